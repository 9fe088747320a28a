"""What every part of a speaker's page is made of: a table with a title of its own, and the places behind a number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.export.document import (
    Evidence,
    Section,
    Table,
    place_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framediff.article import Span
    from framediff.comparison import Study
    from framediff.comparison.ledgers.speakerpage import SpeakerPage


__all__ = ["part", "places_evidence"]

_REACH = 40


def part(page: SpeakerPage, table: Table) -> Section:
    """A table as a section of its own, whose title the table then need not have."""
    key = f"speaker-{page.speaker.id}-{table.id}"
    return Section(key, table.title, (replace(table, id=key, title=""),))


def places_evidence(
    study: Study, of: str, places: Iterable[tuple[str, Span, str]], thing: str, reach: int = _REACH
) -> Evidence | None:
    """The places behind a number, each an article, a span of it and a note; None without any."""
    found = tuple(place_of(study, article_id, span, note, reach) for article_id, span, note in places)
    return Evidence(of, found, thing) if found else None
