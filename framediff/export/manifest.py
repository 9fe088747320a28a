"""The manifest: from which texts, lexicons and options a result was made, so that it can be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import framediff

if TYPE_CHECKING:
    from framediff.comparison import Comparison, Study

__all__ = ["corrections_made", "manifest"]


def manifest(comparison: Comparison) -> dict[str, object]:
    """Version, options, hashes of texts, lexicons and corrections; no time and no place of a machine."""
    study, options = comparison.study, comparison.options
    shown = options.lexicons or tuple(lexicon.id for lexicon in study.lexicons)
    return {
        "framediff": framediff.__version__,
        "attributor": study.attributor,
        "corpus": study.corpus.name,
        "speakers": {"file": study.known.file, "sha256": study.known.sha256} if study.known.file else None,
        "options": {
            "by": str(options.by),
            "voice": str(options.voice),
            "around": None if options.around is None else options.around.isoformat(),
            "topic": options.topic,
            "lexicons": list(shown),
            "min_confidence": study.hearing.min_confidence,
        },
        "low_confidence": {
            "attributions": study.low_confidence.attributions,
            "words": study.low_confidence.words,
        },
        "corrections": corrections_made(study),
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
