"""Fourfold tables against SciPy, a published example and closed forms."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency
from scipy.stats.contingency import odds_ratio

from framediff.scoring.contingency import Fourfold

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
