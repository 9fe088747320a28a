"""Whether an entry's contexts can hold together, and whether its pattern takes almost anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.lexicon.linting.findings import Finding
from framediff.lexicon.patterns.grammar import Pattern
from framediff.lexicon.patterns.nodes import Gap, Literal
from framediff.lexicon.patterns.surfaces import surfaces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.lexicon.matcher import Matcher

__all__ = ["context_findings", "group_findings", "loose_findings"]

_REFUSING = {
    "before": ("not_before", "not_near", "not_anywhere"),
    "after": ("not_after", "not_near", "not_anywhere"),
    "near": ("not_near", "not_anywhere"),
    "anywhere": ("not_anywhere",),
}
_FEW_LETTERS = 4  # “mil*” takes military, milk, mild, millions
_WIDE = 6
# Single words, then one phrase of two, then a word outside: where the writer may have meant “|” to part words
_WORD = r"[^\s()\[\]{}|]+"
_UNEVEN = re.compile(rf"\((?P<words>(?:{_WORD}\|)+)(?P<first>{_WORD}) (?P<last>{_WORD})\)(?= [\w(])")


def context_findings(matcher: Matcher) -> Iterator[Finding]:
    """Entries one of whose contexts refuses what another requires."""
    for rule in matcher.rules:
        for wanted, refusing in _REFUSING.items():
            required = set(getattr(rule.entry, wanted, ()))
            for kind in refusing:
                both = sorted(required.intersection(getattr(rule.entry, kind, ())))
                if both:
                    whole = "so it never counts" if len(both) == len(required) else "so that part never holds"
                    yield Finding(
                        "contradiction",
                        rule.indicator,
                        f"`{wanted}` requires “{both[0]}” and `{kind}` refuses it, {whole}.",
                        "Take it out of one of the two.",
                        pattern=rule.source,
                    )


def loose_findings(matcher: Matcher) -> Iterator[Finding]:
    """Entries without a context whose wildcard or gap takes almost anything."""
    for rule in matcher.rules:
        if not isinstance(rule.pattern, Pattern) or any(not kind.startswith("not_") for kind, _ in rule.contexts):
            continue
        parts = [form.parts for form in surfaces_of(rule.pattern.root).forms]
        short = next((word for way in parts if len(way) == 1 and (word := _short(way[0]))), "")
        if short:
            yield Finding(
                "over-broad",
                rule.indicator,
                f"“{short}” has few fixed letters and takes any word that has them.",
                "Write the words that are meant, or a context that must stand near.",
                pattern=rule.source,
            )
        widest = max((part.longest for way in parts for part in way if isinstance(part, Gap)), default=0)
        if widest > _WIDE:
            yield Finding(
                "wide-gap",
                rule.indicator,
                f"Its gap of up to {widest} words joins words that may have nothing to do with each other.",
                "Narrow the gap, or name what must stand near.",
                pattern=rule.source,
            )


def group_findings(matcher: Matcher) -> Iterator[Finding]:
    """Entries with a group in which the last word of its last option may have been meant for all options."""
    for rule in matcher.rules:
        for group in _UNEVEN.finditer(rule.source) if isinstance(rule.pattern, Pattern) else ():
            words, first, last = group.group("words", "first", "last")
            option = words.split("|")[0]
            yield Finding(
                "uneven-group",
                rule.indicator,
                f"In “{group[0]}”, “{last}” belongs to “{first}” alone: inside brackets, “|” parts phrases.",
                f"If “{option} {last}” is meant as well, write “({words}{first}) {last}”.",
                pattern=rule.source,
            )


def _short(part: Literal | Gap) -> str:
    """The word of a part that is one with `*` and few letters beside it, else ""."""
    if not isinstance(part, Literal) or "*" not in part.word:
        return ""
    return part.word if sum(letter.isalnum() for letter in part.word) < _FEW_LETTERS else ""
