"""The labels of the invented events hang together; what they mean stands in tests/benchmarks/events/README.md."""

from __future__ import annotations

import pytest
from event_corpus import HERE, OUTLETS, articles, sheets

pytestmark = pytest.mark.skipif(not HERE.is_dir(), reason="the source archive leaves the labelled events out")


def test_every_event_is_reported_by_every_outlet_on_its_day():
    known = sheets()
    assert len(known) == 18
    assert {article.id for article in articles()} == {f"{sheet}.{letter}" for sheet in known for letter in OUTLETS}
    for article in articles():
        assert article.id == f"{article.sheet}.{article.id[-1]}"
        assert (article.outlet, article.date) == (OUTLETS[article.id[-1]], known[article.sheet].date)


def test_every_label_names_something_of_its_sheet():
    known = sheets()
    for article in articles():
        sheet = known[article.sheet]
        assert article.sentences[0].paragraph
        for sentence in article.sentences:
            assert article.text[sentence.start : sentence.end] == sentence.text
            assert sheet.facts.keys() >= set(sentence.facts)
            assert sheet.quotes.keys() >= set(sentence.quotes)
            assert set(sentence.facts) >= set(sentence.conflict)
            assert sentence.speaker is None or sentence.speaker in sheet.people
            spoken = {sheet.quotes[quote]["speaker"] for quote in sentence.quotes}
            assert not spoken or sentence.speaker in spoken


def test_words_in_quotation_marks_are_direct_or_mixed_and_no_others():
    for article in articles():
        for sentence in article.sentences:
            assert sentence.voice in {"own", "direct", "indirect", "mixed"}
            assert (sentence.voice in {"direct", "mixed"}) == any(mark in sentence.text for mark in '"“'), sentence
            assert sentence.voice != "own" or (sentence.speaker is None and sentence.source is None)
