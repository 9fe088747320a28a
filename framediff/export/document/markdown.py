"""A document as Markdown: tables and footnotes in GitHub's dialect, every text of others escaped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from framediff.escaping import for_markdown
from framediff.export.document.model import Bullets, Chart, Excerpt, Mark, Pair, Paragraph, Table
from framediff.export.document.signs import SIGNS, SWAP, legend_of
from framediff.export.layout import counted
from framediff.export.structured import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framediff.export.document.model import Block, Document, Evidence, Place, Run, Said, Section

__all__ = ["document_markdown", "quoted"]

_DEEPEST = 6


def document_markdown(document: Document) -> str:
    """The document as Markdown.

    A footnote lists the places behind one number: article, offsets `[start–end)` in code points of its unchanged text,
    voice and speaker, and the words in their context, bold. The manifest stands last, for people and, in a block of
    JSON, for `framediff verify`.
    """
    notes = _Footnotes()
    lines = [f"# {for_markdown(document.title)}", ""]
    if document.subtitle:
        lines += [for_markdown(" · ".join(document.subtitle)), ""]
    for section in document.sections:
        lines += _section(section, 2, notes)
    if notes.written:
        lines += ["## Evidence", "", *notes.written, ""]
    if document.manifest is not None:
        lines += _manifest(document.manifest)
    return "\n".join(lines).rstrip("\n") + "\n"


class _Footnotes:
    """The footnotes of a document, numbered as they come."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def to(self, evidence: Evidence | None) -> str:
        """A reference to a new footnote; "" where there is nothing to refer to."""
        if evidence is None:
            return ""
        number = len(self.written) + 1
        # Items directly under the first line: renderers without footnotes then show one paragraph, not a block of code.
        first = f"[^{number}]: {quoted(evidence.titled)}"
        self.written.append("\n".join([first, *(f"    - {_place(place)}" for place in evidence.places)]))
        return f"[^{number}]"


def _section(section: Section, level: int, notes: _Footnotes) -> list[str]:
    lines = [f"{'#' * min(level, _DEEPEST)} {quoted(section.title)}", ""]
    for block in section.blocks:
        lines += _block(block, notes)
    if told := legend_of(section.blocks):
        lines += [for_markdown(told), ""]
    for inner in section.sections:
        lines += _section(inner, level + 1, notes)
    return lines


def _block(block: Block, notes: _Footnotes) -> list[str]:
    if isinstance(block, Paragraph):
        return [_said(block.said, notes), ""]
    if isinstance(block, Bullets):
        title = [for_markdown(block.title), ""] if block.title else []
        return [*title, *(f"- {_said(item, notes)}" for item in block.items), ""]
    if isinstance(block, Table):
        return _table(block, notes)
    if isinstance(block, Pair):
        return _pair(block, notes)
    if isinstance(block, Excerpt):
        label = [f"{for_markdown(block.label)}:", ""] if block.label else []
        return [*label, f"> {_runs(block.runs)}", ""]
    assert isinstance(block, Chart)  # noqa: S101 - the last kind of block; its numbers stand in a table
    return []


def _said(said: Said, notes: _Footnotes) -> str:
    return for_markdown(said.text) + notes.to(said.evidence)


def _field(said: Said, notes: _Footnotes) -> str:
    return quoted(said.text) + notes.to(said.evidence)


def _table(table: Table, notes: _Footnotes) -> list[str]:
    lines = [f"**{quoted(table.title)}**", ""] if table.title else []
    if table.rows:
        spots = [number for number, column in enumerate(table.columns) if column.shown]
        lines.append(_row(for_markdown(table.columns[spot].label) for spot in spots))
        marks = [" ---: " if table.columns[spot].numeric else " :--- " for spot in spots]
        lines.append(f"|{'|'.join(marks)}|")
        lines += [_row(_field(row[spot], notes) for spot in spots) for row in table.rows]
    else:
        lines.append(for_markdown(table.empty))
    lines.append("")
    for note in table.notes:
        lines += [_said(note, notes), ""]
    return lines


def _row(fields: Iterable[str]) -> str:
    return f"| {' | '.join(fields)} |"


def _pair(pair: Pair, notes: _Footnotes) -> list[str]:
    lines = [f"**{quoted(pair.title)}**", ""]
    sides = (pair.first, pair.second)
    labels = [
        for_markdown(side.label) + notes.to(None if side.place is None else _of(side.label, side.place))
        for side in sides
    ]
    if pair.inline:
        lines += [f"{labels[0]} ⇄ {labels[1]}", "", f"> {_runs(pair.inline)}", ""]
    else:
        lines += [_row(labels), "| :--- | :--- |", _row(_runs(side.runs) for side in sides), ""]
    for note in pair.notes:
        lines += [_said(note, notes), ""]
    return lines


def _of(label: str, place: Place) -> Evidence:
    from framediff.export.document.model import Evidence

    return Evidence(label, (place,), "passage")


_STYLE = {Mark.CUT: "~~", Mark.ADDED: "**", Mark.HIT: "**"}


def _runs(runs: Sequence[Run]) -> str:
    """Runs in one line; bold and struck through beside the signs, since not every reader of Markdown shows both."""
    return "".join(_run(run) for run in runs).strip()


def _run(run: Run) -> str:
    before, after = ("", "") if run.mark is Mark.HIT else SIGNS[run.mark]
    words = _styled(run.text, _STYLE.get(run.mark, ""))
    if run.instead:
        words = f"{_styled(run.text, '~~')}{SWAP}{_styled(run.instead, '**')}"
    about = f" ({quoted(run.note)})" if run.note and run.mark is Mark.CONTESTED else ""
    return f"{quoted(before)}{words}{quoted(after)}{about}"


def _styled(text: str, style: str) -> str:
    """Words between marks of emphasis, which must touch them; white space stays outside."""
    bare = text.strip()
    if not style or not bare:
        return quoted(text)
    left = text[: len(text) - len(text.lstrip())]
    right = text[len(text.rstrip()) :]
    return f"{quoted(left)}{style}{quoted(bare)}{style}{quoted(right)}"


def _place(place: Place) -> str:
    where = for_markdown(f"{place.article_id} [{place.span.start}–{place.span.end}), {place.note}: ")
    return f"{where}{quoted(place.left)}**{quoted(place.node)}**{quoted(place.right)}".rstrip()


def quoted(text: str) -> str:
    """Words inside a line: escaped, but not as the beginning of one."""
    return for_markdown(f"x{text}")[1:]


def _manifest(manifest: Mapping[str, object]) -> list[str]:
    """What it was made from: in words, then whole as JSON, one line for each text."""
    lines = ["## Made from", ""]
    lines.append(
        f"- framediff {for_markdown(str(manifest.get('framediff')))}, "
        f"voices by {for_markdown(str(manifest.get('attributor')))}"
    )
    for name in ("options", "corrections", "speakers"):
        value = manifest.get(name)
        if isinstance(value, dict) and value:
            said = ", ".join(f"{key} {_value(each)}" for key, each in value.items())
            lines.append(f"- {name}: {for_markdown(said)}")
    low = manifest.get("low_confidence")
    if isinstance(low, dict) and low.get("attributions"):
        counts = f"{counted(low['attributions'], 'attribution')}, {counted(low['words'], 'word')}"
        lines.append(f"- undetermined for low confidence: {counts}")
    lexicons = manifest.get("lexicons")
    named = lexicons if isinstance(lexicons, list) else []
    lines += [f"- {for_markdown('lexicon {id} {version}, sha256 {sha256}'.format(**each))}" for each in named]
    texts = manifest.get("texts")
    if isinstance(texts, list):
        lines.append(f"- {counted(len(texts), 'text')}, each with its sha256 in the block below")
    return [*lines, "", "```json", *_json(manifest), "```", ""]


def _json(manifest: Mapping[str, object]) -> list[str]:
    """The manifest as JSON with one line for each key, and for each entry of a list, so that a change shows as one."""
    lines = ["{"]
    last = len(manifest) - 1
    for number, (key, value) in enumerate(manifest.items()):
        comma = "," if number < last else ""
        name = json.dumps(key)
        if isinstance(value, (list, tuple)) and value:
            lines.append(f" {name}: [")
            inner = [f"  {json.dumps(shown(each), ensure_ascii=True)}" for each in value]
            lines += [*(f"{each}," for each in inner[:-1]), inner[-1], f" ]{comma}"]
        else:
            lines.append(f" {name}: {json.dumps(shown(value), ensure_ascii=True)}{comma}")
    return [*lines, "}"]


def _value(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return " ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
