"""Likeness: how much the contents of two statements have in common, from 0 to 1, by wording alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Protocol

import numpy as np

from framediff.comparison.alignment.shortness import too_little
from framediff.comparison.alignment.vocabulary import concepts, letters

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from framediff.comparison.alignment.statements import Statement

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]

__all__ = ["WORDS", "Pairs", "SentenceAligner", "Thresholds", "Weights", "likeness", "weights_of"]

_FEWEST = 0.04  # cosine of concepts below which a pair is not looked at: far below any threshold
_ENOUGH = 2.0  # scale of the shared evidence, in units of log(1 + sum of weights); two rare words give a half
_CONTEXT = 1.5  # how much alike neighbours add, at most
_COLLECTION = 60  # statements of which at least the weights are taken to be; those of two short articles make so many
_ROWS = 256  # statements that are compared with all others at a time


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which likeness on two statements belong together.

    Attributes:
        fact: they are taken to report one fact.
        apart: the same for articles on different events, which share a theme more often than a fact.
        theme: they are taken to speak to one theme, if neither reports a fact of the other side.
    """

    fact: float
    apart: float
    theme: float


WORDS = Thresholds(fact=0.21, apart=0.35, theme=0.11)
"""Of likeness by wording alone.

`fact` was chosen on two events of BASIL, of which it is the best or next to it. On six pairs of articles on one
election campaign, where all is on one theme, the best lies at 0.22 to 0.31 for four, and higher for two: there it takes
in too much. Of 60 pairs of articles on one campaign, a month or more apart, none has a pair of statements as much alike
as `apart`; at 0.21 two pairs of articles in seven have one.
"""


class SentenceAligner(Protocol):
    """Anything else that scores how alike sentences are, such as a model of sentence embeddings."""

    @property
    def name(self) -> str:
        """What it is, with its version: it stands in every result that it had a part in."""
        ...

    @property
    def thresholds(self) -> Thresholds:
        """Of the mean of its scores and the likeness by wording."""
        ...

    def scores(self, first: Sequence[str], second: Sequence[str]) -> Sequence[Sequence[float]] | NDArray[np.floating]:
        """One row a sentence of `first`, one column a sentence of `second`; 1 is the same, 0 nothing in common."""
        ...


@dataclass(frozen=True, slots=True)
class Weights:
    """In how many of some statements each concept and each run of letters stands: what is rare tells more.

    Attributes:
        total: how many statements were counted.
        concepts: statements by stem or family.
        letters: statements by run of letters.
    """

    total: int
    concepts: Mapping[str, int]
    letters: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of statements with their likeness, those that have next to nothing in common left out.

    Attributes:
        first: positions in the first list.
        second: positions in the second.
        scores: likeness, 0 to 1.
    """

    first: Indices
    second: Indices
    scores: Floats


def weights_of(statements: Sequence[Statement]) -> Weights:
    """The weights that `statements` give."""
    in_concepts: Counter[str] = Counter()
    in_letters: Counter[str] = Counter()
    for statement in statements:
        in_concepts.update(set(concepts(statement.compared)))
        in_letters.update(set(letters(statement.compared)))
    return Weights(len(statements), in_concepts, in_letters)


def likeness(
    first: Sequence[Statement],
    second: Sequence[Statement],
    weights: Weights | None = None,
    aligner: SentenceAligner | None = None,
) -> Pairs:
    """The likeness of every pair of statements that share something.

    The mean of two cosines, of TF-IDF vectors of concepts (stems and word families) and of runs of four letters,
    which hold phrases, derived words and names in other spellings. It is damped where little is shared, since
    one rare word in common proves nothing, and raised where the sentences beside the two are alike as well. Where a
    word or two of a short content are all that is shared, or the two tell of different acts, it is held to that of a
    theme; see `framediff.comparison.alignment.shortness`. Last it is multiplied by the fourth root of the shares that
    it has of the best likeness of either statement in the other's article: a pair is less likely to be one fact when
    one of the two has a better counterpart.

    Args:
        first: statements of one article or side, those of one article next to each other and in order.
        second: the same of the other; the first itself to compare each with every other.
        weights: of concepts and letters, from a larger collection; from these statements unless given.
        aligner: another scorer, whose score then counts as much as all that the wording tells.
    """
    both = first if first is second else [*first, *second]
    cut = len(first)
    others = slice(0 if first is second else cut, None)
    by_concept = _Features([Counter(concepts(each.compared)) for each in both])
    # Who says it makes a pair more alike and proves nothing by itself: the evidence is of the contents alone.
    told = by_concept.again([dict.fromkeys(concepts(each.text), 1) for each in both])
    by_letter = _Features([Counter(letters(each.compared)) for each in both])
    rarity = by_concept.rarity(None if weights is None else (weights.concepts, weights.total))
    concept = _unit(_scaled(by_concept.counts, rarity))
    letter = _unit(
        _scaled(by_letter.counts, by_letter.rarity(None if weights is None else (weights.letters, weights.total)))
    )
    telling = _scaled(told, np.sqrt(rarity))
    found = []
    for start in range(0, cut, _ROWS):
        rows = slice(start, min(start + _ROWS, cut))
        in_concepts = (concept[rows] @ concept[others].T).toarray()
        i, j = np.nonzero(in_concepts >= _FEWEST)
        alike = (in_concepts[i, j] + (letter[rows] @ letter[others].T).toarray()[i, j]) / 2
        found.append((i + start, j, alike, (telling[rows] @ telling[others].T).toarray()[i, j]))
    if not found:
        return Pairs(np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0))
    i, j, alike, shared = (np.concatenate(parts) for parts in zip(*found, strict=True))
    scores = alike * np.tanh(np.log1p(shared) / _ENOUGH)
    scores *= 1 + _CONTEXT * _beside(first, second, i, j, alike)
    scores = np.minimum(scores, 1.0)
    if aligner is not None:
        scores = (scores + np.clip(_given(aligner, first, second, i, j), 0, 1)) / 2
    at = WORDS if aligner is None else aligner.thresholds
    theme = (at.fact + at.theme) / 2
    for place in np.flatnonzero(scores > theme):
        if too_little(first[i[place]], second[j[place]]):
            scores[place] = theme
    return Pairs(i, j, _against_the_best(first, second, i, j, scores))


def _given(
    aligner: SentenceAligner, first: Sequence[Statement], second: Sequence[Statement], i: Indices, j: Indices
) -> Floats:
    """The scores of an aligner for the pairs, found a block of rows at a time."""
    found = np.zeros(len(i))
    across = [statement.compared for statement in second]
    for start in range(0, len(first), _ROWS):
        there = np.flatnonzero((i >= start) & (i < start + _ROWS))
        if len(there):
            rows = [statement.compared for statement in first[start : start + _ROWS]]
            found[there] = np.asarray(aligner.scores(rows, across), dtype=np.float64)[i[there] - start, j[there]]
    return found


class _Features:
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


def _scaled(matrix: csr_array, columns: Floats) -> csr_array:
    """`matrix` with each column multiplied."""
    found = matrix.copy()
    found.data *= columns[found.indices]
    return found


def _unit(matrix: csr_array) -> csr_array:
    """`matrix` with rows of length one."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    lengths = np.sqrt(np.bincount(rows, weights=matrix.data**2, minlength=matrix.shape[0]))
    found = matrix.copy()
    found.data /= lengths[rows]
    return found


def _beside(first: Sequence[Statement], second: Sequence[Statement], i: Indices, j: Indices, alike: Floats) -> Floats:
    """For each pair the best likeness of a statement next to the one with one at, before or after the other."""
    from scipy.sparse import csr_array

    known = csr_array((alike, (i, j)), shape=(max(1, len(first)), max(1, len(second))))
    best = np.zeros(len(i))
    for step in (-1, 1):
        follows = _neighbours(first, step)[i]
        for shift in (-1, 0, 1):
            across = _neighbours(second, shift)[j]
            there = np.flatnonzero((follows >= 0) & (across >= 0))
            best[there] = np.maximum(best[there], np.asarray(known[follows[there], across[there]]).ravel())
    return best


def _neighbours(statements: Sequence[Statement], step: int) -> Indices:
    """For each statement the position `step` further; -1 where another article or none stands there."""
    found = np.full(len(statements), -1, dtype=np.intp)
    for position, statement in enumerate(statements):
        other = position + step
        if 0 <= other < len(statements) and statements[other].article_id == statement.article_id:
            found[position] = other
    return found


def _against_the_best(
    first: Sequence[Statement], second: Sequence[Statement], i: Indices, j: Indices, scores: Floats
) -> Floats:
    """`scores` times the fourth root of their shares of the best that either statement has in the other's article."""
    rows = _articles(first)
    columns = _articles(second)
    in_second = _largest(i * (columns.max(initial=0) + 1) + columns[j], scores)
    in_first = _largest(j * (rows.max(initial=0) + 1) + rows[i], scores)
    best = np.maximum(in_second * in_first, np.finfo(np.float64).tiny)
    return scores**1.5 / best**0.25


def _articles(statements: Sequence[Statement]) -> Indices:
    """The number of each statement's article."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(each.article_id, len(numbers)) for each in statements], dtype=np.intp)


def _largest(keys: Indices, scores: Floats) -> Floats:
    """For each pair the largest score of those with its key."""
    _, places = np.unique(keys, return_inverse=True)
    best = np.zeros(int(places.max(initial=-1)) + 1)
    np.maximum.at(best, places, scores)
    return best[places]
