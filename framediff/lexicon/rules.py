"""The rules of a lexicon: its entries and verbs, compiled, each with what it counts for."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from framediff.lexicon.model import Entry
from framediff.lexicon.patterns.grammar import Pattern, parse_pattern
from framediff.lexicon.patterns.inflection import forms_of
from framediff.lexicon.patterns.regular import RegularPattern, parse_regular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.lexicon.model import Category, Lexicon, Verb

__all__ = ["CONTEXTS", "Owner", "Rule", "rules_of"]

CONTEXTS = ("before", "after", "near", "anywhere", "not_before", "not_after", "not_near", "not_anywhere")
"""The contexts an entry may name, in the order in which they are tried."""

_QUESTION_WORDS = frozenset({"how", "if", "what", "when", "where", "whether", "which", "who", "whom", "whose", "why"})


@dataclass(frozen=True, slots=True)
class Owner:
    """What an entry counts for.

    Attributes:
        group: the choice set, category or topic within which the longest match wins.
        indicator: id of the indicator; for unresolved entries the choice set's, for topics the topic's.
        label: the words a reader sees for that.
        negated: what becomes of a hit that is denied: `flag`, `exclude`, or `mirror`.
    """

    group: str
    indicator: str
    label: str
    negated: str = "flag"


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry or verb of a lexicon, compiled.

    Attributes:
        number: its position in the lexicon's file.
        place: where it stands there, in words.
        owners: what it counts for: its own indicator, then the categories that this is a part of.
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
    owners: tuple[Owner, ...]
    source: str
    entry: Entry = field(repr=False)
    pattern: Pattern | RegularPattern = field(repr=False)
    contexts: tuple[tuple[str, tuple[Pattern, ...]], ...] = field(default=(), repr=False)
    unresolved: bool = False
    topic: bool = False
    leads: frozenset[str] = frozenset()

    @property
    def group(self) -> str:
        """The choice set, category or topic it belongs to."""
        return self.owners[0].group

    @property
    def indicator(self) -> str:
        """Id of the indicator it belongs to."""
        return self.owners[0].indicator

    @property
    def label(self) -> str:
        """The words a reader sees for that indicator."""
        return self.owners[0].label


def rules_of(lexicon: Lexicon) -> Iterator[Rule]:
    """Everything the lexicon finds, in the order of its file, verbs last.

    Raises:
        PatternError: a pattern cannot be read.
    """
    numbers = count()
    for (place, entry), owners in zip(lexicon.entries(), _owners(lexicon), strict=True):
        parse = parse_regular if entry.regex else parse_pattern
        yield Rule(
            number=next(numbers),
            place=place,
            owners=owners,
            source=entry.pattern,
            entry=entry,
            pattern=parse(entry.pattern, case=entry.case),
            contexts=tuple(
                (kind, tuple(parse_pattern(source) for source in getattr(entry, kind)))
                for kind in CONTEXTS
                if getattr(entry, kind)
            ),
            unresolved=", unresolved " in place,
            topic=place.startswith("topic "),
        )
    for category in lexicon.category:
        owners = _category_owners(lexicon, category)
        for position, verb in enumerate(category.verb, 1):
            for forms, ambiguous in _forms(verb):
                yield Rule(
                    number=next(numbers),
                    place=f"category {category.id}, verb {position}",
                    owners=owners,
                    source=verb.lemma,
                    entry=Entry(verb.lemma, verb.match, verb.no_match),
                    pattern=parse_pattern(f"({'|'.join(forms)})"),
                    leads=_leads(verb) if ambiguous else frozenset(),
                )


def _owners(lexicon: Lexicon) -> Iterator[tuple[Owner, ...]]:
    """What each of `Lexicon.entries()` counts for, in that order."""
    for choice_set in lexicon.choice_set:
        for variant in choice_set.variant:
            named = Owner(choice_set.id, f"{choice_set.id}/{variant.id}", variant.label)
            yield from ((named,) for _ in variant.entry)
        named = Owner(choice_set.id, choice_set.id, choice_set.label or choice_set.referent)
        yield from ((named,) for _ in choice_set.unresolved)
    for category in lexicon.category:
        owners = _category_owners(lexicon, category)
        yield from (owners for _ in category.entry)
    for topic in lexicon.topic:
        named = Owner(f"topic {topic.id}", topic.id, topic.label)
        yield from ((named,) for _ in topic.entry)


def _category_owners(lexicon: Lexicon, category: Category) -> tuple[Owner, ...]:
    """The category and those that it is a part of."""
    return tuple(Owner(each.id, each.id, each.label, each.negated) for each in (category, *lexicon.ancestors(category)))


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
