"""The sentences in which something stands, cut into pieces so that source, cue and content are told apart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice.explaining.records import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.attribution import Attribution
    from framediff.voice.explaining.numbering import Numbering

__all__ = ["extent", "pieces"]


def extent(numbering: Numbering, attribution: Attribution) -> Span:
    """From the first to the last of the sentences in which an attribution's content, cue and source stand.

    A source further up, as of a quotation that carries on, is left out.
    """
    spans = list(attribution.content)
    if attribution.cue is not None:
        spans.append(attribution.cue)
    if attribution.source is not None and "carried_over" not in attribution.flags:
        spans.append(attribution.source)
    spans += [line.sentence.span for line in numbering.lines_over(spans)]
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    text = numbering.heard.article.text
    for credit in numbering.heard.credits:  # what credits an agency right beside it is not read, but it is shown
        if credit.span.overlaps(Span(start, end)):
            start, end = min(start, credit.span.start), max(end, credit.span.end)
        elif credit.span.end <= start and not _letters(text[credit.span.end : start]):
            start = credit.span.start
        elif credit.span.start >= end and not _letters(text[end : credit.span.start]):
            end = credit.span.end
    return Span(start, end)


def _letters(text: str) -> bool:
    return any(character.isalnum() for character in text)


def pieces(text: str, shown: Span, labels: Sequence[tuple[str, Span]]) -> tuple[Piece, ...]:
    """`shown` in pieces; where labels overlap, the first of them stands."""
    cuts = {shown.start, shown.end}
    for _, span in labels:
        cuts |= {offset for offset in (span.start, span.end) if shown.start < offset < shown.end}
    borders = sorted(cuts)
    found: list[Piece] = []
    for first, end in pairwise(borders):
        start = first
        label = next((name for name, span in labels if span.start <= first and end <= span.end), None)
        if found and found[-1].label == label:
            start = found.pop().span.start
        found.append(Piece(label, Span(start, end), text[start:end]))
    return tuple(found)
