"""Screen 5, findings: the parts of the report beside each other's names, every number one key from its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container

from framediff.export.document.model import Mark
from framediff.export.document.rows import HEADING, section_rows
from framediff.tui.desk import Goal
from framediff.tui.keys import bindings
from framediff.tui.listing import Listing
from framediff.tui.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.timer import Timer
    from textual.widget import Widget

    from framediff.export.document import Place, Section
    from framediff.export.document.rows import Row
    from framediff.tui.desk import Desk
    from framediff.tui.ink import Line

__all__ = ["FindingsRoom"]

_REST = 0.15  # seconds that the cursor rests on a part before it is made: who walks past waits for nothing
_INKS = {
    HEADING: "heading",
    Mark.HIT: "hit",
    Mark.CUT: "dim",
    Mark.ADDED: "strong",
    Mark.REWORDED: "other",
    Mark.CONTESTED: "now",
    Mark.GLYPH: "dim",
}


class PartList(Listing):
    """The parts of the report."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="parts")
        self._desk = desk
        self.names: tuple[str, ...] = ()
        self._titles: tuple[str, ...] = ()

    def fill(self, titles: dict[str, str]) -> None:
        """Show these parts."""
        self.names, self._titles = tuple(titles), tuple(titles.values())
        self.reload()

    def item_count(self) -> int:
        """How many parts there are."""
        return len(self.names)

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One part; dimmed until it is made."""
        del line, width
        return [(self._titles[item], "" if self._desk.sections(self.names[item]) is not None else "dim")]


class PartPage(Listing):
    """The rows of one part; those with a mark at their left open their places."""

    def __init__(self) -> None:
        super().__init__(id="part")
        self._sections: tuple[Section, ...] = ()
        self._waiting = ""
        self._rows: list[Row] = []

    def fill(self, sections: tuple[Section, ...] | None, waiting: str) -> None:
        """Show these sections; None stands for those that are still being made."""
        if sections is self._sections and not self._waiting:
            return
        self._sections = sections or ()
        self._waiting = waiting if sections is None else ""
        self.cursor = 0
        self.lay_out(self.width)
        self.reload()
        self.scroll_to(y=0, animate=False, force=True)

    def lay_out(self, width: int) -> None:
        """Lay the sections out anew."""
        rows = [row for section in self._sections for row in section_rows(section, max(width - 2, 20))]
        self._rows = rows[1:]

    def item_count(self) -> int:
        """Rows, or the one that says that they are being made."""
        return len(self._rows) or 1

    def selectable(self, item: int) -> bool:
        """Every row, so that the page can be read down."""
        del item
        return bool(self._rows)

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One row."""
        del line, width
        if not self._rows:
            return [(self._waiting or "Nothing to say here.", "dim")]
        row = self._rows[item]
        mark: Line = [("›" if row.evidence else " ", "key")]
        return mark + [(text, _INKS.get(ink, "")) for text, ink in row.pieces]

    def places(self) -> tuple[Place, ...]:
        """The places that the row under the cursor opens."""
        if not self._rows:
            return ()
        return tuple(dict.fromkeys(place for each in self._rows[self.cursor].evidence for place in each.places))

    def walk(self, step: int) -> None:
        """Go to the next row that opens places."""
        at = self.cursor + step
        while 0 <= at < len(self._rows):
            if self._rows[at].evidence and self._rows[at].evidence != self._rows[self.cursor].evidence:
                self.put(at)
                return
            at += step


class FindingsRoom(Room):
    """The parts of the report, and the one under the cursor."""

    NAME = "findings"
    FIRST = "#parts"
    BINDINGS = bindings("findings")

    def panes(self) -> Iterable[Widget]:
        """The list of parts, and the part."""
        self.parts = PartList(self.desk)
        self.page = PartPage()
        self._timer: Timer | None = None
        yield Container(self.parts, self.page, id="findings")

    def fill(self) -> None:
        """Show the part under the cursor; make it if it is not made."""
        if self.desk.comparison is None:
            self.page.fill(None, "The articles are still being read.")
            return
        if not self.parts.names:
            from framediff.export.report import PARTS

            self.parts.fill({name: part.title for name, part in PARTS.items()})
        self._show()

    @on(Listing.Moved, "#parts")
    def _show(self) -> None:
        name = self.parts.names[self.parts.cursor]
        sections = self.desk.sections(name)
        self.page.fill(sections, "Being made …")
        self.page.entitle("" if sections is None else " · ".join(section.title for section in sections))
        self.parts.entitle("Findings")
        self.parts.refresh()
        if self._timer is not None:
            self._timer.stop()
        if sections is None:
            self._timer = self.set_timer(_REST, lambda: self._make(name))

    def _make(self, name: str) -> None:
        if self.desk.sections(name) is None:
            self.house.find(name)

    def action_walk(self, step: int) -> None:
        """The next row with places, or the next that was sought."""
        if self.desk.sought:
            super().action_walk(step)
        else:
            self.page.walk(step)

    async def action_open(self) -> None:
        """From a part to its rows, from a row to its places, from a place to the text."""
        if self.focused is self.parts:
            self.set_focus(self.page)
            return
        places = self.page.places()
        if not places:
            self.say("This row opens no place; those with › do.")
        elif len(places) == 1:
            await self._go(places[0])
        else:
            self._choose(places)

    def _choose(self, places: Sequence[Place]) -> None:
        from framediff.tui.dialogs import Choose

        lines = [f"{place.article_id}: {place.left}[{place.node}]{place.right}" for place in places]

        def chosen(number: int | None) -> None:
            if number is not None:
                self.call_later(self._go, places[number])

        self.app.push_screen(Choose(f"{len(places):,} places", lines, -1), chosen)

    async def _go(self, place: Place) -> None:
        """To a place in its text."""
        group = self.desk.group_of(place.article_id)
        if group is None:
            self.say("That article has no words in what is compared.")
            return
        self.desk.goal = Goal(place.article_id, group, place.span)
        if group not in self.desk.sides:
            self.desk.mark(group)
            self.desk.changes += 1
        await self.house.go("compare", deeper=True)

    def action_copy(self) -> None:
        """Copy the part."""
        if self.parts.names:
            self.house.copy_part(self.parts.names[self.parts.cursor])

    def action_export(self) -> None:
        """Write the whole report."""
        if self.desk.comparison is None:
            self.say("The articles are still being read.")
        else:
            self.house.export_report()
