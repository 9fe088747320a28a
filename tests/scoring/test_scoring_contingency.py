"""Fourfold tables against SciPy, a published example and closed forms."""

from __future__ import annotations

import math
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, t
from scipy.stats.contingency import odds_ratio

from framediff.scoring.contingency import Fourfold, carrier, clustered

COUNTS = st.tuples(*[st.integers(1, 200)] * 4)


@given(COUNTS)
def test_g2_is_scipys(counts):
    a, b, c, d = counts
    expected = chi2_contingency(np.array([[a, b], [c, d]]), correction=False, lambda_="log-likelihood").statistic
    assert Fourfold(a, b, c, d).g2 == pytest.approx(expected, abs=1e-9)


def test_fishers_p_of_the_lady_tasting_tea():
    # Fisher 1935, as in Agresti 2002, Categorical Data Analysis, section 3.5: two-sided p = 0.486
    assert Fourfold(3, 1, 1, 3).p == pytest.approx(0.486, abs=5e-4)
    assert Fourfold(5, 0, 0, 5).p == pytest.approx(2 / math.comb(10, 5))


def test_log_odds_is_that_of_counts_with_half_a_unit_more():
    assert Fourfold(9, 4, 3, 7).log_odds == pytest.approx(math.log(9.5 * 7.5 / (4.5 * 3.5)))
    large = Fourfold(3000, 2000, 1000, 4000)
    sample = odds_ratio(np.array([[3000, 2000], [1000, 4000]]), kind="sample").statistic
    assert large.log_odds == pytest.approx(math.log(sample), abs=1e-3)
    assert large.log_odds_error == pytest.approx(math.sqrt(1 / 3000 + 1 / 2000 + 1 / 1000 + 1 / 4000), abs=1e-4)
    assert math.isfinite(Fourfold(0, 0, 0, 0).log_odds)


@given(COUNTS)
def test_margins_and_expectation(counts):
    table = Fourfold(*counts)
    assert table.total == sum(counts)
    assert table.expected == pytest.approx(table.margins[0] * table.margins[1] / table.total)
    assert table.with_(table).without(table) == table


def test_nothing_together_is_no_error():
    assert Fourfold(0, 3, 2, 10).g2 > 0
    assert Fourfold(0, 0, 0, 5).g2 == 0
    assert Fourfold(0, 0, 0, 0).expected == 0


def test_articles_left_out_one_by_one_give_the_error_of_the_log_odds():
    tables = [Fourfold(4, 1, 0, 9), Fourfold(1, 3, 3, 12), Fourfold(5, 0, 2, 4), Fourfold(0, 0, 0, 20)]
    rest = [Fourfold(6, 3, 5, 36), Fourfold(9, 1, 2, 33), Fourfold(5, 4, 3, 41), Fourfold(10, 4, 5, 25)]  # by hand
    whole = Fourfold(10, 4, 5, 45).log_odds
    error = math.sqrt(3 / 4 * sum((each.log_odds - whole) ** 2 for each in rest))
    found = clustered(tables)
    assert found.error == pytest.approx(error)
    assert error > Fourfold(10, 4, 5, 45).log_odds_error
    assert (found.low, found.high) == pytest.approx(t(2, loc=whole, scale=error).interval(0.95))
    assert found.p == pytest.approx(2 * t(2).sf(whole / error))


def test_articles_that_are_alike_are_no_surer_than_independent_sentences():
    found = clustered([Fourfold(3, 2, 2, 10)] * 8)
    assert found.error == pytest.approx(Fourfold(24, 16, 16, 80).log_odds_error)


def test_two_articles_with_either_say_nothing_of_how_sure_it_is():
    assert clustered([Fourfold(3, 2, 2, 10), Fourfold(3, 2, 2, 10), Fourfold(0, 0, 0, 9)]) is None
    assert clustered([]) is None


def test_sentences_of_articles_in_which_both_come_in_runs_are_no_independent_ones():
    # 12 articles of 20 sentences, no association within any: the log-odds of all vary far more than those of sentences
    chance = np.random.default_rng(4)
    held = naive = 0
    runs = 200
    for _ in range(runs):
        one, other = chance.beta(0.7, 2.8, (2, 12))
        chances = np.array([one * other, one * (1 - other), (1 - one) * other, (1 - one) * (1 - other)]).T
        cells = [Fourfold(*map(int, chance.multinomial(20, each))) for each in chances]
        whole = Fourfold(*(sum(counts) for counts in zip(*(map(int, astuple(each)) for each in cells), strict=True)))
        found = clustered(cells)
        held += found.low <= 0 <= found.high
        naive += abs(whole.log_odds) <= 1.96 * whole.log_odds_error
    assert held / runs > 0.93
    assert naive / runs < 0.9


def test_the_article_that_carries_a_pair_is_found_by_leaving_each_out_one_by_one():
    import numpy as np

    chance, named = np.random.default_rng(5), 0
    for _ in range(200):
        tables = [Fourfold(*map(int, chance.integers(0, 6, 4))) for _ in range(5)]
        whole = Fourfold(*(sum(counts) for counts in zip(*map(astuple, tables), strict=True)))
        rest = {f"a{number}": whole.without(each).log_odds for number, each in enumerate(tables)}
        turned = {name: abs(left) for name, left in rest.items() if (left > 0) is not (whole.log_odds > 0)}
        found = carrier(tables, list(rest))
        with_both = [f"a{number}" for number, each in enumerate(tables) if each.both]
        if len(with_both) == 1:
            assert found == with_both[0]
        else:
            assert turned.get(found or "") == (max(turned.values()) if turned else None)
        named += found is not None
    assert 20 < named < 180
    assert carrier([Fourfold(0, 1, 1, 4), Fourfold(2, 0, 0, 1)], ["x", "y"]) == "y", "alone with a unit of both"
    assert carrier([], []) is None
