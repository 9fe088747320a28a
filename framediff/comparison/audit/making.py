"""The audit: what a reader must know before any number, such as which of outlet, date and speaker vary together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from framediff.comparison.audit.association import associate
from framediff.comparison.audit.caveats import (
    confounded,
    counts_by_group,
    credited,
    on_topic,
    tests_possible,
    unknown_facts,
)
from framediff.comparison.audit.selection import selection_sentences
from framediff.comparison.groups import By
from framediff.comparison.groups.events import across
from framediff.comparison.groups.times import When
from framediff.comparison.study.basis import basis_sentences, undated_sentences
from framediff.scoring.cells import Measure
from framediff.scoring.permutation import smallest_dealt
from framediff.voice import Voice, credited_agencies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.comparison.audit.association import Association
    from framediff.comparison.groups import Grouping
    from framediff.comparison.study import Block, Studied, Study

__all__ = ["Audit", "AuditRow", "audit_of"]


@dataclass(frozen=True, slots=True)
class AuditRow:
    """What is known of one article, as far as it matters to a comparison.

    Attributes:
        article_id: the article.
        outlet: its outlet; an unknown one is named after the article.
        date: as exact as it is known; None when unknown.
        speaker: name of the speaker with most words in it, interviewers aside; None when nobody known speaks.
        topic: label of the topic with most paragraphs; None when it is on none.
        words: running words counted.
        outlet_known: whether the outlet is known.
        month: the date as far as the month, or less where less is known; this is what is cross-tabulated, since
            articles on one event bear dates some days apart.
        agencies: the agencies that it credits, in order; the outlet itself is none of them.
        undated: why the date is unknown, such as a record's words that are none; "" where nothing is said of it.
    """

    article_id: str
    outlet: str
    date: str | None
    speaker: str | None
    topic: str | None
    words: int
    outlet_known: bool
    month: str | None
    agencies: tuple[str, ...] = ()
    undated: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """What a reader must know before any number.

    Attributes:
        rows: the articles, in order.
        associations: every pair of outlet, date, speaker and topic.
        articles: for each group's key the number of its articles with words (on the topic).
        occasions: for each group's key the occasions of all choice sets shown, all voices.
        smallest_p: the smallest p that a two-sided permutation of articles can give for the two groups with most
            articles; None where articles cannot be exchanged between groups, or there is one group.
        sentences: all of it in words, the confounded things first.
    """

    rows: tuple[AuditRow, ...] = field(repr=False)
    associations: tuple[Association, ...] = field(repr=False)
    articles: Mapping[str, int]
    occasions: Mapping[str, int]
    smallest_p: float | None
    sentences: tuple[str, ...] = field(repr=False)

    def __str__(self) -> str:
        return "\n".join(self.sentences)


def audit_of(  # noqa: PLR0913, PLR0917 - each is another thing that was counted
    study: Study,
    grouping: Grouping,
    blocks: Sequence[Block],
    topic: str | None,
    words: Mapping[str, Counter[str]],
    occasions: Mapping[tuple[str, str, Voice], Counter[str]],
) -> Audit:
    """The audit of one comparison.

    Args:
        study: what is compared.
        grouping: the columns.
        blocks: the choice sets and categories shown.
        topic: key of the topic it is held to.
        words: for each group the words (on the topic) of each article.
        occasions: for each choice set, group and voice the occasions of each article.
    """
    rows = tuple(_row(study, studied) for studied in study.articles)
    here = [row for row in rows if any(row.article_id in counts for counts in words.values())]
    times = "period" if grouping.by is By.PERIOD else "date"
    things: dict[str, list[str | None]] = {
        "outlet": [row.outlet for row in here],
        times: [_period(grouping, study, row) if grouping.by is By.PERIOD else row.month for row in here],
        "speaker": [row.speaker for row in here],
        "topic": [row.topic for row in here],
    }
    if grouping.by is By.STORY:
        labels = {group.key: group.label for group in grouping.groups}
        things["story"] = [labels[grouping.key(study[row.article_id].article, Voice.OWN, None)] for row in here]
    names = [name for name in things if name != "topic" or (topic is None and study.topics)]
    associations = tuple(
        associate(a, b, list(zip(things[a], things[b], strict=True))) for a, b in combinations(names, 2)
    )
    articles = {group.key: len(words.get(group.key, ())) for group in grouping.groups}
    sets = {block.key for block in blocks if block.measure is Measure.SHARE}
    made = dict.fromkeys(articles, 0)
    for (set_key, group, _), counts in occasions.items():
        if set_key in sets:
            made[group] += counts.total()
    p = _pair_p(grouping, articles)
    sentences = [
        *confounded(associations, _COMPARED.get(grouping.by, "outlet"), here),
        *across(study, grouping, {block.lexicon_id for block in blocks}, {k: sorted(words[k]) for k in words}),
        *unknown_facts(here),
        *undated_sentences(study, {block.lexicon_id for block in blocks}, [row.article_id for row in here]),
        *credited(here),
        *selection_sentences(study),
        *on_topic(study, topic, here),
        counts_by_group(grouping, articles, made, share=bool(sets)),
        *tests_possible(grouping, articles, p),
        *basis_sentences(study),
    ]
    return Audit(rows, associations, articles, made, p, tuple(sentences))


_COMPARED = {By.SPEAKER: "speaker", By.MONTH: "date", By.PERIOD: "period", By.STORY: "story"}


def _period(grouping: Grouping, study: Study, row: AuditRow) -> str | None:
    """On which side of the day an article lies; None where that is not certain."""
    key = grouping.key(study[row.article_id].article, Voice.OWN, None)
    return None if key == When.UNCERTAIN else key


def _row(study: Study, studied: Studied) -> AuditRow:
    article = studied.article
    spoken: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for passage in studied.passages:
        for tally in passage.tallies:
            if tally.speaker is not None and tally.voice in (Voice.DIRECT, Voice.INDIRECT):
                speaker = study.register[tally.speaker]
                (asked if speaker.interviewer else spoken)[study.register.label_of(speaker.id)] += tally.words
    spoken = spoken or asked
    speaker_name = min(spoken, key=lambda name: (-spoken[name], name)) if spoken else None
    topics = study.topics_of(article)
    date = article.metadata.date
    return AuditRow(
        article_id=article.id,
        outlet=article.outlet,
        date=None if date.value is None else str(date),
        speaker=speaker_name,
        topic=study.topics[next(iter(topics))].label if topics else None,
        words=studied.words,
        outlet_known=article.metadata.outlet.value is not None,
        month=None if date.value is None else date.value[: len("2020-02")],
        agencies=credited_agencies(studied.heard.credits),
        undated="" if date.value is not None else date.evidence.rstrip("."),
    )


def _pair_p(grouping: Grouping, articles: Mapping[str, int]) -> float | None:
    if not grouping.by.whole or len(articles) < 2:  # noqa: PLR2004 - a comparison has two sides
        return None
    first, second = sorted(articles.values(), reverse=True)[:2]
    return smallest_dealt(first, second)
