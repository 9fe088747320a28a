"""Links: which units are renderings of one wording, by their words and by who is credited with them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.families.blocking import candidates
from framediff.comparison.families.likeness import alike
from framediff.comparison.texts.terms import is_function_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framediff.comparison.families.units import Speech, Unit

    Measure = Callable[[Sequence[tuple[str, ...]], NDArray[np.int64], float], NDArray[np.float64]]

__all__ = ["ALL_PAIRS", "Links", "content_shared", "pairs_of", "related"]

ALL_PAIRS = 600
"""So many wordings are compared each with each; of more only those that `blocking.candidates` proposes."""

_LEAST_SHARED = 2  # content words of two renderings by one speaker, or by one that is unknown in one of them
_LEAST_ELSEWHERE = 6  # by two speakers: fewer are a name or an office, as in `president of the United States`


class Links:
    """The units that are alike, reached by way of their wording, since one wording may stand in hundreds of articles.

    Args:
        units: the units.
        speeches: the speeches they are of.
        least: from what likeness on two of them are linked.
        rows: the words to compare of each unit; those of the unit itself unless given.
        only: which pairs of units may be linked besides; all unless given.
        measure: how alike rows are; see `likeness`.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - a link has these sides
        self,
        units: Sequence[Unit],
        speeches: Sequence[Speech],
        least: float,
        rows: Sequence[tuple[str, ...]] | None = None,
        only: Callable[[Unit, Unit], bool] | None = None,
        measure: Measure = alike,
    ) -> None:
        self.least = least
        self._units, self._speeches, self._only = units, speeches, only
        numbers: dict[tuple[str, ...], int] = {}
        given = [unit.words for unit in units] if rows is None else rows
        self._row_of = [numbers.setdefault(row, len(numbers)) for row in given]
        self.rows = list(numbers)
        self._holders: list[list[int]] = [[] for _ in self.rows]
        for unit, row in enumerate(self._row_of):
            self._holders[row].append(unit)
        self._near: list[dict[int, float]] = [{row: 1.0} for row in range(len(self.rows))]
        pairs = pairs_of(self.rows)
        scores = measure(self.rows, pairs, least)
        kept = scores >= least
        for (one, two), score in zip(pairs[kept].tolist(), scores[kept].tolist(), strict=True):
            self._near[one][two] = self._near[two][one] = score

    def of(self, unit: int) -> Iterator[tuple[int, float]]:
        """The units linked with a unit and how alike they are; none with a unit beyond those given."""
        if unit >= len(self._row_of):
            return
        for row, score in self._near[self._row_of[unit]].items():
            for other in self._holders[row]:
                if self._linked(unit, other):
                    yield other, score

    def weight(self, unit: int) -> int:
        """How many units have a wording like this one's, itself among them."""
        if unit >= len(self._row_of):
            return 1
        return sum(len(self._holders[row]) for row in self._near[self._row_of[unit]])

    def _linked(self, unit: int, other: int) -> bool:
        one, two = self._units[unit], self._units[other]
        if one.speech == two.speech or not related(one, two, self._speeches):
            return False
        return self._only is None or self._only(one, two)


def pairs_of(rows: Sequence[tuple[str, ...]]) -> NDArray[np.int64]:
    """The pairs of rows that are compared: all of them if they are few."""
    import numpy as np

    if len(rows) <= ALL_PAIRS:
        return np.stack(np.triu_indices(len(rows), 1), axis=1).astype(np.int64)
    return candidates(rows)


def related(one: Unit, two: Unit, speeches: Sequence[Speech]) -> bool:
    """Whether two alike units may render one statement, by who is credited with them and what they share.

    What stands in quotation marks may be credited to two speakers, if it shares so many content words that it is no
    common phrase. A paraphrase renders a statement of its own speaker only.
    """
    first, second = speeches[one.speech], speeches[two.speech]
    known = first.speaker is None or second.speaker is None or first.speaker == second.speaker
    if not known and not (first.quoted and second.quoted):
        return False
    named = first.speaker == second.speaker is not None
    return content_shared(one, two) >= (_LEAST_SHARED if named else _LEAST_ELSEWHERE)


def content_shared(one: Unit, two: Unit) -> int:
    """How many content words two units share."""
    shared = Counter(one.words) & Counter(two.words)
    return sum(count for word, count in shared.items() if not is_function_word(word))
