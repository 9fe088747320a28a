"""The voice map: total, without overlap, and blind to glyphs and line ends."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.places import shipped
from framediff.sources import article_from_text, read
from framediff.voice import Heard, Voice, hear

PIECES = [
    "The envoy said that talks will go on. ",
    "“Talks will go on,” he said. ",
    "According to Anna Petrova, the road is “fully open” again. ",
    "“First paragraph.\n",
    "Second paragraph,” the minister added. ",
    "He called it “a farce",
    "” and left. ",
    "The so-called “truce” holds. ",
    "\n\n",
    "‘Not now,’ said Ivan. ",
    "As Rudenko stressed, peace is near. ",
    "Asked about the truce, he smiled. ",
    "’",
    "“",
    "”",
    "…",
    " — ",
    "Dec. 4. Overall, it was noted that it rained.",
]
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)
anything = st.text(max_size=300)


def whole(text: str) -> Article:
    return Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),) if text.strip() else ())


def only(text: str) -> Heard:
    return hear([whole(text)]).articles[0]


def check(item: Heard) -> None:
    text = item.article.text
    segments = item.voices.segments
    if text:
        assert segments[0].span.start == 0
        assert segments[-1].span.end == len(text)
    for one, two in pairwise(segments):
        assert one.span.end == two.span.start
        assert one.span.start < one.span.end
    for attribution in item.attributions:
        for span in (*attribution.content, *attribution.quoted, attribution.cue, attribution.source):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert attribution.parent is None or 0 <= attribution.parent < len(item.attributions)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_voice_map_is_total_and_without_overlap(text: str) -> None:
    check(only(text))


@given(anything)
@settings(max_examples=150, deadline=None)
def test_any_text_is_heard(text: str) -> None:
    check(hear([article_from_text(text)]).articles[0])


def voices(text: str) -> list[Voice]:
    item = only(text)
    return [item.voices.at(i).voice for i, c in enumerate(text) if c.isalnum()]


@given(texts)
@settings(max_examples=100, deadline=None)
def test_crlf_for_lf_changes_no_voice(text: str) -> None:
    assert voices(text) == voices(text.replace("\n", "\r\n"))


WELL_FORMED = [
    piece for piece in PIECES if piece.count("“") == piece.count("”") and "‘" not in piece and len(piece) > 3
]


@given(st.lists(st.sampled_from(WELL_FORMED), min_size=1, max_size=10).map("".join))
@settings(max_examples=100, deadline=None)
def test_straight_for_curly_marks_changes_no_voice(text: str) -> None:
    straight = text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    assert voices(text) == voices(straight)


def test_straight_marks_and_crlf_change_no_voice_of_the_seeds() -> None:
    for article in read(shipped("seeds")):
        scored = "\n\n".join(zone.span.of(article.text) for zone in article.scored)
        straight = scored.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
        assert voices(scored) == voices(straight)
        assert voices(scored) == voices(scored.replace("\n", "\r\n"))


def test_boilerplate_changes_no_voice_of_the_body() -> None:
    for article in read(shipped("seeds")):
        before = hear([article]).articles[0]
        longer = article_from_text(article.text + "\n\nSee Also\n\n“Subscribe now,” said the editor.\n")
        after = hear([longer]).articles[0]
        offsets = [i for zone in article.zones if zone.scored for i in range(zone.span.start, zone.span.end)]
        assert [before.voices.at(i).voice for i in offsets] == [after.voices.at(i).voice for i in offsets]


def test_responsibility_is_said_in_words() -> None:
    assert Voice.INDIRECT.responsibility == "paraphrase of a speaker, in the outlet's wording"
    assert len({voice.responsibility for voice in Voice}) == len(Voice)
