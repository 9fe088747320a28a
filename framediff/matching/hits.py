"""Where the entries of a lexicon stand in an article, what was refused or covered there, and why."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.lexicon.matcher import HitState, Matcher
from framediff.lexicon.negation import distanced, negator
from framediff.lexicon.search.passage import passage_of
from framediff.voice.voicemap import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article, ZoneKind
    from framediff.lexicon.matcher import Match
    from framediff.lexicon.search.passage import Passage
    from framediff.voice.attribution import SpeakerId
    from framediff.voice.voicemap import VoiceMap

__all__ = ["Hit", "HitState", "Matcher", "find_all", "topic_spans"]

_SCARE_QUOTE_WORDS = 4  # a longer quotation is a speaker's statement, not a mark of distance
_OF_WORDS = frozenset(
    {"inverted", "negated", "resolved", "so_called", "undated"}
)  # what is told of a hit as it stands in its words
_MARKS = {'"': '"', "'": r"(?<![^\W_])'|'(?![^\W_])"}  # an apostrophe inside a word is no quotation mark


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
        flags: `negated`, `scare_quoted`, `so_called`, `crosses_voices`, `inverted` (denied, and counted for the mirror
            of its category), `resolved` (a reader has said what it names), `undated` (the entry holds between dates and
            the article's is not known well enough), and those of the voice segment.
        wording: what can be said of the words whatever the voice: `negated`, `so_called`, `inverted`, `resolved`,
            `undated`, `holds_marks` and `in_marks` (of a short quotation).
        weight: what it adds to a weighted sum.
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
    wording: frozenset[str] = frozenset()
    weight: float = 1.0

    def __hash__(self) -> int:
        """By what tells almost all hits apart: sets of them are made often, and most fields are long to hash."""
        return hash((self.article_id, self.span, self.indicator, self.pattern))

    def voiced(self, voices: VoiceMap) -> Hit:
        """The same hit in other voices."""
        voice, speaker, attribution, flags = _in_voice(self.span, voices, self.wording)
        return replace(self, voice=voice, speaker=speaker, attribution=attribution, flags=flags)


def topic_spans(article: Article, matcher: Matcher) -> dict[str, tuple[Span, ...]]:
    """By topic id, in the order of the lexicon, where its entries stand in the article's scored zones."""
    return _topics(matcher, _matches(article, matcher))


def find_all(
    article: Article, matcher: Matcher, voices: VoiceMap
) -> tuple[tuple[Hit, ...], dict[str, tuple[Span, ...]]]:
    """Every place in the scored zones of `article` where an entry stands, counted or not, with its voice.

    Ordered by where they begin, longest first. No hit crosses the border of a zone. Entries of topics are not hits:
    where they stand comes second, as `topic_spans` gives it, from the same search.
    """
    matches = _matches(article, matcher)
    return _hits(article, matcher, voices, matches), _topics(matcher, matches)


def _matches(article: Article, matcher: Matcher) -> tuple[Match, ...]:
    return matcher.matches(article.text, [zone.span for zone in article.scored], article.metadata.date.days)


def _topics(matcher: Matcher, matches: Sequence[Match]) -> dict[str, tuple[Span, ...]]:
    spans: dict[str, set[Span]] = {topic.id: set() for topic in matcher.lexicon.topic}
    for match in matches:
        if match.rule.topic and match.state is HitState.COUNTED:
            spans[match.indicator].add(match.span)
    return {topic: tuple(sorted(found)) for topic, found in spans.items()}


def _hits(article: Article, matcher: Matcher, voices: VoiceMap, matches: Sequence[Match]) -> tuple[Hit, ...]:
    hits = []
    zones = article.scored
    ends = [zone.span.end for zone in zones]
    quotations: dict[int, list[Span]] = {}
    for match in matches:
        if match.rule.topic:
            continue
        at = bisect_right(ends, match.span.start)
        zone = zones[at]
        passage = passage_of(article.text, zone.span)
        if at not in quotations:
            quotations[at] = _short_quotations(passage)
        wording = _wording(passage, match) | _marks(match.span, quotations[at])
        voice, speaker, attribution, flags = _in_voice(match.span, voices, wording)
        hits.append(
            Hit(
                article_id=article.id,
                span=match.span,
                lexicon_id=matcher.lexicon.id,
                indicator=match.indicator,
                set_id=match.group,
                pattern=match.rule.source,
                state=match.state,
                reason=match.reason,
                voice=voice,
                speaker=speaker,
                attribution=attribution,
                zone=zone.kind,
                flags=flags,
                wording=wording,
                weight=match.rule.entry.weight,
            )
        )
    return tuple(hits)


def _in_voice(
    span: Span, voices: VoiceMap, wording: frozenset[str]
) -> tuple[Voice, SpeakerId | None, int | None, frozenset[str]]:
    """Voice, speaker, attribution and flags of a hit with such wording."""
    segment = voices.majority(span)
    touched = voices.over(span)
    flags = set(segment.flags | (wording & _OF_WORDS))
    if len({(each.voice, each.attribution) for each in touched}) > 1:
        flags.add("crosses_voices")
    own = all(each.voice is Voice.OWN for each in touched)
    if "holds_marks" in wording or (own and "in_marks" in wording):
        flags.add("scare_quoted")
    return segment.voice, segment.speaker, segment.attribution, frozenset(flags)


def _wording(passage: Passage, match: Match) -> frozenset[str]:
    """`negated` and `so_called`, from the words before a hit in its own sentence; `inverted` and `undated`."""
    first = passage.first_after(match.span.start)
    said = (
        ("so_called", distanced(passage, first)),
        ("negated", negator(passage, first)),
        ("inverted", match.inverted),
        ("undated", match.undated),
    )
    return frozenset(flag for flag, holds in said if holds)


def _marks(span: Span, quotations: Sequence[Span]) -> frozenset[str]:
    """`holds_marks` and `in_marks`, from the short quotations, in order, that the words touch."""
    flags = set()
    place = bisect_right(quotations, span.start, key=lambda quotation: quotation.end)
    for position in range(place, len(quotations)):  # a slice would copy all that is left of the text
        quotation = quotations[position]
        if quotation.start >= span.end:
            break
        if span.covers(quotation):
            flags.add("holds_marks")
        if quotation.covers(span):
            flags.add("in_marks")
    return frozenset(flags)


def _short_quotations(passage: Passage) -> list[Span]:
    """What stands inside quotation marks and is at most four words long, in order, without its marks."""
    offset, folded = passage.span.start, passage.folded
    found = []
    for mark in ('"', "'"):
        places = [match.start() for match in re.finditer(_MARKS[mark], folded)]
        at = 0
        while at + 1 < len(places):
            left, right = places[at], places[at + 1]
            first = passage.first_from(offset + left)
            last = passage.first_from(offset + right)
            opens = (left == 0 or not folded[left - 1].isalnum()) and not folded[left + 1].isspace()
            closes = not folded[right - 1].isspace() and not folded[right + 1 : right + 2].isalnum()
            if opens and closes:
                if 0 < last - first <= _SCARE_QUOTE_WORDS and last - 1 in passage.sentence_of(first):
                    found.append(Span(passage.start(first), min(passage.end(last - 1), offset + right)))
                at += 2
            else:
                at += 1
    return sorted(found)
