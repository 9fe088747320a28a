"""Who says what in an article: sentences, quotations, attributions, speakers, and the voice of every character."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framediff.voice.attribution import Attribution, Kind, SpeakerId, VoiceAttributor
    from framediff.voice.hearing import Heard, Hearing, hear
    from framediff.voice.people.register import Register, Speaker, SpeakerKind
    from framediff.voice.relays.credits import Credit, credited_agencies
    from framediff.voice.responsibility import Voice
    from framediff.voice.voicemap import VoiceMap, VoiceSegment, voice_map

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

# Imported when first asked for: the terminal UI's first screen names voices, and need not load the rules for that.
_HOMES = {
    "Attribution": "attribution",
    "Credit": "relays.credits",
    "Heard": "hearing",
    "Hearing": "hearing",
    "Kind": "attribution",
    "Register": "people.register",
    "Speaker": "people.register",
    "SpeakerId": "attribution",
    "SpeakerKind": "people.register",
    "Voice": "responsibility",
    "VoiceAttributor": "attribution",
    "VoiceMap": "voicemap",
    "VoiceSegment": "voicemap",
    "credited_agencies": "relays.credits",
    "hear": "hearing",
    "voice_map": "voicemap",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        found = getattr(import_module(f"framediff.voice.{_HOMES[name]}"), name)
        globals()[name] = found
        return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
