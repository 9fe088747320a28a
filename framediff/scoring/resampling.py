"""Leaving each article out in turn: how far a share or a rate may lie from what these articles happen to show.

Words of one article are not independent of each other (Lijffijt et al. 2016, Digital Scholarship in the Humanities 31),
so the article is what is left out, never a single hit. All functions take whole tables at once: arrays of articles ×
columns, a column being one indicator in one voice on one side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

__all__ = ["ALIKE", "BURSTY", "FIRM", "LEAST", "PRIOR_WEIGHT", "Limits", "article_limits", "without_each"]

LEAST = 3
"""Articles with a denominator below which there is no interval and no test."""

FIRM = 8
"""Articles with a hit (for shares: also with a rival's) from which on an interval rests on these articles alone.

Below, it rests on the assumptions that follow, and covers in 85 to 100 % of samples (tests/benchmarks/coverage.py).
"""

ALIKE = 0.3
"""What is taken of occasions in one article, before the articles are seen: the correlation of any two of them."""

BURSTY = 2.0
"""The same of rates: the squared coefficient of variation of the articles' own rates around the common one."""

PRIOR_WEIGHT = 4.0
"""How many degrees of freedom these assumptions weigh; with many articles they vanish.

Set with `ALIKE` and `BURSTY` by the simulation in tests/benchmarks/coverage.py, for coverage at 5 to 50 articles.
"""

_TAIL = 0.975
_HALF = 0.5
_BLOCK = 4_000_000  # numbers in one temporary array, some 32 MB


class Limits(NamedTuple):
    """The 95 % interval of each column, in hits per unit of the denominator.

    Attributes:
        value: hits ÷ denominator, all articles together; NaN without a denominator.
        low: lower end; NaN with fewer than three articles.
        high: upper end.
        articles: how many articles have a denominator.
    """

    value: Numbers
    low: Numbers
    high: Numbers
    articles: NDArray[np.int64]


def without_each(hits: Numbers, denominators: Numbers) -> Numbers:
    """Each column's ratio without each article in turn, from the sums: (Σy − y_i) ÷ (Σm − m_i).

    Args:
        hits: articles × columns.
        denominators: the same shape, or one column for all.

    Returns:
        Articles × columns; NaN where nothing is left to divide by.
    """
    import numpy as np

    left = denominators.sum(axis=0) - denominators
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(left > 0, (hits.sum(axis=0) - hits) / left, np.nan)


def article_limits(hits: Numbers, denominators: Numbers, *, rate: bool) -> Limits:
    """The 95 % interval of every column's pooled ratio, from leaving each article out in turn.

    A Wilson score interval whose sample size is the effective one, n ÷ design effect, as recommended for clustered
    proportions by Franco, Little, Louis & Slud 2019 (Journal of Survey Statistics and Methodology 7(3): 334-364);
    for rates the same interval of a Poisson mean. In four steps:

    1. The variance of the ratio is the jackknife's, (k−1)/k Σ(r₍₋ᵢ₎ − r)² over the k articles with a denominator
       (Tukey 1958; Efron & Stein 1981: on average not too small).
    2. Its degrees of freedom ν are those whose χ² varies as much as these squares do, 2k/(κ−1) with κ their kurtosis
       (Satterthwaite 1946), and at most Kish's effective number of articles less one, (Σm)²/Σm² − 1. Where one article
       has nearly all hits, little is known of the variance, and ν says so.
    3. Franco et al. show that such intervals are still too narrow unless the design effect is modelled. So the variance
       is drawn, with the weight of four degrees of freedom, to that of a beta-binomial share with correlation `ALIKE`,
       or of a Poisson rate with over-dispersion `BURSTY`; and it is never less than that of independent hits.
    4. The quantile is Student's with ν + 4 degrees of freedom.

    Where no article has a hit, or all occasions are hits, the articles say nothing of their variance, and the model
    alone does. Measured coverage: tests/benchmarks/coverage.py and the README.

    Args:
        hits: articles × columns.
        denominators: the same shape, or one column for all; articles without one are left out.
        rate: whether the denominators are words, whose hits may be more than one each, and not occasions.
    """
    import numpy as np

    columns = hits.shape[1]
    step = max(1, _BLOCK // max(1, len(hits)))
    if columns <= step:
        return _limits(hits, denominators, rate=rate)
    parts = [
        _limits(
            hits[:, at : at + step],
            denominators if denominators.shape[1] == 1 else denominators[:, at : at + step],
            rate=rate,
        )
        for at in range(0, columns, step)
    ]
    return Limits(*(np.concatenate(each) for each in zip(*parts, strict=True)))


def _limits(hits: Numbers, denominators: Numbers, *, rate: bool) -> Limits:
    import numpy as np
    from scipy.special import stdtrit

    above, below = hits.sum(axis=0), np.broadcast_to(denominators.sum(axis=0), hits.shape[1:])
    articles = np.broadcast_to((denominators > 0).sum(axis=0), hits.shape[1:])
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        value = np.where(below > 0, above / below, np.nan)
        apart = np.where(denominators > 0, without_each(hits, denominators) - value, 0.0)
        squares = apart * apart
        total = squares.sum(axis=0)
        jackknife = total * (articles - 1) / articles
        kurtosis = articles * (squares * squares).sum(axis=0) / (total * total)
        most = below * below / (denominators * denominators).sum(axis=0) - 1
        agreed = total * below * below < 1e-18  # noqa: PLR2004 - rounding of articles that all have the same ratio
        known = np.where(agreed, most, np.minimum(2 * articles / np.maximum(kurtosis - 1, 1e-9), most))

        middle = (above + _HALF) / (below if rate else below + 1)
        spread = middle if rate else middle * (1 - middle)  # variance of one word or occasion, if they were independent
        size = (denominators * denominators).sum(axis=0) / below  # of the article that a word or occasion stands in
        effect = 1 + middle * size * BURSTY if rate else 1 + (size - 1) * ALIKE
        supposed = spread / below * effect
        silent = (above == 0) | ((above == below) & (not rate))
        weighed = (known * jackknife + PRIOR_WEIGHT * supposed) / (known + PRIOR_WEIGHT)
        variance = np.maximum(np.where(silent, supposed, weighed), spread / below)
        low, high = _score(value, spread / variance, stdtrit(known + PRIOR_WEIGHT, _TAIL), rate=rate)
    enough = articles >= LEAST
    return Limits(value, np.where(enough, low, np.nan), np.where(enough, high, np.nan), articles)


def _score(value: Numbers, size: Numbers, quantile: Numbers, *, rate: bool) -> tuple[Numbers, Numbers]:
    """The score interval of a share (Wilson 1927), or of a rate, in an effective sample of that size."""
    import numpy as np

    square = quantile * quantile / size
    if rate:
        half = np.sqrt(square * (value + square / 4))
        return np.maximum(0.0, value + square / 2 - half), value + square / 2 + half
    half = np.sqrt(square * (value * (1 - value) + square / 4))
    low, high = (value + square / 2 - half) / (1 + square), (value + square / 2 + half) / (1 + square)
    return np.where(value == 0, 0.0, np.maximum(0.0, low)), np.where(value == 1, 1.0, np.minimum(1.0, high))
