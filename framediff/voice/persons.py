"""Persons: what is gathered of one speaker of one article, and when two names can be one person's."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio

from framediff.voice.mentions import Gender, fold_name

if TYPE_CHECKING:
    from framediff.voice.register import SpeakerKind

__all__ = ["Person", "same_given", "similar_surnames"]

# Two folded surnames at or above this similarity are one name spelt two ways. On a hand-made list of 58 name forms with
# confusers (Kopeikin, Aliyeva, Rudensky) 94 separated all; Aliyev and Aliyeva score 93.
SAME_SURNAME = 94.0
# Folded given names below this similarity are two persons.
SAME_GIVEN = 60.0
# Names shorter than this differ by one letter and are two names.
SHORT_NAME = 5


@dataclass(slots=True, eq=False)
class Person:
    """One speaker of one article while its mentions are being resolved.

    Attributes:
        kind: person, organisation or unnamed.
        given: given names; "" when the text has none.
        surname: last name, or the name of a body.
        gender: as pronouns, titles and given names tell it; kept only to resolve pronouns.
        forms: surface forms of the name, counted.
        roles: role nouns used of the speaker.
        offices: titles and offices as written.
        questions: attributions in which the speaker asks.
        answers: all other attributions.
        article: id of the article.
    """

    kind: SpeakerKind
    given: str = ""
    surname: str = ""
    gender: Gender = Gender.UNKNOWN
    forms: Counter[str] = field(default_factory=Counter)
    roles: list[str] = field(default_factory=list)
    offices: list[str] = field(default_factory=list)
    questions: int = 0
    answers: int = 0
    article: str = ""

    @property
    def name(self) -> str:
        """Given names and surname."""
        return f"{self.given} {self.surname}".strip()


def same_given(ours: str, theirs: str) -> bool:
    """Whether two given names can be one person's: equal, similar, an initial, or not given."""
    if not ours or not theirs:
        return True
    a, b = fold_name(ours).split(), fold_name(theirs).split()
    if len(a[0]) == 1 or len(b[0]) == 1:
        return a[0][0] == b[0][0]
    return a[0] in b or b[0] in a or ratio(a[0], b[0]) >= SAME_GIVEN


def similar_surnames(ours: str, theirs: str) -> bool:
    """Whether two folded surnames are one name, perhaps spelt two ways."""
    if ours == theirs:
        return True
    if ours.removesuffix("a") == theirs.removesuffix("a"):
        return False  # Aliyev and Aliyeva are two persons until the text itself says otherwise
    if ours[:1] != theirs[:1] or min(len(ours), len(theirs)) < SHORT_NAME:
        return False
    return max(ratio(ours, theirs), JaroWinkler.normalized_similarity(ours, theirs) * 100 - 3) >= SAME_SURNAME
