"""Events: whether two articles can be on the same one, as far as their dates and stories tell."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from framediff.article import Fact
    from framediff.comparison.stories import Story
    from framediff.comparison.study import Study

__all__ = ["DAYS", "apart_in", "days_between"]

DAYS = 14
"""Days between two articles from which they are taken to be on different events: news follows an event for a week or
two. What is not dated may be on the same."""


def apart_in(study: Study, *, strict: bool = False) -> Callable[[str, str], bool]:
    """For the ids of two articles of `study` whether they are on different events.

    Articles of one story never are, and others are if they lie weeks apart; with `strict` all others are.
    """
    from framediff.comparison.stories import stories_of

    @cache
    def stories() -> Mapping[str, Story]:
        return stories_of(study).of

    @cache
    def apart(first: str, second: str) -> bool:
        days = days_between(study[first].article.metadata.date, study[second].article.metadata.date)
        if days <= DAYS and not strict:
            return False
        return stories()[first] is not stories()[second]

    return apart


def days_between(first: Fact, second: Fact) -> int:
    """The fewest days that can lie between two dates; 0 where one of them is not known.

    What is known to be after a day is taken to be of the weeks that follow it.
    """
    (begin, end), (other_begin, other_end) = _bounded(first), _bounded(second)
    gaps = [
        (later - earlier).days
        for later, earlier in ((begin, other_end), (other_begin, end))
        if later is not None and earlier is not None
    ]
    return max(0, *gaps) if gaps else 0


def _bounded(date: Fact) -> tuple[dt.date | None, dt.date | None]:
    begin, end = date.days
    return begin, begin + timedelta(days=2 * DAYS) if begin is not None and end is None else end
