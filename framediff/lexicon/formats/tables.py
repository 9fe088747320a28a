"""Dictionaries in tables (.csv, .tsv): a word, its category and, where there is one, its weight."""

from __future__ import annotations

import csv
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from framediff.errors import InputError
from framediff.lexicon.formats.dictionary import Dictionary, Key, Loss, Value, merged

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_table"]

_WORD = frozenset("word words term terms entry value pattern token phrase expression".split())
_CATEGORY = frozenset("category categories key class label code sentiment emotion affect topic frame group".split())
_WEIGHT = frozenset("weight score valence strength intensity rating".split())
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
    lines = text.splitlines(keepends=True)
    separator = separator or max(_SEPARATORS, key=lines[0].count if lines else _SEPARATORS.count)
    reader = csv.reader(lines, delimiter=separator)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise InputError(f"it is not a table that can be read: {error} (line {reader.line_num}).") from None
    if not rows:
        return Dictionary(())
    losses: list[Loss] = []
    columns, rows = _columns(rows, losses)
    keys = [key for number, row in rows if (key := _row(number, row, columns, name, losses))]
    return Dictionary(merged(keys), tuple(losses))


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
