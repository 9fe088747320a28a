"""Remains: what corrections leave of the attributions that rules found, so that no two claim the same words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice.attribution import CORRECTION, Attribution, Kind
from framediff.voice.responsibility import Voice
from framediff.words import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.voice.amendments.placing import Placed

__all__ = ["CORRECTED", "TRIMMED", "attributions_of", "merged", "without"]

CORRECTED = "corrected"
"""Flag of text whose voice a reader has set by hand."""

TRIMMED = "trimmed"
"""Flag of an attribution of which a correction has taken a part away."""


def attributions_of(placed: Iterable[Placed]) -> tuple[Attribution, ...]:
    """The attributions that corrections to direct and indirect speech make, speakers not yet resolved."""
    found = []
    for each in placed:
        if each.correction.spoken:
            direct = each.correction.voice is Voice.DIRECT
            found.append(
                Attribution(
                    content=(each.span,),
                    quoted=(each.span,) if direct else (),
                    cue=None,
                    source=None,
                    kind=Kind.DIRECT if direct else Kind.INDIRECT,
                    rule=CORRECTION,
                    confidence=1.0,
                    flags=frozenset({CORRECTED}),
                    named=each.correction.name,
                )
            )
    return tuple(found)


def merged(
    text: str, found: Sequence[Attribution], made: Sequence[Attribution], spans: Sequence[Span]
) -> tuple[tuple[Attribution, ...], tuple[int, ...]]:
    """What rules found, less what corrections are about, with the attributions that these make.

    An attribution of which no word is left is gone, and what it encloses moves up to what encloses it.

    Args:
        text: the article's.
        found: by rules.
        made: by corrections to direct and indirect speech.
        spans: what all corrections of the article are about, in order.

    Returns:
        The attributions, and for each its position in `found` followed by `made`.
    """
    if not spans:
        return tuple(found), tuple(range(len(found)))
    kept = {position: left for position, each in enumerate(found) if (left := _left(text, each, spans)) is not None}
    entries = [*kept.items(), *((len(found) + number, each) for number, each in enumerate(made))]
    entries.sort(key=lambda entry: (entry[1].content[0], entry[1].rule))
    now = {position: number for number, (position, _) in enumerate(entries)}

    def enclosing(attribution: Attribution) -> int | None:
        parent = attribution.parent
        while parent is not None and parent not in kept:
            parent = found[parent].parent
        return None if parent is None else now[parent]

    return tuple(replace(each, parent=enclosing(each)) for _, each in entries), tuple(at for at, _ in entries)


def without(text: str, span: Span, taken: Sequence[Span]) -> list[Span]:
    """What is left of `span` without `taken`, which are in order: parts that hold a word, white space stripped."""
    parts = []
    start = span.start
    for other in taken:
        if other.overlaps(span):
            parts.append(Span(start, max(start, other.start)))
            start = max(start, other.end)
    if start == span.start:
        return [span]
    parts.append(Span(start, max(start, span.end)))
    return [_stripped(text, part) for part in parts if count_words(part.of(text))]


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _left(text: str, attribution: Attribution, taken: Sequence[Span]) -> Attribution | None:
    """What is left of an attribution; None when no word of its content is."""
    if not any(other.overlaps(span) for span in attribution.content for other in taken):
        return attribution
    content = tuple(part for span in attribution.content for part in without(text, span, taken))
    if not content:
        return None
    quoted = tuple(part for span in attribution.quoted for part in without(text, span, taken))
    unquoted = [part for span in content for part in without(text, span, quoted)]
    kind = Kind.INDIRECT if not quoted else Kind.MIXED if unquoted else Kind.DIRECT
    return replace(attribution, content=content, quoted=quoted, kind=kind, flags=attribution.flags | {TRIMMED})
