"""Linking: the speakers of single articles put together to one register over all of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from framediff.voice.attribution import SpeakerId
from framediff.voice.people.candidates import bonds, contested, may_be_one
from framediff.voice.people.folding import name_key
from framediff.voice.people.known import Known
from framediff.voice.people.mentions import Gender
from framediff.voice.people.nodes import nodes_of
from framediff.voice.people.persons import LINKED, UNSURE
from framediff.voice.people.register import Party, Question, Sighting, Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framediff.voice.people.candidates import Bond
    from framediff.voice.people.nodes import Node
    from framediff.voice.people.persons import Person

__all__ = ["linked"]

# A surname alone is asked about with at most so many who bear it.
MOST_ASKED = 8


def linked(people: Iterable[Person], known: Known | None = None) -> tuple[dict[Person, Speaker], tuple[Question, ...]]:
    """One register entry for each speaker, over all articles, and the questions that stay open among the entries.

    What the reader says in speakers.toml comes first. Then names that are alike from `LINKED` on are one speaker,
    unless something as certain speaks against it; those alike from `ASKED` on are questions. A name that tells nothing
    outside its article (`the spokesman`, `the ministry`) stays with it. The order of the articles changes nothing.
    """
    said = Known() if known is None else known
    nodes = nodes_of(people, said)
    found, sure, refused = _weighed(nodes, said)
    claimed = {number for bond in refused for number in (bond.one, bond.other)}
    claimed -= {number for bond in sure if bond not in refused for number in (bond.one, bond.other)}
    if any(nodes[number].may_be_several for number in claimed):
        # Whoever bears such a name in one article need not be who bears it in another.
        nodes = [part for i, node in enumerate(nodes) for part in (node.parts() if i in claimed else (node,))]
        found, sure, refused = _weighed(nodes, said)
    leader = list(range(len(nodes)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for bond in sure:
        one, other = lead(bond.one), lead(bond.other)
        if bond not in refused and one != other and may_be_one(nodes[one], nodes[other], said):
            nodes[one].absorb(nodes[other])
            leader[other] = one
    clusters = [nodes[lead(number)] for number in range(len(nodes))]
    entries = _speakers([node for node in dict.fromkeys(clusters) if node.articles], said)
    return entries, _questions(clusters, found, refused, said, entries)


def _weighed(nodes: Sequence[Node], known: Known) -> tuple[list[Bond], list[Bond], dict[Bond, str]]:
    """All bonds, those that are sure enough to link, and which of them something as sure speaks against."""
    found = bonds(nodes)
    sure = [b for b in found if b.certainty >= LINKED and may_be_one(nodes[b.one], nodes[b.other], known)]
    return found, sure, contested(nodes, sure, known)


def _speakers(clusters: Sequence[Node], known: Known) -> dict[Person, Speaker]:
    """The register's entry of each person."""
    named = [(_name(cluster, known), cluster) for cluster in clusters]
    taken: Counter[str] = Counter()
    entries: dict[Person, Speaker] = {}
    for name, cluster in sorted(named, key=lambda pair: (pair[0], min(pair[1].articles))):
        entry = None if cluster.entry is None else known.speakers[cluster.entry]
        met = [person for person in cluster.people if person.article]
        met.sort(key=lambda person: person.article)
        kind = (entry and entry.kind) or cluster.kind
        local = (
            entry is None
            and len(cluster.articles) == 1
            and (kind in (SpeakerKind.OFFICE, SpeakerKind.GROUP) or met[0].local)
        )
        slug = f"{_slug(name)}@{_slug(met[0].article)}" if local else _slug(name)
        taken[slug] += 1
        offices = [office for person in met for office in person.offices]
        speaker = Speaker(
            id=SpeakerId(slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"),
            name=name,
            kind=kind,
            aliases=tuple(sorted({form for person in met for form in (*person.forms, person.name)} - {name, ""})),
            roles=_once([entry.role] if entry and entry.role else [], offices),
            articles=tuple(sorted(cluster.articles)),
            interviewer=any(p.questions for p in met) and not any(p.answers for p in met),
            side="" if entry is None else entry.side,
            known=entry is not None,
            may_be=tuple(dict.fromkeys(name for person in met for name in person.bearers)) if cluster.torn else (),
            members=tuple(dict.fromkeys(name for person in met for name in person.members)),
        )
        entries.update((person, speaker) for person in met)
    return entries


def _questions(
    clusters: Sequence[Node],
    found: Sequence[Bond],
    refused: Mapping[Bond, str],
    known: Known,
    entries: Mapping[Person, Speaker],
) -> tuple[Question, ...]:
    """The pairs that are alike but not linked and that the reader has not answered, surest first."""
    bearers = _bearers(clusters)
    asked: dict[frozenset[int], Question] = {}
    rivals = Counter(number for bond in refused for number in (bond.one, bond.other) if clusters[number].bare)
    for bond in found:
        one, other = clusters[bond.one], clusters[bond.other]
        pair = frozenset((id(one), id(other)))
        if one is other or pair in asked or not (one.articles or other.articles):
            continue
        if one.answered(other, known) or not _is_open(one, other, known):
            continue
        reason = bond.reason
        if bond in refused:
            if not refused[bond] or (one.bare and other.bare):
                continue  # both are asked about with those who bear the whole name
            if max(rivals[bond.one], rivals[bond.other]) > MOST_ASKED:
                continue  # so common a name that asking about each bearer helps nobody; it stays alone
            reason += f", and it may as well be {refused[bond]}"
        elif bond.certainty >= LINKED:
            reason += ", but an article or a link tells them apart"
        parties = sorted((_party(node, known, entries, bearers) for node in (one, other)), key=_party_order)
        asked[pair] = Question((parties[0], parties[1]), min(bond.certainty, UNSURE), reason)
    return tuple(sorted(asked.values(), key=lambda q: (-q.certainty, [_party_order(party) for party in q.parties])))


def _is_open(one: Node, other: Node, known: Known) -> bool:
    """Whether two entries may be one for all that the articles and the reader say."""
    if one.set_apart(other, known):
        return False
    if one.torn or other.torn or one.kind is not other.kind:
        return True
    return may_be_one(one, other, known)


def _party(node: Node, known: Known, entries: Mapping[Person, Speaker], bearers: Mapping[str, int]) -> Party:
    met = sorted((person for person in node.people if person.article), key=lambda person: person.article)
    if not met:
        return Party(None, _name(node, known), "", ())
    speaker = entries[met[0]]
    # An answer names a speaker by a name that it bears in an article, which the name shown need not be.
    keys = {key: person.article for person in reversed(met) for key in person.own_names()}
    name = speaker.name if name_key(speaker.name) in keys or speaker.known else met[0].name
    # Whoever bears the name in other articles and is not asked about is not to be touched by the answer.
    alone = bearers[name_key(name)] <= 1 and name == speaker.name
    return Party(
        speaker.id,
        name,
        "" if alone else keys.get(name_key(name), ""),
        tuple(Sighting(person.article, person.first) for person in met),
    )


def _bearers(clusters: Sequence[Node]) -> Counter[str]:
    """How many entries go by each name, also by one that is not the name shown, in some article."""
    own = (
        {key for person in node.people if person.article for key in person.own_names()}
        for node in dict.fromkeys(clusters)
    )
    return Counter(key for keys in own for key in keys)


def _party_order(party: Party) -> tuple[str, str, str]:
    return name_key(party.name), party.name, party.article


def _name(cluster: Node, known: Known) -> str:
    """The name shown: the reader's, else the fullest one; of two spellings the one without a slipped final -a."""
    if cluster.entry is not None:
        return known.speakers[cluster.entry].name
    counts: Counter[str] = Counter()
    for person in cluster.people:
        counts[person.name] += 1 + sum(person.forms.values())
    best = max(cluster.people, key=lambda p: (_whole(p), counts[p.name], len(p.given), _falling(p.name)))
    surname = best.surname
    others = {form.split()[-1] for person in cluster.people for form in person.forms if form}
    if best.given and surname.endswith("a") and surname[:-1] in others and best.any_gender is not Gender.FEMALE:
        surname = surname[:-1]
    return f"{best.given} {surname}".strip() or best.name


def _whole(person: Person) -> int:
    """2 for a name with a given name, 1 with an initial, 0 for a surname alone."""
    return 0 if not person.given else 1 if len(person.given.split()[0].rstrip(".")) == 1 else 2


def _once(*lists: Iterable[str]) -> tuple[str, ...]:
    """Each phrase once, however it is capitalised and whether or not `the` stands before it."""
    found: dict[str, str] = {}
    for each in lists:
        for phrase in each:
            found.setdefault(name_key(phrase), phrase)
    return tuple(found.values())


def _falling(name: str) -> tuple[int, ...]:
    """A key by which `max` finds what comes first in the alphabet."""
    return tuple(-ord(character) for character in name)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "speaker"
