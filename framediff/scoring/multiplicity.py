"""Many tests at once: p corrected for their number, for claims (Holm) or for exploration (Benjamini-Hochberg)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["benjamini_hochberg", "holm"]


def holm(p: Sequence[float]) -> list[float]:
    """Each p corrected by Holm's step-down method, for what is claimed.

    p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1) p₍ⱼ₎) (Holm 1979, Scandinavian Journal of Statistics 6: 65-70). Whoever
    claims every difference with p̃ ≤ 0.05 claims a single wrong one in at most 5 % of such tables, however the tests
    depend on each other.

    Raises:
        ValueError: a p is not in (0, 1].
    """
    order = _ascending(p)
    corrected, worst = [0.0] * len(p), 0.0
    for rank, position in enumerate(order):
        worst = max(worst, min(1.0, (len(p) - rank) * p[position]))
        corrected[position] = worst
    return corrected


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """Each p corrected by Benjamini & Hochberg's step-up method, for exploration.

    q₍ᵢ₎ = min over j ≥ i of min(1, m p₍ⱼ₎ / j) (Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B
    57: 289-300). Of the differences with q ≤ 0.05 at most 5 % are expected to be chance, where the tests are
    independent or depend on each other positively.

    Raises:
        ValueError: a p is not in (0, 1].
    """
    order = _ascending(p)
    corrected, best = [0.0] * len(p), 1.0
    for rank, position in reversed(list(enumerate(order, start=1))):
        best = min(best, len(p) * p[position] / rank)
        corrected[position] = best
    return corrected


def _ascending(p: Sequence[float]) -> list[int]:
    """The positions of p, the smallest first."""
    wrong = [each for each in p if not 0 < each <= 1]
    if wrong:
        raise ValueError(f"{wrong[0]} is no p: it must be above 0 and at most 1")
    return sorted(range(len(p)), key=lambda position: (p[position], position))
