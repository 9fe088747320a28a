"""Permutation of articles against SciPy's, against closed forms, and at the edges."""

from __future__ import annotations

from math import comb, sqrt

import numpy as np
import pytest
from scipy.stats import fisher_exact, norm, permutation_test

from framediff.scoring.permutation import DEALS, dealt_p, flipped_p, smallest_dealt, smallest_flipped

HITS = np.array([[3, 0, 1], [1, 2, 0], [4, 1, 0], [0, 5, 2], [2, 2, 1], [1, 0, 3], [0, 7, 0], [2, 3, 1]], dtype=float)
BELOW = np.array([4, 6, 5, 8, 2, 3, 9, 7], dtype=float)
NOTHING = np.zeros(3)  # no variance that other signs must have at least
FIRST = np.array([True, True, True, False, False, False, False, False])


def studentised(rows, others, column, *, rate):
    """The statistic of `dealt_p` the long way, from its docstring: one article, one side, one step after the other."""
    ratio = HITS[:, column].sum() / BELOW.sum()
    values, errors = [], []
    for side in (rows, others):
        y, m = HITS[side, column], BELOW[side]
        alone = (ratio if rate else ratio * (1 - ratio)) / m.sum()
        kish = m.sum() ** 2 / (m @ m)
        seen = sum((a - ratio * b) ** 2 for a, b in zip(y, m, strict=True)) / m.sum() ** 2 * len(m) / (len(m) - 1)
        size = (m @ m) / m.sum()
        supposed = alone * (1 + 2 * ratio * size if rate else 1 + 0.3 * (size - 1))
        errors.append(max(alone, ((kish - 1) * seen + 4 * supposed) / (kish - 1 + 4)))
        values.append(y.sum() / m.sum())
    return abs(values[0] - values[1]) / sqrt(sum(errors))


@pytest.mark.parametrize("rate", [False, True])
def test_dealing_articles_is_scipys_permutation_test(rate):
    tested = dealt_p(HITS, BELOW, FIRST, rate=rate)
    for column in range(HITS.shape[1]):
        scipys = permutation_test(
            (np.flatnonzero(FIRST), np.flatnonzero(~FIRST)),
            lambda a, b, column=column: studentised(a, b, column, rate=rate),
            alternative="greater",
            n_resamples=np.inf,
            vectorized=False,
        )
        assert tested.p[column] == pytest.approx(scipys.pvalue, rel=1e-12)
    assert tested.exact


def test_with_articles_of_one_length_and_kind_it_is_students_statistic():
    # 200 against 100 articles of one occasion each: nothing but the pooled z of two proportions is left
    hits = np.zeros(300)
    hits[:90] = hits[200:260] = 1
    side = np.arange(300) < 200
    pooled = 150 / 300
    z = (90 / 200 - 60 / 100) / sqrt(pooled * (1 - pooled) * (1 / 200 + 1 / 100))
    exact = fisher_exact([[90, 110], [60, 40]]).pvalue
    p = dealt_p(hits[:, None], np.ones(300), side).p[0]
    assert p == pytest.approx(exact, abs=4 * sqrt(exact * (1 - exact) / DEALS))
    assert p == pytest.approx(2 * norm.sf(abs(z)), abs=0.01)


def test_a_side_of_shorter_articles_raises_no_more_false_alarms():
    # equal rates, but 20 articles of 100 words against 100 of 1,000: the bare difference passes in a fifth of samples
    chance = np.random.default_rng(11)
    below = np.concatenate((np.full(20, 100.0), np.full(100, 1000.0)))
    hits = chance.poisson(below[:, None] * 0.005 * chance.gamma(2, 0.5, (120, 300))).astype(float)
    side = np.arange(120) < 20
    deals = chance.permuted(np.tile(side, (400, 1)), axis=1)
    deals[0] = side
    apart = np.abs((deals @ hits).T / (deals @ below) - (~deals @ hits).T / (~deals @ below))
    bare = np.mean(np.mean(apart >= apart[:, :1], axis=1) <= 0.05)
    shown = np.mean(dealt_p(hits, below, side, rate=True).p <= 0.05)
    assert bare > 0.14
    assert 0.01 < shown < 0.08


def test_exchanging_within_articles_is_scipys_paired_permutation_test():
    shares = np.array([[0.3, -0.1], [0.1, 0.4], [-0.05, 0.2], [0.2, 0.2], [0.15, -0.3], [0.0, 0.1]])
    tested = flipped_p(shares, NOTHING[:2])
    for column in (0, 1):
        scipys = permutation_test(
            (shares[:, column], np.zeros(len(shares))),
            lambda a, b: abs(np.sum(a - b)),
            permutation_type="samples",
            alternative="greater",
            n_resamples=np.inf,
            vectorized=False,
        )
        assert tested.p[column] == pytest.approx(scipys.pvalue, rel=1e-12)
    assert tested.exact
    assert tested.smallest == 2 / 2**6


def test_sums_of_other_signs_vary_at_least_as_independent_hits_do():
    # ten articles add alike: only all signs of one kind make as much, 2 of 1,024, until the variance is to be four
    # times Σe², sums are twice as large, and those with 8 or more, or 2 or fewer, of one kind make as much as well
    shares = np.full((10, 3), 0.1)
    least = np.array([0.0, 0.1, 0.4])
    eight_or_more = 2 * sum(comb(10, k) for k in (8, 9, 10)) / 2**10
    assert flipped_p(shares, least).p == pytest.approx([2 / 2**10, 2 / 2**10, eight_or_more])
    assert flipped_p(np.zeros((10, 3)), least).p == pytest.approx(1)


@pytest.mark.parametrize(("first", "second"), [(3, 3), (2, 5), (5, 5), (3, 12)])
def test_sides_that_share_nothing_have_the_smallest_p(first, second):
    hits = np.array([[2.0]] * first + [[0.0]] * second)
    tested = dealt_p(hits, np.full(first + second, 2.0), np.arange(first + second) < first)
    assert tested.exact
    assert tested.p[0] == pytest.approx((2 if first == second else 1) / comb(first + second, first))
    assert tested.p[0] == pytest.approx(smallest_dealt(first, second))


@pytest.mark.parametrize(("a", "b", "p"), [(1, 1, 1.0), (2, 3, 0.1), (3, 3, 0.1), (4, 4, 2 / 70), (0, 5, 1.0)])
def test_the_smallest_p_attainable_is_one_deal_or_one_and_its_mirror(a, b, p):
    assert smallest_dealt(a, b) == pytest.approx(p)


def test_articles_of_one_occasion_give_fishers_exact_test():
    hits = np.array([1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0], dtype=float)[:, None]
    tested = dealt_p(hits, np.ones(12), np.arange(12) < 6)
    assert tested.p[0] == pytest.approx(fisher_exact([[5, 1], [1, 5]]).pvalue)


def test_a_sample_of_deals_is_near_what_all_of_them_give():
    hits = np.array([1] * 8 + [0] * 4 + [1] * 3 + [0] * 9, dtype=float)[:, None]
    tested = dealt_p(hits, np.ones(24), np.arange(24) < 12)
    exact = fisher_exact([[8, 4], [3, 9]]).pvalue
    assert not tested.exact
    assert abs(tested.p[0] - exact) < 4 * sqrt(exact * (1 - exact) / DEALS)
    assert tested.smallest == 1 / (1 + DEALS)
    assert dealt_p(hits, np.ones(24), np.arange(24) < 12).p[0] == tested.p[0]


def test_a_sample_of_signs_is_near_what_all_of_them_give():
    # twenty alike: the sum is at least as large when 15 or more, or 5 or fewer, have one sign
    tested = flipped_p(np.array([[0.1]] * 15 + [[-0.1]] * 5), NOTHING[:1])
    exact = 2 * sum(comb(20, k) for k in range(15, 21)) / 2**20
    assert not tested.exact
    assert abs(tested.p[0] - exact) < 4 * sqrt(exact * (1 - exact) / DEALS)


def test_each_side_keeps_its_number_of_articles_whichever_is_smaller():
    # the statistic of a deal depends on the number of articles a side has: 3 of 24 and 21 of 24 are one question
    chance = np.random.default_rng(3)
    hits, below = chance.integers(0, 5, (24, 2)).astype(float), chance.integers(5, 9, 24).astype(float)
    first = np.arange(24) < 3
    assert list(dealt_p(hits, below, first).p) == list(dealt_p(hits, below, ~first).p)


def test_ties_count_although_they_are_added_up_in_another_order():
    below = np.array([0.1, 0.2, 0.3, 0.1, 0.2, 0.3]) * 10
    hits = (below * 0.7)[:, None]
    assert dealt_p(hits, below, np.arange(6) < 3).p[0] == 1
    assert flipped_p(np.array([[0.1], [0.2], [-0.3]]), NOTHING[:1]).p[0] == 1


def test_what_cannot_be_dealt_out_is_refused():
    with pytest.raises(ValueError, match="Both sides"):
        dealt_p(HITS, BELOW, np.ones(8, dtype=bool))
    with pytest.raises(ValueError, match="each article a denominator"):
        dealt_p(HITS, np.zeros(8), FIRST)
    with pytest.raises(ValueError, match="no article"):
        flipped_p(np.zeros((0, 1)), NOTHING[:1])
    assert smallest_dealt(0, 4) == smallest_flipped(0) == 1
    assert smallest_flipped(40) == 1 / (1 + DEALS)
