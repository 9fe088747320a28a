"""Keyness by its formulas: closed forms, numbers worked out by hand, and what must hold for any counts."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framediff.scoring.keyness import Counted, contrasts, dp, g2, log_odds, log_ratio


def test_g2_worked_out_by_hand():
    # O = 10 and 30 in 1,000 words each: E = 20 each, 2·(10·ln ½ + 30·ln 1.5)
    assert g2(10, 30, (1_000, 1_000)) == pytest.approx(2 * (10 * math.log(0.5) + 30 * math.log(1.5)))
    assert g2(10, 30, (1_000, 1_000)) == pytest.approx(10.4650, abs=1e-4)


def test_g2_of_a_word_that_one_side_lacks_has_a_closed_form():
    assert g2(7, 0, (200, 600)) == pytest.approx(14 * math.log(4))


def test_g2_is_nought_where_both_sides_use_it_alike():
    assert g2(5, 15, (100, 300)) == pytest.approx(0, abs=1e-9)


def test_g2_grows_with_the_corpus_and_log_ratio_does_not():
    assert g2(100, 300, (10_000, 10_000)) == pytest.approx(10 * g2(10, 30, (1_000, 1_000)))
    small, large = log_ratio(10, 30, (1_000, 1_000)), log_ratio(1_000, 3_000, (100_000, 100_000))
    assert large == pytest.approx(-math.log2(3), abs=0.01)
    assert small == pytest.approx(large, abs=0.06)


def test_log_ratio_counts_doublings():
    assert log_ratio(4_000, 1_000, (100_000, 100_000)) == pytest.approx(2, abs=0.001)
    assert log_ratio(0, 0, (50, 50)) == 0


def test_log_odds_worked_out_by_hand():
    # α = 100·(8 + 2)/200 = 5 on each side of 100 words: ln(13/187) − ln(7/193), variance 1/13 + 1/7
    delta, z = log_odds(8, 2, (100, 100), prior=100)
    assert delta == pytest.approx(math.log(13 / 187) - math.log(7 / 193))
    assert z == pytest.approx(delta / math.sqrt(1 / 13 + 1 / 7))


def test_the_prior_pulls_a_rare_word_towards_nought_more_than_a_frequent_one():
    rare, frequent = log_odds(3, 1, (1_000, 1_000)), log_odds(300, 100, (1_000, 1_000))
    assert 0 < rare[0] < frequent[0]
    assert rare[1] < frequent[1]


def test_log_odds_of_the_only_word_there_is():
    assert log_odds(3, 4, (3, 4)) == (0.0, 0.0)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(60, 500), st.integers(60, 500))
def test_sides_may_be_exchanged(a, b, first, second):
    if not a + b:
        return
    assert g2(a, b, (first, second)) == pytest.approx(g2(b, a, (second, first)))
    assert log_ratio(a, b, (first, second)) == pytest.approx(-log_ratio(b, a, (second, first)))
    for one, other in zip(log_odds(a, b, (first, second)), log_odds(b, a, (second, first)), strict=True):
        assert one == pytest.approx(-other, abs=1e-9)


def test_dp_closed_forms():
    # all hits in one of five equal parts: 1 − 1/5; spread as the parts are: 0
    assert dp([9, 0, 0, 0, 0], [10] * 5) == pytest.approx(0.8)
    assert dp([1, 2, 3], [100, 200, 300]) == pytest.approx(0)
    # parts of 9, 10, 10, 10 and 11 % with 1, 2, 3, 4 and 5 of 15 hits
    shares = [1 / 15 - 0.18, 2 / 15 - 0.2, 3 / 15 - 0.2, 4 / 15 - 0.2, 5 / 15 - 0.22]
    assert dp([1, 2, 3, 4, 5], [9, 10, 10, 10, 11]) == pytest.approx(sum(map(abs, shares)) / 2)


def test_one_part_has_no_dispersion():
    assert dp([4], [100]) is None
    assert dp([0, 0], [100, 100]) is None


def test_contrasts_count_articles_and_keep_their_order():
    first = Counted({"dam": {"a": 2, "b": 1}, "lock": {"a": 1}}, {"a": 50, "b": 50, "c": 20})
    second = Counted({"dam": {"d": 1}, "weir": {"d": 4}}, {"d": 80})
    found = contrasts(first, second, ["dam", "lock", "weir"], least=3)
    assert [each.term for each in found] == ["dam", "weir"]
    dam, weir = found
    assert (dam.counts, dam.ranges, dam.words, dam.articles) == ((3, 1), (2, 1), (120, 80), (3, 1))
    assert dam.z > 0 > weir.z
    assert dam.prior == 80, "no more than the smaller side has"
    assert (dam.log_odds, dam.z) == log_odds(3, 1, (120, 80), 80)
    assert dam.dp == pytest.approx((abs(2 / 3 - 5 / 12) + abs(1 / 3 - 5 / 12) + 1 / 6) / 2)
    assert weir.dp is None
    assert dam.rates == (pytest.approx(25), pytest.approx(12.5))


def test_without_words_on_a_side_nothing_is_contrasted():
    assert contrasts(Counted({"dam": {"a": 2}}, {"a": 5}), Counted({}, {}), ["dam"], 1) == []
