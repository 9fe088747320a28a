"""Persons: what is gathered of one speaker of one article, and how alike two names are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from framediff.voice.people.folding import fold_name, name_key
from framediff.voice.people.mentions import Gender
from framediff.voice.people.names import given_names, role_class, spheres_of

if TYPE_CHECKING:
    from framediff.article import Span
    from framediff.voice.people.register import SpeakerKind

__all__ = [
    "ASKED",
    "LINKED",
    "UNSURE",
    "Likeness",
    "Person",
    "exclusive",
    "likeness",
    "same_given",
    "similar_surnames",
    "surname_likeness",
]

# Of 100. On a hand-made list of 58 name forms with confusers (Kopeikin, Aliyeva, Rudensky) 94 separated all that are
# one person from all that are not; Aliyev and Aliyeva, Kopirkin and Kopeikin score 93, so there a reader is asked.
LINKED = 94.0
ASKED = 84.0
# The best that can be said of names that are not wholly alike.
UNSURE = 93.0
# Folded given names below this similarity are two persons; within an article, where one name is told of once, fewer.
SAME_GIVEN = 60.0
ALIKE_GIVEN = 75.0
# Jaro-Winkler likes names that begin alike (Petrov, Petrenko); it counts only where most letters are one.
MOST_LETTERS = 80.0
# Names shorter than this differ by one letter and are two names.
SHORT_NAME = 5


class Likeness(NamedTuple):
    """How alike two names are, of 100, and what keeps it from being certain."""

    certainty: float
    reason: str


@dataclass(slots=True, eq=False)
class Person:
    """One speaker of one article while its mentions are being resolved.

    Attributes:
        kind: person, organisation, office or group.
        given: given names; "" when the text has none.
        surname: last name, or the name of a body.
        gender: as titles and given names tell it; kept only to resolve pronouns and to keep persons apart.
        pronoun: the gender of a pronoun that was taken to mean the person.
        forms: surface forms of the name, counted.
        called: mentions with titles and all, with whether a given name stands in them.
        roles: role nouns used of the speaker.
        offices: titles and offices as written.
        questions: attributions in which the speaker asks.
        answers: all other attributions.
        article: id of the article.
        first: where the speaker is first mentioned as a source.
        introduced: where the text brings the speaker in before, in words of the outlet.
        local: whether the name says nothing outside the article (“the ministry”, “the spokesman”).
        bearers: whole names of the article that a surname alone may stand for, when there are several.
        members: of a group the names of those who speak together, if it names them.
    """

    kind: SpeakerKind
    given: str = ""
    surname: str = ""
    gender: Gender = Gender.UNKNOWN
    pronoun: Gender = Gender.UNKNOWN
    forms: Counter[str] = field(default_factory=Counter)
    called: dict[str, bool] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    questions: int = 0
    answers: int = 0
    article: str = ""
    first: Span | None = None
    introduced: Span | None = None
    local: bool = False
    bearers: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Given names and surname."""
        return f"{self.given} {self.surname}".strip()

    @property
    def any_gender(self) -> Gender:
        """What anything tells of the gender."""
        return self.pronoun if self.gender is Gender.UNKNOWN else self.gender

    @property
    def sure_gender(self) -> Gender:
        """What is sure enough to keep two whole names apart; where a surname stands alone a pronoun must do."""
        return self.gender if self.given else self.any_gender

    def own_names(self) -> frozenset[str]:
        """The names by which a reader can mean this speaker; a surname alone only where the text has no more."""
        forms = [form for form in self.forms if not self.given or " " in form]
        called = [form for form, whole in self.called.items() if whole or not self.given]
        return frozenset(name_key(form) for form in (self.name, *forms, *called) if form)


def same_given(ours: str, theirs: str) -> bool:
    """Whether two given names can be one person's: equal, similar, an initial, or not given."""
    return not ours or not theirs or _given_likeness(ours, theirs) >= SAME_GIVEN


def similar_surnames(ours: str, theirs: str) -> bool:
    """Whether two folded surnames are one name, perhaps spelt two ways."""
    return surname_likeness(ours, theirs) >= LINKED


def surname_likeness(ours: str, theirs: str) -> float:
    """How alike two folded surnames are, of 100; never so alike as to be linked where only a final -a differs."""
    if ours == theirs:
        return 100.0
    if _female_form(ours, theirs):
        return UNSURE  # Aliyev and Aliyeva are two persons until the text itself or a reader says otherwise
    if ours[:1] != theirs[:1] or min(len(ours), len(theirs)) < SHORT_NAME:
        return 0.0
    letters = ratio(ours, theirs)
    if letters < MOST_LETTERS:
        return letters
    return max(letters, JaroWinkler.normalized_similarity(ours, theirs) * 100 - 3)


def likeness(ours: Person, theirs: Person) -> Likeness:
    """How alike the names of two persons are, of 100: from `LINKED` on one person, from `ASKED` on a question."""
    a, b = fold_name(ours.surname), fold_name(theirs.surname)
    score = surname_likeness(a, b)
    if score < ASKED or _of_two_genders(ours, theirs, a, b):
        return Likeness(0.0, "two persons")
    reason = "the surnames are alike, but not one" if score < LINKED else "the surnames are one name"
    if a == b and name_key(ours.surname) != name_key(theirs.surname):
        short = min(len(ours.surname), len(theirs.surname)) < SHORT_NAME
        score, reason = (UNSURE, "the surnames are short and spelt two ways") if short else (98.0, "spelt two ways")
    elif a == b:
        reason = "one surname"
    given = _given_likeness(ours.given, theirs.given) if ours.given and theirs.given else None
    if given is None:
        return _bare_likeness(ours, theirs, score, reason)
    if given < ALIKE_GIVEN:
        return Likeness(0.0, "two given names")
    if given < LINKED:
        score = min(score, max(given, ASKED), UNSURE)
        return Likeness(score, f"{reason}, and the given names are alike, but not one")
    if _apart_in_both(ours, theirs):
        return Likeness(min(score, 90.0), f"{reason}, but the given names are not spelt alike and what they do differs")
    return Likeness(min(score, given), reason)


def _bare_likeness(ours: Person, theirs: Person, score: float, reason: str) -> Likeness:
    """The likeness of two names of which one is a surname alone: it says less, and near is not enough."""
    if fold_name(ours.surname) != fold_name(theirs.surname):
        score = min(score, UNSURE)
    elif score == UNSURE:
        return Likeness(0.0, "two short names")
    if _apart_in_role(ours, theirs):
        return Likeness(min(score, 90.0), f"{reason}, but what they do differs")
    return Likeness(min(score, 95.0), f"{reason}, and a given name is missing")


def exclusive(ours: Person, theirs: Person) -> bool:
    """Whether two names cannot be one person's: of two genders, or one surname with two given names."""
    a, b = fold_name(ours.surname), fold_name(theirs.surname)
    alike = surname_likeness(a, b) >= ASKED
    if not alike:
        return Gender.UNKNOWN not in (ours.gender, theirs.gender) and ours.gender is not theirs.gender
    return likeness(ours, theirs).certainty <= 0


def _given_likeness(ours: str, theirs: str) -> float:
    """How alike two given names are, of 100: 95 for an initial that fits, 0 for one that does not."""
    a, b = fold_name(ours).replace(".", " ").split(), fold_name(theirs).replace(".", " ").split()
    if not a or not b:
        return 0.0
    if len(a[0]) == 1 or len(b[0]) == 1:
        # “Ye. Petrova” is Elena's initial, too: what is folded away inside a name still begins it.
        return (100.0 if a == b else 95.0) if a[0][0] == b[0][0] else 0.0
    if a[0] in b or b[0] in a or given_names(a[0]) & given_names(b[0]):
        return 100.0
    if f"{a[0]}a" == b[0] or f"{b[0]}a" == a[0]:
        return 0.0  # Robert and Roberta
    return ratio(a[0], b[0])


def _female_form(ours: str, theirs: str) -> bool:
    """Whether two folded surnames are a man's and a woman's form of one: -a, or -skaya beside -sky."""
    short, long = sorted((ours, theirs), key=len)
    return long == f"{short}a" or (short.endswith("ski") and long in (f"{short[:-1]}aia", f"{short[:-1]}aya"))


def _of_two_genders(ours: Person, theirs: Person, a: str, b: str) -> bool:
    if Gender.UNKNOWN not in (ours.gender, theirs.gender):
        return ours.gender is not theirs.gender
    if a == b or not _female_form(a, b):
        return False
    # Of Aliyeva and Aliyev the first is a woman and the second a man; only where nothing says so can it be a slip.
    woman = ours if len(a) > len(b) else theirs
    return woman.gender is Gender.FEMALE


def _apart_in_role(ours: Person, theirs: Person) -> bool:
    """Whether the roles of two persons belong to different walks of life (a farmer and a senator)."""
    a, b = spheres_of(ours.roles), spheres_of(theirs.roles)
    return bool(a) and bool(b) and not a & b


def _apart_in_both(ours: Person, theirs: Person) -> bool:
    """Whether the given names are written in two ways and the roles are none that one person is called by.

    One given name alone may be spelt two ways, and one person may be a senator here and an author there.
    """
    a, b = ours.given.split()[0].rstrip("."), theirs.given.split()[0].rstrip(".")
    if name_key(a) == name_key(b) or 1 in (len(a), len(b)):
        return False
    if fold_name(a) != fold_name(b):
        return _apart_in_role(ours, theirs)  # Mike and Michael are one name, and say less
    classes = [frozenset(noun for role in each.roles for noun in role_class(role)) for each in (ours, theirs)]
    return all(classes) and not classes[0] & classes[1]
