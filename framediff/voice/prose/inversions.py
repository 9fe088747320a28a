"""The noun phrase after a cue verb: who speaks in `said Kopirkin, the ambassador`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.people.names import is_person_word
from framediff.voice.prose.clauses import TIME
from framediff.voice.prose.phrases import APPOSITION_LIMIT
from framediff.voice.prose.verbs import CERTAIN
from framediff.voice.prose.wordlists import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS

if TYPE_CHECKING:
    from framediff.voice.prose.lines import Line, Token

__all__ = ["subject_after"]


def subject_after(line: Line, verb: int) -> tuple[int, int] | None:
    """Tokens `[first, last)` of the noun phrase right after token `verb`, as in `said Kopirkin`; None if there is none.

    An apposition that follows belongs to it: `said John Doe, a spokesman for the ministry`.
    """
    tokens = line.tokens
    end = line.body_end
    first = verb + 1
    if first >= end or not tokens[first].word:
        return None
    if tokens[first].low in PRONOUNS:
        return (first, first + 1)
    if tokens[first].low in PREPOSITIONS or tokens[first].low in SUBORDINATORS or TIME.fullmatch(tokens[first].low):
        return None
    named = tokens[first].capital or tokens[first].text[0].isdigit()
    if not (named or tokens[first].low in DETERMINERS or _role_like(tokens[first]) or _leads_to_name(line, first, end)):
        return None
    last = first
    while last < end:
        token = tokens[last]
        if token.quotation is not None:
            short = token.end - token.start <= 24 and last > first and last + 1 < end and tokens[last + 1].capital
            if not short:
                break
        elif not token.word:
            if token.text not in ("&", "-", "/", "'", "’"):
                break
        elif _ends_phrase(line, first, last, end):
            break
        last += 1
    if last == first:
        return None
    return (first, _with_apposition(line, last, end))


def _leads_to_name(line: Line, first: int, end: int) -> bool:
    """Whether words before a name say what its bearer is: `said retired surgeon Ben Dorr`."""
    for index in range(first, min(end, first + 4)):
        token = line.tokens[index]
        if token.capital:
            return index > first
        if not token.word or token.low in PREPOSITIONS or (index > first and line.verbs[index] == CERTAIN):
            return False
    return False


def _with_apposition(line: Line, last: int, end: int) -> int:
    """Where a noun phrase ends together with an apposition after its comma (`, a spokeswoman for the ministry`)."""
    tokens = line.tokens
    if last + 1 >= end or tokens[last].text != ",":
        return last
    names = tokens[last + 1].capital and (not tokens[last - 1].capital or tokens[last + 1].low.endswith("'s"))
    if not (
        names
        or tokens[last + 1].low in DETERMINERS
        or _role_like(tokens[last + 1])
        or tokens[last + 1].text[0].isdigit()
    ):
        return last
    stop = last + 1
    while stop < end and tokens[stop].word and line.verbs[stop] != CERTAIN and tokens[stop].low not in AUXILIARIES:
        stop += 1
    whole = stop >= end or tokens[stop].text == ","
    return stop if whole and stop - last <= APPOSITION_LIMIT else last


def _ends_phrase(line: Line, first: int, at: int, end: int) -> bool:
    """Whether the word at token `at` can no longer belong to the noun phrase that begins at `first`."""
    token = line.tokens[at]
    low = token.low
    later = at > first
    if (
        low in AUXILIARIES
        or (later and line.verbs[at] == CERTAIN)
        or (low in SUBORDINATORS and (low != "that" or later))
    ):
        return True
    if low.endswith("ed") and len(low) > 4 and not token.capital and later and line.tokens[at - 1].capital:
        return True
    if low in PREPOSITIONS:
        return low not in _OF_NAMES or (low != "of" and _dates(line, at, end))
    return later and TIME.fullmatch(low) is not None and (not token.capital or low.endswith("day"))


# Prepositions that may stand inside the mention of a speaker (`a professor at Yale`, `the minister for trade`).
_OF_NAMES = frozenset(("of", "for", "from", "to", "with", "at", "in"))


def _role_like(token: Token) -> bool:
    return is_person_word(token.low) or token.low.endswith(
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
        ) or bool(TIME.fullmatch(after.low))
    return False
