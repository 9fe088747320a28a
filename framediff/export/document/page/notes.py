"""The places behind the numbers of a page: a note for each, linked there and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document.page.markup import Markup, element, joined
from framediff.export.layout import counted

if TYPE_CHECKING:
    from framediff.export.document.model import Evidence, Place

__all__ = ["Notes", "place_words"]


class Notes:
    """Notes in the order in which a page first refers to them; the same evidence is one note."""

    def __init__(self) -> None:
        self._numbers: dict[Evidence, int] = {}
        self._references: dict[int, int] = {}

    def __bool__(self) -> bool:
        return bool(self._numbers)

    def reference(self, evidence: Evidence, shown: str = "") -> Markup:
        """A link from `shown`, or from the note's number alone, to the note of `evidence`."""
        number = self._numbers.setdefault(evidence, len(self._numbers) + 1)
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
        """All notes, each with its places and the ways back."""
        items = [self._note(evidence, number) for evidence, number in self._numbers.items()]
        return element("ol", joined(*items, by="\n"), class_="notes")

    def _note(self, evidence: Evidence, number: int) -> Markup:
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
        places = joined(*(element("li", place_words(place)) for place in evidence.listed), by="\n")
        listed = (element("ul", places, class_="places"),) if evidence.places else ()
        return element("li", head, *listed, id=f"n{number}")


def place_words(place: Place) -> Markup:
    """A place: where it stands, whose voice it is in, its words marked in their context."""
    where = f"{place.article_id} [{place.span.start}–{place.span.end})"
    told = [element("bdi", where, class_="where")]
    if place.note:
        told += [Markup(", "), element("bdi", place.note)]
    words = joined(place.left, element("mark", place.node), place.right)
    return joined(element("span", *told, class_="told"), " ", element("bdi", words, class_="words"))
