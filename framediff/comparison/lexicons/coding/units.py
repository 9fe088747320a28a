"""Units of coding: a blind, shuffled sample of a lexicon's hits, and of sentences in which it found nothing."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.comparison.texts.sentences import sentences
from framediff.comparison.texts.terms import is_wording
from framediff.lexicon.search.passage import passage_of
from framediff.matching import HitState

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framediff.comparison.study import Studied, Study
    from framediff.lexicon.model import Lexicon
    from framediff.matching import Hit

__all__ = ["Asked", "Drawn", "Population", "Stratum", "Unit", "draw"]

_LEAST_WORDS = 4  # a shorter sentence is a heading or a scrap, in which there is little to miss


class Stratum(StrEnum):
    """What a unit was drawn from."""

    HIT = "hit"  # counted hits
    NEAR = "near"  # sentences without one that hold a word of hits, or a mention that was refused or unresolved
    OTHER = "other"  # all other sentences without one


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to code.

    Attributes:
        id: unique in its sheet, and telling nothing; "" until the sheet is made.
        stratum: what it was drawn from.
        article_id: where it stands; hidden from coders.
        span: the hit, or the sentence.
        around: the sentence, with the one before and the one after in its paragraph.
        indicator: whose hit it is; "" for sentences. Hidden from coders.
        pattern: the entry's; entries of one indicator with the same pattern are taken as one. Hidden from coders.
        question: what is asked.
    """

    id: str
    stratum: Stratum
    article_id: str
    span: Span
    around: Span
    indicator: str
    pattern: str
    question: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is drawn: how many hits and sentences, how many hits of each entry instead (0 for none), and the seed."""

    hits: int = 100
    non_hits: int = 50
    per_entry: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Population:
    """What there was to draw from.

    Attributes:
        entries: for each indicator and pattern how many hits there are.
        sentences: how many sentences have a hit, and how many are in the strata `near` and `other`.
    """

    entries: Mapping[tuple[str, str], int]
    sentences: Mapping[Stratum, int]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The sample, shuffled, with what it was drawn from."""

    units: tuple[Unit, ...]
    population: Population


@dataclass(frozen=True, slots=True)
class _Sentence:
    article_id: str
    span: Span
    around: Span
    hits: tuple[Hit, ...]
    words: frozenset[str]


def draw(study: Study, lexicon: Lexicon, asked: Asked) -> Drawn:
    """Draw units for coding; the same study and the same request give the same units in the same order.

    Hits are drawn from all counted ones, each as likely as any other, or `per_entry` from each entry. Hits that count
    for a category because a part of it does, or because they are denied, are drawn where their entry stands. Sentences
    without a hit are drawn half from those in which one is most likely to have been missed: they hold a word that
    stands in hits here, or a mention that is unresolved or was refused; half from all others.

    Args:
        study: the articles, matched with `lexicon`.
        lexicon: the lexicon.
        asked: how many of what.
    """
    patterns = _patterns(lexicon)
    found = [each for studied in study.articles for each in _sentences(studied, lexicon.id)]
    hits = [
        _hit_unit(sentence, hit, lexicon)
        for sentence in found
        for hit in sentence.hits
        if hit.state is HitState.COUNTED and (hit.indicator, hit.pattern) in patterns
    ]
    strata = _strata(study, lexicon, found)
    chance = random.Random(asked.seed)  # noqa: S311 - a sample that can be drawn again, not a secret
    chosen = _hits_drawn(hits, asked, chance)
    half = asked.non_hits - asked.non_hits // 2
    near, other = strata[Stratum.NEAR], strata[Stratum.OTHER]
    wanted_other = min(asked.non_hits // 2, len(other))
    wanted_near = min(max(half, asked.non_hits - wanted_other), len(near))
    wanted_other = min(asked.non_hits - wanted_near, len(other))
    chosen += chance.sample(near, wanted_near) + chance.sample(other, wanted_other)
    chance.shuffle(chosen)
    counts = {stratum: len(units) for stratum, units in strata.items()}
    counts[Stratum.HIT] = sum(any(hit.state is HitState.COUNTED for hit in each.hits) for each in found)
    entries = Counter((unit.indicator, unit.pattern) for unit in hits)
    return Drawn(tuple(chosen), Population(entries, counts))


def _patterns(lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """Every indicator's own patterns and verbs."""
    found = {
        (f"{choice_set.id}/{variant.id}", entry.pattern)
        for choice_set in lexicon.choice_set
        for variant in choice_set.variant
        for entry in variant.entry
    }
    found |= {(category.id, entry.pattern) for category in lexicon.category for entry in category.entry}
    return frozenset(found | {(category.id, verb.lemma) for category in lexicon.category for verb in category.verb})


def _sentences(studied: Studied, lexicon_id: str) -> Iterator[_Sentence]:
    """The sentences of the scored zones, with the places where the lexicon's patterns stand."""
    hits = [hit for hit in studied.hits if hit.lexicon_id == lexicon_id]
    starts = [hit.span.start for hit in hits]
    found = list(sentences(studied.article))
    for number, sentence in enumerate(found):
        span = sentence.span
        paragraph = studied.passage_at(span.start)
        beside = [
            other.span
            for other in found[max(0, number - 1) : number + 2]
            if other is sentence or (paragraph is not None and paragraph.span.covers(other.span))
        ]
        inside = tuple(hits[bisect_left(starts, span.start) : bisect_left(starts, span.end)])
        around = Span(beside[0].start, max(beside[-1].end, *(hit.span.end for hit in inside), span.end))
        yield _Sentence(studied.article.id, span, around, inside, frozenset(sentence.words))


def _hit_unit(sentence: _Sentence, hit: Hit, lexicon: Lexicon) -> Unit:
    question = _about(lexicon)[hit.indicator]
    return Unit("", Stratum.HIT, hit.article_id, hit.span, sentence.around, hit.indicator, hit.pattern, question)


def _about(lexicon: Lexicon) -> dict[str, str]:
    """By indicator what is asked of its hits; variants of one set are asked about alike."""
    asked = {
        f"{choice_set.id}/{variant.id}": f"Does the marked wording name {choice_set.referent} here?"
        for choice_set in lexicon.choice_set
        for variant in choice_set.variant
    }
    for category in lexicon.category:
        meaning = (category.definition or category.label).rstrip(".")
        asked[category.id] = f"Is the marked wording, as it stands here, what this says: {meaning}?"
    return asked


def _strata(study: Study, lexicon: Lexicon, found: Sequence[_Sentence]) -> dict[Stratum, list[Unit]]:
    """The sentences without a counted hit, as units, by stratum."""
    anchors: dict[str, set[str]] = defaultdict(set)
    for sentence in found:
        text = study[sentence.article_id].article.text
        for hit in sentence.hits:
            if hit.state is HitState.COUNTED:
                passage = passage_of(text, hit.span)
                for word in passage.words:
                    if is_wording(word.stem):
                        anchors[word.stem].add(hit.set_id)
    things = _things(lexicon)
    strata: dict[Stratum, list[Unit]] = {Stratum.NEAR: [], Stratum.OTHER: []}
    for sentence in found:
        if len(sentence.words) < _LEAST_WORDS or any(hit.state is HitState.COUNTED for hit in sentence.hits):
            continue
        about = {hit.set_id for hit in sentence.hits}.union(*(anchors.get(word, ()) for word in sentence.words))
        stratum = Stratum.NEAR if about else Stratum.OTHER
        named = "; ".join(thing for key, thing in things.items() if not about or key in about)
        question = f"Does the marked sentence hold, in any words, one of these: {named}?"
        unit = Unit("", stratum, sentence.article_id, sentence.span, sentence.around, "", "", question)
        strata[stratum].append(unit)
    return strata


def _things(lexicon: Lexicon) -> dict[str, str]:
    """What each choice set and category is about, in words."""
    things = {choice_set.id: f"a name for {choice_set.referent}" for choice_set in lexicon.choice_set}
    things.update({each.id: (each.definition or each.label).rstrip(".") for each in lexicon.category})
    return things


def _hits_drawn(hits: Sequence[Unit], asked: Asked, chance: random.Random) -> list[Unit]:
    if not asked.per_entry:
        return chance.sample(list(hits), min(asked.hits, len(hits)))
    by_entry: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in hits:
        by_entry[unit.indicator, unit.pattern].append(unit)
    return [
        unit for _, units in sorted(by_entry.items()) for unit in chance.sample(units, min(asked.per_entry, len(units)))
    ]
