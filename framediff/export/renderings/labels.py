"""Labels: how families, their articles and their words are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article, Span
    from framediff.comparison import Study
    from framediff.comparison.families import Family

__all__ = ["OPENING", "cover", "dated", "first_of", "passage", "speakers_of"]

OPENING = 60
"""Characters of a quotation in a title."""

_NAMED = 4  # outlets or articles that print the same, of which more are counted


def speakers_of(study: Study, family: Family) -> str:
    """Whom the renderings credit, by name."""
    known = [study.register.label_of(speaker) for speaker in family.speakers if speaker is not None]
    return ", ".join(known) or "speaker unknown"


def dated(article: Article) -> str:
    """An article by its outlet and date."""
    date = article.metadata.date
    return f"{article.outlet}, {date}" if date.value else article.outlet


def passage(article: Article, spans: tuple[Span, ...]) -> str:
    """The words of an article at some spans, white space single."""
    return " … ".join(" ".join(span.of(article.text).split()) for span in spans)


def cover(spans: tuple[Span, ...]) -> Span:
    """From where the first span begins to where the last ends."""
    from framediff.article import Span

    return Span(spans[0].start, spans[-1].end)


def first_of(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return "; ".join(names[:_NAMED]) + more
