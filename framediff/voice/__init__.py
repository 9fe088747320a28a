"""Who says what in an article: sentences, quotations, attributions, speakers, and the voice of every character."""

from framediff.voice.attribution import Attribution, Kind, SpeakerId, VoiceAttributor
from framediff.voice.credits import Credit, credited_agencies
from framediff.voice.hearing import Heard, Hearing, hear
from framediff.voice.register import Register, Speaker, SpeakerKind
from framediff.voice.voicemap import Voice, VoiceMap, VoiceSegment, voice_map

__all__ = [
    "Attribution",
    "Credit",
    "Heard",
    "Hearing",
    "Kind",
    "Register",
    "Speaker",
    "SpeakerId",
    "SpeakerKind",
    "Voice",
    "VoiceAttributor",
    "VoiceMap",
    "VoiceSegment",
    "credited_agencies",
    "hear",
    "voice_map",
]
