"""A section as rows of a screen: pieces of text with their marks, and the places that each row opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from framediff.export.columns import pad, width, wrap
from framediff.export.document.grid import table_lines
from framediff.export.document.model import Bullets, Chart, Excerpt, Mark, Pair, Paragraph, Table
from framediff.export.document.signs import SIGNS, SWAP, legend_of, plain_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framediff.export.document.model import Block, Evidence, Run, Said, Section

__all__ = ["HEADING", "Row", "run_rows", "section_rows"]

HEADING = "heading"
"""The mark of a title; every other mark is one of `Mark`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a screen.

    Attributes:
        pieces: its texts in order, each with its mark; not yet made harmless for a terminal.
        evidence: what the numbers and sentences in it rest on.
    """

    pieces: tuple[tuple[str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(text for text, _ in self.pieces)


def section_rows(section: Section, columns: int, *, evidence: bool = False, depth: int = 0) -> list[Row]:
    """The rows of a section and its parts, an empty one before each title.

    Args:
        section: what to lay out.
        columns: how many cells a row may take.
        evidence: whether the places behind each number are listed below it.
        depth: how far in the section stands; only the outermost has a rule below its title.
    """
    title = _plain(wrap(section.title, columns), HEADING)
    rows = [Row(), *title]
    if depth == 0:
        rows += _plain(["─" * max(width(row.text) for row in title)])
    for block in section.blocks:
        rows += _block(block, columns, evidence)
    if told := legend_of(section.blocks):
        rows += [Row(), *_plain(wrap(told, columns, first="  ", rest="  "))]
    for inner in section.sections:
        rows += section_rows(inner, columns, evidence=evidence, depth=depth + 1)
    return rows


def _plain(lines: Iterable[str], mark: str = Mark.NONE, evidence: tuple[Evidence, ...] = ()) -> list[Row]:
    return [Row(((line, mark),), evidence) for line in lines]


def _block(block: Block, columns: int, evidence: bool) -> list[Row]:  # noqa: FBT001 - handed down
    if isinstance(block, Paragraph):
        return _said(block.said, columns, evidence)
    if isinstance(block, Bullets):
        rows = _plain(wrap(block.title, columns)) if block.title else []
        return rows + [row for item in block.items for row in _said(item, columns, evidence, "- ", "  ")]
    if isinstance(block, Table):
        return _table(block, columns, evidence)
    if isinstance(block, Pair):
        return _pair(block, columns, evidence)
    if isinstance(block, Excerpt):
        label = _plain(wrap(block.label, columns, first="  ", rest="  ")) if block.label else []
        return label + run_rows(block.runs, columns, "    ")
    assert isinstance(block, Chart)  # noqa: S101 - the last kind of block; its numbers stand in a table
    return []


def _said(said: Said, columns: int, evidence: bool, first: str = "", rest: str = "") -> list[Row]:  # noqa: FBT001 - handed down
    behind = () if said.evidence is None else (said.evidence,)
    rows = _plain(wrap(said.text, columns, first=first, rest=rest), evidence=behind)
    return rows + (_places(behind, columns) if evidence else [])


def _table(table: Table, columns: int, evidence: bool) -> list[Row]:  # noqa: FBT001 - handed down
    rows = [Row(), *_plain(wrap(table.title, columns), HEADING)] if table.title else []
    if table.rows:
        behind = [_evidence_of(row) for row in table.rows]
        for line, number in table_lines(table, columns):
            rows.append(Row(((line, Mark.NONE),), () if number is None else behind[number]))
    else:
        rows += _plain(wrap(table.empty, columns, first="  ", rest="  "))
    for note in table.notes:
        rows += _said(note, columns, False, "  ", "  ")  # noqa: FBT003 - its places come with the table's
    if evidence:
        rows += _places(_evidence_of([*(field for row in table.rows for field in row), *table.notes]), columns)
    return rows


def _pair(pair: Pair, columns: int, evidence: bool) -> list[Row]:  # noqa: FBT001 - handed down
    from framediff.export.document.model import Evidence

    sides = (pair.first, pair.second)
    behind = tuple(Evidence(each.label, (each.place,), "passage") for each in sides if each.place is not None)
    rows = [Row(), *_plain(wrap(pair.title, columns), HEADING, behind)]
    if pair.inline:
        labels = f"{pair.first.label}{SWAP}{pair.second.label}"
        rows += _plain(wrap(labels, columns, first="  ", rest="  "), evidence=behind)
        rows += run_rows(pair.inline, columns, "    ", behind)
    else:
        half = (columns - 5) // 2
        texts = [[*wrap(each.label, half), *wrap(plain_runs(each.runs), half)] for each in sides]
        lines = [f"  {pad(left, half)} │ {right}" for left, right in zip_longest(*texts, fillvalue="")]
        rows += _plain(lines, evidence=behind)
    for note in pair.notes:
        rows += _said(note, columns, evidence, "  ", "  ")
    return rows + (_places(behind, columns) if evidence else [])


_WORDS = re.compile(r"\s+|\S+")


def run_rows(runs: Sequence[Run], columns: int, before: str, evidence: tuple[Evidence, ...] = ()) -> list[Row]:
    """Runs with their signs in rows, broken between words, each piece with its mark."""
    rows: list[Row] = []
    line: list[tuple[str, str]] = [(before, Mark.NONE)]
    used = bare = width(before)
    for gap, word in _parted(runs):
        size = sum(width(part) for part, _ in word)
        if used > bare and used + (gap is not None) + size > columns:
            rows.append(Row(tuple(line), evidence))
            line, used = [(before, Mark.NONE)], bare
        elif used > bare and gap is not None:
            line.append((" ", gap))
            used += 1
        for part, mark in word:
            for piece in [part] if size <= columns - bare else wrap(part, columns - bare):
                if used > bare and used + width(piece) > columns:
                    rows.append(Row(tuple(line), evidence))
                    line, used = [(before, Mark.NONE)], bare
                line.append((piece, mark))
                used += width(piece)
    return [*rows, Row(tuple(line), evidence)]


def _parted(runs: Iterable[Run]) -> Iterator[tuple[str | None, list[tuple[str, str]]]]:
    """What stands between white space, its signs and what it is glued to with it, and the mark of the space before."""
    word: list[tuple[str, str]] = []
    gap: str | None = None
    for text, mark in _signed(runs):
        for part in _WORDS.findall(text):
            if not part.isspace():
                word.append((part, mark))
                continue
            if word:
                yield gap, word
            word, gap = [], mark
    if word:
        yield gap, word


def _signed(runs: Iterable[Run]) -> Iterable[tuple[str, str]]:
    """The texts of runs with their signs, and what is contested behind them."""
    for run in runs:
        before, after = SIGNS[run.mark]
        yield f"{before}{run.text}{SWAP + run.instead if run.instead else ''}{after}", run.mark
        if run.note and run.mark is Mark.CONTESTED:
            yield f" ({run.note})", Mark.NONE


def _evidence_of(said: Iterable[Said]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(each.evidence for each in said if each.evidence is not None))


def _places(listed: Iterable[Evidence], columns: int) -> list[Row]:
    rows = []
    for evidence in listed:
        title = evidence.titled
        rows += _plain(wrap(title, columns, first="    ", rest="      "), evidence=(evidence,))
        for place in evidence.listed:
            told = f", {place.note}" if place.note else ""
            where = f"{place.article_id} [{place.span.start}–{place.span.end}){told}: "
            words = f"{place.left}[{place.node}]{place.right}"
            rows += _plain(wrap(where + words, columns, first="      ", rest="        "))
    return rows
