"""The lines of a text with their offsets, whatever its line ends, and how its paragraphs are set."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Line", "balanced", "capitalised", "ends_sentence", "lines"]

# Every line end that some editor or page extractor writes; a carriage return with a line feed is one.
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CLOSING = "\"'”’»)]*_"
_ABBREVIATED = re.compile(r"(?:\b[^\W\d_]\.){2,}$")
_LONGEST_ABBREVIATION = 12
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SMALL = frozenset(
    {
        "a", "an", "and", "as", "at", "be", "but", "by", "for", "from", "has", "he", "his", "if", "in", "into",
        "is", "it", "its", "near", "no", "nor", "not", "of", "off", "on", "or", "out", "over", "per", "she", "than",
        "that", "the", "their", "they", "to", "up", "via", "vs", "was", "with",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes:
        start: offset of its first character that is not white space.
        end: offset after its last.
        text: the characters between.
        block: number of the block of lines it stands in; blank lines part blocks.
        plain: the text without Markdown's marks of emphasis around it and with single spaces between its words.
        length: how many words parted by white space it has.
    """

    start: int
    end: int
    text: str
    block: int
    plain: str
    length: int


def lines(text: str, start: int = 0) -> list[Line]:
    """The lines of `text` from offset `start` on that are not blank, in order."""
    found: list[Line] = []
    block = 0
    blank = False
    position = start
    for end, following in [*((m.start(), m.end()) for m in _BREAK.finditer(text, start)), (len(text), len(text))]:
        raw = text[position:end].rstrip()
        stripped = raw.lstrip()
        if stripped:
            block += blank and bool(found)
            last = position + len(raw)
            words = stripped.split()
            plain = " ".join(words)
            found.append(Line(last - len(stripped), last, stripped, block, plain.strip("*_ ") or plain, len(words)))
        blank = not stripped
        position = following
    return found


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does; an abbreviation such as `U.S.` at its end decides nothing."""
    bare = text.rstrip(_CLOSING)
    return bare.endswith((".", "!", "?", "…", "。")) and not _ABBREVIATED.search(bare[-_LONGEST_ABBREVIATION:])


def balanced(text: str) -> bool:
    """Whether every double quotation mark opened in `text` is closed in it."""
    marks = sum(text.count(mark) for mark in '“”„"«»')
    return marks % 2 == 0 and text.count("(") == text.count(")")


def capitalised(text: str) -> float:
    """The share of words, articles, short prepositions and the like left aside, that begin with a capital letter."""
    longer = [word for word in _WORD.findall(text) if word.lower() not in _SMALL]
    return sum(word[0].isupper() for word in longer) / len(longer) if longer else 0.0
