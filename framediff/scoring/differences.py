"""Differences of shares and rates between two sides: their interval, their p, and what one article makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from framediff.scoring.permutation import dealt_p, flipped_p
from framediff.scoring.resampling import LEAST, article_limits, without_each

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from framediff.scoring.permutation import Tested
    from framediff.scoring.resampling import Limits

    Numbers = NDArray[np.float64]

__all__ = ["Apart", "difference_limits", "differences", "spreads"]

_NOUGHT = 1e-12  # a difference of nought, however it was added up


class Apart(NamedTuple):
    """How far two sides lie apart in every column, in hits per unit of the denominator.

    Attributes:
        sides: value, interval and number of articles of either side.
        difference: the first side's value less the second's; NaN where a side has no denominator.
        low: lower end of its 95 % interval; NaN where a side has fewer than three articles.
        high: upper end.
        tested: the permutation; None where a side has fewer than three articles.
        least: the smallest difference that leaving out one article makes; NaN where nothing can be left out.
        most: the largest.
        moving: the row of the article without which the difference moves furthest; −1 where no article has words.
        without: the difference without that article.
        flips: whether without some one article the difference is nought or has the other sign.
    """

    sides: tuple[Limits, Limits]
    difference: Numbers
    low: Numbers
    high: Numbers
    tested: Tested | None
    least: Numbers
    most: Numbers
    moving: NDArray[np.int64]
    without: Numbers
    flips: NDArray[np.bool_]


def differences(hits: tuple[Numbers, Numbers], denominators: tuple[Numbers, Numbers], *, rate: bool) -> Apart:
    """The difference of the pooled ratios of two sides, column by column.

    Where every article belongs to one side, articles are dealt out anew to test it; where some article holds words of
    both (sides that are voices or speakers), the sides are exchanged within articles instead: see `permutation`.

    Args:
        hits: of either side, articles × columns; the same articles in the same rows, with noughts where an article has
            nothing of a side.
        denominators: of either side, one of each article.
        rate: whether the denominators are words and not occasions.
    """
    import numpy as np

    heard = (denominators[0] > 0) | (denominators[1] > 0)
    rows = np.flatnonzero(heard)
    above = hits[0][heard], hits[1][heard]
    below = denominators[0][heard][:, None], denominators[1][heard][:, None]
    sides = article_limits(above[0], below[0], rate=rate), article_limits(above[1], below[1], rate=rate)
    value = sides[0].value - sides[1].value
    without = without_each(above[0], below[0]), without_each(above[1], below[1])
    shared = bool(((below[0] > 0) & (below[1] > 0)).any())
    together = _correlation(*(each - side.value for each, side in zip(without, sides, strict=True))) if shared else 0.0
    low, high = difference_limits(*sides, together)

    tested = None
    if all((side.articles >= LEAST).all() for side in sides):
        tested = flipped_p(*_added(above, below, rate=rate)) if shared else _dealt(above, below, rate=rate)

    apart = without[0] - without[1]
    known = ~np.isnan(apart)
    moved = np.where(known, np.abs(apart - value), -1.0)
    columns = np.arange(apart.shape[1])
    moving = moved.argmax(axis=0) if len(rows) else np.full(apart.shape[1], -1)
    nothing = ~known.any(axis=0)
    least = np.where(nothing, np.nan, np.where(known, apart, np.inf).min(axis=0, initial=np.inf))
    most = np.where(nothing, np.nan, np.where(known, apart, -np.inf).max(axis=0, initial=-np.inf))
    flips = np.where(value > 0, least <= _NOUGHT, (value < 0) & (most >= -_NOUGHT))
    return Apart(
        sides,
        value,
        low,
        high,
        tested,
        least,
        most,
        rows[moving] if len(rows) else moving,
        apart[moving, columns] if len(rows) else value,
        flips.astype(np.bool_),
    )


def difference_limits(first: Limits, second: Limits, together: Numbers | float = 0.0) -> tuple[Numbers, Numbers]:
    """The 95 % interval of a difference, recovered from those of its two parts.

    Zou & Donner 2008 (Statistics in Medicine 27: 1693-1702), of which Newcombe's interval for two proportions (1998) is
    the best known case: each end lies as far off as the two parts' own ends do on the sides that matter, put together
    as √(a² + b² − 2ρab).

    Args:
        first: intervals of the first side.
        second: of the second.
        together: ρ, how the two ratios go together from article to article; 0 where no article holds both sides.

    Returns:
        The lower ends and the upper ends; NaN where a side has no interval.
    """
    import numpy as np

    value = first.value - second.value
    down, up = first.value - first.low, first.high - first.value
    below, above = second.value - second.low, second.high - second.value
    reach = np.maximum(0.0, down * down + above * above - 2 * together * down * above)
    climb = np.maximum(0.0, up * up + below * below - 2 * together * up * below)
    return value - np.sqrt(reach), value + np.sqrt(climb)


def spreads(hits: Numbers, denominators: Numbers) -> tuple[NDArray[np.int64], Numbers]:
    """In how many articles each column has hits, and Gries' DP over those with a denominator.

    DP = ½ Σ |v_i − s_i|, from 0 (spread as the denominators are) towards 1 (Gries 2008, International Journal of Corpus
    Linguistics 13(4)); NaN without a hit or with fewer than two articles.

    Args:
        hits: articles × columns.
        denominators: one of each article.
    """
    import numpy as np

    ranges = (hits > 0).sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        parts = hits / hits.sum(axis=0) - (denominators / denominators.sum())[:, None]
    alone = np.count_nonzero(denominators) < 2  # noqa: PLR2004 - one part cannot be spread
    return ranges, np.where((ranges == 0) | alone, np.nan, np.abs(parts).sum(axis=0) / 2)


def _correlation(first: Numbers, second: Numbers) -> Numbers:
    """How the two sides' ratios go together: the correlation of what leaving out each article does to them."""
    import numpy as np

    product = (first * second).sum(axis=0)
    size = np.sqrt((first * first).sum(axis=0) * (second * second).sum(axis=0))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(size > 0, product / size, 0.0)


def _dealt(hits: tuple[Numbers, Numbers], denominators: tuple[Numbers, Numbers], *, rate: bool) -> Tested:
    below = (denominators[0] + denominators[1])[:, 0]
    return dealt_p(hits[0] + hits[1], below, denominators[0][:, 0] > 0, rate=rate)


def _added(
    hits: tuple[Numbers, Numbers], denominators: tuple[Numbers, Numbers], *, rate: bool
) -> tuple[Numbers, Numbers]:
    """What each article adds to the difference, and its variance if hits were independent.

    (y₁ − r m₁)/Σm₁ − (y₂ − r m₂)/Σm₂, r being the ratio of both sides; r(1 − r)(1/Σm₁ + 1/Σm₂), of rates r(…).
    """
    pooled = (hits[0].sum(axis=0) + hits[1].sum(axis=0)) / (denominators[0].sum() + denominators[1].sum())
    first, second = ((above - pooled * below) / below.sum() for above, below in zip(hits, denominators, strict=True))
    added: Numbers = first - second
    spread = pooled if rate else pooled * (1 - pooled)
    return added, spread * (1 / denominators[0].sum() + 1 / denominators[1].sum())
