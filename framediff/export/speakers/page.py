"""The page of a speaker for a reader: what outlets quote and paraphrase, names, verbs, wording, first and last word."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.export.document import (
    Column,
    Evidence,
    Paragraph,
    Said,
    Section,
    Table,
    hits_evidence,
    place_of,
)
from framediff.export.layout import counted
from framediff.export.table.shares import SHARE_COLUMNS, share_fields
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from framediff.article import Span
    from framediff.comparison import Study
    from framediff.comparison.ledgers.speakerpage import Carried, Naming, SpeakerPage, Spoken, Turn
    from framediff.voice import SpeakerId

__all__ = ["speaker_section"]

_LONGEST = 240  # characters of a statement in a field; the whole of it is its place
_REACH = 40


def speaker_section(study: Study, page: SpeakerPage, rows: int | None = None) -> Section:
    """The page as a section, with a part for each question that a reader has of a speaker.

    Args:
        study: the articles.
        page: the speaker's.
        rows: how many rows of one table are listed at most, the first ones; None for all.
    """
    name = page.speaker.name
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
        _statements(study, page),
        _left_out(study, page),
        _names(study, page),
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


def _part(page: SpeakerPage, table: Table) -> Section:
    """A table as a section of its own, whose title the table then need not have."""
    key = f"speaker-{page.speaker.id}-{table.id}"
    return Section(key, table.title, (replace(table, id=key, title=""),))


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
    return _part(page, Table("room", "How much room", columns, tuple(rows), notes, "No outlet."))


def _statements(study: Study, page: SpeakerPage) -> Section:
    order = (Voice.DIRECT, Voice.INDIRECT)
    listed = sorted(
        page.spoken,
        key=lambda each: (page.outlets.index(each.outlet), order.index(each.voice), each.article_id, each.span),
    )
    rows = tuple(_statement(study, each) for each in listed)
    columns = (
        Column("outlet", "outlet"),
        Column("how", "how"),
        Column("text", "what"),
        Column("article", "article", shown=False),
        Column("voice", "voice", shown=False),
        Column("headline", "in a headline", shown=False),
    )
    return _part(page, Table("said", "What each outlet quotes and paraphrases", columns, rows, (), "Nothing."))


def _statement(study: Study, each: Spoken) -> tuple[Said, ...]:
    how = "quoted" if each.voice is Voice.DIRECT else "paraphrased, in part quoted" if each.mixed else "paraphrased"
    text = " … ".join(" ".join(part.of(study[each.article_id].article.text).split()) for part in each.parts)
    of = f"{each.outlet}, {how}"
    place = place_of(study, each.article_id, each.span, how, 0)
    return (
        Said(each.outlet),
        Said(f"{how}, in a headline" if each.headline else how, how),
        Said(_cut(text), text, Evidence(of, (place,), "statement")),
        Said(each.article_id),
        Said(str(each.voice)),
        Said("yes" if each.headline else "no", each.headline),
    )


def _left_out(study: Study, page: SpeakerPage) -> Section:
    ours = [each for each in page.carried if each.left_out]
    rows = tuple(_carried(study, page, each) for each in ours)
    columns = (
        Column("statement", "what the speaker says"),
        Column("carried_by", "carried by"),
        Column("left_out_by", "left out by"),
        Column("story", "articles of the story", shown=False),
    )
    alike = len(page.carried) - len(ours)
    notes = (
        Said(
            f"On {'1 story' if page.stories == 1 else f'{page.stories:,} stories'} that several outlets tell and on "
            f"which {page.speaker.name} speaks: {counted(len(page.carried), 'thing')} said, "
            f"{alike:,} of them carried by all these outlets. Carried is what alignment finds to be the same fact, in "
            "whoever's words it stands there; behind “left out” stands what comes nearest, with its score. An outlet "
            "marked * does not let the speaker speak on that story."
        ),
    )
    empty = (
        f"No story on which {page.speaker.name} speaks is told by two outlets here, so nothing can be said to be left "
        "out."
        if not page.carried
        else "Every outlet on the same story carries all of it."
    )
    table = Table("left-out", "What is left out", columns, rows, notes if page.carried else (), empty)
    return _part(page, table)


def _carried(study: Study, page: SpeakerPage, each: Carried) -> tuple[Said, ...]:
    name = page.speaker.name
    outlets = {study[one.article_id].article.outlet for one in (*each.renderings, *each.also)}
    having = sorted(outlets, key=lambda outlet: (outlet.casefold(), outlet))
    told = [(one.article_id, one.span, "carried") for one in (*each.renderings, *each.also)]
    near = [
        (one.statement.article_id, one.statement.span, f"{one.outlet}, nearest, {one.score:.2f}")
        for one in each.left_out
        if one.statement is not None
    ]
    lacking = [f"{one.outlet}{'' if one.speaks else '*'}" for one in each.left_out]
    data = [
        {
            "outlet": one.outlet,
            "speaks": one.speaks,
            "nearest": None if one.statement is None else one.statement.text,
            "score": one.score,
        }
        for one in each.left_out
    ]
    text = each.renderings[0].text
    return (
        Said(_cut(text), text),
        Said(", ".join(having), having, _evidence(study, f"{name}: “{_cut(text)}”", told, "statement", 0)),
        Said(", ".join(lacking), data, _evidence(study, f"nearest to “{_cut(text)}”", near, "statement", 0)),
        Said(", ".join(each.story), list(each.story)),
    )


def _cut(text: str) -> str:
    """At most so many characters of a statement, cut between words."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]} …"


def _names(study: Study, page: SpeakerPage) -> Section:
    forms: dict[tuple[str, str], list[Naming]] = {}
    for each in page.namings:
        forms.setdefault((each.outlet, each.text.casefold()), []).append(each)
    rows = []
    for (outlet, _), places in sorted(
        forms.items(), key=lambda item: (page.outlets.index(item[0][0]), -len(item[1]), item[1][0].span)
    ):
        text = Counter(each.text for each in places).most_common(1)[0][0]
        introduces = sum(each.first for each in places)
        evidence = _evidence(
            study, f"“{text}”, {outlet}", ((e.article_id, e.span, _named(e)) for e in places), "mention"
        )
        rows.append(
            (
                Said(outlet),
                Said(text),
                Said(str(places[0].kind)),
                Said(f"{len(places):,}", len(places), evidence),
                Said(f"{introduces:,}" if introduces else "–", introduces),
                Said(f"{sum(each.source for each in places):,}", sum(each.source for each in places)),
                Said(f"{sum(each.headline for each in places):,}", sum(each.headline for each in places)),
            )
        )
    columns = (
        Column("outlet", "outlet"),
        Column("form", "named"),
        Column("kind", "gives"),
        Column("count", "mentions", numeric=True),
        Column("introduces", "introduces", numeric=True),
        Column("as_source", "as who speaks", numeric=True, shown=False),
        Column("headlines", "in headlines", numeric=True, shown=False),
    )
    notes = (
        Said(
            "Mentions beside a cue, whatever their form, and names elsewhere in the outlet's own words and in "
            "paraphrase. “Introduces”: in how many articles it is the first mention after the headline."
        ),
    )
    return _part(page, Table("names", "How the speaker is named", columns, tuple(rows), notes, "Not named."))


def _named(naming: Naming) -> str:
    told = ["speaks"] if naming.source else ["is spoken of"]
    told += ["headline"] * naming.headline + ["introduces"] * naming.first
    return ", ".join(told)


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
                _evidence(study, f"“{lemma}” for {page.speaker.name}, {outlet}", places, "cue", 110),
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
    return _part(page, Table("verbs", "Reporting verbs", columns, tuple(rows), (), "No cue."))


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
    return _part(
        page,
        Table("wording", "Contested wording", columns, tuple(rows), notes, "None of the lexicons' wording."),
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
    return _part(page, Table("turns", "First and last word", columns, rows, notes, "No article."))


def _turn(study: Study, turn: Turn) -> tuple[Said, ...]:
    words = []
    for which, (speaker, span) in (("first", turn.first), ("last", turn.last)):
        name = _name(study, speaker)
        words.append(
            Said(
                name,
                name,
                _evidence(
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
    name = study.register.name_of(speaker)
    return f"{name} (interviewer)" if speaker is not None and study.register[speaker].interviewer else name


def _evidence(
    study: Study, of: str, places: Iterable[tuple[str, Span, str]], thing: str, reach: int = _REACH
) -> Evidence | None:
    found = tuple(place_of(study, article_id, span, note, reach) for article_id, span, note in places)
    return Evidence(of, found, thing) if found else None
