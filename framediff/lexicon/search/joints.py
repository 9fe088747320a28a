"""Joints: what stands between two words of a text, and what it lets through."""

from __future__ import annotations

import re
from functools import lru_cache

from framediff.words import composed, fold

__all__ = ["GAP", "LOOSE", "PHRASE", "joint_of"]

PHRASE, GAP, LOOSE = 1, 2, 4
"""What a joint between two words lets through: a phrase, a bounded gap, a phrase or a single comma (contexts)."""

# White space, marks of quotation or emphasis, and one dash that touches a word
_PHRASE = re.compile(r"-[\s\"'*_]*|[\s\"'*_]*-?")
_LINE = r"(?:\r\n|\n|\r(?!\n)|\u2028)"
_BLANK_LINE = re.compile(rf"{_LINE}[^\S\n\r\u2028]*{_LINE}|\u2029")
_STOP = re.compile(r"[.!?;:][\"')\]]*\s")
_SENTENCE_END = re.compile(r"[.!?…][\"')\]]*\s+[\"'(\[]*$")
_ABBREVIATION = re.compile(
    r"(?:\w\.)+\w|[b-hj-z]|adm|apr|aug|capt|col|dec|dr|feb|gen|gov|hon|jan|jr|jul|jun|lt|maj|mar|mr|mrs|ms|no|nov|oct"
    r"|prof|rep|rev|sen|sept?|sgt|sr|st|vs"
)


@lru_cache(maxsize=1 << 14)
def joint_of(between: str, before: str, *, lower: bool) -> tuple[int, bool]:
    """What may pass between two words, the second of which begins small or not, and whether a sentence ends there.

    The word `before` matters where a full stop follows it, which may be that of an abbreviation.
    """
    between = composed(fold(between))
    if _BLANK_LINE.search(between):
        return 0, True
    if between.startswith(".") and _ABBREVIATION.fullmatch(before):
        between = between[1:]
    if _PHRASE.fullmatch(between):
        return PHRASE | GAP | LOOSE, False
    if between.startswith(",") and _PHRASE.fullmatch(between[1:]):
        return GAP | LOOSE, False
    ends = _SENTENCE_END.search(between) is not None and not lower
    return (0 if ends or _STOP.search(between) else GAP), ends
