"""Whether every entry counts for something that no other has: dead, duplicate and shadowed entries."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

import msgspec

from framediff.article import Span
from framediff.lexicon.linting.findings import Finding
from framediff.lexicon.matcher import HitState
from framediff.lexicon.model import Entry
from framediff.lexicon.patterns.grammar import Pattern
from framediff.lexicon.patterns.nodes import Literal
from framediff.lexicon.patterns.surfaces import surfaces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.lexicon.matcher import Match, Matcher
    from framediff.lexicon.model import Lexicon
    from framediff.lexicon.rules import Rule

__all__ = ["example_overlaps", "overlap_findings"]

_TELLING = frozenset({"pattern", "match", "no_match", "note", "measured", "weight"})
_TOGETHER = 256  # texts read at once; what must stand anywhere is looked for in all of them
_NOTHING = "qz"  # words that no pattern waits for


def _conditions(entry: Entry) -> tuple[object, ...]:
    """All that an entry asks for beside its pattern, for comparison with another."""
    return tuple(value for key, value in msgspec.structs.asdict(entry).items() if key not in _TELLING)


_UNCONDITIONAL = _conditions(Entry(""))


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
    standing = _standings(matcher)
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


def _standings(matcher: Matcher) -> dict[int, list[_Standing]]:
    """What becomes of every surface form of each rule; of a rule whose forms cannot all be listed, nothing."""
    jobs: list[tuple[Rule, str, str]] = []
    texts = []
    for rule in matcher.rules:
        if isinstance(rule.pattern, Pattern) and not rule.leads:
            surfaces = surfaces_of(rule.pattern.root)
            before, after = _surroundings(rule)
            for form in surfaces.forms if surfaces.complete else ():
                jobs.append((rule, before, form.text))
                texts.append(f"{before}{form.text}{after}")
    standings: dict[int, list[_Standing]] = {rule.number: [] for rule in matcher.rules}
    unread = set()
    for (rule, before, words), (offset, matches) in zip(jobs, _read(matcher, texts), strict=True):
        each = _standing(rule, words, offset + len(before), matches)
        if each is None:
            unread.add(rule.number)
        else:
            standings[rule.number].append(each)
    return standings | {number: [] for number in unread}


def _standing(rule: Rule, form: str, start: int, matches: Sequence[Match]) -> _Standing | None:
    """What becomes of one form of the rule at `start`; None where the rule does not stand there, as it ought to."""
    here = [match for match in matches if match.group == rule.group and match.state is not HitState.EXCLUDED]
    own = next((match for match in here if match.rule is rule and match.span.start == start), None)
    if own is None or own.span.end < start + len(form) - 2:  # a possessive ending is no part of a hit
        return None
    same = [match for match in here if match.span == own.span and match.rule is not rule]
    return _Standing(
        form=tuple(form.split()),
        winner=_winner(same, own.span) if own.state is HitState.SHADOWED else None,
        equals=tuple(
            match.rule
            for match in same
            if match.rule.indicator == rule.indicator and match.rule.unresolved == rule.unresolved
        ),
    )


def _read(matcher: Matcher, texts: Sequence[str]) -> Iterator[tuple[int, list[Match]]]:
    """For each text its matches, and the offset from which their spans count.

    Many are read at once, as zones of one text: what must stand anywhere may then stand in another of them, and what
    must not may refuse an entry for the sake of another, which makes findings fewer, but for those by examples.
    """
    for first in range(0, len(texts), _TOGETHER):
        some = texts[first : first + _TOGETHER]
        starts = list(accumulate((len(text) + 2 for text in some), initial=0))
        found: list[list[Match]] = [[] for _ in some]
        zones = [Span(start, start + len(text)) for start, text in zip(starts, some, strict=False)]
        for match in matcher.matches("\n\n".join(some), zones):
            found[bisect_right(starts, match.span.start) - 1].append(match)
        yield from zip(starts, found, strict=False)


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
    return _conditions(winner.entry) in (_UNCONDITIONAL, _conditions(rule.entry))


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
        key = (rule.group, rule.unresolved, rule.leads, " ".join(rule.source.lower().split()), _conditions(rule.entry))
        if first.setdefault(key, rule) is not rule:
            twice[rule.number] = first[key]
    return twice


def example_overlaps(matcher: Matcher) -> Iterator[Finding]:
    """Entries that win in none of their own examples."""
    by_place: dict[str, list[Rule]] = {}
    for rule in matcher.rules:
        if not rule.topic and rule.entry.match:
            by_place.setdefault(rule.place, []).append(rule)
    read = _read(matcher, [example for rules in by_place.values() for example in rules[0].entry.match])
    for rules in by_place.values():
        rule = rules[0]
        winners = [_outdone(rules, matches) for _, (_, matches) in zip(rule.entry.match, read, strict=False)]
        if None not in winners:  # each by itself, since the others may have helped what must stand anywhere
            winners = [_outdone(rules, matcher.matches(example)) for example in rule.entry.match]
        if winners[0] is not None and None not in winners:
            yield Finding(
                "shadowed",
                rule.indicator,
                f"In each of its own examples another entry wins, such as “{winners[0].source}” of "
                f"{winners[0].indicator}.",
                "Write an example that only this entry finds, or take the entry out.",
                pattern=rule.source,
            )


def _outdone(rules: Sequence[Rule], matches: Sequence[Match]) -> Rule | None:
    """The rule that wins in an example of the entry that `rules` are; None where the entry counts, or is not there."""
    here = [match for match in matches if match.group == rules[0].group]
    own = [match for match in here if match.rule in rules]
    if not own or any(match.state is not HitState.SHADOWED for match in own):
        return None
    return _winner(here, own[0].span)
