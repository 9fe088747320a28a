"""The trie: all patterns of a lexicon that are plain rows of words, walked over a whole block at once."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framediff.lexicon.block import PHRASE
from framediff.lexicon.hashtable import HashTable
from framediff.lexicon.nodes import Choice, Literal, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence as Row

    from numpy.typing import NDArray

    from framediff.lexicon.block import Block
    from framediff.lexicon.nodes import Node

    Numbers = NDArray[np.int64]

__all__ = ["Found", "Sets", "Trie", "plain_paths"]

_MOST_PATHS = 64  # of one pattern; with more of them it is followed word by word
_LONGEST_PATH = 12  # words


class Found(NamedTuple):
    """Where rules stand in a block, in columns.

    Attributes:
        rule: number of the rule.
        first, after: the first word and the word after the last.
        start, end: offsets in the block's text.
    """

    rule: Numbers
    first: Numbers
    after: Numbers
    start: Numbers
    end: Numbers


def plain_paths(node: Node) -> list[tuple[str, ...]] | None:
    """Every row of words that the node stands for; None if it is more than a few rows of words in any capitals."""
    if isinstance(node, Literal):
        return None if node.case else [(node.symbol,)]
    if isinstance(node, Choice):
        found: list[tuple[str, ...]] = [()] if node.optional else []
        for part in node.parts:
            paths = plain_paths(part)
            if paths is None or len(found) + len(paths) > _MOST_PATHS:
                return None
            found += paths
        return found
    if isinstance(node, Sequence):
        rows: list[tuple[str, ...]] = [()]
        for part in node.parts:
            paths = plain_paths(part)
            if paths is None or len(rows) * len(paths) > _MOST_PATHS:
                return None
            rows = [row + path for row in rows for path in paths]
        return rows if max(map(len, rows)) <= _LONGEST_PATH else None
    return None


class Sets:
    """What each word of a block is to a lexicon.

    Attributes:
        counts: how many of the lexicon's words each of them is.
    """

    def __init__(self, sets: Numbers, members: Numbers, bounds: Numbers) -> None:
        """Each word's set is given by its number, the sets by the words in them and where each set begins there."""
        self.counts: Numbers = (bounds[1:] - bounds[:-1])[sets]
        self._sets = sets
        self._members = members
        self._bounds = bounds

    def each(self, at: Numbers) -> tuple[Numbers, Numbers]:
        """The words at `at`, once for each of the lexicon's words that they are: their place in `at`, and as what."""
        sizes = self.counts[at]
        words = self._members[np.repeat(self._bounds[self._sets[at]], sizes) + _counting(sizes)]
        return np.repeat(np.arange(at.size), sizes), words


class Trie:
    """Rows of a lexicon's words that lead to rules; words are numbers, as the vocabulary counts them."""

    def __init__(self, rows: Iterable[tuple[int, Row[int]]], words: int, exact: NDArray[np.bool_]) -> None:
        """A trie of `rows`, each the number of a rule and the words that it is, out of so many `words`.

        `exact` tells of each word whether a possessive ending belongs to it.
        """
        self._words = words
        self._exact = exact
        roots = np.full(words, -1, dtype=np.int64)
        edges: dict[tuple[int, int], int] = {}
        ends: list[list[int]] = []
        for rule, row in rows:
            at = int(roots[row[0]])
            if at < 0:
                at = len(ends)
                roots[row[0]] = at
                ends.append([])
            for word in row[1:]:
                following = edges.get((at, word))
                if following is None:
                    following = edges[at, word] = len(ends)
                    ends.append([])
                at = following
            if rule not in ends[at]:
                ends[at].append(rule)
        self._roots = roots
        self._rules = np.array([rule for each in ends for rule in each], dtype=np.int64)
        self._bounds = np.array([0, *accumulate(len(each) for each in ends)], dtype=np.int64)
        self._goes_on = np.zeros(len(ends), dtype=bool)
        self._goes_on[[node for node, _ in edges]] = True
        self._edges = HashTable(len(edges))
        keys = np.array([node * words + word for node, word in edges], dtype=np.uint64)
        self._edges.put(keys, np.array(list(edges.values()), dtype=np.int64))

    def find(self, block: Block, sets: Sets) -> Found:
        """Where the rows stand in `block`, of whose words `sets` tells what they are."""
        known = np.flatnonzero(sets.counts)
        at, word = sets.each(known)
        node = self._roots[word]
        keep = np.flatnonzero(node >= 0)
        first, node, word = known[at][keep], node[keep], word[keep]
        last = first
        found: list[tuple[Numbers, Numbers, Numbers, NDArray[np.bool_]]] = []
        while node.size:
            sizes = self._bounds[node + 1] - self._bounds[node]
            at = np.repeat(np.arange(node.size), sizes)
            rules = self._rules[np.repeat(self._bounds[node], sizes) + _counting(sizes)]
            found.append((rules, first[at], last[at], self._exact[word[at]]))
            on = np.flatnonzero(self._goes_on[node] & (last + 1 < sets.counts.size))
            on = on[sets.counts[last[on] + 1] > 0]
            first, node, last = first[on], node[on], last[on] + 1
            at, word = sets.each(last)
            node = self._edges.get((node[at] * self._words + word).astype(np.uint64))
            keep = np.flatnonzero(node >= 0)
            keep = keep[_joined(block, last[at[keep]] - 1)]
            first, last, node, word = first[at][keep], last[at][keep], node[keep], word[keep]
        return _found(block, found)


def _counting(sizes: Numbers) -> Numbers:
    """0, 1, ... anew for each of `sizes`."""
    total = int(sizes.sum())
    starts = np.cumsum(sizes) - sizes
    counting: Numbers = np.arange(total) - np.repeat(starts, sizes)
    return counting


def _joined(block: Block, at: Numbers) -> Numbers:
    """The places in `at` after whose word a phrase goes on."""
    plain = block.plain[at]
    for place in np.flatnonzero(~plain).tolist():
        plain[place] = bool(block.joint(int(at[place])) & PHRASE)
    return np.flatnonzero(plain)


def _found(block: Block, parts: list[tuple[Numbers, Numbers, Numbers, NDArray[np.bool_]]]) -> Found:
    """The columns of what was found, each once."""
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        return Found(none, none, none, none, none)
    rule, first, last, exact = (np.concatenate(column) for column in zip(*parts, strict=True))
    key = ((first * _LONGEST_PATH + (last - first)) * 2 + exact) * (int(rule.max(initial=0)) + 1) + rule
    _, once = np.unique(key, return_index=True)
    rule, first, last, exact = rule[once], first[once], last[once], exact[once]
    end = np.where(exact, block.ends[last], block.stem_ends[last])
    return Found(rule, first, last + 1, block.starts[first], end)
