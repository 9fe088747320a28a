"""The speaker page: one speaker across outlets."""

from framediff.comparison.ledgers.speakerpage.carried import Carried, Near, carried
from framediff.comparison.ledgers.speakerpage.naming import Naming, NamingKind
from framediff.comparison.ledgers.speakerpage.page import (
    SpeakerPage,
    Spoken,
    Turn,
    Wording,
    speaker_called,
    speaker_page,
    speakers_across,
)

__all__ = [
    "Carried",
    "Naming",
    "NamingKind",
    "Near",
    "SpeakerPage",
    "Spoken",
    "Turn",
    "Wording",
    "carried",
    "speaker_called",
    "speaker_page",
    "speakers_across",
]
