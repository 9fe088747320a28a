"""Rules for reports whose content stands before the reporting clause, or around it: `Talks go on, the envoy said`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.article import ZoneKind
from framediff.voice.prose.clauses import after_addressee, finite, only_adjuncts
from framediff.voice.prose.inversions import subject_after
from framediff.voice.prose.phrases import subject_before
from framediff.voice.prose.wordlists import ADVERBS, PREPOSITIONS
from framediff.voice.rules.evidence import Reading
from framediff.voice.rules.extent import behind_closing
from framediff.voice.rules.subjects import reported_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.rules.evidence import TokenRange

__all__ = ["as_clause", "fronted_clause", "parenthetical"]

_DISTANT = frozenset((",", "–", "—", "-", "--"))


def fronted_clause(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `Talks will go on, the envoy said on Monday.` and `Talks will go on, said the envoy.`."""
    tokens = line.tokens
    if cue.passive or cue.infinitive or cue.participle or not cue.verb.takes & {"clause", "quote"}:
        return None
    source, comma = _trailing(line, cue)
    if comma is None or comma < 2:
        return None
    tail = max(cue.last, source[1] if source is not None else 0)
    if tail == cue.last and "addressee" in cue.verb.takes:
        tail = after_addressee(line, cue.last - 1, line.body_end)
    if not only_adjuncts(line, tail, line.body_end) or (tail < line.body_end and tokens[tail].low == "to"):
        return None
    marked = any(token.quotation is not None and token.end - token.start > MARKED_LENGTH for token in tokens[:comma])
    # “Rents are falling, he noted.”, “Rents are falling, the report reads.”
    bare = tail >= line.body_end and (cue.verb.takes >= {"that", "quote"} or cue.verb.lemma == "read")
    if "clause" not in cue.verb.takes and not (marked or bare):
        return None
    if any(other.last < comma and tokens[other.last].low == "that" and _speaks(line, cues, other) for other in cues):
        return None  # an earlier report in the same sentence keeps its own content
    first = 1 if tokens[0].low in ("but", "and", "yet", "so") else 0
    ends = tail >= line.body_end or (source is not None and source[0] > cue.first)
    opens = _OPENERS if ends else _OPENERS | _PLACING
    if tokens[first].low in opens and not any(token.text == "," for token in tokens[first:comma]):
        return None  # “If they fail, the envoy said …” has its content after the verb
    headline = (
        line.zone in (ZoneKind.HEADLINE, ZoneKind.HEADING) and comma - first > 1
    )  # “Treaty close, says Mirzoyan” drops its verb
    told = _occasion(line, tail) and _statement(line, first, comma)
    if not (finite(line, first, comma) or marked or headline or told):
        return None
    return Reading(((first, comma),), source, (cue.group, cue.last))


def _occasion(line: Line, at: int) -> bool:
    """Whether from token `at` there is nothing, or only when or in what it was said: `in a statement on Monday`."""
    rest = line.tokens[at : line.body_end]
    return not rest or (len(rest) <= OCCASION and rest[0].low in _PLACING and all(token.word for token in rest))


OCCASION = 6
# A clause whose verb no list knows has at least this many tokens.
STATEMENT = 5


def _statement(line: Line, first: int, comma: int) -> bool:
    """Whether tokens before the reporting clause that ends a sentence are what is said, though no verb is known there.

    `Teams from the south stand ready to help, it said.`, but not `In a long letter to the board, she said.`
    """
    opens = line.tokens[first]
    adverbial = opens.low in PREPOSITIONS or opens.low in ADVERBS or opens.low.endswith(("ing", "ly", "despite"))
    apart = any(not token.word for token in line.tokens[first:comma])
    return comma - first >= STATEMENT and not adverbial and not apart


def _speaks(line: Line, cues: Sequence[Cue], cue: Cue) -> bool:
    return cue.passive or cue.participle or reported_source(line, cues, cue) is not None


# A quotation shorter than this inside a fronted clause does not make the clause speech.
MARKED_LENGTH = 12


_OPENERS = frozenset(
    "if when while though although after before as since because until once whenever asked speaking".split()
)
_PLACING = frozenset("in on at by with during for from".split())


def _trailing(line: Line, cue: Cue) -> tuple[TokenRange | None, int | None]:
    """Source and preceding comma of a reporting clause that stands after its content."""
    tokens = line.tokens
    before = cue.group - 1
    named = "addressee" in cue.verb.takes and subject_before(line, cue.group) is not None
    if before >= 0 and tokens[before].text in _DISTANT and not named:  # not “Keel, the mayor, told reporters”
        source = subject_after(line, cue.last - 1) if cue.verb.takes >= {"clause", "quote"} else None
        if source is not None and only_adjuncts(line, source[1], line.body_end):
            return source, before
    source = subject_before(line, cue.group)
    if source is None or source[0] == 0 or tokens[source[0] - 1].text not in _DISTANT:
        return source, None
    return source, source[0] - 1


def parenthetical(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `The talks, the envoy said, will go on.`."""
    tokens = line.tokens
    if cue.passive or cue.infinitive or cue.participle or cue.verb.ambiguous:
        return None
    if not cue.verb.takes >= {"that", "quote"} and cue.verb.lemma not in _GOING_ON:
        return None
    source, comma = _trailing(line, cue)
    if comma is None or comma < 1:
        return None
    tail = max(cue.last, source[1] if source is not None else 0)
    if "clause" not in cue.verb.takes and (
        tail >= line.body_end or tokens[tail].text != "," or "addressee" in cue.verb.takes
    ):
        return None  # “The water, he noted, …”, but not “Keel, who has often pledged to …”
    while tail < line.body_end and tokens[tail].text not in _DISTANT:
        if tokens[tail].quotation is not None or tail - cue.last > 12:
            return None
        tail += 1
    if tail + 2 >= line.body_end or not only_adjuncts(line, max(cue.last, source[1] if source else 0), tail):
        return None
    if any(_behind_semicolon(line, comma) <= other.first < comma and _keeps_content(line, other) for other in cues):
        return None
    if source is not None and source[0] > cue.first and subject_before(line, cue.group) is not None:
        return None  # “Collins, a supporter, said strategists plan to …” has its subject before the verb
    first = _behind_semicolon(line, comma)
    after = tail + 1
    if tokens[after].low.endswith("ing") and finite(line, first, comma) and not _is_subject(line, after):
        return Reading(((first, comma),), source, (cue.group, cue.last))
    if tokens[after].low in ("who", "whose", "which", "adding", "saying", "citing", "referring", "while", "noting"):
        return None
    if not (finite(line, after, line.body_end) or finite(line, first, comma)):
        return None
    return Reading(((first, comma), (after, line.body_end)), source, (cue.group, cue.last))


# Verbs that introduce only quotations, but stand amid what is reported as well: `The rest, she went on, is owed`.
_GOING_ON = frozenset(("go on", "continue"))


def _behind_semicolon(line: Line, comma: int) -> int:
    """The token at which the clause before `comma` begins: behind the last semicolon before it, else the line's."""
    return next((i + 1 for i in range(comma - 1, 0, -1) if line.tokens[i].text == ";"), 0)


def _is_subject(line: Line, at: int) -> bool:
    """Whether a word in -ing is the subject of what follows: `…, he said, finding water would be hard`."""
    end = next((i for i in range(at, line.body_end) if not line.tokens[i].word), line.body_end)
    return any(line.verbs[at + 1 : end])


def _keeps_content(line: Line, cue: Cue) -> bool:
    """Whether an earlier verb of the sentence has the content for itself (`He said that talks, the envoy noted, …`)."""
    if cue.participle or cue.infinitive or cue.last >= line.body_end:
        return False
    return line.tokens[cue.last].low == "that" or cue.verb.lemma in ("say", "tell", "add")


def as_clause(line: Line, cues: Sequence[Cue], cue: Cue) -> Reading | None:
    """Reads `As the envoy stressed, talks will go on.` and `Talks will go on, as the envoy stressed.`."""
    del cues
    tokens = line.tokens
    if cue.passive or cue.infinitive or cue.participle or cue.verb.ambiguous:
        return None
    if "that" not in cue.verb.takes and cue.verb.lemma != "put it":
        return None
    if cue.verb.category not in ("plain", "emphatic", "factive") or cue.verb.lemma in ("joke", "quip", "propose"):
        return None
    source = subject_before(line, cue.group)
    if source is None or source[0] == 0 or tokens[source[0] - 1].low != "as":
        return None
    opening = source[0] - 1
    end = line.body_end
    if opening == 0:
        comma = next((i for i in range(cue.last, min(end, cue.last + 14)) if tokens[i].text == ","), None)
        if comma is None or not only_adjuncts(line, cue.last, comma) or comma + 1 >= end:
            return None
        return Reading(((comma + 1, behind_closing(line, comma + 1, end)),), source, (cue.group, cue.last))
    if tokens[opening - 1].text not in _DISTANT or opening < 3:
        return None
    tail = next((i for i in range(cue.last, end) if tokens[i].text in _DISTANT), end)
    if not only_adjuncts(line, cue.last, tail):
        return None
    content: list[TokenRange] = []
    if tail + 2 < end and finite(line, tail, end):  # the clause goes on behind
        content.append((tail + 1, end))
    if not content or not finite(line, 0, opening - 1):
        content.insert(0, (0, opening - 1))
    return Reading(tuple(content), source, (cue.group, cue.last))
