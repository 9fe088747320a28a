"""The default attributor: our rules, which need no model."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from framediff.article import ZoneKind
from framediff.voice.attribution import Kind
from framediff.voice.floating import with_floating
from framediff.voice.interviews.turns import silent, turns, with_turns
from framediff.voice.nesting import nested
from framediff.voice.prose.lines import line_of
from framediff.voice.prose.paragraphs import paragraphs
from framediff.voice.prose.quotations import quotations
from framediff.voice.prose.sentences import mask, sentences
from framediff.voice.relays.credits import credited, credits_in, may_credit
from framediff.voice.relays.muting import muted, numbered, reach, spared
from framediff.voice.rules import HEAD_RULES, LINE_RULES, RULES, VERB_RULES
from framediff.voice.rules.cues import cue_forms, cues_of
from framediff.voice.rules.evidence import Reading
from framediff.voice.rules.heads import credited_next, reported_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article, Span
    from framediff.voice.attribution import Attribution
    from framediff.voice.prose.lines import Line
    from framediff.voice.prose.paragraphs import Paragraph
    from framediff.voice.prose.quotations import Quotation
    from framediff.voice.relays.credits import Credit
    from framediff.voice.rules.cues import Cue
    from framediff.voice.tracing import Trace

__all__ = ["RulesAttributor", "credits_of", "lines", "marked"]

# A line of more tokens than this is no sentence but a list or table; nothing is read in it.
LONGEST_SENTENCE = 500
# A quotation of at most this many words with nobody named beside it is a label in marks (a scare quote, a title), not
# speech: it stays in the voice around it (Nádraská 2021 finds such partial quotations mostly up to four words).
SCARE_QUOTE_WORDS = 4
# A sentence is somebody's report where at least this share of its letters lies in report, verb and source.
BETTER_PART = 0.5


@dataclass(frozen=True, slots=True)
class RulesAttributor:
    """Finds attributions by the table of rules in `framediff.voice.rules`."""

    name: str = "rules"
    version: str = "1"

    def attribute(self, article: Article, trace: Trace | None = None) -> tuple[Attribution, ...]:
        """All attributions of `article`, ordered by where their content begins; speakers not yet resolved.

        What was considered on the way is noted in `trace`, if one is given.
        """
        parts = paragraphs(article)
        rows, masked = _lines(article, parts)
        said = turns(article, parts)
        if said:
            silence = silent(said)
            rows = numbered(muted(line, silence) for line in rows)
        aside = credits_in(article, masked)
        rows, relays, mute = _beside(rows, aside)
        cues = [_cues(line) for line in rows]
        found = [_of_sentence(line, line_cues, trace) for line, line_cues in zip(rows, cues, strict=True)]
        _relayed(rows, found, relays, trace)
        _credit(rows, cues, found, trace)
        everything = with_floating(rows, cues, found, trace)
        if aside:
            everything = _without_credits(everything, aside, mute, article.text, trace)
        if said:
            everything = with_turns(everything, said, trace)
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
    return _lines(article, paragraphs(article))[0]


def credits_of(article: Article, attributions: Sequence[Attribution]) -> tuple[Credit, ...]:
    """The agencies that `article` credits, given who speaks in it."""
    return credited(article, mask(article.text, marked(article)), attributions) if may_credit(article) else ()


def _lines(article: Article, parts: Sequence[Paragraph]) -> tuple[list[Line], str]:
    """The same, and the text with its quotations made opaque."""
    text = article.text
    marks = _speech_marks(text, parts)
    masked = mask(text, marks)
    rows = [
        line_of(number, sentence, text, marks)
        for number, sentence in enumerate(sentences(masked, parts, marks, cue_forms()))
    ]
    return rows, masked


def _speech(quotation: Quotation, text: str) -> bool:
    """Whether single marks hold speech, not a label: punctuation stands before the closing mark or a comma after."""
    if quotation.inside(text).endswith((",", ".", "?", "!")):
        return True
    return text[quotation.span.end : quotation.span.end + 1] == "," and " " in quotation.span.of(text)


def _cues(line: Line) -> list[Cue]:
    return cues_of(line) if len(line.tokens) <= LONGEST_SENTENCE else []


def _of_sentence(line: Line, cues: Sequence[Cue], trace: Trace | None = None) -> list[Attribution]:
    if len(line.tokens) > LONGEST_SENTENCE:
        return []
    return _without_doubles(_of_line(line, cues, trace), trace)


def _beside(rows: Sequence[Line], aside: Sequence[Credit]) -> tuple[list[Line], list[tuple[Credit, int]], list[Span]]:
    """The lines without the credits beside what they report.

    Returns:
        The lines; each credit that names a source of its own with the number of the line that it reports; what was
        taken out, in order.
    """
    beside = deque(credit for credit in aside if credit.beside)
    mute: list[Span] = []
    kept: list[Line] = []
    relays: list[tuple[Credit, int]] = []
    for line in rows:
        here: list[Credit] = []
        while beside and beside[0].span.start < line.sentence.span.end:
            here.append(beside.popleft())
        firm = [credit for credit in here if not credit.weak]
        left = muted(line, [credit.span for credit in firm]) if firm else line
        for credit in here if len(line.tokens) <= LONGEST_SENTENCE else ():
            without = muted(left, [credit.span]) if credit.weak and left is not None else None
            if without is not None and (credit.source is not None or _reports(without)):
                left = without
                firm.append(credit)
        mute += [credit.span for credit in firm]
        if left is not None:
            kept.append(left)
        if kept and kept[-1].block == line.block:
            relays += [(credit, len(kept) - 1) for credit in firm if credit.source is not None]
    return numbered(kept), relays, sorted(mute)


def _reports(line: Line) -> bool:
    """Whether a line is, for the better part, somebody's report."""
    return reach(line, _of_sentence(line, _cues(line))) >= BETTER_PART


def _relayed(
    rows: Sequence[Line],
    found: Sequence[list[Attribution]],
    relays: Sequence[tuple[Credit, int]],
    trace: Trace | None = None,
) -> None:
    """Give what an agency reports to the source that it cites, where the sentence itself names no speaker."""
    for credit, number in relays:
        line = rows[number]
        if reach(line, found[number]) >= BETTER_PART or line.body_end == 0:
            continue
        reading = Reading(((0, line.body_end),), None, None)
        report = replace(
            reading.attribution(line, "relayed", RULES["relayed"].precision), cue=credit.link, source=credit.source
        )
        found[number].append(report)
        if trace is not None:
            trace.read("relayed", report)


def _without_credits(
    found: Sequence[Attribution], aside: Sequence[Credit], mute: Sequence[Span], text: str, trace: Trace | None
) -> list[Attribution]:
    """The attributions with no credit in their content, and no agency for source that was told something or quotes.

    Who is quoted speaks instead of who quotes.
    """
    others = [credit for credit in aside if not credit.beside]
    result: list[Attribution] = []
    for attribution in found:
        after = spared(attribution, mute, text)
        if after is not None and after.source is not None:
            at = bisect_right(others, after.source.start, key=lambda credit: credit.named.end)
            if at < len(others) and others[at].named.overlaps(after.source):
                after = replace(after, source=others[at].source)
        if after is not None:
            result.append(after)
        if trace is not None and after is not attribution:
            if after is None:
                trace.dropped("credit", attribution)
            else:
                trace.changed("credit", attribution, after)
    return result


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
                if cue.verb.category == "mental":
                    reading = replace(reading, flags=reading.flags | {"thought"})
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
    """One attribution for one content: of two that claim the same quotation, or the same words, the surer stays."""
    kept: list[Attribution] = []
    claimed: dict[object, Attribution] = {}
    for attribution in sorted(found, key=lambda a: -a.confidence):
        claims: list[object] = [attribution.content]
        if attribution.kind is Kind.DIRECT:
            claims += [span.start for span in attribution.quoted]
        rival = next((claimed[claim] for claim in claims if claim in claimed), None)
        if rival is not None:
            if trace is not None:
                trace.dropped("double", attribution, rival)
            continue
        claimed.update((claim, attribution) for claim in claims)
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
