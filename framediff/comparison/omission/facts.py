"""Facts that articles on one story share: aspects of their own, that every other article on it can leave out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.comparison.alignment import facts_across, nearest, statements_of, weights_of
from framediff.comparison.alignment.disagreement import disagreements
from framediff.comparison.omission.aspects import Aspect, AspectKind
from framediff.comparison.omission.nearest import Nearest
from framediff.comparison.omission.presence import Mention
from framediff.comparison.stories import stories_of
from framediff.words import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from framediff.article import Span
    from framediff.comparison.alignment import SharedFact, Statement, Weights
    from framediff.comparison.alignment.disagreement import Disagreement
    from framediff.comparison.stories import Story
    from framediff.comparison.study import Study

__all__ = ["Facts"]

_LONGEST = 90  # characters of a statement that stand for its fact in a table


@dataclass(frozen=True, slots=True)
class _Told:
    """One fact with its story, and how telling the words of the story's statements are."""

    fact: SharedFact
    story: Story
    weights: Weights


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that two or more articles on one story report.

    Attributes:
        stories: how many stories have two or more articles.
    """

    stories: int
    _told: dict[str, _Told] = field(repr=False)
    _statements: dict[str, tuple[Statement, ...]] = field(repr=False, default_factory=dict)

    @classmethod
    def of(cls, study: Study) -> Facts:
        """The facts of a study, story by story."""
        told: dict[str, _Told] = {}
        stories = [story for story in stories_of(study).stories if len(story.articles) > 1]
        for story in stories:
            found = facts_across(study, story.articles)
            said = [one for article in story.articles for one in statements_of(study[article].heard)] if found else []
            for fact in found:
                told[f"fact-{len(told) + 1}"] = _Told(fact, story, weights_of(said))
        return cls(len(stories), told)

    def aspects(self) -> Iterator[Aspect]:
        """Every fact, those of a story that most articles report first; told by its most typical statement."""
        for key, told in self._told.items():
            yield Aspect(AspectKind.FACT, key, shortened(told.fact.central.text, _LONGEST), story=told.story.label)

    def story(self, key: str) -> Story:
        """The story that a fact is of."""
        return self._told[key].story

    def disagreements(self, key: str) -> tuple[Disagreement, ...]:
        """In what the statements of a fact do not tell it alike, each thing once."""
        return disagreements(self._told[key].fact.statements)

    def mentions(self) -> Iterator[tuple[str, Mention]]:
        """By the key of a fact, each statement that reports it."""
        for key, told in self._told.items():
            for each in told.fact.statements:
                yield key, Mention(each.article_id, each.span, each.voice, each.speaker)

    def is_on(self, key: str, article_id: str) -> bool:
        """Whether an article is on the story of a fact."""
        return article_id in self._told[key].story.articles

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

    def nearest(self, study: Study, key: str, article_id: str, within: Callable[[Span], bool]) -> Nearest | None:
        """The statement of an article that is most like one of those that report a fact; None where none is at all."""
        told = self._told[key]
        if article_id not in self._statements:
            self._statements[article_id] = statements_of(study[article_id].heard)
        there = [each for each in self._statements[article_id] if within(each.span)]
        found = nearest(told.fact.statements, there, told.weights, study.aligner) if there else None
        return None if found is None else Nearest(found[0].text, found[2], found[1].span)
