"""Muting: what stands in a sentence but belongs to nobody's report, such as a credit or a label, is read over."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from framediff.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.voice.attribution import Attribution
    from framediff.voice.prose.lines import Line, Token

__all__ = ["muted", "numbered", "reach", "spared"]


def muted(line: Line, spans: Sequence[Span]) -> Line | None:
    """`line` without the tokens that begin in one of `spans`, which are in order and apart; None if no word is left."""
    sentence = line.sentence.span
    at = bisect_right(spans, sentence.start, key=lambda span: span.end)
    if at == len(spans) or spans[at].start >= sentence.end:
        return line
    tokens: list[Token] = []
    for token in line.tokens:
        while at < len(spans) and spans[at].end <= token.start:
            at += 1
        inside = at < len(spans) and spans[at].start <= token.start
        if not inside and (tokens or token.text not in _LEADING):
            tokens.append(token)
    if not any(token.word or token.quotation is not None for token in tokens):
        return None
    span = Span(tokens[0].start, tokens[-1].end)
    return replace(line, tokens=tuple(tokens), sentence=replace(line.sentence, span=span))


# A mark that is left at the beginning of a line means nothing there.
_LEADING = frozenset((",", ":", ";", ".", "-", "–", "—"))


def numbered(rows: Iterable[Line | None]) -> list[Line]:
    """The lines that are left, each with its position among them for its number."""
    left = [line for line in rows if line is not None]
    return [line if line.number == number else replace(line, number=number) for number, line in enumerate(left)]


def spared(attribution: Attribution, spans: Sequence[Span], text: str) -> Attribution | None:
    """`attribution` with `spans`, which are in order, cut out of its content; None if nothing is left of it."""
    content = _cut(attribution.content, spans, text)
    if content == attribution.content:
        return attribution
    quoted = _cut(attribution.quoted, spans, text)
    return replace(attribution, content=content, quoted=quoted) if content else None


def _cut(parts: Sequence[Span], spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    result: list[Span] = []
    for part in parts:
        first = max(0, bisect_right(spans, part.start, key=lambda span: span.start) - 1)
        borders = [part.start]
        for span in spans[first:]:
            if span.start >= part.end:
                break
            if span.overlaps(part):
                borders += [max(span.start, part.start), min(span.end, part.end)]
        borders.append(part.end)
        if len(borders) == 2:  # noqa: PLR2004 - nothing was cut out
            result.append(part)
            continue
        for start, end in list(pairwise(borders))[::2]:
            words = text[start:end]
            bare = words.strip().strip(",:;–—").strip()
            if any(letter.isalnum() for letter in bare):
                begin = start + words.index(bare)
                result.append(Span(begin, begin + len(bare)))
    return tuple(result)


def reach(line: Line, found: Iterable[Attribution]) -> float:
    """The share of a line's letters that lie in the content, cue or source of one of `found`."""
    start, end = line.sentence.span.start, line.sentence.span.end
    held = bytearray(end - start)
    for attribution in found:
        for span in (*attribution.content, attribution.cue, attribution.source):
            if span is not None:
                first, last = max(start, span.start), min(end, span.end)
                held[first - start : last - start] = b"\x01" * max(0, last - first)
    letters = [token for token in line.tokens if token.word or token.quotation is not None]
    whole = sum(token.end - token.start for token in letters)
    inside = sum(sum(held[token.start - start : token.end - start]) for token in letters)
    return inside / whole if whole else 0.0
