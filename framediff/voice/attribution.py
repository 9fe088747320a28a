"""An attribution: who says what, by which words it is signalled, and how far it is verbatim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article, Span

__all__ = ["CORRECTION", "Attribution", "Kind", "SpeakerId", "VoiceAttributor"]

SpeakerId = NewType("SpeakerId", str)
"""The key of one entry in the register of speakers, e.g. `sergey-kopirkin`."""


CORRECTION = "correction"
"""The rule of an attribution that a reader has put right by hand; see `framediff.voice.amendments.corrections`."""


class Kind(StrEnum):
    """How the content of an attribution is given; quotation marks decide."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution (PARC 3.0, Pareti 2016).

    Attributes:
        content: what is attributed; may be discontinuous. Quotation marks and a complementiser `that` lie inside,
            the full stop outside unless the content is a whole sentence.
        quoted: the parts of the content inside quotation marks, which are verbatim.
        cue: the words that signal it: a verb, `According to`, a colon.
        source: the surface mention of who speaks, next to the cue; None when the text has none.
        kind: direct, indirect or mixed.
        rule: name of the rule that found it.
        confidence: measured precision of that rule, 0 to 1.
        speaker: who speaks, in the register; None when unknown, and then it is said to be unknown.
        flags: what a careful reader would want to know (`carried_over`, `unclosed`, `headline`, `question`, ...).
        parent: position of the enclosing attribution in the article's list, for an attribution inside another.
        named: the speaker's name where a correction gives it and no words of the text do; it goes before `source`.
    """

    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    kind: Kind
    rule: str
    confidence: float
    speaker: SpeakerId | None = None
    flags: frozenset[str] = frozenset()
    parent: int | None = None
    named: str | None = None


class VoiceAttributor(Protocol):
    """Anything that finds attributions in an article's scored zones."""

    name: str
    version: str

    def attribute(self, article: Article) -> Sequence[Attribution]:
        """All attributions of `article`, ordered by where their content begins; speakers not yet resolved."""
        ...
