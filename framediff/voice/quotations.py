"""Quotations: what stands between quotation marks, however the marks are written, nested, forgotten or carried over."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.voice.paragraphs import Paragraph

__all__ = ["Quotation", "quotations"]

# How many paragraphs further a quotation may run without a mark of its own. Long answers in agency interviews run
# over two or three; beyond four a forgotten closing mark is the likelier reading.
CARRY_LIMIT = 4
# Characters within which a single mark must be closed; beyond it is an apostrophe.
LONGEST_SINGLE = 1_000

_MARK = re.compile(r"[“”„\"«»‹›‟″]|''|``|[‘’'‛]")
_DOUBLE_OPEN = frozenset("“„«‟‹")
_DOUBLE_CLOSE = frozenset("”»›")
_SINGLE = frozenset("‘’'‛")
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u202f([{—–-/:\n\r")
_AFTER_CLOSING = frozenset(" \t\u00a0\u2009\u202f)]}—–-/.,;:!?…\n\r")
_ELISION = re.compile(r"['’‘](?:\d0s?\b|em\b|til\b|cause\b|twas\b|tis\b|n\b|bout\b|round\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of text inside quotation marks.

    Attributes:
        span: from the opening mark to the closing one, marks included; over paragraphs if it runs on.
        single: whether the marks are single ones.
        flags: `unclosed` (no closing mark was found), `multi_paragraph`, `mismatched` (opening and closing marks of
            different kinds), `nested_marks` (other quotation marks stand inside).
    """

    span: Span
    single: bool = False
    flags: frozenset[str] = frozenset()

    def inside(self, text: str) -> str:
        """The quoted words without the marks."""
        return self.span.of(text).strip("“”„\"«»‹›‟″‘’'‛`")


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark is still sought."""

    start: int
    mark: str
    paragraph: int
    flags: set[str]
    depth: int = 0  # double marks opened inside it and not yet closed


def quotations(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """The outermost quotations of the paragraphs, in order.

    A curly mark speaks for itself; a straight one opens or closes by its neighbours. A quotation that is open at the
    end of its paragraph runs on if a paragraph within `CARRY_LIMIT` repeats the opening mark at its start or closes
    before it opens; otherwise it ends with its paragraph and is flagged `unclosed`.
    """
    found: list[Quotation] = []
    current: _Open | None = None
    for number, paragraph in enumerate(paragraphs):
        if current is not None and not _runs_on(text, paragraphs, number, current.mark):
            found.append(_closed(current, paragraphs[number - 1].span.end, paragraphs, number - 1, {"unclosed"}))
            current = None
        marks = list(_marks(text, paragraph.span))
        closings = {mark: start for start, _, mark, role in marks if role != "open"}  # the last of each kind
        for start, end, mark, role in marks:
            if current is None:
                if role != "close":
                    current = _Open(start, mark, number, set())
                continue
            if role == "open":
                if start == paragraph.span.start:
                    continue  # the convention of repeating the mark at the head of each paragraph
                if _strays(current, mark, closings.get(current.mark, -1), end):
                    current = _Open(start, mark, number, set())
                    continue
                if _nests(text, paragraphs, number, end):
                    current.flags.add("nested_marks")
                    current.depth += 1
                    continue
                # Two openings and one closing: the first was never closed.
                found.append(_closed(current, start, paragraphs, number, {"unclosed"}))
                current = _Open(start, mark, number, set())
                continue
            if current.depth:
                current.depth -= 1
                continue
            extra = set() if _pair(current.mark, mark) else {"mismatched"}
            found.append(_closed(current, end, paragraphs, number, extra))
            current = None
    if current is not None:
        found.append(_closed(current, paragraphs[-1].span.end, paragraphs, len(paragraphs) - 1, {"unclosed"}))
    found.extend(_single(text, paragraphs, tuple(found)))
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _closed(current: _Open, end: int, paragraphs: Sequence[Paragraph], number: int, extra: set[str]) -> Quotation:
    flags = current.flags | extra
    if number > current.paragraph:
        flags.add("multi_paragraph")
    if "unclosed" in extra and number > current.paragraph:
        # A quotation that was never closed ends where its own paragraph ends.
        end = paragraphs[current.paragraph].span.end
        flags.discard("multi_paragraph")
    return Quotation(Span(current.start, end), single=False, flags=frozenset(flags))


def _marks(text: str, span: Span) -> Iterator[tuple[int, int, str, str]]:
    """The double marks of a paragraph with their role: open, close, or either."""
    for match in _MARK.finditer(text, span.start, span.end):
        mark = match.group()
        if mark in _SINGLE:
            continue
        before = text[match.start() - 1] if match.start() > span.start else " "
        after = text[match.end()] if match.end() < span.end else " "
        if mark == "``" or (mark in _DOUBLE_OPEN and mark != "“"):
            role = "open"
        elif mark == "“":
            # In German-style pairs („…“) this mark closes.
            role = "close" if before not in _BEFORE_OPENING and after in _AFTER_CLOSING else "open"
        elif mark in _DOUBLE_CLOSE:
            role = "open" if before in _BEFORE_OPENING and after not in _AFTER_CLOSING else "close"
        else:
            if mark == "″" and before.isdigit():
                continue  # inches
            role = _straight(before, after)
            if role == "skip":
                continue
        yield match.start(), match.end(), mark, role


def _straight(before: str, after: str) -> str:
    opens = before in _BEFORE_OPENING or before in _SINGLE
    closes = after in _AFTER_CLOSING or after in _SINGLE
    if before.isdigit() and not closes:
        return "skip"
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    return "either"


def _pair(opening: str, closing: str) -> bool:
    pairs = {"“": "”", "„": "“”", "«": "»", "‹": "›", '"': '"', "''": "''", "``": "''", "‟": "”", "»": "«", "”": "”"}
    return closing in pairs.get(opening, opening)


def _nests(text: str, paragraphs: Sequence[Paragraph], number: int, start: int) -> bool:
    """Whether double marks that open at `start` inside a quotation have a closing mark to spare for it.

    Two closings before the next opening serve both; one is enough if the next paragraph repeats the opening mark.
    """
    span = paragraphs[number].span
    closings = 0
    for _, _, _, role in _marks(text, Span(start, span.end)):
        if role == "open":
            break
        closings += 1
    following = paragraphs[number + 1].span if number + 1 < len(paragraphs) else None
    first = None if following is None else next(_marks(text, following), None)
    repeated = first is not None and following is not None and first[0] == following.start and first[3] == "open"
    return closings >= (1 if repeated else 2)


def _strays(current: _Open, mark: str, last_closing: int, here: int) -> bool:
    """Whether a straight opening mark was a slip: curly marks pair up after it, and no straight one ever closes it."""
    return (current.mark == '"') != (mark == '"') and last_closing < here


def _runs_on(text: str, paragraphs: Sequence[Paragraph], number: int, mark: str) -> bool:
    """Whether a quotation opened with `mark` goes on in paragraph `number`."""
    for distance, later in enumerate(paragraphs[number : number + CARRY_LIMIT]):
        first = next(_marks(text, later.span), None)
        if first is None:
            continue
        start, _, found, role = first
        # The convention repeats the mark at every paragraph: after one without it, a mark opens something new.
        repeated = distance == 0 and start == later.span.start and (found == '"') == (mark == '"')
        return role == "close" or repeated
    return False


def _single(text: str, paragraphs: Sequence[Paragraph], doubles: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations in single marks outside double ones, which are in order; an apostrophe opens nothing."""
    starts = [quotation.span.start for quotation in doubles]
    for paragraph in paragraphs:
        position = paragraph.span.start
        while (match := _opening_single(text, position, paragraph.span.end)) is not None:
            start = match.start()
            position = match.end()
            at = bisect_right(starts, start)
            if at and start < doubles[at - 1].span.end:
                position = max(position, min(doubles[at - 1].span.end, paragraph.span.end))
                continue
            before = text[start - 1] if start > paragraph.span.start else " "
            if before not in _BEFORE_OPENING or _ELISION.match(text, start):
                continue
            end = _closing_single(text, position, min(paragraph.span.end, position + LONGEST_SINGLE))
            if end is None or (at < len(doubles) and doubles[at].span.start < end):
                continue
            yield Quotation(Span(start, end), single=True)
            position = end


_OPENING_SINGLE = re.compile(r"[‘'](?=\w)")
_CLOSING_SINGLE = re.compile(r"(?<=[\w.,!?…])['’](?=[\s.,;:!?)\]—–-]|$)")


def _opening_single(text: str, start: int, end: int) -> re.Match[str] | None:
    return _OPENING_SINGLE.search(text, start, end)


def _closing_single(text: str, start: int, end: int) -> int | None:
    """The end of a single-marked quotation: a mark after punctuation, or after a word that cannot own something."""
    plural = None
    for match in _CLOSING_SINGLE.finditer(text, start, end):
        if text[match.start() - 1] == "s" and match.end() < end and text[match.end()] == " ":
            plural = plural or match.end()  # dogs’ — an apostrophe unless no better mark follows
            continue
        return match.end()
    return plural
