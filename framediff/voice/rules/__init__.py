"""The rules of attribution as a table: each with its name, what it reads, an example of our own, and its precision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.voice.rules import heads, quoted, reported

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framediff.voice.cues import Cue
    from framediff.voice.lines import Line
    from framediff.voice.rules.evidence import Reading

__all__ = ["RULES", "Rule", "VERB_RULES", "rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of attribution.

    Attributes:
        name: by which results point back to it.
        summary: what it reads, in one line.
        example: a sentence of our own that it reads.
        precision: the share of what it finds that a labelled corpus confirms, 0 to 1; see tests/benchmarks/README.md.
    """

    name: str
    summary: str
    example: str
    precision: float


VerbReader = "Callable[[Line, Sequence[Cue], Cue], Reading | None]"

_TABLE = (
    Rule("quote_then_cue", "a quotation, then who said it", "“Talks will go on,” the envoy said.", 0.97),
    Rule(
        "quoted_as_saying", "a source quotes a speaker", "The agency quoted the envoy as saying that talks go on.", 0.9
    ),
    Rule("cue_then_quote", "who said it, then a quotation", "The envoy said: “Talks will go on.”", 0.85),
    Rule("as_clause", "a clause with “as X stressed”", "As the envoy stressed, talks will go on.", 0.85),
    Rule("that_clause", "a verb with a that-clause", "The envoy said on Monday that talks will go on.", 0.85),
    Rule("question_clause", "a verb with a reported question", "Reporters asked whether talks will go on.", 0.75),
    Rule("participle", "a further report in -ing", "He was brief, adding that talks will go on.", 0.9),
    Rule("parenthetical", "a reporting clause amid what is reported", "The talks, the envoy said, will go on.", 0.7),
    Rule("fronted_clause", "what is reported, then who said it", "Talks will go on, the envoy said.", 0.67),
    Rule("bare_clause", "a verb with a clause without “that”", "The envoy said talks will go on.", 0.81),
    Rule("described_as", "a verb that names or describes", "He described the summit as a step forward.", 0.78),
    Rule("infinitive", "a verb of promising or urging", "The envoy urged both sides to resume talks.", 0.7),
    Rule("object_quote", "a verb whose object is partly quoted", "He warned of “grave consequences”.", 0.7),
    Rule("quote_dash", "a quotation, a dash and a name", "“Talks will go on.” — Sergey Lavrov", 0.9),
    Rule("according_to", "“according to” a source", "According to the envoy, talks will go on.", 0.84),
    Rule("headline_colon", "a name and a colon in a headline", "Envoy: Talks will go on", 0.8),
    Rule("headline_dash", "a dash and a name in a headline", "Talks will go on — envoy", 0.8),
    Rule(
        "credited_next", "a statement that the next sentence credits", "Talks go on. This was stated by the envoy.", 0.8
    ),
    Rule("colon_lead", "a paragraph that ends with a colon, then a quotation", "The envoy explained:", 0.85),
    Rule(
        "carried_over",
        "a quotation whose speaker stands in the sentence before",
        "He paused. “Talks will go on.”",
        0.63,
    ),
)
RULES: dict[str, Rule] = {entry.name: entry for entry in _TABLE}

# In the order in which they are asked: the most exacting first.
VERB_RULES: tuple[tuple[str, Callable[[Line, Sequence[Cue], Cue], Reading | None]], ...] = (
    ("quoted_as_saying", quoted.quoted_as_saying),
    ("as_clause", reported.as_clause),
    ("quote_then_cue", quoted.quote_then_cue),
    ("cue_then_quote", quoted.cue_then_quote),
    ("that_clause", reported.that_clause),
    ("question_clause", reported.question_clause),
    ("participle", reported.participle),
    ("parenthetical", reported.parenthetical),
    ("fronted_clause", reported.fronted_clause),
    ("described_as", reported.described_as),
    ("bare_clause", reported.bare_clause),
    ("infinitive", reported.infinitive),
    ("object_quote", reported.object_quote),
)


def rule(name: str) -> Rule:
    """The rule of that name.

    Raises:
        KeyError: there is none.
    """
    return RULES[name]


HEAD_RULES: tuple[tuple[str, Callable[[Line], Reading | None]], ...] = (
    ("headline_colon", heads.headline_colon),
    ("headline_dash", heads.headline_dash),
    ("quote_dash", heads.quote_dash),
)
