"""Bounds of a share are the least and the greatest of all resolutions, each of which is tried."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from framediff.scoring.bounds import share_bounds


@given(st.integers(0, 6), st.integers(0, 6), st.integers(1, 4))
def test_bounds_are_those_of_every_resolution_tried(hits, rivals, unresolved):
    shares = []
    for names in product(("this", "rival", "unlisted", "none"), repeat=unresolved):
        above = hits + names.count("this")
        below = hits + rivals + len(names) - names.count("none")
        if below:
            shares.append(Fraction(above, below))
    bounds = share_bounds(hits, hits + rivals, unresolved)
    assert bounds.low == float(min(shares))
    assert bounds.high == float(max(shares))
    assert bounds.most == hits + rivals + unresolved


def test_without_an_unresolved_mention_there_are_no_bounds():
    assert share_bounds(3, 4, 0) is None
