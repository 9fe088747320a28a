"""Collocates: which words stand near a referent, on one side more than on the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from framediff.comparison.lexicons.discovery.candidates import Candidate, Found
from framediff.comparison.lexicons.discovery.keywords import candidate, covered, unfound
from framediff.comparison.lexicons.discovery.tally import Ledger
from framediff.comparison.texts.terms import is_wording
from framediff.matching import HitState
from framediff.scoring.keyness import contrasts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.study import Study
    from framediff.comparison.texts.streams import Stream
    from framediff.matching import Hit

__all__ = ["WINDOW", "Neighbours", "collocates"]

WINDOW = 5
"""Words on either side of a hit, within its sentence (the span of Sinclair 1991)."""

_LISTED = (HitState.COUNTED, HitState.UNRESOLVED)


class Neighbours:
    """The collocates, and the places of the words that were counted as such, for evidence."""

    def __init__(self, candidates: list[Candidate], near: frozenset[tuple[str, int]], nodes: tuple[int, int]) -> None:
        self.candidates = candidates
        self.near = near
        self.nodes = nodes


def collocates(  # noqa: PLR0913 - each is another choice of the reader's
    study: Study,
    streams: Iterable[Stream],
    referent: str,
    keys: Collection[str],
    chosen: Sides,
    *,
    window: int = WINDOW,
    least: int = 3,
) -> Neighbours:
    """The words near the hits of a referent that differ between two sides, the first side's first.

    A word counts for a side when both it and the hit are that side's; once, however many hits it stands near. The
    denominator of a side is all its running words in the windows. Words of the hits themselves are in no window;
    function words, numbers and what the lexicon mostly finds are counted and not listed.

    Args:
        study: what the streams were made from.
        streams: the articles.
        referent: what was asked for, as the candidates are to name it.
        keys: of the indicators whose hits are meant, and of their choice set for the unresolved ones.
        chosen: the two sides.
        window: words on either side of a hit.
        least: how often a word must stand near, on both sides together.

    Returns:
        The candidates, the places counted (article id and offset), and how many hits each side has.
    """
    ledger = Ledger()
    near: set[tuple[str, int]] = set()
    known: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    nodes = [0, 0]
    for stream in streams:
        article = stream.studied.article
        hits = [hit for hit in stream.studied.hits if hit.state in _LISTED and study.key_of(hit) in keys]
        inside = {word for hit in hits for word in _words_of(stream, hit)}
        hit_already = covered(stream)
        seen: set[int] = set()
        for hit in hits:
            side = chosen.of(article, hit.voice, hit.speaker)
            if side is None:
                continue
            nodes[side] += 1
            for word in _around(stream, hit, window):
                if word in inside or word in seen:
                    continue
                if chosen.of(article, stream.voices[word], stream.speakers[word]) != side:
                    continue
                seen.add(word)
                ledger.add_words(side, article.id, 1)
                if is_wording(stream.terms[word]):
                    ledger.add(side, article.id, stream.terms[word])
                    near.add((article.id, stream.starts[word]))
                    known[stream.terms[word]] += hit_already[word]
                    totals[stream.terms[word]] += 1
    made = [
        candidate(Found.COLLOCATE, each, chosen, referent)
        for each in contrasts(*ledger.counted, unfound(totals, known), least)
    ]
    return Neighbours(made, frozenset(near), (nodes[0], nodes[1]))


def _words_of(stream: Stream, hit: Hit) -> range:
    """The words that a hit touches."""
    return range(bisect_left(stream.ends, hit.span.start + 1), bisect_left(stream.starts, hit.span.end))


def _around(stream: Stream, hit: Hit, window: int) -> Iterator[int]:
    """The words within `window` of a hit, in its sentence."""
    words = _words_of(stream, hit)
    if not words:
        return
    for step, edge in ((-1, words.start), (1, words.stop - 1)):
        for word in range(edge + step, edge + step * (window + 1), step):
            if not 0 <= word < len(stream) or stream.sentences[word] != stream.sentences[edge]:
                break
            yield word
