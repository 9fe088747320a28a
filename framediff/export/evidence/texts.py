"""The articles in full, as a part of a report for those who may have them: by voice, with the hits marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.export.document import Excerpt, Mark, Paragraph, Run, Said, Section
from framediff.lexicon import HitState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison import Study
    from framediff.comparison.study import Studied
    from framediff.voice.voicemap import VoiceSegment

__all__ = ["texts_section"]

_TOLD = (
    "The texts belong to their publishers: this part is for those who may read them. Each passage says where it stands "
    "and whose wording it is; what the lexicons count is marked."
)


def texts_section(study: Study) -> Section:
    """Every article in full: the scored zones, a passage for each stretch of one voice, with the hits in it."""
    inner = [_article(study, studied, number) for number, studied in enumerate(study.articles, 1)]
    return Section("texts", "The articles", (Paragraph(Said(_TOLD)),), tuple(inner))


def _article(study: Study, studied: Studied, number: int) -> Section:
    article = studied.article
    known = [fact.value for fact in (article.metadata.outlet, article.metadata.date) if fact.value]
    about = ", ".join([article.id, *known])
    hits = _merged(sorted(hit.span for hit in studied.hits if hit.state is HitState.COUNTED))
    excerpts = []
    for passage in studied.passages:
        for span, segment in _stretches(studied, passage.span):
            who = "" if segment.speaker is None else f", {study.register.name_of(segment.speaker)}"
            label = f"[{span.start}–{span.end}), {segment.voice.labelled}{who}"
            excerpts.append(Excerpt(label, tuple(_runs(article.text, span, hits))))
    return Section(f"text-{number}", article.headline, (Paragraph(Said(f"{about}.")), *excerpts))


def _stretches(studied: Studied, passage: Span) -> list[tuple[Span, VoiceSegment]]:
    """The passage by voice; a stop or a mark between two voices stays with what it follows."""
    found: list[tuple[Span, VoiceSegment]] = []
    for segment in studied.heard.voices.over(passage):
        span = Span(max(segment.span.start, passage.start), min(segment.span.end, passage.end))
        words = any(character.isalnum() for character in span.of(studied.article.text))
        if words or not found:
            found.append((span, segment))
        else:
            found[-1] = (Span(found[-1][0].start, span.end), found[-1][1])
    return found


def _merged(spans: Sequence[Span]) -> list[Span]:
    """The spans without overlap: of hits of several lexicons in one place, all of it."""
    found: list[Span] = []
    for span in spans:
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _runs(text: str, span: Span, hits: Sequence[Span]) -> Iterator[Run]:
    """The words of a stretch of text, the hits in it marked."""
    at = span.start
    for hit in hits:
        start, end = max(hit.start, span.start), min(hit.end, span.end)
        if start >= end:
            continue
        if start > at:
            yield Run(_single(text[at:start]))
        yield Run(_single(text[start:end]), Mark.HIT)
        at = end
    if at < span.end:
        yield Run(_single(text[at : span.end]))


def _single(text: str) -> str:
    """White space single, but kept at the ends."""
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return " " * text[0].isspace() + words + " " * text[-1].isspace()
