"""What all screens share: the study, the comparison in hand, filters, the two sides, the cell in hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from framediff.article import Corpus, Span
    from framediff.comparison import Comparison, Options, Study
    from framediff.comparison.resolving import Resolutions
    from framediff.export.document import Section
    from framediff.export.document.rows import Row
    from framediff.lexicon.heads import Head
    from framediff.matching import Hit
    from framediff.tui.sheet import Sheet
    from framediff.voice import Voice
    from framediff.voice.amendments.corrections import Corrections

__all__ = ["BY", "LEAST", "VOICES", "Desk", "Filters", "Goal", "Place", "SidesInHand", "Spot"]

LEAST = 0.8
"""The least confidence that a key asks for, unless another was given at the start."""

BY = {
    "outlet": "by outlet",
    "speaker": "by speaker",
    "article": "by article",
    "month": "by month",
    "story": "by story",
}
"""What one key goes through; periods have a key of their own, which asks around which day."""

VOICES = {
    "split": "each voice apart",
    "own": "own words",
    "direct": "direct speech",
    "indirect": "indirect speech",
    "all": "all voices together",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the comparison is held to; named as `framediff.comparison.Options` names it, and the least confidence."""

    by: str = "outlet"
    around: date | None = None
    voice: str = "split"
    topic: str | None = None
    lexicons: tuple[str, ...] = ()
    min_confidence: float = 0.0

    def options(self) -> Options:
        """The filters as the comparison takes them."""
        from framediff.comparison import By, Options, VoiceChoice

        return Options(By(self.by), VoiceChoice(self.voice), self.topic, self.lexicons, around=self.around)

    def next_by(self) -> Filters:
        """The same by the next kind of group; of no day any more."""
        return replace(self, by=_after(self.by, list(BY)) if self.by in BY else "outlet", around=None)

    def by_period(self, around: date) -> Filters:
        """The same by what is before a day, and what is on it or after."""
        return replace(self, by="period", around=around)

    def next_voice(self) -> Filters:
        """The same with the next choice of voices."""
        return replace(self, voice=_after(self.voice, list(VOICES)))


@dataclass(frozen=True, slots=True)
class Spot:
    """The cell in hand: an indicator in a voice (None: all together), in one group or in both sides.

    `indicator` None stands for every indicator.
    """

    indicator: str | None = None
    voice: Voice | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """Where Compare is to be opened: an article of a group, and a place in it."""

    article_id: str
    group: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a side's texts: which side, which article, where; and the hit, unless it was found by its words."""

    side: int
    article_id: str
    span: Span
    hit: Hit | None = None


@dataclass(frozen=True, slots=True)
class SidesInHand:
    """The two sides, the groups marked for them, whether they are swapped; of groups by `by`."""

    by: str
    sides: tuple[str, ...]
    marked: tuple[str, ...]
    swapped: bool


class Desk:
    """What all screens share. Nothing here touches the terminal."""

    def __init__(self) -> None:
        self.filters = Filters()
        self.least = LEAST
        self.corrections: Corrections | None = None
        self.resolutions: Resolutions | None = None
        self.corpus: Corpus | None = None
        self.study: Study | None = None
        self.sheet: Sheet | None = None
        self.topic_counts: Mapping[str, int] = {}
        self.heads: tuple[Head, ...] = ()
        self.sides: tuple[str, ...] = ()
        self.changes = 0
        self.spot = Spot()
        self.sought = ""
        self.said = ""
        self.progress = ""
        self.sorting: dict[str, int] = {}
        self.keymap: dict[str, str] = {}
        self.goal: Goal | None = None
        self.titles: dict[str, str] = {}
        self.finding: set[tuple[object, str]] = set()
        self._found: dict[str, tuple[Section, ...]] = {}
        self._rows: dict[tuple[str, int], list[Row]] = {}
        self._found_for: object = None
        self._studies = 0
        self._marked: dict[str, list[str]] = {}
        self._swapped = False

    def options(self) -> Options:
        """The filters as the comparison takes them."""
        return self.filters.options()

    def found_for(self) -> object:
        """What parts of the report are made for: they hold only while this is the same. They have each voice apart."""
        if self.sheet is None:
            return None
        options = self.sheet.comparison.options
        return self._studies, options.by, options.around, options.topic, options.lexicons, self.sides

    def sections(self, part: str) -> tuple[Section, ...] | None:
        """A part of the report, if it is made for the comparison and the sides in hand."""
        self._forget()
        return self._found.get(part)

    def rows(self, part: str, columns: int) -> list[Row] | None:
        """The same as rows of a page of so many cells, if it is laid out for it."""
        self._forget()
        return self._rows.get((part, columns))

    def has_found(self, part: str, sections: tuple[Section, ...], columns: int, rows: list[Row]) -> None:
        """A part is made for the comparison and the sides in hand; rows are kept for one width only."""
        self._forget()
        self._found[part] = sections
        for key in [key for key in self._rows if key[0] == part]:
            del self._rows[key]
        self._rows[part, columns] = rows

    def _forget(self) -> None:
        if self._found_for != self.found_for():
            self._found_for = self.found_for()
            self._found.clear()
            self._rows.clear()

    @property
    def comparison(self) -> Comparison | None:
        """The comparison in hand."""
        return None if self.sheet is None else self.sheet.comparison

    def put(self, sheet: Sheet) -> None:
        """Another comparison is in hand; the cell is kept where it still exists."""
        self._studies += self.sheet is None or self.sheet.comparison.study is not sheet.comparison.study
        self.sheet = sheet
        comparison = sheet.comparison
        self._choose_sides()
        self.changes += 1
        known = {indicator.id for block in comparison.sets for indicator in block.indicators}
        groups = {group.key for group in comparison.groups}
        spot = self.spot
        if spot.indicator not in known:
            spot = replace(spot, indicator=None)
        if spot.voice not in comparison.voices:
            spot = replace(spot, voice=comparison.voices[0])
        self.spot = replace(spot, groups=tuple(key for key in spot.groups if key in groups))

    def _choose_sides(self) -> None:
        """The keys of the two sides, left and right: those marked last, else the groups with most words."""
        if self.sheet is None:
            return
        order = {group.key: place for place, group in enumerate(self.sheet.comparison.groups)}
        chosen = [key for key in self._marked.get(self.filters.by, []) if key in order][-2:]
        others = sorted((key for key in order if key not in chosen), key=lambda key: (-self._words(key), order[key]))
        chosen += others[: 2 - len(chosen)]
        chosen.sort(key=lambda key: order[key])
        self.sides = tuple(reversed(chosen)) if self._swapped else tuple(chosen)

    def mark(self, key: str) -> None:
        """Make a group a side, in place of the one marked longest ago."""
        kept = [side for side in self._marked.get(self.filters.by, list(self.sides)) if side != key]
        self._marked[self.filters.by] = [*kept, key][-2:]
        self._choose_sides()

    def set_side(self, place: int, key: str) -> None:
        """Make a group the left (0) or the right (1) side."""
        other = self.sides[1 - place]
        if key == other:
            self.swap()
            return
        self._marked[self.filters.by] = [other, key]
        self._swapped = False
        self._choose_sides()
        if self.sides[place] != key:
            self.swap()

    def swap(self) -> None:
        """Left becomes right."""
        self._swapped = not self._swapped
        self._choose_sides()

    def sides_in_hand(self) -> SidesInHand:
        """Which sides are chosen and how, to be put back by `put_back`."""
        by = self.filters.by
        return SidesInHand(by, self.sides, tuple(self._marked.get(by, ())), self._swapped)

    def put_back(self, kept: SidesInHand) -> None:
        """Let the sides be those again that they were, unless they are of another kind of group by now."""
        if kept.by == self.filters.by and kept.sides != self.sides:
            self._marked[kept.by] = list(kept.marked or kept.sides)
            self._swapped = kept.swapped
            self._choose_sides()
            self.changes += 1

    def group_of(self, article_id: str) -> str | None:
        """The group with most of an article's words; None before anything is compared."""
        return None if self.sheet is None else self.sheet.group_of(article_id)

    def label(self, group_key: str) -> str:
        """What a reader sees of a group; its key while a table of another grouping is still on the screen."""
        return group_key if self.sheet is None else self.sheet.labels.get(group_key, group_key)

    def topic_label(self) -> str:
        """The topic in words."""
        if self.filters.topic is None or self.study is None:
            return "every topic"
        return f"topic {self.study.topics[self.filters.topic].label}"

    def lexicon_label(self) -> str:
        """The lexicons in words."""
        return " + ".join(self.filters.lexicons) or "every lexicon"

    @property
    def counting(self) -> bool:
        """Whether the numbers on the screen are not yet those of the filters."""
        comparison = self.comparison
        return comparison is not None and (
            comparison.options != self.options()
            or comparison.study.hearing.min_confidence != self.filters.min_confidence
        )

    def title(self) -> str:
        """The filters and the two sides in words: what stands in the title line of every screen."""
        if self.comparison is None:
            return self.progress or "reading"
        by = BY[self.filters.by] if self.filters.around is None else f"around {self.filters.around}"
        words = [by, VOICES[self.filters.voice], self.topic_label(), self.lexicon_label()]
        if self.counting:
            words.insert(0, "counting …")
        if self.filters.min_confidence:
            words.insert(-2, f"confidence ≥ {self.filters.min_confidence:g}")
        if len(self.sides) == 2:  # noqa: PLR2004 - two sides
            words.append(" | ".join(self.label(side) for side in self.sides))
        return " · ".join(words)

    def _words(self, group_key: str) -> int:
        return 0 if self.sheet is None else self.sheet.words[group_key]


def _after(value: str, values: list[str]) -> str:
    return values[(values.index(value) + 1) % len(values)]
