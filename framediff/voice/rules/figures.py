"""The rule for figures that somebody gives: `Organisers put the turnout at 40,000`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.prose.phrases import group_start, subject_before
from framediff.voice.prose.wordlists import NUMBERS, PRONOUNS
from framediff.voice.rules.ends import phrase_end
from framediff.voice.rules.evidence import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue

__all__ = ["figure"]

# What stands before the figure after each verb.
_VERBS = {
    **dict.fromkeys("put puts reckons reckoned".split(), "at"),
    **dict.fromkeys("gave gives".split(), "as"),
}
# A figure belongs to what is said of: not to money put down, or pressure put on somebody.
_COUNTED = frozenset(
    "number numbers figure toll count turnout attendance crowd damage damages loss losses cost costs price total size"
    " value share strength rate bill population age amount distance level estimate margin chances odds risk it".split()
)
# Between the verb and `at` there are at most this many tokens.
REACH = 12
_ROUND = frozenset("about around roughly nearly almost more less over under some up close between just only".split())


def figure(line: Line, cues: Sequence[Cue]) -> list[Reading]:
    """Reads `Organisers put the turnout at 40,000` and `The union gives the number as 300`."""
    found: list[Reading] = []
    if line.vocabulary.isdisjoint(_VERBS):
        return found
    tokens = line.tokens
    end = line.body_end
    for verb in range(1, end - 2):
        link = _VERBS.get(tokens[verb].low)
        if link is None or tokens[verb].quotation is not None:
            continue
        at = next((i for i in range(verb + 2, min(end - 1, verb + REACH)) if tokens[i].low == link), None)
        if at is None or not _number(line, at + 1) or not _is_counted(line, verb + 1, at):
            continue
        group = group_start(line, verb)
        source = subject_before(line, group)
        if source is None or (tokens[source[0]].low in PRONOUNS and tokens[source[0]].low in ("i", "we", "you")):
            continue
        stop = next((i for i in range(at + 1, end) if tokens[i].text == ";"), end)
        stop = phrase_end(line, cues, at + 1, stop)
        found.append(Reading(((verb + 1, stop),), source, (group, verb + 1)))
    return found


def _is_counted(line: Line, first: int, at: int) -> bool:
    """Whether tokens `[first, at)` name something that is counted, and nothing that can say so itself."""
    return any(token.low in _COUNTED for token in line.tokens[first:at]) and all(
        token.word for token in line.tokens[first:at]
    )


def _number(line: Line, at: int) -> bool:
    """Whether a number begins at token `at`: `40,000`, `about forty`, `$3 million`."""
    while at < line.body_end and (line.tokens[at].low in _ROUND or line.tokens[at].text in ("$", "€", "£", "than")):
        at += 1
    if at >= line.body_end:
        return False
    low = line.tokens[at].low
    return low[0].isdigit() or low.partition("-")[0] in NUMBERS | {"twenty", "thirty", "forty", "fifty", "half", "a"}
