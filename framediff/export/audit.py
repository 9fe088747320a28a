"""The audit for a reader: every article, what stands together, counts by voice, and copies, before any number."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from framediff.comparison.audit.copies import CopyKind, copies_of, shared_text
from framediff.comparison.audit.crosstabs import THINGS, crosstabs, story_association
from framediff.comparison.stories import stories_of
from framediff.export.document import Bullets, Column, Document, Evidence, Paragraph, Said, Section, Table, place_of
from framediff.export.layout import counted, title_words
from framediff.export.manifest import manifest
from framediff.scoring import Measure
from framediff.scoring.permutation import smallest_dealt
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison import Association, Comparison, Study
    from framediff.comparison.audit.copies import Copy, Passage
    from framediff.comparison.audit.crosstabs import Crosstab
    from framediff.export.document import Block

__all__ = ["audit_document", "audit_sections"]

_COLUMNS = 8  # outlets side by side; more make a list
_SIDES = 8  # groups of which every pair is told
_SHOWN = 3  # passages of a copy that are quoted


def audit_document(comparison: Comparison, most: int | None = None) -> Document:
    """The audit alone, with the manifest of what it was made from; `most` as in `audit_sections`."""
    corpus, *rest = title_words(comparison)
    made = {**manifest(comparison), "command": "audit"}
    return Document(f"Audit: {corpus}", tuple(rest), (audit_sections(comparison, most),), made)


def audit_sections(comparison: Comparison, most: int | None = None) -> Section:
    """What a reader must know before any number, and what it is known from.

    Args:
        comparison: what is compared.
        most: rows of one table; the others are counted below it. None for all.

    Raises:
        InputError: stories.toml cannot be used.
    """
    study = comparison.study
    parts = [_articles(comparison, most), _together(comparison), *_tables(comparison, most), _groups(comparison)]
    parts.append(_copies(study, most))
    sentences = Bullets(tuple(Said(sentence) for sentence in comparison.audit.sentences))
    return Section("audit", "Before any number", (sentences,), tuple(parts))


def _articles(comparison: Comparison, most: int | None) -> Section:
    study = comparison.study
    stories = stories_of(study)
    left_out = {**copies_of(study).left_out, **({} if study.held is None else study.held.left_out)}
    columns = (
        Column("article", "article"),
        Column("outlet", "outlet"),
        Column("date", "date"),
        Column("main_speaker", "main speaker"),
        Column("main_topic", "main topic"),
        Column("words", "words", numeric=True),
        Column("agencies", "credits", shown=any(row.agencies for row in comparison.audit.rows)),
        Column("copy_of", "most of it stands in", shown=bool(left_out)),
        Column("story", "story", shown=False),
    )
    rows = []
    for row in comparison.audit.rows:
        article = study[row.article_id].article
        begin = place_of(study, article.id, study[article.id].passages[0].span) if study[article.id].passages else None
        evidence = None if begin is None else Evidence(f"{article.id}, its first words", (begin,), "passage")
        rows.append((
            Said(row.article_id, evidence=evidence),
            Said(row.outlet if row.outlet_known else "unknown", row.outlet if row.outlet_known else ""),
            Said(row.date or "unknown", row.date or ""),
            Said(row.speaker or "unknown", row.speaker or ""),
            Said(row.topic or "none", row.topic or ""),
            Said(f"{row.words:,}", row.words),
            Said(", ".join(row.agencies), list(row.agencies)),
            Said(left_out.get(row.article_id, "")),
            Said(stories.of[row.article_id].label),
        ))  # fmt: skip
    notes = []
    if study.held is not None and study.held.left_out:
        gone = "; ".join(f"{each} (of {kept})" for each, kept in sorted(study.held.left_out.items()))
        notes.append(Said(f"Left out, as copies: {gone}."))
    table = _table("audit-articles", columns, rows, most, "articles", notes)
    return Section("audit-articles", "The articles", (table,))


def _table(  # noqa: PLR0913, PLR0917 - each is a part of a table
    name: str,
    columns: tuple[Column, ...],
    rows: Sequence[tuple[Said, ...]],
    most: int | None,
    things: str,
    notes: list[Said],
) -> Table:
    """A table of no more than `most` rows, saying how many it leaves out."""
    more = 0 if most is None else max(0, len(rows) - most)
    if more:
        notes = [Said(f"{more:,} more {things}; `framediff audit --format json` has them all."), *notes]
    return Table(name, "", columns, tuple(rows[: len(rows) - more]), tuple(notes))


def _together(comparison: Comparison) -> Section:
    columns = (
        Column("first", "of an article"),
        Column("second", "and"),
        Column("confounded", "vary together"),
        Column("lambda_second", "λ second", numeric=True),
        Column("lambda_first", "λ first", numeric=True),
        Column("articles", "articles", numeric=True),
    )
    study = comparison.study
    told = [*comparison.audit.associations]
    if not any("story" in (each.first, each.second) for each in told):
        told.append(story_association(study))
    notes = (
        Said(
            "λ second: by how much knowing the first spares errors in guessing the second, λ first the other way round "
            "(Goodman & Kruskal 1954): 1 is all of them, 0 none; — where there is nothing to guess. Dates by month; of "
            "speakers and topics the main one. Fully: each value of one stands with one of the other alone. One way: "
            "the one gives the other, not the other way round. Partly: half of the errors or more are spared, and a "
            "quarter or more of those that are left when the values are dealt out at random (99 seeded deals): many "
            "values over few articles spare many errors whatever they stand with."
        ),
    )
    table = Table("audit-together", "", columns, tuple(_association(each) for each in told), notes)
    return Section("audit-together", "What varies together", (table,))


def _association(each: Association) -> tuple[Said, ...]:
    forward, backward = (
        Said("—", "") if value is None else Said(f"{value:.2f}", value)
        for value in (each.second_given_first, each.first_given_second)
    )
    articles = Said(f"{each.articles:,}", each.articles)
    return Said(each.first), Said(each.second), Said(str(each.level)), forward, backward, articles


def _tables(comparison: Comparison, most: int | None) -> Iterator[Section]:
    for tab in crosstabs(comparison.study, comparison.options.topic):
        if tab.rows:
            title = f"{tab.first.capitalize()} and {THINGS[tab.second]}"
            yield Section(f"audit-{tab.first}-{tab.second}", title, (_crosstab(tab, most),))


def _crosstab(tab: Crosstab, most: int | None) -> Table:
    """Side by side where there are few columns, else as a list of pairs."""
    name = f"audit-{tab.first}-{tab.second}"
    notes = [Said(_READING[tab.first, tab.second])]
    things = {"date": "months", "story": "stories"}.get(tab.second, f"{tab.second}s")
    if len(tab.columns) > _COLUMNS:
        listed = (
            Column(tab.first, tab.first),
            Column(tab.second, THINGS[tab.second]),
            Column("articles", "articles", numeric=True),
            Column("words", "words", numeric=True),
        )
        pairs = [
            (Said(column), Said(row), Said(f"{len(entry.articles):,}", list(entry.articles)), _number(entry.words))
            for row in tab.rows
            for column in tab.columns
            if (entry := tab.at(column, row)).articles
        ]
        return _table(name, listed, pairs, most, "pairs", notes)
    columns = (
        Column(tab.second, THINGS[tab.second]),
        *(Column(f"{tab.first}_{number}", label, numeric=True) for number, label in enumerate(tab.columns, 1)),
        Column("articles", "articles", numeric=True),
    )
    rows = [
        (
            Said(row),
            *(
                Said(
                    f"{len(entry.articles):,} · {entry.words:,}" if entry.articles else "0",
                    {tab.first: column, "articles": list(entry.articles), "words": entry.words},
                )
                for column in tab.columns
                for entry in (tab.at(column, row),)
            ),
            _number(len(tab.articles_of(row))),
        )
        for row in tab.rows
    ]
    return _table(name, columns, rows, most, things, notes)


_READING = {
    ("outlet", "date"): "“2 · 900”: articles of that month, and their words.",
    ("outlet", "speaker"): "“2 · 900”: articles that quote or paraphrase the speaker, and the words so told; "
    "interviewers aside. An article stands with each of its speakers.",
    ("outlet", "topic"): "“2 · 900”: articles with passages on the topic, and the words of these. An article stands "
    "with each of its topics.",
    ("speaker", "topic"): "“2 · 900”: articles in which the speaker is quoted or paraphrased in passages on the "
    "topic, and the words so told.",
    ("outlet", "story"): "“2 · 900”: articles on the event, and their words; a story in one column alone can be "
    "compared with nothing. Stories are found by shared words and dates; `framediff stories` shows and corrects them.",
}


def _number(count: int) -> Said:
    return Said(f"{count:,}", count)


def _groups(comparison: Comparison) -> Section:
    """Articles, occasions and words a side, by voice; and the smallest p of every two sides."""
    voices = [None, *Voice]
    unclear = any(comparison.words(group.key, Voice.UNDETERMINED) for group in comparison.groups)
    columns = (
        Column("group", str(comparison.options.by)),
        Column("articles", "articles", numeric=True),
        Column("occasions", "occasions", numeric=True),
        *(
            Column(
                f"words_{voice or 'all'}",
                "words" if voice is None else str(voice),
                numeric=True,
                shown=unclear or voice is not Voice.UNDETERMINED,
            )
            for voice in voices
        ),
        Column("note", "note", shown=False),
    )
    audit = comparison.audit
    rows = tuple(
        (
            Said(group.label),
            _number(audit.articles[group.key]),
            _number(audit.occasions[group.key]),
            *(_number(comparison.words(group.key, voice)) for voice in voices),
            Said(group.note),
        )
        for group in comparison.groups
    )
    shares = any(block.measure is Measure.SHARE for block in comparison.sets)
    note = "Occasions: how often one of the rival names of something was chosen, all choice sets together. "
    reading = Said(f"{note * shares}Own, direct, indirect: words by whose wording they are.")
    blocks: list[Block] = [Table("audit-sides", "", columns, rows, (reading,))]
    if comparison.options.by.whole and 1 < len(comparison.groups) <= _SIDES:
        blocks.append(_smallest(comparison))
    return Section("audit-sides", "How much there is of each", tuple(blocks))


def _smallest(comparison: Comparison) -> Table:
    columns = (
        Column("first", "side"),
        Column("second", "side"),
        Column("articles_first", "articles", numeric=True),
        Column("articles_second", "articles", numeric=True),
        Column("smallest_p", "smallest p", numeric=True),
    )
    rows = []
    for one, other in combinations(comparison.groups, 2):
        first, second = comparison.audit.articles[one.key], comparison.audit.articles[other.key]
        p = smallest_dealt(first, second)
        rows.append((Said(one.label), Said(other.label), _number(first), _number(second), Said(f"{p:.2g}", p)))
    note = "Two-sided, from dealing the articles out between the two sides: no test of ours gives less."
    return Table("audit-smallest-p", "The smallest p attainable", columns, tuple(rows), (Said(note),))


def _copies(study: Study, most: int | None) -> Section:
    once = study.held is not None and study.held.once
    left_out = {} if study.held is None else study.held.left_out
    here = {studied.article.id for studied in study.articles} | left_out.keys()
    if once:
        study = study.whole  # what is left out is shown all the same
    pairs = [each for each in (*copies_of(study).pairs, *shared_text(study)) if {each.first, each.second} <= here]
    if not pairs:
        told = "No two articles here have the same text, and no two outlets share a run of 20 words or more unquoted."
        return Section("audit-copies", "Copies", (Paragraph(Said(told)),))
    columns = (
        Column("kind", "kind"),
        Column("first", "article"),
        Column("second", "and"),
        Column("share_first", "of the first", numeric=True),
        Column("share_second", "of the second", numeric=True),
        Column("words", "words", numeric=True),
        Column("longest", "longest run", numeric=True),
        Column("agencies", "credits"),
    )
    rows = [_copy(study, copy) for copy in pairs]
    notes = [
        Said(
            "Of the first, of the second: the share of its words that stand in the other in runs of five or more. "
            f"{CopyKind.NEAR.capitalize()}: half or more of either, of the words outside quotations too; "
            f"{CopyKind.PART}: of the first alone; {CopyKind.SHARED}: less, but a run of 20 words or more outside "
            "quotations in two outlets. Credits: the agencies that either credits."
        ),
        Said(_counting(study, once=once)),
    ]
    return Section("audit-copies", "Copies", (_table("audit-copies", columns, rows, most, "pairs", notes),))


def _counting(study: Study, *, once: bool) -> str:
    if once:
        return "Copies are left out; text that is shared in part is counted wherever it stands."
    clusters = copies_of(study).clusters
    if not clusters:
        return "All of them are counted."
    kept = "; ".join(f"{', '.join(cluster.articles[1:])} (of {cluster.kept})" for cluster in clusters)
    return f"All of them are counted. With --copies once these are left out: {kept}."


def _copy(study: Study, copy: Copy) -> tuple[Said, ...]:
    longest = sorted(copy.passages, key=_length)[:_SHOWN]
    places = tuple(
        place_of(study, copy.first, passage.span, f"{counted(passage.words, 'word')}, {passage.unquoted:,} unquoted")
        for passage in sorted(longest, key=lambda passage: passage.span)
    )
    of = f"{copy.first} and {copy.second}, {copy.kind}: the longest of {counted(len(copy.passages), 'passage')}"
    agencies = sorted({
        name
        for each in (copy.first, copy.second)
        for name in _agencies(study, each)
    })  # fmt: skip
    return (
        Said(str(copy.kind)),
        Said(copy.first),
        Said(copy.second),
        Said(f"{100 * copy.first_share:.0f} %", copy.first_share),
        Said(f"{100 * copy.second_share:.0f} %", copy.second_share),
        Said(f"{copy.words:,}", copy.words, Evidence(of, places, "passage") if places else None),
        _number(max((passage.words for passage in copy.passages), default=0)),
        Said(", ".join(agencies), agencies),
    )


def _length(passage: Passage) -> tuple[int, int]:
    return -passage.words, passage.span.start


def _agencies(study: Study, article_id: str) -> tuple[str, ...]:
    from framediff.voice import credited_agencies

    return credited_agencies(study[article_id].heard.credits)
