"""The manifest: from which texts, lexicons and options a result was made, so that it can be made again."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import framediff

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from framediff.comparison import Comparison, Study
    from framediff.export.document import Document

__all__ = ["SEEDS", "articles_counted", "corrections_made", "made_from", "manifest", "placed", "resolutions_made"]

SEEDS = "seeds"
"""The place of those who name none; every other begins with a dot."""

_UP = 1  # folders that a place may lie above the report and still be written as seen from there


def manifest(comparison: Comparison) -> dict[str, object]:
    """What a comparison was made from."""
    study, options = comparison.study, comparison.options
    shown = options.lexicons or tuple(lexicon.id for lexicon in study.lexicons)
    chosen = {
        "by": str(options.by),
        "around": None if options.around is None else options.around.isoformat(),
        "voice": str(options.voice),
        "topic": options.topic,
        "lexicons": list(shown),
        "min_confidence": study.hearing.min_confidence,
    }
    return made_from(study, "compare", chosen, shown)


def made_from(
    study: Study, command: str, options: Mapping[str, object], lexicons: Collection[str] | None = None
) -> dict[str, object]:
    """Version, command, options, hashes of texts, lexicons and corrections; no time and no place of a machine.

    Args:
        study: what was compared.
        command: the command that makes it again.
        options: the command's options, by name.
        lexicons: ids of those used; all that were studied when None.
    """
    shown = [lexicon.id for lexicon in study.lexicons] if lexicons is None else lexicons
    return {
        "command": command,
        "framediff": framediff.__version__,
        "attributor": study.attributor,
        "corpus": study.corpus.name,
        "speakers": {"file": study.known.file, "sha256": study.known.sha256} if study.known.file else None,
        "options": dict(options),
        "articles": articles_counted(study),
        "low_confidence": {
            "attributions": study.low_confidence.attributions,
            "words": study.low_confidence.words,
        },
        "corrections": corrections_made(study),
        "resolutions": resolutions_made(study),
        **({} if study.aligner is None else {"likeness": study.aligner.name}),
        "lexicons": [
            {"id": lexicon.id, "version": lexicon.version, "sha256": study.fingerprints[lexicon.id]}
            for lexicon in study.lexicons
            if lexicon.id in shown
        ],
        "texts": [
            {
                "id": studied.article.id,
                "sha256": studied.article.sha256,
                "kept_zones": [n for n, zone in enumerate(studied.article.zones, 1) if zone.kept],
            }
            for studied in study.articles
        ],
    }


def articles_counted(study: Study) -> dict[str, object]:
    """Which articles were counted: what the study is held to, and what is left out as a copy of what."""
    held = study.held
    return {
        "copies": "once" if held is not None and held.once else "all",
        "story": None if held is None or not held.story else held.story,
        "left_out": {} if held is None else dict(held.left_out),
    }


def corrections_made(study: Study) -> dict[str, object] | None:
    """The file of corrections, its fingerprint and how many were applied; None when there is no file."""
    corrections = study.hearing.corrected_by
    if corrections is None or not corrections.sha256:
        return None
    return {
        "file": corrections.path.name,
        "sha256": corrections.sha256,
        "applied": len(study.hearing.corrections),
        "elsewhere": len(corrections.entries) - len(study.hearing.corrections),
    }


def resolutions_made(study: Study) -> dict[str, object] | None:
    """The file of resolutions, its fingerprint and how many were made good; None when there is no file."""
    state = study.resolved
    if state.file is None or not state.file.sha256:
        return None
    return {
        "file": state.file.path.name,
        "sha256": state.file.sha256,
        "applied": len(state.made),
        "idle": len(state.idle),
        "elsewhere": state.elsewhere,
    }


def placed(
    document: Document, place: str | Path | None, output: str | Path | None, arguments: Mapping[str, object]
) -> Document:
    """The document with what its manifest needs for it to be made again.

    Args:
        document: what is to be written; one without a manifest stays as it is.
        place: where the articles lie; None for the seeds.
        output: the file it is written to; None for one in the folder at hand.
        arguments: the command's options by name, as they are typed.
    """
    if document.manifest is None:
        return document
    more: dict[str, object] = {}
    if where := _seen_from(place, output):
        more["place"] = where
    more["arguments"] = {
        name: list(value) if isinstance(value, (list, tuple)) else value
        for name, value in sorted(arguments.items())
        if value not in (None, (), [])
    }
    return replace(document, manifest={**document.manifest, **more})


def _seen_from(place: str | Path | None, output: str | Path | None) -> str | None:
    """Where the articles lie as seen from the report; None where that would tell of a machine."""
    if place is None:
        return SEEDS
    try:
        beside = Path.cwd() if output is None else Path(output).expanduser().resolve().parent
        way = os.path.relpath(Path(place).expanduser().resolve(), beside)
    except (OSError, ValueError):
        return None
    parts = Path(way).parts
    if parts.count("..") > _UP or Path(way).is_absolute():
        return None
    return "/".join(parts if parts[:1] == ("..",) else (".", *parts))
