"""Moved passages: words that are cut in one place and added in another, so that their order alone differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.worddiff.tokens import Tokens

__all__ = ["Move", "moves"]

_LEAST_WORDS = 3  # fewer words recur by chance, as `in the region` does
_LEAST_CONTENT = 2  # of these, unless the run is long
_LONG = 6
_MOST_PLACES = 16  # of one run of words in a string that repeats itself, which would take the square of its length


@dataclass(frozen=True, slots=True)
class Move:
    """A run of tokens that stands elsewhere in the other string.

    Attributes:
        begin: first token of the first string.
        end: after its last.
        other: first token of the second string.
        other_end: after its last.
    """

    begin: int
    end: int
    other: int
    other_end: int


def moves(first: Tokens, second: Tokens, cut: Sequence[range], added: Sequence[range]) -> list[Move]:
    """The longest runs of words that stand both in what is cut and in what is added, no word used twice.

    Args:
        first: the one string.
        second: the other.
        cut: runs of tokens of the first that have no place in the second.
        added: runs of tokens of the second that have none in the first.
    """
    here = [[at for at in run if first[at].is_word] for run in cut]
    there = [[at for at in run if second[at].is_word] for run in added]
    chosen: list[Move] = []
    used: set[int] = set()
    other_used: set[int] = set()
    for run in sorted(_runs(first, second, here, there), key=lambda run: (-run.length, run)):
        mine = here[run.number][run.at : run.at + run.length]
        theirs = there[run.other][run.place : run.place + run.length]
        if used.isdisjoint(mine) and other_used.isdisjoint(theirs):
            used.update(mine)
            other_used.update(theirs)
            after = range(mine[-1] + 1, cut[run.number].stop), range(theirs[-1] + 1, added[run.other].stop)
            marks = _marks(first, second, *after)
            chosen.append(Move(mine[0], after[0].start + marks, theirs[0], after[1].start + marks))
    return sorted(chosen, key=lambda move: move.begin)


class _Run(NamedTuple):
    """Words that a cut and an addition share: numbers of both, where the words begin in each, how many there are."""

    number: int
    at: int
    other: int
    place: int
    length: int


def _runs(first: Tokens, second: Tokens, here: list[list[int]], there: list[list[int]]) -> Iterator[_Run]:
    """The longest runs of equal words, long enough not to be chance."""
    keys = [[first[at].key for at in run] for run in here]
    others = [[second[at].key for at in run] for run in there]
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, run in enumerate(others):
        for at in range(len(run) - _LEAST_WORDS + 1):
            found = places.setdefault(tuple(run[at : at + _LEAST_WORDS]), [])
            if len(found) < _MOST_PLACES:
                found.append((number, at))
    for number, run in enumerate(keys):
        for at in range(len(run) - _LEAST_WORDS + 1):
            for other, place in places.get(tuple(run[at : at + _LEAST_WORDS]), ()):
                if at and place and run[at - 1] == others[other][place - 1]:
                    continue  # the run that begins one word earlier is longer
                length = _length(run, at, others[other], place)
                content = sum(first[here[number][at + step]].is_content for step in range(length))
                if content >= _LEAST_CONTENT or length >= _LONG:
                    yield _Run(number, at, other, place, length)


def _length(run: list[str], at: int, other: list[str], place: int) -> int:
    """How many words are equal from two places on."""
    length = 0
    while at + length < len(run) and place + length < len(other) and run[at + length] == other[place + length]:
        length += 1
    return length


def _marks(first: Tokens, second: Tokens, after: range, other_after: range) -> int:
    """How many equal marks follow a run in both strings and move with it."""
    count = 0
    for at, other in zip(after, other_after, strict=False):
        if first[at].is_word or second[other].is_word or first[at].key != second[other].key:
            break
        count += 1
    return count
