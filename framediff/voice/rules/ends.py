"""Where a phrase that sums up speech ends: an object, a promised act, the content of a noun of speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.prose.wordlists import AUXILIARIES, PREPOSITIONS
from framediff.voice.rules.extent import ADDITIONS, DASHES, before_according, behind_closing, boundary, opens_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue

__all__ = ["infinitive_end", "noun_end", "object_end", "phrase_end"]


# What places an act of speech in time or on an occasion, after a noun phrase that sums it up.
_OCCASIONS = frozenset("when while after before during amid until since following".split())


_FORUMS = frozenset(
    "interview statement speech tweet letter email e-mail conference briefing debate rally memo post interviews"
    " statements speeches tweets appearance hearing meeting video ad ads report filing address op-ed message".split()
)


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight earlier recently last this"
    " january february march april may june july august september october november december".split()
)


def object_end(line: Line, cues: Sequence[Cue], cue: Cue) -> int:
    """Where a noun phrase that sums up speech ends: before its occasion, a relative clause, a new verb or report."""
    return phrase_end(line, cues, cue.last, boundary(line, cues, cue, cue.last))


def infinitive_end(line: Line, cues: Sequence[Cue], cue: Cue, to: int) -> int:
    """Where a promised or demanded act ends: before a clause with a subject of its own, an addition, an -ing phrase."""
    tokens = line.tokens
    stop = boundary(line, cues, cue, to)
    for index in range(to + 2, stop - 1):
        if tokens[index].text != "," and tokens[index].text not in DASHES:
            continue
        follows = index + 1
        low = tokens[follows].low
        if low in ("and", "but", "so") and follows + 1 < stop:
            if opens_clause(line, follows + 1, stop) and not line.verbs[follows + 1]:
                return index
            continue
        if low in ADDITIONS or low in ("as", "though", "although") or low.endswith("ing"):
            return index
        if opens_clause(line, follows, min(stop, follows + 6)):
            return index
    return stop


def noun_end(line: Line, cues: Sequence[Cue], noun: int, start: int) -> int:
    """Where the content of a noun of speech ends that begins at token `start`: it is a part of a larger clause."""
    end = behind_closing(line, start, before_according(line, start, line.body_end))
    end = _before_predicate(line, noun, start, end)
    if line.tokens[start].low != "that":
        return phrase_end(line, cues, start, end)
    for index in range(start + 2, end - 1):
        if line.tokens[index].text in (",", ";") or line.tokens[index].text in DASHES:
            return index
    return end


def _before_predicate(line: Line, noun: int, start: int, end: int) -> int:
    """Before the verb whose subject the noun is: `The envoy’s claim that talks go on | surprised many`."""
    opens = next((i for i in range(noun, -1, -1) if line.tokens[i].text in (",", ";")), 0)
    if any(line.verbs[opens:noun]) or line.tokens[opens].low in PREPOSITIONS:
        return end
    own = 1 if line.tokens[start].low == "that" else 0  # finite verbs of the content itself
    for index in range(start + 1, end):
        before = line.tokens[index - 1].low
        if not line.verbs[index] or before in AUXILIARIES or before in ("who", "which", "that"):
            continue
        if own:
            own -= 1
            continue
        return index
    return end


def phrase_end(line: Line, cues: Sequence[Cue], start: int, stop: int) -> int:
    """Where a phrase from token `start` to `stop` at the latest gives way to a clause or an occasion."""
    tokens = line.tokens
    firsts = {other.group for other in cues if other.first > start}
    for index in range(start + 1, stop):
        low = tokens[index].low
        after = index + 1
        if (tokens[index].text in (",", ";") or tokens[index].text in DASHES) and after < stop:
            following = tokens[after].low
            if following in (
                "which",
                "who",
                "while",
                "but",
                "and",
                "though",
                "although",
                "as",
                "a",
                "an",
                "where",
                "that",
            ):
                return index
            if (following.endswith("ing") and following != "including") or tokens[index].text != ",":
                return index
            if line.verbs[after]:
                return index
        if low in ("and", "but") and (
            after in firsts or (after < stop and (line.verbs[after] or _verb_next(line, after)))
        ):
            return index
        if low == "which" and any(index < cue <= index + EXTRACTION for cue in firsts):
            return index  # “policies which he said had failed”
        if low in _OCCASIONS and tokens[index - 1].quotation is None:
            return index
        if low in ("in", "on", "at", "during") and after < stop and _occasion(line, after, stop):
            return index
        if low in _DAYS and low.endswith("day") and tokens[index - 1].low not in PREPOSITIONS:
            return index
    return stop


# From a relative pronoun to the verb of the report it belongs to there are at most this many tokens.
EXTRACTION = 3


def _verb_next(line: Line, at: int) -> bool:
    low = line.tokens[at].low
    return low in AUXILIARIES or (low.endswith("ed") and not line.tokens[at].capital)


def _occasion(line: Line, at: int, stop: int) -> bool:
    """Whether a preposition before token `at` opens an occasion of speech: `on Monday`, `in an interview with X`."""
    tokens = line.tokens
    if tokens[at].low in _DAYS:
        return True
    return any(token.low in _FORUMS for token in tokens[at : min(stop, at + 5)]) and tokens[at].low not in (
        "the",
        "its",
    )
