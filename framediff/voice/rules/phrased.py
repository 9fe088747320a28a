"""Rules for phrases that name whose words or view follow: `according to`, `in the words of`, `in X’s view`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.prose.clauses import finite
from framediff.voice.rules.evidence import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.rules.evidence import TokenRange

__all__ = ["according_to", "in_words"]


def according_to(line: Line, cues: Sequence[Cue]) -> list[Reading]:
    """Reads `According to the envoy, talks will go on.` and `Talks will go on, according to the envoy.`."""
    del cues
    found: list[Reading] = []
    if "according" not in line.vocabulary:
        return found
    tokens = line.tokens
    end = line.body_end
    for index in range(end - 2):
        if tokens[index].low != "according" or tokens[index + 1].low != "to":
            continue
        opening = index == 0 or (tokens[index - 1].low in ("and", "but") and index == 1)
        comma = _source_end(line, index + 2, end, fronted=opening)
        source = (index + 2, comma)
        if comma <= index + 2:
            continue
        cue = (index, index + 2)
        if opening:
            start = comma + (comma < end and tokens[comma].text == ",")
            if start < end:
                found.append(Reading(((start, end),), source, cue))
        elif comma >= end or not tokens[comma].word:
            first = 1 if tokens[0].low in ("but", "and") else 0
            last = index - (tokens[index - 1].text in (",", "–", "—", "-"))
            rest = comma + 1
            amid = comma < end and tokens[comma].text == "," and rest < end and last - first <= SHORT_SUBJECT
            if last > first and (amid or finite(line, first, last) or line.quotations(first, last)):
                content: list[TokenRange] = [(first, last)]
                if amid:
                    content.append((rest, end))
                found.append(Reading(tuple(content), source, cue))
    return found


# A subject of at most this many words before `, according to …,` leaves its verb to what follows.
SHORT_SUBJECT = 4


def _source_end(line: Line, start: int, end: int, *, fronted: bool) -> int:
    """Where the source after `according to` ends: at the comma that opens the content, past an apposition."""
    tokens = line.tokens
    at = start
    while at < end and (tokens[at].word or tokens[at].text in ("&", "'", "’", "-", "/", "(", ")")):
        at += 1
    if not fronted or at >= end or tokens[at].text != ",":
        return at
    nxt = at + 1
    if nxt < end and tokens[nxt].low in ("a", "an", "the", "who", "whose", "which"):
        closing = next((i for i in range(nxt, min(end, nxt + 16)) if tokens[i].text == ","), None)
        relative = tokens[nxt].low in ("who", "whose", "which")
        if closing is not None and (relative or not finite(line, nxt + 1, closing)) and closing + 1 < end:
            return closing
    return at


def in_words(line: Line, cues: Sequence[Cue]) -> list[Reading]:
    """Reads `In the envoy’s words, the talks were “useful”` and `The talks, in the view of the envoy, failed`."""
    tokens = line.tokens
    end = line.body_end
    if not line.vocabulary & _WORDS:
        return []
    for index in range(end):
        if tokens[index].low not in _WORDS or tokens[index].quotation is not None:
            continue
        opening, source, closing = _whose(line, index)
        if source is None:
            continue
        signal = (opening, closing)
        if opening == 0:
            start = closing + (closing < end and tokens[closing].text == ",")
            if start < end:
                return [Reading(((start, end),), source, signal)]
        elif any(cue.first < opening for cue in cues):
            continue  # “Keel added that, in his view, …” is credited by its verb
        elif tokens[opening - 1].text in (",", "–", "—", "-") and opening > 1:
            content: list[TokenRange] = [(0, opening - 1)]
            if closing + 1 < end and tokens[closing].text == "," and not finite(line, 0, opening - 1):
                content.append((closing + 1, end))
            return [Reading(tuple(content), source, signal)]
        elif tokens[index].low in _COUNTS and _ends(line, closing) and finite(line, 0, opening):
            return [Reading(((0, opening),), source, signal)]
    return []


def _ends(line: Line, at: int) -> bool:
    return at >= line.body_end or line.tokens[at].text == ";"


# `The mine has lost 12 men by the union’s count`: a figure is somebody’s without a comma.
_COUNTS = frozenset("count reckoning tally estimate estimates".split())


_WORDS = frozenset("words view opinion telling account phrase estimation assessment".split()) | _COUNTS


def _whose(line: Line, noun: int) -> tuple[int, TokenRange | None, int]:
    """First token, source and end of `in X’s words` or `in the words of X` around the noun at token `noun`."""
    tokens = line.tokens
    end = line.body_end
    first = next((i for i in range(noun - 1, max(-1, noun - 8), -1) if tokens[i].low in ("in", "by")), None)
    if first is None or first + 1 > noun or line.verbs[noun]:
        return noun, None, noun
    if noun + 1 < end and tokens[noun + 1].low == "of" and tokens[noun - 1].low in ("the", "in"):
        last = noun + 2
        while last < end and tokens[last].word and not line.verbs[last]:
            last += 1
        return first, (noun + 2, last) if last > noun + 2 else None, last
    if first + 1 < noun and (tokens[noun - 1].low in _OWNERS or tokens[noun - 1].low.endswith(("'s", "s'"))):
        return first, (first + 1, noun - (tokens[noun - 1].low == "own")), noun + 1
    return noun, None, noun


_OWNERS = frozenset("his her their its own".split())
