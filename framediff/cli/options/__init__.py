"""Options that several commands share, what they load, and where results go."""

from framediff.cli.options.counting import (
    BY,
    VOICES,
    around_given,
    filters,
    grouped,
    held_to,
    lexicons,
    likeness,
    topics,
)
from framediff.cli.options.faces import FORMS, Form, faces, formats, written
from framediff.cli.options.loading import load
from framediff.cli.options.putting import columns, put, put_document, put_tables, say, unwritable
from framediff.cli.options.reading import SPEAKERS, certainty, corrections_file, place, speakers_given

__all__ = [
    "BY",
    "FORMS",
    "SPEAKERS",
    "VOICES",
    "Form",
    "around_given",
    "certainty",
    "columns",
    "corrections_file",
    "faces",
    "filters",
    "formats",
    "grouped",
    "held_to",
    "lexicons",
    "likeness",
    "load",
    "place",
    "put",
    "put_document",
    "put_tables",
    "say",
    "speakers_given",
    "topics",
    "unwritable",
    "written",
]
