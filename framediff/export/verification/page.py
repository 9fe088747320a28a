"""A report's page read back: the same blocks, footnotes and manifest as from Markdown, whatever its markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from framediff.export.verification.reading import MARKED, Block, Footnote

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_page"]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KINDS = {"p": "paragraph", "li": "item", "caption": "caption", "figcaption": "caption", "blockquote": "quote"} | {
    "dt": "term",
    "dd": "item",
    "summary": "paragraph",
    "desc": "chart",
    "pre": "code",
}
_LEAVES = frozenset({*_KINDS, *_HEADINGS, "th", "td"})
_VOID = frozenset({"meta", "br", "hr", "img", "input", "link", "col"})
_EMPHASIS = frozenset({"mark", "del", "ins"})
_NOTE = re.compile(r"n(\d+)")


def read_page(text: str) -> tuple[list[Block], list[Footnote], list[str], list[str]]:
    """Blocks, footnotes, flaws, and the blocks of JSON of a report."""
    parser = _Page()
    parser.feed(text)
    parser.close()
    footnotes = {label: note.made(label) for label, note in parser.notes.items()}
    blocks = [
        Block(
            block.kind,
            block.fields,
            tuple(tuple(footnotes[label] for label in labels if label in footnotes) for labels in refs),
            block.line,
            block.whole,
            block.under,
            block.columns,
        )
        for block, refs in parser.found
    ]
    used = {label for _, refs in parser.found for labels in refs for label in labels}
    flaws = [f"footnote {label} is missing" for label in sorted(used - footnotes.keys(), key=int)]
    flaws += [f"nothing refers to footnote {label}" for label in footnotes if label not in used]
    return parser.blocks(blocks), [note for label, note in footnotes.items() if label in used], flaws, parser.json


class _Note:
    """A footnote as it is read."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.head: list[str] = []
        self.places: list[str] = []

    def made(self, label: str) -> Footnote:
        return Footnote(label, " ".join("".join(self.head).split()), tuple(self.places), self.line)


class _Page(HTMLParser):
    """Reads what a reader of the page sees, in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[Block, list[list[str]]]] = []
        self.notes: dict[str, _Note] = {}
        self.json: list[str] = []
        self._open: list[str] = []
        self._leaf = ""
        self._parts: list[str] = []
        self._refs: list[str] = []
        self._under: list[tuple[int, str]] = []
        self._row: list[tuple[str, list[str]]] | None = None
        self._columns: tuple[str, ...] = ()
        self._wholes = 0
        self._silent = 0  # depth of what is not read: the head, contents, ways back, numbers of notes
        self._note: _Note | None = None
        self._deep = 0
        self._started = 0

    @staticmethod
    def blocks(blocks: Sequence[Block]) -> list[Block]:
        """The blocks of the report itself."""
        return [block for block in blocks if any(text.strip() for text in block.fields)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        given = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            return
        self._open.append(tag)
        if (
            self._silent
            or tag in {"style", "script", "title", "nav", "sup"}
            or given.get("class") in {"back", "nth", "skip"}
        ):
            self._silent += 1
            return
        if tag == "li" and (number := _NOTE.fullmatch(given.get("id", ""))):
            self._note, self._deep = self.notes.setdefault(number[1], _Note(self.getpos()[0])), len(self._open)
        elif self._note is not None:
            self._in_note(tag, given)
        else:
            self._in_text(tag, given)
        if tag in _EMPHASIS:
            self._parts.append(MARKED[0])

    def _in_text(self, tag: str, given: dict[str, str]) -> None:
        """Begin an element of the report itself."""
        if tag == "a" and "ref" in given.get("class", "").split():
            self._refs.append(given.get("href", "").removeprefix("#n"))
        if tag in {"table", "ul", "ol"}:
            self._wholes += 1
            self._columns = () if tag == "table" else self._columns
        if tag == "tr":
            self._row = []
            self._started = self.getpos()[0]
        elif tag in _LEAVES:
            self._begin(tag)

    def _in_note(self, tag: str, given: dict[str, str]) -> None:
        if tag in {"li", "p"}:
            self._parts = []
        elif given.get("class") == "words":
            self._parts.append(": ")

    def _begin(self, tag: str) -> None:
        self._leaf, self._parts, self._refs = tag, [], []
        if tag not in {"th", "td"}:
            self._started = self.getpos()[0]

    def handle_data(self, data: str) -> None:
        """Text."""
        if not self._silent:
            self._parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in _VOID or not self._open:
            return
        self._open.pop()
        if self._silent:
            self._silent -= 1
            return
        if tag in _EMPHASIS:
            self._parts.append(MARKED[1])
        if self._note is not None:
            self._end_in_note(tag)
        elif tag == "tr":
            self._end_row()
        elif tag == self._leaf:
            self._end_leaf(tag)

    def _end_in_note(self, tag: str) -> None:
        note = self._note
        if note is None:
            return
        if tag == "p":
            note.head = list(self._parts)
        elif tag == "li" and "ul" in self._open[self._deep :]:
            note.places.append(_joined(self._parts))
        elif tag == "li":
            self._note = None

    def _end_leaf(self, tag: str) -> None:
        text = "".join(self._parts) if tag == "pre" else _joined(self._parts)
        refs, self._leaf = list(self._refs), ""
        if tag in {"th", "td"}:
            if self._row is not None:
                self._row.append((text, refs))
            return
        if tag == "pre":
            self.json.append(text)
        if tag in _HEADINGS:
            level = int(tag[1])
            self._under = [each for each in self._under if each[0] < level]
            self._add("heading", (f"{tag} {text}",), [refs])
            if level > 1:
                self._under.append((level, text))
        elif tag != "pre":
            self._add(_KINDS[tag], (text,), [refs])
        else:
            self._add("code", ("made",), [refs])

    def _end_row(self) -> None:
        row, self._row = self._row or [], None
        texts = tuple(text for text, _ in row)
        kind = "head" if "thead" in self._open else "row"
        if kind == "head":
            self._columns = texts
        self._add(kind, texts, [refs for _, refs in row])

    def _add(self, kind: str, fields: tuple[str, ...], refs: list[list[str]]) -> None:
        under = tuple(text for _, text in self._under)
        columns = self._columns if kind == "row" else ()
        notes: tuple[tuple[Footnote, ...], ...] = tuple(() for _ in fields)
        whole = self._wholes if kind in {"row", "head", "item"} else 0
        self.found.append((Block(kind, fields, notes, self._started, whole, under, columns), refs))


def _joined(parts: Sequence[str]) -> str:
    return " ".join("".join(parts).split())
