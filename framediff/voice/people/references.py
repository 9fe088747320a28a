"""References: whom a pronoun, a role, `the former` or the short name of a body refers back to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice.people.bodies import acronym, body_words, head_word
from framediff.voice.people.introductions import introductions
from framediff.voice.people.mentions import Gender, Mention, MentionKind, mention_of
from framediff.voice.people.names import is_body_word, role_class
from framediff.voice.people.register import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from framediff.article import Article
    from framediff.voice.people.introductions import Introduction
    from framediff.voice.people.persons import Person

__all__ = ["References"]

# A pronoun or role refers back over at most this many changes of speaker.
REACH = 40
# Somebody whom a sentence is about is meant by a pronoun at most this many characters later: two or three sentences.
NEAR_BY = 400
_PAIR_WITHIN = 800
# Verbs by which the last speaker goes on, whoever was mentioned in between.
_GOES_ON = re.compile(
    r"\b(?:add(?:s|ed|ing)?|continu(?:es|ed|ing)|conclud(?:es|ed|ing)|reiterat(?:es|ed|ing)|repeat(?:s|ed|ing)"
    r"|(?:goes|went|going) on|also|further)\b"
)
_OWNED = re.compile(r"['’]s?\s")
_ORDER = {"the former": 0, "former": 0, "the latter": 1, "latter": 1}
_PERSON = r"(?:[A-Z][\w’'.-]*\s){0,3}[A-Z][\w’-]+"
_PAIR = re.compile(rf"(?P<one>{_PERSON})(?:,[^,.;]{{1,80}},)?\sand\s(?P<other>{_PERSON})")
_CAPITALS = r"(?:[A-Z][\w.&’'-]*\s(?:(?:of|for|and|on|the)\s)*)"
# “In his words” and “according to him” name whom “he” would.
_SUBJECT = {"him": "he", "his": "he", "her": "she", "them": "they", "their": "they", "its": "it"}
_IT_MAY_BE = (SpeakerKind.ORGANISATION,)
_THEY_MAY_BE = (SpeakerKind.ORGANISATION, SpeakerKind.OFFICE, SpeakerKind.GROUP)


class References:
    """What was said of people and bodies up to a place in one article, to refer back to.

    Args:
        article: the article.
        spoken: what is attributed to somebody; nobody is introduced there.
        surnames: the surnames that the article gives with a given name.
        person_of: finds or makes the person of a mention with a name or a role.
    """

    def __init__(
        self,
        article: Article,
        spoken: Sequence[Span],
        surnames: Container[str],
        person_of: Callable[[Mention], Person],
    ) -> None:
        self._article = article
        self._spoken = sorted(spoken)
        self._surnames = surnames
        self._person_of = person_of
        self._recent: list[tuple[int, Person]] = []
        self._introduced: list[Introduction] | None = None
        # Where the one whom the last pronoun or role means was brought in; None where it means an earlier speaker.
        self.brought_in: Span | None = None

    def speaks(self, person: Person, until: int) -> None:
        """Note that `person` is the last who spoke, in words up to `until`."""
        self._recent.append((until, person))

    def back(self) -> Iterator[Person]:
        """The last speakers, latest first, each once."""
        seen: dict[Person, None] = {}
        for _, person in reversed(self._recent):
            if person not in seen:
                seen[person] = None
                yield person
            if len(seen) >= REACH:
                return

    def by_pronoun(self, mention: Mention, at: int, cue: str) -> Person | None:
        """Who is meant by a pronoun at `at`, the subject of `cue`.

        `he` and `she` are whom the sentences since the last speech are about, if they fit, else the last speaker who
        fits; but `he added` is the last speaker. `his`, `him` and the like mean whom `he` would.
        """
        low = mention.text.strip().lower()
        low = _SUBJECT.get(low, low)
        self.brought_in = None
        if low in ("he", "she"):
            person = None if _GOES_ON.search(cue) else self._just_introduced(mention, at)
            person = person or next((each for each in self.back() if _can_be(each, mention)), None)
            if person is not None and person.any_gender is Gender.UNKNOWN:
                person.pronoun = mention.gender
            return person
        if low == "who":
            return next(self.back(), None)
        kinds = {"it": _IT_MAY_BE, "they": _THEY_MAY_BE}.get(low, ())
        return next((person for person in self.back() if person.kind in kinds), None)

    def by_role(self, mention: Mention, at: int) -> Person | None:
        """Who is meant by a role at `at`: one of that role, then of its class, then a speaker of no known role.

        Of speakers and of those who are only mentioned with that very role the latest is meant.
        """
        words = mention.text.strip().lower()
        self.brought_in = None
        if not (words.startswith(("the ", "this ", "that ")) or " " not in words):
            return None
        head = mention.roles[-1] if mention.roles else ""
        speakers = [each for each in dict.fromkeys(self.back()) if each.kind is not SpeakerKind.ORGANISATION]
        latest = {person: until for until, person in self._recent}
        same = [(latest[each], each) for each in speakers if head in each.roles and _agrees(each, mention)]
        same += [
            (each.span.start, person)
            for each in self._all_introduced()
            if each.span.end <= at and head in each.mention.roles and each.mention.kind is MentionKind.NAME
            if _agrees(person := self._introduce(each), mention)
        ]
        if same:
            place, person = max(same, key=lambda pair: pair[0])
            self.brought_in = next((each.span for each in self._all_introduced() if each.span.start == place), None)
            return person
        if _OWNED.search(words):
            return None  # “the prosecutor’s spokesman” is not whoever spoke last
        for person in speakers:
            if role_class(head) & set(person.roles) and _agrees(person, mention):
                return person
        for person in speakers:
            if person.kind is SpeakerKind.PERSON and not person.roles and _agrees(person, mention):
                return person
        return None

    def alone(self, at: int) -> Person | None:
        """The only person up to `at` whom the text lets speak or brings in; None where there are several."""
        met = {person: None for person in self.back() if person.kind is SpeakerKind.PERSON}
        for each in self._all_introduced():
            if each.span.end <= at and each.mention.kind is MentionKind.NAME:
                met[self._introduce(each)] = None
        return next(iter(met)) if len(met) == 1 else None

    def by_order(self, mention: Mention, at: int) -> Person | None:
        """Who `the former` or `the latter` is: of the last two names joined by `and`."""
        place = _ORDER.get(mention.text.strip().lower())
        if place is None:
            return None
        pairs = list(_PAIR.finditer(self._article.text, max(0, at - _PAIR_WITHIN), at))
        if not pairs:
            return None
        named = mention_of(pairs[-1]["other" if place else "one"])
        return self._person_of(named) if named.kind is MentionKind.NAME else None

    def whole_body(self, name: str, at: int) -> str | None:
        """The whole name of a body that `the ministry` or initials stand for; None where the text has none."""
        text = self._article.text
        if name.isupper() and 1 < len(name) <= 6:  # noqa: PLR2004 - initials
            for match in re.finditer(rf"((?:{_CAPITALS})+)\({re.escape(name)}\)", text):
                whole = match[1].strip()
                while whole and acronym(whole) != name:
                    whole = whole.partition(" ")[2]
                if whole:
                    return whole.removeprefix("The ")
            return None
        head = name.lower()
        if not name.islower() or not is_body_word(name):
            return None
        for person in self.back():
            if person.kind is SpeakerKind.ORGANISATION and head_word(person.surname) == head and not person.local:
                return person.surname
        title = re.escape(head.capitalize())
        found = list(re.finditer(rf"((?:{_CAPITALS}){{1,5}}){title}\b(?:\sof(?:\sthe)?(?:\s[A-Z][\w-]+)+)?", text[:at]))
        return found[-1].group().removeprefix("The ") if found else None

    def _just_introduced(self, mention: Mention, at: int) -> Person | None:
        since = self._recent[-1][0] if self._recent else 0
        window = Span(max(since, at - NEAR_BY), at)
        for each in reversed(introductions(self._article, self._spoken, self._surnames, window)):
            if Gender.UNKNOWN in (each.mention.gender, mention.gender) or each.mention.gender is mention.gender:
                person = self._introduce(each)
                if _can_be(person, mention):
                    self.brought_in = each.span
                    return person
        return None

    def _all_introduced(self) -> list[Introduction]:
        if self._introduced is None:
            self._introduced = introductions(self._article, self._spoken, self._surnames)
        return self._introduced

    def _introduce(self, each: Introduction) -> Person:
        person = self._person_of(each.mention)
        person.roles.extend(role for role in each.mention.roles if role not in person.roles)
        office = " ".join(each.mention.office.split())
        if each.mention.kind is MentionKind.NAME and office and office not in person.offices:
            person.offices.append(office)
        if person.introduced is None:
            person.introduced = each.span
        return person


def _can_be(person: Person, mention: Mention) -> bool:
    """Whether `he` or `she` can mean a speaker: no body, no group, nobody of the other gender."""
    return person.kind in (SpeakerKind.PERSON, SpeakerKind.OFFICE) and _fits(person, mention)


def _fits(person: Person, mention: Mention) -> bool:
    return Gender.UNKNOWN in (person.any_gender, mention.gender) or person.any_gender is mention.gender


def _agrees(person: Person, mention: Mention) -> bool:
    """Whether a role can be a speaker's: `the Armenian minister` is not the one who is called Russian."""
    asked = {word for word in body_words(mention.text) if word.startswith("@")}
    given = {word for office in person.offices for word in body_words(office) if word.startswith("@")}
    return _fits(person, mention) and (not asked or not given or bool(asked & given))
