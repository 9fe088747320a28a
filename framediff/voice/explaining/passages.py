"""Passages: the places in a corpus that a reader asks about, by offset or by words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.errors import InputError, UnknownNameError
from framediff.escaping import for_terminal
from framediff.voice.amendments.placing import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.article import Article

__all__ = ["Passage", "passage_at", "passages_with"]

_PLACE = re.compile(r"(?:(?P<article>.*):)?\[?(?P<start>\d+)(?:[-–—](?P<end>\d+)\)?)?", re.DOTALL)
_WORD = re.compile(r"\w+(?:[-’'.]\w+)*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article that is asked about."""

    article_id: str
    span: Span


def passage_at(articles: Sequence[Article], place: str) -> Passage:
    """The passage at `ARTICLE:OFFSET` or `ARTICLE:START-END`; an offset alone stands for the word there.

    ARTICLE is an id, or the one end or beginning of it that only one article has; with a single article it may be left
    out.

    Raises:
        InputError: the place is not of that form, or lies outside of the text.
        UnknownNameError: there is no such article, or several.
    """
    match = _PLACE.fullmatch(place.strip())
    if match is None:
        raise InputError(
            f"--at {for_terminal(place)} is no place in an article; write ARTICLE:OFFSET or ARTICLE:START-END."
        )
    article = _article(articles, match["article"])
    start = int(match["start"])
    end = start + 1 if match["end"] is None else int(match["end"])
    if not start < end <= len(article.text):
        raise InputError(
            f"--at {for_terminal(place)} lies outside of {for_terminal(article.id)}, whose offsets run from 0 to "
            f"{len(article.text)}; give START before END within them."
        )
    if match["end"] is None:
        words = (Span(*word.span()) for word in _WORD.finditer(article.text))
        return Passage(article.id, next((span for span in words if span.start <= start < span.end), Span(start, end)))
    return Passage(article.id, Span(start, end))


def _article(articles: Sequence[Article], name: str | None) -> Article:
    if name is None:
        if len(articles) == 1:
            return articles[0]
        raise UnknownNameError("--at needs the article's id before the offset, as in ARTICLE:OFFSET.")
    exact = [article for article in articles if article.id == name]
    near = exact or [article for article in articles if article.id.startswith(name) or article.id.endswith(name)]
    if len(near) == 1:
        return near[0]
    shown = for_terminal(name)
    if near:
        ids = ", ".join(for_terminal(article.id) for article in near[:5])
        raise UnknownNameError(f"--at {shown}: several articles are called so ({ids}); give the whole id.")
    raise UnknownNameError(f"--at {shown}: there is no such article; `framediff annotate` lists their ids.")


def passages_with(articles: Iterable[Article], words: str) -> list[Passage]:
    """Every place where `words` stand, whatever the white space between them and the glyphs of their marks.

    Raises:
        InputError: `words` are empty, or stand nowhere.
    """
    if not words.strip():
        raise InputError("--text is empty; give words that stand in an article.")
    found = [Passage(article.id, span) for article in articles for span in occurrences(article.text, words)]
    if not found:
        raise InputError(f"--text: “{for_terminal(words)}” stands in no article here; copy the words from the text.")
    return found
