"""Making the parts of the report in a thread, each when it is first looked at, and writing them down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from framediff.errors import FramediffError
from framediff.tui.reach import Reach

if TYPE_CHECKING:
    from framediff.export.document import Document, Section
    from framediff.export.report import Material
    from framediff.tui.desk import Desk

__all__ = ["REPORT_NAME", "Findings"]

REPORT_NAME = "report.md"
_ASK = "Write the whole report to (.md or .html):"


class Findings(Reach):
    """An app that can show and write every part of the report."""

    @work(thread=True, exclusive=True, group="finding")
    def find(self, part: str) -> None:
        """Make one part of the report for the comparison and the sides in hand, and put it on the desk."""
        from framediff.export.report import PARTS

        worker = get_current_worker()
        made_for = self.desk.found_for()
        try:
            material = _material(self.desk)
            sections = () if material is None else tuple(PARTS[part].make(material))
        except FramediffError as error:
            sections = (_refusal(PARTS[part].title, str(error)),)
        if not worker.is_cancelled:
            self.call_from_thread(self._has_found, part, sections, made_for)

    def _has_found(self, part: str, sections: tuple[Section, ...], made_for: object) -> None:
        if made_for == self.desk.found_for():
            self.desk.found[part] = sections
            if self.room is not None:
                self.room.update(always=True)

    def copy_part(self, part: str) -> None:
        """Copy one part of the report as Markdown, if it is made."""
        sections = self.desk.sections(part)
        if sections is None:
            self.say("It is still being made.")
        else:
            self._copy_part(sections)

    @work(thread=True, exclusive=True, group="write")
    def _copy_part(self, sections: tuple[Section, ...]) -> None:
        from framediff.export.document import Document
        from framediff.export.document.markdown import document_markdown

        title = sections[0].title if len(sections) == 1 else "Findings"
        text = document_markdown(Document(title, (), sections))
        self.call_from_thread(self.copy_to_clipboard, text)
        self.call_from_thread(
            self.say, f"Copied {len(text):,} characters of Markdown, if the terminal lets programs copy."
        )

    def export_report(
        self, label: str = "Write the whole report to:", name: str = REPORT_NAME, agreed: str = ""
    ) -> None:
        """Ask for a file's name and write the report to it."""
        from framediff.tui.dialogs import Prompt

        def named(given: str | None) -> None:
            given = (given or "").strip()
            if given:
                self.say("Writing the report …")
                self._write_report(given, given == agreed)

        self.push_screen(Prompt(label, name), named)

    @work(thread=True, exclusive=True, group="write")
    def _write_report(self, name: str, force: bool) -> None:  # noqa: FBT001 - the decorator's form
        from framediff.export import write_new
        from framediff.export.document.rendering import form_of, written

        path = Path(name).expanduser()
        if not force and path.is_file():
            label = "It exists. Enter once more replaces it, esc keeps it:"
            self.call_from_thread(self.export_report, label, name, name)
            return
        try:
            document = _report(self.desk)
            path = write_new(path, written(document, form_of(path, "md")), force=force).resolve()
        except FramediffError as error:
            self.call_from_thread(self.say, str(error))
        else:
            self.call_from_thread(self.say, f"Written: {path}")


def _material(desk: Desk) -> Material | None:
    """What the report is made of: the study, the filters and the sides in hand."""
    from framediff.export.report import Material, Wanted

    if desk.comparison is None:
        return None
    return Material.of(desk.comparison.study, Wanted(desk.comparison.options, against=desk.sides))


def _report(desk: Desk) -> Document:
    from framediff.export.report import Wanted, report_document

    comparison = desk.comparison
    assert comparison is not None  # noqa: S101 - the key is refused before anything is compared
    return report_document(comparison.study, Wanted(comparison.options, against=desk.sides))


def _refusal(title: str, words: str) -> Section:
    from framediff.export.document import Paragraph, Said, Section

    return Section("refused", title, (Paragraph(Said(words)),))
