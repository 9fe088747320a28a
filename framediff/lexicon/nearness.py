"""Near misses: entries one of whose telling words stands at a place while the rest of the pattern does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.lexicon.patterns.grammar import Pattern
from framediff.lexicon.patterns.nodes import Choice, Literal, Sequence, State
from framediff.lexicon.patterns.surfaces import written
from framediff.lexicon.patterns.wildcards import has_wildcard, wildcard
from framediff.lexicon.search.passage import passage_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framediff.article import Span
    from framediff.lexicon.patterns.nodes import Anchor, Node
    from framediff.lexicon.rules import Rule
    from framediff.lexicon.search.passage import Passage

__all__ = ["NearMiss", "near_misses"]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """An entry that nearly stands at a place.

    Attributes:
        rule: the entry.
        word: its telling word that stands there, as the text has it.
        found: how much of the pattern was found from its beginning on, from 0 to 1.
        missing: the part that was not found, as the pattern has it; "" where only the capitals differ.
        why: where it was looked for and what stands there instead, in words.
    """

    rule: Rule
    word: str
    found: float
    missing: str
    why: str


def near_misses(text: str, zone: Span, span: Span, rules: Iterable[Rule]) -> Iterator[NearMiss]:
    """The near misses of `rules`, none of which stands there, at `span` in one zone of a text; in their order.

    Every pattern has telling words, of which one stands in each of its matches. Where one stands at `span`, the
    pattern is followed from every place at which it could begin, and the farthest that it came is told.
    """
    passage = passage_of(text, zone)
    here: dict[str, list[int]] = {}
    for index, word in enumerate(passage.words):
        if word.start < span.end and span.start < word.end:
            for form in {word.text, word.stem}:
                here.setdefault(form, []).append(index)
    standing: dict[str, list[int]] = {}
    for rule in rules:
        if isinstance(rule.pattern, Pattern):
            tries = [
                miss
                for anchor in rule.pattern.anchors
                for index in _standing(anchor.word, here, standing)
                for miss in _tries(passage, rule, rule.pattern, anchor, index)
            ]
            if tries:
                yield max(tries, key=lambda miss: miss.found)


def _standing(telling: str, here: dict[str, list[int]], known: dict[str, list[int]]) -> list[int]:
    """The words of the place, by number, that are the telling word; `known` remembers those with wildcards."""
    if not has_wildcard(telling):
        return here.get(telling, [])
    if telling not in known:
        fits = wildcard(telling)
        known[telling] = sorted({index for form, indices in here.items() if fits(form) for index in indices})
    return known[telling]


def _tries(passage: Passage, rule: Rule, pattern: Pattern, anchor: Anchor, index: int) -> Iterator[NearMiss]:
    """How far the pattern comes from wherever it could begin, if word `index` is its telling word `anchor`."""
    shown = passage.text[passage.words[index].start : passage.words[index].end]
    for start in range(max(0, index - anchor.last), index - anchor.first + 1):
        for parts in _ways(pattern.root):
            found, missing, why = _followed(passage, parts, start)
            if missing and not found and start < index:
                why = f"it was looked for before “{shown}”"
            if missing:
                yield NearMiss(rule, shown, found, missing, why)


def _ways(root: Node) -> Iterator[tuple[Node, ...]]:
    """The pattern as parts in a row, once for each of the alternatives that it consists of."""
    if isinstance(root, Choice):
        for part in root.parts:
            yield from _ways(part)
    else:
        yield root.parts if isinstance(root, Sequence) else (root,)


def _followed(passage: Passage, parts: tuple[Node, ...], start: int) -> tuple[float, str, str]:
    """How much of `parts` stands from word `start` on, the first that does not, and why; "" where all stand."""
    states = {State(start, 0, -1)}
    for number, part in enumerate(parts):
        after = part.advance(passage, states)
        if not after:
            return number / len(parts), written(part), _why(passage, part, states)
        states = after
    return 1.0, "", ""


def _why(passage: Passage, part: Node, states: set[State]) -> str:
    """Why `part` does not follow `states`: other words, a mark between, capitals, or the end of the passage."""
    nexts = sorted({state.next for state in states})
    if part.advance(passage, {State(index, 0, -1) for index in nexts}):
        return "it stands there, behind a mark that ends a phrase"
    if nexts[0] >= len(passage.words):
        return "the text ends there"
    words = [passage.text[passage.words[i].start : passage.words[i].end] for i in nexts if i < len(passage.words)]
    stands = f"“{words[0]}”" if len(words) == 1 else f"“{words[0]}” to “{words[-1]}”"
    if isinstance(part, Literal) and part.case and words[0].lower() == part.word.lower():
        return f"{stands} stands there in other capitals"
    return f"{stands} stands there"
