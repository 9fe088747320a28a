"""Repetition: statements of several articles that are the same word for word, or nearly, such as a house's formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.alignment.figures import figures
from framediff.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.alignment.statements import Statement

__all__ = ["repeated"]

_NEARLY = 0.85  # of the words, in order: one in seven may be another
_RUN = 3  # words in a row that two near-identical statements share, of which one is looked for


def repeated(statements: Sequence[Statement]) -> tuple[tuple[int, ...], ...]:
    """The positions of `statements` in groups that say the same in the same words, or nearly, in order.

    Each statement is in one group, most alone in theirs. Two of one group have at least 0.85 of their words in common,
    in order (normalized Indel similarity), the same numbers and the same speaker.
    """
    from rapidfuzz.distance import Indel

    groups: list[list[int]] = []
    heads: list[tuple[str, ...]] = []
    same: dict[object, int] = {}
    by_run: dict[object, list[int]] = {}
    for position, statement in enumerate(statements):
        said = tuple(word.stem for word in words(statement.text))
        known = statement.speaker, tuple(sorted(each.value for each in figures(statement.text)))
        number = same.get((known, said))
        runs = [(known, said[start : start + _RUN]) for start in range(len(said) - _RUN + 1)]
        if number is None:
            near = dict.fromkeys(each for run in runs for each in by_run.get(run, ()))
            alike = ((Indel.normalized_similarity(said, heads[each]), -each) for each in near)
            best, first = max(alike, default=(0.0, 0))
            number = -first if best >= _NEARLY else None
        if number is None:
            number = len(groups)
            groups.append([])
            heads.append(said)
            for run in dict.fromkeys(runs):
                by_run.setdefault(run, []).append(number)
        same.setdefault((known, said), number)
        groups[number].append(position)
    return tuple(map(tuple, groups))
