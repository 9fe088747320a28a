"""The reporting verbs of a sentence: what the rules went by, which of them read something, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.attributor import LONGEST_SENTENCE
from framediff.voice.explaining.nearness import evidence_at, evidence_in, why_unread
from framediff.voice.explaining.reasons import STEPS, TAKES
from framediff.voice.explaining.records import Alternative, Note, Reason, VerbFate
from framediff.voice.prose.inversions import subject_after
from framediff.voice.prose.phrases import subject_before
from framediff.voice.rules import HEAD_RULES, LINE_RULES, RULES, VERB_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.article import Span
    from framediff.voice.attribution import Attribution
    from framediff.voice.explaining.numbering import Numbering
    from framediff.voice.prose.lines import Line
    from framediff.voice.rules.cues import Cue
    from framediff.voice.tracing import Asked

__all__ = ["excerpt", "fate_of", "gone_notes", "refused_by_line", "verb_fates"]

_EXCERPT = 60  # characters


def verb_fates(line: Line, numbering: Numbering) -> Iterator[VerbFate]:
    """Every reporting verb of a sentence, in order, and what became of it."""
    asked = {each.cue.first: each for each in numbering.asked(line)}
    for cue in numbering.cues(line):
        if cue.first in asked:
            yield _asked_fate(asked[cue.first], numbering)
        else:
            yield _unasked_fate(line, cue, numbering)


def _asked_fate(asked: Asked, numbering: Numbering) -> VerbFate:
    found = asked.found
    span = asked.line.span(asked.cue.first, asked.cue.last)
    if found is None or asked.rule is None:
        fate, number = _without_rule(asked, span, numbering)
    else:
        fate, number = fate_of(found, numbering)
        fate = f"rule {asked.rule} reads {excerpt(found, asked.line.text)}: {fate}"
    alternatives, refused = _others(asked)
    return VerbFate(
        span=span,
        words=_words(asked.line, asked.cue),
        lemma=asked.cue.verb.lemma,
        facts=tuple(fact for fact in _facts(asked.line, asked.cue) if fact not in fate),
        fate=fate,
        attribution=number,
        alternatives=alternatives,
        refused=refused,
    )


def _without_rule(asked: Asked, span: Span, numbering: Numbering) -> tuple[str, int | None]:
    """What is said of a verb that no rule reads: it may still be what another step went by."""
    for number, attribution in enumerate(numbering.heard.attributions):
        if attribution.cue is not None and attribution.cue.overlaps(span):
            return f"rule {attribution.rule}, which is not asked at verbs, goes by it: attribution {number}", number
    because = why_unread(asked.line, asked.cue)
    return f"the verb stands there, but no rule reads it as introducing what somebody said: {because}", None


def _unasked_fate(line: Line, cue: Cue, numbering: Numbering) -> VerbFate:
    whole = numbering.whole(line)
    if whole is None:
        fate, number = "not asked about by itself: it goes with the “as saying” after it", None
    else:
        fate, number = f"not asked about: rule {whole[0]} read the whole line before", whole[1]
    return VerbFate(line.span(cue.first, cue.last), _words(line, cue), cue.verb.lemma, (), fate, number, (), ())


def _words(line: Line, cue: Cue) -> str:
    return line.span(cue.first, cue.last).of(line.text)


def fate_of(found: Attribution, numbering: Numbering) -> tuple[str, int | None]:
    """What became of an attribution after it was found, and its position if it remained."""
    steps = numbering.trace.future(found)
    number = numbering.number(found)
    words = [STEPS[step.name] for step in steps if STEPS[step.name] and step.after is not None]
    said = "".join(f"; {each}" for each in words)
    if number is not None:
        return f"attribution {number}{said}", number
    last = steps[-1] if steps else None
    if last is None or last.after is not None:
        return "a correction by hand took its place", None
    other = None if last.by is None else numbering.number(last.by)
    by = "" if other is None else f" (attribution {other})"
    return f"left out afterwards, since {STEPS[last.name]}{by}", None


def _facts(line: Line, cue: Cue) -> Iterator[str]:
    takes = [TAKES[each] for each in sorted(cue.verb.takes) if each in TAKES]
    if takes:
        yield f"“{cue.verb.lemma}” can introduce {_listed(takes)}"
    if cue.verb.ambiguous:
        yield "this form is more often another word, and needs “that” or a quotation beside it"
    if cue.passive:
        yield "it is passive: its grammatical subject did not speak"
    if cue.infinitive:
        yield "it stands after “to”, so that who speaks is to be found before the verb that governs it"
        return
    if cue.participle:
        yield "it ends in -ing, so that who speaks is to be found in the clause before it"
        return
    before, after = subject_before(line, cue.group), subject_after(line, cue.last - 1)
    if before is not None:
        role = "what it is said of" if cue.passive else "who could speak"
        yield f"before it stands “{_single(line.span(*before).of(line.text))}” as {role}"
    elif after is not None:
        role = "who is told, and never as who speaks" if "addressee" in cue.verb.takes else "who could speak"
        yield f"after it stands “{_single(line.span(*after).of(line.text))}” as {role}"
    else:
        yield "nobody who could speak stands beside it"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _others(asked: Asked) -> tuple[tuple[Alternative, ...], tuple[Reason, ...]]:
    """The rules that were not taken at a verb: those that read something all the same, and those that do not."""
    order = [name for name, _ in VERB_RULES]
    taken = asked.rule
    alternatives: list[Alternative] = []
    refused: list[Reason] = []
    for name, rule in VERB_RULES:
        if name == taken:
            continue
        reading = rule(asked.line, asked.cues, asked.cue)
        facts = RULES[name]
        if reading is None or taken is None:
            refused.append(_refused(name, evidence_at(name, asked.line, asked.cue)))
            continue
        content = tuple(asked.line.span(first, last) for first, last in reading.content)
        same = asked.found is not None and content == asked.found.content
        later = order.index(name) > order.index(taken)
        alternatives.append(
            Alternative(
                rule=name,
                summary=facts.summary,
                precision=facts.precision,
                content=content,
                words="the same words" if same else _joined(asked.line.text, content),
                because=f"{taken} is asked first" if later else f"{taken} was preferred",
            )
        )
    return tuple(alternatives), tuple(refused)


def _refused(name: str, evidence: str) -> Reason:
    because = f"did not fit; it needs {RULES[name].summary}, as in “{RULES[name].example}”"
    return Reason(name, because, evidence)


def refused_by_line(line: Line, numbering: Numbering) -> tuple[Reason, ...]:
    """The rules that are asked of the sentence as a whole, without a verb, and read nothing in it."""
    if len(line.tokens) > LONGEST_SENTENCE:
        return ()  # none of them is asked there
    read = {each.rule for each in numbering.found_in(line)}
    names = [name for name in [*dict(HEAD_RULES), *dict(LINE_RULES)] if name not in read]
    return tuple(_refused(name, evidence_in(name, line)) for name in names)


def gone_notes(numbering: Numbering, shown: Span) -> Iterator[Note]:
    """What was found in `shown` without a verb of it and is not in the result, with what became of it."""
    for other in numbering.gone():
        asked = numbering.verb_of(other)
        told = asked is not None and shown.overlaps(asked.line.sentence.span)
        if not told and any(shown.overlaps(span) for span in other.content):
            text = numbering.heard.article.text
            fate, _ = fate_of(other, numbering)
            yield Note(other.content[0], f"Rule {other.rule} had read {excerpt(other, text)}: {fate}.")


def excerpt(found: Attribution, text: str) -> str:
    """The content of an attribution in a few words."""
    return _joined(text, found.content)


def _joined(text: str, spans: Sequence[Span]) -> str:
    words = " … ".join(_single(span.of(text)) for span in spans)
    if len(words) > _EXCERPT:
        words = words[:_EXCERPT].rpartition(" ")[0] + " …"
    inner = words.strip('“”"') if words.startswith(("“", '"')) else words
    return f"“{inner}”"


def _single(text: str) -> str:
    return " ".join(text.split())
