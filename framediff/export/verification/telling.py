"""A verdict in words and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.layout import counted
from framediff.export.table.structured import SCHEMA_VERSION, shown

if TYPE_CHECKING:
    from framediff.export.verification.verdict import Verdict

__all__ = ["verdict_json", "verdict_text"]


def verdict_text(verdict: Verdict, most: int) -> str:
    """Causes, drifts (`most` of them), notes and the summary, a line each."""
    lines = []
    if verdict.causes:
        lines += ["What it was made from is no longer the same:", *(f"  {each}" for each in verdict.causes)]
    if verdict.drifts:
        lines += ["What does not hold:", *(f"  {each}" for each in verdict.drifts[:most])]
        if len(verdict.drifts) > most:
            lines.append(f"  and {counted(len(verdict.drifts) - most, 'further drift')}")
    lines += verdict.notes
    return "\n".join(for_terminal(line) for line in [*lines, verdict.summary]) + "\n"


def verdict_json(verdict: Verdict) -> str:
    """The whole verdict as a JSON object."""
    whole = {
        "schema_version": SCHEMA_VERSION,
        "holds": verdict.holds,
        "causes": list(verdict.causes),
        "drifts": [{"line": each.line, "where": each.where, "what": each.what} for each in verdict.drifts],
        "notes": list(verdict.notes),
        "not_checked": [{"line": block.line, "text": block.fields[0]} for block in verdict.added],
        "checked": {
            "fields": verdict.fields,
            "sentences": verdict.sentences,
            "footnotes": verdict.footnotes,
            "places": verdict.places,
            "passages": verdict.passages,
        },
    }
    return json.dumps(shown(whole), ensure_ascii=False, indent=1) + "\n"
