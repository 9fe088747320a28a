"""A ledger as a document of its own: what it was made of before it, as every result says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.basis import basis_sentences
from framediff.export.document import Document, Paragraph, Said, Section
from framediff.export.layout import counted

if TYPE_CHECKING:
    from framediff.comparison import Study

__all__ = ["ledger_document"]


def ledger_document(study: Study, section: Section, topic: str | None = None, *, lexicons: bool = False) -> Document:
    """One section as a document.

    Args:
        study: what it was made from.
        section: the ledger.
        topic: key of the topic that it is held to.
        lexicons: whether lexicons matter to it, which are then named.
    """
    outlets = len({studied.article.outlet for studied in study.articles})
    told = [study.corpus.name, counted(len(study.articles), "article"), counted(outlets, "outlet")]
    if topic is not None:
        told.append(f"topic: {study.topics[topic].label}")
    if lexicons:
        told.append(", ".join(f"{each.id} {each.version}" for each in study.lexicons))
    notes = tuple(Paragraph(Said(sentence)) for sentence in basis_sentences(study))
    titled = Section(section.id, section.title, (*notes, *section.blocks), section.sections)
    return Document(section.title, tuple(told), (titled,))
