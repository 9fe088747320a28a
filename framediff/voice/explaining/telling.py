"""Telling why: the explanations of an article, put together from what was heard and what was noted on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice.amendments.remains import TRIMMED
from framediff.voice.attribution import CORRECTION, Kind
from framediff.voice.explaining.lookalikes import look_alikes
from framediff.voice.explaining.numbering import Numbering
from framediff.voice.explaining.pieces import extent, pieces
from framediff.voice.explaining.reasons import STEPS, flag_reason
from framediff.voice.explaining.records import Explanation, Note, Reason, RuleFacts
from framediff.voice.explaining.resolving import speaker_because
from framediff.voice.explaining.uncredited import correction_notes, credit_notes, uncredited
from framediff.voice.explaining.verbs import excerpt, gone_notes, verb_fates
from framediff.voice.rules import RULES
from framediff.voice.voicemap import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.voice.amendments.placing import Placed
    from framediff.voice.attribution import Attribution
    from framediff.voice.explaining.records import VerbFate
    from framediff.voice.hearing import Heard
    from framediff.voice.people.register import Register

__all__ = ["explain"]


_MARKS = frozenset("“”„\"«»‹›‟″‘’'‛`")


def explain(
    heard: Heard, register: Register, asked: Span | None = None, corrections: Sequence[Placed] = ()
) -> tuple[Explanation, ...]:
    """Why the words of an article have their voice and speaker.

    Args:
        heard: the article; what was considered on the way is told only if it was heard with `traced`.
        register: the speakers.
        asked: the passage asked about; by default every attribution and every quotation that nobody is credited with.
        corrections: those that were made, of any article.

    Returns:
        One explanation for each attribution whose content the passage touches, outermost first, and one for each
        sentence of it with words nobody is credited with.
    """
    numbering = Numbering(heard, corrections)
    if asked is None:
        credited = [_credited(numbering, register, number, None) for number in range(len(heard.attributions))]
        free = [each for span in heard.unattributed for each in uncredited(numbering, span)]
        return tuple(sorted([*credited, *free], key=lambda each: each.spans[0].start))
    found = [
        _credited(numbering, register, number, asked)
        for number, attribution in enumerate(heard.attributions)
        if any(span.overlaps(asked) for span in attribution.content)
    ]
    own = list(uncredited(numbering, asked))
    # What is inside another stands after it, and both where their words begin.
    return tuple(sorted([*found, *own], key=lambda each: (each.spans[0].start, -each.spans[-1].end)))


def _credited(numbering: Numbering, register: Register, number: int, asked: Span | None) -> Explanation:
    heard = numbering.heard
    attribution = heard.attributions[number]
    text = heard.article.text
    voice, responsibility, because = _voice(heard, number, asked)
    verb, others = _verbs(numbering, number)
    shown = extent(numbering, attribution)
    facts = RULES.get(attribution.rule)
    return Explanation(
        article=heard.article.id,
        attribution=number,
        asked=asked,
        asked_words="" if asked is None else asked.of(text),
        spans=attribution.content,
        zone=_zone(heard, attribution.content[0].start),
        pieces=pieces(text, shown, _labels(attribution, [each.span for each in heard.credits])),
        voice=voice,
        responsibility=responsibility,
        voice_because=because,
        speaker=attribution.speaker,
        speaker_name=register.name_of(attribution.speaker),
        speaker_because=speaker_because(numbering, register, number),
        rule=RuleFacts(
            name=attribution.rule,
            summary=facts.summary if facts else "",
            example=facts.example if facts else "",
            confirmed=facts.confirmed if facts else 0,
            found=facts.found if facts else 0,
            confidence=attribution.confidence,
        ),
        flags=tuple(Reason(flag, flag_reason(flag)) for flag in sorted(attribution.flags)),
        verb=verb,
        other_verbs=others,
        refused=(),
        notes=tuple(_notes(numbering, number, shown)),
    )


def _labels(attribution: Attribution, credited: Sequence[Span]) -> list[tuple[str, Span]]:
    """What is told apart in the sentence; of two labels on the same words the first stands."""
    labels: list[tuple[str, Span]] = []
    if attribution.source is not None and "carried_over" not in attribution.flags:
        labels.append(("source", attribution.source))
    if attribution.cue is not None:
        labels.append(("cue", attribution.cue))
    labels += [("content", span) for span in attribution.content]
    return labels + [("credit", span) for span in credited if not any(span.overlaps(own) for _, own in labels)]


def _zone(heard: Heard, offset: int) -> str | None:
    zone = heard.voices.at(offset).zone
    return None if zone is None else str(zone)


def _voice(heard: Heard, number: int, asked: Span | None) -> tuple[str, str, str]:
    """Voice, who answers for the wording, and why, for the content of an attribution or the part asked about."""
    attribution = heard.attributions[number]
    parts = [span for span in attribution.content if asked is None or span.overlaps(asked)]
    if asked is not None:
        parts = [Span(max(span.start, asked.start), min(span.end, asked.end)) for span in parts]
    segments = [segment for part in parts for segment in heard.voices.over(part)]
    voices = sorted({segment.voice for segment in segments}, key=list(Voice).index)
    owners = {segment.attribution for segment in segments} - {number}
    because = {
        Kind.DIRECT: "all of the content stands inside quotation marks",
        Kind.INDIRECT: "none of the content stands inside quotation marks",
        Kind.MIXED: "what stands inside quotation marks is verbatim, the rest of the content is paraphrase",
    }[attribution.kind]
    text = heard.article.text
    # A correction may be about the words inside the marks alone.
    marked = TRIMMED in attribution.flags or all(
        text[span.start] in _MARKS or text[max(0, span.start - 1)] in _MARKS for span in attribution.quoted
    )
    if attribution.kind is Kind.DIRECT and not marked:
        because = f"the content is given verbatim without quotation marks, as {_by(attribution.rule)}"
    elif attribution.rule == CORRECTION:
        because = f"the content is what was said, as {_by(attribution.rule)}"
    if attribution.parent is not None:
        because = (
            f"it stands inside attribution {attribution.parent}, which decides whose wording it is; "
            f"this one tells who is said to have said it, as {attribution.kind} speech"
        )
    elif any(segment.voice is Voice.UNDETERMINED for segment in segments):
        because += "; its confidence is below what was asked for, so that it counts as undetermined"
    elif owners:
        others = ", ".join(f"attribution {owner}" for owner in sorted(o for o in owners if o is not None))
        because += f"; where it overlaps {others}, verbatim words win over paraphrase, then the earlier one"
    return (
        " and ".join(str(voice) for voice in voices),
        "; ".join(voice.responsibility for voice in voices),
        because,
    )


def _by(rule: str) -> str:
    return "a reader has said by hand" if rule == CORRECTION else f"rule {rule} reads it"


def _verbs(numbering: Numbering, number: int) -> tuple[VerbFate | None, tuple[VerbFate, ...]]:
    """The verb at which an attribution was read, and the other verbs of the sentences it stands in."""
    attribution = numbering.heard.attributions[number]
    asked = numbering.asked_for(number)
    own: VerbFate | None = None
    others: list[VerbFate] = []
    spans = [*attribution.content, *([attribution.cue] if attribution.cue is not None else [])]
    for line in numbering.lines_over(spans):
        for fate in verb_fates(line, numbering):
            here = asked is not None and fate.span == asked.line.span(asked.cue.first, asked.cue.last)
            if here:
                own = fate
            else:
                others.append(fate)
    return own, tuple(others)


def _notes(numbering: Numbering, number: int, shown: Span) -> Iterator[Note]:
    """What else was considered: what later steps did, what stands around and inside, what was left out nearby."""
    heard = numbering.heard
    text = heard.article.text
    attribution = heard.attributions[number]
    yield from correction_notes(numbering, attribution.content)
    if numbering.asked_for(number) is None:  # else they are told of with its verb
        for step in numbering.history(number):
            if STEPS.get(step.name) and step.name not in ("headline", "nested"):
                yield Note(None, _sentence(STEPS[step.name]))
    if attribution.parent is not None:
        yield Note(None, f"It stands inside attribution {attribution.parent}.")
    for inner, other in enumerate(heard.attributions):
        if other.parent == number:
            yield Note(other.content[0], f"Attribution {inner} stands inside it: {excerpt(other, text)}.")
    yield from credit_notes(numbering, [shown])
    yield from gone_notes(numbering, shown)
    for line in numbering.lines_over([shown]):
        for note in look_alikes(line, numbering):
            if note.span is None or not any(span.overlaps(note.span) for span in attribution.content):
                yield note


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."
