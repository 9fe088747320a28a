"""Labels that only paraphrase gives to a speaker, for a reader: by outlet, with what the speaker says verbatim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import Column, Paragraph, Said, Section, Table, hits_evidence
from framediff.export.layout import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.comparison import ParaphraseOnly, Study
    from framediff.matching import Hit

__all__ = ["labels_section"]


def labels_section(study: Study, found: Sequence[ParaphraseOnly]) -> Section:
    """Label × speaker × outlet: how often in paraphrase, and what the speaker's quotations have instead."""
    lead = Paragraph(
        Said(
            "Wording that an outlet gives to a speaker in indirect speech and that no quotation of the speaker here "
            "has. A question for the reader, not a charge of misquotation: the speaker may have said it, "
            "unquoted; and of what was said in another language, the wording is a translator's or an outlet's."
        )
    )
    rows = [_row(study, each, outlet, hits) for each in found for outlet, hits in _by_outlet(study, each.indirect_hits)]
    table = Table(
        "paraphrase-only",
        "",
        (
            Column("label", "wording"),
            Column("speaker", "speaker"),
            Column("outlet", "outlet"),
            Column("indirect", "in paraphrase", numeric=True),
            Column("direct", "verbatim, in all outlets"),
            Column("direct_words", "words quoted", numeric=True),
            Column("indicator", "indicator", shown=False),
            Column("speaker_id", "speaker id", shown=False),
            Column("direct_alternatives", "verbatim, by indicator", shown=False),
        ),
        tuple(rows),
        (
            Said(
                "Verbatim: what the speaker's quotations, whichever outlet prints them, have of the same choice set; "
                "“words quoted” is how many running words they have in all."
            ),
        ),
        "Nothing is given to a speaker in paraphrase alone.",
    )
    return Section("paraphrase-only", "Wording given in paraphrase only", (lead, table))


def _by_outlet(study: Study, hits: Iterable[Hit]) -> list[tuple[str, list[Hit]]]:
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(study[hit.article_id].article.outlet, []).append(hit)
    return sorted(found.items(), key=lambda item: (item[0].casefold(), item[0]))


def _row(study: Study, only: ParaphraseOnly, outlet: str, hits: Sequence[Hit]) -> tuple[Said, ...]:
    label = study.indicator(only.indicator).label
    name = study.register.label_of(only.speaker)
    quoted = [hit for _, there in only.direct_alternatives for hit in there]
    return (
        Said(label),
        Said(name),
        Said(outlet),
        Said(
            f"{len(hits):,}", len(hits), hits_evidence(study, f"“{label}” in indirect speech of {name}, {outlet}", hits)
        ),
        Said(
            _instead(study, only),
            None,
            hits_evidence(study, f"{name}, verbatim, in place of “{label}”", quoted),
        ),
        Said(f"{only.direct_words:,}", only.direct_words),
        Said(only.indicator),
        Said(str(only.speaker)),
        Said("", {key: len(there) for key, there in only.direct_alternatives}),
    )


def _instead(study: Study, only: ParaphraseOnly) -> str:
    if only.direct_alternatives:
        return ", ".join(f"“{study.indicator(key).label}” ×{len(there)}" for key, there in only.direct_alternatives)
    if not only.direct_words:
        return "no quotation of the speaker"
    return (
        "no occasion" if study.indicator(only.indicator).is_variant else f"none in {counted(only.direct_words, 'word')}"
    )
