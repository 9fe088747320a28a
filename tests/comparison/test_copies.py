"""Copies: which articles have the same text, in which part, and what is counted of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import HARBOUR, heard, made_study
from prose import edited, sentences, text

from framediff import places
from framediff.comparison import Options, compare
from framediff.comparison.audit.copies import CopyKind, Counted, copies_of, shared_text
from framediff.comparison.opening import compare as compare_place
from framediff.comparison.opening import open_study
from framediff.comparison.study.holding import held
from framediff.comparison.texts.shingles import WORDS, overlaps, shingled
from framediff.comparison.texts.wordcolumns import word_columns
from framediff.errors import UnknownNameError
from framediff.export.manifest import manifest
from framediff.words import words

STORY = text(1)


def study_of(*articles):
    return made_study(tuple(heard(*each) for each in articles))


def found(*articles):
    return [(pair.first, pair.second, str(pair.kind)) for pair in copies_of(study_of(*articles)).pairs]


def test_the_columns_are_the_words_of_the_articles():
    marked = "The harbour’s strikes; the U.S. envoy’s Nagorno-\xadKarabakh café.\nA1 ß İstanbul 丘吉尔 said."
    articles = [heard("a", marked).article, heard("b", "").article, heard("c", STORY).article]
    columns = word_columns(articles)
    assert len(columns) == 3
    for number, article in enumerate(articles):
        part = columns.of(number)
        expected = words(article.text)
        assert columns.starts[part].tolist() == [each.start for each in expected]
        assert columns.ends[part].tolist() == [each.end for each in expected]
        assert columns.stem_ends[part].tolist() == [each.stem_end for each in expected]
    same = word_columns([heard("a", "harbour’s HARBOUR harbour").article])
    assert same.stems.tolist()[0] == same.stems.tolist()[1] == same.stems.tolist()[2]
    assert same.words.tolist()[0] != same.words.tolist()[1]


def test_overlaps_are_those_of_sets_of_shingles():
    texts = [text(1), text(2, 5), " ".join([*sentences(1, 20)[:8], *sentences(3, 10)]), edited(text(1), 0.1), "one two"]
    articles = shingled(word_columns([heard(f"a{n}", each).article for n, each in enumerate(texts)]))

    def plain(each):
        forms = [one.text for one in words(each)]
        return {tuple(forms[n : n + WORDS]) for n in range(len(forms) - WORDS + 1)}

    expected = [
        (a, b, len(plain(texts[a]) & plain(texts[b])), len(plain(texts[a])), len(plain(texts[b])))
        for a in range(len(texts))
        for b in range(a + 1, len(texts))
        if plain(texts[a]) & plain(texts[b])
    ]
    assert [tuple(each) for each in overlaps(articles, 0.0, 1)] == expected
    assert len(expected) == 3


def test_shared_passages_have_their_places_in_the_text():
    first = "Alder wrote. " + " ".join(sentences(1, 3)) + " Then it ended."
    second = "Birch had this: " + " ".join(sentences(1, 3)[1:]) + " And no more."
    articles = [heard("a", first).article, heard("b", second).article]
    shared = shingled(word_columns(articles)).shared(0, 1)
    assert [span.of(first) for span, _ in shared] == [" ".join(sentences(1, 3)[1:])[:-1]]
    assert [count for _, count in shared] == [24]


def test_exact_copies_may_differ_in_glyphs_case_and_white_space():
    other = STORY.replace(". ", ".\n\n").upper()
    assert found(("a", STORY, "Alder"), ("b", other, "Birch")) == [("a", "b", "exact")]


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        (edited(STORY, 0.1), "near-duplicate"),
        (" ".join(sentences(1, 20)[::-1]), "near-duplicate"),
        (" ".join(sentences(1, 20)[:16]), "near-duplicate"),
        (STORY + " " + " ".join(sentences(2, 12)), "near-duplicate"),
        (edited(STORY, 0.4), None),
        (text(2), None),
    ],
)
def test_near_duplicates_have_most_of_either_in_the_other(second, kind):
    expected = [] if kind is None else [("a", "b", kind)]
    assert found(("a", STORY, "Alder"), ("b", second, "Birch")) == expected


def test_a_part_is_named_before_the_longer_text_that_has_it():
    longer = " ".join([*sentences(2, 25), *sentences(1, 20)])
    assert found(("a", longer, "Alder"), ("b", STORY, "Birch")) == [("b", "a", "partly copied")]
    cut = " ".join(sentences(1, 20)[:5])
    (pair,) = copies_of(study_of(("a", STORY, "Alder"), ("b", cut, "Birch"))).pairs
    assert (pair.first, pair.second, pair.kind) == ("b", "a", CopyKind.PART)
    assert (pair.first_share, pair.second_share) == (1.0, pytest.approx(0.25))
    assert pair.words == 60


def test_two_reports_of_one_speech_are_no_copies():
    speech = " ".join(sentences(7, 12))
    one = f"{{d Ann|{speech}}} {' '.join(sentences(8, 6))}"
    other = f"{{d Ann|{speech}}} {' '.join(sentences(9, 6))}"
    study = study_of(("a", one, "Alder"), ("b", other, "Birch"))
    assert copies_of(study).pairs == ()
    assert shared_text(study) == ()
    # The same text in nobody's quotation is a copy.
    bare = study_of(("a", one.replace("{d Ann|", "").replace("}", ""), "Alder"), ("b", other[8:].replace("}", ""), "B"))
    assert [str(pair.kind) for pair in copies_of(bare).pairs] == ["near-duplicate"]


def test_shared_text_is_a_long_unquoted_run_in_two_outlets():
    shared = sentences(5, 2, length=15)
    one = " ".join([*sentences(1, 20), *shared])
    other = " ".join([*shared, *sentences(2, 20)])
    (pair,) = shared_text(study_of(("a", one, "Alder"), ("b", other, "Birch")))
    assert pair.kind is CopyKind.SHARED
    assert [passage.words for passage in pair.passages] == [30]
    assert shared_text(study_of(("a", one, "Alder"), ("b", other, "Alder"))) == ()
    short = " ".join([*sentences(1, 20), shared[0]])
    assert shared_text(study_of(("a", short, "Alder"), ("b", other, "Birch"))) == ()


def test_once_keeps_the_first_by_date_and_of_a_part_the_longer():
    part = " ".join(sentences(1, 20)[:6])
    study = study_of(
        ("late", STORY, "Alder", "2024-03-03"),
        ("early", edited(STORY, 0.05), "Birch", "2024-03-01"),
        ("cut", part, "Cedar", "2024-02-01"),
        ("other", text(2), "Dogwood", "2024-03-01"),
    )
    copies = copies_of(study)
    assert copies.left_out == {"cut": "early", "late": "early"}
    (cluster,) = copies.clusters
    assert cluster.articles == ("early", "cut", "late")
    once = held(study, Counted.ONCE)
    assert [studied.article.id for studied in once.articles] == ["early", "other"]
    assert held(once, Counted.ONCE).held.left_out == copies.left_out
    assert held(study) is study


def test_a_text_in_very_many_articles_is_one_cluster():
    articles = [heard(f"a{n:02}", edited(STORY, 0.02, n), f"Outlet {n}", f"2024-03-{n % 28 + 1:02}") for n in range(40)]
    copies = copies_of(made_study(tuple(articles)))
    assert len(copies.clusters) == 1
    assert len(copies.left_out) == 39
    assert copies.clusters[0].kept == "a00"


def test_a_footer_is_no_copy():
    footer = " ".join(sentences(99, 4))
    articles = [(f"a{n:02}", f"{text(n + 100, 8)} {footer}", "Alder") for n in range(25)]
    assert found(*articles) == []


def test_an_outlets_background_makes_no_copy_of_a_short_article():
    background = " ".join(sentences(99, 4))
    longer = [(f"a{n:02}", f"{text(n + 100, 8)}\n\n{background}", "Alder") for n in range(3)]
    brief = ("a99", f"{' '.join(sentences(7, 3))}\n\n{background}", "Alder")
    assert found(brief, *longer) == []
    assert found(brief, *longer[:1]) == [("a99", "a00", "partly copied")]
    updated = ("a01", f"{longer[0][1]} {' '.join(sentences(8, 2))}", "Alder")
    assert {each[:2] for each in found(brief, longer[0], updated)} == {("a99", "a00"), ("a99", "a01"), ("a00", "a01")}


def test_what_is_counted_once_is_said_and_stands_in_the_manifest():
    marked = f"The strike is old. {STORY}"
    study = study_of(("a", marked, "Alder", "2024-03-01"), ("b", marked, "Birch", "2024-03-02"), ("c", "A siege.", "C"))
    counted = compare(study)
    (said,) = [each for each in counted.audit.sentences if "most of its text" in each]
    assert said.startswith("1 of 3 articles has most of its text from another one here (pairs: 1 exact); it is counted")
    assert manifest(counted)["articles"] == {"copies": "all", "story": None, "left_out": {}}
    once = compare_place(study, copies="once")
    assert any("1 article is left out as a copy (b)" in each for each in once.audit.sentences)
    assert manifest(once)["articles"]["left_out"] == {"b": "a"}
    assert [text["id"] for text in manifest(once)["texts"]] == ["a", "c"]
    hits = [len(each.hits("stoppage/strike")) for each in (counted, once)]
    assert hits == [2, 1]
    assert [group.key for group in once.groups] == ["Alder", "C"]
    with pytest.raises(UnknownNameError, match="way to count copies"):
        compare_place(study, copies="twice")


def test_nothing_is_said_where_nothing_is_a_copy():
    study = study_of(("a", STORY, "Alder"), ("b", text(2), "Birch"))
    assert not [each for each in compare(study).audit.sentences if "text" in each]
    assert "there are none here" in "\n".join(compare_place(study, copies="once").audit.sentences)


def test_copies_are_read_once_for_a_study_and_what_is_made_from_it():
    study = study_of(("a", STORY, "Alder"), ("b", STORY, "Birch"), ("c", text(2), "Cedar"))
    copies_of(study)
    kept = study.kept["copies"]
    once = held(study, Counted.ONCE)
    assert copies_of(once).pairs == ()
    assert once.kept["copies"] is kept


def test_the_seeds_have_no_copies():
    study = open_study(Path(places.shipped("seeds")), lexicons=[HARBOUR])
    assert copies_of(study).pairs == ()
    assert shared_text(study) == ()
    assert compare(study, Options()).study.held is None
