"""The footnotes of a document: numbered as they come, same places one note, and each passage of an article once."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.export.document.model import Mark, Run
from framediff.export.layout import single

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from framediff.export.document.model import Evidence, Place

__all__ = ["LEAD", "Footnotes", "Passage", "grouped_places", "shown_words"]

LEAD = (
    "Each note says what is counted and where it stands: the article by its number, voice and speaker, from where to "
    "where in code points of its unchanged text, and the words. The words around them follow, each passage once, by "
    "article."
)
"""What a reader is told before the footnotes."""

_WORDS = 60  # letters of a place's words in a note; the passage has all of them, and longer ones do not stand out there
_ALIKE = frozenset({"hit", "place"})  # a hit is a place: a number of either can have the other's note


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article in which one place or more stand out.

    Attributes:
        span: from where to where, in code points of the article's unchanged text.
        runs: the words, those of places marked; white space single.
    """

    span: Span
    runs: tuple[Run, ...]


@dataclass(slots=True)
class Footnotes:
    """The footnotes of a document.

    Attributes:
        notes: in the order in which something first refers to them; note 1 is the first.
    """

    notes: list[Evidence] = field(default_factory=list)
    _numbers: dict[Hashable, int] = field(default_factory=dict)
    _named: tuple[int, dict[str, str]] = (0, {})  # of how many notes these are the articles' names

    def number(self, evidence: Evidence) -> int:
        """The number of the note of `evidence`, which is one for all that have the same places."""
        key = _key(evidence)
        if key not in self._numbers:
            self.notes.append(evidence)
            self._numbers[key] = len(self.notes)
        return self._numbers[key]

    def articles(self) -> dict[str, str]:
        """A short name for each article with a place: `A1`, by the order of their ids."""
        if self._named[0] != len(self.notes):
            ids = sorted({place.article_id for note in self.notes for place in note.listed})
            self._named = len(self.notes), {article: f"A{number}" for number, article in enumerate(ids, 1)}
        return self._named[1]

    def passages(self) -> dict[str, list[Passage]]:
        """The words around every place by article, in order; words that stand around several are shown once."""
        found: dict[str, dict[Span, list[Place]]] = {article: {} for article in self.articles()}
        for note in self.notes:
            for place in note.listed:
                span = place.span if place.around is None else place.around.span
                found[place.article_id].setdefault(span, []).append(place)
        return {article: list(_merged(windows)) for article, windows in found.items()}


def grouped_places(evidence: Evidence) -> Iterator[tuple[str, str, tuple[Place, ...]]]:
    """The places of a note as they are written: article, what is said of them, and those of which it is said."""
    for (article, note), places in groupby(evidence.listed, key=lambda place: (place.article_id, place.note)):
        yield article, note, tuple(places)


def shown_words(place: Place) -> str:
    """The words of a place in a note: the first of them where they are many."""
    if len(place.node) <= _WORDS:
        return place.node
    begun = place.node[:_WORDS]
    whole = begun if place.node[_WORDS].isspace() else begun.rpartition(" ")[0] or begun
    return f"{whole.rstrip()} …"


def _key(evidence: Evidence) -> Hashable:
    listed = tuple((place.article_id, place.span, place.note) for place in evidence.listed)
    thing = "" if evidence.thing in _ALIKE else evidence.thing
    if not listed or len(listed) < len(evidence.places) or "; " in evidence.of:
        return (thing, evidence.of, len(evidence.places), listed)  # what is said of them is more than their number
    return (thing, listed)


def _merged(windows: dict[Span, list[Place]]) -> Iterator[Passage]:
    """The passages of one article: windows that overlap are one."""
    some: list[tuple[Span, list[Place]]] = []
    end = -1
    for span in sorted(windows, key=lambda each: (each.start, each.end)):
        if some and span.start > end:
            yield _passage(some)
            some = []
        end = max(end, span.end) if some else span.end
        some.append((span, windows[span]))
    if some:
        yield _passage(some)


def _passage(some: Sequence[tuple[Span, list[Place]]]) -> Passage:
    start, end = some[0][0].start, max(span.end for span, _ in some)
    first = some[0][1][0]
    if first.around is None:  # made by hand, without a text: nothing but its own words
        runs = [Run(first.left), Run(first.node, Mark.HIT), Run(first.right)]
        return Passage(first.span, tuple(run for run in runs if run.text))
    text, reached = "", start
    for span, places in some:
        around = places[0].around
        if around is not None and span.end > reached:
            text += around.text[max(0, reached - span.start) :]
            reached = span.end
    last = next(places[0] for span, places in some if span.end == end)
    runs = list(_runs(text, start, (place.span for _, places in some for place in places)))
    before = [Run("… ")] if first.left.startswith("… ") else []
    after = [Run(" …")] if last.right.endswith(" …") else []
    return Passage(Span(start, end), (*before, *runs, *after))


def _runs(text: str, start: int, spans: Iterable[Span]) -> Iterator[Run]:
    """The text with the words of the spans marked, whole statements aside; what two of them share is marked once."""
    at = 0
    short = (span for span in spans if span.end - span.start <= _WORDS)
    for span in sorted(short, key=lambda each: (each.start, each.end)):
        begin, end = max(at, span.start - start), span.end - start
        if end <= at:
            continue
        if begin > at:
            yield Run(single(text[at:begin]))
        yield Run(single(text[begin:end]), Mark.HIT)
        at = end
    if at < len(text):
        yield Run(single(text[at:]))
