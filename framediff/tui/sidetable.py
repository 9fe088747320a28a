"""The table of two sides: every indicator and voice with a hit on either, and a bar for each side back to back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.scoring import Measure
from framediff.tui.bars import butterfly
from framediff.tui.ink import Line, table_line
from framediff.tui.listing import Listing
from framediff.tui.rows import side_rows, voice_letter, voice_words
from framediff.tui.sheet import cell_words
from framediff.tui.wrapping import fit

if TYPE_CHECKING:
    from framediff.tui.desk import Desk
    from framediff.tui.rows import GridRow
    from framediff.tui.sheet import Sheet

__all__ = ["SideTable"]

_ROOMY = 98  # cells of a line from which voices are named and bars drawn
_BUTTERFLY = 17


class SideTable(Listing):
    """Every indicator and voice with a hit on either side; its first row stands for all of them."""

    HEADERS = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="table")
        self._desk = desk
        self.rows: tuple[GridRow, ...] = ()
        self._sheet: Sheet | None = None
        self._sides: tuple[str, ...] = ()
        self._scales: dict[Measure, float] = {}

    def fill(self, sheet: Sheet, sides: tuple[str, ...], order: int) -> None:
        """Show another comparison or other sides, with the cursor on the indicator in hand."""
        self._sheet, self._sides = sheet, sides
        self.rows = side_rows(sheet.comparison, sides, order)
        spot = self._desk.spot
        self.cursor = next(
            (i for i, row in enumerate(self.rows, 1)
             if row.indicator is not None and row.indicator.id == spot.indicator and row.voice == spot.voice),
            0,
        )  # fmt: skip
        rates = [
            cell.value or 0
            for row in self.rows
            if row.indicator is not None and row.block.measure is Measure.RATE
            for cell in (sheet.cell(row.indicator.id, side, row.voice) for side in sides)
            if not cell.few
        ]
        self._scales = {Measure.SHARE: 1.0, Measure.RATE: max(rates, default=0.0)}
        trees = any(row.indicator is not None and row.indicator.depth for row in self.rows)
        told = "└ counts above too · " if trees and not order else ""
        self.entitle("Indicators", f"{told}the cursor's row is the filter")
        self.reload()

    def item_count(self) -> int:
        """The rows, and one for all."""
        return len(self.rows) + 1 if self._sheet is not None else 0

    def row_here(self) -> GridRow | None:
        """The row under the cursor; None on the one for all."""
        return self.rows[self.cursor - 1] if 0 < self.cursor <= len(self.rows) else None

    def words_of(self, item: int) -> str:
        """The indicator and what it stands under."""
        row = self.rows[item - 1] if item else None
        return (
            f"{row.indicator.label} {row.indicator.id} {row.block.title}" if row is not None and row.indicator else ""
        )

    def draw_header(self, number: int, width: int) -> Line:
        """The two sides."""
        del number
        name, voice, each, bar = self._layout(width - 1)
        cells = [("Indicator", name, "dim"), ("Voice" if voice > 1 else "", voice, "dim")]
        # The labels of the table's own comparison: the desk may already hold the next one.
        labels = {} if self._sheet is None else self._sheet.labels
        cells += [(fit(labels.get(side, side), each - 1, right=True) + " ", each, "strong") for side in self._sides]
        cells += [("  ◂ left · right ▸", bar, "dim")] * (bar > 0)
        return [(" ", ""), *table_line(cells)]

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One row."""
        del line
        if self._sheet is None:
            return []
        name, voice, each, bar = self._layout(width)
        if item == 0:
            counts = [sum(map(len, self._sheet.told(side).values())) for side in self._sides]
            cells = [("every indicator", name + voice + 1, "strong")]
            return table_line(
                [*cells, *((f"{count:,} hits " if count != 1 else "1 hit ", -each, "") for count in counts)]
            )
        row = self.rows[item - 1]
        if row.indicator is None:
            return []
        letter = voice_letter(row.voice)
        cells = [
            (row.text, name, ""),
            (f"{letter} {voice_words(row.voice)}" if voice > 1 else letter, voice,
             "" if row.voice is None else f"{row.voice} letter"),
        ]  # fmt: skip
        pair = [self._sheet.cell(row.indicator.id, side, row.voice) for side in self._sides]
        for cell in pair:
            dagger = "†" if self._sheet.paraphrase_only(cell) else " "
            words = cell_words(cell) + dagger
            if cell.weighted_text and len(weighted := f"{cell.weighted_text}  {words}") < each:
                words = weighted
            cells.append((words, -each, "" if cell.count else "dim"))
        if bar and len(pair) == 2:  # noqa: PLR2004 - two sides
            values = [None if cell.few else cell.value for cell in pair]
            cells.append((" " + butterfly(values[0], values[1], self._scales[row.block.measure], bar - 1), bar, "key"))
        return table_line(cells)

    def _layout(self, width: int) -> tuple[int, int, int, int]:
        """Cells of name, voice, each side and the bars."""
        each = (self._sheet.cell_width if self._sheet is not None else 12) + 1
        wide = width >= _ROOMY
        voice = 10 if wide else 1
        bar = _BUTTERFLY + 1 if wide else 0
        if wide:
            each = max(each, 22)
        name = width - voice - 2 * each - bar - (4 if bar else 3)
        return max(8, name), voice, each, bar
