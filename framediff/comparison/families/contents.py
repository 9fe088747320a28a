"""Contents: statements of one speaker, of the same days, that share most of what they say and not their wording.

Two translations, two notes of one speech, a quotation and its paraphrase have names, numbers and most content words in
common; the small words between them differ. Sharing so much is no sign of one statement in general, since speakers
repeat themselves; of one speaker, in two articles dated at most three days apart, it is. Words are compared by their
stems, a function word with a quarter of the weight of others: small words that are the same, too, say more of short
statements than content words alone.

The thresholds were chosen on 54 articles on invented events (tests/benchmarks/events), where they find 84 of 126 pairs
and wording alone 46, none wrong, and on 840 of seven US outlets (PolNeAR), where a few speakers say much the same every
day: there they make seven families more, read by one reader: six are one statement, the seventh shares a party's name
and a phrase. With 2.5 and .5 in their place four to ten pairs more are found, and much of what is new on PolNeAR shares
a theme only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.texts.stems import stem
from framediff.comparison.texts.terms import is_function_word
from framediff.comparison.worddiff.contractions import expanded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    import numpy as np
    from numpy.typing import NDArray

    from framediff.comparison.families.units import Speech, Unit
    from framediff.comparison.study import Study

__all__ = [
    "DAYS",
    "ENOUGH",
    "FEW_SHARE",
    "LEAST_SHARE",
    "LEAST_WEIGHT",
    "SMALL",
    "SameContents",
    "days_of",
    "sharing_pairs",
]

DAYS = 3
"""Days that two articles are apart at most, for what a speaker says in both to be taken for one statement."""

LEAST_WEIGHT = 3.0
"""What the shared words weigh at least: content words 1 each, function words `SMALL`."""

LEAST_SHARE = 0.6
"""Which share they are at least of the weight of the statement that has less of it."""

FEW_SHARE = 0.75
"""The same where fewer than `ENOUGH` content words are shared: `you know` and `going on` stand in any statement."""

ENOUGH = 3

SMALL = 0.25
"""What a function word weighs beside a content word."""

_LEAST_CONTENT = 2
_AT_ONCE = 512  # rows of which the products are held in memory together


class SameContents:
    """The units that say the same by the rules of this module, reached by way of their words.

    Args:
        units: the units.
        speeches: the speeches they are of.
        days: the day of each article that has one.
    """

    def __init__(self, units: Sequence[Unit], speeches: Sequence[Speech], days: dict[str, date]) -> None:
        self._units, self._speeches, self._days = units, speeches, days
        self._row_of: dict[int, int] = {}
        self._holders: list[list[int]] = []
        self._near: dict[int, list[int]] = {}
        rows = self._rows()
        for one, two in sharing_pairs(list(rows), self._spans()):
            self._near.setdefault(one, []).append(two)
            self._near.setdefault(two, []).append(one)

    def of(self, unit: int) -> Iterator[int]:
        """The units that say the same as a unit."""
        row = self._row_of.get(unit)
        for other_row in () if row is None else (row, *self._near.get(row, ())):
            for other in self._holders[other_row]:
                if self._linked(unit, other):
                    yield other

    def weight(self, unit: int) -> int:
        """How many units have contents like this one's, itself left out."""
        row = self._row_of.get(unit)
        return 0 if row is None else sum(len(self._holders[other]) for other in self._near.get(row, ()))

    def _rows(self) -> dict[tuple[str | None, frozenset[str], frozenset[str]], int]:
        """The speaker, the stems and the function words of units that have enough of them, each once."""
        numbers: dict[tuple[str | None, frozenset[str], frozenset[str]], int] = {}
        for number, unit in enumerate(self._units):
            speech = self._speeches[unit.speech]
            if speech.speaker is None or speech.article_id not in self._days:
                continue
            words = expanded(unit.words)
            small = frozenset(word for word in words if is_function_word(word))
            content = frozenset(stem(word) for word in words if word not in small)
            if len(content) >= _LEAST_CONTENT and len(content) + SMALL * len(small) >= LEAST_WEIGHT:
                row = numbers.setdefault((speech.speaker, content, small), len(numbers))
                self._row_of[number] = row
                if row == len(self._holders):
                    self._holders.append([])
                self._holders[row].append(number)
        return numbers

    def _spans(self) -> list[tuple[int, int]]:
        """The first and the last day of each row, as numbers."""
        found = []
        for holders in self._holders:
            days = [self._days[self._speeches[self._units[each].speech].article_id].toordinal() for each in holders]
            found.append((min(days), max(days)))
        return found

    def _linked(self, unit: int, other: int) -> bool:
        one, two = (self._speeches[self._units[each].speech] for each in (unit, other))
        if one.article_id == two.article_id or not (one.quoted or two.quoted):
            return False
        return abs((self._days[one.article_id] - self._days[two.article_id]).days) <= DAYS


def days_of(study: Study) -> dict[str, date]:
    """The day of each article of which it is known."""
    known = {}
    for studied in study.articles:
        first, last = studied.article.metadata.date.days
        if first is not None and first == last:
            known[studied.article.id] = first
    return known


def sharing_pairs(
    rows: Sequence[tuple[str | None, frozenset[str], frozenset[str]]], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The pairs of rows of one speaker that share enough, the smaller first."""
    by_speaker: dict[str | None, list[int]] = {}
    for number, (speaker, *_) in enumerate(rows):
        by_speaker.setdefault(speaker, []).append(number)
    for numbers in by_speaker.values():
        for one, two, content in _sharing(numbers, rows, spans):
            mine, theirs = rows[one], rows[two]
            shared = content + SMALL * len(mine[2] & theirs[2])
            lighter = min(len(content) + SMALL * len(small) for _, content, small in (mine, theirs))
            if shared >= max(LEAST_WEIGHT, (LEAST_SHARE if content >= ENOUGH else FEW_SHARE) * lighter):
                yield one, two


def _sharing(
    numbers: Sequence[int],
    rows: Sequence[tuple[str | None, frozenset[str], frozenset[str]]],
    spans: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int, int]]:
    """Of some rows the pairs that lie near in time and share content words enough, with how many they share."""
    if len(numbers) < 2:  # noqa: PLR2004 - a pair has two
        return
    import numpy as np
    from scipy.sparse import csr_array

    # In the order of their days a block of rows is held against those alone that lie near it.
    numbers = sorted(numbers, key=lambda number: (spans[number], number))
    words: dict[str, int] = {}
    columns = [[words.setdefault(word, len(words)) for word in rows[number][1]] for number in numbers]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([column for row in columns for column in row], np.int32)
    held = csr_array((np.ones(len(flat), np.int32), flat, ends), shape=(len(numbers), len(words)))
    first, last = (np.array([spans[number][side] for number in numbers]) for side in (0, 1))
    content = np.diff(ends)
    small = np.array([len(rows[number][2]) for number in numbers])
    for start in range(0, len(numbers), _AT_ONCE):
        block = slice(start, start + _AT_ONCE)
        near = (last >= first[block].min() - DAYS) & (first <= last[block].max() + DAYS)
        near[:start] = False  # those before have met this block already
        there = np.flatnonzero(near)
        product = (held[block] @ held[there].T.tocsr()).tocoo()
        one, two, shared = product.row + start, there[product.col], product.data
        kept = (one < two) & (shared >= _LEAST_CONTENT)
        one, two, shared = one[kept], two[kept], shared[kept]
        apart = np.maximum(first[one] - last[two], first[two] - last[one])
        most = shared + SMALL * np.minimum(small[one], small[two])
        lighter = np.minimum(content[one] + SMALL * small[one], content[two] + SMALL * small[two])
        kept = (apart <= DAYS) & (most >= LEAST_WEIGHT) & (most >= LEAST_SHARE * lighter)
        yield from _numbered(numbers, one[kept], two[kept], shared[kept])


def _numbered(
    numbers: Sequence[int], one: NDArray[np.int64], two: NDArray[np.int64], shared: NDArray[np.int32]
) -> Iterator[tuple[int, int, int]]:
    for mine, theirs, count in zip(one.tolist(), two.tolist(), shared.tolist(), strict=True):
        yield min(numbers[mine], numbers[theirs]), max(numbers[mine], numbers[theirs]), count
