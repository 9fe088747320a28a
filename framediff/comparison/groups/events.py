"""Events: days from which wording changes its meaning, and groups that lie on different sides of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from framediff.comparison.groups import By
from framediff.comparison.groups.times import When, when

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from framediff.comparison.groups import Grouping
    from framediff.comparison.study import Study
    from framediff.lexicon.model import Entry, Lexicon

__all__ = ["Event", "across", "events_of"]

_NAMED = 6  # groups on one side of an event before the rest are counted
_LABELS = 3  # of the wording that an event is known by


@dataclass(frozen=True, slots=True)
class Event:
    """A day that parts time in two.

    Attributes:
        day: the first day after it.
        labels: of the indicators and topics of which an entry begins or ceases to count on that day.
    """

    day: date
    labels: tuple[str, ...]


def events_of(study: Study, lexicons: Collection[str], around: date | None = None) -> tuple[Event, ...]:
    """The days on which an entry of `lexicons` begins or ceases to count, and the one asked for, in order of time."""
    found: dict[date, dict[str, None]] = {} if around is None else {around: {}}
    for lexicon in study.lexicons:
        for label, entry in _labelled(lexicon) if lexicon.id in lexicons else ():
            ends = () if entry.until is None else (entry.until + timedelta(days=1),)
            for day in ends if entry.since is None else (entry.since, *ends):
                found.setdefault(day, {})[label] = None
    return tuple(Event(day, tuple(found[day])) for day in sorted(found))


def _labelled(lexicon: Lexicon) -> Iterator[tuple[str, Entry]]:
    """Every entry of an indicator or a topic, with its label."""
    for choice_set in lexicon.choice_set:
        yield from ((variant.label, entry) for variant in choice_set.variant for entry in variant.entry)
        yield from ((choice_set.label or choice_set.referent, entry) for entry in choice_set.unresolved)
    yield from ((category.label, entry) for category in lexicon.category for entry in category.entry)
    yield from ((topic.label, entry) for topic in lexicon.topic for entry in topic.entry)


def across(
    study: Study, grouping: Grouping, lexicons: Collection[str], articles: Mapping[str, Sequence[str]]
) -> list[str]:
    """Sentences on events that groups lie on different sides of.

    Args:
        study: what is compared.
        grouping: the columns; where they are months or periods their names say when they are, so only events between
            two periods other than the day asked for are told.
        lexicons: ids of those shown.
        articles: for each group's key the ids of its articles with words.

    Returns:
        No sentence where no event parts them. Else one on the day asked for, or on all events that part them the same
        way as the one that parts them most evenly; and one that names the other days.
    """
    if grouping.by is By.MONTH:
        return []
    parted: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Event]] = {}
    for event in events_of(study, lexicons, None if grouping.by is By.PERIOD else grouping.around):
        if grouping.by is By.PERIOD and event.day == grouping.around:
            continue
        lies: dict[When, list[str]] = {side: [] for side in When}
        for group in grouping.groups:
            dates = [study[each].article.metadata.date for each in articles.get(group.key, ())]
            if dates:
                lies[when(dates, event.day)].append(f"“{group.label}”" if grouping.by is By.PERIOD else group.label)
        if lies[When.BEFORE] and lies[When.AFTER]:
            parted.setdefault((tuple(lies[When.BEFORE]), tuple(lies[When.AFTER])), []).append(event)
    if not parted:
        return []

    def evenly(way: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[bool, int]:
        return any(event.day == grouping.around for event in parted[way]), min(map(len, way))

    first = max(parted, key=evenly)  # of several as even the earliest
    others = sorted(event.day.isoformat() for way, events in parted.items() if way != first for event in events)
    more = f" Others of them are parted by {_listed(others)}." if others else ""
    return [_told(parted[first], *first) + more]


def _told(events: Sequence[Event], before: Sequence[str], after: Sequence[str]) -> str:
    labels = list(dict.fromkeys(f"“{label}”" for event in events for label in event.labels))
    more = len(labels) - _LABELS
    named = labels if more <= 0 else [*labels[:_LABELS], f"{more} more"]
    one = len(events) == 1
    known = f" ({'it is' if one else 'they are'} in the dates of {_joined(named)})" if labels else ""
    days = _listed([event.day.isoformat() for event in events])
    return (
        f"{days} {'lies' if one else 'lie'} between them{known}: {_listed(before)} before, {_listed(after)} after. "
        "What differs may come from time."
    )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return _joined(list(names) if more <= 0 else [*names[:_NAMED], f"{more} more"])


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
