"""Noun phrases: where the one that ends before a word begins, and what keeps words out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.people.names import is_person_word
from framediff.voice.prose.clauses import SPEECH, TIME
from framediff.voice.prose.verbs import CERTAIN
from framediff.voice.prose.wordlists import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    DOCUMENTS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)

if TYPE_CHECKING:
    from framediff.voice.prose.lines import Line, Token

__all__ = ["COUNTS", "phrase_start"]

COUNTS = frozenset(
    "half most nearly almost roughly all both none others majorities one two three four five six seven eight nine ten"
    " two-thirds one-third three-quarters".split()
)


def phrase_start(line: Line, last: int) -> int | None:
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
            if token.text in ("&", "-", "'", "’", "%", "$", "/") and (first < last or token.text == "%"):
                first -= 1
                continue
            break
        elif low == "that" and first > 1 and tokens[first - 2].low in ("of", "in", "at", "from", "for"):
            pass  # “a surgeon at that hospital”
        elif (
            low in SUBORDINATORS
            or low in PRONOUNS
            or low in AUXILIARIES
            or line.verbs[first - 1] == CERTAIN
            or low in SPEECH
        ):
            if low in ("may", "will") and token.capital and first > 1:
                first -= 1
                continue
            break
        elif _cuts(line, first - 1, last):
            break
        first -= 1
    # A phrase does not begin with a preposition or adverb, and a fronted adverbial is no part of it.
    while first < last:
        token = tokens[first]
        low = token.low
        if low in PREPOSITIONS or low in ("and", "but", "or") or (low in ADVERBS and low != "one"):
            nxt = first + 1
            counted = low in ("about", "over", "under") and nxt < last and _counts(tokens[nxt])
            if low in PREPOSITIONS and not counted:
                nxt = _after_prepositional(line, first, last)
            first = nxt
            continue
        if low.endswith("ly") and not token.capital:
            first += 1
            continue
        if TIME.fullmatch(low) and first + 1 < last and tokens[first + 1].low in (*DETERMINERS, *PRONOUNS):
            first += 1
            continue
        break
    return first if first < last else None


def _counts(token: Token) -> bool:
    """Whether a word is a number, written out or not: `about one in five`."""
    return token.low in COUNTS or token.text[0].isdigit()


def _cuts(line: Line, at: int, last: int) -> bool:
    """Whether `and` joins two clauses here, or `by` names the agent of a passive."""
    low = line.tokens[at].low
    if low in ("and", "or"):
        return not _joins(line, at, last)
    # “documents seen by the agency show”: the papers say it, not who saw them.
    papers = at > 1 and line.tokens[at - 2].low in DOCUMENTS
    return low == "by" and at > 0 and line.tokens[at - 1].low.endswith("ed") and not papers


def _after_prepositional(line: Line, first: int, last: int) -> int:
    """Where the subject begins after a fronted prepositional phrase without a comma (`On Monday the minister`)."""
    tokens = line.tokens
    for index in range(first + 2, last):
        if tokens[index].low in ("the", "a", "an", "his", "her") and tokens[index - 1].low not in PREPOSITIONS:
            return index
        if TIME.fullmatch(tokens[index - 1].low) and tokens[index].capital and not TIME.fullmatch(tokens[index].low):
            return index
        if tokens[first + 1].low in DETERMINERS and _begins_name(line, index, last):
            return index
    return last


def _begins_name(line: Line, at: int, last: int) -> bool:
    """Whether a whole name begins at token `at` behind a common noun: `On the other bank | Wilma Torrant said`."""
    tokens = line.tokens
    noun = tokens[at - 1]
    plain = noun.word and not noun.capital and noun.low not in PREPOSITIONS and noun.low not in DETERMINERS
    return plain and last - at > 1 and all(token.capital for token in tokens[at:last]) and not is_person_word(noun.low)


def _joins(line: Line, conjunction: int, last: int) -> bool:
    """Whether `and` joins two noun phrases rather than two clauses: no verb before it up to the next border."""
    tokens = line.tokens
    index = conjunction - 1
    while index >= 0 and tokens[index].word and conjunction - index < 8:
        low = tokens[index].low
        if line.verbs[index] or low in AUXILIARIES or low in PRONOUNS or low.endswith(("ed", "ing")):
            return False
        index -= 1
    return last - conjunction < 10
