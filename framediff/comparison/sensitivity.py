"""Sensitivity: a difference of two sides counted again without each thing that it may rest on, and whether it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.comparison.sidecounts import SideCounts, block_of, side_counts, unit_of
from framediff.comparison.study import revoiced
from framediff.scoring.cells import FEW, FEW_WORDS, Measure
from framediff.scoring.decomposition import Ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from fractions import Fraction

    from framediff.comparison.sidecounts import Where
    from framediff.comparison.sides import Sides
    from framediff.comparison.study import Study
    from framediff.matching import Hit

__all__ = ["LOW", "Fate", "Kind", "Rerun", "Sensitivity", "less_certain", "sensitivity"]

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
    SAME = "nothing to leave out"  # so this is no rerun of it


@dataclass(frozen=True, slots=True)
class Rerun:
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
        reruns: with one thing changed each; none where the difference is nought or cannot be told.
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
    reruns: tuple[Rerun, ...] = field(repr=False)
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
    def made(self) -> tuple[Rerun, ...]:
        """The reruns in which something was changed."""
        return tuple(each for each in self.reruns if each.fate is not Fate.SAME)

    @property
    def held(self) -> int:
        """In how many of them the sign holds."""
        return sum(each.fate is Fate.HOLDS for each in self.made)

    @property
    def scarce(self) -> bool:
        """Whether a side has too few occasions or words for its share or rate to be shown bare."""
        least = FEW if self.measure is Measure.SHARE else FEW_WORDS
        return any(ratio.denominator < least for ratio in self.ratios)


def less_certain(study: Study, least: float = LOW) -> Study:
    """`study` with what is attributed with less confidence than `least` undetermined; itself where that is so."""
    if study.hearing.min_confidence >= least:
        return study
    return revoiced(study, study.hearing.at(least))


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
        copies: for each article that is a copy the id of the one that it copies.

    Raises:
        KeyError: there is no such indicator.
    """
    block, _ = block_of(study, key)
    counts = side_counts(study, sides, key, topic)
    first, second = counts
    ratios = first.ratio(), second.ratio()
    base = _difference(ratios)
    reruns: list[Rerun] = []
    if base:
        sure = side_counts(less_certain(study) if certain is None else certain, sides, key, topic)
        for kind, name, changed, hits in _changes(counts, sure, copies or {}):
            fate = Fate.SAME if changed is None else _fate(base, changed)
            reruns.append(Rerun(kind, name, ratios if changed is None else changed, fate, hits))
    return Sensitivity(
        study=study,
        sides=sides,
        indicator=key,
        topic=topic,
        measure=block.measure,
        ratios=ratios,
        hits=(first.hits, second.hits),
        reruns=tuple(reruns),
        bounds=_bounds(counts),
    )


_Counts = tuple[SideCounts, SideCounts]
_Ratios = tuple[Ratio, Ratio]


def _changes(
    counts: _Counts, certain: _Counts, copies: Mapping[str, str]
) -> Iterator[tuple[Kind, str, _Ratios | None, tuple[Hit, ...]]]:
    """Every change: what, which, the counts with it (None where there is nothing to change), and the hits concerned."""
    every = tuple(dict.fromkeys(hit for each in counts for hit in (*each.hits, *each.occasions)))
    for article in sorted({article for each in counts for article in each.articles()}):
        yield Kind.ARTICLE, article, *_without(counts, every, {article})
    for pattern in dict.fromkeys(hit.pattern for hit in sorted(every, key=lambda hit: (hit.indicator, hit.pattern))):
        out = frozenset(hit for hit in every if hit.pattern == pattern)
        yield Kind.ENTRY, pattern, _but(counts, out), tuple(sorted(out, key=_by_place))
    sure = certain[0].ratio(), certain[1].ratio()
    left = {(hit.article_id, hit.span, hit.indicator) for each in certain for hit in each.hits}
    gone = tuple(hit for hit in every if (hit.article_id, hit.span, hit.indicator) not in left)
    own = {hit for each in counts for hit in each.hits}
    yield Kind.CONFIDENCE, "", sure if _other(counts, sure) else None, tuple(hit for hit in gone if hit in own)
    out = frozenset(hit for hit in every if hit.zone is not None and hit.zone == "headline")
    headed = any(where.headline for each in counts for where in each.words)
    changed = _but(counts, out, lambda where: not where.headline)
    yield Kind.HEADLINES, "", changed if headed and _other(counts, changed) else None, tuple(sorted(out, key=_by_place))
    out = frozenset(hit for hit in every if hit.flags & _DISTANCED)
    yield Kind.DISTANCED, "", _but(counts, out) if out else None, tuple(sorted(out, key=_by_place))
    mentions = tuple(hit for each in counts for hit in each.unresolved)
    for name, counted in (("for it", 1), ("for another label", 0)):
        with_them = tuple(_plus(each, counted) for each in counts)
        yield Kind.UNRESOLVED, name, (with_them[0], with_them[1]) if mentions else None, mentions
    here = {article for each in counts for article in each.articles()}
    second = {article for article in here if copies.get(article) in here}
    if copies:
        changed, hits = _without(counts, every, second)
        yield Kind.COPIES, "", changed if second else None, hits


def _without(counts: _Counts, every: tuple[Hit, ...], articles: Collection[str]) -> tuple[_Ratios, tuple[Hit, ...]]:
    out = frozenset(hit for hit in every if hit.article_id in articles)
    return _but(counts, out, lambda where: where.article_id not in articles), tuple(sorted(out, key=_by_place))


def _but(counts: _Counts, out: Collection[Hit], words: Callable[[Where], bool] | None = None) -> _Ratios:
    return counts[0].ratio(lambda hit: hit not in out, words), counts[1].ratio(lambda hit: hit not in out, words)


def _plus(each: SideCounts, counted: int) -> Ratio:
    """Hits over occasions with every unresolved mention an occasion, for the indicator (1) or for another label (0)."""
    ratio, more = each.ratio(), len(each.unresolved)
    return Ratio(ratio.count + counted * more, ratio.denominator + more)


def _other(counts: _Counts, changed: _Ratios) -> bool:
    return changed != (counts[0].ratio(), counts[1].ratio())


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
