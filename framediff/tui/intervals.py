"""One row of the grid, group by group: the number, its interval, both drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.layout import interval_words
from framediff.export.table.notes import bounds_words
from framediff.scoring import Measure
from framediff.scoring.cells import FEW
from framediff.tui.bars import interval_bar
from framediff.tui.ink import Line, table_line
from framediff.tui.pane import Pane
from framediff.tui.sheet import cell_words
from framediff.tui.wrapping import width_of
from framediff.voice.responsibility import responsibility

if TYPE_CHECKING:
    from framediff.scoring import Cell
    from framediff.tui.desk import Desk
    from framediff.tui.rows import GridRow
    from framediff.tui.sheet import Sheet

__all__ = ["Intervals"]

_BOUNDS = 24  # cells of how far unresolved mentions could move a share, so that bars end below each other
_LEAST = 34  # cells that an interval and its bar keep beside that


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
            self._scale = 1.0 if row.block.measure is Measure.SHARE else self._highest(row)
            voice = responsibility(row.voice).words
            self.entitle(f"{row.indicator.label} · {voice}", row.block.measure.words)
        else:
            self.entitle("No hit", "")
        self.styles.height = self.row_count() + self.HEADERS
        self.measure()
        self.show(group)

    def _highest(self, row: GridRow) -> float:
        """The highest end of any interval that is drawn in a row of rates."""
        if self._sheet is None or row.indicator is None:
            return 1.0
        comparison = self._sheet.comparison
        cells = [self._sheet.cell(row.indicator.id, group.key, row.voice) for group in comparison.groups
                 if len(comparison.hits(row.indicator.id, group.key, row.voice)) >= FEW]  # fmt: skip
        return max((cell.interval.high for cell in cells if cell.interval is not None), default=1.0)

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
        bounds = self._sheet.comparison.bounds(self._row.indicator.id, group.key, self._row.voice)
        if bounds is not None:
            words = f" {bounds.unresolved:,} unresolved: {bounds_words(bounds)}"
            taken = max(_BOUNDS, width_of(words))
            if room - taken >= _LEAST:
                return [*self._drawn(cells, cell, room - taken), (words, "warn")]
            return table_line([*cells, (words, room, "warn")])
        return self._drawn(cells, cell, room)

    def _drawn(self, cells: list[tuple[str, int, str]], cell: Cell, room: int) -> Line:
        """A number with its interval, drawn in so many cells."""
        if cell.value is None:
            return table_line([*cells, ("", room, "")])
        if cell.few or cell.interval is None:
            words = cell.shortage
            return table_line([*cells, (f" {words}", room, "dim")])
        interval = interval_words(cell)
        low, high = cell.interval.low, cell.interval.high
        bar = interval_bar(cell.value, low, high, self._scale, max(0, room - 12))
        return table_line([*cells, (interval, -11, "dim"), (bar, max(0, room - 12), "key")])
