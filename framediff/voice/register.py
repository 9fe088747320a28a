"""The register of speakers: one entry for each person or body that is quoted, across articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.voice.attribution import SpeakerId

__all__ = ["Register", "Speaker", "SpeakerKind"]


class SpeakerKind(StrEnum):
    """What kind of speaker an entry is; a person is never merged with a body."""

    PERSON = "person"
    ORGANISATION = "organisation"
    UNNAMED = "unnamed"  # spoken of only by a role or description, e.g. “the spokesman”


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaker.

    Attributes:
        id: key of the entry, e.g. `sergey-kopirkin`.
        name: the fullest form of the name that the articles use.
        kind: person, organisation or unnamed.
        aliases: other surface forms met, among them spelling variants.
        roles: titles and offices the articles give.
        articles: ids of the articles that quote or report this speaker, in order.
        interviewer: whether the entry puts questions in some article; an interviewer is never the outlet.
    """

    id: SpeakerId
    name: str
    kind: SpeakerKind = SpeakerKind.PERSON
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    interviewer: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """All speakers of a corpus, ordered by id."""

    speakers: tuple[Speaker, ...] = ()
    _by_id: dict[SpeakerId, Speaker] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_id.update((speaker.id, speaker) for speaker in self.speakers)

    def __iter__(self) -> Iterator[Speaker]:
        return iter(self.speakers)

    def __len__(self) -> int:
        return len(self.speakers)

    def __getitem__(self, speaker_id: SpeakerId) -> Speaker:
        return self._by_id[speaker_id]

    def name_of(self, speaker_id: SpeakerId | None) -> str:
        """The speaker's name, or `speaker unknown`."""
        return "speaker unknown" if speaker_id is None else self._by_id[speaker_id].name
