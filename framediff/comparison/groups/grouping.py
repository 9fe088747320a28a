"""Groups: what the columns of a comparison are, and to which of them a word or a hit belongs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.article import Status
from framediff.comparison.groups.times import When, in_order_of_time, month_label, month_of, period_label, side_of
from framediff.comparison.stories import stories_of
from framediff.errors import InputError
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from framediff.article import Article
    from framediff.comparison.study import Study
    from framediff.voice import SpeakerId

__all__ = ["By", "Group", "Grouping"]


class By(StrEnum):
    """What the columns are."""

    OUTLET = "outlet"
    SPEAKER = "speaker"
    ARTICLE = "article"
    MONTH = "month"
    PERIOD = "period"  # before a day, or on it and after
    STORY = "story"  # articles on one event

    @property
    def whole(self) -> bool:
        """Whether an article belongs to one group with all its words, and a group may have several articles."""
        return self in (By.OUTLET, By.MONTH, By.PERIOD, By.STORY)


@dataclass(frozen=True, slots=True)
class Group:
    """One column.

    Attributes:
        key: unique in its comparison: an outlet's name, a speaker's id or an article's id; for what no speaker says
            `own:OUTLET` and `unknown:ARTICLE`; a month as `times.month_of` gives it; `before`, `after` or `uncertain`;
            a story as `stories.Story` has it.
        label: what a reader sees.
        note: what a reader should know of it: how the outlet is known, the speaker's role, that it is an interviewer.
    """

    key: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of a study.

    Attributes:
        by: what they are.
        groups: the columns.
        around: the day that parts periods, or that a reader asked about; None without.
    """

    by: By
    groups: tuple[Group, ...]
    around: date | None = None
    _of_article: Mapping[str, str] = field(default_factory=dict, repr=False)

    def key(self, article: Article, voice: Voice, speaker: SpeakerId | None) -> str:
        """The key of the group that words of that article, voice and speaker belong to."""
        if self.by is By.OUTLET:
            return article.outlet
        if self.by is By.ARTICLE:
            return article.id
        if self.by is not By.SPEAKER:
            return self._of_article[article.id]
        if voice is Voice.OWN:
            return f"own:{article.outlet}"
        return f"unknown:{article.id}" if speaker is None else str(speaker)

    @classmethod
    def of(cls, study: Study, by: By, around: date | None = None) -> Grouping:
        """The groups of `study`, in alphabetical order; months and stories in that of time.

        By speaker, what no speaker says comes last.

        Raises:
            InputError: periods are asked for, and no day that parts them; or stories.toml cannot be used.
        """
        if by is By.OUTLET:
            return cls(by, _outlets(study), around)
        if by is By.ARTICLE:
            return cls(by, _articles(study), around)
        if by is By.SPEAKER:
            return cls(by, _speakers(study), around)
        if by is By.STORY:
            stories = stories_of(study)
            labels = _unique({story.key: story.label for story in stories.stories})
            notes = {story.key: _articles_of(len(story.articles)) for story in stories.stories}
            placed = {article: story.key for article, story in stories.of.items()}
            return cls(by, tuple(Group(key, label, notes[key]) for key, label in labels.items()), around, placed)
        dates = {studied.article.id: studied.article.metadata.date for studied in study.articles}
        if by is By.MONTH:
            placed = {key: month_of(date) for key, date in dates.items()}
            keys = {key: month_label(key) for key in in_order_of_time(placed.values())}
        elif around is None:
            raise InputError(
                "Periods need the day that parts them; give it with --around, such as --around 2020-11-10."
            )
        else:
            placed = {key: str(side_of(date, around)) for key, date in dates.items()}
            keys = {str(side): period_label(side, around) for side in When if str(side) in placed.values()}
        counts = Counter(placed.values())
        return cls(by, tuple(Group(k, label, _articles_of(counts[k])) for k, label in keys.items()), around, placed)


def _outlets(study: Study) -> tuple[Group, ...]:
    statuses: dict[str, Status] = {}
    counts: Counter[str] = Counter()
    for studied in study.articles:
        article = studied.article
        statuses.setdefault(article.outlet, article.metadata.outlet.status)
        counts[article.outlet] += 1
    return tuple(
        Group(outlet, outlet, _joined(_articles_of(counts[outlet]), _outlet_note(statuses[outlet])))
        for outlet in sorted(statuses, key=lambda outlet: (outlet.casefold(), outlet))
    )


def _outlet_note(status: Status) -> str:
    return "outlet inferred" if status is Status.INFERRED else ""


def _articles(study: Study) -> tuple[Group, ...]:
    labels = {studied.article.id: f"{studied.article.outlet}, {_date(studied.article)}" for studied in study.articles}
    return tuple(Group(key, label, key) for key, label in _unique(labels).items())


def _date(article: Article) -> str:
    date = article.metadata.date
    return "date unknown" if date.value is None else str(date)


def _speakers(study: Study) -> tuple[Group, ...]:
    words: Counter[SpeakerId] = Counter()
    own: set[str] = set()
    unknown: set[str] = set()
    for studied in study.articles:
        for passage in studied.passages:
            for tally in passage.tallies:
                if tally.voice is Voice.OWN:
                    own.add(studied.article.outlet)
                elif tally.speaker is None:
                    unknown.add(studied.article.id)
                else:
                    words[tally.speaker] += tally.words
    speakers = sorted(
        (study.register[speaker] for speaker in words), key=lambda speaker: (speaker.name.casefold(), speaker.id)
    )
    names = {str(each.id): study.register.label_of(each.id) for each in speakers}
    labels = _unique({str(s.id): f"{names[s.id]} (interviewer)" if s.interviewer else names[s.id] for s in speakers})
    groups = [
        Group(
            str(speaker.id),
            labels[speaker.id],
            _joined("interviewer" if speaker.interviewer else "", "; ".join(speaker.roles[:1])),
        )
        for speaker in speakers
    ]
    groups += [Group(f"own:{outlet}", f"{outlet}, own voice", "the outlet") for outlet in sorted(own, key=str.casefold)]
    groups += [Group(f"unknown:{key}", f"speaker unknown ({key})", "nobody is named") for key in sorted(unknown)]
    return tuple(groups)


def _articles_of(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def _joined(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def _unique(labels: dict[str, str]) -> dict[str, str]:
    """The labels, with the key behind those that two keys share."""
    counts = Counter(labels.values())
    return {key: label if counts[label] == 1 else f"{label} ({key})" for key, label in labels.items()}
