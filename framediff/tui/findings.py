"""Making the parts of the report in a thread, each when it is first looked at, and writing them down."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from framediff.errors import FramediffError
from framediff.tui.writing import Writing, arguments_of

if TYPE_CHECKING:
    from framediff.comparison import Comparison, Options
    from framediff.export.document import Document, Section
    from framediff.export.report import Material
    from framediff.tui.desk import Desk

__all__ = ["REPORT_NAME", "Findings"]

REPORT_NAME = "report.md"
_ASK = "Write the whole report to (.md or .html):"


class Findings(Writing):
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
            self.copy_document(partial(_of_part, sections), {})

    def export_report(self) -> None:
        """Ask for a file's name and write the report to it."""
        filters = self.desk.filters
        arguments = arguments_of(filters) | {"against": list(self.desk.sides)}
        self.export_document(partial(_report, self.desk), arguments, _ASK, REPORT_NAME)


def _of_part(sections: tuple[Section, ...]) -> Document:
    from framediff.export.document import Document

    return Document(sections[0].title if len(sections) == 1 else "Findings", (), sections)


def _material(desk: Desk) -> Material | None:
    """What the report is made of: the study, the filters and the sides in hand."""
    from framediff.export.report import Material, Wanted

    if desk.comparison is None:
        return None
    return Material.of(desk.comparison.study, Wanted(_every_voice(desk.comparison), against=desk.sides))


def _report(desk: Desk) -> Document:
    from framediff.export.report import Wanted, report_document

    comparison = desk.comparison
    assert comparison is not None  # noqa: S101 - the key is refused before anything is compared
    return report_document(comparison.study, Wanted(_every_voice(comparison), against=desk.sides))


def _every_voice(comparison: Comparison) -> Options:
    """What the report is held to: the filters, with each voice apart, as `framediff report` has them."""
    from framediff.comparison import VoiceChoice

    return replace(comparison.options, voice=VoiceChoice.SPLIT)


def _refusal(title: str, words: str) -> Section:
    from framediff.export.document import Paragraph, Said, Section

    return Section("refused", title, (Paragraph(Said(words)),))
