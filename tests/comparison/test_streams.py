"""Streams: the words read at once for a study are those that one reading of each paragraph after another gives."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from made import heard, made_study

from framediff.article import Span, Zone, ZoneKind
from framediff.comparison.audit.copies import Counted
from framediff.comparison.study.holding import held
from framediff.comparison.texts.streams import stream
from framediff.comparison.texts.wordcolumns import sentence_columns
from framediff.lexicon.search.passage import passage_of
from framediff.words import running_words

PIECES = (
    "strike", "The", "Straße", "İzmir", "ΟΔΟΣ", "U.S.", "Nagorno- Karabakh", "well-known", "work\u2011to\u2011rule",
    "workers’", "Ann's", "James'", "co\u00adop", "e\u0301lan", "naïve", "3.5", "10,000", "—", "“", "”", "…", ".", "?",
    "Mr.", "ended.Then", "\u00a0", "\u202f", "\u2009", "_", "\n", "\n\n", "wage", "日本語", "😀", "x" * 40,
)  # fmt: skip
VOICED = st.sampled_from(("{}", "{}", "{}", "{{d Ann|{}}}", "{{i Bob|{}}}", "{{i ?|{}}}", "{{u|{}}}"))


@st.composite
def marked_texts(draw):
    """A text of such pieces, some of them spoken, and where its headline ends and its uncounted end begins."""
    parts = [
        draw(VOICED).format(draw(st.sampled_from((" ", "", " ", "\u00a0"))).join(words))
        for words in draw(st.lists(st.lists(st.sampled_from(PIECES), max_size=6), max_size=6))
    ]
    return " ".join(parts), draw(st.integers(0, 40)), draw(st.integers(0, 60))


def articles_of(drawn):
    """The drawn texts as articles with a headline, a body and an end that is not counted."""
    made = []
    for number, (text, headline, rest) in enumerate(drawn):
        whole = heard(f"a{number}", text, "AB"[number % 2])
        length = len(whole.article.text)
        first, last = min(headline, length), max(min(headline, length), length - rest)
        spans = (Span(0, first), Span(first, last), Span(last, length))
        kinds = (ZoneKind.HEADLINE, ZoneKind.BODY, ZoneKind.BOILERPLATE)
        zones = tuple(
            Zone(span, kind, "made") for span, kind in zip(spans, kinds, strict=True) if span.start < span.end
        )
        made.append(heard(f"a{number}", text, "AB"[number % 2], zones=zones))
    return made


def plain_words(studied):
    """The words of the passages of an article, one paragraph after another: term, start, end, voice, speaker."""
    found = []
    for passage in studied.passages:
        for word in running_words(studied.article.text, passage.span.start, passage.span.end):
            segment = studied.heard.voices.at(word.start)
            found.append((word.stem, word.start, word.stem_end, segment.voice, segment.speaker))
    return found


def plain_sentences(article):
    """Where each sentence begins that the matcher sees in the scored zones, one zone after another."""
    starts = []
    for zone in article.scored:
        passage = passage_of(article.text, zone.span)
        numbers = [None, *passage.sentences]
        starts += [
            start
            for start, before, own in zip(passage.starts, numbers, passage.sentences, strict=False)
            if before != own
        ]
    return starts


def columns_of(each):
    return list(zip(each.terms, each.starts, each.ends, each.voices, each.speakers, strict=True))


@settings(max_examples=40, deadline=None)
@given(st.lists(marked_texts(), min_size=1, max_size=4))
def test_a_stream_is_what_each_paragraph_says(drawn):
    study = made_study(articles_of(drawn))
    for studied in study.articles:
        each = stream(study, studied)
        assert columns_of(each) == plain_words(studied)
        assert len(each) == studied.words
        starts = plain_sentences(studied.article)
        assert each.sentences == [max(0, sum(start <= word for start in starts) - 1) for word in each.starts]
        assert stream(study, studied, in_sentences=False).sentences == [0] * len(each)


@settings(max_examples=25, deadline=None)
@given(st.lists(marked_texts(), max_size=4))
def test_sentences_of_many_articles_are_those_of_each(drawn):
    articles = [each.article for each in articles_of(drawn)]
    assert [each.starts.tolist() for each in sentence_columns(articles)] == [plain_sentences(a) for a in articles]


@settings(max_examples=20, deadline=None)
@given(st.lists(marked_texts(), min_size=1, max_size=2), st.randoms(use_true_random=False))
def test_a_stream_of_some_passages_has_their_words(drawn, chance):
    study = made_study(articles_of(drawn))
    for studied in study.articles:
        some = replace(studied, passages=tuple(each for each in studied.passages if chance.random() < 0.5))
        assert columns_of(stream(study, some)) == plain_words(some)
        assert columns_of(stream(study, studied)) == plain_words(studied)


def test_words_by_hand():
    zones = (
        Zone(Span(0, 11), ZoneKind.HEADLINE, "made"),
        Zone(Span(11, 57), ZoneKind.BODY, "made"),
    )
    article = heard(
        "a", "Pay talks\n\nWork-to-rule\u00a0hit Ann’s yard. {d Ann|We’re the dockers’} Not counted", zones=zones
    )
    study = made_study([article, heard("empty", ""), heard("mute", "— …")])
    each = stream(study, study["a"])
    assert each.terms == ["pay", "talks", "work-to-rule", "hit", "ann", "yard", "we're", "the", "dockers"]
    assert each.sentences == [0, 0, 1, 1, 1, 1, 2, 2, 2]
    assert [str(voice) for voice in each.voices] == ["own"] * 6 + ["direct"] * 3
    assert each.speakers == [None] * 6 + ["ann"] * 3
    assert article.article.text[each.starts[4] : each.ends[4]] == "Ann"
    assert [len(stream(study, study[name])) for name in ("empty", "mute")] == [0, 0]


def test_a_study_of_fewer_articles_reads_the_same():
    texts = [f"The strike went on. It is day {number} of the strike." for number in range(3)]
    made = [heard(f"a{number}", text, "Alpha", "2024-03-01") for number, text in enumerate(texts)]
    study = made_study([*made, heard("b", f"{texts[0]} ", "Beta", "2024-03-02")])
    fewer = held(study, copies=Counted.ONCE)
    assert len(fewer.articles) < len(study.articles)
    kept = fewer.articles[-1]
    before = stream(fewer, kept)
    assert columns_of(before) == plain_words(kept)
    assert before.sentences == [0] * 4 + [1] * 7
    assert stream(study, study[kept.article.id]) == before
