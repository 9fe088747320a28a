"""Introductions: people whom the outlet's own words bring in beside the speakers, as later pronouns and roles need."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice.mentions import MentionKind, is_person_word, mention_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from framediff.article import Article
    from framediff.voice.mentions import Mention

__all__ = ["Introduction", "introductions"]

_WORD = r"[A-Z][^\W\d_]+(?:[-’'][A-Z][^\W\d_]+)*"
_NAME = re.compile(
    rf"(?<![\w.’'-])(?:(?:[A-Z]\.|{_WORD})\s(?:(?:de|del|van|von|der|den|bin|al|la|di)\s)*){{0,6}}{_WORD}(?![’']s)"
)
# “Her brother”, “A neighbour”, “Keel’s lawyer”: somebody known by a role, where a sentence begins.
_ROLE = re.compile(
    rf"(?:His|Her|Their|My|Our|The|A|An|One|Another|{_WORD}(?:\s{_WORD})*[’']s)\s(?:[a-z-]+\s){{0,2}}[a-z-]+\b"
)
_LEADING = re.compile(r"(?:[\w’'.-]+\s){0,7}$")
_APPOSED = re.compile(r",\s((?:the|a|an|his|her|its|their|[A-Z]?[\w’'-]+’s)?\s?[^,.;:“”\"()]{3,80}?)(?=[,.;])")
_NAMED = re.compile(rf",\s{_WORD}(?:\s{_WORD})*(?=,)")
_AGED = re.compile(r",\s\d{1,3}(?=,)")
_OPENS = re.compile(
    r"(?:^|[.!?…][”\"’')]*\s+|[\r\n]\s*)"
    r"(?:(?:On|In|At|By|After|Before|Later|Then|But|And|Meanwhile)\b[^,.\n]{0,40},?\s)?$"
)
_GOES_ON = re.compile(r"\s[a-z]")
_NEAR = 120  # characters before a name in which its titles and the beginning of its sentence are looked for


@dataclass(frozen=True, slots=True)
class Introduction:
    """Somebody whom the article's own words mention.

    Attributes:
        span: where the mention stands.
        mention: the mention with its titles, and what follows it in apposition.
        subject: whether it is what its sentence is about, so that a pronoun after it can mean it.
    """

    span: Span
    mention: Mention
    subject: bool


def introductions(article: Article, spoken: Sequence[Span], surnames: Collection[str]) -> list[Introduction]:
    """The people whom scored text outside of speech mentions with a role, or as what a sentence is about, in order.

    Args:
        article: the article.
        spoken: what is attributed to somebody, in order; nothing is looked for there.
        surnames: surnames, in lower case, that the article gives with a given name; only these stand alone.
    """
    found: list[Introduction] = []
    for first, last in _own(article, spoken):
        found += _names(article.text, first, last, surnames)
        found += _roles(article.text, first, last)
    found.sort(key=lambda each: (each.span.start, -each.span.end))
    return found


def _own(article: Article, spoken: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches of scored text between what is spoken."""
    spans = sorted(spoken)
    at = 0
    for zone in article.scored:
        start = zone.span.start
        while at < len(spans) and spans[at].start < zone.span.end:
            if spans[at].start > start:
                yield start, spans[at].start
            start = max(start, spans[at].end)
            at += 1
        if start < zone.span.end:
            yield start, zone.span.end


def _names(text: str, first: int, last: int, surnames: Collection[str]) -> Iterator[Introduction]:
    for match in _NAME.finditer(text, first, last):
        name = match.group()
        if " " not in name and name.lower() not in surnames:
            continue
        start = _with_titles(text, match.start(), first)
        end = match.end()
        if aged := _AGED.match(text, end, last):
            end = aged.end()
        apposed = _APPOSED.match(text, end, last)
        if apposed is not None and any(is_person_word(word.lower()) for word in apposed[1].split()):
            end = apposed.end()
        mention = mention_of(text[start:end])
        if mention.kind is not MentionKind.NAME:
            continue
        subject = _is_subject(text, start, end, first, last)
        if subject or mention.roles:
            yield Introduction(Span(start, end), mention, subject)


def _roles(text: str, first: int, last: int) -> Iterator[Introduction]:
    for match in _ROLE.finditer(text, first, last):
        if not _OPENS.search(text, max(first, match.start() - _NEAR), match.start()):
            continue
        words = match.group().split()
        owner = next((i for i, word in enumerate(words) if word[0].islower()), 1)
        length = next((i + 1 for i in range(owner, len(words)) if is_person_word(words[i].lower())), 0)
        while 0 < length < len(words) and is_person_word(words[length].lower()):
            length += 1
        mention = mention_of(" ".join(words[:length]))
        end = match.start() + len(" ".join(words[:length]))
        if not length or mention.kind is not MentionKind.ROLE:
            continue
        if named := _NAMED.match(text, end, last):  # “His wife, Mira, …”
            mention = mention_of(text[match.start() : named.end()])
            yield Introduction(Span(match.start(), named.end()), mention, subject=True)
        elif _GOES_ON.match(text, end, last):  # “The minister’s car” is about a car
            yield Introduction(Span(match.start(), end), mention, subject=True)


def _with_titles(text: str, start: int, first: int) -> int:
    """Where the titles and roles before a name begin: at most seven words that go with a person."""
    before = _LEADING.search(text, max(first, start - _NEAR), start)
    if before is None:
        return start
    words = list(re.finditer(r"[\w’'.-]+", before.group()))
    begin = start
    for word in reversed(words):
        low = word.group().lower().rstrip(".")
        if not (is_person_word(low) or low in ("his", "her", "their", "the", "a", "an")):
            break
        begin = before.start() + word.start()
    return begin


def _is_subject(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a mention opens its sentence and a verb, in lower case, follows it."""
    at = max(first, start - _NEAR)
    if not _OPENS.search(text, at, start) and not (at == start == first and _opens_here(text, start)):
        return False
    rest = text[end : min(last, end + 3)].removeprefix(",")
    return _GOES_ON.match(rest) is not None


def _opens_here(text: str, start: int) -> bool:
    """Whether a stretch that begins at `start` begins a sentence."""
    return bool(_OPENS.search(text, max(0, start - _NEAR), start))
