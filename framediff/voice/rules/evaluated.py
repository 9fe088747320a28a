"""Rules for speech told by what it does: naming, judging, promising, urging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.prose.clauses import finite
from framediff.voice.prose.verbs import CERTAIN, base_verb
from framediff.voice.prose.wordlists import AUXILIARIES, PREPOSITIONS
from framediff.voice.rules.ends import infinitive_end, object_end, phrase_end
from framediff.voice.rules.evidence import Reading
from framediff.voice.rules.extent import boundary
from framediff.voice.rules.subjects import FINDING, is_evidence, reported_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.rules.evidence import TokenRange

__all__ = ["described_as", "infinitive", "object_quote", "speech_act"]


def described_as(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `He described the summit as a step forward` and `called it “a farce”`."""
    tokens = line.tokens
    if cue.passive or cue.verb.lemma not in _NAMING or cue.last >= line.body_end:
        return None
    if tokens[cue.last].low in ("for", "on", "off", "upon", "in", "out", "back", "to") or tokens[cue.last].text in (
        ",",
        ":",
    ):
        return None
    source = reported_source(line, cues, cue)
    if source is not None and _names_a_thing(line, cue, source):
        return None
    if source is None or (tokens[cue.first].low == cue.verb.lemma and not (line.verbs[cue.first] or cue.infinitive)):
        return None  # “the roll call”, “a brand”
    reach = boundary(line, cues, cue, cue.last)
    as_at = next((i for i in range(cue.last, min(reach, cue.last + AS_REACH)) if tokens[i].low == "as"), None)
    if cue.verb.lemma in _NAMING_AS and as_at is None:
        return None
    end = object_end(line, cues, cue) if cue.verb.lemma not in _NAMING_AS else phrase_end(line, cues, as_at or 0, reach)
    stop = _behind_name(line, cue.last, _before_outer_verb(line, cue, source, end))
    if stop is None or stop <= cue.last:
        return None
    return Reading(((cue.last, stop),), source, (cue.group, cue.last), frozenset({"evaluative"}))


def _behind_name(line: Line, first: int, stop: int) -> int | None:
    """Where the object and its name end: behind a quotation; None if there is only a name (`a group called Ginkgo`)."""
    tokens = line.tokens
    words = [token for token in tokens[first:stop] if token.word]
    if len(words) == stop - first and all(token.capital for token in words):
        return None
    for index in range(first, stop):
        follows = tokens[index + 1] if index + 1 < stop else None
        if tokens[index].quotation is not None and follows is not None and follows.quotation is None:
            goes_on = follows.low in ("and", "or", "of", "for", "in", "to", "on", "-") or follows.text in ("-", "–")
            if not goes_on and (not follows.word or follows.low in PREPOSITIONS or line.verbs[index + 1]):
                return index + 1
    return stop


def _before_outer_verb(line: Line, cue: Cue, source: TokenRange, end: int) -> int:
    """Before the verb that a relative clause's own antecedent is the subject of: `what he calls a farce | is over`."""
    tokens = line.tokens
    if source[1] > cue.first or not source[0] or tokens[source[0] - 1].low not in _RELATIVES:
        return end
    for index in range(cue.last, end):
        if tokens[index].low in _RELATIVES:
            return end
        if tokens[index].text == "," and tokens[source[0] - 2].text == ",":
            return index  # “Lake Amal, which they call the Mirror, froze”
        if index > cue.last and (line.verbs[index] == CERTAIN or tokens[index].low in AUXILIARIES):
            return index
    return end


_RELATIVES = frozenset("that which who whom what".split())


def _names_a_thing(line: Line, cue: Cue, source: TokenRange) -> bool:
    """Whether the verb is a participle that gives the name of what stands before it: `a firm called Ginkgo Works`."""
    tokens = line.tokens
    if cue.group != cue.first or source[1] != cue.first or not tokens[cue.first].low.endswith("ed"):
        return False
    return tokens[source[0]].low in ("a", "an", "another", "one", "including") and not tokens[cue.first - 1].capital


# The object of `describe … as` has at most this many tokens.
AS_REACH = 20
_NAMING_AS = frozenset("describe characterize characterise depict portray denounce hail dismiss".split())
_NAMING = _NAMING_AS | frozenset("call dub label brand term".split())


def object_quote(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `He dismissed the plan as “a farce”` and `warned of “grave consequences”`."""
    tokens = line.tokens
    if cue.passive or cue.infinitive or cue.last >= line.body_end or tokens[cue.last].text in (",", ":", ";"):
        return None
    if cue.verb.ambiguous or not cue.verb.takes & {"object", "quote", "that"}:
        return None
    source = reported_source(line, cues, cue)
    if source is None or tokens[cue.last].low in _ADVERBIAL:
        return None
    stop = object_end(line, cues, cue)
    if not any(token.quotation is not None for token in tokens[cue.last : stop]):
        return None
    return Reading(((cue.last, stop),), source, (cue.group, cue.last), frozenset({"evaluative"}))


# What follows a verb and begins with these tells of place, time or manner, not of what was said.
_ADVERBIAL = frozenset("to in under on at by with when after as during from".split())


def infinitive(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `The envoy promised to resume talks` and `urged both sides to resume talks`."""
    tokens = line.tokens
    if (
        cue.modal
        or cue.passive
        or cue.infinitive
        or "infinitive" not in cue.verb.takes
        or cue.verb.category == "mental"
    ):
        return None
    if cue.verb.ambiguous and not line.verbs[cue.first]:
        return None
    source = reported_source(line, cues, cue)
    if source is None:
        return None
    end = line.body_end
    to = next(
        (i for i in range(cue.last, min(end, cue.last + 10)) if tokens[i].low == "to" or not tokens[i].word), None
    )
    if to is None or tokens[to].low != "to" or to + 2 > end or not base_verb(tokens[to + 1]):
        return None
    if finite(line, cue.last, to) or tokens[to - 1].low in PREPOSITIONS:
        return None
    if to > cue.last and "addressee" not in cue.verb.takes:
        return None
    if to + 2 < end and tokens[to + 2].low in ("named", "identified", "quoted", "unnamed"):
        return None  # “asked not to be named” tells of the speaker, not of the speech
    stop = infinitive_end(line, cues, cue, to)
    if cue.group and tokens[cue.group - 1].low in ("who", "which"):
        stop = next((i for i in range(to, stop) if tokens[i].text == ","), stop)
    if stop - to <= 1:
        return None
    return Reading(((cue.last, stop),), source, (cue.group, cue.last), frozenset({"infinitive"}))


def speech_act(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `The envoy rejected the plan` and `criticized the delay`: speech summed up in a noun phrase."""
    tokens = line.tokens
    if cue.modal or cue.verb.lemma in _NAMING - _NAMING_AS:
        return None
    if cue.infinitive and cue.group > 1 and tokens[cue.group - 2].low in _PLANS:
        return None  # “The court is to confirm the result in May”
    if cue.participle and cue.verb.category == "plain" and not any(line.verbs[: cue.first]):
        return None  # “Speaking about the offer, the envoy said …” names the topic of what follows
    if "addressee" in cue.verb.takes:
        told = _told_about(line, cues, cue)
        if told is not None or "object" not in cue.verb.takes:
            return told
    finding = cue.verb.lemma in FINDING
    if (
        cue.passive
        or not (finding or "object" in cue.verb.takes)
        or cue.verb.category == "mental"
        or cue.last >= line.body_end
    ):
        return None
    source = reported_source(line, cues, cue)
    if source is None:
        return None
    if finding and not is_evidence(line, source):
        return None
    first = tokens[cue.last]
    if not first.word or first.low in ("to", "that", "and", "or", "but", "as", "by", "in", "on", "at"):
        return None
    stop = object_end(line, cues, cue)
    if stop <= cue.last:
        return None
    return Reading(((cue.last, stop),), source, (cue.group, cue.last), frozenset({"speech_act"}))


_PLANS = frozenset("is are was were".split())


# Who is told of something is named in fewer words than this.
ADDRESSEE_LENGTH = 6


def _told_about(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `informed the council of the delay` and `asked him about the truce`: somebody is told of something."""
    tokens = line.tokens
    if cue.passive or cue.last >= line.body_end:
        return None
    reach = min(line.body_end, cue.last + ADDRESSEE_LENGTH)
    at = next((i for i in range(cue.last + 1, reach) if tokens[i].low in ("of", "about", "on", "against")), reach)
    if at + 1 >= line.body_end or at == reach or not all(token.word for token in tokens[cue.last : at]):
        return None
    source = reported_source(line, cues, cue)
    stop = phrase_end(line, cues, at + 1, boundary(line, cues, cue, at + 1))
    if source is None or (tokens[at].low == "on" and cue.verb.lemma != "brief"):
        return None
    return Reading(((at + 1, stop),), source, (cue.group, cue.last), frozenset({"speech_act"}))
