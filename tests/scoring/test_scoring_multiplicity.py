"""Corrections for many tests against published examples and SciPy."""

from __future__ import annotations

import random

import pytest
from scipy.stats import false_discovery_control

from framediff.scoring.multiplicity import benjamini_hochberg, holm

# Benjamini & Hochberg 1995: the fifteen p of a study of thrombolysis (Neuhaus et al. 1992)
PUBLISHED = [
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459),
    *(0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000),
]


def test_the_published_example_rejects_four_by_bh_and_three_by_holm():
    assert [q <= 0.05 for q in benjamini_hochberg(PUBLISHED)] == [True] * 4 + [False] * 11
    assert [q <= 0.05 for q in holm(PUBLISHED)] == [True] * 3 + [False] * 12


def test_bh_is_scipys():
    chance = random.Random(1)  # noqa: S311 - numbers made up, not secrets
    p = [chance.random() ** 3 for _ in range(200)] + [0.2, 0.2, 1.0]
    assert benjamini_hochberg(p) == pytest.approx(false_discovery_control(p))


def test_holm_steps_down_and_never_falls():
    # by hand: 4 × .005, 3 × .01, 2 × .03, then .04 is held up by the .06 before it
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.6, 0.7]) == [1.0, 1.0]


def test_one_test_needs_no_correction_and_none_gives_none():
    assert holm([0.04]) == benjamini_hochberg([0.04]) == [0.04]
    assert holm([]) == benjamini_hochberg([]) == []


@pytest.mark.parametrize("wrong", [0.0, -0.1, 1.2, float("nan")])
def test_what_is_no_p_is_refused(wrong):
    with pytest.raises(ValueError, match="no p"):
        holm([0.2, wrong])
