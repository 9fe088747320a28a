"""Lines of a dictionary file: numbered, without control characters, and how deep each is set in."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Line", "lines_of"]

_ENDS = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff]")
_TAB = 4  # columns, where spaces stand beside tabs


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty.

    Attributes:
        number: counted from 1 in the file.
        indent: its depth in columns; a tab is four.
        text: without white space at its ends.
        tabs: how many tabs it begins with.
        whole: what stands behind them; white space at its end is dropped.
    """

    number: int
    indent: int
    text: str
    tabs: int
    whole: str

    @property
    def place(self) -> str:
        """`line 12`."""
        return f"line {self.number}"


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that are not empty."""
    lines = []
    for number, whole in enumerate(_ENDS.split(text), 1):
        line = _CONTROL.sub("", whole).rstrip()
        if line.strip():
            margin = line[: len(line) - len(line.lstrip())]
            indent = sum(_TAB if each == "\t" else 1 for each in margin)
            inner = line.lstrip("\t")
            lines.append(Line(number, indent, line.strip(), len(line) - len(inner), inner))
    return lines
