"""What a lexicon must be beyond its types: named, sourced, mirrored, and made of patterns that can be read."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from framediff.lexicon.patterns import PatternError, parse_pattern
from framediff.lexicon.regular import parse_regular
from framediff.lexicon.rules import CONTEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.lexicon.model import Category, ChoiceSet, Entry, Lexicon, Variant

__all__ = ["first_fault"]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAKES = ("addressee", "clause", "infinitive", "object", "question", "quote", "that")


def first_fault(lexicon: Lexicon) -> str | None:
    """The first thing that is wrong with `lexicon`, as `place: reason`, or None."""
    return next(_faults(lexicon), None)


def _faults(lexicon: Lexicon) -> Iterator[str]:
    yield from _head(lexicon)
    for choice_set in lexicon.choice_set:
        yield from _choice_set(choice_set)
    for category in lexicon.category:
        yield from _category(category, {other.id for other in lexicon.category} - {category.id})
    for topic in lexicon.topic:
        if not topic.entry:
            yield f"topic {topic.id}: it has no entry"
    for place, entry in lexicon.entries():
        yield from _entry(place, entry)


def _head(lexicon: Lexicon) -> Iterator[str]:
    """What is wrong with the keys at the top, and with ids that must differ across the file."""
    for key in ("id", "title", "language", "version", "licence"):
        if not getattr(lexicon, key).strip():
            yield f"“{key}” is empty"
    yield from _ids("", [lexicon.id])
    if not (lexicon.choice_set or lexicon.category or lexicon.topic):
        yield "it has no choice_set, no category and no topic, so there is nothing to find"
    yield from _ids("choice_set", [choice_set.id for choice_set in lexicon.choice_set])
    yield from _ids("category", [category.id for category in lexicon.category])
    yield from _ids("topic", [topic.id for topic in lexicon.topic])
    sets = {choice_set.id for choice_set in lexicon.choice_set}
    for category in lexicon.category:
        if category.id in sets:
            yield f"category {category.id}: a choice_set has the same id; give each its own id"


def _ids(kind: str, ids: Sequence[str]) -> Iterator[str]:
    for name, times in Counter(ids).items():
        place = f"{kind} {name}: " if kind else ""
        if not _ID.fullmatch(name):
            yield f"{place}the id “{name}” must be lower-case letters, digits and single hyphens"
        if times > 1:
            yield f"{place}the id stands {times} times; give each its own id"


def _choice_set(choice_set: ChoiceSet) -> Iterator[str]:
    place = f"choice_set {choice_set.id}"
    if not choice_set.variant:
        yield f"{place}: it has no variant"
    yield from _ids(f"{place}, variant", [variant.id for variant in choice_set.variant])
    variants = {variant.id for variant in choice_set.variant}
    for variant in choice_set.variant:
        here = f"{place}, variant {variant.id}"
        if not variant.entry:
            yield f"{here}: it has no entry"
        yield from _sided(here, variant, variants - {variant.id}, "another variant of the same choice_set")


def _category(category: Category, others: set[str]) -> Iterator[str]:
    place = f"category {category.id}"
    if not category.entry and not category.verb:
        yield f"{place}: it has neither an entry nor a verb"
    yield from _sided(place, category, others, "another category")
    yield from _verbs(place, category)


def _sided(place: str, marked: Variant | Category, others: set[str], kind: str) -> Iterator[str]:
    """What is wrong with the side that an indicator is marked with."""
    if marked.side:
        for key in ("used_by", "objected_by", "sources", "mirror"):
            if not getattr(marked, key):
                yield f"{place}: it is marked with the side “{marked.side}”, so it needs “{key}”"
    if marked.mirror and marked.mirror not in others:
        yield f"{place}: its mirror “{marked.mirror}” is not the id of {kind}"


def _verbs(place: str, category: Category) -> Iterator[str]:
    for number, verb in enumerate(category.verb, 1):
        here = f"{place}, verb {number}"
        for form in (verb.lemma, *verb.forms, *verb.ambiguous):
            if not re.fullmatch(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*", form):
                yield f"{here}: “{form}” must be plain words"
        for content in verb.takes:
            if content not in _TAKES:
                yield f"{here}: “takes” knows {', '.join(_TAKES)}, not “{content}”"


def _entry(place: str, entry: Entry) -> Iterator[str]:
    patterns = [("pattern", "", entry.pattern)]
    patterns += [(key, f"{key} ", source) for key in CONTEXTS for source in getattr(entry, key)]
    for key, shown, source in patterns:
        try:
            if entry.regex and key == "pattern":
                parse_regular(source, case=entry.case)
            else:
                parse_pattern(source, case=entry.case and key == "pattern")
        except PatternError as error:
            at = f" at character {error.position}" if error.position else ""
            yield f"{place}: the {shown}pattern “{source}” cannot be used{at}: {error.reason}"
