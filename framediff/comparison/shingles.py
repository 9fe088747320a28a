"""Shingles: runs of consecutive words as numbers, by which articles that share text are found without reading pairs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framediff.article import Span
from framediff.lexicon.search.block import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from framediff.article import Article

    Numbers = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

__all__ = ["WORDS", "Overlap", "Shingled", "overlaps", "shingled"]

WORDS = 5
"""How many words make a shingle; `copies.py` says what was measured."""

_BLOCK = 2_000_000  # characters read at once: some hundred megabytes of columns at most
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
    """Articles as columns of words.

    Attributes:
        bounds: where the words of each article begin, and where the last ends.
        starts: of each word, in its article's text.
        ends: the same.
        shingles: of each word the number of the shingle that begins with it.
        begins: of each word whether a whole shingle begins with it.
    """

    bounds: Numbers = field(repr=False)
    starts: Numbers = field(repr=False)
    ends: Numbers = field(repr=False)
    shingles: Hashes = field(repr=False)
    begins: NDArray[np.bool_] = field(repr=False)

    def __len__(self) -> int:
        return int(self.bounds.size) - 1

    def words(self, number: int) -> int:
        """How many words an article has."""
        return int(self.bounds[number + 1] - self.bounds[number])

    def of(self, number: int) -> Hashes:
        """The shingles of an article, each once, sorted."""
        part = slice(int(self.bounds[number]), int(self.bounds[number + 1]))
        return np.unique(self.shingles[part][self.begins[part]])

    def same(self, first: int, second: int) -> bool:
        """Whether two articles have the same words in the same order."""
        a = slice(int(self.bounds[first]), int(self.bounds[first + 1]))
        b = slice(int(self.bounds[second]), int(self.bounds[second + 1]))
        return bool(np.array_equal(self.shingles[a][self.begins[a]], self.shingles[b][self.begins[b]]))

    def shared(self, first: int, second: int) -> list[tuple[Span, int]]:
        """The passages of `first` whose shingles all stand in `second`, with their words; in order."""
        part = slice(int(self.bounds[first]), int(self.bounds[first + 1]))
        there = self.begins[part] & np.isin(self.shingles[part], self.of(second))
        places = np.flatnonzero(there)
        if not places.size:
            return []
        breaks = np.flatnonzero(np.diff(places) > WORDS)
        firsts = places[np.concatenate(([0], breaks + 1))] + part.start
        lasts = places[np.concatenate((breaks, [places.size - 1]))] + part.start + WORDS - 1
        return [
            (Span(int(self.starts[a]), int(self.ends[b])), int(b - a) + 1) for a, b in zip(firsts, lasts, strict=True)
        ]


def shingled(articles: Sequence[Article]) -> Shingled:
    """The words of the scored zones of `articles`, folded: glyphs, case, and white space make no difference."""
    columns = list(_columns(articles))
    counts = np.concatenate([counts for counts, _, _, _ in columns]) if columns else np.zeros(0, dtype=np.int64)
    bounds = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    starts, ends = (
        np.concatenate([each[place] for each in columns]) if columns else np.zeros(0, dtype=np.int64)
        for place in (1, 2)
    )
    words = np.concatenate([each[3] for each in columns]) if columns else np.zeros(0, dtype=np.uint64)
    size = words.size
    padded = np.concatenate((words, np.zeros(WORDS, dtype=np.uint64)))
    shingles = np.zeros(size, dtype=np.uint64)
    for place in range(WORDS):
        shingles *= _FACTOR
        shingles += padded[place : place + size]
    shingles ^= shingles >> _HALF
    shingles *= _MIX
    shingles ^= shingles >> _HALF
    begins = np.ones(size, dtype=bool)
    for place in range(1, WORDS):
        last = bounds[1:] - place
        begins[last[(last >= bounds[:-1]) & (last >= 0)]] = False
    return Shingled(bounds, starts, ends, shingles, begins)


def _columns(articles: Sequence[Article]) -> Iterator[tuple[Numbers, Numbers, Numbers, Hashes]]:
    """Of some articles at a time: how many words each has, and of each word its start, end and number."""
    group: list[Article] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article.text)
        if size > _BLOCK:
            yield _read(group)
            group, size = [], 0
    if group:
        yield _read(group)


def _read(articles: Sequence[Article]) -> tuple[Numbers, Numbers, Numbers, Hashes]:
    zones = [(number, article.text, zone.span) for number, article in enumerate(articles) for zone in article.scored]
    block = Block([(text, span) for _, text, span in zones])
    # Which stretch a word stands in, and by how much its offset differs from that in its article.
    stretch = np.searchsorted(block.stretches, block.starts, side="right") - 1
    begins = np.array([span.start for _, _, span in zones], dtype=np.int64)
    shift = (begins - block.stretches)[stretch] if zones else np.zeros(0, dtype=np.int64)
    owner = np.array([number for number, _, _ in zones], dtype=np.int64)
    counts = np.bincount(owner[stretch], minlength=len(articles)) if zones else np.zeros(len(articles), dtype=np.int64)
    return counts.astype(np.int64), block.starts + shift, block.ends + shift, block.hashes


def overlaps(columns: Shingled, least: float, many: int) -> list[Overlap]:
    """The pairs of articles that share `many` shingles or the share `least` of either's; in order.

    Of an article that shares its text with more than some dozen others not every pair is given, but always some.
    Shingles are told apart by 40 bits or more: of ten million, some hundred are taken for one another.
    """
    articles = len(columns)
    if articles < 2:  # noqa: PLR2004 - a pair
        return []
    packed = _packed(columns)
    low = np.uint64((articles - 1).bit_length())
    owner = (packed & ((np.uint64(1) << low) - np.uint64(1))).astype(np.int64)
    sizes = np.bincount(owner, minlength=articles)
    number = packed >> low
    follows = number[1:] == number[:-1]
    several = np.concatenate((follows, [False])) | np.concatenate(([False], follows))
    keys, counts = _paired(number[several], owner[several], articles)
    first, second = keys // articles, keys % articles
    enough = (counts >= many) | (counts >= least * np.minimum(sizes[first], sizes[second]))
    return [
        Overlap(*each)
        for each in zip(
            *(column[enough].tolist() for column in (first, second, counts, sizes[first], sizes[second])), strict=True
        )
    ]


def _packed(columns: Shingled) -> Hashes:
    """Every shingle of every article once, sorted: its number in the high bits, its article in the low ones."""
    low = np.uint64((len(columns) - 1).bit_length())
    owner = np.repeat(np.arange(len(columns), dtype=np.uint64), np.diff(columns.bounds))[columns.begins]
    packed: Hashes = ((columns.shingles[columns.begins] >> low) << low) | owner
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
