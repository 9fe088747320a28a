"""What must be found in the five seed articles, from their texts, through the public functions."""

from __future__ import annotations

import pytest

import framediff
from framediff.comparison import Confounded
from framediff.matching import HitState
from framediff.places import shipped
from framediff.voice import Voice
from framediff.words import word_starts


@pytest.fixture(scope="module")
def comparison():
    return framediff.compare(shipped("seeds"))


def hits_of(comparison, words):
    """The counted hits of the territory's names that read `words`."""
    return [
        hit
        for indicator in next(block for block in comparison.sets if block.key == "territory").indicators
        for hit in comparison.hits(indicator.id)
        if hit.span.of(comparison.study[hit.article_id].article.text).replace("’", "'") == words
    ]


@pytest.mark.parametrize(
    ("words", "outlet", "speaker"),
    [
        ("Artsakh", "Caucasus Watch", "Sergey Kopirkin"),
        ("Azerbaijan's Nagorno-Karabakh region", "AzerNews", "Andrey Rudenko"),
    ],
)
def test_two_names_stand_once_each_and_only_in_paraphrase(comparison, words, outlet, speaker):
    (hit,) = hits_of(comparison, words)
    study = comparison.study
    assert hit.voice is Voice.INDIRECT
    assert study.register.name_of(hit.speaker) == speaker
    assert study[hit.article_id].article.outlet == outlet
    assert len(comparison.hits(study.key_of(hit))) == 1
    (only,) = [each for each in comparison.paraphrase_only if hit in each.indirect_hits and each.speaker == hit.speaker]
    assert only.text == "paraphrase only: the wording may be the outlet's"
    assert only.direct_alternatives
    spoken = [
        each
        for indicator in ("Artsakh", "Azerbaijan's Nagorno-Karabakh region")
        for each in hits_of(comparison, indicator)
        if each.voice is Voice.DIRECT
    ]
    assert spoken == []
    assert words in framediff.to_table(comparison, 200).split("Paraphrase only")[1].replace("’", "'")


def test_occupation_language_is_one_outlets_own_voice(comparison):
    hits = comparison.hits("occupation")
    assert hits
    assert {(comparison.study[hit.article_id].article.outlet, hit.voice) for hit in hits} == {("AzerNews", Voice.OWN)}


def test_one_article_has_no_occasion_of_naming_the_territory_and_says_so(comparison):
    assert comparison.occasions("territory", "ABCmedia") == 0
    assert all(comparison.occasions("territory", g.key) for g in comparison.groups if g.key != "ABCmedia")
    block = next(block for block in comparison.sets if block.key == "territory")
    assert {comparison.cell(i.id, "ABCmedia", v).text for i in block.indicators for v in comparison.voices} == {
        "no occasion"
    }
    for form in (framediff.to_table, framediff.to_markdown):
        territory = form(comparison).split(block.title)[1].split(" · share of occasions")[1]
        assert "o occasion: ABCmedia" in territory


def test_the_same_agreements_carry_three_names_in_three_articles(comparison):
    found = {}
    for block in comparison.sets:
        for indicator in block.indicators:
            for hit in comparison.hits(indicator.id):
                if indicator.label in {"trilateral statement", "tripartite statement", "trilateral agreement"}:
                    found.setdefault((block.key, indicator.label), set()).add(hit.article_id)
    assert len(found) == 3
    assert len({key for key, _ in found}) == 1
    assert len(set().union(*found.values())) == 3


def test_outlet_date_and_speaker_are_confounded_and_that_is_said_first(comparison):
    levels = {(each.first, each.second): each.level for each in comparison.audit.associations}
    assert levels["outlet", "date"] is Confounded.FULLY
    assert levels["outlet", "speaker"] is Confounded.ONE_WAY
    first = comparison.audit.sentences[0]
    assert first.endswith("are confounded here: what follows cannot tell their effects apart.")
    assert {"outlet", "date", "speaker"} <= set(first.casefold().replace(",", "").split())
    assert framediff.to_table(comparison, 200).index(first) < framediff.to_table(comparison, 200).index(" of ")
    assert framediff.to_markdown(comparison).index(first) < framediff.to_markdown(comparison).index(" 1 of ")


def test_every_cell_of_the_seeds_is_its_list_and_voices_add_up(comparison):
    for by in ("outlet", "speaker", "article"):
        for voice in ("split", "all"):
            again = framediff.compare(comparison.study, by=by, voice=voice)
            cells = [cell for _, cell in again.cells()]
            assert all(cell.count == len(cell.hits) for cell in cells)
            counted = sum(hit.state is HitState.COUNTED for each in comparison.study for hit in each.hits)
            assert sum(cell.count for cell in cells) == counted
    for each in comparison.study:
        text = each.article.text
        words = sum(len(word_starts(text, zone.span.start, zone.span.end)) for zone in each.article.scored)
        assert words == sum(each.words_by_voice().values())


def test_no_verdict_words_in_any_face(comparison):
    for form in (framediff.to_table, framediff.to_markdown, framediff.to_csv):
        text = form(comparison).casefold()
        for word in ("biased", "neutral", "propaganda", "pro-armenian", "pro-azerbaijani", "correct name"):
            assert word not in text, word
