"""A contrast: two articles or sides statement by statement, what both report and what only one of them does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.comparison.alignment.events import apart_in
from framediff.comparison.alignment.likeness import likeness
from framediff.comparison.alignment.links import Likeness, links_of, nearest_of, thresholds_of
from framediff.comparison.alignment.statements import statements_of
from framediff.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.alignment.links import Link
    from framediff.comparison.alignment.statements import Statement
    from framediff.comparison.study import Study

__all__ = ["Contrast", "Party", "contrast"]


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two that are put side by side.

    Attributes:
        label: what a reader sees: the outlet, or the article.
        articles: ids of its articles, in order.
        statements: what they state, in order.
    """

    label: str
    articles: tuple[str, ...]
    statements: tuple[Statement, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two articles or sides with the links between their statements.

    Attributes:
        study: the study they come from.
        first: the one.
        second: the other.
        links: what belongs together, in the order of the first.
        nearest: the two statements that are most alike, with their likeness; None when no word is shared.
    """

    study: Study = field(repr=False)
    first: Party
    second: Party
    links: tuple[Link, ...] = field(repr=False)
    nearest: tuple[Statement, Statement, float] | None = field(repr=False)

    def of(self, kind: Likeness) -> tuple[Link, ...]:
        """The links of one kind, the most alike first."""
        chosen = (link for link in self.links if link.kind is kind)
        return tuple(sorted(chosen, key=lambda link: -link.score))

    def only(self, number: int) -> tuple[Statement, ...]:
        """The statements of the first (0) or second (1) that report no fact of the other."""
        facts = [link for link in self.links if link.kind is Likeness.FACT]
        told = {id((link.first, link.second)[number]) for link in facts}
        return tuple(each for each in (self.first, self.second)[number].statements if id(each) not in told)


def contrast(study: Study, first: Sequence[str], second: Sequence[str], labels: tuple[str, str]) -> Contrast:
    """Put two articles or sides of a study side by side.

    Args:
        study: the articles.
        first: ids of the one's articles.
        second: ids of the other's.
        labels: what a reader sees of each.

    Raises:
        UnknownNameError: an article stands on both sides.
    """
    both = set(first) & set(second)
    if both:
        raise UnknownNameError(
            f"“{labels[0]}” and “{labels[1]}” both have the article {min(both)}; name two that differ."
        )
    parties = [
        Party(label, tuple(ids), tuple(each for id_ in ids for each in statements_of(study[id_].heard)))
        for label, ids in zip(labels, (first, second), strict=True)
    ]
    one, other = parties
    pairs = likeness(one.statements, other.statements, aligner=study.aligner)
    links = links_of(one.statements, other.statements, pairs, apart_in(study), thresholds_of(study.aligner))
    return Contrast(study, one, other, links, nearest_of(one.statements, other.statements, pairs))
