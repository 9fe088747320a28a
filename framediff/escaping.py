"""Article text is hostile input: it is made harmless here before it reaches a terminal, Markdown, CSV or HTML."""

from __future__ import annotations

import html
import re

__all__ = ["for_csv", "for_html", "for_markdown", "for_terminal"]

# C0 and C1 controls, and the characters that reorder or hide text (bidirectional marks, zero-width, BOM, line and
# paragraph separators): a terminal acts on the first, a reader is misled by the rest.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_WHITE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]")
# Only what CommonMark or GitHub's dialect can read as markup in a line, so that names stay readable in the source.
_MARKDOWN = re.compile(r"[\\`*_\[\]<>|~&$@^]")
_LINK = re.compile(r"(?<=\w)(?=://)|(?<=\bwww)(?=\.)")
_MARKDOWN_START = re.compile(r"(\s*)(?=[#+\-=:]|\d+[.)])(\d*)")
_NO_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def for_terminal(text: str) -> str:
    """`text` on one line, every control character shown as `�`; the number of code points is unchanged."""
    if text.isprintable():  # which no control character is
        return text
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", _WHITE.sub(" ", text))


def for_markdown(text: str) -> str:
    """`text` for one line of CommonMark: controls shown, and every character that could be markup escaped."""
    escaped = _MARKDOWN.sub(lambda match: "\\" + match.group(), for_terminal(text))
    if "://" in escaped or "www." in escaped:
        escaped = _LINK.sub(r"\\", escaped)
    start = _MARKDOWN_START.match(escaped)
    return escaped if start is None else f"{start.group()}\\{escaped[start.end() :]}"


def for_csv(text: str) -> str:
    """`text` for a cell of CSV: controls shown, and a leading apostrophe where a spreadsheet would see a formula."""
    shown = for_terminal(text)
    return "'" + shown if shown.lstrip().startswith(_FORMULA) else shown


def for_html(text: str) -> str:
    """`text` on one line of HTML or SVG, between tags or in a quoted attribute: controls shown, markup escaped."""
    # What XML cannot hold (lone surrogates, U+FFFE, U+FFFF) must not come through either: charts are XML.
    if text.isprintable():  # which nothing is that XML cannot hold
        return html.escape(text)
    return html.escape(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", for_terminal(text)))
