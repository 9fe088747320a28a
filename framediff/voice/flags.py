"""What the flags of a hit say of its words: none of them takes it out of a count."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FLAGS", "flag_notes"]

FLAGS = {
    "crosses_voices": "its words are more than one voice's; it counts for the one that has most of them",
    "inverted": "it is denied, and its category asks that it then count for the category's mirror",
    "negated": "it is denied in its sentence; to deny a wording is to use it, so it counts",
    "resolved": "the words alone do not tell what they name; a reader has said it",
    "scare_quoted": "the outlet's own words, in quotation marks",
    "so_called": "“so-called” or the like stands before it",
    "undated": "its entry holds only between dates, and the article's date is not known well enough to tell; it counts",
}


def flag_notes(flags: Iterable[str]) -> list[str]:
    """One sentence a flag, in alphabetical order; flags that tell of the attribution, not of the words, have none."""
    return [f"“{flag}”: {FLAGS[flag]}." for flag in sorted(set(flags)) if flag in FLAGS]
