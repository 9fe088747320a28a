"""What a lexicon does in the texts that it is run over: entries without a hit, patterns that take too much."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.lexicon.linting.findings import Finding, listed
from framediff.lexicon.linting.sides import marked_of, mirrored_sides, unequal
from framediff.lexicon.matcher import HitState, Matcher
from framediff.lexicon.patterns.grammar import Pattern
from framediff.lexicon.patterns.nodes import Choice, Gap, Literal
from framediff.words import count_words, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from framediff.article import Article
    from framediff.lexicon.linting.sides import Marked
    from framediff.lexicon.model import Lexicon
    from framediff.lexicon.patterns.nodes import Node
    from framediff.lexicon.rules import Rule

__all__ = ["Usage", "Wordings", "text_findings", "usage", "wordings"]

MOST_FORMS = 24  # a reader can check so many at a glance; an entry that takes more is read by nobody
_COMMON = 1000  # running words for one of a common word
_ENOUGH_HITS = 10
_WORTH_SAYING = 3
_SHOWN = 3


@dataclass(slots=True)
class _Use:
    """What became of one entry's pattern in the texts, and the wordings that were counted."""

    states: Counter[HitState] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Usage:
    """A lexicon run over texts.

    Attributes:
        rules: its entries and verbs.
        articles: how many articles there were.
        words: their running words, in zones that are counted.
        uses: for each rule what became of it.
    """

    rules: tuple[Rule, ...]
    articles: int
    words: int
    uses: tuple[_Use, ...] = field(repr=False)

    def hits(self, rule: Rule) -> int:
        """How often the rule counted; for an unresolved mention, how often it was listed."""
        return sum(self.uses[rule.number].forms.values())


@dataclass(frozen=True, slots=True)
class Wordings:
    """What one entry's pattern takes in the texts.

    Attributes:
        at: the indicator, choice set or topic.
        pattern: the entry's pattern.
        forms: the wordings in small letters with how often each is counted, the most frequent first.
    """

    at: str
    pattern: str
    forms: tuple[tuple[str, int], ...]


def usage(lexicon: Lexicon, articles: Iterable[Article], step: Callable[[], None] | None = None) -> Usage:
    """Run `lexicon` over `articles`; whose words they are plays no part. `step` is called after each."""
    matcher = Matcher.for_lexicon(lexicon)
    uses = tuple(_Use() for _ in matcher.rules)
    number = words = 0
    for article in articles:
        number += 1
        words += sum(count_words(zone.span.of(article.text)) for zone in article.scored)
        zones = [zone.span for zone in article.scored]
        for match in matcher.matches(article.text, zones, article.metadata.date.days):
            if match.owner is not match.rule.owners[0]:
                continue  # a place counts once for its entry, however many categories it counts for
            use = uses[match.rule.number]
            use.states[match.state] += 1
            if match.state in (HitState.COUNTED, HitState.UNRESOLVED):
                use.forms[" ".join(fold(match.span.of(article.text)).split())] += 1
        if step is not None:
            step()
    return Usage(matcher.rules, number, words, uses)


def wordings(used: Usage) -> tuple[Wordings, ...]:
    """What each entry with a wildcard, an optional part or a gap takes, where it takes anything."""
    return tuple(
        Wordings(rule.indicator, rule.source, _most_frequent(used.uses[rule.number].forms))
        for rule in used.rules
        if used.uses[rule.number].forms and isinstance(rule.pattern, Pattern) and _leaves(rule.pattern.root, "optional")
    )


def _most_frequent(forms: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(forms.items(), key=lambda item: (-item[1], item[0])))


def _leaves(node: Node, *also: str) -> bool:
    """Whether a pattern has a wildcard or a gap, or, with “optional”, words that may be left out."""
    if isinstance(node, Literal):
        return node.test is not None
    if isinstance(node, Gap):
        return node.longest > 0
    left_out = "optional" in also and isinstance(node, Choice) and node.optional
    return left_out or any(_leaves(part, *also) for part in node.parts)


def text_findings(lexicon: Lexicon, used: Usage) -> Iterator[Finding]:
    """What the texts show of the lexicon."""
    for rule in used.rules:
        yield from _broad(rule, used)
        yield from _common(rule, used)
        states = used.uses[rule.number].states
        if states and set(states) == {HitState.SHADOWED}:
            yield Finding(
                "always-shadowed",
                rule.indicator,
                f"It stands {_times(states.total())} in the {_articles(used)} and never counts: another covers it.",
                "See `framediff lexicon trace` for what covers it; take it out if it adds nothing.",
                pattern=rule.source,
            )
    yield from _idle(used)
    yield from _hits(lexicon, used)


def _broad(rule: Rule, used: Usage) -> Iterator[Finding]:
    forms = _most_frequent(used.uses[rule.number].forms)
    if len(forms) > MOST_FORMS and (not isinstance(rule.pattern, Pattern) or _leaves(rule.pattern.root)):
        shown = ", ".join(f"“{form}”" for form, _ in forms[:_SHOWN])
        yield Finding(
            "many-forms",
            rule.indicator,
            f"It takes {len(forms)} different wordings in the {_articles(used)}, such as {shown}.",
            "Read them below, and write out those that are meant.",
            pattern=rule.source,
        )


def _common(rule: Rule, used: Usage) -> Iterator[Finding]:
    hits = used.hits(rule)
    single = all(form.replace("'", "").isalnum() for form in used.uses[rule.number].forms)
    bare = not rule.contexts and not rule.topic and not rule.leads and not rule.unresolved
    if bare and single and hits >= _ENOUGH_HITS and hits * _COMMON >= used.words:
        yield Finding(
            "common-word",
            rule.indicator,
            f"Single words of it are {hits:,} of the {used.words:,} words of the {_articles(used)}.",
            "Make sure that they always mean what is counted, or name what must stand near.",
            pattern=rule.source,
        )


def _idle(used: Usage) -> Iterator[Finding]:
    """Entries that stand nowhere, by what they count for."""
    owners: dict[str, dict[str, list[Rule]]] = {}
    for rule in used.rules:
        owners.setdefault(rule.indicator, {}).setdefault(rule.place, []).append(rule)
    for at, places in owners.items():
        nowhere = [rules[0].source for rules in places.values() if not any(used.uses[r.number].states for r in rules)]
        if nowhere:
            verb = "entry stands" if len(places) == 1 else "entries stand"
            yield Finding(
                "no-hit",
                at,
                f"{len(nowhere)} of {len(places)} {verb} nowhere in the {_articles(used)}: {listed(nowhere)}.",
                "Nothing, unless these texts ought to have them.",
            )


def _hits(lexicon: Lexicon, used: Usage) -> Iterator[Finding]:
    """Sides and mirrors of unequal hits."""
    hits: Counter[str] = Counter()
    for rule in used.rules:
        if not rule.topic and not rule.unresolved:
            hits[rule.indicator] += used.hits(rule)
    marked = list(marked_of(lexicon))
    for (first, second), sides in mirrored_sides(marked).items():
        one, other = (sum(hits[each.id] for each in side) for side in sides)
        yield from _apart(lexicon.id, f"“{first}” and “{second}”", one, other, used)
        for each in sides[0]:
            yield from _pair(each, sides[1], hits, used)


def _pair(each: Marked, others: Sequence[Marked], hits: Counter[str], used: Usage) -> Iterator[Finding]:
    named = each.id_of(each.own.mirror)
    if any(other.id == named and other.own.mirror == each.own.id for other in others):
        yield from _apart(each.id, f"It and its mirror {named}", hits[each.id], hits[named], used)


def _apart(at: str, who: str, one: int, other: int, used: Usage) -> Iterator[Finding]:
    if unequal(one, other, _WORTH_SAYING):
        yield Finding(
            "unequal-hits",
            at,
            f"{who} have {one:,} and {other:,} hits in the {_articles(used)}.",
            "See whether the smaller lacks an entry; the texts may simply use the other.",
        )


def _articles(used: Usage) -> str:
    return "1 article" if used.articles == 1 else f"{used.articles:,} articles"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"
