"""A table of a document as CSV: one row a row, every column, those for programs too."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from framediff.escaping import for_csv
from framediff.export.document.structured import data_of

if TYPE_CHECKING:
    from framediff.export.document.model import Document, Said, Table

__all__ = ["document_csv", "table_csv"]


def document_csv(document: Document) -> str:
    """The document's first table as CSV, since a spreadsheet reads one table from one file; "" where it has none."""
    for table in document.tables():
        return table_csv(table)
    return ""


def table_csv(table: Table) -> str:
    """One table: a header of the columns' keys, then its rows, numbers in full.

    What a spreadsheet would take for a formula begins with an apostrophe. Lists are written as JSON, and what
    is more than one number as a reader sees it: `3 of 4`.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    for row in table.rows:
        writer.writerow([_field(field) for field in row])
    return buffer.getvalue()


def _field(said: Said) -> str:
    data = data_of(said)
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, float):
        return f"{data:.6f}".rstrip("0").rstrip(".")
    if isinstance(data, int):
        return str(data)
    if isinstance(data, dict):
        return for_csv(said.text)
    return for_csv(data if isinstance(data, str) else json.dumps(data, ensure_ascii=False))
