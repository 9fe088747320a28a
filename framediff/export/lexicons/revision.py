"""What another version of a lexicon changes, as text to read or as JSON."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.columns import wrap
from framediff.export.evidence.kwic import around, kwic
from framediff.export.layout import counted
from framediff.export.table.structured import shown
from framediff.matching import HitState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.lexicons.revision import Change, EntryChange, Move, Revision, Turn
    from framediff.matching import Hit
    from framediff.scoring import Cell
    from framediff.voice import Voice

__all__ = ["revision_json", "revision_text"]

SCHEMA_VERSION = 1
_OFFSET = 8  # cells for the offset before each line
_KINDS = {
    "gained": "Gained",
    "lost": "Lost",
    "moved": "Moved: the same words count for another indicator",
    "state": "Changed state: the entry stands there in both",
}
_SIGNS = {-1: "<", 0: "=", 1: ">"}


def revision_text(made: Revision, columns: int = 80, limit: int = 100) -> str:
    """The lexicon's changes, then the numbers whose rank or sign changed, the other numbers, and every place.

    Args:
        made: what changed.
        columns: the width.
        limit: how many places of each kind are listed at most.
    """
    lines = wrap(_title(made), columns, rest="  ")
    lines += _list("The lexicon", [_entry_words(each) for each in made.entries], columns)
    lines += _list("Differences between columns with another sign", [_turn_words(each) for each in made.turns], columns)
    ranked = [each for each in made.changes if each.ranks is not None]
    plain = [each for each in made.changes if each.ranks is None]
    lines += _list("Numbers with another rank", [_change_words(each) for each in ranked], columns)
    lines += _list("Other numbers that changed", [_change_words(each) for each in plain], columns)
    for kind, title in _KINDS.items():
        moves = made.of(kind)
        if moves:
            lines += ["", *wrap(f"{title}: {len(moves):,}", columns)]
            lines += _places(made, moves[:limit], columns)
        if len(moves) > limit:
            lines += ["", f"{len(moves) - limit:,} more; --limit shows them."]
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


def _title(made: Revision) -> str:
    old, new = made.lexicons
    counts = ", ".join(f"{len(made.of(kind)):,} {kind if kind != 'state' else 'changed state'}" for kind in _KINDS)
    over = counted(len(made.new.articles), "article")
    if not made.moves and not made.entries:
        counts = "nothing changed"
    return f"{old.id} {old.version} → {new.id} {new.version}, over {over}: {counts}"


def _list(title: str, items: Sequence[str], columns: int) -> list[str]:
    lines = ["", *wrap(title, columns)] if items else []
    for item in items:
        lines += wrap(item, columns, first="- ", rest="  ")
    return lines


def _entry_words(each: EntryChange) -> str:
    pattern = f" “{each.pattern}”" if each.pattern else ""
    return f"{each.kind}: {each.indicator}{pattern}" + (f" ({', '.join(each.fields)})" if each.fields else "")


def _turn_words(each: Turn) -> str:
    one, two, three, four = (cell.text for cell in each.cells)
    first, second = each.groups
    return (
        f"{each.indicator}, {_voice(each.voice)}: {first} {one} {_SIGNS[each.old]} {second} {two}, now "
        f"{first} {three} {_SIGNS[each.new]} {second} {four}"
    )


def _change_words(each: Change) -> str:
    ranks = f"; rank {each.ranks[0]} → {each.ranks[1]}" if each.ranks else ""
    return f"{each.indicator}, {each.group}, {_voice(each.voice)}: {_cell(each.old)} → {_cell(each.new)}{ranks}"


def _voice(voice: Voice | None) -> str:
    return "all voices" if voice is None else str(voice)


def _cell(cell: Cell | None) -> str:
    return "not there" if cell is None else cell.text


def _places(made: Revision, moves: Sequence[Move], columns: int) -> list[str]:
    lines: list[str] = []
    for article_id, group in groupby(moves, key=lambda move: move.hit.article_id):
        article = made.new[article_id].article
        lines += wrap(f"{article.outlet} · {article_id}", columns, first="  ", rest="    ")
        for move in group:
            lines.append(f"{move.hit.span.start:>{_OFFSET - 2}}  {kwic(article, move.hit.span, columns - _OFFSET)}")
            lines += wrap(_move_words(move), columns, first=" " * _OFFSET, rest=" " * _OFFSET)
    return lines


def _move_words(move: Move) -> str:
    told = " → ".join(_hit_words(hit) for hit in (move.old, move.new) if hit is not None)
    return told + (f"; {move.why}" if move.why else "")


def _hit_words(hit: Hit) -> str:
    state = "" if hit.state is HitState.COUNTED else f", {hit.state}" + (f": {hit.reason}" if hit.reason else "")
    return f"{hit.indicator} by “{hit.pattern}” ({hit.voice}{state})"


def revision_json(made: Revision) -> str:
    """Everything as one JSON object; offsets count code points of the unchanged text."""
    old, new = made.lexicons
    document = {
        "schema_version": SCHEMA_VERSION,
        "old": {"id": old.id, "version": old.version, "sha256": made.old.fingerprints[old.id]},
        "new": {"id": new.id, "version": new.version, "sha256": made.new.fingerprints[new.id]},
        "articles": len(made.new.articles),
        "entries": [
            {"kind": each.kind, "indicator": each.indicator, "pattern": each.pattern, "fields": list(each.fields)}
            for each in made.entries
        ],
        "signs": [
            {
                "indicator": each.indicator,
                "voice": _voice(each.voice),
                "groups": list(each.groups),
                "old": {"sign": each.old, "cells": [cell.text for cell in each.cells[:2]]},
                "new": {"sign": each.new, "cells": [cell.text for cell in each.cells[2:]]},
            }
            for each in made.turns
        ],
        "numbers": [
            {
                "indicator": each.indicator,
                "group": each.group,
                "voice": _voice(each.voice),
                "old": None if each.old is None else each.old.text,
                "new": None if each.new is None else each.new.text,
                "ranks": None if each.ranks is None else list(each.ranks),
            }
            for each in made.changes
        ],
        "places": [_record(made, move) for move in made.moves],
    }
    return json.dumps(shown(document), ensure_ascii=False, indent=1) + "\n"


def _record(made: Revision, move: Move) -> dict[str, object]:
    left, node, right = around(made.new[move.hit.article_id].article, move.hit.span)
    return {
        "kind": move.kind,
        "article": move.hit.article_id,
        "start": move.hit.span.start,
        "end": move.hit.span.end,
        "left": left,
        "text": node,
        "right": right,
        "voice": str(move.hit.voice),
        "old": _side(move.old),
        "new": _side(move.new),
        "why": move.why,
    }


def _side(hit: Hit | None) -> dict[str, object] | None:
    if hit is None:
        return None
    return {"indicator": hit.indicator, "pattern": hit.pattern, "state": str(hit.state), "reason": hit.reason}
