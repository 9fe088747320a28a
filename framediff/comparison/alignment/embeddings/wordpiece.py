"""WordPiece: the pieces of a sentence that a BERT network reads, as numbers of its vocabulary."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["WordPieces"]

_LONGEST_WORD = 100  # letters; a longer word is unknown


class WordPieces:
    """Cuts sentences as the uncased tokenizer of BERT does (Devlin et al. 2019; Wu et al. 2016).

    Lower case, accents and control characters dropped, words cut at white space and at each mark of punctuation or
    Chinese character, each word then from the left into the longest pieces that the vocabulary has; those inside a
    word begin with `##`.
    """

    def __init__(self, vocabulary: Mapping[str, int], longest: int) -> None:
        """Take the vocabulary, with [CLS], [SEP] and [UNK], and the most pieces of a sentence, with those two."""
        self._numbers = vocabulary
        self._longest = longest
        self._pieces = lru_cache(maxsize=1 << 16)(self._cut)

    def numbers(self, sentence: str) -> tuple[int, ...]:
        """The numbers of its pieces between those of [CLS] and [SEP]."""
        found = [number for word in _words(sentence) for number in self._pieces(word)]
        return (self._numbers["[CLS]"], *found[: self._longest - 2], self._numbers["[SEP]"])

    def _cut(self, word: str) -> tuple[int, ...]:
        unknown = (self._numbers["[UNK]"],)
        if len(word) > _LONGEST_WORD:
            return unknown
        found, at = [], 0
        while at < len(word):
            before = "##" if at else ""
            ends = (end for end in range(len(word), at, -1) if before + word[at:end] in self._numbers)
            end = next(ends, None)
            if end is None:
                return unknown
            found.append(self._numbers[before + word[at:end]])
            at = end
        return tuple(found)


def _words(sentence: str) -> list[str]:
    """The words of `sentence` and its marks, each by itself."""
    plain = unicodedata.normalize("NFD", "".join(map(_kept, sentence)).lower())
    return "".join(_apart(letter) for letter in plain if unicodedata.category(letter) != "Mn").split()


def _kept(letter: str) -> str:
    """`letter` without control characters, white space as a space."""
    if letter in "\t\n\r" or unicodedata.category(letter) == "Zs":
        return " "
    return "" if letter in "\x00\ufffd" or unicodedata.category(letter).startswith("C") else letter


def _apart(letter: str) -> str:
    """`letter`, with spaces around it where it is a word of its own."""
    mark = unicodedata.category(letter).startswith("P") or (
        letter.isascii() and letter.isprintable() and not letter.isalnum()
    )
    return f" {letter} " if mark or _chinese(letter) else letter


def _chinese(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _CHINESE)


_CHINESE = (
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0002ceaf"),
    ("\U0002f800", "\U0002fa1f"),
)
