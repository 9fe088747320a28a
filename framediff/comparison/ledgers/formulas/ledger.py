"""House formulas: what an outlet repeats in its own voice, with the hits in it and the numbers counted both ways."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.comparison.audit.copies import copies_of
from framediff.comparison.ledgers.formulas.finding import find
from framediff.comparison.texts.streams import stream
from framediff.matching import HitState
from framediff.scoring.cells import Cell, Measure, Part
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.ledgers.formulas.finding import Found
    from framediff.comparison.study import Studied, Study
    from framediff.comparison.texts.streams import Stream
    from framediff.matching import Hit

__all__ = ["LEAST", "Formula", "FormulaLedger", "Occurrence", "Recount", "formula_ledger"]

LEAST = 8
"""Words of the shortest formula: fewer recur in any news as names with their titles and by grammar alone."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place of a formula.

    Attributes:
        article_id: the article.
        span: where it stands.
        words: its running words.
        exact: whether it is word for word what the formula is.
    """

    article_id: str
    span: Span
    words: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Formula:
    """A sequence of words that an outlet repeats in its own voice.

    Attributes:
        outlet: the outlet.
        text: its wording as most places have it, white space made single.
        words: running words of that wording.
        occurrences: where it stands; the first of them, by date where dates are known, comes first.
        hits: the counted hits of each occurrence, in the outlet's own voice and wholly inside.
    """

    outlet: str
    text: str
    words: int
    occurrences: tuple[Occurrence, ...] = field(repr=False)
    hits: tuple[tuple[Hit, ...], ...] = field(repr=False)

    @property
    def articles(self) -> int:
        """In how many articles it stands."""
        return len({each.article_id for each in self.occurrences})


@dataclass(frozen=True, slots=True)
class Recount:
    """An indicator's own-voice number in an outlet, each occurrence of a formula counted, and each formula once."""

    outlet: str
    indicator: str
    every: Cell
    once: Cell


@dataclass(frozen=True, slots=True)
class FormulaLedger:
    """What outlets repeat.

    Attributes:
        formulas: by outlet, those at most places first.
        recounts: the indicators whose count or denominator the repetitions touch.
        copies: groups of articles of one outlet that are copies of each other, of which only the first was looked at.
        single: outlets with one article only, copies aside, which cannot repeat anything.
        least: words of the shortest formula.
    """

    formulas: tuple[Formula, ...]
    recounts: tuple[Recount, ...]
    copies: tuple[tuple[str, ...], ...]
    single: tuple[str, ...]
    least: int


def formula_ledger(study: Study, least: int = LEAST) -> FormulaLedger:
    """What each outlet of `study` repeats in its own voice, of `least` words or more, in two articles or more.

    Only words of one paragraph with no other voice between them make a formula. Articles that are copies of each other
    are one. The first of an article's occurrences is that of the earliest article; dates not known come last.
    """
    outlets: dict[str, list[Studied]] = {}
    for studied in study.articles:
        outlets.setdefault(studied.article.outlet, []).append(studied)
    clusters = _copies(study)
    formulas: list[Formula] = []
    recounts: list[Recount] = []
    copies: list[tuple[str, ...]] = []
    single = []
    for outlet in sorted(outlets, key=lambda name: (name.casefold(), name)):
        articles = sorted(outlets[outlet], key=_when)
        kept: list[Stream] = []
        groups: dict[tuple[str, ...], list[str]] = {}
        for studied in articles:
            group = groups.setdefault(clusters.get(studied.article.id, (studied.article.id,)), [])
            group.append(studied.article.id)
            if len(group) == 1:
                kept.append(stream(study, studied, in_sentences=False))
        copies += [tuple(group) for group in groups.values() if len(group) > 1]
        if len(kept) < 2:  # noqa: PLR2004 - a repetition needs two
            single.append(outlet)
            continue
        ours = sorted(_formulas(outlet, kept, least), key=lambda each: (-len(each.occurrences), -each.words))
        formulas += ours
        recounts += _recounts(study, outlet, [each.studied for each in kept], ours)
    return FormulaLedger(tuple(formulas), tuple(recounts), tuple(copies), tuple(single), least)


def _when(studied: Studied) -> tuple[bool, str, str]:
    first, last = studied.article.metadata.date.days
    day = first or last
    return day is None, "" if day is None else day.isoformat(), studied.article.id


def _copies(study: Study) -> dict[str, tuple[str, ...]]:
    """For each article with copies the whole cluster."""
    return {each: cluster.articles for cluster in copies_of(study).clusters for each in cluster.articles}


@dataclass(frozen=True, slots=True)
class _Sequence:
    """The own-voice words of an outlet's articles, each stretch parted from the next by a word of its own."""

    words: list[int]
    owners: list[int]
    spans: list[Span]


def _sequence(articles: Sequence[Stream]) -> _Sequence:
    known: dict[str, int] = {}
    made = _Sequence([], [], [])
    parts = 0
    for number, each in enumerate(articles):
        for term, span in _own(each):
            if term is None:
                parts += 1
            made.words.append(-parts if term is None else known.setdefault(term, len(known)))
            made.owners.append(number)
            made.spans.append(span)
    return made


def _own(each: Stream) -> Iterator[tuple[str | None, Span]]:
    """The outlet's own words, and None where a paragraph or another voice comes between them, and at the end."""
    passages = iter(each.studied.passages)
    end, going = -1, False
    for term, start, stop, voice in zip(each.terms, each.starts, each.ends, each.voices, strict=True):
        parted = start >= end
        while start >= end:
            end = next(passages).span.end
        own = voice is Voice.OWN
        if going and (parted or not own):
            yield None, Span(start, start)
        if own:
            yield term, Span(start, stop)
        going = own
    yield None, Span(0, 0)


def _formulas(outlet: str, articles: Sequence[Stream], least: int) -> Iterator[Formula]:
    import numpy as np

    sequence = _sequence(articles)
    found = find(np.array(sequence.words, dtype=np.int64), np.array(sequence.owners, dtype=np.int64), least)
    for each in found:
        yield _formula(outlet, articles, sequence, each)


def _formula(outlet: str, articles: Sequence[Stream], sequence: _Sequence, found: Found) -> Formula:
    occurrences = []
    hits = []
    for stretch in found.stretches:
        studied = articles[sequence.owners[stretch.start]].studied
        span = Span(sequence.spans[stretch.start].start, sequence.spans[stretch.end - 1].end)
        wanted = sequence.words[found.model.start : found.model.end]
        exact = sequence.words[stretch.start : stretch.end] == wanted
        occurrences.append(Occurrence(studied.article.id, span, stretch.words, exact))
        hits.append(tuple(hit for hit in _own_hits(studied) if span.covers(hit.span)))
    model = articles[sequence.owners[found.model.start]].studied.article
    span = Span(sequence.spans[found.model.start].start, sequence.spans[found.model.end - 1].end)
    text = " ".join(span.of(model.text).split())
    return Formula(outlet, text, found.model.words, tuple(occurrences), tuple(hits))


def _own_hits(studied: Studied) -> Iterator[Hit]:
    return (hit for hit in studied.hits if hit.state is HitState.COUNTED and hit.voice is Voice.OWN)


def _recounts(study: Study, outlet: str, articles: Sequence[Studied], formulas: Sequence[Formula]) -> Iterator[Recount]:
    """The own-voice numbers of the indicators that stand in a formula, with all and without what is repeated."""
    later = [each for formula in formulas for each in formula.occurrences[1:]]
    if not later:
        return
    repeated: dict[str, list[Span]] = {}
    fewer: dict[str, int] = {}
    for each in later:
        repeated.setdefault(each.article_id, []).append(each.span)
        fewer[each.article_id] = fewer.get(each.article_id, 0) + each.words
    touched = {study.key_of(hit) for formula in formulas for here in formula.hits for hit in here}
    hits = [hit for studied in articles for hit in _own_hits(studied)]
    first = [hit for hit in hits if not any(span.covers(hit.span) for span in repeated.get(hit.article_id, ()))]
    words = {studied.article.id: studied.words_by_voice().get(Voice.OWN, 0) for studied in articles}
    once = {article_id: count - fewer.get(article_id, 0) for article_id, count in words.items()}
    for block in study.blocks:
        for indicator in block.indicators:
            if indicator.id in touched:
                members = {each.id for each in block.indicators} if block.measure is Measure.SHARE else set()
                yield Recount(
                    outlet,
                    indicator.id,
                    _cell(study, outlet, indicator.id, block.measure, members, hits, words),
                    _cell(study, outlet, indicator.id, block.measure, members, first, once),
                )


def _cell(  # noqa: PLR0913, PLR0917 - what a cell is made of
    study: Study,
    outlet: str,
    indicator: str,
    measure: Measure,
    members: set[str],
    hits: Sequence[Hit],
    words: dict[str, int],
) -> Cell:
    ours = tuple(hit for hit in hits if study.key_of(hit) == indicator)
    below = dict.fromkeys(words, 0) if measure is Measure.SHARE else words
    if measure is Measure.SHARE:
        for hit in hits:
            below[hit.article_id] += study.key_of(hit) in members
    above = dict.fromkeys(words, 0)
    for hit in ours:
        above[hit.article_id] += 1
    parts = tuple(Part(article_id, above[article_id], count) for article_id, count in below.items() if count)
    return Cell(indicator, outlet, Voice.OWN, measure, ours, sum(below.values()), parts)
