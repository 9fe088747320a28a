"""Quotations: what stands between quotation marks, however the marks are written, nested, forgotten or carried over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import TYPE_CHECKING, NamedTuple

from framediff.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.voice.prose.paragraphs import Paragraph

__all__ = ["MARKS", "Quotation", "quotations"]

# How many paragraphs further a quotation may run without a mark of its own. Long answers in agency interviews run
# over two or three; beyond four a forgotten closing mark is the likelier reading.
CARRY_LIMIT = 4
# The same for single marks, which each paragraph must repeat.
CARRY_LIMIT_SINGLE = 12
# Characters within which a single mark must be closed; beyond it is an apostrophe.
LONGEST_SINGLE = 1_000
# Words up to which single marks may end on a plural (“the ‘dogs’ of war”); in longer ones it is a genitive.
LONGEST_PLURAL = 3
# Every glyph that opens or closes a quotation, or is used as if it did.
MARKS = "“”„‟\"＂«»‹›″‘’'‛‚`´′"

# A double glyph, or a single one twice. (Expressions that begin with a set of characters run several times faster than
# those that begin with a look behind or an alternative; so do those for single marks.)
_DOUBLE = re.compile(r"""[“”„‟"＂«»‹›″‘’'`´,](?:(?<=[“”„‟"＂«»‹›″])|(?<=(.))\1)""")
_PAIRS = {
    "“": "”", "‟": "”", "”": "”", "„": "“ ”", "«": "»", "»": "« »", "‹": "›", "›": "‹ ›", "``": "''", "´´": "´´ ''",
    "‘‘": "’’", ",,": "'' ‘‘ ’’",
}  # fmt: skip
_OPENS = frozenset(["„", "‟", "‹", "``", "‘‘", ",,"])
# Marks that open unless their neighbours say otherwise (in „…“ and »…« they close), and the other way round.
_MOSTLY_OPENS = frozenset("“«")
_MOSTLY_CLOSES = frozenset("”»›")
_SINGLES = frozenset("‘’'‛‚`´")
_BEFORE_OPENING = frozenset(" \t\u00a0\u2009\u202f([{—–-/:*_\n\r")
_AFTER_CLOSING = frozenset(" \t\u00a0\u2009\u202f)]}—–-/.,;:!?…*_\n\r")
# What a double mark after a number measures: 6'2", 12" wide, 39° 49' 3" N.
_FEET = re.compile(r"\d\s?['′’]\s?\d{1,2}(?:\.\d+)?$")
_INCHES = re.compile(r"\s?(?:wide|tall|long|high|deep|thick|in diameter|by \d|[x×]\s?\d|[NSEW]\b)")

# Which single marks close what another opened.
_SINGLE_PAIRS = {"‘": "’'", "'": "'’", "‚": "‘’", "`": "'`’", "´": "´'", "′": "′"}
_OPENING_SINGLE = re.compile(r"[‘'‚`´′](?<![^\s([{—–\-/:*_].)(?=[\w“„«\"])")
_CLOSING_SINGLE = re.compile(r"[’'‘`´′](?<=[\w.,!?…”»\"].)(?=[\s.,;:!?)\]—–*_-]|$)")
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
        return self.span.of(text).lstrip("> ").strip(MARKS + "\u00a0\u202f ")


class _Mark(NamedTuple):
    """A double mark with its role: open, close, or either."""

    start: int
    end: int
    glyph: str
    role: str


@dataclass(slots=True)
class _Open:
    """A quotation whose closing mark is still sought."""

    start: int
    glyph: str
    paragraph: int
    flags: set[str]
    depth: int = 0  # double marks opened inside it and not yet closed


def quotations(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Quotation, ...]:
    """The outermost quotations of the paragraphs, in order.

    A curly mark speaks for itself; a straight one opens or closes by its neighbours. A quotation that is open at the
    end of its paragraph runs on if a paragraph within `CARRY_LIMIT` repeats the opening mark at its start or closes
    before it opens; otherwise it ends with its paragraph and is flagged `unclosed`. Single marks quote where no
    apostrophe is possible; double ones inside them are nested. Lines marked with `>` quote if a colon announces them.
    """
    doubles = _in_doubles(text, paragraphs)
    singles = list(_in_singles(text, paragraphs, doubles))
    covered = [quotation.span for quotation in singles if "nested_marks" in quotation.flags]
    starts = [span.start for span in covered]

    def nested(span: Span) -> bool:
        at = bisect_right(starts, span.start)
        return at > 0 and covered[at - 1].covers(span)

    found = [*singles, *(quotation for quotation in doubles if not nested(quotation.span))]
    found.sort(key=lambda quotation: quotation.span)
    found.extend(_blocks(text, paragraphs, found))
    return tuple(sorted(found, key=lambda quotation: quotation.span))


def _in_doubles(text: str, paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """The outermost quotations in double marks."""
    found: list[Quotation] = []
    marks = [list(_double_marks(text, paragraph.span)) for paragraph in paragraphs]
    current: _Open | None = None
    for number, paragraph in enumerate(paragraphs):
        if current is not None and not _runs_on(marks, paragraphs, number, current.glyph):
            found.append(_closed(current, paragraphs[number - 1].span.end, paragraphs, number - 1, {"unclosed"}))
            current = None
        closings = {mark.glyph: mark.start for mark in marks[number] if mark.role != "open"}  # the last of each kind
        for place, mark in enumerate(marks[number]):
            if current is None:
                if mark.role != "close":
                    current = _Open(mark.start, mark.glyph, number, set())
                continue
            if mark.role == "open":
                if mark.start == paragraph.span.start:
                    continue  # the convention of repeating the mark at the head of each paragraph
                if _strays(current, mark.glyph, closings.get(current.glyph, -1), mark.end):
                    current = _Open(mark.start, mark.glyph, number, set())
                    continue
                if _nests(marks, paragraphs, number, place):
                    current.flags.add("nested_marks")
                    current.depth += 1
                    continue
                # Two openings and one closing: the first was never closed.
                found.append(_closed(current, mark.start, paragraphs, number, {"unclosed"}))
                current = _Open(mark.start, mark.glyph, number, set())
                continue
            if current.depth:
                current.depth -= 1
                continue
            extra = set() if mark.glyph in _PAIRS.get(current.glyph, current.glyph).split() else {"mismatched"}
            found.append(_closed(current, mark.end, paragraphs, number, extra))
            current = None
    if current is not None:
        found.append(_closed(current, paragraphs[-1].span.end, paragraphs, len(paragraphs) - 1, {"unclosed"}))
    return found


def _closed(current: _Open, end: int, paragraphs: Sequence[Paragraph], number: int, extra: set[str]) -> Quotation:
    flags = current.flags | extra
    if number > current.paragraph:
        flags.add("multi_paragraph")
    if "unclosed" in extra and number > current.paragraph:
        # A quotation that was never closed ends where its own paragraph ends.
        end = paragraphs[current.paragraph].span.end
        flags.discard("multi_paragraph")
    return Quotation(Span(current.start, end), single=False, flags=frozenset(flags))


def _double_marks(text: str, span: Span) -> Iterator[_Mark]:
    """The double marks of a paragraph with their roles."""
    for match in _DOUBLE.finditer(text, span.start, span.end):
        start, end, glyph = match.start(), match.end(), match.group()
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        opens, closes = before in _BEFORE_OPENING, after in _AFTER_CLOSING
        if glyph == ",," and not (opens and after.isalnum()):
            continue
        if glyph in _OPENS:
            role = "open"
        elif glyph in _MOSTLY_OPENS:
            role = "close" if closes and not opens else "open"
        elif glyph in _MOSTLY_CLOSES:
            role = "open" if opens and not closes else "close"
        elif before.isdigit() and _measures(text, start, end, glyph, closes=closes):
            continue
        else:
            opens, closes = opens or before in _SINGLES, closes or after in _SINGLES
            role = "either" if opens == closes else "open" if opens else "close"
        yield _Mark(start, end, glyph, role)


def _measures(text: str, start: int, end: int, glyph: str, *, closes: bool) -> bool:
    """Whether a double mark after a digit stands for inches or seconds."""
    if glyph == "″" or not closes:
        return True
    return _FEET.search(text, max(0, start - 8), start) is not None or _INCHES.match(text, end) is not None


def _nests(marks: Sequence[Sequence[_Mark]], paragraphs: Sequence[Paragraph], number: int, place: int) -> bool:
    """Whether a double mark that opens inside a quotation has a closing mark to spare for it.

    Two closings before the next opening serve both; one is enough if the next paragraph repeats the opening mark.
    """
    later = marks[number][place + 1 : place + 3]
    closings = sum(1 for _ in takewhile(lambda mark: mark.role != "open", later))
    following = marks[number + 1][:1] if number + 1 < len(marks) else []
    repeated = any(mark.start == paragraphs[number + 1].span.start and mark.role == "open" for mark in following)
    return closings >= (1 if repeated else 2)


def _strays(current: _Open, glyph: str, last_closing: int, here: int) -> bool:
    """Whether a straight opening mark was a slip: curly marks pair up after it, and no straight one ever closes it."""
    return (current.glyph == '"') != (glyph == '"') and last_closing < here


def _runs_on(marks: Sequence[Sequence[_Mark]], paragraphs: Sequence[Paragraph], number: int, glyph: str) -> bool:
    """Whether a quotation opened with `glyph` goes on in paragraph `number`."""
    for later in range(number, min(number + CARRY_LIMIT, len(marks))):
        for first in marks[later][:1]:
            # The convention repeats the mark at every paragraph: after one without it, a mark opens something new.
            repeated = later == number and first.start == paragraphs[later].span.start
            return first.role == "close" or (repeated and (first.glyph == '"') == (glyph == '"'))
    return False


def _in_singles(text: str, paragraphs: Sequence[Paragraph], doubles: Sequence[Quotation]) -> Iterator[Quotation]:
    """Quotations in single marks outside double ones, which are in order; an apostrophe opens nothing."""
    starts = [quotation.span.start for quotation in doubles]
    position = 0
    for number, paragraph in enumerate(paragraphs):
        position = max(position, paragraph.span.start)
        while match := _OPENING_SINGLE.search(text, position, paragraph.span.end):
            start, position = match.span()
            at = bisect_right(starts, start)
            if at and start < doubles[at - 1].span.end:
                position = max(position, min(doubles[at - 1].span.end, paragraph.span.end))
                continue
            if _ELISION.match(text, start):
                continue
            limit = min(paragraph.span.end, position + LONGEST_SINGLE)
            end = _closing_single(text, start, limit, doubles, starts)
            flags: set[str] = set()
            if end is None and start == paragraph.span.start:
                end = _carried(text, paragraphs, number, doubles, starts)
                flags.add("multi_paragraph")
            if end is None:
                continue
            if at < len(doubles) and doubles[at].span.start < end:
                flags.add("nested_marks")
            yield Quotation(Span(start, end), single=True, flags=frozenset(flags))
            position = end


def _carried(
    text: str, paragraphs: Sequence[Paragraph], number: int, doubles: Sequence[Quotation], starts: Sequence[int]
) -> int | None:
    """Where a single-marked quotation ends that each of the next paragraphs opens anew, as long as none closes it."""
    glyph = text[paragraphs[number].span.start]
    for later in paragraphs[number + 1 : number + 1 + CARRY_LIMIT_SINGLE]:
        if text[later.span.start] != glyph or not _OPENING_SINGLE.match(text, later.span.start):
            return None
        end = _closing_single(text, later.span.start, later.span.end, doubles, starts)
        if end is not None:
            return end
    return None


def _closing_single(
    text: str, start: int, limit: int, doubles: Sequence[Quotation], starts: Sequence[int]
) -> int | None:
    """The end of a quotation opened by the single mark at `start`, which is no genitive and not inside double marks.

    Where double marks are nested in it, only a mark after punctuation or before a comma will do.
    """
    plural = None
    glyphs = _SINGLE_PAIRS[text[start]]
    first = bisect_left(starts, start)
    for match in _CLOSING_SINGLE.finditer(text, start + 1, limit):
        at = bisect_right(starts, match.start())
        if match.group() not in glyphs or (at and match.start() < doubles[at - 1].span.end):
            continue
        before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
        if before.isdigit() and match.group() == "′":
            continue
        if before == "s" and after == " ":
            plural = plural or match.end()  # dogs’ — an apostrophe unless no better mark follows
            continue
        if first < at and before.isalnum() and after != ",":
            continue
        return match.end()
    if plural is None or first < bisect_left(starts, plural):
        return None
    words = text[start + 1 : plural].split()
    return plural if len(words) <= LONGEST_PLURAL or words[0][0].islower() else None


def _blocks(text: str, paragraphs: Sequence[Paragraph], found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Block quotations: lines marked with `>` that a colon announces and that have no quotation marks of their own."""
    starts = [quotation.span.start for quotation in found]
    for is_block, numbers in groupby(range(len(paragraphs)), lambda n: text[paragraphs[n].span.start] == ">"):
        block = list(numbers)
        if not is_block or not block[0] or text[paragraphs[block[0] - 1].span.end - 1] != ":":
            continue
        written = [paragraphs[n].span for n in block if paragraphs[n].span.of(text).strip("> ")]
        if not written:
            continue
        span = Span(written[0].start, written[-1].end)
        if bisect_left(starts, span.start) == bisect_left(starts, span.end):
            yield Quotation(span, flags=frozenset({"multi_paragraph"} if len(written) > 1 else ()))
