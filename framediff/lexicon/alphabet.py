"""The alphabet: what each code point folds to and what part it takes in words, as tables for whole texts at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from framediff.words import INSIDE, fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Classes = NDArray[np.uint8]

__all__ = ["HIDDEN", "JOINER", "LETTER", "OTHER", "PLANE", "classes_of", "code_points", "folded"]

OTHER, LETTER, JOINER, HIDDEN = 0, 1, 2, 3
"""What a code point is to a word: nothing; a letter or digit; a mark that may join letters; inside it, unseen."""

PLANE = 0x10000
"""So many code points are in tables; beyond are rare letters, looked up one by one."""

_JOINERS = "'.&"
_FINAL_SIGMA = 0x3A3  # the one letter whose small form depends on its place in the word
_SURROGATES = range(0xD800, 0xE000)


def code_points(text: str) -> Codes:
    """The code points of `text`."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def folded(text: str) -> Codes:
    """The code points of `fold(text)`."""
    codes = code_points(text)
    if not codes.size:
        return codes
    if codes.max() >= PLANE or (codes == _FINAL_SIGMA).any():
        return code_points(fold(text))
    found: Codes = _fold_table()[codes]
    return found


def classes_of(codes: Codes) -> Classes:
    """What each of the folded code points is to a word."""
    table = _class_table()
    if codes.size and codes.max() >= PLANE:
        beyond = codes >= PLANE
        found = table[np.where(beyond, 0, codes)]
        found[beyond] = [LETTER if chr(code).isalnum() else OTHER for code in codes[beyond].tolist()]
        return found
    classes: Classes = table[codes]
    return classes


@cache
def _plane() -> str:
    return "".join("\0" if code in _SURROGATES else chr(code) for code in range(PLANE))


@cache
def _fold_table() -> Codes:
    table = np.arange(PLANE, dtype=np.uint32)
    plane = _plane()
    low = code_points(fold(plane))
    keep = code_points(plane) != 0
    table[keep] = low[keep]
    return table


@cache
def _class_table() -> Classes:
    table = np.zeros(PLANE, dtype=np.uint8)
    table[np.fromiter(map(str.isalnum, _plane()), dtype=bool, count=PLANE)] = LETTER
    table[[ord(mark) for mark in _JOINERS]] = JOINER
    table[code_points(INSIDE)] = HIDDEN
    return table
