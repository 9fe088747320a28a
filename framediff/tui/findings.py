"""Making the parts of the report in threads, each when it is first looked at, and writing them down."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from textual import work

from framediff.errors import FramediffError
from framediff.tui.background import in_background
from framediff.tui.writing import Writing, arguments_of

if TYPE_CHECKING:
    from framediff.comparison import Comparison, Options
    from framediff.export.document import Document, Section
    from framediff.export.document.rows import Row
    from framediff.export.report import Material

__all__ = ["REPORT_NAME", "Findings"]

REPORT_NAME = "report.md"
_ASK = "Write the whole report to (.md or .html):"
_AT_ONCE = 2  # parts in the making: one that takes long leaves room for the next, more would only slow each other


class Findings(Writing):
    """An app that can show and write every part of the report."""

    _wanted: tuple[str, int] | None = None
    _material: tuple[object, Material] | None = None

    @work(exclusive=True, group="titles")
    async def name_parts(self) -> None:
        """Put the titles of the parts on the desk; what makes them is loaded in a thread, since that takes a while."""
        self.desk.titles = await in_background(_titles)
        if self.room is not None:
            self.room.update(always=True)

    def find(self, part: str, columns: int) -> None:
        """Make one part of the report for the comparison and the sides in hand, laid out for a page of `columns` cells.

        What is being made is not made twice; with others in the making, the part that was asked for last comes next.
        """
        self._wanted = part, columns
        self._find_next()

    def _find_next(self) -> None:
        desk = self.desk
        if self._wanted is None or desk.comparison is None:
            return
        part, columns = self._wanted
        made_for = desk.found_for()
        if (made_for, part) in desk.finding:
            return
        if desk.sections(part) is None and len(desk.finding) >= _AT_ONCE:
            return
        self._wanted = None
        if desk.rows(part, columns) is None:
            desk.finding.add((made_for, part))
            self._find(part, columns, made_for)

    @work(group="finding")
    async def _find(self, part: str, columns: int, made_for: object) -> None:
        desk = self.desk
        try:
            sections, rows = await in_background(
                partial(self._make, desk.comparison, desk.sides, part, columns, desk.sections(part), made_for)
            )
        finally:
            desk.finding.discard((made_for, part))
        if made_for == desk.found_for():
            desk.has_found(part, sections, columns, rows)
        self._find_next()
        if self.room is not None:
            self.room.update(always=True)

    def _make(  # noqa: PLR0913, PLR0917 - what was on the desk when it was asked for
        self,
        comparison: Comparison | None,
        sides: tuple[str, ...],
        part: str,
        columns: int,
        sections: tuple[Section, ...] | None,
        made_for: object,
    ) -> tuple[tuple[Section, ...], list[Row]]:
        """A part and its rows; called in a thread."""
        from framediff.export.report import PARTS

        if sections is None:
            assert comparison is not None  # noqa: S101 - no part is asked for before anything is compared
            try:
                if self._material is None or self._material[0] != made_for:
                    self._material = made_for, _material(comparison, sides)
                sections = tuple(PARTS[part].make(self._material[1]))
            except FramediffError as error:
                sections = (_refusal(PARTS[part].title, str(error)),)
        return sections, page_rows(sections, columns)

    def copy_part(self, part: str) -> None:
        """Copy one part of the report as Markdown, if it is made."""
        sections = self.desk.sections(part)
        if sections is None:
            self.say("It is still being made.")
        else:
            self.copy_document(partial(_of_part, sections), {})

    def export_report(self) -> None:
        """Ask for a file's name and write the report to it."""
        comparison = self.desk.comparison
        if comparison is None:
            self.say("The articles are still being read.")
            return
        sides = self.desk.sides
        arguments = arguments_of(self.desk.filters) | {"against": list(sides)}
        self.export_document(partial(_report, comparison, sides), arguments, _ASK, REPORT_NAME)


def page_rows(sections: tuple[Section, ...], columns: int) -> list[Row]:
    """The rows of sections one below the other; a single one without its title, which stands above the page."""
    from framediff.export.document.rows import section_rows

    rows = [row for section in sections for row in section_rows(section, columns)]
    alone = len(sections) == 1 and rows[1].text == sections[0].title
    rows = rows[3 if alone else 1 :]
    first = next((number for number, row in enumerate(rows) if row.text.strip()), 0)
    return rows[first:]


def _titles() -> dict[str, str]:
    from framediff.export.report import PARTS

    return {name: part.title for name, part in PARTS.items()}


def _of_part(sections: tuple[Section, ...]) -> Document:
    from framediff.export.document import Document

    return Document(sections[0].title if len(sections) == 1 else "Findings", (), sections)


def _material(comparison: Comparison, sides: tuple[str, ...]) -> Material:
    """What the report is made of: the study, the filters and the sides in hand."""
    from framediff.export.report import Material, Wanted

    return Material.of(comparison.study, Wanted(_every_voice(comparison), against=sides))


def _report(comparison: Comparison, sides: tuple[str, ...]) -> Document:
    from framediff.export.report import Wanted, report_document

    return report_document(comparison.study, Wanted(_every_voice(comparison), against=sides))


def _every_voice(comparison: Comparison) -> Options:
    """What the report is held to: the filters, with each voice apart, as `framediff report` has them."""
    from framediff.comparison import VoiceChoice

    return replace(comparison.options, voice=VoiceChoice.SPLIT)


def _refusal(title: str, words: str) -> Section:
    from framediff.export.document import Paragraph, Said, Section

    return Section("refused", title, (Paragraph(Said(words)),))
