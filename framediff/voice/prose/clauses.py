"""Clauses beside a cue verb: what only dates, places or addresses the speech, and what can be its content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.voice.prose.verbs import CERTAIN
from framediff.voice.prose.wordlists import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS

if TYPE_CHECKING:
    from framediff.voice.prose.lines import Line

__all__ = [
    "SPEECH",
    "TIME",
    "after_addressee",
    "after_adjuncts",
    "clausal",
    "finite",
    "only_adjuncts",
]

# A quotation longer than this many characters may hold the predicate of the clause around it.
PREDICATE_LENGTH = 12
# Past forms of the commonest reporting verbs: no noun phrase runs over them.
SPEECH = frozenset(
    "say said says told tells added adds asked stated noted stressed wrote announced warned claimed argued insisted"
    " denied confirmed explained replied reiterated emphasized emphasised underlined accused acknowledged admitted"
    " believed thought hoped feared recalled concluded suggested".split()
)
TIME = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?|today|yesterday|tonight|earlier|later"
    r"|recently|afterwards?|ago|morning|afternoon|evening|night|week|month|year|\d+(?:st|nd|rd|th)?|last|this|next"
)
_PLURAL_ADDRESSEE = re.compile(
    r"(?:reporters|journalists|lawmakers|senators|supporters|voters|investigators|officials|delegates|attendees"
    r"|viewers|readers|people|listeners|students|donors|members|police|parliament|congress|analysts|investors"
    r"|fans|colleagues|aides|them|him|her|us|me|you|it)$"
)


_ASIDE = frozenset("when while who whose as according".split())


def after_addressee(line: Line, verb: int, end: int) -> int:
    """The token after who was told: `told [reporters in Baku] that` gives the position of `reporters`’ end."""
    tokens = line.tokens
    at = verb + 1
    if at >= end or not tokens[at].word:
        return at
    if tokens[at].low in ("him", "her", "them", "us", "me", "you", "it") or _PLURAL_ADDRESSEE.match(tokens[at].low):
        return at + 1
    if tokens[at].low in ("that", "to", "of", "whether", "how"):
        return at
    start = at
    while at < end and tokens[at].word:
        low = tokens[at].low
        if low in PRONOUNS or low in ("that", "to", "whether", "how", "why", "what", "there", "if"):
            break
        if at > start and low in DETERMINERS and tokens[at - 1].low not in PREPOSITIONS:
            break
        if low in PREPOSITIONS and low not in ("of", "for") and at > start:
            break
        if low in AUXILIARIES or line.verbs[at] == CERTAIN:
            # A verb means the subject of the content has been swallowed: give its last noun back, or all of it if
            # nobody is addressed (`promised the road would open`).
            return start if tokens[start].low in DETERMINERS else max(start + 1, at - 1)
        at += 1
        if _PLURAL_ADDRESSEE.match(low) and at < end and tokens[at].low not in ("of", "and"):
            break
    return at


def after_adjuncts(line: Line, at: int, end: int) -> int:
    """The token after phrases that date or place the speech: `[on Monday] [in an interview with X]`."""
    tokens = line.tokens
    while at < end:
        low = tokens[at].low
        if TIME.fullmatch(low) and low not in ("this", "last", "next", "may", "march") and not low.isdigit():
            at += 1
            continue
        if low in ("this", "last", "next") and at + 1 < end and TIME.fullmatch(tokens[at + 1].low):
            at += 2
            continue
        if low in PREPOSITIONS and at + 1 < end and tokens[at + 1].word and TIME.fullmatch(tokens[at + 1].low):
            at += 2
            continue
        break
    return at


def only_adjuncts(line: Line, at: int, end: int) -> bool:
    """Whether tokens `[at, end)` only date, place or address the speech, so that no content stands there."""
    tokens = line.tokens
    if at >= end:
        return True
    first = tokens[at]
    if first.text == ",":
        return only_adjuncts(line, at + 1, end)
    if first.quotation is not None:
        return False
    if first.low == "her" and at + 1 < end and tokens[at + 1].word and tokens[at + 1].low not in PREPOSITIONS:
        return False  # “her plan” is no addressee
    opens = first.low in PREPOSITIONS or bool(TIME.fullmatch(first.low)) or first.low.endswith(("ing", "ly"))
    opens = opens or bool(_PLURAL_ADDRESSEE.match(first.low)) or first.low in _ASIDE
    return opens and not any(token.low == "that" and index > at + 1 for index, token in enumerate(tokens[at:end], at))


def clausal(line: Line, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` can be a clause: they hold a finite verb, or a quotation that may hold one."""
    return finite(line, first, last) or any(
        token.end - token.start > PREDICATE_LENGTH for token in line.tokens[first:last] if token.quotation is not None
    )


def finite(line: Line, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` may hold a finite verb."""
    return any(line.verbs[first:last])
