"""Signs: how marked words are told apart where there is no colour, the same in every face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document.model import Mark, Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.export.document.model import Block, Run

__all__ = ["SIGNS", "SWAP", "legend_of", "plain_run", "plain_runs"]

SIGNS = {
    Mark.NONE: ("", ""),
    Mark.HIT: ("[", "]"),
    Mark.CUT: ("[-", "-]"),
    Mark.ADDED: ("{+", "+}"),
    Mark.REWORDED: ("{~", "~}"),
    Mark.CONTESTED: ("⟦", "⟧"),
    Mark.GLYPH: ("‹", "›"),
}
"""What stands before and after words of each mark."""

SWAP = " ⇄ "  # between the first rendering's words and the second's, in one line

_TOLD = {
    Mark.CUT: "[-words-] stand only in the first rendering",
    Mark.ADDED: "{+words+} only in the second",
    Mark.REWORDED: "{~one ⇄ other~} is worded one way in the first and another way in the second",
    Mark.CONTESTED: "⟦one ⇄ other⟧ are two of the names that the lexicon lists for one thing",
    Mark.GLYPH: "‹one ⇄ other› differ in glyphs alone: case, marks, hyphens, contractions, spelling of a name",
}


def plain_run(run: Run) -> str:
    """One run with the signs of its mark, what it is contested about behind it."""
    before, after = SIGNS[run.mark]
    words = f"{run.text}{SWAP}{run.instead}" if run.instead else run.text
    about = f" ({run.note})" if run.note and run.mark is Mark.CONTESTED else ""
    return f"{before}{words}{after}{about}"


def plain_runs(runs: Iterable[Run]) -> str:
    """Runs as one text with signs."""
    return "".join(plain_run(run) for run in runs)


def legend_of(blocks: Iterable[Block]) -> str:
    """What the signs in these blocks mean, in one sentence; "" where there are none."""
    marks = {run.mark for block in blocks if isinstance(block, Pair) for run in _runs(block)}
    told = [_TOLD[mark] for mark in _TOLD if mark in marks]
    return f"{'; '.join(told)}." if told else ""


def _runs(pair: Pair) -> Sequence[Run]:
    return pair.inline or (*pair.first.runs, *pair.second.runs)
