"""An article: one text of one outlet that is never changed, with its zones and what is known of it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Article", "Corpus", "Fact", "Metadata", "Span", "Status", "Zone", "ZoneKind"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` in code points of an article's unchanged text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class ZoneKind(StrEnum):
    """What part of a page a stretch of text is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    KICKER = "kicker"
    HEADING = "heading"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of an article's text and the part of the page it belongs to.

    `rule` names what placed it there, so that a reader can see why text was left out. `kept` is true when the
    reader asked for a left-out zone to be counted all the same.
    """

    span: Span
    kind: ZoneKind
    rule: str
    kept: bool = False

    @property
    def scored(self) -> bool:
        """Whether words in this zone are counted: headline, headings and body, and what the reader put back."""
        return self.kept or self.kind in (ZoneKind.HEADLINE, ZoneKind.HEADING, ZoneKind.BODY)


class Status(StrEnum):
    """How a piece of metadata is known."""

    STATED = "stated"  # the article's own text says it
    ESTABLISHED = "established"  # a record beside the text says it: the page, front matter, corpus.toml
    INFERRED = "inferred"  # read from signs in the text, such as an address in the boilerplate
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known (or not) of an article, with how it is known.

    Attributes:
        value: the thing itself; None when unknown. Dates are ISO 8601, as exact as they are known.
        status: how it is known.
        evidence: the words or record it rests on, for a person to check.
        precision: for dates only: `day`, `month`, `year`, `after` (not before the day in `value`), or "" (unknown).
    """

    value: str | None = None
    status: Status = Status.UNKNOWN
    evidence: str = ""
    precision: str = ""

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Of a date: the first and the last day that it may stand for; None where that is not known."""
        if self.value is None or not self.precision:
            return None, None
        year, month, day = (int(part) for part in f"{self.value}-01-01".split("-")[:3])
        first = date(year, month, day)
        if self.precision == "after":
            return first, None
        if self.precision == "year":
            return first, date(year, 12, 31)
        if self.precision == "month":
            return first, date(year, month, monthrange(year, month)[1])
        return first, first

    def __str__(self) -> str:
        if self.value is None:
            return "unknown"
        return f"after {self.value}" if self.precision == "after" else self.value


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of where an article comes from. The interviewer is never the outlet."""

    outlet: Fact = Fact()
    date: Fact = Fact()
    author: Fact = Fact()
    headline: Fact = Fact()
    interviewer: Fact = Fact()
    place: Fact = Fact()
    address: Fact = Fact()


@dataclass(frozen=True, slots=True, repr=False)
class Article:
    """One text of one outlet.

    Attributes:
        id: a name unique in its corpus, by which results point back to it (the file's path without its ending).
        text: the decoded text, never changed; all offsets count its code points.
        zones: the parts of the page, in order, without overlap; white space between them belongs to none.
        metadata: outlet, date and so on, each with its status.
        sha256: hash of the bytes of its file, in hexadecimal; of the text in UTF-8 if it is one of several in a file.
        path: the file it was read from; None for text given in memory.
    """

    id: str
    text: str
    zones: tuple[Zone, ...]
    metadata: Metadata = Metadata()
    sha256: str = ""
    path: Path | None = None

    def __repr__(self) -> str:
        known = f"{self.outlet}, date {self.metadata.date}"
        return for_terminal(f"<Article {self.id}: {known}, {len(self.text):,} characters>")

    @property
    def scored(self) -> tuple[Zone, ...]:
        """The zones whose words are counted."""
        return tuple(zone for zone in self.zones if zone.scored)

    @property
    def outlet(self) -> str:
        """The outlet's name; an unknown outlet is named after its article, so that no two unknowns are ever merged."""
        return self.metadata.outlet.value or f"unknown outlet ({self.id})"

    @property
    def headline(self) -> str:
        """The headline by metadata or zone, or the beginning of the text in its place."""
        if self.metadata.headline.value:
            return self.metadata.headline.value
        zones = [z for z in self.zones if z.kind is ZoneKind.HEADLINE] or list(self.scored) or list(self.zones)
        lines = zones[0].span.of(self.text).strip().splitlines() if zones else []
        return lines[0] if lines else ""


@dataclass(frozen=True, slots=True, repr=False)
class Corpus:
    """The articles of one place, in the order of their ids.

    `notes` are sentences for the reader about what was passed over while reading. `folder` is where the place's own
    files lie, such as corpus.toml and corrections.toml; None for articles put together in memory. `single` is true when
    the place was one file of that folder. `speakers` is the file that says who is who, if not speakers.toml there, and
    `resolutions` the one that says what unresolved mentions name, if not resolutions.toml there.
    """

    name: str
    articles: tuple[Article, ...]
    notes: tuple[str, ...] = ()
    folder: Path | None = None
    single: bool = False
    speakers: Path | None = None
    resolutions: Path | None = None

    def __repr__(self) -> str:
        outlets = len({article.outlet for article in self.articles})
        counted = f"{len(self)} article{'s' * (len(self) != 1)} of {outlets} outlet{'s' * (outlets != 1)}"
        return for_terminal(f"<Corpus {self.name}: {counted}>")

    def __len__(self) -> int:
        return len(self.articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def file_called(self, name: str) -> Path | None:
        """Where a reader's file of this name lies, or would lie; None for articles put together in memory.

        In the folder, or in the one around it if it is there and not in the folder.
        """
        if self.folder is None:
            return None
        around, own = self.folder.resolve().parent / name, self.folder / name
        return around if around.is_file() and not own.is_file() else own

    def is_part_for(self, path: Path, name: str) -> bool:
        """Whether these are but some of the articles that the file at `path` may be about.

        They are when they are one file of a folder, or when it is the file of this name in the folder around theirs.
        """
        if self.folder is None:
            return False
        return self.single or path.resolve() == self.folder.resolve().parent / name
