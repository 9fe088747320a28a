"""Differences of two sides for a reader: what was tested and how, every row with its hits, what single articles do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.differences.figures import (
    ends,
    p_text,
    signed,
    untested,
    wording_of,
)
from framediff.export.differences.reading import reading
from framediff.export.differences.rows import tables
from framediff.export.document import (
    Bullets,
    Chart,
    Document,
    Paragraph,
    Point,
    Said,
    Section,
    Series,
)
from framediff.export.layout import counted, title_words
from framediff.export.manifest import made_from
from framediff.export.table.wording import audit_section
from framediff.scoring import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.differences import Difference, Differences

__all__ = ["differences_document", "differences_section"]


_CLAIMED = 0.05
_LISTED = 12  # differences in a list of those that stand out; the table has them all
_DRAWN = 24  # rows of a chart


def differences_document(found: Differences, *, together: bool = False, evidence: bool = True) -> Document:
    """The differences as a document of their own, the audit before them.

    Args:
        found: the differences.
        together: whether what rests on too little for a difference stands in the same table, as CSV has only one.
        evidence: whether numbers have their places; of thousands of articles they take seconds to put together.
    """
    comparison, study = found.comparison, found.comparison.study
    first, second = found.sides.pair
    corpus, articles, *rest = title_words(comparison)
    options = comparison.options
    shown = options.lexicons or tuple(lexicon.id for lexicon in study.lexicons)
    by = str(found.sides.by)
    chosen = {
        "by": by,
        "around": None if options.around is None else options.around.isoformat(),
        "against": [first.label, second.label],
        "voice": str(options.voice),
        "topic": options.topic,
        "lexicons": list(shown),
        "min_confidence": study.hearing.min_confidence,
    }
    held = [word for word in rest if not found.sides.of_voices or not word.startswith(("by ", "each voice"))]
    told = (corpus, articles, *([f"by {by}"] if found.sides.of_voices else []), *held)
    sections = (audit_section(comparison), differences_section(found, together=together, evidence=evidence))
    title = f"Differences: {first.label} against {second.label}"
    return Document(title, told, sections, made_from(study, "compare", chosen, shown))


def differences_section(found: Differences, *, together: bool = False, evidence: bool = True) -> Section:
    """The differences: what was compared and tested, what stands out, the tables, charts, how to read it."""
    first, second = (side.label for side in found.sides.pair)
    blocks = [Paragraph(Said(text)) for text in _lead(found)]
    return Section(
        "differences",
        f"Differences: {first} against {second}",
        (*blocks, *_outstanding(found), *tables(found, together=together, evidence=evidence), *_charts(found)),
        (Section("differences-reading", "How to read the differences", (Bullets(tuple(reading(found))),)),),
    )


def _lead(found: Differences) -> Iterator[str]:
    first, second = (side.label for side in found.sides.pair)
    one, other = found.articles
    yield (
        f"{first} ({counted(one, 'article')}) against {second} ({counted(other, 'article')}); a difference is what "
        f"{first} has more than {second}."
    )
    if not found.family:
        yield "Nothing could be tested: " + untested(found) if found.rows else "Neither side has a hit."
        return
    smallest = min(row.smallest for row in found.tested if row.smallest is not None)
    best = min(1.0, smallest * found.family)
    text = f"The family is all {counted(found.family, 'test')} of this table. Smallest p attainable: {p_text(smallest)}"
    if best > _CLAIMED:
        text += (
            f"; even that would be {p_text(best)} after Holm over {found.family:,}, so that with these articles no "
            "difference can be claimed, whatever they say"
        )
    yield text + "."


def _outstanding(found: Differences) -> Iterator[Bullets | Paragraph]:
    """What passes Holm, then what passes Benjamini-Hochberg alone, in words."""
    if not found.family:
        return
    claimed = [row for row in found.tested if row.holm is not None and row.holm <= _CLAIMED]
    further = [row for row in found.tested if row not in claimed and row.bh is not None and row.bh <= _CLAIMED]
    if claimed:
        yield _list(found, claimed, f"To claim (Holm ≤ .05): {counted(len(claimed), 'difference')}")
    if further:
        yield _list(found, further, f"To look into (Benjamini-Hochberg ≤ .05): {counted(len(further), 'difference')}")
    if not claimed and not further:
        least = min(row.bh for row in found.tested if row.bh is not None)
        yield Paragraph(Said(f"No difference stands out: the smallest p after Benjamini-Hochberg is {p_text(least)}."))


def _list(found: Differences, rows: Sequence[Difference], title: str) -> Bullets:
    ordered = sorted(rows, key=lambda row: (row.p or 0, -abs(row.value or 0), row.indicator.id))
    items = []
    for row in ordered[:_LISTED]:
        one, other = (f"{side.label} {each.cell.text}" for side, each in zip(found.sides.pair, row.sides, strict=True))
        text = f"{wording_of(found, row)}: {one}, {other}; {signed(row, row.value)} [{ends(row, row.interval)}]"
        items.append(Said(f"{text}, p {p_text(row.p)}.{_carried(row)}"))
    if len(rows) > _LISTED:
        items.append(Said(f"and {len(rows) - _LISTED} more, in the table."))
    return Bullets(tuple(items), title)


def _carried(row: Difference) -> str:
    if row.resting is None or not row.resting.flips:
        return ""
    return f" Without the article {row.resting.article_id} it is {signed(row, row.resting.without)}."


def _charts(found: Differences) -> Iterator[Chart]:
    """The differences with intervals, those with the smallest p first."""
    first, second = (side.label for side in found.sides.pair)
    for measure, unit in ((Measure.SHARE, "percentage points"), (Measure.RATE, "hits per 1,000 words")):
        rows = sorted(
            (row for row in found.tested if row.measure is measure and row.interval is not None),
            key=lambda row: (row.p or 0, -abs(row.value or 0)),
        )[:_DRAWN]
        scale = 100 if measure is Measure.SHARE else 1
        points = tuple(
            Point(wording_of(found, row), row.value * scale, row.interval.low * scale, row.interval.high * scale)
            for row in rows
            if row.value is not None and row.interval is not None
        )
        if points:
            title = f"{first} less {second}, {unit}: the {len(points)} with the smallest p"
            yield Chart(f"differences-{measure}", title, "intervals", (Series("", points),), unit, zero=True)
