"""Disagreement: in what the statements of one fact, from several articles, do not tell it alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.comparison.alignment.conflicts import ConflictKind, conflicts
from framediff.comparison.alignment.repetition import repeated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.alignment.conflicts import Conflict
    from framediff.comparison.alignment.statements import Statement

__all__ = ["Disagreement", "disagreements"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One conflict with the statements it stands in.

    Attributes:
        conflict: what the first does not tell as the second does.
        first: the earliest statement that has the one.
        second: the earliest that has the other.
    """

    conflict: Conflict
    first: Statement
    second: Statement


def disagreements(statements: Sequence[Statement]) -> tuple[Disagreement, ...]:
    """The conflicts between statements of different articles that report one fact, each pair of words once.

    What several articles have in the same words, or nearly, is compared once.
    """
    heads = [statements[group[0]] for group in repeated(statements)]
    found: dict[object, Disagreement] = {}
    for number, first in enumerate(heads):
        for second in heads[number + 1 :]:
            if first.article_id == second.article_id:
                continue
            for each in conflicts(first.text, second.text):
                pair = (each.first.lower(), each.second.lower())
                # That some have a negation and others none is one thing, whatever the words of it.
                known = (each.kind, frozenset() if each.kind is ConflictKind.NEGATION else frozenset(pair))
                found.setdefault(known, Disagreement(each, first, second))
    return tuple(found.values())
