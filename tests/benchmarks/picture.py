"""The README's picture of the terminal: the UI on the seeds after some keys, as SVG; same input, same bytes.

Run by hand: `python tests/benchmarks/picture.py FILE [KEY ...]`; with no key, the Compare screen at its first hit.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

from framediff.places import shipped
from framediff.tui.app import FramediffApp

KEYS = ("3", "n")
SIZE = (120, 40)
_FETCHED_FONT = re.compile(r",\s*url\([^)]*\) format\([^)]*\)")


async def picture(keys: tuple[str, ...]) -> str:
    """The screen after `keys`, as SVG that asks nobody for a font."""
    app = FramediffApp(shipped("seeds"))
    async with app.run_test(size=SIZE) as pilot:
        while app.desk.study is None:
            await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        before = ""
        while before != (before := app.export_screenshot(title="framediff", simplify=True)):
            await pilot.pause()
    return _FETCHED_FONT.sub("", before)


def main() -> None:
    """Write the picture."""
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    svg = asyncio.run(picture(tuple(sys.argv[2:]) or KEYS))
    Path(sys.argv[1]).write_text(svg, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
