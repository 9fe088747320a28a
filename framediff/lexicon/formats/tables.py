"""Dictionaries in tables: a word, its category and weight in each row (.csv, .tsv), or a column a category (.dicx)."""

from __future__ import annotations

import csv
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from framediff.errors import InputError
from framediff.lexicon.formats.dictionary import Dictionary, Key, Loss, Value, merged

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_matrix", "read_table"]

_WORD = frozenset("word words term terms entry value pattern token phrase expression".split())
_CATEGORY = frozenset("category categories key class label code sentiment emotion affect topic frame group".split())
_WEIGHT = frozenset("weight score valence strength intensity rating".split())
_MARK = "x"
_SEPARATORS = "\t;,|"


class _Columns(NamedTuple):
    word: int
    category: int | None
    weight: int | None


def read_table(text: str, name: str, separator: str | None = None) -> Dictionary:
    """The dictionary in `text`: by the names of the columns, or `word, category, weight` where they have none.

    A table of words and weights alone has one category, called `name`. A category may be named by its path
    (`CULTURE > SPORT`). Not carried over, and listed: further columns, rows without a word or category.

    Args:
        text: the whole table.
        name: of the category where the table names none.
        separator: between cells; found from the first line where it is None.

    Raises:
        InputError: it is no table, it has no column of words, or a weight is no number.
    """
    rows = _rows(text, separator)
    if not rows:
        return Dictionary(())
    losses: list[Loss] = []
    columns, rows = _columns(rows, losses)
    keys = [key for number, row in rows if (key := _row(number, row, columns, name, losses))]
    return Dictionary(merged(keys), tuple(losses))


def read_matrix(text: str) -> Dictionary:
    """The dictionary in `text`: words in the first column, and in each further one an X or a weight in its category.

    Not carried over, and listed: rows without a word or without any category.

    Raises:
        InputError: it is no table, or a cell holds neither.
    """
    rows = _rows(text, None)
    if not rows or len(rows[0][1]) < 2:  # noqa: PLR2004 - a word and a category
        raise InputError("its first line must name a column of words and a column for each category.")
    names = [cell.strip() for cell in rows[0][1]]
    values: dict[str, list[Value]] = {name: [] for name in names[1:] if name}
    losses: list[Loss] = []
    for number, row in rows[1:]:
        place, word = f"line {number}", row[0].strip()
        cells = [(name, cell.strip()) for name, cell in zip(names[1:], row[1:], strict=False) if name and cell.strip()]
        if not word or not cells:
            losses.append(Loss(place, word, "the row names no category" if word else "the row names no word"))
            continue
        for name, cell in cells:
            weight = 1.0 if cell.casefold() == _MARK else _number(cell)
            if weight is None:
                raise InputError(f"{place}: “{cell}” under “{name}” is neither an X nor a weight.")
            values[name].append(Value(word, weight, place))
    return Dictionary(merged(Key(name, tuple(each)) for name, each in values.items()), tuple(losses))


def _rows(text: str, separator: str | None) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, with their lines."""
    lines = text.splitlines(keepends=True)
    separator = separator or max(_SEPARATORS, key=lines[0].count if lines else _SEPARATORS.count)
    reader = csv.reader(lines, delimiter=separator)
    try:
        return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise InputError(f"it is not a table that can be read: {error} (line {reader.line_num}).") from None


def _columns(rows: list[tuple[int, list[str]]], losses: list[Loss]) -> tuple[_Columns, list[tuple[int, list[str]]]]:
    """Which column is which, and the rows below the heads."""
    number, first = rows[0]
    heads = [cell.strip().casefold() for cell in first]
    if len(set(heads)) < len(heads) or not _WORD & set(heads):
        if len(first) == 1 and len(rows) > 1:
            raise InputError("its rows have one column: a dictionary needs a word and its category in each.")
        second = [row[1].strip() for _, row in rows if len(row) > 1]
        if all(_number(cell) is not None for cell in second):
            return _Columns(0, None, 1), rows
        return _Columns(0, 1, 2), rows
    found = [next((i for i, head in enumerate(heads) if head in known), None) for known in (_WORD, _CATEGORY, _WEIGHT)]
    losses.extend(
        Loss(f"line {number}", first[i], "a column that is not read") for i in range(len(heads)) if i not in found
    )
    return _Columns(found[0] or 0, found[1], found[2]), rows[1:]


def _row(number: int, row: Sequence[str], columns: _Columns, name: str, losses: list[Loss]) -> Key | None:
    place = f"line {number}"
    word, category, weight = ("" if i is None or i >= len(row) else row[i].strip() for i in columns)
    path = [part.strip() for part in category.split(" > ")] if columns.category is not None else [name]
    if not word or not all(path):
        missing = "category" if word else "word"
        losses.append(Loss(place, ", ".join(cell for cell in row if cell.strip()), f"the row names no {missing}"))
        return None
    amount = _number(weight) if weight else 1.0
    if amount is None:
        raise InputError(f"{place}: the weight “{weight}” of “{word}” is no number.")
    key = Key(path[-1], (Value(word, amount, place),), place=place)
    for above in reversed(path[:-1]):
        key = Key(above, keys=(key,), place=place)
    return key


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None
