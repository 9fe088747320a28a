"""The hits behind numbers, in context, by voice; then what was not counted, with the reason."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.comparison.study.basis import basis_sentences
from framediff.comparison.table.trees import parts_of
from framediff.escaping import for_csv, for_terminal
from framediff.export.columns import wrap
from framediff.export.layout import context, counted, title_words, voice_title
from framediff.export.manifest import manifest
from framediff.export.table.notes import weight_words
from framediff.export.table.structured import SCHEMA_VERSION, hit_record, weighted_record
from framediff.matching import HitState
from framediff.scoring import Measure
from framediff.scoring.cells import plain
from framediff.voice import Voice
from framediff.voice.flags import flag_notes
from framediff.voice.responsibility import responsibility

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison import Comparison
    from framediff.export.layout import Context
    from framediff.matching import Hit
    from framediff.scoring import Cell

__all__ = [
    "CSV_COLUMNS",
    "Evidence",
    "asked",
    "cell_words",
    "evidence",
    "evidence_csv",
    "evidence_json",
    "evidence_text",
    "flag_words",
    "hit_context",
    "measured_words",
    "where_words",
]

CSV_COLUMNS = (
    "indicator",
    "group",
    "voice",
    "responsibility",
    "speaker",
    "article",
    "start",
    "end",
    "left",
    "words",
    "right",
    "state",
    "reason",
    "flags",
    "weight",
    "parts",
    "basis",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind the numbers of some indicators.

    Attributes:
        comparison: where the numbers stand.
        indicators: keys of the indicators asked for.
        cells: the cells that have hits, by voice, then indicator and group.
        aside: places that were not counted: unresolved, then excluded, then covered by a longer match.
    """

    comparison: Comparison
    indicators: tuple[str, ...]
    cells: tuple[Cell, ...]
    aside: tuple[Hit, ...]


def evidence(
    comparison: Comparison, indicators: Sequence[str], group: str | None = None, voice: Voice | None = None
) -> Evidence:
    """Gather the hits of `indicators` (keys), of one group and one voice if asked for."""
    groups = [group] if group is not None else [each.key for each in comparison.groups]
    voices = [voice] if voice is not None else list(Voice)
    cells = tuple(
        cell
        for one in voices
        for indicator in indicators
        for key in groups
        if (cell := comparison.cell(indicator, key, one)).count
    )
    blocks = dict.fromkeys(comparison.block_of(indicator).key for indicator in indicators)
    aside = [hit for key in blocks for hit in comparison.unresolved(key, group, voice)]
    for find in (comparison.excluded, comparison.shadowed):
        aside += [hit for indicator in indicators for hit in find(indicator, group, voice)]
    return Evidence(comparison, tuple(indicators), cells, tuple(aside))


def evidence_text(found: Evidence, columns: int = 80) -> str:
    """The hits as text, each marked with brackets in its paragraph's words."""
    lines = _title(found, columns)
    lines += ["", "Before any number"]
    for sentence in (*found.comparison.audit.sentences, *measured_words(found)):
        lines += wrap(f"- {sentence}", columns, rest="  ")
    voice: object = found
    for cell in found.cells:
        if cell.voice is not voice:
            voice = cell.voice
            lines += ["", *wrap(voice_title(cell.voice), columns, rest="  ")]
        lines += wrap(cell_words(found.comparison, cell), columns, first="  ", rest="    ")
        for hit in cell.hits:
            lines += _hit_lines(found.comparison, hit, columns)
    if not found.cells:
        lines += ["", "No hit is counted here."]
    if found.aside:
        lines += ["", "Not counted"]
        for hit in found.aside:
            lines += _hit_lines(found.comparison, hit, columns)
    if notes := flag_words(found):
        lines += ["", "Flags"]
        for note in notes:
            lines += wrap(f"- {note}", columns, rest="  ")
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def evidence_csv(found: Evidence) -> str:
    """One row a hit, the counted ones first; `basis` tells of corrections and of a least confidence, if any."""
    comparison = found.comparison
    basis = for_csv(" ".join(basis_sentences(comparison.study)))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    rows = [(comparison.group(cell.group).label, hit) for cell in found.cells for hit in cell.hits]
    rows += [("", hit) for hit in found.aside]
    for group, hit in rows:
        around = hit_context(comparison, hit)
        texts = [comparison.study.key_of(hit), group, str(hit.voice), hit.voice.responsibility]
        texts += [_speaker(comparison, hit), hit.article_id]
        words = [around.left, around.node, around.right, str(hit.state), hit.reason, " ".join(sorted(hit.flags))]
        numbers = [str(hit.span.start), str(hit.span.end)]
        weight = plain(hit.weight) if weight_words(comparison, hit) else ""
        parts = for_csv(" ".join(parts_of(comparison.study, hit)))
        writer.writerow([*map(for_csv, texts), *numbers, *map(for_csv, words), weight, parts, basis])
    return buffer.getvalue()


def evidence_json(found: Evidence) -> str:
    """The cells with their hits, and what was not counted, as one JSON object."""
    comparison = found.comparison
    document = {
        "schema_version": SCHEMA_VERSION,
        "audit": [for_terminal(sentence) for sentence in comparison.audit.sentences],
        "indicators": list(found.indicators),
        "measured": measured_words(found),
        "cells": [
            {
                "indicator": cell.indicator,
                "group": for_terminal(cell.group),
                "voice": str(cell.voice),
                "responsibility": responsibility(cell.voice).words,
                "text": cell.text,
                "count": cell.count,
                "denominator": cell.denominator,
                **weighted_record(cell),
                "hits": [_record(comparison, hit) for hit in cell.hits],
            }
            for cell in found.cells
        ],
        "not_counted": [_record(comparison, hit) for hit in found.aside],
        "manifest": manifest(comparison),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _record(comparison: Comparison, hit: Hit) -> dict[str, object]:
    around = hit_context(comparison, hit)
    record = {**hit_record(comparison, hit), "left": around.left, "right": around.right}
    if hit.state is HitState.COUNTED and (below := parts_of(comparison.study, hit)):
        record["parts"] = list(below)
    return {key: for_terminal(value) if isinstance(value, str) else value for key, value in record.items()}


def flag_words(found: Evidence) -> list[str]:
    """What the flags of the hits listed mean."""
    hits = (*(hit for cell in found.cells for hit in cell.hits), *found.aside)
    return flag_notes(flag for hit in hits for flag in hit.flags)


def measured_words(found: Evidence) -> list[str]:
    """For each indicator asked for whose precision was measured, what was measured."""
    measured = found.comparison.study.measured
    return [
        f"Precision of “{found.comparison.indicator(key).label}”, measured: {measured[key].text}."
        for key in found.indicators
        if key in measured
    ]


def asked(found: Evidence) -> str:
    """What was asked for, in words: one wording, or a choice set."""
    labels = [found.comparison.indicator(key).label for key in found.indicators]
    if len(labels) > 1:
        block = found.comparison.block_of(found.indicators[0])
        return f"Evidence for {block.title}"
    return f"Evidence for “{labels[0]}”"


def _title(found: Evidence, columns: int) -> list[str]:
    total = sum(cell.count for cell in found.cells)
    words = (f"{asked(found)}: {counted(total, 'hit')}", *title_words(found.comparison))
    return wrap(" · ".join(words), columns, rest="  ")


def cell_words(comparison: Comparison, cell: Cell) -> str:
    """One number that has hits: of what, of whom, and what it is of."""
    label, group = comparison.indicator(cell.indicator).label, comparison.group(cell.group).label
    if cell.measure is Measure.SHARE or cell.denominator == 0:
        unit = ""
    elif cell.few_words:
        unit = f" in {counted(cell.denominator, 'word')}"
    else:
        unit = f" per 1,000 words, {counted(cell.count, 'hit')}"
    weighted = f"; {_weighted_words(cell)}" if cell.weighted_text else ""
    return f"“{label}” ({cell.indicator}), {group}: {cell.text}{unit}{weighted}"


def _weighted_words(cell: Cell) -> str:
    total, rate = cell.weighted_sum or 0.0, cell.weighted_rate
    words = f"weighted sum {plain(total)}"
    return words if rate is None or cell.few_words else f"{words}, {rate:.1f} per 1,000 words"


def _hit_lines(comparison: Comparison, hit: Hit, columns: int) -> list[str]:
    return [
        *wrap(where_words(comparison, hit), columns, first="    ", rest="      "),
        *wrap(str(hit_context(comparison, hit)), columns, first="      ", rest="      "),
    ]


def where_words(comparison: Comparison, hit: Hit) -> str:
    """Where a hit stands, whose voice it is in, and what else is known of it."""
    parts = [f"{hit.article_id} [{hit.span.start}–{hit.span.end})", hit.voice.labelled]
    if hit.voice in (Voice.DIRECT, Voice.INDIRECT):
        parts.append(_speaker(comparison, hit))
    if hit.state is not HitState.COUNTED:
        reason = f": {hit.reason}" if hit.reason else ""
        parts.append(f"{hit.state}{reason}")
        if hit.state is not HitState.UNRESOLVED:
            parts.append(f"for “{comparison.indicator(comparison.study.key_of(hit)).label}”")
    elif below := parts_of(comparison.study, hit):
        parts.append("as " + " and ".join(f"“{comparison.indicator(key).label}”" for key in below))
    parts += weight_words(comparison, hit)
    if hit.flags:
        parts.append(", ".join(sorted(hit.flags)))
    return " · ".join(parts)


def _speaker(comparison: Comparison, hit: Hit) -> str:
    if hit.voice in (Voice.DIRECT, Voice.INDIRECT):
        return comparison.study.register.label_of(hit.speaker)
    return ""


def hit_context(comparison: Comparison, hit: Hit) -> Context:
    """The words of a hit with those around it in its paragraph."""
    studied = comparison.study[hit.article_id]
    passage = studied.passage_at(hit.span.start)
    return context(studied.article, hit.span, None if passage is None else passage.span)
