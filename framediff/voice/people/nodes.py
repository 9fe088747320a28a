"""Nodes: the speakers of single articles that bear exactly one name, or that a reader has called one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.voice.people.folding import fold_name, name_key
from framediff.voice.people.mentions import Gender, MentionKind, mention_of
from framediff.voice.people.names import spheres_of
from framediff.voice.people.persons import Person
from framediff.voice.people.register import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framediff.voice.people.known import Known

__all__ = ["Node", "nodes_of"]


@dataclass(slots=True, eq=False)
class Node:
    """Speakers of several articles, taken for one.

    Attributes:
        people: one or more an article, in order of article and name; entries of speakers.toml stand among them with the
            article "".
        articles: those that its speakers speak in.
        sides: which side (0 or 1) of which of the reader's answers it is.
        entry: number of its entry in speakers.toml; None if it has none.
        names: each name it bears once, with what is known of gender and roles.
        joined: whether another was put to it.
        split: whether it was parted from others of the same surname, since several bear it.
        torn: whether it is a surname alone that others of its article bear, too; it is linked to nobody.
    """

    people: list[Person]
    articles: set[str] = field(default_factory=set)
    sides: set[tuple[int, int]] = field(default_factory=set)
    entry: int | None = None
    names: dict[str, Person] = field(default_factory=dict)
    joined: bool = False
    torn: bool = False
    split: bool = False

    @property
    def kind(self) -> SpeakerKind:
        """Person where one of its speakers is a person, else that of the first."""
        kinds = [person.kind for person in self.people]
        return SpeakerKind.PERSON if SpeakerKind.PERSON in kinds else kinds[0]

    @property
    def bare(self) -> bool:
        """Whether no given name is known, not even an initial."""
        return not any(person.given for person in self.people)

    @property
    def may_be_several(self) -> bool:
        """Whether only a surname alone makes its speakers one, and no reader."""
        by_name = self.bare and self.kind is SpeakerKind.PERSON and len(self.people) > 1
        return by_name and self.entry is None and not self.joined

    def parts(self) -> tuple[Node, ...]:
        """One node for each article, where it may be several persons; else itself."""
        if not self.may_be_several:
            return (self,)
        return tuple(
            Node([person], {person.article}, set(self.sides), names=dict(_names([person])), split=True)
            for person in self.people
        )

    def absorb(self, other: Node) -> None:
        """Take over what the other is."""
        self.joined = True
        self.people.extend(other.people)
        self.articles |= other.articles
        self.sides |= other.sides
        self.entry = other.entry if self.entry is None else self.entry
        self.torn = self.torn and other.torn
        for key, person in other.names.items():
            mine = self.names.setdefault(key, person)
            if mine is not person:
                self.names[key] = _one_name([mine, person])

    def set_apart(self, other: Node, known: Known) -> bool:
        """Whether the reader says that the two are not one: by an answer, or by two entries."""
        if self.entry is not None and other.entry is not None and self.entry != other.entry:
            return True
        return any(known.answers[n].same is False and (n, 1 - side) in other.sides for n, side in self.sides)

    def answered(self, other: Node, known: Known) -> bool:
        """Whether the reader has answered, one way or the other, if the two are one."""
        sides = ((n, 1 - side) for n, side in self.sides if known.answers[n].same is not None)
        return any(side in other.sides for side in sides)


def nodes_of(people: Iterable[Person], known: Known) -> list[Node]:
    """The speakers gathered by exact name, kind and gender, after what the reader says; ordered by their names."""
    entries = {person: number for number, person in _entries(known)}
    singles = sorted([*people, *entries], key=_order)
    torn = _between_two(singles)
    groups: dict[object, Node] = {}
    nodes: list[Node] = []
    for number, person in enumerate(singles):
        keys = person.own_names()
        sides = frozenset(known.sides(keys, person.article)) if known.file else frozenset()
        entry = entries.get(person, known.entry(keys)) if known.file else None
        alone = person in torn or person.local or person.kind in (SpeakerKind.OFFICE, SpeakerKind.GROUP)
        spheres = frozenset() if person.given else spheres_of(person.roles)
        same = (person.kind, name_key(person.given), name_key(person.surname), person.sure_gender, spheres)
        key = (*same, sides, entry, number if alone else -1)
        node = groups.get(key)
        if node is None or person.article in node.articles:
            node = groups[key] = Node([], sides=set(sides), entry=entry, torn=person in torn)
            nodes.append(node)  # of two of one article that are written alike both stay
        node.people.append(person)
        node.articles |= {person.article} if person.article else set()
    for node in nodes:
        node.names = dict(_names(node.people))
    return _by_reader(nodes, known)


def _by_reader(nodes: Sequence[Node], known: Known) -> list[Node]:
    """Nodes that the reader calls one put together, unless the reader also says that they are two."""
    kept = list(nodes)

    def join(chosen: list[Node]) -> None:
        first = chosen[0]
        for other in chosen[1:]:
            if other is not first and not first.set_apart(other, known):
                first.absorb(other)
                kept.remove(other)

    for number in range(len(known.speakers)):
        alike = [node for node in kept if node.entry == number]
        # The entry itself comes first, so that what is set apart from it stays apart.
        alike.sort(key=lambda node: all(person.article for person in node.people))
        join(alike)
    for number, answer in enumerate(known.answers):
        if answer.same:
            sides = [[node for node in kept if (number, side) in node.sides] for side in (0, 1)]
            if all(sides):
                join(list(dict.fromkeys([*sides[0], *sides[1]])))
    return kept


def _entries(known: Known) -> Iterator[tuple[int, Person]]:
    """Each entry of speakers.toml, by number, as a speaker of no article, once for each of its names."""
    for number, speaker in enumerate(known.speakers):
        for name in speaker.names:
            mention = mention_of(name)
            kind = speaker.kind or _KINDS.get(mention.kind, SpeakerKind.PERSON)
            personal = mention.kind is MentionKind.NAME and kind is SpeakerKind.PERSON
            person = Person(kind, mention.given if personal else "", mention.surname if personal else name)
            person.gender, person.forms, person.roles = mention.gender, Counter({name: 0}), list(mention.roles)
            yield number, person


_KINDS = {
    MentionKind.NAME: SpeakerKind.PERSON,
    MentionKind.BODY: SpeakerKind.ORGANISATION,
    MentionKind.ROLE: SpeakerKind.OFFICE,
    MentionKind.GROUP: SpeakerKind.GROUP,
}


def _order(person: Person) -> tuple[str, str, str, int]:
    return (name_key(person.name), person.name, person.article, -1 if person.first is None else person.first.start)


def _between_two(people: Sequence[Person]) -> set[Person]:
    """Persons with a surname alone of whose article somebody else bears it, too."""
    bearers: dict[tuple[str, str], list[Person]] = {}
    for person in people:
        if person.kind is SpeakerKind.PERSON and person.article:
            bearers.setdefault((person.article, fold_name(person.surname)), []).append(person)
    shared = {person for alike in bearers.values() if len(alike) > 1 for person in alike}
    return {p for p in people if not p.given and (p in shared or len(p.bearers) > 1)}


def _names(people: Sequence[Person]) -> Iterator[tuple[str, Person]]:
    alike: dict[str, list[Person]] = {}
    for person in people:
        alike.setdefault(name_key(person.name), []).append(person)
    for key, bearers in alike.items():
        yield key, _one_name(bearers)


def _one_name(people: Sequence[Person]) -> Person:
    """What several speakers of one name have in common, for comparing it."""
    first = people[0]
    genders = {person.sure_gender for person in people} - {Gender.UNKNOWN}
    common = Person(first.kind, first.given, first.surname, genders.pop() if len(genders) == 1 else Gender.UNKNOWN)
    for person in people:
        common.forms.update(person.forms)
    common.roles = list(dict.fromkeys(role for person in people for role in person.roles))
    common.offices = list(dict.fromkeys(office for person in people for office in person.offices))
    common.local = first.local
    return common
