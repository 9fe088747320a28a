"""Negation: whether the words before a hit, in its own sentence, deny it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.lexicon.search.joints import PHRASE

if TYPE_CHECKING:
    from framediff.lexicon.search.passage import Passage

__all__ = ["distanced", "negator"]

_NEGATORS = frozenset({"not", "no", "never", "without", "neither", "nor", "none", "cannot"})
_REACH = 3  # words before a hit in which a negator is taken to bear on it
_DISTANCING = (("so", "called"), ("self", "styled"), ("purported",))
_LONGEST = max(len(words) for words in _DISTANCING)


def negator(passage: Passage, first: int) -> str:
    """The word that denies what begins at word `first`, or "".

    A “so-called” between the two is not counted as distance: “not the so-called republic”.
    """
    before = _before(passage, first)
    before = before[: len(before) - len(_distance(passage, first, before))]
    return next((word for word in reversed(before[-_REACH:]) if word in _NEGATORS or word.endswith("n't")), "")


def distanced(passage: Passage, first: int) -> bool:
    """Whether “so-called”, “self-styled” or “purported” stands directly before word `first`."""
    return bool(_distance(passage, first, _before(passage, first)))


def _before(passage: Passage, first: int) -> list[str]:
    """The words before word `first` in its sentence, as many as matter."""
    if not passage.size:
        return []
    start = passage.sentence_of(min(first, passage.size - 1)).start
    return [passage.word(index) for index in range(max(start, first - _REACH - _LONGEST), first)]


def _distance(passage: Passage, first: int, before: list[str]) -> tuple[str, ...]:
    """The distancing words that end `before`, where they join what follows."""
    if not 0 < first < passage.size or not passage.joint(first - 1) & PHRASE:
        return ()
    return next((words for words in _DISTANCING if tuple(before[-len(words) :]) == words), ())
