"""Lexicons: contested wording as validated, versioned, two-sided dictionaries, and where their entries stand."""

from framediff.lexicon.examples import Coverage, Failure, check_examples, coverage
from framediff.lexicon.inflection import forms_of, inflected
from framediff.lexicon.matcher import HitState, Match, Matcher
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
from framediff.lexicon.reading import fingerprint, lexicon_path, load_lexicon, parse_lexicon, shipped_lexicons

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
