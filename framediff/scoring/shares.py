"""Shares of anything that is counted, such as classes of verbs: a count of a total, with its two intervals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.scoring.cells import FEW
from framediff.scoring.intervals import article_interval, share_interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framediff.scoring.intervals import Interval

__all__ = ["Share", "share_of"]


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many.

    Attributes:
        parts: for each article its count and its total; articles without a total are left out.
    """

    parts: tuple[tuple[int, int], ...] = field(repr=False)

    @property
    def count(self) -> int:
        """How many."""
        return sum(count for count, _ in self.parts)

    @property
    def total(self) -> int:
        """Of how many."""
        return sum(total for _, total in self.parts)

    @property
    def value(self) -> float | None:
        """From 0 to 1; None of nothing."""
        return self.count / self.total if self.total else None

    @property
    def few(self) -> bool:
        """Whether the total is so small that counts are shown and no percentage."""
        return self.total < FEW

    @property
    def interval(self) -> Interval | None:
        """The 95 % credible interval (Jeffreys), which takes all that is counted as independent of each other."""
        return share_interval(self.count, self.total)

    @property
    def article_interval(self) -> Interval | None:
        """The 95 % interval from leaving each article out in turn; None with fewer than three articles."""
        return article_interval(self.parts)

    @property
    def text(self) -> str:
        """In words: `75 % (6 of 8)`; `3 of 4` where the total is small; `none` of nothing."""
        if self.value is None:
            return "none"
        counts = f"{self.count:,} of {self.total:,}"
        return counts if self.few else f"{100 * self.value:.0f} % ({counts})"


def share_of(counts: Iterable[tuple[int, int]]) -> Share:
    """The share whose articles have these counts and totals."""
    return Share(tuple((count, total) for count, total in counts if total))
