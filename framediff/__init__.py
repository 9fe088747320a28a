"""framediff: how news outlets and the people they quote word the same topics, by voice, with evidence.

>>> import framediff
>>> comparison = framediff.compare("articles/")      # doctest: +SKIP
>>> print(comparison)                                # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framediff.article import Article, Corpus, Span
    from framediff.comparison import Comparison, Options, Study
    from framediff.comparison.alignment import align_texts as align
    from framediff.comparison.alignment.embeddings import embeddings
    from framediff.comparison.opening import compare, open_study
    from framediff.errors import FramediffError
    from framediff.export import to_csv, to_json, to_markdown, to_table
    from framediff.lexicon import Lexicon, load_lexicon, shipped_lexicons
    from framediff.lexicon.formats import Dictionary, read_dictionary
    from framediff.matching.lookup import tokens_lookup
    from framediff.sources import read

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Comparison",
    "Corpus",
    "Dictionary",
    "FramediffError",
    "Lexicon",
    "Options",
    "Span",
    "Study",
    "__version__",
    "align",
    "compare",
    "embeddings",
    "load_lexicon",
    "open_study",
    "read",
    "read_dictionary",
    "shipped_lexicons",
    "to_csv",
    "to_json",
    "to_markdown",
    "to_table",
    "tokens_lookup",
]

# Imported when first asked for, so that `framediff --help` need not load what it does not use.
# A name may be another one there, behind a colon.
_HOMES = {
    "Article": "framediff.article",
    "Comparison": "framediff.comparison",
    "Corpus": "framediff.article",
    "Dictionary": "framediff.lexicon.formats",
    "FramediffError": "framediff.errors",
    "Lexicon": "framediff.lexicon",
    "Options": "framediff.comparison",
    "Span": "framediff.article",
    "Study": "framediff.comparison",
    "align": "framediff.comparison.alignment:align_texts",
    "compare": "framediff.comparison.opening",
    "embeddings": "framediff.comparison.alignment.embeddings",
    "load_lexicon": "framediff.lexicon",
    "open_study": "framediff.comparison.opening",
    "read": "framediff.sources",
    "read_dictionary": "framediff.lexicon.formats",
    "shipped_lexicons": "framediff.lexicon",
    "to_csv": "framediff.export",
    "to_json": "framediff.export",
    "to_markdown": "framediff.export",
    "to_table": "framediff.export",
    "tokens_lookup": "framediff.matching.lookup",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        home, _, there = _HOMES[name].partition(":")
        return getattr(import_module(home), there or name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
