"""Rows of numbers of different lengths, kept end to end so that many can be read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

__all__ = ["Rows"]


class Rows:
    """Rows of numbers; more may be added."""

    def __init__(self, rows: Iterable[Sequence[int]] = ()) -> None:
        self._new: list[Sequence[int]] = list(rows)
        self._numbers = np.zeros(0, dtype=np.int64)
        self._starts = np.zeros(0, dtype=np.int64)
        self._counts = np.zeros(0, dtype=np.int64)
        self._single = True

    def __len__(self) -> int:
        return self._counts.size + len(self._new)

    def append(self, row: Sequence[int]) -> None:
        """Add a row at the end."""
        self._new.append(row)

    def counts(self) -> Numbers:
        """How many numbers each row has."""
        if self._new:
            counts = np.array([len(row) for row in self._new], dtype=np.int64)
            starts = np.cumsum(counts) - counts + self._numbers.size
            numbers = np.array([number for row in self._new for number in row], dtype=np.int64)
            self._numbers = np.concatenate((self._numbers, numbers))
            self._starts = np.concatenate((self._starts, starts))
            self._counts = np.concatenate((self._counts, counts))
            self._single = self._single and bool(counts.max() <= 1)
            self._new = []
        return self._counts

    def of(self, which: Numbers) -> tuple[Numbers, Numbers]:
        """The numbers of the rows `which`: for each its place in `which`, and the number."""
        sizes = self.counts()[which]
        if self._single:
            places = np.flatnonzero(sizes)
            return places, self._numbers[self._starts[which[places]]]
        ends = np.cumsum(sizes)
        places = np.repeat(np.arange(which.size), sizes)
        shift = self._starts[which] - (ends - sizes)
        return places, self._numbers[shift[places] + np.arange(places.size)]
