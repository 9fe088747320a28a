"""Noun phrases beside a cue verb: who speaks, before it or after it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.voice.clauses import SPEECH, TIME
from framediff.voice.mentions import is_person_word
from framediff.voice.verbs import CERTAIN
from framediff.voice.wordlists import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS

if TYPE_CHECKING:
    from framediff.voice.lines import Line, Token

__all__ = ["group_start", "subject_after", "subject_before"]

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
        named = _phrase_start(line, bracket) if bracket else None
        if named is not None:
            return (named, bracket)
    if before.text in (",", ")", "–", "—", "-"):
        return _apposed(line, last - 1)
    if not before.word or before.low in ("and", "or", "but", "then"):
        return None
    first = _phrase_start(line, last)
    if first is None:
        return None
    if first and line.verbs[first - 1] and not tokens[first].capital:
        # “Members who back the plan warned”: the verb before belongs to a relative clause of the subject.
        relative = group_start(line, first - 1) - 1
        if relative > 0 and tokens[relative].low in ("who", "which", "that") and tokens[relative - 1].word:
            return _antecedent(line, relative)
    if tokens[first].low == "who":
        return _antecedent(line, first) if last - first == 1 else (first + 1, last)
    # An apposition without a closing comma: “Sergey Kopirkin, the ambassador of Russia said”.
    if first > 1 and tokens[first - 1].text == "," and tokens[first].low in ("the", "a", "an", "his", "her", "its"):
        head = _phrase_start(line, first - 1)
        if head is not None and tokens[head].capital and _names(line, head, first - 1):
            return (head, last)
    return (first, last)


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
    first = _phrase_start(line, last)
    if first is None:
        return None
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
        named = _phrase_start(line, bracket) if bracket else None
        if named is not None:
            return (named, bracket)
    first = None if tokens[opening - 1].text.isdigit() else _phrase_start(line, opening)
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


_LINKS = frozenset("however meanwhile though too speaking".split())
_RELATIVES = frozenset("who which whose whom where when speaking".split())
# More appositions than this in a row are a list.
APPOSITIONS = 3


def _is_phrase(line: Line, first: int) -> bool:
    """Whether a noun phrase visibly begins at token `first`."""
    token = line.tokens[first]
    return token.low in DETERMINERS or token.capital or token.text[0].isdigit() or token.low in _NUMBERS


_NUMBERS = frozenset(
    "half most nearly almost roughly all both none others majorities one two three four five six seven eight nine ten"
    " two-thirds one-third three-quarters".split()
)


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
            if low in PREPOSITIONS:
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


def _cuts(line: Line, at: int, last: int) -> bool:
    """Whether `and` joins two clauses here, or `by` names the agent of a passive."""
    low = line.tokens[at].low
    if low in ("and", "or"):
        return not _joins(line, at, last)
    return low == "by" and at > 0 and line.tokens[at - 1].low.endswith("ed")


def _after_prepositional(line: Line, first: int, last: int) -> int:
    """Where the subject begins after a fronted prepositional phrase without a comma (`On Monday the minister`)."""
    tokens = line.tokens
    for index in range(first + 2, last):
        if tokens[index].low in ("the", "a", "an", "his", "her") and tokens[index - 1].low not in PREPOSITIONS:
            return index
        if TIME.fullmatch(tokens[index - 1].low) and tokens[index].capital and not TIME.fullmatch(tokens[index].low):
            return index
    return last


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


# An apposition is shorter than this many words; what is longer is a clause.
APPOSITION_LIMIT = 16


def _ends_phrase(line: Line, first: int, at: int, end: int) -> bool:
    """Whether the word at token `at` can no longer belong to the noun phrase that begins at `first`."""
    token = line.tokens[at]
    low = token.low
    later = at > first
    if low in AUXILIARIES or line.verbs[at] == CERTAIN or (low in SUBORDINATORS and (low != "that" or later)):
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
