"""The tables of a report: one for each block, its voices below each other, so that a reader sees them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import Bullets, Column, Paragraph, Said, Section, Table
from framediff.export.layout import NO_WORDS, named, panels, without_columns
from framediff.export.table.notes import measured_notes, paraphrased
from framediff.export.table.wording import bounds_said, cell_field, reading_section, strip_chart
from framediff.scoring import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.comparison import Comparison
    from framediff.export.document import Block
    from framediff.export.layout import Panel, Strip
    from framediff.matching import Hit

__all__ = ["wording_section"]


def wording_section(comparison: Comparison) -> Section:
    """Every block with a hit as one table, with a row for each wording and voice that has hits."""
    shown = panels(comparison)
    only = paraphrased(comparison)
    inner = [_block(comparison, panel, only) for panel in shown if _hits(panel)]
    nothing = [panel.block.title for panel in shown if panel.columns and not _hits(panel)]
    told = [f"No hit: {'; '.join(nothing)}."] * bool(nothing) + without_columns(shown)
    if told:
        inner.append(Section("wording-nothing", "What has no table", (Bullets(tuple(Said(text) for text in told)),)))
    lead = (
        "One table for each thing that has rival names, and one for each list of categories: what stands in which "
        "voice: own is the outlet's wording, direct a speaker's, indirect the outlet's wording of what a speaker said."
    )
    blocks = (Paragraph(Said(lead)),)
    return Section("wording", "Wording by voice", blocks, (reading_section(comparison), *inner))


def _hits(panel: Panel) -> bool:
    return any(cell.count for strip in panel.strips for _, cells in strip.rows for cell in cells)


def _block(comparison: Comparison, panel: Panel, only: frozenset[Hit]) -> Section:
    key = panel.block.key
    columns = (
        Column("voice", "voice"),
        Column("indicator", "wording"),
        *(Column(group.key, group.label, numeric=True) for group in panel.columns),
    )
    rows = [row for strip in panel.strips for row in _rows(comparison, panel, strip, only)]
    table = Table(key, "", columns, tuple(rows))
    charts: list[Block] = []
    for strip in panel.strips:
        chart = None if strip.empty else strip_chart(panel, strip, f"{key}-{_name(strip)}")
        charts += [] if chart is None else [chart]
    closing: list[Block] = [Paragraph(Said(text)) for text in _closing(comparison, panel)]
    if said := bounds_said(comparison, panel):
        closing.append(Bullets(tuple(said), "How far unresolved mentions could move it:"))
    return Section(key, f"{panel.block.title} · {panel.block.measure.words}", (table, *charts, *closing))


def _name(strip: Strip) -> str:
    return "all voices" if strip.voice is None else str(strip.voice)


def _rows(comparison: Comparison, panel: Panel, strip: Strip, only: frozenset[Hit]) -> Iterator[tuple[Said, ...]]:
    """The rows of one voice: those of its wordings that have a hit in it."""
    hit = [(indicator, cells) for indicator, cells in strip.rows if any(cell.count for cell in cells)]
    if not hit:
        return
    voice = Said(_name(strip))
    if panel.block.measure is Measure.RATE:
        yield (voice, Said("words"), *(Said(f"{words:,}", words) for words in strip.words))
    for indicator, cells in hit:
        label = "└" * indicator.depth + " " * bool(indicator.depth) + indicator.label
        fields = (
            Said(NO_WORDS) if words == 0 else cell_field(comparison, cell, only)
            for cell, words in zip(cells, strip.words, strict=True)
        )
        yield (voice, Said(label, indicator.id), *fields)


def _closing(comparison: Comparison, panel: Panel) -> Iterator[str]:
    """What stands below a table: voices and groups that have nothing in it, and what was measured by coding."""
    told = []
    if empty := [_name(strip) for strip in panel.strips if strip.empty]:
        told.append(f"{panel.none.capitalize()} in this voice: {', '.join(empty)}.")
    others = [strip for strip in panel.strips if not strip.empty]
    if hitless := [_name(each) for each in others if not any(c.count for _, cells in each.rows for c in cells)]:
        told.append(f"No hit in this voice: {', '.join(hitless)}.")
    if panel.silent:
        told.append(f"{panel.none.capitalize()} in any voice: {named(panel.silent)}.")
    if panel.hitless:
        told.append(f"No hit: {named(panel.hitless)}.")
    if panel.further:
        told.append(f"{panel.further_words}.")
    if told:
        yield " ".join(told)
    yield from (f"{note}." for note in measured_notes(comparison, panel))
