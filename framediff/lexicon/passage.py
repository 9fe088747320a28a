"""A passage: one zone of a text as words, with what stands between them and where its sentences end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from framediff.words import composed, fold, fold_glyphs, words

if TYPE_CHECKING:
    from framediff.article import Span
    from framediff.words import Word

__all__ = ["GAP", "LOOSE", "PHRASE", "Passage", "passage_of"]

PHRASE, GAP, LOOSE = 1, 2, 4
"""What a joint between two words lets through: a phrase, a bounded gap, a phrase or a single comma (contexts)."""

# White space, marks of quotation or emphasis, and one dash that touches a word
_PHRASE = re.compile(r"-[\s\"'*_]*|[\s\"'*_]*-?")
_LINE = r"(?:\r\n|\n|\r(?!\n)|\u2028)"
_BLANK_LINE = re.compile(rf"{_LINE}[^\S\n\r\u2028]*{_LINE}|\u2029")
_STOP = re.compile(r"[.!?;:][\"')\]]*\s")
_SENTENCE_END = re.compile(r"[.!?…][\"')\]]*\s+[\"'(\[]*$")
_ABBREVIATION = re.compile(
    r"(?:\w\.)+\w|[b-hj-z]|adm|capt|col|dr|gen|gov|hon|jr|lt|maj|mr|mrs|ms|no|prof|rep|rev|sen|sgt|sr|st|vs"
)


@dataclass(slots=True)
class Passage:
    """One zone of a text, ready for matching.

    Attributes:
        text: the whole text, unchanged.
        span: the zone's place in it.
        words: the zone's words, with offsets into the text.
        joints: what each place between a word and the next lets through.
        sentences: number of the sentence that each word stands in; blank lines end sentences too.
        folded: the zone's own text, folded.
    """

    text: str
    span: Span
    words: list[Word] = field(init=False)
    joints: list[int] = field(init=False)
    sentences: list[int] = field(init=False)
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        self.words = words(self.text, self.span.start, self.span.end)
        self.folded = fold(self.span.of(self.text))
        self.joints, self.sentences = [], [0] if self.words else []
        for left, right in zip(self.words, self.words[1:], strict=False):
            joint, ends = self._between(left, right)
            self.joints.append(joint)
            self.sentences.append(self.sentences[-1] + ends)

    def _between(self, left: Word, right: Word) -> tuple[int, bool]:
        """What may pass between two neighbours, and whether a sentence ends there."""
        between = self.folded[left.end - self.span.start : right.start - self.span.start]
        if between in (" ", "-", "\n"):
            return PHRASE | GAP | LOOSE, False
        between = composed(between)
        if _BLANK_LINE.search(between):
            return 0, True
        if between.startswith(".") and _ABBREVIATION.fullmatch(left.text):
            between = between[1:]
        if _PHRASE.fullmatch(between):
            return PHRASE | GAP | LOOSE, False
        if between.startswith(",") and _PHRASE.fullmatch(between[1:]):
            return GAP | LOOSE, False
        ends = _SENTENCE_END.search(between) is not None and not self.text[right.start].islower()
        return (0 if ends or _STOP.search(between) else GAP), ends

    def with_capitals(self, word: Word) -> str:
        """The word as the text has it, capitals kept, glyphs folded; comparable with `Word.text`."""
        return composed(fold_glyphs(self.text[word.start : word.end]))

    def sentence_of(self, index: int) -> range:
        """The indices of the words in the sentence of word `index`."""
        number, first, last = self.sentences[index], index, index + 1
        while first > 0 and self.sentences[first - 1] == number:
            first -= 1
        while last < len(self.words) and self.sentences[last] == number:
            last += 1
        return range(first, last)


@lru_cache(maxsize=32)
def passage_of(text: str, span: Span) -> Passage:
    """The passage, kept for a while: one article is matched by several lexicons, one after another."""
    return Passage(text, span)
