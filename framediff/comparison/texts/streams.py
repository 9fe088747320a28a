"""Streams: the running words of an article, folded, with the sentence, voice and speaker that each one has."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from framediff.comparison.texts.wordcolumns import SentenceColumn, sentence_columns
from framediff.words import Terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framediff.comparison.study import Studied, Study
    from framediff.voice import SpeakerId, Voice

    Offsets = NDArray[np.int32]

__all__ = ["Stream", "stream"]

_READING = Lock()  # the terminal UI makes its parts in threads, and terms are numbered as they come


@dataclass(frozen=True, slots=True)
class Stream:
    """The running words of one article's scored passages, in order; every list has one item a word.

    Attributes:
        studied: the article.
        terms: the words, folded and without a possessive ending.
        starts: offset of the first character of each.
        ends: offset after the last character of each, the possessive ending left out.
        sentences: a number that words of one sentence, and no others of the article, share.
        voices: whose wording each is.
        speakers: who speaks; None in the outlet's own voice or when unknown.
    """

    studied: Studied
    terms: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    voices: list[Voice]
    speakers: list[SpeakerId | None]

    def __len__(self) -> int:
        return len(self.terms)


@dataclass(frozen=True, slots=True)
class _Columns:
    """The words of one article as numbers: where they stand, and which of the study's terms each is."""

    starts: Offsets
    ends: Offsets
    terms: Offsets

    def within(self, studied: Studied) -> _Columns:
        """Those that stand in the passages of `studied`."""
        edges = [edge for passage in studied.passages for edge in (passage.span.start, passage.span.end)]
        places = np.searchsorted(self.starts, edges).tolist()
        chosen = np.zeros(self.starts.size, dtype=bool)
        for first, after in zip(places[::2], places[1::2], strict=True):
            chosen[first:after] = True
        return _Columns(self.starts[chosen], self.ends[chosen], self.terms[chosen])


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read of a study's texts, for itself and all that is made from it: four numbers a word."""

    terms: Terms = field(default_factory=Terms)
    columns: dict[str, _Columns] = field(default_factory=dict)
    sentences: dict[str, SentenceColumn] = field(default_factory=dict)


def stream(study: Study, studied: Studied, *, in_sentences: bool = True) -> Stream:
    """The running words of `studied`, one of the articles of `study` or some passages of it.

    They are as many as `Studied.words` says. Without `in_sentences` all of them count as one sentence.
    """
    kept: _Kept = study.kept.setdefault("streams", _Kept())
    words = _columns(kept, study, studied)
    starts = words.starts.tolist()
    sentences = [0] * len(starts)
    if in_sentences:
        if studied.article.id not in kept.sentences:
            articles = [each.article for each in study.whole.articles]
            kept.sentences.update(zip((each.id for each in articles), sentence_columns(articles), strict=True))
        sentences = kept.sentences[studied.article.id].at(words.starts).tolist()
    segments = studied.heard.voices.segments
    after = [0, *np.searchsorted(words.starts, [segment.span.end for segment in segments]).tolist()]
    voices: list[Voice] = []
    speakers: list[SpeakerId | None] = []
    for segment, (first, last) in zip(segments, pairwise(after), strict=True):
        voices += [segment.voice] * (last - first)
        speakers += [segment.speaker] * (last - first)
    terms = list(map(kept.terms.forms.__getitem__, words.terms.tolist()))
    return Stream(studied, terms, starts, words.ends.tolist(), sentences, voices, speakers)


def _columns(kept: _Kept, study: Study, studied: Studied) -> _Columns:
    name = studied.article.id
    if name not in kept.columns:
        every = [(each.span.start, each.span.end) for each in study[name].passages]
        with _READING:
            columns = kept.terms.running(studied.article.text, every)
        kept.columns[name] = _Columns(*(np.array(column, dtype=np.int32) for column in columns))
    words = kept.columns[name]
    return words if len(studied.passages) == len(study[name].passages) else words.within(studied)
