"""Alignment: statements of two articles or sides that report the same fact in other words, or speak to one theme."""

from __future__ import annotations

from framediff.comparison.alignment.conflicts import Conflict, ConflictKind
from framediff.comparison.alignment.contrast import Contrast, contrast
from framediff.comparison.alignment.events import apart_in
from framediff.comparison.alignment.facts import SharedFact, facts_across, facts_among
from framediff.comparison.alignment.likeness import WORDS, SentenceAligner, Thresholds, Weights, weights_of
from framediff.comparison.alignment.links import (
    Likeness,
    Link,
    align,
    align_texts,
    nearest,
    thresholds_of,
)
from framediff.comparison.alignment.statements import Statement, statements_in, statements_of

__all__ = [
    "WORDS",
    "Conflict",
    "ConflictKind",
    "Contrast",
    "Likeness",
    "Link",
    "SentenceAligner",
    "SharedFact",
    "Statement",
    "Thresholds",
    "Weights",
    "align",
    "align_texts",
    "apart_in",
    "contrast",
    "facts_across",
    "facts_among",
    "nearest",
    "statements_in",
    "statements_of",
    "thresholds_of",
    "weights_of",
]
