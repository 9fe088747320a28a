"""Pairs of articles with the sentences that report one fact, for the benchmark of alignment and the fit of likeness."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from event_corpus import articles


@dataclass(frozen=True, slots=True)
class Articles:
    """Two articles; `same` and `maybe` are pairs of positions, those of `maybe` count neither way.

    `both` tells whether `b` was judged against `a` as well: a list of counterparts for each of `a` says of a sentence
    of `b` that it stands in none, not that it has none.
    """

    group: str
    name: str
    a: list[str]
    b: list[str]
    same: frozenset[tuple[int, int]]
    maybe: frozenset[tuple[int, int]] = frozenset()
    both: bool = True

    def sides(self):
        """Which way a scorer's matrix is turned, and the pairs turned alike."""
        yield False, self.same, self.maybe
        if self.both:
            yield True, *(frozenset((j, i) for i, j in each) for each in (self.same, self.maybe))


def invented(sheets="pqr"):
    """Every two articles on one event of tests/benchmarks/events; two sentences with a fact or quotation in common."""
    by_sheet = {}
    for article in articles():
        if article.sheet[0] in sheets:
            by_sheet.setdefault(article.sheet, []).append(article)
    return [
        Articles(
            f"events {sheet[0]}",
            f"{one.id}, {other.id}",
            [each.text for each in one.sentences],
            [each.text for each in other.sentences],
            frozenset(
                (i, j)
                for i, first in enumerate(one.sentences)
                for j, second in enumerate(other.sentences)
                if first.tells & second.tells
            ),
        )
        for sheet, told in by_sheet.items()
        for one, other in combinations(told, 2)
    ]


def judged(name, *, both=False):
    """The pairs of a file; a line is `{"event", "a", "b", "same_fact", "maybe"}`, see alignment.py."""
    return [_judged(Path(name).stem, json.loads(line), both) for line in Path(name).read_text("utf-8").splitlines()]


def _judged(group, line, both):
    same, maybe = (
        frozenset((int(i), j) for i, js in line.get(key, {}).items() for j in js) for key in ("same_fact", "maybe")
    )
    return Articles(group, line["event"], line["a"], line["b"], same, maybe - same, both)
