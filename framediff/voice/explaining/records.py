"""What an explanation holds, as plain data: a face only has to write it down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framediff.article import Span

__all__ = ["Alternative", "Explanation", "Note", "Piece", "Reason", "RuleFacts", "VerbFate"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the sentence shown: `label` is `source`, `cue`, `content`, ...; None for words of no part in it."""

    label: str | None
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing with the sentence that explains it, such as a flag.

    Attributes:
        name: the thing.
        because: the sentence.
        evidence: of a rule that read nothing, what stands there of the kind that it goes by; "" if nothing does.
    """

    name: str
    because: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """A rule of attribution and how far it can be relied on.

    Attributes:
        name: the rule.
        summary: what it reads; "" for an attributor of somebody else.
        example: text of our own that it reads.
        confirmed: how many of its finds annotators confirm.
        found: how many finds it made in the labelled articles.
        confidence: what the attribution was given, 0 to 1.
    """

    name: str
    summary: str
    example: str
    confirmed: int
    found: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Alternative:
    """What another rule reads at the same verb, and why that was not taken."""

    rule: str
    summary: str
    precision: float
    content: tuple[Span, ...]
    words: str
    because: str


@dataclass(frozen=True, slots=True)
class VerbFate:
    """A reporting verb of the sentence and what became of it.

    Attributes:
        span: where it stands.
        words: the verb as written.
        lemma: the verb as the lexicon has it.
        facts: what the rules go by, a sentence each: its form, what it can introduce, who could speak.
        fate: what became of it, in a sentence.
        attribution: position of the attribution that it introduces, if one remained.
        alternatives: other rules that read something here.
        refused: the rules that read nothing here, with what each would have needed.
    """

    span: Span
    words: str
    lemma: str
    facts: tuple[str, ...]
    fate: str
    attribution: int | None
    alternatives: tuple[Alternative, ...]
    refused: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something else that was considered, in a sentence, and the words it is about."""

    span: Span | None
    because: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a span has its voice and speaker.

    Attributes:
        article: id of the article.
        attribution: position of the attribution in the article's list; None where nobody is credited.
        asked: the passage asked about; None where all of an article is explained.
        asked_words: its words.
        spans: the words explained: the content of the attribution, or those nobody is credited with.
        zone: the part of the page they stand in.
        pieces: the sentence or sentences they stand in, with source, cue and content told apart.
        voice: whose wording; `direct and indirect` for a partly quoted content.
        responsibility: who answers for the wording, in words.
        voice_because: why it is this voice.
        speaker: id of the speaker; None where nobody is credited or the speaker is unknown.
        speaker_name: the speaker's name, or that it is unknown.
        speaker_because: how the speaker was found, or why it is unknown.
        rule: the rule that spoke; None where nobody is credited.
        flags: what a careful reader would want to know.
        verb: the verb at which the rule spoke, with what else was considered there; None for a rule without a verb.
        other_verbs: the other reporting verbs of the sentence and what became of each.
        refused: rules that are asked of a sentence as a whole and read nothing in it, where nobody is credited.
        notes: whatever else was considered: other attributions, quotations, words that look like verbs.
        counted: whether the part of the page that they stand in is counted at all.
    """

    article: str
    attribution: int | None
    asked: Span | None
    asked_words: str
    spans: tuple[Span, ...]
    zone: str | None
    pieces: tuple[Piece, ...]
    voice: str
    responsibility: str
    voice_because: str
    speaker: str | None
    speaker_name: str
    speaker_because: tuple[str, ...]
    rule: RuleFacts | None
    flags: tuple[Reason, ...]
    verb: VerbFate | None
    other_verbs: tuple[VerbFate, ...]
    refused: tuple[Reason, ...]
    notes: tuple[Note, ...]
    counted: bool = True
