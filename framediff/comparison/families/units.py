"""Units: what speakers are quoted or paraphrased with, by sentence, so that renderings can be compared in any order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.comparison.worddiff.tokens import word_key
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.comparison.study import Studied, Study
    from framediff.lexicon.search.block import Block
    from framediff.voice import SpeakerId
    from framediff.voice.voicemap import VoiceSegment

__all__ = ["FEWER", "Sentence", "Speech", "Unit", "short_units_of", "speeches_of", "units_of"]

_AT_ONCE = 64  # articles read together: reading words costs little for each and much to begin with
FEWER = 3
"""Words that a sentence may lack of those asked for, where its speaker and its day speak for it."""

_MARKS = "\"'“”„‟‘’‚‛«»‹›` \t\n\r\v\f\u00a0\u2007\u2009\u202f"
_STOPS = ".!?…"
_ENDINGS = f".,;:{_MARKS}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a speech.

    Attributes:
        spans: where it stands, without quotation marks at its ends; more than one where something interrupts it.
        words: its words as they are compared; see `framediff.comparison.worddiff.tokens`.
    """

    spans: tuple[Span, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """All that one attribution gives in one voice: a quotation, with what interrupts it left out, or a paraphrase.

    Attributes:
        article_id: the article.
        voice: direct, indirect, or undetermined for a quotation that nobody is named for.
        speaker: who speaks; None when unknown.
        sentences: its sentences in order.
        headline: whether it stands in a headline.
    """

    article_id: str
    voice: Voice
    speaker: SpeakerId | None
    sentences: tuple[Sentence, ...] = field(repr=False)
    headline: bool = False

    @property
    def quoted(self) -> bool:
        """Whether its words stand in quotation marks."""
        return self.voice is not Voice.INDIRECT

    def spans(self, first: int, last: int, text: str) -> tuple[Span, ...]:
        """Where sentences `first` to `last` stand in the article's `text`, those next to each other joined.

        The stop or comma at the end is left out: it depends on what the outlet says next.
        """
        joined: list[Span] = []
        for sentence in self.sentences[first : last + 1]:
            for span in sentence.spans:
                if joined and not text[joined[-1].end : span.start].strip(_MARKS):
                    joined[-1] = Span(joined[-1].start, span.end)
                else:
                    joined.append(span)
        end = joined[-1].end
        while end > joined[-1].start + 1 and text[end - 1] in _ENDINGS:
            end -= 1
        joined[-1] = Span(joined[-1].start, end)
        return tuple(joined)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a speech, or as many as it takes to have enough words.

    Attributes:
        speech: position of the speech in the list it was made from.
        first: its first sentence in that speech.
        last: its last.
        words: its words as they are compared.
    """

    speech: int
    first: int
    last: int
    words: tuple[str, ...]


def speeches_of(study: Study) -> tuple[Speech, ...]:
    """Every quotation and paraphrase of the study, in order; questions that the outlet reports are left out."""
    found: list[Speech] = []
    for start in range(0, len(study.articles), _AT_ONCE):
        found += _speeches(study.articles[start : start + _AT_ONCE])
    return tuple(found)


def _speeches(articles: Sequence[Studied]) -> Iterator[Speech]:
    from framediff.lexicon.search.block import Block

    spoken = [(studied, segments) for studied in articles for segments in _runs(studied)]
    stretches = [(studied.article.text, segment.span) for studied, segments in spoken for segment in segments]
    if not stretches:
        return
    read = _Reader(Block(stretches))
    for studied, segments in spoken:
        sentences: list[Sentence] = []
        goes_on = False
        before_it = None
        for segment in segments:
            text, start = studied.article.text, segment.span.start
            goes_on = goes_on and not (before_it is not None and _begins_anew(text, before_it, start))
            before_it = segment.span.end
            for sentence in read.next():
                if goes_on:
                    before = sentences.pop()
                    sentences.append(Sentence(before.spans + sentence.spans, before.words + sentence.words))
                else:
                    sentences.append(sentence)
                goes_on = False
            end = segment.span.end
            last = text[max(0, end - 8) : end].rstrip(_MARKS)[-1:]
            goes_on = bool(sentences) and last not in _STOPS
        if sentences:
            head = segments[0]
            yield Speech(
                studied.article.id, head.voice, head.speaker, tuple(sentences), headline="headline" in head.flags
            )


def _begins_anew(text: str, end: int, start: int) -> bool:
    """Whether a sentence begins after an interruption: `…,” she said. “We …`, and not `…,” she said, “we …`."""
    between = text[end:start].rstrip(_MARKS)
    return between[-1:] in _STOPS and between != "" and text[start : start + 8].lstrip(_MARKS)[:1].isupper()


def _runs(studied: Studied) -> list[list[VoiceSegment]]:
    """The spoken segments of an article, those of one attribution and one voice together."""
    runs: dict[tuple[int | None, Voice, int], list[VoiceSegment]] = {}
    for number, segment in enumerate(studied.heard.voices.segments):
        if segment.scored and segment.voice is not Voice.OWN and "question" not in segment.flags:
            alone = number if segment.attribution is None else -1
            runs.setdefault((segment.attribution, segment.voice, alone), []).append(segment)
    return list(runs.values())


class _Reader:
    """The sentences of a block's stretches, one stretch after another."""

    def __init__(self, block: Block) -> None:
        import numpy as np

        self._block = block
        self._keys = [word_key(form) for form, _ in block.forms_of(np.arange(len(block)))]
        self._starts: list[int] = block.starts.tolist()
        self._ends = [int(place) for place in np.flatnonzero(~block.plain) if block.ends_sentence(int(place))]
        self._borders: list[int] = block.stretches.tolist()
        self._number = self._word = self._end = 0

    def next(self) -> Iterator[Sentence]:
        """The sentences of the next stretch."""
        text, stretch = self._block.sources[self._number]
        border = self._borders[self._number]
        self._number += 1
        shift, limit = stretch.start - border, border + stretch.end - stretch.start
        start = stretch.start
        while self._word < len(self._starts) and self._starts[self._word] < limit:
            while self._end < len(self._ends) and self._ends[self._end] < self._word:
                self._end += 1
            after = self._ends[self._end] + 1 if self._end < len(self._ends) else len(self._starts)
            end = stretch.end
            if after < len(self._starts) and self._starts[after] < limit:
                end = self._starts[after] + shift
                while end > start and not text[end - 1].isspace():
                    end -= 1  # a bracket that opens the next sentence
            else:
                while after > self._word and self._starts[after - 1] >= limit:
                    after -= 1
            span = _trimmed(text, start, end)
            if span.start < span.end:
                yield Sentence((span,), tuple(self._keys[self._word : after]))
            start, self._word = end, after


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without quotation marks and white space at its ends."""
    part = text[start:end]
    left = len(part) - len(part.lstrip(_MARKS))
    return Span(start + left, start + max(left, len(part.rstrip(_MARKS))))


def units_of(speeches: Sequence[Speech], least_words: int) -> tuple[Unit, ...]:
    """Every sentence of `least_words` words or more, and short ones with as many neighbours as it takes."""
    found = []
    for number, speech in enumerate(speeches):
        rows = [sentence.words for sentence in speech.sentences]
        for first, last in dict.fromkeys(_range(rows, at, least_words) for at in range(len(rows))):
            words = tuple(key for row in rows[first : last + 1] for key in row)
            if len(words) >= least_words:
                found.append(Unit(number, first, last, words))
    return tuple(found)


def short_units_of(speeches: Sequence[Speech], least_words: int) -> tuple[Unit, ...]:
    """The sentences of known speakers that have fewer than `least_words` words, each by itself, down to three fewer."""
    return tuple(
        Unit(number, at, at, sentence.words)
        for number, speech in enumerate(speeches)
        if speech.speaker is not None
        for at, sentence in enumerate(speech.sentences)
        if least_words - FEWER <= len(sentence.words) < least_words
    )


def _range(rows: Sequence[tuple[str, ...]], at: int, least_words: int) -> tuple[int, int]:
    """The sentence `at` with those after it, then those before it, until there are words enough."""
    first = last = at
    count = len(rows[at])
    while count < least_words and last + 1 < len(rows):
        last += 1
        count += len(rows[last])
    while count < least_words and first > 0:
        first -= 1
        count += len(rows[first])
    return first, last
