"""Laid out: the words of every article with their stems, and how many articles have each."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from framediff.lexicon.search.passage import passage_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from nltk.stem.snowball import SnowballStemmer

    from framediff.article import Article

__all__ = ["LaidOut", "Text", "stem_of"]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an article, or of one group in it.

    Attributes:
        article: the article.
        starts, ends: where each word begins, and where it ends without a possessive ending.
        stems: each word's stem.
        sentences: a number that words of one sentence, and no others, share.
        places: the positions of each stem.
    """

    article: Article
    starts: Sequence[int] = field(repr=False)
    ends: Sequence[int] = field(repr=False)
    stems: Sequence[str] = field(repr=False)
    sentences: Sequence[int] = field(repr=False)
    places: Mapping[str, Sequence[int]] = field(repr=False)

    @property
    def sentence_count(self) -> int:
        """How many sentences have a word among them."""
        return len(set(self.sentences))

    @classmethod
    def of(cls, article: Article) -> Text:
        """The words of the article's scored zones."""
        rows: list[tuple[int, int, str, int]] = []
        before = 0
        for zone in article.scored:
            passage = passage_of(article.text, zone.span)
            numbers = passage.sentences
            rows += [
                (passage.start(index), passage.stem_end(index), stem_of(passage.stem(index)), before + number)
                for index, number in enumerate(numbers)
            ]
            before += numbers[-1] + 1 if numbers else 0
        return _text(article, rows)

    def only(self, within: Callable[[int], bool]) -> Text:
        """The words for whose first character `within` holds."""
        rows = zip(self.starts, self.ends, self.stems, self.sentences, strict=True)
        return _text(self.article, [row for row in rows if within(row[0])])


def _text(article: Article, rows: Sequence[tuple[int, int, str, int]]) -> Text:
    starts, ends, stems, sentences = zip(*rows, strict=True) if rows else ((), (), (), ())
    places: dict[str, list[int]] = {}
    for position, stem in enumerate(stems):
        places.setdefault(stem, []).append(position)
    return Text(article, starts, ends, stems, sentences, places)


class LaidOut:
    """Articles laid out in words, once.

    Attributes:
        texts: by article id.
        stems: every stem that stands in them, sorted.
    """

    def __init__(self, articles: Iterable[Article]) -> None:
        self.texts = {article.id: Text.of(article) for article in articles}
        self._articles = Counter(stem for text in self.texts.values() for stem in text.places)
        self.stems = tuple(sorted(self._articles))

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
