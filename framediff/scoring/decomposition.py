"""Decomposition of the gap between two rates or shares into composition and what happens within its parts, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Decomposition", "Part", "Ratio", "Stratum", "kitagawa"]

_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A count over its denominator; both may be fractions, so that nothing is lost in adding up."""

    count: Fraction | int
    denominator: Fraction | int

    @property
    def value(self) -> Fraction | None:
        """The count per unit of the denominator; None without one."""
        return Fraction(self.count) / Fraction(self.denominator) if self.denominator else None


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of both sides, such as a voice.

    Attributes:
        key: its name.
        first: what the first side has in it.
        second: what the second side has.
        within: its own parts, whose counts and denominators add up to its own; none where it is taken as one.
    """

    key: str
    first: Ratio
    second: Ratio
    within: tuple[Stratum, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What a stratum gives to the gap.

    Attributes:
        stratum: the stratum.
        weights: its part of the denominator on either side, from 0 to 1.
        composition: what the difference of the weights gives, at the mean of the two rates here less that in all.
        wording: what the difference of the rates gives, at the mean of the two weights.
        within: what its own parts give; their sums are its `wording`.
    """

    stratum: Stratum
    weights: tuple[Fraction, Fraction]
    composition: Fraction
    wording: Fraction
    within: tuple[Part, ...] = ()

    @property
    def total(self) -> Fraction:
        """Both together."""
        return self.composition + self.wording


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The gap between two sides, in parts that sum to it exactly.

    Attributes:
        first: the first side's count over its denominator.
        second: the second's.
        parts: what each stratum gives.
    """

    first: Fraction
    second: Fraction
    parts: tuple[Part, ...]

    @property
    def gap(self) -> Fraction:
        """The first less the second."""
        return self.first - self.second

    @property
    def composition(self) -> Fraction:
        """What the weights of the strata give."""
        return sum((part.composition for part in self.parts), Fraction(0))

    @property
    def inner_composition(self) -> Fraction:
        """What the weights of parts within strata give."""
        return sum((inner.composition for part in self.parts for inner in part.within), Fraction(0))

    @property
    def wording(self) -> Fraction:
        """What is left to the rates themselves."""
        return sum((part.wording for part in self.parts), Fraction(0)) - self.inner_composition


def kitagawa(strata: Sequence[Stratum]) -> Decomposition | None:
    """The gap between the two sides of `strata`, or None where a side has no denominator in any of them.

    Kitagawa 1955, Journal of the American Statistical Association 50(272), 1168-1194: with weights p and rates r,
    Δ = Σ (p₁ − p₂)(r₁ + r₂)/2 + Σ (r₁ − r₂)(p₁ + p₂)/2. From each mean rate in the first sum the mean of both sides'
    rates in all is taken away: as Σ (p₁ − p₂) is nought, that leaves the sum as it is, and room for a stratum of low
    rate then lowers. Where strata have parts, each (r₁ − r₂) is taken apart in the same way, times (p₁ + p₂)/2. A
    stratum that one side lacks has no rate there: it takes the other's, so that all that it gives is composition.
    Nothing is rounded.
    """
    totals = _totals(strata)
    if not all(each.denominator for each in totals):
        return None
    first, second = (Fraction(each.count) / Fraction(each.denominator) for each in totals)
    return Decomposition(first, second, tuple(_parts(strata, Fraction(1))))


def _side(stratum: Stratum, side: int) -> Ratio:
    return stratum.second if side else stratum.first


def _totals(strata: Sequence[Stratum]) -> tuple[Ratio, Ratio]:
    first, second = (
        Ratio(
            sum((Fraction(_side(each, side).count) for each in strata), Fraction(0)),
            sum((Fraction(_side(each, side).denominator) for each in strata), Fraction(0)),
        )
        for side in (0, 1)
    )
    return first, second


def _parts(strata: Sequence[Stratum], weight: Fraction) -> list[Part]:
    """What `strata` give, times `weight`; one that neither side has is left out."""
    totals = _totals(strata)
    level = sum((Fraction(each.count) / Fraction(each.denominator) for each in totals), Fraction(0)) * _HALF
    found = []
    for each in strata:
        rates = each.first.value, each.second.value
        if rates == (None, None):
            continue
        one = rates[1] if rates[0] is None else rates[0]
        other = rates[0] if rates[1] is None else rates[1]
        assert one is not None  # noqa: S101 - both are None only together
        assert other is not None  # noqa: S101 - same
        p, q = (Fraction(_side(each, side).denominator) / Fraction(totals[side].denominator) for side in (0, 1))
        mean = (p + q) * _HALF * weight
        within = tuple(_parts(each.within, mean)) if None not in rates and each.within else ()
        composition = (p - q) * ((one + other) * _HALF - level) * weight
        found.append(Part(each, (p, q), composition, (one - other) * mean, within))
    return found
