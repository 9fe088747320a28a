"""Nearness: what of a rule's kind of evidence stands in a sentence in which the rule reads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.article import ZoneKind
from framediff.voice.prose.inversions import subject_after
from framediff.voice.prose.phrases import subject_before

if TYPE_CHECKING:
    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue

__all__ = ["evidence_at", "evidence_in", "why_unread"]

_REACH = 8  # tokens after a verb in which what it introduces begins
_QUESTION = frozenset("whether if why how what where when who which".split())
_OPENING = _QUESTION | {"that"}
_DASHES = frozenset(("—", "–", "--"))


def evidence_at(rule: str, line: Line, cue: Cue) -> str:
    """What stands at a verb that a rule of verbs goes by, in a clause; "" where nothing of the kind does."""
    marks, after = _marks(line, cue), _after(line, cue)
    takes = cue.verb.takes
    told = {
        "quoted_as_saying": (cue.participle and "as" in _before(line, cue.first, 1), "“as” stands before it"),
        "as_clause": ("as" in _before(line, cue.group, 4), "“as” stands before it"),
        "quote_then_cue": (marks[0], "a quotation stands before it"),
        "cue_then_quote": (marks[1], "a quotation stands after it"),
        "that_clause": ("that" in after and bool(takes & {"that", "clause"}), "“that” stands after it"),
        "question_clause": (bool(_QUESTION & set(after[:2])) and "question" in takes, "a question stands after it"),
        "participle": (cue.participle, "it ends in -ing"),
        "parenthetical": (_commas(line, cue) == "both", "commas stand on both sides of it"),
        "fronted_clause": (_commas(line, cue) == "before", "it ends the sentence, after a comma"),
        "described_as": ("as" in after and "object" in takes, "“as” stands after it"),
        "infinitive": ("to" in after and "infinitive" in takes, "“to” stands after it"),
        "object_quote": (marks[1] and "object" in takes, "a quotation stands after it"),
        "passive_report": (cue.passive, "it is passive"),
    }
    near, words = told.get(rule, (False, ""))
    return words if near else ""


def evidence_in(rule: str, line: Line) -> str:
    """The same for the rules that are asked of a sentence as a whole."""
    words = line.vocabulary
    quoted = bool(line.quotations())
    head = line.zone is ZoneKind.HEADLINE
    dash = not words.isdisjoint(_DASHES)
    told = {
        "headline_colon": (head and ":" in words, "a colon stands in the headline"),
        "headline_dash": (head and dash, "a dash stands in the headline"),
        "quote_dash": (quoted and dash, "a quotation and a dash stand in it"),
        "quote_then_verb": (quoted, "a quotation stands in it"),
        "colon_quote": (quoted and ":" in words, "a quotation and a colon stand in it"),
        "according_to": ("according" in words, "“according” stands in it"),
    }
    near, because = told.get(rule, (False, ""))
    return because if near else ""


def why_unread(line: Line, cue: Cue) -> str:
    """Why no rule reads anything at a verb, as far as its form and what stands beside it show."""
    marks, after = any(_marks(line, cue)), _after(line, cue)
    takes = cue.verb.takes
    nobody = subject_before(line, cue.group) is None and subject_after(line, cue.last - 1) is None
    that_only = takes <= {"that", "question", "quote", "addressee"}
    reasons = (
        (
            cue.verb.ambiguous and not marks and "that" not in after,
            "this form is more often another word, and needs “that” or a quotation beside it",
        ),
        (cue.passive, "it is passive, and nothing that it would report stands beside it"),
        (cue.infinitive, "it stands after “to”, and reports nothing by itself here"),
        (cue.participle, "it ends in -ing, and reports nothing by itself here"),
        (nobody, "nobody who could speak stands beside it"),
        (
            takes <= {"quote", "addressee"} and not marks,
            "it can introduce only a quotation, and none stands in the sentence",
        ),
        (
            that_only and not marks and _OPENING.isdisjoint(after),
            "it can introduce only a clause with “that”, a question or a quotation, and none stands after it",
        ),
    )
    return next((words for so, words in reasons if so), "no rule finds beside it what it can introduce")


def _marks(line: Line, cue: Cue) -> tuple[bool, bool]:
    """Whether quotations stand before and after a verb."""
    return bool(line.quotations(0, cue.first)), bool(line.quotations(cue.last))


def _after(line: Line, cue: Cue) -> list[str]:
    return [token.low for token in line.tokens[cue.last : cue.last + _REACH]]


def _before(line: Line, at: int, count: int) -> list[str]:
    return [token.low for token in line.tokens[max(0, at - count) : at]]


def _commas(line: Line, cue: Cue) -> str:
    """On which sides of a verb and its subject commas stand: `before` (with nothing after it), `both`, or neither."""
    before = subject_before(line, cue.group)
    after = subject_after(line, cue.last - 1) if before is None else None
    first = cue.group if before is None else before[0]
    last = cue.last if after is None else after[1]
    if first == 0 or line.tokens[first - 1].text != ",":
        return ""
    if last >= line.body_end:
        return "before"
    return "both" if line.tokens[last].text == "," else ""
