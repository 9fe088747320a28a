"""A comparison in a few lines, for a prompt or a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.table.trees import path

if TYPE_CHECKING:
    from framediff.comparison.table import Comparison

__all__ = ["in_words"]


def in_words(comparison: Comparison) -> str:
    """The audit, then every cell with a hit, one a line."""
    lines = [*comparison.audit.sentences, ""]
    for block, cell in comparison.cells():
        if cell.count:
            voice = "all voices" if cell.voice is None else cell.voice.labelled
            label = path(comparison.study, cell.indicator)
            weighted = f", {cell.weighted_text}" if cell.weighted_text else ""
            lines.append(
                f"{block.title} | {label} | {comparison.group(cell.group).label} | {voice}: {cell.text}{weighted}"
            )
    return "\n".join(lines)
