"""Where the entries of a lexicon stand in an article, what was refused or covered there, and why."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.lexicon.matcher import HitState, Matcher
from framediff.lexicon.passage import PHRASE, passage_of
from framediff.voice.voicemap import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article, ZoneKind
    from framediff.lexicon.passage import Passage
    from framediff.voice.attribution import SpeakerId
    from framediff.voice.voicemap import VoiceMap

__all__ = ["Hit", "HitState", "Matcher", "find_hits", "topic_spans"]

_NEGATORS = frozenset({"not", "no", "never", "without", "neither", "nor", "none", "cannot"})
_NEGATION_REACH = 3  # words before a hit in which a negator is taken to bear on it
_SCARE_QUOTE_WORDS = 4  # a longer quotation is a speaker's statement, not a mark of distance
_DISTANCING = (("so", "called"), ("self", "styled"), ("purported",))
_OF_WORDS = frozenset({"negated", "so_called"})  # what is told of a hit as it stands in its words
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
        flags: `negated`, `scare_quoted`, `so_called`, `crosses_voices`, and those of the voice segment.
        wording: what can be said of the words whatever the voice: `negated`, `so_called`, `holds_marks` and `in_marks`
            (of a short quotation).
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

    def voiced(self, voices: VoiceMap) -> Hit:
        """The same hit in other voices."""
        voice, speaker, attribution, flags = _in_voice(self.span, voices, self.wording)
        return replace(self, voice=voice, speaker=speaker, attribution=attribution, flags=flags)


def find_hits(article: Article, matcher: Matcher, voices: VoiceMap) -> tuple[Hit, ...]:
    """Every place in the scored zones of `article` where an entry stands, counted or not, with its voice.

    Ordered by where they begin, longest first. No hit crosses the border of a zone. Entries of topics are not hits:
    see `topic_spans`.
    """
    hits = []
    for zone in article.scored:
        passage = passage_of(article.text, zone.span)
        quotations = _short_quotations(passage)
        for match in matcher.matches_in(passage):
            if match.rule.topic:
                continue
            wording = _wording(passage, match.span) | _marks(match.span, quotations)
            voice, speaker, attribution, flags = _in_voice(match.span, voices, wording)
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
                    voice=voice,
                    speaker=speaker,
                    attribution=attribution,
                    zone=zone.kind,
                    flags=flags,
                    wording=wording,
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


def _wording(passage: Passage, span: Span) -> frozenset[str]:
    """`negated` and `so_called`, from the words before a hit in its own sentence."""
    flags = set()
    first = bisect_right(passage.words, span.start, key=lambda word: word.end)
    before: list[str] = []
    for index in range(first - 1, max(-1, first - 1 - _NEGATION_REACH - 2), -1):
        if passage.sentences[index] != passage.sentences[min(first, len(passage.words) - 1)]:
            break
        before.insert(0, passage.words[index].text)
    joined = 0 < first <= len(passage.joints) and passage.joints[first - 1] & PHRASE
    distance = next((words for words in _DISTANCING if tuple(before[-len(words) :]) == words), None)
    if distance and joined:
        flags.add("so_called")
        before = before[: -len(distance)]
    if any(word in _NEGATORS or word.endswith("n't") for word in before[-_NEGATION_REACH:]):
        flags.add("negated")
    return frozenset(flags)


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
            first = bisect_left(passage.words, offset + left, key=lambda word: word.start)
            last = bisect_left(passage.words, offset + right, key=lambda word: word.start)
            opens = (left == 0 or not folded[left - 1].isalnum()) and not folded[left + 1].isspace()
            closes = not folded[right - 1].isspace() and not folded[right + 1 : right + 2].isalnum()
            if opens and closes:
                if 0 < last - first <= _SCARE_QUOTE_WORDS and passage.sentences[first] == passage.sentences[last - 1]:
                    found.append(Span(passage.words[first].start, min(passage.words[last - 1].end, offset + right)))
                at += 2
            else:
                at += 1
    return sorted(found)
