"""The cast of an article: its speakers as they appear, and whom a name, pronoun, role or body refers to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.voice.people.folding import fold_name, name_key
from framediff.voice.people.known import Known
from framediff.voice.people.mentions import BY_AGE, Gender, Mention, MentionKind, mention_of
from framediff.voice.people.names import is_body_word, is_given_name
from framediff.voice.people.persons import Person, same_given, similar_surnames
from framediff.voice.people.references import References
from framediff.voice.people.register import SpeakerKind
from framediff.voice.people.wholenames import WholeNames, stands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article, Span

__all__ = ["Cast"]

# Of two persons with one surname the bare surname means the one named whole at least so many times as often.
RARER = 3
_NAMED = (SpeakerKind.PERSON, SpeakerKind.ORGANISATION)

_JOINED = re.compile(r",\s(?:and\s)?|\sand\s")
_PAIR = 2
_SHORTEST = 2  # letters; an initial is a name
_SHE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_HE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
_LONGEST_OFFICE = 120  # characters: a line


class Cast:
    """The speakers of one article, gathered while its attributions are read in order."""

    def __init__(self, article: Article, known: Known | None = None, spoken: Sequence[Span] = ()) -> None:
        self._article = article
        self._known = Known() if known is None else known
        self._by_name: dict[tuple[SpeakerKind, str], list[Person]] = {}
        self._names = WholeNames(article)
        self._references = References(article, spoken, self._names, self._person_of)
        self._man_only: bool | None = None

    def named(self, mention: Mention) -> Person:
        """The person of a mention with a name: met before, or whose whole name stands in the text, or a new one."""
        mention = self._bare_of(mention)
        alike = self._by_name.setdefault((SpeakerKind.PERSON, fold_name(mention.surname)[:2]), [])
        whole = [] if mention.given else self._whole_names(mention)
        for person in alike:
            if person.given and len(whole) > 1:
                continue  # two persons of the article bear the surname
            if self._same_person(person, mention):
                if not person.given and mention.given:
                    person.given, person.surname = mention.given, mention.surname
                if person.gender is Gender.UNKNOWN:
                    person.gender = mention.gender
                return person
        given, surname, gender = mention.given, mention.surname, mention.gender
        if len(whole) == 1:
            given, surname = whole[0]
            gender = gender if gender is not Gender.UNKNOWN else mention_of(f"{given} {surname}").gender
            for person in alike:
                if same_given(person.given, given) and fold_name(person.surname) == fold_name(surname) and person.given:
                    return person
        person = Person(SpeakerKind.PERSON, given, surname, gender, article=self._article.id)
        if len(whole) > 1:
            person.bearers = tuple(sorted(" ".join(name) for name in whole))
        alike.append(person)
        return person

    def _whole_names(self, mention: Mention) -> list[tuple[str, str]]:
        """The whole names of the text that a surname can stand for: of its gender, and not far rarer than another."""
        counted = {
            name: count
            for name, count in self._names.of(mention.surname).items()
            if Gender.UNKNOWN in (mention.gender, (own := mention_of(" ".join(name)).gender)) or own is mention.gender
        }
        if mention.gender is not Gender.UNKNOWN and len(counted) > 1:
            certain = {n: c for n, c in counted.items() if mention_of(" ".join(n)).gender is mention.gender}
            counted = certain or counted
        most = max(counted.values(), default=0)
        return [name for name, count in counted.items() if count * RARER >= most]

    def is_name(self, mention: Mention) -> bool:
        """Whether what looks like a name is one, not only the first word of its sentence (`Dozens protested`)."""
        word = mention.text.strip()
        if mention.kind is not MentionKind.NAME or mention.given or word != mention.surname:
            return mention.kind is MentionKind.NAME
        return word in self._names or not stands(word.lower(), self._article.text)

    def _bare_of(self, mention: Mention) -> Mention:
        """A mention without what only stands before the name: `But Ana Keel`, `Democrat Ana Keel`, `Urging Keel`."""
        first, _, rest = mention.given.partition(" ")
        while first and _is_no_name(first, rest, mention.surname, self._names, self._article.text):
            mention = replace(mention, given=rest, gender=mention_of(f"{rest} {mention.surname}".strip()).gender)
            first, _, rest = rest.partition(" ")
        return mention

    def referred(self, mention: Mention, at: int, cue: str) -> Person | None:
        """The speaker behind a pronoun, a role, a group or a body, which stands at `at` as subject of `cue`.

        None where a pronoun, or `the former`, has nobody to refer to.
        """
        refer = self._references
        if mention.kind is MentionKind.PRONOUN:
            return refer.by_pronoun(mention, at, cue)
        if mention.roles == (BY_AGE,):
            return refer.alone(at) or self._person_of(mention)
        if mention.kind is MentionKind.ROLE:
            return refer.by_role(mention, at) or self._person_of(mention)
        if mention.kind is MentionKind.GROUP or (mention.kind is MentionKind.NAME and mention.surname.endswith("s")):
            group = self._body(SpeakerKind.GROUP, mention.surname)
            group.members = self._members(mention.surname)
            return group
        if (person := refer.by_order(mention, at)) is not None:
            return person
        whole = refer.whole_body(mention.surname, at)
        body = self._body(SpeakerKind.ORGANISATION, whole or mention.surname)
        # “The ministry” tells nothing outside the article, if the article nowhere gives more of its name.
        word = mention.surname.lower()
        body.local = whole is None and (
            mention.surname.islower() or (_is_plain(word) and stands(word, self._article.text))
        )
        return body

    def _person_of(self, mention: Mention) -> Person:
        """The person of a mention with a name; for a role the one known by it alone."""
        if mention.kind is MentionKind.NAME:
            return self.named(mention)
        return self.of_role(mention)

    def of_role(self, mention: Mention) -> Person:
        """The person known by a role alone, as it is written."""
        return self._body(SpeakerKind.OFFICE, mention.text.strip(), mention.gender)

    def _members(self, group: str) -> tuple[str, ...]:
        """The names of those who speak together (`Keel and Brand`), as whole as the article gives them."""
        mentions = [mention_of(part) for part in _JOINED.split(group)]
        if len(mentions) < _PAIR or any(mention.kind is not MentionKind.NAME for mention in mentions):
            return ()
        found = []
        for mention in mentions:
            whole = [] if mention.given else self._whole_names(mention)
            found.append(" ".join(whole[0]) if len(whole) == 1 else mention.name)
        return tuple(found)

    @property
    def brought_in(self) -> Span | None:
        """Where the text brings in the one whom the pronoun or role last referred back means; None for a speaker."""
        return self._references.brought_in

    def interviewer(self) -> Person | None:
        """Who puts the questions, if text or record names an interviewer."""
        name = self._article.metadata.interviewer.value
        return None if name is None else self._body(SpeakerKind.ORGANISATION, name)

    def of_turn(self, mention: Mention | None, *, question: bool) -> Person | None:
        """Who has a turn of a transcript whose label is no personal name: a role, a body, or the interviewer."""
        if mention is not None:
            role = mention.kind in (MentionKind.ROLE, MentionKind.GROUP)
            return self._body(SpeakerKind.OFFICE if role else SpeakerKind.ORGANISATION, mention.surname or mention.text)
        if not question:
            return None
        known = self._article.metadata.interviewer.value
        named = self.interviewer() if known != self._article.metadata.outlet.value else None
        return named or self._body(SpeakerKind.OFFICE, "interviewer")

    def last(self) -> Person | None:
        """The last speaker who is more than a role."""
        return next((person for person in self._references.back() if person.kind in _NAMED), None)

    def speaks(self, person: Person, until: int) -> None:
        """Note that `person` is the last who spoke, named in words up to `until`."""
        self._references.speaks(person, until)

    def note(self, person: Person, mention: Mention, source: Span | None) -> None:
        """Keep what a mention tells of a person: a form of the name, roles, an office, and where it first stands."""
        if person.first is None:
            person.first = person.introduced or source
        if mention.kind in (MentionKind.NAME, MentionKind.BODY):
            bare = self._bare_of(mention)
            person.forms[bare.name] += 1
            if len(mention.text) <= _LONGEST_OFFICE:
                person.called[mention.text] = bool(bare.given)
        person.roles.extend(role for role in mention.roles if role not in person.roles)
        office = " ".join(mention.office.split()).strip(" ,-–—’'“”\"")
        if mention.kind is MentionKind.NAME and mention.roles and len(office) <= _LONGEST_OFFICE:
            person.offices.append(office)

    def _body(self, kind: SpeakerKind, name: str, gender: Gender = Gender.UNKNOWN) -> Person:
        alike = self._by_name.setdefault((kind, fold_name(name)), [])
        if not alike:
            alike.append(Person(kind, surname=name, gender=gender, article=self._article.id))
        return alike[0]

    def _same_person(self, person: Person, mention: Mention) -> bool:
        if self._known.apart(person.own_names(), [name_key(mention.name)], self._article.id):
            return False
        if not same_given(person.given, mention.given):
            return False
        if Gender.UNKNOWN not in (person.any_gender, mention.gender) and person.any_gender is not mention.gender:
            return False
        ours, theirs = fold_name(person.surname), fold_name(mention.surname)
        return similar_surnames(ours, theirs) or self._spelt_with_a(person, mention, ours, theirs)

    def _spelt_with_a(self, person: Person, mention: Mention, ours: str, theirs: str) -> bool:
        """Whether a final -a is a slip of the pen: the article speaks of a man throughout, and one form is alone."""
        if ours.removesuffix("a") != theirs.removesuffix("a") or bool(person.given) == bool(mention.given):
            return False
        if (person.any_gender if person.given else mention.gender) is Gender.FEMALE:
            return False
        if self._man_only is None:
            scored = " ".join(zone.span.of(self._article.text) for zone in self._article.scored)
            self._man_only = _HE.search(scored) is not None and _SHE.search(scored) is None
        return self._man_only


def _is_no_name(first: str, rest: str, surname: str, names: WholeNames, text: str) -> bool:
    """Whether the first word of a name is none: the text writes it small, or more often has the name without it."""
    if len(first.rstrip(".")) < _SHORTEST or is_given_name(first):
        return False
    if stands(first.lower(), text):
        return True
    known = names.of(surname)
    times = known[f"{first} {rest}".strip(), surname]
    return any(
        count >= times and (given == rest or (not rest and first.endswith("ing")))
        for (given, last), count in known.items()
        if last == surname and given != f"{first} {rest}".strip()
    )


def _is_plain(word: str) -> bool:
    """Whether a name is one noun for a body (`Campaign`, `House`)."""
    return " " not in word and is_body_word(word)
