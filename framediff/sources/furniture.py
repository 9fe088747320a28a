"""What stands around a headline: bylines, date lines, section names, buttons. Every rule has a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.article import ZoneKind
from framediff.sources.boilerplate import SEE_ALSO, aside, notice
from framediff.sources.dates import DATE, complete_date
from framediff.sources.lines import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["BYLINE", "EXTRACTOR_HEADER", "furniture"]

EXTRACTOR_HEADER = re.compile(
    r"date:?\s+(?P<date>\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}\S*)?(?:\s+by:?\s+(?P<author>\S.*))?", re.IGNORECASE
)
"""The header that page extractors write before a text: `date 2020-02-12 By NAME`."""

_PART = r"(?:[^\W\d_][\w’'.\-]{0,30})"
_PERSON = rf"{_PART}(?:[ ]{_PART}){{0,4}}"
BYLINE = re.compile(
    rf"(?:by|written by|author:|byline:|by:)\s+(?P<author>{_PERSON}(?:(?:,| and| &|, and)[ ]{_PERSON}){{0,4}}?)"
    r"(?:\s*(?:[,|/•·–—@(-]|\bfor\b|\bin\b)\s*.{0,80})?",
    re.IGNORECASE,
)
"""A line that names who wrote the article: `By NAME and NAME, AGENCY`."""

_DATE_LINE = re.compile(
    r"(?:(?:published|updated|posted|last (?:updated|modified)|first published|date|created|on)?(?: on| at)?:?\s*)"
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun)[.,]+\s*)?{DATE}"
    r"(?:[\s,|@–-]*(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}(?:[+-]\d{1,2})?\)?)?)?\s*[.|]?",
    re.IGNORECASE,
)
# What sites call their sections; one place name beside them (`News, Politics, Armenia`) is one, too.
_SECTIONS = frozenset(
    {
        "news", "world", "politics", "policy", "business", "economy", "economics", "finance", "society", "sport",
        "sports", "culture", "arts", "opinion", "opinions", "analysis", "analytics", "comment", "commentary",
        "editorial", "editorials", "interview", "interviews", "region", "regions", "regional", "local", "national",
        "nation", "international", "foreign", "diplomacy", "security", "defense", "defence", "army", "military",
        "conflict", "law", "justice", "crime", "health", "science", "technology", "tech", "environment", "climate",
        "energy", "education", "religion", "history", "media", "lifestyle", "travel", "entertainment", "features",
        "feature", "investigation", "investigations", "exclusive", "breaking", "live", "video", "photo", "press",
        "reports", "report", "blog", "blogs", "elections", "europe", "asia", "africa", "america", "americas", "home",
        "main", "latest", "top", "stories", "articles", "important", "official", "incidents", "exclusives",
        "newsfeed", "feed",
    }
)  # fmt: skip
_PARTING = re.compile(r"\s*(?:[|>»›•]|::)\s*|\s+[·/]+\s+")
_LISTING = re.compile(r"\s*[,|/]\s*|\s+(?:and|&)\s+")

# In words.
_LONGEST_KICKER = 12
_LONGEST_BYLINE = 16
_LONGEST_SECTION = 4


def furniture(line: str) -> tuple[ZoneKind, str] | None:
    """The kind of a line that is neither headline nor text, with the rule that says so; None for any other line."""
    return next(_signs(line), None)


def _signs(line: str) -> Iterator[tuple[ZoneKind, str]]:
    words = len(line.split())
    if words <= _LONGEST_BYLINE:
        if EXTRACTOR_HEADER.fullmatch(line):
            yield ZoneKind.BYLINE, "extractor_header"
        if _DATE_LINE.fullmatch(line):
            yield ZoneKind.BYLINE, "date_line"
        if _is_byline(line):
            yield ZoneKind.BYLINE, "byline"
    if words <= _LONGEST_KICKER and not ends_sentence(line) and (rule := _kicker(line)):
        yield ZoneKind.KICKER, rule
    if SEE_ALSO.fullmatch(line):
        yield ZoneKind.BOILERPLATE, "page_link"
    if rule := aside(line) or notice(line) or "":
        yield ZoneKind.BOILERPLATE, rule


def _is_byline(line: str) -> bool:
    match = BYLINE.fullmatch(line)
    if match is None or complete_date(match["author"]) or ends_sentence(re.sub(r"\b[JS]r\.$", "", line)):
        return False
    names = [name for name in re.split(r"[\s,&]+", match["author"]) if name and name != "and"]
    # “By Thursday the army” has words in small letters; names have at most a particle or two (“de la”).
    particles = sum(not name[0].isupper() for name in names)
    return names[0][0].isupper() and particles <= len(names) // 2


def _kicker(line: str) -> str:
    parts = [part for part in _PARTING.split(line) if part]
    if line.startswith("|") and parts:
        return "marked_sections"
    known = any(part.lower() in _SECTIONS for part in parts)
    if len(parts) > 1 and known and all(len(part.split()) <= _LONGEST_SECTION for part in parts):
        return "section_path"
    names = [name for name in _LISTING.split(line.rstrip(":")) if name]
    listed = [name.lower() in _SECTIONS for name in names]
    short = all(name[0].isupper() and len(name.split()) <= _LONGEST_SECTION for name in names)
    return "section_names" if names and short and (all(listed) or sum(listed) > 1 < len(names) - 1) else ""
