"""Resolving: what a reader has said that unresolved mentions name, kept in a file, and made good in a study."""

from framediff.comparison.resolving.making import Mention, Resolved, mentions, resolved
from framediff.comparison.resolving.resolutions import (
    NONE,
    UNLISTED,
    Resolution,
    Resolutions,
    file_of,
    read_resolutions,
    resolutions_of,
)

__all__ = [
    "NONE",
    "UNLISTED",
    "Mention",
    "Resolution",
    "Resolutions",
    "Resolved",
    "file_of",
    "mentions",
    "read_resolutions",
    "resolutions_of",
    "resolved",
]
