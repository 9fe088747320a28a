"""What lint found in lexicons, as text to read or as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.columns import wrap
from framediff.export.layout import counted
from framediff.export.table.structured import shown
from framediff.lexicon.linting import RULES, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.lexicon.linting import Checked, Finding, Wordings

__all__ = ["lint_json", "lint_text"]

SCHEMA_VERSION = 1


def lint_text(checked: Sequence[Checked], columns: int = 80) -> str:
    """Each lexicon with its findings, those that stand first, then what it accepts and what its open patterns take."""
    lines: list[str] = []
    for each in checked:
        lines += [""] if lines else []
        lines += wrap(_title(each), columns, rest="  ")
        standing: dict[tuple[str, str], list[Finding]] = {}
        for finding in each.findings:
            if not finding.accepted:
                standing.setdefault((finding.code, finding.remedy), []).append(finding)
        for findings in standing.values():
            lines += _findings(findings, columns)
        accepted = [finding for finding in each.findings if finding.accepted]
        lines += ["", "Accepted by the lexicon, with its reason"] if accepted else []
        for finding in accepted:
            lines += wrap(f"{finding.code} · {finding.place}", columns, rest="  ")
            lines += wrap(finding.words, columns, first="  ", rest="  ")
            lines += wrap(f"Because: {finding.accepted}", columns, first="  ", rest="  ")
        title = "What patterns with a wildcard, an optional part or a gap take"
        lines += ["", *wrap(title, columns)] if each.wordings else []
        for taken in each.wordings:
            lines += _wordings(taken, columns)
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _title(checked: Checked) -> str:
    lexicon = checked.lexicon
    stand = [counted(checked.standing(severity), str(severity)) for severity in Severity]
    accepted = sum(bool(finding.accepted) for finding in checked.findings)
    stand += [f"{accepted} accepted"] if accepted else []
    on = "" if checked.articles is None else f", over {counted(checked.articles, 'article')}"
    return f"{lexicon.id} {lexicon.version}{on}: {', '.join(stand)}"


def _findings(findings: Sequence[Finding], columns: int) -> list[str]:
    """Findings of one rule with one remedy."""
    first = findings[0]
    lines = ["", *wrap(f"{first.severity} · {first.code}: {RULES[first.code].meaning}", columns, rest="  ")]
    for finding in findings:
        lines += wrap(f"{finding.place}: {finding.words}", columns, first="- ", rest="  ")
    return [*lines, *wrap(f"→ {first.remedy}", columns, first="  ", rest="    ")]


def _wordings(taken: Wordings, columns: int) -> list[str]:
    listed = ", ".join(f"“{form}” {times:,}" for form, times in taken.forms)
    return wrap(f"{taken.at} “{taken.pattern}”: {listed}", columns, first="- ", rest="  ")


def lint_json(checked: Sequence[Checked]) -> str:
    """All lexicons as one JSON object; `standing` counts what is not accepted."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "lexicons": [
            {
                "id": each.lexicon.id,
                "version": each.lexicon.version,
                "articles": each.articles,
                "passes": not each.fails,
                "standing": {str(severity): each.standing(severity) for severity in Severity},
                "findings": [_record(finding) for finding in each.findings],
                "wordings": [
                    {"at": taken.at, "pattern": taken.pattern, "forms": dict(taken.forms)} for taken in each.wordings
                ],
            }
            for each in checked
        ],
    }
    return json.dumps(shown(document), ensure_ascii=False, indent=1) + "\n"


def _record(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "at": finding.at,
        "pattern": finding.pattern,
        "finding": finding.words,
        "remedy": finding.remedy,
        "accepted": finding.accepted,
    }
