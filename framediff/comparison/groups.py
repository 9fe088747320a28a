"""Groups: what the columns of a comparison are, and to which of them a word or a hit belongs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.article import Status
from framediff.voice import Voice

if TYPE_CHECKING:
    from framediff.article import Article
    from framediff.comparison.study import Study
    from framediff.voice import SpeakerId

__all__ = ["By", "Group", "Grouping"]


class By(StrEnum):
    """What the columns are."""

    OUTLET = "outlet"
    SPEAKER = "speaker"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Group:
    """One column.

    Attributes:
        key: unique in its comparison: an outlet's name, a speaker's id or an article's id; for what no speaker says
            `own:OUTLET` and `unknown:ARTICLE`.
        label: what a reader sees.
        note: what a reader should know of it: how the outlet is known, the speaker's role, that it is an interviewer.
    """

    key: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of a study by outlet, speaker or article."""

    by: By
    groups: tuple[Group, ...]

    def key(self, article: Article, voice: Voice, speaker: SpeakerId | None) -> str:
        """The key of the group that words of that article, voice and speaker belong to."""
        if self.by is By.OUTLET:
            return article.outlet
        if self.by is By.ARTICLE:
            return article.id
        if voice is Voice.OWN:
            return f"own:{article.outlet}"
        return f"unknown:{article.id}" if speaker is None else str(speaker)

    @classmethod
    def of(cls, study: Study, by: By) -> Grouping:
        """The groups of `study`, in alphabetical order; by speaker, what no speaker says comes last."""
        if by is By.OUTLET:
            return cls(by, _outlets(study))
        if by is By.ARTICLE:
            return cls(by, _articles(study))
        return cls(by, _speakers(study))


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
    labels = _unique(
        {str(each.id): f"{each.name} (interviewer)" if each.interviewer else each.name for each in speakers}
    )
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
