"""Keywords: the words and phrases that one side uses more than the other and that the lexicon does not find."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.lexicons.discovery.candidates import Candidate, Found
from framediff.comparison.lexicons.discovery.tally import Ledger, occurrences, side_of_each
from framediff.comparison.texts.terms import is_wording
from framediff.matching import HitState
from framediff.scoring.keyness import contrasts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Studied
    from framediff.comparison.texts.streams import Stream
    from framediff.scoring.keyness import Contrast

__all__ = ["candidate", "covered", "keywords", "unfound"]

_HALF = 0.5


def keywords(streams: Iterable[Stream], chosen: Sides, *, longest: int = 1, least: int = 3) -> list[Candidate]:
    """What the two sides word differently, the first side's first, by the weighted log-odds.

    Every running word counts in the denominator. Function words, numbers and terms of which more than half the
    occurrences stand in hits of the lexicon are counted and left out of the list. Phrases begin and end with a word
    that could be listed itself, and all their words are one side's.

    Args:
        streams: the articles.
        chosen: the two sides.
        longest: words of the longest phrase.
        least: how often a term must stand, on both sides together.
    """
    ledger = Ledger()
    known: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for stream in streams:
        article_id = stream.studied.article.id
        whose = side_of_each(stream, chosen)
        for number in (0, 1):
            ledger.add_words(number, article_id, whose.count(number))
        hit = covered(stream)
        wording = [is_wording(term) for term in stream.terms]
        for side, first, after, term in occurrences(stream, whose, longest, wording):
            ledger.add(side, article_id, term)
            totals[term] += 1
            known[term] += any(hit[first:after])
    made = contrasts(*ledger.counted, unfound(totals, known), least)
    return [candidate(Found.KEYWORD, each, chosen, "") for each in made]


def unfound(totals: Mapping[str, int], known: Mapping[str, int]) -> Iterator[str]:
    """The terms of which no more than half the occurrences stand in hits of the lexicon."""
    return (term for term, total in totals.items() if known.get(term, 0) <= _HALF * total)


def candidate(found: Found, contrast: Contrast, chosen: Sides, of: str) -> Candidate:
    """A candidate with the numbers of two sides; its places are still to be found."""
    labels = [side.label for side in chosen.pair]
    counts = tuple(zip(labels, contrast.counts, strict=True))
    ranges = tuple(zip(labels, contrast.ranges, strict=True))
    return Candidate(found, contrast.term, contrast.term, of, counts, ranges, contrast=contrast)


def covered(stream: Stream) -> list[bool]:
    """For each word whether a hit of a lexicon, counted, unresolved or under a longer one, touches it."""
    spans = _spans(stream.studied)
    found, position, reach = [], 0, -1
    for start, end in zip(stream.starts, stream.ends, strict=True):
        while position < len(spans) and spans[position][0] < end:
            reach = max(reach, spans[position][1])
            position += 1
        found.append(reach > start)
    return found


def _spans(studied: Studied) -> Sequence[tuple[int, int]]:
    return sorted((hit.span.start, hit.span.end) for hit in studied.hits if hit.state is not HitState.EXCLUDED)
