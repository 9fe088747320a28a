"""Agreement between coders: Krippendorff's alpha with an interval, and how often two of them say the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.scoring.intervals import LEVEL, SEED

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    Codes = Mapping[str, Mapping[str, Hashable]]

__all__ = ["Agreement", "agreement", "alpha"]

_DRAWS = 2_000
_TWO = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree.

    Attributes:
        coders: how many there are.
        units: how many units two or more of them coded; only these count.
        alpha: Krippendorff's alpha for nominal codes; None where it says nothing: no such unit, or all codes alike.
        low, high: the 95 % percentile interval of alpha from drawing the units again; None without alpha.
        agreed: the part of the pairs of codes on one unit that are alike; None without such a pair.
    """

    coders: int
    units: int
    alpha: float | None
    low: float | None
    high: float | None
    agreed: float | None


def alpha(codes: Codes) -> float | None:
    """Krippendorff's alpha for nominal codes (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; NLTK's).

    Args:
        codes: for each coder the code of each unit that this coder coded; units may lack.

    Returns:
        1 for full agreement, 0 for what chance gives; None where no unit has two codes or all codes are alike.
    """
    by_unit = _paired(codes)
    if len({code for given in by_unit for code in given}) < _TWO:
        return None
    from nltk.metrics.agreement import AnnotationTask

    task = AnnotationTask(
        [(str(coder), str(unit), code) for unit, given in enumerate(by_unit) for coder, code in enumerate(given)]
    )
    return float(task.alpha())


def agreement(codes: Codes) -> Agreement:
    """Alpha with its interval, and the plain part of agreement.

    The interval is from 2,000 samples of as many units, drawn with replacement from a fixed seed; samples in which all
    codes are alike have no alpha and are left out.
    """
    by_unit = _paired(codes)
    value = alpha(codes)
    low, high = (None, None) if value is None else _interval(by_unit)
    pairs = sum(len(given) * (len(given) - 1) for given in by_unit)
    same = sum(count * (count - 1) for given in by_unit for count in Counter(given).values())
    return Agreement(len(codes), len(by_unit), value, low, high, same / pairs if pairs else None)


def _paired(codes: Codes) -> list[list[Hashable]]:
    """The codes of each unit that has two or more."""
    by_unit: dict[str, list[Hashable]] = {}
    for given in codes.values():
        for unit, code in given.items():
            by_unit.setdefault(unit, []).append(code)
    return [by_unit[unit] for unit in sorted(by_unit) if len(by_unit[unit]) >= _TWO]


def _interval(by_unit: Sequence[Sequence[Hashable]]) -> tuple[float | None, float | None]:
    """The percentile interval; alpha = 1 − (n − 1) Σ_u Σ_{c≠k} n_uc n_uk/(m_u − 1) ÷ Σ_{c≠k} n_c n_k."""
    import numpy as np

    labels = sorted({code for given in by_unit for code in given}, key=str)
    table = np.array([[given.count(label) for label in labels] for given in by_unit], dtype=np.float64)
    per_unit = table.sum(axis=1)
    unlike = (per_unit**2 - (table**2).sum(axis=1)) / (per_unit - 1)
    draws = np.random.default_rng(SEED).multinomial(len(table), np.full(len(table), 1 / len(table)), size=_DRAWS)
    totals = draws @ table
    size = totals.sum(axis=1)
    expected = size**2 - (totals**2).sum(axis=1)
    some = expected > 0
    if not some.any():
        return None, None
    values = 1 - (size[some] - 1) * (draws @ unlike)[some] / expected[some]
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.percentile(values, [tail, 100 - tail])
    return float(low), float(high)
