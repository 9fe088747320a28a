"""A hearing: articles with their attributions, the speakers behind them, and the voice of every character."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.voice.attributor import SCARE_QUOTE_WORDS, RulesAttributor, marked
from framediff.voice.speakers import resolve
from framediff.voice.tracing import Trace
from framediff.voice.voicemap import VoiceMap, voice_map
from framediff.words import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from framediff.article import Article, Span
    from framediff.voice.attribution import Attribution, VoiceAttributor
    from framediff.voice.register import Register

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
    """

    article: Article
    attributions: tuple[Attribution, ...] = field(repr=False)
    unattributed: tuple[Span, ...] = field(repr=False)
    voices: VoiceMap = field(repr=False)
    trace: Trace | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Hearing:
    """All articles of a corpus, heard, with the register of their speakers.

    `attributor` is the name and version of what found the attributions, for the manifest.
    """

    articles: tuple[Heard, ...]
    register: Register
    attributor: str


def hear(
    articles: Iterable[Article],
    attributor: VoiceAttributor | None = None,
    progress: Callable[[int, int], None] | None = None,
    traced: Container[str] = (),
) -> Hearing:
    """Find who says what in each article and name the speakers across them.

    Args:
        articles: the articles of one corpus.
        attributor: what finds attributions; our rules unless given.
        progress: called with articles done and articles in all.
        traced: ids of the articles of which everything considered on the way is kept, to explain the result.
    """
    corpus = tuple(articles)
    finder = RulesAttributor() if attributor is None else attributor
    found: list[tuple[Article, Sequence[Attribution]]] = []
    traces = [Trace() if article.id in traced else None for article in corpus]
    for done, (article, trace) in enumerate(zip(corpus, traces, strict=True), 1):
        found.append((article, _attributions(finder, article, trace)))
        if progress is not None:
            progress(done, len(corpus))
    resolved, register = resolve(found, traces)
    heard = []
    for article, attributions, trace in zip(corpus, resolved, traces, strict=True):
        free = _unattributed(article, attributions)
        heard.append(Heard(article, attributions, free, voice_map(article, attributions, free), trace))
    return Hearing(tuple(heard), register, f"{finder.name} {finder.version}")


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
