"""Likeness: how much articles are about the same, by the words they share, each the more the fewer articles have it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from framediff.article import Span
from framediff.comparison.texts.terms import FUNCTION_WORDS
from framediff.lexicon.search.block import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from framediff.comparison.texts.wordcolumns import WordColumns

    Numbers = NDArray[np.int64]

__all__ = ["Likeness", "likeness"]

_ROWS = 500  # articles multiplied with all others at once: some tens of megabytes
_OFTEN, _SHARE = 200, 0.02  # articles: words in more of them are left out of the search, not out of the likeness
_SOUGHT = 0.4
"""Part of the least likeness that the other words must make up for a pair to be found.

Of the 60 pairs among 924 articles (PolNeAR) that are alike by .28 or more, words in at most 200 articles make up .72 or
more of that likeness.
"""


_COLLECTION = 20
"""Articles of which at least the weights are taken to be.

In a handful of articles the words of their event stand in most, and would weigh least for it. With 20, pairs on one
event are as alike in two or three articles as among fifty: of the 18 invented events (tests/benchmarks/events), three
articles each, 18 are found whole, each alone; with the bare counts 14. Of 1,500 pairs on one campaign (PolNeAR), no
more than a day apart and each pair alone, 42 are then alike by .28, of which by their headlines about seven in ten are
on one event; with the bare counts 8.
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Articles as vectors of length 1: TF-IDF of their words, function words apart.

    A word that stands n times in an article weighs 1 + ln n, times ln((1 + N)/(1 + df)) + 1 for N articles, at least
    20, of which df have it (Salton & Buckley 1988, smoothed).

    Attributes:
        weights: articles × words.
        columns: their words.
        places: for each word of the columns its number among the weights' columns; -1 for a function word.
    """

    weights: csr_array = field(repr=False)
    columns: WordColumns = field(repr=False)
    places: Numbers = field(repr=False)

    def of(self, first: Numbers, second: Numbers) -> NDArray[np.float64]:
        """The cosine of each article of `first` with that of `second`."""
        found = np.zeros(first.size)
        for start in range(0, first.size, 20_000):
            part = slice(start, start + 20_000)
            found[part] = self.weights[first[part]].multiply(self.weights[second[part]]).sum(axis=1)
        return found

    def pairs(self, least: float) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
        """The pairs of articles whose cosine is `least` or more, and that cosine; in order.

        Of words in more than 200 articles, and 2 % of them, a pair whose likeness is mostly theirs may be missed.
        """
        from scipy.sparse import csc_array

        sought = csc_array(self.weights)
        many = max(_OFTEN, int(_SHARE * self.weights.shape[0]))
        often = np.diff(sought.indptr) > many
        if often.any():
            sought = sought[:, np.flatnonzero(~often)]
            least_sought = _SOUGHT * least
        else:
            least_sought = least
        rows, others = sought.tocsr(), sought.T.tocsr()
        first, second = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        for start in range(0, rows.shape[0], _ROWS):
            product = (rows[start : start + _ROWS] @ others).tocoo()
            keep = (product.data >= least_sought - 1e-9) & (product.col > product.row + start)
            first.append(product.row[keep].astype(np.int64) + start)
            second.append(product.col[keep].astype(np.int64))
        one, other = np.concatenate(first), np.concatenate(second)
        order = np.lexsort((other, one))
        one, other = one[order], other[order]
        alike = self.of(one, other)
        enough = alike >= least
        return one[enough], other[enough], alike[enough]

    def telling(self, articles: Sequence[int]) -> Iterator[tuple[NDArray[np.int64], float]]:
        """The words that weigh most over some articles, most first, of those in at least half of them.

        Each as the places in the columns at which it stands in these articles, and its mean weight.
        """
        rows = self.weights[np.array(articles)]
        mean = np.asarray(rows.sum(axis=0)).ravel() / len(articles)
        mean[2 * np.bincount(rows.indices, minlength=rows.shape[1]) < len(articles)] = 0
        stands = np.concatenate([np.arange(self.columns.of(n).start, self.columns.of(n).stop) for n in articles])
        words = self.places[stands]
        found, firsts = np.unique(words, return_index=True)
        found, firsts = found[found >= 0], firsts[found >= 0]
        # Of equal weights the word that stands first comes first.
        for at in np.lexsort((firsts, -mean[found].round(9))):
            if mean[found[at]] <= 0:
                return
            yield stands[words == found[at]], float(mean[found[at]])


def likeness(columns: WordColumns) -> Likeness:
    """The likeness of the articles with these words."""
    from scipy.sparse import csr_array

    function = np.unique(_numbers(sorted(FUNCTION_WORDS)))
    words, places = np.unique(columns.stems, return_inverse=True)
    counted = ~np.isin(words, function)
    numbers = np.where(counted, np.cumsum(counted) - 1, -1)
    places = numbers[places].astype(np.int64)
    articles, size = len(columns), max(1, int(counted.sum()))
    told = places >= 0
    keys, counts = np.unique(columns.owners[told] * size + places[told], return_counts=True)
    rows, cols = keys // size, keys % size
    often = np.bincount(cols, minlength=size)
    weights = (1 + np.log(counts)) * (np.log((1 + max(articles, _COLLECTION)) / (1 + often)) + 1)[cols]
    lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=articles))
    return Likeness(csr_array((weights / lengths[rows], (rows, cols)), shape=(articles, size)), columns, places)


def _numbers(forms: Sequence[str]) -> NDArray[np.uint64]:
    """The numbers of words, as the columns have them."""
    text = " \n".join(forms)
    return Block([(text, Span(0, len(text)))]).hashes
