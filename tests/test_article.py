"""An article says what it is in a line, and never merges what is unknown."""

from __future__ import annotations

import pytest

from framediff.article import Article, Corpus, Fact, Metadata, Span, Status, Zone, ZoneKind


def article(article_id="a", text="Talks resume\n\nThey met.", zones=None, **facts):
    zones = (
        zones
        if zones is not None
        else (Zone(Span(0, 12), ZoneKind.HEADLINE, "first_line"), Zone(Span(14, 23), ZoneKind.BODY, "paragraph"))
    )
    return Article(article_id, text, zones, Metadata(**facts))


def test_spans():
    assert Span(2, 5).of("abcdefg") == "cde"
    assert Span(2, 5).covers(Span(2, 5))
    assert not Span(2, 5).covers(Span(4, 6))
    assert Span(2, 5).overlaps(Span(4, 6))
    assert not Span(2, 5).overlaps(Span(5, 6))
    assert sorted([Span(3, 4), Span(1, 9)]) == [Span(1, 9), Span(3, 4)]


@pytest.mark.parametrize("kind", ZoneKind)
def test_what_is_counted_and_put_back(kind):
    zone = Zone(Span(0, 1), kind, "x")
    assert zone.scored == (kind in {"headline", "heading", "body"})
    assert Zone(Span(0, 1), kind, "x", kept=True).scored


def test_two_unknown_outlets_have_two_names():
    assert article("a").outlet != article("b").outlet
    assert article(outlet=Fact("Daily Example", Status.STATED)).outlet == "Daily Example"


def test_the_headline_is_the_recorded_one_or_the_first_words():
    assert article(headline=Fact("As recorded", Status.ESTABLISHED)).headline == "As recorded"
    assert article().headline == "Talks resume"
    assert article(zones=(Zone(Span(14, 23), ZoneKind.BODY, "paragraph"),)).headline == "They met."
    assert article(zones=()).headline == ""


def test_facts_read_as_words():
    assert str(Fact()) == "unknown"
    assert str(Fact("2024-10-24", Status.INFERRED, "", "after")) == "after 2024-10-24"
    assert str(Fact("2024-10", Status.INFERRED, "", "month")) == "2024-10"


def test_an_article_prints_in_a_line():
    shown = repr(article(outlet=Fact("Daily Example", Status.STATED), date=Fact("2020", Status.STATED)))
    assert shown == "<Article a: Daily Example, date 2020, 23 characters>"
    assert "They met" not in shown


def test_a_corpus_prints_in_a_line():
    assert repr(Corpus("five", (article("a"), article("b")))) == "<Corpus five: 2 articles of 2 outlets>"
    assert repr(Corpus("one", (article("a"),))) == "<Corpus one: 1 article of 1 outlet>"


def test_hostile_names_are_shown_harmless():
    hostile = article("\x1b[2J\n", outlet=Fact("\x1b]0;x\x07", Status.STATED))
    assert "\x1b" not in repr(hostile)
    assert "\n" not in repr(hostile)
    assert "\x1b" not in repr(Corpus("\x1b[2J", (hostile,)))


def test_a_corpus_is_walked_in_order():
    corpus = Corpus("two", (article("a"), article("b")))
    assert len(corpus) == 2
    assert [a.id for a in corpus] == ["a", "b"]
