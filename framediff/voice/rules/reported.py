"""Rules for reported speech without quotation marks, or with marks around a part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.voice.prose.clauses import after_addressee, after_adjuncts, clausal, finite, only_adjuncts
from framediff.voice.prose.verbs import CERTAIN
from framediff.voice.prose.wordlists import PREPOSITIONS
from framediff.voice.rules.evidence import Reading
from framediff.voice.rules.extent import boundary
from framediff.voice.rules.subjects import FINDING, is_evidence, reported_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.rules.evidence import TokenRange

__all__ = ["bare_clause", "participle", "question_clause", "that_clause"]

# Tokens that may stand between a verb and its `that`: whom it was told, when, where, in which interview.
THAT_LIMIT = 16
_QUESTION = frozenset("whether if why how what where when who which".split())
_FRONTED_TOPIC = re.compile(
    r"(?:as for|as to|as regards|regarding|concerning|with regard to|with respect to"
    r"|on the (?:issue|question|topic|subject) of)\b"
)


def _topic(line: Line, source: TokenRange | None) -> TokenRange | None:
    """A fronted topic before the source, part of the content: `As for the border, he informed that it is calm`."""
    if source is None or source[0] < 2:
        return None
    before = source[0] - 1
    if line.tokens[before].text != ",":
        return None
    words = " ".join(token.low for token in line.tokens[:4])
    match = _FRONTED_TOPIC.match(words)
    return None if match is None else (0, before)


def that_clause(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `The envoy stressed on Monday that talks will go on.`."""
    if cue.participle or not cue.verb.takes & {"that", "clause", "addressee"}:
        return None
    end = line.body_end
    that = _that(line, cues, cue, end)
    if that is None or that + 1 >= end or _relative(line, that):
        return None
    source = None if cue.passive else reported_source(line, cues, cue)
    if source is None and not _agentless(line, cue):
        return None
    content: list[TokenRange] = []
    topic = _topic(line, source)
    if topic is not None:
        content.append(topic)
    stop = boundary(line, cues, cue, that)
    if stop <= that + 1:
        return None
    content.append((that, stop))
    flags = {"fronted_topic"} if topic is not None else set()
    if source is None:
        flags.add("agentless")
    return Reading(tuple(content), source, (cue.group, cue.last), frozenset(flags))


def _relative(line: Line, that: int) -> bool:
    """Whether `that` opens a relative clause, since a verb follows it at once (`rules that might change`)."""
    return line.verbs[that + 1] == CERTAIN and "'" not in line.tokens[that + 1].low


def _that(line: Line, cues: Sequence[Cue], cue: Cue, end: int) -> int | None:
    """The position of the complementiser that belongs to the cue."""
    tokens = line.tokens
    limit = cue.last + (4 if cue.verb.ambiguous else THAT_LIMIT)
    for index in range(cue.last, min(end, limit)):
        token = tokens[index]
        if token.quotation is not None or token.text in (";", ":"):
            return None
        if token.low == "that":
            between = index - cue.last
            dated = after_adjuncts(line, cue.last, index) == index
            if between and cue.verb.ambiguous and not (dated or tokens[cue.last].low.endswith("ly")):
                return None
            addressed = bool(cue.verb.takes & {"addressee", "object"})
            opens = only_adjuncts(line, cue.last, index) or tokens[cue.last].text in (",", "(", "–", "—")
            if between and not (addressed or opens):
                return None
            return None if finite(line, cue.last, index) and tokens[cue.last].text != "," else index
        if index > cue.last and any(c.first == index and not c.verb.ambiguous for c in cues):
            return None
        if token.text == "," and index == cue.last:
            closing = next((i for i in range(index + 1, min(end, index + 14)) if tokens[i].text == ","), end)
            return closing + 1 if closing + 1 < end and tokens[closing + 1].low == "that" else None
        if token.text == "," and cue.participle:
            return None
    return None


def _agentless(line: Line, cue: Cue) -> bool:
    """Whether the report names nobody on purpose: `It was noted that …`."""
    before = line.tokens[cue.group - 1].low if cue.group else ""
    return cue.passive and before == "it"


def bare_clause(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `He said the talks will go on.`."""
    tokens = line.tokens
    if cue.passive or cue.participle or "clause" not in cue.verb.takes:
        return None
    end = line.body_end
    if cue.last >= end or (not tokens[cue.last].word and tokens[cue.last].quotation is None):
        return None
    source = reported_source(line, cues, cue)
    if source is None:
        return None
    at = cue.last
    if "addressee" in cue.verb.takes:
        at = after_addressee(line, cue.last - 1, end)
        if at == cue.last and cue.verb.lemma == "tell":
            return None
    start = after_adjuncts(line, at, end)
    if start < end and tokens[start].text == ",":
        start += 1
    relative = _extracted(line, cues, cue, source, start)
    if relative is not None:
        return relative
    if start >= end or tokens[start].low in _NO_CLAUSE or (line.verbs[start] and "'" not in tokens[start].low):
        return None
    if cue.verb.category == "mental" and tokens[source[0]].low in ("i", "we", "you"):
        return None  # the writer's or the reader's own thought, not a report
    if "object" in cue.verb.takes and not _opens_clause(line, start, end):
        return None
    if cue.verb.lemma in FINDING and not is_evidence(line, source):
        return None
    stop = boundary(line, cues, cue, start)
    if stop - start < 2 or not (clausal(line, start, stop) or (cue.verb.lemma == "say" and stop - start > 2)):
        return None
    if tokens[start].text in ("(", "-", "–", "—"):
        return None
    content: list[TokenRange] = [(start, stop)]
    topic = _topic(line, source)
    if topic is not None:
        content.insert(0, topic)
    return Reading(tuple(content), source, (cue.group, cue.last))


def _extracted(line: Line, cues: Sequence[Cue], cue: Cue, source: TokenRange, start: int) -> Reading | None:
    """Reads `policies which he said had failed`: the relative pronoun is the subject of the content."""
    before = source[0] - 1
    if start >= line.body_end or before < 0 or not line.verbs[start] or "'" in line.tokens[start].low:
        return None
    if line.tokens[before].low not in ("which", "that", "who", "what") or source[1] > cue.first:
        return None
    stop = boundary(line, cues, cue, start)
    stop = next((i for i in range(start + 1, stop - 1) if line.tokens[i].text == "," and line.verbs[i + 1]), stop)
    return Reading(((before, before + 1), (start, stop)), source, (cue.group, cue.last)) if stop - start > 1 else None


def _opens_clause(line: Line, start: int, end: int) -> bool:
    """Whether a clause, not a noun phrase, begins at token `start`: a short subject, then a finite verb."""
    for index in range(start, min(end, start + SHORT_SUBJECT)):
        token = line.tokens[index]
        if token.low in ("who", "which", "that", "and", "to") or (not token.word and token.quotation is None):
            return False
        if line.verbs[index] == CERTAIN and (index > start or "'" in token.low):
            return True
    return False


# The subject of a clause without `that` after a verb that also takes a noun phrase has at most this many words.
SHORT_SUBJECT = 6
# A bare clause does not begin with these: what follows the verb is then an object or an adverbial.
_NO_CLAUSE = frozenset("to so nothing yes by for of about along as when with from against".split())


def participle(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `…, adding that talks will go on.`."""
    tokens = line.tokens
    if not cue.participle or cue.passive or (cue.first and tokens[cue.first - 1].low in ("as", "of", "for")):
        return None
    end = line.body_end
    that = _that(line, cues, cue, end)
    if that is None:
        if not cue.verb.takes & {"clause"} or cue.last >= end or not _opens_participle(line, cue):
            return None
        that = after_addressee(line, cue.last - 1, end) if "addressee" in cue.verb.takes else cue.last
        if that >= end or not clausal(line, that, end) or tokens[that].low in ("to", "in", "at", "for", "with"):
            return None
    if tokens[that].text in (",", ":"):
        that += 1
    stop = boundary(line, cues, cue, that)
    if stop <= that + (tokens[that].quotation is None):
        return None
    source = reported_source(line, cues, cue)
    return Reading(((that, stop),), source, (cue.first, cue.last), frozenset({"participle"}))


def _opens_participle(line: Line, cue: Cue) -> bool:
    """Whether a participle may report without `that`: after a comma, a statement, `by` or `after`, or at the start."""
    if cue.first == 0:
        return True
    before = line.tokens[cue.first - 1]
    return before.text == "," or before.low in _PARTICIPLE_LEADS


_PARTICIPLE_LEADS = frozenset(
    "by after while when before without and statement letter memo email e-mail report tweet post message ad op-ed"
    " editorial sign poster release note article".split()
)


def question_clause(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `Reporters asked whether talks will go on.`."""
    tokens = line.tokens
    if cue.passive or cue.participle or "question" not in cue.verb.takes:
        return None
    end = line.body_end
    at = after_addressee(line, cue.last - 1, end) if "addressee" in cue.verb.takes else cue.last
    if cue.verb.lemma == "ask" and at < end and tokens[at].low in PREPOSITIONS:
        # “asked the envoy during a visit whether …”
        at = next((i for i in range(at, min(end, at + 10)) if tokens[i].low in ("whether", "if")), at)
    if at >= end or tokens[at].low not in _QUESTION:
        return None
    source = reported_source(line, cues, cue)
    if source is None:
        return None
    stop = boundary(line, cues, cue, at)
    if stop - at < 3:
        return None
    asks = cue.verb.lemma in ("ask", "inquire", "enquire", "question", "wonder", "query")
    return Reading(((at, stop),), source, (cue.group, cue.last), frozenset({"question"}) if asks else frozenset())
