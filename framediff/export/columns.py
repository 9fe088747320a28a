"""Text in columns: how many cells of a terminal a text takes, and padding, cutting and wrapping by that."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

__all__ = ["cut", "pad", "width", "wrap"]


def width(text: str) -> int:
    """How many cells `text` takes: two for a wide character, none for one that combines with the one before."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if combining(character) or category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def cut(text: str, cells: int) -> str:
    """`text` in at most `cells` cells, with an ellipsis where something is cut off."""
    if width(text) <= cells:
        return text
    kept, used = [], 0
    for character in text:
        used += _cells(character)
        if used > cells - 1:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """`text` filled up with spaces to `cells` cells, on the left of it when `right`."""
    space = " " * max(0, cells - width(text))
    return space + text if right else text + space


def wrap(text: str, cells: int, *, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `cells` cells, broken between words, or within a word that is longer than a line.

    Args:
        text: what to wrap; its white space is made single.
        cells: the width.
        first: what the first line begins with.
        rest: what every further line begins with.
    """
    lines: list[str] = []
    line, used, bare = first, width(first), True
    for word in text.split():
        left, needed = word, width(word)
        if not bare and used + 1 + needed > cells:
            lines.append(line)
            line, used, bare = rest, width(rest), True
        while used + needed > cells and (room := cells - used) > 1:
            head = cut(left, room + 1).removesuffix("…")
            head = head if width(head) <= room else head[:-1]
            if not head:
                break
            lines.append(line + head)
            line, used, left = rest, width(rest), left[len(head) :]
            needed = width(left)
        gap = "" if bare else " "
        line, used, bare = f"{line}{gap}{left}", used + len(gap) + needed, False
    return [*lines, line.rstrip()]
