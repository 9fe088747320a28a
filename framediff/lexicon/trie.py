"""The trie: all patterns of a lexicon that are plain rows of words, walked over a whole block at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framediff.lexicon.hashtable import HashTable
from framediff.lexicon.joints import PHRASE
from framediff.lexicon.nodes import Gap, Literal
from framediff.lexicon.nodes import Sequence as Series
from framediff.lexicon.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from framediff.lexicon.block import Block
    from framediff.lexicon.nodes import Node
    from framediff.lexicon.vocabulary import Vocabulary

    Numbers = NDArray[np.int64]

__all__ = ["Found", "Link", "Trie", "plain_paths"]

_MOST_PATHS = 256  # of one pattern; with more of them it is followed word by word
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


class Link(NamedTuple):
    """A row of words with the gap before it: the fewest and the most words between."""

    low: int
    high: int
    words: list[int]


def plain_paths(node: Node) -> list[tuple[str | Gap, ...]] | None:
    """Every row of words, with gaps between some, that the node stands for; None if there are too many of them.

    Capitals are left out of account.
    """
    rows: list[tuple[str | Gap, ...]]
    if isinstance(node, Literal):
        return [(node.symbol,)]
    if isinstance(node, Gap):
        return [(node,)]
    rows = [()] if isinstance(node, Series) or node.optional else []
    for part in node.parts:
        paths = plain_paths(part)
        if paths is None:
            return None
        rows = [row + path for row in rows for path in paths] if isinstance(node, Series) else rows + paths
        if len(rows) > _MOST_PATHS or any(len(row) > _LONGEST_PATH for row in rows):
            return None
    return rows


class Trie:
    """Rows of a lexicon's words that lead to rules; words are numbers, as the vocabulary counts them."""

    def __init__(self, paths: Iterable[tuple[int, Sequence[int]]], words: int, exact: frozenset[int]) -> None:
        """A trie of `paths`, each the number of a rule and the words that it is, out of so many `words`.

        `exact` are the words that have a possessive ending of their own.
        """
        self._words = words
        self._roots: dict[int, int] = {}
        edges: dict[tuple[int, int], int] = {}
        ends: list[list[int]] = []
        whole: list[bool] = []
        for rule, path in paths:
            at = -1
            for word in path:
                following = self._roots.get(word) if at < 0 else edges.get((at, word))
                if following is None:
                    following = len(ends)
                    ends.append([])
                    whole.append(word in exact)
                    if at < 0:
                        self._roots[word] = following
                    else:
                        edges[at, word] = following
                at = following
            if rule not in ends[at]:
                ends[at].append(rule)
        self._rules = Rows(ends)
        self._whole = np.array(whole, dtype=bool)
        self._goes_on = np.zeros(len(ends), dtype=bool)
        self._goes_on[[node for node, _ in edges]] = True
        self._edges = HashTable(len(edges))
        keys = np.array([node * words + word for node, word in edges], dtype=np.uint64)
        self._edges.put(keys, np.array(list(edges.values()), dtype=np.int64))
        self._beginnings = Rows()

    def find(self, block: Block, sets: Numbers, vocabulary: Vocabulary) -> Found:
        """Where the paths stand in `block`; `sets` are the numbers of the sets of words that its words are."""
        for number in range(len(self._beginnings), len(vocabulary.sets)):
            self._beginnings.append([self._roots[word] for word in vocabulary.sets[number] if word in self._roots])
        first = np.flatnonzero(self._beginnings.counts()[sets])
        at, node = self._beginnings.of(sets[first])
        first = last = first[at]
        found: list[tuple[Numbers, Numbers, Numbers, Numbers]] = []
        while node.size:
            ends = np.flatnonzero(self._rules.counts()[node])
            at, rules = self._rules.of(node[ends])
            ends = ends[at]
            found.append((rules, first[ends], last[ends], self._whole[node[ends]].astype(np.int64)))
            on = np.flatnonzero(self._goes_on[node])
            on = on[last[on] < sets.size - 1]
            on = on[sets[last[on] + 1] > 0]
            last = last[on] + 1
            at, word = vocabulary.members.of(sets[last])
            on, last = on[at], last[at]
            following = self._edges.get((node[on] * self._words + word).astype(np.uint64))
            keep = np.flatnonzero(following >= 0)
            keep = keep[_joined(block, last[keep] - 1)]
            first, last, node = first[on[keep]], last[keep], following[keep]
        return _found(block, found)


def _joined(block: Block, at: Numbers) -> Numbers:
    """The places in `at` after whose word a phrase goes on."""
    plain = block.plain[at]
    for place in np.flatnonzero(~plain).tolist():
        plain[place] = bool(block.joint(int(at[place])) & PHRASE)
    return np.flatnonzero(plain)


def _found(block: Block, parts: list[tuple[Numbers, Numbers, Numbers, Numbers]]) -> Found:
    """The columns of what was found, each once; the last of the parts tells where a possessive ending belongs to it."""
    if not parts:
        none = np.zeros(0, dtype=np.int64)
        return Found(none, none, none, none, none)
    rule, first, last, whole = (np.concatenate(column) for column in zip(*parts, strict=True))
    key = ((first * _LONGEST_PATH + (last - first)) * 2 + whole) * (int(rule.max(initial=0)) + 1) + rule
    _, once = np.unique(key, return_index=True)
    rule, first, last, whole = rule[once], first[once], last[once], whole[once]
    end = np.where(whole > 0, block.ends[last], block.stem_ends[last])
    return Found(rule, first, last + 1, block.starts[first], end)
