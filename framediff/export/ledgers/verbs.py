"""The ledger of reporting verbs for a reader: every cue with its clause, and the shares of the classes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.comparison.ledgers.verbs import NO_VERB, class_share
from framediff.export.document import Column, Evidence, Paragraph, Said, Section, Table, place_of
from framediff.export.layout import counted
from framediff.export.table.shares import INTERVAL_NOTE, SHARE_COLUMNS, share_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.comparison import Study
    from framediff.comparison.ledgers.verbs import Introduction, VerbLedger, VerbRow

__all__ = ["verbs_section"]

_REACH = 110  # a clause with who speaks and how it goes on
_KINDS = {"direct": "verbatim", "indirect": "in paraphrase", "mixed": "partly verbatim"}


def verbs_section(study: Study, ledger: VerbLedger, rows: int | None = None, speakers: int | None = None) -> Section:
    """The ledger as a section.

    Args:
        study: the articles.
        ledger: their cues.
        rows: how many rows of the ledger itself are listed at most; None for all.
        speakers: of how many speakers the shares are listed at most, those with most cues; None for all.
    """
    cues = len(ledger.introductions)
    there = {each.verb_class for each in ledger.introductions}
    used = [each for each in ledger.classes if each.id in there]
    none = [_short(each.id) for each in ledger.classes if each not in used and each.id != NO_VERB]
    said = f"{counted(cues, 'cue')} of speech, each counted once"
    if ledger.without_cue:
        said += f"; {counted(ledger.without_cue, 'attribution')} without one, such as answers of a transcript"
    lead = Paragraph(
        Said(
            f"{said}. The class says what the choice of the verb adds to what is reported: nothing, weight, that it "
            f"holds, distance. Classes are those of the lexicon {ledger.lexicon}; a verb that it does not have is "
            "counted as such. To use a verb is a habit of desks as much as a stand."
        )
    )
    named = f"No cue is of the classes {', '.join(none)}." if none else ""
    definitions = tuple(Said(f"{_short(each.id)} – {each.label}: {' '.join(each.definition.split())}") for each in used)
    tables = [_rows(study, ledger, rows), _shares(study, ledger, named)]
    if len(ledger.speakers()) > 1:
        tables.append(_by_speaker(study, ledger, speakers))
    tables[-1] = replace(tables[-1], notes=(*tables[-1].notes, *definitions))
    return Section("reporting-verbs", "Reporting verbs", (lead, *tables))


def _clauses(study: Study, of: str, places: Iterable[Introduction]) -> Evidence | None:
    """The clauses with the cue as node; None where there are none."""
    found = tuple(place_of(study, each.article_id, each.cue, _note(study, each), _REACH) for each in places)
    return Evidence(of, found, "cue") if found else None


def _note(study: Study, place: Introduction) -> str:
    told = [study.register.label_of(place.speaker), _KINDS.get(place.kind, place.kind), *["headline"] * place.headline]
    return ", ".join(told)


def _rows(study: Study, ledger: VerbLedger, most: int | None) -> Table:
    labels = {each.id: each.label for each in ledger.classes}
    shown = ledger.rows
    notes: tuple[Said, ...] = ()
    if most is not None and len(shown) > most:
        # The whole ledger is one command away; what is listed here must not hang on the order of classes.
        shown = tuple(sorted(shown, key=lambda row: -len(row.places))[:most])
        left = len(ledger.rows) - most
        notes = (Said(f"The {most} most frequent; {left:,} further rows: `framediff ledger verbs`."),)
    return Table(
        "reporting-verbs",
        "Verbs, speakers and outlets",
        (
            Column("class", "class"),
            Column("verb", "verb"),
            Column("speaker", "speaker"),
            Column("outlet", "outlet"),
            Column("count", "cues", numeric=True),
            Column("headlines", "in headlines", numeric=True, shown=False),
            Column("direct", "verbatim", numeric=True, shown=False),
            Column("indirect", "paraphrase", numeric=True, shown=False),
            Column("mixed", "mixed", numeric=True, shown=False),
            Column("class_label", "class, in words", shown=False),
            Column("speaker_id", "speaker id", shown=False),
        ),
        tuple(_row(study, row, labels[row.verb_class]) for row in shown),
        notes,
        "No attribution has a cue.",
    )


def _row(study: Study, row: VerbRow, label: str) -> tuple[Said, ...]:
    name = study.register.label_of(row.speaker)
    evidence = _clauses(study, f"“{row.lemma}”, {name}, {row.outlet}", row.places)
    headlined = f" ({row.headlines:,} in a headline)" if row.headlines else ""
    kinds = [sum(place.kind == kind for place in row.places) for kind in _KINDS]
    return (
        Said(_short(row.verb_class), row.verb_class),
        Said(row.lemma),
        Said(name),
        Said(row.outlet),
        Said(f"{len(row.places):,}{headlined}", len(row.places), evidence),
        Said(f"{row.headlines:,}", row.headlines),
        *(Said(f"{count:,}", count) for count in kinds),
        Said(label),
        Said("" if row.speaker is None else str(row.speaker)),
    )


def _shares(study: Study, ledger: VerbLedger, named: str) -> Table:
    there = {each.verb_class for each in ledger.introductions}
    rows = [
        (Said(outlet), *_share(study, outlet, ledger.of_outlet(outlet), each.id))
        for outlet in ledger.outlets()
        for each in ledger.classes
        if each.id in there
    ]
    return Table(
        "verb-classes-by-outlet",
        "Classes by outlet, of all cues of the outlet",
        (Column("outlet", "outlet"), Column("class", "class"), *SHARE_COLUMNS),
        tuple(rows),
        (*((Said(named),) if named else ()), INTERVAL_NOTE),
        "No attribution has a cue.",
    )


def _by_speaker(study: Study, ledger: VerbLedger, most: int | None) -> Table:
    speakers = ledger.speakers()
    shown = speakers if most is None else speakers[:most]
    rows: list[tuple[Said, ...]] = []
    for speaker in shown:
        name, cues = study.register.label_of(speaker), ledger.of_speaker(speaker)
        there = {each.verb_class for each in cues}
        rows += [(Said(name), *_share(study, name, cues, each.id)) for each in ledger.classes if each.id in there]
    left = len(speakers) - len(shown)
    notes = (Said(f"{counted(left, 'further speaker')}: `framediff ledger verbs`."),) if left else ()
    return Table(
        "verb-classes-by-speaker",
        "Classes by speaker, of all cues for the speaker",
        (Column("speaker", "speaker"), Column("class", "class"), *SHARE_COLUMNS),
        tuple(rows),
        (Said("A class without a row has no cue for that speaker."), *notes),
    )


def _short(verb_class: str) -> str:
    """A class in a field of a table; its label stands in the notes."""
    return verb_class.replace("-", " ")


def _share(study: Study, who: str, cues: Sequence[Introduction], verb_class: str) -> tuple[Said, ...]:
    """The fields of a class and its share of the cues of an outlet, or for a speaker."""
    short = _short(verb_class)
    places = _clauses(study, f"{short}, {who}", (each for each in cues if each.verb_class == verb_class))
    return (Said(short, verb_class), *share_fields(class_share(cues, verb_class), places))
