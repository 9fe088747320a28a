"""Faces of a document: text for a terminal, Markdown, CSV and JSON, all with the same numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document.delimited import document_csv
from framediff.export.document.markdown import document_markdown
from framediff.export.document.structured import document_json
from framediff.export.document.text import document_text

if TYPE_CHECKING:
    from framediff.export.document.model import Document

__all__ = ["FORMS", "written"]

FORMS = ("text", "md", "csv", "json")


def written(document: Document, form: str, columns: int = 80, *, evidence: bool = False) -> str:
    """The document in one of `FORMS`; the same document gives the same bytes.

    Args:
        document: what to write.
        form: `text`, `md`, `csv` (its first table) or `json`.
        columns: how many cells a line of text may take.
        evidence: whether text lists the places behind each number; Markdown and JSON always do.
    """
    if form == "text":
        return document_text(document, columns, evidence=evidence)
    faces = {"md": document_markdown, "csv": document_csv, "json": document_json}
    return faces[form](document)
