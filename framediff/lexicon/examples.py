"""The examples of a lexicon: texts in which its entries must, or must not, find something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.lexicon.matcher import HitState, Match, Matcher

if TYPE_CHECKING:
    from framediff.lexicon.model import Entry, Lexicon, Verb
    from framediff.lexicon.rules import Rule

__all__ = ["Coverage", "Failure", "check_examples", "coverage"]


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold.

    Attributes:
        place: the entry, e.g. `choice_set territory, variant artsakh, entry 1`.
        example: the example's text.
        wanted: whether it stands under `match` (true) or `no_match`.
        happened: what the matcher did with it.
    """

    place: str
    example: str
    wanted: bool
    happened: str

    def __str__(self) -> str:
        return f"{self.place}: {'match' if self.wanted else 'no_match'} “{self.example}”: {self.happened}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a lexicon is tested by its own examples; verbs count as entries.

    Attributes:
        entries: how many there are.
        matched: how many have a `match`.
        refused: how many have a `no_match`.
        untested: places of the entries that have no `match`.
    """

    entries: int
    matched: int
    refused: int
    untested: tuple[str, ...]

    def __str__(self) -> str:
        entries = "1 entry" if self.entries == 1 else f"{self.entries} entries"
        return f"{entries}, {self.matched} with match, {self.refused} with no_match"


def check_examples(lexicon: Lexicon) -> tuple[Failure, ...]:
    """Run every example of every entry, unresolved mention, topic and verb, and return those that do not hold.

    A `match` holds when that entry gives a hit that counts, or lies under a longer hit of the same indicator. A
    `no_match` holds when nothing in it counts for the entry's indicator.
    """
    matcher = Matcher(lexicon)
    failures: list[Failure] = []
    places = _by_place(matcher)
    asked = [
        (place, rules, example, wanted)
        for place, rules in places.items()
        for wanted in (True, False)
        for example in (rules[0].entry.match if wanted else rules[0].entry.no_match)
    ]
    answers = matcher.matches_of([example for _, _, example, _ in asked])
    for (place, rules, example, wanted), matches in zip(asked, answers, strict=True):
        happened = _missed(matches, rules) if wanted else _found(matches, rules[0], example)
        if happened:
            failures.append(Failure(place, example, wanted, happened))
    return tuple(failures)


def coverage(lexicon: Lexicon) -> Coverage:
    """How many of the lexicon's entries and verbs have examples of either kind."""
    entries: list[tuple[str, Entry | Verb]] = [*lexicon.entries()]
    for category in lexicon.category:
        entries += [(f"category {category.id}, verb {number}", verb) for number, verb in enumerate(category.verb, 1)]
    return Coverage(
        entries=len(entries),
        matched=sum(bool(entry.match) for _, entry in entries),
        refused=sum(bool(entry.no_match) for _, entry in entries),
        untested=tuple(place for place, entry in entries if not entry.match),
    )


def _by_place(matcher: Matcher) -> dict[str, list[Rule]]:
    """The rules of each entry; a verb with ambiguous forms has two."""
    places: dict[str, list[Rule]] = {}
    for rule in matcher.rules:
        places.setdefault(rule.place, []).append(rule)
    return places


def _wins(match: Match, rule: Rule) -> bool:
    """Whether the match counts for what `rule` counts for."""
    wanted = HitState.UNRESOLVED if rule.unresolved else HitState.COUNTED
    return match.state is wanted and match.owner == rule.owners[0]


def _missed(matches: tuple[Match, ...], rules: list[Rule]) -> str:
    """What happened instead of a hit; "" when there was one."""
    own = [match for match in matches if match.rule in rules]
    if not own:
        return "the pattern stands nowhere in it"
    for match in own:
        longer = (other for other in matches if _wins(other, rules[0]) and other.span.overlaps(match.span))
        if match.state is not HitState.EXCLUDED and next(longer, None):
            return ""
    return own[0].reason or f"it is denied there and counts for {own[0].indicator}"


def _found(matches: tuple[Match, ...], rule: Rule, example: str) -> str:
    """Which words counted although nothing should have; "" when nothing did."""
    hit = next((match for match in matches if _wins(match, rule)), None)
    return "" if hit is None else f"“{hit.span.of(example)}” is a hit, by the pattern “{hit.rule.source}”"
