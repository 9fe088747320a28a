"""Quote families for a reader: one row a rendering, each family with its word diffs; the best pair where none is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.families.contents import DAYS
from framediff.comparison.families.translation import IN_WORDING
from framediff.comparison.families.units import FEWER
from framediff.comparison.worddiff import in_words, summed
from framediff.export.document import Column, Document, Evidence, Paragraph, Said, Section, Table, place_of
from framediff.export.layout import counted
from framediff.export.manifest import made_from
from framediff.export.renderings.copied import copied_section
from framediff.export.renderings.labels import OPENING, cover, dated, first_of, passage, speakers_of
from framediff.export.renderings.wordpairs import pair_of
from framediff.words import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.article import Span
    from framediff.comparison import Study
    from framediff.comparison.families import Families, Family, Rendering, Stretch
    from framediff.export.document import Block, Pair

__all__ = ["MOST", "quotes_document", "quotes_sections", "quotes_table"]

MOST = 20
"""Families of each kind that are shown with their word diffs, unless more are asked for; the table has them all."""

_LONG_APART = 7  # days; an outlet that reports later than that may report another occasion

_KINDS = {
    "shared": "Quoted in several articles",
    "paraphrased": "Quoted in one article at most, in indirect speech in others",
    "within": "Said twice in one article",
    "translated": "Likely two translations, or noted down by two hands, or short",
}
_EXPLAINED = {
    "shared": "Each family is one quotation that two articles or more have in quotation marks. What differs is the "
    "outlets', the translators' or the transcribers' wording, as far as the articles tell; none is the measure.",
    "paraphrased": "Here the wording that the articles share is a speaker's in one of them at most; in the others the "
    "outlet answers for it.",
    "within": "An article gives a statement in its headline or lead and once more below, or in quotation marks and in "
    "indirect speech.",
    "translated": "Quotations of one speaker that share most of their content words and not the wording, or are "
    "shorter than was asked for, so that they are in none of the families above. They may also be two occasions on "
    "which much the same was said.",
}
_ALIKE = (
    "Alike is the share of the words of the shorter sentence that stand in the longer, close together, in order or in "
    "runs of words that have changed places: at 1.00 the longer has all of the shorter, whatever else it "
    "has. The edits beside it are those of whole sentences, with the sentence before or after where that "
    "renders the rest."
)

_COLUMNS = (
    Column("family", "Family", numeric=True),
    Column("kind", "Kind", shown=False),
    Column("speaker", "Speaker", shown=False),
    Column("outlet", "Outlet"),
    Column("date", "Date"),
    Column("article", "Article", shown=False),
    Column("voice", "Given"),
    Column("headline", "In a headline", shown=False),
    Column("likeness", "Alike", numeric=True),
    Column("edits", "Against the base"),
    Column("words", "Words", numeric=True, shown=False),
    *(
        Column(name, name.capitalize(), numeric=True, shown=False)
        for name in ("cut", "added", "reworded", "rewording", "moved", "contested", "glyphs", "marks")
    ),
    Column("through", "Through", shown=False),
    Column("contents", "By contents", shown=False),
    Column("translation", "Signs of translation", shown=False),
    Column("text", "Text", shown=False),
    Column("spans", "Spans", shown=False),
)


def quotes_document(study: Study, found: Families, most: int = MOST) -> Document:
    """The families of a study as a document; at most `most` of each kind with their word diffs."""
    options = found.options
    speaker = None if options.speaker is None else study.register.label_of(options.speaker)
    told = (
        study.corpus.name,
        counted(len(study.articles), "article"),
        f"{options.least_words} words or more at {options.similarity:g}",
        *([f"speaker: {speaker}"] if speaker else []),
        *([f"confidence from {study.hearing.min_confidence:g}"] if study.hearing.min_confidence else []),
    )
    chosen = {
        "least_words": options.least_words,
        "similarity": options.similarity,
        "speaker": speaker,
        "most": most,
        "lexicons": [lexicon.id for lexicon in study.lexicons],
        "min_confidence": study.hearing.min_confidence,
    }
    return Document("Quotations", told, quotes_sections(study, found, most), made_from(study, "quotes", chosen))


def quotes_sections(study: Study, found: Families, most: int = MOST) -> tuple[Section, ...]:
    """One section: what is shared, or the best pair; a row for each rendering; then the families, one kind a part."""
    blocks: list[Block] = [Paragraph(answer(study, found))]
    if found.best is not None:
        blocks.append(_best_pair(study, found))
    blocks.append(quotes_table(study, found))
    parts = []
    number = 0
    for kind, families in _by_kind(found):
        if families:
            parts.append(_part(study, kind, families[:most], number, len(families)))
        number += len(families)
    if found.copied:
        parts.append(copied_section(study, found.copied, most))
    return (Section("quotes", "The same quotation in other words", tuple(blocks), tuple(parts)),)


def answer(study: Study, found: Families) -> Said:
    """Whether quotations are shared, in one sentence; where none is, the best pair is named."""
    options = found.options
    size = f"{options.least_words} words or more"
    if found.shared:
        quoted = {article for family in found.shared for article in family.articles}
        verb = "is" if len(found.shared) == 1 else "are"
        text = (
            f"{counted(len(found.shared), 'quotation')} of {size} {verb} shared at "
            f"{options.similarity:.2f} by two articles or more; "
            f"{'it stands' if len(found.shared) == 1 else 'they stand'} in {len(quoted)} of "
            f"{counted(len(study.articles), 'article')}."
        )
        return Said(text, {"shared": len(found.shared), "articles": len(quoted)})
    none = f"No quotation of {size} is shared by two articles at {options.similarity:.2f}"
    if len(study.articles) < 2:  # noqa: PLR2004 - one article shares with none
        return Said(f"{none}: there is only one article.", {"shared": 0})
    if found.best is None:
        return Said(f"{none}, nor do any two share three content words in such a quotation.", {"shared": 0})
    one, two = (study[each.article_id].article for each in (found.best.rendering.base, found.best.rendering.stretch))
    score = found.best.rendering.likeness
    which = "best pair" if found.best.exact else "best pair of those that share rare words"
    text = f"{none}; {which}: {score:.2f}, {dated(one)} and {dated(two)}."
    return Said(text, {"shared": 0, "best": {"likeness": score, "articles": [one.id, two.id]}})


def quotes_table(study: Study, found: Families) -> Table:
    """One row for each rendering of each family, the base first."""
    rows = []
    number = 0
    for kind, families in _by_kind(found):
        for family in families:
            number += 1
            rows += [tuple(row) for row in _rows(study, kind, family, number)]
    options = found.options
    compared = (
        f"Compared: {counted(found.quotations, 'quotation')} and {counted(found.paraphrases, 'paraphrase')}, of which "
        f"{found.sentences} sentences or groups of short ones have {options.least_words} words or more."
    )
    notes = [compared, _ALIKE]
    if any(rendering.through for families in _by_kind(found) for f in families[1] for rendering in f.renderings):
        notes.append("A rendering less like the base than asked for belongs to its family through a third rendering.")
    if any(rendering.contents for families in _by_kind(found) for f in families[1] for rendering in f.renderings):
        notes.append(
            f"“by contents”: one speaker, in articles dated {DAYS} days apart at most, and most of what the shorter "
            f"statement says stands in the other, in whatever words between; there a quotation may have "
            f"{options.least_words - FEWER} words."
        )
    return Table(
        "renderings",
        "Renderings",
        _COLUMNS,
        tuple(rows),
        tuple(Said(note) for note in notes),
        empty="No statement stands in two renderings.",
    )


def _by_kind(found: Families) -> tuple[tuple[str, tuple[Family, ...]], ...]:
    return tuple((kind, getattr(found, kind)) for kind in _KINDS)


def _rows(study: Study, kind: str, family: Family, number: int) -> Iterator[list[Said]]:
    """The base of a family, then its other renderings."""
    yield _row(study, kind, family, number, family.base, None)
    for rendering in family.renderings:
        yield _row(study, kind, family, number, rendering.stretch, rendering)


def _row(  # noqa: PLR0913, PLR0917 - what a row tells
    study: Study, kind: str, family: Family, number: int, stretch: Stretch, rendering: Rendering | None
) -> list[Said]:
    speech, article = stretch.speech, study[stretch.article_id].article
    text = passage(article, stretch.spans)
    sums = None if rendering is None else summed(rendering.diff)
    counts = [
        Said("" if sums is None else str(getattr(sums, name)), None if sums is None else getattr(sums, name))
        for name in ("cut", "added", "reworded", "rewording", "moved", "contested", "glyphs", "marks")
    ]
    place = place_of(study, article.id, cover(stretch.spans))
    evidence = Evidence(f"family {number}, {dated(article)}", (place,), "passage")
    contents = rendering is not None and rendering.contents
    score = Said("base") if rendering is None else Said(f"{rendering.likeness:.2f}", rendering.likeness)
    headline = speech.headline
    words = sum(len(sentence.words) for sentence in speech.sentences if _inside(sentence.spans, stretch.spans))
    return [
        Said(str(number), number),
        Said(kind),
        Said(study.register.label_of(speech.speaker)),
        Said(article.outlet),
        Said(str(article.metadata.date)),
        Said(article.id),
        Said(_given(stretch), str(speech.voice), evidence),
        Said("yes" if headline else "no", headline),
        score,
        Said(f"base: {family.reason}" if sums is None else f"{'by contents; ' * contents}{in_words(sums)}"),
        Said(str(words), words),
        *counts,
        Said("" if rendering is None or rendering.through is None else rendering.through),
        Said("yes" if contents else "no", contents),
        Said("; ".join(family.translations), list(family.translations)),
        Said(text),
        Said(
            "; ".join(f"{span.start}–{span.end}" for span in stretch.spans), [[s.start, s.end] for s in stretch.spans]
        ),
    ]


def _given(stretch: Stretch) -> str:
    how = "quoted" if stretch.speech.quoted else "paraphrased"
    return f"{how} in a headline" if stretch.speech.headline else how


def _part(study: Study, kind: str, families: tuple[Family, ...], before: int, total: int) -> Section:
    blocks: list[Block] = [Paragraph(Said(_EXPLAINED[kind]))]
    if len(families) < total:
        more = (
            f"The first {len(families)} of {total} are shown here, those whose renderings differ first, then those of "
            "most articles; the table above has them all."
        )
        blocks.append(Paragraph(Said(more)))
    parts = []
    for number, family in enumerate(families, before + 1):
        words = shortened(passage(study[family.base.article_id].article, family.base.spans), OPENING)
        title = f"{number}. {speakers_of(study, family)}: “{words}”"
        parts.append(
            Section(f"family-{number}", title, (Paragraph(_about(study, family)), *_pairs(study, family, number)))
        )
    return Section(f"quotes-{kind}", _KINDS[kind], tuple(blocks), tuple(parts))


def _about(study: Study, family: Family) -> Said:
    """A paragraph on a family: its base, who is credited, how far apart it is dated, what speaks for a translation."""
    base = study[family.base.article_id].article
    told = [f"{counted(len(family.renderings) + 1, 'rendering')} in {counted(len(family.articles), 'article')}."]
    told.append(f"The base, against which the others are held, is that of {dated(base)}: {family.reason}.")
    if len([speaker for speaker in family.speakers if speaker is not None]) > 1:
        credited: dict[str, list[str]] = {}
        for stretch in family.stretches:
            name = study.register.label_of(stretch.speech.speaker)
            credited.setdefault(name, []).append(study[stretch.article_id].article.outlet)
        who = "; ".join(f"{name} ({', '.join(dict.fromkeys(outlets))})" for name, outlets in credited.items())
        told.append(f"The articles credit it to different speakers: {who}.")
    if family.copies:
        held = dict.fromkeys(dated(study[stretch.article_id].article) for stretch in family.copies)
        told.append(f"Copies of these articles print the same: {first_of(list(held))}.")
    if (days := _days_apart(study, family)) > _LONG_APART:
        told.append(f"The articles are dated up to {days} days apart: the speaker may have said it more than once.")
    if family.translations:
        sure = (
            ""
            if IN_WORDING in family.translations
            else "That is known of the article and not of this sentence; if it was, "
        )
        told.append(f"Likely translated: {'; '.join(family.translations)}.")
        told.append(f"{sure}{'differences' if sure else 'Differences'} may be a translator's wording.")
    stretches = (*family.stretches, *family.copies)
    places = tuple(place_of(study, stretch.article_id, span) for stretch in stretches for span in stretch.spans)
    return Said(" ".join(told), None, Evidence("renderings of this quotation", places, "passage"))


def _days_apart(study: Study, family: Family) -> int:
    """Days between the first and the last of the articles whose day is known."""
    days = []
    for article_id in family.articles:
        first, last = study[article_id].article.metadata.date.days
        if first is not None and first == last:
            days.append(first)
    return (max(days) - min(days)).days if days else 0


def _pairs(study: Study, family: Family, number: int) -> Iterator[Pair]:
    """Each rendering beside what it renders of the base."""
    for count, rendering in enumerate(family.renderings, 1):
        through = ""
        if rendering.through is not None:
            through = f", joined through {dated(study[rendering.through].article)}"
        title = f"{number}.{count} Base and {study[rendering.stretch.article_id].article.outlet}"
        how = ", joined by its contents" if rendering.contents else through
        yield _pair(study, rendering, title, f"{rendering.likeness:.2f} alike{how}")


def _pair(study: Study, rendering: Rendering, title: str, told: str) -> Pair:
    return pair_of(
        study,
        (rendering.base.article_id, rendering.base.spans),
        (rendering.stretch.article_id, rendering.stretch.spans),
        title=title,
        told=told,
        diff=rendering.diff,
    )


def _best_pair(study: Study, found: Families) -> Pair:
    assert found.best is not None  # noqa: S101 - the caller has looked
    rendering = found.best.rendering
    return _pair(study, rendering, "Best pair", f"{rendering.likeness:.2f} alike")


def _inside(spans: tuple[Span, ...], covering: tuple[Span, ...]) -> bool:
    return all(any(other.covers(span) for other in covering) for span in spans)
