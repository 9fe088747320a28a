"""A table as lines of text that are no wider than a terminal: columns are narrowed first, then continued below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.export.columns import pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.export.document.model import Column, Table

__all__ = ["table_lines"]

_GAP = 2
_LEAST = 14  # cells that a column of words keeps, if its longest word needs them
_HEADER = 12  # cells to which the label above a column of numbers is wrapped
_INDENT = 2
_BEFORE_INTERVAL = re.compile(r" (?=‡?\[)")  # where a number's field may be broken: 3 of 4 / [30–95 %]


@dataclass(frozen=True, slots=True)
class _Fitted:
    """A column with its texts and how wide it is made."""

    label: str
    numeric: bool
    texts: tuple[str, ...]
    cells: int


def table_lines(table: Table, columns: int) -> list[tuple[str, int | None]]:
    """The table's header, a rule and its rows; columns that do not fit are continued below the first ones.

    Args:
        table: what to write; the columns that are not shown are left out.
        columns: cells that a line may take.

    Returns:
        Each line with the number of the table's row that it belongs to; None for headers and rules.
    """
    room = columns - _INDENT
    fitted = _fit(_columns(table), room)
    lines: list[tuple[str, int | None]] = []
    for part in _parts(fitted, room):
        lines += [("", None)] if lines else []
        lines += _rows(part)
    return [(f"{' ' * _INDENT}{line}".rstrip(), number) for line, number in lines]


def _columns(table: Table) -> list[_Fitted]:
    found = []
    for number, column in enumerate(table.columns):
        if column.shown:
            texts = tuple(" ".join(row[number].text.split()) for row in table.rows)
            found.append(_Fitted(column.label, column.numeric, texts, _natural(column, texts)))
    return found


def _natural(column: Column, texts: Sequence[str]) -> int:
    widest = max((width(text) for text in texts), default=0)
    head = min(width(column.label), _HEADER) if column.numeric else width(column.label)
    return max(widest, head, max((width(word) for word in column.label.split()), default=0))


def _least(column: _Fitted) -> int:
    """The fewest cells that a column can have without breaking a number or an interval, or a word within reason."""
    words = [width(word) for word in column.label.split()]
    if column.numeric:
        words += [width(part) for text in column.texts for part in _BEFORE_INTERVAL.split(text)]
        return min(column.cells, max(words, default=0))
    words += [width(word) for text in column.texts for word in text.split()]
    return min(column.cells, max(_LEAST, min(max(words, default=0), 2 * _LEAST)))


def _fit(fitted: list[_Fitted], room: int) -> list[_Fitted]:
    """The columns, those of words narrowed, the widest first, until all stand side by side or none can give more."""
    least = [_least(column) for column in fitted]
    cells = [column.cells for column in fitted]
    while sum(cells) + _GAP * (len(cells) - 1) > room:
        spare = [have - need for have, need in zip(cells, least, strict=True)]
        if not any(spare):
            break
        widest = max((number for number, left in enumerate(spare) if left), key=lambda number: cells[number])
        cells[widest] -= 1
    return [_Fitted(c.label, c.numeric, c.texts, min(n, room)) for c, n in zip(fitted, cells, strict=True)]


def _parts(fitted: list[_Fitted], room: int) -> list[list[_Fitted]]:
    """The columns in runs that fit; every run begins with the columns that say what a row is."""
    if not fitted:
        return []
    if sum(column.cells for column in fitted) + _GAP * (len(fitted) - 1) <= room:
        return [fitted]
    naming = fitted[: _naming(fitted, room)]
    begin = sum(column.cells for column in naming) + _GAP * (len(naming) - 1)
    parts: list[list[_Fitted]] = [[*naming]]
    used = begin
    for column in fitted[len(naming) :]:
        if used + _GAP + column.cells > room and len(parts[-1]) > len(naming):
            parts.append([*naming])
            used = begin
        parts[-1].append(column)
        used += _GAP + column.cells
    return parts


def _naming(fitted: Sequence[_Fitted], room: int) -> int:
    """How many of the first columns tell the rows apart; no more than leave half of the room to the others."""
    number = 1
    used = fitted[0].cells
    while len(set(zip(*(column.texts for column in fitted[:number]), strict=True))) < len(fitted[0].texts):
        column = fitted[number] if number < len(fitted) - 1 else None
        if column is None or column.numeric or used + _GAP + column.cells > room // 2:
            break
        used += _GAP + column.cells
        number += 1
    return number


def _rows(part: Sequence[_Fitted]) -> list[tuple[str, int | None]]:
    header = _row(part, [column.label for column in part], bottom=True)
    lines: list[tuple[str, int | None]] = [(line, None) for line in header]
    lines.append(("─" * max(map(width, header)), None))
    for number in range(len(part[0].texts)):
        lines += [(line, number) for line in _row(part, [column.texts[number] for column in part])]
    return lines


def _row(part: Sequence[_Fitted], texts: Sequence[str], *, bottom: bool = False) -> list[str]:
    """One row, each field wrapped in its column; `bottom` lets short fields stand on the last line."""
    wrapped = [_broken(text, column) for text, column in zip(texts, part, strict=True)]
    height = max(len(lines) for lines in wrapped)
    for number, lines in enumerate(wrapped):
        blank = [""] * (height - len(lines))
        wrapped[number] = [*blank, *lines] if bottom else [*lines, *blank]
    lines = []
    for number in range(height):
        fields = (
            pad(each[number], column.cells, right=column.numeric) for each, column in zip(wrapped, part, strict=True)
        )
        lines.append((" " * _GAP).join(fields).rstrip())
    return lines


def _broken(text: str, column: _Fitted) -> list[str]:
    """A field in lines: a number before its intervals, words between them."""
    if not column.numeric or width(text) <= column.cells or text not in column.texts:
        return wrap(text, column.cells)
    number, *intervals = _BEFORE_INTERVAL.split(text)
    lines = [number, ""] if intervals else [number]
    for part in intervals:
        if lines[-1] and width(lines[-1]) + 1 + width(part) > column.cells:
            lines.append("")
        lines[-1] += " " * bool(lines[-1]) + part
    return [line for part in lines for line in wrap(part, column.cells)]
