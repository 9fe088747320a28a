"""Noun phrases beside a cue verb: who speaks, who is told, and what only dates or places the speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framediff.voice.lines import Line, Token

__all__ = [
    "PRONOUNS",
    "after_addressee",
    "after_adjuncts",
    "clausal",
    "finite",
    "group_start",
    "only_adjuncts",
    "subject_after",
    "subject_before",
]

# A quotation longer than this many characters may hold the predicate of the clause around it.
PREDICATE_LENGTH = 12

PRONOUNS = frozenset("he she they it i we you".split())
_DETERMINERS = frozenset(
    "the a an his her its their our my this that these those another one some many several".split()
)
AUXILIARIES = frozenset(
    "has have had having was were is are be been being do does did will would can could may might must shall should"
    " 's 've 'd".split()
)
_NEGATED = re.compile(r"(?:n't|n’t)$")
_ADVERBS = frozenset(
    "also later further then once again still already even just never not ever yet often always first earlier"
    " thus therefore instead now soon simply only too recently himself herself themselves itself both".split()
)
_PREPOSITIONS = frozenset(
    "in on at during after before by from with to into for of about over under through via amid among against between"
    " near since until till without within as upon following around outside inside across toward towards per".split()
)
_NP_PREPOSITIONS = frozenset("of for to from with in at on and & de der von van al bin between against".split())
_SUBORDINATORS = frozenset(
    "that which when while because if although though since whereas unless after before until as but so where how why"
    " whether what nor yet or than once".split()
)
_TIME = re.compile(
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


def group_start(line: Line, cue: int) -> int:
    """The first token of the verb group that ends with the cue: auxiliaries and adverbs before it."""
    first = cue
    while first > 0:
        token = line.tokens[first - 1]
        low = token.low
        if token.word and (
            low in AUXILIARIES or low in _ADVERBS or _NEGATED.search(low) or (low.endswith("ly") and len(low) > 4)
        ):
            first -= 1
            continue
        break
    return first


def subject_before(line: Line, verb: int) -> tuple[int, int] | None:
    """Tokens `[first, last)` of the noun phrase that ends right before token `verb`; None if there is none.

    An apposition between commas is hopped over and belongs to the phrase (`X, the ambassador of Y,`); so does a
    relative clause (`X, who heads Y,`), but then the phrase is what stands before it.
    """
    tokens = line.tokens
    last = verb
    if last == 0:
        return None
    before = tokens[last - 1]
    if before.low in PRONOUNS:
        return (last - 1, last)
    if before.low in ("who", "which"):
        return _antecedent(line, last - 1)
    if before.text in (",", ")", "–", "—", "-"):
        return _apposed(line, last - 1)
    if not before.word:
        return None
    first = _phrase_start(line, last)
    if first is None:
        return None
    if tokens[first].low == "who":
        return _antecedent(line, first)
    # An apposition without a closing comma: “Sergey Kopirkin, the ambassador of Russia said”.
    if first > 1 and tokens[first - 1].text == "," and tokens[first].low in ("the", "a", "an", "his", "her", "its"):
        head = _phrase_start(line, first - 1)
        if head is not None and tokens[head].capital and _names(line, head, first - 1):
            return (head, last)
    return (first, last)


def _names(line: Line, first: int, last: int) -> bool:
    """Whether every content word of `[first, last)` is capitalised, as in a name with its title."""
    words = [token for token in line.tokens[first:last] if token.word]
    return bool(words) and last - first <= 6 and words[-1].capital and not _FINITE.match(words[-1].low)


def _antecedent(line: Line, relative: int) -> tuple[int, int] | None:
    last = relative
    if last and line.tokens[last - 1].text == ",":
        last -= 1
    if not last:
        return None
    first = _phrase_start(line, last)
    return None if first is None else (first, last)


def _apposed(line: Line, closing: int) -> tuple[int, int] | None:
    """The phrase before an apposition that ends at the mark `closing`."""
    tokens = line.tokens
    opening_text = {",": ",", ")": "(", "–": "–", "—": "—", "-": "-"}[tokens[closing].text]
    opening = closing - 1
    while opening > 0 and tokens[opening].text != opening_text:
        if tokens[opening].quotation is not None or closing - opening > 30:
            return None
        opening -= 1
    if opening <= 0:
        return None
    first = _phrase_start(line, opening)
    if first is None:
        # “X, head of Y, minister of Z, said”: two appositions.
        if opening_text == "," and tokens[opening - 1].word:
            return _apposed(line, opening)
        return None
    head = tokens[opening - 1]
    if opening_text == "," and not (head.capital or _is_phrase(line, first, opening)):
        return None
    after = tokens[opening + 1] if opening + 1 < closing else None
    if (
        opening_text == ","
        and head.capital
        and after is not None
        and after.capital
        and closing - opening <= 3
        and first
    ):
        # “In Paris, France, …” or a list of names is no apposition of a person; the nearer name speaks.
        wider = _apposed(line, opening) if tokens[first - 1].text == "," else None
        if wider is not None:
            return wider
    return (first, opening)


def _is_phrase(line: Line, first: int, last: int) -> bool:
    return line.tokens[first].low in _DETERMINERS or line.tokens[first].capital


def _phrase_start(line: Line, last: int) -> int | None:
    """The first token of the noun phrase that ends before token `last`."""
    tokens = line.tokens
    first = last
    while first > 0 and last - first < 24:
        token = tokens[first - 1]
        low = token.low
        if token.quotation is not None:
            # A nickname or a short quoted word may stand inside a name.
            short = token.end - token.start <= 24
            if not (short and first < last and first > 1 and tokens[first - 2].capital):
                break
        elif not token.word:
            if token.text in ("&", "-", "'", "’", "%", "$", "/") and first < last:
                first -= 1
                continue
            break
        elif low in _SUBORDINATORS or low in PRONOUNS or low in AUXILIARIES or _FINITE.match(low):
            if low in ("may", "will") and token.capital and first > 1:
                first -= 1
                continue
            break
        elif low in ("and", "or") and not _joins(line, first - 1, last):
            break
        first -= 1
    # A phrase does not begin with a preposition or adverb, and a fronted adverbial is no part of it.
    while first < last:
        token = tokens[first]
        low = token.low
        if low in _PREPOSITIONS or low in ("and", "but", "or") or (low in _ADVERBS and low != "one"):
            nxt = first + 1
            if low in _PREPOSITIONS:
                nxt = _after_prepositional(line, first, last)
            first = nxt
            continue
        if low.endswith("ly") and not token.capital:
            first += 1
            continue
        if _TIME.fullmatch(low) and first + 1 < last and tokens[first + 1].low in (*_DETERMINERS, *PRONOUNS):
            first += 1
            continue
        break
    return first if first < last else None


def _after_prepositional(line: Line, first: int, last: int) -> int:
    """Where the subject begins after a fronted prepositional phrase without a comma (`On Monday the minister`)."""
    tokens = line.tokens
    for index in range(first + 2, last):
        if tokens[index].low in ("the", "a", "an", "his", "her") and tokens[index - 1].low not in _PREPOSITIONS:
            return index
        if _TIME.fullmatch(tokens[index - 1].low) and tokens[index].capital and not _TIME.fullmatch(tokens[index].low):
            return index
    return last


def _joins(line: Line, conjunction: int, last: int) -> bool:
    """Whether `and` joins two noun phrases rather than two clauses: no verb before it up to the next border."""
    tokens = line.tokens
    index = conjunction - 1
    while index >= 0 and tokens[index].word and conjunction - index < 8:
        low = tokens[index].low
        if low in AUXILIARIES or _FINITE.match(low) or low in PRONOUNS or low.endswith(("ed", "ing")):
            return False
        index -= 1
    return last - conjunction < 10


def subject_after(line: Line, verb: int, limit: int | None = None) -> tuple[int, int] | None:
    """Tokens `[first, last)` of the noun phrase right after token `verb`, as in `said Kopirkin`; None if there is none.

    An apposition that follows belongs to it: `said John Doe, a spokesman for the ministry`.
    """
    tokens = line.tokens
    end = line.body_end if limit is None else limit
    first = verb + 1
    if first >= end or not tokens[first].word:
        return None
    if tokens[first].low in PRONOUNS:
        return (first, first + 1)
    if tokens[first].low in _PREPOSITIONS or tokens[first].low in _SUBORDINATORS or _TIME.fullmatch(tokens[first].low):
        return None
    named = tokens[first].capital or tokens[first].text[0].isdigit()
    if not (named or tokens[first].low in _DETERMINERS or _role_like(tokens[first])):
        return None
    last = first
    while last < end:
        token = tokens[last]
        low = token.low
        if token.quotation is not None:
            short = token.end - token.start <= 24 and last > first and last + 1 < end and tokens[last + 1].capital
            if not short:
                break
        elif not token.word:
            if token.text not in ("&", "-", "/", "'", "’"):
                break
        elif low in AUXILIARIES or _FINITE.match(low) or (low in _SUBORDINATORS and low not in ("that",)):
            break
        elif low.endswith("ed") and len(low) > 4 and not token.capital and last > first and tokens[last - 1].capital:
            break
        elif low == "that" and last > first:
            break
        elif low in _PREPOSITIONS and low not in ("of", "for", "from", "to", "with", "at", "in"):
            break
        elif low in ("in", "at", "to", "with", "from", "for") and _dates(line, last, end):
            break
        elif _TIME.fullmatch(low) and last > first and not token.capital:
            break
        elif _TIME.fullmatch(low) and last > first and low.endswith("day"):
            break
        last += 1
    if last == first:
        return None
    return (first, last)


def _role_like(token: Token) -> bool:
    return token.low.endswith(
        ("er", "or", "man", "woman", "ist", "ent", "ant", "ials", "ers", "ist", "ts", "ral", "sources")
    )


def _dates(line: Line, preposition: int, end: int) -> bool:
    """Whether a prepositional phrase after a name places or dates the speech (`in an interview`, `at a rally`)."""
    after = line.tokens[preposition + 1] if preposition + 1 < end else None
    if after is None:
        return True
    low = line.tokens[preposition].low
    if low in ("in", "at", "to", "with", "from"):
        return after.low in (
            "a",
            "an",
            "his",
            "her",
            "their",
            "its",
            "the",
            "reporters",
            "response",
            "remarks",
        ) or bool(_TIME.fullmatch(after.low))
    return False


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
        if at > start and low in _DETERMINERS and tokens[at - 1].low not in _PREPOSITIONS:
            break
        if low in _PREPOSITIONS and low not in ("of", "for") and at > start:
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
        if _TIME.fullmatch(low) and low not in ("this", "last", "next", "may", "march"):
            at += 1
            continue
        if low in ("this", "last", "next") and at + 1 < end and _TIME.fullmatch(tokens[at + 1].low):
            at += 2
            continue
        if low in _PREPOSITIONS and at + 1 < end and tokens[at + 1].word and _TIME.fullmatch(tokens[at + 1].low):
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
    opens = first.low in _PREPOSITIONS or bool(_TIME.fullmatch(first.low)) or first.low.endswith(("ing", "ly"))
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
