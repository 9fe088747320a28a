"""Floating quotations: those without a reporting clause of their own, joined to the report they belong to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.article import Span, ZoneKind
from framediff.voice.attribution import Attribution, Kind
from framediff.voice.prose.phrases import subject_before
from framediff.voice.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.tracing import Trace

__all__ = ["with_floating"]

# A quotation is carried over from a speaker at most this many blocks before it.
CARRY_BLOCKS = 2


def with_floating(
    rows: Sequence[Line],
    cues: Sequence[Sequence[Cue]],
    found: Sequence[Sequence[Attribution]],
    trace: Trace | None = None,
) -> list[Attribution]:
    """All attributions, with each line that is nothing but quotations given to somebody.

    It goes on the direct quotation before it in the same block, else begins the one after it (`“A.” “B,” he said.`),
    else follows a line that ends in a colon, else is carried over from the last speaker; otherwise it stays free.

    Args:
        rows: the article's lines.
        cues: the reporting verbs of each line.
        found: the attributions of each line.
        trace: where the joining is noted, if anybody asks.
    """
    result: list[Attribution] = []
    before: dict[int, list[Span]] = defaultdict(list)  # what is put before and behind the attribution at a position
    behind: dict[int, list[Span]] = defaultdict(list)
    waiting: list[Span] = []
    following = _next_direct(rows, found)
    last: int | None = None
    last_block = -1
    for line, own in zip(rows, found, strict=True):
        if _bare(line) and not own:
            spans = [Span(q.span.start, min(q.span.end, line.sentence.span.end)) for q in line.quotations()]
            if last is not None and last_block == line.block and _goes_on(result[last]):
                behind[last] += spans
            elif following[line.number]:
                waiting += spans
            else:
                added = _led(rows, cues, line, tuple(spans), trace)
                if added is None and last is not None and line.block - last_block <= CARRY_BLOCKS:
                    added = _carried(result[last], tuple(spans), trace)
                if added is not None:
                    result.append(added)
                    last, last_block = len(result) - 1, line.block
            continue
        for attribution in own:
            if waiting and attribution.kind is Kind.DIRECT and attribution.cue is not None:
                before[len(result)] += waiting
                waiting = []
            result.append(attribution)
        last_said = _last_said(own)
        if last_said is not None:
            last, last_block = len(result) - len(own) + last_said, line.block
    return [_wider(attribution, before[i], behind[i], trace) for i, attribution in enumerate(result)]


def _last_said(own: Sequence[Attribution]) -> int | None:
    """Position of the statement of a line that quotations after it go on, if any: one they can be more of first."""
    said = [i for i, each in enumerate(own) if not each.flags & {"headline", "question"}]
    return next((i for i in reversed(said) if _goes_on(own[i])), said[-1] if said else None)


def _wider(
    attribution: Attribution, before: Sequence[Span], behind: Sequence[Span], trace: Trace | None
) -> Attribution:
    if not before and not behind:
        return attribution
    wider = replace(
        attribution,
        content=(*before, *attribution.content, *behind),
        quoted=(*before, *attribution.quoted, *behind),
    )
    if trace is not None:
        trace.changed("joined", attribution, wider)
    return wider


def _goes_on(attribution: Attribution) -> bool:
    """Whether a quotation right after a report is more of it: `“A,” she said. “B.”`, `Talks go on, she said. “B.”`."""
    return attribution.kind is Kind.DIRECT or attribution.rule in _TRAILING


# Rules whose reporting clause stands at the end of the sentence, so that what follows is still the speaker's.
_TRAILING = frozenset(("fronted_clause", "quote_then_cue", "parenthetical"))


def _bare(line: Line) -> bool:
    """Whether a line holds quotations and no word beside them."""
    return (
        line.zone is not ZoneKind.HEADLINE
        and '"' in line.vocabulary
        and bool(line.quotations())
        and not any(token.word for token in line.tokens)
    )


def _next_direct(rows: Sequence[Line], found: Sequence[Sequence[Attribution]]) -> list[bool]:
    """For each line whether a direct quotation with a reporting verb follows in the same block."""
    follows = [False] * len(rows)
    ahead = False
    for number in range(len(rows) - 1, -1, -1):
        if number + 1 == len(rows) or rows[number + 1].block != rows[number].block:
            ahead = False
        follows[number] = ahead
        ahead = ahead or any(a.kind is Kind.DIRECT and a.cue is not None for a in found[number])
    return follows


def _led(
    rows: Sequence[Line], cues: Sequence[Sequence[Cue]], line: Line, spans: tuple[Span, ...], trace: Trace | None
) -> Attribution | None:
    """The quotation after a line that ends in a colon: `Then the envoy added:`."""
    if line.number == 0 or rows[line.number - 1].tokens[-1].text != ":":
        return None
    lead = rows[line.number - 1]
    verbs = cues[line.number - 1]
    cue = verbs[-1] if verbs else None
    source = None if cue is None else subject_before(lead, cue.group)
    found = Attribution(
        content=spans,
        quoted=spans,
        cue=None if cue is None else lead.span(cue.group, cue.last),
        source=None if source is None else lead.span(*source),
        kind=Kind.DIRECT,
        rule="colon_lead",
        confidence=RULES["colon_lead"].precision,
    )
    if trace is not None:
        trace.read("colon_lead", found)
    return found


def _carried(previous: Attribution, spans: tuple[Span, ...], trace: Trace | None) -> Attribution:
    """A quotation given to the last speaker, whose mention stands further up."""
    found = Attribution(
        content=spans,
        quoted=spans,
        cue=None,
        source=previous.source,
        kind=Kind.DIRECT,
        rule="carried_over",
        confidence=RULES["carried_over"].precision,
        flags=frozenset({"carried_over"}),
    )
    if trace is not None:
        trace.read("carried_over", found, previous)
    return found
