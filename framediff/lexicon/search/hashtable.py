"""A table from 64-bit numbers to small whole numbers that answers for many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Values = NDArray[np.int64]

__all__ = ["HashTable"]

_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2 to the 64 by the golden ratio: spreads neighbours far apart
_LEAST = 10  # bits of the smallest table
_ROOM = 4  # places for each key, so that most are found at the first look


class HashTable:
    """Open addressing over arrays: `get` and `put` take arrays of keys.

    Values are 0 or more; -1 stands for a key that is not there.
    """

    def __init__(self, room: int = 0) -> None:
        """A table that holds `room` keys before it grows."""
        self._count = 0
        self._lay(max(_LEAST, (max(1, room) * _ROOM - 1).bit_length()))

    def _lay(self, bits: int) -> None:
        self._shift = np.uint64(64 - bits)
        self._mask = (1 << bits) - 1
        self._keys = np.zeros(1 << bits, dtype=np.uint64)
        self._values = np.full(1 << bits, -1, dtype=np.int64)

    def __len__(self) -> int:
        return self._count

    def get(self, keys: Keys) -> Values:
        """The value of each of `keys`, -1 where there is none."""
        at = ((keys * _SPREAD) >> self._shift).astype(np.int64)
        found = self._values[at]
        astray = np.flatnonzero((self._keys[at] != keys) & (found >= 0))
        while astray.size:
            at[astray] = (at[astray] + 1) & self._mask
            here = at[astray]
            found[astray] = self._values[here]
            astray = astray[(self._keys[here] != keys[astray]) & (found[astray] >= 0)]
        return found

    def put(self, keys: Keys, values: Values) -> None:
        """Give `keys`, which differ from each other and from those there, their values."""
        if (self._count + keys.size) * 2 > self._mask:
            old = self._values >= 0
            kept = self._keys[old], self._values[old]
            self._lay(((self._count + keys.size) * _ROOM).bit_length())
            self._place(*kept)
        self._place(keys, values)
        self._count += int(keys.size)

    def _place(self, keys: Keys, values: Values) -> None:
        at = ((keys * _SPREAD) >> self._shift).astype(np.int64)
        waiting = np.arange(keys.size)
        while waiting.size:
            here = at[waiting]
            free = self._values[here] < 0
            # of several keys that want one free place the last one written has it; the others go on
            self._values[here[free]] = values[waiting[free]]
            self._keys[here[free]] = keys[waiting[free]]
            waiting = waiting[self._keys[here] != keys[waiting]]
            at[waiting] = (at[waiting] + 1) & self._mask
