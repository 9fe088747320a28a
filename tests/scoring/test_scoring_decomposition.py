"""Kitagawa's decomposition: a published worked example, a closed form, and sums that are exact."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framediff.scoring.decomposition import Ratio, Stratum, kitagawa

# Das Gupta 1993, Standardization and Decomposition of Rates: A User's Manual (U.S. Bureau of the Census, P23-186),
# example 5.1: percent of each age group among persons of 15 and over, and household headship rates, 1970 and 1985.
SIZES = (
    "12.9 10.9 9.5 8.0 7.8 8.4 8.6 7.8 7.0 5.9 4.7 3.6 4.9",
    "10.1 11.2 11.6 10.9 9.4 7.7 6.3 6.0 6.3 5.9 5.1 4.0 5.5",
)
RATES = (
    "1.9 25.8 45.7 49.6 51.2 51.6 51.8 54.9 58.7 60.4 62.8 66.6 66.8",
    "2.2 24.3 45.8 52.5 56.1 55.6 56.0 57.4 57.2 61.2 63.9 68.6 72.2",
)


def test_the_published_example_of_household_headship():
    sizes, rates = ([[Fraction(each) for each in row.split()] for row in table] for table in (SIZES, RATES))
    strata = [
        Stratum(f"{number}", Ratio(n2 * r2, n2), Ratio(n1 * r1, n1))
        for number, (n1, n2, r1, r2) in enumerate(zip(*sizes, *rates, strict=True))
    ]
    found = kitagawa(strata)
    assert float(found.second) == pytest.approx(44.7268)
    assert float(found.first) == pytest.approx(47.6940)
    assert float(found.gap) == pytest.approx(2.9672)
    assert float(found.composition) == pytest.approx(1.2269, abs=5e-5)
    assert float(found.wording) == pytest.approx(1.7403, abs=5e-5)


def test_closed_forms():
    # Same rates within both strata: all is composition. 3/4 of 100 against 1/4 of 100, rates 8/10 and 2/10.
    same = kitagawa([
        Stratum("direct", Ratio(60, 75), Ratio(20, 25)),
        Stratum("own", Ratio(5, 25), Ratio(15, 75)),
    ])  # fmt: skip
    assert (same.gap, same.composition, same.wording) == (Fraction(3, 10), Fraction(3, 10), 0)
    # Same weights: all is wording.
    even = kitagawa([
        Stratum("direct", Ratio(40, 50), Ratio(10, 50)),
        Stratum("own", Ratio(5, 50), Ratio(5, 50)),
    ])  # fmt: skip
    assert (even.gap, even.composition, even.wording) == (Fraction(3, 10), 0, Fraction(3, 10))
    # One stratum: there is nothing to compose.
    alone = kitagawa([Stratum("all", Ratio(1, 3), Ratio(1, 6))])
    assert (alone.gap, alone.composition, alone.wording) == (Fraction(1, 6), 0, Fraction(1, 6))


def test_a_stratum_that_one_side_lacks_is_all_composition():
    found = kitagawa([
        Stratum("direct", Ratio(9, 10), Ratio(0, 0)),
        Stratum("own", Ratio(1, 10), Ratio(2, 20)),
    ])  # fmt: skip
    assert found.gap == Fraction(1, 2) - Fraction(1, 10)
    direct, own = found.parts
    # Half of the first side's denominator, where the rate is 9/10 and not 3/10, the mean of both sides.
    assert (direct.composition, direct.wording) == (Fraction(1, 2) * (Fraction(9, 10) - Fraction(3, 10)), 0)
    assert own.wording == 0
    assert found.composition == found.gap


def test_without_a_denominator_on_a_side_there_is_no_gap():
    assert kitagawa([Stratum("own", Ratio(0, 0), Ratio(1, 2))]) is None
    assert kitagawa([]) is None
    assert [part.stratum.key for part in kitagawa([
        Stratum("own", Ratio(0, 1), Ratio(1, 2)), Stratum("direct", Ratio(0, 0), Ratio(0, 0)),
    ]).parts] == ["own"]  # fmt: skip


counts = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Ratio(min(pair), max(pair)))


def added(ratios):
    return Ratio(sum(each.count for each in ratios), sum(each.denominator for each in ratios))


@given(st.lists(st.lists(st.tuples(counts, counts), min_size=1, max_size=4), min_size=1, max_size=4))
def test_parts_sum_to_the_gap_exactly(tables):
    strata = []
    for number, pairs in enumerate(tables):
        within = tuple(Stratum(f"{number}.{at}", one, other) for at, (one, other) in enumerate(pairs))
        one, other = (added([pair[side] for pair in pairs]) for side in (0, 1))
        strata.append(Stratum(f"{number}", one, other, within))
    found = kitagawa(strata)
    if found is None:
        assert any(added([_of(each, side) for each in strata]).denominator == 0 for side in (0, 1))
        return
    assert found.composition + found.inner_composition + found.wording == found.gap
    assert sum(part.total for part in found.parts) == found.gap
    for part in found.parts:
        if part.within:
            assert sum(inner.total for inner in part.within) == part.wording
    for side in (0, 1):
        assert sum(part.weights[side] for part in found.parts) == 1


def _of(stratum, side):
    return stratum.second if side else stratum.first


@given(st.lists(st.tuples(counts, counts), min_size=1, max_size=5))
def test_the_other_way_round_every_part_has_the_other_sign(pairs):
    there = kitagawa([Stratum(f"{n}", one, other) for n, (one, other) in enumerate(pairs)])
    back = kitagawa([Stratum(f"{n}", other, one) for n, (one, other) in enumerate(pairs)])
    if there is None:
        assert back is None
        return
    assert [(-part.composition, -part.wording) for part in there.parts] == [
        (part.composition, part.wording) for part in back.parts
    ]
