"""Agreement and precision: alpha by published examples, and numbers that can be worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framediff.article import Span
from framediff.comparison.lexicons.coding import Population, Stratum, Unit, agreement, alpha, judge
from framediff.scoring.intervals import share_interval

# Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units, some missing
OBSERVERS = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
# the same paper, section A: two observers, ten units, binary: alpha 0.095
PAIR = {"Meg": "0 1 0 0 0 0 0 0 1 0", "Owen": "1 1 1 0 0 1 0 0 0 0"}
# section B: two observers, twelve units, five categories: alpha 0.692
NOMINAL = {"Ben": "a a b b d c c c e d d a", "Gerry": "b a b b b c c c e d d d"}


def coded(table):
    return {
        coder: {f"u{n:02}": code for n, code in enumerate(codes.split()) if code != "."}
        for coder, codes in table.items()
    }


@pytest.mark.parametrize(("table", "expected"), [(OBSERVERS, 0.743), (PAIR, 0.095), (NOMINAL, 0.692)])
def test_alpha_is_as_published(table, expected):
    assert alpha(coded(table)) == pytest.approx(expected, abs=0.0005)


def test_agreement_has_an_interval_and_counts_pairs():
    found = agreement(coded(OBSERVERS))
    assert (found.coders, found.units) == (4, 11)
    assert found.low < found.alpha < found.high <= 1
    assert agreement(coded(OBSERVERS)) == found, "the same codes, the same interval"
    assert agreement(coded(PAIR)).agreed == pytest.approx(0.6)


def test_coders_who_agree_on_everything():
    found = agreement(coded({"a": "1 0 1 0 1", "b": "1 0 1 0 1"}))
    assert (found.alpha, found.low, found.high, found.agreed) == (1, 1, 1, 1)


def test_codes_that_are_all_alike_have_no_alpha():
    found = agreement(coded({"a": "1 1 1", "b": "1 1 1"}))
    assert (found.alpha, found.low, found.agreed) == (None, None, 1)


def test_units_of_one_coder_do_not_count():
    assert agreement(coded({"a": "1 0 .", "b": ". . 1"})).units == 0
    assert alpha(coded({"a": "1 0 1"})) is None


@given(st.lists(st.tuples(*[st.sampled_from([True, False, None])] * 3), min_size=2, max_size=12))
def test_alpha_is_its_definition(rows):
    codes = {f"c{n}": {f"u{u:02}": row[n] for u, row in enumerate(rows) if row[n] is not None} for n in range(3)}
    value = alpha(codes)
    if value is None:
        return
    by_unit = [[c for c in row if c is not None] for row in rows]
    by_unit = [given for given in by_unit if len(given) > 1]
    size = sum(map(len, by_unit))
    unlike = sum(2 * sum(g) * (len(g) - sum(g)) / (len(g) - 1) for g in by_unit)
    yes = sum(map(sum, by_unit))
    assert value == pytest.approx(1 - (size - 1) * unlike / (2 * yes * (size - yes)))


def unit(number, stratum=Stratum.HIT, indicator="dam/wall", pattern="wall"):
    inside = stratum is Stratum.HIT
    spot = Span(number, number + 1)
    return Unit(f"u{number:02}", stratum, "a", spot, spot, indicator if inside else "", pattern if inside else "", "?")


def test_precision_is_by_most_coders_and_a_draw_is_not_right():
    units = [unit(n, pattern="wall" if n < 3 else "weir") for n in range(4)]
    codes = {
        "ana": {"u00": True, "u01": True, "u02": False, "u03": True},
        "ben": {"u00": True, "u01": False, "u02": False},
    }
    found = judge(units, Population({("dam/wall", "wall"): 30, ("dam/wall", "weir"): 10}, {}), codes)
    assert {key: (each.right, each.coded) for key, each in found.entries.items()} == {
        ("dam/wall", "wall"): (1, 3),
        ("dam/wall", "weir"): (1, 1),
    }
    assert (found.indicators["dam/wall"].right, found.indicators["dam/wall"].coded) == (2, 4)
    assert found.weighted == pytest.approx((30 / 3 + 10) / 40)
    assert [each.unit.id for each in found.disagreements] == ["u01"]
    assert found.uncoded == {"ana": 0, "ben": 1}


def test_recall_counts_what_the_strata_stand_for():
    units = [unit(n) for n in range(10)]
    units += [unit(n, Stratum.NEAR) for n in range(10, 20)] + [unit(n, Stratum.OTHER) for n in range(20, 30)]
    codes = {"ana": {each.id: int(each.id[1:]) < 12 for each in units}}  # all hits right, two near ones missed
    population = Population({}, {Stratum.HIT: 80, Stratum.NEAR: 50, Stratum.OTHER: 200})
    recall = judge(units, population, codes).recall
    assert (recall.missed[Stratum.NEAR], recall.missed[Stratum.OTHER]) == (2, 0)
    assert recall.value == pytest.approx(80 / (80 + 10))
    least = 80 * share_interval(10, 10).low
    most = 50 * share_interval(2, 10).high + 200 * share_interval(0, 10).high
    assert recall.bound == pytest.approx(least / (least + most))


def test_without_coded_sentences_there_is_no_recall():
    codes = {"ana": {"u00": True}}
    assert judge([unit(0)], Population({}, {Stratum.HIT: 5, Stratum.NEAR: 3}), codes).recall is None
