"""Dates: checked where a record gives them, read where a page header or dateline spells one out."""

from __future__ import annotations

import re
from datetime import date

from framediff.errors import InputError
from framediff.escaping import for_terminal

__all__ = ["DATE", "MONTH_DAY", "compatible", "complete_date", "day_of", "precision_of"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]+|\.)?"
MONTH_DAY = rf"(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})"
"""A month with a day, in either order, for use inside case-insensitive patterns."""

DATE = (
    rf"(?:{MONTH_DAY}(?:,?\s+\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}"
    rf"|\d{{1,2}}\.\d{{1,2}}\.\d{{2}}|\d{{2}}/\d{{2}}/\d{{2}})"
)
"""Anything that may be a date in a header or dateline, for use inside case-insensitive patterns."""

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SPELT = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})"
    r"(?:st|nd|rd|th)?),?\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<!\d)(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?!\d)")
_ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


def precision_of(value: str) -> str:
    """The precision of an ISO 8601 date: `day`, `month` or `year`; "" for anything else, such as the 31st of June."""
    match = _ISO.fullmatch(value)
    if match is None:
        return ""
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    return "day" if day else "month" if month else "year"


def day_of(value: str) -> date:
    """The day that a reader asks for.

    Raises:
        InputError: it is none, written year first.
    """
    if precision_of(value.strip()) != "day":
        raise InputError(
            f"“{for_terminal(value)}” is no day of the calendar; write one year first, such as 2020-11-10."
        )
    return date.fromisoformat(value.strip())


def complete_date(words: str) -> tuple[str, bool] | None:
    """The first date in `words` that gives day, month and year.

    Returns:
        The date in ISO 8601, and whether it can be read in only one way: `06.06.22` leaves the century out. None when
        there is no complete date, or when day and month cannot be told apart (`04/05/2022`).
    """
    if iso := _ISO_DAY.search(words):
        return (iso.group(), True) if precision_of(iso.group()) else None
    if spelt := _SPELT.search(words):
        month = (spelt["month"] or spelt["month2"]).lower().rstrip(".")[:3]
        number = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month))
        found = f"{spelt['year']}-{number:02}-{int(spelt['day'] or spelt['day2']):02}"
        return (found, True) if precision_of(found) else None
    if digits := _DIGITS.search(words):
        first, second = int(digits["first"]), int(digits["second"])
        # With full stops the day comes first everywhere; with strokes it depends on the country.
        if digits["mark"] == "/" and first <= 12 and second <= 12 and first != second:  # noqa: PLR2004 - months
            return None
        day, month_number = (second, first) if second > 12 else (first, second)  # noqa: PLR2004 - months
        year = digits["year"]
        full = year if len(year) == 4 else f"20{year}"  # noqa: PLR2004 - digits of a year
        found = f"{full}-{month_number:02}-{day:02}"
        return (found, len(year) == 4) if precision_of(found) else None  # noqa: PLR2004 - digits of a year
    return None


def compatible(one: str, other: str) -> bool:
    """Whether two ISO 8601 dates may be the same day, one of them perhaps less exact."""
    return one.startswith(other) or other.startswith(one)
