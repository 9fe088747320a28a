"""How outlets name a speaker, mention by mention."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.export.document import (
    Column,
    Said,
    Section,
    Table,
)

if TYPE_CHECKING:
    from framediff.comparison import Study
    from framediff.comparison.ledgers.speakerpage import Naming, SpeakerPage

from framediff.export.speakers.parts import part, places_evidence

__all__ = ["names"]


def names(study: Study, page: SpeakerPage) -> Section:
    """Each form of the speaker's name in each outlet, with how often and where it introduces the speaker."""
    forms: dict[tuple[str, str], list[Naming]] = {}
    for each in page.namings:
        forms.setdefault((each.outlet, each.text.casefold()), []).append(each)
    rows = []
    for (outlet, _), places in sorted(
        forms.items(), key=lambda item: (page.outlets.index(item[0][0]), -len(item[1]), item[1][0].span)
    ):
        text = Counter(each.text for each in places).most_common(1)[0][0]
        introduces = sum(each.first for each in places)
        evidence = places_evidence(
            study, f"“{text}”, {outlet}", ((e.article_id, e.span, _named(e)) for e in places), "mention"
        )
        rows.append(
            (
                Said(outlet),
                Said(text),
                Said(str(places[0].kind)),
                Said(f"{len(places):,}", len(places), evidence),
                Said(f"{introduces:,}" if introduces else "–", introduces),
                Said(f"{sum(each.source for each in places):,}", sum(each.source for each in places)),
                Said(f"{sum(each.headline for each in places):,}", sum(each.headline for each in places)),
            )
        )
    columns = (
        Column("outlet", "outlet"),
        Column("form", "named"),
        Column("kind", "gives"),
        Column("count", "mentions", numeric=True),
        Column("introduces", "introduces", numeric=True),
        Column("as_source", "as who speaks", numeric=True, shown=False),
        Column("headlines", "in headlines", numeric=True, shown=False),
    )
    notes = (
        Said(
            "Mentions beside a cue, whatever their form, and names elsewhere in the outlet's own words and in "
            "paraphrase. “Introduces”: in how many articles it is the first mention after the headline."
        ),
    )
    return part(page, Table("names", "How the speaker is named", columns, tuple(rows), notes, "Not named."))


def _named(naming: Naming) -> str:
    told = ["speaks"] if naming.source else ["is spoken of"]
    told += ["headline"] * naming.headline + ["introduces"] * naming.first
    return ", ".join(told)
