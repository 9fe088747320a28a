"""The sentence that stands over everything in a terminal that is too small; what it covers stays as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from framediff.tui.ink import INKS, Inked
from framediff.tui.keys import bindings
from framediff.tui.wrapping import wrap_words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.strip import Strip

__all__ = ["LEAST", "TooSmall", "is_small"]

LEAST = (60, 18)
"""The smallest terminal, in columns and rows, in which the screens can be read."""


def is_small(size: Size) -> bool:
    """Whether a terminal of this size is too small."""
    return size.width < LEAST[0] or size.height < LEAST[1]


class Enlarge(Inked):
    """One sentence."""

    def render_line(self, y: int) -> Strip:
        """Draw one of its lines."""
        size = self.app.size
        words = (
            f"framediff needs {LEAST[0]} columns and {LEAST[1]} rows; this terminal has {size.width} and "
            f"{size.height}: please enlarge it."
        )
        lines = wrap_words(words, self.size.width)
        return self.strip([(lines[y], "")] if y < len(lines) else [], self.size.width)


class TooSmall(Screen[None], inherit_bindings=False):
    """A screen over all others, dialogs too, so that no key reaches what is not seen; it only lets one quit."""

    BINDINGS = bindings("small", ("quit",))
    COMPONENT_CLASSES = set(INKS)  # noqa: RUF012 - Textual declares it so
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Enlarge()

    def on_screen_resume(self) -> None:
        """A dialog that a thread had opened over it is closed, and the terminal may be large enough by now."""
        if not is_small(self.app.size):
            self.dismiss()

    async def action_quit(self) -> None:
        """End."""
        await self.app.action_quit()
