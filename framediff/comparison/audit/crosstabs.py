"""Cross-tabulations: in how many articles each outlet stands with each month, speaker, topic and story."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.comparison.audit.association import associate
from framediff.comparison.groups.times import month_label, month_of
from framediff.comparison.stories import stories_of
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framediff.comparison.audit.association import Association
    from framediff.comparison.study import Studied, Study

__all__ = ["PAIRS", "THINGS", "Crosstab", "Entry", "crosstabs", "story_association"]

THINGS = {"outlet": "outlet", "date": "month", "speaker": "speaker", "topic": "topic", "story": "story"}
"""What articles are cross-tabulated by, and what one of them is called."""

PAIRS = (("outlet", "date"), ("outlet", "speaker"), ("outlet", "topic"), ("speaker", "topic"), ("outlet", "story"))
"""The pairs that are cross-tabulated."""

_SPEAKING = (Voice.DIRECT, Voice.INDIRECT)


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of a cross-tabulation.

    Attributes:
        articles: ids of the articles that have both.
        words: their running words of both: those of the speaker, on the topic, or all of the article.
    """

    articles: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Crosstab:
    """How often two things stand together.

    An article has one outlet, date and story. It may have several speakers, those with words in it, and several topics,
    those of its paragraphs; then it stands in several fields.

    Attributes:
        first: what stands in columns: a key of `THINGS`.
        second: what stands in rows.
        columns: the values of the first, in alphabetical order, dates in that of time.
        rows: the values of the second, those in most articles first; dates and stories in the order of time.
        entries: for each pair of values that stand together the field.
    """

    first: str
    second: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    entries: Mapping[tuple[str, str], Entry] = field(repr=False)

    def at(self, column: str, row: str) -> Entry:
        """The field of two values; without articles where they never stand together."""
        return self.entries.get((column, row), Entry((), 0))

    def articles_of(self, row: str) -> tuple[str, ...]:
        """Ids of the articles in a row, each once."""
        return tuple(dict.fromkeys(each for column in self.columns for each in self.at(column, row).articles))


def crosstabs(study: Study, topic: str | None = None) -> tuple[Crosstab, ...]:
    """Every pair of `PAIRS` cross-tabulated over the articles of a study; without topics where there are none.

    Args:
        study: what was studied.
        topic: key of the topic that is looked at alone; topics are no thing of their own then.

    Raises:
        InputError: stories.toml cannot be used.
    """
    stories = stories_of(study)
    tables: dict[tuple[str, str], dict[tuple[str, str], Counter[str]]] = {
        pair: defaultdict(Counter) for pair in PAIRS if "topic" not in pair or (topic is None and study.topics)
    }
    for studied in study.articles:
        article = studied.article
        words = sum(studied.words_by_voice(topic).values())
        if not words:
            continue
        tables["outlet", "date"][article.outlet, month_label(month_of(article.metadata.date))][article.id] = words
        tables["outlet", "story"][article.outlet, stories.of[article.id].label][article.id] = words
        for name, topics, count in _spoken(study, studied, topic):
            tables["outlet", "speaker"][article.outlet, name][article.id] += count
            for key in topics if topic is None else ():
                tables["speaker", "topic"][name, study.topics[key].label][article.id] += count
        for key in study.topics_of(article) if topic is None else ():
            found = sum(studied.words_by_voice(key).values())
            tables["outlet", "topic"][article.outlet, study.topics[key].label][article.id] += found
    return tuple(_crosstab(study, *pair, table) for pair, table in tables.items())


def story_association(study: Study) -> Association:
    """How far outlet and story vary together.

    Raises:
        InputError: stories.toml cannot be used.
    """
    of = stories_of(study).of
    articles = [studied.article for studied in study.articles]
    return associate("outlet", "story", [(article.outlet, of[article.id].label) for article in articles])


def _spoken(study: Study, studied: Studied, topic: str | None) -> Iterator[tuple[str, frozenset[str], int]]:
    """Who speaks in an article, interviewers aside, in passages on which topics, and with how many words."""
    for passage in studied.passages:
        if topic is not None and topic not in passage.topics:
            continue
        for tally in passage.tallies:
            if tally.speaker is None or tally.voice not in _SPEAKING:
                continue
            speaker = study.register[tally.speaker]
            if not speaker.interviewer:
                yield study.register.label_of(speaker.id), passage.topics, tally.words


def _crosstab(study: Study, first: str, second: str, table: Mapping[tuple[str, str], Counter[str]]) -> Crosstab:
    order = {studied.article.id: place for place, studied in enumerate(study.articles)}
    entries = {
        pair: Entry(tuple(sorted(counts, key=order.__getitem__)), counts.total()) for pair, counts in table.items()
    }
    size: dict[str, int] = defaultdict(int)
    dates: dict[str, str] = {}
    for (_, row), entry in entries.items():
        size[row] += len(entry.articles)
        for each in entry.articles:
            date = study[each].article.metadata.date.value or "~"
            dates[row] = min(dates.get(row, date), date)
    timed = second in {"date", "story"}
    rows = sorted(size, key=lambda row: (dates[row] if timed else "", -size[row], row.casefold(), row))
    columns = sorted({column for column, _ in entries}, key=lambda column: (column.casefold(), column))
    return Crosstab(first, second, tuple(columns), tuple(rows), entries)
