"""The page of a speaker for a reader: what outlets quote and paraphrase, names, verbs, wording, first and last word."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.export.document import (
    Column,
    Paragraph,
    Said,
    Section,
    Table,
    hits_evidence,
)
from framediff.export.layout import counted
from framediff.export.speakers.naming import names
from framediff.export.speakers.parts import part, places_evidence
from framediff.export.speakers.spoken import left_out, statements
from framediff.export.table.shares import SHARE_COLUMNS, share_fields
from framediff.voice import Voice

if TYPE_CHECKING:
    from framediff.article import Span
    from framediff.comparison import Study
    from framediff.comparison.ledgers.speakerpage import SpeakerPage, Turn
    from framediff.voice import SpeakerId

__all__ = ["speaker_section"]


def speaker_section(study: Study, page: SpeakerPage, rows: int | None = None) -> Section:
    """The page as a section, with a part for each question that a reader has of a speaker.

    Args:
        study: the articles.
        page: the speaker's.
        rows: how many rows of one table are listed at most, the first ones; None for all.
    """
    name = study.register.label_of(page.speaker.id)
    told = [f"Kind: {page.speaker.kind}."]
    if page.speaker.roles:
        told.append(f"Roles that the articles give: {'; '.join(page.speaker.roles)}.")
    if page.speaker.side:
        told.append(f"Side, by {study.known.file or 'the file of speakers'}: {page.speaker.side}.")
    told.append(
        f"Speaks in {counted(len(study.articles) - page.silent, 'article')} of {len(study.articles)}: "
        f"{', '.join(page.outlets) or 'none'}."
    )
    told.append(
        "What an outlet quotes and what it puts in its own words are its choices; what was said and nowhere printed "
        "cannot be seen from here."
    )
    parts = (
        _overview(page),
        statements(study, page),
        left_out(study, page),
        names(study, page),
        _verbs(study, page),
        _wording(study, page),
        _turns(study, page),
    )
    lead = Paragraph(Said(" ".join(told)))
    return Section(f"speaker-{page.speaker.id}", name, (lead,), tuple(_cut_off(each, page, rows) for each in parts))


def _cut_off(part: Section, page: SpeakerPage, rows: int | None) -> Section:
    """A part with so many rows of its table, and how many more there are."""
    (table,) = part.blocks
    if rows is None or not isinstance(table, Table) or len(table.rows) <= rows:
        return part
    left = counted(len(table.rows) - rows, "further row")
    more = Said(f"{left}: `framediff speakers --page {page.speaker.id}`.")
    return replace(part, blocks=(replace(table, rows=table.rows[:rows], notes=(more, *table.notes)),))


def _overview(page: SpeakerPage) -> Section:
    rows = []
    for outlet in page.outlets:
        direct = sum(each.voice is Voice.DIRECT for each in page.spoken if each.outlet == outlet)
        share, _, articles, *counts = share_fields(page.quoted[outlet])
        rest = sum(each.voice is not Voice.DIRECT for each in page.spoken if each.outlet == outlet)
        rows.append(
            (
                Said(outlet),
                Said(f"{len(page.articles[outlet]):,}", len(page.articles[outlet])),
                Said(f"{direct:,}", direct),
                Said(f"{rest:,}", rest),
                share,
                articles,
                *counts,
            )
        )
    label, _, *further = SHARE_COLUMNS
    columns = (
        Column("outlet", "outlet"),
        Column("articles", "articles", numeric=True),
        Column("quotations", "quotations", numeric=True),
        Column("paraphrases", "paraphrases", numeric=True),
        replace(label, label="words quoted"),
        *(
            replace(each, shown=each.shown and any(p.article_interval for p in page.quoted.values()))
            for each in further
        ),
    )
    notes = (
        Said(
            "Words quoted: of all words that the outlet credits the speaker with, those in quotation marks. Words of "
            "one quotation stand together, so the only interval is the one by articles, from three of them on."
        ),
    )
    return part(page, Table("room", "How much room", columns, tuple(rows), notes, "No outlet."))


def _verbs(study: Study, page: SpeakerPage) -> Section:
    counts: dict[tuple[str, str, str], list[tuple[str, Span, str]]] = {}
    for each in page.verbs:
        places = counts.setdefault((each.outlet, each.verb_class, each.lemma), [])
        places.append((each.article_id, each.cue, each.kind))
    rows = [
        (
            Said(outlet),
            Said(verb_class.replace("-", " "), verb_class),
            Said(lemma),
            Said(
                f"{len(places):,}",
                len(places),
                places_evidence(study, f"“{lemma}” for {page.speaker.name}, {outlet}", places, "cue", 110),
            ),
        )
        for (outlet, verb_class, lemma), places in sorted(
            counts.items(), key=lambda item: (item[0][0].casefold(), item[0][0], -len(item[1]), item[0][2])
        )
    ]
    columns = (
        Column("outlet", "outlet"),
        Column("class", "class"),
        Column("verb", "verb"),
        Column("count", "cues", numeric=True),
    )
    return part(page, Table("verbs", "Reporting verbs", columns, tuple(rows), (), "No cue."))


def _wording(study: Study, page: SpeakerPage) -> Section:
    name = page.speaker.name
    rows = []
    for each in page.wording:
        label = study.indicator(each.indicator).label
        only = bool(each.indirect) and not any(w.direct for w in page.wording if w.indicator == each.indicator)
        rows.append(
            (
                Said(label),
                Said(each.outlet),
                Said(
                    f"{len(each.direct):,}",
                    len(each.direct),
                    hits_evidence(study, f"“{label}”, {name} verbatim, {each.outlet}", each.direct),
                ),
                Said(
                    f"{len(each.indirect):,}",
                    len(each.indirect),
                    hits_evidence(study, f"“{label}”, {name} in paraphrase, {each.outlet}", each.indirect),
                ),
                Said("paraphrase only" if only else "", only),
                Said(each.indicator),
            )
        )
    columns = (
        Column("label", "wording"),
        Column("outlet", "outlet"),
        Column("direct", "verbatim", numeric=True),
        Column("indirect", "paraphrase", numeric=True),
        Column("only", ""),
        Column("indicator", "indicator", shown=False),
    )
    notes = (
        Said(
            "Verbatim is the speaker's wording, or a translator's; paraphrase is the outlet's. “Paraphrase only”: no "
            "outlet here quotes the speaker with it."
        ),
    )
    return part(
        page,
        Table(
            "wording", "Wording that the lexicons list", columns, tuple(rows), notes, "None of the lexicons' wording."
        ),
    )


def _turns(study: Study, page: SpeakerPage) -> Section:
    columns = (
        Column("outlet", "outlet"),
        Column("article", "article"),
        Column("first", "first word"),
        Column("last", "last word"),
        Column("speakers", "speakers", numeric=True, shown=False),
        Column("first_id", "first, id", shown=False),
        Column("last_id", "last, id", shown=False),
    )
    first = sum(turn.first[0] == page.speaker.id for turn in page.turns)
    last = sum(turn.last[0] == page.speaker.id for turn in page.turns)
    total = counted(len(page.turns), "article")
    notes = (
        Said(
            f"{page.speaker.name} has the first word in {first} of {total} and the last in {last}: the first and the "
            "last attribution of the text, its headline included, whatever its kind."
        ),
    )
    rows = tuple(_turn(study, turn) for turn in page.turns)
    return part(page, Table("turns", "First and last word", columns, rows, notes, "No article."))


def _turn(study: Study, turn: Turn) -> tuple[Said, ...]:
    words = []
    for which, (speaker, span) in (("first", turn.first), ("last", turn.last)):
        name = _name(study, speaker)
        words.append(
            Said(
                name,
                name,
                places_evidence(
                    study, f"the {which} word in {turn.article_id}", [(turn.article_id, span, name)], "statement"
                ),
            )
        )
    return (
        Said(turn.outlet),
        Said(turn.article_id),
        *words,
        Said(f"{turn.speakers:,}", turn.speakers),
        *(Said("" if speaker is None else str(speaker)) for speaker, _ in (turn.first, turn.last)),
    )


def _name(study: Study, speaker: SpeakerId | None) -> str:
    name = study.register.label_of(speaker)
    return f"{name} (interviewer)" if speaker is not None and study.register[speaker].interviewer else name
