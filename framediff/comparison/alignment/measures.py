"""Measures: what two statements have in common, each measure by itself, for all pairs that may have anything."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from framediff.comparison.alignment.features import Features, scaled, unit
from framediff.comparison.alignment.figures import figures
from framediff.comparison.alignment.vocabulary import concepts, folded_words, letters

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from framediff.comparison.alignment.statements import Statement

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]

__all__ = ["Measured", "Weights", "article_numbers", "measured", "weights_of"]

_FEWEST = 0.04  # cosine of concepts below which a pair is not looked at: far below any threshold
_ENOUGH = 2.0  # scale of the shared evidence, in units of log(1 + sum of weights); two rare words give a half
_ROWS = 256  # statements that are compared with all others at a time
_LONGEST = 5  # words in a row that are told from more
_COMPOUND = re.compile(r"[-‐‑–]\s?[^\W\d_]")


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
class Measured:
    """Pairs of statements with what they have in common, those that have next to nothing left out.

    Attributes:
        first: positions in the first list, rising.
        second: positions in the second, rising for each of the first.
        alike: the mean of two cosines, of TF-IDF vectors of concepts (stems and word families) and of runs of four
            letters, which hold phrases, derived words and names in other spellings; damped where little is shared,
            since one rare word in common proves nothing.
        numbers: log(1 + sum) over the numbers that both have, each counted as 1 / (statements of the one article that
            have it x those of the other's); no years or days, and none in a compound (`a 225-page report`), which tells
            which thing is meant and not what is said of it.
        run: log of the longest run of words that both have in order, from 1 to 5 words.
        speaker: 1 where both are said by one known speaker, else 0.
    """

    first: Indices
    second: Indices
    alike: Floats
    numbers: Floats
    run: Floats
    speaker: Floats


def weights_of(statements: Sequence[Statement]) -> Weights:
    """The weights that `statements` give."""
    in_concepts: Counter[str] = Counter()
    in_letters: Counter[str] = Counter()
    for statement in statements:
        in_concepts.update(set(concepts(statement.compared)))
        in_letters.update(set(letters(statement.compared)))
    return Weights(len(statements), in_concepts, in_letters)


def measured(first: Sequence[Statement], second: Sequence[Statement], weights: Weights | None = None) -> Measured:
    """What the pairs of two lists of statements have in common.

    Args:
        first: statements of one article or side, those of one article next to each other and in order.
        second: the same of the other; the first itself to compare each with every other.
        weights: of concepts and letters, from a larger collection; from these statements unless given.
    """
    both = first if first is second else [*first, *second]
    cut = len(first)
    others = slice(0 if first is second else cut, None)
    concept, letter, telling = _wordings(both, weights)
    numbers = _numbers(both)
    runs = [_runs(both, size) for size in range(2, _LONGEST + 1)]
    found = []
    for start in range(0, cut, _ROWS):
        rows = slice(start, min(start + _ROWS, cut))
        in_concepts = (concept[rows] @ concept[others].T).toarray()
        i, j = np.nonzero(in_concepts >= _FEWEST)
        alike = (in_concepts[i, j] + (letter[rows] @ letter[others].T).toarray()[i, j]) / 2
        alike *= np.tanh(np.log1p((telling[rows] @ telling[others].T).toarray()[i, j]) / _ENOUGH)
        keys = i * in_concepts.shape[1] + j
        run = np.sum([_at(each[rows] @ each[others].T, keys) > 0 for each in runs], axis=0, dtype=np.float64)
        found.append((i + start, j, alike, np.log1p(_at(numbers[rows] @ numbers[others].T, keys)), np.log1p(run)))
    if not found:
        nothing = np.zeros(0)
        return Measured(np.zeros(0, np.intp), np.zeros(0, np.intp), nothing, nothing, nothing, nothing)
    i, j, alike, shared, run = (np.concatenate(parts) for parts in zip(*found, strict=True))
    speakers = _numbered([each.speaker for each in both])
    ones, twos = speakers[:cut][i], speakers[others][j]
    return Measured(i, j, alike, shared, run, np.asarray((ones == twos) & (ones >= 0), dtype=np.float64))


def _wordings(statements: Sequence[Statement], weights: Weights | None) -> tuple[csr_array, csr_array, csr_array]:
    """Vectors of concepts and of letters, of length one, and those whose product is what two contents share."""
    by_concept = Features([Counter(concepts(each.compared)) for each in statements])
    by_letter = Features([Counter(letters(each.compared)) for each in statements])
    # Who says it makes a pair more alike and proves nothing by itself: the evidence is of the contents alone.
    told = by_concept.again([dict.fromkeys(concepts(each.text), 1) for each in statements])
    rarity = by_concept.rarity(None if weights is None else (weights.concepts, weights.total))
    of_letters = by_letter.rarity(None if weights is None else (weights.letters, weights.total))
    return (
        unit(scaled(by_concept.counts, rarity)),
        unit(scaled(by_letter.counts, of_letters)),
        scaled(told, np.sqrt(rarity)),
    )


def _numbers(statements: Sequence[Statement]) -> csr_array:
    """The numbers of each statement, a column each, as one part of the statements of its article that have it."""
    given = [frozenset(_counted(each.compared)) for each in statements]
    articles = article_numbers(statements).tolist()
    in_article = Counter((article, each) for article, some in zip(articles, given, strict=True) for each in some)
    columns = Features([dict.fromkeys(map(str, sorted(some)), 1) for some in given])
    found = columns.counts
    parts = [
        1 / in_article[article, each] for article, some in zip(articles, given, strict=True) for each in sorted(some)
    ]
    found.data = np.array(parts, dtype=np.float64)
    return found


def _counted(text: str) -> Iterator[float]:
    for figure in figures(text):
        if figure.measure != "year" and not _COMPOUND.match(text[figure.span.end :]):
            yield figure.value


def _runs(statements: Sequence[Statement], size: int) -> csr_array:
    """The runs of so many words of each statement, a column each."""
    given = [folded_words(each.text) for each in statements]
    rows = [[" ".join(some[at : at + size]) for at in range(len(some) - size + 1)] for some in given]
    return Features([dict.fromkeys(row, 1) for row in rows]).counts


def _at(product: csr_array, keys: Indices) -> Floats:
    """The entries of a product at `keys`, rising, each the row times the columns plus the column."""
    if not product.nnz or not len(keys):
        return np.zeros(len(keys))
    product.sort_indices()
    rows = np.repeat(np.arange(product.shape[0]), np.diff(product.indptr))
    places = rows * product.shape[1] + product.indices
    there = np.minimum(np.searchsorted(places, keys), len(places) - 1)
    return np.where(places[there] == keys, product.data[there], 0.0)


def article_numbers(statements: Sequence[Statement]) -> Indices:
    """The number of each statement's article."""
    return _numbered([each.article_id for each in statements])


def _numbered(names: Sequence[Hashable]) -> Indices:
    """Each name as a number; -1 for None."""
    numbers: dict[Hashable, int] = {}
    return np.array([-1 if each is None else numbers.setdefault(each, len(numbers)) for each in names], dtype=np.intp)
