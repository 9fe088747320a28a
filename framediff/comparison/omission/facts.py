"""Facts that articles on one story share: aspects of their own, that every other article on it can leave out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from framediff.comparison.alignment import thresholds_of
from framediff.comparison.alignment.disagreement import disagreements
from framediff.comparison.omission.aspects import Aspect, AspectKind
from framediff.comparison.omission.nearest import Nearest
from framediff.comparison.omission.nearness import StoryStatements
from framediff.comparison.omission.presence import Mention
from framediff.comparison.stories import stories_of
from framediff.words import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from framediff.article import Span
    from framediff.comparison.alignment import SharedFact
    from framediff.comparison.alignment.disagreement import Disagreement
    from framediff.comparison.omission.gathering import Unit
    from framediff.comparison.stories import Story
    from framediff.comparison.study import Study

__all__ = ["Facts"]

_LONGEST = 90  # characters of a statement that stand for its fact in a table


@dataclass(frozen=True, slots=True)
class _Told:
    """One fact among the statements of its story."""

    fact: SharedFact
    among: StoryStatements


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that two or more articles on one story report.

    Attributes:
        stories: how many stories have two or more articles.
        least: the mean likeness to the statements that report a fact from which another may report it, too.
    """

    stories: int
    least: float
    _told: dict[str, _Told] = field(repr=False)
    _near: dict[str, NDArray[np.float64]] = field(repr=False, compare=False, default_factory=dict)

    @classmethod
    def of(cls, study: Study) -> Facts:
        """The facts of a study, story by story."""
        told: dict[str, _Told] = {}
        stories = [story for story in stories_of(study).stories if len(story.articles) > 1]
        for story in stories:
            among = StoryStatements.of(study, story)
            for fact in among.facts:
                told[f"fact-{len(told) + 1}"] = _Told(fact, among)
        return cls(len(stories), thresholds_of(study.aligner).near, told)

    def aspects(self) -> Iterator[Aspect]:
        """Every fact, those of a story that most articles report first; told by its most typical statement."""
        for key, told in self._told.items():
            yield Aspect(
                AspectKind.FACT, key, shortened(told.fact.central.text, _LONGEST), story=told.among.story.label
            )

    def story(self, key: str) -> Story:
        """The story that a fact is of."""
        return self._told[key].among.story

    def disagreements(self, key: str) -> tuple[Disagreement, ...]:
        """In what the statements of a fact do not tell it alike, each thing once."""
        return disagreements(self._told[key].fact.statements)

    def mentions(self) -> Iterator[tuple[str, Mention]]:
        """By the key of a fact, each statement that reports it."""
        for key, told in self._told.items():
            for each in told.fact.statements:
                yield key, Mention(each.article_id, each.span, each.voice, each.speaker)

    def asked_of(self, aspect: Aspect, units: Sequence[Unit]) -> Sequence[Unit]:
        """Of the articles of a group those asked for an aspect: for a fact those on its story, if there are any."""
        if aspect.kind is not AspectKind.FACT:
            return units
        return [unit for unit in units if self.is_on(aspect.key, unit.article_id)] or units

    def is_on(self, key: str, article_id: str) -> bool:
        """Whether an article is on the story of a fact."""
        return article_id in self._told[key].among.story.articles

    def statements(self, key: str) -> int:
        """How many statements report a fact."""
        return len(self._told[key].fact.statements)

    def at(self, article_id: str, span: Span) -> tuple[str, ...]:
        """The facts that a statement reports, as they stand in a table."""
        return tuple(
            f"“{shortened(told.fact.central.text, _LONGEST)}”"
            for told in self._told.values()
            if any(each.article_id == article_id and each.span == span for each in told.fact.statements)
        )

    def perhaps(self) -> Iterator[tuple[str, Mention]]:
        """By the key of a fact, each further statement of its story that may report it.

        That is one that on average is somewhat alike to those that do: too little to say that it
        reports the fact, and too much to say that it does not.
        """
        for key, told in self._told.items():
            near = told.among.nearness(told.fact)
            near[told.among.places(told.fact.statements)] = 0
            for place in np.flatnonzero(near >= self.least).tolist():
                each = told.among.statements[place]
                yield key, Mention(each.article_id, each.span, each.voice, each.speaker)

    def nearest(self, key: str, article_id: str, within: Callable[[Span], bool]) -> Nearest | None:
        """The statement of an article that is most like those that report a fact; None where none is at all."""
        told = self._told[key]
        if key not in self._near:  # one fact is asked for article by article
            self._near.clear()
            self._near[key] = told.among.nearness(told.fact)
        near = self._near[key]
        here = [
            place
            for place in told.among.of_article(article_id)
            if near[place] > 0 and within(told.among.statements[place].span)
        ]
        if not here:
            return None
        place = max(here, key=lambda each: (near[each], -each))
        to = told.among.most_like(told.fact, place)
        return Nearest(to.text, float(near[place]), told.among.statements[place].span)
