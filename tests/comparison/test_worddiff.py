"""Word diffs: edits tile both strings, name what differs, and read as a person would mark them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import heard, made_study

from framediff.article import Span
from framediff.comparison.worddiff import EditKind, Label, Variants, in_words, summed, variants_of, word_diff
from framediff.comparison.worddiff.tokens import tokenised
from framediff.export.document import Mark
from framediff.export.document.rows import run_rows
from framediff.export.document.signs import plain_runs
from framediff.export.renderings.wordpairs import inline_runs, pair_of
from framediff.voice import Speaker, SpeakerId

FORMS = {
    Mark.NONE: "{0}",
    Mark.CUT: "[-{0}-]",
    Mark.ADDED: "[+{0}+]",
    Mark.REWORDED: "<{0}|{1}>",
    Mark.CONTESTED: "!{0}|{1}!",
    Mark.GLYPH: "({0}|{1})",
}
ADA = (Speaker(SpeakerId("ada"), "Ada Ash"),)


def marked(first, second, variants=None):
    runs = inline_runs(word_diff(first, second, variants))
    return "".join(FORMS[run.mark].format(run.text, run.instead) for run in runs)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The talks go on.", "The talks go on.", "The talks go on."),
        ("The long talks go on.", "The talks go on.", "The [-long-] talks go on."),
        ("The talks go on.", "The talks will go on.", "The talks [+will+] go on."),
        ("The talks go on.", "The talks stopped.", "The talks <go on|stopped>."),
        # Glyphs: case, quotation marks, apostrophes, dashes, accents, hyphens and the space around them.
        ("“It’s over”", '"It\'s over"', '(“It’s|"It\'s) over(”|")'),
        ("He said the end", "He said The end", "He said (the|The) end"),
        ("in Nagorno- Karabakh now", "in Nagorno-Karabakh now", "in (Nagorno- Karabakh|Nagorno-Karabakh) now"),
        ("in Nagorno Karabakh now", "in Nagorno-Karabakh now", "in (Nagorno Karabakh|Nagorno-Karabakh) now"),
        ("peace keeping forces", "peacekeeping forces", "(peace keeping|peacekeeping) forces"),
        ("near Ağdam today", "near Agdam today", "near (Ağdam|Agdam) today"),
        ("peace – at last", "peace — at last", "peace (–|—) at last"),
        ("the U.N. mandate", "the UN mandate", "the (U.N.|UN) mandate"),
        ("over.\n\nThe talks", "over. The talks", "over. The talks"),
        # A contraction is the words it is made of.
        ("we're sure it's over", "we are sure it has been over", "(we're|we are) sure <it's|it has been> over"),
        ("I've gone; it's late", "I have gone; it is late", "(I've|I have) gone; (it's|it is) late"),
        ("they will not go", "they won't go", "they (will not|won't) go"),
        ("Ann's late", "Ann is late", "<Ann's|Ann is> late"),
        # A number is one word, commas or not.
        ("some 12,500 homes", "some 13,500 homes", "some <12,500|13,500> homes"),
        ("some 12500 homes", "some 12,500 homes", "some (12500|12,500) homes"),
        # One form of a word stands for another, and what comes before it is cut.
        (
            "I served this town for thirty years and I am leaving the room",
            "I leave the room",
            "I [-served this town for thirty years and I am-] <leaving|leave> the room",
        ),
        # A comma is an edit of its own; it never decides where words go.
        ("on this issue, there is hope", "on this issue there is hope", "on this issue[-,-] there is hope"),
        # A lone word that by chance stands between two rewordings is part of them.
        (
            "Moscow offers every possible assistance to the sides in putting trilateral accords into practice",
            "Moscow gives all sorts of help to both parties while carrying out tripartite agreements now",
            (
                "Moscow <offers every possible assistance to the sides in putting trilateral accords into practice|"
                "gives all sorts of help to both parties while carrying out tripartite agreements now>"
            ),
        ),
        # Of many words that become few, clauses tell what is cut and what is reworded.
        (
            "By the way, there is nothing you can do, folks, although the people may know.",
            "Though the people may know.",
            "[-By the way, there is nothing you can do, folks,-] <although|Though> the people may know.",
        ),
        # A cut begins and ends where sentences do.
        (
            "We hope for peace. We hope for trust. The door is open.",
            "We hope for peace. The door is open.",
            "We hope for peace. [-We hope for trust.-] The door is open.",
        ),
    ],
)
def test_edits_read_as_a_person_would_mark_them(first, second, expected):
    assert marked(first, second) == expected


def test_a_moved_sentence_is_noted_on_both_sides():
    first = "There is no need for a mandate. On this issue the sides agree, and this fact is key here."
    second = "On this issue the sides agree, and this fact is key here. There is no need for a mandate."
    diff = word_diff(first, second)
    out = next(edit for edit in diff.edits if edit.kind is EditKind.CUT)
    into = next(edit for edit in diff.edits if edit.kind is EditKind.ADDED)
    assert out.moved is not None
    assert out.moved.of(second).strip() == "There is no need for a mandate."
    assert into.moved is not None
    assert into.moved.of(first).strip() == "There is no need for a mandate."
    assert diff.similarity == 1.0
    assert in_words(summed(diff)) == "moved 7 words"


def test_similarity_is_the_share_of_words_that_both_have():
    # 4 of the first string's 5 words and 4 of the second's 6 stand in both.
    assert word_diff("the talks go on slowly", "the talks will go on now").similarity == pytest.approx(8 / 11)
    assert word_diff("", "").similarity == 1.0
    assert word_diff("peace", "war").similarity == 0.0
    assert word_diff("peace keeping", "peacekeeping").similarity == 1.0


def test_a_contested_swap_takes_the_whole_of_both_labels():
    first, second = "peace in Artsakh itself", "peace in Azerbaijan’s Karabakh region itself"
    there = Span(second.index("Azer"), second.index(" itself"))
    variants = Variants((Label(Span(9, 16), "name", "a", "Its name"),), (Label(there, "name", "z", "Its name"),))
    assert marked(first, second, variants) == "peace in !Artsakh|Azerbaijan’s Karabakh region! itself"
    contested = next(e for e in word_diff(first, second, variants).edits if e.kind is EditKind.CONTESTED)
    assert contested.about == "Its name"
    # Labels that share a word: the shared word belongs to the swap.
    shared = "peace in Karabakh itself"
    variants = replace(variants, first=(Label(Span(9, 17), "name", "n", "Its name"),))
    assert marked(shared, second, variants) == "peace in !Karabakh|Azerbaijan’s Karabakh region! itself"
    # One variant on both sides, or labels of different things, are no swap.
    same = replace(variants, first=(Label(Span(9, 16), "name", "z", "Its name"),))
    other = replace(variants, first=(Label(Span(9, 16), "people", "a", "The people"),))
    for each in (same, other):
        assert marked(first, second, each) == "peace in <Artsakh|Azerbaijan’s Karabakh region> itself"


def test_a_spelling_is_not_a_swap_of_words():
    edits = word_diff("organised by Mirzoyan of the Centre", "organized by Mirzoian of the Center").edits
    assert [edit.about for edit in edits if edit.kind is EditKind.REWORDED] == ["spelling"] * 3
    assert {edit.about for edit in word_diff("for four days", "for for days").edits} == {""}


def test_sums_count_words_and_name_each_kind():
    diff = word_diff("“The old talks, they say, go on”", '"The talks go on without us"')
    sums = summed(diff)
    assert (sums.cut, sums.added, sums.reworded, sums.moved, sums.contested) == (3, 2, 0, 0, 0)
    assert in_words(sums).startswith("cut 3 words, added 2 words")
    assert summed(word_diff("Peace, now", "peace now")).verbatim
    assert in_words(summed(word_diff("Peace now", "peace now"))) == "the same words, glyphs only 1"


def test_where_hits_stand_comes_from_the_study():
    one = heard("one", "Reporters saw it. {d ada|The strike will end soon.}", outlet="Bay")
    two = heard("two", "{d ada|The blockade will end soon.}", outlet="Cape")
    made = made_study((one, two), speakers=ADA)
    first, second = ("one", one.attributions[0].content[0]), ("two", two.attributions[0].content[0])
    variants = variants_of(made, first, second)
    assert [label.variant for label in variants.first + variants.second] == ["stoppage/strike", "stoppage/blockade"]
    assert variants.first[0].span.of("The strike will end soon.") == "strike"
    pair = pair_of(made, first, second, title="Ada")
    assert pair.title == "Ada; similarity 0.80: contested swap 1"
    (swap,) = [run for run in pair.inline if run.mark is not Mark.NONE]
    assert (swap.text, swap.instead, swap.note, swap.mark) == (
        "strike",
        "blockade",
        "Name of the stoppage",
        Mark.CONTESTED,
    )
    assert "".join(run.text for run in pair.second.runs) == "The blockade will end soon."
    assert pair.first.place is not None
    assert pair.first.place.node == "The strike will end soon."


def test_a_pair_that_shares_little_is_not_shown_in_one_line():
    one = heard("one", "{d ada|The strike will end soon. It will surely end.}", outlet="Bay")
    two = heard("two", "{d ada|Nobody at all can tell how the matter will go.}", outlet="Cape")
    made = made_study((one, two), speakers=ADA)
    pair = pair_of(made, ("one", one.attributions[0].content[0]), ("two", two.attributions[0].content[0]))
    assert pair.inline == ()
    assert {run.mark for run in pair.first.runs} <= {Mark.NONE, Mark.GLYPH, Mark.CONTESTED}
    assert "too little in common" in pair.title


WORDS = (
    "the a of peace talks Artsakh Karabakh Nagorno-Karabakh Nagorno- U.N. UN it's s' “go” 'no' , . — – - 1,000".split()
)
ODD = ["İstanbul", "Σας", "\u200b", "\u00ad", "\x00", "😀", "e\u0301", "\n", "\u202e", "ﬁn", "日本", "[-x-]"]
TEXTS = st.lists(st.sampled_from([*WORDS, *ODD]), max_size=14).map(" ".join) | st.text(max_size=30)


def pair_of_words(first, second):
    study = made_study((heard("a1", first, "Alpha"), heard("b1", second, "Beta")), (), ())
    return pair_of(study, ("a1", Span(0, len(first))), ("b1", Span(0, len(second))))


def test_kinds_of_quotation_marks_are_not_marked_for_a_reader():
    pair = pair_of_words("He spoke of “a scrap of paper” to the town", 'He spoke of "a scrap of paper" to the city')
    assert [run.text for run in pair.inline if run.mark is Mark.GLYPH] == []
    assert {edit["kind"] for edit in pair.data["edits"]} == {"glyph", "reworded"}  # in JSON they are
    assert "glyphs" not in pair.title


def test_where_little_is_shared_a_chance_the_is_not_marked():
    pair = pair_of_words("The owners of every mill here signed", "Late on Monday the river rose by three feet")
    assert pair.title.endswith("too little in common for a word diff")
    assert {run.mark for run in (*pair.first.runs, *pair.second.runs)} == {Mark.NONE}


def test_an_addition_and_a_cut_beside_each_other_are_parted():
    first, second = "On April 24 they will meet again to speak", "Negotiators will meet again on April 24 to speak"
    told = plain_runs(inline_runs(word_diff(first, second)))
    assert "[-" in told
    assert "{+" in told
    assert "+}[-" not in told
    assert "-]{+" not in told


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from("ash bay cove dune elm , .".split()), max_size=40), st.integers(12, 40))
def test_wrapped_runs_begin_and_end_with_words_and_lose_none(words, columns):
    text = " ".join(words)
    half = len(words) // 2
    diff = word_diff(text, " ".join([*words[half:], "fern", *words[:half]]))
    runs = inline_runs(diff)
    lines = [row.text for row in run_rows(runs, columns, "    ")]
    assert all(line.startswith("    ") and not line.startswith("     ") for line in lines if line.strip())
    assert all(line == line.rstrip() for line in lines if line.strip())
    assert "".join("".join(lines).split()) == "".join(plain_runs(runs).split())


def labels(text):
    found = []
    for variant in ("Karabakh", "Artsakh"):
        at = text.find(variant)
        if at >= 0:
            found.append(Label(Span(at, at + len(variant)), "name", variant, "Its name"))
    return tuple(sorted(found, key=lambda label: label.span))


@given(TEXTS, TEXTS)
@settings(max_examples=400, deadline=None)
def test_edits_tile_both_strings_and_lead_from_one_to_the_other(first, second):
    variants = Variants(labels(first), labels(second))
    diff = word_diff(first, second, variants)
    at = other = 0
    for edit in diff.edits:
        assert (edit.first.start, edit.second.start) == (at, other)
        assert edit.first.end >= at
        assert edit.second.end >= other
        at, other = edit.first.end, edit.second.end
        if edit.kind is EditKind.CUT:
            assert edit.second.start == edit.second.end or not diff.edits[1:]
        if edit.kind is EditKind.ADDED:
            assert edit.first.start == edit.first.end or not diff.edits[1:]
        assert (edit.kind is EditKind.CONTESTED) == (edit.about == "Its name")
    assert (at, other) == (len(first), len(second))
    # Where it says the same, a reader sees the same, glyphs of the border and white space aside.
    applied = "".join(
        (edit.first.of(first) if edit.kind is EditKind.SAME else edit.second.of(second)) + " " for edit in diff.edits
    )
    bare = str.maketrans("", "", " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u00ad\u200b\u2028\u2029-‐‑‒–−")
    if len(diff.edits) == 1 and diff.edits[0].kind is EditKind.SAME and applied.strip():
        assert applied.translate(bare) == second.translate(bare)
    assert 0 <= diff.similarity <= 1
    assert word_diff(second, first, variants.inverse) == diff.inverse


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_string_differs_from_itself_in_nothing(text):
    diff = word_diff(text, text)
    assert diff.similarity == 1.0
    assert {edit.kind for edit in diff.edits} <= {EditKind.SAME}


def test_long_repetitive_text_takes_no_square_of_its_length():
    first, second = "a b c " * 5000, "b c d " * 5000
    assert word_diff(first, second).similarity > 0.6


def test_a_cut_slides_back_to_the_cut_before_a_lone_word():
    diff = word_diff(
        "We will not clear the orchard one week before the growers open their ledgers.",
        "The growers open their ledgers. Not sooner will we clear the orchard.",
    )
    moved = [
        edit.first.of(diff.first).strip() for edit in diff.edits if edit.moved is not None and edit.kind is EditKind.CUT
    ]
    assert moved == ["clear the orchard"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("In 2019,200 people came.", ["2019", "200"]),
        ("Some 40,000 people came.", ["40000"]),
        ("Some 1,240,000 people came.", ["1240000"]),
    ],
)
def test_the_first_group_of_a_number_with_commas_has_three_digits_at_most(text, keys):
    assert [each.key for each in tokenised(text).all if each.key.isdecimal()] == keys
