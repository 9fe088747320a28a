"""Numbers as rows of characters: bars, intervals, two sides back to back, and the voices of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.responsibility import RESPONSIBILITY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["LETTERS", "butterfly", "interval_bar", "level", "percentages", "voice_bar"]

LETTERS = {str(voice): who.letter for voice, who in RESPONSIBILITY.items()}
"""The letter by which each voice is told apart where colour is not to be relied on."""

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def level(share: float) -> str:
    """One character whose height shows `share`, from 0 to 1; anything above nothing shows at least a line."""
    if share <= 0:
        return " "
    return _EIGHTHS[max(1, min(8, round(share * 8)))]


def interval_bar(value: float, low: float, high: float, scale: float, width: int) -> str:
    """The value as a thick line from zero and its interval as a thin one with ends, over 0 to `scale`."""
    if scale <= 0 or width < 1:
        return " " * width

    def at(number: float) -> int:
        return max(0, min(width - 1, round(number / scale * (width - 1))))

    row = [" "] * width
    point = at(value)
    row[:point] = "━" * point
    for position in range(at(low), at(high) + 1):
        row[position] = "━" if position < point else "─"
    row[at(high)] = "┤"
    row[at(low)] = "├"
    row[point] = "●"
    return "".join(row)


def butterfly(left: float | None, right: float | None, scale: float, width: int) -> str:
    """Two values back to back around a line, the left one growing to the left."""
    half = (width - 1) // 2
    if scale <= 0:
        return " " * half + "│" + " " * half

    def length(value: float | None) -> int:
        return 0 if not value else max(1, min(half, round(value / scale * half)))

    one, other = length(left), length(right)
    return " " * (half - one) + "█" * one + "│" + "█" * other + " " * (half - other)


def percentages(words: Mapping[str, int]) -> Sequence[tuple[str, int]]:
    """For each voice with words its letter and whole percentage; they sum to 100 (largest remainders)."""
    total = sum(words.values())
    if not total:
        return []
    present = [voice for voice in LETTERS if words.get(voice)]
    exact = {voice: 100 * words[voice] / total for voice in present}
    floors = {voice: int(exact[voice]) for voice in present}
    short = 100 - sum(floors.values())
    for voice in sorted(present, key=lambda voice: floors[voice] - exact[voice])[:short]:
        floors[voice] += 1
    return [(LETTERS[voice], floors[voice]) for voice in present]


def voice_bar(words: Mapping[str, int], width: int) -> Sequence[tuple[str, int]]:
    """For each voice with words how many of `width` cells are its own, at least one each; they sum to `width`."""
    present = [voice for voice in LETTERS if words.get(voice)]
    total = sum(words[voice] for voice in present)
    if not present or width < len(present):
        return []
    cells = {voice: max(1, round(words[voice] / total * width)) for voice in present}
    while (over := sum(cells.values()) - width) != 0:
        largest = max(present, key=lambda voice: cells[voice])
        cells[largest] -= 1 if over > 0 else -1
    return [(voice, cells[voice]) for voice in present]
