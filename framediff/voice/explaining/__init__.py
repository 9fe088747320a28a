"""Explaining: for any span which rule spoke, how the speaker was found, and what else was considered."""

from framediff.voice.explaining.passages import Passage, passage_at, passages_with
from framediff.voice.explaining.records import Alternative, Explanation, Note, Piece, Reason, RuleFacts, VerbFate
from framediff.voice.explaining.telling import explain
from framediff.voice.explaining.unread import unread_notes

__all__ = [
    "Alternative",
    "Explanation",
    "Note",
    "Passage",
    "Piece",
    "Reason",
    "RuleFacts",
    "VerbFate",
    "explain",
    "passage_at",
    "passages_with",
    "unread_notes",
]
