"""A document: sections of sentences, tables and passages, every number with its places, whatever face it is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framediff.article import Span

__all__ = [
    "Block",
    "Bullets",
    "Chart",
    "Column",
    "Document",
    "Evidence",
    "Excerpt",
    "Mark",
    "Pair",
    "Paragraph",
    "Place",
    "Point",
    "Run",
    "Said",
    "Section",
    "Series",
    "Stretch",
    "Table",
]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of an article around a place.

    Attributes:
        span: from where to where they reach, in code points of the article's unchanged text.
        text: the words as they stand there, white space and all.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A span of an article that a number rests on, with its words.

    Attributes:
        article_id: the article.
        span: where it stands, in code points of the article's unchanged text.
        left: what stands before it in its passage, white space single, shortened.
        node: its words, white space single.
        right: what stands after it.
        note: voice, speaker and whatever else a reader should know of it, in words.
        around: the same words, unchanged, so that what is shown of an article is shown once; None: of these alone.
    """

    article_id: str
    span: Span
    left: str
    node: str
    right: str
    note: str = ""
    around: Stretch | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The places that a number, or a sentence, rests on.

    Attributes:
        of: what is counted or shown there, in words.
        places: in the order of article and offset, unless another order means something.
        thing: what one of them is: `hit`, `sentence`, `quotation`.
        most: how many of them are written down at most; None for all.
    """

    of: str
    places: Sequence[Place] = field(repr=False)
    thing: str = "hit"
    most: int | None = None

    @property
    def listed(self) -> Sequence[Place]:
        """The places that are written down."""
        return self.places if self.most is None else self.places[: self.most]

    @property
    def titled(self) -> str:
        """What it shows and how many places there are; what is proved absent has none to count."""
        count = len(self.places)
        if not count:
            return self.of
        told = f"{self.of}: {count:,} {self.thing}{'s' * (count != 1)}"
        return told if self.most is None or count <= self.most else f"{told}, {self.most:,} of them listed"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or a field of a table.

    Attributes:
        text: what a reader sees.
        data: the same in full for a program: a number, a text, a list, a mapping; `text` when it is None.
        evidence: what it rests on; None where it has no places of its own.
    """

    text: str
    data: object = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        key: its name in CSV and JSON: lower case, words joined by `_`.
        label: its name for a reader.
        numeric: whether its fields are aligned on the right.
        shown: whether a reader sees it; else it stands in CSV and JSON only.
    """

    key: str
    label: str
    numeric: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of fields under columns.

    Attributes:
        id: its name in CSV, JSON and file names, unique in its document.
        title: what it shows; "" where the section's title says it.
        columns: its columns.
        rows: one field a column, in the order of the columns.
        notes: sentences below it.
        empty: what is said in its place when there is no row.
        lines: whether Markdown and pages write each row as one line of words: for fields that fill no column well.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Said, ...], ...] = field(repr=False)
    notes: tuple[Said, ...] = ()
    empty: str = "Nothing found."
    lines: bool = False

    def in_line(self, row: tuple[Said, ...]) -> tuple[str, str]:
        """A row as one line: its first field, and the others that are not empty behind their labels."""
        first, *others = [number for number, column in enumerate(self.columns) if column.shown]
        told = [
            f"{self.columns[number].label}: {row[number].text}" if self.columns[number].label else row[number].text
            for number in others
            if row[number].text
        ]
        return row[first].text, " · ".join(told)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of words."""

    said: Said


@dataclass(frozen=True, slots=True)
class Bullets:
    """Sentences in a list, under a line of their own if there is a title."""

    items: tuple[Said, ...]
    title: str = ""


class Mark(StrEnum):
    """How a stretch of words stands out; every face shows it by signs and not by colour alone."""

    NONE = "none"
    HIT = "hit"  # a hit of the lexicon, or what a place is about
    CUT = "cut"  # only in the first of two renderings
    ADDED = "added"  # only in the second
    REWORDED = "reworded"  # one wording in the first, another in the second
    CONTESTED = "contested"  # reworded, and both are variants of one choice set
    GLYPH = "glyph"  # the same word with other glyphs: case, quotation marks, hyphens, white space


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words of an article with its mark.

    Attributes:
        text: the words; hostile, as all text of articles.
        mark: how they stand out.
        instead: of a reworded, contested or glyph run in an inline diff: the second rendering's words.
        note: of a contested run, what is contested: `Name of the territory`.
    """

    text: str
    mark: Mark = Mark.NONE
    instead: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of an article as they stand there.

    Attributes:
        label: whose: the outlet, the speaker.
        runs: the words in order.
        place: where they stand; None when they are put together from several places.
    """

    label: str
    runs: tuple[Run, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two renderings beside each other.

    Attributes:
        title: what they render, and how alike they are, in words.
        first: the one; its runs are marked as seen from the other.
        second: the other.
        inline: both in one line of runs, where they share enough to be read so; else empty.
        notes: sentences below.
        data: the same in full for a program.
    """

    title: str
    first: Excerpt
    second: Excerpt
    inline: tuple[Run, ...] = ()
    notes: tuple[Said, ...] = ()
    data: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a chart with its interval.

    Attributes:
        label: what it is of.
        value: where it lies; None where there is none to show.
        low: lower end of its interval; None without one.
        high: upper end.
        note: what stands beside it: `3 of 4`.
    """

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Points that belong together: those of one voice, one side or one group."""

    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of numbers that stand in a table of the same section; only faces that draw show it.

    Attributes:
        id: unique in its document.
        title: what it shows.
        kind: `intervals` (a dot with its interval for each point), `bars` or `lines` (points in order of time).
        series: what is drawn.
        unit: of the values, in words: `share of occasions`.
        zero: whether a line marks nought, as for differences.
    """

    id: str
    title: str
    kind: str
    series: tuple[Series, ...]
    unit: str = ""
    zero: bool = False


Block = Paragraph | Bullets | Table | Pair | Excerpt | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a document.

    Attributes:
        id: its name in JSON and in links.
        title: for a reader.
        blocks: what stands in it.
        sections: its parts.
    """

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    def __iter__(self) -> Iterator[Block]:
        """Its blocks, then those of its parts."""
        yield from self.blocks
        for section in self.sections:
            yield from section


@dataclass(frozen=True, slots=True)
class Document:
    """What a command or a report says.

    Attributes:
        title: what it is.
        subtitle: what it was made of, in a few words each: corpus, articles, lexicons.
        sections: in order; the audit first.
        manifest: version, options and hashes of all it was made from; None where a command has none.
    """

    title: str
    subtitle: tuple[str, ...]
    sections: tuple[Section, ...]
    manifest: Mapping[str, object] | None = None

    def tables(self) -> Iterator[Table]:
        """Every table, in order."""
        for section in self.sections:
            yield from (block for block in section if isinstance(block, Table))
