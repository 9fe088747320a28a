"""Words with their offsets, folded so that glyphs, case and apostrophes never decide a match."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Word", "count_words", "fold", "words"]

# Every length-preserving substitution that news text needs, so that an offset into the folded text is an offset into
# the text itself. (str.casefold is not used: it lengthens some letters, such as the German sharp s.)
_GLYPHS = str.maketrans(
    {
        "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "＇": "'",
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['’ʼ.&][^\W_]+)*(?:(?<=s)['’](?!\w))?", re.UNICODE)
_POSSESSIVE = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$", re.IGNORECASE)
_COUNTED = re.compile(r"\w+(?:[-’'.]\w+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        start: offset of its first code point.
        end: offset after its last.
        text: its folded form, e.g. `azerbaijan's` for “Azerbaijan’s”.
        stem: the folded form without a possessive ending, e.g. `azerbaijan`.
        stem_end: offset at which the stem ends.
    """

    start: int
    end: int
    text: str
    stem: str
    stem_end: int


def fold(text: str) -> str:
    """`text` in lower case with one glyph for each kind of mark; its length, and so every offset, is unchanged."""
    folded = text.translate(_GLYPHS)
    lowered = folded.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in folded)


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`. A hyphenated name gives one word a part, so that `Nagorno- Karabakh` is found."""
    folded = fold(text)
    found = []
    for match in _WORD.finditer(folded, start, len(text) if end is None else end):
        word = match.group()
        ending = _POSSESSIVE.search(word)
        cut = len(word) if ending is None else ending.start()
        found.append(Word(match.start(), match.end(), word, word[:cut], match.start() + cut))
    return found


def count_words(text: str) -> int:
    """How many running words `text` has; a hyphenated compound is one, as in word counts of corpus tools."""
    return sum(1 for _ in _COUNTED.finditer(text))


def word_starts(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where the running words of `text[start:end]` begin, counted as by `count_words`."""
    return [match.start() for match in _COUNTED.finditer(text, start, len(text) if end is None else end)]
