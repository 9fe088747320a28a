"""Whether every entry can count: dead, duplicate and shadowed ones, contradictory contexts, patterns too broad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from framediff.lexicon.linting.findings import Finding
from framediff.lexicon.matcher import HitState
from framediff.lexicon.model import Entry
from framediff.lexicon.nodes import Gap, Literal
from framediff.lexicon.patterns import Pattern
from framediff.lexicon.surfaces import surfaces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.article import Span
    from framediff.lexicon.matcher import Match, Matcher
    from framediff.lexicon.model import Lexicon
    from framediff.lexicon.rules import Rule

__all__ = ["conditions", "context_findings", "loose_findings", "overlap_findings", "reach_findings"]

_TELLING = frozenset({"pattern", "match", "no_match", "note", "measured", "weight"})
_REFUSING = {
    "before": ("not_before", "not_near", "not_anywhere"),
    "after": ("not_after", "not_near", "not_anywhere"),
    "near": ("not_near", "not_anywhere"),
    "anywhere": ("not_anywhere",),
}
_FEW_LETTERS = 4  # “mil*” takes military, milk, mild, millions
_WIDE = 6
_NOTHING = "qz"  # words that no pattern waits for


def conditions(entry: Entry) -> tuple[object, ...]:
    """All that an entry asks for beside its pattern, for comparison with another."""
    return tuple(value for key, value in msgspec.structs.asdict(entry).items() if key not in _TELLING)


_UNCONDITIONAL = conditions(Entry(""))


@dataclass(frozen=True, slots=True)
class _Standing:
    """What becomes of one surface form of a rule, in a text where its contexts hold.

    Attributes:
        form: its words.
        winner: the rule that counts on the very same words in its place, if one does.
        equals: rules of the same indicator that stand on the very same words.
    """

    form: tuple[str, ...]
    winner: Rule | None
    equals: tuple[Rule, ...]


def overlap_findings(lexicon: Lexicon, matcher: Matcher) -> Iterator[Finding]:
    """Entries that never count, variants of which none does, and entries that add nothing."""
    standing = {rule.number: _standings(matcher, rule) for rule in matcher.rules}
    covered: dict[int, Rule] = {}
    dead: dict[int, Rule] = {}
    for rule in matcher.rules:
        each = standing[rule.number]
        winners = [one.winner for one in each if one.winner is not None and _surely(one.winner, rule)]
        if each and len(winners) == len(each):
            always = all(_always(winner, one.form) for winner, one in zip(winners, each, strict=True))
            (dead if always else covered)[rule.number] = winners[0]
    dead |= {number: first for number, first in _written_twice(matcher).items() if number not in dead}
    gone = dead.keys() | covered.keys()
    for rule in matcher.rules:
        each = standing[rule.number]
        shared = [[other for other in one.equals if other.number not in gone and _surely(other, rule)] for one in each]
        if rule.number in dead:
            yield _covered("dead", rule, dead[rule.number])
        elif rule.number in covered or (each and all(shared)):
            yield _covered("duplicate", rule, covered.get(rule.number) or shared[0][0])
    living = {rule.indicator for rule in matcher.rules if rule.number not in dead and not rule.unresolved}
    for choice_set in lexicon.choice_set:
        for variant in choice_set.variant:
            key = f"{choice_set.id}/{variant.id}"
            if key not in living:
                yield Finding(
                    "unreachable",
                    key,
                    "None of its entries can ever count, so the variant is always nought.",
                    "Give it an entry of its own, or take the variant out.",
                )


def _covered(code: str, rule: Rule, by: Rule) -> Finding:
    same = by.indicator == rule.indicator and not by.unresolved
    never = "It never counts: " if code == "dead" else ""
    return Finding(
        code,
        rule.indicator,
        f"{never}“{by.source}” of {'the same indicator' if same else by.indicator} takes every form that it has.",
        "Take it out and put its examples under the other, or give it a context that tells them apart.",
        pattern=rule.source,
    )


def _standings(matcher: Matcher, rule: Rule) -> list[_Standing]:
    """What becomes of every surface form of the rule; empty where they cannot all be listed."""
    if not isinstance(rule.pattern, Pattern) or rule.leads:
        return []
    surfaces = surfaces_of(rule.pattern.root)
    if not surfaces.complete:
        return []
    before, after = _surroundings(rule)
    standings = []
    for form in surfaces.forms:
        text = f"{before}{form.text}{after}"
        here = [
            match
            for match in matcher.matches(text)
            if match.group == rule.group and match.state is not HitState.EXCLUDED
        ]
        own = next((m for m in here if m.rule is rule and m.span.start == len(before)), None)
        if own is None or own.span.end < len(before) + len(form.text) - 2:  # a possessive ending is no part of a hit
            return []
        won = own.state is not HitState.SHADOWED
        winner = None if won else _winner([match for match in here if match.span == own.span], own.span)
        equals = tuple(
            m.rule for m in here if m.span == own.span and m.rule is not rule and m.rule.indicator == rule.indicator
            and m.rule.unresolved == rule.unresolved
        )  # fmt: skip
        standings.append(_Standing(tuple(form.text.split()), winner, equals))
    return standings


def _surroundings(rule: Rule) -> tuple[str, str]:
    """Words before and after a form in which the contexts that the rule requires stand."""
    first = {kind: next((f.text for p in patterns for f in surfaces_of(p.root, 1).forms), "")
             for kind, patterns in rule.contexts if not kind.startswith("not_")}  # fmt: skip
    before = f"{first['before']} " if "before" in first else ""
    after = f" {first['after']}" if "after" in first else ""
    after += f" {_NOTHING} {first['near']}" if "near" in first else ""
    return before, after + (f". {_NOTHING.title()} {first['anywhere']}" if "anywhere" in first else "")


def _winner(here: list[Match], span: Span) -> Rule | None:
    """The rule that counts where `span` is shadowed."""
    return next((m.rule for m in here if m.state is not HitState.SHADOWED and m.span.overlaps(span)), None)


def _surely(winner: Rule, rule: Rule) -> bool:
    """Whether `winner` stands wherever `rule` does on the same words, whatever is around them."""
    return conditions(winner.entry) in (_UNCONDITIONAL, conditions(rule.entry))


def _always(winner: Rule, form: tuple[str, ...]) -> bool:
    """Whether `winner` has no other form that could keep it from taking the words of `form`, by overlapping them."""
    if not isinstance(winner.pattern, Pattern):
        return False
    surfaces = surfaces_of(winner.pattern.root)
    if all(len(each.parts) == 1 and isinstance(each.parts[0], Literal) for each in surfaces.forms):
        return True
    others = [tuple(each.text.split()) for each in surfaces.forms]
    return surfaces.complete and not any(_meet(other, form) for other in others if other != form)


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two runs of words can stand in one text so that they share a word."""
    return any(
        all(one[i] == other[i + shift] for i in range(len(one)) if 0 <= i + shift < len(other))
        for shift in range(1 - len(one), len(other))
    )


def _written_twice(matcher: Matcher) -> dict[int, Rule]:
    """Rules whose pattern and conditions an earlier rule of the same set or category has."""
    first: dict[tuple[object, ...], Rule] = {}
    twice = {}
    for rule in matcher.rules:
        key = (rule.group, rule.unresolved, rule.leads, " ".join(rule.source.lower().split()), conditions(rule.entry))
        if first.setdefault(key, rule) is not rule:
            twice[rule.number] = first[key]
    return twice


def reach_findings(matcher: Matcher) -> Iterator[Finding]:
    """Entries that win in none of their own examples."""
    by_place: dict[str, list[Rule]] = {}
    for rule in matcher.rules:
        by_place.setdefault(rule.place, []).append(rule)
    for rules in by_place.values():
        rule = rules[0]
        if rule.topic or not rule.entry.match:
            continue
        winner = None
        for example in rule.entry.match:
            here = [m for m in matcher.matches(example) if m.group == rule.group]
            own = [m for m in here if m.rule in rules]
            if not own or any(m.state is not HitState.SHADOWED for m in own):
                break
            winner = winner or _winner(here, own[0].span)
        else:
            if winner is not None:
                yield Finding(
                    "shadowed",
                    rule.indicator,
                    f"In each of its own examples another entry wins, such as “{winner.source}” of {winner.indicator}.",
                    "Write an example that only this entry finds, or take the entry out.",
                    pattern=rule.source,
                )


def context_findings(matcher: Matcher) -> Iterator[Finding]:
    """Entries one of whose contexts refuses what another requires."""
    for rule in matcher.rules:
        for wanted, refusing in _REFUSING.items():
            required = set(getattr(rule.entry, wanted, ()))
            for kind in refusing:
                both = sorted(required.intersection(getattr(rule.entry, kind, ())))
                if both:
                    whole = "so it never counts" if len(both) == len(required) else "so that part never holds"
                    yield Finding(
                        "contradiction",
                        rule.indicator,
                        f"`{wanted}` requires “{both[0]}” and `{kind}` refuses it, {whole}.",
                        "Take it out of one of the two.",
                        pattern=rule.source,
                    )


def loose_findings(matcher: Matcher) -> Iterator[Finding]:
    """Entries without a context whose wildcard or gap takes almost anything."""
    for rule in matcher.rules:
        if not isinstance(rule.pattern, Pattern) or any(not kind.startswith("not_") for kind, _ in rule.contexts):
            continue
        parts = [form.parts for form in surfaces_of(rule.pattern.root).forms]
        short = next((word for way in parts if len(way) == 1 and (word := _short(way[0]))), "")
        if short:
            yield Finding(
                "over-broad",
                rule.indicator,
                f"“{short}” has few fixed letters and takes any word that has them.",
                "Write the words that are meant, or a context that must stand near.",
                pattern=rule.source,
            )
        widest = max((part.longest for way in parts for part in way if isinstance(part, Gap)), default=0)
        if widest > _WIDE:
            yield Finding(
                "wide-gap",
                rule.indicator,
                f"Its gap of up to {widest} words joins words that may have nothing to do with each other.",
                "Narrow the gap, or name what must stand near.",
                pattern=rule.source,
            )


def _short(part: Literal | Gap) -> str:
    """The word of a part that is one with `*` and few letters beside it, else ""."""
    if not isinstance(part, Literal) or "*" not in part.word:
        return ""
    return part.word if sum(letter.isalnum() for letter in part.word) < _FEW_LETTERS else ""
