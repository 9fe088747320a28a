"""Rules for reports whose cue is a noun: `the claim that …`, `his promise to …`, `calls by the union for …`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framediff.voice.prose.phrases import subject_before
from framediff.voice.prose.verbs import base_verb
from framediff.voice.prose.wordlists import ADVERBS
from framediff.voice.rules.ends import noun_end
from framediff.voice.rules.evidence import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.rules.evidence import TokenRange

__all__ = ["noun_cue"]

# Between the noun and its complement may stand who speaks and when: `claims by two agencies on Monday that …`.
GAP = 8
_POSSESSIVES = frozenset("his her their its our my".split())


@cache
def _nouns() -> Mapping[str, frozenset[str]]:
    """What each noun of speech introduces: `that`, `to`, or a preposition."""
    raw = tomllib.loads(files("framediff.voice.rules").joinpath("nouns.toml").read_text(encoding="utf-8"))
    table: dict[str, set[str]] = {}
    for complement, words in raw.items():
        for word in words.split():
            table.setdefault(word, set()).add(complement)
    return {word: frozenset(complements) for word, complements in table.items()}


def noun_cue(line: Line, cues: Sequence[Cue]) -> list[Reading]:
    """Reads `the minister’s claim that talks go on` and `a promise by the envoy to resume talks`."""
    found: list[Reading] = []
    nouns = _nouns()
    if nouns.keys().isdisjoint(line.vocabulary):
        return found
    tokens = line.tokens
    last = 0
    for index, token in enumerate(tokens):
        if index < last or token.low not in nouns or token.capital or line.verbs[index]:
            continue
        if any(cue.first <= index < cue.last for cue in cues):
            continue
        reading = _read(line, cues, index, nouns[token.low])
        if reading is not None:
            found.append(reading)
            last = reading.content[0][1]
    return found


def _read(line: Line, cues: Sequence[Cue], noun: int, takes: frozenset[str]) -> Reading | None:
    tokens = line.tokens
    end = line.body_end
    opening = noun + 1
    source = _possessor(line, noun)
    if opening < end and tokens[opening].low in ("by", "from", "of") and source is None and tokens[opening].low != "of":
        agent = opening + 1
        opening = next(
            (
                i
                for i in range(agent, min(end, agent + GAP))
                if tokens[i].low in ("that", "to", "for", "about", "against")
            ),
            end,
        )
        source = (agent, opening) if agent < opening < end else None
    if opening + 1 >= end:
        return None
    word = tokens[opening].low
    if word not in takes or source is None:
        return None
    if word == "to" and not base_verb(tokens[opening + 1]):
        return None
    if word == "that" and line.verbs[opening + 1]:
        return None
    start = opening if word in ("that", "to") else opening + 1
    stop = noun_end(line, cues, noun, start)
    if stop - start < (3 if word == "that" else 1):
        return None
    return Reading(((start, stop),), source, (noun, noun + 1), frozenset({"noun_cue"}))


def _possessor(line: Line, noun: int) -> TokenRange | None:
    """Who speaks before the noun: `his claim`, `the minister’s repeated claim`."""
    tokens = line.tokens
    at = noun - 1
    while at >= 0 and noun - at <= 3 and tokens[at].word and not line.verbs[at]:
        low = tokens[at].low
        if low in _POSSESSIVES:
            return (at, at + 1)
        if low.endswith(("'s", "s'")):
            return subject_before(line, at + 1)
        if low in ADVERBS or tokens[at].capital:
            return None
        at -= 1
    return None
