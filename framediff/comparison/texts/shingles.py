"""Shingles: runs of consecutive words as numbers, by which articles that share text are found without reading pairs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framediff.article import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framediff.comparison.texts.wordcolumns import WordColumns

    Numbers = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

__all__ = ["WORDS", "Overlap", "Shingled", "overlaps", "shingled"]

WORDS = 5
"""How many words make a shingle; `copies.py` says what was measured."""

_WINDOW = 16
"""To how many of the next articles that have a shingle each is paired.

Of a shingle in up to 17 articles every pair is seen; of one in more (an outlet's footer, a story in fifty papers) those
near each other in the order of articles, so that the work stays in proportion to the text.
"""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(33)


class Overlap(NamedTuple):
    """How many shingles two articles share, by their numbers, and how many each has, every one counted once."""

    first: int
    second: int
    shared: int
    first_size: int
    second_size: int


@dataclass(frozen=True, slots=True)
class Shingled:
    """Articles as columns of shingles.

    Attributes:
        columns: their words.
        shingles: of each word the number of the shingle that begins with it.
        begins: of each word whether a whole shingle begins with it.
    """

    columns: WordColumns
    shingles: Hashes = field(repr=False)
    begins: NDArray[np.bool_] = field(repr=False)
    _sorted: dict[int, Hashes] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __len__(self) -> int:
        return len(self.columns)

    def of(self, number: int) -> Hashes:
        """The shingles of an article, each once, sorted."""
        if number not in self._sorted:
            part = self.columns.of(number)
            self._sorted[number] = np.unique(self.shingles[part][self.begins[part]])
        return self._sorted[number]

    def same(self, first: int, second: int) -> bool:
        """Whether two articles have the same words in the same order."""
        words = self.columns.words
        return bool(np.array_equal(words[self.columns.of(first)], words[self.columns.of(second)]))

    def shared(self, first: int, second: int) -> list[tuple[Span, int]]:
        """The passages of `first` whose shingles all stand in `second`, with their words; in order."""
        part = self.columns.of(first)
        other = self.of(second)
        if not other.size:
            return []
        ours = self.shingles[part]
        there = other[np.minimum(np.searchsorted(other, ours), other.size - 1)] == ours
        places = np.flatnonzero(there & self.begins[part])
        if not places.size:
            return []
        breaks = np.flatnonzero(np.diff(places) > WORDS)
        firsts = places[np.concatenate(([0], breaks + 1))] + part.start
        lasts = places[np.concatenate((breaks, [places.size - 1]))] + part.start + WORDS - 1
        starts, ends = self.columns.starts, self.columns.ends
        return [(Span(int(starts[a]), int(ends[b])), int(b - a) + 1) for a, b in zip(firsts, lasts, strict=True)]


def shingled(columns: WordColumns) -> Shingled:
    """The shingles of articles."""
    size = columns.words.size
    padded = np.concatenate((columns.words, np.zeros(WORDS, dtype=np.uint64)))
    shingles = np.zeros(size, dtype=np.uint64)
    for place in range(WORDS):
        shingles *= _FACTOR
        shingles += padded[place : place + size]
    shingles ^= shingles >> _HALF
    shingles *= _MIX
    shingles ^= shingles >> _HALF
    begins = np.ones(size, dtype=bool)
    for place in range(1, WORDS):
        last = columns.bounds[1:] - place
        begins[last[last >= columns.bounds[:-1]]] = False
    return Shingled(columns, shingles, begins)


def overlaps(articles: Shingled, least: float, many: int) -> list[Overlap]:
    """The pairs of articles that share `many` shingles or the share `least` of either's; in order.

    Of an article that shares its text with more than some dozen others not every pair is given, but always some.
    Shingles are told apart by 40 bits or more: of ten million, some hundred are taken for one another.
    """
    number_of = len(articles)
    if number_of < 2:  # noqa: PLR2004 - a pair
        return []
    packed = _packed(articles)
    if not packed.size:
        return []
    low = np.uint64((number_of - 1).bit_length())
    owner = (packed & ((np.uint64(1) << low) - np.uint64(1))).astype(np.int64)
    sizes = np.bincount(owner, minlength=number_of)
    number = packed >> low
    follows = number[1:] == number[:-1]
    several = np.concatenate((follows, [False])) | np.concatenate(([False], follows))
    keys, counts = _paired(number[several], owner[several], number_of)
    first, second = keys // number_of, keys % number_of
    enough = (counts >= many) | (counts >= least * np.minimum(sizes[first], sizes[second]))
    return [
        Overlap(*each)
        for each in zip(
            *(column[enough].tolist() for column in (first, second, counts, sizes[first], sizes[second])), strict=True
        )
    ]


def _packed(articles: Shingled) -> Hashes:
    """Every shingle of every article once, sorted: its number in the high bits, its article in the low ones."""
    low = np.uint64((len(articles) - 1).bit_length())
    owner = articles.columns.owners.astype(np.uint64)[articles.begins]
    packed: Hashes = ((articles.shingles[articles.begins] >> low) << low) | owner
    packed.sort()
    return packed[np.concatenate(([True], packed[1:] != packed[:-1]))] if packed.size else packed


def _paired(number: Hashes, owner: Numbers, articles: int) -> tuple[Numbers, Numbers]:
    """The pairs of articles that share shingles, each as one number, and how many of them."""
    keys, counts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for apart in range(1, _WINDOW + 1):
        same = number[apart:] == number[:-apart]
        if not same.any():
            break
        some, times = np.unique(owner[:-apart][same] * articles + owner[apart:][same], return_counts=True)
        keys.append(some)
        counts.append(times.astype(np.int64))
    every, place = np.unique(np.concatenate(keys), return_inverse=True)
    return every, np.bincount(place, weights=np.concatenate(counts), minlength=every.size).astype(np.int64)
