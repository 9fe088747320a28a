"""Options that several commands share, what they ask for, what is loaded for it, and where results go."""

from framediff.cli.options.contrasting import SIDES_BY, against, indicators, keys_of, sides_of, voiced
from framediff.cli.options.counting import (
    BY,
    VOICE_CHOICES,
    VOICES,
    filters,
    grouped,
    held_to,
    lexicons,
    likeness,
    one_voice,
    topics,
)
from framediff.cli.options.loading import load
from framediff.cli.options.reading import certainty, corrections_file, place
from framediff.cli.options.requests import Request
from framediff.cli.options.writing import FORMS, Form, Result, columns, faces, formats, say, unwritable, written

__all__ = [
    "BY",
    "FORMS",
    "SIDES_BY",
    "VOICES",
    "VOICE_CHOICES",
    "Form",
    "Request",
    "Result",
    "against",
    "certainty",
    "columns",
    "corrections_file",
    "faces",
    "filters",
    "formats",
    "grouped",
    "held_to",
    "indicators",
    "keys_of",
    "lexicons",
    "likeness",
    "load",
    "one_voice",
    "place",
    "say",
    "sides_of",
    "topics",
    "unwritable",
    "voiced",
    "written",
]
