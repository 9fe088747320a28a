"""The marked exception: an entry whose pattern is a regular expression, run by RE2, which cannot run away."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framediff.article import Span
from framediff.lexicon.patterns.grammar import PatternError
from framediff.words import fold_glyphs

if TYPE_CHECKING:
    from collections.abc import Callable

    from framediff.lexicon.search.passage import Passage

__all__ = ["RegularPattern", "parse_regular"]

_SURROGATE = re.compile(r"[\ud800-\udfff]")  # half a character, as JSON may carry it: RE2 reads whole ones only
_PROBES = ("q", "zqxj", "qxzj")  # no lexicon means any of these: what matches them matches anything


@dataclass(frozen=True, slots=True)
class RegularPattern:
    """A regular expression in RE2 syntax over folded text, held to whole words.

    Attributes:
        source: as the lexicon has it.
        case: whether capitals must be as written.
    """

    source: str
    case: bool
    _bare: Any = field(repr=False, compare=False)
    _whole: Any = field(repr=False, compare=False)

    def spans(self, passage: Passage) -> list[Span]:
        """Where it stands in the passage; never from or to the inside of a word."""
        offset = passage.span.start
        text = fold_glyphs(passage.span.of(passage.text)) if self.case else passage.folded
        text = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
        # RE2 reads bytes: encoded once, for its wrapper would encode the text anew for each match
        data = text.encode()
        found = {match.span() for match in self._bare.finditer(data)}
        at = 0
        # A search that asks for borders finds "occupied" where a bare one stops at "occup"; it takes the border with
        # it, and so each search begins where the words of the last one ended.
        while at <= len(data) and (match := self._whole.search(data, at)) is not None:
            found.add(match.span(1))
            at = max(match.end(1), match.start() + 1)
        characters = _characters(data) if found and len(data) != len(text) else None
        spans = sorted(found) if characters is None else sorted((characters(s), characters(e)) for s, e in found)
        return [
            Span(offset + start, offset + end)
            for start, end in spans
            if start < end and not _splits(text, start) and not _splits(text, end)
        ]


def _characters(data: bytes) -> Callable[[int], int]:
    """How many characters the first so many bytes are."""
    import numpy as np

    before = np.cumsum((np.frombuffer(data, dtype=np.uint8) & 0xC0) != 0x80)  # noqa: PLR2004 - bytes that go on
    return lambda at: int(before[at - 1]) if at else 0


def parse_regular(source: str, *, case: bool = False) -> RegularPattern:
    """Read `source` as RE2 syntax.

    Raises:
        PatternError: RE2 refuses it, or it matches the empty text or any word at all.
    """
    import re2  # type: ignore[import-untyped]

    if not source.strip():
        raise PatternError("it is empty")
    options = re2.Options()
    options.case_sensitive = case
    options.log_errors = False
    folded = fold_glyphs(source)
    border = r"[^\pL\pM\pN_]"
    try:
        bare = re2.compile(folded, options)
        whole = re2.compile(rf"(?:^|{border})({folded})(?:{border}|$)", options)
    except re2.error as error:
        reason = error.args[0] if error.args else "no reason given"
        shown = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise PatternError(f"RE2 refuses it ({shown})") from None
    if bare.search("") is not None:
        raise PatternError("it matches the empty text")
    if all(whole.search(probe) is not None for probe in _PROBES):
        raise PatternError("it matches any word at all")
    return RegularPattern(source, case, bare, whole)


def _splits(text: str, at: int) -> bool:
    """Whether a word goes on over `at`."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
