"""A hearing: articles with their attributions, the speakers behind them, and the voice of every character."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.voice.amendments.placing import place
from framediff.voice.amendments.remains import CORRECTED, attributions_of, merged, without
from framediff.voice.attributor import SCARE_QUOTE_WORDS, RulesAttributor, credits_of, marked
from framediff.voice.people.known import Known
from framediff.voice.people.namesakes import resolve_corrected
from framediff.voice.people.register import Register
from framediff.voice.tracing import Trace
from framediff.voice.voicemap import Settled, VoiceMap, voice_map
from framediff.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from framediff.article import Article, Span
    from framediff.voice.amendments.corrections import Corrections
    from framediff.voice.amendments.placing import Placed
    from framediff.voice.attribution import Attribution, SpeakerId, VoiceAttributor
    from framediff.voice.relays.credits import Credit

__all__ = ["Heard", "Hearing", "hear"]


@dataclass(frozen=True, slots=True)
class Heard:
    """One article, heard.

    Attributes:
        article: the article.
        attributions: who says what in it, ordered by where the content begins, speakers resolved.
        unattributed: quotations that nobody is named for, longer than a label in marks.
        voices: the voice of every character.
        trace: what was considered on the way, if that was asked for.
        settled: what a reader has said is the outlet's own, or undetermined.
        ruled: the attributions as they were found, before corrections, speakers resolved; None where they were put
            together in another way.
        origins: for each attribution its position in the list that was resolved, that of `ruled` and then of the
            corrections, to which the trace refers.
        credits: the agencies that the article credits; provenance, not speech.
    """

    article: Article
    attributions: tuple[Attribution, ...] = field(repr=False)
    unattributed: tuple[Span, ...] = field(repr=False)
    voices: VoiceMap = field(repr=False)
    trace: Trace | None = field(default=None, repr=False, compare=False)
    settled: tuple[Settled, ...] = field(default=(), repr=False)
    ruled: tuple[Attribution, ...] | None = field(default=None, repr=False)
    origins: tuple[int, ...] = field(default=(), repr=False)
    credits: tuple[Credit, ...] = field(default=(), repr=False)

    def at(self, min_confidence: float) -> Heard:
        """The same with what is less certain than `min_confidence` undetermined."""
        voices = voice_map(self.article, self.attributions, self.unattributed, self.settled, min_confidence)
        return replace(self, voices=voices)


@dataclass(frozen=True, slots=True)
class Hearing:
    """All articles of a corpus, heard, with the register of their speakers.

    Attributes:
        articles: each of them, heard.
        register: the speakers.
        attributor: name and version of what found the attributions, for the manifest.
        corrections: the corrections that were made, with their places, by article and offset.
        corrected_by: the file they were read from; None when there was none.
        min_confidence: how certain an attribution must be, else its text is undetermined; 0 takes all of them.
        known: what a reader has said of speakers.
    """

    articles: tuple[Heard, ...]
    register: Register
    attributor: str
    corrections: tuple[Placed, ...] = ()
    corrected_by: Corrections | None = None
    min_confidence: float = 0.0
    known: Known = field(repr=False, default=Known())

    def at(self, min_confidence: float) -> Hearing:
        """The same with what is less certain than `min_confidence` undetermined; nothing is read again.

        Raises:
            InputError: it is no number from 0 to 1.
        """
        _check(min_confidence)
        articles = tuple(heard.at(min_confidence) for heard in self.articles)
        return replace(self, articles=articles, min_confidence=min_confidence)

    def corrected(self, corrections: Corrections | None) -> Hearing:
        """The same with other corrections in place of those that were made; no article is read again.

        Raises:
            InputError: a correction is about words that are not there; see `framediff.voice.amendments`.
        """
        found = [(h.article, h.attributions if h.ruled is None else h.ruled) for h in self.articles]
        placed = () if corrections is None else place(corrections, [article for article, _ in found])
        traces = [heard.trace for heard in self.articles]
        articles, register = _settle(found, placed, traces, self.min_confidence, self.known)
        return replace(self, articles=articles, register=register, corrections=placed, corrected_by=corrections)


def hear(  # noqa: PLR0913 - each is another thing that a caller may want otherwise
    articles: Iterable[Article],
    attributor: VoiceAttributor | None = None,
    progress: Callable[[int, int], None] | None = None,
    traced: Container[str] = (),
    *,
    corrections: Corrections | None = None,
    min_confidence: float = 0.0,
    known: Known | None = None,
) -> Hearing:
    """Find who says what in each article and name the speakers across them.

    Args:
        articles: the articles of one corpus.
        attributor: what finds attributions; our rules unless given.
        progress: called with articles done and articles in all.
        traced: ids of the articles of which everything considered on the way is kept, to explain the result.
        corrections: what a reader has put right; it beats whatever is found.
        min_confidence: how certain an attribution must be, from 0 to 1; the text of others is undetermined.
        known: what a reader has said of speakers; it goes before every rule.

    Raises:
        InputError: a correction is about words that are not there (see `framediff.voice.amendments`), or
            `min_confidence` is no number from 0 to 1.
    """
    _check(min_confidence)
    corpus = tuple(articles)
    # Before anything is read, since a mistake there is told at once.
    placed = () if corrections is None else place(corrections, corpus)
    finder = RulesAttributor() if attributor is None else attributor
    found: list[tuple[Article, tuple[Attribution, ...]]] = []
    traces = [Trace() if article.id in traced else None for article in corpus]
    for done, (article, trace) in enumerate(zip(corpus, traces, strict=True), 1):
        found.append((article, _attributions(finder, article, trace)))
        if progress is not None:
            progress(done, len(corpus))
    said = Known() if known is None else known
    heard, register = _settle(found, placed, traces, min_confidence, said)
    name = f"{finder.name} {finder.version}"
    return Hearing(heard, register, name, placed, corrections, min_confidence, said)


def _check(min_confidence: float) -> None:
    if not 0 <= min_confidence <= 1:
        raise InputError(f"A least confidence is a number from 0 to 1, such as 0.8, not {min_confidence:g}.")


def _settle(
    found: Sequence[tuple[Article, tuple[Attribution, ...]]],
    placed: Sequence[Placed],
    traces: Sequence[Trace | None],
    min_confidence: float,
    known: Known,
) -> tuple[tuple[Heard, ...], Register]:
    """Speakers resolved, corrections made, and every character given its voice."""
    by_article: dict[str, list[Placed]] = {}
    for each in placed:
        by_article.setdefault(each.article_id, []).append(each)
    corrected = [attributions_of(by_article.get(article.id, ())) for article, _ in found]
    resolved, register = resolve_corrected(found, corrected, traces, known)
    heard = []
    for (article, ruled), (kept, made), trace in zip(found, resolved, traces, strict=True):
        free = _unattributed(article, ruled)
        here = by_article.get(article.id, [])
        final, origins = merged(article.text, kept, made, [each.span for each in here])
        settled = tuple(
            Settled(each.span, each.correction.voice, frozenset({CORRECTED}))
            for each in here
            if not each.correction.spoken
        )
        spans = [each.span for each in here]
        left = tuple(part for span in free for part in without(article.text, span, spans))
        voices = voice_map(article, final, left, settled, min_confidence)
        credits_here = credits_of(article, ruled)
        heard.append(Heard(article, final, left, voices, trace, settled, kept, origins, credits_here))
    return tuple(heard), _still_speaking(register, heard) if placed else register


def _still_speaking(register: Register, heard: Sequence[Heard]) -> Register:
    """The register without the articles, and the speakers, of which corrections have left no words."""
    spoken: dict[SpeakerId, set[str]] = {}
    for each in heard:
        for attribution in each.attributions:
            if attribution.speaker is not None:
                spoken.setdefault(attribution.speaker, set()).add(each.article.id)
    kept = []
    for speaker in register:
        here = spoken.get(speaker.id, set())
        articles = tuple(article for article in speaker.articles if article in here)
        if articles or not speaker.articles:
            kept.append(replace(speaker, articles=articles))
    ids = {speaker.id for speaker in kept}
    asked = tuple(q for q in register.questions if all(p.speaker is None or p.speaker in ids for p in q.parties))
    return Register(tuple(kept), asked)


def _attributions(
    finder: VoiceAttributor | RulesAttributor, article: Article, trace: Trace | None
) -> tuple[Attribution, ...]:
    """What `finder` finds in an article; only our own rules can note what they considered."""
    if trace is not None and isinstance(finder, RulesAttributor):
        return finder.attribute(article, trace)
    return tuple(finder.attribute(article))


def _sentence(words: str) -> bool:
    """Whether quoted words are a sentence of their own, however short: `“Nobody believes it.”`."""
    return words[:1].isupper() and words.endswith((".", "!", "?")) and " " in words


def _unattributed(article: Article, attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """Quotations that no attribution claims, unless so short that they only set off a label."""
    long = [
        quotation.span
        for quotation in marked(article)
        if count_words(quotation.span.of(article.text)) > SCARE_QUOTE_WORDS or _sentence(quotation.inside(article.text))
    ]
    contents = sorted(span for attribution in attributions for span in attribution.content)
    free: list[Span] = []
    reach = upcoming = 0
    for span in long:
        while upcoming < len(contents) and contents[upcoming].start < span.end:
            reach = max(reach, contents[upcoming].end)
            upcoming += 1
        if reach <= span.start:
            free.append(span)
    return tuple(free)
