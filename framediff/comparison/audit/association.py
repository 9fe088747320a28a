"""Association: how far two properties of articles, such as outlet and speaker, vary together."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.scoring.intervals import SEED

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Association", "Confounded", "associate"]

_PARTLY = 0.5  # the half-way mark of λ: knowing one thing halves the errors in guessing the other
_DEALS = 99  # of one thing's values over the articles, at random, for what λ is by chance
_BEYOND_CHANCE = 0.25  # of the errors that chance leaves; so much at least is spared


class Confounded(StrEnum):
    """How far two things vary together over the articles."""

    FULLY = "fully"  # each value of one stands with exactly one value of the other, and the other way round
    ONE_WAY = "one way"  # knowing the one gives the other, not the other way round
    PARTLY = "partly"  # knowing one at least halves the errors in guessing the other, and not by chance alone
    NO = "no"


@dataclass(frozen=True, slots=True)
class Association:
    """How far two properties of articles vary together.

    Attributes:
        first: `outlet`, `date`, `speaker` or `topic`.
        second: another of them.
        level: how far they are confounded.
        second_given_first: Goodman and Kruskal's λ: by which share knowing the first reduces the errors in guessing
            the second; None where the second does not vary.
        first_given_second: the same the other way round.
        articles: over how many articles, those with both known.
        table: how often each pair of values occurs, sorted.
    """

    first: str
    second: str
    level: Confounded
    second_given_first: float | None
    first_given_second: float | None
    articles: int
    table: tuple[tuple[str, str, int], ...] = field(repr=False)


def associate(first: str, second: str, pairs: Sequence[tuple[str | None, str | None]]) -> Association:
    """How far two properties vary together over articles, by Goodman and Kruskal's λ (1954, JASA 49: 732-764).

    λ(B|A) = (Σ_a max_b n_ab − max_b n_·b) ÷ (n − max_b n_·b). Both λ at 1: fully; one at 1: one way; one at ½ or
    more, and sparing a quarter or more of the errors that are left when the values are dealt out at random (mean of 99
    seeded deals): partly. λ is never negative, so that many values over few articles, such as forty speakers in fifty,
    make it high whatever they stand with. A property that does not vary is confounded with nothing. Articles in which
    one is unknown are left out, and counted apart by the audit.
    """
    known = [(a, b) for a, b in pairs if a is not None and b is not None]
    forward = _lambda(known)
    backward = _lambda([(b, a) for a, b in known])
    if forward is None or backward is None:
        level = Confounded.NO
    elif forward == backward == 1:
        level = Confounded.FULLY
    elif 1 in (forward, backward):
        level = Confounded.ONE_WAY
    else:
        sides = ((known, forward), ([(b, a) for a, b in known], backward))
        partly = any(value >= _PARTLY and _beyond_chance(of, value) >= _BEYOND_CHANCE for of, value in sides)
        level = Confounded.PARTLY if partly else Confounded.NO
    table = tuple((a, b, n) for (a, b), n in sorted(Counter(known).items()))
    return Association(first, second, level, forward, backward, len(known), table)


def _beyond_chance(pairs: Sequence[tuple[str, str]], reached: float) -> float:
    """The part of the errors left by chance that is spared: (λ − E λ) ÷ (1 − E λ), as Hubert & Arabie 1985 correct."""
    draw = random.Random(SEED)  # noqa: S311 - a seeded deal, and no secret
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    dealt = []
    for _ in range(_DEALS):
        draw.shuffle(second)
        dealt.append(_lambda(list(zip(first, second, strict=True))) or 0.0)
    expected = sum(dealt) / _DEALS
    return (reached - expected) / (1 - expected) if expected < 1 else 0.0


def _lambda(pairs: Sequence[tuple[str, str]]) -> float | None:
    margin = Counter(b for _, b in pairs)
    if len(margin) < 2:  # noqa: PLR2004 - a property with one value does not vary
        return None
    within: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for a, b in pairs:
        within[a][b] += 1
    mode = max(margin.values())
    return (sum(max(counts.values()) for counts in within.values()) - mode) / (len(pairs) - mode)
