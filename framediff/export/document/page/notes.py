"""The places behind the numbers of a page: a note for each, linked there and back."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from framediff.export.document.footnotes import Footnotes, grouped_places, shown_words
from framediff.export.document.model import Mark
from framediff.export.document.page.markup import Markup, element, joined
from framediff.export.layout import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.article import Span
    from framediff.export.document.footnotes import Passage
    from framediff.export.document.model import Evidence, Place, Run

__all__ = ["Notes"]

_Where = dict[str, list[tuple["Span", str]]]


class Notes:
    """The notes of a page, with the ways there and back."""

    def __init__(self) -> None:
        self._footnotes = Footnotes()
        self._references: dict[int, int] = {}

    def __bool__(self) -> bool:
        return bool(self._footnotes.notes)

    def reference(self, evidence: Evidence, shown: str = "") -> Markup:
        """A link from `shown`, or from the note's number alone, to the note of `evidence`."""
        number = self._footnotes.number(evidence)
        times = self._references[number] = self._references.get(number, 0) + 1
        label = (
            f"note {number}: {counted(len(evidence.places), evidence.thing)}" if evidence.places else f"note {number}"
        )
        return element(
            "a",
            shown,
            element("sup", str(number)),
            class_="ref" if shown else "ref alone",
            id=f"r{number}-{times}",
            href=f"#n{number}",
            title=label,
        )

    def section(self) -> Markup:
        """All notes, each with its places and the ways back, then the passages in which these stand."""
        names = self._footnotes.articles()
        passages = self._footnotes.passages()
        where = {
            article: [(passage.span, f"p{names[article][1:]}-{number}") for number, passage in enumerate(some, 1)]
            for article, some in passages.items()
        }
        items = [self._note(note, number, names, where) for number, note in enumerate(self._footnotes.notes, 1)]
        notes = element("ol", joined(*items, by="\n"), class_="notes")
        return joined(notes, *(_article(a, names[a], some) for a, some in passages.items()), by="\n")

    def _note(self, evidence: Evidence, number: int, names: Mapping[str, str], where: _Where) -> Markup:
        back = joined(
            *(
                element("a", "↩", href=f"#r{number}-{time}", aria_label=f"back to reference {time} of note {number}")
                for time in range(1, self._references[number] + 1)
            ),
            by=" ",
        )
        head = element(
            "p",
            element("span", str(number), class_="nth"),
            " ",
            element("bdi", evidence.titled),
            " ",
            element("span", back, class_="back"),
        )
        groups = (
            element("li", _places(names[article], note, places, where[article]))
            for article, note, places in grouped_places(evidence)
        )
        listed = (element("ul", joined(*groups, by="\n"), class_="places"),) if evidence.places else ()
        return element("li", head, *listed, id=f"n{number}")


def _places(name: str, note: str, places: Sequence[Place], passages: Sequence[tuple[Span, str]]) -> Markup:
    """Places of one article of which the same is said, each leading to the words around it."""
    told = element("span", f"{name}{', ' * bool(note)}", element("bdi", note), ": ", class_="told")
    shown = []
    for place in places:
        start = place.span.start if place.around is None else place.around.span.start
        found = bisect_right(passages, start, key=lambda each: each[0].start) - 1
        span = f"[{place.span.start}–{place.span.end})"
        link = element("a", span, class_="where", href=f"#{passages[max(found, 0)][1]}")
        shown.append(joined(link, " ", element("mark", shown_words(place))))
    return joined(told, joined(*shown, by="; "))


def _article(article: str, name: str, passages: Sequence[Passage]) -> Markup:
    """The passages of one article, under its number and id."""
    items = (
        element(
            "li",
            element("span", f"[{passage.span.start}–{passage.span.end})", class_="told where"),
            " ",
            element("bdi", *(_run(run) for run in passage.runs)),
            id=f"p{name[1:]}-{number}",
        )
        for number, passage in enumerate(passages, 1)
    )
    return joined(
        element("h3", f"{name} · {article}", dir="auto"),
        element("ul", joined(*items, by="\n"), class_="passages"),
        by="\n",
    )


def _run(run: Run) -> Markup:
    return element("mark", run.text) if run.mark is Mark.HIT else joined(run.text)
