"""Permutation: how often chance alone, dealing the articles out anew, would make so large a difference."""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from framediff.scoring.intervals import SEED

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import DTypeLike, NDArray

    Numbers = NDArray[np.float64]

__all__ = ["DEALS", "Tested", "dealt_p", "flipped_p", "smallest_dealt", "smallest_flipped"]

DEALS = 9_999
"""Deals drawn where there are more than can be gone through one by one; the smallest p is then 1/10,000."""

_TIE = 1e-9  # of the difference: two deals that make the same difference may do so in another order of adding
_BLOCK = 500_000  # numbers in one temporary array: few enough for a processor's cache
_EXACT = 2**24  # whole numbers below this are exact in single precision, which is twice as fast


class Tested(NamedTuple):
    """What a permutation says of every column.

    Attributes:
        p: two-sided, of each column.
        exact: whether every deal was gone through, and not a seeded sample of them.
        smallest: the smallest p that could have come out, whatever the articles say.
    """

    p: Numbers
    exact: bool
    smallest: float


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


def dealt_p(hits: Numbers, denominators: Numbers, on_first: NDArray[np.bool_]) -> Tested:
    """The p where every article belongs to one side: the articles are dealt out anew, each side keeping its number.

    The statistic is the difference of the pooled ratios, Σ hits ÷ Σ denominators of the one side less that of the
    other; p is the part of deals whose difference is at least as large either way. All C(a+b, a) deals are gone through
    when they are at most `DEALS`; else p = (1 + #{|T*| ≥ |T|}) ÷ (1 + B) over B seeded ones (Phipson & Smyth 2010,
    Statistical Applications in Genetics and Molecular Biology 9(1), Article 39). What is tested is whether it matters
    at all on which side an article stands.

    Args:
        hits: articles × columns.
        denominators: one of each article, above nought: articles that have none say nothing and are left out before.
        on_first: for each article whether it stands on the first side; both sides have one.

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
    table = np.column_stack((hits, denominators))
    whole = table.sum(axis=0)
    single = bool((table == np.floor(table)).all() and whole.max() < _EXACT)
    kind: DTypeLike = np.float32 if single else np.float64
    summed = table.astype(kind)

    def differences(deals: NDArray[np.bool_]) -> Numbers:
        sums: Numbers = np.matmul(deals.astype(kind), summed).astype(np.float64)
        rest = whole - sums
        return np.asarray(sums[:, :-1] / sums[:, -1:] - rest[:, :-1] / rest[:, -1:])

    observed = np.abs(differences(chosen[None, :])[0])
    as_large = np.zeros(hits.shape[1])
    for deals in _every_deal(len(chosen), int(chosen.sum())) if exact else _drawn_deals(chosen):
        as_large += (np.abs(differences(deals)) >= observed * (1 - _TIE) - _TIE * 1e-6).sum(axis=0)
    p = as_large / comb(len(on_first), first) if exact else (1 + as_large) / (1 + DEALS)
    return Tested(p, exact, smallest_dealt(first, len(on_first) - first))


def flipped_p(shares: Numbers) -> Tested:
    """The p where one article can hold words of both sides: within each article the sides are exchanged or not.

    What article i adds to the difference is e_i = (y₁ᵢ − r m₁ᵢ)/Σm₁ − (y₂ᵢ − r m₂ᵢ)/Σm₂ with r the ratio of both
    sides together; these add up to the difference, and exchanging the sides of an article turns the sign of its e_i.
    p is the part of the 2ⁿ choices of signs whose sum is at least as large either way, gone through or drawn as in
    `dealt_p`: the sign-flipping test of score contributions of Hemerik, Goeman & Finos 2020 (Journal of the Royal
    Statistical Society B 82: 841-864), which holds its level where the two sides have different numbers of words.

    Args:
        shares: the e_i, articles × columns; articles without a denominator on either side are left out before.

    Raises:
        ValueError: there is no article.
    """
    import numpy as np

    articles = len(shares)
    if not articles:
        raise ValueError("There is no article whose sides could be exchanged.")
    observed = np.abs(shares.sum(axis=0))
    exact = 2**articles <= DEALS
    as_large = np.zeros(shares.shape[1])
    for signs in _every_sign(articles) if exact else _drawn_signs(articles):
        as_large += (np.abs(signs @ shares) >= observed * (1 - _TIE) - _TIE * 1e-6).sum(axis=0)
    p = as_large / 2**articles if exact else (1 + as_large) / (1 + DEALS)
    return Tested(p, exact, smallest_flipped(articles))


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
