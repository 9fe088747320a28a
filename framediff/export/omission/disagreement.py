"""Facts that articles do not tell alike: the sign of it, a sentence on each conflict, and the two statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.omission import AspectKind
from framediff.export.document import Evidence, Said, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.comparison.alignment.disagreement import Disagreement
    from framediff.comparison.omission import Aspect, OmissionMap
    from framediff.export.document import Place

__all__ = ["DIFFER", "conflict_record", "differences", "differing", "differing_places"]

DIFFER = "!"
"""The sign of a fact that articles do not tell alike."""


def differing(made: OmissionMap, aspect: Aspect) -> tuple[Disagreement, ...]:
    """In what a fact is not told alike; () for what is no fact."""
    if aspect.kind is not AspectKind.FACT or made.facts is None:
        return ()
    return made.facts.disagreements(aspect.key)


def differences(made: OmissionMap, aspect: Aspect) -> Iterator[Said]:
    """In what the articles do not tell a fact alike, each with the two statements."""
    for each in differing(made, aspect):
        told = [
            f"{f'“{words}”' if words else 'none'} ({made.study[statement.article_id].article.outlet})"
            for words, statement in ((each.conflict.first, each.first), (each.conflict.second, each.second))
        ]
        said = f"{DIFFER} {each.conflict.kind}: {told[0]} and {told[1]}, of “{aspect.label}”"
        yield Said(f"{said}.", conflict_record(each), Evidence(said, tuple(differing_places(made, each)), "sentence"))


def differing_places(made: OmissionMap, each: Disagreement) -> Iterator[Place]:
    """The two statements, each with its words for it."""
    for words, statement in ((each.conflict.first, each.first), (each.conflict.second, each.second)):
        note = f"{each.conflict.kind}: {f'“{words}”' if words else 'none'}"
        yield place_of(made.study, statement.article_id, statement.span, note)


def conflict_record(each: Disagreement) -> dict[str, str]:
    """A conflict as plain data."""
    return {"kind": str(each.conflict.kind), "first": each.conflict.first, "second": each.conflict.second}
