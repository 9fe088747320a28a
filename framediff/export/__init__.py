"""A comparison written down: for a terminal, as Markdown, CSV or JSON; the same input gives the same bytes."""

from framediff.export.table.delimited import to_csv
from framediff.export.table.structured import to_json
from framediff.export.table.terminal import to_table
from framediff.export.table.wording import to_markdown
from framediff.export.writing import write_new

__all__ = ["to_csv", "to_json", "to_markdown", "to_table", "write_new"]
