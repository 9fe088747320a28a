"""Shingles: stretches of so many words, numbered so that equal ones have one number; what many texts share, quickly."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

__all__ = ["Sets", "holders_of", "repeated", "shared_counts", "shingles"]


def shingles(words: Numbers, size: int) -> Numbers:
    """The number of the shingle that begins at each word: two are equal exactly where all their words are.

    Shingles of 1, 2, 4, … words are numbered by the pairs of halves that they are made of, as in the doubling of
    Manber & Myers 1993 (Suffix arrays, SIAM Journal on Computing 22), so that no hash can collide.

    Args:
        words: a number for each word.
        size: words of a shingle.

    Returns:
        One number for each position at which a whole shingle begins.
    """
    import numpy as np

    if len(words) < size:
        return np.empty(0, dtype=np.int64)
    doubled, length = words, 1  # shingles of `length` words
    made: Numbers | None = None  # shingles of the words put together so far
    done, rest = 0, size
    while True:
        if rest & 1:
            made = doubled if made is None else _joined(made, doubled, done)
            done += length
        rest >>= 1
        if not rest:
            assert made is not None  # noqa: S101 - a size of one or more has a bit
            return made
        doubled = _joined(doubled, doubled, length)
        length *= 2


def _joined(first: Numbers, second: Numbers, after: int) -> Numbers:
    """Numbers of the pairs of a shingle and the one that begins `after` words later."""
    import numpy as np

    count = len(second) - after
    pairs = first[:count].astype(np.int64) * (int(second.max()) + 1) + second[after:]
    _, numbers = np.unique(pairs, return_inverse=True)
    return np.asarray(numbers, dtype=np.int64)


def repeated(numbers: Numbers, owners: Numbers) -> npt.NDArray[np.bool_]:
    """For each position whether its shingle stands in two owners (articles) or more."""
    import numpy as np

    if not len(numbers):
        return np.empty(0, dtype=np.bool_)
    pairs = np.unique(numbers * (int(owners.max()) + 1) + owners)
    counts = np.bincount(pairs // (int(owners.max()) + 1), minlength=int(numbers.max()) + 1)
    found: npt.NDArray[np.bool_] = counts[numbers] > 1
    return found


class Sets:
    """Things that are joined pair by pair, and the groups that result."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def find(self, each: int) -> int:
        """The number that stands for the group of `each`: its smallest member."""
        while self._above[each] != each:
            self._above[each] = self._above[self._above[each]]
            each = self._above[each]
        return each

    def join(self, first: int, second: int) -> None:
        """Put two into one group."""
        one, other = self.find(first), self.find(second)
        self._above[max(one, other)] = min(one, other)

    def groups(self) -> list[list[int]]:
        """All groups, in the order of their smallest members."""
        found: dict[int, list[int]] = {}
        for each in range(len(self._above)):
            found.setdefault(self.find(each), []).append(each)
        return list(found.values())


def shared_counts(holders: Iterable[Sequence[int]], sizes: Sequence[int] | Numbers) -> dict[tuple[int, int], int]:
    """How many shingles two of the holders share, so far as they are paired.

    Each list is ordered and names whoever has one shingle. Neighbours are paired, and the smallest with everybody, so
    that a shingle of a thousand holders makes two thousand pairs and not half a million; whoever shares much is a
    neighbour often, and what lies wholly in others is paired with all of them.

    Args:
        holders: for each shingle who has it.
        sizes: how many shingles each holder has.
    """
    counts: dict[tuple[int, int], int] = {}
    for each in holders:
        least = min(each, key=lambda holder: (sizes[holder], holder))
        pairs = set(pairwise(each))
        pairs.update((min(least, holder), max(least, holder)) for holder in each if holder != least)
        for pair in pairs:
            counts[pair] = counts.get(pair, 0) + 1
    return counts


def holders_of(numbers: Numbers, holders: Numbers) -> list[list[int]]:
    """For each number that two or more have, who has it, in order; `numbers` is sorted and each pair stands once."""
    import numpy as np

    starts = np.flatnonzero(np.diff(numbers, prepend=-1))
    ends = np.append(starts[1:], len(numbers))
    many = np.flatnonzero(ends - starts > 1)
    return [holders[starts[i] : ends[i]].tolist() for i in many]
