"""Permutation: how often chance alone, dealing the articles out anew, would make so large a difference."""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from framediff.scoring.intervals import SEED
from framediff.scoring.resampling import ALIKE, BURSTY, PRIOR_WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import DTypeLike, NDArray

    Numbers = NDArray[np.float64]

__all__ = ["DEALS", "Tested", "dealt_p", "flipped_p", "smallest_dealt", "smallest_flipped"]

DEALS = 9_999
"""Deals drawn where there are more than can be gone through one by one; the smallest p is then 1/10,000."""

_TIE = 1e-9  # of the difference: two deals that make the same difference may do so in another order of adding
_NEAR = 1e-5  # the same of sums in single precision, which is twice as fast
_NOUGHT = 1e-6
_BLOCK = 500_000  # numbers in one temporary array: few enough for a processor's cache


class Tested(NamedTuple):
    """What a permutation says of every column.

    Attributes:
        p: two-sided, of each column.
        exact: whether every deal was gone through, and not a seeded sample of them.
        smallest: the smallest p that could have come out, whatever the articles say.
        within: whether sides were exchanged within articles, and not articles dealt out.
    """

    p: Numbers
    exact: bool
    smallest: float
    within: bool


def smallest_dealt(first: int, second: int) -> float:
    """The smallest two-sided p that dealing out articles between two sides can give.

    Of the C(a+b, a) deals the observed one is among the most extreme; with equal sides its mirror is as extreme. Where
    they are too many to go through it is 1 ÷ (1 + `DEALS`). 1 against 1 gives 1.0, 2 against 3 and 3 against 3 give
    0.1.
    """
    if not first or not second:
        return 1.0
    deals = comb(first + second, first)
    return (2 if first == second else 1) / deals if deals <= DEALS else 1 / (1 + DEALS)


def smallest_flipped(articles: int) -> float:
    """The same for exchanging two sides within articles: 2 of the 2ⁿ ways are as extreme as any."""
    if not articles:
        return 1.0
    return 2 / 2**articles if 2**articles <= DEALS else 1 / (1 + DEALS)


def dealt_p(hits: Numbers, denominators: Numbers, on_first: NDArray[np.bool_], *, rate: bool = False) -> Tested:
    """The p where every article belongs to one side: the articles are dealt out anew, each side keeping its number.

    The statistic is the difference d of the pooled ratios, Σ hits ÷ Σ denominators, over its standard error:
    T = d ÷ √(v₁ + v₂). p is the part of deals whose |T| is at least as large. All C(a+b, a) deals are gone through when
    they are at most `DEALS`; else p = (1 + #{|T*| ≥ |T|}) ÷ (1 + B) over B seeded ones (Phipson & Smyth 2010,
    Statistical Applications in Genetics and Molecular Biology 9(1), Article 39).

    Where it does not matter at all on which side an article stands, p ≤ α comes in at most α of samples, exactly, as of
    any statistic. Where only the ratios of the sides are equal, and one side's articles differ more from each other or
    are longer, d alone keeps no level (30 % at 20 articles against 200 in tests/benchmarks/coverage.py); over its
    standard error it does so with many articles (Janssen 1997, Statistics & Probability Letters 36: 9-21; Chung &
    Romano 2013, Annals of Statistics 41(2): 484-507), and with few more nearly so.

    v of a side of k articles is made as that of `resampling.article_limits` is, about the ratio r of both sides
    together, so that all deals share it: k/(k−1) Σ(y − rm)² ÷ (Σm)² with the weight of Kish's effective number of
    articles less one, drawn to the variance of the model with the weight of four, and never less than that of
    independent hits.

    Args:
        hits: articles × columns.
        denominators: one of each article, above nought: articles that have none say nothing and are left out before.
        on_first: for each article whether it stands on the first side; both sides have one.
        rate: whether the denominators are words and not occasions.

    Raises:
        ValueError: a side has no article, or an article no denominator.
    """
    import numpy as np

    first = int(on_first.sum())
    if not 0 < first < len(on_first) or not (denominators > 0).all():
        raise ValueError("Both sides need an article, and each article a denominator.")
    small = first <= len(on_first) - first  # the smaller side alone is summed, the other is the rest of the whole
    chosen = on_first if small else ~on_first
    exact = comb(len(on_first), first) <= DEALS
    kind: DTypeLike = np.float64 if exact else np.float32
    tie = _TIE if exact else _NEAR
    ratios = hits.sum(axis=0) / denominators.sum()
    left = hits - ratios * denominators[:, None]
    table = np.column_stack((left, left * left, denominators, denominators * denominators))
    whole, summed = table.sum(axis=0), table.astype(kind)
    numbers = int(chosen.sum()), len(chosen) - int(chosen.sum())

    def statistics(deals: NDArray[np.bool_]) -> Numbers:
        sums = np.matmul(deals.astype(kind), summed).astype(np.float64)
        one, other = (_Side.of(each, number) for each, number in zip((sums, whole - sums), numbers, strict=True))
        apart = one.left / one.below - other.left / other.below
        error = np.sqrt(one.variance(ratios, rate=rate) + other.variance(ratios, rate=rate))
        return np.abs(np.divide(apart, error, out=np.zeros_like(apart), where=error > 0))

    observed = statistics(chosen[None, :])[0]
    as_large = np.zeros(hits.shape[1])
    for deals in _every_deal(len(chosen), numbers[0]) if exact else _drawn_deals(chosen):
        as_large += (statistics(deals) >= observed * (1 - tie) - tie * _NOUGHT).sum(axis=0)
    p = as_large / comb(len(on_first), first) if exact else (1 + as_large) / (1 + DEALS)
    return Tested(p, exact, smallest_dealt(first, len(on_first) - first), within=False)


class _Side(NamedTuple):
    """What one side has in each deal: its number of articles, and sums over them.

    Attributes:
        articles: k.
        left: Σ (y − rm), deals × columns.
        squares: Σ (y − rm)², the same.
        below: Σ m, deals × 1.
        lengths: Σ m², the same.
    """

    articles: int
    left: Numbers
    squares: Numbers
    below: Numbers
    lengths: Numbers

    @classmethod
    def of(cls, sums: Numbers, articles: int) -> _Side:
        """The side with these sums, all columns of one kind after the other."""
        columns = (sums.shape[1] - 2) // 2
        return cls(articles, sums[:, :columns], sums[:, columns:-2], sums[:, -2:-1], sums[:, -1:])

    def variance(self, ratios: Numbers, *, rate: bool) -> Numbers:
        """The variance of the side's ratio, as `dealt_p` says; `ratios` are those of both sides together."""
        import numpy as np

        alone = (ratios if rate else ratios * (1 - ratios)) / self.below
        size = self.lengths / self.below
        supposed = alone * (1 + ratios * size * BURSTY if rate else 1 + (size - 1) * ALIKE)
        seen = np.maximum(0.0, self.squares) / self.below**2 * (self.articles / max(1, self.articles - 1))
        known = np.maximum(0.0, self.below * self.below / self.lengths - 1)
        return np.maximum((known * seen + PRIOR_WEIGHT * supposed) / (known + PRIOR_WEIGHT), alone)


def flipped_p(shares: Numbers, least: Numbers) -> Tested:
    """The p where one article can hold words of both sides: within each article the sides are exchanged or not.

    What article i adds to the difference is e_i = (y₁ᵢ − r m₁ᵢ)/Σm₁ − (y₂ᵢ − r m₂ᵢ)/Σm₂ with r the ratio of both
    sides together; these add up to the difference, and exchanging the sides of an article turns the sign of its e_i.
    p is the part of the 2ⁿ choices of signs whose sum is at least as large either way, gone through or drawn as in
    `dealt_p`: the sign-flipping test of score contributions of Hemerik, Goeman & Finos 2020 (Journal of the Royal
    Statistical Society B 82: 841-864), which holds its level with many articles, however the words of a side are spread
    over them. No standard error is divided by: that of a sum, Σe², is the same for all signs.

    Where few articles have hits, Σe² may by chance be less than the variance of independent hits alone. The sums of
    other signs are then made as much larger, as intervals are never narrower than those of independent hits: without
    that, p ≤ .05 came in 11 % of samples without a difference at 10 to 20 articles, with it in 7 %
    (tests/benchmarks/coverage.py).

    Args:
        shares: the e_i, articles × columns; articles without a denominator on either side are left out before.
        least: for each column the variance of the difference if all hits were independent.

    Raises:
        ValueError: there is no article.
    """
    import numpy as np

    articles = len(shares)
    if not articles:
        raise ValueError("There is no article whose sides could be exchanged.")
    squares = (shares * shares).sum(axis=0)
    wider = np.sqrt(np.maximum(1.0, np.divide(least, squares, out=np.ones_like(squares), where=squares > 0)))
    observed = np.abs(shares.sum(axis=0)) / wider
    exact = 2**articles <= DEALS
    as_large = np.zeros(shares.shape[1])
    for signs in _every_sign(articles) if exact else _drawn_signs(articles):
        as_large += (np.abs(signs @ shares) >= observed * (1 - _TIE) - _TIE * _NOUGHT).sum(axis=0)
    p = as_large / 2**articles if exact else (1 + as_large) / (1 + DEALS)
    return Tested(p, exact, smallest_flipped(articles), within=True)


def _every_deal(articles: int, chosen: int) -> Iterator[NDArray[np.bool_]]:
    """Each way of choosing so many of the articles, a row a way."""
    import numpy as np

    picks = np.array(list(combinations(range(articles), chosen)), dtype=np.intp)
    deals = np.zeros((len(picks), articles), dtype=np.bool_)
    deals[np.arange(len(picks))[:, None], picks] = True
    yield deals


def _drawn_deals(chosen: NDArray[np.bool_]) -> Iterator[NDArray[np.bool_]]:
    """As many ways of choosing as `DEALS`, drawn from a fixed seed: the articles with the smallest random keys."""
    import numpy as np

    generator = np.random.default_rng(SEED)
    articles, wanted = len(chosen), int(chosen.sum())
    step = max(1, _BLOCK // articles)
    for start in range(0, DEALS, step):
        keys = generator.integers(0, 2**32, size=(min(step, DEALS - start), articles), dtype=np.uint32)
        deals = keys < np.partition(keys, wanted, axis=1)[:, wanted : wanted + 1]
        for row in np.flatnonzero(deals.sum(axis=1) != wanted):  # two articles have the same key
            deals[row] = generator.permuted(chosen)
        yield deals


def _every_sign(articles: int) -> Iterator[Numbers]:
    """Each way of giving the articles a sign."""
    import numpy as np

    numbers = np.arange(2**articles)[:, None] >> np.arange(articles)
    yield (1 - 2 * (numbers & 1)).astype(np.float64)


def _drawn_signs(articles: int) -> Iterator[Numbers]:
    """As many ways as `DEALS`, drawn from a fixed seed."""
    import numpy as np

    generator = np.random.default_rng(SEED)
    step = max(1, _BLOCK // articles)
    for start in range(0, DEALS, step):
        signs = generator.integers(0, 2, size=(min(step, DEALS - start), articles))
        yield (1 - 2 * signs).astype(np.float64)
