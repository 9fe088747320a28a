"""Who speaks at a cue whose subject does not stand right before it: infinitives, participles, second verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.prose.inversions import subject_after
from framediff.voice.prose.phrases import group_start, subject_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.rules.evidence import TokenRange

__all__ = ["FINDING", "is_evidence", "reported_source"]


def reported_source(line: Line, cues: Sequence[Cue], cue: Cue) -> TokenRange | None:
    """Who speaks at `cue`: its subject, or that of the verb it depends on or is joined to; None if nobody does."""
    if cue.participle:
        return _participle_source(line, cues, cue)
    if cue.infinitive:
        return _infinitive_source(line, cue.group - 1)
    source = subject_before(line, cue.group)
    if source is None:
        return _shared_source(line, cues, cue)
    unable = cue.modal and line.tokens[source[0]].low == "no"  # “No town could promise that …”
    return None if unable or _nobody(line, source) else source


def _infinitive_source(line: Line, to: int) -> TokenRange | None:
    """Who speaks in an infinitive at `to`: the subject of the verb before (`went on to`) or its object (`led X to`)."""
    tokens = line.tokens
    at = to
    while at > 0 and tokens[at - 1].word and tokens[at - 1].low in _INFINITIVE_LEADS:
        at -= 1
    if at < to:
        return subject_before(line, at)
    for index in range(to - 1, max(-1, to - 10), -1):
        if not tokens[index].word:
            return None
        if tokens[index].low in _CAUSATIVES and index + 1 < to:
            return (index + 1, to)
        if tokens[index].low in _OCCASIONS and index:
            return subject_before(line, group_start(line, index))
    return None


# Verbs that name the occasion on which something was said: `used his speech to call for a truce`, `took to Twitter to`.
_OCCASIONS = frozenset(
    "used uses took takes went held gave wrote posted appeared stood published issued released".split()
)


_CAUSATIVES = frozenset(
    "led leads prompted prompts caused causes forced forces allowed allows enabled pushed moved drove compelled for"
    " inspired".split()
)


def _participle_source(line: Line, cues: Sequence[Cue], cue: Cue) -> TokenRange | None:
    """Who speaks in `…, adding that`, `with Keel calling it`, `After saying that …, Keel left`."""
    tokens = line.tokens
    for index in range(cue.first - 1, max(-1, cue.first - 8), -1):
        if not tokens[index].word or line.verbs[index]:
            break
        if tokens[index].low == "with" and index + 1 < cue.first:
            return (index + 1, cue.first)
    if cue.first <= OPENING and not any(line.verbs[: cue.first]):
        for index in range(cue.last, line.body_end - 1):
            if tokens[index].text == ",":
                verb = next((i for i in range(index + 1, min(line.body_end, index + 10)) if line.verbs[i]), None)
                found = None if verb is None else subject_before(line, group_start(line, verb))
                if found is not None and found[0] == index + 1:
                    return found
        return None
    for earlier in reversed(cues):
        if earlier.first < cue.first and not earlier.participle and not earlier.passive:
            found = subject_before(line, earlier.group) or subject_after(line, earlier.last - 1)
            if found is None:
                break
            if found[0] == 0 or tokens[found[0] - 1].low not in _SUBORDINATORS:
                return found
    for index in range(cue.first - 1, 0, -1):
        if line.verbs[index] and not line.verbs[index - 1]:
            found = subject_before(line, group_start(line, index))
            if found is not None and (found[0] == 0 or tokens[found[0] - 1].low not in _SUBORDINATORS):
                return found
    return None


_SUBORDINATORS = frozenset("that who which whether because whose where".split())
# A participle this near to the start of the sentence shares the subject of the main clause behind it.
OPENING = 3


def _nobody(line: Line, source: TokenRange) -> bool:
    """Whether nobody is said to speak: `Nobody said that`, `Neither X nor Y said`, `If X says`."""
    tokens = line.tokens
    if tokens[source[0]].low in ("nobody", "none", "neither", "nor"):
        return True
    before = tokens[source[0] - 1].low if source[0] else ""
    return before in ("if", "unless", "neither", "nor", "whether")


def _shared_source(line: Line, cues: Sequence[Cue], cue: Cue) -> TokenRange | None:
    """The subject of an earlier verb of the sentence (`The envoy left and said talks will go on`)."""
    tokens = line.tokens
    if not cue.group or tokens[cue.group - 1].low not in ("and", "but", "then", "or"):
        return None
    relative = _relative_subject(line, cue.group - 1)
    if relative is not None:
        return relative
    for earlier in reversed(cues):
        plain = not (earlier.participle or earlier.infinitive or earlier.verb.ambiguous)
        if earlier.modal and not cue.modal and line.tokens[cue.first].low.endswith("ed"):
            continue  # “denied that the town would order it and promised …”: who would order has not promised
        if earlier.first < cue.first and plain:
            found = subject_before(line, earlier.group)
            if found is not None:
                return found
    return _line_subject(line, cue.group)


def _relative_subject(line: Line, conjunction: int) -> TokenRange | None:
    """Whom a relative clause is about that `and` goes on with: `Keel, who led it until May and says he left`."""
    for index in range(conjunction - 1, 0, -1):
        if not line.tokens[index].word:
            return None
        if line.tokens[index].low == "who":
            return subject_before(line, index + 1)
    return None


_INFINITIVE_LEADS = frozenset(
    "went on continued hastened proceeded sought tried is are was were expected seemed appeared wanted happy able"
    " used goes began started had has likely quick rushed took turned taking going seemed come came willing"
    " continues continuing".split()
)


FINDING = frozenset(("show", "find", "reveal"))
"""Verbs that report when it is a survey or document that shows or finds; people find other things too."""
_EVIDENCE = frozenset(
    "poll polls polling survey surveys study studies data analysis analyses report reports result results record"
    " records filing filings document documents investigation inquiry research review reviews numbers figures"
    " statistics census audit exit returns email emails e-mails memo test tests estimates findings tally tallies"
    " experiment article examination simulation researchers scientists investigators auditors"
    " economists".split()
)


def is_evidence(line: Line, source: TokenRange) -> bool:
    """Whether a source is a survey, document or those who made it (`a recent poll by the centre`)."""
    return any(token.low in _EVIDENCE for token in line.tokens[source[0] : source[1]])


def _line_subject(line: Line, before: int) -> TokenRange | None:
    """The subject of the sentence's first clause: the noun phrase before its first finite verb."""
    for index in range(1, before):
        if line.tokens[index].word and line.verbs[index]:
            found = subject_before(line, group_start(line, index))
            if found is not None:
                return found
    return None
