"""Discovery: wording that a lexicon lacks, found in slots, near referents and by keyness, each with its evidence."""

from framediff.comparison.groups.sides import SideBy, Sides
from framediff.comparison.lexicons.discovery.acceptance import candidate_named, entry_of
from framediff.comparison.lexicons.discovery.candidates import Candidate, Found, Place
from framediff.comparison.lexicons.discovery.survey import Discovery, Wanted, discover
from framediff.scoring.keyness import PRIOR_WORDS, Contrast

__all__ = [
    "PRIOR_WORDS",
    "Candidate",
    "Contrast",
    "Discovery",
    "Found",
    "Place",
    "SideBy",
    "Sides",
    "Wanted",
    "candidate_named",
    "discover",
    "entry_of",
]
