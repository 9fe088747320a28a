"""A document as plain text in columns, for a terminal or a pipe."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.columns import pad, width, wrap
from framediff.export.document.grid import table_lines
from framediff.export.document.model import Bullets, Chart, Excerpt, Pair, Paragraph, Table
from framediff.export.document.signs import legend_of, plain_runs
from framediff.export.layout import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framediff.export.document.model import Block, Document, Evidence, Said, Section

__all__ = ["document_text"]

NARROWEST = 60


def document_text(document: Document, columns: int = 80, *, evidence: bool = False) -> str:
    r"""The document as lines ending in `\\n`, without colour or any control character.

    Args:
        document: what to write.
        columns: how many cells a line may take; less than 60 is taken as 60.
        evidence: whether the places behind each number are listed below it.
    """
    columns = max(columns, NARROWEST)
    lines = wrap(" · ".join(("framediff", document.title, *document.subtitle)), columns, rest="  ")
    for section in document.sections:
        lines += _section(section, columns, evidence, 0)
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _section(section: Section, columns: int, evidence: bool, depth: int) -> list[str]:  # noqa: FBT001 - handed down
    title = wrap(section.title, columns)
    lines = ["", *title]
    if depth == 0:
        lines.append("─" * max(width(line) for line in title))
    for block in section.blocks:
        lines += _block(block, columns, evidence)
    if told := legend_of(section.blocks):
        lines += ["", *wrap(told, columns, first="  ", rest="  ")]
    for inner in section.sections:
        lines += _section(inner, columns, evidence, depth + 1)
    return lines


def _block(block: Block, columns: int, evidence: bool) -> list[str]:  # noqa: FBT001 - handed down
    if isinstance(block, Paragraph):
        return [*wrap(block.said.text, columns), *_places(_evidence_of([block.said], evidence), columns)]
    if isinstance(block, Bullets):
        lines = wrap(block.title, columns) if block.title else []
        for item in block.items:
            lines += wrap(item.text, columns, first="- ", rest="  ")
            lines += _places(_evidence_of([item], evidence), columns)
        return lines
    if isinstance(block, Table):
        return _table(block, columns, evidence)
    if isinstance(block, Pair):
        return _pair(block, columns, evidence)
    if isinstance(block, Excerpt):
        return _excerpt(block, columns)
    assert isinstance(block, Chart)  # noqa: S101 - the last kind of block; its numbers stand in a table
    return []


def _table(table: Table, columns: int, evidence: bool) -> list[str]:  # noqa: FBT001 - handed down
    lines = ["", *wrap(table.title, columns)] if table.title else []
    if table.rows:
        lines += table_lines(table, columns)
    else:
        lines += wrap(table.empty, columns, first="  ", rest="  ")
    for note in table.notes:
        lines += wrap(note.text, columns, first="  ", rest="  ")
    said = [field for row in table.rows for field in row]
    return lines + _places(_evidence_of([*said, *table.notes], evidence), columns)


def _pair(pair: Pair, columns: int, evidence: bool) -> list[str]:  # noqa: FBT001 - handed down
    lines = ["", *wrap(pair.title, columns)]
    if pair.inline:
        lines += wrap(f"{pair.first.label} ⇄ {pair.second.label}", columns, first="  ", rest="  ")
        lines += wrap(plain_runs(pair.inline), columns, first="    ", rest="    ")
    else:
        half = (columns - 7) // 2
        sides = [[*wrap(each.label, half), *wrap(plain_runs(each.runs), half)] for each in (pair.first, pair.second)]
        lines += [f"  {pad(left, half)} │ {right}" for left, right in zip_longest(*sides, fillvalue="")]
    for note in pair.notes:
        lines += wrap(note.text, columns, first="  ", rest="  ")
    if evidence:
        for each in (pair.first, pair.second):
            if each.place is not None:
                where = f"{each.place.article_id} [{each.place.span.start}–{each.place.span.end})"
                lines += wrap(f"{where}: {each.place.note}", columns, first="    ", rest="      ")
    return lines


def _excerpt(excerpt: Excerpt, columns: int) -> list[str]:
    lines = wrap(excerpt.label, columns, first="  ", rest="  ") if excerpt.label else []
    return lines + wrap(plain_runs(excerpt.runs), columns, first="    ", rest="    ")


def _evidence_of(said: Iterable[Said], wanted: bool) -> list[Evidence]:  # noqa: FBT001 - handed down
    return list(dict.fromkeys(each.evidence for each in said if wanted and each.evidence is not None))


def _places(listed: Iterable[Evidence], columns: int) -> list[str]:
    lines = []
    for evidence in listed:
        title = f"{evidence.of}: {counted(len(evidence.places), evidence.thing)}"
        lines += wrap(title, columns, first="    ", rest="      ")
        for place in evidence.places:
            where = f"{place.article_id} [{place.span.start}–{place.span.end}), {place.note}: "
            words = f"{place.left}[{place.node}]{place.right}"
            lines += wrap(where + words, columns, first="      ", rest="        ")
    return lines
