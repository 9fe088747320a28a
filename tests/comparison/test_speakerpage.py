"""The page of a speaker: all that is said, every name, the first and the last word; numbers are lists of places."""

from __future__ import annotations

import json

import pytest
from made import HARBOUR
from test_ledger_verbs import article

from framediff.article import Corpus
from framediff.cli import run
from framediff.comparison.ledgers.speakerpage import NamingKind, speaker_called, speaker_page, speakers_across
from framediff.comparison.study import study
from framediff.errors import UnknownNameError
from framediff.export.document import Document, Table
from framediff.export.document.rendering import written
from framediff.export.speakers.page import speaker_section
from framediff.voice import Voice

ALPHA = article(
    "a1",
    "The harbour minister Ann Ash said the strike would end. “It is a strike, no more,” the minister told reporters. "
    "Ann Ash walked out. “We stay,” the docker Bob Bay said.",
    "Alpha",
    "Ash: Strike will end",
)
BETA = article(
    "b1",
    "The docker Bob Bay said that nothing had changed. Ash called the siege “a shame for the town”. She stressed that "
    "the wage would rise.",
    "Beta",
)
GAMMA = article("c1", "The docker Bob Bay said that nothing had changed.", "Gamma")


def made(*articles, **more):
    return study(Corpus("made", articles or (ALPHA, BETA, GAMMA)), (HARBOUR,), **more)


STUDY = made()


def page_of(name, of=STUDY):
    return speaker_page(of, speaker_called(of, name))


def test_a_speaker_is_found_by_name_alias_or_the_beginning_of_one():
    assert {speaker_called(STUDY, name).id for name in ("Ann Ash", "ash", "ann", "ann-ash")} == {"ann-ash"}
    with pytest.raises(UnknownNameError, match="No speaker is called"):
        speaker_called(STUDY, "Zoe")


def test_a_surname_that_two_speakers_bear_is_asked_about_and_a_whole_name_is_not():
    ann = article("t", "The minister Ann Ash said that the dam is safe. “It holds,” Ash said.", "T")
    tim = article("u", "The docker Tim Ash said that the dam is old.", "U")
    two = made(ann, tim)
    assert speaker_called(made(ann), "Ash").name == "Ann Ash"
    assert any("Ash" in each.aliases for each in two.register)
    with pytest.raises(UnknownNameError, match="“Ash” could be more than one speaker; say which: “Ann Ash”, “Tim Ash”"):
        speaker_called(two, "Ash")
    assert speaker_called(two, "tim ash").name == "Tim Ash"


def test_everything_said_stands_once_with_its_voice():
    page = page_of("Ash")
    ours = [
        (studied.article.id, number)
        for studied in STUDY
        for number, each in enumerate(studied.heard.attributions)
        if each.speaker == "ann-ash" and each.parent is None
    ]
    assert sorted((each.article_id, each.attribution) for each in page.spoken) == sorted(ours)
    assert page.outlets == ("Alpha", "Beta")
    quoted = [each for each in page.spoken if each.voice is Voice.DIRECT]
    assert [each.span.of(STUDY["a1"].article.text) for each in quoted] == ["“It is a strike, no more,”"]
    assert [each.headline for each in page.spoken][:2] == [True, False]
    assert page.silent == 1


def test_words_quoted_are_those_of_the_voice_map():
    page = page_of("Ash")
    for outlet in page.outlets:
        tallies = [
            (tally.voice, tally.words)
            for studied in STUDY
            if studied.article.outlet == outlet
            for passage in studied.passages
            for tally in passage.tallies
            if tally.speaker == "ann-ash"
        ]
        assert page.quoted[outlet].count == sum(words for voice, words in tallies if voice is Voice.DIRECT)
        assert page.quoted[outlet].total == sum(words for _, words in tallies)


def test_every_mention_has_its_kind_and_the_first_one_after_the_headline_introduces():
    found = [
        (each.text, each.kind, each.source, each.first) for each in page_of("Ash").namings if each.outlet == "Alpha"
    ]
    assert found == [
        ("Ash", NamingKind.NAME, True, False),
        ("The harbour minister Ann Ash", NamingKind.NAME_AND_ROLE, True, True),
        ("the minister", NamingKind.ROLE, True, False),
        ("Ann Ash", NamingKind.NAME, False, False),
    ]
    beta = [(each.text, each.kind) for each in page_of("Ash").namings if each.outlet == "Beta"]
    assert ("She", NamingKind.PRONOUN) in beta


def test_a_name_that_two_speakers_bear_is_no_mention_of_one():
    two = made(
        article(
            "t",
            "The minister Ann Ash said that the dam is safe. The docker Tim Ash said that it is not. Ash went home.",
            "T",
        )
    )
    for name in ("Ann Ash", "Tim Ash"):
        texts = [each.text for each in page_of(name, two).namings if not each.source]
        assert "Ash" not in texts


def test_the_first_and_the_last_word_of_each_article():
    turns = {turn.outlet: (turn.first[0], turn.last[0], turn.speakers) for turn in page_of("Ash").turns}
    assert turns == {"Alpha": ("ann-ash", "bob-bay", 2), "Beta": ("bob-bay", "ann-ash", 2)}


def test_wording_is_counted_by_voice_and_outlet():
    found = {(each.indicator, each.outlet): (len(each.direct), len(each.indirect)) for each in page_of("Ash").wording}
    assert found["stoppage/strike", "Alpha"] == (1, 2)


def test_only_speakers_of_several_outlets_cross_them():
    assert [each.id for each in speakers_across(STUDY, 5)] == ["bob-bay", "ann-ash"]
    assert [each.id for each in speakers_across(STUDY, 1)] == ["bob-bay"]


LONG = article(
    "l1",
    "The minister Ann Ash said that three ships had left the harbour on Monday. She added that the council would pay "
    "nine million euros for a new crane.",
    "Lima",
)
SHORT = article("s1", "Three ships left the harbour on Monday, the minister Ann Ash said.", "Sierra")
MUTE = article("m1", "A new crane will cost the council nine million euros. It rained on the town.", "Mike")


def test_what_one_outlet_has_and_another_on_the_same_story_has_not_is_left_out():
    told = made(LONG, SHORT, MUTE)
    page = speaker_page(told, speaker_called(told, "Ash"), [("l1", "s1", "m1")])
    assert page.stories == 1
    by_text = {each.renderings[0].text: each for each in page.carried}
    (ships,) = [each for text, each in by_text.items() if "ships" in text]
    (crane,) = [each for text, each in by_text.items() if "crane" in text]
    assert sorted(each.article_id for each in ships.renderings) == ["l1", "s1"]
    assert [(near.outlet, near.speaks) for near in ships.left_out] == [("Mike", False)]
    assert [each.article_id for each in crane.also] == ["m1"], "in its own words is not left out"
    assert [(near.outlet, near.speaks) for near in crane.left_out] == [("Sierra", True)]


def test_nothing_is_left_out_where_one_outlet_tells_a_story_alone():
    told = made(LONG, SHORT, MUTE)
    page = speaker_page(told, speaker_called(told, "Ash"), [("l1",), ("s1",), ("m1",)])
    assert (page.stories, page.carried) == (0, ())
    assert "nothing can be said to be left out" in tables(page, told)["out"].empty


def test_stories_are_found_unless_given():
    told = made(LONG, SHORT, MUTE)
    assert page_of("Ash", told).stories <= 1
    assert "What is left out" in written(Document("", (), (speaker_section(told, page_of("Ash", told)),)), "text")


def test_what_is_left_out_shows_who_carries_it_and_what_comes_nearest():
    told = made(LONG, SHORT, MUTE)
    table = tables(speaker_page(told, speaker_called(told, "Ash"), [("l1", "s1", "m1")]), told)["out"]
    found = {row[1].text: (row[2].text, row[1].evidence, row[2].data) for row in table.rows}
    assert found["Lima, Sierra"][0] == "Mike*"
    assert {place.article_id for place in found["Lima, Sierra"][1].places} == {"l1", "s1"}
    assert found["Lima, Mike"][2][0]["outlet"] == "Sierra"


def test_what_is_too_uncertain_is_left_out():
    certain = made(min_confidence=0.97)
    assert len(page_of("Ash", certain).spoken) < len(page_of("Ash").spoken)


def tables(page, of=STUDY):
    return {table.id.rpartition("-")[2]: table for table in Document("", (), (speaker_section(of, page),)).tables()}


def test_each_number_of_the_page_is_as_long_as_its_places():
    stories = [[studied.article.id for studied in STUDY]]
    shown = tables(speaker_page(STUDY, speaker_called(STUDY, "Ash"), stories))
    assert set(shown) == {"room", "said", "out", "names", "verbs", "wording", "turns"}
    for table in shown.values():
        assert table.rows
        for row in table.rows:
            for field in row:
                if field.evidence is not None and isinstance(field.data, int):
                    assert field.data == len(field.evidence.places)
    said = shown["said"]
    assert all(row[2].evidence is not None for row in said.rows)


def test_pages_of_two_speakers_can_stand_in_one_document():
    sections = tuple(speaker_section(STUDY, page_of(name)) for name in ("Ash", "Bay"))
    ids = [table.id for table in Document("", (), sections).tables()]
    assert len(ids) == len(set(ids))


def test_rows_can_be_limited_and_the_rest_is_counted():
    page = page_of("Ash")
    section = speaker_section(STUDY, page, 1)
    said = next(each for each in Document("", (), (section,)).tables() if each.id.endswith("-said"))
    assert len(said.rows) == 1
    assert f"{len(page.spoken) - 1} further rows" in said.notes[0].text


def test_hostile_text_does_no_harm():
    bad = made(article("h", "The minister Ann Ash\x1b[31m said that |it| <b>rains</b>.", "Al\x1bpha"), ALPHA)
    document = Document("Page", (), (speaker_section(bad, page_of("Ann Ash", bad)),))
    for form in ("text", "md", "csv", "json"):
        assert "\x1b" not in written(document, form, evidence=True)
    assert all(isinstance(table, Table) for table in document.tables())


def test_the_command(capsys):
    assert run(print, ["speakers", "--page", "kopirkin", "--format", "json"]) == 0
    first = capsys.readouterr().out
    assert json.loads(first)
    assert run(print, ["speakers", "--page", "kopirkin", "--format", "json"]) == 0
    assert capsys.readouterr().out == first
    assert "Ambassador Extraordinary" in first


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--page", "nobody"], "No speaker is called"),
        (["--page", "kopirkin", "--write"], "use one of them"),
        (["--format", "md"], "are for the page of a speaker"),
        (["--evidence"], "are for the page of a speaker"),
    ],
)
def test_what_does_not_go_together_is_refused(capsys, words, reason):
    assert run(print, ["speakers", *words]) == 2
    assert reason in capsys.readouterr().err
