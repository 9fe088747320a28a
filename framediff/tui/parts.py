"""A part of the report as a page of rows, and the list of all parts beside it: what the Findings screen is made of."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

from framediff.export.document.model import Mark
from framediff.export.document.rows import HEADING
from framediff.tui.listing import Listing

if TYPE_CHECKING:
    from framediff.export.document import Evidence
    from framediff.export.document.rows import Row
    from framediff.tui.desk import Desk
    from framediff.tui.ink import Line

__all__ = ["PartList", "PartPage"]

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
        was, kept = self.rows, self.cursor
        again = shown_for == self._for and bool(was)
        self._for, self.rows, self._waiting = shown_for, rows, ""
        self._show_from(same_row(was, kept, rows) if again else 0)

    def shows(self, what: object) -> bool:
        """Whether that is shown, for whatever width it was laid out."""
        return bool(self.rows) and self._for == what

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
        return _begins(self.rows, item)

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

    def walk_headings(self, step: int) -> bool:
        """Go to the next heading, or the one before, and let it stand on top; whether there is one."""
        at = self.cursor + step
        while 0 <= at < len(self.rows):
            if _is_heading(self.rows[at]) and (at == 0 or not _is_heading(self.rows[at - 1])):
                self.put(at)
                self.scroll_to(y=at, animate=False, force=True)
                return True
            at += step
        return False

    def walk(self, step: int) -> bool:
        """Go to the next row that opens something, or the one before; whether there is one."""
        at = self.cursor + step
        while 0 <= at < len(self.rows):
            if self.opens(at) and self.rows[at].evidence is not self.rows[self.cursor].evidence:
                self.put(at)
                return True
            at += step
        return False


def same_row(before: list[Row], cursor: int, after: list[Row]) -> int:
    """The row of another layout at which a reader is who was at `cursor`.

    What rests on the same evidence is the same in every layout; a table that is too wide is given in several pieces, so
    that its rows come several times, and not equally often. From the last such row letters are counted.
    """
    first = next((at for at in range(cursor, -1, -1) if _begins(before, at)), None)
    if first is None:
        return _forth(after, 0, sum(map(_letters, before[:cursor])))
    mine = [at for at in range(len(before)) if _begins(before, at) and _same(before, at, before, first)]
    there = [at for at in range(len(after)) if _begins(after, at) and _same(after, at, before, first)]
    if not there:
        return 0
    end = _end(before, first)
    if cursor < end:
        start = there[min(mine.index(first), len(there) - 1)]
        return _forth(after, start, sum(map(_letters, before[first:cursor])))
    start = there[-1] if first == mine[-1] else there[min(mine.index(first), len(there) - 1)]
    return _forth(after, _end(after, start), sum(map(_letters, before[end:cursor])))


def _forth(rows: list[Row], start: int, letters: int) -> int:
    """The row that so many letters from `start` lead to."""
    at = min(start, len(rows) - 1)
    while letters > 0 and at < len(rows) - 1:
        letters -= _letters(rows[at])
        at += letters >= 0
    return at


def _end(rows: list[Row], first: int) -> int:
    """The first row after those that rest on what the row `first` rests on."""
    return next((at for at in range(first, len(rows)) if rows[at].evidence is not rows[first].evidence), len(rows))


def _begins(rows: list[Row], at: int) -> bool:
    behind = rows[at].evidence
    return bool(behind) and (at == 0 or rows[at - 1].evidence is not behind)


def _same(rows: list[Row], at: int, others: list[Row], there: int) -> bool:
    mine, theirs = rows[at].evidence, others[there].evidence
    return len(mine) == len(theirs) and all(map(is_, mine, theirs))


def _is_heading(row: Row) -> bool:
    return any(ink == HEADING and text.strip() for text, ink in row.pieces)


def _letters(row: Row) -> int:
    return sum(letter.isalnum() for letter in row.text)
