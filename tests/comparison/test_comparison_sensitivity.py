"""Sensitivity: each recount is what is counted when the thing is truly left out, and the sentence says what holds."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import HARBOUR, heard, made_study

from framediff.article import Span, Zone, ZoneKind
from framediff.cli.main import run
from framediff.comparison.differences.sensitivity import Fate, Kind, sensitivity
from framediff.comparison.groups.sides import SideBy, sides
from framediff.comparison.study import study_heard
from framediff.export.differences.sensitivity import sensitivity_document, verdict
from framediff.export.document.rendering import written
from framediff.scoring.bounds import share_bounds
from framediff.voice import Heard, Hearing, Register, Voice, voice_map

ARTICLES = (
    heard("a1", "The siege. The siege. The strike. The action.", "Alpha"),
    heard("a2", "The strike. {d Ann|The siege. The strike.}", "Alpha"),
    heard("a3", "The strike. The “siege” goes on.", "Alpha"),
    heard("b1", "The strike. The strike. The siege.", "Beta"),
    heard("b2", "The strike. The blockade. The action. The action.", "Beta"),
)
STUDY = made_study(ARTICLES)


def made(key="stoppage/siege", voice=Voice.OWN, study=STUDY, **more):
    return sensitivity(study, sides(study, SideBy.OUTLET, (), voice), key, **more)


def recount(found, kind, name=""):
    return next(each for each in found.recounts if (each.kind, each.name) == (kind, name))


def counts(each):
    return [(ratio.count, ratio.denominator) for ratio in each.ratios]


def test_every_recount_by_hand():
    found = made()
    assert counts(found) == [(3, 6), (1, 5)]
    assert found.difference == Fraction(3, 10)
    assert counts(recount(found, Kind.ARTICLE, "a1")) == [(1, 3), (1, 5)]
    assert counts(recount(found, Kind.ARTICLE, "b1")) == [(3, 6), (0, 2)]
    assert counts(recount(found, Kind.ENTRY, "siege")) == [(0, 3), (0, 4)]
    assert recount(found, Kind.ENTRY, "siege").fate is Fate.ALL
    assert counts(recount(found, Kind.ENTRY, "strike")) == [(3, 3), (1, 2)]
    assert counts(recount(found, Kind.DISTANCED)) == [(2, 5), (1, 5)]
    assert counts(recount(found, Kind.UNRESOLVED, "for it")) == [(4, 7), (3, 7)]
    assert counts(recount(found, Kind.UNRESOLVED, "for another label")) == [(3, 7), (1, 7)]
    assert recount(found, Kind.CONFIDENCE).fate is recount(found, Kind.HEADLINES).fate is Fate.SAME
    assert recount(found, Kind.COPIES).fate is Fate.SAME


def test_the_sentence_counts_what_was_changed_and_names_what_does_not_hold():
    found = made()
    assert (found.held, len(found.made)) == (10, 10)
    assert verdict(found) == (
        "The sign holds in 10 of 10 recounts (without each article: 5 of 5; without each entry: 2 of 2; other changes: "
        "3 of 3)."
    )
    flipping = made_study((
        heard("a1", "The siege. The siege. The siege.", "Alpha"), heard("a2", "The strike. The strike.", "Alpha"),
        heard("b1", "The strike. The strike. The siege.", "Beta"),
    ))  # fmt: skip
    told = verdict(made(study=flipping))
    assert "it flips without the article a1" in told
    assert "nothing can be told without the article b1" in told


def test_without_a_difference_nothing_is_recounted():
    even = made_study((heard("a1", "A siege.", "Alpha"), heard("b1", "A siege.", "Beta")))
    found = made(study=even)
    assert (found.difference, found.recounts) == (0, ())
    assert verdict(found) == "There is no difference, so no sign that could hold."
    none = made("dockers/rebels")
    assert (none.difference, none.recounts) == (None, ())
    assert verdict(none) == "There is no difference to count: Alpha and Beta have no occasion."


def test_bounds_of_the_difference_are_the_worst_ends_of_both_sides():
    found = made()
    one, other = share_bounds(3, 6, 1), share_bounds(1, 5, 2)
    assert float(found.bounds[0]) == pytest.approx(one.low - other.high)
    assert float(found.bounds[1]) == pytest.approx(one.high - other.low)
    assert made("force").bounds is None
    assert made(study=made_study(ARTICLES[3:4] + ARTICLES[1:2])).bounds is None


def test_low_confidence_and_headlines_are_left_out():
    text = "Siege goes on\n\nThe siege, the strike. The siege is long."
    zones = (Zone(Span(0, 13), ZoneKind.HEADLINE, "made"), Zone(Span(15, len(text)), ZoneKind.BODY, "made"))
    headed = heard("a1", text, "Alpha", zones=zones)
    spoken = heard("a2", "{d Ann|A siege. A siege.} {d Cid|A strike.}", "Alpha")
    sure = tuple(replace(each, confidence=0.5 if each.speaker == "ann" else 0.9) for each in spoken.attributions)
    unsure = Heard(spoken.article, sure, (), voice_map(spoken.article, sure, ()))
    articles = (headed, unsure, heard("b1", "A strike. {d Cid|A strike. A siege.}", "Beta"))
    study = made_study(articles)
    own = made(study=study)
    assert counts(own) == [(3, 4), (0, 1)]
    assert counts(recount(own, Kind.HEADLINES)) == [(2, 3), (0, 1)]
    direct = made(study=study, voice=Voice.DIRECT)
    assert counts(direct) == [(2, 3), (1, 2)]
    low = recount(direct, Kind.CONFIDENCE)
    assert counts(low) == [(0, 1), (1, 2)]
    assert (low.fate, len(low.hits)) == (Fate.FLIPS, 2)


def test_copies_count_once_where_they_are_known():
    found = made(copies={"a3": "a2", "b9": "b1"})
    assert counts(recount(found, Kind.COPIES)) == [(2, 4), (1, 5)]
    assert recount(made(copies={"b9": "b1"}), Kind.COPIES).fate is Fate.SAME


def test_copies_are_found_in_the_articles():
    words = "The talks in the harbour went on for two days, and nobody at the gate would say when the siege might end."
    twice = [heard("a1", words, "Alpha", "2024-03-01"), heard("a2", words, "Alpha", "2024-03-02")]
    study = made_study((*twice, heard("a3", "A strike.", "Alpha"), heard("b1", "A strike. A siege.", "Beta")))
    found = made(study=study)
    assert counts(found) == [(2, 3), (1, 2)]
    once = recount(found, Kind.COPIES)
    assert (counts(once), once.fate) == ([(1, 2), (1, 2)], Fate.VANISHES)


texts = st.lists(
    st.sampled_from(
        ["The strike. ", "A siege. ", "{d Ann|The siege.} ", "{i Ann|A strike.} ", "An attack. ", "Talks. "]
    ),
    min_size=1,
    max_size=8,
).map("".join)


@settings(max_examples=12)  # a lexicon is compiled for each entry that is left out
@given(st.lists(st.tuples(st.sampled_from(["Alpha", "Beta"]), texts), min_size=1, max_size=4))
def test_recounting_without_an_article_or_an_entry_is_counting_without_it(given_texts):
    pairs = [("Alpha", "A strike. A siege."), ("Beta", "A strike."), *given_texts]
    articles = [heard(f"n{n}", text, outlet) for n, (outlet, text) in enumerate(pairs)]
    study = made_study(articles)
    for key in ("stoppage/siege", "force"):
        found = made(key, None, study)
        for each in found.made:
            if each.kind is Kind.ARTICLE:
                # The sides are named, since one of them may be left with nothing.
                left = made_study([a for a in articles if a.article.id != each.name])
                if {a.article.outlet for a in left.articles} == {"Alpha", "Beta"}:
                    assert counts(made(key, None, left)) == counts(each)
            elif each.kind is Kind.ENTRY and each.name != "attack":
                sets = tuple(
                    replace_entries(choice_set, each.name) for choice_set in HARBOUR.choice_set
                )  # fmt: skip
                lexicon = type(HARBOUR)(
                    id="harbour", title="x", language="en", version="1", licence="x", choice_set=sets,
                    category=HARBOUR.category,
                )  # fmt: skip
                left = study_heard(study.corpus, Hearing(tuple(articles), Register(), "made"), (lexicon,))
                assert counts(made(key, None, left)) == counts(each)


def replace_entries(choice_set, pattern):
    variants = tuple(
        type(v)(v.id, v.label, tuple(e for e in v.entry if e.pattern != pattern)) for v in choice_set.variant
    )
    return type(choice_set)(choice_set.id, choice_set.referent, variants)


def test_every_face_shows_the_recounts_that_move_it_furthest():
    chosen = sides(STUDY, SideBy.OUTLET, (), Voice.OWN)
    document = sensitivity_document(STUDY, chosen, ["stoppage/siege"], None, {}, limit=3)
    text = written(document, "text", 140)
    assert "Alpha 50 % (3 of 6); Beta 20 % (1 of 5), +30.0 points. The sign holds in 10 of 10 recounts (" in text
    assert "the difference lies between +0.0 and" not in text
    assert "7 recounts more move it less; the sign holds in 7 of them." in text
    assert "and not counted: without the entry “siege” of siege." in text
    assert (
        "Nothing would change, so not counted: without attributions of a confidence below 0.8; without headlines"
        in text
    )
    record = json.loads(written(sensitivity_document(STUDY, chosen, ["stoppage/siege"], None, {}, limit=0), "json"))
    (table,) = [block for block in record["sections"][0]["blocks"] if "rows" in block]
    assert len(table["rows"]) == 11
    assert table["rows"][0]["difference"] == 30.0
    assert table["rows"][1]["sign"] == "holds"
    row = next(row for row in table["rows"] if row["name"] == "a1")
    assert row["first"] == {"count": 1, "denominator": 3, "value": 0.333333}
    assert len(row["evidence"]["change"]["places"]) == 3
    assert "# Sensitivity" in written(document, "md")


def test_the_command(capfd):
    words = ["sensitivity", "--indicator", "nagorno-karabakh", "--against", "arminfo", "--against", "azernews"]
    assert run(lambda *_: None, words) == 0
    out = " ".join(capfd.readouterr().out.split())
    assert "Nagorno-Karabakh: ArmInfo less AzerNews · all voices" in out
    assert "ArmInfo 88 % (7 of 8); AzerNews 56 % (5 of 9), +31.9 points. The sign holds in 6 of 8 recounts (" in out
    assert run(lambda *_: None, [*words, "--voice", "direct", "--format", "json", "--limit", "0"]) == 0
    record = json.loads(capfd.readouterr().out)
    assert record["manifest"]["options"]["against"] == ["ArmInfo", "AzerNews"]
    assert record["manifest"]["command"] == "sensitivity"
    assert run(lambda *_: None, [*words[:-2], "--voice", "undetermined"]) == 0
    assert "no occasion" in capfd.readouterr().out
