"""Side counts: all that one indicator's numbers on two sides are made of, so that they can be counted again at will."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from framediff.article import ZoneKind
from framediff.matching import HitState
from framediff.scoring.cells import FEW, FEW_WORDS, Measure
from framediff.scoring.decomposition import Ratio
from framediff.scoring.intervals import PER_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Block, Studied, Study
    from framediff.lexicon.model import Indicator
    from framediff.matching import Hit
    from framediff.voice import SpeakerId, Voice

__all__ = ["SideCounts", "Where", "block_of", "side_counts", "unit_of", "widest"]


_WIDEST = 3  # shares, and as many rates


class Where(NamedTuple):
    """Where running words stand."""

    article_id: str
    voice: Voice
    speaker: SpeakerId | None
    headline: bool


@dataclass(frozen=True, slots=True)
class SideCounts:
    """What one side has of one indicator.

    Attributes:
        measure: share or rate.
        hits: its counted hits of the indicator.
        occasions: for a share the counted hits of the whole choice set; none for a rate.
        unresolved: for a share the mentions that may name the referent.
        words: for a rate its running words.
    """

    measure: Measure
    hits: tuple[Hit, ...] = field(repr=False)
    occasions: tuple[Hit, ...] = field(repr=False)
    unresolved: tuple[Hit, ...] = field(repr=False)
    words: Mapping[Where, int] = field(repr=False)

    def ratio(
        self, of_hit: Callable[[Hit], bool] | None = None, of_words: Callable[[Where], bool] | None = None
    ) -> Ratio:
        """Hits over occasions or words, of those hits and words alone for which the two say so."""
        count = sum(1 for hit in self.hits if of_hit is None or of_hit(hit))
        if self.measure is Measure.SHARE:
            below = sum(1 for hit in self.occasions if of_hit is None or of_hit(hit))
        else:
            below = sum(number for where, number in self.words.items() if of_words is None or of_words(where))
        return Ratio(count, below)

    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that have a denominator, in order."""
        if self.measure is Measure.SHARE:
            return tuple(sorted({hit.article_id for hit in self.occasions}))
        return tuple(sorted({where.article_id for where in self.words}))


def unit_of(measure: Measure) -> Fraction:
    """What a value is multiplied by to be read: 100 for percentage points, 1,000 for hits per 1,000 words."""
    return Fraction(100 if measure is Measure.SHARE else PER_WORDS)


def block_of(study: Study, key: str) -> tuple[Block, Indicator]:
    """The block and the indicator with that key.

    Raises:
        KeyError: there is none.
    """
    for block in study.blocks:
        for indicator in block.indicators:
            if indicator.id == key:
                return block, indicator
    raise KeyError(key)


def side_counts(study: Study, sides: Sides, key: str, topic: str | None = None) -> tuple[SideCounts, SideCounts]:
    """What the two sides have of the indicator `key`, in passages on `topic` or in all.

    Raises:
        KeyError: there is no such indicator.
    """
    block, _ = block_of(study, key)
    share = block.measure is Measure.SHARE
    hits: tuple[list[Hit], list[Hit]] = ([], [])
    occasions: tuple[list[Hit], list[Hit]] = ([], [])
    unresolved: tuple[list[Hit], list[Hit]] = ([], [])
    for studied in study.articles:
        for hit in studied.hits:
            ours = hit.lexicon_id == block.lexicon_id and study.key_of(hit) == key
            if not ours and not (share and hit.lexicon_id == block.lexicon_id and study.set_key(hit) == block.key):
                continue
            side = sides.of(studied.article, hit.voice, hit.speaker)
            if side is None or not studied.on(topic, hit.span.start):
                continue
            if hit.state is HitState.COUNTED:
                hits[side].extend([hit] * ours)
                occasions[side].extend([hit] * share)
            elif hit.state is HitState.UNRESOLVED:
                unresolved[side].append(hit)
    words = (Counter[Where](), Counter[Where]()) if share else _words(study, sides, topic)
    first, second = (
        SideCounts(block.measure, tuple(hits[n]), tuple(occasions[n]), tuple(unresolved[n]), words[n]) for n in (0, 1)
    )
    return first, second


def _words(study: Study, sides: Sides, topic: str | None) -> tuple[Counter[Where], Counter[Where]]:
    """The running words of both sides."""
    words: tuple[Counter[Where], Counter[Where]] = (Counter(), Counter())
    for studied in study.articles:
        article = studied.article
        for passage, headline in zip(studied.passages, _headlines(studied), strict=True):
            for tally in passage.tallies if topic is None or topic in passage.topics else ():
                side = sides.of(article, tally.voice, tally.speaker)
                if side is not None:
                    words[side][Where(article.id, tally.voice, tally.speaker, headline)] += tally.words
    return words


def _headlines(studied: Studied) -> list[bool]:
    """For each passage whether it stands in a headline."""
    zones = studied.article.scored
    starts = [zone.span.start for zone in zones]
    return [
        zones[max(0, bisect_right(starts, passage.span.start) - 1)].kind is ZoneKind.HEADLINE
        for passage in studied.passages
    ]


def widest(study: Study, sides: Sides, topic: str | None = None) -> tuple[str, ...]:
    """Keys of the indicators in which two sides differ most: at most three shares, then three rates.

    Only shares of five occasions or more and rates in 100 words or more on either side, with five hits on both
    together; what is left is in the order of the size of the difference, then of the lexicons.
    """
    hits: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for studied in study.articles:
        for hit in studied.hits:
            if hit.state is HitState.COUNTED and studied.on(topic, hit.span.start):
                side = sides.of(studied.article, hit.voice, hit.speaker)
                if side is not None:
                    hits[side][study.key_of(hit)] += 1
    words = tuple(each.total() for each in _words(study, sides, topic))
    found: dict[Measure, list[tuple[float, str]]] = {measure: [] for measure in Measure}
    for block in study.blocks:
        share = block.measure is Measure.SHARE
        below = [sum(each[i.id] for i in block.indicators) for each in hits] if share else list(words)
        if min(below) < (FEW if share else FEW_WORDS):
            continue
        for indicator in block.indicators:
            counts = [each[indicator.id] for each in hits]
            apart = counts[0] / below[0] - counts[1] / below[1]
            if sum(counts) >= FEW and apart:
                found[block.measure].append((-abs(apart), indicator.id))
    return tuple(key for rows in found.values() for _, key in sorted(rows, key=lambda row: row[0])[:_WIDEST])
