"""What a report need not say: tables that repeat what stands elsewhere in it, or say the same in every row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.comparison.stories import stories_of
from framediff.export.document import Section, Table
from framediff.scoring.resampling import LEAST

if TYPE_CHECKING:
    from collections.abc import Collection

    from framediff.comparison import Comparison, Study

__all__ = ["shared_stories", "without_repetition", "without_tables"]


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
