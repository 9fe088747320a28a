"""Where a report as it was read differs from the same report made anew: each difference by its place, in words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.export.verification.reading import MARKED, RAW

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from framediff.export.verification.reading import Block, Footnote, Reading

__all__ = ["Drift", "Held", "held_against", "parted", "shortened", "where_of"]

_Names = tuple["Mapping[str, str]", "Mapping[str, str]"]  # ids of articles by their numbers, of the report and remade

_SHOWN = 90  # letters of what a report says that a message repeats
_ALIKE = 60.0  # of 100: two blocks so alike are one that was changed, else one is missing and one was added
_IMAGE = "<image "  # as one is read; it can look like a chart or a table
_FREE = frozenset({"heading", "item", "paragraph", "quote"})  # what a reader may add
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
_LEVEL = re.compile(r"^h[1-6] ")  # which a heading begins with, as it is read
_NAMING = 3  # fields of a row that may name it
_WORDS = re.compile(r"^[^\W\d]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Drift:
    """Something that a report says and that does not hold.

    Attributes:
        where: section, table, row and column, or the footnote.
        what: what it says and what is the case.
        line: of the report; 0 where it has none.
    """

    where: str
    what: str
    line: int = 0

    def __str__(self) -> str:
        at = f"line {self.line}, " if self.line else ""
        return f"{at}{self.where}: {self.what}"


@dataclass(slots=True)
class Held:
    """A report held against its remaking.

    Attributes:
        drifts: what differs, in the order of the report.
        added: what a reader may have added.
    """

    drifts: list[Drift] = field(default_factory=list)
    added: list[Block] = field(default_factory=list)


def held_against(report: Reading, remade: Reading) -> Held:
    """Every difference between the blocks and footnotes of `report` and those of `remade`."""
    found = Held()
    names = (report.articles, remade.articles)
    added = []
    ours = set()
    for mine, theirs in _pairs(report.blocks, remade.blocks):
        if mine is not None and theirs is not None:
            ours.add(mine)
            found.drifts += _changes(mine, theirs, names)
        elif mine is not None:
            added.append(mine)
        elif theirs is not None:
            found.drifts.append(Drift(where_of(theirs), f"{_named(theirs)} is missing: {_quoted(theirs)}"))
    wholes = {block.whole for block in ours}
    for block in added:
        if report.form == "md" and _is_free(block, wholes) and not _heads_ours(block, report.blocks, ours):
            found.added.append(block)
        else:
            what = f"{_named(block)} is not of the report: {_quoted(block)}"
            found.drifts.append(Drift(where_of(block), what, block.line))
    found.drifts = list(dict.fromkeys(found.drifts))
    return found


def shortened(text: str) -> str:
    """Words of a report in a message: on one line, in quotation marks, not too many."""
    single = " ".join("".join(c for c in _LEVEL.sub("", text) if c not in (*MARKED, RAW)).split())
    return f"“{single if len(single) <= _SHOWN else single[: _SHOWN - 2] + ' …'}”"


def _is_free(block: Block, wholes: set[int]) -> bool:
    """Whether a reader may have added it: prose apart from what framediff wrote, that refers to and hides nothing."""
    apart = block.whole == 0 or block.whole not in wholes
    hides = RAW in block.fields[0] or _IMAGE in block.fields[0]
    return block.kind in _FREE and apart and not any(block.notes) and not hides


def _heads_ours(block: Block, blocks: Sequence[Block], ours: set[Block]) -> bool:
    """Whether it is a heading that stands over what framediff wrote under another."""
    if block.kind != "heading":
        return False
    following = next((other for other in blocks if other.line > block.line and other in ours), None)
    if following is None:
        return False
    # Both begin with their level: `h2 …`.
    return following.kind != "heading" or following.fields[0][:2] > block.fields[0][:2]


def _pairs(mine: Sequence[Block], theirs: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """The blocks of both in order, side by side where they are the same or where one is the other changed."""
    for ours, others in _aligned(mine, theirs, _whole_key):
        if len(ours) == len(others) == 1 and _whole_key(ours[0]) == _whole_key(others[0]):
            yield ours[0], others[0]
            continue
        for some, same in _aligned(ours, others, _rough_key):
            if len(some) == len(same) == 1 and _rough_key(some[0]) == _rough_key(same[0]):
                yield some[0], same[0]
            else:
                yield from _alike(some, same)


def _aligned(
    mine: Sequence[Block], theirs: Sequence[Block], key: Callable[[Block], Hashable]
) -> Iterator[tuple[Sequence[Block], Sequence[Block]]]:
    """Equal blocks one by one, and between them the runs in which the two differ."""
    from rapidfuzz.distance import Indel

    first, second = [key(block) for block in mine], [key(block) for block in theirs]
    at, there = 0, 0
    for step in Indel.opcodes(first, second):
        if step.tag != "equal":
            continue
        if step.src_start > at or step.dest_start > there:
            yield mine[at : step.src_start], theirs[there : step.dest_start]
        for offset in range(step.src_end - step.src_start):
            spot, other = step.src_start + offset, step.dest_start + offset
            yield mine[spot : spot + 1], theirs[other : other + 1]
        at, there = step.src_end, step.dest_end
    if at < len(mine) or there < len(theirs):
        yield mine[at:], theirs[there:]


def _whole_key(block: Block) -> Hashable:
    return (block.kind, *block.fields)


def _rough_key(block: Block) -> Hashable:
    """What a block keeps when its numbers change: of a row its first field and its columns, else its words."""
    if block.kind == "row":
        return (block.kind, block.fields[:1], block.columns)
    if block.kind == "head":
        return (block.kind, len(block.fields))
    return (block.kind, _DIGITS.sub("#", block.fields[0]))


def _alike(mine: Sequence[Block], theirs: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """Blocks of a run in which nothing is the same: paired where they are of one kind and alike."""
    from rapidfuzz import fuzz

    left = list(theirs)
    for block in mine:
        same = next(
            (
                number
                for number, other in enumerate(left)
                if other.kind == block.kind
                and fuzz.ratio("\n".join(block.fields), "\n".join(other.fields), score_cutoff=_ALIKE)
            ),
            None,
        )
        if same is None:
            yield block, None
            continue
        for missing in left[:same]:
            yield None, missing
        yield block, left[same]
        left = left[same + 1 :]
    for missing in left:
        yield None, missing


def _changes(mine: Block, theirs: Block, names: _Names) -> Iterator[Drift]:
    """Fields and footnotes that differ between a block of the report and the same one made anew."""
    if len(mine.fields) != len(theirs.fields):
        yield Drift(where_of(mine), f"has {len(mine.fields)} fields in place of {len(theirs.fields)}", mine.line)
        return
    for spot, (said, holds) in enumerate(zip(mine.fields, theirs.fields, strict=True)):
        where = where_of(mine, spot)
        if said != holds:
            lost = [label for label in _REFERENCE.findall(said) if label not in _REFERENCE.findall(holds)]
            if lost and _REFERENCE.sub("", said) == holds:
                yield Drift(where, f"footnote {lost[0]} is missing", mine.line)
                continue
            yield Drift(where, _says(said, holds), mine.line)
        yield from _note_changes(where, mine, (mine.notes[spot], theirs.notes[spot]), names)


def _note_changes(
    where: str, block: Block, notes: tuple[Sequence[Footnote], Sequence[Footnote]], names: _Names
) -> Iterator[Drift]:
    mine, theirs = notes
    if len(mine) != len(theirs):
        more = (
            "no footnote stands there any more"
            if len(mine) < len(theirs)
            else "a footnote stands there that is not of the report"
        )
        yield Drift(where, more, block.line)
    for said, holds in zip(mine, theirs, strict=False):
        name = f"footnote {said.label}"
        if said.head != holds.head:
            yield Drift(where, f"{name}: {_says(said.head, holds.head)}", said.line)
        if said.places != holds.places:
            told = [f"{name}: {what}" for what in _place_changes(said.singly(names[0]), holds.singly(names[1]))]
            # Another number for an article is told once, where its passages stand.
            if not told and said.singly({}) == holds.singly({}):
                told = [f"{name}: {_says(' '.join(said.places), ' '.join(holds.places))}"]
            yield from (Drift(where, what, said.line) for what in told)


def _place_changes(said: Sequence[str], holds: Sequence[str]) -> Iterator[str]:
    from rapidfuzz.distance import Levenshtein

    for step in Levenshtein.opcodes(said, holds):
        mine, theirs = said[step.src_start : step.src_end], holds[step.dest_start : step.dest_end]
        if step.tag == "replace":
            yield from (_says(one, other) for one, other in zip(mine, theirs, strict=True))
        elif step.tag == "delete":
            yield from (f"this place does not count: {shortened(place)}" for place in mine)
        elif step.tag == "insert":
            yield from (f"this place is missing: {shortened(place)}" for place in theirs)


def _says(said: str, holds: str) -> str:
    """What a report says against what is the case; of long texts the part where they begin to differ."""
    plain, true = ("".join(c for c in text if c not in MARKED) for text in (said, holds))
    odd = _odd(plain, true)
    if plain == true:
        return f"words stand out that do not in the report, or the other way about: {shortened(said)}"
    plain, true = parted(plain, true)
    return f"was {shortened(plain)}, is now {shortened(true)}{odd}"


def parted(one: str, other: str) -> tuple[str, str]:
    """Both texts; of long ones the part where they begin to differ, so that `shortened` tells them apart."""
    if max(len(one), len(other)) <= _SHOWN:
        return one, other
    shared = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    shared = min(len(one), len(other)) if shared is None else shared
    start = max(0, one.rfind(" ", 0, max(0, shared - _SHOWN // 3)) + 1) if shared > _SHOWN // 2 else 0
    before = "… " if start else ""
    return before + one[start:], before + other[start:]


def _odd(said: str, holds: str) -> str:
    """What the eye does not see: letters that look alike, or the same letters put together in another way."""
    if unicodedata.normalize("NFC", said) == unicodedata.normalize("NFC", holds):
        return " (the same letters in another Unicode form)"
    first = next((pair for pair in zip(said, holds, strict=False) if pair[0] != pair[1]), ("", ""))
    if not first[0] or (first[0].isascii() and first[1].isascii()):
        return ""
    names = (f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip() for letter in first)
    return " (the first letter that differs is {}, not {})".format(*names)


def _named(block: Block) -> str:
    return {"row": "a row of the table", "head": "a table", "item": "an item of the list"}.get(
        block.kind, f"a {block.kind}"
    )


def _quoted(block: Block) -> str:
    return shortened(" | ".join(block.fields))


def _row(fields: Sequence[str]) -> str:
    """What a row is called by: its words before its first number, since the first alone seldom tells it from others."""
    words: list[str] = []
    for text in fields[:_NAMING]:
        if words and not _WORDS.match(text):
            break
        words.append(text)
    return " · ".join(each for each in (_REFERENCE.sub("", text) for text in words) if each)


def where_of(block: Block, spot: int | None = None) -> str:
    """Section, and of a table row and column."""
    parts = [" · ".join(block.under) or "top of the report"]
    if block.kind == "row":
        if named := _row(block.fields):
            parts.append(f"row {shortened(named)}")
        if spot and spot < len(block.columns) and block.columns[spot]:
            parts.append(f"column {shortened(block.columns[spot])}")
    return ", ".join(parts)
