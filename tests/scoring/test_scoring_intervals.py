"""Intervals against figures worked out elsewhere, and their behaviour at the edges."""

from __future__ import annotations

import random
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binom, binomtest, gamma, t

from framediff.scoring.intervals import article_interval, rate_interval, share_interval


def test_a_share_is_the_marginal_of_the_posterior():
    interval = share_interval(4, 11)
    assert isclose(beta(4.5, 7.5).cdf(interval.low), 0.025, rel_tol=1e-9)
    assert isclose(beta(4.5, 7.5).cdf(interval.high), 0.975, rel_tol=1e-9)
    assert interval.method == "credible"


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0, None), (5, None, 1)])
def test_a_share_of_nothing_or_all_ends_there(count, low, high):
    interval = share_interval(count, 5)
    assert low is None or interval.low == low
    assert high is None or interval.high == high


@given(st.integers(1, 300), st.data())
def test_an_interval_never_leaves_out_the_share_itself(occasions, data):
    count = data.draw(st.integers(0, occasions))
    interval = share_interval(count, occasions)
    assert interval.low <= count / occasions <= interval.high


def test_shares_cover_at_about_their_level():
    # exact coverage over a grid of true shares, no simulation: the mean is what Brown, Cai & DasGupta promise
    occasions = 20
    grid = [i / 200 for i in range(4, 197)]
    inside = [
        sum(
            binom.pmf(count, occasions, share)
            for count in range(occasions + 1)
            if share_interval(count, occasions).low <= share <= share_interval(count, occasions).high
        )
        for share in grid
    ]
    assert 0.94 <= sum(inside) / len(inside) <= 0.965


def test_a_rate_is_a_quantile_of_the_gamma_posterior():
    interval = rate_interval(3, 500)
    assert isclose(gamma(3.5, scale=1000 / 500).cdf(interval.low), 0.025, rel_tol=1e-9)
    assert isclose(gamma(3.5, scale=1000 / 500).cdf(interval.high), 0.975, rel_tol=1e-9)


def test_a_rate_of_nothing_begins_there():
    assert rate_interval(0, 500).low == 0
    assert isclose(rate_interval(0, 500).high, gamma(0.5, scale=2).ppf(0.975), rel_tol=1e-9)


def test_nothing_to_choose_gives_no_interval():
    assert share_interval(0, 0) is None
    assert rate_interval(0, 0) is None


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="5 hits of 4"):
        share_interval(5, 4)
    with pytest.raises(ValueError, match="-1"):
        rate_interval(-1, 10)


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_share_interval_lies_in_the_unit_and_grows_with_the_count(more, count):
    occasions = count + more + 1
    interval = share_interval(count, occasions)
    following = share_interval(count + 1, occasions)
    assert 0 <= interval.low < interval.high <= 1
    assert following.low > interval.low
    assert following.high > interval.high


def test_fewer_than_three_articles_give_no_article_interval():
    assert article_interval([(1, 2), (2, 2)]) is None
    assert article_interval([(1, 2), (2, 2), (0, 0)]) is None
    assert article_interval([(1, 2), (2, 2), (0, 1)]) is not None


def test_the_same_articles_always_give_the_same_interval():
    parts = [(1, 4), (3, 5), (0, 2), (2, 2)]
    assert article_interval(parts) == article_interval(parts)
    assert article_interval(parts) == article_interval(parts[::-1])


def test_articles_that_disagree_give_a_wider_interval_than_occasions_alone():
    # ten occasions each, all or nothing by article: the 60 occasions are six decisions
    clustered = article_interval([(10, 10), (0, 10), (10, 10), (0, 10), (10, 10), (0, 10)])
    alone = share_interval(30, 60)
    assert clustered.high - clustered.low > 2 * (alone.high - alone.low)


def test_articles_that_agree_are_no_surer_than_independent_occasions():
    interval = article_interval([(2, 4)] * 5)
    assert interval.low < share_interval(10, 20).low < 0.5 < share_interval(10, 20).high < interval.high
    none = article_interval([(0, 4)] * 5, rate=True)
    assert none.low == 0 < rate_interval(0, 20).high < none.high


def test_many_articles_of_one_occasion_give_the_score_interval_of_a_binomial():
    interval = article_interval([(1, 1)] * 500 + [(0, 1)] * 9500)
    score = binomtest(500, 10_000).proportion_ci(method="wilson")
    assert isclose(interval.low, score.low, abs_tol=5e-5)
    assert isclose(interval.high, score.high, abs_tol=5e-5)


def test_many_articles_come_to_the_variance_of_a_ratio():
    # Cochran 1977, Sampling Techniques, (6.13): for many clusters the half width is 1.96 √Σ(y − rm)² ÷ Σm
    chance = random.Random(5)  # noqa: S311 - articles made up, not secrets
    parts = [(chance.randrange(size + 1), size) for size in (chance.randrange(1, 9) for _ in range(4000))]
    hits, occasions = (sum(each) for each in zip(*parts, strict=True))
    ratio = hits / occasions
    half = 1.959964 * sqrt(sum((y - ratio * m) ** 2 for y, m in parts)) / occasions
    interval = article_interval(parts)
    assert isclose(interval.low, ratio - half, abs_tol=0.03 * half)
    assert isclose(interval.high, ratio + half, abs_tol=0.03 * half)
    rate = article_interval(parts, rate=True)
    assert isclose(rate.low, 1000 * (ratio - half), abs_tol=1000 * 0.05 * half)


def test_an_article_with_nearly_all_hits_widens_the_interval():
    spread = article_interval([(2, 1000)] * 10, rate=True)
    alone = article_interval([(20, 1000)] + [(0, 1000)] * 9, rate=True)
    assert alone.high - alone.low > 2 * (spread.high - spread.low)


@pytest.mark.parametrize("rate", [False, True])
@pytest.mark.parametrize(
    ("parts", "alone_in_hits"),
    [([(1, 4), (5, 6), (0, 3), (2, 9), (2, 2)], False), ([(8, 9), (1, 8), (1, 7), (1, 8), (1, 9), (1, 8)], True)],
)
def test_the_interval_by_articles_is_its_four_steps_one_after_the_other(parts, alone_in_hits, rate):
    above, below = (sum(each) for each in zip(*parts, strict=True))
    ratio, count = above / below, len(parts)
    squares = [((above - y) / (below - m) - ratio) ** 2 for y, m in parts]
    jackknife = (count - 1) / count * sum(squares)
    kurtosis = count * sum(each**2 for each in squares) / sum(squares) ** 2
    size = sum(m * m for _, m in parts) / below
    known = min(2 * count / (kurtosis - 1), below / size - 1)
    assert (known < below / size - 1) is alone_in_hits
    middle = (above + 0.5) / (below if rate else below + 1)
    alone = (middle if rate else middle * (1 - middle)) / below
    supposed = alone * (1 + 2 * middle * size if rate else 1 + 0.3 * (size - 1))
    variance = (known * jackknife + 4 * supposed) / (known + 4)
    assert variance > alone
    quantile = t(known + 4).ppf(0.975)
    # the ends are where the ratio lies so many standard errors off: (r − θ)² = q² θ(1 − θ) ÷ size, of rates q² θ ÷ size
    effective = alone * below / variance
    interval = article_interval(parts, rate=rate)
    for end in (interval.low / (1000 if rate else 1), interval.high / (1000 if rate else 1)):
        spread = end if rate else end * (1 - end)
        assert isclose((ratio - end) ** 2, quantile**2 * spread / effective, rel_tol=1e-9)
