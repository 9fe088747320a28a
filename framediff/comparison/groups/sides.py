"""Sides: the two parties of a comparison, be they outlets, speakers, articles, times or voices, and their words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.comparison.groups import By, Grouping
from framediff.comparison.study.names import among
from framediff.errors import UnknownNameError
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from framediff.article import Article
    from framediff.comparison.study import Study
    from framediff.voice import SpeakerId

__all__ = ["REST", "SMALL", "Side", "SideBy", "Sides", "sides"]

REST = "rest"
"""What a reader writes for everything that is not the other side."""

SMALL = 3  # articles; below this a side cannot tell its own wording from that of one article

_TWO = 2
_NAMED = 12


class SideBy(StrEnum):
    """What sides are."""

    OUTLET = "outlet"
    SPEAKER = "speaker"
    ARTICLE = "article"
    MONTH = "month"
    PERIOD = "period"
    STORY = "story"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two sides.

    Attributes:
        label: what a reader sees.
        keys: of the groups whose words are its own.
    """

    label: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sides:
    """What is contrasted.

    Attributes:
        by: what sides are.
        pair: the two sides, in alphabetical order unless one is the rest, which comes last.
        voice: the voice that both are held to; None for all.
    """

    by: SideBy
    pair: tuple[Side, Side]
    voice: Voice | None
    _grouping: Grouping | None = None

    @property
    def of_voices(self) -> bool:
        """Whether the sides are voices."""
        return self._grouping is None

    def of(self, article: Article, voice: Voice, speaker: SpeakerId | None) -> int | None:
        """Whose words of that article, voice and speaker are: 0, 1, or None for neither."""
        if self.voice is not None and voice is not self.voice:
            return None
        key = str(voice) if self._grouping is None else self._grouping.key(article, voice, speaker)
        return next((number for number, side in enumerate(self.pair) if key in side.keys), None)


def sides(
    study: Study, by: SideBy, against: Sequence[str] = (), voice: Voice | None = None, around: date | None = None
) -> Sides:
    """The two sides that a reader names; where none is named, the only two there are.

    Args:
        study: the articles.
        by: what sides are.
        against: two names, as keys, labels or the beginning of one, of which one may be `rest`; one name stands against
            the rest.
        voice: hold both to this voice.
        around: the day that parts periods.

    Raises:
        UnknownNameError: there is no such side, both names mean the same, or none is named and there are not two.
        InputError: sides are periods, and there is no day that parts them.
    """
    grouping = None if by is SideBy.VOICE else Grouping.of(study, By(by.value), around)
    labels = (
        {str(each): each.labelled for each in Voice}
        if grouping is None
        else {group.key: group.label for group in grouping.groups}
    )
    if not against or len(labels) < _TWO:
        against = _only_two(labels, by)
    if len(against) == 1:
        against = (*against, REST)
    first, second = (_key(name, labels, by) for name in against)
    if first == second:
        raise UnknownNameError(f"Both sides are “{REST if first is None else labels[first]}”; name two different ones.")
    named = sorted((key for key in (first, second) if key is not None), key=lambda key: (labels[key].casefold(), key))
    pair = [Side(labels[key], frozenset({key})) for key in named]
    pair.append(Side("the rest", frozenset(labels) - {named[0]}))
    return Sides(by, (pair[0], pair[1]), voice, grouping)


def _key(name: str, labels: Mapping[str, str], by: SideBy) -> str | None:
    """The key of the side called `name`; None for the rest."""
    if name.strip().casefold() == REST:
        return None
    return among(str(by), name, labels, f"`framediff compare --by {by}` names them")


def _only_two(labels: Mapping[str, str], by: SideBy) -> tuple[str, ...]:
    """The only two sides there are."""
    if len(labels) == _TWO:
        return tuple(labels)
    if len(labels) < _TWO:
        only = next(iter(labels.values()), "none")
        others = ", ".join(each for each in SideBy if each != by)
        raise UnknownNameError(
            f"There is only one side by {by}: {only}; contrast by something else with --by: {others}."
        )
    listed = f": {', '.join(labels.values())}" if len(labels) <= _NAMED else ""
    raise UnknownNameError(
        f"There are {len(labels)} sides by {by}{listed}; name two with --against, or one that is held against the rest."
    )
