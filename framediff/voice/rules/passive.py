"""Rules for passive reports: who speaks is named after `by`, or not at all (`The talks are expected to fail`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.prose.phrases import subject_before
from framediff.voice.prose.verbs import base_verb
from framediff.voice.prose.wordlists import AUXILIARIES, DETERMINERS
from framediff.voice.rules.ends import infinitive_end, object_end
from framediff.voice.rules.evidence import Reading
from framediff.voice.rules.extent import boundary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.rules.evidence import TokenRange

__all__ = ["agent_after", "passive_report"]

# Verbs whose passive carries the whole report: its subject belongs to what is said, believed or expected.
_RAISING = frozenset(
    "say report believe think expect allege estimate consider understand rumor rumour suspect predict know see"
    " reckon judge accuse".split()
)
_QUESTIONS = frozenset("whether if why how what when where who about".split())


def passive_report(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `The talks are expected to fail`, `was criticized by the union`, `were told that talks go on`."""
    tokens = line.tokens
    if not cue.passive or cue.last >= line.body_end or tokens[cue.group - 1 if cue.group else 0].low == "to":
        return None
    subject = subject_before(line, cue.group)
    agent = agent_after(line, cue.last)
    at = cue.last if agent is None else agent[1]
    word = tokens[at].low if at < line.body_end else ""
    flags = {"passive"} if agent is not None else {"passive", "agentless"}
    infinitive = word == "to" and at + 1 < line.body_end and base_verb(tokens[at + 1])
    if cue.verb.lemma in _RAISING:
        if subject is not None and (infinitive or (cue.verb.lemma == "accuse" and word == "of")):
            return _reading([subject, (at, infinitive_end(line, cues, cue, at))], agent, cue, flags)
    elif "addressee" in cue.verb.takes and cue.verb.lemma not in _PERSUADING:
        if infinitive:
            return _reading([(at, infinitive_end(line, cues, cue, at))], agent, cue, flags)
        if word == "that":
            return _reading([(at, boundary(line, cues, cue, at))], agent, cue, flags)
        if "question" in cue.verb.takes and word in _QUESTIONS:
            start = at + (word == "about")
            return _reading([(start, boundary(line, cues, cue, start))], agent, cue, flags | {"question"})
    if cue.verb.lemma == "ask" and at + 1 < line.body_end and tokens[at].text in (",", ":"):
        quote = at + 1
        if tokens[quote].quotation is not None:
            return _reading([(quote, quote + 1)], agent, cue, flags | {"question"})
    if agent is None or subject is None or not ("object" in cue.verb.takes or cue.verb.lemma == "report"):
        return None
    content = [subject]
    if word in ("for", "as"):
        content.append((at, object_end(line, cues, cue)))
    return _reading(content, agent, cue, flags | {"speech_act"})


# To be persuaded is not to be told.
_PERSUADING = frozenset(("convince", "persuade", "invite"))


def _reading(content: Sequence[TokenRange], agent: TokenRange | None, cue: Cue, flags: set[str]) -> Reading | None:
    if any(first >= last for first, last in content):
        return None
    return Reading(tuple(content), agent, (cue.group, cue.last), frozenset(flags))


def agent_after(line: Line, at: int) -> TokenRange | None:
    """The agent of a passive: the noun phrase after `by` at token `at`."""
    tokens = line.tokens
    end = line.body_end
    if at + 1 >= end or tokens[at].low != "by":
        return None
    first = at + 1
    if not (tokens[first].capital or tokens[first].low in DETERMINERS or tokens[first].low.endswith("s")):
        return None
    last = first
    while last < end and tokens[last].word:
        low = tokens[last].low
        if (
            line.verbs[last]
            or low in AUXILIARIES
            or low in ("for", "as", "in", "on", "at", "to", "who", "that", "over")
        ):
            break
        if low in ("after", "during", "when", "while", "before", "with", "because"):
            break
        last += 1
    return (first, last) if last > first else None
