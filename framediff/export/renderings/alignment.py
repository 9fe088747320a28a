"""Two articles or sides for a reader, statement by statement: what both report, in which words, and what one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.alignment import ConflictKind, Likeness, thresholds_of
from framediff.export.document import (
    Bullets,
    Column,
    Document,
    Evidence,
    Pair,
    Paragraph,
    Said,
    Section,
    Table,
    place_of,
)
from framediff.export.layout import counted
from framediff.export.ledgers.ledger import ledger_document
from framediff.export.renderings.wordpairs import pair_of
from framediff.words import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framediff.article import Span
    from framediff.comparison.alignment import Conflict, Contrast, Link, Statement
    from framediff.comparison.alignment.contrast import Party
    from framediff.export.document import Place

__all__ = ["contrast_document", "contrast_sections"]

_KINDS = {Likeness.FACT: "same fact", Likeness.THEME: "same theme"}
_CONFLICTS = {
    ConflictKind.NUMBER: "number",
    ConflictKind.DATE: "date",
    ConflictKind.NAME: "name",
    ConflictKind.NEGATION: "negation",
}
_LINE = 120  # characters of a headline, for which a text without one has its beginning
_SHORT = 60  # characters of a statement in the table, which the pairs above show in full


def contrast_document(found: Contrast, limit: int, options: Mapping[str, object] | None = None) -> Document:
    """The contrast as a document of its own.

    Args:
        found: the contrast.
        limit: how many pairs of each kind are shown with their words; 0 for all. The table has them all.
        options: what was asked for, by name.
    """
    first, *inner = contrast_sections(found, limit)
    whole = Section(first.id, first.title, first.blocks, tuple(inner))
    return ledger_document(found.study, whole, "diff", options)


def contrast_sections(found: Contrast, limit: int = 0) -> list[Section]:
    """What is said of the two, the same facts, the same themes, and what only one of them reports; see above."""
    facts, themes = found.of(Likeness.FACT), found.of(Likeness.THEME)
    labels = found.first.label, found.second.label
    lead = Section("diff", f"{labels[0]} and {labels[1]}, statement by statement", _lead(found, facts, themes))
    sections = [lead, _pairs(found, "same-fact", "Same fact", facts, limit)]
    if not facts:
        sections[-1] = _none(found)
    if themes:
        sections.append(_pairs(found, "same-theme", "Same theme", themes, limit))
    sections.append(Section("links", "All links", (_table(found, (*facts, *themes)),)))
    sections.append(_only(found))
    sections.append(Section("diff-how", "How to read it", (Bullets(_how(found)),)))
    return sections


def _how(found: Contrast) -> tuple[Said, ...]:
    """How an alignment is made and to be read."""
    aligner = found.study.aligner
    at = thresholds_of(aligner)
    meaning = f" Likeness of meaning has a part in it, by {aligner.name}." if aligner is not None else ""
    return (
        Said(
            "An alignment is a proposal to be read. Statements are held to report one fact when their contents share "
            "enough words, word families, numbers and phrases; the clause that says who said it is left aside. "
            "Likeness, from 0 to 1, estimates how likely they do, fitted on pairs of articles on one event that were "
            f"judged by reading; elsewhere it says too much.{meaning}"
        ),
        Said(
            f"From {at.fact:g} on two statements count as one fact, from {at.apart:g} on where the articles lie weeks "
            "apart. The same theme is what is left: each statement with the nearest of the other side, if that is near."
            " Two that share one or two words of a very short one, or tell of different acts (asked to resign, refused "
            "to resign), are a theme at most."
        ),
        Said(
            "What a side repeats in several articles, word for word or nearly, such as a background paragraph of its "
            "own, counts as one statement; the pair says in how many further articles it stands, and ×3 in the table "
            "that it stands three times."
        ),
        Said(
            "A conflict says that the two do not give the same number, date or name, or that one alone has a negation; "
            "which of them is right it does not say."
        ),
    )


def _lead(found: Contrast, facts: Sequence[Link], themes: Sequence[Link]) -> tuple[Bullets, Paragraph]:
    conflicting = [link for link in facts if link.conflicts]
    conflict = f", {len(conflicting)} of them with a conflict" if conflicting else ""
    told = [f"Same fact: {counted(len(facts), 'pair')} of statements{conflict}."]
    told.append(f"Same theme: {counted(len(themes), 'pair')}.")
    for number, party in enumerate((found.first, found.second)):
        told.append(f"{party.label} alone: {len(found.only(number))} of {counted(len(party.groups), 'statement')}.")
    return Bullets((_about(found, found.first), _about(found, found.second))), Paragraph(Said(" ".join(told)))


def _about(found: Contrast, party: Party) -> Said:
    """Who a party is, its headline and how much it says."""
    said = counted(len(party.statements), "statement")
    if len(party.groups) < len(party.statements):
        said += f", {len(party.groups):,} without those in the same words as another"
    if len(party.articles) > 1:
        return Said(f"{party.label}: {counted(len(party.articles), 'article')}, {said}")
    article = found.study[party.articles[0]].article
    date = article.metadata.date
    known = f", {date}" if date.value else ""
    return Said(f"{party.label}: “{shortened(article.headline, _LINE)}” ({article.outlet}{known}), {said}")


def _pairs(found: Contrast, key: str, title: str, links: Sequence[Link], limit: int) -> Section:
    shown = links[:limit] if limit else links
    blocks: list[Pair | Paragraph] = [_pair(found, number, link) for number, link in enumerate(shown, 1)]
    if len(shown) < len(links):
        left = counted(len(links) - len(shown), "further pair")
        blocks.append(Paragraph(Said(f"{left}: a higher --limit shows them with their words.")))
    return Section(key, f"{title}, other words" if key == "same-fact" else title, tuple(blocks))


def _pair(found: Contrast, number: int, link: Link) -> Pair:
    notes = (*(Said(f"Conflict: {_conflict(each)}") for each in link.conflicts), *_also(found, link))
    title = f"{number}. {_KINDS[link.kind].capitalize()}, likeness {link.score:.2f}"
    return pair_of(found.study, _stretch(link.first), _stretch(link.second), title=title, notes=notes)


def _also(found: Contrast, link: Link) -> Iterator[Said]:
    """In how many further articles each of the two stands in the same words, or nearly, with where."""
    sides = (found.first, link.first, link.also_first), (found.second, link.second, link.also_second)
    for party, statement, also in sides:
        articles = {each.article_id for each in also} - {statement.article_id}
        if articles:
            said = f"{party.label}: and in {counted(len(articles), 'further article')}, word for word or nearly."
            yield Said(
                said, len(articles), Evidence(said[:-1], tuple(_place(found, each) for each in also), "sentence")
            )


def _none(found: Contrast) -> Section:
    """What is said when nothing aligns, with the best pair."""
    at = thresholds_of(found.study.aligner)
    told = (
        f"No statement of {found.first.label} reports a fact that one of {found.second.label} reports, at a likeness "
        f"of {at.fact:g} or more ({at.apart:g} where the articles lie weeks apart)."
    )
    if found.nearest is None:
        return Section("same-fact", "Same fact", (Paragraph(Said(f"{told} No two of them share a telling word.")),))
    first, second, score = found.nearest
    pair = pair_of(found.study, _stretch(first), _stretch(second), title=f"Best pair, likeness {score:.2f}")
    return Section("same-fact", "Same fact", (Paragraph(Said(told)), pair))


def _table(found: Contrast, links: Sequence[Link]) -> Table:
    return Table(
        "alignment",
        "",
        (
            Column("kind", "what"),
            Column("likeness", "likeness", numeric=True),
            Column("first", found.first.label),
            Column("second", found.second.label),
            Column("conflicts", "conflicts"),
            *(
                Column(f"{side}_{key}", f"{label}, {name}", shown=False)
                for side, label in (("first", found.first.label), ("second", found.second.label))
                for key, name in (
                    ("article", "article"),
                    ("start", "start"),
                    ("end", "end"),
                    ("voice", "voice"),
                    ("speaker", "speaker"),
                    ("further", "further places"),
                )
            ),
        ),
        tuple(_row(found, link) for link in links),
        empty="No two statements are alike enough.",
    )


def _row(found: Contrast, link: Link) -> tuple[Said, ...]:
    conflicts = [{"kind": str(each.kind), "first": each.first, "second": each.second} for each in link.conflicts]
    return (
        Said(_KINDS[link.kind], str(link.kind)),
        Said(f"{link.score:.2f}", link.score),
        _statement(found, link.first, link.also_first),
        _statement(found, link.second, link.also_second),
        Said("; ".join(map(_conflict, link.conflicts)), conflicts),
        *_details(found, link.first, link.also_first),
        *_details(found, link.second, link.also_second),
    )


def _statement(found: Contrast, statement: Statement, also: Sequence[Statement]) -> Said:
    short = shortened(statement.text, _SHORT)
    places = tuple(_place(found, each) for each in (statement, *also))
    return Said(f"{short} (×{len(places)})" if also else short, statement.text, Evidence(short, places, "sentence"))


def _details(found: Contrast, statement: Statement, also: Sequence[Statement]) -> tuple[Said, ...]:
    speaker = "" if statement.speaker is None else found.study.register.label_of(statement.speaker)
    return (
        Said(statement.article_id),
        Said(str(statement.span.start), statement.span.start),
        Said(str(statement.span.end), statement.span.end),
        Said(str(statement.voice)),
        Said(speaker),
        Said(str(len(also)), len(also)),
    )


def _only(found: Contrast) -> Section:
    """What one of the two alone reports."""
    told = []
    for number, party in enumerate((found.first, found.second)):
        statements = found.only(number)
        said = f"Only {party.label}: {len(statements)} of {counted(len(party.groups), 'statement')}"
        places = tuple(_place(found, each) for each in statements)
        told.append(Said(said, len(statements), Evidence(said, places, "sentence") if places else None))
    return Section("only", "Said by one alone", (Bullets(tuple(told)),))


def _place(found: Contrast, statement: Statement) -> Place:
    return place_of(found.study, statement.article_id, statement.span)


def _stretch(statement: Statement) -> tuple[str, Span]:
    return statement.article_id, statement.content or statement.span


def _conflict(conflict: Conflict) -> str:
    first = f"“{conflict.first}”" if conflict.first else "none"
    second = f"“{conflict.second}”" if conflict.second else "none"
    return f"{_CONFLICTS[conflict.kind]} ({first} and {second})"
