"""Drawing by the line: pieces of text with the names of their inks become strips. Nothing else puts text on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from framediff.escaping import for_terminal
from framediff.tui.wrapping import fit, width_of

if TYPE_CHECKING:
    from rich.style import Style

__all__ = ["INKS", "Inked", "Line", "cut_line", "line_width", "table_line"]

Line: TypeAlias = list[tuple[str, str]]
"""One row of the screen: pieces of text, each with the names of its inks, spaces between them."""

_NAMES = (
    "strong", "dim", "rule", "title", "title-here", "heading", "own", "direct", "indirect", "undetermined", "letter",
    "out", "hit", "other", "now", "found", "selected", "cursor", "cursor-away", "cell", "key", "warn",
)  # fmt: skip

INKS = frozenset(f"ink--{name}" for name in _NAMES)
"""Component classes of a screen that holds inked widgets: styled once a screen, which a start can feel."""


class Inked(Widget):
    """A widget that draws lines; every piece of text passes through `for_terminal` here, whoever wrote it."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        self._mixed: dict[str, Style] = {}  # before Textual's own, which already asks for styles
        super().__init__(id=id)

    def ink(self, names: str) -> Style:
        """The style of some inks, one over the other."""
        if names not in self._mixed:
            style = self.rich_style
            for name in names.split():
                style += self.screen.get_component_rich_style(f"ink--{name}", partial=True)
            self._mixed[names] = style
        return self._mixed[names]

    def notify_style_update(self) -> None:
        """The theme is another: mix the inks anew."""
        super().notify_style_update()
        self._mixed.clear()

    def strip(self, line: Line, width: int, ground: str = "") -> Strip:
        """A line as a strip of exactly `width` cells on the ink named `ground`."""
        segments = [Segment(for_terminal(text), self.ink(f"{ground} {names}")) for text, names in line if text]
        return Strip(segments).adjust_cell_length(width, self.ink(ground))


def cut_line(line: Line, width: int) -> Line:
    """A line in at most `width` cells, with an ellipsis where something is cut off."""
    kept: Line = []
    room = width
    for text, names in line:
        text = for_terminal(text)  # noqa: PLW2901 - the same text made harmless
        if width_of(text) > room:
            return [*kept, (fit(text, room), names)]
        kept.append((text, names))
        room -= width_of(text)
    return kept


def line_width(line: Line) -> int:
    """How many cells a line takes."""
    return sum(width_of(text) for text, _ in line)


def table_line(cells: list[tuple[str, int, str]]) -> Line:
    """Columns: each text in so many cells (right-aligned where the number is negative), with its inks."""
    line: Line = []
    for text, width, names in cells:
        if line:
            line.append((" ", ""))
        line.append((fit(for_terminal(text), abs(width), right=width < 0), names))
    return line
