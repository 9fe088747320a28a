"""Rules for speech told by what it does: naming, judging, promising, urging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.clauses import finite
from framediff.voice.phrases import subject_before
from framediff.voice.rules.evidence import Reading
from framediff.voice.rules.extent import boundary, object_end
from framediff.voice.rules.reported import _reported_source, line_subject
from framediff.voice.wordlists import PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.cues import Cue
    from framediff.voice.lines import Line

__all__ = ["described_as", "infinitive", "object_quote", "speech_act"]


def described_as(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `He described the summit as a step forward` and `called it “a farce”`."""
    tokens = line.tokens
    if cue.passive or cue.participle or cue.infinitive or cue.verb.lemma not in _NAMING or cue.last >= line.body_end:
        return None
    if tokens[cue.last].low in ("for", "on", "off", "upon", "in", "out", "back", "to") or tokens[cue.last].text in (
        ",",
        ":",
    ):
        return None
    source = subject_before(line, cue.group)
    if source is None or tokens[source[0]].low == "what":
        return None
    if tokens[cue.first].low == cue.verb.lemma and tokens[source[0]].low not in PRONOUNS:
        return None  # “the roll call”, “a brand”: the bare form is a noun unless a pronoun is its subject
    stop = object_end(line, cues, cue)
    as_at = next((i for i in range(cue.last, stop) if tokens[i].low == "as"), None)
    if cue.verb.lemma in _NAMING_AS and as_at is None:
        return None
    return Reading(((cue.last, stop),), source, (cue.group, cue.last), frozenset({"evaluative"}))


_NAMING_AS = frozenset("describe characterize characterise depict portray denounce hail dismiss".split())
_NAMING = _NAMING_AS | frozenset("call dub label brand term".split())


def object_quote(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `He dismissed the plan as “a farce”` and `warned of “grave consequences”`."""
    tokens = line.tokens
    if cue.passive or cue.infinitive or cue.last >= line.body_end or tokens[cue.last].text in (",", ":", ";"):
        return None
    if cue.verb.ambiguous or not cue.verb.takes & {"object", "quote", "that"}:
        return None
    source = line_subject(line, cue.first) if cue.participle else subject_before(line, cue.group)
    if source is None:
        return None
    stop = object_end(line, cues, cue)
    if not any(token.quotation is not None for token in tokens[cue.last : stop]):
        return None
    return Reading(((cue.last, stop),), source, (cue.group, cue.last), frozenset({"evaluative"}))


def infinitive(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `The envoy promised to resume talks` and `urged both sides to resume talks`."""
    tokens = line.tokens
    if cue.passive or cue.infinitive or "infinitive" not in cue.verb.takes or cue.verb.category == "mental":
        return None
    if cue.verb.ambiguous or (
        tokens[cue.first].low in ("called", "ordered", "agreed", "invited", "asked") and cue.participle
    ):
        return None
    source = line_subject(line, cue.first) if cue.participle else subject_before(line, cue.group)
    if source is None:
        return None
    end = line.body_end
    to = next(
        (i for i in range(cue.last, min(end, cue.last + 10)) if tokens[i].low == "to" or not tokens[i].word), None
    )
    if to is None or tokens[to].low != "to" or to + 2 > end:
        return None
    if to > cue.last and "addressee" not in cue.verb.takes:
        return None
    if to + 2 < end and tokens[to + 2].low in ("named", "identified", "quoted", "unnamed"):
        return None  # “asked not to be named” tells of the speaker, not of the speech
    stop = boundary(line, cues, cue, to)
    if cue.group and tokens[cue.group - 1].low in ("who", "which"):
        stop = next((i for i in range(to, stop) if tokens[i].text == ","), stop)
    return Reading(((to, stop),), source, (cue.group, cue.last), frozenset({"infinitive"})) if stop - to > 1 else None


def speech_act(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `The envoy rejected the plan` and `criticized the delay`: speech summed up in a noun phrase."""
    tokens = line.tokens
    if cue.passive or "object" not in cue.verb.takes or cue.verb.category == "mental" or cue.last >= line.body_end:
        return None
    source = line_subject(line, cue.first) if cue.participle else _reported_source(line, cues, cue)
    if source is None:
        return None
    first = tokens[cue.last]
    if not first.word or first.low in ("to", "that", "and", "or", "but", "as", "by", "in", "on", "at"):
        return None
    stop = object_end(line, cues, cue)
    if stop <= cue.last:
        return None
    return Reading(((cue.last, stop),), source, (cue.group, cue.last), frozenset({"speech_act"}))
