"""What lexicons make of one place, as text to read or as JSON."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.columns import wrap
from framediff.export.evidence.kwic import around
from framediff.export.table.structured import shown
from framediff.matching import HitState
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.lexicons.tracing import Standing, Trace

__all__ = ["trace_json", "trace_text"]

SCHEMA_VERSION = 1
_TITLES = {
    HitState.COUNTED: "Counted",
    HitState.UNRESOLVED: "Unresolved: may name the referent, in no share",
    HitState.EXCLUDED: "Excluded by a rule",
    HitState.SHADOWED: "Shadowed: another entry counts for the same words",
}
_TOPICS = "Topics that it makes the paragraph be on"


def trace_text(traces: Sequence[Trace], columns: int = 80, near: int = 10) -> str:
    """Each place with its voice and zone, the entries that stand there by what became of them, and near misses.

    Args:
        traces: what is told.
        columns: the width.
        near: how many near misses are told at most.
    """
    lines: list[str] = []
    for each in traces:
        lines += [""] if lines else []
        lines += _place(each, columns)
        for title, group in groupby(each.standing, key=_title):
            lines += ["", title]
            for standing in group:
                lines += _standing(each, standing, columns)
        if not each.standing and each.scored:
            lines += ["", "No entry stands here."]
        if each.near:
            lines += ["", "Near misses: a telling word stands here, the rest was not found"]
            for lexicon_id, miss in each.near[:near]:
                missing = f"“{miss.missing}” was not found; {miss.why}"
                entry = f"“{miss.rule.source}” ({lexicon_id}, {miss.rule.place})"
                lines += wrap(f"{entry}: has “{miss.word}”, but {missing}.", columns, first="- ", rest="  ")
            if len(each.near) > near:
                lines += wrap(f"{len(each.near) - near} more; --near shows them.", columns, first="  ")
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _title(standing: Standing) -> str:
    if standing.topic and standing.state is HitState.COUNTED:
        return _TOPICS
    return _TITLES[standing.state] + (" (topics)" if standing.topic else "")


def _place(each: Trace, columns: int) -> list[str]:
    left, node, right = around(each.article, each.span)
    lines = wrap(f"{each.article.id} [{each.span.start}–{each.span.end})", columns, rest="  ")
    lines += wrap(f"{left}[{node}]{right}", columns, first="  ", rest="  ")
    told = "; ".join(dict.fromkeys(_voice(each, number) for number in range(len(each.voices))))
    zone = "between zones" if each.zone is None else f"zone {each.zone.kind}"
    topics = f"; topics: {', '.join(each.topics)}" if each.topics else ""
    lines += wrap(f"voice: {told}; {zone}{topics}", columns, first="  ", rest="  ")
    if not each.scored:
        why = "" if each.zone is None else f" ({each.zone.rule}); --keep {each.zone.kind} counts it"
        lines += wrap(f"Nothing is counted here: it stands {_outside(each)}{why}.", columns, first="  ", rest="  ")
    return lines


def _outside(each: Trace) -> str:
    return "between the zones of the page" if each.zone is None else f"in the {each.zone.kind}, which is left out"


def _voice(each: Trace, number: int) -> str:
    segment = each.voices[number]
    if segment.voice in (Voice.DIRECT, Voice.INDIRECT):
        return f"{segment.voice.labelled}, {each.on.register.name_of(segment.speaker)}"
    return segment.voice.labelled


def _standing(each: Trace, standing: Standing, columns: int) -> list[str]:
    words = " ".join(standing.span.of(each.article.text).split())
    indicators = ", ".join(standing.indicators)
    flags = f"; {', '.join(sorted(standing.flags))}" if standing.flags else ""
    entry = f"“{words}” [{standing.span.start}–{standing.span.end}): {standing.lexicon_id}:{indicators}{flags}"
    lines = wrap(entry, columns, first="- ", rest="  ")
    lines += wrap(f"by “{standing.pattern}”, {standing.place}", columns, first="  ", rest="    ")
    told = standing.reason + (f": {standing.by}" if standing.by else "")
    return lines + (wrap(told, columns, first="  ", rest="    ") if told else [])


def trace_json(traces: Sequence[Trace]) -> str:
    """All places as one JSON object; offsets count code points of the unchanged text."""
    document = {"schema_version": SCHEMA_VERSION, "places": [_record(each) for each in traces]}
    return json.dumps(shown(document), ensure_ascii=False, indent=1) + "\n"


def _record(each: Trace) -> dict[str, object]:
    return {
        "article": each.article.id,
        "start": each.span.start,
        "end": each.span.end,
        "text": each.span.of(each.article.text),
        "zone": None if each.zone is None else str(each.zone.kind),
        "zone_rule": None if each.zone is None else each.zone.rule,
        "scored": each.scored,
        "voices": [
            {"voice": str(segment.voice), "speaker": segment.speaker, "flags": sorted(segment.flags)}
            for segment in each.voices
        ],
        "topics": list(each.topics),
        "entries": [
            {
                "lexicon": standing.lexicon_id,
                "entry": standing.place,
                "pattern": standing.pattern,
                "indicators": list(standing.indicators),
                "topic": standing.topic,
                "start": standing.span.start,
                "end": standing.span.end,
                "text": standing.span.of(each.article.text),
                "state": str(standing.state),
                "reason": standing.reason,
                "by": standing.by,
                "flags": sorted(standing.flags),
            }
            for standing in each.standing
        ],
        "near_misses": [
            {
                "lexicon": lexicon_id,
                "entry": miss.rule.place,
                "pattern": miss.rule.source,
                "word": miss.word,
                "found": round(miss.found, 4),
                "missing": miss.missing,
                "why": miss.why,
            }
            for lexicon_id, miss in each.near
        ],
    }
