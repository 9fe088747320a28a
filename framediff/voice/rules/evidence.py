"""What a rule hands over: the attribution it reads in a line, made from token positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice.attribution import Attribution, Kind
from framediff.voice.clauses import finite

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.voice.cues import Cue
    from framediff.voice.lines import Line

__all__ = ["Reading", "TokenRange", "boundary", "kind_of"]

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


def boundary(line: Line, cues: Sequence[Cue], cue: Cue, start: int) -> int:
    """Where reported content that begins at token `start` ends.

    It runs to the end of the sentence, but not into a participle that opens a second report (`…, adding that …`), a
    second verb of the same speaker (`… and added that …`), a clause of another speaker (`…, while Y said …`), or a
    trailing `, according to …`.
    """
    tokens = line.tokens
    end = line.body_end
    for other in cues:
        if other.first <= max(start, cue.first) or other.passive:
            continue
        head = other.group
        before = tokens[head - 1] if head else None
        if before is None:
            continue
        if (
            other.participle
            and (before.text == "," or tokens[head - 2].quotation is not None)
            and _reports(line, other)
        ):
            return _cut(line, head)
        coordinated = before.low in ("and", "but") and not other.participle
        if coordinated and not other.infinitive and other.last < end and head > start + 1 and _second_verb(line, other):
            return _cut(line, head - 1)
        turn = _turn(line, start, head)
        if turn is not None and other.last < end and not other.infinitive:
            return _cut(line, turn)
    for index in range(start, end - 2):
        if tokens[index].low == "according" and tokens[index + 1].low == "to" and tokens[index - 1].text == ",":
            return index - 1
    return end


def _reports(line: Line, cue: Cue) -> bool:
    """Whether a participle opens a report of its own: `adding that …`, `saying talks will go on`."""
    if cue.last >= line.body_end:
        return False
    if any(token.low == "that" for token in line.tokens[cue.last : cue.last + 4]):
        return True
    return "clause" in cue.verb.takes and not cue.verb.ambiguous and finite(line, cue.last, line.body_end)


def _cut(line: Line, at: int) -> int:
    while at > 0 and line.tokens[at - 1].text in (",", "–", "—", "-", ";"):
        at -= 1
    return at


def _second_verb(line: Line, cue: Cue) -> bool:
    """Whether a cue after `and` is a second finite verb of the speaker (`and added that`, `and warned against`)."""
    tokens = line.tokens
    if tokens[cue.last].low == "that" or any(token.quotation is not None for token in tokens[cue.last : cue.last + 2]):
        return True
    return not cue.verb.ambiguous and tokens[cue.first].low.endswith(("ed", "said", "told", "wrote", "says"))


def _turn(line: Line, start: int, head: int) -> int | None:
    """The token at which `, while Y` or `; Y` turns to another speaker right before a verb group at `head`."""
    tokens = line.tokens
    for index in range(head - 1, max(start, head - 10), -1):
        token = tokens[index]
        if token.quotation is not None:
            return None
        if token.text == ";":
            return index
        if token.low in ("while", "whereas", "but", "and", "although") and index and tokens[index - 1].text == ",":
            return index
    return None
