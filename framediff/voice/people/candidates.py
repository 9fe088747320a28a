"""Candidates: which nodes may be one speaker, and how certain that is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from framediff.voice.people.bodies import acronym, body_words, head_word, is_one_office
from framediff.voice.people.folding import fold_name
from framediff.voice.people.persons import ASKED, LINKED, Likeness, exclusive, likeness, surname_likeness
from framediff.voice.people.register import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from framediff.voice.people.known import Known
    from framediff.voice.people.nodes import Node
    from framediff.voice.people.persons import Person

__all__ = ["Bond", "bonds", "contested", "may_be_one"]

# Of 100: one body by all its words, in whatever order; one name within another; a name and its initials.
_SAME_WORDS = 97.0
_WITHIN = 88.0
_INITIALS = 90.0
# A name with more bonds than this is borne by so many that each pair of them need not be weighed.
_MANY = 40
_BLOCK = 2  # One name, however spelt, keeps its first two letters, so only names that share them are compared.


@dataclass(frozen=True, slots=True)
class Bond:
    """Two nodes that may be one speaker, by number, with how certain that is, of 100, and why."""

    one: int
    other: int
    certainty: float
    reason: str


def bonds(nodes: Sequence[Node]) -> list[Bond]:
    """All pairs of nodes that are alike enough for a question, surest first."""
    best: dict[tuple[int, int], Likeness] = {}
    for one, other, found in (*_persons(nodes), *_torn(nodes), *_bodies(nodes), *_offices(nodes)):
        pair = (min(one, other), max(one, other))
        before = best.get(pair)
        # Of two reasons as certain the shorter one has fewer reservations.
        rank = (found.certainty, -len(found.reason))
        if one != other and (before is None or rank > (before.certainty, -len(before.reason))):
            best[pair] = found
    ranked = sorted(best.items(), key=lambda item: (-item[1].certainty, len(item[1].reason), item[0]))
    return [Bond(one, other, found.certainty, found.reason) for (one, other), found in ranked]


def may_be_one(ours: Node, theirs: Node, known: Known) -> bool:
    """Whether nothing forbids that two nodes are one: not the reader, not an article that tells them apart."""
    if ours.articles & theirs.articles or ours.set_apart(theirs, known):
        return False
    if ours.kind is not SpeakerKind.PERSON or theirs.kind is not SpeakerKind.PERSON:
        return ours.kind is theirs.kind
    return not any(exclusive(a, b) for a in ours.names.values() for b in theirs.names.values())


def contested(nodes: Sequence[Node], found: Iterable[Bond], known: Known) -> dict[Bond, str]:
    """The bonds that another, as certain, speaks against, with the name of whom it is with.

    A surname alone that two persons bear may be either of them; then it is linked to neither, unless nearly all
    articles that give the whole name mean the one. Whom one article alone tells apart loses only the less certain bond.
    """
    around: dict[int, list[Bond]] = {}
    for bond in found:
        around.setdefault(bond.one, []).append(bond)
        around.setdefault(bond.other, []).append(bond)
    refused: dict[Bond, str] = {}
    fits: dict[tuple[int, int], bool] = {}

    def fit(a: int, b: int) -> bool:
        pair = (min(a, b), max(a, b))
        if pair not in fits:
            fits[pair] = may_be_one(nodes[a], nodes[b], known)
        return fits[pair]

    for pivot, own in around.items():
        if len(own) > _MANY and nodes[pivot].bare:
            lost = _crowded(own, pivot, nodes)
        else:
            lost = _weighed(own, pivot, nodes, fit)
        for bond, name in lost.items():
            refused.setdefault(bond, name)
    return refused


def _weighed(
    every: Sequence[Bond], pivot: int, nodes: Sequence[Node], fit: Callable[[int, int], bool]
) -> dict[Bond, str]:
    """The bonds of one node that others of its bonds speak against."""
    own = every if len(every) <= _MANY else [bond for bond in every if not nodes[_far(bond, pivot)].bare]
    lost: dict[Bond, str] = {}
    torn = False
    for first, second in combinations(own, 2):
        a, b = _far(first, pivot), _far(second, pivot)
        if not fit(a, b):
            losers = _losers(first, second, nodes[a], nodes[b])
            torn = torn or len(losers) > 1
            for bond, name in losers.items():
                lost.setdefault(bond, name)
    if torn and nodes[pivot].bare:
        # Whoever bears such a name in one article need not be who bears it in another.
        for bond in own:
            if nodes[_far(bond, pivot)].bare:
                lost.setdefault(bond, "")
    return lost


def _crowded(own: Sequence[Bond], pivot: int, nodes: Sequence[Node]) -> dict[Bond, str]:
    """The bonds refused to a surname that very many bear: all but that of whom nearly all articles mean, if any."""
    whole = [bond for bond in own if not nodes[_far(bond, pivot)].bare]
    borne = {bond: _borne(nodes[_far(bond, pivot)]) for bond in whole}
    most = max(whole, key=lambda bond: borne[bond], default=None)
    if most is None:
        return {}
    others = sum(borne.values()) - borne[most]
    name = _name(nodes[_far(most, pivot)])
    lost = {bond: name for bond in whole if bond is not most}
    if _share(borne[most], others) < LINKED:
        lost |= dict.fromkeys(own, "") | {most: name}
    return lost


def _losers(first: Bond, second: Bond, a: Node, b: Node) -> dict[Bond, str]:
    """Of two bonds that exclude each other those that are refused, with the name of the other's far end.

    Bonds come surest first, so that the second is never the surer one; of two as sure the one is kept that nearly all
    articles with the whole name speak for.
    """
    one, other = (_borne(a), _borne(b)) if first.certainty == second.certainty else (1, 0)
    lost = {}
    if _share(other, one) < LINKED:
        lost[second] = _name(a)
    if _share(one, other) < LINKED:
        lost[first] = _name(b)
    return lost


def _borne(node: Node) -> int:
    """In how many articles a node's name is borne; a reader's entry counts for one."""
    return max(1, len(node.articles))


def _share(ours: int, theirs: int) -> float:
    """How often of 100 times a name is ours, as the articles go that give it in full."""
    return 100 * ours / (ours + theirs)


def _far(bond: Bond, near: int) -> int:
    return bond.other if bond.one == near else bond.one


def _name(node: Node) -> str:
    return max((person.name for person in node.names.values()), key=lambda name: (len(name), name))


def _persons(nodes: Sequence[Node]) -> Iterator[tuple[int, int, Likeness]]:
    bearers: dict[str, list[tuple[int, Person]]] = {}
    for number, person in _of_kind(nodes, SpeakerKind.PERSON):
        if not nodes[number].torn:
            bearers.setdefault(fold_name(person.surname), []).append((number, person))
    for a, b in _near(bearers):
        pairs = combinations(bearers[a], 2) if a == b else ((x, y) for x in bearers[a] for y in bearers[b])
        for (one, ours), (other, theirs) in pairs:
            if nodes[one].split and nodes[other].split:
                continue  # nobody knows, and nobody could say, whether they are one
            found = likeness(ours, theirs)
            if one != other and found.certainty >= ASKED:
                yield one, other, found


def _torn(nodes: Sequence[Node]) -> Iterator[tuple[int, int, Likeness]]:
    """Surnames alone, with each of those who bear them in the same article."""
    bearers: dict[tuple[str, str], set[int]] = {}
    for number, node in enumerate(nodes):
        for person in node.people:
            if person.kind is SpeakerKind.PERSON and person.given and person.article:
                bearers.setdefault((person.article, fold_name(person.surname)), set()).add(number)
    for number, node in enumerate(nodes):
        for person in node.people if node.torn else ():
            for other in sorted(bearers.get((person.article, fold_name(person.surname)), ())):
                yield number, other, Likeness(_WITHIN, "one surname, but several of the article bear it")


def _near(surnames: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Folded surnames that are equal or nearly so, each pair once."""
    blocks: dict[str, list[str]] = {}
    for surname in sorted(surnames):
        yield surname, surname
        blocks.setdefault(surname[:_BLOCK], []).append(surname)
    for block in blocks.values():
        for ours, theirs in combinations(block, 2):
            if surname_likeness(ours, theirs) >= ASKED:
                yield ours, theirs


def _bodies(nodes: Sequence[Node]) -> Iterator[tuple[int, int, Likeness]]:
    bodies = [(number, person) for number, person in _of_kind(nodes, SpeakerKind.ORGANISATION) if not person.local]
    by_words: dict[frozenset[str], list[int]] = {}
    by_form: dict[str, list[int]] = {}
    by_head: dict[str, list[tuple[int, frozenset[str]]]] = {}
    for number, person in bodies:
        words = body_words(person.surname)
        by_words.setdefault(words, []).append(number)
        by_head.setdefault(head_word(person.surname), []).append((number, words))
        for form in {person.surname, *(form for form in person.forms if form.lower() != head_word(person.surname))}:
            by_form.setdefault(form.casefold(), []).append(number)
    for alike in (*by_words.values(), *by_form.values()):
        for one, other in combinations(dict.fromkeys(alike), 2):
            yield one, other, Likeness(_SAME_WORDS, "the same words")
    for number, person in bodies:
        for short in by_form.get(acronym(person.surname).casefold(), ()):
            yield short, number, Likeness(_INITIALS, "a name and its initials")
    for alike_heads in by_head.values():
        for number, words in alike_heads:
            wider = {other for other, more in alike_heads if words < more}
            if len(wider) == 1:
                yield number, wider.pop(), Likeness(_WITHIN, "one name within the other, and no other holds it")


def _of_kind(nodes: Sequence[Node], kind: SpeakerKind) -> Iterator[tuple[int, Person]]:
    for number, node in enumerate(nodes):
        yield from ((number, person) for person in node.names.values() if person.kind is kind)


def _offices(nodes: Sequence[Node]) -> Iterator[tuple[int, int, Likeness]]:
    holders: dict[frozenset[str], set[int]] = {}
    for number, person in _of_kind(nodes, SpeakerKind.PERSON):
        for office in person.offices:
            holders.setdefault(body_words(office), set()).add(number)
    offices: dict[frozenset[str], list[int]] = {}
    for number, person in _of_kind(nodes, SpeakerKind.OFFICE):
        if is_one_office(person.surname):
            offices.setdefault(body_words(person.surname), []).append(number)
    for words, alike in offices.items():
        for one, other in combinations(alike, 2):
            yield one, other, Likeness(_SAME_WORDS, "one office")
        held = sorted(holders.get(words, ()))
        if len(held) == 1:
            for number in alike:
                yield number, held[0], Likeness(_WITHIN, "an office, and one person who is said to hold it")
