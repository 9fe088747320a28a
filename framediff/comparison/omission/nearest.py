"""The nearest miss: of all stretches of a text the one that has most of what a pattern asks for."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.comparison.omission.laidout import stem_of
from framediff.lexicon.nearness import near_misses
from framediff.lexicon.patterns.grammar import Pattern
from framediff.lexicon.patterns.nodes import Choice, Gap, Literal, rarity, symbols

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framediff.article import Article
    from framediff.comparison.omission.laidout import LaidOut, Text
    from framediff.lexicon.patterns.nodes import Node
    from framediff.lexicon.rules import Rule

__all__ = ["ALIKE", "LEAST", "ROOM", "SHORT", "Nearest", "Sought", "missing_of"]

ALIKE = 0.85
"""How alike two stems must be to count when they are not the same, by RapidFuzz's ratio."""

SHORT = 5
"""Letters that both stems need for that: shorter ones are alike by chance."""

ROOM = 2
"""How many more words than a pattern's longest match a stretch may have."""

LEAST = 1 / 3
"""The least score that is told: a third of what a pattern asks for; below it words are alike by chance."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The stretch of a text that comes nearest to any of some patterns, or of the statements that report a fact.

    Attributes:
        to: the pattern that it comes nearest to, or the statement that is most like it.
        score: for a pattern how much of what it asks for stands there, from 0 to 1: each of its words weighs the more
            the fewer articles have it, one of the same stem counts in full, one whose stem is spelled alike by as much
            as it is alike, in whatever order; for a statement how alike it is, on average, to those that report the
            fact.
        span: the stretch, from the first such word to the last; for a statement all of it.
        rule: the entry with that pattern; None for a statement.
    """

    to: str
    score: float
    span: Span
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A pattern with the words of it that count: all but common ones, or those where there are no others."""

    rule: Rule
    root: Node
    stems: Mapping[str, str]  # of each word by its symbol
    weights: Mapping[str, float]  # by symbol

    @property
    def longest(self) -> int:
        """How many words a stretch may have."""
        return self.root.longest + ROOM


class Sought:
    """Patterns ready to be compared with texts: which stems of all the texts are like their words.

    Common words (`the`, `of`) count only in patterns that have no others. Regular expressions have no words to compare
    and are left out.
    """

    def __init__(self, rules: Iterable[Rule], laid_out: LaidOut) -> None:
        self._patterns = [
            _wanted(rule, rule.pattern.root, laid_out) for rule in rules if isinstance(rule.pattern, Pattern)
        ]
        self._alike = _alike(sorted({stem for each in self._patterns for stem in each.stems.values()}), laid_out)
        self._known: dict[tuple[int, tuple[tuple[str, float], ...]], tuple[float, float, tuple[str, ...]]] = {}

    def nearest(self, text: Text) -> Nearest | None:
        """The nearest stretch of `text`; None where none has a score of `LEAST` or more.

        Of stretches equally near the one whose words weigh more wins, then the shortest, then the first in the text,
        then that of the first rule.
        """
        near_at: dict[int, dict[str, float]] = {}
        standing: dict[str, list[int]] = {}
        for stem, likes in self._alike.items():
            for other, score in likes:
                for position in text.places.get(other, ()):
                    near_at.setdefault(position, {})[stem] = score
                    standing.setdefault(stem, []).append(position)
        best: tuple[float, float, int, int, int] | None = None
        found: tuple[Rule, Span] | None = None
        for number, wanted in enumerate(self._patterns):
            here = sorted({position for stem in wanted.stems.values() for position in standing.get(stem, ())})
            for first, position in enumerate(here):
                have = _have(text, here, first, near_at, wanted)
                scores = {symbol: have[stem][0] for symbol, stem in wanted.stems.items() if stem in have}
                key = number, tuple(scores.items())
                if key not in self._known:
                    self._known[key] = _weighed(wanted.root, scores, wanted.weights)
                value, weight, used = self._known[key]
                if not used:
                    continue
                places = [have[wanted.stems[symbol]][1] for symbol in used]
                low, high = min(places), max(places)
                rank = (round(value / weight, 6), value, low - high, -position, -number)
                if rank[0] >= LEAST and (best is None or rank > best):
                    best, found = rank, (wanted.rule, Span(text.starts[low], text.ends[high]))
        if best is None or found is None:
            return None
        return Nearest(found[0].source, best[0], found[1], found[0])


def _wanted(rule: Rule, root: Node, laid_out: LaidOut) -> _Wanted:
    every = dict.fromkeys(symbols(root))
    telling = [symbol for symbol in every if rarity(symbol)] or list(every)
    stems = {symbol: stem_of(symbol.replace("*", "").replace("?", "")) for symbol in telling}
    return _Wanted(rule, root, stems, {symbol: laid_out.weight(stem) for symbol, stem in stems.items()})


def _alike(wanted: Sequence[str], laid_out: LaidOut) -> dict[str, list[tuple[str, float]]]:
    """For each stem wanted those of the texts that are like it, with how alike; each is compared once."""
    known = laid_out.likes
    known.update(_compared([stem for stem in wanted if stem not in known], laid_out))
    return {stem: known[stem] for stem in wanted}


def _compared(wanted: Sequence[str], laid_out: LaidOut) -> dict[str, list[tuple[str, float]]]:
    from rapidfuzz import fuzz, process

    found = {stem: [(stem, 1.0)] if laid_out.has(stem) else [] for stem in wanted}
    rows = [stem for stem in wanted if len(stem) >= SHORT]
    columns = [stem for stem in laid_out.stems if len(stem) >= SHORT] if rows else []
    if columns:
        scores = process.cdist(rows, columns, scorer=fuzz.ratio, score_cutoff=100 * ALIKE)
        for row, column in zip(*(each.tolist() for each in scores.nonzero()), strict=True):
            if rows[row] != columns[column]:
                found[rows[row]].append((columns[column], float(scores[row, column]) / 100))
    return found


def _have(
    text: Text, here: Sequence[int], first: int, near_at: Mapping[int, Mapping[str, float]], wanted: _Wanted
) -> dict[str, tuple[float, int]]:
    """For each stem of a pattern how alike a word from `here[first]` on is, in one sentence and near enough; where."""
    start = here[first]
    have: dict[str, tuple[float, int]] = {}
    for position in here[first : bisect_right(here, start + wanted.longest - 1)]:
        if text.sentences[position] != text.sentences[start]:
            break
        for stem, score in near_at[position].items():
            if stem not in have or score > have[stem][0]:
                have[stem] = score, position
    return have


def _weighed(
    node: Node, have: Mapping[str, float], weights: Mapping[str, float]
) -> tuple[float, float, tuple[str, ...]]:
    """How much of what a node asks for is there, how much it asks for, and by which of its words.

    Of alternatives the one that is there most counts; what may be left out asks for nothing.
    """
    if isinstance(node, Literal):
        weight = weights.get(node.symbol, 0.0)
        score = have.get(node.symbol, 0.0)
        return weight * score, weight, (node.symbol,) if score else ()
    if isinstance(node, Gap) or (isinstance(node, Choice) and node.optional):
        return 0.0, 0.0, ()
    each = [_weighed(part, have, weights) for part in node.parts]
    if isinstance(node, Choice):
        return max(each, key=lambda one: (one[0] / one[1] if one[1] else 0.0, one[0]))
    return (
        sum(value for value, _, _ in each),
        sum(weight for _, weight, _ in each),
        tuple(symbol for _, _, used in each for symbol in used),
    )


def missing_of(article: Article, nearest: Nearest) -> tuple[str, str]:
    """The part of the pattern that is missing there, and what stands there instead; "" where nothing tells."""
    if nearest.rule is None or nearest.score == 1:
        return "", ""
    zone = next(zone for zone in article.scored if zone.span.covers(nearest.span))
    missed = next(iter(near_misses(article.text, zone.span, nearest.span, [nearest.rule])), None)
    if missed is None or not (missed.found or missed.why.startswith("it was")):
        return "", ""
    return missed.missing, missed.why
