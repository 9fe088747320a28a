"""Features: statements as rows of a sparse matrix, a column a feature, weighted by how rare each is."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Floats = NDArray[np.float64]

__all__ = ["Features", "scaled", "unit"]

_COLLECTION = 60  # statements of which at least the weights are taken to be; those of two short articles make so many


class Features:
    """How often each feature stands in each of some statements: a row a statement, a column a feature."""

    def __init__(self, counted: Sequence[Mapping[str, int]]) -> None:
        self.columns: dict[str, int] = {}
        for features in counted:
            for feature in features:
                self.columns.setdefault(feature, len(self.columns))
        self.counts = self.again(counted)

    def again(self, counted: Sequence[Mapping[str, int]]) -> csr_array:
        """1 + log of the counts, of what has a column."""
        from scipy.sparse import csr_array

        known = [[(self.columns[each], n) for each, n in row.items() if each in self.columns] for row in counted]
        ends = np.cumsum([0, *map(len, known)])
        flat = np.array(list(chain.from_iterable(known)), dtype=np.int64).reshape(-1, 2)
        shape = (len(counted), max(1, len(self.columns)))
        return csr_array((1 + np.log(flat[:, 1]), flat[:, 0], ends), shape=shape)

    def rarity(self, given: tuple[Mapping[str, int], int] | None) -> Floats:
        """Inverse document frequency of each column, smoothed: log((1 + N) / (1 + n)) + 1.

        Of a handful of statements every word would stand in most; N is at least that of two short articles.
        """
        if given is None:
            total = self.counts.shape[0]
            documents = np.bincount(self.counts.indices, minlength=self.counts.shape[1]).astype(np.float64)
        else:
            counted, total = given
            documents = np.array([counted.get(each, 0) for each in self.columns] or [0], dtype=np.float64)
        return np.maximum(np.log((1 + max(total, _COLLECTION)) / (1 + documents)), 0) + 1


def scaled(matrix: csr_array, columns: Floats) -> csr_array:
    """`matrix` with each column multiplied."""
    found = matrix.copy()
    found.data *= columns[found.indices]
    return found


def unit(matrix: csr_array) -> csr_array:
    """`matrix` with rows of length one."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    lengths = np.sqrt(np.bincount(rows, weights=matrix.data**2, minlength=matrix.shape[0]))
    found = matrix.copy()
    found.data /= lengths[rows]
    return found
