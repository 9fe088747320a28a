from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framediff.article import Span
from framediff.lexicon.matcher import HitState, Matcher
from framediff.lexicon.model import Category, Entry, Lexicon
from framediff.lexicon.patterns.grammar import PatternError, is_plain, parse_pattern
from framediff.lexicon.search.alphabet import LONGEST, PADDING, letters_of, numbers_of
from framediff.lexicon.search.block import FAR, Block
from framediff.lexicon.search.hashtable import HashTable
from framediff.lexicon.search.passage import Passage
from framediff.lexicon.search.rows import Rows
from framediff.words import words

# Letters with and without a byte of their own, joiners, hidden characters, sigmas, dotted capitals, half characters
ODD = "aAsS's’.&-_ \n\u00ad\u200b\u0301é\u00dfİıΣσşŞ\U0001d400\U0001f600\ud800٣²中 "


def whole(text):
    return Block([(text, Span(0, len(text)))])


def columns(block):
    return [
        (int(start), int(end), int(stem_end), *block.forms(index))
        for index, (start, end, stem_end) in enumerate(zip(block.starts, block.ends, block.stem_ends, strict=True))
    ]


@settings(max_examples=500)
@given(st.text(alphabet=ODD, max_size=60))
def test_a_block_has_the_words_of_the_text(text):
    assert columns(whole(text)) == [(w.start, w.end, w.stem_end, w.text, w.stem) for w in words(text)]


@example("James's' plan, o'Neil's' and s's'")
@example("s'\u00ads' s'\u00ad.s'")
@given(st.text(max_size=80))
def test_a_block_of_any_text_has_its_words(text):
    assert columns(whole(text)) == [(w.start, w.end, w.stem_end, w.text, w.stem) for w in words(text)]


@given(st.lists(st.text(alphabet=ODD, max_size=20), max_size=6))
def test_the_words_of_a_stretch_do_not_depend_on_its_neighbours(texts):
    block = Block([(text, Span(0, len(text))) for text in texts])
    for number, text in enumerate(texts):
        passage = Passage(block, number)
        assert [(word.start, word.end, word.text) for word in passage.words] == [
            (word.start, word.end, word.text) for word in words(text)
        ]


def test_words_longer_than_their_number_are_found():
    long = "a" * (LONGEST + 1)
    assert found([long, "a" * LONGEST], f"{long} {long}a {'a' * LONGEST}") == [long, "a" * LONGEST]
    assert found([f"{long}*"], f"{long}bb") == [f"{long}bb"]


@given(st.lists(st.text(alphabet="abcé'", min_size=1, max_size=LONGEST), min_size=1, max_size=40))
def test_equal_words_and_no_others_share_a_number(forms):
    letters, far = letters_of("".join(forms))
    assert not far
    assert letters.size == sum(map(len, forms)) + PADDING
    lengths = np.array([len(form) for form in forms])
    numbers = numbers_of(letters, np.cumsum(lengths) - lengths, lengths).tolist()
    assert len(set(numbers)) == len(set(forms))
    assert {form: numbers[forms.index(form)] for form in forms} == dict(zip(forms, numbers, strict=True))


@given(st.dictionaries(st.integers(0, 2**64 - 1), st.integers(0, 2**62), max_size=300), st.integers(0, 2**64 - 1))
def test_a_table_answers_for_many_keys(pairs, other):
    table = HashTable()
    keys = list(pairs)
    for part in (keys[::2], keys[1::2]):
        table.put(np.array(part, dtype=np.uint64), np.array([pairs[key] for key in part], dtype=np.int64))
    asked = [*keys, other]
    assert table.get(np.array(asked, dtype=np.uint64)).tolist() == [pairs.get(key, -1) for key in asked]
    assert len(table) == len(pairs)


@given(st.lists(st.lists(st.integers(0, 99), max_size=3), max_size=8), st.lists(st.integers(0, 7), max_size=12))
def test_rows_are_read_at_once(lists, which):
    rows = Rows(lists[:3])
    rows.counts()
    for row in lists[3:]:
        rows.append(row)
    which = [number for number in which if number < len(lists)]
    places, numbers = rows.of(np.array(which, dtype=np.int64))
    assert list(zip(places.tolist(), numbers.tolist(), strict=True)) == [
        (place, number) for place, row in enumerate(which) for number in lists[row]
    ]


@settings(max_examples=1000)
@given(
    st.one_of(
        st.text(alphabet="ab'’é7?*+~|-[](){}0129:& ", max_size=25),
        st.lists(
            st.sampled_from(
                ["a", "é7", "b+", "c?d~", "e*", "[f g|h]", "(i|j k)", "{0-3}", "|", "-", " ", "{0-2: a & b}"]
            )
        ).map("".join),
    )
)
def test_what_looks_plain_is_a_pattern(source):
    if is_plain(source):
        assert parse_pattern(source).anchors


@pytest.mark.parametrize(
    "source",
    [
        "peace deal",
        "occup*|seize~ territory+",
        "[the] front-line",
        "(peace treaty|accord) {0-3} signed",
        "Baku's [new] road",
    ],
)
def test_common_patterns_look_plain(source):
    assert is_plain(source)


def made(*entries):
    entries = tuple(Entry(each) if isinstance(each, str) else each for each in entries)
    return Matcher(Lexicon("t", "T", "en", "1", "CC0-1.0", category=(Category("c", "C", "what is found", entries),)))


def found(patterns, text):
    return [match.span.of(text) for match in made(*patterns).matches(text) if match.state is HitState.COUNTED]


# Every pattern followed word by word from every place, as against tries, chains and tables

WORD = st.sampled_from(["peace", "deal", "the", "a", "pact", "pacts"])
PIECE = st.one_of(
    WORD,
    st.sampled_from(["pea*", "*ct", "th?", "pact+"]),
    WORD.map(lambda word: f"[{word}]"),
    st.tuples(WORD, WORD).map("|".join),
    st.tuples(WORD, WORD, WORD).map(lambda w: f"({w[0]} {w[1]}|{w[2]})"),
    st.tuples(WORD, st.integers(0, 2), WORD).map(lambda w: f"{w[0]} {{0-{w[1]}}} {w[2]}"),
    st.tuples(WORD, WORD).map(lambda w: f"{{0-2: {w[0]} & {w[1]}}}"),
    st.tuples(WORD, WORD, WORD).map(lambda w: f"{w[0]} {{0-1}} [{w[1]} {{1-2}}] {w[2]}"),
)
PATTERN = st.lists(PIECE, min_size=1, max_size=3).map(" ".join)
TEXT = st.lists(
    st.one_of(WORD, WORD, WORD, st.sampled_from(["Peace", "pact's", "the,", "deal.", "deal;", "pact-", "\n\n", "“a"])),
    max_size=14,
).map(" ".join)


def by_walking(pattern, passage):
    """Spans of the pattern, each start tried, overlaps settled by length, then place."""
    spans = {
        Span(passage.start(start), end) for start in range(passage.size) for _, end in pattern.ends_from(passage, start)
    }
    kept = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return sorted(kept)


@settings(max_examples=400, deadline=None)
@given(PATTERN, TEXT, st.booleans())
def test_a_search_finds_what_walking_finds(source, text, case):
    try:
        pattern = parse_pattern(source, case=case)
    except PatternError:
        return
    matcher = made(Entry(source, case=case))
    counted = matcher.counted([text])
    spans = [Span(start, end) for start, end in zip(counted.start.tolist(), counted.end.tolist(), strict=True)]
    assert spans == by_walking(pattern, Passage(whole(text), 0))
    assert [match.span for match in matcher.matches(text)] == spans


@settings(max_examples=150, deadline=None)
@given(st.lists(PATTERN, min_size=2, max_size=5, unique=True), st.lists(TEXT, min_size=1, max_size=4))
@example(["peace", "peace peace", "(pact peace|pact)", "{0-2: peace & peace}"], ["pact peace deal peace"])
def test_many_texts_at_once_give_what_each_gives(sources, texts):
    entries = []
    for number, source in enumerate(sources):
        try:
            parse_pattern(source)
        except PatternError:
            continue
        entries.append(Entry(source, near=("deal",)) if number == 1 else Entry(source))
    matcher = made(*entries)
    together = list(matcher.matches_of(texts))
    assert together == [matcher.matches(text) for text in texts]
    columns_ = zip(*(column.tolist() for column in matcher.counted(texts)), strict=True)
    assert sorted(columns_) == sorted(
        (number, match.rule.number, match.span.start, match.span.end)
        for number, matches in enumerate(together)
        for match in matches
        if match.state is HitState.COUNTED
    )


def test_a_long_cluster_of_overlapping_entries_is_settled_as_a_short_one_is():
    text = " ".join(["a b"] * 400)
    matcher = made("a b", "b a", "a b a")
    counted = matcher.counted([text])
    assert [(m.span.start, m.span.end) for m in matcher.matches(text) if m.state is HitState.COUNTED] == list(
        zip(counted.start.tolist(), counted.end.tolist(), strict=True)
    )


def test_a_text_without_a_full_stop_is_one_sentence_so_far_as_one_looks():
    near = "dam " + "word " * (FAR - 1) + "seized"
    matcher = made(Entry("seized", near=("dam",)))
    assert [match.state for match in matcher.matches(near)] == [HitState.COUNTED]
    assert [match.state for match in matcher.matches("dam word " + near[4:])] == [HitState.EXCLUDED]


def test_one_possessive_is_not_the_other():
    assert found(["Jones's"], "Jones's plan; the Jones' plan; Jones") == ["Jones's"]
    assert found(["Jones'"], "Jones's plan; the Jones' plan; Jones") == ["Jones'"]
