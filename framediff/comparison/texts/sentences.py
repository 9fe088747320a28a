"""Sentences of an article as the matcher sees them, each with the marks that close it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.lexicon.search.passage import passage_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.article import Article

__all__ = ["Sentence", "sentence_at", "sentences"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence.

    Attributes:
        span: where it stands, its full stop and quotation marks included.
        words: its words, folded and without possessive endings.
    """

    span: Span
    words: tuple[str, ...]


def sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of the scored zones, in order."""
    for zone in article.scored:
        passage = passage_of(article.text, zone.span)
        found: list[tuple[int, int, list[str]]] = []
        for number, word in zip(passage.sentences, passage.words, strict=True):
            if number == len(found):
                found.append((word.start, word.end, []))
            start, _, words = found[number]
            words.append(word.stem)
            found[number] = start, word.end, words
        starts = [start for start, _, _ in found[1:]]
        for (start, end, words), limit in zip(found, [*starts, zone.span.end], strict=True):
            yield Sentence(
                Span(_opened(article.text, start, zone.span.start), _closed(article.text, end, limit)), tuple(words)
            )


def sentence_at(article: Article, offset: int) -> Span | None:
    """The sentence that the word at `offset` stands in; None outside the scored zones."""
    return next((each.span for each in sentences(article) if each.span.start <= offset < each.span.end), None)


def _opened(text: str, start: int, limit: int) -> int:
    """Where the marks that open a sentence begin."""
    while start > limit and not text[start - 1].isspace():
        start -= 1
    return start


def _closed(text: str, end: int, limit: int) -> int:
    """Where the marks that close a sentence end."""
    while end < limit and not text[end].isspace():
        end += 1
    return end
