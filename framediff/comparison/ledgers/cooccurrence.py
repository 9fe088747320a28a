"""Co-framing: which labels travel together, counted in sentences, by voice and group."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from framediff.article import Span
from framediff.comparison.groups import Grouping
from framediff.comparison.study.names import resolve_topic
from framediff.comparison.table import Options, VoiceChoice
from framediff.comparison.table.trees import lineage
from framediff.comparison.texts.streams import stream
from framediff.matching import HitState
from framediff.matching.sentences import sentence_around
from framediff.scoring.cells import FEW
from framediff.scoring.contingency import Clustered, Fourfold, carrier, clustered
from framediff.scoring.keyness import dp
from framediff.scoring.multiplicity import benjamini_hochberg

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framediff.article import Article
    from framediff.comparison.groups import Group
    from framediff.comparison.study import Studied, Study
    from framediff.matching import Hit
    from framediff.scoring.contingency import Counts
    from framediff.voice import SpeakerId, Voice

__all__ = ["Together", "TogetherLedger", "Where", "together_ledger"]


@dataclass(frozen=True, slots=True)
class Where:
    """A sentence that has both labels in one voice and group.

    Attributes:
        article_id: the article.
        group: key of the group.
        span: the sentence.
        hits: those of the two labels in it, in order.
    """

    article_id: str
    group: str
    span: Span
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Two labels in the sentences of one voice.

    Sentences in which the two only share the same words (a name inside a longer name) say nothing of this pair and are
    left out of its table.

    Attributes:
        first: key of the indicator that comes first in the lexicons.
        second: key of the other.
        voice: whose wording; None for all voices together.
        table: sentences with both, the first alone, the second alone, and neither.
        by_group: the same for each group that has one of the two, by key.
        articles: in how many articles a sentence has both.
        dp: Gries' DP of the sentences with both over the articles; None with one article.
        carried_by: the article without which the two no longer stand together more (or less) often than apart; "" for
            none. It is the one whose leaving out turns the sign of the log-odds, or leaves no article with a sentence
            of both.
        overlapping: how many sentences were left out.
        sentences: those with both, in the order of articles and places.
        certain: how sure their log-odds are, articles taken as independent; None where there are counts only, or fewer
            than three articles with either.
        q: its p, corrected by Benjamini and Hochberg for all pairs of the ledger that have one.
    """

    first: str
    second: str
    voice: Voice | None
    table: Fourfold
    by_group: Mapping[str, Fourfold] = field(repr=False)
    articles: int
    dp: float | None
    carried_by: str
    overlapping: int
    sentences: tuple[Where, ...] = field(repr=False)
    certain: Clustered | None = None
    q: float | None = None

    @property
    def few(self) -> bool:
        """Whether one of the two stands in fewer than five sentences, so that only counts are shown."""
        return min(self.table.margins) < FEW


@dataclass(frozen=True, slots=True)
class TogetherLedger:
    """Every pair of labels that stands together in a sentence.

    Attributes:
        study: what it was counted from.
        options: what was asked for; the topic is a key.
        groups: those with a sentence.
        voices: the voices shown; `(None,)` for all together.
        pairs: by voice, then most sentences with both, then as in the lexicons.
        family: for how many pairs an association was tested.
        sentences: for each voice how many sentences have words of it, those of each group counted for themselves.
    """

    study: Study = field(repr=False)
    options: Options
    groups: tuple[Group, ...]
    voices: tuple[Voice | None, ...]
    pairs: tuple[Together, ...] = field(repr=False)
    family: int
    sentences: Mapping[Voice | None, int]


class _Unit(NamedTuple):
    """The words of one sentence in one voice and group."""

    sentence: int
    voice: Voice | None
    group: str


class _Labels:
    """The indicators of a study: their order, and the categories that each is a part of, itself included."""

    def __init__(self, study: Study) -> None:
        keys = [indicator.id for block in study.blocks for indicator in block.indicators]
        self.order = {key: number for number, key in enumerate(keys)}
        self.above = {key: frozenset(lineage(study, key)) for key in keys}

    def related(self, first: str, second: str) -> bool:
        """Whether one is a part of the other."""
        return first in self.above[second] or second in self.above[first]


@dataclass(frozen=True, slots=True)
class _Counted:
    """The sentences of one voice.

    Attributes:
        units: how many sentences each article has, those of each group counted for themselves.
        grouped: how many each group has.
        holding: for each indicator how many sentences of each article have it.
        held: the same for each group.
        found: for each pair the sentences with both.
        shared: for each pair the article and group of each sentence in which the two only share their words.
    """

    units: Counter[str] = field(default_factory=Counter)
    grouped: Counter[str] = field(default_factory=Counter)
    holding: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    held: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    found: defaultdict[tuple[str, str], list[Where]] = field(default_factory=lambda: defaultdict(list))
    shared: defaultdict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))


class _Articles:
    """The articles of one voice as columns of numbers, so that a pair is counted in all of them at once."""

    def __init__(self, counted: _Counted) -> None:
        import numpy as np

        self.ids = list(counted.units)
        self.numbers = {article: number for number, article in enumerate(self.ids)}
        self.units = self.column(counted.units)
        self.holding = {key: self.column(counts) for key, counts in counted.holding.items()}
        self._nothing = np.zeros(len(self.ids), dtype=np.int64)

    def column(self, counts: Mapping[str, int]) -> Counts:
        """Counts by article, nought for those not there."""
        import numpy as np

        made = np.zeros(len(self.ids), dtype=np.int64)
        made[[self.numbers[article] for article in counts]] = list(counts.values())
        return made

    def tables(self, first: str, second: str, both: Mapping[str, int], shared: Mapping[str, int]) -> Counts:
        """Articles × the four counts of a pair, in the order of `Fourfold`."""
        import numpy as np

        has = self.column(both)
        left = self.column(shared) if shared else self._nothing
        taken = has + left
        one, other = self.holding[first] - taken, self.holding[second] - taken
        return np.stack((has, one, other, self.units - taken - one - other), axis=1)


def together_ledger(study: Study, options: Options | None = None) -> TogetherLedger:
    """Count every pair of labels that stands together in a sentence of one voice and group.

    With a topic, only sentences that begin in a passage on it. Categories that are a part of each other are no pair;
    a pair of a category whose every sentence is also one of its parts' is told of the part alone.

    Raises:
        UnknownNameError: the topic does not exist in the study.
    """
    options = Options() if options is None else options
    topic = None if options.topic is None else resolve_topic(study, options.topic)
    grouping = Grouping.of(study, options.by, options.around)
    counted: defaultdict[Voice | None, _Counted] = defaultdict(_Counted)
    labels = _Labels(study)
    for studied in study.articles:
        for unit, hits in _units(study, studied, grouping, topic, options.voice):
            _count(counted[unit.voice], studied.article, unit.group, hits, labels)
    voices = options.voice.voices(counted)
    pairs = [pair for voice in voices if voice in counted for pair in _pairs(voice, counted[voice], labels)]
    tested = [pair.certain.p for pair in pairs if pair.certain is not None]
    corrected = iter(benjamini_hochberg(tested))
    pairs = [pair if pair.certain is None else replace(pair, q=next(corrected)) for pair in pairs]
    there = {group for each in counted.values() for group in each.grouped}
    return TogetherLedger(
        study,
        replace(options, topic=topic),
        tuple(group for group in grouping.groups if group.key in there),
        voices,
        tuple(pairs),
        len(tested),
        {voice: counted[voice].units.total() if voice in counted else 0 for voice in voices},
    )


def _units(
    study: Study, studied: Studied, grouping: Grouping, topic: str | None, choice: VoiceChoice
) -> Iterator[tuple[_Unit, dict[str, list[Hit]]]]:
    """Every sentence of an article, once for each voice and group that it has words of, with its hits by indicator."""
    article = studied.article
    words = stream(study, studied)
    together = choice is VoiceChoice.ALL

    def unit(sentence: int, voice: Voice, speaker: SpeakerId | None) -> _Unit:
        return _Unit(sentence, None if together else voice, grouping.key(article, voice, speaker))

    every = zip(words.sentences, words.voices, words.speakers, strict=True)
    if topic is None:
        spoken = set(every)
    else:
        spoken = {each for start, each in zip(words.starts, every, strict=True) if studied.on(topic, start)}
    found: dict[_Unit, dict[str, list[Hit]]] = {unit(*each): {} for each in spoken}
    for hit in studied.hits:
        if hit.state is HitState.COUNTED and studied.on(topic, hit.span.start):
            sentence = words.sentences[max(0, bisect_right(words.starts, hit.span.start) - 1)]
            here = found.setdefault(unit(sentence, hit.voice, hit.speaker), {})
            here.setdefault(study.key_of(hit), []).append(hit)
    yield from sorted(found.items(), key=lambda item: (item[0].sentence, str(item[0].voice), item[0].group))


def _count(counted: _Counted, article: Article, group: str, hits: Mapping[str, list[Hit]], labels: _Labels) -> None:
    """Count one sentence of one voice and group."""
    counted.units[article.id] += 1
    counted.grouped[group] += 1
    for key in hits:
        counted.holding[key][article.id] += 1
        counted.held[key][group] += 1
    for first, second in combinations(sorted(hits, key=labels.order.__getitem__), 2):
        if labels.related(first, second):
            continue
        if all(one.span.overlaps(other.span) for one in hits[first] for other in hits[second]):
            counted.shared[first, second].append((article.id, group))
            continue
        both = tuple(sorted({*hits[first], *hits[second]}, key=lambda hit: (hit.span, hit.indicator)))
        reach = Span(both[0].span.start, max(hit.span.end for hit in both))
        where = Where(article.id, group, sentence_around(article, reach), both)
        counted.found[first, second].append(where)


def _pairs(voice: Voice | None, counted: _Counted, labels: _Labels) -> list[Together]:
    """The pairs of one voice, most sentences first; those of a category without those told of its parts."""
    articles = _Articles(counted)
    made = [
        _pair(first, second, voice, counted, articles)
        for first, second in sorted(counted.found, key=lambda pair: (labels.order[pair[0]], labels.order[pair[1]]))
    ]
    by_places: defaultdict[tuple[tuple[str, Span], ...], list[Together]] = defaultdict(list)
    for pair in made:
        by_places[tuple((where.article_id, where.span) for where in pair.sentences)].append(pair)
    told = [
        pair
        for same in by_places.values()
        for pair in same
        if not any(
            other is not pair and pair.first in labels.above[other.first] and pair.second in labels.above[other.second]
            for other in same
        )
    ]
    kept = {(pair.first, pair.second) for pair in told}
    shown = [pair for pair in made if (pair.first, pair.second) in kept]
    return sorted(shown, key=lambda pair: -pair.table.both)


def _pair(first: str, second: str, voice: Voice | None, counted: _Counted, articles: _Articles) -> Together:
    found = counted.found[first, second]
    shared = counted.shared.get((first, second), [])
    both = Counter(where.article_id for where in found)
    tables = articles.tables(first, second, both, Counter(article for article, _ in shared))
    whole = Fourfold(*tables.sum(axis=0).tolist())
    carrying = carrier(tables, articles.ids)
    pair = Together(
        first,
        second,
        voice,
        whole,
        _by_group(
            first, second, counted, Counter(where.group for where in found), Counter(group for _, group in shared)
        ),
        len(both),
        dp(tables[:, 0].tolist(), tables.sum(axis=1).tolist()),
        "" if carrying is None else carrying,
        len(shared),
        tuple(sorted(found, key=lambda where: (where.article_id, where.span, where.group))),
    )
    return pair if pair.few else replace(pair, certain=clustered(tables))


def _by_group(
    first: str, second: str, counted: _Counted, both: Mapping[str, int], shared: Mapping[str, int]
) -> dict[str, Fourfold]:
    one, other = counted.held[first], counted.held[second]
    made = {}
    for group in dict.fromkeys((*one, *other)):
        has, left = both.get(group, 0), shared.get(group, 0)
        a, b = one[group] - has - left, other[group] - has - left
        made[group] = Fourfold(has, a, b, counted.grouped[group] - left - has - a - b)
    return made
