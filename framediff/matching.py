"""Where the entries of a lexicon stand in an article, what was refused or covered there, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framediff.article import Span, ZoneKind
    from framediff.voice.attribution import SpeakerId
    from framediff.voice.voicemap import Voice

__all__ = ["Hit", "HitState"]


class HitState(StrEnum):
    """What became of a place where an entry's pattern stands."""

    COUNTED = "counted"
    UNRESOLVED = "unresolved"  # may name the referent; listed, in no share
    EXCLUDED = "excluded"  # refused by one of the entry's contexts
    SHADOWED = "shadowed"  # covered by a longer match of the same choice set or category


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in one article where an entry of a lexicon stands.

    Attributes:
        article_id: the article.
        span: where, in its unchanged text.
        lexicon_id: the lexicon.
        indicator: id of the variant (`territory/artsakh`) or category; for unresolved hits the choice set's id.
        set_id: id of the choice set, or of the category itself.
        pattern: the entry's pattern.
        state: counted, unresolved, excluded or shadowed.
        reason: for excluded the context that refused it; for shadowed the longer words; else "".
        voice: whose wording it is.
        speaker: who speaks; None in the outlet's own voice or when unknown.
        attribution: position of its attribution in the article's list; None in the outlet's own voice.
        zone: the part of the page.
        flags: `negated`, `scare_quoted`, `so_called`, `crosses_voices`, and those of the voice segment.
    """

    article_id: str
    span: Span
    lexicon_id: str
    indicator: str
    set_id: str
    pattern: str
    state: HitState
    reason: str
    voice: Voice
    speaker: SpeakerId | None
    attribution: int | None
    zone: ZoneKind | None
    flags: frozenset[str]
