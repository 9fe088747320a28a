"""Average linkage: things joined into groups while those of two groups are alike on average, most alike first."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["average_linkage"]


def average_linkage(
    likeness: Mapping[tuple[int, int], float], least: float, apart: Iterable[tuple[int, int]] = ()
) -> list[list[int]]:
    """Groups of two and more by average linkage (UPGMA; Sokal & Michener 1958, U. Kansas Sci. Bull. 38: 1409-1438).

    The two groups whose members are most alike, in the mean over all pairs of one from either, are joined, until no
    mean reaches `least`.

    Args:
        likeness: of pairs of things, by their numbers; a pair that is not given counts as nought alike.
        least: the mean from which groups are joined; above nought.
        apart: pairs that may not come into one group.
    """
    near = sorted({each for pair, value in likeness.items() if value >= least for each in pair})
    members = {each: [each] for each in near}
    sums: dict[int, dict[int, float]] = {each: {} for each in near}
    for (one, other), value in [*likeness.items(), *((pair, float("-inf")) for pair in apart)]:
        if one in members and other in members:
            sums[one][other] = sums[other][one] = value
    heap = [(-value, one, other) for one in sums for other, value in sums[one].items() if one < other]
    heapify(heap)
    new = max(near, default=0)
    while heap and -heap[0][0] >= least:
        _, one, other = heappop(heap)
        if one not in members or other not in members:
            continue  # one of them is part of a larger group by now
        new += 1
        members[new] = members.pop(one) + members.pop(other)
        sums[new] = _together(sums, one, other)
        for beside, value in sums[new].items():
            sums[beside][new] = value
            heappush(heap, (-value / (len(members[new]) * len(members[beside])), beside, new))
    return [sorted(group) for group in members.values() if len(group) > 1]


def _together(sums: dict[int, dict[int, float]], one: int, other: int) -> dict[int, float]:
    """How alike all of two groups, which are joined, are to the others in sum; the two are gone from `sums`."""
    joined: dict[int, float] = {}
    for gone in (one, other):
        for beside, value in sums.pop(gone).items():
            if beside not in (one, other):
                joined[beside] = joined.get(beside, 0.0) + value
                del sums[beside][gone]
    return joined
