"""Words that nobody is credited with: why they stay in the outlet's voice, or undetermined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice.amendments.remains import CORRECTED, without
from framediff.voice.attributor import LONGEST_SENTENCE, SCARE_QUOTE_WORDS, marked
from framediff.voice.explaining.lookalikes import look_alikes
from framediff.voice.explaining.pieces import pieces
from framediff.voice.explaining.reasons import flag_reason
from framediff.voice.explaining.records import Explanation, Note, Reason
from framediff.voice.explaining.unread import label_note, long_sentence
from framediff.voice.explaining.verbs import excerpt, gone_notes, refused_by_line, verb_fates
from framediff.voice.floating import CARRY_BLOCKS
from framediff.voice.voicemap import Voice
from framediff.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.voice.explaining.numbering import Numbering
    from framediff.voice.prose.lines import Line
    from framediff.voice.prose.quotations import Quotation
    from framediff.voice.voicemap import VoiceSegment

__all__ = ["correction_notes", "credit_notes", "uncredited"]


def uncredited(numbering: Numbering, asked: Span) -> Iterator[Explanation]:
    """One explanation for each sentence, or left-out part of the page, with words of `asked` that nobody is given."""
    heard = numbering.heard
    text = heard.article.text
    free = [
        Span(max(each.span.start, asked.start), min(each.span.end, asked.end))
        for each in heard.voices.over(asked)
        if each.attribution is None
    ]
    free = [span for span in free if span.of(text).strip()]
    for line in numbering.lines_over(free):
        sentence = line.sentence.span
        spans = [_trimmed(text, span, sentence) for span in free if span.overlaps(sentence)]
        spans = [span for span in spans if any(character.isalnum() for character in span.of(text))]
        if spans:
            yield _of_sentence(numbering, line, tuple(spans), asked)
    read = [line.sentence.span for line in numbering.lines_over(free)]
    for segment in heard.voices.over(asked):
        if segment.scored and segment.attribution is None:
            clipped = Span(max(segment.span.start, asked.start), min(segment.span.end, asked.end))
            for span in without(text, clipped, read):
                yield _beside(numbering, segment, span, asked)
        elif segment.attribution is None and segment.span.of(text).strip():
            yield _left_out(numbering, segment, asked)


def _trimmed(text: str, span: Span, within: Span) -> Span:
    """`span` inside `within`, without white space at its ends."""
    start, end = max(span.start, within.start), min(span.end, within.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _of_sentence(numbering: Numbering, line: Line, spans: tuple[Span, ...], asked: Span) -> Explanation:
    heard = numbering.heard
    text = heard.article.text
    segments = [segment for span in spans for segment in heard.voices.over(span) if segment.attribution is None]
    voices = list(dict.fromkeys(segment.voice for segment in segments))
    flags = sorted({flag for segment in segments for flag in segment.flags})
    sentence = line.sentence.span
    quotations = [q for q in marked(heard.article) if q.span.overlaps(sentence)]
    labels = [
        (f"attribution {number}", span)
        for number, attribution in enumerate(heard.attributions)
        if attribution.parent is None
        for span in attribution.content
        if span.overlaps(sentence)
    ]
    labels += [("asked about", span) for span in spans if span != sentence]
    verbs = tuple(verb_fates(line, numbering))
    if CORRECTED in flags:
        because = "a reader has set it by hand, which beats every rule"
    elif Voice.UNDETERMINED in voices:
        because = _undetermined(numbering, line, quotations)
    else:
        because = _own(numbering, line, spans, quotations)
    return Explanation(
        article=heard.article.id,
        attribution=None,
        asked=asked,
        asked_words=asked.of(text),
        spans=spans,
        zone=str(line.zone),
        pieces=pieces(text, sentence, labels),
        voice=" and ".join(str(voice) for voice in voices),
        responsibility="; ".join(voice.responsibility for voice in voices),
        voice_because=because,
        speaker=None,
        speaker_name="nobody is credited",
        speaker_because=(),
        rule=None,
        flags=tuple(Reason(flag, flag_reason(flag)) for flag in flags),
        verb=None,
        other_verbs=verbs,
        refused=refused_by_line(line, numbering) if numbering.trace.rows else (),
        notes=tuple(note for note in _notes(numbering, line, spans, quotations) if note.because[:-1] not in because),
    )


def _own(numbering: Numbering, line: Line, spans: tuple[Span, ...], quotations: list[Quotation]) -> str:
    """Why words stay in the outlet's voice."""
    heard = numbering.heard
    credited = [note.because for note in credit_notes(numbering, spans)]
    if credited:
        return " ".join(credited).removesuffix(".")
    introduced = _introducing(numbering, line, spans)
    if introduced:
        return f"{introduced}. Words that introduce speech, and what stands around them, are the outlet's own"
    if any(span.overlaps(label.span) for span in spans for label in _scare_quotes(numbering, quotations)):
        return (
            "no rule credits anybody with it, and words nobody is credited with are the outlet's own; a quotation of "
            f"at most {SCARE_QUOTE_WORDS} words that is no sentence is taken for a label or a title"
        )
    near = [
        f"attribution {number}"
        for number, attribution in enumerate(heard.attributions)
        if attribution.parent is None and any(span.overlaps(line.sentence.span) for span in attribution.content)
    ]
    if near:
        return f"the rest of the sentence is reported ({', '.join(near)}); these words stand outside of it"
    return _nothing_read(numbering, line, quotations)


def _introducing(numbering: Numbering, line: Line, spans: tuple[Span, ...]) -> str:
    """What words of a sentence do for attributions (name the speaker, report, credit another sentence); "" if none."""
    parts, elsewhere = [], []
    sentence = line.sentence.span
    for number, attribution in enumerate(numbering.heard.attributions):
        if attribution.parent is not None or "carried_over" in attribution.flags:
            continue
        for what, place in (("names the speaker", attribution.source), ("is the reporting verb", attribution.cue)):
            if place is not None and place.overlaps(sentence) and any(span.overlaps(place) for span in spans):
                parts.append(f"“{place.of(line.text)}” {what} of attribution {number}")
        cue = attribution.cue
        if cue is not None and cue.overlaps(sentence) and not any(s.overlaps(sentence) for s in attribution.content):
            first, last = attribution.content[0].start, attribution.content[-1].end
            elsewhere.append(
                f"“{cue.of(line.text)}” credits attribution {number} [{first}–{last}), which stands in another sentence"
            )
    return "; ".join(parts or elsewhere)


def _nothing_read(numbering: Numbering, line: Line, quotations: list[Quotation]) -> str:
    """Why nothing was read in a sentence."""
    if len(line.tokens) > LONGEST_SENTENCE:
        return long_sentence()
    if numbering.cues(line):
        return "a reporting verb stands in the sentence, but no rule reads these words as what somebody said"
    alike = [note.because.removesuffix(".") for note in look_alikes(line, numbering)]
    lacking = [] if alike else ["no reporting verb"]
    lacking += [] if "according" in line.vocabulary else ["no “according to”"]
    if not quotations:
        lacking.append("no quotation")
    rest = f"{', '.join(lacking[:-1])} and {lacking[-1]}" if len(lacking) > 1 else "".join(lacking)
    found = f"{rest} stands in the sentence" if rest else "what stands in the sentence is read by no rule"
    if quotations and rest:
        found += " that could say who is quoted"
    return "; ".join([*alike, found])


def _scare_quotes(numbering: Numbering, quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that are taken for labels: short, and neither credited to anybody nor set by hand."""
    heard = numbering.heard
    taken = [span for attribution in heard.attributions for span in attribution.content]
    taken += [*heard.unattributed, *(settled.span for settled in heard.settled)]
    text = heard.article.text
    return [
        quotation
        for quotation in quotations
        if count_words(quotation.span.of(text)) <= SCARE_QUOTE_WORDS
        and not any(span.overlaps(quotation.span) for span in taken)
    ]


def _undetermined(numbering: Numbering, line: Line, quotations: list[Quotation]) -> str:
    """Why a quotation is given to nobody."""
    heard = numbering.heard
    if len(line.tokens) > LONGEST_SENTENCE:
        return long_sentence()
    beside = any(token.word for token in line.tokens)
    reason = "it is quoted and longer than a label, but no rule finds who says it"
    if beside:
        return f"{reason}: no reporting verb of its sentence reads it, and words stand beside it in the sentence"
    start = quotations[0].span.start if quotations else line.sentence.span.start
    earlier = [a for a in heard.attributions if a.content[-1].end <= start and not a.flags & {"headline", "question"}]
    if not earlier:
        return f"{reason}: it stands alone, and nobody has spoken before it"
    return (
        f"{reason}: it stands alone, and the last speaker stands more than {CARRY_BLOCKS} paragraphs before it, too "
        "far to carry on"
    )


def _notes(numbering: Numbering, line: Line, spans: tuple[Span, ...], quotations: list[Quotation]) -> Iterator[Note]:
    heard = numbering.heard
    text = heard.article.text
    sentence = line.sentence.span
    for number, attribution in enumerate(heard.attributions):
        if attribution.parent is None and any(span.overlaps(sentence) for span in attribution.content):
            yield Note(
                attribution.content[0],
                f"Attribution {number} of this sentence, by rule {attribution.rule}: {excerpt(attribution, text)}.",
            )
    for label in _scare_quotes(numbering, quotations):
        if any(span.overlaps(label.span) for span in spans):
            yield Note(
                label.span,
                f"“{label.inside(text)}” stands in quotation marks: a label or title, since nobody is credited "
                f"with it and it is no sentence of more than {SCARE_QUOTE_WORDS} words.",
            )
    for free in heard.unattributed:
        if free.overlaps(sentence) and not any(span.overlaps(free) for span in spans):
            yield Note(free, "This quotation of the sentence is undetermined: no rule finds who says it.")
    yield from correction_notes(numbering, spans)
    if not any(credit.span.overlaps(span) for credit in numbering.heard.credits for span in spans):
        yield from credit_notes(numbering, [sentence])
    yield from gone_notes(numbering, sentence)
    yield from look_alikes(line, numbering)
    yield from label_note(heard.article, line)


def correction_notes(numbering: Numbering, spans: Sequence[Span]) -> Iterator[Note]:
    """What corrections by hand say of `spans`."""
    for each in numbering.corrections:
        if any(each.span.overlaps(span) for span in spans):
            entry = each.correction
            speaker = "" if entry.speaker is None else f", speaker {entry.speaker}"
            by = f", by {entry.by}" if entry.by else ""
            note = f" Note: {entry.note}." if entry.note else ""
            was = f" The rules had said: {entry.was}." if entry.was else ""
            yield Note(each.span, f"Correction {entry.number}{by}: {entry.voice}{speaker}.{note}{was}")


def credit_notes(numbering: Numbering, spans: Sequence[Span]) -> Iterator[Note]:
    """The agencies that are credited in `spans`."""
    text = numbering.heard.article.text
    for credit in numbering.heard.credits:
        if any(credit.span.overlaps(span) for span in spans):
            leads = "has it from" if credit.source is None else "cites"
            via = f", which {leads} {' and '.join(credit.via)}" if credit.via else ""
            words = " ".join(credit.span.of(text).split())
            because = f"“{words}” credits {credit.agency}{via}: the agency is where the words are from, not who speaks."
            if credit.form == "told":
                because = f"“{words}” is the agency to which it was said, and does not speak."
            yield Note(credit.span, because)


def _left_out(numbering: Numbering, segment: VoiceSegment, asked: Span) -> Explanation:
    zone = next((z for z in numbering.heard.article.zones if z.span.overlaps(segment.span)), None)
    kind, rule = ("none", "none") if zone is None else (str(zone.kind), zone.rule)
    span = Span(max(segment.span.start, asked.start), min(segment.span.end, asked.end))
    because = f"this part of the page ({kind}, placed by rule {rule}) is left out: no speech is sought in it"
    return replace(_bare(numbering, segment, span, asked, because), counted=False)


def _beside(numbering: Numbering, segment: VoiceSegment, span: Span, asked: Span) -> Explanation:
    credited = [note.because for note in credit_notes(numbering, [span])]
    because = " ".join(credited).removesuffix(".") or _says_whose(numbering, span)
    return _bare(numbering, segment, span, asked, because)


def _says_whose(numbering: Numbering, span: Span) -> str:
    """What is said of words beside the sentences: that they are the label of a turn, or that nothing is read there."""
    for number, attribution in enumerate(numbering.heard.attributions):
        if any(place is not None and place.overlaps(span) for place in (attribution.cue, attribution.source)):
            return f"it says whose words attribution {number} is, and is no part of them"
    return "it stands beside the sentences that are read for speech"


def _bare(numbering: Numbering, segment: VoiceSegment, span: Span, asked: Span, because: str) -> Explanation:
    """The explanation of words in which nothing was looked for."""
    text = numbering.heard.article.text
    return Explanation(
        article=numbering.heard.article.id,
        attribution=None,
        asked=asked,
        asked_words=asked.of(text),
        spans=(span,),
        zone=None if segment.zone is None else str(segment.zone),
        pieces=pieces(text, segment.span, [("asked about", span)]),
        voice=str(segment.voice),
        responsibility=segment.voice.responsibility,
        voice_because=because,
        speaker=None,
        speaker_name="nobody is credited",
        speaker_because=(),
        rule=None,
        flags=(),
        verb=None,
        other_verbs=(),
        refused=(),
        notes=(),
    )
