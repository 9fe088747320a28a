"""The lexicons of a report, printed whole, so that a reader sees what was looked for and can object to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import Column, Paragraph, Said, Section, Table
from framediff.lexicon import coverage
from framediff.lexicon.rules import CONTEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison import Study
    from framediff.lexicon import Category, Lexicon, Variant
    from framediff.lexicon.model import Entry

__all__ = ["lexicon_sections"]

_COLUMNS = (
    Column("id", "id"),
    Column("label", "label"),
    Column("used_by", "used by"),
    Column("objected_by", "objected by"),
    Column("patterns", "patterns"),
)


def lexicon_sections(study: Study, shown: Sequence[str]) -> list[Section]:
    """The lexicons with those ids: every indicator with who uses and who objects to it, and all of its patterns."""
    return [_section(lexicon) for lexicon in study.lexicons if lexicon.id in shown]


def _section(lexicon: Lexicon) -> Section:
    about = " ".join(lexicon.about.split())
    tested = f"{lexicon.id} {lexicon.version}, {lexicon.licence}; {coverage(lexicon)}"
    table = Table(
        f"lexicon-{lexicon.id}",
        "",
        _COLUMNS,
        tuple(_rows(lexicon)),
        (
            Said(
                "In a pattern `*` stands for the rest of a word, `|` parts alternatives, round brackets are optional "
                "words; what must or must not stand near is in square brackets."
            ),
        ),
    )
    said = [Paragraph(Said(text)) for text in (about, tested) if text]
    return Section(f"lexicon-{lexicon.id}", lexicon.title, (*said, table))


def _rows(lexicon: Lexicon) -> Iterator[tuple[Said, ...]]:
    for choice_set in lexicon.choice_set:
        for variant in choice_set.variant:
            yield _row(f"{choice_set.id}/{variant.id}", variant)
        if choice_set.unresolved:
            patterns = _patterns(choice_set.unresolved)
            label = f"may name {choice_set.referent}; in no share"
            yield (Said(f"{choice_set.id}, unresolved"), Said(label), Said(""), Said(""), patterns)
    for category, depth in lexicon.tree():
        yield _row(f"{'└ ' * bool(depth)}{category.id}", category)
    for topic in lexicon.topic:
        yield (Said(f"topic {topic.id}"), Said(topic.label), Said(""), Said(""), _patterns(topic.entry))


def _row(key: str, indicator: Variant | Category) -> tuple[Said, ...]:
    return (
        Said(key),
        Said(indicator.label),
        Said(indicator.used_by),
        Said(indicator.objected_by),
        _patterns(indicator.entry),
    )


def _patterns(entries: Sequence[Entry]) -> Said:
    texts = [f"{entry.pattern}{_conditions(entry)}" for entry in entries]
    return Said("; ".join(texts), texts)


def _conditions(entry: Entry) -> str:
    """What must hold for an entry to count, in brackets behind its pattern."""
    told = [f"{name} {day}" for name, day in (("since", entry.since), ("until", entry.until)) if day is not None]
    told += [f"{kind.replace('_', ' ')}: {', '.join(found)}" for kind in CONTEXTS if (found := getattr(entry, kind))]
    told += ["capitals matter"] * entry.case + ["regular expression"] * entry.regex
    return f" [{'; '.join(told)}]" if told else ""
