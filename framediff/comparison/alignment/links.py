"""Links: statements of two articles or sides that report one fact, or speak to one theme."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from framediff.comparison.alignment.conflicts import Conflict, conflicts
from framediff.comparison.alignment.likeness import WORDS, likeness
from framediff.comparison.alignment.statements import statements_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framediff.comparison.alignment.likeness import Pairs, SentenceAligner, Thresholds, Weights
    from framediff.comparison.alignment.statements import Statement

    Apart = Callable[[str, str], bool]
    Groups = Sequence[Sequence[int]]

__all__ = [
    "Likeness",
    "Link",
    "align",
    "align_texts",
    "fact_at",
    "links_of",
    "nearest",
    "nearest_of",
    "thresholds_of",
]


class Likeness(StrEnum):
    """What two statements have in common."""

    FACT = "fact"  # they report the same event, act, figure or saying, in whole or in part
    THEME = "theme"  # they speak to the same matter


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements that belong together.

    Attributes:
        first: of the first article or side.
        second: of the second.
        kind: the same fact, or only the same theme.
        score: their likeness, 0 to 1: how likely they report one fact, estimated as if on one event.
        conflicts: numbers, dates, names or a negation in which they differ; only of the same fact.
        also_first: further statements of the first side that say the same in the words of `first`, or nearly.
        also_second: the same of the second.
    """

    first: Statement
    second: Statement
    kind: Likeness
    score: float
    conflicts: tuple[Conflict, ...] = ()
    also_first: tuple[Statement, ...] = ()
    also_second: tuple[Statement, ...] = ()

    @property
    def indices(self) -> tuple[int, int]:
        """The positions of the two in the lists they were made from."""
        return self.first.number, self.second.number


def align(
    first: Sequence[Statement],
    second: Sequence[Statement],
    weights: Weights | None = None,
    aligner: SentenceAligner | None = None,
    apart: Apart | None = None,
) -> tuple[Link, ...]:
    """The links between the statements of two articles or sides, in the order of the first.

    One statement may have several: news splits in two sentences what others tell in one.

    Args:
        first: statements of one article or side, each article's in order.
        second: the same of the other.
        weights: how telling each word is, from a larger collection; from these statements unless given.
        aligner: another scorer to count beside the wording.
        apart: whether the articles with two ids are on different events; none are unless given.
    """
    return links_of(first, second, likeness(first, second, weights, aligner), apart, thresholds_of(aligner))


def align_texts(
    first: Sequence[str], second: Sequence[str], aligner: SentenceAligner | None = None
) -> tuple[Link, ...]:
    """The links between two lists of sentences, each in the order of its article.

    `link.indices` are the positions in the lists, `link.kind` tells the same fact from the same theme. Attribution
    clauses such as `X said` are not compared.

    >>> links = align_texts(["Three soldiers were killed."], ["The ministry said that 3 servicemen died."])
    >>> [(link.indices, str(link.kind)) for link in links]
    [((0, 0), 'fact')]
    """
    given, others = statements_in(first, second)
    return align(given, others, aligner=aligner)


def nearest(
    first: Sequence[Statement],
    second: Sequence[Statement],
    weights: Weights | None = None,
    aligner: SentenceAligner | None = None,
) -> tuple[Statement, Statement, float] | None:
    """The two statements that are most alike, with their likeness; None when no word is shared."""
    return nearest_of(first, second, likeness(first, second, weights, aligner))


def nearest_of(
    first: Sequence[Statement], second: Sequence[Statement], pairs: Pairs
) -> tuple[Statement, Statement, float] | None:
    """The same from the likeness of all pairs."""
    if not len(pairs.scores):
        return None
    best = int(np.argmax(pairs.scores))
    return first[pairs.first[best]], second[pairs.second[best]], float(pairs.scores[best])


def thresholds_of(aligner: SentenceAligner | None) -> Thresholds:
    """From which likeness on statements belong together, by what made the likeness; None for wording alone."""
    return WORDS if aligner is None else aligner.thresholds


def fact_at(first: Statement, second: Statement, apart: Apart | None, at: Thresholds = WORDS) -> float:
    """The likeness from which two statements are taken to report one fact."""
    return at.apart if apart is not None and apart(first.article_id, second.article_id) else at.fact


def links_of(  # noqa: PLR0913 - two of them are extras that are named
    first: Sequence[Statement],
    second: Sequence[Statement],
    pairs: Pairs,
    apart: Apart | None = None,
    at: Thresholds = WORDS,
    *,
    groups: tuple[Groups, Groups] | None = None,
) -> tuple[Link, ...]:
    """The pairs that are alike enough, with what they conflict in, in the order of the first.

    Args:
        first: statements of one article or side.
        second: the same of the other.
        pairs: their likeness.
        apart: whether the articles with two ids are on different events.
        at: from which likeness on statements belong together.
        groups: of each side the positions of statements in the same words: two groups have one link, their best.
    """
    ones, others = groups or (_alone(first), _alone(second))
    of_one = {position: number for number, group in enumerate(ones) for position in group}
    of_other = {position: number for number, group in enumerate(others) for position in group}
    order = np.lexsort((pairs.second, pairs.first))
    order = order[pairs.scores[order] >= at.theme]
    found = [(int(pairs.first[place]), int(pairs.second[place]), float(pairs.scores[place])) for place in order]
    best: dict[tuple[int, int], tuple[bool, float, int, int]] = {}
    for i, j, score in found:
        key = of_one[i], of_other[j]
        is_fact = score >= fact_at(first[i], second[j], apart, at)
        if key not in best or (is_fact, score) > best[key][:2]:
            best[key] = is_fact, score, i, j
    facts = [(*key, each[1]) for key, each in best.items() if each[0]]
    themes = _themes([(*key, each[1]) for key, each in best.items() if not each[0]], facts)
    made = []
    for kind, some in ((Likeness.FACT, facts), (Likeness.THEME, themes)):
        for one, other, score in some:
            _, _, i, j = best[one, other]
            differ = conflicts(first[i].text, second[j].text) if kind is Likeness.FACT else ()
            also = (
                [first[each] for each in ones[one] if each != i],
                [second[each] for each in others[other] if each != j],
            )
            made.append((i, -score, j, Link(first[i], second[j], kind, score, differ, tuple(also[0]), tuple(also[1]))))
    return tuple(each[-1] for each in sorted(made, key=lambda each: each[:3]))


def _alone(statements: Sequence[Statement]) -> Groups:
    return [(position,) for position in range(len(statements))]


def _themes(
    alike: Sequence[tuple[int, int, float]], facts: Sequence[tuple[int, int, float]]
) -> list[tuple[int, int, float]]:
    """Of the pairs that are somewhat alike the best of each group that has no fact, each group once."""
    taken_first = {i for i, _, _ in facts}
    taken_second = {j for _, j, _ in facts}
    found = []
    for i, j, score in sorted(alike, key=lambda each: (-each[2], each[0], each[1])):
        if i not in taken_first and j not in taken_second:
            found.append((i, j, score))
            taken_first.add(i)
            taken_second.add(j)
    return found
