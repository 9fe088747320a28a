"""The search: everything that a lexicon's patterns find in a block, before contexts and overlaps are looked at."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from framediff.lexicon.patterns.grammar import Pattern
from framediff.lexicon.patterns.nodes import Gap, symbols
from framediff.lexicon.search.chains import Chains
from framediff.lexicon.search.passage import ReadPassage
from framediff.lexicon.search.phrases import Found, Link, Phrases, plain_paths
from framediff.lexicon.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from framediff.lexicon.patterns.nodes import Anchor
    from framediff.lexicon.patterns.regular import RegularPattern
    from framediff.lexicon.rules import Rule
    from framediff.lexicon.search.block import Block

    Numbers = NDArray[np.int64]
    Row = tuple[int, int, int, int, int]

__all__ = ["Search", "Searched"]


class Searched:
    """What was found in a block.

    Attributes:
        found: everything that stands in it, in columns.
        stretch: the number of the stretch in which each thing stands.
        cluster: the same number for all things that overlap, directly or over others, and compete.
        simple: what competes with nothing on which a context bears, so that length alone decides.
        clear: what counts as it is: simple, and nothing overlaps it.
    """

    def __init__(self, block: Block, sets: Numbers, vocabulary: Vocabulary) -> None:
        self.block = block
        self._sets = sets
        self._vocabulary = vocabulary
        self._passages: dict[int, ReadPassage] = {}
        self.found: Found
        self.stretch: Numbers
        self.cluster: Numbers
        self.simple: NDArray[np.bool_]
        self.clear: NDArray[np.bool_]

    def within(self, stretches: range) -> Numbers:
        """The places in the columns of what stands in these stretches."""
        order, borders = self._by_stretch
        return order[borders[stretches.start] : borders[stretches.stop]]

    @cached_property
    def _by_stretch(self) -> tuple[Numbers, Numbers]:
        order = np.argsort(self.stretch, kind="stable")
        return order, np.searchsorted(self.stretch[order], np.arange(len(self.block.sources) + 1))

    def passage(self, number: int) -> ReadPassage:
        """One of the block's stretches."""
        if number not in self._passages:
            self._passages[number] = ReadPassage(self.block, number, self._sets, self._vocabulary)
        return self._passages[number]


class Search:
    """The patterns of a lexicon, laid out for searching.

    Rows of words are looked for at all places of a block at once, and rows with gaps between joined likewise.
    What stands for too many rows is followed word by word from its telling words; regular expressions run over each
    stretch.
    """

    def __init__(self, rules: Sequence[Rule], mirrors: set[str]) -> None:
        """Lay out `rules`; `mirrors` are the categories that also count what is denied in others."""
        self._rules = rules
        self._regular: list[tuple[int, RegularPattern]] = []
        self._walked: dict[str, list[tuple[int, Pattern, Anchor]]] = {}
        self._chains = Chains(len(rules))
        words: dict[str, int] = {}
        rows: list[tuple[int, Sequence[int]]] = []
        for rule in rules:
            own = rule.pattern
            patterns = [pattern for _, each in rule.contexts for pattern in each]
            for pattern in [*patterns, own] if isinstance(own, Pattern) else patterns:
                for symbol in symbols(pattern.root):
                    words.setdefault(symbol, len(words))
            if not isinstance(own, Pattern):
                self._regular.append((rule.number, own))
            elif (paths := plain_paths(own.root)) is None:
                for anchor in own.anchors:
                    self._walked.setdefault(anchor.word, []).append((rule.number, own, anchor))
            else:
                for path in paths:
                    first, *links = _linked(path, words)
                    if links:
                        self._chains.add(rule.number, first.words, links)
                    else:
                        rows.append((rule.number, first.words))
        exact = frozenset(number for word, number in words.items() if "'" in word)
        rows += [(len(rules) + number, row) for number, row in enumerate(self._chains.rows)]
        self._chains.lay(exact)
        self._vocabulary = Vocabulary(words)
        self._phrases = Phrases(rows, self._vocabulary)
        self._groups, self._judged = _competition(rules, mirrors)
        self._cased = np.array([rule.entry.case and not rule.entry.regex for rule in rules], dtype=bool)

    def __call__(self, block: Block) -> Searched:
        """Everything that stands in `block`."""
        sets = self._vocabulary.sets_in(block)
        searched = Searched(block, sets, self._vocabulary)
        found = self._chains.find(block, self._phrases.find(block, sets))
        found = self._in_capitals(searched, found)
        rows = [*self._by_walking(searched, sets), *self._by_expression(searched)]
        if rows:
            more = np.array(rows, dtype=np.int64).T
            found = Found(*(np.concatenate(pair) for pair in zip(found, more, strict=True)))
        searched.found = found
        searched.stretch = np.searchsorted(block.stretches, found.start, side="right") - 1
        searched.cluster = _clusters(self._groups[found.rule], found.start, found.end, len(block.text) + 1)
        sizes = np.bincount(searched.cluster)
        weighed = np.zeros(sizes.size, dtype=bool)
        weighed[searched.cluster[self._judged[found.rule]]] = True
        searched.simple = ~weighed[searched.cluster]
        searched.clear = searched.simple & (sizes[searched.cluster] == 1)
        return searched

    def _in_capitals(self, searched: Searched, found: Found) -> Found:
        """What was found, without that which stands there in other capitals than its entry asks for."""
        wrong = []
        for at in np.flatnonzero(self._cased[found.rule]).tolist():
            pattern = self._rules[int(found.rule[at])].pattern
            stretch = int(np.searchsorted(searched.block.stretches, found.start[at], side="right")) - 1
            passage = searched.passage(stretch)
            ends = (
                pattern.ends_from(passage, int(found.first[at]) - passage.first) if isinstance(pattern, Pattern) else []
            )
            if (int(found.after[at]) - passage.first, int(found.end[at]) + passage.shift) not in ends:
                wrong.append(at)
        if not wrong:
            return found
        right = np.ones(found.rule.size, dtype=bool)
        right[wrong] = False
        return Found(*(column[right] for column in found))

    def _by_walking(self, searched: Searched, sets: Numbers) -> Iterator[Row]:
        """Where patterns stand that are more than rows of words."""
        block = searched.block
        telling: dict[int, list[tuple[int, Pattern, Anchor]]] = {}
        for word, postings in self._walked.items():
            for number in self._vocabulary.holders(word):
                telling.setdefault(number, []).extend(postings)
        if not telling:
            return
        tried: set[tuple[int, int]] = set()
        positions = np.flatnonzero(np.isin(sets, list(telling)))
        stretches = np.searchsorted(block.stretches, block.starts[positions], side="right") - 1
        for position, stretch in zip(positions.tolist(), stretches.tolist(), strict=True):
            passage = searched.passage(stretch)
            here = position - passage.first
            for rule, pattern, anchor in telling[int(sets[position])]:
                for start in range(max(0, here - anchor.last), here - anchor.first + 1):
                    first = passage.first + start
                    if (rule, first) in tried:
                        continue
                    tried.add((rule, first))
                    for after, end in set(pattern.ends_from(passage, start)):
                        yield rule, first, passage.first + after, int(block.starts[first]), end - passage.shift

    def _by_expression(self, searched: Searched) -> Iterator[Row]:
        """Where regular expressions stand."""
        for stretch in range(len(searched.block.sources)) if self._regular else ():
            passage = searched.passage(stretch)
            for rule, pattern in self._regular:
                for span in pattern.spans(passage):
                    first, after = passage.first_after(span.start), passage.first_from(span.end)
                    start, end = span.start - passage.shift, span.end - passage.shift
                    yield rule, passage.first + first, passage.first + after, start, end


def _linked(path: tuple[str | Gap, ...], words: dict[str, int]) -> list[Link]:
    """A path as rows of words, each with the gap before it."""
    found = [Link(0, 0, [])]
    for part in path:
        if isinstance(part, Gap):
            before = found.pop() if not found[-1].words else Link(0, 0, [])  # nothing stands between two gaps
            found.append(Link(before.low + part.shortest, before.high + part.longest, []))
        else:
            found[-1].words.append(words.setdefault(part, len(words)))
    return found


def _competition(rules: Sequence[Rule], mirrors: set[str]) -> tuple[Numbers, NDArray[np.bool_]]:
    """Of each rule a number for those that it competes with, and whether each of its matches must be judged."""
    together = set(mirrors)
    for rule in rules:
        if len(rule.owners) > 1 or rule.owners[0].negated != "flag":
            together.update(owner.group for owner in rule.owners)
    names = [
        "" if rule.group in together else f"{rule.group} {rule.number}" if rule.topic else rule.group for rule in rules
    ]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    judged = [
        bool(rule.contexts or rule.leads or rule.entry.since or rule.entry.until or rule.group in together)
        for rule in rules
    ]
    return np.array([numbers[name] for name in names], dtype=np.int64), np.array(judged, dtype=bool)


def _clusters(groups: Numbers, starts: Numbers, ends: Numbers, size: int) -> Numbers:
    """The number of the cluster that each of some spans is in: those of one group that overlap, directly or not."""
    order = np.lexsort((starts, groups))
    shift = groups[order] * size  # moves the groups apart, so that none reaches into another
    reach = np.maximum.accumulate(ends[order] + shift)
    begins = np.ones(order.size, dtype=np.int64)
    begins[1:] = starts[order][1:] + shift[1:] >= reach[:-1]
    clusters = np.empty(order.size, dtype=np.int64)
    clusters[order] = np.cumsum(begins) - 1
    return clusters
