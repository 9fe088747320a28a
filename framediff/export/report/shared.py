"""What a report says of words that articles share: quotations, stories, facts, and the two sides' statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.alignment import contrast
from framediff.export.document import Paragraph, Said, Section
from framediff.export.layout import counted
from framediff.export.renderings.alignment import contrast_sections
from framediff.export.renderings.facts import facts_section
from framediff.export.renderings.quotes import quotes_sections
from framediff.export.report.repeated import shared_stories, without_tables
from framediff.export.stories import stories_section
from framediff.voice import Voice

if TYPE_CHECKING:
    from framediff.export.report.material import Material

__all__ = ["quotes_part", "shared_part", "statements_part"]

_ROWS = 25  # of the table of stories; `framediff stories` prints all
_PAIRS = 10  # of the two sides' statements, for each kind
_ARTICLES = 40  # of a side; more are compared by `framediff diff`


def quotes_part(material: Material) -> list[Section]:
    """Quotations in several renderings; where none is shared, the best pair."""
    return list(quotes_sections(material.study, material.families))


def shared_part(material: Material) -> list[Section]:
    """Which articles are on one event, and what those of one event both report."""
    stories = stories_section(material.study, _ROWS)
    if not shared_stories(material.study):
        stories = without_tables(stories, {"stories"})  # the audit lists the articles already
    return [stories, facts_section(material.study)]


def statements_part(material: Material) -> list[Section]:
    """The two sides statement by statement, where they are articles; no section where they are not."""
    sides = material.sides
    if sides is None or not material.wanted.options.by.whole:
        return []
    articles: tuple[list[str], list[str]] = ([], [])
    for studied in material.study.articles:
        number = sides.of(studied.article, sides.voice or Voice.OWN, None)
        if number is not None:
            articles[number].append(studied.article.id)
    labels = (sides.pair[0].label, sides.pair[1].label)
    if not all(articles):
        return []
    if max(map(len, articles)) > _ARTICLES:
        sizes = " and ".join(counted(len(ids), "article") for ids in articles)
        told = f"{labels[0]} and {labels[1]} have {sizes}: too many to be put side by side here; framediff diff does."
        return [Section("diff", "The two sides, statement by statement", (Paragraph(Said(told)),))]
    first, *inner = contrast_sections(contrast(material.study, articles[0], articles[1], labels), _PAIRS)
    return [Section(first.id, first.title, first.blocks, tuple(inner))]
