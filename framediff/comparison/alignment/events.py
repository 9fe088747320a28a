"""Events: whether two articles can be on the same one, as far as their dates tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from framediff.article import Fact
    from framediff.comparison.study import Study

__all__ = ["DAYS", "apart_in", "days_between"]

DAYS = 14
"""Days between two articles from which they are taken to be on different events: news follows an event for a week or
two. What is not dated may be on the same."""


def apart_in(study: Study) -> Callable[[str, str], bool]:
    """For the ids of two articles of `study` whether they are on different events."""

    def apart(first: str, second: str) -> bool:
        return days_between(study[first].article.metadata.date, study[second].article.metadata.date) > DAYS

    return apart


def days_between(first: Fact, second: Fact) -> int:
    """The fewest days that can lie between two dates; 0 where one of them is not known."""
    (begin, end), (other_begin, other_end) = first.days, second.days
    gaps = [
        (later - earlier).days
        for later, earlier in ((begin, other_end), (other_begin, end))
        if later is not None and earlier is not None
    ]
    return max(0, *gaps) if gaps else 0
