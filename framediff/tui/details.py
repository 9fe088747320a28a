"""Details: the line beneath the texts, which says whose wording a place is, or what a row counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.ledgers.paraphrase import TEXT as PARAPHRASE_ONLY
from framediff.comparison.table.trees import counts_for
from framediff.tui.rows import voice_letter
from framediff.voice.responsibility import responsibility

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison import Study
    from framediff.tui.desk import Desk, Place
    from framediff.tui.ink import Line
    from framediff.tui.rows import GridRow

__all__ = ["of_place", "of_row"]


def of_place(desk: Desk, place: Place) -> Line:
    """What a place counts for, whose wording it is, who answers for that, and its flags."""
    study, sheet = desk.study, desk.sheet
    if study is None or sheet is None:
        return []
    segment = study[place.article_id].heard.voices.majority(place.span)
    paraphrase = place.hit is not None and sheet.is_paraphrase(study.key_of(place.hit), place.hit)
    words: Line = [
        (_name(desk, study, place), "hit"),
        (" · ", "dim"),
        (f"{voice_letter(segment.voice)} ", f"{segment.voice} letter"),
        (f"† {PARAPHRASE_ONLY}", "warn") if paraphrase else (segment.voice.responsibility, ""),
    ]
    if segment.speaker is not None:
        words += [(" · ", "dim"), (study.register.name_of(segment.speaker), "strong")]
    if place.hit is not None and place.hit.flags:
        words += [(" · ", "dim"), (", ".join(sorted(place.hit.flags)).replace("_", " "), "dim")]
    return words


def _name(desk: Desk, study: Study, place: Place) -> str:
    if place.hit is not None:
        return counts_for(study, place.hit)
    return f"“{desk.sought}”" if desk.sought else "the place that was opened"


def of_row(desk: Desk, sides: Sequence[str], row: GridRow) -> Line:
    """What a row of an indicator counts: its weighted sums and measured precision, if any, its measure and voice."""
    if row.indicator is None or desk.sheet is None:
        return []
    weighted = desk.sheet.weighted(row.indicator.id, sides, row.voice)
    measured = desk.sheet.measured.get(row.indicator.id, "")
    told = f"{row.block.title}: {row.block.measure.words}; {responsibility(row.voice).words}"
    return [(" · ".join(filter(None, (weighted, measured, told))), "dim")]
