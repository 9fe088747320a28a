"""The basis: what was put right by hand, how certain attributions had to be, which dates lack; told before numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.matching import HitState
from framediff.voice.prose.paragraphs import paragraphs
from framediff.voice.responsibility import LOW_CONFIDENCE
from framediff.words import word_starts

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from framediff.comparison.study import Study
    from framediff.voice import Hearing

__all__ = ["LowConfidence", "basis_sentences", "low_confidence", "undated_sentences"]

_NAMED = 8  # articles named in a sentence before the rest are counted
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
    return [sentence for sentence in (_corrected(study), _resolved(study), _held(study)) if sentence]


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


def _resolved(study: Study) -> str:
    state = study.resolved
    if state.file is None or not state.file.sha256:
        return ""
    made = len(state.made)
    other = f", {len(state.idle)} find no such mention now" if state.idle else ""
    other += f", {state.elsewhere} more about articles or lexicons that are not here" if state.elsewhere else ""
    return (
        f"What {made} unresolved {'mention names was' if made == 1 else 'mentions name was'} said by hand in "
        f"{state.file.path.name}{other} (sha256 {state.file.sha256[:_DIGITS]}…)."
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


def undated_sentences(study: Study, lexicons: Container[str], articles: Sequence[str]) -> list[str]:
    """A sentence on wording that `lexicons` look for between dates, in those of `articles` whose date cannot tell."""
    places = 0
    found = []
    for article_id in articles:
        here = {
            hit.span
            for hit in study[article_id].hits
            if hit.state is HitState.COUNTED and "undated" in hit.flags and hit.lexicon_id in lexicons
        }
        places += len(here)
        found += [article_id] if here else []
    if not places:
        return []
    have = "1 place has" if places == 1 else f"{places:,} places have"
    among = "1 article" if len(found) == 1 else f"{len(found):,} articles"
    more = f" and {len(found) - _NAMED:,} more" if len(found) > _NAMED else ""
    told = (
        f"{have} wording that is looked for between certain dates only, in {among} whose date is not known well enough "
        f"to tell ({', '.join(sorted(found)[:_NAMED])}{more}): counted, and flagged undated."
    )
    return [told]
