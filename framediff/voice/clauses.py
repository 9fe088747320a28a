"""Clauses beside a cue verb: what only dates, places or addresses the speech, and what can be its content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framediff.voice.lines import Line

__all__ = [
    "AUXILIARIES",
    "DETERMINERS",
    "PREPOSITIONS",
    "PRONOUNS",
    "SPEECH",
    "TIME",
    "after_addressee",
    "after_adjuncts",
    "clausal",
    "finite",
    "is_finite",
    "only_adjuncts",
]

# A quotation longer than this many characters may hold the predicate of the clause around it.
PREDICATE_LENGTH = 12
PRONOUNS = frozenset("he she they it i we you".split())
DETERMINERS = frozenset("the a an his her its their our my this that these those another one some many several".split())
# Past forms of the commonest reporting verbs: no noun phrase runs over them.
SPEECH = frozenset(
    "said says told tells added adds asked stated noted stressed wrote announced warned claimed argued insisted denied"
    " confirmed explained replied reiterated emphasized emphasised underlined accused acknowledged admitted believed"
    " thought hoped feared recalled concluded suggested".split()
)
AUXILIARIES = frozenset(
    "has have had having was were is are be been being do does did will would can could may might must shall should"
    " 's 've 'd".split()
)
PREPOSITIONS = frozenset(
    "in on at during after before by from with to into for of about over under through via amid among against between"
    " near since until till without within as upon following around outside inside across toward towards per".split()
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
_FINITE = re.compile(
    r"(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|cannot"
    r"|[a-z]+(?:n't)|[a-z]+'(?:re|ve|ll|d|m)|(?:it|he|she|that|there|what|who|here)'s|'re|'ve|'ll|'d|'m"
    r"|went|came|took|made|got|gave|saw|knew|found|thought|told|became|left|felt|put|brought|began|kept|held|wrote"
    r"|stood|heard|let|meant|set|met|ran|paid|sat|spoke|lay|led|grew|lost|fell|sent|built|understood|drew|broke"
    r"|spent|cut|rose|drove|bought|wore|chose|won|needs?|wants?|makes?|takes?|gives?|goes|comes?|remains?|seems?"
    r"|plans?|expects?|believes?|knows?|looks?|depends?|means?|becomes?|continues?|includes?|contains?|requires?)$"
)


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
        if low in AUXILIARIES or _FINITE.match(low):
            # A verb means the subject of the content has been swallowed: give its last noun back.
            return max(start + 1, at - 1)
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
    opens = first.low in PREPOSITIONS or bool(TIME.fullmatch(first.low)) or first.low.endswith(("ing", "ly"))
    opens = (
        opens or bool(_PLURAL_ADDRESSEE.match(first.low)) or first.low in ("when", "while", "who", "as", "according")
    )
    return opens and not any(token.low == "that" and index > at + 1 for index, token in enumerate(tokens[at:end], at))


def clausal(line: Line, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` can be a clause: they hold a finite verb, or a quotation that may hold one."""
    return finite(line, first, last) or any(
        token.end - token.start > PREDICATE_LENGTH for token in line.tokens[first:last] if token.quotation is not None
    )


def finite(line: Line, first: int, last: int) -> bool:
    """Whether tokens `[first, last)` hold a finite verb, so far as a word list and endings can tell."""
    for index in range(first, last):
        token = line.tokens[index]
        if not token.word:
            continue
        low = token.low
        if _FINITE.match(low):
            return True
        if low.endswith("ed") and len(low) > 4 and index > first and not token.capital:
            return True
        if (
            low.endswith("s")
            and not low.endswith(("ss", "us", "is"))
            and index > first
            and not token.capital
            and (line.tokens[index - 1].capital or line.tokens[index - 1].low in PRONOUNS)
        ):
            return True
    return False


def is_finite(low: str) -> bool:
    """Whether a lower-case word is by itself a finite verb, so far as a word list can tell."""
    return _FINITE.match(low) is not None
