"""Faces of a document: text for a terminal, Markdown, CSV and JSON, all with the same numbers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.columns import wrap
from framediff.export.document.delimited import document_csv
from framediff.export.document.markdown import document_markdown
from framediff.export.document.rows import section_rows
from framediff.export.document.structured import document_json

if TYPE_CHECKING:
    from framediff.export.document.model import Document

__all__ = ["FORMS", "form_of", "written"]

FORMS = ("text", "md", "html", "csv", "json")

_NARROWEST = 60  # cells
_ENDINGS = {f".{form}": form for form in FORMS} | {".txt": "text", ".markdown": "md", ".htm": "html"}


def form_of(name: str | Path | None, otherwise: str = "text") -> str:
    """The form that the ending of a file's name asks for; `otherwise` without a name or with another ending."""
    return otherwise if name is None else _ENDINGS.get(Path(name).suffix.lower(), otherwise)


def written(document: Document, form: str, columns: int = 80, *, evidence: bool = False) -> str:
    """The document in one of `FORMS`; the same document gives the same bytes.

    Args:
        document: what to write.
        form: `text`, `md`, `html`, `csv` (its first table) or `json`.
        columns: how many cells a line of text may take.
        evidence: whether text lists the places behind each number; Markdown, HTML and JSON always do.
    """
    if form == "text":
        return _text(document, columns, evidence=evidence)
    if form == "html":
        from framediff.export.document.page import document_page

        return document_page(document)
    faces = {"md": document_markdown, "csv": document_csv, "json": document_json}
    return faces[form](document)


def _text(document: Document, columns: int = 80, *, evidence: bool = False) -> str:
    r"""The document as lines ending in `\\n`, without colour or any control character.

    Args:
        document: what to write.
        columns: how many cells a line may take; less than 60 is taken as 60.
        evidence: whether the places behind each number are listed below it.
    """
    columns = max(columns, _NARROWEST)
    lines = wrap(" · ".join(("framediff", document.title, *document.subtitle)), columns, rest="  ")
    for section in document.sections:
        lines += [row.text for row in section_rows(section, columns, evidence=evidence)]
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)
