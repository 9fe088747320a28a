"""The table of differences: its columns, its rows with their hits, and what rests on too little for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import (
    Column,
    Said,
    Table,
    hits_evidence,
)
from framediff.export.layout import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.differences import Difference, Differences, OnSide

from framediff.export.differences.figures import (
    ONE_ARTICLE,
    assumed,
    ends,
    hidden,
    p_text,
    resting_text,
    signed,
    spread,
    untested,
    wording_of,
)

__all__ = ["tables"]

_COUNTS = ("wording", "first", "second", "in_articles")  # what is shown where there is no difference
_COLUMNS = (
    Column("wording", "wording"),
    Column("first", "", numeric=True),
    Column("second", "", numeric=True),
    Column("difference", "difference", numeric=True),
    Column("interval", "95 % interval", numeric=True),
    Column("p", "p", numeric=True),
    Column("holm", "Holm", numeric=True),
    Column("bh", "BH", numeric=True),
    Column("resting", "without any one article"),
    Column("in_articles", "in articles (DP)", numeric=True),
    Column("side_1", "side 1", shown=False),
    Column("side_2", "side 2", shown=False),
    Column("indicator", "indicator", shown=False),
    Column("voice", "voice", shown=False),
    Column("measure", "measure", shown=False),
    Column("untested", "no test because", shown=False),
    Column("assumed", "interval rests on assumptions", shown=False),
    Column("exact", "exact", shown=False),
    Column("within", "exchanged within articles", shown=False),
    Column("smallest_p", "smallest p", numeric=True, shown=False),
    Column("article", "article that moves it most", shown=False),
    Column("without_article", "without that article", numeric=True, shown=False),
    Column("flips", "flips", shown=False),
    *(
        Column(f"{key}_{number}", f"{label} {number}", numeric=True, shown=False)
        for number in (1, 2)
        for key, label in (
            ("hits", "hits"),
            ("denominator", "denominator"),
            ("value", "value"),
            ("low", "low"),
            ("high", "high"),
            ("articles", "articles"),
            ("range", "range"),
            ("dp", "DP"),
        )
    ),
)


def tables(found: Differences, *, together: bool, evidence: bool) -> Iterator[Table]:
    """The differences, then what rests on too little on a side for a difference to be shown."""
    scarce = [row for row in found.rows if hidden(row) and not together]
    others = [row for row in found.rows if together or not hidden(row)]
    notes = []
    if found.family and len(found.rows) > found.family:
        notes.append(f"Without a test: {untested(found)}")
    if found.nothing:
        left = f"{counted(found.nothing, 'row')} left out: no hit on either side"
        notes.append(f"{left} (each wording is a row in each voice).")
    said = tuple(Said(note) for note in notes)
    rows = tuple(_row(found, row, evidence=evidence) for row in others)
    empty = "No wording has enough on both sides for a difference."
    yield Table("differences", "", _columns(found, others), rows, () if scarce else said, empty)
    if scarce:
        title = "Too little on a side for a difference (5 occasions; for rates: 100 words)"
        columns = tuple(_relabelled(found, each, shown=each.key in _COUNTS) for each in _COLUMNS)
        yield Table(
            "differences-counts", title, columns, tuple(_row(found, row, evidence=evidence) for row in scarce), said
        )


def _columns(found: Differences, rows: Sequence[Difference]) -> tuple[Column, ...]:
    """The columns, those hidden in which no row has anything."""
    empty = set()
    if not any(row.p is not None for row in rows):
        empty |= {"p", "holm", "bh"}
    if not any(row.interval is not None for row in rows):
        empty.add("interval")
    if all(resting_text(row) in {"", ONE_ARTICLE} for row in rows):
        empty.add("resting")
    return tuple(_relabelled(found, each, shown=each.shown and each.key not in empty) for each in _COLUMNS)


def _relabelled(found: Differences, column: Column, *, shown: bool) -> Column:
    first, second = (side.label for side in found.sides.pair)
    label = {"first": first, "second": second}.get(column.key, column.label)
    return Column(column.key, label, column.numeric, shown)


def _row(found: Differences, row: Difference, *, evidence: bool) -> tuple[Said, ...]:
    study = found.comparison.study
    wording = wording_of(found, row)
    sides = []
    for side, each in zip(found.sides.pair, row.sides, strict=True):
        data = {"count": each.cell.count, "denominator": each.cell.denominator, "value": each.cell.value}
        places = hits_evidence(study, f"{wording}, {side.label}", each.hits) if evidence else None
        sides.append(Said(each.cell.text, data, places))
    scarce = hidden(row)
    interval = None if row.interval is None else [row.interval.low, row.interval.high]
    resting = row.resting
    fields = [
        Said(wording),
        *sides,
        Said("" if scarce else signed(row, row.value), row.value),
        Said("" if scarce or row.interval is None else f"{assumed(row)}{ends(row, row.interval)}", interval),
        *(Said(p_text(each), each) for each in (row.p, row.holm, row.bh)),
        Said(resting_text(row), None if resting is None else [resting.low, resting.high]),
        Said(" · ".join(map(spread, row.sides))),
        *(Said(side.label) for side in found.sides.pair),
        Said(row.indicator.id),
        Said("all" if row.voice is None else str(row.voice)),
        Said(str(row.measure)),
        Said(row.untested),
        Said("", None if row.interval is None else bool(assumed(row))),
        Said("", None if row.p is None else row.exact),
        Said("", None if row.p is None else row.within),
        Said("", row.smallest),
        Said("" if resting is None else resting.article_id),
        Said("", None if resting is None else resting.without),
        Said("", None if resting is None else resting.flips),
    ]
    return (*fields, *(said for each in row.sides for said in _side(each)))


def _side(side: OnSide) -> Iterator[Said]:
    ends = (None, None) if side.interval is None else (side.interval.low, side.interval.high)
    numbers = (side.cell.count, side.cell.denominator, side.cell.value, *ends, side.articles, side.range, side.dp)
    for number in numbers:
        yield Said("", number)
