"""The markup of a page held against that of its remaking: the same elements, however a browser wrote them down."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import zip_longest
from typing import TYPE_CHECKING

from framediff.export.verification.drift import Drift, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["markup_drifts"]

_VOID = frozenset({"meta", "br", "hr", "img", "input", "link", "col"})
_SAVED = "saved from url="  # how browsers begin the comment that they add to a page that is saved

_Piece = tuple[str, str]  # what it is, and how it reads


def markup_drifts(said: str, holds: str) -> tuple[list[Drift], str]:
    """Where the elements, attributes and texts of two pages differ first.

    Returns:
        The drift, if there is one; else "" or, where the same elements are written in another way, what to say of it.
    """
    if said == holds:
        return [], ""
    mine, theirs = _pieces(said), _pieces(holds)
    for one, other in zip_longest(mine, theirs):
        if one is None or other is None or one[0] != other[0]:
            return [_drift(one, other)], ""
    return [], (
        "The page is not written letter by letter as framediff writes it, as by a browser that saved it or an editor: "
        "its elements, their attributes and all of its words are the same."
    )


def _drift(one: tuple[_Piece, int] | None, other: tuple[_Piece, int] | None) -> Drift:
    line = 0 if one is None else one[1]
    what = "its markup, style or charts are not as framediff writes them"
    if one is None:
        return Drift("page", f"{what}: {_told(other)} is missing", line)
    if other is None:
        return Drift("page", f"{what}: {_told(one)} is not of the report", line)
    return Drift("page", f"{what}: {_told(one)} stands in place of {_told(other)}", line)


def _told(piece: tuple[_Piece, int] | None) -> str:
    return "nothing" if piece is None else f"the {piece[0][0]} {shortened(piece[0][1])}"


def _pieces(page: str) -> Sequence[tuple[_Piece, int]]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    reader.end_text()
    return reader.found


class _Reader(HTMLParser):
    """Reads elements with their attributes and texts in order; white space between elements says nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[_Piece, int]] = []
        self._text = ""

    def end_text(self) -> None:
        """Keep the text read so far, if it has any words."""
        words = " ".join(self._text.split())
        self._text = ""
        if words:
            self._add("text", words)

    def _add(self, kind: str, told: str) -> None:
        self.found.append(((kind, told), self.getpos()[0]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        self.end_text()
        self._add("element", " ".join([tag, *(f"{name}={value or ''}" for name, value in sorted(attrs, key=str))]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content, as XML writes it."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        self.end_text()
        if tag not in _VOID:
            self._add("end of", tag)

    def handle_data(self, data: str) -> None:
        """Text."""
        self._text += data

    def handle_comment(self, data: str) -> None:
        """A comment: framediff writes none, and a browser one when it saves a page."""
        if not data.strip().startswith(_SAVED):
            self.end_text()
            self._add("comment", data)
