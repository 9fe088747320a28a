"""What is copied and written from the screens: documents with the manifest that the command line would give them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from framediff.errors import FramediffError
from framediff.tui.background import in_background, whole
from framediff.tui.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from framediff.export.document import Document
    from framediff.tui.desk import Filters

__all__ = ["Writing", "arguments_of"]

_EXISTS = "It exists. Enter once more replaces it, esc keeps it:"


class Writing(Reach):
    """An app that copies and writes documents in threads."""

    place: Path

    def copy_document(self, make: Callable[[], Document], arguments: Mapping[str, object]) -> None:
        """Copy a document as Markdown; `arguments` are what a command is given to make it."""
        self._copy(make, arguments)

    @work(exclusive=True, group="copy")
    async def _copy(self, make: Callable[[], Document], arguments: Mapping[str, object]) -> None:
        try:
            text = await in_background(partial(self._text, make, None, arguments))
        except FramediffError as error:
            self.say(str(error))
            return
        self.copy_to_clipboard(text)
        self.say(f"Copied {len(text):,} characters of Markdown, if the terminal lets programs copy.")

    def export_document(
        self, make: Callable[[], Document], arguments: Mapping[str, object], label: str, name: str, agreed: str = ""
    ) -> None:
        """Ask for a file's name and write a document to it, in the form that its ending says.

        Args:
            make: the document; called in a thread.
            arguments: what a command is given to make it.
            label: the question.
            name: the answer to begin with.
            agreed: the name of a file that may be replaced.
        """
        from framediff.tui.dialogs import Prompt

        def named(given: str | None) -> None:
            given = (given or "").strip()
            if given:
                self.say("Writing …")
                self._write(make, arguments, given, given == agreed)

        self.push_screen(Prompt(label, name), named)

    @work(group="write")
    async def _write(
        self,
        make: Callable[[], Document],
        arguments: Mapping[str, object],
        name: str,
        force: bool,  # noqa: FBT001 - the decorator's form
    ) -> None:
        with self.finishing():
            try:
                path = await in_background(lambda: self._put(make, arguments, Path(name), force=force))
            except FramediffError as error:
                self.stay(str(error))
                return
            if path is None:
                self.stay("")
                self.export_document(make, arguments, _EXISTS, name, name)
            else:
                self.say(f"Written: {path}")

    def _put(
        self, make: Callable[[], Document], arguments: Mapping[str, object], path: Path, *, force: bool
    ) -> Path | None:
        """Write a document, called in a thread; None where a file is there that nobody said may be replaced."""
        from framediff.export import write_new

        path = path.expanduser()
        if not force and path.is_file():
            return None
        text = self._text(make, path, arguments)
        with whole():
            return write_new(path, text, force=force).resolve()

    def _text(self, make: Callable[[], Document], path: Path | None, arguments: Mapping[str, object]) -> str:
        from framediff import places
        from framediff.export.document.rendering import form_of, written
        from framediff.export.manifest import placed

        place = None if self.place == places.shipped("seeds") else self.place
        return written(placed(make(), place, path, arguments), form_of(path, "md"))


def arguments_of(filters: Filters) -> dict[str, object]:
    """The filters as they are typed behind a command; those at their defaults are left out."""
    typed: dict[str, object] = {}
    if filters.around is not None:
        typed["around"] = filters.around.isoformat()
    if filters.by not in ("outlet", "period"):  # periods are what a day alone asks for
        typed["by"] = filters.by
    if filters.topic is not None:
        typed["topic"] = filters.topic
    if filters.min_confidence:
        typed["min_confidence"] = f"{filters.min_confidence:g}"
    return typed
