"""Shortness: pairs of statements that share too little for one fact, however large a part of them it is."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framediff.comparison.alignment.vocabulary import content, relatives, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from framediff.comparison.alignment.statements import Statement

__all__ = ["too_little"]

_SHORT = 4  # content words, under which a statement is short
_ENOUGH = 3  # content words that a short one must share
_MUCH = 5  # content words that two statements of different acts must share
_ACTS = (
    "ask urge call appeal demand request plead beg implore invite encourage order command instruct persuade advise "
    "warn threaten promise pledge vow guarantee offer undertake refuse refusal decline reject"
)
"""Acts by which someone wants, promises or refuses something. Who asks for it and who refuses it tell of two events.

`agree` and `accept` are none here: beside `refuse` they answer one question, and that the answers conflict is told.
"""


def too_little(first: Statement, second: Statement) -> bool:
    """Whether two statements share too few content words to be taken to report one fact.

    That is fewer than three of a content of under four words, unless both say exactly the same by the same speaker; or
    fewer than five where they tell of different acts, as `asked the mayor to resign` and `the mayor refused to resign`.
    """
    ones, others = dict.fromkeys(content(first.text)), dict.fromkeys(content(second.text))
    if ones.keys() == others.keys() and first.speaker == second.speaker:
        return False
    short = min(len(ones), len(others)) < _SHORT
    acts = _acts(ones), _acts(others)
    differ = all(acts) and not any(relatives(one, other) for one in acts[0] for other in acts[1])
    if not (short or differ):
        return False
    shared = min(_found(ones, others), _found(others, ones))
    return (short and shared < _ENOUGH) or (differ and shared < _MUCH)


def _found(some: Collection[str], others: Collection[str]) -> int:
    """How many of `some` stand among `others`, as the word itself or one of its family."""
    return sum(any(relatives(one, other) for other in others) for one in some)


@cache
def _known() -> frozenset[str]:
    return frozenset(map(stem, _ACTS.split()))


def _acts(stems: Collection[str]) -> Sequence[str]:
    known = _known()
    return [each for each in stems if each in known]
