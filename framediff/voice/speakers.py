"""Speakers: the mentions of an article resolved to the persons and bodies they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.voice.linking import linked
from framediff.voice.mentions import Gender, Mention, MentionKind, fold_name, mention_of, role_class
from framediff.voice.persons import Person, same_given, similar_surnames
from framediff.voice.register import Register, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.article import Article
    from framediff.voice.attribution import Attribution

__all__ = ["resolve"]

_FULL_NAME = re.compile(
    r"(?<![\w.])((?:[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?\s){1,2})([A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?)\b"
)
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)


def resolve(
    found: Sequence[tuple[Article, Sequence[Attribution]]],
) -> tuple[list[tuple[Attribution, ...]], Register]:
    """Name the speaker of every attribution.

    Args:
        found: articles with their attributions, ordered by content.

    Returns:
        The attributions of each article with `speaker` filled in where it is known, and the register of all speakers.
    """
    assigned: list[list[Person | None]] = []
    people: list[Person] = []
    for article, attributions in found:
        persons = _of_article(article, attributions)
        assigned.append(persons)
        people.extend(dict.fromkeys(person for person in persons if person is not None))
    entries = linked(people)
    register = Register(tuple(sorted(dict.fromkeys(entries.values()), key=lambda speaker: speaker.id)))
    resolved = [
        tuple(
            replace(attribution, speaker=None if person is None else entries[person].id)
            for attribution, person in zip(attributions, persons, strict=True)
        )
        for (_, attributions), persons in zip(found, assigned, strict=True)
    ]
    return resolved, register


def _of_article(article: Article, attributions: Sequence[Attribution]) -> list[Person | None]:
    """The person or body behind each attribution of one article, in the order of the attributions."""
    text = article.text
    names = _full_names(article)
    order = sorted(range(len(attributions)), key=lambda i: _anchor(attributions[i]))
    persons: list[Person] = []
    mentions = {i: mention_of(source.of(text)) for i in order if (source := attributions[i].source) is not None}
    # Names first: a headline gives the surname before the text gives the whole name.
    by_mention: dict[int, Person] = {}
    for i in sorted(mentions, key=lambda i: (not mentions[i].given, _anchor(attributions[i]))):
        if mentions[i].kind is MentionKind.NAME:
            by_mention[i] = _by_name(article, mentions[i], persons, names)
    result: list[Person | None] = [None] * len(attributions)
    recent: list[Person] = []
    for i in order:
        attribution = attributions[i]
        mention = mentions.get(i)
        person = by_mention.get(i)
        if person is None:
            if mention is None and attribution.rule == "reported_question":
                person = _interviewer(article, persons)
            elif mention is not None:
                person = _referred(article, mention, persons, recent)
            elif "agentless" not in attribution.flags and attribution.rule != "cue_then_quote":
                person = next((p for p in reversed(recent) if p.kind is not SpeakerKind.UNNAMED), None)
        if person is None:
            continue
        result[i] = person
        if mention is not None:
            _note(person, mention)
        if "question" in attribution.flags:
            person.questions += 1
        else:
            person.answers += 1
        if attribution.parent is None and "question" not in attribution.flags:
            recent.append(person)
    return result


def _interviewer(article: Article, persons: list[Person]) -> Person | None:
    """Who puts the questions, if text or record names an interviewer."""
    name = article.metadata.interviewer.value
    if name is None:
        return None
    for person in persons:
        if person.kind is SpeakerKind.ORGANISATION and fold_name(person.surname) == fold_name(name):
            return person
    person = Person(SpeakerKind.ORGANISATION, surname=name, article=article.id)
    persons.append(person)
    return person


def _anchor(attribution: Attribution) -> int:
    """Where in the text an attribution names its speaker."""
    if attribution.source is not None and "carried_over" not in attribution.flags:
        return attribution.source.start
    if attribution.cue is not None:
        return attribution.cue.start
    return attribution.content[0].start


def _full_names(article: Article) -> dict[str, list[tuple[str, str]]]:
    """Given and last names met together in the scored text, by folded last name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for zone in article.scored:
        for match in _FULL_NAME.finditer(article.text, zone.span.start, zone.span.end):
            mention = mention_of(match.group())
            if mention.kind is MentionKind.NAME and mention.given:
                pair = (mention.given, mention.surname)
                entry = found.setdefault(fold_name(mention.surname), [])
                if pair not in entry:
                    entry.append(pair)
    return found


def _by_name(
    article: Article, mention: Mention, persons: list[Person], names: Mapping[str, list[tuple[str, str]]]
) -> Person:
    """The person of a named mention: one met before, one whose whole name stands in the text, or a new one."""
    for person in persons:
        if person.kind is SpeakerKind.PERSON and _same_person(article, person, mention):
            if not person.given and mention.given:
                person.given, person.surname = mention.given, mention.surname
            if person.gender is Gender.UNKNOWN:
                person.gender = mention.gender
            return person
    given, surname, gender = mention.given, mention.surname, mention.gender
    if not given:
        whole = names.get(fold_name(surname), [])
        if len({fold_name(first) for first, _ in whole}) == 1:
            given, surname = whole[0]
            gender = gender if gender is not Gender.UNKNOWN else mention_of(f"{given} {surname}").gender
    person = Person(SpeakerKind.PERSON, given, surname, gender, article=article.id)
    persons.append(person)
    return person


def _same_person(article: Article, person: Person, mention: Mention) -> bool:
    if not same_given(person.given, mention.given):
        return False
    if Gender.UNKNOWN not in (person.gender, mention.gender) and person.gender is not mention.gender:
        return False
    ours, theirs = fold_name(person.surname), fold_name(mention.surname)
    if similar_surnames(ours, theirs):
        return True
    return _spelt_with_a(article, person, mention, ours, theirs)


def _spelt_with_a(article: Article, person: Person, mention: Mention, ours: str, theirs: str) -> bool:
    """Whether a final -a is a slip of the pen: the article speaks of a man throughout, and one form stands alone."""
    if ours.removesuffix("a") != theirs.removesuffix("a") or bool(person.given) == bool(mention.given):
        return False
    gender = person.gender if person.given else mention.gender
    if gender is Gender.FEMALE:
        return False
    scored = " ".join(zone.span.of(article.text) for zone in article.scored)
    return _HE.search(scored) is not None and _SHE.search(scored) is None


def _referred(article: Article, mention: Mention, persons: list[Person], recent: list[Person]) -> Person | None:
    """The speaker behind a pronoun, a role or a body."""
    if mention.kind is MentionKind.PRONOUN:
        return _by_pronoun(mention, recent)
    if mention.kind is MentionKind.ROLE:
        found = _by_role(mention, persons, recent)
        if found is not None:
            return found
        person = Person(SpeakerKind.UNNAMED, surname=mention.text.strip(), gender=mention.gender, article=article.id)
        persons.append(person)
        return person
    kind = SpeakerKind.UNNAMED if mention.kind is MentionKind.GROUP else SpeakerKind.ORGANISATION
    key = fold_name(mention.surname)
    for person in persons:
        if person.kind is kind and fold_name(person.surname) == key:
            return person
    person = Person(kind, surname=mention.surname, article=article.id)
    persons.append(person)
    return person


def _by_pronoun(mention: Mention, recent: Sequence[Person]) -> Person | None:
    low = mention.text.strip().lower()
    if low in ("i", "we", "you"):
        return None
    for person in reversed(recent):
        if low in ("he", "she"):
            if person.kind is SpeakerKind.ORGANISATION or (
                person.gender is not Gender.UNKNOWN and person.gender is not mention.gender
            ):
                continue
            if person.kind is SpeakerKind.UNNAMED and not person.roles:
                continue
            if person.gender is Gender.UNKNOWN:
                person.gender = mention.gender
            return person
        if low == "it" and person.kind is SpeakerKind.ORGANISATION:
            return person
        if low == "they" and person.kind is not SpeakerKind.PERSON:
            return person
        if low == "who":
            return person
    return None


def _by_role(mention: Mention, persons: Sequence[Person], recent: Sequence[Person]) -> Person | None:
    """The last speaker whom a role can mean: same role, then a role of its class, then the last definite speaker."""
    definite = mention.text.strip().lower().startswith(("the ", "this ", "that ")) or " " not in mention.text.strip()
    if not definite:
        return None
    head = mention.roles[-1] if mention.roles else ""
    wanted = role_class(head)
    pool = [*dict.fromkeys(reversed(recent)), *persons]
    for roles in ({head}, wanted):
        for person in pool:
            if person.kind is not SpeakerKind.ORGANISATION and roles & set(person.roles) and _fits(person, mention):
                return person
    for person in recent[::-1]:
        if person.kind is SpeakerKind.PERSON and not person.roles and _fits(person, mention):
            return person
    return None


def _fits(person: Person, mention: Mention) -> bool:
    return Gender.UNKNOWN in (person.gender, mention.gender) or person.gender is mention.gender


def _note(person: Person, mention: Mention) -> None:
    if mention.kind in (MentionKind.NAME, MentionKind.BODY):
        person.forms[mention.name] += 1
    for role in mention.roles:
        if role not in person.roles:
            person.roles.append(role)
    if mention.kind is MentionKind.NAME and mention.office and len(mention.office) <= 120:
        person.offices.append(" ".join(mention.office.split()))
