"""The grid: indicators and voices in rows, groups in columns, and a cursor in both directions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.scoring import Measure
from framediff.tui.bars import level
from framediff.tui.ink import Line, table_line
from framediff.tui.listing import Listing
from framediff.tui.rows import voice_letter, voice_words
from framediff.tui.sheet import cell_words
from framediff.tui.wrapping import fit, width_of, wrap_words

if TYPE_CHECKING:
    from textual import events

    from framediff.scoring import Cell
    from framediff.tui.desk import Desk
    from framediff.tui.rows import GridRow
    from framediff.tui.sheet import Sheet

__all__ = ["GridTable"]

_LAYOUTS = ((36, 10), (30, 10), (30, 1), (24, 1))  # cells of an indicator's name and of its voice, widest first
_MOST_BAR = 8


class GridTable(Listing):
    """Indicators and voices in rows, groups in columns, with a cursor in both directions."""

    HEADERS = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="grid")
        self._desk = desk
        self.rows: tuple[GridRow, ...] = ()
        self._given: tuple[GridRow, ...] = ()
        self.column = 0
        self._first = 0
        self._sheet: Sheet | None = None

    def fill(self, sheet: Sheet, order: int) -> None:
        """Show another comparison, with the cursor on the cell in hand where it is still there."""
        self._sheet = sheet
        comparison = sheet.comparison
        self._given = sheet.rows[order]
        self._flow()
        spot = self._desk.spot
        keys = [group.key for group in comparison.groups]
        self.cursor = next(
            (i for i, row in enumerate(self.rows)
             if row.indicator is not None and row.indicator.id == spot.indicator and row.voice == spot.voice),
            self.cursor,
        )  # fmt: skip
        if spot.groups and spot.groups[0] in keys:
            self.column = keys.index(spot.groups[0])
        elif spot.indicator is None:
            self.column = self._first_hit()
        self.column = min(self.column, max(0, len(keys) - 1))
        self._entitle()
        self.reload()

    def _first_hit(self) -> int:
        """The first column with a hit in the first row of numbers."""
        row = next((row for row in self.rows if row.indicator is not None), None)
        if self._sheet is None or row is None or row.indicator is None:
            return 0
        groups = self._sheet.comparison.groups
        return next((i for i, group in enumerate(groups)
                     if self._sheet.cell(row.indicator.id, group.key, row.voice).count), 0)  # fmt: skip

    def item_count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def selectable(self, item: int) -> bool:
        """Only numbers are gone to."""
        return item < len(self.rows) and self.rows[item].kind == "cells"

    def words_of(self, item: int) -> str:
        """The indicator and what it stands under."""
        row = self.rows[item]
        return "" if row.indicator is None else f"{row.indicator.label} {row.indicator.id} {row.block.title}"

    def move(self, where: str) -> None:
        """Move the cursor in both directions."""
        if where in ("left", "right") and self._sheet is not None:
            last = len(self._sheet.comparison.groups) - 1
            column = max(0, min(last, self.column + (1 if where == "right" else -1)))
            if column != self.column:
                self.column = column
                self._entitle()
                self.refresh()
                self.post_message(self.Moved(self))
        else:
            super().move(where)

    async def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell under the mouse."""
        name, voice, each, _ = self._layout(self.width)
        column = self._first + (event.x - 1 - name - voice - 2) // (each + 1)
        if self._sheet is not None and event.x > name + voice and column < len(self._sheet.comparison.groups):
            self.column = max(0, column)
            self.post_message(self.Moved(self))
        await super().on_click(event)

    def cell_here(self) -> Cell | None:
        """The cell under the cursor."""
        if self._sheet is None or not self.selectable(self.cursor):
            return None
        row = self.rows[self.cursor]
        group = self._sheet.comparison.groups[self.column]
        return None if row.indicator is None else self._sheet.cell(row.indicator.id, group.key, row.voice)

    def draw_header(self, number: int, width: int) -> Line:
        """The groups; sides have a mark."""
        del number
        if self._sheet is None:
            return []
        name, voice, each, count = self._layout(width)
        groups = self._sheet.comparison.groups
        cells = [("", name + voice + 2, "")]
        for place in range(self._first, min(len(groups), self._first + count)):
            group = groups[place]
            label = f"{'●' if group.key in self._desk.sides else ''}{group.label}"
            cells.append((self._placed(label, each), each, "title-here" if place == self.column else "strong"))
        return table_line(cells)

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One row."""
        del line
        row = self.rows[item]
        if self._sheet is None or row.kind == "space":
            return []
        if row.kind == "absent":
            return [(f"  {row.text}", "dim")]
        name, voice, each, count = self._layout(width + 1)
        groups = self._sheet.comparison.groups[self._first : self._first + count]
        if row.kind == "block":
            cells = [(row.block.title, name + voice + 1, "heading")]
            return table_line(
                cells + [(self._placed(self._below(row, group.key), each), each, "dim") for group in groups]
            )
        label = row.text if row.first else ""
        drawn: Line = [("  ", ""), (fit(label, name - 2), ""), (" ", "")]
        letter = voice_letter(row.voice)
        words = f"{letter} {voice_words(row.voice)}" if voice > 1 else letter
        drawn.append((fit(words, voice), "" if row.voice is None else f"{row.voice} letter"))
        for place, group in enumerate(groups, self._first):
            drawn.append((" ", ""))
            drawn += self._draw_cell(row, group.key, each, here=item == self.cursor and place == self.column)
        return drawn

    def _draw_cell(self, row: GridRow, group: str, each: int, *, here: bool) -> Line:
        if self._sheet is None or row.indicator is None:
            return []
        cell = self._sheet.cell(row.indicator.id, group, row.voice)
        dagger = "†" if self._sheet.paraphrase_only(cell) else " "
        text = fit(cell_words(cell), self._sheet.cell_width, right=True)
        inks = "cell" if here else "" if cell.count else "dim"
        bar = each - self._sheet.cell_width - 1
        return [(text, inks), (dagger, "warn"), (self._bar(cell, bar), "key")]

    def _placed(self, words: str, each: int) -> str:
        """Words over a column, ending where its numbers end if they are short enough."""
        least = 0 if self._sheet is None else self._sheet.cell_width
        return fit(words, min(each, max(least, width_of(words))), right=True)

    @staticmethod
    def _bar(cell: Cell, width: int) -> str:
        if cell.measure is not Measure.SHARE or cell.few or cell.value is None:
            return " " * width
        if width <= 2:  # noqa: PLR2004 - too narrow for a lying bar, so it stands
            return fit(level(cell.value), width)
        return fit(" " + "▬" * round(cell.value * (width - 1)), width)

    def _below(self, row: GridRow, group: str) -> str:
        """The denominators of a block in a group, in words."""
        if self._sheet is None:
            return ""
        comparison = self._sheet.comparison
        if row.block.measure is Measure.RATE:
            words = sum(comparison.words(group, voice) for voice in comparison.voices)
            return f"{words:,} words" if words else "no words"
        number = sum(comparison.occasions(row.block.key, group, voice) for voice in comparison.voices)
        return "no occasion" if not number else f"{number:,} occasion{'' if number == 1 else 's'}"

    def _layout(self, width: int) -> tuple[int, int, int, int]:
        """Cells of name, voice and each group's column, and how many columns are in sight."""
        sheet = self._sheet
        if sheet is None:
            return 1, 1, 1, 1
        groups = max(1, len(sheet.comparison.groups))
        least = sheet.cell_width + 2
        for name, voice in _LAYOUTS:
            room = width - 1 - name - voice - 2
            if room >= groups * (least + 1):
                return name, voice, min(room // groups - 1, sheet.cell_width + 1 + _MOST_BAR), groups
        name, voice = _LAYOUTS[-1] if width < 100 else _LAYOUTS[1]  # noqa: PLR2004 - a wide screen
        room = width - 1 - name - voice - 2
        count = max(1, room // (least + 1))
        if not self._first <= self.column < self._first + count:
            self._first = self.column if self.column < self._first else self.column - count + 1
        self._first = max(0, min(self._first, groups - count))
        return name, voice, room // count - 1, count

    def _entitle(self) -> None:
        if self._sheet is None:
            return
        groups = self._sheet.comparison.groups
        _, _, _, count = self._layout(self.width)
        if count >= len(groups):
            self._first = 0
        more = f"columns {self._first + 1}–{self._first + count} of {len(groups)}" if count < len(groups) else ""
        self.entitle(f"Indicators by {self._desk.filters.by}", more)

    def lay_out(self, width: int) -> None:
        """Another width holds another number of columns, and breaks long rows of words elsewhere."""
        del width
        row = self.rows[self.cursor] if self.selectable(self.cursor) else None
        self._flow()
        self.cursor = self.rows.index(row) if row is not None else self.cursor
        self._entitle()

    def _flow(self) -> None:
        """Break the rows of words into as many rows as they need."""
        rows: list[GridRow] = []
        for row in self._given:
            if row.kind == "absent":
                rows += [replace(row, text=words) for words in wrap_words(row.text, self.width - 4)]
            else:
                rows.append(row)
        self.rows = tuple(rows)
