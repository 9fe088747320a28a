"""The default attributor: our rules, which need no model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framediff.article import Span, ZoneKind
from framediff.voice.attribution import Attribution, Kind
from framediff.voice.cues import cue_forms, cues_of
from framediff.voice.lines import line_of
from framediff.voice.paragraphs import paragraphs
from framediff.voice.phrases import subject_before
from framediff.voice.quotations import quotations
from framediff.voice.rules import HEAD_RULES, RULES, VERB_RULES
from framediff.voice.rules.heads import according_to, credited_next, reported_question
from framediff.voice.sentences import mask, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.article import Article
    from framediff.voice.cues import Cue
    from framediff.voice.lines import Line
    from framediff.voice.paragraphs import Paragraph
    from framediff.voice.quotations import Quotation

__all__ = ["RulesAttributor", "lines", "marked"]

# A quotation of at most this many words with nobody named beside it is a label in marks (a scare quote, a title), not
# speech: it stays in the voice around it (Nádraská 2021 finds such partial quotations mostly up to four words).
SCARE_QUOTE_WORDS = 4


@dataclass(frozen=True, slots=True)
class RulesAttributor:
    """Finds attributions by the table of rules in `framediff.voice.rules`."""

    name: str = "rules"
    version: str = "1"

    def attribute(self, article: Article) -> tuple[Attribution, ...]:
        """All attributions of `article`, ordered by where their content begins; speakers not yet resolved."""
        found: list[Attribution] = []
        rows = lines(article)
        cues = [cues_of(line) for line in rows]
        for line, line_cues in zip(rows, cues, strict=True):
            found.extend(_of_line(line, line_cues))
        found = _without_doubles(found)
        credited = _credited(rows, cues, found)
        # The verb that credits a statement (“This is what X said in reply to …”) introduces nothing after it.
        crediting = {attribution.cue for attribution in credited}
        found = [attribution for attribution in found if attribution.cue not in crediting] + credited
        found = _with_floating(rows, found)
        return _plausible(_nested(sorted(found, key=lambda a: (a.content[0], a.rule))))


def marked(article: Article) -> tuple[Quotation, ...]:
    """The quotations of an article's scored zones; single marks count where they hold speech."""
    return _speech_marks(article.text, paragraphs(article))


def _speech_marks(text: str, parts: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    return tuple(q for q in quotations(text, parts) if not q.single or _speech(q, text))


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
    """Whether single marks hold speech, not a label: punctuation stands before the closing mark."""
    return quotation.inside(text).endswith((",", ".", "?", "!"))


def _of_line(line: Line, cues: Sequence[Cue]) -> list[Attribution]:
    found: list[Attribution] = []
    for name, read_head in HEAD_RULES:
        reading = read_head(line)
        if reading is not None:
            found.append(reading.attribution(line, name, RULES[name].precision))
            return found
    for cue in cues:
        for name, read_cue in VERB_RULES:
            reading = read_cue(line, cues, cue)
            if reading is not None:
                flags = reading.flags | ({"thought"} if cue.verb.category == "mental" else set())
                reading = replace(reading, flags=flags)
                found.append(reading.attribution(line, name, RULES[name].precision))
                break
    found.extend(
        reading.attribution(line, "according_to", RULES["according_to"].precision) for reading in according_to(line)
    )
    question = reported_question(line, cues)
    if question is not None:
        asked = question.attribution(line, "reported_question", RULES["reported_question"].precision)
        found = [other for other in found if not _inside(other, asked)] + [asked]
    if line.zone is ZoneKind.HEADLINE:
        found = [replace(attribution, flags=attribution.flags | {"headline"}) for attribution in found]
    return found


def _inside(inner: Attribution, outer: Attribution) -> bool:
    """Whether an attribution's content begins inside another's, so that the two would claim the same words."""
    return any(span.start <= inner.content[0].start < span.end for span in outer.content)


def _without_doubles(found: Sequence[Attribution]) -> list[Attribution]:
    """One attribution for one quotation: of two that claim the same one as a whole, the more certain stays."""
    kept: list[Attribution] = []
    for attribution in sorted(found, key=lambda a: -a.confidence):
        claimed = [q for other in kept if other.kind is Kind.DIRECT for q in other.quoted]
        if attribution.kind is Kind.DIRECT and any(q.overlaps(c) for q in attribution.quoted for c in claimed):
            continue
        kept.append(attribution)
    return kept


def _credited(rows: Sequence[Line], cues: Sequence[list[Cue]], found: Iterable[Attribution]) -> list[Attribution]:
    """Statements that the sentence after them credits to a speaker."""
    taken = [span for a in found if a.kind is not Kind.INDIRECT for span in a.content]
    result: list[Attribution] = []
    for before, line, line_cues in zip(rows, rows[1:], cues[1:], strict=False):
        reading = credited_next(line, line_cues)
        if reading is None or before.zone is not line.zone:
            continue
        content = before.sentence.span
        if any(span.overlaps(content) for span in taken):
            continue
        credit = replace(reading, content=((0, len(line.tokens)),)).attribution(line, "credited_next", 0.0)
        flags = set(reading.flags)
        if any(token.low in ("we", "our", "i", "my", "us") for token in before.tokens):
            flags.add("first_person_unquoted")
        whole = tuple(q.span for q in before.quotations())
        result.append(
            replace(
                credit,
                content=(content,),
                quoted=whole,
                kind=Kind.MIXED if whole else Kind.INDIRECT,
                confidence=RULES["credited_next"].precision,
                flags=frozenset(flags),
            )
        )
    return result


def _with_floating(rows: Sequence[Line], found: list[Attribution]) -> list[Attribution]:
    """The attributions with each quotation that no rule claimed joined to the report it belongs to."""
    result = sorted(found, key=lambda attribution: attribution.content[0])
    for line in rows:
        free = [q for q in line.quotations() if not _claimed(q.span, result)]
        bare = bool(free) and not any(token.word for token in line.tokens) and line.zone is not ZoneKind.HEADLINE
        if not bare:
            continue
        spans = tuple(Span(q.span.start, min(q.span.end, line.sentence.span.end)) for q in free)
        _join(rows, line, spans, result)
    return result


def _claimed(span: Span, found: Iterable[Attribution]) -> bool:
    return any(span.overlaps(content) for attribution in found for content in attribution.content)


def _join(rows: Sequence[Line], line: Line, spans: tuple[Span, ...], found: list[Attribution]) -> None:
    """Add bare quotations to the report before or after them, or carry the last speaker over."""
    start, end = spans[0].start, spans[-1].end
    before = [a for a in found if a.parent is None and a.content[0].start < start and "headline" not in a.flags]
    previous = max(before, key=lambda a: max(_reach(a)), default=None)
    if previous is not None and _same_block(rows, line, previous) and previous.kind is Kind.DIRECT:
        found[found.index(previous)] = replace(
            previous, content=previous.content + spans, quoted=previous.quoted + spans
        )
        return
    for other in found:
        first = other.content[0]
        if (
            other.kind is Kind.DIRECT
            and first.start >= end
            and _same_block(rows, line, other)
            and other.cue is not None
        ):
            found[found.index(other)] = replace(other, content=spans + other.content, quoted=spans + other.quoted)
            return
    if line.number == 0:
        return
    lead = rows[line.number - 1]
    ends_with_colon = lead.tokens[-1].text == ":"
    if ends_with_colon:
        cues = cues_of(lead)
        cue = cues[-1] if cues else None
        source = None if cue is None else subject_before(lead, cue.group)
        name = "colon_lead"
        found.append(
            Attribution(
                content=spans,
                quoted=spans,
                cue=None if cue is None else lead.span(cue.group, cue.last),
                source=None if source is None else lead.span(*source),
                kind=Kind.DIRECT,
                rule=name,
                confidence=RULES[name].precision,
            )
        )
        return
    if previous is None or line.block - _block_of(rows, previous) > 2:
        return
    name = "carried_over"
    found.append(
        Attribution(
            content=spans,
            quoted=spans,
            cue=None,
            source=previous.source,
            kind=Kind.DIRECT,
            rule=name,
            confidence=RULES[name].precision,
            flags=frozenset({"carried_over"}),
        )
    )


def _reach(attribution: Attribution) -> tuple[int, ...]:
    ends = [span.end for span in attribution.content]
    if attribution.cue is not None:
        ends.append(attribution.cue.end)
    return tuple(ends)


def _block_of(rows: Sequence[Line], attribution: Attribution) -> int:
    anchor = attribution.content[-1].start if attribution.cue is None else attribution.cue.start
    for line in reversed(rows):
        if line.sentence.span.start <= anchor:
            return line.block
    return 0


def _same_block(rows: Sequence[Line], line: Line, attribution: Attribution) -> bool:
    return _block_of(rows, attribution) == line.block


def _nested(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with each one inside another's content pointing to the innermost that holds it."""
    result: list[Attribution] = []
    for position, attribution in enumerate(found):
        parent = None
        size = None
        for other_position, other in enumerate(found):
            if other_position == position or other.content == attribution.content:
                continue
            anchors = (
                [attribution.cue, *attribution.content] if attribution.cue is not None else list(attribution.content)
            )
            inside = all(any(span.covers(anchor) for span in other.content) for anchor in anchors)
            extent = sum(span.end - span.start for span in other.content)
            if inside and (size is None or extent < size):
                parent, size = other_position, extent
        result.append(replace(attribution, parent=parent))
    return tuple(result)


# What is read inside reported content is seldom a second report if the verb is one of thought or evaluation.
_NEVER_NESTED = frozenset({"thought", "evaluative", "infinitive"})


def _plausible(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions without the weak ones inside others; positions of parents follow."""
    kept = [i for i, a in enumerate(found) if a.parent is None or not a.flags & _NEVER_NESTED]
    moved = {old: new for new, old in enumerate(kept)}
    result = []
    for position in kept:
        attribution = found[position]
        parent = attribution.parent
        while parent is not None and parent not in moved:
            parent = found[parent].parent
        result.append(replace(attribution, parent=None if parent is None else moved[parent]))
    return tuple(result)
