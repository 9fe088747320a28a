"""Precision of a lexicon as coders found it, by entry and by indicator, and a bound for what it misses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from framediff.comparison.lexicons.coding.agreement import Agreement, agreement
from framediff.comparison.lexicons.coding.units import Population, Stratum, Unit
from framediff.scoring.intervals import Interval, share_interval

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Codes = Mapping[str, Mapping[str, bool]]

__all__ = ["Disagreement", "Judged", "Precision", "Recall", "judge"]

_Key = TypeVar("_Key", str, tuple[str, str])
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Precision:
    """How many coded hits are right.

    Attributes:
        coded: hits with a code.
        right: those that more than half of their coders say yes to; a draw is not right.
    """

    coded: int
    right: int

    @property
    def value(self) -> float | None:
        """The part that is right; None when nothing is coded."""
        return self.right / self.coded if self.coded else None

    @property
    def interval(self) -> Interval | None:
        """The 95 % credible interval (Jeffreys)."""
        return share_interval(self.right, self.coded)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A unit that coders do not agree on: its id and what each says."""

    unit: Unit
    codes: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Recall:
    """What the lexicon misses, counted in sentences.

    Attributes:
        coded: sentences without a hit that were coded, by stratum.
        missed: those that hold what the lexicon should have found, by stratum.
        sentences: how many there are of each stratum.
        value: sentences rightly found ÷ those and the missed ones, as estimated from the sample.
        bound: the same with the ends of the 95 % intervals that speak against the lexicon: recall is hardly less.
    """

    coded: Mapping[Stratum, int]
    missed: Mapping[Stratum, int]
    sentences: Mapping[Stratum, int]
    value: float
    bound: float


@dataclass(frozen=True, slots=True)
class Judged:
    """What the sheets say.

    Attributes:
        coders: the names of the sheets.
        uncoded: for each coder how many units have no code.
        hits: agreement on hits.
        sentences: agreement on sentences without a hit.
        entries: precision by indicator and pattern.
        indicators: precision by indicator.
        all: precision of all coded hits.
        weighted: precision with each entry weighted by how often it stands; None where an entry that stands was not
            coded.
        recall: None without coded sentences or hits.
        disagreements: in the order of the sheet.
    """

    coders: tuple[str, ...]
    uncoded: Mapping[str, int]
    hits: Agreement
    sentences: Agreement
    entries: Mapping[tuple[str, str], Precision]
    indicators: Mapping[str, Precision]
    all: Precision
    weighted: float | None
    recall: Recall | None
    disagreements: tuple[Disagreement, ...]


def judge(units: Sequence[Unit], population: Population, codes: Codes) -> Judged:
    """Put the codes of one or more coders together.

    Args:
        units: what was drawn.
        population: what it was drawn from.
        codes: for each coder, by the unit's id, whether the answer was yes; units without a code are absent.
    """
    verdicts = {unit.id: _verdict(unit.id, codes) for unit in units}
    hits = [unit for unit in units if unit.stratum is Stratum.HIT]
    entries = _precision(hits, verdicts, lambda unit: (unit.indicator, unit.pattern))
    indicators = _precision(hits, verdicts, lambda unit: unit.indicator)
    everything = Precision(sum(each.coded for each in indicators.values()), sum(e.right for e in indicators.values()))
    weighted = _weighted(entries, population)
    return Judged(
        coders=tuple(codes),
        uncoded={coder: sum(unit.id not in given for unit in units) for coder, given in codes.items()},
        hits=agreement(_of(codes, hits)),
        sentences=agreement(_of(codes, [unit for unit in units if unit.stratum is not Stratum.HIT])),
        entries=entries,
        indicators=indicators,
        all=everything,
        weighted=weighted,
        recall=_recall(units, population, verdicts, everything),
        disagreements=tuple(
            each
            for each in (Disagreement(unit, _given(unit.id, codes)) for unit in units)
            if len({code for _, code in each.codes}) > 1
        ),
    )


def _given(unit: str, codes: Codes) -> tuple[tuple[str, bool], ...]:
    return tuple((coder, given[unit]) for coder, given in codes.items() if unit in given)


def _verdict(unit: str, codes: Codes) -> bool | None:
    given = [code for _, code in _given(unit, codes)]
    return sum(given) > _HALF * len(given) if given else None


def _of(codes: Codes, units: Iterable[Unit]) -> dict[str, dict[str, bool]]:
    ids = {unit.id for unit in units}
    return {coder: {unit: code for unit, code in given.items() if unit in ids} for coder, given in codes.items()}


def _precision(
    hits: Iterable[Unit], verdicts: Mapping[str, bool | None], key: Callable[[Unit], _Key]
) -> dict[_Key, Precision]:
    found: defaultdict[_Key, list[bool]] = defaultdict(list)
    for unit in hits:
        verdict = verdicts[unit.id]
        if verdict is not None:
            found[key(unit)].append(verdict)
    return {each: Precision(len(given), sum(given)) for each, given in sorted(found.items())}


def _weighted(entries: Mapping[tuple[str, str], Precision], population: Population) -> float | None:
    standing = {entry: count for entry, count in population.entries.items() if count}
    if not standing or not entries.keys() >= standing.keys():
        return None
    return sum(count * (entries[entry].value or 0) for entry, count in standing.items()) / sum(standing.values())


def _recall(
    units: Sequence[Unit], population: Population, verdicts: Mapping[str, bool | None], precision: Precision
) -> Recall | None:
    """Estimate and bound; the bound adds up the upper ends of the strata, so it is on the safe side."""
    interval = precision.interval
    coded: dict[Stratum, int] = {}
    missed: dict[Stratum, int] = {}
    estimated = most = 0.0
    for stratum in (Stratum.NEAR, Stratum.OTHER):
        given = [verdicts[unit.id] for unit in units if unit.stratum is stratum and verdicts[unit.id] is not None]
        coded[stratum], missed[stratum] = len(given), sum(map(bool, given))
        size = population.sentences.get(stratum, 0)
        ends = share_interval(missed[stratum], coded[stratum])
        if size and ends is None:
            return None
        if ends is not None:
            estimated += size * missed[stratum] / coded[stratum]
            most += size * ends.high
    found = population.sentences.get(Stratum.HIT, 0)
    if interval is None or precision.value is None or not found * precision.value:
        return None
    return Recall(
        coded=coded,
        missed=missed,
        sentences=dict(population.sentences),
        value=found * precision.value / (found * precision.value + estimated),
        bound=found * interval.low / (found * interval.low + most) if found * interval.low + most else 0.0,
    )
