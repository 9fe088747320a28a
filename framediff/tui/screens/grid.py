"""Screen 2, the grid: every indicator and voice by group, each number one key from its hits, and its intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from framediff.export.layout import interval_words
from framediff.scoring import Measure
from framediff.tui.bars import interval_bar, level
from framediff.tui.desk import Spot
from framediff.tui.ink import Line, table_line
from framediff.tui.keys import bindings
from framediff.tui.lines import AuditRow
from framediff.tui.listing import Listing
from framediff.tui.pane import Pane
from framediff.tui.room import Room
from framediff.tui.rows import grid_rows, voice_letter, voice_words
from framediff.tui.wrapping import fit, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.widget import Widget

    from framediff.comparison import Comparison
    from framediff.matching import Hit
    from framediff.scoring import Cell
    from framediff.tui.desk import Desk
    from framediff.tui.rows import GridRow
    from framediff.voice import Voice

__all__ = ["GridRoom", "Sheet", "cell_words"]

_LAYOUTS = ((36, 10), (30, 10), (30, 1), (24, 1))  # cells of an indicator's name and of its voice, widest first
_LEAST_CELL = 11  # cells of `no occasion`
_MOST_BAR = 8


class Sheet:
    """The numbers of one comparison, computed when they are first drawn."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._cells: dict[tuple[str, str, Voice | None], Cell] = {}
        self._paraphrased = {
            (each.indicator, hit.article_id, hit.span)
            for each in comparison.paraphrase_only
            for hit in each.indirect_hits
        }
        counts = [
            comparison.occasions(block.key, group.key)
            for block in comparison.sets
            if block.measure is Measure.SHARE
            for group in comparison.groups
        ]
        digits = len(f"{max(counts, default=0)}")
        self.cell_width = max(_LEAST_CELL, 12 + 2 * digits)

    def cell(self, indicator: str, group: str, voice: Voice | None) -> Cell:
        """A cell of the comparison."""
        key = indicator, group, voice
        if key not in self._cells:
            self._cells[key] = self.comparison.cell(*key)
        return self._cells[key]

    def paraphrase_only(self, cell: Cell) -> bool:
        """Whether a hit of the cell is wording that its speaker is given in paraphrase only."""
        return any((cell.indicator, hit.article_id, hit.span) in self._paraphrased for hit in cell.hits)

    def is_paraphrase(self, indicator: str, hit: Hit) -> bool:
        """Whether one hit is."""
        return (indicator, hit.article_id, hit.span) in self._paraphrased


def cell_words(cell: Cell) -> str:
    """A cell's number, with counts that are too few for a percentage in brackets."""
    if cell.measure is Measure.SHARE and cell.few and cell.denominator:
        return f"({cell.text})"
    return cell.text


class GridTable(Listing):
    """Indicators and voices in rows, groups in columns, with a cursor in both directions."""

    HEADERS = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="grid")
        self._desk = desk
        self.rows: tuple[GridRow, ...] = ()
        self.column = 0
        self._first = 0
        self._sheet: Sheet | None = None

    def fill(self, sheet: Sheet, order: int) -> None:
        """Show another comparison, with the cursor on the cell in hand where it is still there."""
        self._sheet = sheet
        comparison = sheet.comparison
        self.rows = grid_rows(comparison, order)
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
            cells.append((fit(label, each) if width_of(label) > each else label, -each,
                          "title-here" if place == self.column else "strong"))  # fmt: skip
        return table_line(cells)

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One row."""
        del line
        row = self.rows[item]
        if self._sheet is None or row.kind == "space":
            return []
        if row.kind == "absent":
            return [(fit(f"  {row.text}", width), "dim")]
        name, voice, each, count = self._layout(width + 1)
        groups = self._sheet.comparison.groups[self._first : self._first + count]
        if row.kind == "block":
            cells = [(row.block.title, name + voice + 1, "heading")]
            return table_line(cells + [(self._below(row, group.key), -each, "dim") for group in groups])
        label = "" if row.indicator is None or not row.first else row.indicator.label
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
        """Another width holds another number of columns."""
        del width
        self._entitle()


class Intervals(Pane):
    """The row under the cursor, group by group: the number, its interval, both drawn."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="intervals")
        self._desk = desk
        self._sheet: Sheet | None = None
        self._row: GridRow | None = None
        self._group = 0
        self._scale = 1.0

    def fill(self, sheet: Sheet, row: GridRow | None, group: int) -> None:
        """Show another row of the grid."""
        self._sheet, self._row, self._group = sheet, row, group
        if row is not None and row.indicator is not None:
            cells = [sheet.cell(row.indicator.id, each.key, row.voice) for each in sheet.comparison.groups]
            highs = [cell.interval.high for cell in cells if not cell.few and cell.interval is not None]
            self._scale = 1.0 if row.block.measure is Measure.SHARE else max(highs, default=1.0)
            voice = "all voices together" if row.voice is None else row.voice.responsibility
            self.entitle(f"{row.indicator.label} · {voice}", row.block.measure.words)
        self.styles.height = self.row_count() + self.HEADERS
        self.measure()
        self.show(group)

    def row_count(self) -> int:
        """As many as there are groups."""
        return 0 if self._sheet is None or self._row is None else len(self._sheet.comparison.groups)

    def ground(self, row: int) -> str:
        """The group of the cell under the cursor."""
        return "cursor-away" if row == self._group else ""

    def draw(self, row: int, width: int) -> Line:
        """One group."""
        if self._sheet is None or self._row is None or self._row.indicator is None:
            return []
        group = self._sheet.comparison.groups[row]
        cell = self._sheet.cell(self._row.indicator.id, group.key, self._row.voice)
        name = max(12, min(28, width // 4))
        side = "●" if group.key in self._desk.sides else " "
        cells = [("▏" if row == self._group else " ", 1, "key"), (side, 1, "key"), (group.label, name, ""),
                 (cell_words(cell), -self._sheet.cell_width, "" if cell.count else "dim")]  # fmt: skip
        room = width - 3 - name - self._sheet.cell_width - 3
        if cell.value is None:
            return table_line(cells)
        if cell.few or cell.interval is None:
            words = "fewer than 5 occasions" if cell.measure is Measure.SHARE else "fewer than 5 hits"
            return table_line([*cells, (f" {words}", room, "dim")])
        interval = interval_words(cell)
        low, high = cell.interval.low, cell.interval.high
        if cell.article_interval is not None and cell.article_interval.low < cell.article_interval.high:
            low, high = cell.article_interval.low, cell.article_interval.high
        bar = interval_bar(cell.value, low, high, self._scale, max(0, room - 12))
        return table_line([*cells, (interval, -11, "dim"), (bar, max(0, room - 12), "key")])


class GridRoom(Room):
    """The grid over the intervals of the row under its cursor."""

    NAME = "grid"
    FIRST = "#grid"
    SORTINGS = ("as in the lexicon", "by number of hits")
    BINDINGS = bindings("grid")

    def panes(self) -> Iterable[Widget]:
        """The audit's sentence, the grid, the intervals."""
        self.table = GridTable(self.desk)
        self.intervals = Intervals(self.desk)
        yield AuditRow(self.desk)
        yield self.table
        yield self.intervals

    def fill(self) -> None:
        """Show the comparison."""
        comparison = self.desk.comparison
        if comparison is not None:
            self.sheet = Sheet(comparison)
            self.table.fill(self.sheet, self.sorting)
            self._moved()

    @on(Listing.Moved, "#grid")
    def _moved(self) -> None:
        table = self.table
        if self.desk.comparison is None or not table.selectable(table.cursor):
            return
        row = table.rows[table.cursor]
        group = self.sheet.comparison.groups[table.column]
        if row.indicator is not None:
            self.desk.spot = Spot(row.indicator.id, row.voice, (group.key,))
        self.intervals.fill(self.sheet, row, table.column)

    def action_open(self) -> None:
        """The hits of the cell."""
        if self.table.cell_here() is not None:
            self._moved()
            self.house.go("evidence", deeper=True)

    def action_mark(self) -> None:
        """Make the group of the column a side."""
        if self.desk.comparison is None or not self.desk.comparison.groups:
            return
        self.desk.mark(self.desk.comparison.groups[self.table.column].key)
        self.house.touch()
        self.say(f"Sides: {' | '.join(self.desk.label(side) for side in self.desk.sides)}. 3 compares them.")
