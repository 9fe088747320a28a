"""What was looked for: every pattern of each aspect of an omission map, in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.omission import AspectKind
from framediff.comparison.omission.proof import tried
from framediff.comparison.table.trees import tree_label
from framediff.export.document import Column, Paragraph, Said, Section, Table

if TYPE_CHECKING:
    from collections.abc import Container

    from framediff.comparison.omission import Aspect, OmissionMap

__all__ = ["searched"]


def searched(made: OmissionMap, *, patterns: bool) -> Section:
    """Every pattern by which each aspect was looked for; of referents, those of the names that have no row."""
    rowed = {
        (aspect.lexicon_id, rule.place)
        for aspect in made.aspects
        if aspect.kind is AspectKind.VARIANT
        for rule in aspect.rules
    }
    rows = tuple(row for aspect in made.aspects if (row := _patterns(aspect, rowed)))
    columns = (
        Column("kind", "kind", shown=False),
        Column("key", "key", shown=False),
        Column("aspect", "aspect"),
        Column("count", "patterns", numeric=True),
        Column("patterns", "what was looked for"),
    )
    nearness = Said(
        "Nearest is the stretch that has most of what a pattern asks for, from 0 to 1, in whatever order: each of its "
        "words weighs the more the fewer of the articles have it; another form of the word counts in full, one spelled "
        "alike in part. Under a third nothing is told. At 1 every word is there, but not as the pattern wants it."
    )
    note = Said(
        "A referent was looked for by the patterns of all its names; those of names without a row of their own stand "
        "beside it. Contexts and dates of each pattern stand in the lexicon."
    )
    if not patterns:
        where = "Every pattern tried stands in the lexicon, printed below; the facts are looked for by alignment."
        return Section("omissions-patterns", "What was looked for", (Paragraph(Said(where)), Paragraph(nearness)))
    table = Table("omissions-patterns", "", columns, rows, (note, nearness), "No pattern.")
    return Section("omissions-patterns", "What was looked for", (table,))


def _patterns(aspect: Aspect, rowed: Container[tuple[str, str]]) -> tuple[Said, ...]:
    """The row of an aspect; () where every pattern stands in another row."""
    patterns = [each for each in tried(aspect) if (aspect.lexicon_id, each.place) not in rowed or aspect.depth]
    if not patterns:
        return ()
    names = ", of names without a row" * (aspect.kind is AspectKind.REFERENT)
    return (
        Said(str(aspect.kind)),
        Said(aspect.key),
        Said(tree_label(aspect.label, aspect.depth) + names, aspect.label),
        Said(f"{len(patterns):,}", len(patterns)),
        Said(
            " · ".join(f"{each.pattern}{' (denied)' * each.denied}" for each in patterns),
            [{"pattern": each.pattern, "place": each.place, "denied": each.denied} for each in patterns],
        ),
    )
