"""What a report need not say: tables that repeat what stands elsewhere in it, or say the same in every row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.comparison.stories import stories_of
from framediff.export.document import Paragraph, Section, Table
from framediff.scoring.resampling import LEAST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from framediff.comparison import Comparison, Study
    from framediff.export.document import Block, Said

__all__ = ["said_once", "shared_stories", "without_repetition", "without_tables"]


_LONG = 80  # letters; shorter notes are read where they stand more quickly than they are remembered


def said_once(sections: Iterable[Section]) -> list[Section]:
    """The sections with each long note below a table, or paragraph, only where it stands first; numbers all stay."""
    return _once(sections, set())


def _once(sections: Iterable[Section], said: set[str]) -> list[Section]:
    made = []
    for section in sections:
        blocks = [kept for block in section.blocks if (kept := _kept(block, said)) is not None]
        made.append(replace(section, blocks=tuple(blocks), sections=tuple(_once(section.sections, said))))
    return made


def _kept(block: Block, said: set[str]) -> Block | None:
    if isinstance(block, Table):
        return replace(block, notes=tuple(note for note in block.notes if _new(note, said)))
    if isinstance(block, Paragraph):
        return block if _new(block.said, said) else None
    return block


def _new(told: Said, said: set[str]) -> bool:
    """Whether it was not said yet; what is short or has places of its own always stands."""
    if len(told.text) < _LONG or told.evidence is not None:
        return True
    new = told.text not in said
    said.add(told.text)
    return new


def without_tables(section: Section, ids: Collection[str]) -> Section:
    """The section without the tables of those ids, and without parts that are left with nothing."""
    blocks = tuple(block for block in section.blocks if not (isinstance(block, Table) and block.id in ids))
    parts = (without_tables(part, ids) for part in section.sections)
    return replace(section, blocks=blocks, sections=tuple(part for part in parts if part.blocks or part.sections))


def without_repetition(audit: Section, comparison: Comparison) -> Section:
    """The audit's section without tables that say one thing in every row.

    Those are the smallest p of every two sides where no two have three articles each, which a sentence says of all,
    and outlets by story where each story has one article.
    """
    large = [count for count in comparison.audit.articles.values() if count >= LEAST]
    gone = {"audit-smallest-p"} if len(large) < 2 else set()  # noqa: PLR2004 - a test has two sides
    if not shared_stories(comparison.study):
        gone.add("audit-outlet-story")
    return without_tables(audit, gone)


def shared_stories(study: Study) -> bool:
    """Whether any story has two articles or more."""
    return any(len(story.articles) > 1 for story in stories_of(study).stories)
