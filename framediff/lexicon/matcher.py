"""The matcher: a lexicon's entries, compiled once, and where they stand in any number of texts."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framediff.article import Span
from framediff.lexicon.judging import Candidate, HitState, Match, Scope, judged, settled
from framediff.lexicon.negation import negator
from framediff.lexicon.rules import rules_of
from framediff.lexicon.search.block import Block
from framediff.lexicon.search.finder import Search
from framediff.lexicon.search.passage import block_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from framediff.lexicon.judging import Days
    from framediff.lexicon.model import Lexicon
    from framediff.lexicon.rules import Rule
    from framediff.lexicon.search.finder import Searched
    from framediff.lexicon.search.passage import Passage

    Numbers = NDArray[np.int64]

__all__ = ["Columns", "HitState", "Match", "Matcher"]

_TOGETHER = 250_000  # characters of several texts that are searched at once
_ROUNDS = 8
_UNKNOWN: Days = (None, None)


class Columns(NamedTuple):
    """What counts in several texts, in columns; ordered by text, where it begins, and the longest first.

    Attributes:
        text: number of the text.
        rule: number of the rule.
        start, end: offsets in that text.
    """

    text: Numbers
    rule: Numbers
    start: Numbers
    end: Numbers


class Matcher:
    """A lexicon compiled once; it finds entries in any number of texts.

    Attributes:
        lexicon: what it was compiled from.
        rules: its entries and verbs, in the order of the file.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile `lexicon`.

        Raises:
            PatternError: one of its patterns cannot be read (a lexicon that was loaded from a file has none such).
        """
        self.lexicon = lexicon
        self.rules: tuple[Rule, ...] = tuple(rules_of(lexicon))
        self._unresolved = np.array([rule.unresolved for rule in self.rules], dtype=bool)
        mirrors = {category.id: category.mirror for category in lexicon.category if category.negated == "mirror"}
        owners = {rule.indicator: rule.owners for rule in self.rules}
        self._mirrors = {name: owners.get(mirror, ()) for name, mirror in mirrors.items()}
        self._search = Search(self.rules, set(mirrors.values()))

    def __repr__(self) -> str:
        return f"Matcher({self.lexicon.id} {self.lexicon.version}, {len(self.rules)} rules)"

    @staticmethod
    def for_lexicon(lexicon: Lexicon) -> Matcher:
        """The matcher of `lexicon`, kept from an earlier call where there was one."""
        return _kept(lexicon)

    def matches(self, text: str, zones: Sequence[Span] | None = None, days: Days = _UNKNOWN) -> tuple[Match, ...]:
        """Every place in `zones` (by default the whole text) where an entry stands, whatever became of it.

        Ordered by where they begin, longest first, then as in the lexicon. No match crosses the border of a zone.
        `days` are the first and the last day on which the text may have been written; None where that is unknown.
        """
        spans = (Span(0, len(text)),) if zones is None else tuple(zones)
        searched = self._search(block_of(text, spans))
        return tuple(sorted(self._matches(searched, range(len(spans)), days), key=_by_place))

    def matches_of(self, texts: Sequence[str]) -> Iterator[tuple[Match, ...]]:
        """What `matches` gives for each of `texts`; quicker than one by one where there are many short ones."""
        for group in _groups_of(texts):
            searched = self._search(Block([(text, Span(0, len(text))) for text in group]))
            for number in range(len(group)):
                yield tuple(sorted(self._matches(searched, range(number, number + 1), _UNKNOWN), key=_by_place))

    def counted(self, texts: Sequence[str]) -> Columns:
        """What counts in each of `texts`, in columns: the quickest way through many of them."""
        parts: list[Columns] = []
        before = 0
        for group in _groups_of(texts):
            searched = self._search(Block([(text, Span(0, len(text))) for text in group]))
            simple = np.flatnonzero(searched.simple & ~self._unresolved[searched.found.rule])
            simple = simple[
                _longest_of_each(searched.cluster[simple], *searched.found[-2:], searched.found.rule, simple)
            ]
            simple = simple[_winning(searched.cluster[simple], *searched.found[-2:], searched.found.rule, simple)]
            simple = simple[np.argsort(searched.found.start[simple], kind="stable")]
            rule, _, _, start, end = (column[simple] for column in searched.found)
            text = searched.stretch[simple]
            if (start[1:] == start[:-1]).any():
                order = np.lexsort((rule, -end, start))
                rule, start, end, text = rule[order], start[order], end[order], text[order]
            shift = searched.block.stretches[text]
            columns = [text + before, rule, start - shift, end - shift]
            rest = [
                (number + before, match.rule.number, match.span.start, match.span.end)
                for number in np.flatnonzero(np.bincount(searched.stretch[~searched.simple])).tolist()
                for match in self._complex(searched, number)
                if match.state is HitState.COUNTED
            ]
            if rest:
                more = np.array(rest, dtype=np.int64).T
                columns = [np.concatenate(pair) for pair in zip(columns, more, strict=True)]
                order = np.lexsort((columns[1], -columns[3], columns[2], columns[0]))
                columns = [column[order] for column in columns]
            parts.append(Columns(*columns))
            before += len(group)
        if not parts:
            none = np.zeros(0, dtype=np.int64)
            return Columns(none, none, none, none)
        return Columns(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def _complex(self, searched: Searched, number: int) -> Iterator[Match]:
        """What a stretch holds on which contexts bear, as `_weighed` gives it."""
        stretches = range(number, number + 1)
        here = searched.within(stretches)
        return self._weighed(searched, here[~searched.simple[here]], stretches, _UNKNOWN)

    def _matches(self, searched: Searched, stretches: range, days: Days) -> Iterator[Match]:
        """What stands in the stretches of one article, in no order."""
        here = searched.within(stretches)
        for at in here[searched.clear[here]].tolist():
            rule = self.rules[searched.found.rule[at]]
            state = HitState.UNRESOLVED if rule.unresolved else HitState.COUNTED
            shift = searched.passage(int(searched.stretch[at])).shift
            span = Span(int(searched.found.start[at]) + shift, int(searched.found.end[at]) + shift)
            yield Match(span, rule, state, rule.owners[0])
        yield from self._weighed(searched, here[~searched.clear[here]], stretches, days)

    def _weighed(self, searched: Searched, doubtful: Numbers, stretches: range, days: Days) -> Iterator[Match]:
        """Of the stretches of one article what is `doubtful`, whole clusters of it, judged and settled."""
        if not doubtful.size:
            return
        scope = Scope(tuple(searched.passage(number) for number in stretches), days)
        doubtful = doubtful[np.argsort(searched.cluster[doubtful], kind="stable")]
        columns = (searched.cluster, searched.stretch, *searched.found)
        rows = zip(*(column[doubtful].tolist() for column in columns), strict=True)
        for (_, stretch), cluster in groupby(rows, key=itemgetter(0, 1)):
            passage = searched.passage(stretch)
            candidates: dict[int, set[Candidate]] = {}
            for _, _, rule, first, after, start, end in cluster:
                span = Span(start + passage.shift, end + passage.shift)
                candidates.setdefault(rule, set()).add(Candidate(first - passage.first, after - passage.first, span))
            groups: dict[str, list[Match]] = {}
            for number in sorted(candidates):
                for match in judged(passage, self.rules[number], candidates[number], scope):
                    for owned in self._owned(passage, match):
                        groups.setdefault(owned.group, []).append(owned)
            for matches in groups.values():
                yield from settled(passage.text, matches)

    def _owned(self, passage: Passage, match: Match) -> Iterator[Match]:
        """The match for each indicator that it counts for."""
        denied = ""
        if any(owner.negated != "flag" for owner in match.rule.owners) and match.state is HitState.COUNTED:
            denied = negator(passage, passage.first_after(match.span.start))
        if not denied:
            for owner in match.rule.owners:
                yield match if owner is match.owner else replace(match, owner=owner)
            return
        for owner in match.rule.owners:
            mirrored = self._mirrors.get(owner.indicator, ()) if owner.negated == "mirror" else ()
            for other in mirrored:
                yield replace(match, owner=other, inverted=True)
            if owner.negated == "flag":
                yield replace(match, owner=owner)
            elif not mirrored:
                yield replace(match, owner=owner, state=HitState.EXCLUDED, reason=f"negated by “{denied}”")


def _winning(cluster: Numbers, start: Numbers, end: Numbers, rule: Numbers, which: Numbers) -> Numbers:
    """Of the spans `which`, whose clusters are given, the places of those that no longer one, or earlier one, covers.

    Round by round the best of each cluster wins and what it covers falls out. A cluster can be as long as a text; what
    is left of it after some rounds is settled in one go.
    """
    start, end, rule = start[which], end[which], rule[which]
    alone = np.bincount(cluster)[cluster] == 1 if cluster.size else cluster > 0
    left = np.flatnonzero(~alone)
    left = left[_by_rank(rule[left], start[left], end[left], cluster[left])]
    winners = [np.flatnonzero(alone)]
    rounds = 0
    while left.size and rounds < _ROUNDS:
        best = np.ones(left.size, dtype=bool)
        best[1:] = cluster[left[1:]] != cluster[left[:-1]]
        winner = left[best][np.cumsum(best) - 1]
        winners.append(left[best])
        left = left[(start[left] >= end[winner]) | (end[left] <= start[winner])]
        rounds += 1
    covered: set[int] = set()
    rest: list[int] = []
    for at in left[np.lexsort((rule[left], start[left], start[left] - end[left]))].tolist():
        span = range(int(start[at]), int(end[at]))
        if covered.isdisjoint(span):
            covered.update(span)
            rest.append(at)
    return np.concatenate([*winners, np.array(rest, dtype=np.int64)])


def _longest_of_each(cluster: Numbers, start: Numbers, end: Numbers, rule: Numbers, which: Numbers) -> Numbers:
    """Of the spans `which` the places of those that no longer one of the same rule covers.

    A rule competes with its longest matches alone: what is shorter does not come back when another rule beats these.
    """
    crowded = np.bincount(cluster)[cluster] > 1 if cluster.size else cluster > 0
    among = np.flatnonzero(crowded)
    pairs = cluster[among] * (int(rule.max(initial=0)) + 1) + rule[which[among]]
    _, own, sizes = np.unique(pairs, return_inverse=True, return_counts=True)
    if not (sizes > 1).any():
        return np.arange(which.size)
    kept = among[_winning(own, start, end, rule, which[among])]
    return np.sort(np.concatenate([np.flatnonzero(~crowded), kept]))


def _by_rank(rule: Numbers, start: Numbers, end: Numbers, cluster: Numbers) -> Numbers:
    """The order of spans by cluster, the longest first, then the earliest, then as in the lexicon."""
    later, same = start[1:] > start[:-1], start[1:] == start[:-1]
    if not (later | (same & (rule[1:] >= rule[:-1]))).all():
        return np.lexsort((rule, start, start - end, cluster))
    longest = int((end - start).max(initial=0)) + 1  # they are in order already but for cluster and length
    return np.argsort(cluster * longest + (longest - 1 - (end - start)), kind="stable")


def _groups_of(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts in groups that are worth a search."""
    group: list[str] = []
    size = 0
    for text in texts:
        group.append(text)
        size += len(text)
        if size >= _TOGETHER:
            yield group
            group, size = [], 0
    if group:
        yield group


@lru_cache(maxsize=64)  # more than come with framediff: whoever goes through them all compiles each once
def _kept(lexicon: Lexicon) -> Matcher:
    return Matcher(lexicon)


def _by_place(match: Match) -> tuple[int, int, int]:
    return match.span.start, -match.span.end, match.rule.number
