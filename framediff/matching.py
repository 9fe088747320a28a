"""Where the entries of a lexicon stand in an article, what was refused or covered there, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.lexicon.matcher import HitState, Matcher
from framediff.voice.voicemap import Voice
from framediff.words import fold, words

if TYPE_CHECKING:
    from framediff.article import Article, Span, ZoneKind
    from framediff.voice.attribution import SpeakerId
    from framediff.voice.voicemap import VoiceMap

__all__ = ["Hit", "HitState", "Matcher", "find_hits", "topic_spans"]

_NEGATORS = frozenset({"not", "no", "never", "without", "neither", "nor", "none", "cannot"})
_NEGATION_REACH = 3  # words before a hit in which a negator is taken to bear on it
_SCARE_QUOTE_WORDS = 4  # a longer quotation is a speaker's statement, not a mark of distance
_SENTENCE_BREAK = re.compile(r"[.!?…][\"')\]]*\s+[\"'(\[]*(?=[^\W_])|\n[^\S\n]*\n|\r\n[^\S\n]*\r\n")
_SO_CALLED = re.compile(r"(?:\bso[-\s]+called|\bself[-\s]+styled|\bpurported)[\s\"']+$")


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


def find_hits(article: Article, matcher: Matcher, voices: VoiceMap) -> tuple[Hit, ...]:
    """Every place in the scored zones of `article` where an entry stands, counted or not, with its voice.

    Ordered by where they begin, longest first. No hit crosses the border of a zone. Entries of topics are not hits:
    see `topic_spans`.
    """
    folded = fold(article.text)
    hits = []
    for zone in article.scored:
        for match in matcher.matches(article.text, [zone.span]):
            if match.rule.topic:
                continue
            segment = voices.majority(match.span)
            hits.append(
                Hit(
                    article_id=article.id,
                    span=match.span,
                    lexicon_id=matcher.lexicon.id,
                    indicator=match.rule.indicator,
                    set_id=match.rule.group,
                    pattern=match.rule.source,
                    state=match.state,
                    reason=match.reason,
                    voice=segment.voice,
                    speaker=segment.speaker,
                    attribution=segment.attribution,
                    zone=zone.kind,
                    flags=segment.flags | _flags(folded, zone.span, match.span, voices),
                )
            )
    return tuple(hits)


def topic_spans(article: Article, matcher: Matcher) -> dict[str, tuple[Span, ...]]:
    """By topic id, in the order of the lexicon, where its entries stand in the article's scored zones."""
    spans: dict[str, set[Span]] = {topic.id: set() for topic in matcher.lexicon.topic}
    for match in matcher.matches(article.text, [zone.span for zone in article.scored]):
        if match.rule.topic and match.state is HitState.COUNTED:
            spans[match.rule.indicator].add(match.span)
    return {topic: tuple(sorted(found)) for topic, found in spans.items()}


def _flags(folded: str, zone: Span, span: Span, voices: VoiceMap) -> set[str]:
    """What a careful reader would want to know of a hit; none of it removes the hit."""
    flags = set()
    before = folded[max(zone.start, span.start - 200) : span.start]
    sentence = before[max((match.end() for match in _SENTENCE_BREAK.finditer(before)), default=0) :]
    near = [word.text for word in words(sentence)[-_NEGATION_REACH:]]
    if any(word in _NEGATORS or word.endswith("n't") for word in near):
        flags.add("negated")
    if _SO_CALLED.search(before):
        flags.add("so_called")
    segments = voices.over(span)
    if len({(segment.voice, segment.attribution) for segment in segments}) > 1:
        flags.add("crosses_voices")
    quoted = _short_quotation(folded, zone, span)
    if quoted and (quoted == span.of(folded) or all(segment.voice is Voice.OWN for segment in segments)):
        flags.add("scare_quoted")
    return flags


def _short_quotation(folded: str, zone: Span, span: Span) -> str:
    """What stands inside the marks of the quotation of at most four words around `span`, trimmed; "" if none does."""
    for mark in ('"', "'"):
        left = _mark(folded, mark, range(span.start - 1, max(zone.start, span.start - 80) - 1, -1))
        right = _mark(folded, mark, range(span.end, min(zone.end, span.end + 80)))
        if left is None or right is None:
            continue
        opens = left == zone.start or not folded[left - 1].isalnum()
        closes = right + 1 == zone.end or not folded[right + 1].isalnum()
        inside = folded[left + 1 : right]
        if opens and closes and inside == inside.strip() and len(words(inside)) <= _SCARE_QUOTE_WORDS:
            return inside.strip(".,;:!?\"'")
    return ""


def _mark(folded: str, mark: str, places: range) -> int | None:
    """The first of `places` where `mark` stands and is no apostrophe inside a word."""
    for place in places:
        if folded[place] == mark and not (
            0 < place < len(folded) - 1 and folded[place - 1].isalnum() and folded[place + 1].isalnum()
        ):
            return place
    return None
