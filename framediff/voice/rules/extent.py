"""How far reported content reaches: where the reporter's own words, or another report, begin again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.prose.clauses import finite
from framediff.voice.prose.phrases import subject_before
from framediff.voice.prose.verbs import CERTAIN, past_form
from framediff.voice.prose.wordlists import ADVERBS, AUXILIARIES, PRONOUNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue

__all__ = ["ADDITIONS", "DASHES", "before_according", "behind_closing", "boundary", "opens_clause"]

DASHES = frozenset(("–", "—", "-", "--"))
# After a comma these open what is more often the reporter's addition than the speaker's: in the training part of
# PolNeAR content ended before `, which` in 61 of 100, `, who` 62, `, while` 67, `, but` 59, `, a` 65, `, the` 61.
ADDITIONS = frozenset("which who whose while a an the whereas".split())
_SUBORDINATORS = frozenset("although though while whereas after when as because if since even once".split())
# An addition shorter than this many tokens at the end of the content changes nothing worth a guess.
ADDITION_LENGTH = 3


def boundary(line: Line, cues: Sequence[Cue], cue: Cue, start: int) -> int:
    """Where reported content that begins at token `start` ends.

    It runs to the end of the sentence, but not into a participle that opens a second report (`…, adding that …`), a
    second verb of the same speaker (`… and added that …`), a clause of another speaker (`…, while Y said …`), a
    trailing `, according to …`, the main clause after a subordinate report (`While X said …, Y left`), or an addition
    that is more often the reporter's (`…, which is why …`).
    """
    end = _before_reports(line, cues, cue, start)
    end = _before_main_clause(line, cue, start, end)
    end = before_according(line, start, end)
    end = behind_closing(line, start, end)
    return _before_addition(line, start, end)


def _before_reports(line: Line, cues: Sequence[Cue], cue: Cue, start: int) -> int:
    tokens = line.tokens
    end = line.body_end
    for other in cues:
        if other.first <= max(start, cue.first) or other.passive:
            continue
        head = other.group
        before = tokens[head - 1] if head else None
        if before is None:
            continue
        if (
            other.participle
            and (
                before.text == "," or tokens[head - 2].quotation is not None or (before.low == "and" and cue.participle)
            )
            and _reports(line, other)
        ):
            return _cut(line, head - (before.low == "and"))
        coordinated = before.low in ("and", "but") or (before.text == "," and not _apart(line, start, other))
        coordinated = coordinated and not other.participle
        if coordinated and not other.infinitive and other.last < end and head > start + 1 and _second_verb(line, other):
            return _cut(line, head - 1)
        turn = _turn(line, start, other)
        if turn is not None and other.last < end and not other.infinitive:
            return _cut(line, turn)
    return next((i for i in range(start + 1, end - 1) if tokens[i].text == ";"), end)


def _apart(line: Line, start: int, cue: Cue) -> bool:
    """Whether a comma only closes what stands beside the content's own subject: `that Keel, 61, had ordered it`."""
    source = subject_before(line, cue.group)
    return source is not None and start <= source[0] <= start + 1


def _reports(line: Line, cue: Cue) -> bool:
    """Whether a participle opens a report of its own: `adding that …`, `saying talks will go on`, `calling it “…”`."""
    if cue.last >= line.body_end:
        return False
    if any(token.low == "that" for token in line.tokens[cue.last : cue.last + 4]):
        return True
    if "infinitive" in cue.verb.takes and line.tokens[cue.last].low == "to":
        return True
    if cue.verb.lemma == "call" or (cue.verb.takes & {"quote", "object"} and line.quotations(cue.last, cue.last + 8)):
        return True
    return "clause" in cue.verb.takes and not cue.verb.ambiguous and finite(line, cue.last, line.body_end)


def _cut(line: Line, at: int) -> int:
    while at > 0 and line.tokens[at - 1].text in (",", "–", "—", "-", ";", "and", "but"):
        at -= 1
    return at


def _second_verb(line: Line, cue: Cue) -> bool:
    """Whether a cue after `and` is a second finite verb of the speaker (`and added that`, `and warned against`)."""
    tokens = line.tokens
    if tokens[cue.last].low == "that" or any(token.quotation is not None for token in tokens[cue.last : cue.last + 2]):
        return True
    if cue.verb.category == "mental":
        return False  # “said he was alarmed and wanted to see it” goes on with what he said
    return not cue.verb.ambiguous and tokens[cue.first].low.endswith(("ed", "said", "told", "wrote", "says"))


def _turn(line: Line, start: int, cue: Cue) -> int | None:
    """The token at which `, while Y`, `; Y` or `, Y` turns to another speaker before the verb of `cue`."""
    tokens = line.tokens
    head = cue.group
    for index in range(head - 1, max(start, head - 10), -1):
        token = tokens[index]
        if token.quotation is not None:
            return None
        if token.text == ";":
            return index
        if token.low in ("while", "whereas", "but", "and", "although") and index and tokens[index - 1].text == ",":
            return index
    source = None if cue.verb.ambiguous else subject_before(line, head)
    if source is None or source[0] <= start + 2:
        return None
    turn = source[0] - 1
    if tokens[turn].text != "," and tokens[turn].low not in ("and", "but"):
        return None
    return turn if finite(line, start, turn) and not _parenthesis(line, start, turn) else None


def _parenthesis(line: Line, start: int, comma: int) -> bool:
    """Whether the comma closes a phrase that another one opened, so that the clause before it goes on."""
    opening = next((i for i in range(comma - 1, start, -1) if line.tokens[i].text == ","), None)
    return opening is not None and not finite(line, opening, comma)


def _before_main_clause(line: Line, cue: Cue, start: int, end: int) -> int:
    """Before the comma with which a subordinate or relative report ends: `While X said …, Y`, `X, who said …, left`."""
    tokens = line.tokens
    if cue.group and tokens[cue.group - 1].low in ("who", "which"):
        for index in range(start + 1, end - 1):
            if tokens[index].text in DASHES or tokens[index].text == ",":
                follows = index + 1
                while follows < end - 1 and tokens[follows].low in ADVERBS:
                    follows += 1
                resumed = line.verbs[follows] or past_form(tokens[follows])
                if resumed and not _auxiliary_question(line, follows):
                    return index
        return _before_main_verb(line, cue, start, end)
    if cue.participle and not any(line.verbs[: cue.first]):
        return next(
            (i for i in range(start + 1, end - 1) if tokens[i].text == "," and opens_clause(line, i + 1, end)), end
        )
    source = subject_before(line, cue.group)
    if source is None:
        return end
    opens = source[0] - 1
    while opens > 0 and tokens[opens].low in ADVERBS:
        opens -= 1
    if opens < 0 or tokens[opens].low not in _SUBORDINATORS:
        return end
    if tokens[opens].low == "as" or (opens and tokens[opens - 1].text not in (",", ";", *DASHES)):
        return end
    for index in range(start + 1, end - 1):
        if tokens[index].text == "," and index - start >= SHORT_CLAUSE and opens_clause(line, index + 1, end):
            return index
    return end


def _before_main_verb(line: Line, cue: Cue, start: int, end: int) -> int:
    """Before the verb whose subject a relative clause without commas belongs to: `Those who say talks go on | are few`.

    Each finite verb of the content needs a clause: its own, or one opened by a subordinator, a relative or `and`.
    """
    tokens = line.tokens
    if any(line.verbs[: cue.group - 1]) or tokens[cue.group - 2].text == ",":
        return end
    clauses = 1
    for index in range(start + 1, end):
        low = tokens[index].low
        if low in _CLAUSE_OPENERS or (low in PRONOUNS and tokens[index - 1].low not in _CLAUSE_OPENERS):
            clauses += 1
        elif line.verbs[index] == CERTAIN and tokens[index - 1].low not in AUXILIARIES and not line.verbs[index - 1]:
            clauses -= 1
            if clauses < 0 and index > start + 1:
                return index
    return end


_CLAUSE_OPENERS = frozenset(
    "that who which while because if as when where what how whether since although though before after and or but than"
    " until unless".split()
)


# A reported clause has at least this many tokens.
SHORT_CLAUSE = 3


def _auxiliary_question(line: Line, at: int) -> bool:
    return line.tokens[at].low in ("do", "did", "does")


def opens_clause(line: Line, at: int, end: int) -> bool:
    """Whether a clause with its own subject begins at token `at`: a noun phrase or pronoun, then a finite verb."""
    first = line.tokens[at]
    if not first.word or first.low in ADDITIONS - {"a", "an", "the"} or first.low in ("and", "or", "nor"):
        return False
    return any(line.verbs[at + 1 : min(end, at + 12)])


def before_according(line: Line, start: int, end: int) -> int:
    """Before a trailing `, according to …` in tokens `[start, end)`; `end` if there is none."""
    tokens = line.tokens
    for index in range(start + 1, end - 2):
        if tokens[index].low == "according" and tokens[index + 1].low == "to" and tokens[index - 1].text == ",":
            return index - 1
    return end


def behind_closing(line: Line, start: int, end: int) -> int:
    """Behind a quotation whose own comma or full stop closes the content: `said the plan “is dead,” but signed it`."""
    for index in range(start, end - 1):
        quotation = line.tokens[index].quotation
        if quotation is None or line.tokens[index + 1].quotation is not None:
            continue
        inside = quotation.inside(line.text)
        if line.tokens[index + 1].low in ("because", "as", "if", "since", "for", "so", "when", "where"):
            continue
        if inside.endswith((",", ".", "?", "!")) and not inside.endswith("...") and len(inside) > 1:
            return index + 1
    return end


def _before_addition(line: Line, start: int, end: int) -> int:
    tokens = line.tokens
    for index in range(start + 2, end - ADDITION_LENGTH):
        if tokens[index].text != "," and tokens[index].text not in DASHES:
            continue
        follows = tokens[index + 1]
        if follows.quotation is not None or not finite(line, start, index):
            continue
        if tokens[index].text == "," and (follows.low in _REFERRING or _unverified(line, index + 1, end)):
            return index
        if _lone_dash(line, start, index, end):
            return index
        if follows.low not in ADDITIONS:
            continue
        if line.quotations(index + 1, end) or _resumes(line, index + 1, end):
            continue
        if follows.low in ("a", "an", "the") and _listed(line, start, index, end):
            continue
        return index
    return end


# Participles that say what a speech referred to, and begin the reporter's words again.
_REFERRING = frozenset(
    "citing echoing touting referring pointing describing accusing prompting referencing alluding".split()
)


def _unverified(line: Line, at: int, end: int) -> bool:
    """Whether the outlet's own reservation begins at token `at`: `, but Reuters could not verify this`."""
    if line.tokens[at].low not in ("but", "and", "although", "though"):
        return False
    words = {token.low for token in line.tokens[at : min(end, at + RESERVATION)]}
    return bool(words & {"verify", "verified", "confirm", "confirmed", "corroborate"}) and bool(words & _NEGATIONS)


RESERVATION = 12
_NEGATIONS = frozenset("not cannot couldn't couldn’t unable impossible".split())


def _lone_dash(line: Line, start: int, at: int, end: int) -> bool:
    """Whether a dash at token `at` has no partner in the content, and no quotation behind it."""
    tokens = line.tokens
    joined = tokens[at].start == tokens[at - 1].end  # “short- and long-range”
    if tokens[at].text == "," or joined or line.quotations(at, end):
        return False
    return sum(token.text in DASHES for token in tokens[start:end]) == 1


def _resumes(line: Line, at: int, end: int) -> bool:
    """Whether the clause before goes on after an insertion that begins at token `at`: a comma, then a finite verb."""
    closing = next((i for i in range(at, end - 1) if line.tokens[i].text == "," or line.tokens[i].text in DASHES), None)
    if closing is None:
        return False
    follows = closing + 1
    while follows < end - 1 and line.tokens[follows].low in ADVERBS:
        follows += 1
    return bool(line.verbs[follows])


def _listed(line: Line, start: int, comma: int, end: int) -> bool:
    """Whether a comma separates members of a list (`the road, the bridge and the dam`), or a clause follows it."""
    if any(line.tokens[i].low in ("and", "or") for i in range(comma + 1, end)):
        return True
    if any(line.tokens[i].text == "," for i in range(start, comma)):
        return True
    return any(line.verbs[comma + 1 : min(end, comma + 5)])
