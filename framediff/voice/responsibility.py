"""Responsibility: the voices, and for each in words who answers for the wording; every face takes them from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from framediff.voice.attribution import Kind

__all__ = ["LOW_CONFIDENCE", "RESPONSIBILITY", "TOGETHER", "Responsibility", "Voice", "of_kind", "responsibility"]

LOW_CONFIDENCE = "low_confidence"
"""Flag of text whose attribution is less certain than the reader asked for: it counts as undetermined."""


class Voice(StrEnum):
    """Whose wording a span is."""

    OWN = "own"  # the outlet's
    DIRECT = "direct"  # a speaker's, verbatim
    INDIRECT = "indirect"  # attributed to a speaker, in the outlet's wording
    UNDETERMINED = "undetermined"  # in quotation marks that nothing attributes, or attributed without certainty

    @property
    def spoken(self) -> bool:
        """Whether somebody other than the outlet says it, be it in their own words or not."""
        return self in (Voice.DIRECT, Voice.INDIRECT)

    @property
    def responsibility(self) -> str:
        """Who answers for the wording, in words."""
        return RESPONSIBILITY[self].words

    @property
    def titled(self) -> str:
        """The voice and who answers for its wording, in full."""
        words = self.responsibility
        return words if words.startswith(self) else f"{self}: {words}"

    @property
    def labelled(self) -> str:
        """The voice with who answers for the wording, in a few words, e.g. `indirect (outlet's paraphrase)`."""
        short = RESPONSIBILITY[self].short
        return str(self) if short == self else f"{self} ({short})"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who answers for a voice's wording, in as many words as there is room for.

    Attributes:
        letter: where there is room for one character.
        word: for one word.
        short: for two or three words.
        words: in full.
    """

    letter: str
    word: str
    short: str
    words: str


RESPONSIBILITY: dict[Voice, Responsibility] = {
    Voice.OWN: Responsibility("o", "own", "the outlet's", "the outlet's own words"),
    Voice.DIRECT: Responsibility("D", "verbatim", "speaker verbatim", "a speaker's words, verbatim"),
    Voice.INDIRECT: Responsibility(
        "i", "paraphrase", "outlet's paraphrase", "paraphrase of a speaker, in the outlet's wording"
    ),
    Voice.UNDETERMINED: Responsibility(
        "?", "undetermined", "undetermined", "undetermined: whose words they are is not known"
    ),
}
"""The one table of what faces say of a voice."""

TOGETHER = Responsibility(
    "∑", "all", "all voices", "all voices together: the outlet's own, verbatim, paraphrased and undetermined"
)
"""The same for all voices in one number."""


def responsibility(voice: Voice | None) -> Responsibility:
    """Who answers for a voice; for None, all voices together."""
    return TOGETHER if voice is None else RESPONSIBILITY[voice]


def of_kind(kind: Kind) -> str:
    """Who answers for the wording of an attribution, in a few words; a mixed one is both, each in its place."""
    direct, indirect = RESPONSIBILITY[Voice.DIRECT].short, RESPONSIBILITY[Voice.INDIRECT].short
    if kind is Kind.MIXED:
        return f"in marks {direct}, else {indirect}"
    return direct if kind is Kind.DIRECT else indirect
