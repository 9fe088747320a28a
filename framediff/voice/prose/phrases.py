"""The noun phrase before a cue verb: who speaks in `Kopirkin, the ambassador, said`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.voice.prose.clauses import SPEECH, TIME
from framediff.voice.prose.nounphrases import COUNTS, phrase_start
from framediff.voice.prose.wordlists import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)

if TYPE_CHECKING:
    from framediff.voice.prose.lines import Line

__all__ = ["APPOSITION_LIMIT", "group_start", "subject_before"]

_NEGATED = re.compile(r"(?:n't|n’t)$")


def group_start(line: Line, cue: int) -> int:
    """The first token of the verb group that ends with the cue: auxiliaries and adverbs before it."""
    first = cue
    while first > 0:
        token = line.tokens[first - 1]
        low = token.low
        if token.word and (
            low in AUXILIARIES
            or low in ADVERBS
            or _NEGATED.search(low)
            or (low.endswith("ly") and len(low) > 4 and not token.capital)
        ):
            first -= 1
            continue
        idiom = next((n for n in (3, 2) if first > n and _words(line, first - n, first) in _ADVERBIALS), 0)
        if not idiom or line.tokens[first - idiom - 1].low not in AUXILIARIES:
            break
        first -= idiom
    return first


# Adverbials of several words that may stand between an auxiliary and its verb: `has in the past described`.
_ADVERBIALS = frozenset(
    (
        ("in", "the", "past"),
        ("in", "recent", "days"),
        ("in", "recent", "weeks"),
        ("for", "years"),
        ("for", "weeks"),
        ("for", "months"),
        ("in", "part"),
        ("in", "fact"),
        ("at", "times"),
        ("in", "turn"),
        ("so", "far"),
        ("of", "course"),
    )
)


def _words(line: Line, first: int, last: int) -> tuple[str, ...]:
    return tuple(token.low for token in line.tokens[first:last])


def subject_before(line: Line, verb: int) -> tuple[int, int] | None:
    """Tokens `[first, last)` of the noun phrase that ends right before token `verb`; None if there is none.

    An apposition between commas is hopped over and belongs to the phrase (`X, the ambassador of Y,`); so does a
    relative clause (`X, who heads Y,`), but then the phrase is what stands before it.
    """
    known = line.subjects
    if verb not in known:
        known[verb] = _subject_before(line, verb)
    return known[verb]


def _subject_before(line: Line, verb: int) -> tuple[int, int] | None:
    tokens = line.tokens
    last = verb
    if last == 0:
        return None
    last = _before_time(line, last)
    if last == 0:
        return None
    before = tokens[last - 1]
    if before.low in PRONOUNS:
        return (last - 1, last)
    if before.low in ("both", "all", "each") and last > 1 and tokens[last - 2].low in PRONOUNS:
        return (last - 2, last - 1)
    if before.low in ("who", "which", "who's", "who've", "who'd"):
        return _antecedent(line, last - 1)
    if before.text == "," and tokens[last - 2].text == ")":
        bracket = next((i for i in range(last - 2, max(0, last - 10), -1) if tokens[i].text == "("), 0)
        named = phrase_start(line, bracket) if bracket else None
        if named is not None:
            return (named, bracket)
    if before.text in (",", ")", "–", "—", "-"):
        return _apposed(line, last - 1)
    share = before.text == "%" and last > 1 and tokens[last - 2].text[0].isdigit()  # “47% say”
    if not (before.word or share) or before.low in ("and", "or", "but", "then"):
        return None
    first = phrase_start(line, last)
    if first is None:
        return None
    if first and line.verbs[first - 1] and not tokens[first].capital:
        # “Members who back the plan warned”: the verb before belongs to a relative clause of the subject.
        relative = group_start(line, first - 1) - 1
        if relative > 0 and tokens[relative].low in ("who", "which", "that") and tokens[relative - 1].word:
            return _antecedent(line, relative)
    if tokens[first].low == "who":
        return _antecedent(line, first) if last - first == 1 else (first + 1, last)
    first = _list_start(line, first, last)
    # An apposition without a closing comma: “Sergey Kopirkin, the ambassador of Russia said”.
    if first > 1 and tokens[first - 1].text == "," and tokens[first].low in ("the", "a", "an", "his", "her", "its"):
        head = phrase_start(line, first - 1)
        told = head is not None and tokens[head].low.endswith("ing")  # “Speaking to the agency, the mayor said”
        told = told or _date(line, first - 2)
        if head is not None and not told and tokens[head].capital and _names(line, head, first - 1):
            return (head, last)
    return (first, last)


def _list_start(line: Line, first: int, last: int) -> int:
    """Where a list of names begins whose end stands at `[first, last)`: `Keel, Brand and Dorr said`."""
    tokens = line.tokens
    if first < 2 or tokens[first - 1].text != "," or not any(token.low == "and" for token in tokens[first:last]):
        return first
    listed = all(token.capital or token.text == "," for token in tokens[:first]) and tokens[first].capital
    return 0 if listed and first <= LISTED and tokens[0].low not in PREPOSITIONS else first


# Names listed before the last two take at most this many tokens.
LISTED = 12


def _before_time(line: Line, last: int) -> int:
    """Before words that date the speech between subject and verb: `Keel on Tuesday said`, `Keel Tuesday night said`."""
    tokens = line.tokens
    at = last
    while at > 0 and _DAY.fullmatch(tokens[at - 1].low):
        at -= 1
    if at > 2 and tokens[at - 1].low in ("week", "month", "year") and tokens[at - 2].low in ("last", "this"):
        at -= 2
    if at == last or at < 2:
        return last
    return at - 1 if tokens[at - 1].low == "on" else at


_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|morning|night|afternoon|evening")


def _names(line: Line, first: int, last: int) -> bool:
    """Whether every content word of `[first, last)` is capitalised, as in a name with its title."""
    words = [token for token in line.tokens[first:last] if token.word]
    return bool(words) and last - first <= 6 and words[-1].capital and words[-1].low not in SPEECH


def _antecedent(line: Line, relative: int) -> tuple[int, int] | None:
    last = relative
    if last and line.tokens[last - 1].text == ",":
        last -= 1
    if not last:
        return None
    first = phrase_start(line, last)
    if first is None:
        return None
    # “used water cannon against thousands of people who say”
    object_of = next((i for i in range(last - 1, first, -1) if line.tokens[i].low in ("against", "among")), None)
    if object_of is not None and object_of + 1 < last:
        return (object_of + 1, last)
    # “with help from Thomas Perez, who said”: a name after a preposition is who the relative clause is about.
    for index in range(last - 1, first, -1):
        token = line.tokens[index]
        if (
            token.low in ("from", "with", "by", "to", "including", "like", "than", "and")
            and line.tokens[index + 1].capital
        ):
            return (index + 1, last)
        if not token.capital:
            break
    return (first, last)


def _apposed(line: Line, closing: int, depth: int = 0) -> tuple[int, int] | None:
    """The phrase before an apposition that ends at the mark `closing`."""
    tokens = line.tokens
    if depth > APPOSITIONS:
        return None
    opening_text = {",": ",", ")": "(", "–": "–", "—": "—", "-": "-"}[tokens[closing].text]
    opening = closing - 1
    while opening > 0 and tokens[opening].text != opening_text:
        if tokens[opening].quotation is not None or closing - opening > 30:
            return None
        opening -= 1
    if opening <= 0:
        return None
    if opening_text == "," and tokens[opening - 1].text == ")":
        bracket = next((i for i in range(opening - 1, max(0, opening - 8), -1) if tokens[i].text == "("), 0)
        named = phrase_start(line, bracket) if bracket else None
        if named is not None:
            return (named, bracket)
    first = None if tokens[opening - 1].text.isdigit() or _date(line, opening - 1) else phrase_start(line, opening)
    if first is None:
        # “X, head of Y, minister of Z, said”: two appositions.
        if opening_text == "," and tokens[opening - 1].word:
            return _apposed(line, opening, depth + 1)
        return None
    head = tokens[opening - 1]
    if opening_text == "," and not (head.capital or _is_phrase(line, first)):
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
        wider = _apposed(line, opening, depth + 1) if tokens[first - 1].text == "," else None
        if wider is not None:
            return wider
    # What is apposed may name the speaker (`Keel’s lawyer, Ben Stern,`); a clause or an age may not.
    adverbial = after is not None and (after.low in PREPOSITIONS or after.low in ADVERBS or after.low in _LINKS)
    names = (
        opening_text == ","
        and after is not None
        and not adverbial
        and after.low not in _RELATIVES
        and not after.text[0].isdigit()
    )
    return (first, closing) if names and closing - opening <= APPOSITION_LIMIT else (first, opening)


def _date(line: Line, at: int) -> bool:
    """Whether the word at token `at` is a day or month after a preposition (`since February,`), not a name (`May,`)."""
    return at > 0 and TIME.fullmatch(line.tokens[at].low) is not None and line.tokens[at - 1].low in PREPOSITIONS


_LINKS = frozenset("however meanwhile though too speaking".split())
_RELATIVES = frozenset("who which whose whom where when speaking".split())
# More appositions than this in a row are a list.
APPOSITIONS = 3


def _is_phrase(line: Line, first: int) -> bool:
    """Whether a noun phrase visibly begins at token `first`."""
    token = line.tokens[first]
    return token.low in DETERMINERS or token.capital or token.text[0].isdigit() or token.low in COUNTS


# An apposition is shorter than this many words; what is longer is a clause.
APPOSITION_LIMIT = 16
