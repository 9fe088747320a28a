"""Screen 5, findings: the parts of the report beside each other's names, every number one key from its places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container

from framediff.export.document.model import Mark
from framediff.export.document.rows import HEADING
from framediff.tui.desk import BY, Goal
from framediff.tui.keys import bindings
from framediff.tui.listing import Listing
from framediff.tui.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.timer import Timer
    from textual.widget import Widget

    from framediff.export.document import Evidence, Place
    from framediff.export.document.rows import Row
    from framediff.tui.desk import Desk, SidesInHand
    from framediff.tui.ink import Line

__all__ = ["FindingsRoom"]

_REST = 0.15  # seconds that the cursor rests on a part before it is made: who walks past waits for nothing
_MARGIN = 3  # cells left of a row: the cursor's bar, the mark, and one between it and the words
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

    def fill(self) -> None:
        """Show the parts that there are."""
        self.names = tuple(self._desk.titles)
        self.entitle("Findings")
        self.reload()

    def item_count(self) -> int:
        """How many parts there are."""
        return len(self.names)

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One part; dimmed until it is made, with three dots while it is in the making."""
        del line, width
        name = self.names[item]
        made = self._desk.sections(name) is not None
        making = (self._desk.found_for(), name) in self._desk.finding
        return [(self._desk.titles[name], "" if made else "dim"), (" …" if making and not made else "", "key")]


class PartPage(Listing):
    """The rows of one part; those with a mark at their left open what they rest on."""

    def __init__(self) -> None:
        super().__init__(id="part")
        self._waiting = ""
        self._for: object = None
        self.rows: list[Row] = []

    @property
    def columns(self) -> int:
        """Cells that a row of the part may take; while another pane stands alone, those that it had before."""
        return max((self.width if self.size.width else self._width) - _MARGIN, 20)

    def wait(self, words: str) -> None:
        """Say that there is nothing to show yet."""
        self._for, self.rows, self._waiting = None, [], words
        self._show_from(0)

    def fill(self, rows: list[Row], shown_for: object) -> None:
        """Show these rows; of what is shown already, laid out for another width, the cursor keeps its place."""
        if rows is self.rows:
            return
        read = self._letters(self.cursor) if shown_for == self._for else 0
        self._for, self.rows, self._waiting = shown_for, rows, ""
        cursor = 0
        while read > 0 and cursor < len(rows) - 1:
            read -= _letters(rows[cursor])
            cursor += read >= 0
        self._show_from(cursor)

    def shows(self, what: object) -> bool:
        """Whether that is shown, for whatever width it was laid out."""
        return bool(self.rows) and self._for == what

    def _letters(self, row: int) -> int:
        """How many letters stand above a row: they do so in every layout."""
        return sum(_letters(each) for each in self.rows[:row])

    def _show_from(self, cursor: int) -> None:
        self.cursor = cursor
        if not cursor:
            self.scroll_to(y=0, animate=False, force=True)
        self.reload()
        self.post_message(self.Moved(self))

    def lay_out(self, width: int) -> None:
        """Another width: the rows for it are made elsewhere."""
        del width
        self.post_message(self.Moved(self))

    def item_count(self) -> int:
        """Rows, or the one that says that they are being made."""
        return len(self.rows) or 1

    def selectable(self, item: int) -> bool:
        """Every row, so that the page can be read down."""
        del item
        return bool(self.rows)

    def opens(self, item: int) -> bool:
        """Whether a row is the first of those that open the same."""
        behind = self.rows[item].evidence
        return bool(behind) and (item == 0 or self.rows[item - 1].evidence is not behind)

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One row."""
        del line, width
        if not self.rows:
            return [(self._waiting, "dim")]
        row = self.rows[item]
        mark: Line = [("› " if self.opens(item) else "  ", "key")]
        return mark + [(text, _INKS.get(ink, "")) for text, ink in row.pieces]

    def words_of(self, item: int) -> str:
        """The words of a row and, in a sentence that goes on, those that begin the next: names are parted there."""
        if not self.rows:
            return ""
        words = " ".join(self.rows[item].text.split())
        after = " ".join(self.rows[item + 1].text.split()) if item + 1 < len(self.rows) else ""
        return f"{words} {after}"

    def find(self, words: str, step: int, *, stay: bool = False) -> tuple[int, int]:
        """As in every list; what stands in the next row alone is found there."""
        wanted = words.casefold()
        texts = [" ".join(row.text.split()).casefold() for row in self.rows]
        found = []
        for number, text in enumerate(texts):
            after = texts[number + 1] if number + 1 < len(texts) else ""
            if wanted in text or (wanted in f"{text} {after}" and wanted not in after):
                found.append(number)
        return self.find_among(found, step, stay=stay)

    def behind(self) -> tuple[Evidence, ...]:
        """What the row under the cursor rests on."""
        return self.rows[self.cursor].evidence if self.rows else ()

    def walk(self, step: int) -> bool:
        """Go to the next row that opens something, or the one before; whether there is one."""
        at = self.cursor + step
        while 0 <= at < len(self.rows):
            if self.opens(at) and self.rows[at].evidence is not self.rows[self.cursor].evidence:
                self.put(at)
                return True
            at += step
        return False


def _letters(row: Row) -> int:
    return sum(letter.isalnum() for letter in row.text)


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
            self.page.wait(f"Nothing to say here {BY[self.desk.comparison.options.by]}, of these sides.")
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
