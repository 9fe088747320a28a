"""Text laid out in terminal cells: lines of a width, and words cut or padded to one."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size, split_graphemes

__all__ = ["fit", "tail", "width_of", "wrap", "wrap_words"]

# Characters of one cell each, in which offsets and columns are the same thing; most news text is nothing else
_PLAIN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2116\ufffd]*"
)
_WIDE = 2  # cells of a character after which a line may break without a space, as between Chinese characters


def width_of(text: str) -> int:
    """How many cells `text` takes."""
    return len(text) if text.isascii() else cell_len(text)


def fit(text: str, width: int, *, right: bool = False) -> str:
    """`text` in exactly `width` cells: padded, or cut with an ellipsis."""
    taken = width_of(text)
    if taken > width:
        return "" if width < 1 else set_cell_size(text, width - 1) + "…"
    return " " * (width - taken) + text if right else text + " " * (width - taken)


def tail(text: str, width: int) -> str:
    """The end of `text` in exactly `width` cells, padded or cut on the left, there with an ellipsis."""
    taken = width_of(text)
    if taken <= width:
        return " " * (width - taken) + text
    while taken > width - 1 and text:
        cut = max(1, (taken - width + 1) // _WIDE)
        text = text[cut:]
        taken = width_of(text)
    return fit("…" + text, width, right=True)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of one paragraph begin and end, in code points; spaces at a break belong to no line.

    Words longer than a line are broken; a character is never parted from its accents.
    """
    width = max(1, width)
    end = len(text.rstrip(" "))
    start = end - len(text[:end].lstrip(" "))
    if start == end:
        return [(0, 0)]
    plain = _PLAIN.fullmatch(text) is not None
    return _wrap_plain(text, start, end, width) if plain else _wrap_measured(text, start, end, width)


def wrap_words(text: str, width: int) -> list[str]:
    """The lines of one paragraph."""
    return [text[start:end] for start, end in wrap(text, width)]


def _wrap_plain(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    lines = []
    while end - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        if cut < 0:
            lines.append((start, start + width))
            start += width
            continue
        stop = cut
        while text[stop - 1] == " ":
            stop -= 1
        lines.append((start, stop))
        start = cut
        while text[start] == " ":
            start += 1
    lines.append((start, end))
    return lines


def _wrap_measured(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """The same where characters take no cell or two: measured one by one."""
    lines = []
    spans, _ = split_graphemes(text[start:end])
    begin = used = 0  # of the line in hand: its first grapheme, its cells
    breaks = 0  # the grapheme before which it may end; `begin` when there is none
    at = 0
    while at < len(spans):
        left, right, cells = spans[at]
        space = text[start + left : start + right] == " "
        if used + cells > width and at > begin and not space:
            cut = breaks if breaks > begin else at
            lines.append(_trimmed(text, start + spans[begin][0], start + spans[cut][0]))
            while cut < len(spans) and text[start + spans[cut][0] : start + spans[cut][1]] == " ":
                cut += 1
            begin = breaks = cut
            used = sum(cells for _, _, cells in spans[begin:at]) if at > begin else 0
            at = max(at, begin)
            continue
        used += cells
        at += 1
        if space or cells == _WIDE:
            breaks = at
    if begin < len(spans):
        lines.append(_trimmed(text, start + spans[begin][0], end))
    return lines


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end
