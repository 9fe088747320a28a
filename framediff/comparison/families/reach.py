"""Reach: how many sentences of a speech a rendering takes in, since one outlet's sentence may be another's two."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.texts.terms import is_function_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from framediff.comparison.families.units import Speech

__all__ = ["reaching"]

_LEAST_CONTENT = 2  # content words that a neighbouring sentence has of the rest; one is a word of the same subject


def reaching(
    speech: Speech, first: int, last: int, wanted: Iterable[str], free: Callable[[int], bool]
) -> tuple[int, int]:
    """Sentences `first` to `last` of a speech with those next to them that render more of what is wanted.

    A neighbour is taken in when half of its content words or more, and at least two, are words that are wanted and not
    yet there: it says what the other rendering says in one sentence with the rest.

    Args:
        speech: the speech.
        first: its first sentence that renders what is wanted.
        last: the last.
        wanted: the words of the other rendering.
        free: whether a sentence of the speech, by its position, may be taken in.
    """
    here = Counter(word for sentence in speech.sentences[first : last + 1] for word in sentence.words)
    missing = Counter(wanted) - here
    while True:
        for at in (first - 1, last + 1):
            if 0 <= at < len(speech.sentences) and free(at) and _renders(speech.sentences[at].words, missing):
                missing -= Counter(speech.sentences[at].words)
                first, last = min(first, at), max(last, at)
                break
        else:
            return first, last


def _renders(words: Iterable[str], missing: Counter[str]) -> bool:
    content = Counter(word for word in words if not is_function_word(word))
    shared = sum((content & missing).values())
    return shared >= _LEAST_CONTENT and 2 * shared >= sum(content.values())
