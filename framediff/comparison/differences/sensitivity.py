"""Sensitivity: a difference of two sides counted again without each thing that it may rest on, and whether it holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.article import ZoneKind
from framediff.comparison.audit.copies import copies_of
from framediff.comparison.differences.sidecounts import SideCounts, block_of, side_counts, unit_of
from framediff.comparison.study import revoiced
from framediff.scoring.cells import FEW, FEW_WORDS, Measure
from framediff.scoring.decomposition import Ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from fractions import Fraction

    from framediff.comparison.differences.sidecounts import Where
    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Study
    from framediff.matching import Hit

__all__ = ["LOW", "Fate", "Kind", "Recount", "Sensitivity", "less_certain", "sensitivity"]

LOW = 0.8
"""The confidence below which an attribution is left out: of such, more than one in five was wrong when measured."""

_DISTANCED = frozenset({"scare_quoted", "so_called"})


class Kind(StrEnum):
    """What is changed."""

    ARTICLE = "article"
    ENTRY = "entry"
    CONFIDENCE = "confidence"
    HEADLINES = "headlines"
    DISTANCED = "distanced"
    UNRESOLVED = "unresolved"
    COPIES = "copies"


class Fate(StrEnum):
    """What becomes of the difference."""

    HOLDS = "holds"
    FLIPS = "flips"
    VANISHES = "vanishes"  # it is nought
    UNTOLD = "cannot be told"  # a side has no occasion or word left
    SAME = "nothing to leave out"  # so this is no recount of it
    ALL = "all hits left out"  # those of its only entry: always the end of the difference, so no rerun either


@dataclass(frozen=True, slots=True)
class Recount:
    """The difference with one thing changed.

    Attributes:
        kind: what kind of thing.
        name: which: an article's id, an entry's pattern; "" where the kind says it.
        ratios: on either side hits over occasions or words.
        fate: what becomes of the difference.
        hits: what was left out, or counted otherwise.
    """

    kind: Kind
    name: str
    ratios: tuple[Ratio, Ratio]
    fate: Fate
    hits: tuple[Hit, ...] = field(default=(), repr=False)

    @property
    def difference(self) -> Fraction | None:
        """The first side's value less the second's, as a fraction; None where a side has no denominator."""
        return _difference(self.ratios)


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """A difference, and what becomes of it.

    Attributes:
        study: the articles.
        sides: the two sides, held to a voice or not.
        indicator: key of the indicator.
        topic: key of the topic it is held to.
        measure: share or rate.
        ratios: on either side hits over occasions or words, nothing changed.
        hits: on either side its hits.
        recounts: with one thing changed each; none where the difference is nought or cannot be told.
        bounds: the least and the greatest difference over every resolution of the unresolved mentions; None without
            any, and for a rate.
    """

    study: Study = field(repr=False)
    sides: Sides
    indicator: str
    topic: str | None
    measure: Measure
    ratios: tuple[Ratio, Ratio]
    hits: tuple[tuple[Hit, ...], tuple[Hit, ...]] = field(repr=False)
    recounts: tuple[Recount, ...] = field(repr=False)
    bounds: tuple[Fraction, Fraction] | None

    @property
    def difference(self) -> Fraction | None:
        """The first side's value less the second's, as a fraction; None where a side has no denominator."""
        return _difference(self.ratios)

    @property
    def unit(self) -> Fraction:
        """What its fractions are multiplied by to be read: 100 for points of a share, 1,000 for a rate."""
        return unit_of(self.measure)

    @property
    def made(self) -> tuple[Recount, ...]:
        """The recounts in which something was changed, and some hit could be left."""
        return tuple(each for each in self.recounts if each.fate not in (Fate.SAME, Fate.ALL))

    @property
    def held(self) -> int:
        """In how many of them the sign holds."""
        return sum(each.fate is Fate.HOLDS for each in self.made)

    @property
    def scarce(self) -> bool:
        """Whether a side has too few occasions or words for its share or rate to be shown bare."""
        least = FEW if self.measure is Measure.SHARE else FEW_WORDS
        return any(ratio.denominator < least for ratio in self.ratios)


def less_certain(study: Study) -> Study:
    """`study` with what is attributed with less confidence than `LOW` undetermined; itself where that is so."""
    if study.hearing.min_confidence >= LOW:
        return study
    return revoiced(study, study.hearing.at(LOW))


def sensitivity(  # noqa: PLR0913 - what differs, and the two things that are made once for many differences
    study: Study,
    sides: Sides,
    key: str,
    topic: str | None = None,
    *,
    certain: Study | None = None,
    copies: Mapping[str, str] | None = None,
) -> Sensitivity:
    """Count the difference of two sides in the indicator `key` again, with one thing changed each time.

    Without each article; without each entry, be it the indicator's or, of a choice set, a rival's; without
    attributions less certain than `LOW`; without headlines; without wording in scare quotes or after “so-called”; with
    every unresolved mention counted for the indicator, and for another label; with copies of an article counted once.
    Hits are counted again and texts are not searched again, so that what an entry that is left out would have covered
    does not come up.

    Args:
        study: the articles.
        sides: the two sides; held to a voice, so is the difference.
        key: the indicator's key.
        topic: key of a topic to hold it to.
        certain: `less_certain(study)`, where it is at hand.
        copies: for each article that is a copy the id of the one that it copies; `copies_of` unless given.

    Raises:
        KeyError: there is no such indicator.
    """
    block, _ = block_of(study, key)
    counts = side_counts(study, sides, key, topic)
    first, second = counts
    ratios = first.ratio(), second.ratio()
    base = _difference(ratios)
    recounts: list[Recount] = []
    if base:
        sure = side_counts(less_certain(study) if certain is None else certain, sides, key, topic)
        for kind, name, changed, hits in _changes(
            counts, sure, copies_of(study).left_out if copies is None else copies
        ):
            fate = Fate.SAME if changed is None else _fate(base, changed)
            if kind is Kind.ENTRY and changed is not None and not any(ratio.count for ratio in changed):
                fate = Fate.ALL
            recounts.append(Recount(kind, name, ratios if changed is None else changed, fate, hits))
    return Sensitivity(
        study=study,
        sides=sides,
        indicator=key,
        topic=topic,
        measure=block.measure,
        ratios=ratios,
        hits=(first.hits, second.hits),
        recounts=tuple(recounts),
        bounds=_bounds(counts),
    )


_Counts = tuple[SideCounts, SideCounts]
_Ratios = tuple[Ratio, Ratio]


def _changes(
    counts: _Counts, certain: _Counts, copies: Mapping[str, str]
) -> Iterator[tuple[Kind, str, _Ratios | None, tuple[Hit, ...]]]:
    """Every change: what, which, the counts with it (None where there is nothing to change), and the hits concerned."""
    base = counts[0].ratio(), counts[1].ratio()

    def unless_same(changed: _Ratios) -> _Ratios | None:
        return None if changed == base else changed

    by_article = _parted(counts, lambda hit: hit.article_id, lambda where: where.article_id)
    for article in sorted(by_article):
        yield Kind.ARTICLE, article, by_article[article].taken_from(base), by_article[article].hits
    by_pattern = _parted(counts, lambda hit: hit.pattern, lambda _: None)
    for pattern in sorted(by_pattern, key=lambda each: (by_pattern[each].hits[0].indicator, each)):
        yield Kind.ENTRY, pattern, by_pattern[pattern].taken_from(base), by_pattern[pattern].hits
    sure = {hit.article_id: set[tuple[object, str]]() for each in certain for hit in each.hits}
    for each in certain:
        for hit in each.hits:
            sure[hit.article_id].add((hit.span, hit.indicator))
    unsure = tuple(
        hit for each in counts for hit in each.hits if (hit.span, hit.indicator) not in sure.get(hit.article_id, ())
    )
    yield Kind.CONFIDENCE, "", unless_same((certain[0].ratio(), certain[1].ratio())), unsure
    headed = _parted(counts, lambda hit: _OUT * (hit.zone is ZoneKind.HEADLINE), lambda w: _OUT * w.headline)
    distanced = _parted(counts, lambda hit: _OUT * bool(hit.flags & _DISTANCED), lambda _: None)
    for kind, found in ((Kind.HEADLINES, headed.get(_OUT)), (Kind.DISTANCED, distanced.get(_OUT))):
        yield kind, "", None if found is None else found.taken_from(base), () if found is None else found.hits
    mentions = tuple(hit for each in counts for hit in each.unresolved)
    share = counts[0].measure is Measure.SHARE
    for name, counted in (("for it", 1), ("for another label", 0)) if share else ():
        yield Kind.UNRESOLVED, name, unless_same((_plus(counts[0], counted), _plus(counts[1], counted))), mentions
    out = {article for article in by_article if copies.get(article) in by_article}
    copied = _parted(counts, lambda hit: _OUT * (hit.article_id in out), lambda w: _OUT * (w.article_id in out))
    found = copied.get(_OUT)
    yield Kind.COPIES, "", None if found is None else found.taken_from(base), () if found is None else found.hits


_OUT = "out"  # the name of what is left out, where only that and the rest are told apart


@dataclass(slots=True)
class _Taken:
    """What is left out of both sides: hits, occasions or words, by number, and the hits and occasions themselves."""

    above: list[int] = field(default_factory=lambda: [0, 0])
    below: list[int] = field(default_factory=lambda: [0, 0])
    found: dict[Hit, None] = field(default_factory=dict)

    @property
    def hits(self) -> tuple[Hit, ...]:
        return tuple(sorted(self.found, key=_by_place))

    def taken_from(self, base: _Ratios) -> _Ratios:
        """What is left of `base`."""
        first, second = (
            Ratio(ratio.count - above, ratio.denominator - below)
            for ratio, above, below in zip(base, self.above, self.below, strict=True)
        )
        return first, second


def _parted(
    counts: _Counts, of_hit: Callable[[Hit], str], of_words: Callable[[Where], str | None]
) -> dict[str, _Taken]:
    """What both sides have under each name that hits and words are given; what has an empty name is in none."""
    parts: defaultdict[str, _Taken] = defaultdict(_Taken)
    for side, each in enumerate(counts):
        for hit in each.hits:
            part = parts[of_hit(hit)]
            part.above[side] += 1
            part.found[hit] = None
        for hit in each.occasions:
            part = parts[of_hit(hit)]
            part.below[side] += 1
            part.found[hit] = None
        for where, number in each.words.items():
            name = of_words(where)
            if name:
                parts[name].below[side] += number
    parts.pop("", None)
    return parts


def _plus(each: SideCounts, counted: int) -> Ratio:
    """Hits over occasions with every unresolved mention an occasion, for the indicator (1) or for another label (0)."""
    ratio, more = each.ratio(), len(each.unresolved)
    return Ratio(ratio.count + counted * more, ratio.denominator + more)


def _difference(ratios: _Ratios) -> Fraction | None:
    first, second = ratios[0].value, ratios[1].value
    return None if first is None or second is None else first - second


def _fate(base: Fraction, changed: _Ratios) -> Fate:
    now = _difference(changed)
    if now is None:
        return Fate.UNTOLD
    if now == 0:
        return Fate.VANISHES
    return Fate.HOLDS if (now > 0) == (base > 0) else Fate.FLIPS


def _bounds(counts: _Counts) -> tuple[Fraction, Fraction] | None:
    """The least and the greatest difference over all resolutions: each side at the end that is worst for the other."""
    if not any(each.unresolved for each in counts):
        return None
    low = _difference((_plus(counts[0], 0), _plus(counts[1], 1)))
    high = _difference((_plus(counts[0], 1), _plus(counts[1], 0)))
    return None if low is None or high is None else (low, high)


def _by_place(hit: Hit) -> tuple[str, object]:
    return hit.article_id, hit.span
