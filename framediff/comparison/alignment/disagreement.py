"""Disagreement: in what the statements of one fact, from several articles, do not tell it alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
        conflict: what the first does not tell as the second does; numbers that speakers of two names give are of a kind
            of their own.
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
                found.setdefault(known, Disagreement(_sourced(each, first, second), first, second))
    return tuple(found.values())


def _sourced(conflict: Conflict, first: Statement, second: Statement) -> Conflict:
    """The conflict, its kind telling where two numbers are those of two sources rather than of two outlets."""
    if conflict.kind is not ConflictKind.NUMBER or first.speaker is None or second.speaker is None:
        return conflict
    # What follows the @ only tells of which article an unnamed source is.
    named = {speaker.partition("@")[0] for speaker in (first.speaker, second.speaker)}
    return replace(conflict, kind=ConflictKind.NUMBER_BY_SOURCE) if len(named) > 1 else conflict
