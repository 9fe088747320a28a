"""Presence: whether one article has an aspect, in whose words, or why the question does not arise there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Span
    from framediff.comparison.omission.aspects import Aspect
    from framediff.matching import Hit
    from framediff.voice import SpeakerId

__all__ = ["Mention", "Part", "Presence", "Spot", "presence_of"]


class Presence(StrEnum):
    """What an article does with an aspect."""

    OWN = "own"
    ATTRIBUTED = "attributed"
    UNDETERMINED = "undetermined"
    UNRESOLVED = "unresolved"
    ABSENT = "absent"
    NOT_APPLICABLE = "not applicable"

    @property
    def sign(self) -> str:
        """One character, one cell wide, told apart by its form alone."""
        return _SIGNS[self][0]

    @property
    def words(self) -> str:
        """What the sign means."""
        return _SIGNS[self][1]

    @property
    def is_there(self) -> bool:
        """Whether the aspect stands in the article, in whoever's words."""
        return self in (Presence.OWN, Presence.ATTRIBUTED, Presence.UNDETERMINED)


_SIGNS = {
    Presence.OWN: ("●", "in the outlet's own words, whoever else says it too"),
    Presence.ATTRIBUTED: ("◐", "only in what is attributed to a speaker, verbatim or paraphrased"),
    Presence.UNDETERMINED: ("?", "only where it is not known whose words they are"),
    Presence.UNRESOLVED: ("~", "perhaps: only mentions that may or may not name it, or a statement that may report it"),
    Presence.ABSENT: ("○", "absent: looked for and not found"),
    Presence.NOT_APPLICABLE: ("—", "not applicable: what must be there for the question to arise is missing"),
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an aspect stands.

    Attributes:
        article_id: the article.
        span: where.
        voice: whose wording it is.
        speaker: who speaks; None in the outlet's own voice or when unknown.
        hit: the hit, where it is one: entries of topics and statements are none.
    """

    article_id: str
    span: Span
    voice: Voice
    speaker: SpeakerId | None = None
    hit: Hit | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Part:
    """One article's words in one group, and what they do with an aspect.

    Attributes:
        article_id: the article.
        presence: what they do.
        mentions: where the aspect stands, in order.
        why: for what is not applicable, what is missing; else "".
        perhaps: for a fact that is unresolved, the statements that may report it.
    """

    article_id: str
    presence: Presence
    mentions: tuple[Mention, ...] = ()
    why: str = ""
    perhaps: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """One field of the map: an aspect in a group.

    Attributes:
        aspect: the aspect.
        group: key of the group.
        parts: one for each article that has words in the group, in the order of articles; of a fact for those on its
            story, if there are any.
    """

    aspect: Aspect
    group: str
    parts: tuple[Part, ...] = field(repr=False)

    @property
    def counts(self) -> dict[Presence, int]:
        """In how many articles each presence holds, those that hold in none left out."""
        counted = Counter(part.presence for part in self.parts)
        return {presence: counted[presence] for presence in Presence if counted[presence]}

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Every place where the aspect stands."""
        return tuple(mention for part in self.parts for mention in part.mentions)

    def where(self, presence: Presence) -> tuple[Part, ...]:
        """The parts with that presence."""
        return tuple(part for part in self.parts if part.presence is presence)

    @property
    def text(self) -> str:
        """`●` for one article, `●3 ○6` for several, "" without any."""
        if len(self.parts) == 1:
            return self.parts[0].presence.sign
        return " ".join(f"{presence.sign}{count:,}" for presence, count in self.counts.items())


def presence_of(mentions: Sequence[Mention]) -> Presence:
    """What places amount to: own words before attributed ones, those before words of nobody known; else absent."""
    voices = {mention.voice for mention in mentions}
    if Voice.OWN in voices:
        return Presence.OWN
    if any(voice.spoken for voice in voices):
        return Presence.ATTRIBUTED
    return Presence.UNDETERMINED if voices else Presence.ABSENT
