from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.lexicon import Category, ChoiceSet, Entry, Lexicon, Topic, Variant, Verb, load_lexicon
from framediff.matching import HitState, Matcher, find_all, topic_spans
from framediff.voice import Attribution, Kind, SpeakerId, Voice, voice_map

LEXICON = Lexicon(
    "test",
    "Test",
    "en",
    "1",
    "CC0-1.0",
    choice_set=(
        ChoiceSet(
            "territory",
            "the territory",
            (
                Variant("artsakh", "Artsakh", (Entry("Artsakh"), Entry("[the] Republic of Artsakh"))),
                Variant("nk", "Nagorno-Karabakh", (Entry("Nagorno-Karabakh"), Entry("Nagorno Karabakh"))),
                Variant("karabakh", "Karabakh", (Entry("Karabakh", not_before=("Azerbaijan's",)),)),
            ),
            (Entry("the region", not_after=("for peace",)), Entry("the region of Karabakh")),
        ),
        ChoiceSet("conflict", "the conflict", (Variant("nk", "NK conflict", (Entry("Nagorno-Karabakh conflict"),)),)),
    ),
    category=(
        Category("occupation", "Occupation", "x", (Entry("occup*"), Entry("occup* {0-3} Karabakh"))),
        Category("says", "Says", "x", verb=(Verb("say", forms=("said",)), Verb("point out"))),
    ),
    topic=(Topic("status", "Status", (Entry("status"),)), Topic("peace", "Peace", (Entry("peace [treaty]"),))),
)
MATCHER = Matcher(LEXICON)


def article(text, *zones):
    return Article("a", text, zones or (Zone(Span(0, len(text)), ZoneKind.BODY, "whole"),))


def hits(text, attributions=()):
    whole = article(text)
    return find_all(whole, MATCHER, voice_map(whole, attributions))[0]


def shown(text, attributions=()):
    return [(hit.span.of(text), hit.indicator, str(hit.state)) for hit in hits(text, attributions)]


def flags(text, attributions=()):
    return [set(hit.flags) for hit in hits(text, attributions) if hit.state is HitState.COUNTED]


def test_the_longest_match_of_a_choice_set_wins_over_all_its_variants():
    assert shown("in Nagorno-Karabakh") == [
        ("Nagorno-Karabakh", "territory/nk", "counted"),
        ("Nagorno-Karabakh", "territory/nk", "shadowed"),
        ("Karabakh", "territory/karabakh", "shadowed"),
    ]


def test_shadows_name_what_covers_them():
    reasons = [hit.reason for hit in hits("in Nagorno-\nKarabakh")]
    assert reasons == [
        "",
        "also matched by “Nagorno-Karabakh”",
        "covered by “Nagorno- Karabakh” (Nagorno-Karabakh)",
    ]


def test_choice_sets_never_shadow_each_other():
    counted = [hit.indicator for hit in hits("the Nagorno-Karabakh conflict") if hit.state is HitState.COUNTED]
    assert counted == ["conflict/nk", "territory/nk"]


def test_one_entry_gives_one_hit_a_place():
    assert shown("the Republic of Artsakh") == [
        ("the Republic of Artsakh", "territory/artsakh", "counted"),
        ("Artsakh", "territory/artsakh", "shadowed"),
    ]


def test_a_refused_match_is_kept_and_shadows_nothing():
    excluded, *_ = [hit for hit in hits("Azerbaijan’s Karabakh") if hit.indicator == "territory/karabakh"]
    assert (excluded.state, excluded.reason) == (HitState.EXCLUDED, "excluded by not_before: “Azerbaijan’s”")
    assert shown("occupied Azerbaijan’s Karabakh")[0] == ("occupied Azerbaijan’s Karabakh", "occupation", "counted")


def test_unresolved_mentions_are_kept_apart_and_yield_to_counted_ones():
    assert shown("in the region") == [("the region", "territory", "unresolved")]
    assert shown("the region for peace") == [("the region", "territory", "excluded")]
    assert shown("the region of Karabakh") == [
        ("the region of Karabakh", "territory", "shadowed"),
        ("the region", "territory", "unresolved"),
        ("Karabakh", "territory/karabakh", "counted"),
    ]


def test_verbs_are_found_in_every_form():
    assert [words for words, *_ in shown("He said so, saying it, and pointed out: “Yes”, he points out.")] == [
        "said",
        "saying",
        "pointed out",
        "points out",
    ]


def test_topics_are_no_hits():
    text = "The status of a peace treaty, and peace"
    assert not hits(text)
    spans = topic_spans(article(text), MATCHER)
    assert {topic: [span.of(text) for span in found] for topic, found in spans.items()} == {
        "status": ["status"],
        "peace": ["peace treaty", "peace"],
    }


def test_only_scored_zones_are_matched_and_no_match_crosses_their_border():
    text = "Nagorno\nKarabakh\nArtsakh"
    zones = (
        Zone(Span(0, 7), ZoneKind.HEADLINE, "first line"),
        Zone(Span(8, 16), ZoneKind.BODY, "rest"),
        Zone(Span(17, 24), ZoneKind.BOILERPLATE, "menu"),
    )
    whole = article(text, *zones)
    (hit,) = find_all(whole, MATCHER, voice_map(whole, ()))[0]
    assert (hit.span.of(text), hit.zone) == ("Karabakh", ZoneKind.BODY)
    put_back = article(text, *zones[:2], Zone(Span(17, 24), ZoneKind.BOILERPLATE, "menu", kept=True))
    assert len(find_all(put_back, MATCHER, voice_map(put_back, ()))[0]) == 2
    assert topic_spans(article("status", Zone(Span(0, 6), ZoneKind.BOILERPLATE, "menu")), MATCHER)["status"] == ()


def test_a_hit_in_the_headline_carries_the_flag():
    text = "Artsakh"
    whole = article(text, Zone(Span(0, 7), ZoneKind.HEADLINE, "first line"))
    (hit,) = find_all(whole, MATCHER, voice_map(whole, ()))[0]
    assert "headline" in hit.flags


@pytest.mark.parametrize(
    ("text", "flag", "stands"),
    [
        ("They did not name Artsakh", "negated", True),
        ("They didn’t visit Artsakh", "negated", True),
        ("without any Artsakh", "negated", True),
        ("They did not ever wish to name Artsakh", "negated", False),
        ("They did not. Artsakh stayed", "negated", False),
        ("the so-called Artsakh", "so_called", True),
        ("the so called “Artsakh”", "so_called", True),
        ("the purported Artsakh", "so_called", True),
        ("the so-called state of Artsakh", "so_called", False),
        ("a self–styled 'Republic of Artsakh'", "so_called", True),
        ("the “Artsakh” office", "scare_quoted", True),
        ("the 'Artsakh' office", "scare_quoted", True),
        ("the «Republic of Artsakh» office", "scare_quoted", True),
        ("the “Artsakh hills” office", "scare_quoted", True),
        ("the “one two three four Artsakh” office", "scare_quoted", False),
        ("“One.” Artsakh “Two.”", "scare_quoted", False),
        ("the soldiers' Artsakh 'camp'", "scare_quoted", False),
    ],
)
def test_flags(text, flag, stands):
    (found,) = flags(text)
    assert (flag in found) is stands


def test_a_denied_label_is_still_chosen():
    (hit, *_) = hits("not the so-called “Artsakh”")
    assert hit.state is HitState.COUNTED
    assert {"negated", "so_called", "scare_quoted"} <= hit.flags


def quoted(text, words, speaker="someone"):
    """An attribution of `words`, of which the part in marks is verbatim."""
    start = text.index(words)
    span = Span(start, start + len(words))
    marks = [place for place in range(span.start, span.end) if text[place] in "“”"]
    verbatim = (Span(marks[0], marks[1] + 1),) if marks else ()
    kind = Kind.MIXED if verbatim else Kind.INDIRECT
    return Attribution(
        (span,), verbatim, None, None, kind, "test", 1.0, SpeakerId(speaker), frozenset({"carried_over"})
    )


def test_a_hit_has_the_voice_and_speaker_of_most_of_it():
    text = "He said that Artsakh is “a part of Nagorno-Karabakh”. Artsakh"
    found = hits(text, [quoted(text, "that Artsakh is “a part of Nagorno-Karabakh”")])
    voices = [
        (hit.span.start, hit.voice, hit.speaker, hit.attribution) for hit in found if hit.state is HitState.COUNTED
    ]
    assert voices == [
        (3, Voice.OWN, None, None),
        (13, Voice.INDIRECT, "someone", 0),
        (35, Voice.DIRECT, "someone", 0),
        (54, Voice.OWN, None, None),
    ]
    assert "carried_over" in found[1].flags
    assert "crosses_voices" not in found[1].flags


def test_a_hit_over_two_voices_says_so():
    text = "He called it the Republic of “Artsakh”."
    (hit, *_) = hits(text, [quoted(text, "“Artsakh”")])
    assert hit.voice is Voice.OWN
    assert "crosses_voices" in hit.flags


def test_short_speech_is_no_scare_quote_unless_the_label_is_all_of_it():
    text = "He spoke of “Artsakh hills”."
    assert flags(text, [quoted(text, "“Artsakh hills”")]) == [{"carried_over"}]
    text = "He spoke of “Artsakh”."
    assert flags(text, [quoted(text, "“Artsakh”")]) == [{"carried_over", "scare_quoted"}]


def test_matchers_of_equal_lexicons_are_kept():
    assert Matcher.for_lexicon(LEXICON) is Matcher.for_lexicon(LEXICON)
    assert repr(MATCHER) == "Matcher(test 1, 14 rules)"


PIECES = st.sampled_from(
    ["Nagorno-Karabakh", "Nagorno", "Karabakh", "Artsakh’s", "the", "Republic of", "the region", "“", "”", "‘Artsakh’",
     "’", ".", ",", "\n", "\n\n", "-", "occupied", "of", "said", "not", "so-called", "Azerbaijan’s", "conflict",
     "for peace", "\u00ad", "1", "(", "é"]
)  # fmt: skip
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " "])), max_size=25).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)
CURLY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def outline(text):
    return [(hit.span, hit.indicator, hit.state, hit.flags) for hit in hits(text)]


@given(TEXTS)
def test_spans_slice_back_and_states_hold_together(text):
    found = hits(text)
    counted = [hit for hit in found if hit.state is HitState.COUNTED]
    for hit in found:
        assert 0 <= hit.span.start < hit.span.end <= len(text)
        assert hit.span.of(text) == hit.span.of(text).strip()
        assert bool(hit.reason) == (hit.state in (HitState.EXCLUDED, HitState.SHADOWED))
    for one in counted:
        assert not any(
            one is not other and one.set_id == other.set_id and one.span.overlaps(other.span) for other in counted
        )
    assert [(hit.span.start, -hit.span.end) for hit in found] == sorted((h.span.start, -h.span.end) for h in found)


@given(TEXTS)
def test_other_glyphs_change_no_hit(text):
    assert outline(text.translate(CURLY)) == outline(text)
    assert outline(text.replace("-", "–")) == outline(text)
    assert outline(text.replace(" ", "\u00a0")) == outline(text)


@given(TEXTS)
def test_carriage_returns_only_move_hits(text):
    longer = text.replace("\n", "\r\n")
    moved = {}
    at = 0
    for place, character in enumerate(f"{text} "):
        moved[place] = at
        at += 2 if character == "\n" else 1
    expected = [
        (Span(moved[span.start], moved[span.end - 1] + 1), indicator, state, found)
        for span, indicator, state, found in outline(text)
    ]
    assert outline(longer) == expected


@settings(max_examples=30)
@given(st.text(max_size=80))
def test_any_text_is_matched_without_error(text):
    assert all(hit.span.of(text) for hit in hits(text))


@pytest.mark.parametrize(
    "unit", ['" ', "' ", ". ", "\n", "- ", "not ", "Artsakh' ", "\u0301", "\u200b", "so-called ", "occup ", '(.") ']
)
def test_hostile_repetition_ends_soon(unit):
    text = unit * 5_000 + "Artsakh"
    assert hits(text)


def test_the_shipped_lexicon_runs_on_a_text():
    text = "The peacekeepers stayed in Nagorno- Karabakh."
    whole = article(text)
    matcher = Matcher.for_lexicon(load_lexicon("karabakh"))
    found = find_all(whole, matcher, voice_map(whole, ()))[0]
    assert "Nagorno- Karabakh" in [hit.span.of(text) for hit in found if hit.state is HitState.COUNTED]
