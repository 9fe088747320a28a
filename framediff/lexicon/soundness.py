"""What a lexicon must be beyond its types: named, sourced, mirrored, and made of patterns that can be read."""

from __future__ import annotations

import re
from collections import Counter
from math import isfinite
from typing import TYPE_CHECKING

from framediff.lexicon.patterns.grammar import PatternError, is_plain, parse_pattern
from framediff.lexicon.patterns.regular import parse_regular
from framediff.lexicon.rules import CONTEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.lexicon.model import Category, ChoiceSet, Entry, Lexicon, Variant

__all__ = ["first_fault"]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KINDS = ("frames", "issue", "rhetoric", "verbs")
_NEGATED = ("exclude", "flag", "mirror")
_TAKES = ("addressee", "clause", "infinitive", "object", "question", "quote", "that")


def first_fault(lexicon: Lexicon) -> str | None:
    """The first thing that is wrong with `lexicon`, as `place: reason`, or None."""
    return next(_faults(lexicon), None)


def _faults(lexicon: Lexicon) -> Iterator[str]:
    yield from _head(lexicon)
    for choice_set in lexicon.choice_set:
        yield from _choice_set(choice_set)
    parents = {category.parent for category in lexicon.category}
    for category in lexicon.category:
        yield from _category(category, {other.id for other in lexicon.category} - {category.id}, parents)
    yield from _circles(lexicon)
    for topic in lexicon.topic:
        if not topic.entry:
            yield f"topic {topic.id}: it has no entry"
    for place, entry in lexicon.entries():
        yield from _entry(place, entry)
        if entry.weight != 1 and not place.startswith("category "):
            yield f"{place}: “weight” belongs to the entries of a category; names are chosen or not"


def _head(lexicon: Lexicon) -> Iterator[str]:
    """What is wrong with the keys at the top, and with ids that must differ across the file."""
    for key in ("id", "title", "language", "version", "licence"):
        if not getattr(lexicon, key).strip():
            yield f"“{key}” is empty"
    if lexicon.kind and lexicon.kind not in _KINDS:
        yield f"“kind” is one of {', '.join(_KINDS)}, not “{lexicon.kind}”"
    for source in lexicon.subject:
        yield from _readable("", "subject", source)
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


def _circles(lexicon: Lexicon) -> Iterator[str]:
    """Categories that are, over others, a part of themselves."""
    parents = {category.id: category.parent for category in lexicon.category}
    for start, parent in parents.items():
        above, seen = parent, {start}
        while above in parents and above not in seen:
            seen.add(above)
            above = parents[above]
        if above == start:
            yield f"category {start}: it is its own parent{'' if len(seen) == 1 else ' by way of others'}"


def _category(category: Category, others: set[str], parents: set[str]) -> Iterator[str]:
    place = f"category {category.id}"
    if not category.entry and not category.verb and category.id not in parents:
        yield f"{place}: it has neither an entry nor a verb, and no other category is a part of it"
    if category.parent and category.parent not in others:
        yield f"{place}: its parent “{category.parent}” is not the id of another category"
    if category.negated not in _NEGATED:
        yield f"{place}: “negated” is one of {', '.join(_NEGATED)}, not “{category.negated}”"
    if category.negated == "mirror" and not category.mirror:
        yield f"{place}: its denied hits are to count for its mirror, so it needs “mirror”"
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
    if entry.regex:
        try:
            parse_regular(entry.pattern, case=entry.case)
        except PatternError as error:
            yield _unusable(place, "pattern", entry.pattern, error)
    else:
        yield from _readable(place, "pattern", entry.pattern, case=entry.case)
    for key in CONTEXTS:
        for source in getattr(entry, key):
            yield from _readable(place, f"{key} pattern", source)
    yield from _contradictions(place, entry)
    if entry.since and entry.until and entry.since > entry.until:
        yield f"{place}: it holds since {entry.since} and until {entry.until}, which is never"
    if not isfinite(entry.weight) or entry.weight == 0:
        yield f"{place}: “weight” must be a number other than 0"
    measured = entry.measured
    if measured is not None and not (measured.coders >= 1 <= measured.coded and 0 <= measured.right <= measured.coded):
        yield f"{place}: “measured” must have coded and coders of at least 1, and right from 0 to coded"


def _contradictions(place: str, entry: Entry) -> Iterator[str]:
    """Contexts that refuse what they ask for, so that the entry could never give a hit."""
    if not (entry.not_before or entry.not_after or entry.not_near or entry.not_anywhere):
        return
    for key in ("before", "after", "near", "anywhere"):
        wanted = {source.strip().lower() for source in getattr(entry, key)}
        refused = {source.strip().lower() for source in getattr(entry, f"not_{key}")}
        if wanted and wanted <= refused:
            yield f"{place}: every pattern of “{key}” stands in “not_{key}” too, so it could never match"
    everywhere = {source.strip().lower() for source in entry.not_anywhere}
    near = {source.strip().lower() for source in entry.near}
    if near and near <= everywhere:
        yield f"{place}: every pattern of “near” stands in “not_anywhere” too, so it could never match"


_SHOWN = 120  # characters of a pattern that a message quotes whole


def _readable(place: str, what: str, source: str, *, case: bool = False) -> Iterator[str]:
    if is_plain(source):
        return
    try:
        parse_pattern(source, case=case)
    except PatternError as error:
        yield _unusable(place, what, source, error)


def _unusable(place: str, what: str, source: str, error: PatternError) -> str:
    at = f" at character {error.position}" if error.position else ""
    start = f"{place}: " if place else ""
    shown = source if len(source) <= _SHOWN else f"{source[: _SHOWN // 2]} … {source[-_SHOWN // 2 :]}"
    return f"{start}the {what} “{shown}” cannot be used{at}: {error.reason}"
