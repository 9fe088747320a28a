"""The omission map: aspects × groups, each field a list of places or of articles without any."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from framediff.comparison.groups import By, Group, Grouping
from framediff.comparison.omission.aspects import Aspect, AspectChoice, AspectKind, aspects_of
from framediff.comparison.omission.facts import Facts
from framediff.comparison.omission.gathering import Unit, gathered, units_of
from framediff.comparison.omission.preconditions import Preconditions
from framediff.comparison.omission.presence import Presence, Spot
from framediff.comparison.study.names import resolve_indicator, resolve_topic, unknown

if TYPE_CHECKING:
    from datetime import date

    from framediff.comparison.study import Study

__all__ = ["OmissionMap", "OmissionOptions", "omission_map"]


@dataclass(frozen=True, slots=True)
class OmissionOptions:
    """What a map shows.

    Attributes:
        by: what columns are.
        topic: a topic to hold the map to, by key or label; None for everything.
        lexicons: ids of the lexicons to look with; none given means all that were studied.
        aspects: which kinds of aspects.
        indicators: the indicators or choice sets to show, whether any article has them or not; none given means every
            one that an article has.
        around: the day that parts periods; None without.
    """

    by: By = By.OUTLET
    topic: str | None = None
    lexicons: tuple[str, ...] = ()
    aspects: tuple[AspectChoice, ...] = tuple(AspectChoice)
    indicators: tuple[str, ...] = ()
    around: date | None = None


@dataclass(frozen=True, slots=True)
class OmissionMap:
    """Which aspects stand where, and where they do not.

    Attributes:
        study: what was looked through.
        options: what was asked for, names resolved to keys.
        groups: the columns, in alphabetical order.
        units: the words of each article in each group, by group.
        aspects: the rows.
        further: aspects that stand in no article and, since nobody asked for them, have no row.
        facts: what the articles on one story share; None where facts were not asked for.
    """

    study: Study = field(repr=False)
    options: OmissionOptions
    groups: tuple[Group, ...]
    units: dict[str, tuple[Unit, ...]] = field(repr=False)
    aspects: tuple[Aspect, ...] = field(repr=False)
    further: tuple[Aspect, ...] = field(repr=False)
    facts: Facts | None = field(repr=False)
    _spots: dict[tuple[AspectKind, str, str], Spot] = field(repr=False, compare=False)

    def spot(self, aspect: Aspect, group: str) -> Spot:
        """The field of an aspect in the group with that key."""
        return self._spots[aspect.kind, aspect.key, group]

    def row(self, aspect: Aspect) -> tuple[Spot, ...]:
        """The fields of an aspect, one a group."""
        return tuple(self.spot(aspect, group.key) for group in self.groups)

    def unit(self, group: str, article_id: str) -> Unit:
        """The words of an article in a group."""
        return next(unit for unit in self.units[group] if unit.article_id == article_id)

    def standing(self, aspect: Aspect) -> tuple[int, int]:
        """In how many articles an aspect stands, in whoever's words, and in how many the question arises."""
        there: set[str] = set()
        could: set[str] = set()
        for spot in self.row(aspect):
            could |= {part.article_id for part in spot.parts if part.presence is not Presence.NOT_APPLICABLE}
            there |= {part.article_id for part in spot.parts if part.presence.is_there}
        return len(there), len(could)


def omission_map(study: Study, options: OmissionOptions | None = None) -> OmissionMap:
    """Which aspects stand in which articles, by group and voice; nothing is matched again.

    Raises:
        UnknownNameError: the topic, a lexicon or an indicator does not exist in the study.
    """
    asked = _checked(study, OmissionOptions() if options is None else options)
    shown = set(asked.lexicons or [lexicon.id for lexicon in study.lexicons])
    grouping = Grouping.of(study, asked.by, asked.around)
    units = units_of(study, grouping, asked.topic)
    groups = tuple(group for group in grouping.groups if group.key in units)
    facts = Facts.of(study) if AspectChoice.FACTS in asked.aspects and not asked.indicators else None
    found = gathered(study, grouping, asked.topic, shown, facts)
    preconditions = Preconditions(study, found, asked.topic, facts)
    spots: dict[tuple[AspectKind, str, str], Spot] = {}
    rows, further = [], []
    for aspect in (*aspects_of(study, shown, asked.aspects), *(facts.aspects() if facts is not None else ())):
        if asked.indicators and aspect.key not in asked.indicators:
            continue
        if not asked.indicators and not found.stands(aspect):
            further.append(aspect)
            continue
        rows.append(aspect)
        for group in groups:
            asked_of = units[group.key] if facts is None else facts.asked_of(aspect, units[group.key])
            parts = tuple(preconditions.part(aspect, unit) for unit in asked_of)
            spots[aspect.kind, aspect.key, group.key] = Spot(aspect, group.key, parts)
    return OmissionMap(study, asked, groups, units, tuple(rows), tuple(further), facts, spots)


def _checked(study: Study, asked: OmissionOptions) -> OmissionOptions:
    ids = [lexicon.id for lexicon in study.lexicons]
    for name in asked.lexicons:
        if name not in ids:
            raise unknown("lexicon", name, ids, "no lexicon was studied")
    topic = None if asked.topic is None else resolve_topic(study, asked.topic)
    keys: list[str] = []
    for name in asked.indicators:
        found = resolve_indicator(study, name)
        first = study.indicator(found[0])
        # a variant, or a choice set by its id: whether the referent is named at all belongs beside it
        keys += [first.set_id, *found] if first.is_variant else found
    return replace(asked, topic=topic, indicators=tuple(dict.fromkeys(keys)))
