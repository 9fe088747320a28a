"""The rules of a lexicon: its entries and verbs, compiled, each with what it counts for."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from framediff.lexicon.inflection import forms_of
from framediff.lexicon.model import Entry
from framediff.lexicon.patterns import Pattern, parse_pattern
from framediff.lexicon.regular import RegularPattern, parse_regular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.lexicon.model import Lexicon, Verb

__all__ = ["CONTEXTS", "Rule", "rules_of"]

CONTEXTS = ("before", "after", "near", "not_before", "not_after", "not_near")
"""The contexts an entry may name, in the order in which they are tried."""

_QUESTION_WORDS = frozenset({"how", "if", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"})


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry or verb of a lexicon, compiled.

    Attributes:
        number: its position in the lexicon's file.
        place: where it stands there, in words.
        group: the choice set, category or topic within which the longest match wins.
        indicator: id of what it counts for; for unresolved entries the choice set's, for topics the topic's.
        label: the words a reader sees for that.
        source: the pattern or lemma, as the lexicon has it.
        entry: the entry, or the verb's examples in the form of one.
        pattern: what to find.
        contexts: the entry's contexts: their kind and their patterns.
        unresolved: whether it is one of a choice set's unresolved mentions.
        topic: whether it belongs to a topic.
        leads: words of which one must follow, unless a quotation stands beside it (ambiguous forms of verbs); empty
            where neither is needed.
    """

    number: int
    place: str
    group: str
    indicator: str
    label: str
    source: str
    entry: Entry = field(repr=False)
    pattern: Pattern | RegularPattern = field(repr=False)
    contexts: tuple[tuple[str, tuple[Pattern, ...]], ...] = field(default=(), repr=False)
    unresolved: bool = False
    topic: bool = False
    leads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Owner:
    """What an entry counts for."""

    group: str
    indicator: str
    label: str
    unresolved: bool = False
    topic: bool = False


def rules_of(lexicon: Lexicon) -> Iterator[Rule]:
    """Everything the lexicon finds, in the order of its file, verbs last.

    Raises:
        PatternError: a pattern cannot be read.
    """
    numbers = count()
    for (place, entry), owner in zip(lexicon.entries(), _owners(lexicon), strict=True):
        parse = parse_regular if entry.regex else parse_pattern
        yield Rule(
            number=next(numbers),
            place=place,
            group=owner.group,
            indicator=owner.indicator,
            label=owner.label,
            source=entry.pattern,
            entry=entry,
            pattern=parse(entry.pattern, case=entry.case),
            contexts=tuple(
                (kind, tuple(parse_pattern(source) for source in getattr(entry, kind)))
                for kind in CONTEXTS
                if getattr(entry, kind)
            ),
            unresolved=owner.unresolved,
            topic=owner.topic,
        )
    for category in lexicon.category:
        for position, verb in enumerate(category.verb, 1):
            for forms, ambiguous in _forms(verb):
                yield Rule(
                    number=next(numbers),
                    place=f"category {category.id}, verb {position}",
                    group=category.id,
                    indicator=category.id,
                    label=category.label,
                    source=verb.lemma,
                    entry=Entry(verb.lemma, verb.match, verb.no_match),
                    pattern=parse_pattern(f"({'|'.join(forms)})"),
                    leads=_leads(verb) if ambiguous else frozenset(),
                )


def _owners(lexicon: Lexicon) -> Iterator[_Owner]:
    """What each of `Lexicon.entries()` counts for, in that order."""
    for choice_set in lexicon.choice_set:
        for variant in choice_set.variant:
            for _ in variant.entry:
                yield _Owner(choice_set.id, f"{choice_set.id}/{variant.id}", variant.label)
        for _ in choice_set.unresolved:
            yield _Owner(choice_set.id, choice_set.id, choice_set.label or choice_set.referent, unresolved=True)
    for category in lexicon.category:
        for _ in category.entry:
            yield _Owner(category.id, category.id, category.label)
    for topic in lexicon.topic:
        for _ in topic.entry:
            yield _Owner(f"topic {topic.id}", topic.id, topic.label, topic=True)


def _leads(verb: Verb) -> frozenset[str]:
    """The words after an ambiguous form that show it to be a verb of speech."""
    return frozenset({"that"} | (_QUESTION_WORDS if "question" in verb.takes else frozenset()))


def _forms(verb: Verb) -> Iterator[tuple[list[str], bool]]:
    """The verb's plain forms, then its ambiguous ones, where it has any."""
    forms = forms_of(verb)
    for ambiguous in (False, True):
        chosen = [form for form in forms if (form in verb.ambiguous) is ambiguous]
        if chosen:
            yield chosen, ambiguous
