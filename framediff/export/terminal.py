"""The comparison as plain text in columns, for a terminal or a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import framediff
from framediff.escaping import for_terminal
from framediff.export.columns import pad, width, wrap
from framediff.export.layout import NO_WORDS, interval_words, named, panels, title_words, voice_title
from framediff.export.notes import MARK, legend, marked, not_counted
from framediff.scoring import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison import Comparison
    from framediff.export.layout import Panel, Strip
    from framediff.lexicon.model import Indicator
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
    for panel in shown:
        if panel.columns:
            lines += ["", *_panel(comparison, panel, columns)]
    for none in dict.fromkeys(panel.none for panel in shown):
        titles = [panel.block.title for panel in shown if panel.none == none and not panel.columns]
        if titles:
            lines += ["", *wrap(f"{none.capitalize()} in any group: {'; '.join(titles)}.", columns, rest="  ")]
    paraphrased = [each.in_words(comparison.study) for each in comparison.paraphrase_only]
    reading = (
        f"Every number opens onto its places: framediff evidence PLACE --indicator ID. Made by framediff "
        f"{framediff.__version__}; voices by {comparison.study.attributor}."
    )
    lines += _list("Paraphrase only: the wording may be the outlet's", paraphrased, columns)
    lines += _list("Not counted", not_counted(comparison), columns)
    lines += _list("How to read it", [*legend(comparison, shown), reading], columns)
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _list(title: str, items: Sequence[str], columns: int) -> list[str]:
    """A title with its items below it; nothing where there are none."""
    lines = ["", title] if items else []
    for item in items:
        lines += wrap(item, columns, first="- ", rest="  ")
    return lines


def _panel(comparison: Comparison, panel: Panel, columns: int) -> list[str]:
    title = f"{panel.block.title} · {panel.block.measure.words}"
    lines = [*wrap(title, columns), "─" * min(columns, width(title))]
    for part in _parts(panel, columns):
        lines += _part(comparison, panel, part, columns)
    if panel.silent:
        lines += wrap(f"{panel.none}: {named(panel.silent)}", columns, first="  ", rest="    ")
    if panel.further:
        share = panel.block.measure is Measure.SHARE
        things = ("variant", "variants") if share else ("category", "categories")
        lines.append(f"  {panel.further} further {things[panel.further != 1]}: no hit")
    return lines


def _label_cells(panel: Panel, columns: int) -> int:
    """How wide the labels' column is: as its longest label, but less where that lets all groups stand side by side."""
    labels = [width(indicator.label) + 4 for strip in panel.strips for indicator, _ in strip.rows]
    wanted = min(_LABEL, max([*labels, width(_WORDS)]))
    left = columns - sum(_GAP + _column_cells(panel, position) for position in range(len(panel.columns)))
    return min(wanted, max(left, _LEAST_LABEL))


def _column_cells(panel: Panel, position: int) -> int:
    """How wide a column must be: its widest number, and its header's longest word up to a limit."""
    texts = [text for strip in panel.strips for _, row in _with_hits(strip) for text in _figures(strip, row, position)]
    header = max((width(word) for word in panel.columns[position].label.split()), default=0)
    return max(min(header, _COLUMN), *(width(text) for text in texts), 6)


def _parts(panel: Panel, columns: int) -> list[range]:
    """The columns in runs that fit beside the labels."""
    runs: list[range] = []
    label = _label_cells(panel, columns)
    start, used = 0, label
    for position in range(len(panel.columns)):
        needed = _GAP + _column_cells(panel, position)
        if position > start and used + needed > columns:
            runs.append(range(start, position))
            start, used = position, label
        used += needed
    return [*runs, range(start, len(panel.columns))]


def _part(comparison: Comparison, panel: Panel, part: range, columns: int) -> list[str]:
    label = _label_cells(panel, columns)
    widths = [_column_cells(panel, position) for position in part]

    def line(first: str, cells: Sequence[str]) -> str:
        ends = (" " * _GAP + pad(text, cells, right=True) for text, cells in zip(cells, widths, strict=True))
        return pad(first, label) + "".join(ends)

    headers = [wrap(panel.columns[position].label, cells) for position, cells in zip(part, widths, strict=True)]
    depth = max(len(header) for header in headers)
    headers = [[""] * (depth - len(header)) + header for header in headers]
    lines = [line("", [header[number] for header in headers]) for number in range(depth)]
    for strip in panel.strips:
        title = voice_title(strip.voice) + (f": {panel.none}" if strip.empty else "")
        lines += wrap(title, columns, first="  ", rest="    ")
        if strip.empty:
            continue
        if panel.block.measure is Measure.RATE:
            lines.append(line(_WORDS, [f"{strip.words[position]:,}" for position in part]))
        for indicator, cells in _with_hits(strip):
            mark = MARK if marked(comparison, (hit for cell in cells for hit in cell.hits)) else " "
            names = wrap(indicator.label, label, first=f"  {mark} ", rest="      ")
            texts = [_figures(strip, cells, position) for position in part]
            lines.append(line(names[0], [figure for figure, _ in texts]))
            names[1:] = names[1:] or ([""] if any(interval for _, interval in texts) else [])
            for number, name in enumerate(names[1:]):
                lines.append(line(name, ["" if number else interval for _, interval in texts]))
        absent = [indicator.label for indicator, cells in strip.rows if not any(cell.count for cell in cells)]
        if absent:
            lines += wrap(f"no hit in this voice: {'; '.join(absent)}", columns, first="    ", rest="      ")
    return lines


def _with_hits(strip: Strip) -> list[tuple[Indicator, tuple[Cell, ...]]]:
    return [(indicator, cells) for indicator, cells in strip.rows if any(cell.count for cell in cells)]


def _figures(strip: Strip, cells: Sequence[Cell], position: int) -> tuple[str, str]:
    """A cell's number in words, and its interval in brackets; "" where it has none."""
    interval = interval_words(cells[position])
    figure = NO_WORDS if strip.words[position] == 0 else cells[position].text
    return figure, f"[{interval}]" if interval else ""
