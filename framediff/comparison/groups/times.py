"""Times: the month of an article, on which side of a day it lies, and how far its date tells that."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from framediff.article import Fact

__all__ = ["UNKNOWN", "When", "in_order_of_time", "month_label", "month_of", "period_label", "side_of", "when"]

UNKNOWN = "unknown"
"""The month of an article whose date is unknown."""

_LATER = "+"  # behind a month: not before it, perhaps after it
_MONTH = len("2020-11")


class When(StrEnum):
    """On which side of a day something lies."""

    BEFORE = "before"
    AFTER = "after"  # on the day or after it
    UNCERTAIN = "uncertain"  # its date, or its dates, allow both


def month_of(date: Fact) -> str:
    """The key of a date's month.

    Returns:
        `2020-11`; `2020` where the year alone is known; `2020-11+` where it is known only that it is not earlier;
        `unknown` without a date.
    """
    if date.value is None or not date.precision:
        return UNKNOWN
    return date.value[:_MONTH] + (_LATER if date.precision == "after" else "")


def month_label(key: str) -> str:
    """A month, as `month_of` gives it, for a reader."""
    if key == UNKNOWN:
        return "date unknown"
    if key.endswith(_LATER):
        return f"{key.removesuffix(_LATER)} or later"
    return key if len(key) == _MONTH else f"{key}, month unknown"


def in_order_of_time(keys: Iterable[str]) -> list[str]:
    """Months in order; a year whose month is unknown comes after its months, an unknown date last."""

    def order(key: str) -> tuple[bool, str]:
        return key == UNKNOWN, key if len(key) >= _MONTH else f"{key}-99"

    return sorted(set(keys), key=order)


def side_of(article_date: Fact, day: date) -> When:
    """Whether a date, as far as it is known, lies before `day`, or on it or after it."""
    first, last = article_date.days
    if last is not None and last < day:
        return When.BEFORE
    if first is not None and first >= day:
        return When.AFTER
    return When.UNCERTAIN


def period_label(side: When, day: date) -> str:
    """A side of a day for a reader."""
    return {
        When.BEFORE: f"before {day.isoformat()}",
        When.AFTER: f"on or after {day.isoformat()}",
        When.UNCERTAIN: "before or after: not certain",
    }[side]


def when(dates: Iterable[Fact], day: date) -> When:
    """On which side of `day` all of these dates lie; uncertain where they lie on both, or one may, or there is none."""
    sides = {side_of(each, day) for each in dates}
    return sides.pop() if len(sides) == 1 else When.UNCERTAIN
