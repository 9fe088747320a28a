"""Verbs in a line: which words are finite verbs, so far as their form and their neighbours tell."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from framediff.lexicon import inflected
from framediff.voice.prose.wordlists import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Token

__all__ = ["CERTAIN", "POSSIBLE", "base_verb", "finite_verbs", "past_form"]

POSSIBLE = 1
"""A word that may be a finite verb: its form allows it and nothing beside it forbids it."""
CERTAIN = 2
"""A word that is a finite verb as far as word lists and neighbours can tell."""


# What a form can be, as bits; plain numbers, since every word of every line is looked up.
_ALWAYS_FINITE = 1  # an auxiliary or contraction: finite wherever it stands
_BASE = 2
_THIRD = 4  # in -s
_PAST = 8  # past and nothing else: `went`
_PARTICIPLE = 16  # past or participle: `said`, `launched`
_SELDOM_NOUN = 32  # a form in -s that is hardly ever a plural: `believes`


_ALWAYS = re.compile(
    r"(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|cannot"
    r"|[a-z]+n't|[a-z]+'(?:re|ve|ll|d|m)|(?:it|he|she|that|there|what|who|here|where|how)'s|'re|'ve|'ll|'d|'m)$"
)
_SELDOM_NOUNS = frozenset(
    "says tells believes knows seems remains becomes includes contains requires wants needs makes takes gives goes"
    " comes gets keeps holds brings means depends belongs appears continues expects insists argues thinks hopes"
    " denies adds writes sees loses lies consists".split()
)
_NOMINATIVE = frozenset("he she they it i we you who which that what this there".split())
_PLURAL = frozenset("they we i you who".split())
_OPENS_OBJECT = frozenset(
    "the a an his her its their our my your this that these those him them us me it to whether how why what no any"
    " some not more he she they we there".split()
)
# Participles that often follow a name without an auxiliary: `a firm based in Oban`.
_REDUCED = frozenset(
    "based known born involved led published released conducted located held aired scheduled posted set made called"
    " named obtained dated killed wounded elected appointed".split()
)
_POSSESSIVE = re.compile(r"(?:'s|s')$")


@cache
def _forms() -> dict[str, int]:
    raw: dict[str, Any] = tomllib.loads(
        files("framediff.voice.prose").joinpath("verbs.toml").read_text(encoding="utf-8")
    )
    table: dict[str, int] = {}

    def put(word: str, form: int) -> None:
        table[word] = table.get(word, 0) | form

    for base in raw["regular"].split():
        _, third, past, _ = inflected(base)
        put(base, _BASE)
        put(third, _THIRD)
        put(past, _PARTICIPLE)
    for each in raw["irregular"].split():
        base, past, participle = each.split("/")
        put(base, _BASE)
        put(inflected(base)[1], _THIRD)
        put(past, _PARTICIPLE if past == participle else _PAST)
    for word in _SELDOM_NOUNS:
        put(word, _SELDOM_NOUN | _THIRD)
    return table


@lru_cache(maxsize=1 << 15)
def _form(low: str) -> int:
    if _ALWAYS.match(low):
        return _ALWAYS_FINITE
    known = _forms().get(low)
    if known is not None:
        return known
    return _PARTICIPLE if low.endswith("ed") and len(low) > 4 and "-" not in low else 0  # noqa: PLR2004 - `need`, `seed`


def base_verb(token: Token) -> bool:
    """Whether a token after `to` can be the verb of an infinitive, not a noun phrase (`to her voters`, `to Baku`)."""
    if token.quotation is not None:
        return True
    low = token.low
    if not token.word or token.capital or low in DETERMINERS or low in PRONOUNS or low in PREPOSITIONS:
        return False
    known = _form(low)
    if known:
        return bool(known & (_BASE | _ALWAYS_FINITE))
    return low in ("be", "not") or not low.endswith(("s", "ing", "ers", "ion"))


def past_form(token: Token) -> bool:
    """Whether a word can be a past tense by its form alone: `left`, `failed`."""
    return token.word and not token.capital and bool(_form(token.low) & (_PAST | _PARTICIPLE))


def finite_verbs(tokens: Sequence[Token], *, capitals: bool = False) -> bytes:
    """For each token 0, `POSSIBLE` or `CERTAIN`: whether it is a finite verb.

    Forms of closed classes decide alone; forms that are also nouns or participles are decided by their neighbours: a
    determiner before makes a noun, a pronoun a verb. With `capitals`, as in title case, a capital makes no name.
    """
    found = bytearray(len(tokens))
    for index, token in enumerate(tokens):
        form = _form(token.low)
        if not form:
            continue
        if form == _ALWAYS_FINITE:
            month = token.low == "may" and token.capital and index and not capitals  # “in May”, “Theresa May”
            found[index] = 0 if month else CERTAIN
        elif index and (capitals or not token.capital):
            found[index] = _finite(tokens, index, form)
    return bytes(found)


def _finite(tokens: Sequence[Token], index: int, form: int) -> int:
    at = index - 1
    while at > 0 and tokens[at].word and (tokens[at].low in ADVERBS or tokens[at].low.endswith("ly")):
        at -= 1
    before = tokens[at]
    if _makes_noun(before):
        return 0
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if form & _PAST:
        return CERTAIN
    if form & _PARTICIPLE:
        adverb = at != index - 1
        return _past(before, after, adverb=adverb, reduced=tokens[index].low in _REDUCED)
    if after is not None and _form(after.low) & _ALWAYS_FINITE:
        return 0  # “talks will go on”
    return _third(before, after, form) if form & _THIRD else _base(before, after)


def _makes_noun(before: Token) -> bool:
    """Whether the word before makes a noun or adjective of what follows: a determiner, a preposition, a genitive."""
    low = before.low
    if not before.word or low in ("that", "this", "after", "before", "since"):
        return False
    return low in DETERMINERS or low in PREPOSITIONS or _POSSESSIVE.search(low) is not None


def _opens_object(after: Token | None) -> bool:
    return after is not None and (after.low in _OPENS_OBJECT or after.quotation is not None or after.capital)


def _third(before: Token, after: Token | None, form: int) -> int:
    """What a form in -s is: a verb after a subject, and a plural noun where neither neighbour says so."""
    if not before.word:
        return POSSIBLE if form & _SELDOM_NOUN else 0
    if before.low in ("that", "this", "there"):
        return CERTAIN if after is not None and after.low in _OPENS_OBJECT else POSSIBLE
    if before.low in _NOMINATIVE or form & _SELDOM_NOUN:
        return CERTAIN
    if before.capital:
        return CERTAIN if _opens_object(after) else POSSIBLE
    if _opens_object(after):
        return POSSIBLE
    follows = after is not None and after.low != "of" and (after.low in PREPOSITIONS or after.text[0].isdigit())
    noun_before = not before.low.endswith("s") and not _form(before.low) & _BASE  # not “towns face questions about”
    return POSSIBLE if follows and noun_before else 0


def _base(before: Token, after: Token | None) -> int:
    """What a base form is: a verb after an auxiliary or a plural subject."""
    if not before.word:
        return 0
    if before.low in AUXILIARIES and before.low not in ("be", "been", "being", "having"):
        return CERTAIN
    if before.low in _PLURAL:
        return CERTAIN
    plural = before.low.endswith("s") and not before.low.endswith(("ss", "us"))
    return POSSIBLE if plural and _opens_object(after) else 0


def _past(before: Token, after: Token | None, *, adverb: bool, reduced: bool) -> int:
    """What a form that is past or participle is: finite after a subject, a participle where no object follows."""
    if before.low in AUXILIARIES or before.low in PRONOUNS or before.low in ("who", "which"):
        return CERTAIN
    if adverb and not before.word:
        return POSSIBLE  # “Keel, in an interview, barely dwelled on it”
    if not before.word:
        return POSSIBLE if after is not None and after.word and after.low not in PREPOSITIONS else 0
    if after is None or not after.word:
        return POSSIBLE
    if after.low == "by":
        return 0
    return CERTAIN if after.low not in PREPOSITIONS or (before.capital and not reduced) else POSSIBLE
