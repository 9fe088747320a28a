"""What two sides say, counted: each term by article, and the running words that it is put in proportion to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.lexicons.discovery.candidates import phrases
from framediff.scoring.keyness import Counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.groups.sides import Sides
    from framediff.comparison.texts.streams import Stream
    from framediff.voice import SpeakerId, Voice

__all__ = ["Ledger", "occurrences", "side_of_each"]


class Ledger:
    """Counts of both sides, filled article by article."""

    def __init__(self) -> None:
        self._counts: tuple[dict[str, dict[str, int]], dict[str, dict[str, int]]] = ({}, {})
        self._sizes: tuple[dict[str, int], dict[str, int]] = ({}, {})

    def add(self, side: int, article: str, term: str) -> None:
        """One more word of a side."""
        by_article = self._counts[side].setdefault(term, {})
        by_article[article] = by_article.get(article, 0) + 1

    def add_words(self, side: int, article: str, words: int) -> None:
        """So many running words of a side, whichever they are."""
        if words:
            self._sizes[side][article] = self._sizes[side].get(article, 0) + words

    @property
    def counted(self) -> tuple[Counted, Counted]:
        """What each side says."""
        first, second = (Counted(*each) for each in zip(self._counts, self._sizes, strict=True))
        return first, second


def side_of_each(stream: Stream, chosen: Sides) -> list[int | None]:
    """For each word of `stream` the side whose it is."""
    article = stream.studied.article
    known: dict[tuple[Voice, SpeakerId | None], int | None] = {}
    found = []
    for voiced in zip(stream.voices, stream.speakers, strict=True):
        if voiced not in known:
            known[voiced] = chosen.of(article, *voiced)
        found.append(known[voiced])
    return found


def occurrences(
    stream: Stream, whose: Sequence[int | None], longest: int, ends: Sequence[bool] | None = None
) -> Iterator[tuple[int, int, int, str]]:
    """Every word and phrase that is one side's, as side, first word, the word after the last, and the term.

    Args:
        stream: the words of an article.
        whose: for each word the side whose it is.
        longest: words of the longest phrase.
        ends: for each word whether a term may begin and end with it; any may when None.
    """
    for first, side in enumerate(whose):
        if side is None or not (ends is None or ends[first]):
            continue
        yield side, first, first + 1, stream.terms[first]
        for after in phrases(stream, first, longest) if longest > 1 else ():
            if after == first + 1:
                continue
            if whose[after - 1] != side:
                break
            if ends is None or ends[after - 1]:
                yield side, first, after, " ".join(stream.terms[first:after])
