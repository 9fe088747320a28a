"""The position ledger: each indicator in headline, lead, body and background, by group and voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.article import ZoneKind
from framediff.comparison.groups import Grouping
from framediff.comparison.study.names import resolve_topic
from framediff.comparison.table import Options, voices_in
from framediff.matching import HitState
from framediff.scoring.cells import Cell, Measure, Part
from framediff.voice import Voice

if TYPE_CHECKING:
    from framediff.comparison.groups import Group
    from framediff.comparison.study import Passage, Studied, Study
    from framediff.matching import Hit

__all__ = ["LEAD_WORDS", "Position", "PositionLedger", "PositionRow", "position_ledger", "positions_of"]

LEAD_WORDS = 20
"""Words that a lead has at least: a shorter first paragraph is taken together with the next."""


class Position(StrEnum):
    """Where in an article something stands, by the schema of news of van Dijk 1988 (News as Discourse, chapter 2).

    There headline and lead together are the summary. Background is found by a stand-in that can be checked: what the
    outlet still says in its own words when nobody is quoted or paraphrased any more.
    """

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    BACKGROUND = "background"

    @property
    def words(self) -> str:
        """How it is found."""
        return _FOUND[self]


_FOUND = {
    Position.HEADLINE: "the headline, with headings above the first paragraph",
    Position.LEAD: f"the first paragraph; with the next ones until there are {LEAD_WORDS} words",
    Position.BODY: "all between lead and background",
    Position.BACKGROUND: (
        "the last paragraphs, after the last one with words that are quoted, paraphrased or of nobody known; none "
        "where everything below the lead is the outlet's own"
    ),
}


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One indicator in one group and voice; a cell for each position, its words the denominator."""

    indicator: str
    group: str
    voice: Voice | None
    cells: dict[Position, Cell] = field(repr=False)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All of them, whatever the position, in order."""
        return tuple(sorted((hit for cell in self.cells.values() for hit in cell.hits), key=_by_place))

    @property
    def early(self) -> int:
        """How many hits stand in headline and lead."""
        return self.cells[Position.HEADLINE].count + self.cells[Position.LEAD].count


@dataclass(frozen=True, slots=True)
class PositionLedger:
    """Every indicator with a hit, by position.

    Attributes:
        study: what it was counted from.
        options: what was asked for; the topic is a key.
        groups: those with a word.
        voices: the voices shown; `(None,)` for all together.
        rows: by indicator as in the lexicons, then group and voice; those without a hit are left out.
        without_headline: ids of the articles whose text has no headline.
        without_background: ids of the articles in which no background was found.
    """

    study: Study = field(repr=False)
    options: Options
    groups: tuple[Group, ...]
    voices: tuple[Voice | None, ...]
    rows: tuple[PositionRow, ...] = field(repr=False)
    without_headline: tuple[str, ...] = field(repr=False)
    without_background: tuple[str, ...] = field(repr=False)
    _words: dict[tuple[str, Voice, Position], Counter[str]] = field(repr=False, compare=False)

    def words(self, group: str, voice: Voice | None, position: Position) -> int:
        """Running words of a group and voice in a position."""
        return sum(self._words.get((group, one, position), Counter()).total() for one in voices_in(voice))


def positions_of(studied: Studied) -> tuple[Position, ...]:
    """The position of each passage of an article, in the order of its passages."""
    kinds = [_kind(studied, passage) for passage in studied.passages]
    body = [number for number, kind in enumerate(kinds) if kind not in (ZoneKind.HEADLINE, ZoneKind.HEADING)]
    first = body[0] if body else len(kinds)
    found = [Position.HEADLINE if number < first else Position.BODY for number in range(len(kinds))]
    for number, kind in enumerate(kinds):
        if kind is ZoneKind.HEADLINE:
            found[number] = Position.HEADLINE
    words = 0
    below: list[int] = []
    for number in body:
        if words < LEAD_WORDS:
            found[number] = Position.LEAD
            words += studied.passages[number].words
        else:
            below.append(number)
    said = [number for number in below if _spoken(studied.passages[number])]
    if said:
        for number in range(said[-1] + 1, len(kinds)):
            if found[number] is Position.BODY:
                found[number] = Position.BACKGROUND
    return tuple(found)


def _kind(studied: Studied, passage: Passage) -> ZoneKind | None:
    zones = studied.article.zones
    return next((zone.kind for zone in zones if zone.span.start <= passage.span.start < zone.span.end), None)


def _spoken(passage: Passage) -> bool:
    """Whether a passage has words that are not the outlet's own."""
    return any(tally.voice is not Voice.OWN for tally in passage.tallies)


def position_ledger(study: Study, options: Options | None = None) -> PositionLedger:
    """Count every indicator by position; rates are hits per 1,000 words of the group and voice in that position.

    Raises:
        UnknownNameError: the topic does not exist in the study.
    """
    options = Options() if options is None else options
    topic = None if options.topic is None else resolve_topic(study, options.topic)
    grouping = Grouping.of(study, options.by, options.around)
    words: defaultdict[tuple[str, Voice, Position], Counter[str]] = defaultdict(Counter)
    hits: defaultdict[tuple[str, str, Voice, Position], list[Hit]] = defaultdict(list)
    headless, unfinished = [], []
    for studied in study.articles:
        article = studied.article
        positions = positions_of(studied)
        if Position.HEADLINE not in positions:
            headless.append(article.id)
        if Position.BACKGROUND not in positions:
            unfinished.append(article.id)
        placed = dict(zip((passage.span for passage in studied.passages), positions, strict=True))
        for passage in studied.passages:
            if topic is None or topic in passage.topics:
                for tally in passage.tallies:
                    group = grouping.key(article, tally.voice, tally.speaker)
                    words[group, tally.voice, placed[passage.span]][article.id] += tally.words
        for hit in studied.hits:
            at = studied.passage_at(hit.span.start)
            if hit.state is HitState.COUNTED and at is not None and (topic is None or topic in at.topics):
                group = grouping.key(article, hit.voice, hit.speaker)
                hits[study.key_of(hit), group, hit.voice, placed[at.span]].append(hit)
    groups = tuple(group for group in grouping.groups if any(key[0] == group.key for key in words))
    voices = options.voice.voices({voice for _, voice, _ in words})
    rows = [
        row
        for block in study.blocks
        for indicator in block.indicators
        for group in groups
        for voice in voices
        if (row := _row(study, (indicator.id, group.key, voice), hits, words)).hits
    ]
    resolved = replace(options, topic=topic)
    return PositionLedger(study, resolved, groups, voices, tuple(rows), tuple(headless), tuple(unfinished), dict(words))


def _row(
    study: Study,
    key: tuple[str, str, Voice | None],
    hits: dict[tuple[str, str, Voice, Position], list[Hit]],
    words: dict[tuple[str, Voice, Position], Counter[str]],
) -> PositionRow:
    indicator, group, voice = key
    cells = {}
    for position in Position:
        below: Counter[str] = Counter()
        found: list[Hit] = []
        for one in voices_in(voice):
            below += words.get((group, one, position), Counter())
            found += hits.get((indicator, group, one, position), [])
        above = Counter(hit.article_id for hit in found)
        cells[position] = Cell(
            indicator=indicator,
            group=group,
            voice=voice,
            measure=Measure.RATE,
            hits=tuple(sorted(found, key=_by_place)),
            denominator=below.total(),
            parts=tuple(Part(article, above[article], below[article]) for article in sorted(below)),
            weighted=study.indicator(indicator).weighted,
        )
    return PositionRow(indicator, group, voice, cells)


def _by_place(hit: Hit) -> tuple[str, int, int]:
    return hit.article_id, hit.span.start, hit.span.end
