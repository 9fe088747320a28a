"""Walks through texts: where words stand in an article, which step of a walk is at a place, what counts a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.tui.desk import Place, Spot
from framediff.words import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.article import Article
    from framediff.matching import Hit
    from framediff.tui.rows import GridRow
    from framediff.tui.sheet import Sheet

__all__ = ["hits_of", "places_of", "spot_at", "step_at"]


def hits_of(sheet: Sheet | None, group: str, row: GridRow | None) -> Mapping[str, Sequence[Hit]]:
    """The hits of a group by article; where no row chooses an indicator, each place of a tree of categories once."""
    if sheet is None:
        return {}
    return sheet.told(group) if row is None or row.indicator is None else sheet.hits(group)


def places_of(words: str, article: Article | None, side: int) -> list[Place]:
    """Every place of an article in which `words` stand, in any case."""
    if article is None:
        return []
    text, sought = fold(article.text), fold(words)
    places = []
    at = text.find(sought)
    while at >= 0:
        places.append(Place(side, article.id, Span(at, at + len(sought))))
        at = text.find(sought, at + len(sought))
    return places


def step_at(walk: Sequence[Place], article_id: str, span: Span, side: int | None = None) -> int | None:
    """The first step of a walk that is at a place, on a side if one is named; None where none is."""
    for at, place in enumerate(walk):
        if (place.article_id, place.span) == (article_id, span) and side in (None, place.side):
            return at
    return None


def spot_at(sheet: Sheet, group: str, article_id: str, span: Span, groups: tuple[str, ...]) -> Spot | None:
    """The cell that counts what stands at a place in the texts of a group; None where nothing there is counted."""
    hit = next((hit for hit in sheet.hits(group).get(article_id, ()) if hit.span == span), None)
    if hit is None:
        return None
    voice = hit.voice if hit.voice in sheet.comparison.voices else None
    return Spot(sheet.comparison.study.key_of(hit), voice, groups)
