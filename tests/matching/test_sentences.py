"""The sentence around a place, read off numbers, is the one that a list of the zone's words gives."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from made import heard

from framediff.article import Span, Zone, ZoneKind
from framediff.lexicon.search.passage import passage_of
from framediff.matching.sentences import sentence_around

PIECES = (
    " ", " ", "strike ", "strike", "The", "It", "U.S.", "Mr.", "workers’", "Nagorno- Karabakh", "“", "”", "(", ")", ".",
    "?", "…", "—", "\u00a0", "\n", "\n\n", "co\u00adop", "3.5", "said", "😀",
)  # fmt: skip

OPENING = "“”„‟\"'‘‚«‹(["


def plain_sentence(article, span):
    """From the first of the words of the zone's sentences that the place touches to the last, by looking at each."""
    zone = next(each for each in article.zones if each.span.start <= span.start < each.span.end)
    passage = passage_of(article.text, zone.span)
    words, numbers = passage.words, passage.sentences
    if not words:
        return span
    touched = [place for place, word in enumerate(words) if word.end > span.start]
    first = touched[0] if touched else len(words) - 1
    last = max([first, *(place for place, word in enumerate(words) if word.start < span.end)])
    inside = [place for place, number in enumerate(numbers) if numbers[first] <= number <= numbers[last]]
    start, after = words[inside[0]].start, inside[-1] + 1
    while start > zone.span.start and article.text[start - 1] in OPENING:
        start -= 1
    limit = words[after].start if after < len(words) else zone.span.end
    end = words[inside[-1]].end
    while end < limit and not article.text[end].isspace():
        end += 1
    return Span(min(start, span.start), max(end, span.end))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=30),
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(1, 9),
)
def test_the_sentence_around_a_place_is_the_one_its_words_stand_in(pieces, headline, at, letters):
    text = "".join(pieces)
    border = min(headline, len(text) - 1)
    spans = (Span(0, border), Span(border, len(text)))
    zones = tuple(
        Zone(span, kind, "made")
        for span, kind in zip(spans, (ZoneKind.HEADLINE, ZoneKind.BODY), strict=True)
        if span.start < span.end
    )
    article = heard("a", text, zones=zones).article
    start = at % len(text)
    span = Span(start, min(start + letters, len(text)))
    assert sentence_around(article, span) == plain_sentence(article, span)
