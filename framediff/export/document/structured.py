"""A document as JSON: every table as records with their places, everything else in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document.model import Bullets, Chart, Excerpt, Pair, Paragraph, Table
from framediff.export.table.structured import SCHEMA_VERSION, json_text

if TYPE_CHECKING:
    from framediff.export.document.model import Block, Document, Evidence, Place, Run, Said, Section

__all__ = ["document_json", "table_json", "table_record"]


def document_json(document: Document) -> str:
    """The whole document as one JSON object, its keys in a fixed order.

    Offsets are code points of the article's unchanged text. Numbers of tables are in full, floats with six decimals.
    Words of articles have control characters shown as `�`.
    """
    whole = {
        "schema_version": SCHEMA_VERSION,
        "title": document.title,
        "subtitle": list(document.subtitle),
        "sections": [_section(section) for section in document.sections],
        "manifest": document.manifest,
    }
    return json_text(whole)


def table_json(table: Table) -> str:
    """One table as a JSON object of its own."""
    return json_text({"schema_version": SCHEMA_VERSION, **table_record(table)})


def table_record(table: Table) -> dict[str, object]:
    """A table as plain data: its columns, its rows as records by column, and the places behind their fields."""
    return {
        "table": table.id,
        "title": table.title,
        "columns": [{"key": column.key, "label": column.label} for column in table.columns],
        "rows": [
            {column.key: data_of(field) for column, field in zip(table.columns, row, strict=True)}
            | _evidence_of_row(table, row)
            for row in table.rows
        ],
        "notes": [_said(note) for note in table.notes],
    }


def data_of(said: Said) -> object:
    """The datum of a field in full, floats to six decimals: the last digits differ between machines."""
    return _rounded(said.text if said.data is None else said.data)


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(each) for each in value]
    return value


def _evidence_of_row(table: Table, row: tuple[Said, ...]) -> dict[str, object]:
    found = {
        column.key: _evidence(field.evidence)
        for column, field in zip(table.columns, row, strict=True)
        if field.evidence is not None
    }
    return {"evidence": found} if found else {}


def _section(section: Section) -> dict[str, object]:
    return {
        "id": section.id,
        "title": section.title,
        "blocks": [_block(block) for block in section.blocks if not isinstance(block, Chart)],
        "sections": [_section(inner) for inner in section.sections],
    }


def _block(block: Block) -> dict[str, object]:
    if isinstance(block, Paragraph):
        return {"paragraph": _said(block.said)}
    if isinstance(block, Bullets):
        return {"list": [_said(item) for item in block.items], "title": block.title}
    if isinstance(block, Table):
        return table_record(block)
    if isinstance(block, Excerpt):
        return {"excerpt": _excerpt(block)}
    assert isinstance(block, Pair)  # noqa: S101 - charts are left out
    return {
        "pair": block.title,
        "first": _excerpt(block.first),
        "second": _excerpt(block.second),
        "inline": [_run(run) for run in block.inline],
        "notes": [_said(note) for note in block.notes],
        **({} if block.data is None else {"data": _rounded(dict(block.data))}),
    }


def _said(said: Said) -> dict[str, object]:
    found: dict[str, object] = {"text": said.text}
    if said.data is not None:
        found["data"] = _rounded(said.data)
    if said.evidence is not None:
        found["evidence"] = _evidence(said.evidence)
    return found


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {"of": evidence.of, "count": len(evidence.places), "places": [_place(place) for place in evidence.listed]}


def _place(place: Place) -> dict[str, object]:
    return {
        "article": place.article_id,
        "start": place.span.start,
        "end": place.span.end,
        "left": place.left,
        "text": place.node,
        "right": place.right,
        "note": place.note,
    }


def _excerpt(excerpt: Excerpt) -> dict[str, object]:
    return {
        "label": excerpt.label,
        "runs": [_run(run) for run in excerpt.runs],
        "place": None if excerpt.place is None else _place(excerpt.place),
    }


def _run(run: Run) -> dict[str, object]:
    found: dict[str, object] = {"text": run.text, "mark": str(run.mark)}
    if run.instead:
        found["instead"] = run.instead
    if run.note:
        found["note"] = run.note
    return found
