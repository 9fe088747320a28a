"""A document as plain text in columns, for a terminal or a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.columns import wrap
from framediff.export.document.rows import section_rows

if TYPE_CHECKING:
    from framediff.export.document.model import Document

__all__ = ["NARROWEST", "document_text"]

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
        lines += [row.text for row in section_rows(section, columns, evidence=evidence)]
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)
