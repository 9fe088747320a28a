"""The alphabet: a text as one byte a code point, folded, so that its words can be found for all places at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from framediff.words import INSIDE, fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Letters = NDArray[np.uint8]
    Numbers = NDArray[np.uint64]
    Offsets = NDArray[np.int64]

__all__ = [
    "HIDDEN",
    "JOINER",
    "LETTER",
    "LONGEST",
    "OTHER",
    "PADDING",
    "classes_of",
    "is_far",
    "letters_of",
    "numbers_of",
]

OTHER, LETTER, JOINER, HIDDEN = 0, 1, 2, 3
"""What a byte is to a word: nothing; a letter or digit; a mark that may join letters; something inside it, unseen."""

LONGEST = 24
"""The most letters of a word that has a number; longer ones are looked up by themselves."""

LATIN = "\xff"
"""The last letter that is its own byte, once folded."""

PADDING = 4 * 8
"""Bytes of nought after the last letter, so that a word's letters can be read eight at a time."""

_PLANE = 0x10000  # the table reaches so far; letters beyond are rare and looked up one by one
_FAR_LETTER, _UNSEEN, _FAR_OTHER = 1, 2, 3  # bytes that stand for what has none of its own
_SURROGATES = range(0xD800, 0xE000)
_EIGHT = 8
_MASKS = np.array([(1 << 8 * length) - 1 for length in range(_EIGHT + 1)], dtype=np.uint64)
_FACTORS = tuple(np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


def letters_of(text: str) -> tuple[Letters, bool]:
    """The folded letters of `text`, and `PADDING`; and whether any are unseen or beyond Latin-1.

    A letter that has no byte of its own has that of all such letters, and its word must be looked up by itself.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    letters = np.zeros(codes.size + PADDING, dtype=np.uint8)
    np.take(_fold_table(), codes, mode="clip", out=letters[: codes.size])
    if codes.size and codes.max() >= _PLANE:
        far = np.flatnonzero(codes >= _PLANE)
        letters[far] = [_FAR_LETTER if chr(code).isalnum() else _FAR_OTHER for code in codes[far].tolist()]
    return letters, bool((letters[: codes.size] <= _UNSEEN).any())


def classes_of(letters: Letters) -> Letters:
    """What each of the letters, without their padding, is to a word."""
    return np.frombuffer(letters[: letters.size - PADDING].tobytes().translate(_class_table()), dtype=np.uint8)


def is_far(letters: Letters) -> NDArray[np.bool_]:
    """Which of the letters have no byte of their own."""
    far: NDArray[np.bool_] = letters == _FAR_LETTER
    return far


def numbers_of(letters: Letters, starts: Offsets, lengths: Offsets) -> Numbers:
    """A number for each stretch of at most `LONGEST` letters: equal ones share it, and others as good as never do.

    Stretches of up to eight letters never share one: it is the letters themselves, times an odd number.
    """
    eights = np.ndarray((letters.size - _EIGHT + 1,), dtype="<u8", buffer=letters, strides=(1,))
    numbers: Numbers = (eights[starts] & _MASKS[np.minimum(lengths, _EIGHT)]) * _FACTORS[0]
    for place, factor in enumerate(_FACTORS[1:], 1):
        long = np.flatnonzero(lengths > place * _EIGHT)
        if not long.size:
            break
        rest = np.minimum(lengths[long] - place * _EIGHT, _EIGHT)
        numbers[long] += (eights[starts[long] + place * _EIGHT] & _MASKS[rest]) * factor
    return numbers


@cache
def _fold_table() -> Letters:
    plane = "".join("\0" if code in _SURROGATES else chr(code) for code in range(_PLANE))
    low = np.frombuffer(fold(plane).encode("utf-32-le"), dtype=np.uint32)
    table = np.where(low <= ord(LATIN), low, _FAR_OTHER).astype(np.uint8)
    table[: _UNSEEN + 1] = _FAR_OTHER
    letter = np.fromiter(map(str.isalnum, fold(plane)), dtype=bool, count=_PLANE)
    table[letter & (low > ord(LATIN))] = _FAR_LETTER
    table[[ord(mark) for mark in INSIDE]] = _UNSEEN
    table[_PLANE - 1] = _FAR_OTHER
    return table


@cache
def _class_table() -> bytes:
    table = bytearray(LETTER if chr(byte).isalnum() else OTHER for byte in range(ord(LATIN) + 1))
    table[_FAR_LETTER], table[_UNSEEN] = LETTER, HIDDEN
    for mark in "'.&":
        table[ord(mark)] = JOINER
    return bytes(table)
