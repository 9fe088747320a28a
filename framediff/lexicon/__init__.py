"""Lexicons: contested wording as validated, versioned, two-sided dictionaries, and where their entries stand."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from framediff.lexicon.model import (
    Accepted,
    Category,
    ChoiceSet,
    Entry,
    Indicator,
    Lexicon,
    Measured,
    Topic,
    Variant,
    Verb,
)
from framediff.lexicon.patterns.inflection import forms_of, inflected
from framediff.lexicon.reading import fingerprint, lexicon_path, load_lexicon, parse_lexicon, shipped_lexicons

if TYPE_CHECKING:
    from framediff.lexicon.examples import Coverage, Failure, check_examples, coverage
    from framediff.lexicon.matcher import HitState, Match, Matcher

__all__ = [
    "Accepted",
    "Category",
    "ChoiceSet",
    "Coverage",
    "Entry",
    "Failure",
    "HitState",
    "Indicator",
    "Lexicon",
    "Match",
    "Matcher",
    "Measured",
    "Topic",
    "Variant",
    "Verb",
    "check_examples",
    "coverage",
    "fingerprint",
    "forms_of",
    "inflected",
    "lexicon_path",
    "load_lexicon",
    "parse_lexicon",
    "shipped_lexicons",
]

# Matching loads NumPy, which reading a lexicon does without.
_HOMES = {
    **dict.fromkeys(("Coverage", "Failure", "check_examples", "coverage"), "framediff.lexicon.examples"),
    **dict.fromkeys(("HitState", "Match", "Matcher"), "framediff.lexicon.matcher"),
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
