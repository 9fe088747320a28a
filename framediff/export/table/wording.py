"""The comparison as a document: the audit first, a table for each block and voice, the evidence behind every number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import (
    Bullets,
    Chart,
    Column,
    Document,
    Paragraph,
    Point,
    Said,
    Section,
    Series,
    Table,
    hits_evidence,
)
from framediff.export.document.markdown import document_markdown
from framediff.export.layout import (
    NO_WORDS,
    article_interval_words,
    interval_words,
    named,
    panels,
    title_words,
    voice_title,
    without_columns,
)
from framediff.export.manifest import manifest
from framediff.export.table.notes import (
    AGAIN,
    MARK,
    bounds_notes,
    legend,
    marked,
    measured_notes,
    not_counted,
    paraphrased,
)
from framediff.scoring import Measure
from framediff.voice import Voice
from framediff.voice.flags import FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framediff.comparison import Comparison
    from framediff.export.document import Block
    from framediff.export.layout import Panel, Strip
    from framediff.matching import Hit
    from framediff.scoring import Cell

__all__ = [
    "audit_section",
    "bounds_said",
    "panel_sections",
    "paraphrase_section",
    "reading_section",
    "to_markdown",
    "wording_document",
]


def to_markdown(comparison: Comparison) -> str:
    """The comparison as Markdown with tables and footnotes (GitHub's dialect).

    A footnote lists the hits of one cell: article, offsets `[start–end)` in code points of its unchanged text, voice,
    speaker, and the words in their context. All text that comes from articles, metadata or lexicons is escaped.
    """
    return document_markdown(wording_document(comparison))


def wording_document(comparison: Comparison) -> Document:
    """The whole comparison: audit, tables, paraphrase only, what was not counted, how to read it, manifest."""
    corpus, *rest = title_words(comparison)
    left_out = _sentences(not_counted(comparison))
    reading = reading_section(comparison)
    sections = [
        audit_section(comparison),
        *panel_sections(comparison),
        *paraphrase_section(comparison),
        *([Section("not-counted", "Not counted", (Bullets(left_out),))] if left_out else []),
        *([reading] if reading is not None else []),
    ]
    return Document(f"Wording compared: {corpus}", tuple(rest), tuple(sections), manifest(comparison))


def audit_section(comparison: Comparison) -> Section:
    """What a reader must know before any number."""
    return Section("audit", "Before any number", (Bullets(_sentences(comparison.audit.sentences)),))


def panel_sections(comparison: Comparison) -> list[Section]:
    """One section a block, with a table for each voice; the blocks without any column in a sentence at the end."""
    shown = panels(comparison)
    only = paraphrased(comparison)
    sections = [_panel(comparison, panel, only) for panel in shown if panel.columns]
    if silent := without_columns(shown):
        sections.append(Section("without-hits", "Nothing to compare", (Bullets(_sentences(silent)),)))
    return sections


def paraphrase_section(comparison: Comparison) -> list[Section]:
    """Wording that speakers have in paraphrase alone; no section where there is none."""
    study = comparison.study
    told = comparison.paraphrase_told
    if not told:
        return []
    items = []
    for each in told:
        of = f"{each.indicator}, {study.register.label_of(each.speaker)}, {Voice.INDIRECT.labelled}"
        items.append(Said(each.in_words(study), evidence=hits_evidence(study, of, each.indirect_hits)))
    title = "Paraphrase only: the wording may be the outlet's"
    return [Section("paraphrase-only", title, (Bullets(tuple(items)),))]


def reading_section(comparison: Comparison) -> Section | None:
    """How the numbers of the tables are to be read; None where no table has anything to explain."""
    told = legend(comparison, panels(comparison), FLAGS)
    if not told:
        return None
    return Section("reading", "How to read it", (Bullets(_sentences(told)),))


def _sentences(texts: Iterable[str]) -> tuple[Said, ...]:
    return tuple(Said(text) for text in texts)


def _panel(comparison: Comparison, panel: Panel, only: frozenset[Hit]) -> Section:
    block = panel.block
    strips = tuple(_strip(comparison, panel, strip, only) for strip in panel.strips)
    after = []
    if panel.silent:
        after.append(f"{panel.none.capitalize()}: {named(panel.silent)}.")
    if panel.hitless:
        after.append(f"No hit: {named(panel.hitless)}.")
    if panel.further:
        after.append(f"{panel.further_words}.")
    after += [f"{note}." for note in measured_notes(comparison, panel)]
    last = strips[-1]
    closing = tuple(Paragraph(said) for said in (*_sentences(after), *bounds_said(comparison, panel)))
    strips = (*strips[:-1], Section(last.id, last.title, (*last.blocks, *closing)))
    return Section(block.key, f"{block.title} · {block.measure.words}", (), strips)


def bounds_said(comparison: Comparison, panel: Panel) -> list[Said]:
    """How far unresolved mentions could move the shares of a panel, each with the mentions as its evidence."""
    return [
        Said(f"{note.text}.", evidence=hits_evidence(comparison.study, note.of, note.hits))
        for note in bounds_notes(comparison, panel)
    ]


def _strip(comparison: Comparison, panel: Panel, strip: Strip, only: frozenset[Hit]) -> Section:
    voice = "all" if strip.voice is None else str(strip.voice)
    where = f"{panel.block.key}-{voice}"
    blocks: tuple[Block, ...] = (Paragraph(Said(panel.none.capitalize() + ".")),)
    if not strip.empty:
        table = _table(comparison, panel, strip, only, where)
        chart = strip_chart(panel, strip, where)
        blocks = (table,) if chart is None else (table, chart)
    return Section(where, voice_title(strip.voice), blocks)


def _table(comparison: Comparison, panel: Panel, strip: Strip, only: frozenset[Hit], where: str) -> Table:
    columns = [Column("indicator", ""), *(Column(group.key, group.label, numeric=True) for group in panel.columns)]
    rows = []
    if panel.block.measure is Measure.RATE:
        rows.append((Said("words"), *(Said(f"{words:,}", words) for words in strip.words)))
    for indicator, cells in strip.rows:
        label = "└" * indicator.depth + " " * bool(indicator.depth) + indicator.label
        fields = (
            Said(NO_WORDS) if words == 0 else cell_field(comparison, cell, only)
            for cell, words in zip(cells, strip.words, strict=True)
        )
        rows.append((Said(label, indicator.id), *fields))
    return Table(where, "", tuple(columns), tuple(rows))


def cell_field(comparison: Comparison, cell: Cell, only: frozenset[Hit]) -> Said:
    """A cell as a field: its number, intervals and weights, marked where its hits are all among `only`."""
    mark = MARK if marked(cell, only) else ""
    interval = interval_words(cell)
    again = article_interval_words(cell)
    text = f"{cell.text}{mark}" + (f" [{interval}]" if interval else "")
    text += f" {AGAIN}[{again}]" if again else ""
    text += f" {cell.weighted_text}" if cell.weighted_text else ""
    voice = "all voices" if cell.voice is None else cell.voice.labelled
    of = f"{cell.indicator}, {comparison.group(cell.group).label}, {voice}"
    data = {"count": cell.count, "denominator": cell.denominator, "value": cell.value}
    return Said(text, data, hits_evidence(comparison.study, of, cell.hits))


def strip_chart(panel: Panel, strip: Strip, where: str) -> Chart | None:
    """The numbers with intervals of one table; None where none rests on enough to be drawn."""
    series = tuple(
        Series(group.label, tuple(_point(indicator.label, cells[spot]) for indicator, cells in strip.rows))
        for spot, group in enumerate(panel.columns)
    )
    drawn = [each for each in series if any(point.value is not None for point in each.points)]
    if not drawn:
        return None
    scale = 100 if panel.block.measure is Measure.SHARE else 1
    unit = "% of occasions" if scale > 1 else panel.block.measure.words
    title = f"{panel.block.title} · {voice_title(strip.voice)}"
    if len(drawn) == 1:  # a chart of one series has no legend to say whose it is
        title += f" · {drawn[0].label}"
    return Chart(f"chart-{where}", title, "intervals", tuple(drawn), f"{unit}; lines: interval over hits")


def _point(label: str, cell: Cell) -> Point:
    """A cell as a point: what rests on too little is named and not drawn."""
    interval = cell.interval
    if cell.value is None or cell.few or interval is None:
        return Point(label, None, note=cell.text)
    scale = 100 if cell.measure is Measure.SHARE else 1
    return Point(label, scale * cell.value, scale * interval.low, scale * interval.high, cell.text)
