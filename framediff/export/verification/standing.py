"""Whether the words of every footnote stand where it says, read from the texts alone and not through our renderers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.export.verification.drift import Drift, parted, shortened
from framediff.export.verification.reading import MARKED, PLACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framediff.export.verification.reading import Footnote, Passage, Reading

__all__ = ["places_of", "standing"]

_OPENED, _CLOSED = MARKED
_SPAN = r"\[(?P<start>\d{1,12})–(?P<end>\d{1,12})\)"
_GROUP = re.compile(r"^(?P<article>A\d{1,9})(?:,|: )")
_BETWEEN = re.compile(rf"{_CLOSED}(?!; \[\d{{1,12}}–\d{{1,12}}\) {_OPENED}|$)")
_COUNTED = re.compile(r": (?P<count>\d[\d,]*) [^\d:]+?(?:, (?P<listed>\d[\d,]*) of them listed)?$")


def places_of(reading: Reading) -> int:
    """How many places the footnotes of a report list."""
    return sum(_listed(footnote) for footnote in reading.footnotes)


def standing(reading: Reading, texts: Mapping[str, str]) -> Iterator[Drift]:
    """What footnotes and passages say that the texts, by the ids of their articles, do not bear out."""
    articles = reading.articles
    for footnote in reading.footnotes:
        where = f"footnote {footnote.label} ({shortened(footnote.head)[1:-1]})"
        listed = _listed(footnote)
        counted = _COUNTED.search(footnote.head)
        if counted is None:
            # What is proved absent has no places, and says no number of them.
            if not footnote.places:
                continue
            yield Drift(where, "does not say how many places it lists", footnote.line)
        elif _number(counted["listed"] or counted["count"]) != listed:
            said = counted["listed"] or counted["count"]
            yield Drift(where, f"says {said} and lists {listed:,}", footnote.line)
        for group in footnote.places:
            for told in _wrong(group, articles, texts):
                yield Drift(where, told, footnote.line)
    for passage in reading.passages:
        if told := _misquoted(passage, articles, texts):
            yield Drift(f"Evidence, the words of {passage.article}", told, passage.line)


def _listed(footnote: Footnote) -> int:
    return sum(len(PLACE.findall(group)) for group in footnote.places)


def _number(digits: str) -> int:
    return int(digits.replace(",", ""))


def _wrong(group: str, articles: Mapping[str, str], texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with the places of one article; nothing when their words stand there."""
    called = _GROUP.match(group)
    places = list(PLACE.finditer(group))
    if called is None or not places or _BETWEEN.search(group):
        yield f"{shortened(group)} is no list of places"
        return
    name = articles.get(called["article"])
    text = None if name is None else texts.get(name)
    if text is None:
        yield f"there is no text “{called['article'] if name is None else name}”"
        return
    for place in places:
        start, end, node = int(place["start"]), int(place["end"]), place["node"]
        at = f"{name} [{start}–{end})"
        if not 0 <= start < end <= len(text):
            yield f"{at} lies outside of the text, which has {len(text):,} characters"
            continue
        words = _shown(text[start:end])
        begun = node.removesuffix(" …")
        if words != node and not (begun != node and begun and words.startswith(begun)):
            stands, given = parted(words, node)
            yield f"at {at} stands {shortened(stands)}, not {shortened(given)}"


def _misquoted(passage: Passage, articles: Mapping[str, str], texts: Mapping[str, str]) -> str:
    """What is wrong with a passage; "" when its words stand there."""
    name = articles.get(passage.article)
    text = None if name is None else texts.get(name)
    found = re.match(rf"{_SPAN} ", passage.words)
    if found is None:
        return f"{shortened(passage.words)} is no passage"
    if text is None:
        return f"there is no text “{passage.article if name is None else name}”"
    start, end = int(found["start"]), int(found["end"])
    at = f"{name} [{start}–{end})"
    if not 0 <= start < end <= len(text):
        return f"{at} lies outside of the text, which has {len(text):,} characters"
    said = passage.words[found.end() :].replace(_OPENED, "").replace(_CLOSED, "")
    words = _shown(text[start:end]).strip()
    bare = said.removeprefix("… ").removesuffix(" …").strip()
    if words in {said, bare, said.removeprefix("… ").strip(), said.removesuffix(" …").strip()}:
        return ""
    stands, given = parted(words, bare)
    return f"at {at} stands {shortened(stands)}, not {shortened(given)}"


def _shown(text: str) -> str:
    return for_terminal(" ".join(f"|{text}|".split())[1:-1]) if text.strip() else text
