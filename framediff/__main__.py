"""The way in: `framediff` and `python -m framediff`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from framediff.cli import run

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code; what the screens' threads still make is given up."""
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
