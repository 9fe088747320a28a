"""Word columns: the words of many articles as numbers, side by side, for what looks at all of them at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from framediff.lexicon.search.block import MARKS, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from framediff.article import Article

    Numbers = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

__all__ = ["SentenceColumn", "WordColumns", "sentence_columns", "word_columns"]

_BLOCK = 2_000_000  # characters read at once: some hundred megabytes of columns at most


@dataclass(frozen=True, slots=True)
class WordColumns:
    """The words of the scored zones of articles, as `framediff.words.words` has them.

    Attributes:
        bounds: where the words of each article begin, and where the last ends.
        starts: of each word, in its article's text.
        ends: the same, a possessive ending included.
        stem_ends: the same without it.
        words: a number that equal words share, folded: glyphs and case make no difference.
        stems: the same without a possessive ending.
    """

    bounds: Numbers = field(repr=False)
    starts: Numbers = field(repr=False)
    ends: Numbers = field(repr=False)
    stem_ends: Numbers = field(repr=False)
    words: Hashes = field(repr=False)
    stems: Hashes = field(repr=False)

    def __len__(self) -> int:
        return int(self.bounds.size) - 1

    def of(self, number: int) -> slice:
        """Where the words of an article stand in the columns."""
        return slice(int(self.bounds[number]), int(self.bounds[number + 1]))

    @property
    def owners(self) -> Numbers:
        """Of each word the number of its article."""
        return np.repeat(np.arange(len(self)), np.diff(self.bounds))


@dataclass(frozen=True, slots=True)
class SentenceColumn:
    """The sentences of an article's scored zones, as the matcher sees them.

    Attributes:
        starts: where each begins, in order.
    """

    starts: NDArray[np.int32] = field(repr=False)

    def at(self, offsets: NDArray[np.int32]) -> NDArray[np.int32]:
        """The number of the sentence that each offset stands in; what stands before the first is the first's."""
        return np.maximum(np.searchsorted(self.starts, offsets, side="right") - 1, 0).astype(np.int32)


def sentence_columns(articles: Sequence[Article]) -> Iterator[SentenceColumn]:
    """The sentences of each of `articles`, in order."""
    for group in _groups(articles):
        read = _block(group)
        if read is None:
            yield from (SentenceColumn(np.zeros(0, dtype=np.int32)) for _ in group)
            continue
        block, owner, shift = read
        ends = block.sentence_ends
        # A stretch ends a sentence, so that every article's first word begins one.
        firsts = np.flatnonzero(np.concatenate(([True], ends[:-1])))[: block.starts.size]
        starts = (block.starts[firsts] + shift[firsts]).astype(np.int32)
        bounds = np.searchsorted(owner[firsts], np.arange(len(group) + 1))
        yield from (SentenceColumn(starts[first:after]) for first, after in pairwise(bounds.tolist()))


def word_columns(articles: Sequence[Article]) -> WordColumns:
    """The words of `articles`, in order."""
    parts = [_read(group) for group in _groups(articles)]
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        return WordColumns(np.zeros(1, dtype=np.int64), none, none, none, none.view(np.uint64), none.view(np.uint64))
    counts, starts, ends, stem_ends, words, stems = (np.concatenate(column) for column in zip(*parts, strict=True))
    bounds = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    return WordColumns(bounds, starts, ends, stem_ends, words, stems)


_Part = tuple["Numbers", "Numbers", "Numbers", "Numbers", "Hashes", "Hashes"]


def _groups(articles: Sequence[Article]) -> Iterator[list[Article]]:
    """As many articles at a time as are read at once."""
    group: list[Article] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article.text)
        if size > _BLOCK:
            yield group
            group, size = [], 0
    if group:
        yield group


def _block(articles: Sequence[Article]) -> tuple[Block, Numbers, Numbers] | None:
    """The articles as a block; of each word its article's number, and by how much its offset differs there."""
    zones = [(number, article.text, zone.span) for number, article in enumerate(articles) for zone in article.scored]
    if not zones:
        return None
    block = Block([(text, span) for _, text, span in zones])
    stretch = np.searchsorted(block.stretches, block.starts, side="right") - 1
    shift = (np.array([span.start for _, _, span in zones], dtype=np.int64) - block.stretches)[stretch]
    return block, np.array([number for number, _, _ in zones], dtype=np.int64)[stretch], shift


def _read(articles: Sequence[Article]) -> _Part:
    """The columns of some articles; first of them how many words each has."""
    read = _block(articles)
    if read is None:
        none = np.zeros(0, dtype=np.int64)
        counts = np.zeros(len(articles), dtype=np.int64)
        return counts, none, none, none, none.view(np.uint64), none.view(np.uint64)
    block, owner, shift = read
    counts = np.bincount(owner, minlength=len(articles)).astype(np.int64)
    plain = np.where(block.odd, 0, block.ends - block.stem_ends)
    return (
        counts,
        block.starts + shift,
        block.ends + shift,
        block.stem_ends + shift,
        block.hashes,
        block.hashes ^ MARKS[plain],
    )
