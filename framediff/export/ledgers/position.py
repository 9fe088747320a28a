"""The position ledger for a reader: hits and words of each indicator in headline, lead, body and background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.ledgers.position import Position
from framediff.comparison.table.trees import tree_label
from framediff.export.document import Bullets, Column, Paragraph, Said, Section, Table, hits_evidence
from framediff.export.layout import NO_WORDS, counted
from framediff.scoring.cells import FEW_WORDS

if TYPE_CHECKING:
    from framediff.comparison.ledgers.position import PositionLedger, PositionRow
    from framediff.scoring.cells import Cell
    from framediff.voice import Voice

__all__ = ["position_section"]

_NAMED = 5


def position_section(ledger: PositionLedger, most: int | None = None) -> Section:
    """The ledger as a section.

    Args:
        ledger: the counts.
        most: how many rows at most, those with most hits; None for all.
    """
    lead = Paragraph(
        Said("Where in its articles an outlet has a wording. Positions are found by rules that anyone can follow:")
    )
    rules = Bullets(tuple(Said(f"{position}: {position.words}") for position in Position))
    convention = Paragraph(
        Said(
            "Headline and lead are the summary in van Dijk's schema of news (News as Discourse, 1988); background is a "
            "stand-in for his category of that name and also takes in what an outlet says last in any other sense."
        )
    )
    return Section("position", "Position", (lead, rules, convention, _hits(ledger, most), _words(ledger)))


def _hits(ledger: PositionLedger, most: int | None) -> Table:
    rows = ledger.rows
    notes = [
        Said(
            "Hits, and in brackets hits per 1,000 words of that outlet or group and voice in that position, from "
            f"{FEW_WORDS} words on; {NO_WORDS} stands where there is no such word."
        )
    ]
    if most is not None and len(rows) > most:
        kept = sorted(range(len(rows)), key=lambda number: (-len(rows[number].hits), number))[:most]
        notes.append(
            Said(f"The {most} with most hits; {len(rows) - most:,} further rows: `framediff ledger position`.")
        )
        rows = tuple(rows[number] for number in sorted(kept))
    columns = (
        Column("indicator", "wording"),
        Column("group", str(ledger.options.by)),
        Column("voice", "voice"),
        *(Column(str(position), str(position), numeric=True) for position in Position),
        Column("early", "share in headline and lead", numeric=True, shown=False),
        Column("key", "key", shown=False),
        *(Column(f"{position}_words", f"words, {position}", numeric=True, shown=False) for position in Position),
        *(Column(f"{position}_rate", f"per 1,000, {position}", numeric=True, shown=False) for position in Position),
        *(Column(f"{position}_low", f"low, {position}", numeric=True, shown=False) for position in Position),
        *(Column(f"{position}_high", f"high, {position}", numeric=True, shown=False) for position in Position),
    )
    labels = {group.key: group.label for group in ledger.groups}
    return Table(
        "position",
        "Hits by position",
        columns,
        tuple(_row(ledger, row, labels[row.group]) for row in rows),
        tuple(notes),
        "No indicator has a hit.",
    )


def _row(ledger: PositionLedger, row: PositionRow, group: str) -> tuple[Said, ...]:
    indicator = ledger.study.indicator(row.indicator)
    hits = len(row.hits)
    cells = list(row.cells.values())
    intervals = [cell.interval for cell in cells]
    return (
        Said(tree_label(indicator.label, indicator.depth), indicator.label),
        Said(group),
        Said(_voice(row.voice)),
        *(_field(ledger, indicator.label, group, position, cell) for position, cell in row.cells.items()),
        Said(f"{row.early:,} of {hits:,}", row.early / hits),
        Said(row.indicator),
        *(Said(f"{cell.denominator:,}", cell.denominator) for cell in cells),
        *(Said("" if cell.value is None else f"{cell.value:.1f}", cell.value) for cell in cells),
        *(Said("" if each is None else f"{each.low:.1f}", None if each is None else each.low) for each in intervals),
        *(Said("" if each is None else f"{each.high:.1f}", None if each is None else each.high) for each in intervals),
    )


def _field(ledger: PositionLedger, label: str, group: str, position: Position, cell: Cell) -> Said:
    if not cell.denominator:
        return Said(NO_WORDS, 0)
    rate = f" ({cell.value:.1f})" if cell.count and cell.denominator >= FEW_WORDS else ""
    of = f"“{label}”, {group}, {_voice(cell.voice)}, {position} ({counted(cell.denominator, 'word')})"
    return Said(f"{cell.count:,}{rate}", cell.count, hits_evidence(ledger.study, of, cell.hits))


def _words(ledger: PositionLedger) -> Table:
    columns = (
        Column("group", str(ledger.options.by)),
        Column("voice", "voice"),
        *(Column(str(position), str(position), numeric=True) for position in Position),
    )
    rows = []
    for group in ledger.groups:
        for voice in ledger.voices:
            words = [ledger.words(group.key, voice, position) for position in Position]
            if any(words):
                rows.append((Said(group.label), Said(_voice(voice)), *(Said(f"{each:,}", each) for each in words)))
    notes = [
        Said(f"{found}: {_named(articles)}.", list(articles))
        for found, articles in (
            ("No headline stands in the text of", ledger.without_headline),
            ("No background was found in", ledger.without_background),
        )
        if articles
    ]
    return Table("position-words", "Words by position", columns, tuple(rows), tuple(notes), "There are no words.")


def _named(articles: tuple[str, ...]) -> str:
    more = f" and {len(articles) - _NAMED:,} more" if len(articles) > _NAMED else ""
    return f"{counted(len(articles), 'article')} ({', '.join(articles[:_NAMED])}{more})"


def _voice(voice: Voice | None) -> str:
    return "all" if voice is None else str(voice)
