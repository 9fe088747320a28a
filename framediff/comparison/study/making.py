"""Making a study: every article heard and matched, once; and the same study heard otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from framediff.comparison.resolving import Resolutions, resolutions_of, resolved
from framediff.comparison.study.basis import low_confidence
from framediff.comparison.study.blocks import Keys
from framediff.comparison.study.records import Passage, Studied, Study, Tally
from framediff.lexicon import fingerprint
from framediff.matching import Matcher, find_all
from framediff.voice import hear
from framediff.voice.amendments.corrections import corrections_of
from framediff.voice.people.known import speakers_of
from framediff.voice.prose.paragraphs import paragraphs
from framediff.words import word_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence
    from pathlib import Path

    from framediff.article import Article, Corpus, Span
    from framediff.lexicon.model import Lexicon
    from framediff.matching import Hit
    from framediff.voice import Hearing, SpeakerId, Voice, VoiceMap
    from framediff.voice.amendments.corrections import Corrections

__all__ = ["revoiced", "study", "study_heard"]


def study(  # noqa: PLR0913 - each is another thing that a caller may want otherwise
    corpus: Corpus,
    lexicons: Sequence[Lexicon],
    progress: Callable[[int, int], None] | None = None,
    traced: Container[str] = (),
    *,
    corrections: str | Path | Corrections | None = None,
    min_confidence: float = 0.0,
) -> Study:
    """Hear and match every article of `corpus`, once; the one heavy step.

    Args:
        corpus: the articles.
        lexicons: what to look for.
        progress: told after each article how many of how many steps are done.
        traced: ids of the articles of which everything considered on the way is kept, to explain the result.
        corrections: what a reader has put right, or the file that says so; corrections.toml in the corpus's folder, if
            there is one, unless given.
        min_confidence: how certain an attribution must be, from 0 to 1; the text of others is undetermined.

    Raises:
        InputError: a correction or a resolution cannot be made, or `min_confidence` is no such number.
    """
    steps = 2 * len(corpus)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, steps)

    told = resolutions_of(corpus)  # before anything is heard, since a mistake there is told at once
    hearing = hear(
        corpus,
        known=speakers_of(corpus),
        progress=lambda _done, _articles: step(),
        traced=traced,
        corrections=corrections_of(corpus, corrections),
        min_confidence=min_confidence,
    )
    return study_heard(corpus, hearing, lexicons, step, told)


def study_heard(
    corpus: Corpus,
    hearing: Hearing,
    lexicons: Sequence[Lexicon],
    step: Callable[[], None] | None = None,
    resolutions: Resolutions | None = None,
) -> Study:
    """Match the articles of `corpus` that are heard already; `step` is called after each of them.

    Raises:
        InputError: one of `resolutions` cannot be made good.
    """
    keyed = Keys(lexicons)
    matchers = [(lexicon, Matcher(lexicon)) for lexicon in lexicons]
    articles = []
    for heard in hearing.articles:
        hits: list[Hit] = []
        topics: list[tuple[str, tuple[Span, ...]]] = []
        for lexicon, matcher in matchers:
            found, on_topics = find_all(heard.article, matcher, heard.voices)
            hits += found
            for topic_id, spans in on_topics.items():
                topics.append((keyed.topics[lexicon.id, topic_id], spans))
        hits.sort(key=lambda hit: (hit.span, hit.lexicon_id, hit.indicator))
        passages = passages_of(heard.article, heard.voices, topics)
        mentions = tuple((key, spans) for key, spans in topics if spans)
        articles.append(Studied(heard, tuple(hits), passages, mentions))
        if step is not None:
            step()
    made = Study(
        corpus=corpus,
        articles=tuple(articles),
        register=hearing.register,
        lexicons=tuple(lexicons),
        fingerprints={lexicon.id: fingerprint(lexicon) for lexicon in lexicons},
        attributor=hearing.attributor,
        blocks=keyed.blocks,
        topics={keyed.topics[lexicon.id, topic.id]: topic for lexicon in lexicons for topic in lexicon.topic},
        indicator_keys=keyed.indicators,
        topic_keys=keyed.topics,
        known=hearing.known,
        hearing=hearing,
        low_confidence=low_confidence(hearing),
    )
    return resolved(made, resolutions)


def revoiced(study: Study, hearing: Hearing) -> Study:
    """`study` with the voices of another hearing of the same articles; nothing is matched again."""
    articles = []
    for studied, heard in zip(study.articles, hearing.articles, strict=True):
        voices = heard.voices
        if voices == studied.heard.voices:
            articles.append(replace(studied, heard=heard))
            continue
        passages = tuple(
            replace(passage, tallies=_tallies(heard.article, voices, passage.span)) for passage in studied.passages
        )
        hits = tuple(hit.voiced(voices) for hit in studied.hits)
        articles.append(replace(studied, heard=heard, hits=hits, passages=passages))
    return replace(
        study,
        articles=tuple(articles),
        register=hearing.register,
        hearing=hearing,
        low_confidence=low_confidence(hearing),
    )


def passages_of(
    article: Article, voices: VoiceMap, topics: Sequence[tuple[str, tuple[Span, ...]]]
) -> tuple[Passage, ...]:
    """The paragraphs of `article`'s scored zones, each with its topics and its words by voice and speaker."""
    # Spans of one topic may overlap, so they are in order by where they begin only.
    reaches = [(key, spans, list(accumulate((span.end for span in spans), max))) for key, spans in topics]
    return tuple(
        Passage(
            paragraph.span,
            frozenset(key for key, spans, ends in reaches if _touches(paragraph.span, spans, ends)),
            _tallies(article, voices, paragraph.span),
        )
        for paragraph in paragraphs(article)
    )


def _tallies(article: Article, voices: VoiceMap, span: Span) -> tuple[Tally, ...]:
    """The running words of a paragraph by voice and speaker."""
    counted: Counter[tuple[Voice, SpeakerId | None]] = Counter()
    segments = voices.over(span)
    position = 0
    for start in word_starts(article.text, span.start, span.end):
        while segments[position].span.end <= start:
            position += 1
        counted[segments[position].voice, segments[position].speaker] += 1
    return tuple(Tally(voice, speaker, words) for (voice, speaker), words in counted.items())


def _touches(span: Span, spans: Sequence[Span], reach: Sequence[int]) -> bool:
    """Whether one of `spans`, which are sorted, overlaps `span`; `reach` is how far those up to each extend."""
    before = bisect_left(spans, span.end, key=lambda other: other.start)
    return before > 0 and reach[before - 1] > span.start
