"""Laid out: the words of every article with their stems, and how many articles have each."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from framediff.lexicon.search.block import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from nltk.stem.snowball import SnowballStemmer

    from framediff.article import Article

__all__ = ["LaidOut", "Text", "stem_of"]

_TOGETHER = 250_000  # characters of several texts that are read at once


@dataclass(frozen=True)  # not slotted: what few callers ask for is made when they do
class Text:
    """The words of an article, or of one group in it.

    Attributes:
        article: the article.
        starts, ends: where each word begins, and where it ends without a possessive ending.
        stems: each word's stem.
        sentences: a number that words of one sentence, and no others, share.
    """

    article: Article
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    stems: Sequence[str] = field(repr=False)
    sentences: Sequence[int] = field(repr=False)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """The positions of each stem."""
        places: dict[str, list[int]] = {}
        for position, stem in enumerate(self.stems):
            places.setdefault(stem, []).append(position)
        return places

    @cached_property
    def sentence_count(self) -> int:
        """How many sentences have a word among them."""
        return len(set(self.sentences))

    def only(self, within: Callable[[int], bool]) -> Text:
        """The words for whose first character `within` holds."""
        kept = [within(start) for start in self.starts]
        starts, ends, numbers = (list(compress(each, kept)) for each in (self.starts, self.ends, self.sentences))
        return Text(self.article, starts, ends, list(compress(self.stems, kept)), numbers)


def _texts(articles: Iterable[Article]) -> Iterator[Text]:
    """The words of the scored zones of each article; many articles are read at once."""
    group: list[Article] = []
    size = 0
    for article in articles:
        group.append(article)
        size += len(article.text)
        if size > _TOGETHER:
            yield from _read(group)
            group, size = [], 0
    yield from _read(group)


def _read(articles: Sequence[Article]) -> Iterator[Text]:
    zones = [(number, article.text, zone.span) for number, article in enumerate(articles) for zone in article.scored]
    if not zones:
        yield from (Text(article, [], [], [], []) for article in articles)
        return
    block = Block([(text, span) for _, text, span in zones])
    stretch = np.searchsorted(block.stretches, block.starts, side="right") - 1
    # By how much an offset in the block differs from that in the article.
    shift = (np.array([span.start for _, _, span in zones], dtype=np.int64) - block.stretches)[stretch]
    ends = block.sentence_ends
    ends[:-1] |= stretch[1:] != stretch[:-1]
    sentences = np.cumsum(np.concatenate(([0], ends[:-1]))) if len(block) else np.zeros(0, dtype=np.int64)
    _, first, form = np.unique(block.hashes, return_index=True, return_inverse=True)
    stems = [stem_of(stem) for _, stem in block.forms_of(first)]
    bounds = np.searchsorted(
        np.array([number for number, _, _ in zones])[stretch], np.arange(len(articles) + 1)
    ).tolist()
    starts, stem_ends = (block.starts + shift).tolist(), (block.stem_ends + shift).tolist()
    numbers, forms = sentences.tolist(), form.tolist()
    for article, begin, end in zip(articles, bounds, bounds[1:], strict=False):
        own = slice(begin, end)
        yield Text(article, starts[own], stem_ends[own], [stems[each] for each in forms[own]], numbers[own])


class LaidOut:
    """Articles laid out in words, once.

    Attributes:
        texts: by article id.
        stems: every stem that stands in them, sorted.
        likes: for stems that were looked for those of `stems` that are like them; filled as they are.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self.texts = {text.article.id: text for text in _texts(articles)}
        self._articles = Counter(stem for text in self.texts.values() for stem in set(text.stems))
        self.stems = tuple(sorted(self._articles))
        self.likes: dict[str, list[tuple[str, float]]] = {}

    def has(self, stem: str) -> bool:
        """Whether a word of that stem stands in any article."""
        return stem in self._articles

    def weight(self, stem: str) -> float:
        """How telling a word is: ln((N + 1) ÷ (n + ½)) where n of the N articles have a word of that stem.

        The inverse document frequency of Sparck Jones 1972 (Journal of Documentation 28), smoothed so that a word that
        stands in every article still counts a little and one that stands in none can be weighed.
        """
        return math.log((len(self.texts) + 1) / (self._articles[stem] + 0.5))


@lru_cache(maxsize=1 << 16)
def stem_of(form: str) -> str:
    """The stem of a folded word, by Snowball's rules for English."""
    stem: str = _stemmer().stem(form)
    return stem


@lru_cache(maxsize=1)
def _stemmer() -> SnowballStemmer:
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")
