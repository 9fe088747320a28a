"""Likeness: how much of the shorter of two wordings stands in the longer, by words, in order or re-ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.families.tiling import tiled_share
from framediff.comparison.worddiff import word_diff

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["alike", "likeness", "shared"]

_SURROGATES = 0xD800
_AFTER_SURROGATES = 0xE000
_CHARACTERS = 0x110000 - (_AFTER_SURROGATES - _SURROGATES) - 1
_PERCENT = 100
_ALMOST = 0.999  # of what is asked for, so that a share that equals it is not lost to rounding


def alike(rows: Sequence[tuple[str, ...]], pairs: NDArray[np.int64], least: float) -> NDArray[np.float64]:
    """How alike the two rows of each pair are, from 0 to 1; 0 for what is less than `least`.

    It is the share of the shorter row's words that stand in the longer in order and close together: in the stretch of
    as many words that has most of them. RapidFuzz's `partial_ratio` on words finds that stretch; since it may be cut
    short at an end of the longer row, the result is never more than the share that stands in order anywhere (`LCSseq`).
    Where the words are the same and their order is not, the similarity of the word diff, which counts what is moved,
    takes its place if it is higher, and so does the share of the words that stand in runs, whatever their order; see
    `tiling.tiled_share`.

    Args:
        rows: wordings, as words.
        pairs: positions of two rows each.
        least: what matters to the caller; it is quicker than to compute them all.
    """
    import numpy as np
    from rapidfuzz import fuzz
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cpdist

    if not len(pairs):
        return np.empty(0)
    texts = _as_characters(rows)
    first, second = ([texts[at] for at in column] for column in pairs.T.tolist())
    cutoff = least * _PERCENT
    found = np.asarray(cpdist(first, second, scorer=fuzz.partial_ratio, score_cutoff=cutoff, workers=-1), float)
    found /= _PERCENT
    near = np.flatnonzero(found)
    if len(near):
        mine, theirs = ([texts[at] for at in column] for column in pairs[near].T.tolist())
        common = np.asarray(cpdist(mine, theirs, scorer=LCSseq.similarity, workers=-1), float)
        shorter = np.fromiter((min(len(one), len(two)) for one, two in zip(mine, theirs, strict=True)), float)
        found[near] = np.minimum(found[near], common / shorter)
    unsure = np.flatnonzero(found < 1)
    bags = shared(rows, pairs[unsure], least)
    for at in unsure[bags > np.maximum(found[unsure], least)].tolist():
        one, two = pairs[at].tolist()
        found[at] = max(found[at], word_diff(" ".join(rows[one]), " ".join(rows[two])).similarity)
    unsure = np.flatnonzero(found < 1)
    held = _held(texts, pairs[unsure])
    for at in unsure[held > np.maximum(found[unsure], least * _ALMOST)].tolist():
        one, two = pairs[at].tolist()
        found[at] = max(found[at], tiled_share(rows[one], rows[two], max(found[at], least)))
    found[found < least] = 0.0
    return found


def shared(rows: Sequence[tuple[str, ...]], pairs: NDArray[np.int64], least: float) -> NDArray[np.float64]:
    """Which share of the words of both rows of each pair stands in both, whatever their order; 0 for less than `least`.

    2·(words in both) ÷ (words of both): the longest common subsequence of two sorted rows is what they have in common.
    """
    import numpy as np
    from rapidfuzz import fuzz
    from rapidfuzz.process import cpdist

    if not len(pairs):
        return np.empty(0)
    texts = _as_characters(rows)
    ordered = {at: "".join(sorted(texts[at])) for at in set(pairs.ravel().tolist())}
    first, second = ([ordered[at] for at in column] for column in pairs.T.tolist())
    scores = cpdist(first, second, scorer=fuzz.ratio, score_cutoff=least * _PERCENT, workers=-1)
    return np.asarray(scores, float) / _PERCENT


def _held(texts: Sequence[str], pairs: NDArray[np.int64]) -> NDArray[np.float64]:
    """Which share of the shorter row's words the longer has anywhere, in any order."""
    import numpy as np
    from rapidfuzz.distance import LCSseq
    from rapidfuzz.process import cpdist

    if not len(pairs):
        return np.empty(0)
    ordered = {at: "".join(sorted(texts[at])) for at in set(pairs.ravel().tolist())}
    first, second = ([ordered[at] for at in column] for column in pairs.T.tolist())
    shorter = np.fromiter((max(1, min(len(one), len(two))) for one, two in zip(first, second, strict=True)), float)
    held: NDArray[np.float64] = np.asarray(cpdist(first, second, scorer=LCSseq.similarity, workers=-1), float) / shorter
    return held


def likeness(first: Sequence[str], second: Sequence[str]) -> float:
    """How alike two rows of words are, as `alike` has it."""
    import numpy as np

    return float(alike([tuple(first), tuple(second)], np.array([[0, 1]]), 0.0)[0])


def _as_characters(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Each row as a string of one character a word, since RapidFuzz compares strings most quickly.

    Beyond a million different words characters are used again; a chance match of two of those words is then possible.
    """
    distinct = dict.fromkeys(word for row in rows for word in row)
    letters = {word: _character(number) for number, word in enumerate(distinct)}
    return ["".join([letters[word] for word in row]) for row in rows]


def _character(number: int) -> str:
    at = number % _CHARACTERS + 1
    return chr(at if at < _SURROGATES else at + _AFTER_SURROGATES - _SURROGATES)
