"""Whether the words of every footnote stand where it says, read from the texts alone and not through our renderers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.verification.drift import Drift, shortened
from framediff.export.verification.reading import MARKED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framediff.export.verification.reading import Reading

__all__ = ["places_of", "standing"]

_PLACE = re.compile(r"^(?P<article>.*?) \[(?P<start>\d{1,12})–(?P<end>\d{1,12})\)(?:, | ?: )", re.DOTALL)
_COUNTED = re.compile(r": (?P<count>\d[\d,]*) [^\d:]+?(?:, (?P<listed>\d[\d,]*) of them listed)?$")
_AROUND = 400  # characters on either side in which the context of a place must be found


def places_of(reading: Reading) -> int:
    """How many places the footnotes of a report list."""
    return sum(len(footnote.places) for footnote in reading.footnotes)


def standing(reading: Reading, texts: Mapping[str, str]) -> Iterator[Drift]:
    """What footnotes say that the texts, by the ids of their articles, do not bear out."""
    for footnote in reading.footnotes:
        where = f"footnote {footnote.label} ({shortened(footnote.head)[1:-1]})"
        counted = _COUNTED.search(footnote.head)
        if counted is None:
            # What is proved absent has no places, and says no number of them.
            if not footnote.places:
                continue
            yield Drift(where, "does not say how many places it lists", footnote.line)
        elif _number(counted["listed"] or counted["count"]) != len(footnote.places):
            said = counted["listed"] or counted["count"]
            yield Drift(where, f"says {said} and lists {len(footnote.places):,}", footnote.line)
        for place in footnote.places:
            if told := _wrong(place, texts):
                yield Drift(where, told, footnote.line)


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))


def _wrong(place: str, texts: Mapping[str, str]) -> str:  # noqa: PLR0911 - one return for each way to be wrong
    """What is wrong with a place; "" when its words stand there."""
    found = _PLACE.match(place)
    before, opened, rest = place.partition(MARKED[0])
    node, closed, after = rest.partition(MARKED[1])
    if found is None or not (opened and closed):
        return f"{shortened(place)} is not a place"
    name, start, end = found["article"], int(found["start"]), int(found["end"])
    at = f"{name} [{start}–{end})"
    text = texts.get(name)
    if text is None:
        return f"there is no text “{name}”"
    if not 0 <= start < end <= len(text):
        return f"{at} lies outside of the text, which has {len(text):,} characters"
    if _shown(text[start:end]) != node:
        return f"at {at} stands {shortened(text[start:end])}, not {shortened(node)}"
    left = _shown(text[max(0, start - _AROUND) : start] + "|")[:-1]
    right = _shown("|" + text[end : end + _AROUND])[1:]
    if not _ends_with_words(before, left):
        return f"before {at} stand other words than {shortened(before[found.end() :])}"
    if not right.startswith(after.removesuffix(" …")):
        return f"behind {at} stand other words than {shortened(after)}"
    return ""


def _shown(text: str) -> str:
    return for_terminal(" ".join(f"|{text}|".split())[1:-1]) if text.strip() else text


def _ends_with_words(said: str, left: str) -> bool:
    """Whether `said` (voice and speaker, then words) ends with the words of the text, and they begin where words do."""
    shared = 0
    while shared < min(len(said), len(left)) and said[-1 - shared] == left[-1 - shared]:
        shared += 1
    # The words may have a colon of their own, which then looks like the end of what is said of the voice.
    return any(said[:cut].rstrip().endswith((":", "…")) for cut in range(len(said) - shared, len(said) + 1))
