"""From a comparison and two sides to every difference between them, whole tables of articles × indicators at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framediff.comparison.differences.records import Difference, Differences, OnSide, Resting
from framediff.comparison.table.counting import count
from framediff.scoring.cells import FEW, FEW_WORDS, Cell, Measure
from framediff.scoring.differences import differences as apart_of
from framediff.scoring.differences import spreads
from framediff.scoring.intervals import PER_WORDS, Interval
from framediff.scoring.multiplicity import benjamini_hochberg, holm
from framediff.scoring.resampling import FIRM, LEAST
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framediff.article import Article
    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Block
    from framediff.comparison.table import Comparison
    from framediff.comparison.table.counting import Counts
    from framediff.lexicon.model import Indicator
    from framediff.matching import Hit
    from framediff.scoring.differences import Apart
    from framediff.voice import SpeakerId

    Numbers = NDArray[np.float64]

__all__ = ["differences"]

_KEYS = ("0", "1")  # the two sides, as groups of what is counted


def differences(comparison: Comparison, sides: Sides) -> Differences:
    """Every difference between two sides, in the comparison's voices, topic and lexicons.

    Args:
        comparison: says which voices, topic and lexicons; where sides are voices, its choice of voices is left aside.
        sides: the two; the columns of the comparison do not matter.
    """

    def key(article: Article, voice: Voice, speaker: SpeakerId | None) -> str | None:
        side = sides.of(article, voice, speaker)
        return None if side is None else _KEYS[side]

    study = comparison.study
    shown = comparison.options.lexicons or tuple(lexicon.id for lexicon in study.lexicons)
    counts = count(study, key, comparison.options.topic, shown)
    rows: list[Difference] = []
    wanted = 0
    of_voices: tuple[Voice | None, ...] = (None,) if sides.of_voices else comparison.voices
    for voice in of_voices:
        for blocks in _together(comparison.sets):
            table = _Table.of(counts, blocks, voice)
            wanted += sum(len(block.indicators) for block in blocks)
            if table.named:
                rows += table.rows()
    held = [{article for at in counts.words if at[0] == side for article in counts.words[at]} for side in _KEYS]
    return Differences(
        comparison=comparison,
        sides=sides,
        rows=tuple(sorted(_corrected(rows), key=_order(comparison, of_voices))),
        nothing=wanted - len(rows),
        articles=(len(held[0]), len(held[1])),
    )


def _together(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Blocks that share their denominators: each choice set by itself, and all categories."""
    for block in blocks:
        if block.measure is Measure.SHARE:
            yield (block,)
    rates = tuple(block for block in blocks if block.measure is Measure.RATE)
    if rates:
        yield rates


@dataclass(frozen=True, slots=True)
class _Table:
    """Indicators with hits that share their denominators, as arrays of articles × indicators, one for each side."""

    voice: Voice | None
    rate: bool
    articles: tuple[str, ...]
    named: tuple[tuple[Block, Indicator], ...]
    hits: tuple[tuple[tuple[Hit, ...], ...], tuple[tuple[Hit, ...], ...]]
    above: tuple[Numbers, Numbers]
    below: tuple[Numbers, Numbers]

    @classmethod
    def of(cls, counts: Counts, blocks: tuple[Block, ...], voice: Voice | None) -> _Table:
        """The table of these blocks in one voice."""
        import numpy as np

        rate = blocks[0].measure is Measure.RATE
        voices = tuple(Voice) if voice is None else (voice,)
        totals = [_added(_denominators(counts, blocks[0], side, voices)) for side in _KEYS]
        articles = tuple(sorted(totals[0].keys() | totals[1].keys()))
        at = {article: row for row, article in enumerate(articles)}
        below = tuple(np.array([total.get(article, 0) for article in articles], dtype=np.float64) for total in totals)
        named: list[tuple[Block, Indicator]] = []
        hits: tuple[list[tuple[Hit, ...]], list[tuple[Hit, ...]]] = ([], [])
        for block in blocks:
            for indicator in block.indicators:
                found = [_hits(counts, indicator.id, side, voices) for side in _KEYS]
                if any(found):
                    named.append((block, indicator))
                    for side, each in zip(hits, found, strict=True):
                        side.append(each)
        above = tuple(np.zeros((len(articles), len(named))) for _ in _KEYS)
        for table, side in zip(above, hits, strict=True):
            for column, each in enumerate(side):
                np.add.at(table[:, column], [at[hit.article_id] for hit in each], 1)
        first, second = hits
        return cls(
            voice,
            rate,
            articles,
            tuple(named),
            (tuple(first), tuple(second)),
            (above[0], above[1]),
            (below[0], below[1]),
        )

    def rows(self) -> list[Difference]:
        """The difference of each indicator, its p not yet corrected."""
        apart = apart_of(self.above, self.below, rate=self.rate)
        spread = [spreads(above, below) for above, below in zip(self.above, self.below, strict=True)]
        return [self._row(column, apart, spread) for column in range(len(self.named))]

    def _row(self, column: int, apart: Apart, spread: Sequence[tuple[NDArray[np.int64], Numbers]]) -> Difference:
        block, indicator = self.named[column]
        scale = PER_WORDS if self.rate else 1
        made = []
        for side, key in enumerate(_KEYS):
            total = int(self.below[side].sum())
            cell = Cell(
                indicator.id, key, self.voice, block.measure, self.hits[side][column], total, (), indicator.weighted
            )
            limits, (ranges, dps) = apart.sides[side], spread[side]
            interval = _interval(limits.low[column], limits.high[column], scale)
            rivals = int((self.above[side][:, column] < self.below[side]).sum())
            firm = int(ranges[column]) >= FIRM and (self.rate or rivals >= FIRM)
            made.append(
                OnSide(cell, int(limits.articles[column]), int(ranges[column]), _number(dps[column]), interval, firm)
            )
        row = Difference(
            block,
            indicator,
            self.voice,
            (made[0], made[1]),
            _number(apart.difference[column], scale),
            _interval(apart.low[column], apart.high[column], scale),
            self._resting(column, apart, scale),
            _untested((made[0], made[1]), rate=self.rate),
        )
        if row.untested or apart.tested is None:
            return row
        tested = apart.tested
        return replace(
            row, p=float(tested.p[column]), exact=tested.exact, smallest=tested.smallest, within=tested.within
        )

    def _resting(self, column: int, apart: Apart, scale: float) -> Resting | None:
        low, high = _number(apart.least[column], scale), _number(apart.most[column], scale)
        if low is None or high is None or _number(apart.difference[column]) is None:
            return None
        article = self.articles[int(apart.moving[column])]
        return Resting(low, high, bool(apart.flips[column]), article, float(apart.without[column]) * scale)


def _denominators(counts: Counts, block: Block, side: str, voices: Iterable[Voice]) -> Iterator[Counter[str]]:
    for voice in voices:
        found = (
            counts.words.get((side, voice))
            if block.measure is Measure.RATE
            else counts.occasions.get((block.key, side, voice))
        )
        if found:
            yield found


def _added(counters: Iterable[Counter[str]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for counter in counters:
        for article, number in counter.items():
            total[article] = total.get(article, 0) + number
    return {article: number for article, number in total.items() if number}


def _hits(counts: Counts, indicator: str, side: str, voices: Sequence[Voice]) -> tuple[Hit, ...]:
    if len(voices) == 1:
        return counts.hits.get((indicator, side, voices[0]), ())
    found = [hit for voice in voices for hit in counts.hits.get((indicator, side, voice), ())]
    return tuple(sorted(found, key=lambda hit: (hit.article_id, hit.span)))


def _untested(sides: tuple[OnSide, OnSide], *, rate: bool) -> str:
    """Why a difference is not tested; "" where it is.

    It depends on denominators, and on the hits of both sides together, so that what is tested, and with it the family
    over which p is corrected, does not depend on how the sides differ in their hits.
    """
    if any(side.articles < LEAST for side in sides):
        return f"fewer than {LEAST} articles on a side"
    if any(side.cell.denominator < (FEW_WORDS if rate else FEW) for side in sides):
        return f"fewer than {FEW_WORDS} words on a side" if rate else f"fewer than {FEW} occasions on a side"
    hits = sum(side.cell.count for side in sides)
    if hits < FEW:
        return f"fewer than {FEW} hits in all"
    if not rate and sum(side.cell.denominator for side in sides) - hits < FEW:
        return f"fewer than {FEW} hits of its rivals in all"
    return ""


def _corrected(rows: Sequence[Difference]) -> list[Difference]:
    """The rows with p corrected over all of them that are tested."""
    p = [row.p for row in rows if row.p is not None]
    corrected = iter(zip(holm(p), benjamini_hochberg(p), strict=True))
    made = []
    for row in rows:
        by_holm, by_bh = (None, None) if row.p is None else next(corrected)
        made.append(replace(row, holm=by_holm, bh=by_bh))
    return made


def _order(comparison: Comparison, voices: Sequence[Voice | None]) -> Callable[[Difference], tuple[int, int]]:
    """The order of the table: by block, then indicator, then voice."""
    indicators = [indicator.id for block in comparison.sets for indicator in block.indicators]
    place = {key: rank for rank, key in enumerate(indicators)}
    return lambda row: (place[row.indicator.id], voices.index(row.voice))


def _number(value: float, scale: float = 1) -> float | None:
    """A number in the unit that is shown; None for NaN."""
    return None if value != value else float(value) * scale  # noqa: PLR0124 - NaN alone differs from itself


def _interval(low: float, high: float, scale: float) -> Interval | None:
    ends = _number(low, scale), _number(high, scale)
    return None if ends[0] is None or ends[1] is None else Interval(ends[0], ends[1], "articles")
