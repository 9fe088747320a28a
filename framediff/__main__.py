"""The way in: `framediff` and `python -m framediff`."""

from __future__ import annotations

import sys

from framediff.cli import run

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
