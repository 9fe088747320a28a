"""Responsibility: the voices, and for each in words who answers for the wording; every face takes them from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ALL_VOICES", "LOW_CONFIDENCE", "RESPONSIBILITY", "Responsibility", "Voice", "legend"]

LOW_CONFIDENCE = "low_confidence"
"""Flag of text whose attribution is less certain than the reader asked for: it counts as undetermined."""

ALL_VOICES = "all voices together: verbatim, paraphrased and the outlet's own"
"""What is said where voices are not told apart."""


class Voice(StrEnum):
    """Whose wording a span is."""

    OWN = "own"  # the outlet's
    DIRECT = "direct"  # a speaker's, verbatim
    INDIRECT = "indirect"  # attributed to a speaker, in the outlet's wording
    UNDETERMINED = "undetermined"  # in quotation marks that nothing attributes, or attributed without certainty

    @property
    def responsibility(self) -> str:
        """Who answers for the wording, in words."""
        return RESPONSIBILITY[self].words

    @property
    def short(self) -> str:
        """The same in two or three words."""
        return RESPONSIBILITY[self].short

    @property
    def letter(self) -> str:
        """By which it is told apart where there is room for nothing else."""
        return RESPONSIBILITY[self].letter


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who answers for a voice's wording.

    Attributes:
        letter: where there is room for one character.
        short: where there is room for two or three words.
        words: in full.
    """

    letter: str
    short: str
    words: str


RESPONSIBILITY: dict[Voice, Responsibility] = {
    Voice.OWN: Responsibility("o", "outlet's own", "the outlet's own words"),
    Voice.DIRECT: Responsibility("D", "speaker verbatim", "a speaker's words, verbatim"),
    Voice.INDIRECT: Responsibility("i", "outlet's paraphrase", "paraphrase of a speaker, in the outlet's wording"),
    Voice.UNDETERMINED: Responsibility("?", "undetermined", "undetermined: whose words they are is not known"),
}
"""The one table: what every face says of a voice."""


def legend() -> str:
    """The letters with what they stand for, in one line of less than 80 characters."""
    return " · ".join(f"{each.letter} {each.short}" for each in RESPONSIBILITY.values())
