"""Introductions: people whom the outlet's own words bring in beside the speakers, as later pronouns and roles need."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.voice.people.mentions import MentionKind, mention_of
from framediff.voice.people.names import is_person_word
from framediff.voice.people.wholenames import stands
from framediff.voice.prose.clauses import SPEECH

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from framediff.article import Article
    from framediff.voice.people.mentions import Mention

__all__ = ["Introduction", "introductions"]

_WORD = r"[A-Z][^\W\d_]+(?:[-’'][A-Z][^\W\d_]+)*"
_NAME = re.compile(
    rf"(?<![\w.’'-])(?:(?:[A-Z]\.|{_WORD})\s(?:(?:de|del|van|von|der|den|bin|al|la|di)\s)*){{0,6}}{_WORD}(?![’']s)"
)
# “Her brother”, “A neighbour”, “Keel’s lawyer”: somebody known by a role, where a sentence begins.
_ROLE = re.compile(
    rf"(?:His|Her|Their|My|Our|The|A|An|One|Another|{_WORD}(?:\s{_WORD})*[’']s)\s(?:[a-z-]+\s){{0,2}}[a-z-]+\b"
)
_APPOSED = re.compile(r",\s((?:the|a|an|his|her|its|their|[A-Z]?[\w’'-]+’s)?\s?[^,.;:“”\"()]{3,80}?)(?=[,.;])")
_NAMED = re.compile(rf",\s{_WORD}(?:\s{_WORD})*(?=,)")
_AGED = re.compile(r",\s\d{1,3}(?=,)")
# “Its foreign minister, ” before the name of who holds the office.
_OFFICE = re.compile(
    rf"\b(?:the|its|their|his|her|{_WORD}[’']s)\s(?:[\w’'-]+\s){{0,4}}?(?P<role>[\w-]+)"
    r"(?:\s(?:of|for)(?:\s[\w-]+){1,4})?,\s$"
)
_FIRST_WORDS = frozenset("Later Then But And Meanwhile".split())
# What may stand between the beginning of a sentence and its subject: a conjunction, or a phrase that ends in a comma.
_FRONTED = re.compile(
    r"(?:^|[.!?…\r\n][”\"’')]*\s*)"
    r"(?:(?:Later|Then|But|And|Meanwhile)|(?:[A-Z][a-z]+\s[^.\r\n]{2,80}|[A-Z][a-z]+ly|Instead|However|Later|Meanwhile|Still"
    r"|Then|Now|Today|Yesterday|Afterwards?|Indeed|Earlier|Nevertheless),)$"
)
_DETERMINERS = frozenset("his her their the a an".split())
_GOES_ON = re.compile(r"\s[a-z]")
_NEAR = 120  # characters before a name in which the beginning of its sentence is looked for
_TITLES = 7


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


def introductions(
    article: Article,
    spoken: Sequence[Span],
    surnames: Container[str],
    within: Span | None = None,
) -> list[Introduction]:
    """The people whom scored text outside of speech mentions with a role, or as what a sentence is about, in order.

    Args:
        article: the article.
        spoken: what is attributed to somebody, ordered by where it begins; nothing is looked for there.
        surnames: the surnames that the article gives with a given name; only these stand alone.
        within: the stretch to look in, for what sentences are about alone; the whole article if not given.
    """
    found: list[Introduction] = []
    for first, last in _own(article, spoken, within):
        found += _names(article.text, first, last, surnames, subjects=within is not None)
        found += _roles(article.text, first, last)
    found.sort(key=lambda each: (each.span.start, -each.span.end))
    return found


# What is attributed may begin this many attributions before a place and still cover it.
NESTED = 32


def _own(article: Article, spoken: Sequence[Span], within: Span | None) -> Iterator[tuple[int, int]]:
    """The stretches of scored text between what is spoken."""
    at, zones = 0, article.zones
    if within is not None:  # asked for each pronoun of an article, so that only what is near may be looked at
        at = max(0, bisect_left(spoken, within.start, key=lambda span: span.start) - NESTED)
        zones = zones[bisect_right(zones, within.start, key=lambda zone: zone.span.end) :]
    for zone in zones:
        if within is not None and zone.span.start >= within.end:
            break
        if not zone.scored:
            continue
        start, end = zone.span.start, zone.span.end
        if within is not None:
            start, end = max(start, within.start), min(end, within.end)
        while start < end and at < len(spoken) and spoken[at].start < end:
            if spoken[at].start > start:
                yield start, spoken[at].start
            start = max(start, spoken[at].end)
            at += 1
        if start < end:
            yield start, end


def _names(text: str, first: int, last: int, surnames: Container[str], *, subjects: bool) -> Iterator[Introduction]:
    for match in _NAME.finditer(text, first, last):
        name, at = match.group(), match.start()
        # A word that the text also writes small is no name, only the first of its sentence (`But Keel stressed`).
        while " " in name and stands(name.partition(" ")[0].lower(), text):
            at += len(name) - len(name.partition(" ")[2])
            name = name.partition(" ")[2]
        if " " not in name and name not in surnames:
            continue
        start = _with_titles(text, at, first)
        end = match.end()
        if start == at and text[end : end + 1] in (",", "."):
            start = _behind_office(text, at, first)
        apposed = None
        if text[end : end + 1] == ",":
            if aged := _AGED.match(text, end, last):
                end = aged.end()
            apposed = _APPOSED.match(text, end, last)
        told = apposed is not None and apposed[1].partition(" ")[0] in SPEECH  # “Its head, Ana Keel, said on Monday,”
        if apposed is not None and not told and any(is_person_word(word.lower()) for word in apposed[1].split()):
            end = apposed.end()
        subject = _GOES_ON.match(text[end : end + 3].removeprefix(",")) is not None and _opens(text, start)
        if not subject and (subjects or (start == at and " " in name and end == match.end())):
            continue
        mention = mention_of(text[start:end])
        if mention.kind is MentionKind.NAME and (subject or mention.roles):
            yield Introduction(Span(start, end), mention, subject)


def _roles(text: str, first: int, last: int) -> Iterator[Introduction]:
    for match in _ROLE.finditer(text, first, last):
        if not _opens(text, match.start()):
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
    begin = start
    for _ in range(_TITLES):
        at = text.rfind(" ", first, begin - 1) + 1 or first
        word = text[at : begin - 1].lower()
        if begin <= first or not (is_person_word(word.rstrip(".")) or word in _DETERMINERS):
            break
        begin = at
    return begin


def _behind_office(text: str, start: int, first: int) -> int:
    """Where `its foreign minister, ` begins before a name in commas; `start` where no office stands there."""
    office = _OFFICE.search(text, max(first, start - _NEAR), start)
    if office is None or not is_person_word(office["role"].lower()):
        return start
    return office.start()


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`, or begins with a time or place that ends there."""
    before = text[max(0, start - _NEAR) : start].rstrip(" \t\u00a0")
    if not before or before[-1] in "\r\n" or before.rstrip("”\"’')")[-1:] in (".", "!", "?", "…"):
        return True
    if not before.endswith(",") and before.rpartition(" ")[2] not in _FIRST_WORDS:
        return False
    return _FRONTED.search(before) is not None
