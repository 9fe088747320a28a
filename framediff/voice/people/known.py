"""What a reader has written of speakers, in speakers.toml beside the articles: it goes before every rule of ours."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import msgspec

from framediff.errors import InputError
from framediff.sources.records import in_words, shown, toml_data
from framediff.voice.people.folding import name_key
from framediff.voice.people.register import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from framediff.article import Corpus

__all__ = ["SPEAKERS_FILE", "Answer", "Known", "KnownSpeaker", "file_of", "known_speakers", "speakers_of"]

SPEAKERS_FILE = "speakers.toml"
_Node = tuple[str, str]
_KINDS = tuple(str(kind) for kind in SpeakerKind)


class _SpeakerForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    aliases: tuple[str, ...] = ()
    kind: Literal["person", "organisation", "office", "group", ""] = ""
    role: str = ""
    side: str = ""


class _QuestionForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, str]
    articles: tuple[str, str] = ("", "")
    answer: Literal["one", "two", ""] = ""


class _Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    speaker: tuple[_SpeakerForm, ...] = ()
    question: tuple[_QuestionForm, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSpeaker:
    """One entry: the name to show, the other names it goes by, and what is known of it; `kind` None where not said."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: SpeakerKind | None = None
    role: str = ""
    side: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether two names mean one speaker; `same` None while the question is open.

    An article of "" means the name wherever it stands.
    """

    names: tuple[str, str]
    articles: tuple[str, str] = ("", "")
    same: bool | None = None

    def side(self, keys: Collection[str], article: str) -> frozenset[int]:
        """Which of the two names an entry with those `keys` (see `name_key`) in an article is: 0, 1, both or none."""
        return frozenset(i for i in (0, 1) if name_key(self.names[i]) in keys and self.articles[i] in ("", article))

    @property
    def nodes(self) -> tuple[_Node, _Node]:
        """The two names with their articles, so written that they can be compared."""
        return (name_key(self.names[0]), self.articles[0]), (name_key(self.names[1]), self.articles[1])


@dataclass(frozen=True, slots=True)
class Known:
    """All that speakers.toml says; empty where there is none.

    Attributes:
        file: name of the file; "" where there is none.
        sha256: hash of its bytes.
        speakers: its entries, in the order of the file.
        answers: its questions, answered or open, in the order of the file.
    """

    file: str = ""
    sha256: str = ""
    speakers: tuple[KnownSpeaker, ...] = ()
    answers: tuple[Answer, ...] = ()
    _by_key: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for number, speaker in enumerate(self.speakers):
            self._by_key.update((name_key(name), number) for name in speaker.names)

    def entry(self, keys: Iterable[str]) -> int | None:
        """The number of the entry that one of `keys` names; of several keys the longest counts."""
        ranked = sorted(keys, key=lambda key: (-len(key), key))
        return next((self._by_key[key] for key in ranked if key in self._by_key), None)

    def sides(self, keys: Collection[str], article: str) -> Iterator[tuple[int, int]]:
        """Which side (0 or 1) of which answer, by number, an entry with those keys in an article is."""
        for number, answer in enumerate(self.answers):
            for side in answer.side(keys, article):
                yield number, side

    def apart(self, ours: Collection[str], theirs: Collection[str], article: str) -> bool:
        """Whether two names of one article are two speakers by the reader's word."""
        if not self.file:
            return False
        a, b = self.entry(ours), self.entry(theirs)
        if a is not None and b is not None and a != b:
            return True
        ours_at, theirs_at = set(self.sides(ours, article)), set(self.sides(theirs, article))
        return any(self.answers[n].same is False and (n, 1 - side) in theirs_at for n, side in ours_at)


def speakers_of(corpus: Corpus) -> Known:
    """What the reader says of the speakers of `corpus`: nothing where there is no file.

    Raises:
        InputError: as `known_speakers`.
    """
    path = file_of(corpus)
    if path is None or (corpus.speakers is None and not path.is_file()):
        return Known()
    return known_speakers(path)


def file_of(corpus: Corpus) -> Path | None:
    """The file that says, or would say, who is who: the one the corpus names, else speakers.toml in its folder.

    None for articles in memory.
    """
    if corpus.speakers is not None:
        return corpus.speakers
    return None if corpus.folder is None else corpus.folder / SPEAKERS_FILE


def known_speakers(path: Path) -> Known:
    """Read the speakers.toml at `path`.

    Raises:
        InputError: it cannot be read, has an unknown key or a bad value, gives one name to two speakers, or answers one
            question in two ways.
    """
    where = shown(path)
    data = toml_data(path)
    try:
        form = msgspec.convert(data, _Form)
    except msgspec.ValidationError as error:
        raise InputError(f"{where}: {in_words(str(error), _keys_at, _CHOICES)}.") from error
    speakers = tuple(
        KnownSpeaker(
            _line(each.name, f"{where}, speaker {number}, name"),
            tuple(_line(alias, f"{where}, speaker {number}, aliases") for alias in each.aliases),
            SpeakerKind(each.kind) if each.kind else None,
            " ".join(each.role.split()),
            " ".join(each.side.split()),
        )
        for number, each in enumerate(form.speaker, 1)
    )
    answers = tuple(
        Answer(
            (_line(each.names[0], at := f"{where}, question {number}, names"), _line(each.names[1], at)),
            each.articles,
            {"one": True, "two": False, "": None}[each.answer],
        )
        for number, each in enumerate(form.question, 1)
    )
    _one_bearer(speakers, where)
    _consistent(speakers, answers, where)
    return Known(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), speakers, answers)


_CHOICES = {"kind": _KINDS, "answer": ("one", "two", 'or "" while you do not know')}


def _keys_at(steps: Sequence[str]) -> tuple[str, ...]:
    form = _Form if not steps else _SpeakerForm if steps[0].startswith("speaker") else _QuestionForm
    return form.__struct_fields__


def _line(name: str, at: str) -> str:
    plain = " ".join(name.split())
    if not plain:
        raise InputError(f"{at}: a name is empty; write one or delete the entry.")
    return plain


def _one_bearer(speakers: Sequence[KnownSpeaker], where: str) -> None:
    bearers: dict[str, int] = {}
    for number, speaker in enumerate(speakers, 1):
        for name in speaker.names:
            first = bearers.setdefault(name_key(name), number)
            if first != number:
                raise InputError(
                    f"{where}: “{shown(name)}” is given to speaker {first} and to speaker {number}; "
                    "keep it with one of them."
                )


def _consistent(speakers: Sequence[KnownSpeaker], answers: Sequence[Answer], where: str) -> None:
    """Refuse an answer “two” about names that aliases and answers “one” make one, and “one” about two speakers."""
    leader: dict[_Node, _Node] = {}
    for speaker in speakers:
        for alias in speaker.aliases:
            leader[_lead(leader, (name_key(alias), ""))] = _lead(leader, (name_key(speaker.name), ""))
    for answer in answers:
        if answer.same:
            leader[_lead(leader, answer.nodes[0])] = _lead(leader, answer.nodes[1])
    for number, answer in enumerate(answers, 1):
        if answer.same is False and _lead(leader, answer.nodes[0]) == _lead(leader, answer.nodes[1]):
            raise InputError(
                f"{where}, question {number}: “{shown(answer.names[0])}” and “{shown(answer.names[1])}” are to be two, "
                "but an alias or another answer makes them one; change one of the two."
            )
    bearers: dict[_Node, KnownSpeaker] = {}
    for speaker in speakers:
        other = bearers.setdefault(_lead(leader, (name_key(speaker.name), "")), speaker)
        if other is not speaker:
            raise InputError(
                f"{where}: answers make “{shown(other.name)}” and “{shown(speaker.name)}” one, "
                "but each has an entry of its own; join the entries or change an answer."
            )


def _lead(leader: dict[_Node, _Node], node: _Node) -> _Node:
    while leader.setdefault(node, node) != node:
        node = leader[node]
    return node
