"""Words with their offsets, folded so that glyphs, case and apostrophes never decide a match."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "INSIDE",
    "Terms",
    "Word",
    "composed",
    "count_words",
    "fold",
    "fold_glyphs",
    "running_words",
    "shortened",
    "word_starts",
    "words",
]

# Every length-preserving substitution that news text needs, so that an offset into the folded text is an offset into
# the text itself. (str.casefold is not used: it lengthens some letters, such as the German sharp s.)
_GLYPHS = str.maketrans(
    {
        "’": "'", "‘": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "`": "'", "´": "'", "′": "'", "＇": "'",
        "‹": "'", "›": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "＂": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ",
    }
)  # fmt: skip
_DOTTED_I = str.maketrans({"İ": "i"})  # its lower case is two code points, which would move every later offset
_ACCENTS = "".join(map(chr, range(0x300, 0x370)))
INSIDE = f"{_ACCENTS}\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Combining accents, soft hyphens and zero-width characters: they stand inside a word without being letters of it."""
_INSIDE = r"\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_LETTERS = rf"[^\W_](?:[^\W_]|[{_INSIDE}]+(?=[^\W_]|[\u0300-\u036f])|[\u0300-\u036f])*"
_WORD = re.compile(rf"{_LETTERS}(?:['.&]{_LETTERS})*(?:(?<=s)'(?!\w))?")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
_HIDDEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
# A full stop without the space that should follow it ("the conflict.The talks") ends a word; "U.S.", "news.am" do not
_MISSING_SPACE = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})")
_COUNTED = re.compile(r"\w+(?:[-‐‑’'.]\w+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text.

    Attributes:
        start: offset of its first code point.
        end: offset after its last.
        text: its folded form, e.g. `azerbaijan's` for “Azerbaijan’s”, composed and without soft hyphens.
        stem: the folded form without a possessive ending, e.g. `azerbaijan`.
        stem_end: offset at which the stem ends.
    """

    start: int
    end: int
    text: str
    stem: str
    stem_end: int


def fold_glyphs(text: str) -> str:
    """`text` with one glyph for each kind of mark and its own capitals; its length is unchanged."""
    return text.replace("`", "'") if text.isascii() else text.translate(_GLYPHS)


def fold(text: str) -> str:
    """`text` in lower case with one glyph for each kind of mark; its length, and so every offset, is unchanged."""
    folded = fold_glyphs(text)
    if "Σ" in folded or "ς" in folded:  # the one letter whose small form would depend on what stands around it
        folded = folded.replace("Σ", "σ").replace("ς", "σ")
    lowered = folded.lower()
    if len(lowered) == len(text):
        return lowered
    folded = folded.translate(_DOTTED_I)
    lowered = folded.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in folded)


def composed(form: str) -> str:
    """`form` without soft hyphens and zero-width characters, its accents joined to their letters."""
    return form if form.isascii() else unicodedata.normalize("NFC", _HIDDEN.sub("", form))


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`. A hyphenated name gives one word a part, so that `Nagorno- Karabakh` is found."""
    part = text[start:end]
    found = []
    for match in _WORD.finditer(fold(part)):
        begin, word = match.start(), match.group()
        if "." in word:
            for dot in _MISSING_SPACE.finditer(part, begin, match.end()):
                cut = dot.start()
                if part[cut + 1].isupper() and part[cut + 2].islower() and part[cut - 1].islower():
                    found.append(_word(word[begin - match.start() : cut - match.start()], start + begin))
                    begin = cut + 1
            word = word[begin - match.start() :]
        found.append(_word(word, start + begin))
    return found


def _word(raw: str, start: int) -> Word:
    """The word that `raw`, folded, gives at `start`."""
    ending = _POSSESSIVE.search(raw)
    form = composed(raw)
    if ending is None:
        return Word(start, start + len(raw), form, form, start + len(raw))
    cut = ending.start()
    return Word(start, start + len(raw), form, composed(raw[:cut]), start + cut)


def count_words(text: str) -> int:
    """How many running words `text` has; a hyphenated compound is one, as in word counts of corpus tools."""
    return sum(1 for _ in _COUNTED.finditer(text))


def word_starts(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where the running words of `text[start:end]` begin, counted as by `count_words`."""
    return [match.start() for match in _COUNTED.finditer(text, start, len(text) if end is None else end)]


def running_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The running words of `text[start:end]`, counted as by `count_words`: a hyphenated compound is one word."""
    part = text[start:end]
    folded = fold(part)
    return [_word(folded[match.start() : match.end()], start + match.start()) for match in _COUNTED.finditer(part)]


class Terms:
    """The stems of running words by number, each form read once: of a million words a few tens of thousands differ.

    Attributes:
        forms: the stems.
    """

    def __init__(self) -> None:
        self.forms: list[str] = []
        self._numbers: dict[str, int] = {}
        self._known: dict[str, tuple[int, int]] = {}  # by raw form the number of its stem and the length of its ending

    def running(self, text: str, parts: Iterable[tuple[int, int]]) -> tuple[list[int], list[int], list[int]]:
        """The words that `running_words` finds in these parts of a text: starts, ends of stems, numbers of stems."""
        folded = fold(text)
        known = self._known
        starts, ends, numbers = [], [], []
        for part in parts:
            for match in _COUNTED.finditer(text, *part):
                start, end = match.span()
                raw = folded[start:end]
                if raw not in known:
                    known[raw] = self._read(raw)
                number, ending = known[raw]
                starts.append(start)
                ends.append(end - ending)
                numbers.append(number)
        return starts, ends, numbers

    def _read(self, raw: str) -> tuple[int, int]:
        word = _word(raw, 0)
        if word.stem not in self._numbers:
            self._numbers[word.stem] = len(self.forms)
            self.forms.append(word.stem)
        return self._numbers[word.stem], len(raw) - word.stem_end


def shortened(text: str, letters: int) -> str:
    """At most so many characters of `text`, cut between words where it has any, with an ellipsis where it is cut."""
    if len(text) <= letters:
        return text
    return f"{text[:letters].rpartition(' ')[0] or text[:letters]} …"
