"""The inflected forms of a reporting verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framediff.lexicon.model import Verb

__all__ = ["forms_of", "inflected"]

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
# One syllable that ends in consonant, vowel, consonant doubles the last letter: stop, stopped; quip, quipped
_DOUBLING = re.compile(r"(?:[^aeiouy]*qu|[^aeiou]*)[aeiou][^aeiouwxy]$")


def forms_of(verb: Verb) -> tuple[str, ...]:
    """Every form of `verb`: lemma, third person, past forms, participle in -ing; each with its particle.

    Regular English inflection. A form given in `verb.forms` takes the place of the regular one of its kind: one in
    `-ing` of the participle, one in `-s` of the third person, any other of the past.
    """
    head, space, particle = verb.lemma.partition(" ")
    tail = space + particle
    given = [form.removesuffix(tail) for form in verb.forms]
    participles = [form for form in given if form.endswith("ing") and form != head]
    thirds = [form for form in given if form.endswith("s") and form not in participles and form != head]
    pasts = [form for form in given if form not in participles and form not in thirds and form != head]
    forms = [head, *(thirds or [_third(head)]), *(pasts or [_past(head)]), *(participles or [_participle(head)])]
    return tuple(dict.fromkeys(form + tail for form in forms))


def inflected(base: str) -> tuple[str, str, str, str]:
    """Base, third person, past and participle in -ing of a regular verb."""
    return base, _third(base), _past(base), _participle(base)


def _third(head: str) -> str:
    if _CONSONANT_Y.search(head):
        return head[:-1] + "ies"
    return head + ("es" if _SIBILANT.search(head) else "s")


def _past(head: str) -> str:
    if head.endswith("e"):
        return head + "d"
    if _CONSONANT_Y.search(head):
        return head[:-1] + "ied"
    return _doubled(head) + "ed"


def _participle(head: str) -> str:
    if head.endswith("ie"):
        return head[:-2] + "ying"
    if head.endswith("e") and not head.endswith(("ee", "oe", "ye")):
        return head[:-1] + "ing"
    return _doubled(head) + "ing"


def _doubled(head: str) -> str:
    if _DOUBLING.fullmatch(head):
        return head + head[-1]
    return head + "k" if head.endswith("ic") else head
