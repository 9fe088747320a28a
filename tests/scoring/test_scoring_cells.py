"""Cells: numbers in words."""

from __future__ import annotations

import pytest
from made import made_study

from framediff.scoring import Cell, Measure, Part
from framediff.voice import Voice

HITS = made_study()["a1"].hits


def cell(count, denominator, measure=Measure.SHARE, parts=()):
    return Cell("x", "g", Voice.OWN, measure, HITS[:1] * count, denominator, parts)


@pytest.mark.parametrize(
    ("count", "denominator", "text"),
    [
        (0, 0, "no occasion"),
        (0, 3, "0 of 3"),
        (3, 4, "3 of 4"),
        (0, 5, "0 % (0 of 5)"),
        (6, 8, "75 % (6 of 8)"),
        (1, 3000, "0 % (1 of 3000)"),
    ],
)
def test_a_share_in_words(count, denominator, text):
    assert cell(count, denominator).text == text
    assert str(cell(count, denominator)) == text


@pytest.mark.parametrize(
    ("count", "words", "text"),
    [
        (0, 0, "no words"),
        (0, 99, "0 hits"),
        (1, 99, "1 hit"),
        (6, 40, "6 hits"),
        (0, 100, "(0.0)"),
        (4, 2000, "(2.0)"),
        (5, 1000, "5.0"),
        (6, 833, "7.2"),
    ],
)
def test_a_rate_in_words(count, words, text):
    assert cell(count, words, Measure.RATE).text == text


def test_the_number_comes_from_the_list_and_the_denominator():
    assert cell(6, 8).value == 0.75
    assert cell(6, 8).count == len(cell(6, 8).hits) == 6
    assert cell(3, 600, Measure.RATE).value == 5
    assert cell(0, 0).value is None
    assert cell(0, 0).interval is None
    assert cell(0, 0, Measure.RATE).interval is None


def test_intervals_are_in_the_unit_of_the_number():
    share, rate = cell(6, 8), cell(6, 800, Measure.RATE)
    assert share.interval.low < 0.75 < share.interval.high <= 1
    assert rate.interval.low < 7.5 < rate.interval.high < 20
    parts = (Part("a", 1, 100), Part("b", 3, 300), Part("c", 2, 400))
    by_article = cell(6, 800, Measure.RATE, parts).article_interval
    assert by_article.method == "articles"
    assert by_article.low < rate.interval.low < 7.5 < rate.interval.high < by_article.high


def test_two_articles_are_too_few_to_leave_one_out():
    assert cell(2, 4, parts=(Part("a", 1, 2), Part("b", 1, 2))).article_interval is None


@pytest.mark.parametrize(
    ("made", "shortage"),
    [
        (cell(2, 4), "fewer than 5 occasions"),
        (cell(2, 5), ""),
        (cell(6, 99, Measure.RATE), "few words"),
        (cell(4, 100, Measure.RATE), "fewer than 5 hits"),
        (cell(5, 100, Measure.RATE), ""),
    ],
)
def test_what_there_is_too_little_of(made, shortage):
    assert made.shortage == shortage
    assert made.few == bool(shortage)
