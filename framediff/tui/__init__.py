"""The terminal UI: five screens over one comparison, driven by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["run"]


def run(place: Path | None = None, min_confidence: float = 0.0, corrections: Path | None = None) -> None:
    """Show a place in the terminal until the reader quits; the shipped seeds when none is given.

    A thread may go on for a while with what nobody waits for any more; a program that ends after this ends by
    `framediff.tui.background.end`.

    Args:
        place: the folder or file of articles.
        min_confidence: how certain an attribution must be, from 0 to 1; the text of others is undetermined.
        corrections: a file of corrections, in place of corrections.toml in the folder.

    Raises:
        FramediffError: the place, an article, a lexicon or the reader's keys cannot be read.
        SystemExit: the system ended it; the code is 128 and the signal's number.
    """
    import sys

    from framediff.errors import InputError
    from framediff.places import settings_folder, shipped
    from framediff.tui.keys import read_keymap

    own = place is not None  # what came with framediff is not written to
    place = shipped("seeds") if place is None else place.expanduser()
    _look_at(place)
    keymap = read_keymap(settings_folder() / "keys.toml")
    # Textual draws on stderr: sent to a file, it would leave an empty screen.
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise InputError("The screens need a terminal; `framediff compare` prints the same table anywhere.")

    from framediff.tui.app import FramediffApp

    app = FramediffApp(
        place,
        keymap=keymap,
        min_confidence=min_confidence,
        corrections=corrections,
        can_correct=own or bool(corrections),
    )
    app.run()
    if app.failure is not None:
        raise app.failure
    if app.return_code:
        raise SystemExit(app.return_code)


def _look_at(place: Path) -> None:
    """Refuse at once, with the sentence that reading would give, a place that cannot hold an article.

    A folder with files is looked into later, in a thread: loading what reads them would delay the first paint.
    """
    import os

    if place.is_dir() and any(names for _, _, names in os.walk(place)):
        return
    from framediff.sources import read
    from framediff.sources.files import ENDINGS

    if place.is_file() and place.name.lower().endswith(ENDINGS) and os.access(place, os.R_OK):
        return
    read(place)
