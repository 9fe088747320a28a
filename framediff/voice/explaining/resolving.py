"""How a speaker was found, in words, or why the speaker is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.article import Status
from framediff.voice.explaining.reasons import RESOLUTIONS

if TYPE_CHECKING:
    from framediff.article import Span
    from framediff.voice.attribution import SpeakerId
    from framediff.voice.explaining.numbering import Numbering
    from framediff.voice.people.register import Register

__all__ = ["speaker_because"]


def speaker_because(numbering: Numbering, register: Register, number: int) -> tuple[str, ...]:
    """The sentences that tell how the speaker of the attribution at a position was found."""
    heard = numbering.heard
    text = heard.article.text
    attribution = heard.attributions[number]
    resolution = numbering.resolution(number)
    if resolution is None:
        return ()
    source = attribution.source
    mention = attribution.named or ("" if source is None else " ".join(source.of(text).split()))
    earlier = resolution.earlier
    name = register.name_of(attribution.speaker)
    named = "" if resolution.name is None else f", who is {_quoted(text, resolution.name)}"
    place = "" if source is None else f"[{source.start}–{source.end})"
    template = RESOLUTIONS[resolution.step]
    same = earlier is not None and "{earlier}" in template and _bare(earlier.of(text)) == _bare(mention)
    if earlier is not None and mention and same:
        told = _same_words(mention, earlier, named, name)
        if "carried_over" in attribution.flags:
            told = f"Carried over from the last who spoke: {told}"
    elif resolution.step.endswith(("surname", "whole_body", "order")) and _bare(name) == _bare(mention):
        told = f"“{mention}” is named only so in this article."
    else:
        told = template.format(
            mention=f"“{mention}”",
            place=place,
            name=name,
            earlier="" if earlier is None else f"{_quoted(text, earlier)}{named}",
        )
    sentences = [told]
    whole = text.find(name)
    if resolution.step.endswith("surname") and whole >= 0:
        sentences.append(f"The whole name stands at [{whole}–{whole + len(name)}).")
    elif mention and attribution.speaker is not None and name not in mention and earlier is None:
        sentences.append(f"The register joins what is one speaker over all articles, and calls this one {name}.")
    interviewer = heard.article.metadata.interviewer
    if resolution.step == "interviewer" and interviewer.evidence:
        sentences.append(f"{_STATUS[interviewer.status]}: {' '.join(interviewer.evidence.split())}.")
    if attribution.speaker is not None:
        sentences += _register_says(register, attribution.speaker)
    return tuple(sentences)


def _same_words(mention: str, earlier: Span, named: str, name: str) -> str:
    """What is said of a mention that refers back to the very words that it consists of."""
    before = f"[{earlier.start}–{earlier.end})"
    if named:
        return f"“{mention}” is the same as at {before}{named}."
    if _bare(name) == _bare(mention):
        return f"“{mention}” speaks at {before} too, and is named only so in this article."
    return f"“{mention}” is the same as at {before}, where {name} is meant too."


def _bare(words: str) -> str:
    """Words as they are compared: small letters, without the article before them."""
    kept = " ".join(words.lower().split())
    return kept.removeprefix("the ").removeprefix("a ").removeprefix("an ")


_STATUS = {
    Status.STATED: "The article says so",
    Status.ESTABLISHED: "A record beside the article says so",
    Status.INFERRED: "That is read from signs in the article",
    Status.UNKNOWN: "How that is known is not said",
}


def _quoted(text: str, span: Span) -> str:
    return f"“{' '.join(span.of(text).split())}” [{span.start}–{span.end})"


def _register_says(register: Register, speaker: SpeakerId) -> list[str]:
    """What a reader has said of a speaker, and what is still to be said."""
    entry = register[speaker]
    sentences = []
    if entry.known:
        sentences.append("The speaker stands in speakers.toml, which goes before every rule.")
    if entry.may_be:
        sentences.append(f"Several people of the article bear the name: {', '.join(entry.may_be)}.")
    for question in register.questions:
        if any(party.speaker == speaker for party in question.parties):
            other = next((party.name for party in question.parties if party.speaker != speaker), entry.name)
            sentences.append(f"Whether {other} is the same speaker is open; `framediff speakers` asks.")
    return sentences
