"""The figures of a difference in words, each as every face shows it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.table.trees import path
from framediff.export.layout import counted
from framediff.scoring import Measure
from framediff.scoring.permutation import DEALS

if TYPE_CHECKING:
    from framediff.comparison.differences import Difference, Differences, OnSide
    from framediff.scoring import Interval

__all__ = [
    "ASSUMED",
    "ONE_ARTICLE",
    "assumed",
    "decimals",
    "ends",
    "hidden",
    "p_text",
    "resting_text",
    "signed",
    "spread",
    "untested",
    "wording_of",
]

ONE_ARTICLE = "a side is one article"
ASSUMED = "≈ "


def wording_of(found: Differences, row: Difference) -> str:
    """What a row is of: the choice set and the variant, or the category, and the voice."""
    label = path(found.comparison.study, row.indicator.id)
    said = label if row.measure is Measure.RATE else f"{row.block.title}: {label}"
    return said if row.voice is None else f"{said}, {row.voice}"


def signed(row: Difference, value: float | None) -> str:
    """A difference with its sign: `+11 pt`, `−0.4`."""
    if value is None:
        return ""
    number = _ends_number(row, value)
    return f"{number} pt" if row.measure is Measure.SHARE else number


def ends(row: Difference, interval: Interval | None) -> str:
    """An interval without its brackets: `−3 to +11`; "" without one."""
    return "" if interval is None else f"{_ends_number(row, interval.low)} to {_ends_number(row, interval.high)}"


def _ends_number(row: Difference, value: float) -> str:
    text = f"{100 * value:+.0f}" if row.measure is Measure.SHARE else f"{value:+.1f}"
    return "0" if float(text) == 0 else text.replace("-", "−")


def p_text(p: float | None) -> str:
    """A p without the nought before the point: `.034`, `<.001`, `1`; "" without one."""
    if p is None:
        return ""
    if p < 0.001:  # noqa: PLR2004 - three decimals are shown
        return f"{p:.4f}".lstrip("0") if p >= 1 / (DEALS + 1) else "<.0001"
    return decimals(p, 3)


def decimals(number: float, places: int = 2) -> str:
    """A number from 0 to 1 without the nought before its point: `.52`."""
    text = f"{number:.{places}f}"
    return "1" if float(text) == 1 else text.removeprefix("0")


def assumed(row: Difference) -> str:
    """The mark of an interval that rests on what is assumed of articles, there being too few with a hit; else ""."""
    return "" if all(side.firm for side in row.sides) else ASSUMED


def spread(side: OnSide) -> str:
    """In how many of a side's articles hits stand, and how evenly: `3 of 5 (.52)`."""
    return f"{side.range} of {side.articles}" + ("" if side.dp is None else f" ({decimals(side.dp)})")


def resting_text(row: Difference) -> str:
    """What leaving out single articles makes of a difference, in words."""
    if hidden(row):
        return ""
    if any(side.articles == 1 for side in row.sides):
        return ONE_ARTICLE
    if row.resting is None:
        return ""
    ends = f"{signed(row, row.resting.low)} to {signed(row, row.resting.high)}"
    if not row.resting.flips:
        return ends
    return f"{ends}; turns without {row.resting.article_id}"


def hidden(row: Difference) -> bool:
    """Whether a side has too little for a difference to be shown."""
    return row.scarce or row.value is None


def untested(found: Differences) -> str:
    """Why rows have no test, with how many: `fewer than 3 articles on a side (28 rows), …`."""
    reasons = Counter(row.untested for row in found.rows if row.untested)
    told = [f"{reason} ({counted(number, 'row')})" for reason, number in reasons.most_common()]
    return f"{', '.join(told)}."
