"""The widest differences of a report's two sides: what they rest on, and what they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.differences.sidecounts import widest
from framediff.comparison.groups.sides import SideBy
from framediff.export.differences.decomposition import decomposition_sections
from framediff.export.differences.sensitivity import sensitivity_sections
from framediff.export.document import Paragraph, Said, Section

if TYPE_CHECKING:
    from framediff.export.report.material import Material

__all__ = ["decomposition_part", "sensitivity_part"]

_RECOUNTS = 8  # in each table; the sentence above it names all that do not hold


def sensitivity_part(material: Material) -> list[Section]:
    """Whether the widest differences of the two sides hold; no section without two sides."""
    if material.sides is None:
        return []
    topic = material.wanted.options.topic
    keys = widest(material.study, material.sides, topic)
    inner = sensitivity_sections(material.study, material.sides, keys, topic, limit=_RECOUNTS)
    told = "The widest differences of the two sides, all voices together, counted again with one change at a time."
    none = "No two sides have occasions or words enough for a difference to be counted again."
    blocks = (Paragraph(Said(told if inner else none)),)
    return [Section("sensitivity", "What the widest differences rest on", blocks, tuple(inner))]


def decomposition_part(material: Material) -> list[Section]:
    """The widest differences taken apart by voice; no section without two sides, or where these are voices."""
    if material.sides is None or material.sides.by is SideBy.VOICE:
        return []
    topic = material.wanted.options.topic
    keys = widest(material.study, material.sides, topic)
    inner = decomposition_sections(material.study, material.sides, keys, topic)
    if not inner:
        return []
    told = "How much of the widest differences is whom the sides let speak, and how much is how each voice is worded."
    title = "Whom they let speak, and how each voice words it"
    return [Section("decomposition", title, (Paragraph(Said(told)),), tuple(inner))]
