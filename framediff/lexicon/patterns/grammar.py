"""The pattern language of lexicon entries: words and their forms, alternatives, optional words, gaps and windows."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from framediff.lexicon.patterns.inflection import noun_forms, verb_forms
from framediff.lexicon.patterns.nodes import (
    Gap,
    State,
    begins_with_gap,
    choice_of,
    literal,
    mirrored,
    sequence_of,
    window_of,
    wordless,
)
from framediff.lexicon.search.joints import LOOSE
from framediff.words import fold, fold_glyphs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framediff.lexicon.patterns.nodes import Anchor, Node
    from framediff.lexicon.search.passage import Passage

__all__ = ["WIDEST_GAP", "Pattern", "PatternError", "is_plain", "parse_pattern"]

WIDEST_GAP = 10
"""The most words that a gap may skip; wider ones join what does not belong together."""

_WORDS = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*")
_TERM = r"(?:[^\W_]{1,40}(?:['’][^\W\d_]{1,3}|\?[^\W_]{1,20})?\*?|[^\W\d_]{1,40}(?:\?[^\W\d_]{1,20})?[+~])"
_PHRASES = rf"{_TERM}(?:[ |-]{_TERM})*"
_OPTION = rf"\[{_PHRASES}\]"
_ITEM = rf"(?:{_TERM}|\({_PHRASES}\))(?:[|-](?:{_TERM}|\({_PHRASES}\)))*"
_GAPPED = rf"{_ITEM}(?: (?:{_OPTION}|(?:\{{0-(?:10|\d)\}} )?{_ITEM}))*"
_WINDOW = rf"\{{0-(?:10|\d): {_ITEM}(?: & {_ITEM}){{1,3}}\}}"
_PLAIN = re.compile(rf"(?:{_OPTION} )*(?:{_GAPPED}|{_WINDOW})")
_WORD_CHARACTERS = re.compile(r"[^\W_](?:[\w*?'.&]*[\w*?'&])?|[*?][\w*?'.&]*|\.[\w*?'&]+")
_DEEPEST = 10  # groups within groups; nobody can read more
_GAP = re.compile(r"\{(\d{1,3})-(\d{1,3})(\}|:\s)")
_MOST_PARTS = 4  # of a window: each more multiplies the orders in which they may stand


class PatternError(ValueError):
    """A pattern cannot be read; `position` counts its characters from 1, 0 where no single place is at fault."""

    def __init__(self, reason: str, position: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.position = position


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready for matching.

    Attributes:
        source: as the lexicon has it.
        anchors: words of which at least one stands in every match.
    """

    source: str
    root: Node = field(repr=False)
    anchors: tuple[Anchor, ...] = field(repr=False)

    def ends_from(self, passage: Passage, start: int, joint: int = 0) -> list[tuple[int, int]]:
        """Every match that begins at word `start`: index of the word after it, and the offset at which it ends.

        `joint` is what the place before `start` must let through; 0 where nothing stands before.
        """
        states = self.root.advance(passage, {State(start, joint, -1)})
        return [(state.next, state.end) for state in states if state.next > start]

    def stands_before(self, passage: Passage, index: int) -> tuple[int, int] | None:
        """The span of a match that ends directly before word `index`, or None."""
        if index == 0 or not passage.joint(index - 1) & LOOSE:
            return None
        for start in range(max(0, index - self.root.longest), index - self.root.shortest + 1):
            for after, end in self.ends_from(passage, start):
                if after == index:
                    return passage.start(start), end
        return None

    def stands_after(self, passage: Passage, index: int) -> tuple[int, int] | None:
        """The span of a match that begins directly at word `index`, joined to the word before, or None."""
        if not 0 < index < passage.size:
            return None
        ends = self.ends_from(passage, index, LOOSE)
        return (passage.start(index), max(end for _, end in ends)) if ends else None

    def stands_in(self, passage: Passage, indices: Iterable[int], limit: int) -> tuple[int, int] | None:
        """The span of the first match that begins at one of `indices` and ends before word `limit`, or None."""
        for index in indices:
            for after, end in self.ends_from(passage, index):
                if after <= limit:
                    return passage.start(index), end
        return None


@lru_cache(maxsize=1 << 15)
def parse_pattern(source: str, *, case: bool = False) -> Pattern:
    """Read `source`.

    Raises:
        PatternError: it cannot be read, it holds no word, or it would match any word at all.
    """
    if _WORDS.fullmatch(source):
        words = (source if case else source.lower()).split(" ")
        root = sequence_of([literal(word, case=case) for word in words])
        return Pattern(source, root, root.anchors()[1])
    root = _Parser(source, case=case).parse()
    if root.shortest == 0:
        raise PatternError("every part of it is optional, so it can never stand for anything")
    if "{" in source and any(begins_with_gap(node) for node in (root, mirrored(root))):
        raise PatternError("a gap stands at its beginning or end, but a gap belongs between words")
    bare = next(wordless(root), None) if "*" in source or "?" in source else None
    if bare is not None:
        raise PatternError(f"{bare} matches any word at all: give it at least one letter")
    return Pattern(source, root, root.anchors()[1])


def is_plain(source: str) -> bool:
    """Whether `source` is surely a pattern: words with their marks, alternatives and optional words, one gap at a time.

    Quicker than reading it; what is not plain may be a pattern too.
    """
    return _PLAIN.fullmatch(source) is not None


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

    def parse(self) -> Node:
        if not self.text.strip():
            raise PatternError("it is empty")
        root = self._sequence(closing="")
        if self.at < len(self.text):
            raise self._error(f"“{self.text[self.at]}” closes nothing")
        return root

    def _error(self, reason: str, at: int | None = None) -> PatternError:
        return PatternError(reason, (self.at if at is None else at) + 1)

    def _sequence(self, closing: str) -> Node:
        """Parts up to `closing`; in a group or an optional part also up to the next `|`, in a window up to `&`."""
        parts: list[Node] = []
        grouped = closing in (")", "]") and closing
        while True:
            self._skip_space()
            here = self.text[self.at : self.at + 1]
            if here in (")", "]", "}") or not here or (grouped and here == "|") or (closing == "}" and here == "&"):
                break
            parts.append(self._compound() if grouped else self._alternatives())
        if not parts:
            raise self._error("a word is missing")
        return sequence_of(parts)

    def _skip_space(self) -> None:
        while self.at < len(self.text) and (self.text[self.at].isspace() or self.text[self.at] == "-"):
            self.at += 1

    def _alternatives(self) -> Node:
        """Compounds with `|` between them and no space: the form that needs no brackets."""
        options = [self._compound()]
        while self.text.startswith("|", self.at):
            self.at += 1
            if self.at == len(self.text) or self.text[self.at].isspace():
                raise self._error("“|” must touch the words on both sides; for phrases write (one phrase|other phrase)")
            options.append(self._compound())
        return options[0] if len(options) == 1 else choice_of(options, optional=False)

    def _compound(self) -> Node:
        """Atoms that hyphens join."""
        parts = [self._atom()]
        while self.text.startswith("-", self.at) and self.text[self.at + 1 : self.at + 2].strip(" |)]}-"):
            self.at += 1
            parts.append(self._atom())
        if self.text.startswith("-", self.at):
            self.at += 1
        following = self.text[self.at : self.at + 1]
        if following and not following.isspace() and following not in "|)]}-":
            if following not in "([{*?" and not following.isalnum():
                raise self._error(f"“{following}” cannot stand in a pattern")
            raise self._error(f"“{following}” touches what stands before it: put a space or a hyphen between")
        return sequence_of(parts)

    def _atom(self) -> Node:
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
        mark = self.text[self.at : self.at + 1]
        if mark in ("+", "~") and mark:
            return self._inflected(form, mark)
        return literal(form, case=self.case)

    def _inflected(self, form: str, mark: str) -> Node:
        """A noun with its plural (`+`), or a verb with all its forms (`~`)."""
        if not (form.replace("?", "").isalpha() and form[-1].isalpha()):
            raise self._error(f"“{mark}” belongs to a word of letters; of the wildcards only “?” may stand inside it")
        self.at += 1
        forms = noun_forms(form) if mark == "+" else verb_forms(form)
        options: list[Node] = [literal(each, case=self.case) for each in forms]
        return options[0] if len(options) == 1 else choice_of(options, optional=False)

    def _group(self, closing: str) -> Node:
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
        return choice_of(options, optional=closing == "]")

    def _gap(self) -> Node:
        """A gap, or a window: parts in any order with a gap between one and the next."""
        opened = self.at
        gap = _GAP.match(self.text, self.at)
        if gap is None:
            raise self._error(
                "a gap is written {0-3}: the fewest and the most words that may stand there; words in any order are "
                "written {0-3: one & other}"
            )
        low, high = int(gap[1]), int(gap[2])
        if low > high:
            raise self._error(f"a gap of {low} to {high} words is empty")
        if high > WIDEST_GAP:
            raise self._error(f"a gap may be at most {WIDEST_GAP} words wide, not {high}")
        self.at = gap.end()
        return Gap(low, high) if gap[3] == "}" else self._window(opened, Gap(low, high))

    def _window(self, opened: int, gap: Gap) -> Node:
        if self.depth == _DEEPEST:
            raise self._error(f"groups stand in groups more than {_DEEPEST} deep")
        self.depth += 1
        parts = [self._sequence("}")]
        while self.text.startswith("&", self.at):
            self.at += 1
            parts.append(self._sequence("}"))
        if not self.text.startswith("}", self.at):
            if self.at == len(self.text):
                raise self._error(f"“{self.text[opened]}” is never closed", opened)
            raise self._error(f"“{self.text[self.at]}” stands where “}}” was expected")
        self.at += 1
        self.depth -= 1
        if not 1 < len(parts) <= _MOST_PARTS:
            raise self._error(
                f"a window has 2 to {_MOST_PARTS} parts with “ & ” between them, not {len(parts)}", opened
            )
        if any(part.shortest == 0 for part in parts):
            raise self._error("a part of a window may not be wholly optional", opened)
        return window_of(parts, gap)
