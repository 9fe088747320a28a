"""The comparison: groups × indicators × voices, every cell a list of hits, with what a reader must know beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.comparison.audit import audit_of
from framediff.comparison.groups import By, Group, Grouping
from framediff.comparison.ledgers.paraphrase import paraphrase_only
from framediff.comparison.study.names import resolve_topic, unknown
from framediff.comparison.table.counting import count
from framediff.comparison.table.trees import path, told_once
from framediff.matching import HitState
from framediff.scoring.bounds import share_bounds
from framediff.scoring.cells import Cell, Measure, Parts
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from datetime import date

    from framediff.comparison.audit import Audit
    from framediff.comparison.ledgers.paraphrase import ParaphraseOnly
    from framediff.comparison.study import Block, Study
    from framediff.comparison.table.counting import Counts
    from framediff.lexicon.model import Indicator
    from framediff.matching import Hit
    from framediff.scoring.bounds import Bounds

__all__ = ["Comparison", "Options", "VoiceChoice", "compare", "voices_in"]


class VoiceChoice(StrEnum):
    """Which voices a table shows."""

    OWN = "own"
    DIRECT = "direct"
    INDIRECT = "indirect"
    ALL = "all"  # every voice together, in one row
    SPLIT = "split"  # each voice in a row of its own

    def voices(self, there: Container[Voice | None]) -> tuple[Voice | None, ...]:
        """Those that are shown, each apart only where it is `there`; `(None,)` for all together."""
        if self is VoiceChoice.ALL:
            return (None,)
        if self is not VoiceChoice.SPLIT:
            return (Voice(self.value),)
        return tuple(voice for voice in Voice if voice in there)


def voices_in(voice: Voice | None) -> tuple[Voice, ...]:
    """The voices that a number is of: every one for None."""
    return tuple(Voice) if voice is None else (voice,)


@dataclass(frozen=True, slots=True)
class Options:
    """What is compared, and by what.

    Attributes:
        by: what columns are.
        voice: which voices are shown; each apart unless asked otherwise.
        topic: key of a topic to hold the comparison to; None for everything.
        lexicons: ids of the lexicons to show; none given means all that were studied.
        around: the day that parts periods; of other columns the audit says which of them lie on different sides of it.
    """

    by: By = By.OUTLET
    voice: VoiceChoice = VoiceChoice.SPLIT
    topic: str | None = None
    lexicons: tuple[str, ...] = ()
    around: date | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table whose every number is a list of hits over a denominator.

    Attributes:
        study: what it was counted from.
        options: what was asked for.
        groups: the columns, in alphabetical order.
        sets: the blocks of rows: choice sets, then each lexicon's categories.
        voices: the voices shown, each on its own; `(None,)` for all together.
        audit: what a reader must know before any number.
        paraphrase_only: wording given to a speaker in indirect speech alone.
    """

    study: Study = field(repr=False)
    options: Options
    groups: tuple[Group, ...]
    sets: tuple[Block, ...] = field(repr=False)
    voices: tuple[Voice | None, ...]
    audit: Audit = field(repr=False)
    paraphrase_only: tuple[ParaphraseOnly, ...] = field(repr=False)
    _counts: Counts = field(repr=False, compare=False)
    _block_of: dict[str, Block] = field(init=False, repr=False, compare=False, default_factory=dict)
    # What was asked for before: every face asks for the same cells and hits several times.
    _cells: dict[tuple[str, str, Voice | None], Cell] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _listed_at: dict[str, dict[str, list[Hit]]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _groups: dict[str, Group] = field(init=False, repr=False, compare=False, default_factory=dict)
    _below: dict[tuple[str, str, Voice | None], dict[str, int]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _hits: dict[tuple[str, str | None, Voice | None], tuple[Hit, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _totals: dict[tuple[str, str, Voice | None], int] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _articles: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._block_of.update((indicator.id, block) for block in self.sets for indicator in block.indicators)
        self._groups.update((group.key, group) for group in reversed(self.groups))

    def block_of(self, indicator_id: str) -> Block:
        """The block in which an indicator stands.

        Raises:
            KeyError: it stands in none of the blocks shown.
        """
        return self._block_of[indicator_id]

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator with that key."""
        return self.study.indicator(indicator_id)

    def group(self, key: str) -> Group:
        """The group with that key.

        Raises:
            KeyError: there is none.
        """
        return self._groups[key]

    def cell(self, indicator_id: str, group_key: str, voice: Voice | None) -> Cell:
        """The cell of one indicator in one group and voice; None for all voices together."""
        asked = indicator_id, group_key, voice
        if asked not in self._cells:
            self._cells[asked] = self._cell(*asked)
        return self._cells[asked]

    def _cell(self, indicator_id: str, group_key: str, voice: Voice | None) -> Cell:
        block = self.block_of(indicator_id)
        hits = self.hits(indicator_id, group_key, voice)
        of = block.key if block.measure is Measure.SHARE else ""
        if (of, group_key, voice) not in self._below:
            self._below[of, group_key, voice] = self._denominators(of, group_key, voice)
        below = self._below[of, group_key, voice]
        above = Counter(hit.article_id for hit in hits)
        return Cell(
            indicator=indicator_id,
            group=group_key,
            voice=voice,
            measure=block.measure,
            hits=hits,
            denominator=sum(below.values()),
            parts=Parts(above, below),
            weighted=self.indicator(indicator_id).weighted,
        )

    def _denominators(self, set_key: str, group_key: str, voice: Voice | None) -> dict[str, int]:
        """By article, sorted, the occasions of a choice set, or without one the words; articles that have any."""
        below: Counter[str] = Counter()
        for one in voices_in(voice):
            if set_key:
                below += self._counts.occasions.get((set_key, group_key, one), Counter())
            else:
                below += self._counts.words.get((group_key, one), Counter())
        return dict(sorted(below.items()))

    def cells(self) -> Iterator[tuple[Block, Cell]]:
        """Every cell shown: by block, then indicator, voice and group; none where a group has no word in a voice."""
        spoken = [(voice, group) for voice in self.voices for group in self.groups if self.words(group.key, voice)]
        for block in self.sets:
            for indicator in block.indicators:
                for voice, group in spoken:
                    yield block, self.cell(indicator.id, group.key, voice)

    def occasions(self, set_key: str, group_key: str, voice: Voice | None = None) -> int:
        """How often a choice was made in a choice set: the denominator of its shares."""
        return self._total(set_key, group_key, voice)

    def words(self, group_key: str, voice: Voice | None = None) -> int:
        """Running words of a voice in a group, in passages on the topic."""
        return self._total("", group_key, voice)

    def _total(self, of: str, group_key: str, voice: Voice | None) -> int:
        """The occasions of a choice set, or without one the words, of all articles of a group."""
        asked = of, group_key, voice
        if asked not in self._totals:
            counts = self._counts
            each = (
                counts.occasions.get((of, group_key, one)) if of else counts.words.get((group_key, one))
                for one in voices_in(voice)
            )
            self._totals[asked] = sum(counter.total() for counter in each if counter)
        return self._totals[asked]

    def articles(self, group_key: str) -> tuple[str, ...]:
        """Ids of the articles that have words in a group."""
        if not self._articles:
            found: defaultdict[str, set[str]] = defaultdict(set)
            for (group, _), counts in self._counts.words.items():
                found[group] |= counts.keys()
            self._articles.update((group, tuple(sorted(ids))) for group, ids in found.items())
        return self._articles.get(group_key, ())

    def hits(self, indicator_id: str, group: str | None = None, voice: Voice | None = None) -> tuple[Hit, ...]:
        """The counted hits of an indicator, in the order of article and offset; of every group and voice by default."""
        if group is not None and voice is not None and (indicator_id, group, voice) not in self._counts.hits:
            return ()  # as in most places of a table with many columns
        asked = indicator_id, group, voice
        if asked not in self._hits:
            self._hits[asked] = self._sorted(*asked)
        return self._hits[asked]

    def _sorted(self, indicator_id: str, group: str | None, voice: Voice | None) -> tuple[Hit, ...]:
        groups = [group] if group is not None else [each.key for each in self.groups]
        counted = self._counts.hits
        found = [hit for key in groups for one in voices_in(voice) for hit in counted.get((indicator_id, key, one), ())]
        found.sort(key=lambda hit: (hit.article_id, hit.span))
        return tuple(found)

    def unresolved(self, key: str, group: str | None = None, voice: Voice | None = None) -> tuple[Hit, ...]:
        """Mentions that may name a choice set's referent; they are in no share."""
        return self._listed({HitState.UNRESOLVED}, key, group, voice)

    def bounds(self, indicator_id: str, group: str, voice: Voice | None) -> Bounds | None:
        """How far unresolved mentions could move a share; None for a rate, or where there are none."""
        block = self.block_of(indicator_id)
        if block.measure is not Measure.SHARE:
            return None
        unresolved = len(self.unresolved(block.key, group, voice))
        hits = len(self.hits(indicator_id, group, voice))
        return share_bounds(hits, self.occasions(block.key, group, voice), unresolved)

    def excluded(self, key: str, group: str | None = None, voice: Voice | None = None) -> tuple[Hit, ...]:
        """Matches of an indicator, or of any in a choice set, that one of their contexts refused."""
        return self._listed({HitState.EXCLUDED}, key, group, voice)

    def shadowed(self, key: str, group: str | None = None, voice: Voice | None = None) -> tuple[Hit, ...]:
        """Matches of an indicator, or of any in a choice set, that a longer match covers."""
        return self._listed({HitState.SHADOWED}, key, group, voice)

    def _listed(self, states: set[HitState], key: str, group: str | None, voice: Voice | None) -> tuple[Hit, ...]:
        if key not in self._counts.listed:
            return ()
        if group is None:
            found = [hit for _, hit in self._counts.listed[key]]
        else:
            if key not in self._listed_at:
                at: defaultdict[str, list[Hit]] = defaultdict(list)
                for place, hit in self._counts.listed[key]:
                    at[place].append(hit)
                self._listed_at[key] = dict(at)
            found = self._listed_at[key].get(group, [])
        return tuple(hit for hit in found if hit.state in states and (voice is None or hit.voice is voice))

    @property
    def paraphrase_told(self) -> tuple[ParaphraseOnly, ...]:
        """What is told of `paraphrase_only`: all but categories whose places are told of their parts."""
        return told_once(self.paraphrase_only, self.study)

    def __str__(self) -> str:
        """The audit, then every cell with a hit, one a line: for a prompt or a notebook."""
        lines = [*self.audit.sentences, ""]
        for block, cell in self.cells():
            if cell.count:
                voice = "all voices" if cell.voice is None else cell.voice.labelled
                label = path(self.study, cell.indicator)
                weighted = f", {cell.weighted_text}" if cell.weighted_text else ""
                lines.append(
                    f"{block.title} | {label} | {self.group(cell.group).label} | {voice}: {cell.text}{weighted}"
                )
        return "\n".join(lines)


def compare(study: Study, options: Options | None = None) -> Comparison:
    """Count what `study` found, by `options`; costs milliseconds.

    Raises:
        UnknownNameError: the topic or a lexicon does not exist in the study.
        InputError: periods are asked for, and no day that parts them.
    """
    options = Options() if options is None else options
    ids = [lexicon.id for lexicon in study.lexicons]
    for name in options.lexicons:
        if name not in ids:
            raise unknown("lexicon", name, ids, "no lexicon was studied")
    topic = None if options.topic is None else resolve_topic(study, options.topic)
    options = replace(options, topic=topic)
    shown = set(options.lexicons or ids)
    sets = tuple(block for block in study.blocks if block.lexicon_id in shown)
    grouping = Grouping.of(study, options.by, options.around)
    counts = count(study, grouping.key, topic, shown)
    voices = {Voice.OWN, Voice.DIRECT, Voice.INDIRECT, *(voice for _, voice in counts.words)}
    return Comparison(
        study=study,
        options=options,
        groups=grouping.groups,
        sets=sets,
        voices=options.voice.voices(voices),
        audit=audit_of(study, grouping, sets, topic, _by_group(counts), counts.occasions),
        paraphrase_only=paraphrase_only(study, shown, topic),
        _counts=counts,
    )


def _by_group(counts: Counts) -> dict[str, Counter[str]]:
    """For each group the words of each article."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (group, _), articles in counts.words.items():
        found[group] += articles
    return dict(found)
