"""Candidates: wording that a lexicon lacks, with its counts, its range and the places where it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.article import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from framediff.comparison.texts.streams import Stream
    from framediff.scoring.keyness import Contrast

__all__ = ["EVIDENCE", "LONGEST", "Candidate", "Found", "Place", "found_of", "phrases", "with_places"]

EVIDENCE = 3
"""How many places a candidate shows, of different articles as far as there are such."""

LONGEST = 3
"""Words of the longest phrase that is proposed."""


class Found(StrEnum):
    """By what a candidate was found."""

    SLOT = "slot"  # it stands where known labels stand
    COLLOCATE = "collocate"  # it stands near a referent, more on one side
    KEYWORD = "keyword"  # one side uses it more than the other


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a candidate stands: the article's id and the offsets in its unchanged text."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """Wording that the lexicon lacks.

    Attributes:
        found: by what it was found.
        term: the words, folded, with one space between.
        text: the words as they are written most often.
        of: key of the choice set (or indicator) that its slots or its neighbours belong to; "" for keywords.
        counts: how often it stands, by group or side.
        ranges: in how many articles, by group or side.
        places: some of the places, in order; see `EVIDENCE`.
        contexts: the slots it shares with known labels, the most frequent first, with `___` for the words.
        beside: the indicators whose hits stand in these slots, too.
        contrast: the numbers of the two sides, for collocates and keywords.
    """

    found: Found
    term: str
    text: str
    of: str
    counts: tuple[tuple[str, int], ...]
    ranges: tuple[tuple[str, int], ...]
    places: tuple[Place, ...] = ()
    contexts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    contrast: Contrast | None = None

    @property
    def count(self) -> int:
        """How often it stands, on all sides together."""
        return sum(count for _, count in self.counts)

    @property
    def articles(self) -> int:
        """In how many articles it stands; one that both sides speak in counts on each."""
        return sum(count for _, count in self.ranges)


def phrases(stream: Stream, first: int, longest: int) -> Iterator[int]:
    """The ends (positions after the last word) of the phrases that begin at word `first`, the word itself included.

    The words of a phrase stand in one sentence with nothing but white space between them.
    """
    text = stream.studied.article.text
    for after in range(first + 1, min(first + longest, len(stream)) + 1):
        last = after - 1
        if last > first and (
            stream.sentences[last] != stream.sentences[first]
            or not text[stream.ends[last - 1] : stream.starts[last]].isspace()
        ):
            return
        yield after


def found_of(candidates: Iterable[Candidate], places: dict[str, list[Place]], texts: dict[str, str]) -> list[Candidate]:
    """The candidates with some of the `places` of their terms, and worded as the articles mostly do."""
    return [
        replace(each, places=_spread(places[each.term]), text=_as_written(places[each.term], texts) or each.text)
        if places.get(each.term)
        else each
        for each in candidates
    ]


def with_places(
    candidates: Sequence[Candidate], streams: Iterable[Stream], near: Collection[tuple[str, int]] | None = None
) -> list[Candidate]:
    """The candidates with their places, found by reading the streams once more.

    Args:
        candidates: of words and phrases.
        streams: the articles.
        near: article ids and offsets to which places are held; None for every place.
    """
    wanted = {each.term for each in candidates}
    longest = max((term.count(" ") + 1 for term in wanted), default=0)
    starts = {term.split(" ", 1)[0] for term in wanted}
    places: dict[str, list[Place]] = {}
    texts: dict[str, str] = {}
    for stream in streams:
        article = stream.studied.article
        texts[article.id] = article.text
        for first, term in enumerate(stream.terms):
            if term not in starts or (near is not None and (article.id, stream.starts[first]) not in near):
                continue
            for after in phrases(stream, first, longest):
                phrase = " ".join(stream.terms[first:after])
                if phrase in wanted:
                    span = Span(stream.starts[first], stream.ends[after - 1])
                    places.setdefault(phrase, []).append(Place(article.id, span))
    return found_of(candidates, places, texts)


def _spread(places: Sequence[Place]) -> tuple[Place, ...]:
    """The first place of each article in turn, then the second, until there are enough; in order."""
    rank: Counter[str] = Counter()
    ranked = []
    for place in places:
        ranked.append((rank[place.article_id], place))
        rank[place.article_id] += 1
    return tuple(sorted(place for _, place in sorted(ranked)[:EVIDENCE]))


def _as_written(places: Sequence[Place], texts: dict[str, str]) -> str:
    """The words as most of the places have them, white space made single; of equals the one of small letters."""
    forms = Counter(" ".join(place.span.of(texts[place.article_id]).split()) for place in places)
    return max(forms, key=lambda form: (forms[form], form.islower(), form))
