"""The verdict on a report: all of it holds, or what does not and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.export.layout import counted
from framediff.export.verification.causes import causes, changed_program
from framediff.export.verification.drift import Drift, Held, held_against, shortened, where_of
from framediff.export.verification.markup import markup_drifts
from framediff.export.verification.reading import is_passage
from framediff.export.verification.standing import places_of, standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.export.verification.reading import Block, Reading

__all__ = ["Verdict", "verify"]

_DRAWN = re.compile(r'content="framediff; charts by (\w+ [\w.]+)"')
_DRAWING = re.compile(r"(<svg [^>]*>.*?</desc>).*?</svg>", re.DOTALL)
_SENTENCES = frozenset({"heading", "item", "paragraph", "quote"})
_NAMED = 8  # lines that a note names


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of verifying a report.

    Attributes:
        drifts: what does not hold, in the order of the report.
        causes: what it was made from that is no longer the same; each is a drift, too.
        notes: what a reader should know and that is no drift.
        added: blocks that framediff did not write and that were not checked.
        fields: numbers and words in tables that were held against the texts.
        sentences: headings, sentences and items that were.
        footnotes: how many there are.
        places: how many places they list.
        passages: how many passages of articles stand around these.
    """

    drifts: tuple[Drift, ...]
    causes: tuple[str, ...]
    notes: tuple[str, ...]
    added: tuple[Block, ...] = field(repr=False)
    fields: int
    sentences: int
    footnotes: int
    places: int
    passages: int

    @property
    def holds(self) -> bool:
        """Whether there is no drift and no cause of any."""
        return not (self.drifts or self.causes)

    @property
    def summary(self) -> str:
        """What was checked, in one line."""
        checked = ", ".join(
            (
                counted(self.fields, "field") + " of tables",
                counted(self.sentences, "sentence"),
                counted(self.footnotes, "footnote") + f" with {counted(self.places, 'place')}",
                counted(self.passages, "passage") + " of the articles",
            )
        )
        if self.holds:
            return f"{checked}: all hold."
        return f"{checked}: {counted(len(self.drifts) + len(self.causes), 'drift')}."


def verify(  # noqa: PLR0913 - what is known of a report and of its remaking
    report: Reading,
    remade: Reading | None,
    texts: Mapping[str, str],
    program: Mapping[str, object] | None = None,
    *,
    refused: str = "",
    notes: Sequence[str] = (),
    strict: bool = False,
) -> Verdict:
    """Hold a report against its texts, and against the same report made anew.

    Args:
        report: the report as it was read.
        remade: the same, made now from the texts and lexicons with the options that the report states; None where
            that cannot be done.
        texts: the articles' texts by their ids.
        program: the manifest of the remaking with the versions of now, where `remade` has those of the report.
        refused: why it cannot be made anew.
        notes: what a reader should know besides.
        strict: whether what a reader has added is a drift, too.
    """
    drifts = [*dict.fromkeys(standing(report, texts)), *(Drift("report", flaw) for flaw in report.flaws)]
    told = [*notes, *([] if program is None else changed_program(report.manifest, program))]
    held = Held()
    if remade is None:
        drifts.append(Drift("report", f"it cannot be made anew as it says that it was made: {refused}"))
    else:
        held = held_against(report, remade)
        drifts += held.drifts
        if report.form == "html":
            said, holds = report.text, remade.text
            if other := _other_charts(said, holds):
                told.append(other)
                said, holds = _without_charts(said), _without_charts(holds)
            wrong, otherwise = ([], "") if drifts else markup_drifts(said, holds)
            drifts += wrong
            told += [otherwise] * bool(otherwise)
    if held.added and strict:
        drifts += [
            Drift(where_of(block), f"{shortened(block.fields[0])} was added", block.line) for block in held.added
        ]
    elif held.added:
        told.append(_unchecked(held.added))
    checked = (report if remade is None else remade).blocks
    return Verdict(
        drifts=tuple(sorted(dict.fromkeys(drifts), key=lambda drift: drift.line)),
        causes=() if remade is None else tuple(causes(report.manifest, remade.manifest)),
        notes=tuple(told),
        added=tuple(held.added),
        fields=sum(len(block.fields) for block in checked if block.kind == "row"),
        sentences=sum(1 for block in checked if block.kind in _SENTENCES and not is_passage(block)),
        footnotes=len(report.footnotes),
        places=places_of(report),
        passages=len(report.passages),
    )


def _unchecked(added: Sequence[Block]) -> str:
    lines = sum(block.fields[0].count("\n") + 1 for block in added)
    at = ", ".join(f"{block.line} {shortened(block.fields[0])}" for block in added[:_NAMED])
    more = ", …" if len(added) > _NAMED else ""
    return (
        f"Not checked: {counted(lines, 'line')} that framediff did not write, at line {at}{more}; "
        "with --strict that is a drift."
    )


def _other_charts(said: str, holds: str) -> str:
    """Whether another version of what draws charts drew those of a page, in words; "" when it did not."""
    theirs, ours = (found[1] if (found := _DRAWN.search(text)) else "" for text in (said, holds))
    if not theirs or not ours or theirs == ours:
        return ""
    return f"Charts were drawn by {theirs}; here is {ours}: their numbers were checked in words, their lines were not."


def _without_charts(text: str) -> str:
    return _DRAWING.sub(r"\1", _DRAWN.sub("", text))
