"""A Markdown report as a strict parser of GitHub's dialect sees it, which is what its readers see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.export.verification.reading import MARKED, RAW, Block, Footnote

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown_it.token import Token

__all__ = ["read_markdown"]

_DEFINED = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
_OPENING, _CLOSING = MARKED
_SHOWN = {
    "strong_open": _OPENING,
    "em_open": f"{_OPENING}em ",
    "s_open": f"{_OPENING}s ",
    "strong_close": _CLOSING,
    "em_close": _CLOSING,
    "s_close": _CLOSING,
    "softbreak": "\n",
    "hardbreak": "\n",
    "link_close": ">",
}
_MADE = "Made from"  # heading of the manifest


def read_markdown(text: str) -> tuple[list[Block], list[Footnote], list[str], list[str]]:
    """Blocks, footnotes, flaws, and the blocks of JSON of a report."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin, inline=False)
    env: dict[str, object] = {}
    tokens = parser.parse(text, env)
    start = next((spot for spot, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    footnotes = _footnotes(tokens[start:])
    walk = _Walk(footnotes)
    walk.over(tokens[:start])
    defined = _DEFINED.findall(text)
    flaws = [
        f"footnote {label} stands there more than once"
        for label in sorted({x for x in defined if defined.count(x) > 1})
    ]
    flaws += [f"nothing refers to footnote {label}" for label in dict.fromkeys(defined) if label not in footnotes]
    flaws += [f"“{label}” is defined as a link, which no report has" for label in _links(env)]
    return walk.blocks, list(footnotes.values()), flaws, walk.json


def _links(env: Mapping[str, object]) -> list[str]:
    """The names of links that are defined somewhere in the text: a page does not show where they lead."""
    found = env.get("references")
    return sorted(map(str, found)) if isinstance(found, dict) else []


class _Walk:
    """Reads the tokens of a document in order."""

    def __init__(self, footnotes: dict[str, Footnote]) -> None:
        self.blocks: list[Block] = []
        self.json: list[str] = []
        self._footnotes = footnotes
        self._under: list[tuple[int, str]] = []
        self._kinds: list[str] = []  # of the lists and quotes around
        self._whole = self._wholes = 0
        self._columns: tuple[str, ...] = ()
        self._row: list[Token] | None = None
        self._head = False

    def over(self, tokens: Sequence[Token]) -> None:
        """Read `tokens`."""
        for spot, token in enumerate(tokens):
            self._token(token, tokens[spot - 1] if spot else token)

    def _token(self, token: Token, before: Token) -> None:
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open", "blockquote_open"}:
            self._kinds.append("quote" if kind == "blockquote_open" else "item")
            self._begin()
        elif kind in {"bullet_list_close", "ordered_list_close", "blockquote_close"}:
            self._kinds.pop()
        elif kind == "table_open":
            self._begin()
        elif kind in {"thead_open", "thead_close"}:
            self._head = kind == "thead_open"
        elif kind == "tr_open":
            self._row = []
        elif kind == "tr_close":
            self._close_row(before)
        elif kind == "inline":
            self._inline(token, before)
        elif kind in {"fence", "code_block"}:
            self._code(token)
        elif kind in {"html_block", "hr"}:
            self._add(kind.removesuffix("_block"), [token.content or "---"], [()], token)

    def _begin(self) -> None:
        self._wholes += 1
        self._whole = self._wholes

    def _code(self, token: Token) -> None:
        made = token.info.strip() == "json" and bool(self._under) and self._under[-1][1] == _MADE and not self._kinds
        if made:
            self.json.append(token.content)
        # What a manifest says is held apart, key by key; here it counts that there is one.
        self._add("code", ["made" if made else token.content], [()], token)

    def _inline(self, token: Token, before: Token) -> None:
        if self._row is not None:
            self._row.append(token)
            return
        text, notes = self._flat(token)
        if before.type == "heading_open":
            level = int(before.tag[1:])
            self._under = [each for each in self._under if each[0] < level]
            self._add("heading", [f"{before.tag} {text}"], [notes], token)
            if level > 1:
                self._under.append((level, text))
        else:
            self._add(self._kinds[-1] if self._kinds else "paragraph", [text], [notes], token)

    def _close_row(self, before: Token) -> None:
        cells = [self._flat(cell) for cell in self._row or ()]
        texts = [text for text, _ in cells]
        first = (self._row or [before])[0]
        self._row = None
        if self._head:
            self._columns = tuple(texts)
        self._add("head" if self._head else "row", texts, [notes for _, notes in cells], first)

    def _add(self, kind: str, fields: list[str], notes: Sequence[tuple[Footnote, ...]], token: Token) -> None:
        alone = not self._kinds and kind not in {"head", "row"}
        line = (token.map[0] if token.map else 0) + 1
        under = tuple(text for _, text in self._under)
        columns = self._columns if kind == "row" else ()
        whole = 0 if alone else self._whole
        self.blocks.append(Block(kind, tuple(fields), tuple(notes), line, whole, under, columns))

    def _flat(self, token: Token) -> tuple[str, tuple[Footnote, ...]]:
        text, labels = _flat(token)
        return text, tuple(self._footnotes[label] for label in labels if label in self._footnotes)


def _flat(token: Token) -> tuple[str, list[str]]:
    """The text of a line with its emphasis, and the labels of the footnotes that it refers to.

    Links, images and HTML show as what they are: no report of framediff has one.
    """
    parts: list[str] = []
    labels: list[str] = []
    for child in token.children or ():
        if child.type in _SHOWN:
            parts.append(_SHOWN[child.type])
        elif child.type == "footnote_ref":
            labels.append(str(child.meta["label"]))
        elif child.type == "link_open":
            parts.append(f"<link to {child.attrGet('href')}: ")
        elif child.type == "image":
            parts.append(f"<image {child.attrGet('src')}>")
        elif child.type == "html_inline":
            parts.append(f"{RAW}{child.content}")
        elif child.type == "code_inline":
            parts.append(f"<code {child.content}>")
        else:
            parts.append(child.content)
    return "".join(parts), labels


def _footnotes(tokens: Sequence[Token]) -> dict[str, Footnote]:
    """The footnotes by their labels: the first line, then the items."""
    found: dict[str, Footnote] = {}
    label, line, head, places = "", 0, [], list[str]()
    inside = False
    for token in tokens:
        if token.type == "footnote_open":
            label, line, head, places = str(token.meta["label"]), 0, list[str](), list[str]()
        elif token.type in {"bullet_list_open", "bullet_list_close"}:
            inside = token.type == "bullet_list_open"
        elif token.type == "footnote_close":
            found[label] = Footnote(label, "\n".join(head), tuple(places), line)
        elif token.type == "inline":
            line = line or (token.map[0] if token.map else 0) + 1
            (places if inside else head).append(_flat(token)[0])
        elif token.type in {"fence", "code_block", "html_block"}:
            (places if inside else head).append(f"<{token.type} {token.content}>")
    return found
