"""Chains: patterns of several rows of words with gaps between them, joined for all places of a block at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framediff.lexicon.search.hashtable import HashTable
from framediff.lexicon.search.joints import GAP
from framediff.lexicon.search.phrases import Found
from framediff.lexicon.search.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from framediff.lexicon.search.block import Block
    from framediff.lexicon.search.phrases import Link

    Numbers = NDArray[np.int64]

__all__ = ["Chains"]


class Chains:
    """Chains of rows of words; each row has a number, under which it is found as a phrase."""

    def __init__(self, before: int) -> None:
        """Chains whose rows are numbered from `before` on."""
        self.rows: list[tuple[int, ...]] = []
        self._before = before
        self._numbers: dict[tuple[int, ...], int] = {}
        self._rules: list[int] = []
        self._links: list[list[tuple[int, int, int]]] = []

    def add(self, rule: int, first: Sequence[int], links: Sequence[Link]) -> None:
        """Add a chain of `rule`: its first row of words, and each further one with the gap before it."""
        self._rules.append(rule)
        self._links.append(
            [(0, 0, self._row(first)), *((link.low, link.high, self._row(link.words)) for link in links)]
        )

    def _row(self, words: Sequence[int]) -> int:
        key = tuple(words)
        if key not in self._numbers:
            self._numbers[key] = len(self.rows)
            self.rows.append(key)
        return self._numbers[key]

    def lay(self, exact: frozenset[int]) -> None:
        """Lay the chains out for searching; `exact` are the words that have a possessive ending of their own."""
        longest = max((len(links) for links in self._links), default=0)
        table = np.full((len(self._links), longest, 3), -1, dtype=np.int64)
        starting: list[list[int]] = [[] for _ in self.rows]
        for number, links in enumerate(self._links):
            table[number, : len(links)] = links
            starting[links[0][2]].append(number)
        self._table = table
        self._starting = Rows(starting)
        self._rule = np.array(self._rules, dtype=np.int64)
        self._lengths = np.array([len(row) for row in self.rows], dtype=np.int64)
        self._whole = np.array([row[-1] in exact for row in self.rows], dtype=bool)

    def find(self, block: Block, found: Found) -> Found:
        """Where chains stand, given where their rows do; what is found of whole rules stays as it is."""
        if not self.rows:
            return found
        of_chains = found.rule >= self._before
        ours, others = np.flatnonzero(of_chains), np.flatnonzero(~of_chains)
        rest = Found(*(column[others] for column in found))
        row, first = found.rule[ours] - self._before, found.first[ours]
        size = len(block) + 1
        standing = HashTable(row.size)
        keys = (row * size + first).astype(np.uint64)
        standing.put(keys, np.zeros(keys.size, dtype=np.int64))
        at, chain = self._starting.of(row)
        first = first[at]
        after = first + self._lengths[row[at]]
        parts = [rest]
        for step in range(1, self._table.shape[1]):
            chain, first, after = self._next(block, standing, step, (chain, first, after))
            last = np.ones(chain.size, dtype=bool)
            if step + 1 < self._table.shape[1]:
                last = self._table[chain, step + 1, 2] < 0
            ends = self._whole[self._table[chain[last], step, 2]]
            end = np.where(ends, block.ends[after[last] - 1], block.stem_ends[after[last] - 1])
            parts.append(Found(self._rule[chain[last]], first[last], after[last], block.starts[first[last]], end))
            chain, first, after = chain[~last], first[~last], after[~last]
        return Found(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def _next(
        self, block: Block, standing: HashTable, step: int, come: tuple[Numbers, Numbers, Numbers]
    ) -> tuple[Numbers, Numbers, Numbers]:
        """The chains that go on with their next row: their numbers, where they begin, and the word after the row."""
        chain, first, after = come
        low, high, row = (self._table[chain, step, place] for place in range(3))
        size = len(block) + 1
        going: list[tuple[Numbers, Numbers, Numbers]] = []
        for skipped in range(int(high.max(initial=-1)) + 1):
            fits = np.flatnonzero((low <= skipped) & (skipped <= high) & (after + skipped < size - 1))
            here = after[fits] + skipped
            stands = fits[standing.get((row[fits] * size + here).astype(np.uint64)) >= 0]
            stands = stands[_open(block, after[stands] - 1, skipped + 1)]
            going.append((chain[stands], first[stands], after[stands] + skipped + self._lengths[row[stands]]))
        if not going:
            return chain[:0], first[:0], after[:0]
        every = [np.concatenate(column) for column in zip(*going, strict=True)]
        _, once = np.unique(np.stack(every), axis=1, return_index=True)
        return every[0][once], every[1][once], every[2][once]


def _open(block: Block, at: Numbers, joints: int) -> NDArray[np.bool_]:
    """Whether the joints after the words `at` and those that follow, so many in all, let a gap through."""
    passes = np.ones(at.size, dtype=bool)
    for joint in range(joints):
        for place in np.flatnonzero(~block.plain[at + joint]).tolist():
            passes[place] = passes[place] and bool(block.joint(int(at[place]) + joint) & GAP)
    return passes
