"""The zones of an article: which lines are headline, byline, kicker, heading, body, and which the page added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.article import Span, Zone, ZoneKind
from framediff.sources.boilerplate import SEE_ALSO, aside, notice
from framediff.sources.datelines import dateline
from framediff.sources.furniture import furniture
from framediff.sources.headlines import LONGEST_HEADLINE, heading, headline
from framediff.sources.lines import Line, ends_sentence, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["zones"]

_Label = tuple[ZoneKind, str]
_ORNAMENT = re.compile(r"[^\w\"'“”‘’«»]+")
_FURNITURE = 14  # lines before the first paragraph
_DECK = 4  # lines of headline and subheadlines before a dateline
_RUNNING_TEXT = 40  # words


def zones(text: str, start: int = 0, recorded: str = "") -> tuple[Zone, ...]:
    """Split `text` from offset `start` on into zones.

    Every character that is not white space lies in exactly one zone. What no rule recognises is body: a line is
    rather counted than lost.

    Args:
        text: the article's unchanged text.
        start: where the page begins, after front matter.
        recorded: the headline by some record, to be recognised in the text's first lines.
    """
    page = lines(text, start)
    labels: list[_Label | None] = [None] * len(page)
    first = _head(text, page, labels, recorded)
    if first + 1 < len(page) and _only_dateline(text, page[first]):
        first += 1  # the paragraph comes after it
    _tail(page, labels, first)
    _inside(page, labels, first)
    return _assembled(text, page, labels)


def _head(text: str, page: Sequence[Line], labels: list[_Label | None], recorded: str) -> int:
    """Label what stands before the first paragraph; the number of that paragraph's line."""
    position = 0
    headed = False
    while position < min(len(page), _FURNITURE):
        line = page[position]
        if label := furniture(line.plain):
            labels[position] = label
            position += 1
            continue
        before = dateline(text, line.start, line.end)
        found = None if headed or (before is not None and before.firm) else headline(page, position, recorded)
        if found is None:
            break
        size, rule = found
        labels[position : position + size] = [(ZoneKind.HEADLINE, rule)] * size
        position += size
        headed = True
    return _before_dateline(text, page, labels, position)


def _before_dateline(text: str, page: Sequence[Line], labels: list[_Label | None], first: int) -> int:
    """Label short lines before a paragraph with a dateline, since that is the first; the number of its line."""
    for position in range(first, min(len(page), first + _DECK)):
        line = page[position]
        if dateline(text, line.start, line.end):
            labels[first:position] = [(ZoneKind.HEADLINE, "before_dateline")] * (position - first)
            return position
        if line.length > LONGEST_HEADLINE or furniture(line.plain):
            break
    return first


def _only_dateline(text: str, line: Line) -> bool:
    """Whether a dateline has the whole line, so that no text stands in it."""
    found = dateline(text, line.start, line.end)
    return found is not None and not text[found.span.end : line.end].strip()


def _tail(page: Sequence[Line], labels: list[_Label | None], first: int) -> None:
    """Label what stands after the last paragraph; the line `first` is always text."""
    end = len(page)
    before, after = 0, sum(map(_running, page[first:]))
    for position in range(first + 1, len(page)):
        before += page[position - 1].length
        after -= _running(page[position - 1])
        # A box of links amid an article has most of the article after it.
        if after <= before and SEE_ALSO.fullmatch(page[position].plain.lstrip("# ")):
            labels[position] = (ZoneKind.BOILERPLATE, "see_also")
            for later in range(position + 1, len(page)):
                plain = page[later].plain
                labels[later] = (ZoneKind.BOILERPLATE, notice(plain) or aside(plain) or "after_see_also")
            end = position
            break
    for position in range(end - 1, first, -1):
        plain = page[position].plain
        if rule := notice(plain) or aside(plain):
            credit = rule == "reporting_credit"
            labels[position] = (ZoneKind.BYLINE if credit else ZoneKind.BOILERPLATE, rule)
        elif not _ORNAMENT.fullmatch(plain):
            break


def _running(line: Line) -> int:
    """The words of a line that is a paragraph rather than the title of another article."""
    words = line.length
    return words if words >= _RUNNING_TEXT and ends_sentence(line.text) else 0


def _inside(page: Sequence[Line], labels: list[_Label | None], first: int) -> None:
    """Label headings and asides between paragraphs."""
    for position in range(first, len(page)):
        if labels[position] is not None:
            continue
        plain = page[position].plain
        if rule := "page_link" if SEE_ALSO.fullmatch(plain) else aside(plain):
            labels[position] = (ZoneKind.BOILERPLATE, rule)
        elif position + 1 < len(page) and labels[position + 1] is None and (rule := heading(page, position)):
            labels[position] = (ZoneKind.HEADING, rule)


def _assembled(text: str, page: Sequence[Line], labels: Sequence[_Label | None]) -> tuple[Zone, ...]:
    """Lines joined into zones: a whole stretch of body is one, and so are lines of another kind in one block."""
    found: list[Zone] = []
    block = -1
    at_beginning = True
    for line, label in zip(page, labels, strict=True):
        start = line.start
        kind, rule = label or (ZoneKind.BODY, "paragraph")
        if kind is ZoneKind.BODY and at_beginning:
            at_beginning = False
            if before := dateline(text, line.start, line.end):
                found.append(Zone(before.span, ZoneKind.DATELINE, before.rule))
                start = line.end - len(text[before.span.end : line.end].lstrip())
        alike = bool(found) and (found[-1].kind, found[-1].rule) == (kind, rule)
        if start == line.end:
            pass  # the dateline has a line of its own
        elif alike and (kind is ZoneKind.BODY or line.block == block):
            found[-1] = Zone(Span(found[-1].span.start, line.end), kind, rule)
        else:
            found.append(Zone(Span(start, line.end), kind, rule))
        block = line.block
    return tuple(found)
