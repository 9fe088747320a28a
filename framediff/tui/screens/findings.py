"""Screen 5, findings: the parts of the report beside each other's names, every number one key from its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container

from framediff.tui.desk import Goal
from framediff.tui.keys import bindings
from framediff.tui.listing import Listing
from framediff.tui.parts import PartList, PartPage
from framediff.tui.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.timer import Timer
    from textual.widget import Widget

    from framediff.export.document import Evidence, Place
    from framediff.tui.desk import SidesInHand

__all__ = ["FindingsRoom"]

_REST = 0.15  # seconds that the cursor rests on a part before it is made: who walks past waits for nothing


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
        self._opened: tuple[tuple[Evidence, ...], int] = ((), 0)
        self._kept: tuple[SidesInHand, SidesInHand] | None = None
        yield Container(self.parts, self.page, id="findings")

    def on_screen_resume(self) -> None:
        """Let the sides be those again that were shown before a place was opened, if it changed them."""
        if self._kept is not None and self.desk.sides_in_hand() == self._kept[1]:
            self.desk.put_back(self._kept[0])
        self._kept = None
        super().on_screen_resume()

    def fill(self) -> None:
        """Show the part under the cursor; make it if it is not made."""
        if self.desk.comparison is None:
            self.page.wait("The articles are still being read.")
        elif not self.desk.titles:
            self.house.name_parts()
        else:
            if not self.parts.names:
                self.parts.fill()
            self._show()

    @on(Listing.Moved, "#parts")
    def _show(self) -> None:
        """Show the part under the cursor as far as it is made."""
        if self.desk.comparison is None or not self.parts.names:
            return
        name, columns = self.parts.names[self.parts.cursor], self.page.columns
        sections, rows = self.desk.sections(name), self.desk.rows(name, columns)
        shown_for = self.desk.found_for(), name
        if sections == ():
            self.page.wait(f"Nothing to say here by {self.desk.comparison.options.by}, of these sides.")
        elif rows is not None:
            self.page.fill(rows, shown_for)
        elif not self.page.shows(shown_for):
            self.page.wait("Being made … Other parts can be looked at meanwhile.")
        self._entitle()
        self.parts.refresh()
        if self._timer is not None:
            self._timer.stop()
        if rows is None and sections != ():
            self._timer = self.set_timer(_REST, lambda: self._make(name))

    @on(Listing.Moved, "#part")
    def _on_page(self) -> None:
        """The cursor is on another row, or the page has got another width."""
        if self.page.rows and self.parts.names:
            name = self.parts.names[self.parts.cursor]
            if self.desk.sections(name) is not None and self.desk.rows(name, self.page.columns) is None:
                self._make(name)
        self._entitle()

    def _entitle(self) -> None:
        """The part's title, where the cursor is and what its row opens."""
        name = self.parts.names[self.parts.cursor] if self.parts.names else ""
        sections = self.desk.sections(name)
        title = " · ".join(section.title for section in sections) if sections else self.desk.titles.get(name, "")
        behind = self.page.behind()
        number = len(_places(behind))
        opens = "" if not behind else "enter: 1 place" if number == 1 else f"enter: {number:,} places"
        if behind and not number:
            opens = "enter: why"
        rows = f"{self.page.cursor + 1:,}/{len(self.page.rows):,}" if self.page.rows else ""
        self.page.entitle(title, " · ".join(filter(None, (opens, rows))))

    def _make(self, name: str) -> None:
        self.house.find(name, self.page.columns)
        self.parts.refresh()

    def action_walk(self, step: int) -> None:
        """The next row with places, or the next that was sought."""
        if self.desk.sought:
            super().action_walk(step)
        elif not self.page.rows:
            self.say("It is still being made.")
        elif not self.page.walk(step):
            self.say("No further row opens anything." if step > 0 else "No row before this one opens anything.")

    def action_article(self, step: int) -> None:
        """The next heading of the part, or the one before."""
        self.set_focus(self.page)
        if not self.page.rows:
            self.say("It is still being made.")
        elif not self.page.walk_headings(step):
            self.say("No further heading." if step > 0 else "No heading before this one.")

    async def action_open(self) -> None:
        """From a part to its rows, from a row to what it rests on, from a place to the text."""
        if self.focused is self.parts:
            self.set_focus(self.page)
            return
        behind = self.page.behind()
        places = _places(behind)
        if not behind:
            self.say("This row opens nothing; those with › do.")
        elif len(places) == 1 and len(behind) == 1 and not _tells(behind[0]):
            await self._go(places[0])
        else:
            self._choose(behind, places)

    async def action_back(self) -> None:
        """End a search or a zoom; from a part's rows to the list of parts; then back."""
        if self.focused is self.page and not self.desk.sought and not self.has_class("-zoomed"):
            self.set_focus(self.parts)
        else:
            await super().action_back()

    def _choose(self, behind: tuple[Evidence, ...], places: tuple[Place, ...]) -> None:
        from framediff.tui.behind import Behind

        def chosen(number: int | None) -> None:
            if number is not None:
                self._opened = behind, number
                self.call_later(self._go, places[number])

        at = self._opened[1] if self._opened[0] is behind else 0
        self.app.push_screen(Behind(self.desk, behind, at), chosen)

    async def _go(self, place: Place) -> None:
        """To a place in its text."""
        group = self.desk.group_of(place.article_id)
        if group is None:
            self.say("That article has no words in what is compared.")
            return
        self.desk.goal = Goal(place.article_id, group, place.span)
        before = self.desk.sides_in_hand()
        if group not in self.desk.sides:
            self.desk.mark(group)
            self.desk.changes += 1
            self._kept = before, self.desk.sides_in_hand()
        await self.house.go("compare", deeper=True)

    def action_filter_voice(self) -> None:
        """Nothing: the parts have each voice apart."""
        self.say("Findings have each voice apart; v narrows the other screens.")

    def action_mark(self) -> None:
        """Choose a group to be a side, in place of the one that was made one longest ago."""
        from framediff.tui.dialogs import Choose

        comparison = self.desk.comparison
        if comparison is None:
            self.say("The articles are still being read.")
            return
        groups = comparison.groups
        names = [f"{'● ' if group.key in self.desk.sides else '  '}{group.label}" for group in groups]

        def chosen(number: int | None) -> None:
            if number is not None:
                self.desk.mark(groups[number].key)
                self.house.touch()
                self.say(f"Sides: {' | '.join(self.desk.label(side) for side in self.desk.sides)}.")

        self.app.push_screen(Choose("A side of the differences (● are the two in hand)", names, -1), chosen)

    def action_copy(self) -> None:
        """Copy the part."""
        if self.parts.names:
            self.house.copy_part(self.parts.names[self.parts.cursor])

    def action_export(self) -> None:
        """Write the whole report."""
        self.house.export_report()


def _places(behind: Iterable[Evidence]) -> tuple[Place, ...]:
    """The places of all that a row rests on, as the dialog lists them."""
    return tuple(place for each in behind for place in each.places)


def _tells(evidence: Evidence) -> bool:
    """Whether it says more than what its places are of: a proof that something is nowhere else."""
    return ": " in evidence.of
