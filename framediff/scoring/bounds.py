"""Bounds of a share: how far mentions that may name the referent, and are in no number, could move it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Bounds", "share_bounds"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and the highest share that any resolution of the unresolved mentions gives.

    Attributes:
        hits: counted hits of the variant.
        occasions: counted hits of its whole choice set.
        unresolved: mentions that may name the referent.
    """

    hits: int
    occasions: int
    unresolved: int

    @property
    def most(self) -> int:
        """The occasions if every mention is one; both ends have it as denominator."""
        return self.occasions + self.unresolved

    @property
    def low(self) -> float:
        """The share, from 0 to 1, if every mention names the referent, and counts for another label."""
        return self.hits / self.most

    @property
    def high(self) -> float:
        """The share, from 0 to 1, if every mention names the referent, and counts for this variant."""
        return (self.hits + self.unresolved) / self.most


def share_bounds(hits: int, occasions: int, unresolved: int) -> Bounds | None:
    """The bounds of `hits` ÷ `occasions`; None without an unresolved mention.

    Of u mentions j may come to count for the variant, m for other labels of the referent (unlisted ones too), and the
    rest name something else and change nothing: j + m ≤ u. The share (hits + j) ÷ (occasions + j + m) grows with j and
    falls with m, and hits ≤ occasions, so that its ends are at j = u and at m = u.
    """
    return Bounds(hits, occasions, unresolved) if unresolved else None
