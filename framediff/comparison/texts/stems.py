"""Stems: what words of one kind have in common, by Snowball's rules for English."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nltk.stem.snowball import SnowballStemmer

__all__ = ["stem"]


@cache
def _stemmer() -> SnowballStemmer:
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


@cache
def stem(word: str) -> str:
    """The stem of a folded word; a possessive ending does not count."""
    return str(_stemmer().stem(word.removesuffix("'s").rstrip("'"))) or word
