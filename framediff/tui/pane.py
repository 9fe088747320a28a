"""A pane: a scrolling region under a title, drawn line by line; only the lines in sight are ever drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.scroll_view import ScrollView

from framediff.escaping import for_terminal
from framediff.tui.ink import Inked
from framediff.tui.wrapping import fit, width_of

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip

    from framediff.tui.ink import Line

__all__ = ["Pane"]


class Pane(Inked, ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling region under a title.

    A subclass says how many rows it has, and draws any one of them. The title row and further header rows stay in
    sight. The focused pane's title stands in a thick line, the others' in a thin one.
    """

    HEADERS = 1

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.title = ""
        self.note = ""
        self._width = 0

    def row_count(self) -> int:
        """How many rows there are beneath the headers."""
        raise NotImplementedError

    def draw(self, row: int, width: int) -> Line:
        """One row."""
        raise NotImplementedError

    def draw_header(self, number: int, width: int) -> Line:
        """A header row beneath the title, counted from 1."""
        raise NotImplementedError

    def ground(self, row: int) -> str:
        """The inks under a whole row."""
        del row
        return ""

    def lay_out(self, width: int) -> None:
        """Called when the pane has got another width."""

    @property
    def width(self) -> int:
        """Cells of a row."""
        return max(1, self.scrollable_content_region.width)

    @property
    def height(self) -> int:
        """Rows in sight beneath the headers."""
        return max(1, self.size.height - self.HEADERS)

    @property
    def top(self) -> int:
        """The first row in sight."""
        return int(self.scroll_offset.y)

    def entitle(self, title: str, note: str = "") -> None:
        """Set the words of the title row, left and right."""
        if (title, note) != (self.title, self.note):
            self.title, self.note = title, note
            self.refresh()

    def measure(self) -> None:
        """Tell the scrollbar how many rows there are, and draw anew."""
        self.virtual_size = Size(self.width, self.row_count() + self.HEADERS)
        self.refresh()

    def on_resize(self) -> None:
        """Lay out again when the width has changed."""
        if self._width != self.width:
            self._width = self.width
            self.lay_out(self._width)
        self.measure()

    def on_focus(self) -> None:
        """Thicken the title's line."""
        self.refresh()

    def on_blur(self) -> None:
        """Thin the title's line."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        width = self.size.width
        if y == 0:
            return self.strip(self._title(self.width), width)
        if y < self.HEADERS:
            return self.strip(self.draw_header(y, self.width), width)
        row = y - self.HEADERS + self.top
        if row >= self.row_count():
            return self.strip([], width)
        return self.strip(self.draw(row, self.width), width, self.ground(row))

    def show(self, row: int, *, rows: int = 1, middle: bool = False) -> None:
        """Scroll no further than needed to bring `rows` rows into sight, or bring them to the middle if out of it."""
        if not self.size.height:
            return
        top = self.top
        if top <= row and row + rows <= top + self.height:
            return
        nearest = row if row < top else row + rows - self.height
        top = row - self.height // 3 if middle else nearest
        self.scroll_to(y=max(0, top), animate=False, force=True)

    def move(self, where: str) -> None:
        """Scroll: up, down, half_up, half_down, page_up, page_down, top or bottom."""
        by = {"down": 1, "up": -1, "half_down": self.height // 2, "half_up": -(self.height // 2),
              "page_down": self.height, "page_up": -self.height}  # fmt: skip
        if where in by:
            self.scroll_to(y=self.top + by[where], animate=False, force=True)
        elif where == "top":
            self.scroll_to(y=0, animate=False, force=True)
        elif where == "bottom":
            self.scroll_to(y=self.row_count(), animate=False, force=True)

    def row_at(self, event: events.Click) -> int | None:
        """The row under the mouse; None outside."""
        row = event.y - self.HEADERS + self.top
        return row if event.y >= self.HEADERS and row < self.row_count() else None

    def _title(self, width: int) -> Line:
        line, ink = ("━", "title-here") if self.has_focus else ("─", "rule")
        name = "title-here" if self.has_focus else "title"
        note = f" {for_terminal(self.note)} " if self.note else ""
        title = f" {for_terminal(self.title)} " if self.title else ""
        if width_of(note) > width // 2:
            note = fit(note, width // 2 - 1) + " "
        if width_of(title) + width_of(note) + 3 > width:
            title = fit(title, max(0, width - width_of(note) - 4)) + " " if title else ""
        rest = max(0, width - width_of(title) - width_of(note) - 2)
        return [(line, ink), (title, name), (line * rest, ink), (note, name), (line, ink)]
