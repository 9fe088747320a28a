"""Statements: the sentences of an article as what they say, without the clause that says who said it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.comparison.texts.sentences import sentences
from framediff.voice import Voice, hear
from framediff.voice.rules.cues import verbs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framediff.voice import Attribution, Heard, SpeakerId

__all__ = ["Statement", "statements_in", "statements_of"]

_ACTS = frozenset(
    {"described_as", "noun_cue", "object_quote", "passive_report", "speech_act"}
)  # rules of acts of speech
_LONGEST_GAP = 8  # words beside a clause that may belong to it: `told reporters in the capital on Friday`
_LONGEST_ASIDE = 12  # words of an apposition between a source and its cue
_PAIR = 2  # commas around it
_LEAST = 3  # words of content in a sentence, below which its clause is left where it stands
_OPENS = re.compile(r"""(?:that|whether|if|how|why|what|there)\b|["“”„«'‘]""", re.IGNORECASE)
_ACT = re.compile(r"(?:to|for|against|of|as)\b", re.IGNORECASE)
_CLAUSE = frozenset({"clause", "that", "quote"})
_BEFORE_POINT = re.compile(r"\s+([,.;:!?…])")
_LEFT_OVER = re.compile(r"^[\s,;:–—-]+|(?<=[,;:–—])(?:\s*[,;:])+|(?:\s+(?:that|and)|[\s,;:–—-])+(?=[.!?…]?$)")
_MARGIN = " \t\r\n\u00a0,;:"
_THAT = re.compile(r"^that ")
_BREAK = re.compile(r"[.;:!?…](?=\s)|[—–]|, (?:and|but|which|who)\b")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence says.

    Attributes:
        article_id: the article.
        span: the sentence, in code points of the article's unchanged text; of a bare string all of it.
        text: its content: its words without an attribution clause such as `X said`.
        voice: whose wording most of it is.
        speaker: who says it, if anyone known does.
        number: its position among the statements it was made with.
        compared: what is compared: the content, and the words for who says it but not that they said it.
        headline: whether it stands in a headline.
        content: the sentence's span without a clause at its beginning or end.
    """

    article_id: str
    span: Span
    text: str
    voice: Voice
    speaker: SpeakerId | None
    number: int = 0
    compared: str = ""
    headline: bool = False
    content: Span | None = None


def statements_of(heard: Heard) -> tuple[Statement, ...]:
    """The statements of an article's scored zones, in order. A quotation over several sentences gives one for each."""
    return tuple(_stated(heard, heard.article.id, (each.span for each in sentences(heard.article))))


def statements_in(*lists: Sequence[str]) -> tuple[tuple[Statement, ...], ...]:
    """For each list of bare sentences, in the order of their article, its statements, one a sentence.

    The sentences are heard as one text, so that a quotation over several of them keeps its speaker. Their articles are
    called `a`, `b`, ...
    """
    articles, places = [], []
    for number, texts in enumerate(lists):
        spans, parts, at = [], [], 0
        for text in texts:
            spans.append(Span(at, at + len(text)))
            parts.append(text)
            at += len(text) + 1
        whole = " ".join(parts)
        zones = (Zone(Span(0, len(whole)), ZoneKind.BODY, "given"),) if whole.strip() else ()
        articles.append(Article(chr(ord("a") + number), whole, zones))
        places.append(spans)
    found = []
    for heard, spans in zip(hear(articles).articles, places, strict=True):
        made = zip(_stated(heard, heard.article.id, spans), spans, strict=True)
        found.append(tuple(replace(each, span=_moved(each.span, span), content=None) for each, span in made))
    return tuple(found)


def _moved(span: Span, start: Span) -> Span:
    return Span(span.start - start.start, span.end - start.start)


def _stated(heard: Heard, article_id: str, spans: Iterable[Span]) -> Iterator[Statement]:
    """One statement a span."""
    text = heard.article.text
    credited = [
        (attribution, _only_says(text, attribution), Span(min(content).start, max(each.end for each in content)))
        for attribution in heard.attributions
        if (content := attribution.content)
    ]
    for number, span in enumerate(spans):
        cues: list[Span] = []
        sources: list[Span] = []
        inside: list[Span] = []
        for attribution, clause, reach in credited:
            if not reach.overlaps(span):
                continue
            here = [_cut(part, span) for part in attribution.content if part.overlaps(span)]
            if sum(_words(part.of(text)) for part in here) < _LEAST:
                continue
            inside += here
            if clause:
                cues += _outside(attribution.cue, attribution.content, span)
                sources += _source(text, attribution, span)
        beside = _beside(text, span, cues + sources, inside)
        # A list may hold an empty sentence, which no segment of a voice covers.
        segment = heard.voices.majority(max(inside, key=_length, default=span)) if span.start < span.end else None
        yield Statement(
            article_id,
            span,
            _without(text, span, [*cues, *sources, *beside]),
            Voice.OWN if segment is None else segment.voice,
            None if segment is None else segment.speaker,
            number,
            _without(text, span, [*cues, *beside]),
            segment is not None and segment.zone is ZoneKind.HEADLINE,
            _content(text, span, [*cues, *sources, *beside]),
        )


def _only_says(text: str, attribution: Attribution) -> bool:
    """Whether the cue only says that something was said.

    What was called for, promised, refused or praised is part of what a sentence states; that it was said is not.
    """
    if attribution.rule in _ACTS:
        return False
    if attribution.cue is None:
        return True
    words = _WORD.findall(attribution.cue.of(text).lower())
    takes = [verb.takes for word in words for verb in verbs_of(word)]
    if not takes:
        return True  # `according to`, a colon
    content = attribution.content[0].of(text)
    if _ACT.match(content):
        return False
    between = text[attribution.cue.end : attribution.content[0].start]
    if _words(between) and not any("addressee" in each or "clause" in each for each in takes):
        return False  # `called the report “a hoax”`
    taken = frozenset().union(*takes)
    return not taken.isdisjoint(_CLAUSE) if _OPENS.match(content) else "clause" in taken


def _outside(part: Span | None, content: Sequence[Span], span: Span) -> list[Span]:
    """Cue or source, if it stands in `span` and not in the content."""
    if part is None or not span.covers(part) or any(each.overlaps(part) for each in content):
        return []
    return [part]


def _source(text: str, attribution: Attribution, span: Span) -> list[Span]:
    """The source, with what is put in between it and its cue; not where it does something else before it speaks."""
    found = _outside(attribution.source, attribution.content, span)
    if not found or attribution.cue is None:
        return found
    between = Span(found[0].end, attribution.cue.start)
    if between.start >= between.end or not _words(between.of(text)):
        return found
    apart = between.of(text).count(",") == _PAIR and _words(between.of(text)) <= _LONGEST_ASIDE
    return [*found, between] if apart and attribution.rule != "participle" else []


def _beside(text: str, span: Span, clause: Sequence[Span], inside: Sequence[Span]) -> list[Span]:
    """What else belongs to an attribution clause: to whom, where and when it was said.

    That is what stands between the clause and its content, or between the clause and the end of the sentence.
    """
    found = []
    for part in clause:
        after = min((each.start for each in (*inside, *clause) if each.start >= part.end), default=span.end)
        gap = Span(part.end, after)
        if _words(gap.of(text)) <= _LONGEST_GAP and not _BREAK.search(gap.of(text)):
            last = after == span.end and not any(each.start > part.start for each in inside)
            if last or any(each.start == after for each in inside):
                found.append(gap)
    return found


def _without(text: str, span: Span, parts: Sequence[Span]) -> str:
    """The words of `span` without `parts`, white space and marks put in order."""
    kept, at = [], span.start
    for part in sorted(parts):
        kept.append(text[at : max(at, part.start)])
        at = max(at, part.end)
    kept.append(text[at : span.end])
    line = " ".join(" ".join(kept).split())
    if len(kept) == 1:
        return line
    line = _LEFT_OVER.sub("", _BEFORE_POINT.sub(r"\1", line)).strip()
    return _THAT.sub("", line)


def _words(text: str) -> int:
    return len(_WORD.findall(text))


def _content(text: str, span: Span, parts: Sequence[Span]) -> Span:
    """`span` without those of `parts` that stand at its beginning or end."""
    start, end = span.start, span.end
    for part in sorted(parts):
        if part.start >= start and not _WORD.search(text, start, part.start):
            start = part.end
    for part in sorted(parts, key=lambda each: each.end, reverse=True):
        if part.end <= end and part.start >= start and not _WORD.search(text, part.end, end):
            end = part.start
    while start < end and text[start] in _MARGIN:
        start += 1
    if start > span.start and text.startswith("that ", start, end):
        start += len("that ")
    while start < end and text[end - 1] in _MARGIN:
        end -= 1
    return Span(start, end) if start < end else span


def _cut(part: Span, span: Span) -> Span:
    return Span(max(part.start, span.start), min(part.end, span.end))


def _length(span: Span) -> int:
    return span.end - span.start
