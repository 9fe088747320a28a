"""A plain dictionary on given tokens: what stands where, which of two overlapping values counts, and in what order."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framediff.errors import InputError
from framediff.lexicon.formats import Dictionary
from framediff.matching import tokens_lookup

HARBOUR = "the old harbour wall of the harbour town fell".split()
PLACES = {"wall": ["harbour wall"], "port": ["harbour", "old harbour"], "town": ["harbour town*"]}


def test_keys_come_in_the_order_of_the_tokens_and_at_one_token_in_that_of_the_dictionary():
    assert tokens_lookup(HARBOUR, PLACES) == ["port", "wall", "port", "town"]
    turned = dict(reversed(PLACES.items()))
    assert tokens_lookup(HARBOUR, turned) == ["port", "wall", "town", "port"]


def test_a_longer_value_hides_shorter_ones_of_its_key_or_of_the_whole_dictionary():
    cities = {"paper": "north bay herald", "city": ["north bay", "bay"]}
    text = "the north bay herald of north bay".split()
    assert tokens_lookup(text, cities) == ["paper", "city", "city"]
    assert tokens_lookup(text, cities, nested_scope="dictionary") == ["paper", "city"]


def test_values_that_only_overlap_are_both_found_in_other_keys_and_once_in_one():
    text = "a b a".split()
    assert tokens_lookup(text, {"x": ["a b"], "y": ["b a"]}, nested_scope="dictionary") == ["x", "y"]
    assert tokens_lookup(text, {"x": ["a b", "b a"]}) == ["x"]


def test_other_tokens_stay_when_the_lookup_is_not_exclusive():
    text = ["The", "Ferry", "left", "", "north", "bay"]
    cities = {"boat": "ferr*", "city": "north bay", "none": "zeppelin"}
    assert tokens_lookup(text, cities, exclusive=False) == ["The", "BOAT", "left", "", "CITY"]
    assert tokens_lookup(text, cities, exclusive=False, capkeys=False) == ["The", "boat", "left", "", "city"]
    assert tokens_lookup(text, cities, capkeys=True) == ["BOAT", "CITY"]


def test_a_token_without_a_key_can_be_named_and_padding_is_one():
    text = ["the", "ferry", "", "north", "bay"]
    assert tokens_lookup(text, {"city": "north bay"}, nomatch="other") == ["other", "other", "other", "city"]
    assert tokens_lookup([], {"city": "north bay"}, nomatch="other") == []
    with pytest.warns(UserWarning, match="nomatch"):
        assert tokens_lookup(["north"], {"city": "bay"}, nomatch="other", exclusive=False) == ["north"]


def test_padding_parts_a_phrase_and_is_met_by_an_empty_word_alone():
    assert tokens_lookup(["north", "", "bay"], {"city": "north bay"}) == []
    assert tokens_lookup(["north", "", "bay"], {"city": "north  bay"}) == ["city"]
    assert tokens_lookup(["north", ""], {"any": "*"}) == ["any"]
    assert tokens_lookup(["north", ""], {"gap": ""}) == ["gap"]


@pytest.mark.parametrize(
    ("value", "stands", "not_stands"),
    [
        ("sail", ["sail", "SAIL"], ["sails", "assail"]),
        ("sail*", ["sail", "sailors"], ["assail"]),
        ("*sail", ["sail", "assail"], ["sails"]),
        ("*ai*", ["sailor", "ai"], ["sal"]),
        ("s?il", ["sail", "soil"], ["sil", "spoil"]),
        ("s*l?r", ["sailor", "slur"], ["sailer2", "slr"]),
        ("?", ["?"], ["a", "!"]),
        ("?*", ["?", "a", "of"], [""]),
        ("??", ["of", "is"], ["the", "a"]),
        ("*", ["of", "?"], [""]),
        ("a.c", ["a.c"], ["abc"]),
        ("u.s.*", ["U.S.", "u.s.a"], ["uxsx"]),
        ("x+y", ["x+y"], ["xxy"]),
        ("caf\u00e9*", ["cafe\u0301s"], ["cafes"]),
    ],
)
def test_a_glob_fits_the_whole_token(value, stands, not_stands):
    for token in stands:
        assert tokens_lookup([token], {"k": value}) == ["k"], token
    for token in not_stands:
        assert tokens_lookup([token], {"k": value}) == [], token


def test_a_fixed_value_takes_wildcards_as_they_are_and_capitals_count_when_asked():
    assert tokens_lookup(["sail*", "sails"], {"k": "sail*"}, valuetype="fixed") == ["k"]
    assert tokens_lookup(["Sail", "sail"], {"k": "Sail"}, valuetype="fixed", case_insensitive=False) == ["k"]
    assert tokens_lookup(["Sails", "sails"], {"k": "S*"}, case_insensitive=False) == ["k"]


def test_a_regular_expression_fits_anywhere_in_a_token_and_knows_every_script():
    text = ["Sailing", "assail", "éclair", "٣", "x-ray"]
    assert tokens_lookup(text, {"k": "sail"}, valuetype="regex") == ["k", "k"]
    assert tokens_lookup(text, {"k": "^sail"}, valuetype="regex", case_insensitive=False) == []
    assert tokens_lookup(text, {"k": r"^\w+$"}, valuetype="regex") == ["k"] * 4
    assert tokens_lookup(text, {"k": r"^[\w-]+$"}, valuetype="regex") == ["k"] * 5
    assert tokens_lookup(text, {"k": r"\d"}, valuetype="regex") == ["k"]
    assert tokens_lookup(["old", "sailing", "boats"], {"k": "^o sail boat"}, valuetype="regex") == ["k"]
    signs = ["$", "¿", "é", "Ж", "2"]
    assert [tokens_lookup([each], {"k": "[[:punct:]]"}, valuetype="regex") for each in signs] == [[], ["k"], [], [], []]
    assert tokens_lookup(signs, {"k": r"^[[:alpha:]\d]$"}, valuetype="regex") == ["k"] * 3
    assert tokens_lookup(signs, {"k": r"^\u00e9$"}, valuetype="regex") == ["k"]
    with pytest.raises(InputError, match="no look-around"):
        tokens_lookup(text, {"k": "(?=s)"}, valuetype="regex")


def test_a_phrase_is_sought_word_by_word_and_joined():
    cities = {"city": "north bay"}
    assert tokens_lookup(["north", "bay", "north_bay"], cities) == ["city", "city"]
    assert tokens_lookup(["north-bay", "north_bay"], cities, concatenator="-") == ["city"]
    underscored = Dictionary.of({"city": "north_bay"}, separator="_")
    assert tokens_lookup(["north", "bay"], underscored) == ["city"]


NESTED = {
    "sea": {"_values": ["water"], "north": {"cold": ["fjord"], "wide": ["ocean"]}, "south": ["reef"]},
    "land": ["hill"],
}


@pytest.mark.parametrize(
    ("levels", "keys"),
    [
        ((1, 2, 3), ["sea", "sea.north.cold", "sea.north.wide", "sea.south", "land"]),
        (1, ["sea", "sea", "sea", "sea", "land"]),
        (2, ["north", "north", "south"]),
        ((1, 3), ["sea", "sea.cold", "sea.wide", "sea", "land"]),
        (3, ["cold", "wide"]),
        (4, []),
    ],
)
def test_levels_choose_the_names_that_make_a_key(levels, keys):
    assert tokens_lookup("water fjord ocean reef hill".split(), NESTED, levels=levels) == keys


def test_levels_must_be_numbers_from_one():
    with pytest.raises(InputError, match="from 1"):
        tokens_lookup(["water"], NESTED, levels=0)


def test_a_key_can_stand_behind_the_tokens_that_it_was_found_in():
    text = "The North Bay herald".split()
    cities = {"city": ["north bay", "bay"], "press": ["herald"]}
    assert tokens_lookup(text, cities, append_key=True) == ["North_Bay/city", "Bay/city", "herald/press"]
    assert tokens_lookup(
        text, cities, append_key=True, exclusive=False, separator=":", concatenator="+", nested_scope="dictionary"
    ) == ["The", "North+Bay:CITY", "herald:PRESS"]


def test_where_keys_are_appended_each_value_and_each_run_of_tokens_counts_for_itself():
    text = ["calm", "cold", "sea"]
    assert tokens_lookup(text, {"wave": "c* *"}, append_key=True) == ["calm_cold/wave", "cold_sea/wave"]
    assert tokens_lookup(["sea"] * 3, {"wave": "sea sea"}, append_key=True) == ["sea_sea/wave"]
    twice = {"wave": ["cold sea", "sea", "s*"]}
    assert tokens_lookup(text, twice, append_key=True) == ["cold_sea/wave", "sea/wave", "sea/wave"]
    assert tokens_lookup(["cold_sea"], {"wave": ["cold sea", "cold*"]}, append_key=True) == ["cold_sea/wave"] * 2
    assert tokens_lookup(text, twice, append_key=True, nested_scope="dictionary") == ["cold_sea/wave"]


def test_a_word_within_a_phrase_counts_for_its_own_key_unless_the_whole_dictionary_is_one_scope():
    keys = {"c": "bay", "b": "north bay", "a": ["bay", "old north bay"], "d": "old"}
    text = ["old", "north", "bay", "bay"]
    assert tokens_lookup(text, keys) == ["a", "d", "b", "c", "c", "a"]
    assert tokens_lookup(text, keys, nested_scope="dictionary") == ["a", "c", "a"]
    assert tokens_lookup(text, keys, nested_scope="dictionary", exclusive=False) == ["A", "C", "A"]
    assert tokens_lookup(["off", *text], {"x": "north bay"}, nomatch="-") == ["-", "-", "x", "-"]


def test_several_texts_keep_their_names_and_can_be_left_alone():
    texts = {"d1": ["north", "bay"], "d2": ["bay"], "d3": []}
    assert tokens_lookup(texts, {"city": "bay"}) == {"d1": ["city"], "d2": ["city"], "d3": []}
    left = tokens_lookup(texts, {"city": "bay"}, exclusive=False, apply_if=[True, False, True])
    assert left == {"d1": ["north", "CITY"], "d2": ["bay"], "d3": []}
    with pytest.raises(InputError, match="one for each"):
        tokens_lookup(texts, {"city": "bay"}, apply_if=[True])


def test_what_was_looked_up_is_said_when_asked(capsys):
    assert tokens_lookup(["north", "bay"], {"city": "bay"}, verbose=True) == ["city"]
    assert capsys.readouterr().err == "tokens_lookup: 1 key, 1 value; of 2 tokens in 1 texts came 1\n"


def test_own_values_may_be_called_as_quanteda_calls_them():
    assert Dictionary.of({"sea": {"__": ["water"], "north": "fjord"}}) == Dictionary.of(
        {"sea": {"_values": ["water"], "north": ["fjord"]}}
    )


def test_what_is_no_dictionary_and_no_tokens_is_refused():
    with pytest.raises(InputError, match="cut into words"):
        tokens_lookup("north bay", {"city": "bay"})
    with pytest.raises(InputError, match="no text"):
        tokens_lookup(["bay"], {"city": [1]})
    with pytest.raises(InputError, match="without a name"):
        tokens_lookup(["bay"], {"": ["bay"]})
    with pytest.raises(InputError, match="valuetype"):
        tokens_lookup(["bay"], {"city": ["bay"]}, valuetype="grob")
    with pytest.raises(InputError, match="nested_scope"):
        tokens_lookup(["bay"], {"city": ["bay"]}, nested_scope="text")


def plain_lookup(text, dictionary, *, scope, exclusive, nomatch):  # noqa: C901 - plain means in one piece
    """The same, slowly: every value against every place, longest first."""
    keys = list(dictionary)
    values = [(n, v.split(" ")) for n, key in enumerate(keys) for v in dictionary[key]]
    values += [(n, ["_".join(words)]) for n, words in values if len(words) > 1]

    def fits(pattern, token):
        if pattern in {"", "?"} or token == "":
            return pattern == token
        shape = "".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in pattern.lower())
        return re.fullmatch(shape, token.lower(), re.DOTALL) is not None

    starts = {place: [] for place in range(len(text))}
    covered, by_key = set(), {n: set() for n in range(len(keys))}
    for length in sorted({len(words) for _, words in values}, reverse=True):
        for place in range(len(text) - length + 1):
            span = set(range(place, place + length))
            if scope == "dictionary" and span <= covered:
                continue
            for n, words in values:
                there = text[place : place + length]
                if len(words) == length and all(map(fits, words, there)) and not span & by_key[n]:
                    by_key[n] |= span
                    covered |= span
                    starts[place].append(n)
    found = []
    for place, token in enumerate(text):
        if place in covered:
            found += [keys[n] if exclusive else keys[n].upper() for n in sorted(starts[place])]
        elif not exclusive:
            found.append(token)
        elif nomatch is not None:
            found.append(nomatch)
    return found


WORDS = st.sampled_from(["a", "b", "ab", "A", "ba", "aab", "a_b", "", "b?", "?"])
PATTERNS = st.sampled_from(["a", "b", "ab", "a*", "*b", "?", "*", "a?b", "*a*", "", "??", "b?"])
VALUES = st.lists(PATTERNS, min_size=1, max_size=3).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(
    text=st.lists(WORDS, max_size=12),
    dictionary=st.dictionaries(st.sampled_from(["x", "y", "z"]), st.lists(VALUES, max_size=4)),
    scope=st.sampled_from(["key", "dictionary"]),
    exclusive=st.booleans(),
    nomatch=st.sampled_from([None, "none"]),
)
def test_a_plain_slow_lookup_finds_the_same(text, dictionary, scope, exclusive, nomatch):
    nomatch = nomatch if exclusive else None
    dictionary = {key: [value.strip() for value in values] for key, values in dictionary.items()}
    expected = plain_lookup(text, dictionary, scope=scope, exclusive=exclusive, nomatch=nomatch)
    assert tokens_lookup(text, dictionary, nested_scope=scope, exclusive=exclusive, nomatch=nomatch) == expected


def test_counts_of_many_texts_are_those_of_each_alone():
    texts = {f"d{n}": (HARBOUR * 3)[n : n + 9] for n in range(10)}
    together = tokens_lookup(texts, PLACES, nested_scope="dictionary")
    assert {name: Counter(keys) for name, keys in together.items()} == {
        name: Counter(tokens_lookup(text, PLACES, nested_scope="dictionary")) for name, text in texts.items()
    }
