"""Inflected forms: a reporting verb's, and those that a pattern asks for with `~` (verbs) and `+` (nouns)."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from framediff.lexicon.patterns.irregular import (
    DOUBLED,
    DOUBLED_IN_BRITAIN,
    NOUNS,
    NOUNS_IN_MAN,
    PLURAL_IN_ES,
    VERBS,
    VERBS_IN_COMPOUNDS,
)

if TYPE_CHECKING:
    from framediff.lexicon.model import Verb

__all__ = ["forms_of", "inflected", "noun_forms", "verb_forms"]

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
# Words in which the last ch is spoken as k: oligarchs, epochs, lochs; but marches and arches
_HARD_CH = re.compile(r"(?:[ginrx]arch|eparch|stomach|epoch|loch|eunuch|tech|psych|czech)$")
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


def verb_forms(base: str) -> tuple[str, ...]:
    """Every form of any verb, the base first: `shoot`, `shoots`, `shot`, `shooting`.

    Capitals stay as they are; `?` may stand for a letter (`neutrali?e`).
    """
    low = base.lower()
    start = _beginning(low)
    head = low.removeprefix(start)
    given = VERBS.get(head, ())
    regular = [] if any(form.endswith("s") for form in given) else [_third(head)]
    if not given:
        regular.append(_past(head))
    if not any(form.endswith("ing") for form in given):
        regular.append(_participle(head))
    if head in DOUBLED_IN_BRITAIN:
        regular += [head + "led", head + "ling"]
    return tuple(_capitals(base, start + form) for form in dict.fromkeys(chain([head], regular, given)))


def noun_forms(singular: str) -> tuple[str, ...]:
    """A noun and its plural, or plurals: `territory`, `territories`; `person`, `persons`, `people`.

    Capitals stay as they are.
    """
    low = singular.lower()
    plurals: tuple[str, ...]
    if low in NOUNS:
        plurals = NOUNS[low]
    elif low.endswith("man") and low not in NOUNS_IN_MAN and not low.endswith("human"):
        plurals = (low[:-3] + "men",)
    elif low.endswith("o"):
        plurals = (low + ("es" if low in PLURAL_IN_ES else "s"),)
    elif _HARD_CH.search(low):
        plurals = (low + "s",)
    else:
        plurals = (_third(low),)
    return tuple(_capitals(singular, form) for form in dict.fromkeys((low, *plurals)))


def _beginning(low: str) -> str:
    """What stands before an irregular verb in a compound of it (`re` in `rebuild`), else ""."""
    if low in VERBS:
        return ""
    return next((each for each in VERBS_IN_COMPOUNDS if low.startswith(each) and low.removeprefix(each) in VERBS), "")


def _capitals(model: str, form: str) -> str:
    """`form` with the capitals with which `model` begins."""
    if model.isupper() and len(model) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if model[:1].isupper() else form


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
    if head in DOUBLED or _DOUBLING.fullmatch(head):
        return head + head[-1]
    return head + "k" if head.endswith("ic") else head
