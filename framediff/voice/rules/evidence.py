"""What a rule hands over: the attribution it reads in a line, made from token positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice.attribution import Attribution, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framediff.voice.prose.lines import Line

__all__ = ["Reading", "TokenRange", "kind_of"]

TokenRange = tuple[int, int]
"""Tokens `[first, last)` of a line."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one rule reads at one cue: token ranges of a line, before they become an attribution.

    `content` may be discontinuous; `source` is None where the text names none next to the cue.
    """

    content: tuple[TokenRange, ...]
    source: TokenRange | None
    cue: TokenRange | None
    flags: frozenset[str] = frozenset()

    def attribution(self, line: Line, rule: str, confidence: float) -> Attribution:
        """The reading as an attribution in the article's offsets."""
        content = tuple(line.span(first, last) for first, last in self.content)
        quoted = tuple(q.span for first, last in self.content for q in line.quotations(first, last))
        quoted = tuple(
            Span(max(q.start, part.start), min(q.end, part.end)) for q in quoted for part in content if q.overlaps(part)
        )
        flags = set(self.flags)
        for first, last in self.content:
            for quotation in line.quotations(first, last):
                flags |= quotation.flags & {"unclosed", "multi_paragraph", "mismatched"}
        return Attribution(
            content=content,
            quoted=quoted,
            cue=None if self.cue is None else line.span(*self.cue),
            source=None if self.source is None else line.span(*self.source),
            kind=kind_of(line, self.content),
            rule=rule,
            confidence=confidence,
            flags=frozenset(flags),
        )


def kind_of(line: Line, content: Iterable[TokenRange]) -> Kind:
    """Marks decide: direct if every word stands inside quotation marks, mixed if some do, indirect if none does."""
    inside = outside = False
    for first, last in content:
        for token in line.tokens[first:last]:
            if token.quotation is not None:
                inside = True
            elif token.word:
                outside = True
    if inside and outside:
        return Kind.MIXED
    return Kind.DIRECT if inside else Kind.INDIRECT
