"""Copied statements for a reader: one short table of what copies of an article print alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import Column, Evidence, Paragraph, Said, Section, Table, place_of
from framediff.export.layout import counted
from framediff.export.renderings.labels import OPENING, first_of, passage, speakers_of
from framediff.words import shortened

if TYPE_CHECKING:
    from framediff.comparison import Study
    from framediff.comparison.families import Family

__all__ = ["copied_section"]


def copied_section(study: Study, families: tuple[Family, ...], most: int) -> Section:
    """What stands alike in copied articles and nowhere else: one row each, those in most articles first."""
    rows = []
    for family in families[:most]:
        stretches = (family.base, *family.copies)
        places = tuple(place_of(study, each.article_id, span) for each in stretches for span in each.spans)
        outlets = list(dict.fromkeys(study[each.article_id].article.outlet for each in stretches))
        count = len({each.article_id for each in stretches})
        rows.append(
            (
                Said(speakers_of(study, family)),
                Said(shortened(passage(study[family.base.article_id].article, family.base.spans), OPENING)),
                Said(str(count), count, Evidence("copies of this quotation", places, "passage")),
                Said(first_of(outlets), outlets),
            )
        )
    notes = []
    if len(rows) < len(families):
        notes.append(Said(f"The first {len(rows)} of {len(families)} are listed, most articles first."))
    one = len(families) == 1
    text = (
        f"{counted(len(families), 'more statement')} {'stands' if one else 'stand'} alike in articles that are copies "
        f"of each other, and nowhere else: one article's words, printed again. {'It is' if one else 'They are'} in no "
        "table above; `framediff audit` lists the copies, and --copies once leaves them out."
    )
    columns = (
        Column("speaker", "Speaker"),
        Column("quotation", "Words"),
        Column("articles", "Articles", numeric=True),
        Column("outlets", "Outlets"),
    )
    blocks = (Paragraph(Said(text)), Table("copied", "", columns, tuple(rows), tuple(notes)))
    return Section("quotes-copied", "In copied articles alone", blocks)
