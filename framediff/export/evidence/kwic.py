"""Keyword in context: a hit in the middle of a line, marked with brackets, within its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.columns import cut, pad, width
from framediff.matching.sentences import sentence_around

if TYPE_CHECKING:
    from framediff.article import Article, Span

__all__ = ["around", "kwic"]


def around(article: Article, span: Span) -> tuple[str, str, str]:
    """What stands before a span in its sentence, the span's words, and what stands after; white space made single."""
    sentence = sentence_around(article, span)
    text = article.text
    left, node, right = text[sentence.start : span.start], span.of(text), text[span.end : sentence.end]
    return (
        for_terminal(_single(left)).lstrip(),
        for_terminal(" ".join(node.split())),
        for_terminal(_single(right)).rstrip(),
    )


def kwic(article: Article, span: Span, cells: int) -> str:
    """One line of at most `cells` cells, the span in brackets near its middle; an ellipsis where words are cut."""
    left, node, right = around(article, span)
    node = f"[{cut(node, max(cells - 2, 1))}]"
    before = max(0, min(cells * 2 // 5, cells - width(node)))
    line = pad(_end(left, before), before, right=True) + node
    return line + _beginning(right, max(0, cells - width(line)))


def _end(text: str, cells: int) -> str:
    """The end of `text` in at most `cells` cells, cut between words where that leaves any."""
    if width(text) <= cells:
        return text
    words = text.split(" ")
    kept: list[str] = []
    used = 1
    while words and used + width(words[-1]) + bool(kept) <= cells - 1:
        used += width(words[-1]) + bool(kept)
        kept.insert(0, words.pop())
    return f"… {' '.join(kept)}" if any(kept) else " " * (cells > 1)


def _beginning(text: str, cells: int) -> str:
    """The beginning of `text` in at most `cells` cells, cut between words where that leaves any."""
    if width(text) <= cells:
        return text
    shown = cut(text, cells).removesuffix("…")
    whole = shown if text[len(shown) : len(shown) + 1].isspace() else shown.rpartition(" ")[0]
    while whole and width(whole) + 2 > cells:
        whole = whole.rpartition(" ")[0]
    return f"{whole} …" if whole.strip() else " …"[:cells]


def _single(text: str) -> str:
    """White space made single, kept at either end as one space."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inner + (" " if text[-1].isspace() else "")
