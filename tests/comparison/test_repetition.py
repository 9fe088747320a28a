"""What a side repeats counts once, and what is very short or another act makes no fact."""

from __future__ import annotations

import pytest
from made import heard, made_study

import framediff
from framediff.comparison.alignment import Likeness, contrast, facts_across, statements_in
from framediff.comparison.alignment.repetition import repeated
from framediff.export.document.rendering import written
from framediff.export.renderings.alignment import contrast_document
from framediff.export.renderings.facts import facts_section

HOUSE = "The Lenn dam was built by convicts in 1911 and has been disputed between both provinces ever since."
OTHER = "Convicts built the Lenn dam in 1911, and both provinces have disputed it ever since."
ARTICLES = (
    heard("a0", f"Engineers inspected the eastern sluice. {HOUSE}", "Alder Post", "2026-03-02"),
    heard("a1", f"The governor visited a school choir. {HOUSE}", "Alder Post", "2026-03-03"),
    heard("a2", f"Trout prices fell at the market. {HOUSE.replace(' ever', ', ever')}", "Alder Post", "2026-03-04"),
    heard("b0", f"A museum opened a show of old maps. {OTHER}", "Birch Wire", "2026-03-03"),
)


def put(*sides):
    return contrast(made_study(ARTICLES, ()), *sides, ("Alder Post", "Birch Wire"))


def test_a_formula_of_one_side_makes_one_pair_with_its_further_articles():
    found = put(["a0", "a1", "a2"], ["b0"])
    (link,) = found.of(Likeness.FACT)
    assert link.second.text == OTHER
    assert {link.first.article_id, *(each.article_id for each in link.also_first)} == {"a0", "a1", "a2"}
    assert (len(found.first.statements), len(found.first.groups), len(found.only(0))) == (6, 4, 3)
    text = " ".join(written(contrast_document(found, 0), "text", evidence=True).split())
    assert "Alder Post: and in 2 further articles, word for word or nearly" in text
    assert "Same fact: 1 pair of statements." in text
    assert "6 statements, 4 without those in the same words as another" in text


def test_the_links_are_the_same_either_way_round():
    there, back = put(["a0", "a1", "a2"], ["b0"]), put(["b0"], ["a0", "a1", "a2"])
    assert [(link.first, link.second) for link in there.of(Likeness.FACT)] == [
        (link.second, link.first) for link in back.of(Likeness.FACT)
    ]


def test_a_formula_is_one_fact_of_all_articles_that_have_it():
    study = made_study(ARTICLES, ())
    (fact,) = facts_across(study)
    assert fact.articles == ("a0", "a1", "a2", "b0")
    assert 0 < fact.score <= 1


def test_a_shown_fact_has_its_repeated_wording_once():
    lines = ["Workers blocked the gate at dawn.", "Trout prices fell at the spring market."]
    whole = " ".join([*lines, HOUSE])
    study = made_study([heard(f"c{n}", whole, "Alder Post", "2026-03-02") for n in range(4)], ())
    (story,) = facts_section(study).sections
    pairs = [block for block in story.blocks if hasattr(block, "inline")]
    assert len(pairs) == len(facts_across(study)) == 3
    assert all("further article" in str(pair.notes) for pair in pairs)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (HOUSE, HOUSE.replace("convicts", "prisoners"), True),
        (HOUSE, HOUSE.replace("1911", "1912"), False),
        (HOUSE, OTHER, False),
        ("The dam broke.", "The dam broke.", True),
        ("", "The dam broke.", False),
    ],
)
def test_nearly_the_same_words_are_one_and_another_number_never_is(first, second, together):
    statements = [one for made in statements_in([first], [second]) for one in made]
    assert (len(repeated(statements)) == 1) == together


ASKED = "The council asked Mayor Brandt to resign."
REFUSED = "Mayor Brandt refused to resign."


def kinds(first, second):
    return {link.indices: link.kind for link in framediff.align(first, second)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ASKED, REFUSED),
        (ASKED, "Brandt refused to resign."),
        ("The union promised to strike.", "The union refused to strike."),
        ("The envoy called for talks.", "The envoy rejected talks."),
        ("He will resign.", "The chair of the hockey club will resign in May."),
    ],
)
def test_different_acts_and_a_word_or_two_of_a_short_statement_are_no_fact(first, second):
    assert Likeness.FACT not in kinds([first], [second]).values()
    around = ["The audit of the Lenn dam found eleven missing turbines."]
    assert kinds([*around, first], [*around, second]).get((1, 1)) is not Likeness.FACT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ASKED, "The council urged Brandt to resign."),
        (REFUSED, "Brandt refused to resign."),
        (REFUSED, "Brandt has rejected calls to resign as mayor."),
        ("Brandt resigned.", "Brandt resigned."),
        ("Three soldiers were killed.", "Three servicemen died."),
    ],
)
def test_the_same_act_and_short_statements_in_full_are(first, second):
    assert kinds([first], [second]) == {(0, 0): Likeness.FACT}
