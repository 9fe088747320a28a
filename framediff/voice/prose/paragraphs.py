"""Paragraphs: the lines of an article's scored zones, with hard-wrapped lines put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span, ZoneKind

if TYPE_CHECKING:
    from framediff.article import Article

__all__ = ["Paragraph", "paragraphs"]

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029\x85]")
_ENDS = tuple(".!?:;…\"”’'»)]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a scored zone, without the white space around it."""

    span: Span
    zone: ZoneKind


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """The paragraphs of the scored zones of `article`, in order."""
    found: list[Paragraph] = []
    for zone in article.scored:
        first = len(found)
        for match in _LINE.finditer(article.text, zone.span.start, zone.span.end):
            line = match.group()
            stripped = line.strip()
            if not stripped:
                continue
            start = match.start() + len(line) - len(line.lstrip())
            span = Span(start, start + len(stripped))
            if len(found) > first and _wrapped(article.text, found[-1].span, span):
                span = Span(found.pop().span.start, span.end)
            found.append(Paragraph(span, zone.kind))
    return tuple(found)


def _wrapped(text: str, above: Span, below: Span) -> bool:
    """Whether the line break between two lines only wraps a paragraph: no full stop above, lower case below."""
    between = text[above.end : below.start]
    one_break = len(_BREAK.findall(between)) == 1
    return one_break and not text[above.end - 1].endswith(_ENDS) and text[below.start].islower()
