"""Coding sheets: written so that a spreadsheet opens them safely, and read as spreadsheets save them."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.escaping import for_csv, for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from framediff.comparison import Study
    from framediff.comparison.lexicons.coding import Unit
    from framediff.export.lexicons.codingkey import Key

__all__ = ["COLUMNS", "belonging", "read_sheet", "sheet_csv", "shown_text", "text_mark"]

COLUMNS = ("id", "text", "question", "code", "comment")

_BOM = "\ufeff"  # by which Excel knows UTF-8
_YES = frozenset("yes y 1 1.0 x true wahr ja j oui si sí vrai ✓ ✔ +".split())
_NO = frozenset("no n 0 0.0 false falsch nein non faux -".split())
_MISSING = frozenset(["", "?", "na", "n/a", "#n/a", "unsure", "unclear"])
_REACH, _MOST = 1_500, 6_000  # characters around and inside; a cell of Excel holds 32,767
_OPEN, _CLOSE = "[[", "]]"
_KEPT = re.compile(r"[A-Za-z0-9\[\]]")  # what no spreadsheet and no wrong encoding changes


def sheet_csv(study: Study, units: Iterable[Unit], key: Key) -> str:
    """The sheet: id, text with the hit (or sentence) in double brackets, question, and two empty columns.

    Outlet, voice and entry are not in it. What a spreadsheet would take for a formula begins with an apostrophe.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for unit, keyed in zip(units, key.units, strict=True):
        writer.writerow([keyed.id, for_csv(shown_text(study, unit)), for_csv(" ".join(unit.question.split())), "", ""])
    return _BOM + buffer.getvalue()


def shown_text(study: Study, unit: Unit) -> str:
    """What a coder reads of a unit: the words around it, itself in double brackets."""
    text = study[unit.article_id].article.text
    start, end = max(unit.around.start, unit.span.start - _REACH), min(unit.around.end, unit.span.end + _REACH)
    words = unit.span.of(text)
    parts = (
        "… " * (start > unit.around.start) + text[start : unit.span.start],
        f"{_OPEN}{words if len(words) <= _MOST else words[:_MOST] + ' …'}{_CLOSE}",
        text[unit.span.end : end] + " …" * (end < unit.around.end),
    )
    return " ".join("".join(parts).split())


def text_mark(shown: str) -> str:
    """By which a text is known again after a spreadsheet saved it: of its plain letters, digits and brackets alone."""
    return hashlib.sha256("".join(_KEPT.findall(shown)).encode()).hexdigest()[:16]


def read_sheet(path: Path, key: Key | None = None) -> dict[str, bool | None]:
    """By id what a coder wrote: yes, no, or None where nothing (or a question mark) stands.

    Any order of lines and columns; comma, semicolon or tab between them; UTF-8, UTF-16 or a Western encoding; yes, no,
    1, 0, x (for yes), true, false. With the `key`, the text beside each id must not be that of another id.

    Raises:
        InputError: the file cannot be read, has no columns `id` and `code`, a code cannot be read, or one id has two;
            or its columns were sorted apart.
    """
    name = for_terminal(path.name)
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(f"{for_terminal(str(path))} cannot be read: {reason}.") from None
    if raw.startswith(b"PK\x03\x04"):
        raise InputError(f"{name} is a spreadsheet's own file; save it as CSV and give that.")
    text = _decoded(raw)
    head = text.split("\n", 1)[0]
    comma = max(",;\t", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=comma))
    except csv.Error as error:
        raise InputError(f"{name} cannot be read as CSV: {for_terminal(str(error))}.") from None
    columns = [cell.strip().casefold() for cell in rows[0]] if rows else []
    lacking = [f"“{column}”" for column in ("id", "code") if column not in columns]
    if lacking:
        what = f"column{'s' * (len(lacking) - 1)} {' and '.join(lacking)}"
        raise InputError(f"{name} has no {what} in its first line; give a sheet of `lexicon sample`.")
    at_id, at_code = columns.index("id"), columns.index("code")
    at_text = columns.index("text") if "text" in columns else len(columns)
    marks = {} if key is None else {unit.id: unit.text for unit in key.units if unit.text}
    owners = {mark: unit for unit, mark in marks.items()}
    found: dict[str, bool | None] = {}
    for number, row in enumerate(rows[1:], 2):
        unit = row[at_id].strip() if at_id < len(row) else ""
        if not unit:
            continue
        mark = text_mark(row[at_text]) if at_text < len(row) else ""
        if unit in marks and mark != marks[unit] and mark in owners:
            raise InputError(
                f"{name}, row {number}: beside {for_terminal(unit)} stands the text of {owners[mark]}; its columns "
                "were sorted apart, so put the rows of the sheet back together."
            )
        code = _code(row[at_code] if at_code < len(row) else "", name, number)
        if unit in found and found[unit] is not code:
            raise InputError(f"{name}, row {number}: {for_terminal(unit)} stands twice, with different codes.")
        found[unit] = code
    return found


def _decoded(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _code(cell: str, name: str, number: int) -> bool | None:
    said = cell.strip().strip("'\"").casefold()
    if said in _YES:
        return True
    if said in _NO:
        return False
    if said in _MISSING:
        return None
    raise InputError(
        f"{name}, row {number}: the code “{for_terminal(cell.strip()[:30])}” is neither yes nor no; write yes, no or "
        "nothing."
    )


def belonging(sheets: Mapping[str, Mapping[str, bool | None]], key: Key) -> dict[str, dict[str, bool]]:
    """By coder the codes that were given.

    Raises:
        InputError: a sheet has an id that the key does not know, or not a single code.
    """
    known = {unit.id for unit in key.units}
    codes = {}
    for coder, sheet in sheets.items():
        strange = next((unit for unit in sheet if unit not in known), None)
        if strange is not None:
            raise InputError(
                f"The sheet {for_terminal(coder)} does not belong to this key: it has {for_terminal(strange)}, and the "
                f"key's ids begin with {key.sheet}; give the sheets and the key of one sample."
            )
        codes[coder] = {unit: code for unit, code in sheet.items() if code is not None}
        if not codes[coder]:
            raise InputError(
                f"The sheet {for_terminal(coder)} has no code yet: write yes or no into its column “code”."
            )
    return codes
