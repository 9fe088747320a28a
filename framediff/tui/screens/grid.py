"""Screen 2, the grid: every indicator and voice by group, each number one key from its hits, and its intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from framediff.tui.desk import Spot
from framediff.tui.gridtable import GridTable
from framediff.tui.intervals import Intervals
from framediff.tui.keys import bindings
from framediff.tui.lines import AuditRow
from framediff.tui.listing import Listing
from framediff.tui.room import Room

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

__all__ = ["GridRoom"]


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
        if self.desk.sheet is not None:
            self.table.fill(self.desk.sheet, self.sorting)
            self._moved()

    @on(Listing.Moved, "#grid")
    def _moved(self) -> None:
        table = self.table
        sheet = self.desk.sheet
        if sheet is None:
            return
        if not table.selectable(table.cursor):
            self.intervals.fill(sheet, None, 0)
            return
        row = table.rows[table.cursor]
        group = sheet.comparison.groups[table.column]
        if row.indicator is not None:
            self.desk.spot = Spot(row.indicator.id, row.voice, (group.key,))
        self.intervals.fill(sheet, row, table.column)

    async def action_open(self) -> None:
        """The hits of the cell."""
        if self.table.cell_here() is not None:
            self._moved()
            await self.house.go("evidence", deeper=True)

    def action_mark(self) -> None:
        """Make the group of the column a side."""
        if self.desk.comparison is None or not self.desk.comparison.groups:
            return
        self.desk.mark(self.desk.comparison.groups[self.table.column].key)
        self.house.touch()
        self.say(f"Sides: {' | '.join(self.desk.label(side) for side in self.desk.sides)}. 3 compares them.")
