"""A cell: a list of hits and a denominator; its number is computed from them and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import fsum
from typing import TYPE_CHECKING, NamedTuple, overload

from framediff.scoring.intervals import PER_WORDS, article_interval, rate_interval, share_interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framediff.matching import Hit
    from framediff.scoring.intervals import Interval
    from framediff.voice import Voice

__all__ = ["FEW", "FEW_WORDS", "Cell", "Measure", "Part", "Parts", "plain"]

FEW = 5  # below this, counts are shown and no percentage: one hit more or less would move it by 20 points or more

FEW_WORDS = 100  # below this there are hits and no rate: one hit in fewer words would be more than 10 per 1,000


def plain(number: float) -> str:
    """A weight, or a sum of weights, with two decimals at most: `2`, `0.5`, `1,204.25`."""
    text = f"{number:,.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Measure(StrEnum):
    """How hits are put in proportion."""

    SHARE = "share"  # hits ÷ occasions, for a variant of a choice set
    RATE = "rate"  # hits per 1,000 words of that voice, for a category

    @property
    def words(self) -> str:
        """What a reader is told that the numbers are."""
        return "share of occasions" if self is Measure.SHARE else "hits per 1,000 words of the voice"


class Part(NamedTuple):
    """What one article gives to a cell: its hits and its share of the denominator."""

    article_id: str
    hits: int
    denominator: int


class Parts(Sequence[Part]):
    """The parts of a cell, made when they are asked for: a table of many columns asks for those of few cells."""

    __slots__ = ("_above", "_below")

    def __init__(self, above: Mapping[str, int], below: Mapping[str, int]) -> None:
        """By article the hits, where there are any, and the denominators of all that have one, in order."""
        self._above = above
        self._below = below

    def __len__(self) -> int:
        return len(self._below)

    def __iter__(self) -> Iterator[Part]:
        above = self._above
        return (Part(article, above.get(article, 0), count) for article, count in self._below.items())

    @overload
    def __getitem__(self, index: int) -> Part: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Part, ...]: ...

    def __getitem__(self, index: int | slice) -> Part | tuple[Part, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (Parts, tuple)) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(frozen=True, slots=True)
class Cell:
    """How often one indicator stands in one group and voice.

    Attributes:
        indicator: the variant or category, as the comparison names it.
        group: key of the group.
        voice: whose wording; None for all voices together.
        measure: share or rate.
        hits: the counted hits, in the order of article and offset.
        denominator: for a share the occasions: counted hits of the whole choice set in that group, voice and topic;
            for a rate the running words of that voice in that group and topic.
        parts: hits and denominator of each article that has a denominator.
        weighted: whether entries of the indicator weigh otherwise than 1; only then is there a weighted sum.
    """

    indicator: str
    group: str
    voice: Voice | None
    measure: Measure
    hits: tuple[Hit, ...] = field(repr=False)
    denominator: int
    parts: Sequence[Part] = field(default=(), repr=False)
    weighted: bool = False
    _intervals: dict[bool, Interval | None] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def count(self) -> int:
        """How many hits are counted: the length of the list."""
        return len(self.hits)

    @property
    def value(self) -> float | None:
        """The share, from 0 to 1, or the rate per 1,000 words; None when there is no denominator."""
        if self.denominator == 0:
            return None
        return self.count / self.denominator * (PER_WORDS if self.measure is Measure.RATE else 1)

    @property
    def weighted_sum(self) -> float | None:
        """The hits' weights added up, which stands beside the count; None where every entry weighs 1."""
        return fsum(hit.weight for hit in self.hits) if self.weighted else None

    @property
    def weighted_rate(self) -> float | None:
        """The weighted sum per 1,000 words; None where every entry weighs 1, or without words."""
        total = self.weighted_sum
        return None if total is None or self.denominator == 0 else total / self.denominator * PER_WORDS

    @property
    def weighted_text(self) -> str:
        """The weighted sum, and per 1,000 words where there are enough: `w 12.5 · 9.1`; "" without hits or weights."""
        total, rate = self.weighted_sum, self.weighted_rate
        if total is None or not self.hits:
            return ""
        return f"w {plain(total)}" if rate is None or self.few_words else f"w {plain(total)} · {rate:.1f}"

    @property
    def few(self) -> bool:
        """Whether the number rests on too little to be shown bare.

        A share with under 5 occasions; a rate with under 5 hits or in under 100 words.
        """
        return bool(self.shortage)

    @property
    def few_words(self) -> bool:
        """Whether it is a rate in so few words that only its hits are shown."""
        return self.measure is Measure.RATE and self.denominator < FEW_WORDS

    @property
    def shortage(self) -> str:
        """What there is too little of: `fewer than 5 occasions`, `few words` or `fewer than 5 hits`; else ""."""
        if self.measure is Measure.SHARE:
            return f"fewer than {FEW} occasions" if self.denominator < FEW else ""
        if self.few_words:
            return "few words"
        return f"fewer than {FEW} hits" if self.count < FEW else ""

    @property
    def interval(self) -> Interval | None:
        """The 95 % credible interval; it takes hits as independent, so it is too narrow where articles cluster."""
        if False not in self._intervals:
            of = share_interval if self.measure is Measure.SHARE else rate_interval
            self._intervals[False] = of(self.count, self.denominator)
        return self._intervals[False]

    @property
    def article_interval(self) -> Interval | None:
        """The 95 % interval from leaving each article out in turn; None with fewer than three articles."""
        if True not in self._intervals:
            parts = [(part.hits, part.denominator) for part in self.parts]
            self._intervals[True] = article_interval(parts, rate=self.measure is Measure.RATE)
        return self._intervals[True]

    @property
    def text(self) -> str:
        """The number in words.

        For shares `no occasion`, `3 of 4`, `75 % (6 of 8)`; for rates `no words`, `2 hits`, `(1.9)`, `7.2`.
        """
        value = self.value
        if self.measure is Measure.RATE:
            if value is None:
                return "no words"
            if self.few_words:
                return f"{self.count} hit{'' if self.count == 1 else 's'}"
            return f"({value:.1f})" if self.few else f"{value:.1f}"
        if value is None:
            return "no occasion"
        counts = f"{self.count} of {self.denominator}"
        return counts if self.few else f"{100 * value:.0f} % ({counts})"

    def __str__(self) -> str:
        return self.text
