"""Average linkage, against SciPy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from framediff.scoring.linkage import average_linkage


def scipys(likeness, least):
    """The groups of two and more that SciPy's UPGMA gives, cut at `least`."""
    distances = 1 - likeness
    np.fill_diagonal(distances, 0)
    labels = fcluster(linkage(squareform(distances, checks=False), "average"), 1 - least + 1e-12, "distance")
    groups = [sorted(np.flatnonzero(labels == label).tolist()) for label in np.unique(labels)]
    return sorted(group for group in groups if len(group) > 1)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("least", [0.3, 0.5, 0.7])
def test_groups_are_those_of_upgma(seed, least):
    drawn = np.random.default_rng(seed).random((25, 25))
    likeness = (drawn + drawn.T) / 2
    pairs = {(a, b): float(likeness[a, b]) for a in range(25) for b in range(a + 1, 25)}
    assert sorted(average_linkage(pairs, least)) == scipys(likeness, least)


def test_a_pair_that_is_not_given_counts_as_nought_alike():
    assert average_linkage({(0, 1): 0.9, (1, 2): 0.5}, 0.3) == [[0, 1]]
    assert average_linkage({(0, 1): 0.9, (1, 2): 0.7}, 0.3) == [[0, 1, 2]]


def test_what_is_apart_never_comes_together():
    near = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.8}
    assert average_linkage(near, 0.3) == [[0, 1, 2]]
    assert average_linkage(near, 0.3, [(0, 2)]) == [[0, 1]]
    assert average_linkage({}, 0.3) == []
