"""Intervals against figures worked out elsewhere, and their behaviour at the edges."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta, gamma

from framediff.scoring.intervals import article_interval, rate_interval, share_interval


@pytest.mark.parametrize(
    ("count", "occasions", "low", "high"),
    [(7, 7, 0.61, 1.00), (5, 7, 0.32, 0.91), (3, 4, 0.24, 0.94)],
)
def test_shares_agree_with_the_figures_of_the_survey(count, occasions, low, high):
    # the naming of one territory among three labels, by voice, worked out by hand in the project's research
    interval = share_interval(count, occasions, 3)
    assert (round(interval.low, 2), round(interval.high, 2)) == (low, high)
    assert interval.method == "credible"


def test_a_share_is_the_marginal_of_the_posterior():
    interval = share_interval(4, 11, 5)
    assert isclose(beta(4.5, 7 + 2).cdf(interval.low), 0.025, rel_tol=1e-9)
    assert isclose(beta(4.5, 7 + 2).cdf(interval.high), 0.975, rel_tol=1e-9)


def test_a_rate_is_a_quantile_of_the_gamma_posterior():
    interval = rate_interval(3, 500)
    assert isclose(gamma(3.5, scale=1000 / 500).cdf(interval.low), 0.025, rel_tol=1e-9)
    assert isclose(gamma(3.5, scale=1000 / 500).cdf(interval.high), 0.975, rel_tol=1e-9)


def test_nothing_to_choose_gives_no_interval():
    assert share_interval(0, 0, 3) is None
    assert rate_interval(0, 0) is None


def test_a_set_of_one_variant_leaves_no_choice():
    assert (share_interval(4, 4, 1).low, share_interval(4, 4, 1).high) == (1, 1)


def test_impossible_counts_are_refused():
    with pytest.raises(ValueError, match="5 hits of 4"):
        share_interval(5, 4, 2)
    with pytest.raises(ValueError, match="-1"):
        rate_interval(-1, 10)


@given(st.integers(0, 200), st.integers(0, 200), st.integers(2, 12))
def test_a_share_interval_lies_in_the_unit_and_grows_with_the_count(more, count, variants):
    occasions = count + more + 1
    interval = share_interval(count, occasions, variants)
    following = share_interval(count + 1, occasions, variants)
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
    alone = share_interval(30, 60, 2)
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
