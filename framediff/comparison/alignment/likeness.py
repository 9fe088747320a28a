"""Likeness: how likely two statements report one fact, from 0 to 1, by what their contents have in common."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

import numpy as np

from framediff.comparison.alignment.measures import Weights, article_numbers, measured, weights_of
from framediff.comparison.alignment.shortness import too_little

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from framediff.comparison.alignment.measures import Measured
    from framediff.comparison.alignment.statements import Statement

    Floats = NDArray[np.float64]
    Indices = NDArray[np.intp]
    Counts = Mapping[str, Mapping[str, float]]

__all__ = ["WORDS", "Pairs", "SentenceAligner", "Thresholds", "Weights", "alone", "among", "likeness", "weights_of"]

_ROWS = 256  # statements that another scorer is asked about at a time
_NOTHING = -6.0  # log odds of a pair that has next to nothing in common
_CERTAIN = 0.0  # the same from which on it makes no difference to others how good a pair is
_PRIOR = 20  # statements of middling likeness that are added to those of an article, of which there may be few


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which likeness on two statements belong together.

    Attributes:
        fact: they are taken to report one fact.
        shared: the same where a table of several articles is made of them, in which one wrong pair makes many cells
            wrong: sooner one fact than not.
        near: on average from which another statement may report such a fact, too.
        apart: the same for articles on different events, which share a theme more often than a fact.
        theme: they are taken to speak to one theme, if neither reports a fact of the other side.
    """

    fact: float
    shared: float
    near: float
    apart: float
    theme: float


WORDS = Thresholds(fact=0.25, shared=0.5, near=0.1, apart=0.97, theme=0.06)
"""Of likeness by wording alone, fitted by tests/benchmarks/likeness_fit.py.

By fits that had not seen them, of the best counterparts that lie from `fact` on 92 in 100 are right on the invented
events, and 53 on pairs of articles from one election campaign, many of them on different turns of it. Of 138 pairs of
articles on different events 36 have a pair of statements from 0.4 on and two one from 0.95 on, of which one is a note
of the house. `near` was chosen by tests/benchmarks/omissions.py.
"""


class SentenceAligner(Protocol):
    """Anything else that scores how alike sentences are, such as a model of sentence embeddings."""

    @property
    def name(self) -> str:
        """What it is, with its version: it stands in every result that it had a part in."""
        ...

    @property
    def thresholds(self) -> Thresholds:
        """Of the likeness that its scores have a part in."""
        ...

    def scores(self, first: Sequence[str], second: Sequence[str]) -> Sequence[Sequence[float]] | NDArray[np.floating]:
        """One row a sentence of `first`, one column a sentence of `second`; 1 is the same, 0 nothing in common."""
        ...


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


def likeness(
    first: Sequence[Statement],
    second: Sequence[Statement],
    weights: Weights | None = None,
    aligner: SentenceAligner | None = None,
) -> Pairs:
    """The likeness of every pair of statements that share something.

    It is an estimate of how likely both report one fact, by two logistic regressions fitted on judged pairs. The first
    takes each pair alone, by its measures (`framediff.comparison.alignment.measures`). The second takes it among the
    others: a pair is less likely to be one fact when one of the two has another good counterpart in the other's
    article, and more likely when the sentences beside the two are alike as well. Where a word or two of a short
    content are all that is shared, or the two tell of different acts, it is held to that of a theme; see
    `framediff.comparison.alignment.shortness`.

    Args:
        first: statements of one article or side, those of one article next to each other and in order.
        second: the same of the other; the first itself to compare each with every other.
        weights: of concepts and letters, from a larger collection; from these statements unless given.
        aligner: another scorer, to count beside the wording.
    """
    pairs = measured(first, second, weights)
    i, j = pairs.first, pairs.second
    if not len(i):
        return Pairs(i, j, np.zeros(0))
    at = WORDS if aligner is None else aligner.thresholds
    counts = _counts()["words" if aligner is None else "aligner"]
    odds = _weighed(counts["alone"], alone(first, second, pairs, aligner))
    theme = (at.fact + at.theme) / 2
    short = [place for place in np.flatnonzero(odds > _odds(theme)) if too_little(first[i[place]], second[j[place]])]
    odds[short] = np.minimum(odds[short], _odds(theme))
    scores = _likely(_weighed(counts["among"], among(first, second, pairs, odds)))
    scores[short] = np.minimum(scores[short], theme)
    return Pairs(i, j, scores)


def alone(
    first: Sequence[Statement], second: Sequence[Statement], pairs: Measured, aligner: SentenceAligner | None = None
) -> Mapping[str, Floats]:
    """What the first regression is about: the measures of each pair, with an aligner how alike it finds them.

    The scores of an aligner are counted as how far they lie above what the two have with all others: every two
    statements of one affair are somewhat alike.
    """
    found = {each: getattr(pairs, each) for each in ("alike", "numbers", "run", "speaker")}
    return found if aligner is None else found | {"meaning": _meaning(aligner, first, second, pairs)}


def among(
    first: Sequence[Statement], second: Sequence[Statement], pairs: Measured, odds: Floats
) -> Mapping[str, Floats]:
    """What the second regression is about: log odds of a pair alone, of its rivals, and of the pairs beside it.

    The rivals are the best other counterpart of each of the two in the other's article, of which the mean is taken;
    beside it stand the pairs of a statement next to the one and one at, before or after the other, of which the best
    counts. What is not there has the log odds of a pair with nothing in common, and what is
    better than even counts as even.
    """
    i, j = pairs.first, pairs.second
    rows, columns = article_numbers(first), article_numbers(second)
    known = np.clip(odds, _NOTHING, _CERTAIN)
    rivals = _best_other(i * (columns.max() + 1) + columns[j], known) + _best_other(
        j * (rows.max() + 1) + rows[i], known
    )
    return {"alone": odds, "rivals": rivals / 2, "beside": _beside(first, second, pairs, known)}


def _weighed(counts: Mapping[str, float], measures: Mapping[str, Floats]) -> Floats:
    found: Floats = np.sum([counts[name] * values for name, values in measures.items()], axis=0) + counts["constant"]
    return found


@cache
def _counts() -> Mapping[str, Counts]:
    return tomllib.loads(files("framediff.comparison.alignment").joinpath("likeness.toml").read_text("utf-8"))


def _likely(odds: Floats) -> Floats:
    """The probability that has these log odds, to six decimals: further down machines differ."""
    found: Floats = np.round(1 / (1 + np.exp(-odds)), 6)
    return found


def _odds(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def _meaning(
    aligner: SentenceAligner, first: Sequence[Statement], second: Sequence[Statement], pairs: Measured
) -> Floats:
    """The scores of an aligner for the pairs less the means of both statements; asked a block of rows at a time."""
    i, j = pairs.first, pairs.second
    across = [statement.compared for statement in second]
    found, rows, columns = np.zeros(len(i)), np.zeros(len(first)), np.zeros(len(second))
    for start in range(0, len(first), _ROWS):
        some = [statement.compared for statement in first[start : start + _ROWS]]
        scores = np.asarray(aligner.scores(some, across), dtype=np.float64)
        there = np.flatnonzero((i >= start) & (i < start + _ROWS))
        found[there] = scores[i[there] - start, j[there]]
        rows[start : start + _ROWS] = scores.sum(axis=1)
        columns += scores.sum(axis=0)
    mean = rows.sum() / (len(first) * len(second))
    of_first, of_second = (
        (sums + _PRIOR * mean) / (number + _PRIOR) for sums, number in ((rows, len(second)), (columns, len(first)))
    )
    found += mean - of_first[i] - of_second[j]
    return found


def _best_other(keys: Indices, odds: Floats) -> Floats:
    """For each pair the largest log odds of the other pairs with its key."""
    order = np.argsort(keys, kind="stable")
    begins = np.diff(keys[order], prepend=-1) != 0
    group = np.cumsum(begins) - 1
    starts = np.flatnonzero(begins)
    best = np.maximum.reduceat(odds[order], starts)[group]
    is_best = odds[order] == best
    others = np.maximum.reduceat(np.where(is_best, _NOTHING, odds[order]), starts)[group]
    alone = np.add.reduceat(is_best, starts)[group] == 1
    found = np.empty(len(keys))
    found[order] = np.where(is_best & alone, others, best)
    at_least: Floats = np.maximum(found, _NOTHING)
    return at_least


def _beside(first: Sequence[Statement], second: Sequence[Statement], pairs: Measured, odds: Floats) -> Floats:
    """For each pair the best of a statement next to the one with one at, before or after the other."""
    from scipy.sparse import csr_array

    i, j = pairs.first, pairs.second
    known = csr_array((np.maximum(odds - _NOTHING, 0), (i, j)), shape=(len(first), len(second)))
    best = np.zeros(len(i))
    for step in (-1, 1):
        follows = _neighbours(first, step)[i]
        for shift in (-1, 0, 1):
            across = _neighbours(second, shift)[j]
            there = np.flatnonzero((follows >= 0) & (across >= 0))
            best[there] = np.maximum(best[there], np.asarray(known[follows[there], across[there]]).ravel())
    return best + _NOTHING


def _neighbours(statements: Sequence[Statement], step: int) -> Indices:
    """For each statement the position `step` further; -1 where another article or none stands there."""
    found = np.full(len(statements), -1, dtype=np.intp)
    for position, statement in enumerate(statements):
        other = position + step
        if 0 <= other < len(statements) and statements[other].article_id == statement.article_id:
            found[position] = other
    return found
