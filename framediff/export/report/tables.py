"""The tables of a report: one for each block, its voices below each other, so that a reader sees them together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.export.document import Bullets, Column, Paragraph, Said, Section, Table
from framediff.export.layout import NO_WORDS, counted, named, panels, without_columns
from framediff.export.table.notes import measured_notes, paraphrased
from framediff.export.table.wording import bounds_said, cell_field, reading_section, strip_chart
from framediff.scoring import Measure
from framediff.scoring.cells import FEW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison import Comparison
    from framediff.export.document import Block
    from framediff.export.layout import Panel, Strip
    from framediff.matching import Hit

__all__ = ["wording_section"]

_BOUNDS = "How far unresolved mentions could move it:"


def wording_section(comparison: Comparison) -> Section:
    """Every block with a hit as one table, with a row for each wording and voice that has hits."""
    shown = panels(comparison)
    only = paraphrased(comparison)
    hit = [panel for panel in shown if _hits(panel)]
    few = [panel for panel in hit if _few(panel)]
    few = few if len(few) > 1 else []
    inner = [_block(comparison, panel, only) for panel in hit if panel not in few]
    inner += [_together(comparison, few, only)] if few else []
    nothing = [panel.block.title for panel in shown if panel.columns and not _hits(panel)]
    told = [f"No hit: {'; '.join(nothing)}."] * bool(nothing) + without_columns(shown)
    if told:
        inner.append(Section("wording-nothing", "What has no table", (Bullets(tuple(Said(text) for text in told)),)))
    lead = (
        "What stands in which voice: own is the outlet's wording, direct a speaker's, indirect the outlet's wording of "
        "what a speaker said. Each thing that has rival names has a table, those seldom named one in common, and each "
        "list of categories."
    )
    reading = reading_section(comparison)
    parts = (*([reading] if reading is not None else []), *inner)
    return Section("wording", "Wording by voice", (Paragraph(Said(lead)),), parts)


def _hits(panel: Panel) -> bool:
    return any(cell.count for strip in panel.strips for _, cells in strip.rows for cell in cells)


def _few(panel: Panel) -> bool:
    """Whether the thing is named under 5 times in every column and voice, so that its table has counts alone."""
    cells = (cell for strip in panel.strips for _, row in strip.rows for cell in row)
    return panel.block.measure is Measure.SHARE and all(cell.few for cell in cells)


def _together(comparison: Comparison, few: Sequence[Panel], only: frozenset[Hit]) -> Section:
    """The things that are seldom named in one table: one row for each wording and voice with hits."""
    there = {group.key for panel in few for group in panel.columns}
    groups = [group for group in comparison.groups if group.key in there]
    columns = (
        Column("of", "of"),
        Column("voice", "voice"),
        Column("indicator", "wording"),
        *(Column(group.key, group.label, numeric=True) for group in groups),
    )
    rows = []
    for panel in few:
        spots = {group.key: spot for spot, group in enumerate(panel.columns)}
        for strip in panel.strips:
            for voice, wording, *fields in _rows(comparison, panel, strip, only):
                shown = (_seldom(fields[spots[group.key]]) if group.key in spots else Said("") for group in groups)
                rows.append((Said(panel.block.title, panel.block.key), voice, wording, *shown))
    lead = (
        f"Counts and no percentage: none of these things is named {FEW} times in one column and voice. Blank: not "
        "named there in that voice; a voice without a row has no hit."
    )
    notes = [lead]
    notes += [f"{note}." for panel in few for note in measured_notes(comparison, panel)]
    if further := sum(panel.further for panel in few):
        notes.append(f"{counted(further, 'further name')} of these things: no hit.")
    table = Table("wording-few", "", columns, tuple(rows), tuple(Said(note) for note in notes))
    said = [
        replace(each, text=f"{panel.block.title}: {each.text}")
        for panel in few
        for each in bounds_said(comparison, panel)
    ]
    bounds = [Bullets(tuple(said), _BOUNDS)] if said else []
    return Section("wording-few", f"Named fewer than {FEW} times in each column and voice", (table, *bounds))


def _seldom(field: Said) -> Said:
    """A field of the table of what is seldom named: blank where there was no occasion."""
    none = isinstance(field.data, dict) and not field.data["denominator"]
    return replace(field, text="") if none else field


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
        closing.append(Bullets(tuple(said), _BOUNDS))
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
