"""Gathering: for each aspect its places by article and group, and which words of each article are in which group."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.comparison.omission.aspects import AspectKind
from framediff.comparison.omission.presence import Mention
from framediff.matching import HitState

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from framediff.comparison.groups import Grouping
    from framediff.comparison.omission.aspects import Aspect
    from framediff.comparison.omission.facts import Facts
    from framediff.comparison.study import Studied, Study
    from framediff.matching import Hit

__all__ = ["Gathered", "Unit", "gathered", "units_of"]


@dataclass(frozen=True, slots=True)
class Unit:
    """The words of one article in one group.

    Attributes:
        article_id: the article.
        group: key of the group.
        words: how many of them stand in passages on the topic; all where no topic is asked for.
        all_words: how many there are.
    """

    article_id: str
    group: str
    words: int
    all_words: int


def units_of(study: Study, grouping: Grouping, topic: str | None) -> dict[str, tuple[Unit, ...]]:
    """By group, the words of each article in it."""
    found: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    for studied in study.articles:
        article = studied.article
        for passage in studied.passages:
            on = topic is None or topic in passage.topics
            for tally in passage.tallies:
                group = grouping.key(article, tally.voice, tally.speaker)
                counts = found[group].setdefault(article.id, [0, 0])
                counts[0] += tally.words if on else 0
                counts[1] += tally.words
    return {
        group: tuple(Unit(article, group, words, every) for article, (words, every) in articles.items())
        for group, articles in found.items()
    }


@dataclass(frozen=True, slots=True)
class Gathered:
    """Places by aspect, article and group.

    Attributes:
        counted: by kind and key of an aspect, then article and group, where it stands.
        unresolved: by key of a choice set, article and group, how often its referent may be named.
        perhaps: by key of a fact, article and group, the statements that may report it.
        issues: for each article the ids of the lexicons of which a topic or an indicator stands in it.
    """

    counted: dict[tuple[AspectKind, str], dict[tuple[str, str], list[Mention]]] = field(repr=False)
    unresolved: Counter[tuple[str, str, str]] = field(repr=False)
    perhaps: dict[tuple[str, str, str], list[Mention]] = field(repr=False)
    issues: dict[str, set[str]] = field(repr=False)

    def of(self, kind: AspectKind, key: str, unit: Unit) -> tuple[Mention, ...]:
        """Where an aspect stands in an article's words in a group."""
        return tuple(self.counted.get((kind, key), {}).get((unit.article_id, unit.group), ()))

    def stands(self, aspect: Aspect) -> bool:
        """Whether an aspect stands anywhere."""
        return bool(self.counted.get((aspect.kind, aspect.key)))


def gathered(
    study: Study, grouping: Grouping, topic: str | None, lexicons: Container[str], facts: Facts | None = None
) -> Gathered:
    """The places of every aspect that `lexicons` look for, in passages on the topic; those of the topic itself, all."""
    found: defaultdict[tuple[AspectKind, str], defaultdict[tuple[str, str], list[Mention]]] = defaultdict(
        lambda: defaultdict(list)
    )
    unresolved: Counter[tuple[str, str, str]] = Counter()
    issues: dict[str, set[str]] = {}
    owners = {key: lexicon_id for (lexicon_id, _), key in study.topic_keys.items()}
    for studied in study.articles:
        article = studied.article
        issues[article.id] = {owners[key] for key, _ in studied.mentions} | _looking(studied)
        for key, mention in _topical(studied, topic, {key for key in owners if owners[key] in lexicons}):
            group = grouping.key(article, mention.voice, mention.speaker)
            found[AspectKind.TOPIC, key][article.id, group].append(mention)
        for hit in studied.hits:
            if hit.lexicon_id not in lexicons or not studied.on(topic, hit.span.start):
                continue
            group = grouping.key(article, hit.voice, hit.speaker)
            if hit.state is HitState.UNRESOLVED:
                unresolved[study.set_key(hit), article.id, group] += 1
            elif hit.state is HitState.COUNTED:
                mention = Mention(hit.article_id, hit.span, hit.voice, hit.speaker, hit)
                for aspect in _aspects(study, hit):
                    found[aspect][article.id, group].append(mention)
    perhaps: dict[tuple[str, str, str], list[Mention]] = {}
    for key, mention, group in () if facts is None else _grouped(study, grouping, topic, facts.mentions()):
        found[AspectKind.FACT, key][mention.article_id, group].append(mention)
    for key, mention, group in () if facts is None else _grouped(study, grouping, topic, facts.perhaps()):
        perhaps.setdefault((key, mention.article_id, group), []).append(mention)
    return Gathered({key: dict(places) for key, places in found.items()}, unresolved, perhaps, issues)


def _grouped(
    study: Study, grouping: Grouping, topic: str | None, mentions: Iterator[tuple[str, Mention]]
) -> Iterator[tuple[str, Mention, str]]:
    """Those of some mentions of facts that stand in passages on the topic, each with its group."""
    for key, mention in mentions:
        studied = study[mention.article_id]
        if studied.on(topic, mention.span.start):
            yield key, mention, grouping.key(studied.article, mention.voice, mention.speaker)


def _looking(studied: Studied) -> set[str]:
    """The lexicons of which an indicator stands in an article."""
    return {hit.lexicon_id for hit in studied.hits if hit.state is HitState.COUNTED}


def _topical(studied: Studied, topic: str | None, keys: Container[str]) -> Iterator[tuple[str, Mention]]:
    """The places of those of an article's topics that have one of `keys`, by key."""
    for key, spans in studied.mentions:
        for span in spans if key in keys else ():
            if key == topic or studied.on(topic, span.start):
                segment = studied.heard.voices.majority(span)
                yield key, Mention(studied.article.id, span, segment.voice, segment.speaker)


def _aspects(study: Study, hit: Hit) -> tuple[tuple[AspectKind, str], ...]:
    """The aspects that a counted hit is a place of."""
    key = study.key_of(hit)
    if not study.indicator(key).is_variant:
        return ((AspectKind.CATEGORY, key),)
    return (AspectKind.VARIANT, key), (AspectKind.REFERENT, study.set_key(hit))
