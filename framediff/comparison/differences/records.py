"""What is said of the difference of two sides in one indicator and voice, and of all such differences together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.scoring.cells import Measure

if TYPE_CHECKING:
    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Block
    from framediff.comparison.table import Comparison
    from framediff.lexicon.model import Indicator
    from framediff.matching import Hit
    from framediff.scoring.cells import Cell
    from framediff.scoring.intervals import Interval
    from framediff.voice import Voice

__all__ = ["Difference", "Differences", "OnSide", "Resting"]


@dataclass(frozen=True, slots=True)
class OnSide:
    """One indicator in one voice on one side.

    Attributes:
        cell: its hits over its denominator; without parts, which the side's sums do not need.
        articles: how many articles have a denominator there: an occasion, or a word of the voice.
        range: how many of them have a hit.
        dp: Gries' DP over these articles, from 0 (spread as the denominators are) towards 1; None without a hit or with
            fewer than two articles.
        interval: the 95 % interval of the share or rate from leaving each article out; None with fewer than three.
        firm: whether enough articles have a hit, and of shares a rival's, for the interval to rest on them alone.
    """

    cell: Cell
    articles: int
    range: int
    dp: float | None
    interval: Interval | None
    firm: bool

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The counted hits."""
        return self.cell.hits


@dataclass(frozen=True, slots=True)
class Resting:
    """What the difference is without each article in turn.

    Attributes:
        low: the smallest, in the unit of the difference.
        high: the largest.
        flips: whether without some one article it is nought or has the other sign.
        article_id: the article without which it moves furthest.
        without: the difference without that one.
    """

    low: float
    high: float
    flips: bool
    article_id: str
    without: float


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference of two sides in one indicator and voice.

    Attributes:
        block: the choice set or list of categories that it stands in.
        indicator: the variant or category.
        voice: whose wording; None for all voices, or where sides are voices.
        sides: what stands on the first and on the second.
        value: the first side's share (from 0 to 1) or rate (per 1,000 words) less the second's; None where a side has
            no denominator.
        interval: its 95 % interval; None where a side has fewer than three articles with a denominator.
        resting: what single articles make of it; None where none can be left out.
        untested: why there is no test; "" where there is one.
        p: two-sided, by permutation; None without a test.
        exact: whether every deal of the articles was gone through.
        within: whether sides were exchanged within articles, some having a denominator on both, and not articles dealt
            out between the sides.
        smallest: the smallest p that these articles could have given; None without a test.
        holm: p corrected by Holm over the family; None without a test.
        bh: p corrected by Benjamini-Hochberg over the family; None without a test.
    """

    block: Block = field(repr=False)
    indicator: Indicator = field(repr=False)
    voice: Voice | None
    sides: tuple[OnSide, OnSide] = field(repr=False)
    value: float | None
    interval: Interval | None
    resting: Resting | None
    untested: str = ""
    p: float | None = None
    exact: bool = False
    within: bool = False
    smallest: float | None = None
    holm: float | None = None
    bh: float | None = None

    @property
    def measure(self) -> Measure:
        """Share or rate."""
        return self.block.measure

    @property
    def scarce(self) -> bool:
        """Whether a side has too few occasions or words for a share or rate, and so there is no difference to show."""
        if self.measure is Measure.SHARE:
            return any(side.cell.few for side in self.sides)
        return any(side.cell.few_words for side in self.sides)


@dataclass(frozen=True, slots=True)
class Differences:
    """Every difference of two sides that have a hit.

    Attributes:
        comparison: the table that it belongs to: its voices, topic and lexicons.
        sides: the two.
        rows: in the order of the table: by block, indicator and voice; those with a hit on either side.
        nothing: how many indicators in a voice have no hit on either side, and so no row.
        articles: how many articles have words of either side.
    """

    comparison: Comparison = field(repr=False)
    sides: Sides
    rows: tuple[Difference, ...] = field(repr=False)
    nothing: int
    articles: tuple[int, int]

    @property
    def tested(self) -> tuple[Difference, ...]:
        """The rows with a test: the family over which p is corrected."""
        return tuple(row for row in self.rows if row.p is not None)

    @property
    def family(self) -> int:
        """How many tests there are."""
        return len(self.tested)
