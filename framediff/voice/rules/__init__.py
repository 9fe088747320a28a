"""The rules of attribution as a table: each with its name, what it reads, an example of our own, and its precision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.voice.rules import evaluated, figures, heads, nouns, passive, phrased, quoted, reported, trailing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.rules.evidence import Reading

__all__ = ["HEAD_RULES", "LINE_RULES", "RULES", "VERB_RULES", "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of attribution.

    Attributes:
        name: by which results point back to it.
        summary: what it reads, in one line.
        example: text of our own that it reads.
        confirmed: how many of its finds the annotators of a labelled corpus confirm.
        found: how many finds it made there.

    The counts are from 840 articles of US political news (the training part of PolNeAR, Newell, Margolin & Ruths 2018);
    a find is confirmed when its words and an annotated content's words overlap by half (Jaccard). The command is in
    tests/benchmarks/voice.py.
    """

    name: str
    summary: str
    example: str
    confirmed: int
    found: int

    @property
    def precision(self) -> float:
        """Mean of the Beta posterior at Jeffreys' prior, so that few finds do not make a certain rule."""
        return round((self.confirmed + 0.5) / (self.found + 1), 2)


_TABLE = (
    Rule("quote_then_cue", "a quotation, then who said it", "“Talks will go on,” the envoy said.", 3128, 3338),
    Rule("cue_then_quote", "who said it, then a quotation", "The envoy said: “Talks will go on.”", 583, 679),
    Rule("colon_lead", "a paragraph ending in a colon, then a quotation", "He explained:\n“Talks will go on.”", 25, 26),
    # The training part has none; counted in the development part.
    Rule("quote_dash", "a quotation, a dash and a name", "“Talks will go on.” — Sergey Lavrov", 23, 23),
    Rule("quoted_as_saying", "one source quotes another", "The agency quoted Lavrov as saying talks go on.", 5, 6),
    Rule("quote_then_verb", "a quotation, then its speaker and a verb of no list", "“It is over,” he barked.", 12, 24),
    Rule(
        "colon_quote",
        "a clause without a verb of speech, a colon, a quotation",
        "Brek was blunt: “It is over.”",
        29,
        36,
    ),
    Rule("carried_over", "a quotation right after a speaker’s words", "He nodded, he said.\n“Yes.”", 29, 36),
    Rule("that_clause", "a verb with a that-clause", "The envoy said on Monday that talks will go on.", 1468, 1699),
    Rule("bare_clause", "a verb with a clause without “that”", "The envoy said talks will go on.", 1943, 2332),
    Rule("fronted_clause", "what is reported, then who said it", "Talks will go on, the envoy said.", 301, 348),
    Rule("parenthetical", "who said it amid what is reported", "The talks, the envoy said, will go on.", 191, 234),
    Rule("as_clause", "a clause with “as X stressed”", "As the envoy stressed, talks will go on.", 31, 40),
    Rule("participle", "a further report in -ing", "He was brief, adding that talks will go on.", 462, 552),
    Rule("question_clause", "a verb with a reported question", "Reporters asked whether talks will go on.", 92, 117),
    Rule("reported_question", "a question put to the speaker", "Asked about the truce, the envoy smiled.", 59, 89),
    Rule("according_to", "“according to” a source", "According to the envoy, talks will go on.", 349, 403),
    Rule("in_words", "whose words or view it is", "In the envoy’s words, talks will go on.", 6, 6),
    Rule("described_as", "a verb that names or describes", "He described the summit as a step forward.", 263, 354),
    Rule("infinitive", "a verb of promising or urging", "The envoy urged both sides to resume talks.", 315, 419),
    Rule("object_quote", "a verb whose object is partly quoted", "He warned of “grave consequences”.", 235, 299),
    Rule("speech_act", "a verb whose object sums up speech", "The envoy rejected the plan.", 1216, 1704),
    Rule("passive_report", "a passive, with or without “by”", "The talks are expected to fail.", 115, 176),
    Rule("noun_cue", "a noun of speech and what it introduces", "The envoy’s claim that talks go on is new.", 63, 102),
    # The training part has none; of six in the invented events of tests/benchmarks, which suggested it, all are right.
    Rule("figure", "a figure that somebody gives", "Organisers put the turnout at 40,000.", 0, 0),
    Rule("headline_colon", "a name and a colon in a headline", "Kopirkin: Talks will go on", 72, 92),
    Rule("headline_dash", "a dash and a name in a headline", "Talks will go on — Lavrov", 3, 9),
    # Counted where the annotators label turns at all: in four of six transcripts.
    Rule("turn", "a turn of a transcript or interview", "Q: Will talks go on?\nENVOY: I hope they will.", 32, 32),
    Rule("relayed", "a source that an agency cites", "Talks will go on, Trend reports citing the envoy.", 1, 1),
    Rule("credited_next", "a statement the next sentence credits", "Talks go on. This was stated by the envoy.", 2, 3),
)
RULES: dict[str, Rule] = {entry.name: entry for entry in _TABLE}

# In the order in which they are asked at each verb: the most exacting first.
VERB_RULES: tuple[tuple[str, Callable[[Line, Sequence[Cue], Cue], Reading | None]], ...] = (
    ("quoted_as_saying", quoted.quoted_as_saying),
    ("as_clause", trailing.as_clause),
    ("quote_then_cue", quoted.quote_then_cue),
    ("cue_then_quote", quoted.cue_then_quote),
    ("that_clause", reported.that_clause),
    ("question_clause", reported.question_clause),
    ("participle", reported.participle),
    ("parenthetical", trailing.parenthetical),
    ("fronted_clause", trailing.fronted_clause),
    ("described_as", evaluated.described_as),
    ("bare_clause", reported.bare_clause),
    ("infinitive", evaluated.infinitive),
    ("object_quote", evaluated.object_quote),
    ("passive_report", passive.passive_report),
    ("speech_act", evaluated.speech_act),
)

# Asked of a whole line, without a verb.
HEAD_RULES: tuple[tuple[str, Callable[[Line], Reading | None]], ...] = (
    ("headline_colon", heads.headline_colon),
    ("headline_dash", heads.headline_dash),
    ("quote_dash", heads.quote_dash),
)

# Asked of a line once, whatever its verbs; each may read several reports.
LINE_RULES: tuple[tuple[str, Callable[[Line, Sequence[Cue]], list[Reading]]], ...] = (
    ("quote_then_verb", quoted.quote_then_verb),
    ("colon_quote", quoted.colon_quote),
    ("according_to", phrased.according_to),
    ("in_words", phrased.in_words),
    ("noun_cue", nouns.noun_cue),
    ("figure", figures.figure),
)
