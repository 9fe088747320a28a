"""Counting: hits, occasions and words of a study by whatever they are grouped by, each by article."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.matching import HitState

if TYPE_CHECKING:
    from collections.abc import Callable, Container

    from framediff.article import Article
    from framediff.comparison.study import Study
    from framediff.matching import Hit
    from framediff.voice import SpeakerId, Voice

    Key = Callable[[Article, Voice, SpeakerId | None], str | None]

__all__ = ["Counts", "count"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted, by place: the source of every cell.

    Attributes:
        hits: by indicator, group and voice the counted hits, in the order of the articles.
        occasions: by choice set (or category), group and voice how many of them each article has.
        words: by group and voice the words of each article.
        listed: by indicator and by choice set what was not counted, with its group.
    """

    hits: dict[tuple[str, str, Voice], tuple[Hit, ...]]
    occasions: dict[tuple[str, str, Voice], Counter[str]]
    words: dict[tuple[str, Voice], Counter[str]]
    listed: dict[str, list[tuple[str, Hit]]]


def count(study: Study, key: Key, topic: str | None, lexicons: Container[str]) -> Counts:
    """Count a study.

    Args:
        study: the articles, heard and matched.
        key: the group of words of that article, voice and speaker; None where they are not counted.
        topic: key of the topic that passages must be on; None for any.
        lexicons: ids of the lexicons whose hits are counted.
    """
    hits: defaultdict[tuple[str, str, Voice], list[Hit]] = defaultdict(list)
    occasions: defaultdict[tuple[str, str, Voice], Counter[str]] = defaultdict(Counter)
    listed: defaultdict[str, list[tuple[str, Hit]]] = defaultdict(list)
    for studied in study.articles:
        article = studied.article
        for hit in studied.hits:
            if hit.lexicon_id not in lexicons or not studied.on(topic, hit.span.start):
                continue
            group = key(article, hit.voice, hit.speaker)
            if group is None:
                continue
            if hit.state is HitState.COUNTED:
                hits[study.key_of(hit), group, hit.voice].append(hit)
                occasions[study.set_key(hit), group, hit.voice][article.id] += 1
            else:
                for place in {study.key_of(hit), study.set_key(hit)}:
                    listed[place].append((group, hit))
    found = {place: tuple(each) for place, each in hits.items()}
    return Counts(found, dict(occasions), _words(study, key, topic), dict(listed))


def _words(study: Study, key: Key, topic: str | None) -> dict[tuple[str, Voice], Counter[str]]:
    words: defaultdict[tuple[str, Voice], Counter[str]] = defaultdict(Counter)
    for studied in study.articles:
        for passage in studied.passages:
            if topic is not None and topic not in passage.topics:
                continue
            for tally in passage.tallies:
                group = key(studied.article, tally.voice, tally.speaker)
                if group is not None:
                    words[group, tally.voice][studied.article.id] += tally.words
    return dict(words)
