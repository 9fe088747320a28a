"""Paraphrase only: wording that a speaker is given in indirect speech and in quotation marks never has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.matching import HitState
from framediff.voice import Voice
from framediff.voice.responsibility import LOW_CONFIDENCE

if TYPE_CHECKING:
    from collections.abc import Collection

    from framediff.comparison.study import Study
    from framediff.matching import Hit
    from framediff.voice import SpeakerId

__all__ = ["TEXT", "ParaphraseOnly", "paraphrase_only"]

TEXT = "paraphrase only: the wording may be the outlet's"


@dataclass(frozen=True, slots=True)
class ParaphraseOnly:
    """One indicator that one speaker is given only in indirect speech, which is in the outlet's wording.

    A question for the reader, not a charge of misquotation: the speaker may have said it, unquoted.

    Attributes:
        indicator: key of the variant or category.
        speaker: who is said to have said it.
        indirect_hits: where it stands in that speaker's indirect speech.
        direct_alternatives: for each variant of the same choice set that the speaker does use in direct quotation,
            anywhere in the corpus, its hits; empty when the speaker never names the referent in direct quotation.
        direct_words: running words of the speaker's direct quotations in the corpus, in which it never stands.
    """

    indicator: str
    speaker: SpeakerId
    indirect_hits: tuple[Hit, ...] = field(repr=False)
    direct_alternatives: tuple[tuple[str, tuple[Hit, ...]], ...] = field(repr=False)
    direct_words: int

    @property
    def text(self) -> str:
        """What it means, in words."""
        return TEXT

    def in_words(self, study: Study) -> str:
        """One sentence on it: who, how often, and what the speaker uses in direct quotation instead."""
        name = study.register.label_of(self.speaker)
        label = study.indicator(self.indicator).label
        begin = f"“{label}”: {_times(len(self.indirect_hits))} in indirect speech of {name}, in direct quotation never"
        if self.direct_alternatives:
            used = ", ".join(
                f"“{study.indicator(key).label}” {_times(len(hits))}" for key, hits in self.direct_alternatives
            )
            return f"{begin}; there the speaker has {used}."
        if self.direct_words == 0:
            return f"{begin}: no direct quotation of this speaker stands in the corpus."
        words = f"{self.direct_words} word{'' if self.direct_words == 1 else 's'}"
        if study.indicator(self.indicator).is_variant:
            return f"{begin}: in {words} of direct quotation there is no occasion of naming it."
        return f"{begin}, in {words}."


def paraphrase_only(study: Study, lexicons: Collection[str], topic: str | None = None) -> tuple[ParaphraseOnly, ...]:
    """Every variant and category that a known speaker is given only in indirect speech.

    Direct quotations are those of the whole corpus; with `topic`, only indirect hits in passages on it are listed.
    Variants come before categories, and first those whose speaker has made another choice of the same set in direct
    quotation, where the contrast is plainest. A category is listed only when the speaker has direct quotations in
    which it could have stood. Reported questions are left out, since whoever asks is seldom quoted, and so is what the
    speaker is quoted with in a quotation that is only too uncertain to be counted.
    """
    indirect, direct = _given(study, lexicons, topic)
    unsure = _perhaps_quoted(study)
    words = _direct_words(study)
    found = []
    for block in study.blocks:
        for indicator in block.indicators:
            for speaker, hits in sorted(indirect.get(indicator.id, {}).items()):
                if (indicator.id, speaker) in unsure:
                    continue
                if speaker in direct.get(indicator.id, {}) or not (indicator.is_variant or words[speaker]):
                    continue
                others = tuple(
                    (other.id, tuple(direct[other.id][speaker]))
                    for other in block.indicators
                    if indicator.is_variant and speaker in direct.get(other.id, {})
                )
                only = ParaphraseOnly(indicator.id, speaker, tuple(hits), others, words[speaker])
                found.append((not indicator.is_variant, not others, only))
    return tuple(only for _, _, only in sorted(found, key=lambda each: each[:2]))


_Given = dict[str, dict["SpeakerId", list["Hit"]]]


def _given(study: Study, lexicons: Collection[str], topic: str | None) -> tuple[_Given, _Given]:
    """By indicator and speaker the counted hits in indirect speech (on the topic), and in direct (anywhere)."""
    indirect: _Given = {}
    direct: _Given = {}
    for studied in study.articles:
        for hit in studied.hits:
            if hit.state is not HitState.COUNTED or hit.speaker is None or hit.lexicon_id not in lexicons:
                continue
            if "resolved" in hit.flags:  # other words, which a reader takes for that label
                continue
            if hit.voice is Voice.DIRECT:
                direct.setdefault(study.key_of(hit), {}).setdefault(hit.speaker, []).append(hit)
            elif hit.voice is Voice.INDIRECT and "question" not in hit.flags and studied.on(topic, hit.span.start):
                indirect.setdefault(study.key_of(hit), {}).setdefault(hit.speaker, []).append(hit)
    return indirect, direct


def _perhaps_quoted(study: Study) -> set[tuple[str, SpeakerId]]:
    """Indicators in quotations that are undetermined for want of certainty, with whom the rules credit them to."""
    found = set()
    for studied in study.articles if study.low_confidence.attributions else ():
        for hit in studied.hits:
            if LOW_CONFIDENCE in hit.flags and hit.attribution is not None and hit.state is HitState.COUNTED:
                attribution = studied.heard.attributions[hit.attribution]
                if attribution.speaker is not None and any(span.overlaps(hit.span) for span in attribution.quoted):
                    found.add((study.key_of(hit), attribution.speaker))
    return found


def _direct_words(study: Study) -> Counter[SpeakerId]:
    """Running words of each speaker's direct quotations in the corpus."""
    words: Counter[SpeakerId] = Counter()
    for studied in study.articles:
        for passage in studied.passages:
            for tally in passage.tallies:
                if tally.voice is Voice.DIRECT and tally.speaker is not None:
                    words[tally.speaker] += tally.words
    return words


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
