"""Keyness of two sides: every word or phrase that stands on either, with how differently they use it and where."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.comparison.groups.sides import SMALL
from framediff.comparison.lexicons.discovery.tally import Ledger, occurrences, side_of_each
from framediff.comparison.texts.streams import stream
from framediff.comparison.texts.terms import is_wording
from framediff.scoring.keyness import contrasts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Studied, Study
    from framediff.comparison.texts.streams import Stream
    from framediff.scoring.keyness import Contrast

__all__ = ["FEW_WORDS", "Keyness", "Ranking", "Term", "keyness"]

FEW_WORDS = 1_000
"""Running words of a side below which a list of key words says more of its few passages than of the side."""


class Ranking(StrEnum):
    """By what the terms of a side are ordered."""

    Z = "z"  # weighted log-odds over its standard error
    G2 = "g2"
    LOG_RATIO = "log-ratio"


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase with its numbers and its places.

    Attributes:
        text: the words as they are written most often.
        contrast: its numbers on both sides.
        places: on each side where it stands: article and span.
    """

    text: str
    contrast: Contrast
    places: tuple[tuple[tuple[str, Span], ...], tuple[tuple[str, Span], ...]] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keyness:
    """What two sides word differently.

    Attributes:
        study: the articles.
        sides: the two sides.
        topic: key of the topic whose paragraphs alone are counted; None for all.
        longest: words of the longest phrase.
        least: how often a term must stand, on both sides together.
        content: whether function words and numbers are left out of the list (they count in the denominator).
        contrasts: every term, by z, what the first side uses more coming first.
        words: running words of each side.
        articles: how many articles each side has.
    """

    study: Study = field(repr=False)
    sides: Sides
    topic: str | None
    longest: int
    least: int
    content: bool
    contrasts: tuple[Contrast, ...] = field(repr=False)
    words: tuple[int, int]
    articles: tuple[int, int]

    def notes(self) -> list[str]:
        """What to know before the numbers, one sentence each."""
        told = []
        for side, articles, words in zip(self.sides.pair, self.articles, self.words, strict=True):
            if articles < SMALL:
                of = "1 article" if articles == 1 else f"{articles} articles"
                told.append(f"{side.label} has words in {of}: its wording cannot be told apart from theirs.")
            if words < FEW_WORDS:
                told.append(f"{side.label} has {words:,} words: too few for a list of key words to be stable.")
        return told

    def of(self, side: int, ranking: Ranking = Ranking.Z) -> list[Contrast]:
        """The terms that one side, 0 or 1, uses more, the most telling first."""
        sign = 1 if side == 0 else -1
        ours = [each for each in self.contrasts if sign * each.z > 0]
        return sorted(ours, key=lambda each: (-_size(each, ranking), -sum(each.counts), each.term))

    def terms(self, chosen: Collection[Contrast]) -> list[Term]:
        """The terms of `chosen`, in that order, with their places, which are read from the articles once more."""
        wanted = {each.term: each for each in chosen}
        found: dict[str, tuple[list[tuple[str, Span]], list[tuple[str, Span]]]] = {term: ([], []) for term in wanted}
        longest = max((term.count(" ") + 1 for term in wanted), default=1)
        for each, whose in _streams(self.study, self.sides, self.topic, longest):
            for side, first, after, term in occurrences(each, whose, longest):
                if term in wanted:
                    span = Span(each.starts[first], each.ends[after - 1])
                    found[term][side].append((each.studied.article.id, span))
        texts = {studied.article.id: studied.article.text for studied in self.study.articles}
        return [
            Term(_as_written(found[each.term], texts), each, (tuple(found[each.term][0]), tuple(found[each.term][1])))
            for each in chosen
        ]


def keyness(  # noqa: PLR0913 - each is another thing that a reader may want otherwise
    study: Study,
    sides: Sides,
    topic: str | None = None,
    *,
    longest: int = 1,
    least: int = 3,
    content: bool = False,
) -> Keyness:
    """Count every word of both sides, and phrases up to `longest` words, and put them in contrast.

    A phrase stands in one sentence and one side's words, with nothing but white space between them. Every running word
    is part of the denominator, whatever is listed. Unlike `framediff.comparison.lexicons.discovery`, which proposes
    what a lexicon lacks, nothing is left out unless `content` asks for it.

    Args:
        study: the articles.
        sides: the two sides.
        topic: key of a topic that paragraphs must be on.
        longest: words of the longest phrase.
        least: how often a term must stand, on both sides together.
        content: leave out terms that begin or end with a function word or a number.
    """
    ledger = Ledger()
    terms: dict[str, None] = {}
    for each, whose in _streams(study, sides, topic, longest):
        article_id = each.studied.article.id
        for number in (0, 1):
            ledger.add_words(number, article_id, whose.count(number))
        ends = [is_wording(term) for term in each.terms] if content else None
        for side, _, _, term in occurrences(each, whose, longest, ends):
            ledger.add(side, article_id, term)
            terms[term] = None
    first, second = ledger.counted
    return Keyness(
        study=study,
        sides=sides,
        topic=topic,
        longest=longest,
        least=least,
        content=content,
        contrasts=tuple(contrasts(first, second, terms, least)),
        words=(first.words, second.words),
        articles=(first.articles, second.articles),
    )


def _size(contrast: Contrast, ranking: Ranking) -> float:
    if ranking is Ranking.G2:
        return contrast.g2
    return abs(contrast.z if ranking is Ranking.Z else contrast.log_ratio)


def _streams(study: Study, sides: Sides, topic: str | None, longest: int) -> Iterator[tuple[Stream, list[int | None]]]:
    """The words of each article that has a paragraph on the topic, and whose they are."""
    for studied in study.articles:
        held = _held(studied, topic)
        if held.passages:
            each = stream(study, held, in_sentences=longest > 1)
            yield each, side_of_each(each, sides)


def _held(studied: Studied, topic: str | None) -> Studied:
    if topic is None:
        return studied
    return replace(studied, passages=tuple(passage for passage in studied.passages if topic in passage.topics))


def _as_written(places: tuple[list[tuple[str, Span]], list[tuple[str, Span]]], texts: Mapping[str, str]) -> str:
    """The words as most of the places have them, white space made single; of equals the one of small letters."""
    forms = Counter(" ".join(span.of(texts[article_id]).split()) for side in places for article_id, span in side)
    return max(forms, key=lambda form: (forms[form], form.islower(), form), default="")
