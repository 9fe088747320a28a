"""Word diff: two wordings of one statement beside each other, word by word, with every edit typed."""

from framediff.comparison.worddiff.diffing import word_diff
from framediff.comparison.worddiff.model import (
    Edit,
    EditKind,
    Label,
    Variants,
    WordDiff,
    labels_of,
    text_of,
    variants_of,
)
from framediff.comparison.worddiff.sums import Sums, in_words, summed

__all__ = [
    "Edit",
    "EditKind",
    "Label",
    "Sums",
    "Variants",
    "WordDiff",
    "in_words",
    "labels_of",
    "summed",
    "text_of",
    "variants_of",
    "word_diff",
]
