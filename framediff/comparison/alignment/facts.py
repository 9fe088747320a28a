"""Shared facts: statements of several articles that report one fact, found by the links between every two of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from framediff.comparison.alignment.events import apart_in
from framediff.comparison.alignment.likeness import likeness
from framediff.comparison.alignment.links import fact_at, thresholds_of
from framediff.comparison.alignment.repetition import repeated
from framediff.comparison.alignment.statements import statements_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.comparison.alignment.likeness import Pairs, SentenceAligner
    from framediff.comparison.alignment.links import Apart
    from framediff.comparison.alignment.statements import Statement
    from framediff.comparison.study import Study

__all__ = ["SharedFact", "facts_across", "facts_among"]

_CLOSE_KNIT = 0.5  # of the pairs of two groups: fewer links do not join them, or one fact would lead to the next


@dataclass(frozen=True, slots=True)
class SharedFact:
    """A fact that two or more articles report.

    Attributes:
        statements: those that report it, in order of article and offset; an article may have several.
        central: the statement that is most like the others: what stands for the fact in a list.
        score: mean likeness of the links between them.
    """

    statements: tuple[Statement, ...] = field(repr=False)
    central: Statement
    score: float

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that report it, in order."""
        return tuple(dict.fromkeys(each.article_id for each in self.statements))

    def of(self, article_id: str) -> tuple[Statement, ...]:
        """The statements of one article."""
        return tuple(each for each in self.statements if each.article_id == article_id)


def facts_across(study: Study, articles: Iterable[str] | None = None) -> tuple[SharedFact, ...]:
    """The facts that two or more articles of a study report, those of most articles first.

    Articles of different stories must word a fact much alike to share it.

    Args:
        study: the study.
        articles: ids of the articles to look at; all unless given.
    """
    chosen = None if articles is None else set(articles)
    return facts_among(
        [
            statement
            for studied in study.articles
            if chosen is None or studied.article.id in chosen
            for statement in statements_of(studied.heard)
        ],
        apart_in(study, strict=True),
        study.aligner,
    )


def facts_among(
    statements: Sequence[Statement],
    apart: Apart | None = None,
    aligner: SentenceAligner | None = None,
    pairs: Pairs | None = None,
) -> tuple[SharedFact, ...]:
    """The facts that statements of two or more articles report; those of one article must stand next to each other.

    Statements are grouped from the most alike pair down. Two groups become one when at least half of their pairs from
    different articles are links, so that a chain of half-alike statements does not make one fact of many. Statements in
    the same words, or nearly, are one from the start, and in such counts one. `apart` tells for two articles' ids
    whether they are on different events; `aligner` is another scorer to count beside the wording; `pairs` is the
    likeness of the statements with each other where it is known.
    """
    at = thresholds_of(aligner)
    pairs = likeness(statements, statements, aligner=aligner) if pairs is None else pairs
    links: dict[tuple[int, int], float] = {}
    alike = np.flatnonzero(pairs.scores >= at.shared)
    for i, j, score in zip(pairs.first[alike], pairs.second[alike], pairs.scores[alike], strict=True):
        one, other = statements[i], statements[j]
        if i < j and one.article_id != other.article_id and score >= fact_at(one, other, apart, at):
            links[int(i), int(j)] = float(score)
    same = repeated(statements)
    head = {position: members[0] for members in same for position in members}
    group = {position: members for members in same for position in members}
    joins: dict[tuple[int, int], float] = {}
    for (i, j), score in links.items():
        pair = min(head[i], head[j]), max(head[i], head[j])
        if pair[0] != pair[1]:
            joins[pair] = max(score, joins.get(pair, 0.0))
    elsewhere = {members[0]: {statements[each].article_id for each in members} for members in same}
    for i, j in sorted(joins, key=lambda pair: (-joins[pair], pair)):
        first, second = group[i], group[j]
        if first is not second and _close_knit(joins, elsewhere, _heads(head, first), _heads(head, second)):
            joined = (*first, *second)
            group.update(dict.fromkeys(joined, joined))
    found = [
        _fact(statements, links, sorted(members))
        for members in {id(members): members for members in group.values()}.values()
        if len({statements[each].article_id for each in members}) > 1
    ]
    place = {id(each): position for position, each in enumerate(statements)}
    return tuple(sorted(found, key=lambda fact: (-len(fact.articles), place[id(fact.statements[0])])))


def _heads(head: dict[int, int], members: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(head[each] for each in members))


def _close_knit(
    joins: dict[tuple[int, int], float], where: dict[int, set[str]], first: Sequence[int], second: Sequence[int]
) -> bool:
    """Whether enough pairs of two lists of wordings are links; those of one article alone are not asked."""
    pairs = [(min(i, j), max(i, j)) for i in first for j in second if len(where[i] | where[j]) > 1]
    return sum(pair in joins for pair in pairs) >= _CLOSE_KNIT * len(pairs)


def _fact(statements: Sequence[Statement], links: dict[tuple[int, int], float], members: Sequence[int]) -> SharedFact:
    inside = {(i, j): links[i, j] for i in members for j in members if (i, j) in links}
    if not inside:  # nothing but one wording, in articles on different events
        return SharedFact(tuple(statements[each] for each in members), statements[members[0]], 1.0)
    central = max(members, key=lambda each: (sum(score for pair, score in inside.items() if each in pair), -each))
    mean = sum(inside.values()) / len(inside)
    return SharedFact(tuple(statements[each] for each in members), statements[central], mean)
