"""The basis: what a reader has put right, and how certain attributions had to be; told before any number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.voice.prose.paragraphs import paragraphs
from framediff.voice.responsibility import LOW_CONFIDENCE
from framediff.words import word_starts

if TYPE_CHECKING:
    from framediff.comparison.study import Study
    from framediff.voice import Hearing

__all__ = ["LowConfidence", "basis_sentences", "low_confidence"]

_DIGITS = 12  # of a file's fingerprint, which the manifest has whole


@dataclass(frozen=True, slots=True)
class LowConfidence:
    """What is undetermined because it is attributed with less confidence than was asked for.

    Attributes:
        attributions: how many such attributions have words that are counted.
        words: those running words.
    """

    attributions: int
    words: int


def low_confidence(hearing: Hearing) -> LowConfidence:
    """How much of the counted text is undetermined for want of certainty."""
    attributions = words = 0
    for heard in hearing.articles if hearing.min_confidence else ():
        voices = heard.voices
        if any(LOW_CONFIDENCE in segment.flags for segment in voices.segments):
            found = [
                segment.attribution
                for paragraph in paragraphs(heard.article)
                for start in word_starts(heard.article.text, paragraph.span.start, paragraph.span.end)
                if LOW_CONFIDENCE in (segment := voices.at(start)).flags
            ]
            words += len(found)
            attributions += len(set(found))
    return LowConfidence(attributions, words)


def basis_sentences(study: Study) -> list[str]:
    """Sentences on corrections and on low confidence; none where all was taken as it was found."""
    return [sentence for sentence in (_corrected(study), _held(study)) if sentence]


def _corrected(study: Study) -> str:
    corrections = study.hearing.corrected_by
    if corrections is None or not corrections.sha256:
        return ""
    made = len(study.hearing.corrections)
    elsewhere = len(corrections.entries) - made
    other = f", {elsewhere} more about articles that are not here" if elsewhere else ""
    return (
        f"Corrections made by hand beat the rules: {made} of {corrections.path.name} applied{other} (sha256 "
        f"{corrections.sha256[:_DIGITS]}…)."
    )


def _held(study: Study) -> str:
    least, low = study.hearing.min_confidence, study.low_confidence
    if not least:
        return ""
    if not low.attributions:
        return f"Every attribution here has a confidence of {least:g} or more, as asked for."
    attributions = "1 attribution" if low.attributions == 1 else f"{low.attributions:,} attributions"
    words = "1 word" if low.words == 1 else f"{low.words:,} words"
    return (
        f"What is attributed with a confidence below {least:g} counts as undetermined here: {attributions}, {words}. "
        "Confidence is the measured precision of the rule."
    )
