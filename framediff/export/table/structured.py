"""The comparison as JSON: every cell with its hits, what was not counted, the audit and the manifest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from framediff.comparison.ledgers.paraphrase import TEXT
from framediff.escaping import for_terminal
from framediff.export.manifest import manifest
from framediff.export.table.notes import cell_note, paraphrased, weight_words
from framediff.scoring import Measure
from framediff.voice.responsibility import responsibility

if TYPE_CHECKING:
    from framediff.comparison import Comparison
    from framediff.matching import Hit
    from framediff.scoring import Cell, Interval, Pooled

__all__ = ["SCHEMA_VERSION", "hit_record", "json_text", "shown", "to_json", "weighted_record"]

SCHEMA_VERSION = 1


def to_json(comparison: Comparison) -> str:
    """The whole comparison as one JSON object, its keys in a fixed order, the audit first.

    There is no cell where a group has no word in a voice. Offsets are code points of the article's unchanged text.
    Words of articles have control characters shown as `�`. A category's `parent` counts its hits too: the two cannot be
    added up. Where a lexicon gives weights, cells have a `weighted_sum` beside their count, and hits a `weight`.
    """
    study = comparison.study
    audit = comparison.audit
    only = paraphrased(comparison)
    measured = study.measured
    spoken = [
        (voice, group)
        for voice in comparison.voices
        for group in comparison.groups
        if comparison.words(group.key, voice)
    ]
    document = {
        "schema_version": SCHEMA_VERSION,
        "audit": {
            "sentences": list(audit.sentences),
            "smallest_p": audit.smallest_p,
            "articles": [
                {
                    "id": row.article_id,
                    "outlet": row.outlet,
                    "outlet_known": row.outlet_known,
                    "date": row.date,
                    "main_speaker": row.speaker,
                    "main_topic": row.topic,
                    "words": row.words,
                }
                for row in audit.rows
            ],
            "associations": [
                {
                    "first": each.first,
                    "second": each.second,
                    "confounded": str(each.level),
                    "lambda_second_given_first": each.second_given_first,
                    "lambda_first_given_second": each.first_given_second,
                    "articles": each.articles,
                    "table": [list(row) for row in each.table],
                }
                for each in audit.associations
            ],
        },
        "groups": [
            {
                "key": group.key,
                "label": group.label,
                "note": group.note,
                "articles": list(comparison.articles(group.key)),
                "occasions": audit.occasions[group.key],
                "words": {
                    "all" if voice is None else str(voice): comparison.words(group.key, voice)
                    for voice in comparison.voices
                },
            }
            for group in comparison.groups
        ],
        "blocks": [
            {
                "key": block.key,
                "title": block.title,
                "lexicon": block.lexicon_id,
                "measure": str(block.measure),
                "indicators": [
                    {
                        "id": indicator.id,
                        "label": indicator.label,
                        "parent": indicator.parent or None,
                        "measured": _measured(measured.get(indicator.id)),
                        "cells": [
                            _cell(comparison, comparison.cell(indicator.id, group.key, voice), only)
                            for voice, group in spoken
                        ],
                        **({} if indicator.is_variant else _not_counted(comparison, indicator.id)),
                    }
                    for indicator in block.indicators
                ],
                **(_not_counted(comparison, block.key) if block.measure is Measure.SHARE else {}),
            }
            for block in comparison.sets
        ],
        "paraphrase_only": [
            {
                "indicator": each.indicator,
                "speaker": each.speaker,
                "speaker_name": study.register.name_of(each.speaker),
                "text": TEXT,
                "indirect_hits": [hit_record(comparison, hit) for hit in each.indirect_hits],
                "direct_alternatives": {
                    key: [hit_record(comparison, hit) for hit in hits] for key, hits in each.direct_alternatives
                },
                "direct_words": each.direct_words,
            }
            for each in comparison.paraphrase_only
        ],
        "notes": list(study.corpus.notes),
        "manifest": manifest(comparison),
    }
    return json_text(document)


def hit_record(comparison: Comparison, hit: Hit) -> dict[str, object]:
    """One hit as plain data."""
    study = comparison.study
    return {
        "article": hit.article_id,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.span.of(study[hit.article_id].article.text),
        "indicator": study.key_of(hit),
        "pattern": hit.pattern,
        "state": str(hit.state),
        "reason": hit.reason,
        "voice": str(hit.voice),
        "responsibility": hit.voice.responsibility,
        "speaker": hit.speaker,
        "zone": None if hit.zone is None else str(hit.zone),
        "flags": sorted(hit.flags),
        **({"weight": hit.weight} if weight_words(comparison, hit) else {}),
    }


def _cell(comparison: Comparison, cell: Cell, only: frozenset[Hit]) -> dict[str, object]:
    return {
        "group": cell.group,
        "voice": "all" if cell.voice is None else str(cell.voice),
        "responsibility": responsibility(cell.voice).words,
        "text": cell.text,
        "count": cell.count,
        "denominator": cell.denominator,
        "value": _rounded(cell.value),
        **weighted_record(cell),
        "interval": _interval(cell.interval),
        "article_interval": _interval(cell.article_interval),
        **_bounds(comparison, cell),
        "note": cell_note(cell, only),
        "hits": [hit_record(comparison, hit) for hit in cell.hits],
    }


def _bounds(comparison: Comparison, cell: Cell) -> dict[str, object]:
    """How far unresolved mentions could move a share; nothing where there are none."""
    bounds = comparison.bounds(cell.indicator, cell.group, cell.voice)
    if bounds is None:
        return {}
    ends = {"low": _rounded(bounds.low), "high": _rounded(bounds.high)}
    return {"unresolved": bounds.unresolved, "bounds": ends}


def weighted_record(cell: Cell) -> dict[str, object]:
    """The weighted sum, and per 1,000 words; nothing where every entry weighs 1."""
    if not cell.weighted:
        return {}
    return {"weighted_sum": _rounded(cell.weighted_sum), "weighted_value": _rounded(cell.weighted_rate)}


def _measured(each: Pooled | None) -> dict[str, object] | None:
    """What was measured of an indicator by coding; None where nothing was."""
    if each is None:
        return None
    return {
        "text": each.text,
        "coded": each.coded,
        "right": each.right,
        "low": _rounded(each.interval.low),
        "high": _rounded(each.interval.high),
        "coders": each.coders,
        "alpha": _rounded(each.alpha),
        "entries_measured": each.measured,
        "entries": each.entries,
    }


def _not_counted(comparison: Comparison, key: str) -> dict[str, object]:
    return {
        name: [hit_record(comparison, hit) for hit in find(key)]
        for name, find in (
            ("unresolved", comparison.unresolved),
            ("excluded", comparison.excluded),
            ("shadowed", comparison.shadowed),
        )
    }


def _interval(interval: Interval | None) -> dict[str, object] | None:
    if interval is None:
        return None
    return {
        "low": _rounded(interval.low),
        "high": _rounded(interval.high),
        "level": interval.level,
        "method": interval.method,
    }


def _rounded(value: float | None) -> float | None:
    """Six decimals: the last digits differ between machines, the same input must give the same bytes."""
    return None if value is None else round(value, 6)


def shown(value: object) -> object:
    """The document with every text made harmless for a terminal that prints it."""
    if isinstance(value, str):
        return for_terminal(value)
    if isinstance(value, dict):
        return {for_terminal(str(key)): shown(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [shown(each) for each in value]
    return value


def json_text(document: object) -> str:
    """The document as JSON for people and programs, every text in it made harmless; with the line's end at its end."""
    import msgspec

    # Written close first, since only then is it the standard library's C that writes.
    close = json.dumps(shown(document), ensure_ascii=False)
    laid_out = msgspec.json.format(close.encode("utf-8", "surrogatepass"), indent=1)
    return laid_out.decode("utf-8", "surrogatepass") + "\n"
