"""A block: stretches of text as columns of words, found for all of them at once, with what stands between words."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from framediff.lexicon.search.alphabet import (
    HIDDEN,
    JOINER,
    LETTER,
    LONGEST,
    classes_of,
    is_far,
    letters_of,
    numbers_of,
)
from framediff.lexicon.search.joints import GAP, LOOSE, PHRASE, joint_of
from framediff.words import composed, fold, fold_glyphs, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from framediff.article import Span

    Offsets = NDArray[np.int64]
    Hashes = NDArray[np.uint64]
    Flags = NDArray[np.bool_]

__all__ = ["FAR", "MARKS", "Block"]

FAR = 250
"""The most words to either side that are looked at as one sentence."""

_BORDER = "\u2029\u2029"  # between two stretches: ends phrases, gaps and sentences
_SPACE, _HYPHEN, _LINE_BREAK, _MARK, _STOP_MARK, _S = b" -\n'.s"
MARKS = np.array([0, 0xD1B54A32D192ED03, 0xA0761D6478BD642F], dtype=np.uint64)
"""What turns the number of a word into that of its possessive, by how much longer that is: s', 's."""


class _Piece(NamedTuple):
    """A word of a run that was taken apart: where it and its stem stand in the run, its forms, their number."""

    start: int
    end: int
    stem_end: int
    text: str
    stem: str
    number: int


class Block:
    """Stretches of text, their words in columns.

    Words are as `framediff.words.words` has them; a test holds the two equal.

    Attributes:
        sources: the texts, each with the part of it that is a stretch here.
        text: the stretches, one after another, with a border between.
        letters: the letters of the same, folded, one byte a code point.
        stretches: where each stretch begins in `text`.
        starts, ends, stem_ends: of each word, in `text`.
        hashes: of each word a number that equal forms share.
        plain: of each word whether one space, hyphen or line break leads to the next.
    """

    def __init__(self, stretches: Sequence[tuple[str, Span]]) -> None:
        self.sources = tuple(stretches)
        self.text = _BORDER.join(span.of(text) for text, span in stretches)
        lengths = [span.end - span.start + len(_BORDER) for _, span in stretches]
        self.stretches: Offsets = np.cumsum([0, *lengths], dtype=np.int64)[:-1]
        self.letters, self._far = letters_of(self.text)
        self._pieces: dict[int, _Piece] = {}
        self._joints: dict[int, tuple[int, bool]] = {}
        self._columns()
        following = self.letters[self.ends[:-1]]
        joins = (following == _SPACE) | (following == _HYPHEN) | (following == _LINE_BREAK)
        self.plain: Flags = (self.starts[1:] - self.ends[:-1] == 1) & joins
        self._uneven = np.flatnonzero(~self.plain)

    def _columns(self) -> None:
        """Fill the columns; words that may be several, or are not plain letters, are taken apart one by one."""
        starts, ends, stem_ends, odd = _runs(self.letters, far=self._far)
        hashes = numbers_of(self.letters, starts, stem_ends - starts)
        hashes ^= MARKS[ends - stem_ends]
        several: list[tuple[int, list[tuple[int, int, int, int]]]] = []
        shift = 0
        for run, start, end in zip(np.flatnonzero(odd).tolist(), starts[odd].tolist(), ends[odd].tolist(), strict=True):
            pieces = _pieces(self.text[start:end])
            for number, piece in enumerate(pieces):
                self._pieces[run + shift + number] = piece
            shift += len(pieces) - 1
            own = [(start + p.start, start + p.end, start + p.stem_end, p.number) for p in pieces]
            if len(own) == 1:
                starts[run], ends[run], stem_ends[run], hashes[run] = own[0]
            else:
                several.append((run, own))
        self.starts, self.ends, self.stem_ends, self.hashes = (
            _with_rows(column, place, several) for place, column in enumerate((starts, ends, stem_ends, hashes))
        )

    def __len__(self) -> int:
        return int(self.starts.size)

    @cached_property
    def folded(self) -> str:
        """The text, folded."""
        return fold(self.text)

    @cached_property
    def odd(self) -> Flags:
        """Of each word whether it comes from a run that was taken apart."""
        found = np.zeros(len(self), dtype=bool)
        found[list(self._pieces)] = True
        return found

    def forms(self, index: int) -> tuple[str, str]:
        """The word's folded form, and that form without a possessive ending."""
        piece = self._pieces.get(index)
        if piece is not None:
            return piece.text, piece.stem
        start, end, stem_end = int(self.starts[index]), int(self.ends[index]), int(self.stem_ends[index])
        form = self.letters[start:end].tobytes().decode("latin-1")
        return form, form[: stem_end - start]

    def forms_of(self, which: NDArray[np.int64]) -> Iterator[tuple[str, str]]:
        """The forms of many words, one after another."""
        letters = self.letters.tobytes()
        columns = (self.starts[which], self.ends[which], self.stem_ends[which])
        for index, start, end, stem_end in zip(which.tolist(), *(column.tolist() for column in columns), strict=True):
            if index in self._pieces:
                yield self.forms(index)
            else:
                form = letters[start:end].decode("latin-1")
                yield form, form[: stem_end - start]

    def with_capitals(self, index: int) -> str:
        """The word as the text has it, capitals kept, glyphs folded; comparable with `forms`."""
        return composed(fold_glyphs(self.text[self.starts[index] : self.ends[index]]))

    def joint(self, index: int) -> int:
        """What the place after word `index` lets through."""
        return PHRASE | GAP | LOOSE if self.plain[index] else self._between(index)[0]

    def ends_sentence(self, index: int) -> bool:
        """Whether a sentence ends after word `index`."""
        return not self.plain[index] and self._between(index)[1]

    @property
    def sentence_ends(self) -> Flags:
        """Of each word whether a sentence ends after it; after the last word one does."""
        found = np.zeros(len(self), dtype=bool)
        found[[at for at in self._uneven.tolist() if self._between(at)[1]]] = True
        found[-1:] = True
        return found

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The first word of the sentence of word `index`, and the word after its last; no farther than `FAR` words."""
        at = bisect_left(self._uneven, index)
        first, after = max(0, index - FAR), min(len(self), index + FAR + 1)
        for place in reversed(self._uneven[max(0, at - FAR) : at].tolist()):
            if place < first or self.ends_sentence(place):
                first = max(first, place + 1)
                break
        for place in self._uneven[at : at + FAR].tolist():
            if place >= after or self.ends_sentence(place):
                after = min(after, place + 1)
                break
        return first, after

    def _between(self, index: int) -> tuple[int, bool]:
        known = self._joints.get(index)
        if known is None:
            start = int(self.starts[index + 1])
            between = self.text[int(self.ends[index]) : start]
            before = self.forms(index)[0] if between.startswith(".") else ""
            known = self._joints[index] = joint_of(between, before, lower=self.text[start].islower())
        return known


def _runs(letters: NDArray[np.uint8], *, far: bool) -> tuple[Offsets, Offsets, Offsets, Flags]:
    """Where words begin and end, where their stems end, and which of them must be taken apart one by one.

    `far` tells whether some letters have no byte of their own, or stand inside words unseen.
    """
    classes = classes_of(letters)
    body = (classes == LETTER) | (classes == HIDDEN) if far else classes == LETTER
    inside = classes == JOINER
    inside[1:-1] &= body[:-2] & body[2:]
    inside[:1] = inside[-1:] = False
    joiners = np.flatnonzero(inside)
    inside |= body
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if inside[:1].any():
        edges = np.concatenate(([0], edges))
    if edges.size % 2:
        edges = np.concatenate((edges, [inside.size]))
    starts, ends = edges[0::2].copy(), edges[1::2].copy()
    odd = ends - starts > LONGEST
    strange = joiners[letters[joiners] == _STOP_MARK]
    if far:
        strange = np.concatenate((strange, np.flatnonzero((classes == HIDDEN) | is_far(letters[: classes.size]))))
        strange = strange[inside[strange]]
    odd[np.searchsorted(starts, strange, side="right") - 1] = True
    stem_ends = ends.copy()
    marks = joiners[letters[joiners] == _MARK]
    owners = np.searchsorted(starts, marks, side="right") - 1
    own = (ends[owners] == marks + 2) & (letters[marks + 1] == _S)
    stem_ends[owners[own]] -= 2
    plurals = _plurals(letters, classes, ends)
    stem_ends[plurals] = ends[plurals]  # of James's' only the last mark is an ending
    ends[plurals] += 1
    return starts, ends, stem_ends, odd


def _plurals(letters: NDArray[np.uint8], classes: NDArray[np.uint8], ends: Offsets) -> Offsets:
    """Which words, by number, are plural possessives: an apostrophe after the last s, and no letter after it."""
    marks = np.flatnonzero(letters[1 : classes.size] == _MARK) + 1
    marks = marks[letters[marks - 1] == _S]
    following = letters[marks + 1]
    beyond = np.minimum(marks + 1, classes.size - 1)
    marks = marks[(marks + 1 == classes.size) | ((classes[beyond] != LETTER) & (following != ord("_")))]
    owners = np.searchsorted(ends, marks)
    # What is unseen can join letters over a mark; such a run is taken apart anyway
    found: Offsets = owners[ends[owners] == marks]
    return found


def _with_rows(
    column: NDArray[Any], place: int, rows: list[tuple[int, list[tuple[int, int, int, int]]]]
) -> NDArray[Any]:
    """A column in which some runs give way to the words they fall into, of which `place` is the column's part."""
    if not rows:
        return column
    parts: list[NDArray[Any]] = []
    taken = 0
    for run, words_ in rows:
        parts += [column[taken:run], np.array([word[place] for word in words_], dtype=column.dtype)]
        taken = run + 1
    return np.concatenate([*parts, column[taken:]])


@lru_cache(maxsize=1 << 16)
def _pieces(raw: str) -> tuple[_Piece, ...]:
    """The words of a run."""
    return tuple(
        _Piece(word.start, word.end, word.stem_end, word.text, word.stem, hash((word.text, word.stem)) % (1 << 64))
        for word in words(raw)
    )
