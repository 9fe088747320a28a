"""Intervals around shares and rates: from a posterior, and from leaving each article out in turn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from framediff.scoring.resampling import LEAST, article_limits

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LEVEL", "PER_WORDS", "SEED", "Interval", "article_interval", "rate_interval", "share_interval"]

LEVEL = 0.95
PER_WORDS = 1_000
SEED = 20_200_210  # fixed, so that the same articles always give the same p
_PRIOR = 0.5  # Jeffreys; Brown, Cai & DasGupta 2001, Statistical Science 16(2)


@dataclass(frozen=True, slots=True)
class Interval:
    """An equal-tailed interval around a cell's number.

    Attributes:
        low: lower end, in the unit of the number (a share from 0 to 1, or hits per 1,000 words).
        high: upper end.
        method: `credible`, from the posterior, which takes hits as independent of each other; or `articles`, from
            leaving each article out in turn, which does not.
        level: the probability it covers.
    """

    low: float
    high: float
    method: Literal["credible", "articles"]
    level: float = LEVEL


@lru_cache(maxsize=8192)
def share_interval(count: int, occasions: int) -> Interval | None:
    """The 95 % credible interval of one variant's share of the occasions of its choice set.

    The marginal of a Dirichlet posterior at α = ½ over two outcomes, this variant and all its rivals together:
    share ~ Beta(c + ½, n − c + ½), Jeffreys' prior. The rivals are taken together so that the interval does not depend
    on how finely a lexicon catalogues them: with one outcome for each of K variants, every rival listed would add half
    an imagined hit against this one, and at 5 of 5 and K = 7 the interval would end at 91 %. At 0 and at n the end
    is 0 and 1 (Brown, Cai & DasGupta 2001, Statistical Science 16(2): 101-133).

    Args:
        count: hits of the variant, c.
        occasions: hits of all variants of the set, n.

    Returns:
        The interval, or None when there was no occasion.

    Raises:
        ValueError: the count exceeds the occasions, or is negative.
    """
    if not 0 <= count <= occasions:
        raise ValueError(f"{count} hits of {occasions} occasions")
    if occasions == 0:
        return None
    from scipy.special import betaincinv

    a, b = count + _PRIOR, occasions - count + _PRIOR
    tail = (1 - LEVEL) / 2
    low = 0.0 if count == 0 else float(betaincinv(a, b, tail))
    high = 1.0 if count == occasions else float(betaincinv(a, b, 1 - tail))
    return Interval(low, high, "credible")


@lru_cache(maxsize=8192)
def rate_interval(count: int, words: int) -> Interval | None:
    """The 95 % credible interval of a rate per 1,000 words.

    A Poisson count under the Jeffreys prior has the posterior rate ~ Gamma(c + ½, n) for n words (Brown, Cai &
    DasGupta 2003, Statistica Sinica 13: 19-49). At 0 the lower end is 0.

    Args:
        count: hits, c.
        words: running words of the voice, n.

    Returns:
        The interval in hits per 1,000 words, or None when there are no words.

    Raises:
        ValueError: the count or the number of words is negative.
    """
    if count < 0 or words < 0:
        raise ValueError(f"{count} hits in {words} words")
    if words == 0:
        return None
    from scipy.special import gammaincinv

    tail = (1 - LEVEL) / 2
    scale = PER_WORDS / words
    shape = count + _PRIOR
    low = 0.0 if count == 0 else float(gammaincinv(shape, tail))
    return Interval(low * scale, float(gammaincinv(shape, 1 - tail)) * scale, "credible")


def article_interval(parts: Sequence[tuple[int, int]], *, rate: bool = False) -> Interval | None:
    """The 95 % interval of Σ hits ÷ Σ denominators that takes articles as independent, and not the hits within them.

    Made by leaving each article out in turn; see `resampling.article_limits`, which says how and from whom, and the
    README for how often it covers.

    Args:
        parts: for each article its hits and its denominator; articles without a denominator are left out.
        rate: whether the denominators are words, and the ends hits per 1,000 of them.

    Returns:
        The interval, or None with fewer than three articles.
    """
    known = [part for part in parts if part[1] > 0]
    if len(known) < LEAST:
        return None
    import numpy as np

    table = np.array(sorted(known), dtype=np.float64)  # sums of floats depend on their order
    limits = article_limits(table[:, :1], table[:, 1:], rate=rate)
    scale = PER_WORDS if rate else 1
    return Interval(float(limits.low[0]) * scale, float(limits.high[0]) * scale, "articles")
