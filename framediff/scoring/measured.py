"""Measured precision: how many coded hits of an indicator's entries were right, pooled, to stand beside its numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.scoring.intervals import share_interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framediff.lexicon import Entry, Lexicon
    from framediff.scoring.intervals import Interval

__all__ = ["Pooled", "pooled"]


@dataclass(frozen=True, slots=True)
class Pooled:
    """What was measured of an indicator's entries, put together.

    Attributes:
        coded: hits that were coded.
        right: those of them that mean what the indicator's definition says.
        coders: the fewest that coded an entry.
        alpha: the lowest Krippendorff's alpha among them; None where an entry has none.
        measured: how many entries were measured.
        entries: how many there are.
    """

    coded: int
    right: int
    coders: int
    alpha: float | None
    measured: int
    entries: int

    @property
    def interval(self) -> Interval:
        """The 95 % credible interval of precision (Jeffreys).

        Raises:
            ValueError: nothing was coded.
        """
        interval = share_interval(self.right, self.coded)
        if interval is None:
            raise ValueError("nothing was coded")
        return interval

    @property
    def text(self) -> str:
        """In words: `37 of 40 right (93 %, 80–97), 2 coders, α .81`."""
        low, high = 100 * self.interval.low, 100 * self.interval.high
        words = f"{self.right} of {self.coded} right ({100 * self.right / self.coded:.0f} %, {low:.0f}–{high:.0f})"
        words += f", {self.coders} coder{'s' * (self.coders != 1)}"
        if self.alpha is not None:
            words += f", α {self.alpha:.2f}".replace("0.", ".", 1)
        return words if self.measured == self.entries else f"{words}; {self.measured} of {self.entries} entries"


def pooled(lexicon: Lexicon) -> dict[str, Pooled]:
    """By id, the indicators of which an entry was measured; a category's hold those of its parts, too."""
    owners: dict[str, list[Entry]] = {
        f"{choice_set.id}/{variant.id}": list(variant.entry)
        for choice_set in lexicon.choice_set
        for variant in choice_set.variant
    }
    parents = {category.id: category.parent for category in lexicon.category}
    owners.update({category.id: [] for category in lexicon.category})
    for category in lexicon.category:
        above, seen = category.id, set[str]()
        while above in parents and above not in seen:
            owners[above] += category.entry
            seen.add(above)
            above = parents[above]
    made = {indicator: _pool(entries) for indicator, entries in owners.items()}
    return {indicator: each for indicator, each in made.items() if each is not None}


def _pool(entries: Iterable[Entry]) -> Pooled | None:
    listed = list(entries)
    known = [entry.measured for entry in listed if entry.measured is not None]
    if not known:
        return None
    alphas = [each.alpha for each in known]
    return Pooled(
        coded=sum(each.coded for each in known),
        right=sum(each.right for each in known),
        coders=min(each.coders for each in known),
        alpha=None if None in alphas else min(alpha for alpha in alphas if alpha is not None),
        measured=len(known),
        entries=len(listed),
    )
