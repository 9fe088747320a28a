"""Headlines and headings: lines that stand for themselves, told from paragraphs by how they are set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.sources.furniture import furniture
from framediff.sources.lines import balanced, capitalised, ends_sentence
from framediff.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.sources.lines import Line

__all__ = ["LONGEST_HEADLINE", "heading", "headline", "title_of"]

LONGEST_HEADLINE = 25
"""Words. Of 924 headlines of seven US papers (2015–16), 923 have at most 23."""

_MARKDOWN_TITLE = re.compile(r"#\s+\S.*")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S.*")
_UNDERLINE = re.compile(r"={3,}")
_EMPHASIS = re.compile(r"([*_]{1,3})(.+)\1")
_BREAK = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")
_TURN = re.compile(r"(?:Q|A|Question|Answer)\d*[.:]")
_MARKS = "\"'“”‘’«»„("

_LONGEST_HEADING = 12  # words
_SHORT_HEADING = 6  # words: so short a line needs no capitals to be one
_HEADLINE_LINES = 3  # in text that is set in lines of a fixed width
_WRAPPED = 160  # characters: a longer line is a whole paragraph, not one line of it
_LONGER = 1.2  # times the headline's length, where no blank line parts it from the first paragraph
_TITLE_CASE = 0.9  # share of capitalised words; a sentence full of names reaches 0.86
_SHORTEST_TITLE = 4  # words: “He won. Again.” is no title
_HEADING_CASE = 0.5
_HANGING = frozenset({"a", "an", "the", "of", "and", "or", "to", "in", "on", "at", "for", "by", "with", "that", "is"})

_Found = tuple[int, str]


def headline(page: Sequence[Line], position: int, recorded: str) -> _Found | None:
    """How many lines from `position` on are the headline, and by which rule; None if that line begins none.

    Args:
        page: the lines.
        position: number of the line.
        recorded: the headline by some record, or "".
    """
    if _MARKDOWN_TITLE.fullmatch(page[position].text):
        return 1, "markdown_title"
    if position + 1 == len(page):
        return None
    size = 1
    while position + size < len(page) and page[position + size].block == page[position].block:
        size += 1
    return (
        _underlined(page, position, size)
        or _recorded(page, position, size, recorded)
        or _parted(page, position, size)
        or _unparted(page[position], page[position + 1], size)
    )


def heading(page: Sequence[Line], position: int) -> str:
    """The rule by which a line between paragraphs is a heading, or ""."""
    line = page[position]
    if _MARKDOWN_HEADING.fullmatch(line.text):
        return "markdown_heading"
    words = line.plain
    marked = words[0] in _MARKS or words[-1] in _MARKS
    if line.length > _LONGEST_HEADING or marked or not _could_head(words) or ends_sentence(words):
        return ""
    before = page[position - 1] if position else None
    after = page[position + 1] if position + 1 < len(page) else None
    if after is None or len(after.text) <= len(line.text):
        return ""
    titled = capitalised(words) >= _HEADING_CASE or words.startswith("On ")
    parted = (before is None or before.block != line.block) and after.block != line.block
    if parted and (titled or line.length <= _SHORT_HEADING):
        return "short_line"
    # Where no blank lines part paragraphs, a heading stands between a finished paragraph and a long one.
    unparted = before is not None and before.block == line.block == after.block and ends_sentence(before.text)
    return "short_line_unparted" if unparted and titled and len(after.text) > _WRAPPED else ""


def title_of(words: str) -> str:
    """The words of a headline zone on one line, without Markdown's marks."""
    kept = [line.strip() for line in _BREAK.split(words) if not _UNDERLINE.fullmatch(line.strip())]
    flat = " ".join(" ".join(kept).split())
    title = flat.strip("# ") if _MARKDOWN_TITLE.fullmatch(flat) else flat
    wrapped = _EMPHASIS.fullmatch(title)
    return wrapped[2] if wrapped else title


def _underlined(page: Sequence[Line], position: int, size: int) -> _Found | None:
    return (2, "markdown_title") if size > 1 and _UNDERLINE.fullmatch(page[position + 1].text) else None


def _recorded(page: Sequence[Line], position: int, size: int, recorded: str) -> _Found | None:
    wanted = _bare(recorded)
    for taken in range(1, min(size, _HEADLINE_LINES) + 1):
        if wanted and _bare(_joined(page, position, taken)) == wanted:
            return taken, "recorded_headline"
    return None


def _parted(page: Sequence[Line], position: int, size: int) -> _Found | None:
    """A first block of lines that a blank line parts from the rest."""
    after = page[position + size] if position + size < len(page) else None
    words = _joined(page, position, min(size, _HEADLINE_LINES + 1))
    if after is None or size > _HEADLINE_LINES or not _could_head(words):
        return None
    if not ends_sentence(words) or words.rstrip(_MARKS)[-1:] in ("?", "!"):
        return size, "first_line"
    if capitalised(words) >= _TITLE_CASE and len(words.split()) >= _SHORTEST_TITLE:
        return size, "title_case"
    label = furniture(after.plain)
    return (size, "before_byline") if label is not None and label[1] in ("byline", "date_line") else None


def _unparted(line: Line, following: Line, size: int) -> _Found | None:
    """A first line that no blank line parts from the first paragraph."""
    if size == 1 or not _could_head(line.plain) or ends_sentence(line.plain):
        return None
    if furniture(following.plain):
        return 1, "first_line"
    goes_on = following.text[0].islower() or line.text.split()[-1].lower() in _HANGING
    longer = len(following.text) >= _LONGER * len(line.text)
    whole = ends_sentence(following.text) or len(following.text) > _WRAPPED
    return (1, "first_line") if longer and whole and not goes_on else None


def _could_head(words: str) -> bool:
    first = words.lstrip(_MARKS)[:1]
    begins = first.isalnum() and not first.islower() and not _TURN.match(words)
    return begins and len(words.split()) <= LONGEST_HEADLINE and words[-1] not in ",;:–—-" and balanced(words)


def _joined(page: Sequence[Line], position: int, size: int) -> str:
    return " ".join(page[position + n].plain for n in range(size))


def _bare(words: str) -> str:
    return " ".join(fold(words).split()).rstrip(" .")
