"""Likeness: how much the contents of two statements have in common, from 0 to 1, by wording alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Protocol

import numpy as np

from framediff.comparison.alignment.vocabulary import concepts, letters

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from framediff.comparison.alignment.statements import Statement

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]

__all__ = ["Pairs", "SentenceAligner", "Weights", "likeness", "weights_of"]

_FEWEST = 0.04  # cosine of concepts below which a pair is not looked at: far below any threshold
_ENOUGH = 2.0  # scale of the shared evidence, in units of log(1 + sum of weights); two rare words give a half
_CONTEXT = 0.8  # how much alike neighbours add, at most
_COLLECTION = 60  # statements of which at least the weights are taken to be; those of two short articles make so many
_CHUNK = 1 << 15


class SentenceAligner(Protocol):
    """Anything else that scores how alike sentences are, such as a model of sentence embeddings."""

    name: str

    def scores(self, first: Sequence[str], second: Sequence[str]) -> Sequence[Sequence[float]]:
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
    weights: Weights,
    aligner: SentenceAligner | None = None,
) -> Pairs:
    """The likeness of every pair of statements that share something.

    The mean of two cosines, of TF-IDF vectors of concepts (stems and word families) and of runs of three to five
    letters, which hold phrases, derived words and names in other spellings. It is damped where little is shared, since
    one rare word in common proves nothing, and raised where the sentences beside the two are alike as well. Last it is
    multiplied by the root of the shares that it has of the best likeness of either statement in the other's article:
    a pair is less likely to be one fact when one of the two has a better counterpart.

    Args:
        first: statements of one article or side, those of one article next to each other and in order.
        second: the same of the other.
        weights: of concepts and letters.
        aligner: another scorer, whose score then counts as much as the wording's.
    """
    by_concept = [Counter(concepts(each.compared)) for each in chain(first, second)]
    numbered = _numbered(by_concept)
    cut = len(first)
    counts = _counts(by_concept, numbered)
    rarity = _rarity(numbered, weights.concepts, weights.total)
    unit = _unit(counts, rarity)
    kept = (unit[:cut] @ unit[cut:].T).tocoo()
    enough = kept.data >= _FEWEST
    i, j, in_concepts = kept.row[enough].astype(np.intp), kept.col[enough].astype(np.intp), kept.data[enough]
    # Who says it makes a pair more alike and proves nothing by itself: the evidence is of the contents alone.
    told = [{concept: 1 for concept in concepts(each.text) if concept in numbered} for each in chain(first, second)]
    present = _counts(told, numbered)
    shared = _products(_scaled(present, np.sqrt(rarity)), i, j + cut)

    by_letter = [Counter(letters(each.compared)) for each in chain(first, second)]
    numbered = _numbered(by_letter)
    unit = _unit(_counts(by_letter, numbered), _rarity(numbered, weights.letters, weights.total))
    alike = (in_concepts + _products(unit, i, j + cut)) / 2
    if aligner is not None:
        given = np.asarray(aligner.scores([s.compared for s in first], [s.compared for s in second]), dtype=np.float64)
        alike = (alike + given[i, j]) / 2
    scores = alike * np.tanh(np.log1p(shared) / _ENOUGH)
    scores *= 1 + _CONTEXT * _beside(first, second, i, j, alike)
    return Pairs(i, j, _against_the_best(first, second, i, j, np.minimum(scores, 1.0)))


def _numbered(counted: Sequence[Mapping[str, int]]) -> dict[str, int]:
    """Each feature with its column."""
    found: dict[str, int] = {}
    for features in counted:
        for feature in features:
            found.setdefault(feature, len(found))
    return found


def _counts(counted: Sequence[Mapping[str, int]], numbered: Mapping[str, int]) -> csr_array:
    """1 + log of how often each feature stands in each statement: a row a statement."""
    from scipy.sparse import csr_array

    ends = np.cumsum([0, *(len(features) for features in counted)])
    columns = np.fromiter((numbered[f] for features in counted for f in features), dtype=np.intp, count=int(ends[-1]))
    values = np.fromiter((n for features in counted for n in features.values()), dtype=np.float64, count=int(ends[-1]))
    return csr_array((1 + np.log(values), columns, ends), shape=(len(counted), max(1, len(numbered))))


def _rarity(numbered: Mapping[str, int], counted: Mapping[str, int], total: int) -> Floats:
    """Inverse document frequency of each column, smoothed: log((1 + N) / (1 + n)) + 1.

    Of a handful of statements every word would stand in most; N is at least that of two short articles.
    """
    total = max(total, _COLLECTION)
    documents = np.fromiter((counted.get(feature, 0) for feature in numbered), dtype=np.float64, count=len(numbered))
    if not numbered:
        return np.ones(1)
    return np.maximum(np.log((1 + total) / (1 + documents)), 0) + 1


def _scaled(matrix: csr_array, columns: Floats) -> csr_array:
    """`matrix` with each column multiplied."""
    found = matrix.copy()
    found.data *= columns[found.indices]
    return found


def _unit(counts: csr_array, rarity: Floats) -> csr_array:
    """TF-IDF vectors of length one."""
    found = _scaled(counts, rarity)
    rows = np.repeat(np.arange(found.shape[0]), np.diff(found.indptr))
    lengths = np.sqrt(np.bincount(rows, weights=found.data**2, minlength=found.shape[0]))
    found.data /= lengths[rows]
    return found


def _products(matrix: csr_array, i: Indices, j: Indices) -> Floats:
    """The inner products of rows `i` with rows `j`."""
    found = np.zeros(len(i))
    for start in range(0, len(i), _CHUNK):
        part = slice(start, start + _CHUNK)
        found[part] = matrix[i[part]].multiply(matrix[j[part]]).sum(axis=1)
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
    """`scores` times the root of their shares of the best that either statement has in the other's article."""
    rows = _articles(first)
    columns = _articles(second)
    in_second = _largest(i * (columns.max(initial=0) + 1) + columns[j], scores)
    in_first = _largest(j * (rows.max(initial=0) + 1) + rows[i], scores)
    with np.errstate(invalid="ignore"):
        return np.nan_to_num(scores * np.sqrt(scores / in_second * (scores / in_first)))


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
