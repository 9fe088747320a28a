"""The default attributor: our rules, which need no model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from framediff.article import ZoneKind
from framediff.voice.attribution import Kind
from framediff.voice.cues import cue_forms, cues_of
from framediff.voice.floating import with_floating
from framediff.voice.lines import line_of
from framediff.voice.nesting import nested
from framediff.voice.paragraphs import paragraphs
from framediff.voice.quotations import quotations
from framediff.voice.rules import HEAD_RULES, LINE_RULES, RULES, VERB_RULES
from framediff.voice.rules.heads import credited_next, reported_question
from framediff.voice.sentences import mask, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article
    from framediff.voice.attribution import Attribution
    from framediff.voice.cues import Cue
    from framediff.voice.lines import Line
    from framediff.voice.paragraphs import Paragraph
    from framediff.voice.quotations import Quotation
    from framediff.voice.tracing import Trace

__all__ = ["RulesAttributor", "lines", "marked"]

# A line of more tokens than this is no sentence but a list or table; nothing is read in it.
LONGEST_SENTENCE = 500
# A quotation of at most this many words with nobody named beside it is a label in marks (a scare quote, a title), not
# speech: it stays in the voice around it (Nádraská 2021 finds such partial quotations mostly up to four words).
SCARE_QUOTE_WORDS = 4


@dataclass(frozen=True, slots=True)
class RulesAttributor:
    """Finds attributions by the table of rules in `framediff.voice.rules`."""

    name: str = "rules"
    version: str = "1"

    def attribute(self, article: Article, trace: Trace | None = None) -> tuple[Attribution, ...]:
        """All attributions of `article`, ordered by where their content begins; speakers not yet resolved.

        What was considered on the way is noted in `trace`, if one is given.
        """
        rows = lines(article)
        cues = [cues_of(line) if len(line.tokens) <= LONGEST_SENTENCE else [] for line in rows]
        found = [
            _without_doubles(_of_line(line, line_cues, trace), trace) if len(line.tokens) <= LONGEST_SENTENCE else []
            for line, line_cues in zip(rows, cues, strict=True)
        ]
        _credit(rows, cues, found, trace)
        everything = with_floating(rows, cues, found, trace)
        result = nested(sorted(everything, key=lambda a: (a.content[0], a.rule)), trace)
        if trace is not None:
            trace.rows, trace.cues, trace.result = rows, cues, result
        return result


def marked(article: Article) -> tuple[Quotation, ...]:
    """The quotations of an article's scored zones; single marks count where they hold speech."""
    return _speech_marks(article.text, paragraphs(article))


def _speech_marks(text: str, parts: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    found = quotations(text, parts)
    speech = sum(q.single and _speech(q, text) for q in found)
    # Where more is said in single marks than in double ones, single marks are the outlet's own way to quote.
    singles = speech > sum(not q.single for q in found)
    return tuple(q for q in found if not q.single or singles or _speech(q, text))


def lines(article: Article) -> list[Line]:
    """The sentences of an article's scored zones as lines of tokens."""
    text = article.text
    parts = paragraphs(article)
    marks = _speech_marks(text, parts)
    masked = mask(text, marks)
    return [
        line_of(number, sentence, text, marks)
        for number, sentence in enumerate(sentences(masked, parts, marks, cue_forms()))
    ]


def _speech(quotation: Quotation, text: str) -> bool:
    """Whether single marks hold speech, not a label: punctuation stands before the closing mark or a comma after."""
    if quotation.inside(text).endswith((",", ".", "?", "!")):
        return True
    return text[quotation.span.end : quotation.span.end + 1] == "," and " " in quotation.span.of(text)


def _of_line(line: Line, cues: Sequence[Cue], trace: Trace | None = None) -> list[Attribution]:
    found: list[Attribution] = []
    for name, read_head in HEAD_RULES:
        reading = read_head(line)
        if reading is not None:
            found.append(reading.attribution(line, name, RULES[name].precision))
            if trace is not None:
                trace.read(name, found[0])
            return found
    cues = [cue for i, cue in enumerate(cues) if not _quotes_saying(line, cue, cues[i + 1 : i + 2])]
    for cue in cues:
        for name, read_cue in VERB_RULES:
            reading = read_cue(line, cues, cue)
            if reading is not None:
                flags = reading.flags | ({"thought"} if cue.verb.category == "mental" else set())
                reading = replace(reading, flags=flags)
                found.append(reading.attribution(line, name, RULES[name].precision))
                if trace is not None:
                    trace.ask(line, cues, cue, name, found[-1])
                break
        else:
            if trace is not None:
                trace.ask(line, cues, cue, None, None)
    for name, read_line in LINE_RULES:
        for reading in read_line(line, cues):
            found.append(reading.attribution(line, name, RULES[name].precision))
            if trace is not None:
                trace.read(name, found[-1])
    question = reported_question(line, cues)
    if question is not None:
        asked = question.attribution(line, "reported_question", RULES["reported_question"].precision)
        taken = [other for other in found if _inside(other, asked)]
        if trace is not None:
            trace.read("reported_question", asked)
            for other in taken:
                trace.dropped("inside_question", other, asked)
        found = [other for other in found if other not in taken] + [asked]
    if line.zone is ZoneKind.HEADLINE:
        plain = found
        found = [replace(attribution, flags=attribution.flags | {"headline"}) for attribution in plain]
        if trace is not None:
            for before, after in zip(plain, found, strict=True):
                trace.changed("headline", before, after)
    return found


def _quotes_saying(line: Line, cue: Cue, following: Sequence[Cue]) -> bool:
    """Whether a verb belongs to the `as saying` after it (`quoted the envoy as saying`), which reads for both."""
    return (
        cue.verb.lemma in ("quote", "cite")
        and bool(following)
        and following[0].participle
        and line.tokens[following[0].first - 1].low == "as"
    )


def _inside(inner: Attribution, outer: Attribution) -> bool:
    """Whether an attribution's content begins inside another's, so that the two would claim the same words."""
    return any(span.start <= inner.content[0].start < span.end for span in outer.content)


def _without_doubles(found: Sequence[Attribution], trace: Trace | None = None) -> list[Attribution]:
    """One attribution for one quotation: of two that claim the same one as a whole, the more certain stays."""
    kept: list[Attribution] = []
    claimed: dict[int, Attribution] = {}
    for attribution in sorted(found, key=lambda a: -a.confidence):
        if attribution.kind is Kind.DIRECT:
            starts = [span.start for span in attribution.quoted]
            rival = next((claimed[start] for start in starts if start in claimed), None)
            if rival is not None:
                if trace is not None:
                    trace.dropped("double", attribution, rival)
                continue
            claimed.update((start, attribution) for start in starts)
        kept.append(attribution)
    return sorted(kept, key=lambda a: a.content[0])


def _credit(
    rows: Sequence[Line], cues: Sequence[list[Cue]], found: list[list[Attribution]], trace: Trace | None = None
) -> None:
    """Give statements to the speaker whom the sentence after them credits."""
    for before, line in pairwise(rows):
        reading = credited_next(line, cues[line.number])
        if reading is None or before.zone is not line.zone:
            continue
        if any(attribution.kind is not Kind.INDIRECT for attribution in found[before.number]):
            continue
        credit = replace(reading, content=((0, len(line.tokens)),)).attribution(line, "credited_next", 0.0)
        flags = set(reading.flags)
        if any(token.low in ("we", "our", "i", "my", "us") for token in before.tokens):
            flags.add("first_person_unquoted")
        whole = tuple(q.span for q in before.quotations())
        found[before.number].append(
            replace(
                credit,
                content=(before.sentence.span,),
                quoted=whole,
                kind=Kind.MIXED if whole else Kind.INDIRECT,
                confidence=RULES["credited_next"].precision,
                flags=frozenset(flags),
            )
        )
        # The verb that credits a statement (“This is what X said in reply to …”) introduces nothing after it.
        introduced = [a for a in found[line.number] if a.cue == credit.cue]
        found[line.number] = [a for a in found[line.number] if a.cue != credit.cue]
        if trace is not None:
            statement = found[before.number][-1]
            trace.read("credited_next", statement)
            for other in introduced:
                trace.dropped("credits_before", other, statement)
