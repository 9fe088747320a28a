"""The parts of a report, in the order in which a reader needs them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framediff.comparison.differences.keyness import keyness
from framediff.comparison.ledgers.speakerpage import speaker_page, speakers_across
from framediff.comparison.omission import OmissionOptions, omission_map
from framediff.export.audit import audit_sections
from framediff.export.differences.differences import differences_section
from framediff.export.differences.keyness import keyness_section
from framediff.export.document import Document, Paragraph, Said, Section
from framediff.export.document.bounding import bounded
from framediff.export.layout import title_words
from framediff.export.ledgers.ledger import ledger_sections
from framediff.export.ledgers.paraphrase import labels_section
from framediff.export.manifest import made_from
from framediff.export.omission.map import omission_section
from framediff.export.report.gaps import decomposition_part, sensitivity_part
from framediff.export.report.lexicons import lexicon_sections
from framediff.export.report.material import Material
from framediff.export.report.methods import methods_section
from framediff.export.report.repeated import said_once, without_repetition, without_tables
from framediff.export.report.shared import quotes_part, shared_part, statements_part
from framediff.export.report.summary import summary_section
from framediff.export.report.tables import wording_section
from framediff.export.speakers.page import speaker_section
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from framediff.comparison import Study
    from framediff.export.report.material import Wanted

__all__ = ["PARTS", "Part", "report_document"]

_OF_SIDES = frozenset({"differences", "sensitivity", "decomposition", "keyness"})  # whose methods need two sides
_ROWS = 25  # of each table of the audit; `framediff audit` prints all
_TERMS = 15  # key words of each side
_SPOKEN = 30  # rows of one table of a speaker's page
_SPEAKERS = 3  # pages; `framediff speakers --page` has everybody's
_PLACES = 5  # of the counts of each key word; a frequent word would fill the report


def _audit(material: Material) -> list[Section]:
    return [without_repetition(audit_sections(material.comparison, _ROWS), material.comparison)]


def _wording(material: Material) -> list[Section]:
    return [wording_section(material.comparison)]


def _paraphrase(material: Material) -> list[Section]:
    return [labels_section(material.study, material.comparison.paraphrase_told)]


def _differences(material: Material) -> list[Section]:
    """Every difference of the two sides; where there are not two, how to name them."""
    made = material.differences
    if made is not None:
        return [differences_section(made)]
    by = material.wanted.options.by
    told = (
        f"No two sides were named, and there are not just two by {by}: name one with --against to compare it with the "
        "rest, or two to compare them with each other."
    )
    return [Section("differences", "Differences of two sides", (Paragraph(Said(told)),))]


def _keyness(material: Material) -> list[Section]:
    """Key words of the two sides, where there are two; of articles with all their words, in the outlets' own voice."""
    if material.sides is None:
        return []
    options = material.wanted.options
    held = replace(material.sides, voice=Voice.OWN) if options.by.whole else material.sides
    found = keyness(material.study, held, options.topic)
    return [keyness_section(found, _TERMS, _PLACES)]


def _omissions(material: Material) -> list[Section]:
    asked = material.wanted.options
    options = OmissionOptions(asked.by, asked.topic, asked.lexicons, around=asked.around)
    printed = "lexicons" not in material.wanted.without
    return [omission_section(omission_map(material.study, options), patterns=not printed)]


def _ledgers(material: Material) -> list[Section]:
    return ledger_sections(material.study, material.wanted.options)


def _methods(material: Material) -> list[Section]:
    gone = material.wanted.without if material.sides is not None else material.wanted.without | _OF_SIDES
    return [methods_section([name for name in PARTS if name not in gone])]


def _speakers(material: Material) -> list[Section]:
    """The pages of the speakers whom several outlets let speak; no section where there is none."""
    study = material.study
    pages = [speaker_section(study, speaker_page(study, each), _SPOKEN) for each in speakers_across(study, _SPEAKERS)]
    if "ledgers" not in material.wanted.without:
        pages = [without_tables(page, {f"{page.id}-verbs"}) for page in pages]
    told = "Who speaks in several outlets, those in most of them first: what each outlet makes of one speaker."
    return [Section("speakers", "Speakers", (Paragraph(Said(told)),), tuple(pages))] if pages else []


def _lexicons(material: Material) -> list[Section]:
    ids = [lexicon.id for lexicon in material.study.lexicons]
    shown = material.comparison.options.lexicons or ids
    inner = lexicon_sections(material.study, shown, material.wanted.entries)
    return [Section("lexicons", "The lexicons, printed", (), tuple(inner))]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report.

    Attributes:
        title: what a reader chooses it by.
        make: its sections.
    """

    title: str
    make: Callable[[Material], list[Section]]


PARTS: dict[str, Part] = {
    "summary": Part("In short", lambda material: [summary_section(material)]),
    "audit": Part("Before any number", _audit),
    "wording": Part("Wording by voice", _wording),
    "paraphrase": Part("Paraphrase only", _paraphrase),
    "differences": Part("Differences of two sides", _differences),
    "sensitivity": Part("Sensitivity", sensitivity_part),
    "decomposition": Part("Decomposition", decomposition_part),
    "quotes": Part("Quotations in other words", quotes_part),
    "passages": Part("Stories and shared facts", shared_part),
    "statements": Part("Statement by statement", statements_part),
    "keyness": Part("Key words", _keyness),
    "omissions": Part("Omission map", _omissions),
    "ledgers": Part("Ledgers", _ledgers),
    "speakers": Part("Speakers", _speakers),
    "methods": Part("Methods, in plain words", _methods),
    "lexicons": Part("The lexicons, printed", _lexicons),
}
"""Every part of a report by its id, in order; the audit cannot be left out."""


def report_document(study: Study, wanted: Wanted) -> Document:
    """The report on a study.

    Raises:
        UnknownNameError: there is no such topic, lexicon or side.
    """
    material = Material.of(study, wanted)
    corpus, *rest = title_words(material.comparison)
    sections = [
        section for name, part in PARTS.items() if name not in wanted.without for section in part.make(material)
    ]
    sections = said_once(sections)
    options = material.wanted.options
    shown = options.lexicons or tuple(lexicon.id for lexicon in study.lexicons)
    chosen = {
        "by": str(options.by),
        "around": None if options.around is None else options.around.isoformat(),
        "against": list(wanted.against),
        "voice": str(options.voice),
        "topic": options.topic,
        "lexicons": list(shown),
        "min_confidence": study.hearing.min_confidence,
        "without": sorted(wanted.without),
        "places": wanted.places,
        "lexicon_entries": wanted.entries,
    }
    manifest = made_from(study, "report", chosen, shown)
    document = Document(f"How it is worded: {corpus}", tuple(rest), tuple(sections), manifest)
    return bounded(document, wanted.places)
