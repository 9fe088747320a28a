"""Nearness: how alike the statements of a story are, on average, to those that report one of its facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from framediff.comparison.alignment import facts_among, statements_of
from framediff.comparison.alignment.likeness import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from framediff.article import Span
    from framediff.comparison.alignment import SharedFact, Statement
    from framediff.comparison.stories import Story
    from framediff.comparison.study import Study

__all__ = ["StoryStatements"]


@dataclass(frozen=True, slots=True)
class StoryStatements:
    """The statements of the articles on one story, and how alike every two of them are.

    Attributes:
        story: the story.
        statements: in order of article and offset.
        facts: those that two or more of its articles report.
    """

    story: Story
    statements: tuple[Statement, ...] = field(repr=False)
    facts: tuple[SharedFact, ...] = field(repr=False)
    _scores: csr_array = field(repr=False)
    _places: dict[tuple[str, Span], int] = field(repr=False)
    _of: dict[str, range] = field(repr=False)

    @classmethod
    def of(cls, study: Study, story: Story) -> StoryStatements:
        """The statements of a story's articles, compared."""
        from scipy.sparse import csr_array

        articles = set(story.articles)
        heard = (studied.heard for studied in study.articles if studied.article.id in articles)
        statements = tuple(statement for each in heard for statement in statements_of(each))
        pairs = likeness(statements, statements, aligner=study.aligner)
        size = max(1, len(statements))
        scores = csr_array((pairs.scores, (pairs.first, pairs.second)), shape=(size, size))
        places = {(each.article_id, each.span): place for place, each in enumerate(statements)}
        of: dict[str, range] = {}
        for place, each in enumerate(statements):
            of[each.article_id] = range(of.get(each.article_id, range(place, place)).start, place + 1)
        facts = facts_among(statements, None, study.aligner, pairs)
        return cls(story, statements, facts, scores, places, of)

    def nearness(self, fact: SharedFact) -> NDArray[np.float64]:
        """For each statement how alike it is to those that report `fact`, from 0 to 1, in the mean over them."""
        return np.asarray(self._rows(fact).sum(axis=0)).ravel()[: len(self.statements)] / len(fact.statements)

    def of_article(self, article_id: str) -> range:
        """Where an article's statements stand among all."""
        return self._of.get(article_id, range(0))

    def most_like(self, fact: SharedFact, place: int) -> Statement:
        """Of the statements that report `fact` the one that is most like the statement at `place`."""
        return fact.statements[int(np.argmax(self._rows(fact)[:, [place]].toarray()))]

    def places(self, statements: Iterable[Statement]) -> list[int]:
        """Where some of the statements stand among all."""
        return [self._places[each.article_id, each.span] for each in statements]

    def _rows(self, fact: SharedFact) -> csr_array:
        return self._scores[self.places(fact.statements)]
