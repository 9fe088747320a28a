"""The comparison as plain text in columns, for a terminal or a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import framediff
from framediff.comparison.table.trees import tree_label
from framediff.escaping import for_terminal
from framediff.export.columns import pad, width, wrap
from framediff.export.layout import (
    NO_WORDS,
    article_interval_words,
    interval_words,
    named,
    panels,
    title_words,
    voice_title,
    without_columns,
)
from framediff.export.table.notes import (
    AGAIN,
    MARK,
    bounds_notes,
    legend,
    marked,
    measured_notes,
    not_counted,
    paraphrased,
)
from framediff.scoring import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison import Comparison
    from framediff.export.layout import Panel, Strip
    from framediff.lexicon.model import Indicator
    from framediff.matching import Hit
    from framediff.scoring import Cell

__all__ = ["to_table"]

NARROWEST = 60
_LABEL = 34
_LEAST_LABEL = 22
_COLUMN = 14
_GAP = 2
_WORDS = "    words"


def to_table(comparison: Comparison, columns: int = 80) -> str:
    r"""The audit, then every block with a hit by voice, then paraphrase-only wording and what was not counted.

    Args:
        comparison: what to write.
        columns: how many cells a line may take; less than 60 is taken as 60. Where the groups do not fit beside each
            other, they are continued below.

    Returns:
        Lines ending in `\\n`, without colour or any control character.
    """
    columns = max(columns, NARROWEST)
    lines = wrap(" · ".join(("framediff", *title_words(comparison))), columns, rest="  ")
    lines += _list("Before any number", comparison.audit.sentences, columns)
    shown = panels(comparison)
    only = paraphrased(comparison)
    for panel in shown:
        if panel.columns:
            lines += ["", *_panel(comparison, panel, only, columns)]
    for sentence in without_columns(shown):
        lines += ["", *wrap(sentence, columns, rest="  ")]
    in_paraphrase = [each.in_words(comparison.study) for each in comparison.paraphrase_told]
    reading = (
        f"Every number opens onto its places: framediff evidence PLACE --indicator ID. Made by framediff "
        f"{framediff.__version__}; voices by {comparison.study.attributor}."
    )
    lines += _list("Paraphrase only: the wording may be the outlet's", in_paraphrase, columns)
    lines += _list("Not counted", not_counted(comparison), columns)
    lines += _list("How to read it", [*legend(comparison, shown), reading], columns)
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _list(title: str, items: Sequence[str], columns: int) -> list[str]:
    """A title with its items below it; nothing where there are none."""
    lines = ["", title] if items else []
    for item in items:
        lines += wrap(item, columns, first="- ", rest="  ")
    return lines


def _panel(comparison: Comparison, panel: Panel, only: frozenset[Hit], columns: int) -> list[str]:
    title = f"{panel.block.title} · {panel.block.measure.words}"
    lines = [*wrap(title, columns), "─" * min(columns, width(title))]
    grid = _grid(panel, only, columns)
    for part in grid.parts:
        lines += _part(panel, grid, part)
    if panel.silent:
        lines += wrap(f"{panel.none}: {named(panel.silent)}", columns, first="  ", rest="    ")
    if panel.hitless:
        lines += wrap(f"no hit: {named(panel.hitless)}", columns, first="  ", rest="    ")
    if panel.further:
        lines.append(f"  {panel.further_words}")
    for bounds in bounds_notes(comparison, panel):
        lines += wrap(bounds.text, columns, first="  ", rest="    ")
    for note in measured_notes(comparison, panel):
        lines += wrap(note, columns, first="  ", rest="    ")
    return lines


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where things stand in a panel: the width of its labels and of each column, and its columns in runs that fit."""

    columns: int
    label: int
    widths: tuple[int, ...]
    slots: tuple[bool, ...]  # whether a column keeps its last cell free for the mark, so that its numbers stay aligned
    only: frozenset[Hit]
    parts: tuple[range, ...]


def _grid(panel: Panel, only: frozenset[Hit], columns: int) -> _Grid:
    spots = range(len(panel.columns))
    slots = tuple(
        any(marked(cells[position], only) for strip in panel.strips for _, cells in strip.rows) for position in spots
    )
    told = [(strip, cells) for strip in panel.strips for _, cells in strip.rows if any(cell.hits for cell in cells)]
    widths = tuple(_column_cells(panel, told, position) + slots[position] for position in spots)
    labels = [width(_name(indicator)) for strip in panel.strips for indicator, _ in strip.rows]
    # As wide as the longest label, but less where that lets all groups stand side by side.
    left = columns - sum(_GAP + cells for cells in widths)
    label = min(_LABEL, max([*labels, width(_WORDS)]), max(left, _LEAST_LABEL))
    parts: list[range] = []
    start, used = 0, label
    for position, cells in enumerate(widths):
        if position > start and used + _GAP + cells > columns:
            parts.append(range(start, position))
            start, used = position, label
        used += _GAP + cells
    return _Grid(columns, label, widths, slots, only, (*parts, range(start, len(widths))))


def _column_cells(panel: Panel, told: Sequence[tuple[Strip, Sequence[Cell]]], position: int) -> int:
    """How wide a column must be: its widest number in the rows `told`, and its header's longest word up to a limit."""
    texts = [text for strip, cells in told for text in _figures(strip, cells, position)]
    header = max((width(word) for word in panel.columns[position].label.split()), default=0)
    return max(min(header, _COLUMN), *(width(text) for text in texts), 6)


def _part(panel: Panel, grid: _Grid, part: range) -> list[str]:
    """One run of columns: headers, then each voice with the rows that have a hit in it."""
    widths = grid.widths[part.start : part.stop]
    headers = [
        wrap(panel.columns[position].label, cells - grid.slots[position])
        for position, cells in zip(part, widths, strict=True)
    ]
    depth = max(len(header) for header in headers)
    headers = [[""] * (depth - len(header)) + header for header in headers]
    lines = [_line(grid, part, "", [header[number] for header in headers]) for number in range(depth)]
    for strip in panel.strips:
        lines += _strip(panel, strip, grid, part)
    return lines


def _strip(panel: Panel, strip: Strip, grid: _Grid, part: range) -> list[str]:
    if len(grid.parts) > 1 and not any(strip.words[position] for position in part):
        return []
    title = voice_title(strip.voice) + (f": {panel.none}" if strip.empty else "")
    lines = wrap(title, grid.columns, first="  ", rest="    ")
    if strip.empty:
        return lines
    if panel.block.measure is Measure.RATE:
        lines.append(_line(grid, part, _WORDS, [f"{strip.words[position]:,}" for position in part]))
    absent = []
    for indicator, cells in strip.rows:
        if not any(cells[position].count for position in part):
            absent.append(indicator.label)
            continue
        deep = "  " * indicator.depth
        names = wrap(indicator.label, grid.label, first=_before(indicator), rest=f"      {deep}")
        texts = [_figures(strip, cells, position) for position in part]
        for figures, position in zip(texts, part, strict=True):
            figures[0] += MARK if marked(cells[position], grid.only) else ""
        names += [""] * (max(map(len, texts)) - len(names))
        for number, name in enumerate(names):
            lines.append(_line(grid, part, name, [each[number] if number < len(each) else "" for each in texts]))
    if absent:
        where = "in this voice" if len(grid.parts) == 1 else "here in this voice"
        lines += wrap(f"no hit {where}: {'; '.join(absent)}", grid.columns, first="    ", rest="      ")
    return lines


def _before(indicator: Indicator) -> str:
    return f"    {tree_label('', indicator.depth)}"


def _name(indicator: Indicator) -> str:
    return f"{_before(indicator)}{indicator.label}"


def _line(grid: _Grid, part: range, first: str, cells: Sequence[str]) -> str:
    line = pad(first, grid.label)
    for text, position in zip(cells, part, strict=True):
        aligned = text + " " if grid.slots[position] and not text.endswith(MARK) else text
        line += " " * _GAP + pad(aligned, grid.widths[position], right=True)
    return line


def _figures(strip: Strip, cells: Sequence[Cell], position: int) -> list[str]:
    """A cell's number; below it its intervals, the one that leaves out articles second, and its weighted sum."""
    cell = cells[position]
    figures = [NO_WORDS if strip.words[position] == 0 else cell.text]
    if interval := interval_words(cell):
        figures.append(f"[{interval}]")
    if again := article_interval_words(cell):
        figures.append(f"{AGAIN}[{again}]")
    if cell.weighted_text:
        figures.append(cell.weighted_text)
    return figures
