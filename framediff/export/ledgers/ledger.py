"""A ledger as a document of its own: what it was made of before it, as every result says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.ledgers.cooccurrence import together_ledger
from framediff.comparison.ledgers.formulas import formula_ledger
from framediff.comparison.ledgers.position import position_ledger
from framediff.comparison.ledgers.verbs import verb_ledger
from framediff.comparison.study.basis import basis_sentences
from framediff.export.document import Document, Paragraph, Said, Section
from framediff.export.layout import counted
from framediff.export.ledgers.formulas import formulas_section
from framediff.export.ledgers.position import position_section
from framediff.export.ledgers.together import together_section
from framediff.export.ledgers.verbs import verbs_section
from framediff.export.manifest import made_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framediff.comparison import Options, Study

__all__ = ["ledger_document", "ledger_sections"]

_ROWS = 20  # of one table in a report; whoever wants all of them asks for the ledger itself
_SPEAKERS = 5
_PAIRS = 10  # of each voice
_TWICE = 2  # sentences: two labels that stand together once do not travel together


def ledger_sections(study: Study, options: Options | None = None) -> list[Section]:
    """The ledgers for a report, long tables cut after the most frequent rows.

    Args:
        study: the articles.
        options: groups, voices and topic of the ledgers of position and of labels that travel together.
    """
    verbs = verbs_section(study, verb_ledger(study), _ROWS, _SPEAKERS)
    formulas = formulas_section(study, formula_ledger(study), _ROWS)
    position = position_section(position_ledger(study, options), _ROWS)
    together = together_section(together_ledger(study, options), _PAIRS, _TWICE)
    return [Section("ledgers", "Ledgers", (), (verbs, formulas, position, together))]


def ledger_document(
    study: Study, section: Section, command: str, options: Mapping[str, object] | None = None
) -> Document:
    """One section as a document, the basis of its numbers before it.

    Args:
        study: what it was made from; its lexicons are named unless there are none.
        section: the ledger.
        command: what makes it again: `ledger verbs`.
        options: what was asked for, by name; `topic` is the key of the topic that it is held to.
    """
    chosen = dict(options or {})
    topic = chosen.get("topic")
    outlets = len({studied.article.outlet for studied in study.articles})
    told = [study.corpus.name, counted(len(study.articles), "article"), counted(outlets, "outlet")]
    if isinstance(topic, str):
        told.append(f"topic: {study.topics[topic].label}")
    if study.lexicons:
        told.append(", ".join(f"{each.id} {each.version}" for each in study.lexicons))
    if study.hearing.min_confidence:
        told.append(f"confidence from {study.hearing.min_confidence:g}")
    chosen["min_confidence"] = study.hearing.min_confidence
    notes = tuple(Paragraph(Said(sentence)) for sentence in basis_sentences(study))
    titled = Section(section.id, section.title, (*notes, *section.blocks), section.sections)
    return Document(section.title, tuple(told), (titled,), made_from(study, command, chosen))
