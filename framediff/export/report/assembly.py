"""The parts of a report, in the order in which a reader needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import Document, Section
from framediff.export.layout import title_words
from framediff.export.manifest import made_from
from framediff.export.report.lexicons import lexicon_sections
from framediff.export.report.material import Material
from framediff.export.wording import audit_section, panel_sections, paraphrase_section, reading_section

if TYPE_CHECKING:
    from collections.abc import Callable

    from framediff.comparison import Study
    from framediff.export.report.material import Wanted

__all__ = ["PARTS", "report_document"]


def _audit(material: Material) -> list[Section]:
    return [audit_section(material.comparison)]


def _wording(material: Material) -> list[Section]:
    inner = panel_sections(material.comparison)
    return [Section("wording", "Wording by voice", (), (*inner, reading_section(material.comparison)))]


def _paraphrase(material: Material) -> list[Section]:
    return paraphrase_section(material.comparison)


def _lexicons(material: Material) -> list[Section]:
    ids = [lexicon.id for lexicon in material.study.lexicons]
    inner = lexicon_sections(material.study, material.comparison.options.lexicons or ids)
    return [Section("lexicons", "The lexicons, printed", (), tuple(inner))]


PARTS: dict[str, Callable[[Material], list[Section]]] = {
    "audit": _audit,
    "wording": _wording,
    "paraphrase": _paraphrase,
    "lexicons": _lexicons,
}
"""Every part of a report by its id, in order; the audit cannot be left out."""


def report_document(study: Study, wanted: Wanted) -> Document:
    """The report on a study.

    Raises:
        UnknownNameError: there is no such topic, lexicon or side.
    """
    material = Material.of(study, wanted)
    corpus, *rest = title_words(material.comparison)
    sections = [section for name, part in PARTS.items() if name not in wanted.without for section in part(material)]
    options = material.wanted.options
    shown = options.lexicons or tuple(lexicon.id for lexicon in study.lexicons)
    chosen = {
        "by": str(options.by),
        "against": list(wanted.against),
        "voice": str(options.voice),
        "topic": options.topic,
        "lexicons": list(shown),
        "min_confidence": study.hearing.min_confidence,
        "without": sorted(wanted.without),
    }
    manifest = made_from(study, "report", chosen, shown)
    return Document(f"How it is worded: {corpus}", tuple(rest), tuple(sections), manifest)
