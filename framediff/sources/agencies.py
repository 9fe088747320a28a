"""News agencies by name: who may stand in a dateline or a credit without being a speaker of the article."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from framediff.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["TOP_LEVEL", "NamedAgency", "agencies", "agency_called"]

TOP_LEVEL = "com|org|net|info|news|tv|co|io|eu|uk|am|az|ge|ru|tr|ir|de|fr|us|ua|by|kz"
"""Endings of internet addresses by which news sites are called, for use inside case-insensitive patterns."""

_SITE = re.compile(rf"\.(?:{TOP_LEVEL})(?![\w@/]|\.\w)", re.IGNORECASE)
_STEM = re.compile(r"(?<![\w.@/-])[^\W_][\w-]{0,30}$")
_ENDING = re.compile(rf"\.(?:{TOP_LEVEL})$", re.IGNORECASE)
_LONGEST_STEM = 32


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """A place where an agency or news site is named.

    Attributes:
        span: the name alone, without `the` or `news agency`.
        name: the one name under which it is counted.
        word: whether the name is a word, a person or a place too, so that something else must show what is meant.
    """

    span: Span
    name: str
    word: bool


@cache
def _names() -> tuple[dict[str, str], frozenset[str]]:
    """Every form of an agency's name with the name it is counted under, and the names that are words too."""
    raw: dict[str, Any] = tomllib.loads(
        files("framediff.sources").joinpath("agencies.toml").read_text(encoding="utf-8")
    )
    forms: dict[str, str] = {}
    for name, others in raw["agencies"].items():
        for form in (name, *others):
            forms[form] = name
            forms.setdefault(form.upper(), name)
    return forms, frozenset(raw["words"]["names"])


@cache
def _pattern() -> re.Pattern[str]:
    """All names, grouped by their first letter, so that the search steps from one such letter to the next."""
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for form in _names()[0]:
        grouped[form[0]].append(re.escape(form[1:]))
    parts = (
        f"{re.escape(first)}(?:{'|'.join(sorted(rests, key=len, reverse=True))})" for first, rests in grouped.items()
    )
    return re.compile(rf"(?:{'|'.join(parts)})(?![\w]|[-’'][^\W\d_]{{2}})")


def agencies(text: str, also: Iterable[str] = ()) -> list[NamedAgency]:
    """Where `text` names a news agency or a news site by its address, in order, without overlap.

    Args:
        text: any text.
        also: other names to find, such as that of the outlet.
    """
    forms, words = _names()
    found: list[NamedAgency] = []
    for match in _pattern().finditer(text):
        start, end = match.span()
        if start and (text[start - 1].isalnum() or text[start - 1] in "-_.@"):
            continue
        if (ending := _SITE.match(text, end)) is not None:
            end = ending.end()
        found.append(NamedAgency(Span(start, end), forms[match.group()], match.group() in words))
    for match in _SITE.finditer(text):
        begin = max(0, match.start() - _LONGEST_STEM)
        stem = _STEM.search(text[begin : match.start()])
        if stem is not None and (stem.group()[0].isupper() or stem.group()[0].isdigit()):
            name = text[begin + stem.start() : match.end()]
            found.append(NamedAgency(Span(begin + stem.start(), match.end()), agency_called(name) or name, word=False))
    for name in also:
        form = re.compile(rf"(?<![\w.-]){re.escape(name)}(?:\.(?:{TOP_LEVEL}))?(?![\w]|-\w)")
        found.extend(NamedAgency(Span(*match.span()), name, word=False) for match in form.finditer(text))
    apart: list[NamedAgency] = []
    for each in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not apart or apart[-1].span.end <= each.span.start:
            apart.append(each)
    return apart


def agency_called(name: str, *, alone: bool = False) -> str | None:
    """The agency that has `name`, perhaps with the ending of an internet address; None if there is none.

    With `alone` nothing else shows that an agency is meant, so a name that is a word too is none.
    """
    forms, words = _names()
    plain = name.strip().removeprefix("the ").removeprefix("The ")
    plain = plain if plain in forms else _ENDING.sub("", plain)
    return None if alone and plain in words else forms.get(plain)
