from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framediff.words import (
    Terms,
    composed,
    count_words,
    fold,
    fold_glyphs,
    running_words,
    shortened,
    word_starts,
    words,
)

NEWS = st.text(alphabet="abS İıßéΣ’'‘“”\"-–—.,\n\r\u00ad\u200b\u0301&1", max_size=60)


def texts(text):
    return [word.text for word in words(text)]


@given(st.one_of(NEWS, st.text(max_size=40)))
def test_folding_never_moves_an_offset(text):
    assert len(fold(text)) == len(fold_glyphs(text)) == len(text)


@given(st.one_of(NEWS, st.text(max_size=40)))
def test_words_are_ordered_and_slice_back(text):
    at = 0
    for word in words(text):
        assert at <= word.start < word.stem_end <= word.end <= len(text)
        assert composed(fold(text)[word.start : word.end]) == word.text
        assert composed(fold(text)[word.start : word.stem_end]) == word.stem
        at = word.end


@given(NEWS, st.integers(0, 5))
def test_a_range_keeps_offsets_of_the_whole_text(text, start):
    assert all(start <= word.start and text[word.start : word.end] for word in words(text, start))


@pytest.mark.parametrize("mark", ["'", "’", "‘", "ʼ", "`", "´"])
def test_any_apostrophe_makes_the_same_possessive(mark):
    (word,) = words(f"Azerbaijan{mark}s")
    assert (word.text, word.stem, word.stem_end, word.end) == ("azerbaijan's", "azerbaijan", 10, 12)


def test_a_plural_possessive_ends_before_its_apostrophe():
    assert [(word.text, word.stem) for word in words("the forces’")] == [("the", "the"), ("forces'", "forces")]


def test_a_closing_single_mark_is_no_part_of_a_word():
    assert texts("‘Artsakh’ and 'Karabakh'") == ["artsakh", "and", "karabakh"]


@pytest.mark.parametrize("dash", ["-", "‑", "–", "- ", " -", "\u2010"])
def test_a_hyphenated_name_is_a_word_a_part(dash):
    assert texts(f"Nagorno{dash}Karabakh") == ["nagorno", "karabakh"]


def test_a_missing_space_after_a_sentence_ends_the_word():
    found = words("in the conflict.The talks")
    assert [word.text for word in found] == ["in", "the", "conflict", "the", "talks"]
    assert [(word.start, word.end) for word in found][2:4] == [(7, 15), (16, 19)]


def test_abbreviations_and_addresses_stay_whole():
    assert texts("the U.S. and news.am, 3.5 AT&T Ph.D") == ["the", "u.s", "and", "news.am", "3.5", "at&t", "ph.d"]


def test_accents_and_soft_hyphens_do_not_split_a_word():
    decomposed = unicodedata.normalize("NFD", "Şuşa")
    (word,) = words(decomposed)
    assert word.text == "şuşa"
    assert word.end == len(decomposed)
    (hidden,) = words("Nagor\u00adno\u200b")
    assert hidden.text == "nagorno"


def test_a_dotted_capital_i_folds_to_i():
    assert texts("İlham") == ["ilham"]


def test_running_words_count_a_hyphenated_compound_once():
    text = "Nagorno-Karabakh’s cease‑fire, they said: well-known"
    assert count_words(text) == 5
    assert len(word_starts(text)) == 5
    assert [text[start] for start in word_starts(text)] == ["N", "c", "t", "s", "w"]


@given(NEWS)
def test_word_starts_are_as_many_as_the_count(text):
    assert len(word_starts(text)) == count_words(text)


def test_shortened_cuts_between_words_where_there_are_any():
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one two three", 9) == "one two …"
    assert shortened("onetwothree", 5) == "onetw …"


@given(st.lists(st.tuples(st.one_of(NEWS, st.text(max_size=40)), st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_terms_are_the_stems_of_running_words(read):
    terms = Terms()
    for text, one, other in read:  # one numbering for all of them
        parts = [(min(one, other), max(one, other)), (max(one, other), len(text))]
        starts, ends, numbers = terms.running(text, parts)
        plain = [word for first, last in parts for word in running_words(text, first, last)]
        assert starts == [word.start for word in plain]
        assert ends == [word.stem_end for word in plain]
        assert [terms.forms[number] for number in numbers] == [word.stem for word in plain]
    assert len(set(terms.forms)) == len(terms.forms)


def test_terms_by_hand():
    terms = Terms()
    text = "The dockers’ well\u2011known strike: THE docker's co\u00adop, dockers"
    _, ends, numbers = terms.running(text, [(0, len(text))])
    assert [terms.forms[number] for number in numbers] == (
        "the dockers well-known strike the docker co op dockers".split()
    )
    assert numbers[0] == numbers[4]
    assert text[ends[5] - len("docker") : ends[5]] == "docker"
