"""Grouping: from linked units to families, each around the speech that most others share words with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framediff.comparison.families.likeness import likeness
from framediff.comparison.families.model import Family, Rendering, Stretch
from framediff.comparison.families.reach import reaching
from framediff.comparison.worddiff import labels_of, text_of, word_diff
from framediff.comparison.worddiff.contractions import expanded
from framediff.comparison.worddiff.model import Variants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.families.contents import SameContents
    from framediff.comparison.families.links import Links
    from framediff.comparison.families.units import Speech, Unit
    from framediff.comparison.study import Study

__all__ = ["Grouping", "rendering_of", "stretch_of"]

_SLACK = 0.25  # how much less than asked for a rendering may be like the base that another rendering joins it to
_NO_DATE = "9999"


@dataclass(frozen=True, slots=True)
class _Link:
    """A unit of the base with the unit of another speech that renders it."""

    base: int
    unit: int
    score: float
    through: str | None = None
    contents: bool = False


class Grouping:
    """Makes families of the linked units of a study; a sentence belongs to one family at most.

    Args:
        study: the study.
        speeches: its speeches.
        units: their units.
        links: which are alike.
        same: which say the same in other words; no more than `links` has unless given.
    """

    def __init__(
        self,
        study: Study,
        speeches: Sequence[Speech],
        units: Sequence[Unit],
        links: Links,
        same: SameContents | None = None,
    ) -> None:
        self._study, self._speeches, self._units, self._links, self._same = study, speeches, units, links, same
        self._of_speech: dict[int, list[int]] = {}
        for number, unit in enumerate(units):
            self._of_speech.setdefault(unit.speech, []).append(number)
        self._taken: set[tuple[int, int]] = set()
        self._own: set[tuple[int, int]] = set()  # of these, what the base of the family in hand has of its speech

    def families(self) -> Iterator[Family]:
        """The families, each around its base."""
        ranked = sorted((self._rank(speech), speech) for speech in self._of_speech)
        for rank, speech in ranked:
            if rank[0][0] == (0, 0):
                return
            members = self._members(speech)
            if members:
                yield self._family(speech, members)

    def _rank(self, speech: int) -> tuple[tuple[tuple[int, int], int, int], str, int]:
        """What makes a speech a base: others worded like it, others that say it, quotation marks, length; then date."""
        same = self._same
        weights = {
            unit: (self._links.weight(unit) - 1, 0 if same is None else same.weight(unit))
            for unit in self._of_speech[speech]
        }
        words = sum(len(self._units[unit].words) for unit, weight in weights.items() if any(weight))
        date = self._study[self._speeches[speech].article_id].article.metadata.date.value or _NO_DATE
        alike, contents = max(weights.values())
        return ((-alike, -contents), -self._speeches[speech].quoted, -words), date, speech

    def _free(self, number: int) -> bool:
        unit = self._units[number]
        return all((unit.speech, at) not in self._taken for at in range(unit.first, unit.last + 1))

    def _take(self, number: int) -> None:
        unit = self._units[number]
        self._taken.update((unit.speech, at) for at in range(unit.first, unit.last + 1))

    def _members(self, speech: int) -> dict[int, list[_Link]]:
        """By speech the links with the base, then with those that are linked with it; all are taken."""
        members: dict[int, list[_Link]] = {}
        for base in self._of_speech[speech]:
            if self._free(base):
                for link in self._linked(base):
                    if self._free(link.unit):
                        members.setdefault(self._units[link.unit].speech, []).append(link)
        near = [link for links in members.values() for link in links]
        for link in near:
            self._take(link.base)
            self._take(link.unit)
        for link in near:
            self._join(speech, link, members)
        return members

    def _linked(self, base: int) -> Iterator[_Link]:
        """What renders a unit, by its wording or, in other words, by its contents."""
        alike = set()
        for other, score in self._links.of(base):
            alike.add(other)
            yield _Link(base, other, score)
        for other in self._same.of(base) if self._same is not None else ():
            if other not in alike:
                score = self._likeness(base, other)
                yield _Link(base, other, score, contents=True)

    def _likeness(self, one: int, two: int) -> float:
        return likeness(expanded(self._units[one].words), expanded(self._units[two].words))

    def _join(self, speech: int, link: _Link, members: dict[int, list[_Link]]) -> None:
        """Add the speeches that are linked with a member and not with the base."""
        for other, _ in self._links.of(link.unit):
            there = self._units[other].speech
            if there == speech or not self._free(other):
                continue
            near = self._likeness(link.base, other)
            if near >= self._links.least - _SLACK:
                through = self._speeches[self._units[link.unit].speech].article_id
                members.setdefault(there, []).append(_Link(link.base, other, near, through))
                self._take(other)

    def _family(self, speech: int, members: dict[int, list[_Link]]) -> Family:
        self._own = {
            (speech, at)
            for links in members.values()
            for link in links
            for at in range(self._units[link.base].first, self._units[link.base].last + 1)
        }
        made = [self._rendering(speech, there, links) for there, links in sorted(members.items())]
        linked = [self._units[link.base] for links in members.values() for link in links]
        first = min(*(unit.first for unit in linked), *(begin for _, (begin, _) in made))
        last = max(*(unit.last for unit in linked), *(end for _, (_, end) in made))
        base = stretch_of(self._study, self._speeches[speech], first, last)
        return Family(base, self._reason(speech, members), tuple(rendering for rendering, _ in made))

    def _rendering(self, speech: int, there: int, links: Sequence[_Link]) -> tuple[Rendering, tuple[int, int]]:
        """The rendering of a speech, and from which to which sentence of the base it renders it."""
        best: dict[int, _Link] = {}
        for link in links:
            if link.base not in best or best[link.base].score < link.score:
                best[link.base] = link
        weights = [len(self._units[base].words) for base in best]
        score = sum(link.score * weight for link, weight in zip(best.values(), weights, strict=True)) / sum(weights)
        mine = [self._units[link.base] for link in best.values()]
        theirs = [self._units[link.unit] for link in best.values()]
        through = next((link.through for link in best.values()), None)
        base = min(unit.first for unit in mine), max(unit.last for unit in mine)
        found = min(unit.first for unit in theirs), max(unit.last for unit in theirs)
        found = self._reaching(there, found, speech, base)
        base = self._reaching(speech, base, there, found, mine=True)
        one, two = (
            stretch_of(self._study, self._speeches[each], *sentences)
            for each, sentences in ((speech, base), (there, found))
        )
        rendering = rendering_of(self._study, one, two, score, through)
        return replace(rendering, contents=all(link.contents for link in links)), base

    def _reaching(
        self, speech: int, sentences: tuple[int, int], other: int, rendered: tuple[int, int], *, mine: bool = False
    ) -> tuple[int, int]:
        """The sentences of a speech with those beside them that render more of the other's; they are taken.

        The base's own sentences may be rendered by several speeches, so those are open to each of them.
        """
        words = [word for each in self._speeches[other].sentences[rendered[0] : rendered[1] + 1] for word in each.words]
        own = self._own if mine else set()
        first, last = reaching(
            self._speeches[speech],
            *sentences,
            words,
            lambda at: (speech, at) not in self._taken or (speech, at) in own,
        )
        added = {(speech, at) for at in range(first, last + 1)}
        if mine:
            self._own |= added
        self._taken |= added
        return first, last

    def _reason(self, speech: int, members: dict[int, list[_Link]]) -> str:
        """Why this speech is the base."""
        ranks = [self._rank(other) for other in members]
        (weight, quoted, words), date, _ = self._rank(speech)
        if all(weight < other[0][0] for other in ranks):
            return "most others share words with it"
        if all((weight, quoted) < other[0][:2] for other in ranks):
            return "it stands in quotation marks"
        if all((weight, quoted, words) < other[0] for other in ranks):
            return "the longest"
        if date != _NO_DATE and all(date < other[1] for other in ranks):
            return "the earliest of equals"
        return "the first of equals by the articles' names"


def stretch_of(study: Study, speech: Speech, first: int, last: int) -> Stretch:
    """Sentences `first` to `last` of a speech as words of its article."""
    return Stretch(speech, speech.spans(first, last, study[speech.article_id].article.text))


def rendering_of(study: Study, base: Stretch, stretch: Stretch, score: float, through: str | None = None) -> Rendering:
    """One stretch as a rendering of another, with its word diff."""
    first, second = (text_of(study, each.article_id, each.spans) for each in (base, stretch))
    labels = Variants(*(labels_of(study, each.article_id, each.spans) for each in (base, stretch)))
    return Rendering(stretch, base, score, word_diff(first, second, labels), through)
