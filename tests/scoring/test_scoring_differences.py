"""Differences of two sides against published and closed forms, and by doing the long way what is done the short way."""

from __future__ import annotations

from itertools import product
from math import isnan, sqrt

import numpy as np
import pytest
from scipy.stats import binomtest

from framediff.scoring import resampling
from framediff.scoring.differences import difference_limits, differences, spreads
from framediff.scoring.keyness import dp
from framediff.scoring.resampling import Limits, article_limits, without_each


def made(seed, articles, columns=3, most=9):
    chance = np.random.default_rng(seed)
    below = chance.integers(0, most, articles).astype(float)
    return chance.binomial(below[:, None].astype(int), 0.4, (articles, columns)).astype(float), below


def two_sides(seed, first, second):
    (hits, below), (more, further) = made(seed, first), made(seed + 1, second)
    nothing, none = np.zeros_like, np.concatenate
    return (
        (none((hits, nothing(more))), none((nothing(hits), more))),
        (none((below, nothing(further))), none((nothing(below), further))),
    )


def test_two_binomials_have_newcombes_interval():
    # Newcombe 1998, Statistics in Medicine 17: 873-890, table II: 56/70 less 48/80 by his method 10
    ends = [binomtest(*each).proportion_ci(method="wilson") for each in ((56, 70), (48, 80))]
    first, second = (
        Limits(np.array([value]), np.array([end.low]), np.array([end.high]), np.array([9]))
        for value, end in zip((0.8, 0.6), ends, strict=True)
    )
    low, high = difference_limits(first, second)
    assert (low[0], high[0]) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_many_articles_come_to_the_sum_of_two_variances():
    hits, below = two_sides(1, 3000, 2000)
    apart = differences(hits, below, rate=False)
    variance = 0.0
    for above, size in zip(hits, below, strict=True):
        ratio = above[:, 0].sum() / size.sum()
        variance += ((above[:, 0] - ratio * size) ** 2).sum() / size.sum() ** 2
    half = 1.959964 * sqrt(variance)
    assert apart.low[0] == pytest.approx(apart.difference[0] - half, abs=0.04 * half)
    assert apart.high[0] == pytest.approx(apart.difference[0] + half, abs=0.04 * half)


def test_leaving_out_is_what_doing_it_gives():
    hits, below = two_sides(5, 6, 7)
    apart = differences(hits, below, rate=True)
    known = np.flatnonzero((below[0] > 0) | (below[1] > 0))
    for column in range(3):
        left = []
        for article in known:
            kept = [row for row in range(len(below[0])) if row != article]
            first, second = (
                above[kept, column].sum() / size[kept].sum() for above, size in zip(hits, below, strict=True)
            )
            left.append(first - second)
        value = apart.difference[column]
        assert (apart.least[column], apart.most[column]) == pytest.approx((min(left), max(left)))
        furthest = max(range(len(left)), key=lambda row: abs(left[row] - value))
        assert apart.moving[column] == known[furthest]
        assert apart.without[column] == pytest.approx(left[furthest])
        assert apart.flips[column] == any(each * value <= 1e-15 for each in left)


def test_a_difference_that_one_article_makes_flips_without_it():
    below = (np.array([4.0] * 5 + [0.0] * 5), np.array([0.0] * 5 + [4.0] * 5))
    hits = (np.array([[4, 1], *([[0, 1]] * 4), *([[0, 0]] * 5)], dtype=float), np.zeros((10, 2)))
    apart = differences(hits, below, rate=False)
    assert list(apart.flips) == [True, False]
    assert apart.moving[0] == 0
    assert apart.without[0] == 0


def test_nothing_can_be_left_out_of_a_side_of_one_article():
    apart = differences((np.array([[2.0], [0.0]]), np.array([[0.0], [1.0]])), (np.array([4.0, 0]), np.array([0, 4.0])), rate=False)  # fmt: skip # noqa: E501
    assert apart.difference[0] == 0.25
    assert isnan(apart.least[0])
    assert isnan(apart.low[0])
    assert apart.tested is None


@pytest.mark.parametrize("rate", [False, True])
@pytest.mark.parametrize("rows", [0, 4])
def test_sides_without_a_word_have_no_difference_and_no_warning(rows, rate):
    nothing = np.zeros((rows, 2)), np.zeros((rows, 2))
    apart = differences(nothing, (np.zeros(rows), np.zeros(rows)), rate=rate)
    assert all(np.isnan(each).all() for each in (apart.difference, apart.low, apart.high, apart.least, apart.without))
    assert apart.tested is None
    assert not apart.flips.any()


@pytest.mark.parametrize("rate", [False, True])
@pytest.mark.parametrize("hit", [0.0, 1.0, 1e12])
@pytest.mark.parametrize("shared", [False, True])
def test_articles_that_are_all_the_same_differ_in_nothing(hit, shared, rate):
    one = np.array([hit] * 4 + [hit if shared else 0.0] * 4)
    other = one[::-1]
    below = (one > 0) * max(1.0, hit), (other > 0) * max(1.0, hit)
    if not hit:
        below = np.array([1.0] * 4 + [0.0] * 4), np.array([0.0] * 4 + [1.0] * 4)
    apart = differences((one[:, None], other[:, None]), below, rate=rate)
    assert apart.difference[0] == 0
    assert apart.low[0] < 0 < apart.high[0]
    assert apart.tested.p[0] == 1


def test_exchanging_the_sides_turns_all_signs():
    hits, below = two_sides(9, 5, 6)
    one, other = differences(hits, below, rate=False), differences(hits[::-1], below[::-1], rate=False)
    assert one.difference == pytest.approx(-other.difference)
    assert one.low == pytest.approx(-other.high)
    assert one.least == pytest.approx(-other.most)
    assert list(one.tested.p) == list(other.tested.p)


def test_sides_within_articles_that_agree_there_lie_nearer_than_sides_apart():
    # shares of own differ between articles, and both voices of an article have the same
    own = np.array([0.1, 0.9, 0.2, 0.8, 0.5, 0.3, 0.7, 0.4])
    below = np.full(8, 10.0)
    together = differences((own[:, None] * 10, own[:, None] * 10), (below, below), rate=False)
    nothing = np.zeros(8)
    apart = differences(
        (np.concatenate((own, nothing))[:, None] * 10, np.concatenate((nothing, own))[:, None] * 10),
        (np.concatenate((below, nothing)), np.concatenate((nothing, below))),
        rate=False,
    )
    assert together.difference[0] == apart.difference[0] == 0
    assert together.high[0] - together.low[0] < 0.2 * (apart.high[0] - apart.low[0])
    assert together.tested.p[0] == 1


def test_what_articles_add_within_sums_to_the_difference_whatever_their_sizes():
    hits = (np.array([[3.0], [0.0], [2.0], [5.0]]), np.array([[1.0], [4.0], [0.0], [2.0]]))
    below = (np.array([5.0, 0.0, 3.0, 9.0]), np.array([2.0, 6.0, 1.0, 7.0]))
    apart = differences(hits, below, rate=False)
    # by hand: 10/17 − 7/16; the smallest p of four articles is 2/16
    assert apart.difference[0] == pytest.approx(10 / 17 - 7 / 16)
    assert apart.tested.smallest == 2 / 16
    ratio = 17 / 33
    adds = [(3 - 5 * ratio) / 17 - (1 - 2 * ratio) / 16, -(4 - 6 * ratio) / 16]
    adds += [(2 - 3 * ratio) / 17 + ratio / 16, (5 - 9 * ratio) / 17 - (2 - 7 * ratio) / 16]
    alone = ratio * (1 - ratio) * (1 / 17 + 1 / 16)
    wider = sqrt(max(1, alone / sum(each * each for each in adds)))
    sums = [abs(sum(s * e for s, e in zip(signs, adds, strict=True))) for signs in product((1, -1), repeat=4)]
    assert wider > 1
    assert apart.tested.p[0] == np.mean([each * wider >= sum(adds) - 1e-12 for each in sums])
    assert apart.tested.within


def test_spread_over_articles_is_gries_dp():
    hits, below = made(4, 12)
    ranges, found = spreads(hits, below)
    for column in range(3):
        assert found[column] == pytest.approx(dp(list(hits[:, column]), list(below)))
        assert ranges[column] == np.count_nonzero(hits[:, column])
    assert isnan(spreads(np.zeros((3, 1)), np.ones(3))[1][0])
    assert isnan(spreads(np.ones((1, 1)), np.ones(1))[1][0])


def test_columns_do_not_matter_to_each_other(monkeypatch):
    hits, below = made(7, 40, columns=9)
    whole = article_limits(hits, below[:, None], rate=False)
    alone = [article_limits(hits[:, [column]], below[:, None], rate=False) for column in range(9)]
    assert whole.low == pytest.approx(np.concatenate([each.low for each in alone]))
    monkeypatch.setattr(resampling, "_BLOCK", 100)
    assert list(article_limits(hits, below[:, None], rate=False).high) == list(whole.high)


def test_leaving_each_out_of_a_side_with_one_article_leaves_nothing():
    assert list(without_each(np.array([[3.0], [1.0]]), np.array([[4.0], [0.0]]))[:, 0][1:]) == [0.75]
    assert isnan(without_each(np.array([[3.0], [1.0]]), np.array([[4.0], [0.0]]))[0, 0])


@pytest.mark.parametrize(
    ("articles", "share", "alike"), [(8, 0.5, 0.3), (20, 0.2, 0.1), (60, 0.1, 0.3), (200, 0.9, 0.2)]
)
def test_intervals_cover_as_often_as_they_say(articles, share, alike):
    # 1,500 runs of beta-binomial articles; the whole measurement is tests/benchmarks/coverage.py
    chance = np.random.default_rng(articles)
    below = 1 + chance.negative_binomial(1.5, 0.3, (articles, 1500))
    own = chance.beta(share * (1 / alike - 1), (1 - share) * (1 / alike - 1), below.shape)
    limits = article_limits(chance.binomial(below, own).astype(float), below.astype(float), rate=False)
    covered = np.mean((limits.low <= share) & (share <= limits.high))
    assert 0.93 <= covered <= (0.995 if articles < 50 else 0.975)


def test_rates_cover_as_often_as_they_say():
    chance = np.random.default_rng(2)
    below = np.round(chance.lognormal(5.5, 0.7, (60, 1500)))
    hits = chance.poisson(below * 0.004 * chance.gamma(1, 1, below.shape)).astype(float)
    limits = article_limits(hits, below, rate=True)
    assert 0.93 <= np.mean((limits.low <= 0.004) & (limits.high >= 0.004)) <= 0.98
