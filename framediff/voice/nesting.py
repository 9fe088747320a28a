"""Nesting: which attribution stands inside another's content, found in one sweep over the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Span
    from framediff.voice.attribution import Attribution
    from framediff.voice.tracing import Trace

__all__ = ["covered", "nested"]

# What is read inside reported content is seldom a second report if the verb is one of thought or evaluation.
_NEVER_NESTED = frozenset({"thought", "evaluative", "infinitive", "speech_act", "noun_cue"})


def covered(spans: Sequence[Span], asked: Sequence[Span]) -> list[list[int]]:
    """For each span of `asked` the positions of the `spans` that cover it; time grows with how deep they nest."""
    order = sorted(range(len(spans)), key=lambda i: spans[i].start)
    result: list[list[int]] = [[] for _ in asked]
    active: list[int] = []
    upcoming = 0
    for position in sorted(range(len(asked)), key=lambda i: asked[i].start):
        span = asked[position]
        while upcoming < len(order) and spans[order[upcoming]].start <= span.start:
            active.append(order[upcoming])
            upcoming += 1
        active = [i for i in active if spans[i].end > span.start]
        result[position] = [i for i in active if spans[i].end >= span.end]
    return result


def nested(found: Sequence[Attribution], trace: Trace | None = None) -> tuple[Attribution, ...]:
    """The attributions with each one inside another's content pointing to the innermost that holds it.

    One is inside another when its cue and all its content lie in the other's content. Weak ones inside others are
    left out.
    """
    spans = [span for attribution in found for span in attribution.content]
    owners = [i for i, attribution in enumerate(found) for _ in attribution.content]
    anchors = [[a.cue, *a.content] if a.cue is not None else list(a.content) for a in found]
    holders = iter(covered(spans, [anchor for each in anchors for anchor in each]))
    extents = [sum(span.end - span.start for span in attribution.content) for attribution in found]
    parents: list[int | None] = []
    for position, attribution in enumerate(found):
        common: set[int] | None = None
        for _ in anchors[position]:
            here = {owners[i] for i in next(holders)}
            common = here if common is None else common & here
        inside = [i for i in common or () if i != position and found[i].content != attribution.content]
        parents.append(min(inside, key=lambda i: (extents[i], i), default=None))
    linked = [_under(a, parent) for a, parent in zip(found, parents, strict=True)]
    if trace is not None:
        for before, after in zip(found, linked, strict=True):
            trace.changed("nested" if after.parent is not None else "kept", before, after)
    return _plausible(linked, trace)


def _plausible(found: Sequence[Attribution], trace: Trace | None) -> tuple[Attribution, ...]:
    """The attributions without the weak ones inside others; positions of parents follow."""
    kept = [i for i, a in enumerate(found) if a.parent is None or not a.flags & _NEVER_NESTED]
    moved = {old: new for new, old in enumerate(kept)}
    result = []
    for position in kept:
        parent = found[position].parent
        while parent is not None and parent not in moved:
            parent = found[parent].parent
        result.append(_under(found[position], None if parent is None else moved[parent]))
        if trace is not None:
            trace.changed("kept", found[position], result[-1])
    if trace is not None:
        for position, attribution in enumerate(found):
            if position not in moved and attribution.parent is not None:
                trace.dropped("weak_inside", attribution, found[attribution.parent])
    return tuple(result)


def _under(attribution: Attribution, parent: int | None) -> Attribution:
    return attribution if attribution.parent == parent else replace(attribution, parent=parent)
