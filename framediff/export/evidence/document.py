"""The hits behind numbers as a document: for Markdown and pages, with the manifest that `framediff verify` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import Bullets, Document, Excerpt, Mark, Paragraph, Run, Said, Section
from framediff.export.evidence.hits import asked, cell_words, flag_words, hit_context, measured_words, where_words
from framediff.export.layout import counted, title_words, voice_title
from framediff.export.manifest import manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framediff.comparison import Comparison
    from framediff.export.document import Block
    from framediff.export.evidence.hits import Evidence
    from framediff.matching import Hit
    from framediff.voice import Voice

__all__ = ["evidence_document"]


def evidence_document(found: Evidence, group: str | None = None, voice: Voice | None = None) -> Document:
    """The hits by voice, then what was not counted with the reason, then what the flags mean.

    Args:
        found: what stands behind the numbers.
        group: the column asked for, for the manifest.
        voice: the voice asked for, for the manifest.
    """
    comparison = found.comparison
    before = (*comparison.audit.sentences, *measured_words(found))
    sections = [Section("audit", "Before any number", (_list(before),)), *_voices(found)]
    if not found.cells:
        sections.append(Section("hits", "Hits", (Paragraph(Said("No hit is counted here.")),)))
    if found.aside:
        excerpts = tuple(_excerpt(comparison, hit) for hit in found.aside)
        sections.append(Section("not-counted", "Not counted", excerpts))
    if notes := flag_words(found):
        sections.append(Section("flags", "Flags", (_list(notes),)))
    made = manifest(comparison)
    options = made["options"]
    chosen = {
        **(options if isinstance(options, dict) else {}),
        "indicators": list(found.indicators),
        "group": group,
        "voice": "all" if voice is None else str(voice),
    }
    total = counted(sum(cell.count for cell in found.cells), "hit")
    return Document(
        f"{asked(found)}: {total}",
        tuple(title_words(comparison)),
        tuple(sections),
        {**made, "command": "evidence", "options": chosen},
    )


def _voices(found: Evidence) -> list[Section]:
    """A section for each voice that has hits, in it each number with its places."""
    blocks: dict[Voice | None, list[Block]] = {}
    for cell in found.cells:
        some = blocks.setdefault(cell.voice, [])
        some.append(Paragraph(Said(cell_words(found.comparison, cell))))
        some += [_excerpt(found.comparison, hit) for hit in cell.hits]
    return [Section(f"hits-{voice or 'all'}", voice_title(voice), tuple(some)) for voice, some in blocks.items()]


def _excerpt(comparison: Comparison, hit: Hit) -> Excerpt:
    around = hit_context(comparison, hit)
    runs = (Run(around.left), Run(around.node, Mark.HIT), Run(around.right))
    return Excerpt(where_words(comparison, hit), tuple(run for run in runs if run.text))


def _list(sentences: Iterable[str]) -> Bullets:
    return Bullets(tuple(Said(sentence) for sentence in sentences))
