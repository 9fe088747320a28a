"""A contrast: two articles or sides statement by statement, what both report and what only one of them does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.comparison.alignment.events import apart_in
from framediff.comparison.alignment.likeness import likeness
from framediff.comparison.alignment.links import Likeness, links_of, nearest_of, thresholds_of
from framediff.comparison.alignment.repetition import repeated
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
        groups: positions of the statements that say the same in the same words, or nearly, in several places.
    """

    label: str
    articles: tuple[str, ...]
    statements: tuple[Statement, ...] = field(repr=False)
    groups: tuple[tuple[int, ...], ...] = field(repr=False)


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
        """The statements of the first (0) or second (1) that report no fact of the other; what is repeated, once."""
        facts = [link for link in self.links if link.kind is Likeness.FACT]
        told = {id((link.first, link.second)[number]) for link in facts}
        told |= {id(each) for link in facts for each in (link.also_first, link.also_second)[number]}
        party = (self.first, self.second)[number]
        heads = (party.statements[group[0]] for group in party.groups)
        return tuple(each for each in heads if id(each) not in told)


def contrast(study: Study, first: Sequence[str], second: Sequence[str], labels: tuple[str, str]) -> Contrast:
    """Put two articles or sides of a study side by side; what one repeats in the same words counts once.

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
        if set(first) == set(second):
            raise UnknownNameError(f"Both are “{labels[0]}”; name two that differ.")
        raise UnknownNameError(
            f"“{labels[0]}” and “{labels[1]}” both have the article {min(both)}; name two that differ."
        )
    one, other = (_party(study, label, ids) for label, ids in zip(labels, (first, second), strict=True))
    pairs = likeness(one.statements, other.statements, aligner=study.aligner)
    links = links_of(
        one.statements,
        other.statements,
        pairs,
        apart_in(study),
        thresholds_of(study.aligner),
        groups=(one.groups, other.groups),
    )
    return Contrast(study, one, other, links, nearest_of(one.statements, other.statements, pairs))


def _party(study: Study, label: str, ids: Sequence[str]) -> Party:
    statements = tuple(each for id_ in ids for each in statements_of(study[id_].heard))
    return Party(label, tuple(ids), statements, repeated(statements))
