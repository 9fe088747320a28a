"""The manifest: from which texts, lexicons and options a result was made, so that it can be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import framediff

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from framediff.comparison import Comparison, Study

__all__ = ["articles_counted", "corrections_made", "made_from", "manifest", "resolutions_made"]


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
