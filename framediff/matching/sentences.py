"""The sentence in which something stands, as matching sees it: contexts that are `near` reach so far."""

from __future__ import annotations

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
    size = passage.size
    if not size:
        return span
    first = min(passage.first_after(span.start), size - 1)
    last = max(first, passage.first_from(span.end) - 1)
    begins, ends = passage.sentence_of(first).start, passage.sentence_of(last).stop
    start = passage.start(begins)
    while start > zone.span.start and article.text[start - 1] in _OPENING:
        start -= 1
    after = passage.start(ends) if ends < size else zone.span.end
    end = passage.end(ends - 1)
    while end < after and not article.text[end].isspace():
        end += 1
    return Span(min(start, span.start), max(end, span.end))
