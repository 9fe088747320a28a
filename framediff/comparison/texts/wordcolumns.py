"""Word columns: the words of many articles as numbers, side by side, for what looks at all of them at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from framediff.lexicon.search.block import MARKS, Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from framediff.article import Article

    Numbers = NDArray[np.int64]
    Hashes = NDArray[np.uint64]

__all__ = ["WordColumns", "word_columns"]

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


def word_columns(articles: Sequence[Article]) -> WordColumns:
    """The words of `articles`, in order."""
    parts = list(_parts(articles))
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        return WordColumns(np.zeros(1, dtype=np.int64), none, none, none, none.view(np.uint64), none.view(np.uint64))
    counts, starts, ends, stem_ends, words, stems = (np.concatenate(column) for column in zip(*parts, strict=True))
    bounds = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    return WordColumns(bounds, starts, ends, stem_ends, words, stems)


_Part = tuple["Numbers", "Numbers", "Numbers", "Numbers", "Hashes", "Hashes"]


def _parts(articles: Sequence[Article]) -> Iterator[_Part]:
    """The columns of some articles at a time; first of them how many words each has."""
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


def _read(articles: Sequence[Article]) -> _Part:
    zones = [(number, article.text, zone.span) for number, article in enumerate(articles) for zone in article.scored]
    if not zones:
        none = np.zeros(0, dtype=np.int64)
        counts = np.zeros(len(articles), dtype=np.int64)
        return counts, none, none, none, none.view(np.uint64), none.view(np.uint64)
    block = Block([(text, span) for _, text, span in zones])
    stretch = np.searchsorted(block.stretches, block.starts, side="right") - 1
    # By how much an offset in the block differs from that in the article.
    shift = (np.array([span.start for _, _, span in zones], dtype=np.int64) - block.stretches)[stretch]
    owner = np.array([number for number, _, _ in zones], dtype=np.int64)
    counts = np.bincount(owner[stretch], minlength=len(articles)).astype(np.int64)
    plain = np.where(block.odd, 0, block.ends - block.stem_ends)
    return (
        counts,
        block.starts + shift,
        block.ends + shift,
        block.stem_ends + shift,
        block.hashes,
        block.hashes ^ MARKS[plain],
    )
