"""A document as Markdown: tables and footnotes in GitHub's dialect, every text of others escaped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from unicodedata import category

from framediff.escaping import for_markdown, for_terminal
from framediff.export.document.footnotes import LEAD, Footnotes, grouped_places, shown_words
from framediff.export.document.model import Bullets, Chart, Excerpt, Mark, Pair, Paragraph, Table
from framediff.export.document.signs import SIGNS, SWAP
from framediff.export.layout import counted
from framediff.export.table.structured import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from framediff.export.document.model import Block, Document, Evidence, Place, Run, Said, Section

__all__ = ["document_markdown", "quoted"]

_FIRST, _DEEPEST = 2, 6  # levels of headings


def document_markdown(document: Document) -> str:
    """The document as Markdown.

    A footnote lists the places behind one number: article, voice and speaker, offsets `[start–end)` in code points of
    the unchanged text, and the words, bold. The passages around them stand once each, by article. The manifest stands
    last, for people and, in a block of JSON, for `framediff verify`.
    """
    notes = Footnotes()
    lines = [f"# {_heading(document.title)}", ""]
    if document.subtitle:
        lines += [_begun(" · ".join(document.subtitle)), ""]
    for section in document.sections:
        lines += _section(section, _FIRST, notes)
    if notes.notes:
        lines += ["## Evidence", "", LEAD, "", *_passages(notes), *_notes(notes), ""]
    if document.manifest is not None:
        lines += _manifest(document.manifest)
    return "\n".join(lines).rstrip("\n") + "\n"


def _passages(notes: Footnotes) -> Iterator[str]:
    """The words around the places, each once, below a heading for each article."""
    names = notes.articles()
    for article, passages in notes.passages().items():
        yield from (f"### {_heading(f'{names[article]} · {article}')}", "")
        for passage in passages:
            where = f"[{passage.span.start}–{passage.span.end}) "
            words = ((run.text, "**" if run.mark is Mark.HIT else "") for run in passage.runs)
            yield f"- {_line([(where, ''), *words])}"
        yield ""


def _notes(notes: Footnotes) -> Iterator[str]:
    """The footnotes: what is counted, then the places, those of which the same is said in one line."""
    names = notes.articles()
    for number, evidence in enumerate(notes.notes, 1):
        # Items directly under the first line: renderers without footnotes then show one paragraph, not a block of code.
        yield f"[^{number}]: {_begun(evidence.titled).rstrip()}"
        for article, note, places in grouped_places(evidence):
            yield f"    - {_places(names[article], note, places)}"


def _reference(evidence: Evidence | None, notes: Footnotes) -> str:
    """A reference to a footnote; "" where there is nothing to refer to."""
    return "" if evidence is None else f"[^{notes.number(evidence)}]"


def _section(section: Section, level: int, notes: Footnotes) -> list[str]:
    lines = [f"{'#' * min(level, _DEEPEST)} {_heading(section.title)}", ""]
    if level == _FIRST and (told := list(_legend(section))):
        lines += [" ".join(told), ""]
    for block in section.blocks:
        lines += _block(block, notes)
    for inner in section.sections:
        lines += _section(inner, level + 1, notes)
    return lines


def _heading(text: str) -> str:
    """Words of a heading, the end of which would be dropped if it were number signs."""
    escaped = quoted(text).strip()
    return f"{escaped[:-1]}\\#" if escaped.endswith("#") else escaped


def _block(block: Block, notes: Footnotes) -> list[str]:
    if isinstance(block, Paragraph):
        return [_said(block.said, notes), ""]
    if isinstance(block, Bullets):
        title = [_begun(block.title), ""] if block.title else []
        return [*title, *(f"- {_said(item, notes)}" for item in block.items), ""]
    if isinstance(block, Table):
        return _table(block, notes)
    if isinstance(block, Pair):
        return _pair(block, notes)
    if isinstance(block, Excerpt):
        label = [f"{_begun(block.label)}:", ""] if block.label else []
        return [*label, f"> {_runs(block.runs)}", ""]
    assert isinstance(block, Chart)  # noqa: S101 - the last kind of block; its numbers stand in a table
    return []


def _said(said: Said, notes: Footnotes) -> str:
    return _begun(said.text) + _reference(said.evidence, notes)


def _field(said: Said, notes: Footnotes) -> str:
    return quoted(said.text) + _reference(said.evidence, notes)


def _table(table: Table, notes: Footnotes) -> list[str]:
    lines = [_line([(table.title, "**")]), ""] if table.title else []
    if table.rows and table.lines:
        for row in table.rows:
            first, rest = table.in_line(row)
            lines.append(f"- {_line([(first, '**'), (f' {rest}', '')])}")
    elif table.rows:
        spots = [number for number, column in enumerate(table.columns) if column.shown]
        lines.append(_row(_begun(table.columns[spot].label) for spot in spots))
        marks = [" ---: " if table.columns[spot].numeric else " :--- " for spot in spots]
        lines.append(f"|{'|'.join(marks)}|")
        lines += [_row(_field(row[spot], notes) for spot in spots) for row in table.rows]
    else:
        lines.append(_begun(table.empty))
    lines.append("")
    for note in table.notes:
        lines += [_said(note, notes), ""]
    return lines


def _row(fields: Iterable[str]) -> str:
    return f"| {' | '.join(fields)} |"


def _pair(pair: Pair, notes: Footnotes) -> list[str]:
    lines = [_line([(pair.title, "**")]), ""]
    sides = (pair.first, pair.second)
    labels = [
        _begun(side.label) + _reference(None if side.place is None else _of(side.label, side.place), notes)
        for side in sides
    ]
    if pair.inline:
        lines += [f"{labels[0]}{SWAP}{labels[1]}", "", f"> {_runs(pair.inline)}", ""]
    else:
        lines += [_row(labels), "| :--- | :--- |", _row(_runs(side.runs) for side in sides), ""]
    for note in pair.notes:
        lines += [_said(note, notes), ""]
    return lines


def _of(label: str, place: Place) -> Evidence:
    from framediff.export.document.model import Evidence

    return Evidence(label, (place,), "passage")


_STYLE = {Mark.CUT: "~~", Mark.ADDED: "**", Mark.HIT: "**", Mark.REWORDED: "**"}
_SIGNED = frozenset({Mark.CONTESTED, Mark.GLYPH})  # which struck and bold words alone would not tell apart


def _legend(section: Section) -> Iterator[str]:
    """What struck and bold words and signs mean in a section and its parts, for readers of the page and of its source.

    Once for all its parts: each would otherwise repeat it.
    """
    pairs = [block for block in section if isinstance(block, Pair)]
    inline = {run.mark for pair in pairs for run in pair.inline}
    beside = {run.mark for pair in pairs if not pair.inline for run in (*pair.first.runs, *pair.second.runs)}
    plain = {Mark.CUT, Mark.ADDED, Mark.REWORDED}
    if inline & plain:
        yield "In one line, ~~struck through~~ stands only in the first and **bold** only in the second."
    if beside & plain:
        yield "In two columns, ~~struck through~~ and **bold** words do not stand in the other column."
    if Mark.CONTESTED in inline | beside:
        yield "In ⟦ ⟧ are names that the lexicon lists as rivals for one thing."
    if Mark.GLYPH in inline | beside:
        yield "In ‹ › is what differs in glyphs alone: case, quotation marks, hyphens, spelling of a name."


def _runs(runs: Sequence[Run]) -> str:
    """Runs in one line: what only the first has is struck through, what only the second has is bold."""
    return _line(piece for run in runs for piece in _pieces(run))


def _pieces(run: Run) -> Iterator[tuple[str, str]]:
    """The words of a run, each with the marks of emphasis around it, and signs around rival names and glyphs."""
    before, after = SIGNS[run.mark] if run.mark in _SIGNED else ("", "")
    yield before, ""
    if run.instead:
        yield run.text, "~~"
        yield " ", ""
        yield run.instead, "**"
    else:
        yield run.text, _STYLE.get(run.mark, "")
    about = f" ({run.note})" if run.note and run.mark is Mark.CONTESTED else ""
    yield after + about, ""


def _line(pieces: Iterable[tuple[str, str]]) -> str:
    """A line of words with the marks of emphasis around each, which must touch them: white space stays outside."""
    texts: list[tuple[str, str]] = []
    for raw, style in pieces:
        text = for_terminal(raw)
        bare = text.strip() if style else ""
        parts = [(text, "")] if not bare else [*zip(text.partition(bare), ("", style, ""), strict=True)]
        for part in parts:
            if part[0] and texts and texts[-1][1] == part[1]:
                texts[-1] = (texts[-1][0] + part[0], part[1])
            elif part[0]:
                texts.append(part)
    written = []
    for spot, (text, style) in enumerate(texts):
        before, after = texts[spot - 1][0] if spot else "", texts[spot + 1][0] if spot + 1 < len(texts) else ""
        if style:
            written.append(f"{style}{quoted(text)}{style}")
            continue
        first = bool(before) and _hides(before[-1], text[0])
        last = bool(after) and _hides(after[0], text[-1]) and len(text) > first
        inner = text[first : len(text) - last]
        words = quoted(inner) if spot else _begun(inner)
        written.append(f"&#{ord(text[0])};" * first + words + f"&#{ord(text[-1])};" * last)
    return "".join(written).strip()


def _hides(inside: str, outside: str) -> bool:
    """Whether a mark of emphasis is none between these two: punctuation inside and a letter outside (CommonMark 6.2).

    A letter written by its number ends, and begins, with punctuation.
    """
    return category(inside)[0] in "PS" and category(outside)[0] not in "PSZ"


def _places(article: str, note: str, places: Sequence[Place]) -> str:
    """Places of one article of which the same is said."""
    pieces = [(f"{article}{', ' * bool(note)}{note}: ", "")]
    for number, place in enumerate(places):
        pieces += [(f"{'; ' * bool(number)}[{place.span.start}–{place.span.end}) ", ""), (shown_words(place), "**")]
    return _line(pieces)


def quoted(text: str) -> str:
    """Words inside a line: escaped, but not as the beginning of one."""
    return for_markdown(f"x{text}")[1:]


def _manifest(manifest: Mapping[str, object]) -> list[str]:
    """What it was made from: in words, then whole as JSON, one line for each text."""
    lines = ["## Made from", ""]
    lines.append(
        f"- framediff {_begun(str(manifest.get('framediff')))}, voices by {_begun(str(manifest.get('attributor')))}"
    )
    for name in ("options", "corrections", "resolutions", "speakers"):
        value = manifest.get(name)
        if isinstance(value, dict) and value:
            said = ", ".join(f"{key} {_value(each)}" for key, each in value.items())
            lines.append(f"- {name}: {_begun(said)}")
    low = manifest.get("low_confidence")
    if isinstance(low, dict) and low.get("attributions"):
        counts = f"{counted(low['attributions'], 'attribution')}, {counted(low['words'], 'word')}"
        lines.append(f"- undetermined for low confidence: {counts}")
    lexicons = manifest.get("lexicons")
    named = lexicons if isinstance(lexicons, list) else []
    lines += [f"- {_begun('lexicon {id} {version}, sha256 {sha256}'.format(**each))}" for each in named]
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


def _begun(text: str) -> str:
    """Words at the beginning of a line; white space there would make code of them."""
    return for_markdown(text.lstrip())
