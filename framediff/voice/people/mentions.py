"""Mentions of speakers taken apart: pronoun, name, role or body; what is name and what is office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from framediff.voice.people.names import is_place_word, rank_role, word_lists

__all__ = ["BY_AGE", "Gender", "Mention", "MentionKind", "mention_of"]

BY_AGE = "year-old"
"""The role of somebody called by age alone: `the 61-year-old`."""

_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*\.?")
# The ending of an owner that is no name: names may end so themselves.
_OWNER = re.compile(r"(?<=\s)(?P<word>[a-z][a-z-]*)(?:['’]s|(?<=s)['’])$")
_AGED = re.compile(r"[Tt]he (?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-year-old")
_BRACKETED = re.compile(r"\([^()]*\)?")
_PARTICLES = frozenset("de del della van von der den al el bin ibn ben la le di da dos san st".split())
_PREPOSITIONS = frozenset("of for at in to from with on by".split())
_DETERMINERS = frozenset("the a an his her its their our my this that these those one another some".split())

# What begins a sentence and is capitalised there, but is no part of a name.
_LINKING = frozenset(
    """
    and but or nor yet so as if why how what when where while although though since because until unless after before
    despite unlike like amid over under about against by into even only also then now still however meanwhile instead
    all any both each every few many most neither no
    """.split()
)
# “Three councillors”, “Five of the dockers”: capitalised at the beginning of a sentence, and no name.
_NUMERALS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands".split()
)
# Bodies that a list of roles has, too, since they stand before them (“police chief”).
_FORCES = frozenset(("police",))
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


class MentionKind(StrEnum):
    """What a mention of a speaker is."""

    PRONOUN = "pronoun"
    NAME = "name"  # a personal name, with or without title and role
    ROLE = "role"  # one person by what he or she does
    GROUP = "group"  # several persons, none of them named
    BODY = "body"  # an organisation, an institution, a state or its capital


class Gender(StrEnum):
    """What a pronoun, title or given name tells of a person; kept only to resolve pronouns."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a speaker.

    Attributes:
        text: its surface.
        kind: what it is.
        given: given names, as written; "" if none.
        surname: the last word of a personal name, or the name of a body.
        roles: role nouns in lower case.
        office: the words of the mention that are not the name, as written (`Russian Ambassador to Armenia`).
        gender: what it tells of the person.
    """

    text: str
    kind: MentionKind
    given: str = ""
    surname: str = ""
    roles: tuple[str, ...] = ()
    office: str = ""
    gender: Gender = Gender.UNKNOWN

    @property
    def name(self) -> str:
        """Given names and surname."""
        return f"{self.given} {self.surname}".strip()


@lru_cache(maxsize=1 << 14)
def _tag(word: str) -> str:
    """What a word of a mention is: title, role, body, place, demonym, group, capital, function or lower."""
    data = word_lists()
    low = word.lower().replace("’", "'").rstrip(".")
    if len(low) == 1 and word[0].isupper() and word.endswith("."):
        return "capital"  # an initial
    bare = low.removesuffix("'s")
    if low in _DETERMINERS or low in _PREPOSITIONS or low in _LINKING:
        return "function"
    if low in data["titles"]:
        return "title"
    if low in data["roles"]:
        return "role"
    if bare in data["demonyms"]:
        return "demonym"
    given = low in data["female"] or low in data["male"]  # Sebastian is no Syrian
    if word[0].isupper() and bare.endswith(("ian", "ish", "ese")) and len(bare) > 5 and not given:
        return "demonym"
    if bare in data["places"]:
        return "place"
    if bare in data["bodies"]:
        return "body"
    if low in data["groups"]:
        return "group"
    if low in data["modifiers"]:
        return "modifier"
    if "-" in low and low.split("-")[-1] in data["roles"]:
        return "role"
    if low in _DAYS:
        return "lower"
    if word[0].isupper():
        if len(low) > 1 and word.isupper() and word.isalpha() and len(word) <= 6:
            return "acronym"
        return "capital"
    return "lower"


@lru_cache(maxsize=1 << 14)
def mention_of(text: str) -> Mention:
    """Take the surface of a source mention apart; of `the mission’s` (count, claim) it is the mission."""
    text = _OWNER.sub(r"\g<word>", text)
    plain = _BRACKETED.sub(lambda match: " " * len(match.group()), text)
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(plain)]
    if not words:
        return Mention(text, MentionKind.BODY, surname=text.strip())
    low = words[0][0].lower()
    if len(words) == 1 and low in _PRONOUNS:
        return Mention(text, MentionKind.PRONOUN, gender=_PRONOUNS[low])
    if _AGED.fullmatch(plain.strip()):
        return Mention(text, MentionKind.ROLE, roles=(BY_AGE,), office=text)
    tags = [_tag(word) for word, _, _ in words]
    for index, (word, _, _) in enumerate(words):
        if tags[index] == "demonym" and _ends_name(plain, words, tags, index) and not is_place_word(word.lower()):
            tags[index] = "capital"  # Mirzoian and Spanish look alike, but a name is not followed by a noun
    tags = ["group" if _several(words, tags, index) else tag for index, tag in enumerate(tags)]
    for index, (word, _, _) in enumerate(words):
        if word.lower() in _FORCES and (index + 1 == len(words) or tags[index + 1] == "function"):
            tags[index] = "body"  # “police say” means the force, and nobody of it: “police officer” does
    if words[0][0].lower() in _NUMERALS and not (len(words) > 1 and words[1][0][0].isupper()):
        tags[0] = "group"
    roles = tuple(word.lower().rstrip(".") for (word, _, _), tag in zip(words, tags, strict=True) if tag == "role")
    runs = _name_runs(text, words, tags)
    if not runs and not roles and tags[-1] == "title" and not words[-1][0].endswith("."):
        roles, tags[-1] = (words[-1][0].lower(),), "role"  # “the general”
    if _listed(words, runs):
        return Mention(text, MentionKind.GROUP, surname=_without_article(text), roles=roles)  # “Keel and Brand”
    if runs:
        return _named(text, words, tags, _own_name(text, words, runs), roles)
    if tags[_head(words)] == "body":
        return Mention(text, MentionKind.BODY, surname=_without_article(text))  # “the police press service”
    if "role" in tags and not _plural_head(words, tags):
        return Mention(text, MentionKind.ROLE, roles=roles, office=text, gender=_role_gender(roles))
    if "group" in tags or _plural_head(words, tags):
        return Mention(text, MentionKind.GROUP, surname=_without_article(text), roles=roles)
    return Mention(text, MentionKind.BODY, surname=_without_article(text))


def _listed(words: list[tuple[str, int, int]], runs: list[tuple[int, int]]) -> bool:
    """Whether names stand in a list: `Keel and Brand`, `Keel, Brand and Dorr`, but not `Keel, Democrat of Ohio`."""
    between = [[w.lower() for w, _, _ in words[a[1] : b[0]]] for a, b in pairwise(runs)]
    last = next((i for i, gap in enumerate(between) if gap == ["and"]), None)
    return last is not None and not any(between[:last])


def _ends_name(text: str, words: list[tuple[str, int, int]], tags: list[str], index: int) -> bool:
    """Whether what looks like an adjective of a state stands where a name would end."""
    if index and words[index - 1][0].lower() in _DETERMINERS:
        return False
    if index + 1 == len(words) or _comma_before(text, words, index + 1):
        return True
    after_name = index > 0 and tags[index - 1] in ("capital", "title", "role")
    return after_name and (words[index + 1][0].lower() in _PREPOSITIONS or words[index + 1][0].lower() == "and")


_PRONOUNS = {
    "he": Gender.MALE, "she": Gender.FEMALE, "they": Gender.UNKNOWN, "it": Gender.UNKNOWN, "i": Gender.UNKNOWN,
    "we": Gender.UNKNOWN, "you": Gender.UNKNOWN, "who": Gender.UNKNOWN, "him": Gender.MALE, "his": Gender.MALE,
    "her": Gender.FEMALE, "them": Gender.UNKNOWN, "their": Gender.UNKNOWN, "its": Gender.UNKNOWN,
}  # fmt: skip
# Ends of words for several persons at once that are no names, as Sanders is one.
_SEVERAL = ("ists", "eers", "workers", "makers", "holders", "owners", "keepers", "goers", "drivers", "men", "women")


def _several(words: list[tuple[str, int, int]], tags: list[str], index: int) -> bool:
    """Whether a word means several persons by what they do (`Dockers`, `crane drivers`), not a name or a body."""
    low = words[index][0].lower()
    if tags[index] not in ("capital", "lower"):
        return False
    alone = tags[index] == "capital" and len(words) == 1 and low.endswith(_SEVERAL) and low not in _SEVERAL
    if not alone and (not low.endswith("s") or low[:-1] not in word_lists()["roles"]):
        return False
    following = tags[index + 1] if index + 1 < len(words) else "function"
    return following == "function" or (tags[index] == "lower" and following not in ("body", "acronym", "capital"))


def _name_runs(text: str, words: list[tuple[str, int, int]], tags: list[str]) -> list[tuple[int, int]]:
    """Words `[first, last)` of each personal name in a mention that can be the speaker's, in order.

    Left out are names that only say whose or of whom: the owner (`Keel’s lawyer`), the object of a preposition
    (`the wife of President Keel`), and the first words of a body (`Orbeli Analytical Center`).
    """
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        if tags[index] != "capital":
            index += 1
            continue
        first = index
        while index < len(words):
            gap = text[words[index - 1][2] : words[index][1]].strip(" \u00a0\n") if index > first else ""
            particle = words[index][0].lower() in _PARTICLES and _led_on(words, tags, index)
            if gap not in ("", "“", "”", '"') or not (tags[index] == "capital" or particle):
                break
            index += 1
            if _POSSESSIVE.search(words[index - 1][0]):
                break
        if not _embedded(text, words, tags, first, index):
            runs.append((first, index))
    return runs


_POSSESSIVE = re.compile(r"['’]s?$")


def _embedded(text: str, words: list[tuple[str, int, int]], tags: list[str], first: int, last: int) -> bool:
    """Whether a run of capitals only belongs to something else in the mention."""
    follows = last < len(words) and not text[words[last - 1][2] : words[last][1]].strip(" \u00a0\n'’")
    if follows and (_POSSESSIVE.search(words[last - 1][0]) or tags[last] in ("body", "acronym", "group")):
        return True
    if follows and tags[last] == "role" and words[last][0].islower():
        return True  # “Harbour chief”, “Keel spokesman”
    at = first
    while at and tags[at - 1] in ("title", "role", "modifier", "demonym") and not _comma_before(text, words, at):
        at -= 1
    before = words[at - 1][0].lower() if at and not _comma_before(text, words, at) else ""
    if before == "of" and at > 1 and at < first and tags[at - 2] == "role" and set(tags[at:first]) == {"modifier"}:
        return False  # “Secretary of State Keel”
    named = not {"role", "title"} & set(tags[at:first]) and all(word[0].isupper() for word, _, _ in words[at:first])
    if before in _PREPOSITIONS or (before == "the" and named):
        return True  # “the Dockers”, “the National Railways”: a person has no article without an office
    return bool(before) and at == first and tags[at - 1] == "body" and last - first == 1


def _own_name(text: str, words: list[tuple[str, int, int]], runs: list[tuple[int, int]]) -> tuple[int, int]:
    """The speaker's name among several: the last one before the first comma that follows a name."""
    chosen = runs[0]
    for run in runs[1:]:
        if "," in text[words[chosen[1] - 1][2] : words[run[0]][1]]:
            break
        chosen = run
    return chosen


def _led_on(words: list[tuple[str, int, int]], tags: list[str], index: int) -> bool:
    """Whether particles from `index` on lead to a capitalised name (`von der Leyen`)."""
    while index < len(words) and words[index][0].lower() in _PARTICLES and tags[index] != "capital":
        index += 1
    return index < len(words) and tags[index] == "capital"


def _comma_before(text: str, words: list[tuple[str, int, int]], index: int) -> bool:
    return "," in text[words[index - 1][2] : words[index][1]]


def _named(
    text: str, words: list[tuple[str, int, int]], tags: list[str], run: tuple[int, int], roles: tuple[str, ...]
) -> Mention:
    first, last = run
    names = [word for word, _, _ in words[first:last]]
    while len(names) > 1 and names[-1].lower().rstrip(".") in ("jr", "sr", "ii", "iii"):
        names.pop()
    surname = re.sub(r"['’]s?$", "", names[-1])
    title = words[first - 1][0].lower().rstrip(".") if first and tags[first - 1] == "title" else ""
    roles += tuple(role for role in [rank_role(title)] if role and role not in roles)
    gender = {"mr": Gender.MALE, "mrs": Gender.FEMALE, "ms": Gender.FEMALE, "miss": Gender.FEMALE}.get(title)
    if gender is None:
        gender = _given_gender(names[0]) if len(names) > 1 else _role_gender(roles)
    office = (text[: words[first][1]].strip(" ,\n") + " " + text[words[last - 1][2] :].strip(" ,\n")).strip()
    return Mention(text, MentionKind.NAME, " ".join(names[:-1]), surname, roles, office, gender)


def _given_gender(given: str) -> Gender:
    low = given.lower()
    if low in word_lists()["female"]:
        return Gender.FEMALE
    return Gender.MALE if low in word_lists()["male"] else Gender.UNKNOWN


def _role_gender(roles: tuple[str, ...]) -> Gender:
    if any(role.endswith("woman") or role in ("mother", "sister", "wife", "daughter", "widow") for role in roles):
        return Gender.FEMALE
    if any(role.endswith("man") or role in ("father", "brother", "husband", "son") for role in roles):
        return Gender.MALE
    return Gender.UNKNOWN


def _plural_head(words: list[tuple[str, int, int]], tags: list[str]) -> bool:
    """Whether the head noun of a mention without a name is a plural."""
    at = _head(words)
    head = words[at][0].lower()
    return head.endswith("s") and not head.endswith(("ss", "us", "is")) and tags[at] in ("lower", "group")


def _head(words: list[tuple[str, int, int]]) -> int:
    """Which word a mention without a name is about: the last one before a preposition, a participle left out."""
    end = next((i for i in range(1, len(words)) if words[i][0].lower() in _PREPOSITIONS), len(words))
    return end - 2 if end > 1 and words[end - 1][0].lower().endswith("ed") else end - 1


def _without_article(text: str) -> str:
    """The name of a body or group without its article and what a relative clause adds: `the council, which met,`."""
    bare = re.sub(r",\s(?:which|who|whose|whom)\b.*", "", text.strip(), flags=re.DOTALL)
    return re.sub(r"^(?:the|a|an)\s+", "", bare, flags=re.IGNORECASE)
