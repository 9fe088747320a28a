"""A written report as its readers see it: blocks in order, each with its footnotes, and the manifest."""

from __future__ import annotations

import contextlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "MARKED",
    "PLACE",
    "RAW",
    "Block",
    "Footnote",
    "Passage",
    "Reading",
    "is_passage",
    "read_report",
    "reading_of",
]

MARKED = ("\x01", "\x02")
"""Around emphasised words in what is read: so that taking emphasis away, or putting it somewhere, is seen.

Control characters, which framediff writes into no report: no word of an article can be taken for a mark."""

RAW = "\x03"
"""Before HTML inside a line, which can hide or change all that follows it."""

_OURS = dict.fromkeys(map(ord, (*MARKED, RAW)), "\N{REPLACEMENT CHARACTER}")

_EVIDENCE = "Evidence"  # heading of the passages and footnotes

_LARGEST = 400_000_000  # bytes; a report of a hundred thousand articles takes a tenth of that


PLACE = re.compile(
    rf"\[(?P<start>\d{{1,12}})–(?P<end>\d{{1,12}})\) {MARKED[0]}(?P<node>[^{''.join(MARKED)}]*){MARKED[1]}"
)
"""A place in a footnote: from where to where, and its words."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a reference leads to.

    Attributes:
        label: its number in the report.
        head: its first line: what is counted, and how many places there are.
        places: the places, as they stand: one text for those of one article of which the same is said.
        line: where it begins in the file, from 1.
    """

    label: str
    head: str
    places: tuple[str, ...] = field(repr=False)
    line: int = 0

    def singly(self, articles: Mapping[str, str]) -> list[str]:
        """Each place by itself, its article by the id that `articles` has for its number."""
        found = []
        for group in self.places:
            first = PLACE.search(group)
            told = group[: first.start()] if first else group
            number = re.match(r"A\d+", told)
            name = articles.get(number[0]) if number else None
            told = told if name is None or number is None else name + told[number.end() :]
            found += [told + place[0] for place in PLACE.finditer(group)] or [told]
        return found


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that a reader sees: a heading, a paragraph, an item of a list, a row of a table.

    Attributes:
        kind: `heading`, `paragraph`, `item`, `head` and `row` of a table, `quote`, `code`, or another that reports of
            framediff do not have.
        fields: its text; of a row, the text of each field.
        notes: for each field the footnotes that it refers to.
        line: where it begins in the file, from 1.
        whole: the number of the list or table that it is part of; 0 when it stands alone.
        under: the headings above it, the title left out.
        columns: of a row, the labels of its columns.
    """

    kind: str
    fields: tuple[str, ...]
    notes: tuple[tuple[Footnote, ...], ...] = field(repr=False)
    line: int
    whole: int = 0
    under: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of an article as a report quotes them.

    Attributes:
        article: its number in the report: `A1`.
        words: from where to where they stand, and the words.
        line: where they begin in the file, from 1.
    """

    article: str
    words: str = field(repr=False)
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as it was read.

    Attributes:
        form: `md` or `html`.
        text: the file's text.
        blocks: in order; the evidence is in their footnotes, the manifest apart.
        footnotes: all that something refers to, in order.
        manifest: what the report says it was made from.
        flaws: what no report of framediff has, in words: footnotes to which nothing refers, or given twice.
    """

    form: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    footnotes: tuple[Footnote, ...] = field(repr=False)
    manifest: Mapping[str, object] = field(repr=False)
    flaws: tuple[str, ...] = ()

    @property
    def articles(self) -> dict[str, str]:
        """The ids of the articles by their numbers in the report."""
        found: dict[str, str] = {}
        for block in self.blocks:
            if block.kind == "heading" and block.under[-1:] == (_EVIDENCE,):
                name, parted, article = block.fields[0].removeprefix("h3 ").partition(" · ")
                if parted:
                    found.setdefault(name, article)
        return found

    @property
    def passages(self) -> list[Passage]:
        """The words of articles around the places of footnotes, in order."""
        return [
            Passage(block.under[-1].partition(" · ")[0], block.fields[0], block.line)
            for block in self.blocks
            if is_passage(block)
        ]


def is_passage(block: Block) -> bool:
    """Whether it quotes words of an article as evidence."""
    return block.kind == "item" and block.under[-2:-1] == (_EVIDENCE,)


def read_report(path: str | Path) -> Reading:
    """Read a report of framediff, in Markdown or as a page.

    Raises:
        InputError: there is no such file, or it is no report that says what it was made from.
    """
    path = Path(path).expanduser()
    name = for_terminal(str(path))
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(f"{name} is larger than any report of framediff.")
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{name} is no report of framediff: it is not UTF-8 text.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name} cannot be read: {reason[:1].lower()}{reason[1:]}.") from None
    return reading_of(text.replace("\r\n", "\n").removeprefix("\ufeff"), name)


def reading_of(text: str, name: str) -> Reading:
    """Read the text of a report; `name` is what a refusal calls it.

    Raises:
        InputError: it is no report that says what it was made from.
    """
    text = text.translate(_OURS)
    if text.lstrip()[:15].lower() == "<!doctype html>":
        from framediff.export.verification.page import read_page

        form, (blocks, footnotes, flaws, made) = "html", read_page(text)
    else:
        from framediff.export.verification.markdown import read_markdown

        form, (blocks, footnotes, flaws, made) = "md", read_markdown(text)
    manifest = _manifest(made)
    if manifest is None:
        raise InputError(
            f"{name} is no report of framediff that can be verified: it does not end with “Made from” and a block of "
            "JSON that says from what it was made."
        )
    return Reading(form, text, tuple(blocks), tuple(footnotes), manifest, (*flaws, *_twice(made)))


def _twice(made: Sequence[str]) -> list[str]:
    """Keys that a manifest has twice: a person may read the one and a program the other."""
    found: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        found.extend(dict.fromkeys(key for key in keys if keys.count(key) > 1))
        return dict(pairs)

    for text in made:
        with contextlib.suppress(ValueError, RecursionError):
            json.loads(text, object_pairs_hook=once)
    return [f"the manifest says “{key}” twice" for key in found]


def _manifest(made: Sequence[str]) -> Mapping[str, object] | None:
    """The last block of JSON that is a manifest."""
    for text in reversed(made):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict) and isinstance(found.get("command"), str) and isinstance(found.get("texts"), list):
            return found
    return None
