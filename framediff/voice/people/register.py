"""The register of speakers: one entry for each person, office or body that is quoted, across articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.article import Span
    from framediff.voice.attribution import SpeakerId

__all__ = ["Party", "Question", "Register", "Sighting", "Speaker", "SpeakerKind"]


class SpeakerKind(StrEnum):
    """What kind of speaker an entry is; one is never merged with another kind unless a reader says so."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OFFICE = "office"  # one person spoken of only by office or role, e.g. “the spokesman”
    GROUP = "group"  # several at once, e.g. “two officials”, “Keel and Brand”: credited to neither alone


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker.

    Attributes:
        id: key of the entry, e.g. `sergey-kopirkin`.
        name: the fullest form of the name that the articles use, or the one that speakers.toml gives.
        kind: person, organisation, office or group.
        aliases: other surface forms met, among them spelling variants.
        roles: titles and offices the articles give, after the role that speakers.toml gives.
        articles: ids of the articles that quote or report this speaker, in order.
        interviewer: whether the entry puts questions in some article; an interviewer is never the outlet.
        side: the side that speakers.toml gives; "" if none.
        known: whether speakers.toml has an entry for this speaker.
        may_be: of a surname that several persons of one article bear, their names.
        members: of a group the names of those who speak together, if it names them.
    """

    id: SpeakerId
    name: str
    kind: SpeakerKind = SpeakerKind.PERSON
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    interviewer: bool = False
    side: str = ""
    known: bool = False
    may_be: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a speaker is first mentioned as a source in an article; `span` None where speakers.toml alone has it."""

    article: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two entries that a question is about.

    Attributes:
        speaker: its id; None for an entry of speakers.toml that no article quotes.
        name: the name to answer with.
        article: the article to name in the answer, where other entries go by the same name in some article; else "".
        sightings: where it is mentioned, one an article.
    """

    speaker: SpeakerId | None
    name: str
    article: str
    sightings: tuple[Sighting, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Two entries that may be one speaker, which a reader has to say.

    Attributes:
        parties: the two, in alphabetical order of their names.
        certainty: how alike they are, of 100.
        reason: what speaks for it and what keeps it from being certain.
    """

    parties: tuple[Party, Party]
    certainty: float
    reason: str


@dataclass(frozen=True, slots=True)
class Register:
    """All speakers of a corpus, ordered by id, and the questions that are open among them, surest first."""

    speakers: tuple[Speaker, ...] = ()
    questions: tuple[Question, ...] = ()
    _by_id: dict[SpeakerId, Speaker] = field(init=False, repr=False, compare=False, default_factory=dict)
    _labels: dict[SpeakerId, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id.update((speaker.id, speaker) for speaker in self.speakers)
        self._labels.update(_labels(self.speakers))

    def __iter__(self) -> Iterator[Speaker]:
        return iter(self.speakers)

    def __len__(self) -> int:
        return len(self.speakers)

    def __getitem__(self, speaker_id: SpeakerId) -> Speaker:
        return self._by_id[speaker_id]

    def name_of(self, speaker_id: SpeakerId | None) -> str:
        """The speaker's name, or `speaker unknown`."""
        return "speaker unknown" if speaker_id is None else self._by_id[speaker_id].name

    def label_of(self, speaker_id: SpeakerId | None) -> str:
        """The speaker's name, told apart from others of that name: `Police (harbour-report)` of several “Police”."""
        return self.name_of(None) if speaker_id is None else self._labels[speaker_id]


def _labels(speakers: tuple[Speaker, ...]) -> dict[SpeakerId, str]:
    """Every speaker's name; behind one that several bear its articles, or where these are the same, its id."""
    names = Counter(speaker.name for speaker in speakers)
    labels = {each.id: each.name if names[each.name] == 1 else f"{each.name} ({_where(each)})" for each in speakers}
    counts = Counter(labels.values())
    return {
        each.id: label if counts[label := labels[each.id]] == 1 else f"{each.name} ({each.id})" for each in speakers
    }


def _where(speaker: Speaker) -> str:
    """The first article that has the speaker, and how many more do."""
    if not speaker.articles:
        return str(speaker.id)
    more = len(speaker.articles) - 1
    return speaker.articles[0] + (f" and {more} more" if more else "")
