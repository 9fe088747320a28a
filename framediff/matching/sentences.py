"""The sentence in which something stands, as matching sees it: contexts that are `near` reach so far."""

from __future__ import annotations

from bisect import bisect_right

from framediff.article import Article, Span
from framediff.lexicon.search.passage import passage_of

__all__ = ["sentence_around"]

_OPENING = "“”„‟\"'‘‚«‹(["


def sentence_around(article: Article, span: Span) -> Span:
    """The sentence in which `span` begins, and so far as it reaches; without what stands in another zone."""
    zone = next((zone for zone in article.zones if zone.span.start <= span.start < zone.span.end), None)
    if zone is None:
        return span
    passage = passage_of(article.text, zone.span)
    words = passage.words
    if not words:
        return span
    first = min(bisect_right(words, span.start, key=lambda word: word.end), len(words) - 1)
    last = max(first, bisect_right(words, span.end - 1, key=lambda word: word.start) - 1)
    begins, ends = passage.sentence_of(first).start, passage.sentence_of(last).stop
    start = words[begins].start
    while start > zone.span.start and article.text[start - 1] in _OPENING:
        start -= 1
    after = words[ends].start if ends < len(words) else zone.span.end
    end = words[ends - 1].end
    while end < after and not article.text[end].isspace():
        end += 1
    return Span(min(start, span.start), max(end, span.end))
