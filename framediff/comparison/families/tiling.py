"""Tiling: how much of one wording stands in another in runs of words, in whatever order the runs stand.

Clauses that change places leave their words together. So two wordings are laid out with the longest runs that both
have, no word used twice, until no run of two words is left (greedy string tiling; M. J. Wise, "YAP3: improved detection
of similarities in computer program and other texts", 1996). Words that are alike but scattered make no run, and runs
with fewer than three content words make no likeness: `I don't know` and `I'll tell you what` follow each other anyhow.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.texts.terms import is_function_word

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["tiled", "tiled_share"]

_LEAST_RUN = 2
_LEAST_CONTENT = 3


def tiled_share(first: Sequence[str], second: Sequence[str], least: float) -> float:
    """The share of the shorter row's words that stand in runs in as many words of the longer; 0 for less than `least`.

    Args:
        first: a row of words.
        second: another.
        least: what matters to the caller; it is quicker than to compute it all.
    """
    shorter, longer = sorted((tuple(first), tuple(second)), key=lambda row: (len(row), row))
    size = len(shorter)
    if not size:
        return 0.0
    best = -1
    for common, start in _windows(shorter, longer):
        if common <= best or common < least * size:
            break
        runs = tiled(shorter, longer[start : start + size])
        if sum(not is_function_word(word) for word in runs) >= _LEAST_CONTENT:
            best = max(best, len(runs))
    return best / size if best >= least * size else 0.0


def _windows(shorter: tuple[str, ...], longer: tuple[str, ...]) -> list[tuple[int, int]]:
    """How many words each stretch of the longer row shares with the shorter, and where it begins; most first."""
    wanted = Counter(shorter)
    there: Counter[str] = Counter()
    common = 0
    found = []
    for at, word in enumerate(longer):
        there[word] += 1
        common += there[word] <= wanted[word]
        start = at - len(shorter) + 1
        if start > 0:
            left = longer[start - 1]
            common -= there[left] <= wanted[left]
            there[left] -= 1
        if start >= 0:
            found.append((common, start))
    return sorted(found, key=lambda each: (-each[0], each[1]))


def tiled(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """The words of two rows that stand in runs of two or more that both have, longest runs first, none used twice."""
    mine, theirs = [True] * len(first), [True] * len(second)
    found: list[str] = []
    while True:
        length, at, other = _longest(first, second, mine, theirs)
        if length < _LEAST_RUN:
            return found
        found += first[at : at + length]
        for step in range(length):
            mine[at + step] = theirs[other + step] = False


def _longest(first: Sequence[str], second: Sequence[str], mine: list[bool], theirs: list[bool]) -> tuple[int, int, int]:
    """The longest run of equal words that is free in both rows: its length and where it begins in each."""
    best = (0, 0, 0)
    before = [0] * (len(second) + 1)
    for at, word in enumerate(first):
        lengths = [0] * (len(second) + 1)
        for other, same in enumerate(second) if mine[at] else ():
            if same == word and theirs[other]:
                lengths[other + 1] = length = before[other] + 1
                if length > best[0]:
                    best = (length, at - length + 1, other - length + 1)
        before = lengths
    return best
