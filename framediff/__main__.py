"""The way in: `framediff` and `python -m framediff`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from framediff.cli import run

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["GARBAGE", "main"]

GARBAGE = 200_000, 50, 20
"""After how many new objects garbage is looked for, as `gc.set_threshold` takes it.

A command makes millions of objects that stay until it ends; looking through them after every 700 took a sixth of its
time.
"""


def main() -> None:
    """Run the command line and leave with its exit code; what the screens' threads still make is given up."""
    gc.set_threshold(*GARBAGE)
    try:
        code = run(_screens)
    except SystemExit as ended:  # the system told the screens to end
        code = ended.code if isinstance(ended.code, int) else 1
    if "framediff.tui.background" in sys.modules:  # the screens were open
        from framediff.tui.background import end

        end(code)
    sys.exit(code)


def _screens(place: Path | None, min_confidence: float, corrections: Path | None) -> None:
    """Open the terminal UI; only here is Textual loaded."""
    from framediff.tui import run as open_screens

    open_screens(place, min_confidence, corrections)


if __name__ == "__main__":
    main()
