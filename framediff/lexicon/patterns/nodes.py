"""The parts that a pattern is made of, and how each goes on from word to word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from framediff.lexicon.patterns.wildcards import has_wildcard, wildcard
from framediff.lexicon.search.joints import GAP, PHRASE
from framediff.words import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from framediff.lexicon.search.passage import Passage

__all__ = [
    "Anchor",
    "Choice",
    "Gap",
    "Literal",
    "Node",
    "Sequence",
    "State",
    "begins_with_gap",
    "choice_of",
    "literal",
    "mirrored",
    "rarity",
    "sequence_of",
    "symbols",
    "window_of",
    "wordless",
]

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


class State(NamedTuple):
    """How far a match has come.

    Attributes:
        next: index of the next word.
        joint: what the place before that word must let through; 0 where the match has not begun.
        end: offset at which the match ends so far.
    """

    next: int
    joint: int
    end: int


@dataclass(frozen=True, slots=True)
class Literal:
    """One word, with or without wildcards."""

    word: str
    case: bool
    test: Callable[[str], bool] | None = field(default=None, compare=False)
    shortest: int = 1
    longest: int = 1
    symbol: str = ""
    exact: bool = False

    def advance(self, passage: Passage, states: set[State]) -> set[State]:
        """The states that follow `states` once this part has been found."""
        found = set()
        for state in states:
            position = state.next
            if position >= passage.size or not passage.fits(position, self):
                continue
            if state.joint and not passage.joint(position - 1) & state.joint:
                continue
            if self.case and not self._has_capitals(passage, position):
                continue
            end = passage.end(position) if self.exact else passage.stem_end(position)
            found.add(State(position + 1, PHRASE, end))
        return found

    def _has_capitals(self, passage: Passage, position: int) -> bool:
        capitals = passage.with_capitals(position)
        form = capitals if self.exact else capitals[: len(passage.stem(position))]
        return self.test(form) if self.test else form == self.word

    def anchors(self) -> tuple[int, tuple[Anchor, ...]]:
        """Words of which one stands wherever this part does, and how telling they are; -1 for none."""
        return rarity(self.symbol), (Anchor(self.symbol, 0, 0),)


@dataclass(frozen=True, slots=True)
class Gap:
    """A bounded number of words, whatever they are."""

    shortest: int
    longest: int

    def advance(self, passage: Passage, states: set[State]) -> set[State]:
        """The states that follow `states` once this part has been found."""
        found = set()
        for state in states:
            for skipped in range(self.longest + 1):
                position = state.next + skipped
                if skipped and (position >= passage.size or not passage.joint(position - 2) & GAP):
                    break
                if skipped >= self.shortest:
                    found.add(State(position, GAP, state.end))
        return found

    def anchors(self) -> tuple[int, tuple[Anchor, ...]]:
        """Words of which one stands wherever this part does, and how telling they are; -1 for none."""
        return -1, ()


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts that follow one another."""

    parts: tuple[Node, ...]
    shortest: int
    longest: int

    def advance(self, passage: Passage, states: set[State]) -> set[State]:
        """The states that follow `states` once this part has been found."""
        for part in self.parts:
            if not states:
                break
            states = part.advance(passage, states)
        return states

    def anchors(self) -> tuple[int, tuple[Anchor, ...]]:
        """Words of which one stands wherever this part does, and how telling they are; -1 for none."""
        best: tuple[int, tuple[Anchor, ...]] = (-1, ())
        first = last = 0
        for part in self.parts:
            weight, found = part.anchors()
            if weight > best[0]:
                best = weight, tuple(Anchor(a.word, a.first + first, a.last + last) for a in found)
            first, last = first + part.shortest, last + part.longest
        return best


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives; with `optional`, none of them is a choice too."""

    parts: tuple[Node, ...]
    optional: bool
    shortest: int
    longest: int

    def advance(self, passage: Passage, states: set[State]) -> set[State]:
        """The states that follow `states` once this part has been found."""
        found = set(states) if self.optional else set()
        for part in self.parts:
            found |= part.advance(passage, states)
        return found

    def anchors(self) -> tuple[int, tuple[Anchor, ...]]:
        """Words of which one stands wherever this part does, and how telling they are; -1 for none."""
        if self.shortest == 0:
            return -1, ()
        each = [part.anchors() for part in self.parts]
        return min(weight for weight, _ in each), tuple(anchor for _, found in each for anchor in found)


Node = Literal | Gap | Sequence | Choice


def rarity(symbol: str) -> int:
    """How telling a word of a pattern is, so far as its letters show it: long words are rarer, wildcards are not."""
    if symbol in _COMMON:
        return 0
    letters = len(symbol) - sum(map(symbol.count, "*?'.&"))
    return letters if has_wildcard(symbol) else 2 * letters


@lru_cache(maxsize=1 << 16)
def literal(word: str, *, case: bool = False) -> Literal:
    """The literal of a word, perhaps with wildcards; its symbol is the word, folded, whatever its capitals."""
    test = wildcard(word) if has_wildcard(word) else None
    return Literal(word, case, test, symbol=fold(word), exact="'" in word)


def sequence_of(parts: list[Node]) -> Node:
    """`parts` as one; a single part stays itself."""
    if len(parts) == 1:
        return parts[0]
    return Sequence(tuple(parts), sum(part.shortest for part in parts), sum(part.longest for part in parts))


def choice_of(options: list[Node], *, optional: bool) -> Node:
    """`options` as alternatives, or, with `optional`, as words that may be left out."""
    shortest = 0 if optional else min(option.shortest for option in options)
    return Choice(tuple(options), optional, shortest, max(option.longest for option in options))


def window_of(parts: list[Node], gap: Gap) -> Node:
    """`parts` in any order, with `gap` between one and the next."""
    orders = []
    for order in permutations(parts):
        spaced: list[Node] = [order[0]]
        for part in order[1:]:
            spaced += [gap, part]
        orders.append(sequence_of(spaced))
    return choice_of(orders, optional=False)


def mirrored(node: Node) -> Node:
    """The node with its parts in reverse order."""
    if isinstance(node, Sequence):
        return Sequence(tuple(mirrored(part) for part in reversed(node.parts)), node.shortest, node.longest)
    if isinstance(node, Choice):
        return Choice(tuple(mirrored(part) for part in node.parts), node.optional, node.shortest, node.longest)
    return node


def begins_with_gap(node: Node) -> bool:
    """Whether a match can begin with words that a gap skips."""
    if isinstance(node, Choice):
        return any(begins_with_gap(part) for part in node.parts)
    if isinstance(node, Sequence):
        for part in node.parts:
            if begins_with_gap(part):
                return True
            if part.shortest:
                return False
    return isinstance(node, Gap)


def symbols(node: Node) -> Iterator[str]:
    """The words of the node's literals, folded."""
    if isinstance(node, Literal):
        yield node.symbol
    elif not isinstance(node, Gap):
        for part in node.parts:
            yield from symbols(part)


def wordless(node: Node) -> Iterator[str]:
    """What a path through the node that has not one letter is written as."""
    if isinstance(node, Literal):
        if not any(letter.isalnum() for letter in node.word):
            yield f"“{node.word}”"
    elif isinstance(node, Choice):
        for part in node.parts:
            yield from wordless(part)
        if node.optional:
            yield "an optional part"
    elif isinstance(node, Gap):
        yield "a gap"
    else:
        each = [next(wordless(part), None) for part in node.parts]
        if all(each):
            yield " ".join(bare for bare in each if bare and bare.startswith("“")) or "it"
