"""Intervals against figures worked out elsewhere, and their behaviour at the edges."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, binom, gamma

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


def test_articles_that_agree_leave_no_width():
    interval = article_interval([(2, 4)] * 5)
    assert (interval.low, interval.high) == (0.5, 0.5)
    none = article_interval([(0, 4)] * 5, 1000)
    assert (none.low, none.high) == (0, 0)


def test_a_mean_of_articles_is_resampled_as_theory_says():
    # 50 articles of one occasion, half of them hits: the percentiles of Binomial(50, 1/2)/50
    interval = article_interval([(1, 1)] * 25 + [(0, 1)] * 25)
    assert abs(interval.low - 0.36) <= 0.02
    assert abs(interval.high - 0.64) <= 0.02
