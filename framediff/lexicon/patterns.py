"""The pattern language of lexicon entries: words, wildcards, alternatives, optional words and bounded gaps."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from framediff.lexicon.passage import GAP, LOOSE, PHRASE
from framediff.lexicon.wildcards import has_wildcard, wildcard
from framediff.words import fold, fold_glyphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from framediff.lexicon.passage import Passage

__all__ = ["WIDEST_GAP", "Anchor", "Pattern", "PatternError", "parse_pattern"]

WIDEST_GAP = 10
"""The most words that a gap may skip; wider ones join what does not belong together."""

_WORD_CHARACTERS = re.compile(r"[^\W_](?:[\w*?'.&]*[\w*?'&])?|[*?][\w*?'.&]*|\.[\w*?'&]+")
_DEEPEST = 10  # groups within groups; nobody can read more
_GAP = re.compile(r"\{(\d{1,3})-(\d{1,3})\}")
# Words so common that a pattern is better looked up by any other of its words
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        a about after against all also among an and any are as at be been before between both but by can
        could did do for from had has have he her his i in into is it its may more most no not of on one or
        other our out over said she so some such than that the their them there these they this those to
        under up was we were what when which who will with would you
        """,
    )
)


class PatternError(ValueError):
    """A pattern cannot be read; `position` counts its characters from 1, 0 where no single place is at fault."""

    def __init__(self, reason: str, position: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position = position


class Anchor(NamedTuple):
    """A word that must stand in every match of a pattern (or one of several of which one must).

    Attributes:
        word: its form, folded, perhaps with wildcards.
        first: the fewest words of a match that can stand before it.
        last: the most.
    """

    word: str
    first: int
    last: int


class _State(NamedTuple):
    """How far a match has come: the next word, what the joint before it must let through, where the match ends."""

    next: int
    joint: int
    end: int


@dataclass(frozen=True, slots=True)
class _Literal:
    """One word, with or without wildcards."""

    word: str
    case: bool
    test: Callable[[str], bool] | None = field(default=None, compare=False)
    shortest: int = 1
    longest: int = 1

    def advance(self, passage: Passage, states: set[_State]) -> set[_State]:
        found = set()
        for state in states:
            position = state.next
            if position >= len(passage.words):
                continue
            if state.joint and not passage.joints[position - 1] & state.joint:
                continue
            word = passage.words[position]
            exact = "'" in self.word
            if self.case:
                capitals = passage.with_capitals(word)
                form = capitals if exact else capitals[: len(word.stem)]
            else:
                form = word.text if exact else word.stem
            if self.test(form) if self.test else form == self.word:
                found.add(_State(position + 1, PHRASE, word.end if exact else word.stem_end))
        return found

    def anchors(self) -> tuple[int, tuple[Anchor, ...]]:
        folded = fold(self.word)
        letters = sum(letter not in "*?'.&" for letter in folded)
        weight = 0 if folded in _COMMON else letters * (1 if self.test else 2)
        return weight, (Anchor(folded, 0, 0),)


@dataclass(frozen=True, slots=True)
class _Gap:
    """A bounded number of words, whatever they are."""

    shortest: int
    longest: int

    def advance(self, passage: Passage, states: set[_State]) -> set[_State]:
        found = set()
        for state in states:
            for skipped in range(self.longest + 1):
                position = state.next + skipped
                if skipped and (position > len(passage.joints) or not passage.joints[position - 2] & GAP):
                    break
                if skipped >= self.shortest:
                    found.add(_State(position, GAP, state.end))
        return found

    def anchors(self) -> tuple[int, tuple[Anchor, ...]]:
        return -1, ()


@dataclass(frozen=True, slots=True)
class _Sequence:
    """Parts that follow one another."""

    parts: tuple[_Node, ...]
    shortest: int
    longest: int

    def advance(self, passage: Passage, states: set[_State]) -> set[_State]:
        for part in self.parts:
            if not states:
                break
            states = part.advance(passage, states)
        return states

    def anchors(self) -> tuple[int, tuple[Anchor, ...]]:
        best: tuple[int, tuple[Anchor, ...]] = (-1, ())
        first = last = 0
        for part in self.parts:
            weight, found = part.anchors()
            if weight > best[0]:
                best = weight, tuple(Anchor(a.word, a.first + first, a.last + last) for a in found)
            first, last = first + part.shortest, last + part.longest
        return best


@dataclass(frozen=True, slots=True)
class _Choice:
    """Alternatives; with `optional`, none of them is a choice too."""

    parts: tuple[_Node, ...]
    optional: bool
    shortest: int
    longest: int

    def advance(self, passage: Passage, states: set[_State]) -> set[_State]:
        found = set(states) if self.optional else set()
        for part in self.parts:
            found |= part.advance(passage, states)
        return found

    def anchors(self) -> tuple[int, tuple[Anchor, ...]]:
        if self.shortest == 0:
            return -1, ()
        each = [part.anchors() for part in self.parts]
        return min(weight for weight, _ in each), tuple(anchor for _, found in each for anchor in found)


_Node = _Literal | _Gap | _Sequence | _Choice


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready for matching.

    Attributes:
        source: as the lexicon has it.
        anchors: words of which at least one stands in every match.
    """

    source: str
    root: _Node = field(repr=False)
    anchors: tuple[Anchor, ...] = field(repr=False)

    def ends_from(self, passage: Passage, start: int, joint: int = 0) -> list[tuple[int, int]]:
        """Every match that begins at word `start`: index of the word after it, and the offset at which it ends.

        `joint` is what the place before `start` must let through; 0 where nothing stands before.
        """
        states = self.root.advance(passage, {_State(start, joint, -1)})
        return [(state.next, state.end) for state in states if state.next > start]

    def stands_before(self, passage: Passage, index: int) -> tuple[int, int] | None:
        """The span of a match that ends directly before word `index`, or None."""
        if index == 0 or not passage.joints[index - 1] & LOOSE:
            return None
        for start in range(max(0, index - self.root.longest), index - self.root.shortest + 1):
            for after, end in self.ends_from(passage, start):
                if after == index:
                    return passage.words[start].start, end
        return None

    def stands_after(self, passage: Passage, index: int) -> tuple[int, int] | None:
        """The span of a match that begins directly at word `index`, joined to the word before, or None."""
        if not 0 < index < len(passage.words):
            return None
        ends = self.ends_from(passage, index, LOOSE)
        return (passage.words[index].start, max(end for _, end in ends)) if ends else None

    def stands_in(self, passage: Passage, indices: Iterable[int], limit: int) -> tuple[int, int] | None:
        """The span of the first match that begins at one of `indices` and ends before word `limit`, or None."""
        for index in indices:
            for after, end in self.ends_from(passage, index):
                if after <= limit:
                    return passage.words[index].start, end
        return None


def parse_pattern(source: str, *, case: bool = False) -> Pattern:
    """Read `source`.

    Raises:
        PatternError: it cannot be read, it holds no word, or it would match any word at all.
    """
    root = _Parser(source, case=case).parse()
    if root.shortest == 0:
        raise PatternError("every part of it is optional, so it can never stand for anything")
    if any(_begins_with_gap(node) for node in (root, _mirrored(root))):
        raise PatternError("a gap stands at its beginning or end, but a gap belongs between words")
    bare = next(_bare_paths(root), None)
    if bare is not None:
        raise PatternError(f"{bare} matches any word at all: give it at least one letter")
    return Pattern(source, root, root.anchors()[1])


class _Parser:
    """A recursive descent over one pattern."""

    def __init__(self, source: str, *, case: bool) -> None:
        self.source = source
        self.text = unicodedata.normalize("NFC", fold_glyphs(source))
        if len(self.text) != len(source):  # composed letters would shift the positions that refusals name
            self.source = self.text
        if not case:
            self.text = fold(self.text)
        self.case = case
        self.at = 0
        self.depth = 0

    def parse(self) -> _Node:
        if not self.text.strip():
            raise PatternError("it is empty")
        root = self._sequence(closing="")
        if self.at < len(self.text):
            raise self._error(f"“{self.text[self.at]}” closes nothing")
        return root

    def _error(self, reason: str, at: int | None = None) -> PatternError:
        return PatternError(reason, (self.at if at is None else at) + 1)

    def _sequence(self, closing: str) -> _Node:
        """Parts up to `closing`; inside a group or an optional part also up to the next `|`."""
        parts: list[_Node] = []
        while True:
            self._skip_space()
            here = self.text[self.at : self.at + 1]
            if here in (")", "]") or not here or (closing and here == "|"):
                break
            parts.append(self._compound() if closing else self._alternatives())
        if not parts:
            raise self._error("a word is missing")
        return _sequence(parts)

    def _skip_space(self) -> None:
        while self.at < len(self.text) and (self.text[self.at].isspace() or self.text[self.at] == "-"):
            self.at += 1

    def _alternatives(self) -> _Node:
        """Compounds with `|` between them and no space: the form that needs no brackets."""
        options = [self._compound()]
        while self.text.startswith("|", self.at):
            self.at += 1
            if self.at == len(self.text) or self.text[self.at].isspace():
                raise self._error("“|” must touch the words on both sides; for phrases write (one phrase|other phrase)")
            options.append(self._compound())
        return options[0] if len(options) == 1 else _choice(options, optional=False)

    def _compound(self) -> _Node:
        """Atoms that hyphens join."""
        parts = [self._atom()]
        while self.text.startswith("-", self.at) and self.text[self.at + 1 : self.at + 2].strip(" |)]-"):
            self.at += 1
            parts.append(self._atom())
        if self.text.startswith("-", self.at):
            self.at += 1
        following = self.text[self.at : self.at + 1]
        if following and not following.isspace() and following not in "|)]-":
            raise self._error(f"“{following}” touches what stands before it: put a space or a hyphen between")
        return _sequence(parts)

    def _atom(self) -> _Node:
        here = self.text[self.at : self.at + 1]
        if here in ("(", "["):
            return self._group(")" if here == "(" else "]")
        if here == "{":
            return self._gap()
        if here == "|":
            raise self._error("“|” must touch the words on both sides; for phrases write (one phrase|other phrase)")
        word = _WORD_CHARACTERS.match(self.text, self.at)
        if word is None:
            raise self._error(f"“{self.source[self.at]}” cannot stand in a pattern")
        self.at = word.end()
        if self.text.startswith(".", self.at):  # the last full stop of an abbreviation is no part of a word
            self.at += 1
        form = word.group().strip(".")
        test = wildcard(form) if has_wildcard(form) else None
        return _Literal(form, self.case, test)

    def _group(self, closing: str) -> _Node:
        opened = self.at
        if self.depth == _DEEPEST:
            raise self._error(f"groups stand in groups more than {_DEEPEST} deep")
        self.at += 1
        self.depth += 1
        options = [self._sequence(closing)]
        while self.text.startswith("|", self.at):
            self.at += 1
            options.append(self._sequence(closing))
        if not self.text.startswith(closing, self.at):
            if self.at == len(self.text):
                raise self._error(f"“{self.text[opened]}” is never closed", opened)
            raise self._error(f"“{self.text[self.at]}” stands where “{closing}” was expected")
        self.at += 1
        self.depth -= 1
        return _choice(options, optional=closing == "]")

    def _gap(self) -> _Node:
        gap = _GAP.match(self.text, self.at)
        if gap is None:
            raise self._error("a gap is written {0-3}: the fewest and the most words that may stand there")
        low, high = int(gap[1]), int(gap[2])
        if low > high:
            raise self._error(f"a gap of {low} to {high} words is empty")
        if high > WIDEST_GAP:
            raise self._error(f"a gap may be at most {WIDEST_GAP} words wide, not {high}")
        self.at = gap.end()
        return _Gap(low, high)


def _sequence(parts: list[_Node]) -> _Node:
    if len(parts) == 1:
        return parts[0]
    return _Sequence(tuple(parts), sum(part.shortest for part in parts), sum(part.longest for part in parts))


def _choice(options: list[_Node], *, optional: bool) -> _Node:
    shortest = 0 if optional else min(option.shortest for option in options)
    return _Choice(tuple(options), optional, shortest, max(option.longest for option in options))


def _mirrored(node: _Node) -> _Node:
    """The node with its parts in reverse order."""
    if isinstance(node, _Sequence):
        return _Sequence(tuple(_mirrored(part) for part in reversed(node.parts)), node.shortest, node.longest)
    if isinstance(node, _Choice):
        return _Choice(tuple(_mirrored(part) for part in node.parts), node.optional, node.shortest, node.longest)
    return node


def _begins_with_gap(node: _Node) -> bool:
    """Whether a match can begin with words that a gap skips."""
    if isinstance(node, _Choice):
        return any(_begins_with_gap(part) for part in node.parts)
    if isinstance(node, _Sequence):
        for part in node.parts:
            if _begins_with_gap(part):
                return True
            if part.shortest:
                return False
    return isinstance(node, _Gap)


def _bare_paths(node: _Node) -> Iterator[str]:
    """What a path through the node that has not one letter is written as."""
    if isinstance(node, _Literal):
        if not any(letter.isalnum() for letter in node.word):
            yield f"“{node.word}”"
    elif isinstance(node, _Choice):
        for part in node.parts:
            yield from _bare_paths(part)
        if node.optional:
            yield "an optional part"
    elif isinstance(node, _Gap):
        yield "a gap"
    else:
        each = [next(_bare_paths(part), None) for part in node.parts]
        if all(each):
            yield " ".join(bare for bare in each if bare and bare.startswith("“")) or "it"
