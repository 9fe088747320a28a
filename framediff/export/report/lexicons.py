"""The lexicons of a report, printed, so that a reader sees what was looked for and can object to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import Bullets, Column, Paragraph, Said, Section, Table
from framediff.lexicon import coverage
from framediff.lexicon.rules import CONTEXTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from framediff.comparison import Study
    from framediff.lexicon import Category, Lexicon, Variant
    from framediff.lexicon.model import Entry, Verb

__all__ = ["ENTRIES", "lexicon_sections"]

ENTRIES = ("found", "all")
"""Which entries are printed: those of everything that has a place in some article, or all."""

_COLUMNS = (
    Column("id", "id"),
    Column("label", ""),
    Column("used_by", "used by"),
    Column("objected_by", "objected to by"),
    Column("patterns", "patterns"),
)
_SIGNS = Said(
    "Patterns: * any letters, ? one letter, + a noun and its plural, ~ all forms of a verb, | between alternatives, "
    "a hyphen within one of them for a space, [ ] words that may be missing, ( ) phrases, {0-3} up to three words "
    "between, {0-4: a & b} in any order. Behind a pattern stands in « » what must or must not stand near it, and from "
    "when to when it holds. Case, dashes and quotation marks do not matter unless that is said."
)


def lexicon_sections(study: Study, shown: Sequence[str], entries: str = "found") -> list[Section]:
    """The lexicons with those ids, one line for each indicator: who uses it, who objects to it, all of its patterns.

    Args:
        study: what was compared.
        shown: ids of lexicons.
        entries: one of `ENTRIES`; what is not printed is counted and named.
    """
    everything = entries == "all"
    found = {(hit.lexicon_id, hit.set_id) for studied in study for hit in studied.hits}
    topics = {key for studied in study for key, _ in studied.mentions}
    there = {id(study.topics[key]) for key in topics}
    made = []
    for lexicon in study.lexicons:
        if lexicon.id not in shown:
            continue
        sets = {each.id for each in lexicon.choice_set if everything or (lexicon.id, each.id) in found}
        categories = {each.id for each in lexicon.category if everything or (lexicon.id, each.id) in found}
        on = {each.id for each in lexicon.topic if everything or id(each) in there}
        made.append(_section(lexicon, sets, categories, on, study.fingerprints[lexicon.id]))
    return made


def _section(
    lexicon: Lexicon, sets: Collection[str], categories: Collection[str], topics: Collection[str], sha256: str
) -> Section:
    about = " ".join(lexicon.about.split())
    tested = f"{lexicon.id} {lexicon.version}, {lexicon.licence}; {coverage(lexicon)}"
    rest = list(_rest(lexicon, sets, categories, topics))
    told = []
    if rest:
        told.append(
            "Printed below are the entries of everything that has a place in some article, counted or not. What "
            f"follows was looked for, too, and found in none; its entries are in the file with sha256 {sha256}, and "
            "`framediff report --lexicon-entries all` prints them. In brackets is how many they are."
        )
    table = Table(
        f"lexicon-{lexicon.id}",
        "",
        _COLUMNS,
        tuple(_rows(lexicon, sets, categories, topics)),
        (),
        "None of its entries has a place in any article.",
        lines=True,
    )
    said = [Paragraph(Said(text)) for text in (about, tested, *told) if text]
    further = [Bullets(tuple(Said(text) for text in rest))] if rest else []
    return Section(f"lexicon-{lexicon.id}", lexicon.title, (*said, *further, Paragraph(_SIGNS), table))


def _rest(
    lexicon: Lexicon, sets: Collection[str], categories: Collection[str], topics: Collection[str]
) -> Iterator[str]:
    """What is not printed: how many of each kind, and how they are called."""
    unnamed = [
        (each.label or each.referent, sum(len(v.entry) for v in each.variant) + len(each.unresolved))
        for each in lexicon.choice_set
        if each.id not in sets
    ]
    uncounted = [
        (each.label, len(each.entry) + len(each.verb)) for each in lexicon.category if each.id not in categories
    ]
    untold = [(each.label, len(each.entry)) for each in lexicon.topic if each.id not in topics]
    for one, several, rest in (
        ("thing with rival names", "things with rival names", unnamed),
        ("category", "categories", uncounted),
        ("topic", "topics", untold),
    ):
        if rest:
            named = "; ".join(f"{label} ({number})" for label, number in rest)
            entries = f"{sum(number for _, number in rest):,} entries in all"
            yield f"{len(rest):,} {one if len(rest) == 1 else several}, {entries}: {named}."


def _rows(
    lexicon: Lexicon, sets: Collection[str], categories: Collection[str], topics: Collection[str]
) -> Iterator[tuple[Said, ...]]:
    for choice_set in lexicon.choice_set:
        if choice_set.id not in sets:
            continue
        for variant in choice_set.variant:
            yield _row(f"{choice_set.id}/{variant.id}", variant, variant.entry)
        if choice_set.unresolved:
            patterns = _patterns(choice_set.unresolved)
            label = f"may name {choice_set.referent}; in no share"
            yield (Said(f"{choice_set.id}, unresolved"), Said(label), Said(""), Said(""), patterns)
    for category, depth in lexicon.tree():
        if category.id in categories:
            yield _row(f"{'└ ' * bool(depth)}{category.id}", category, category.entry, category.verb)
    for topic in lexicon.topic:
        if topic.id in topics:
            yield (Said(f"topic {topic.id}"), Said(topic.label), Said(""), Said(""), _patterns(topic.entry))


def _row(
    key: str, indicator: Variant | Category, entries: Sequence[Entry], verbs: Sequence[Verb] = ()
) -> tuple[Said, ...]:
    return (
        Said(key),
        Said(indicator.label),
        Said(indicator.used_by),
        Said(indicator.objected_by),
        _patterns(entries, verbs, _denied(getattr(indicator, "negated", "flag"), getattr(indicator, "mirror", ""))),
    )


def _denied(negated: str, mirror: str) -> str:
    """What becomes of a hit that is denied, where that is not merely flagged."""
    if negated == "exclude":
        return "denied, it does not count"
    return f"denied, it counts for {mirror}" if negated == "mirror" else ""


def _patterns(entries: Sequence[Entry], verbs: Sequence[Verb] = (), last: str = "") -> Said:
    texts = [f"{entry.pattern}{_conditions(entry)}" for entry in entries]
    texts += [f"{verb.lemma}{_forms(verb)}" for verb in verbs]
    return Said("; ".join([*texts, *([f"({last})"] if last else [])]), texts)


def _forms(verb: Verb) -> str:
    """Irregular forms of a verb, and those that need “that” or a quotation."""
    told = [", ".join(verb.forms)] * bool(verb.forms)
    told += [f"only with that or a quotation: {', '.join(verb.ambiguous)}"] * bool(verb.ambiguous)
    return f" «{'; '.join(told)}»" if told else ""


def _conditions(entry: Entry) -> str:
    """What must hold for an entry to count, and what it weighs, behind its pattern."""
    told = [f"{name} {day}" for name, day in (("since", entry.since), ("until", entry.until)) if day is not None]
    told += [f"{kind.replace('_', ' ')}: {', '.join(found)}" for kind in CONTEXTS if (found := getattr(entry, kind))]
    told += ["capitals matter"] * entry.case + ["regular expression"] * entry.regex
    told += [f"weight {entry.weight:g}"] * (entry.weight != 1)
    return f" «{'; '.join(told)}»" if told else ""
