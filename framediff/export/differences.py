"""Differences of two sides for a reader: what was tested and how, every row with its hits, what single articles do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.trees import path
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
from framediff.export.layout import counted, title_words
from framediff.export.manifest import made_from
from framediff.export.wording import audit_section
from framediff.scoring import Measure
from framediff.scoring.cells import FEW, FEW_WORDS
from framediff.scoring.permutation import DEALS
from framediff.scoring.resampling import ALIKE, BURSTY, FIRM, LEAST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.differences import Difference, Differences, OnSide
    from framediff.scoring import Interval

__all__ = ["differences_document", "differences_section"]

_COUNTS = ("wording", "first", "second", "in_articles")  # what is shown where there is no difference
_CLAIMED = 0.05
_ONE = "a side is one article"
_ASSUMED = "≈ "
_LISTED = 12  # differences in a list of those that stand out; the table has them all
_DRAWN = 24  # rows of a chart

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
        (*blocks, *_outstanding(found), *_tables(found, together=together, evidence=evidence), *_charts(found)),
        (Section("differences-reading", "How to read the differences", (Bullets(tuple(_reading(found))),)),),
    )


def _lead(found: Differences) -> Iterator[str]:
    first, second = (side.label for side in found.sides.pair)
    one, other = found.articles
    yield (
        f"{first} ({counted(one, 'article')}) against {second} ({counted(other, 'article')}); a difference is what "
        f"{first} has more than {second}."
    )
    if not found.family:
        yield "Nothing could be tested: " + _why(found) if found.rows else "Neither side has a hit."
        return
    smallest = min(row.smallest for row in found.tested if row.smallest is not None)
    best = min(1.0, smallest * found.family)
    text = f"The family is all {counted(found.family, 'test')} of this table. Smallest p attainable: {_p(smallest)}"
    if best > _CLAIMED:
        text += (
            f"; even that would be {_p(best)} after Holm over {found.family:,}, so that with these articles no "
            "difference can be claimed, whatever they say"
        )
    yield text + "."


def _why(found: Differences) -> str:
    """Why rows have no test, with how many: `fewer than 3 articles on a side (28 rows), …`."""
    reasons = Counter(row.untested for row in found.rows if row.untested)
    told = [f"{reason} ({counted(number, 'row')})" for reason, number in reasons.most_common()]
    return f"{', '.join(told)}."


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
        yield Paragraph(Said(f"No difference stands out: the smallest p after Benjamini-Hochberg is {_p(least)}."))


def _list(found: Differences, rows: Sequence[Difference], title: str) -> Bullets:
    ordered = sorted(rows, key=lambda row: (row.p or 0, -abs(row.value or 0), row.indicator.id))
    items = []
    for row in ordered[:_LISTED]:
        one, other = (f"{side.label} {each.cell.text}" for side, each in zip(found.sides.pair, row.sides, strict=True))
        text = f"{_wording(found, row)}: {one}, {other}; {_signed(row, row.value)} [{_ends(row, row.interval)}]"
        items.append(Said(f"{text}, p {_p(row.p)}.{_carried(row)}"))
    if len(rows) > _LISTED:
        items.append(Said(f"and {len(rows) - _LISTED} more, in the table."))
    return Bullets(tuple(items), title)


def _carried(row: Difference) -> str:
    if row.resting is None or not row.resting.flips:
        return ""
    return f" Without the article {row.resting.article_id} it is {_signed(row, row.resting.without)}."


def _tables(found: Differences, *, together: bool, evidence: bool) -> Iterator[Table]:
    """The differences, then what rests on too little on a side for a difference to be shown."""
    scarce = [row for row in found.rows if _hidden(row) and not together]
    others = [row for row in found.rows if together or not _hidden(row)]
    notes = []
    if found.family and len(found.rows) > found.family:
        notes.append(f"Without a test: {_why(found)}")
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
    if all(_resting(row) in {"", _ONE} for row in rows):
        empty.add("resting")
    return tuple(_relabelled(found, each, shown=each.shown and each.key not in empty) for each in _COLUMNS)


def _relabelled(found: Differences, column: Column, *, shown: bool) -> Column:
    first, second = (side.label for side in found.sides.pair)
    label = {"first": first, "second": second}.get(column.key, column.label)
    return Column(column.key, label, column.numeric, shown)


def _hidden(row: Difference) -> bool:
    """Whether a side has too little for a difference to be shown."""
    return row.scarce or row.value is None


def _row(found: Differences, row: Difference, *, evidence: bool) -> tuple[Said, ...]:
    study = found.comparison.study
    wording = _wording(found, row)
    sides = []
    for side, each in zip(found.sides.pair, row.sides, strict=True):
        data = {"count": each.cell.count, "denominator": each.cell.denominator, "value": each.cell.value}
        places = hits_evidence(study, f"{wording}, {side.label}", each.hits) if evidence else None
        sides.append(Said(each.cell.text, data, places))
    hidden = _hidden(row)
    interval = None if row.interval is None else [row.interval.low, row.interval.high]
    resting = row.resting
    fields = [
        Said(wording),
        *sides,
        Said("" if hidden else _signed(row, row.value), row.value),
        Said("" if hidden or row.interval is None else f"{_assumed(row)}{_ends(row, row.interval)}", interval),
        *(Said(_p(each), each) for each in (row.p, row.holm, row.bh)),
        Said(_resting(row), None if resting is None else [resting.low, resting.high]),
        Said(" · ".join(map(_spread, row.sides))),
        *(Said(side.label) for side in found.sides.pair),
        Said(row.indicator.id),
        Said("all" if row.voice is None else str(row.voice)),
        Said(str(row.measure)),
        Said(row.untested),
        Said("", None if row.interval is None else bool(_assumed(row))),
        Said("", row.exact if row.p is not None else None),
        Said("", row.within if row.p is not None else None),
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


def _assumed(row: Difference) -> str:
    """The mark of an interval that rests on what is assumed of articles, there being too few with a hit; else ""."""
    return "" if all(side.firm for side in row.sides) else _ASSUMED


def _spread(side: OnSide) -> str:
    """In how many of a side's articles hits stand, and how evenly: `3 of 5 (.52)`."""
    return f"{side.range} of {side.articles}" + ("" if side.dp is None else f" ({_decimals(side.dp)})")


def _resting(row: Difference) -> str:
    """What leaving out single articles makes of a difference, in words."""
    if _hidden(row):
        return ""
    if any(side.articles == 1 for side in row.sides):
        return _ONE
    if row.resting is None:
        return ""
    ends = f"{_signed(row, row.resting.low)} to {_signed(row, row.resting.high)}"
    if not row.resting.flips:
        return ends
    return f"{ends}; turns without {row.resting.article_id}"


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
            Point(_wording(found, row), row.value * scale, row.interval.low * scale, row.interval.high * scale)
            for row in rows
            if row.value is not None and row.interval is not None
        )
        if points:
            title = f"{first} less {second}, {unit}: the {len(points)} with the smallest p"
            yield Chart(f"differences-{measure}", title, "intervals", (Series("", points),), unit, zero=True)


def _reading(found: Differences) -> Iterator[Said]:
    rates = any(row.measure is Measure.RATE for row in found.rows)
    shares = any(row.measure is Measure.SHARE for row in found.rows)
    if shares:
        yield Said("Differences of shares are in percentage points (pt), of all occasions in that voice.")
    if rates:
        yield Said("Differences of rates are in hits per 1,000 words of that voice.")
    yield Said(
        "Intervals are made to hold the difference in 95 of 100 samples of articles, and take articles, not hits, as "
        "independent: each article is left out in turn, and the two sides' intervals are put together (Zou & Donner "
        "2008). In simulations those of under 20 articles on a side held it in 91 to 100 %, mostly 96 or more, so they "
        "are rather too wide than too narrow; too narrow (down to 85 %) they are where a few articles make a side's "
        "number. The interval comes first: p says only whether chance could do as much. The two are made differently, "
        "so that near the border one may leave out nought and the other not pass."
    )
    if any(row.interval is not None and not all(side.firm for side in row.sides) for row in found.rows):
        yield Said(
            f"“{_ASSUMED.strip()}” before an interval: fewer than {FIRM} articles on a side have a hit, or a rival's. "
            "It then rests more on what is assumed (two occasions in one article go together with a correlation of "
            f"{ALIKE:g}, articles' rates vary by {BURSTY**0.5:.1f} times their mean) than on these articles, and "
            "cannot be held to 95 %: in simulations such intervals covered in 85 to 100 %, mostly 97 or more."
        )
    yield from _testing(found)
    yield Said(
        f"There is a test where each side has {LEAST} articles with an occasion (for rates: a word) in that voice, and "
        f"{FEW} occasions (for rates: {FEW_WORDS} words), and both together have {FEW} hits and, of shares, {FEW} of "
        "the rivals: a rule that does not look at how the hits lie between the sides."
    )
    yield Said(
        "The family is every test of this table, whatever voice or lexicon. Holm is for what is claimed: it keeps the "
        "chance of any wrong claim in this table at 5 % or less, however the tests hang together. BH "
        "(Benjamini-Hochberg) is for exploration: of what it lets pass, at most 5 % are expected to be chance where "
        "tests are independent or go up and down together. The shares of one choice set do not (one name up is "
        "another down), so that for BH this is a rule of thumb. Neither knows of other tables that were looked at."
    )
    yield Said(
        "“Without any one article”: the smallest and the largest difference that leaving out one article makes; "
        "“turns” where it would be nought or the other way round. “In articles”: how many of those with an occasion "
        "or word have a hit, on either side; DP is 0 where hits are spread over articles as occasions or words are, "
        "near 1 where one has them all."
    )


def _testing(found: Differences) -> Iterator[Said]:
    """How p was made, in each way that a row's was."""
    if any(not row.within for row in found.tested):
        yield Said(
            "p is by dealing the articles out anew between the sides, each keeping its number: the part of all deals, "
            f"or of {DEALS:,} seeded ones where there are more, that make a difference as large either way, measured "
            "by its standard error (Janssen 1997; Chung & Romano 2013). Only articles with an occasion (for rates: a "
            "word) in that voice are dealt out. It is exact for the question whether it matters at all on which side "
            "an article stands. Where the sides are equal on the whole, but the articles of the smaller one differ "
            "much more from each other, p is too small: p ≤ .05 came in up to 18 % of such samples in simulations. "
            "What else differs between the sides, the audit says."
        )
    if any(row.within for row in found.tested):
        yield Said(
            "Where an article can hold both sides, p is by exchanging them within articles: the part of all such "
            f"exchanges, or of {DEALS:,} seeded ones where there are more, that make a difference as large either way "
            "(Hemerik, Goeman & Finos 2020). It is approximate: in simulations p ≤ .05 came in up to 8 % of samples "
            "without a difference."
        )


def _wording(found: Differences, row: Difference) -> str:
    """What a row is of: the choice set and the variant, or the category, and the voice."""
    label = path(found.comparison.study, row.indicator.id)
    said = label if row.measure is Measure.RATE else f"{row.block.title}: {label}"
    return said if row.voice is None else f"{said}, {row.voice}"


def _signed(row: Difference, value: float | None) -> str:
    """A difference with its sign: `+11 pt`, `−0.4`."""
    if value is None:
        return ""
    number = _ends_number(row, value)
    return f"{number} pt" if row.measure is Measure.SHARE else number


def _ends(row: Difference, interval: Interval | None) -> str:
    return "" if interval is None else f"{_ends_number(row, interval.low)} to {_ends_number(row, interval.high)}"


def _ends_number(row: Difference, value: float) -> str:
    text = f"{100 * value:+.0f}" if row.measure is Measure.SHARE else f"{value:+.1f}"
    return "0" if float(text) == 0 else text.replace("-", "−")


def _p(p: float | None) -> str:
    """A p without the nought before the point: `.034`, `<.001`, `1`; "" without one."""
    if p is None:
        return ""
    if p < 0.001:  # noqa: PLR2004 - three decimals are shown
        return f"{p:.4f}".lstrip("0") if p >= 1 / (DEALS + 1) else "<.0001"
    return _decimals(p, 3)


def _decimals(number: float, places: int = 2) -> str:
    text = f"{number:.{places}f}"
    return "1" if float(text) == 1 else text.removeprefix("0")
