"""The zones of an article: which lines are headline, byline, kicker, heading, body, and which the page put around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.article import Span, Zone, ZoneKind
from framediff.sources.boilerplate import SEE_ALSO, aside, notice
from framediff.sources.datelines import dateline
from framediff.sources.dates import DATE, complete_date
from framediff.sources.lines import Line, balanced, capitalised, ends_sentence, lines
from framediff.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BYLINE", "EXTRACTOR_HEADER", "title_of", "zones"]

_Label = tuple[ZoneKind, str]

EXTRACTOR_HEADER = re.compile(r"date:?\s+(?P<date>\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}\S*)?(?:\s+by:?\s+(?P<author>\S.*))?",
                              re.IGNORECASE)  # fmt: skip
"""The header that page extractors write before a text: `date 2020-02-12 By NAME`."""

_PART = r"(?:[^\W\d_][\w’'.\-]*)"
_PERSON = rf"{_PART}(?:[ ]{_PART}){{0,4}}"
BYLINE = re.compile(
    rf"(?:by|written by|author:|byline:|by:)\s+(?P<author>{_PERSON}(?:(?:,| and| &|, and)[ ]{_PERSON}){{0,4}}?)"
    rf"(?:\s*(?:[,|/•·–—@(-]|\bfor\b|\bin\b)\s*.{{0,80}})?",
    re.IGNORECASE,
)
"""A line that names who wrote the article: `By NAME and NAME, AGENCY`."""

_DATE_LINE = re.compile(
    rf"(?:(?:published|updated|posted|last (?:updated|modified)|first published|date|created|on)?(?: on| at)?:?\s*)"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun)[.,]+\s*)?{DATE}"
    r"(?:[\s,|@–-]*(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}(?:[+-]\d{1,2})?\)?)?)?\s*[.|]?",
    re.IGNORECASE,
)
_SECTIONS = frozenset(
    "news world politics policy business economy economics finance society sport sports culture arts opinion opinions "
    "analysis analytics comment commentary editorial editorials interview interviews region regions regional local "
    "national nation international foreign diplomacy security defense defence army military conflict law justice crime "
    "health science technology tech environment climate energy education religion history media lifestyle travel "
    "entertainment features feature investigation investigations exclusive breaking live video photo press reports "
    "report blog blogs elections europe asia africa america americas home main latest top stories articles "
    "important official incidents exclusives newsfeed feed".split()
)
_PARTING = re.compile(r"\s*(?:[|>»›·•/]|::)\s*")
_MARKDOWN_TITLE = re.compile(r"#\s+(\S.*?)\s*#*")
_MARKDOWN_HEADING = re.compile(r"#{2,6}\s+\S.*")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_ORNAMENT = re.compile(r"[^\w\"'“”‘’«»]+")

# Limits, in words or lines. A headline in the corpora we read has at most 24 words, a heading inside the text 12.
_LONGEST_HEADLINE = 25
_LONGEST_HEADING = 12
_LONGEST_KICKER = 12
_LONGEST_BYLINE = 16
_FURNITURE = 14
_RUNNING_TEXT = 40
_WRAPPED = 160  # characters: no text that is set in lines of a fixed width has longer ones
_TITLE_CASE = 0.9
_HEADING_CASE = 0.5


def zones(text: str, start: int = 0, headline: str = "") -> tuple[Zone, ...]:
    """Split `text` from offset `start` on into zones.

    Every character that is not white space lies in exactly one zone. What no rule recognises is body: text is rather
    counted than lost.

    Args:
        text: the article's unchanged text.
        start: where the page begins, after front matter.
        headline: the headline by some record, to be recognised in the text's first lines.
    """
    page = lines(text, start)
    labels: list[_Label | None] = [None] * len(page)
    first = _head(text, page, labels, headline)
    if first < len(page):
        _tail(page, labels, first)
        _inside(page, labels, first)
    return _assemble(text, page, labels, first)


def title_of(words: str) -> str:
    """The words of a headline zone on one line, without Markdown's marks."""
    flat = " ".join(line for line in words.split("\n") if not _UNDERLINE.fullmatch(line.strip()))
    flat = " ".join(flat.split())
    match = _MARKDOWN_TITLE.fullmatch(flat)
    return (match[1] if match else flat).strip("*_ ")


# --- before the first paragraph -------------------------------------------------------------------------------------


def _head(text: str, page: Sequence[Line], labels: list[_Label | None], recorded: str) -> int:
    """Label what stands before the first paragraph; the number of the first line after it."""
    position = 0
    headed = False
    while position < min(len(page), _FURNITURE):
        line = page[position]
        if label := _furniture(line.plain):
            labels[position] = label
            position += 1
            continue
        if headed:
            break
        found = dateline(text, line.start, line.end)
        if found is not None and found.firm:
            break
        size, rule = _headline(page, position, recorded)
        if size == 0:
            break
        labels[position : position + size] = [(ZoneKind.HEADLINE, rule)] * size
        position += size
        headed = True
    return position


def _furniture(line: str) -> _Label | None:
    """What a line around the headline is, if it is neither headline nor text."""
    words = len(line.split())
    if words <= _LONGEST_BYLINE:
        if EXTRACTOR_HEADER.fullmatch(line):
            return ZoneKind.BYLINE, "extractor_header"
        if _DATE_LINE.fullmatch(line):
            return ZoneKind.BYLINE, "date_line"
        if _is_byline(line):
            return ZoneKind.BYLINE, "byline"
    if words <= _LONGEST_KICKER and (rule := _kicker(line)):
        return ZoneKind.KICKER, rule
    if SEE_ALSO.fullmatch(line):
        return ZoneKind.BOILERPLATE, "page_link"
    if rule := aside(line) or notice(line):
        return ZoneKind.BOILERPLATE, rule
    return None


def _is_byline(line: str) -> bool:
    match = BYLINE.fullmatch(line)
    if match is None or complete_date(match["author"]):
        return False
    names = [name for name in re.split(r"[\s,&]+", match["author"]) if name and name != "and"]
    upper = sum(name[0].isupper() for name in names)
    # “By Thursday, the army …” is a sentence: it has words in small letters and a full stop.
    return upper >= max(1, len(names) - 2) and names[0][0].isupper() and not ends_sentence(line.removesuffix("Jr."))


def _kicker(line: str) -> str:
    parts = [part for part in _PARTING.split(line) if part]
    if line.startswith("|") and parts and not ends_sentence(line):
        return "marked_sections"
    if len(parts) > 1 and all(len(part.split()) <= 4 for part in parts) and not ends_sentence(line):  # noqa: PLR2004
        return "section_path"
    names = [name for name in re.split(r"\s*[,|/]\s*|\s+and\s+|\s+&\s+", line.rstrip(":")) if name]
    if names and all(name.lower() in _SECTIONS for name in names):
        return "section_names"
    listed = len(names) > 2 and all(len(n.split()) <= 3 and n[0].isupper() for n in names)  # noqa: PLR2004 - a list
    known = sum(name.lower() in _SECTIONS for name in names)
    return "section_names" if listed and known > 1 and not ends_sentence(line) else ""


def _headline(page: Sequence[Line], position: int, recorded: str) -> tuple[int, str]:
    """How many lines from `position` on are the headline, and by which rule; 0 if it is none."""
    line = page[position]
    if _MARKDOWN_TITLE.fullmatch(line.text):
        return 1, "markdown_title"
    following = page[position + 1] if position + 1 < len(page) else None
    if following is None:
        return 0, ""
    if following.block == line.block and _UNDERLINE.fullmatch(following.text) and following.text[0] == "=":
        return 2, "markdown_title"
    size = _block(page, position)
    for lines_taken in dict.fromkeys((1, size)):
        words = " ".join(page[position + n].plain for n in range(lines_taken))
        if recorded and _same(words, recorded):
            return lines_taken, "recorded_headline"
    words = " ".join(page[position + n].plain for n in range(size))
    after = page[position + size] if position + size < len(page) else None
    if after is not None and size <= 3 and _could_head(words):  # noqa: PLR2004 - lines of a headline
        if not ends_sentence(words) or words.rstrip("\"'”’")[-1] in "?!":
            return size, "first_line"
        if capitalised(words) >= _TITLE_CASE and len(words.split()) > 3:  # noqa: PLR2004 - “He won. Again.”
            return size, "title_case"
        if _furniture(after.plain) in ((ZoneKind.BYLINE, "byline"), (ZoneKind.BYLINE, "date_line")):
            return size, "before_byline"
    if following.block == line.block and _heads_unparted(line, following):
        return 1, "first_line"
    return 0, ""


def _heads_unparted(line: Line, following: Line) -> bool:
    """Whether `line` is a headline though no blank line parts it from `following`."""
    if not _could_head(line.plain) or ends_sentence(line.plain):
        return False
    if _furniture(following.plain):
        return True
    if following.text[0].islower() or line.text.split()[-1].lower() in (
        "a",
        "an",
        "the",
        "of",
        "and",
        "to",
        "in",
        "on",
    ):
        return False
    longer = following.end - following.start >= 1.2 * (line.end - line.start)
    return longer and (ends_sentence(following.text) or len(following.text) > _WRAPPED)


def _could_head(words: str) -> bool:
    first = words.lstrip("\"'“‘«„(")[:1]
    return (
        len(words.split()) <= _LONGEST_HEADLINE
        and bool(first)
        and not first.islower()
        and first.isalnum()
        and words[-1] not in ",;:–—-"
        and balanced(words)
    )


def _block(page: Sequence[Line], position: int) -> int:
    """How many lines from `position` on stand without a blank line between them."""
    size = 1
    while position + size < len(page) and page[position + size].block == page[position].block:
        size += 1
    return size


def _same(words: str, recorded: str) -> bool:
    one, other = (" ".join(fold(w).split()).rstrip(" .") for w in (words, recorded))
    return one == other


# --- after the last paragraph, and between paragraphs ---------------------------------------------------------------


def _tail(page: Sequence[Line], labels: list[_Label | None], first: int) -> None:
    """Label what stands after the last paragraph."""
    end = len(page)
    for position in range(first + 1, len(page)):
        line = page[position]
        if SEE_ALSO.fullmatch(line.plain.lstrip("# ")) and _ends_article(page, first, position):
            labels[position] = (ZoneKind.BOILERPLATE, "see_also")
            for later in range(position + 1, len(page)):
                plain = page[later].plain
                labels[later] = (ZoneKind.BOILERPLATE, notice(plain) or aside(plain) or "after_see_also")
            end = position
            break
    for position in range(end - 1, first, -1):
        plain = page[position].plain
        rule = notice(plain) or aside(plain)
        if rule == "reporting_credit":
            labels[position] = (ZoneKind.BYLINE, rule)
        elif rule:
            labels[position] = (ZoneKind.BOILERPLATE, rule)
        elif not _ORNAMENT.fullmatch(plain):
            break


def _ends_article(page: Sequence[Line], first: int, position: int) -> bool:
    """Whether the article ends before a line such as `Read more`: a box of links amid it is followed by most of it."""

    def running(stretch: Sequence[Line]) -> int:
        return sum(line.length for line in stretch if line.length >= _RUNNING_TEXT and ends_sentence(line.text))

    before = sum(line.length for line in page[first:position])
    return running(page[position + 1 :]) <= before


def _inside(page: Sequence[Line], labels: list[_Label | None], first: int) -> None:
    """Label headings and asides between paragraphs."""
    for position in range(first, len(page)):
        if labels[position] is not None:
            continue
        line = page[position]
        if SEE_ALSO.fullmatch(line.plain):
            labels[position] = (ZoneKind.BOILERPLATE, "page_link")
        elif rule := aside(line.plain):
            labels[position] = (ZoneKind.BOILERPLATE, rule)
        elif rule := _heading(page, labels, position):
            labels[position] = (ZoneKind.HEADING, rule)


def _heading(page: Sequence[Line], labels: Sequence[_Label | None], position: int) -> str:
    line = page[position]
    if _MARKDOWN_HEADING.fullmatch(line.text) or _MARKDOWN_TITLE.fullmatch(line.text):
        return "markdown_heading"
    words = line.plain
    if position + 1 == len(page) or labels[position + 1] is not None or line.length > _LONGEST_HEADING:
        return ""
    if not _could_head(words) or ends_sentence(words) or words[0] in "\"'“‘«„(" or words[-1] in "\"'”’»":
        return ""
    before = page[position - 1] if position else None
    after = page[position + 1]
    if len(after.text) <= len(line.text):
        return ""
    titled = capitalised(words) >= _HEADING_CASE or words.startswith("On ")
    alone = after.block != line.block and (before is None or before.block != line.block)
    if alone:
        return "short_line" if titled or line.length <= 6 else ""  # noqa: PLR2004 - words of “The road to the talks”
    # Where no blank lines part paragraphs, a heading stands between a finished paragraph and a long one.
    unparted = before is not None and before.block == line.block == after.block
    if unparted and titled and ends_sentence(before.text) and len(after.text) > _WRAPPED:
        return "short_line_unparted"
    return ""


# --- lines to zones -------------------------------------------------------------------------------------------------


def _assemble(text: str, page: Sequence[Line], labels: Sequence[_Label | None], first: int) -> tuple[Zone, ...]:
    """Join lines of one kind into zones: all of a stretch of body, other kinds within a block of lines."""
    found: list[Zone] = []
    last_block = -1
    dated = False
    for position, line in enumerate(page):
        kind, rule = labels[position] or (ZoneKind.BODY, "paragraph")
        start = line.start
        if kind is ZoneKind.BODY and position >= first and not dated:
            dated = True
            if before := dateline(text, line.start, line.end):
                found.append(Zone(before.span, ZoneKind.DATELINE, before.rule))
                start = before.span.end
                start += len(text[start : line.end]) - len(text[start : line.end].lstrip())
                if start >= line.end:
                    continue
        previous = found[-1] if found else None
        joins = (
            previous is not None
            and (previous.kind, previous.rule) == (kind, rule)
            and (kind is ZoneKind.BODY or line.block == last_block)
        )
        if joins and previous is not None:
            found[-1] = Zone(Span(previous.span.start, line.end), kind, rule)
        else:
            found.append(Zone(Span(start, line.end), kind, rule))
        last_block = line.block
    return tuple(found)
