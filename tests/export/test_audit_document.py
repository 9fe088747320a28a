"""The audit as a document: every article, cross-tabulations that add up, counts by voice, copies, stories."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from made import ARTICLES, heard, made_study
from prose import text

from framediff.cli.main import faces
from framediff.comparison import By, Options, compare
from framediff.comparison.audit.copies import Counted
from framediff.comparison.audit.crosstabs import PAIRS, crosstabs
from framediff.comparison.opening import open_study
from framediff.comparison.study.holding import held
from framediff.export.audit import audit_document
from framediff.export.document.rendering import written
from framediff.scoring.permutation import smallest_dealt


@pytest.fixture(scope="module")
def study():
    return made_study(ARTICLES)


def tabs(study, topic=None):
    return {(tab.first, tab.second): tab for tab in crosstabs(study, topic)}


def test_outlets_and_months_add_up_to_the_articles_and_their_words(study):
    tab = tabs(study)["outlet", "date"]
    assert tab.columns == ("Alpha", "Beta", "unknown outlet (c1)")
    assert tab.rows == ("2024-03", "2024-04", "date unknown")
    assert tab.at("Alpha", "2024-03").articles == ("a1", "a2")
    assert tab.at("Beta", "2024-03").articles == ()
    assert sum(entry.words for entry in tab.entries.values()) == sum(each.words for each in study.articles)
    assert sorted(each for entry in tab.entries.values() for each in entry.articles) == ["a1", "a2", "b1", "c1"]


def test_speakers_are_those_with_words_and_no_interviewers(study):
    tab = tabs(study)["outlet", "speaker"]
    assert tab.rows == ("Ann Ash", "Cid Cole")
    assert tab.at("Alpha", "Ann Ash").words == len("The strike is fair a fair strike".split()) + len(
        "That the siege of the wage talks goes on".split()
    )
    assert tab.at("Beta", "Ann Ash").articles == ("b1",)
    assert tab.articles_of("Ann Ash") == ("a1", "b1")


def test_topics_are_those_of_paragraphs(study):
    every = tabs(study)
    assert every["outlet", "topic"].rows == ("Pay",)
    assert every["outlet", "topic"].at("Alpha", "Pay").articles == ("a1", "a2")
    on_pay = every["speaker", "topic"].at("Ann Ash", "Pay")
    assert on_pay.articles == ("a1",)
    # In a1 the wage stands in the last paragraph, with the speaker's second sentence.
    assert on_pay.words == len("That the siege of the wage talks goes on".split())


def test_held_to_a_topic_only_its_words_are_tabulated(study):
    held_to = tabs(study, "pay")
    assert set(held_to) == {pair for pair in PAIRS if "topic" not in pair}
    assert held_to["outlet", "date"].columns == ("Alpha",)
    words = sum(
        study[each].words_by_voice("pay")[voice] for each in ("a1", "a2") for voice in study[each].words_by_voice("pay")
    )
    assert held_to["outlet", "date"].at("Alpha", "2024-03").words == words


def test_every_article_and_its_story_stand_in_the_tables(study):
    document = audit_document(compare(study))
    tables = {table.id: table for table in document.tables()}
    assert list(tables) == [
        "audit-articles", "audit-together", "audit-outlet-date", "audit-outlet-speaker", "audit-outlet-topic",
        "audit-speaker-topic", "audit-outlet-story", "audit-sides", "audit-smallest-p",
    ]  # fmt: skip
    assert [row[0].text for row in tables["audit-articles"].rows] == ["a1", "a2", "b1", "c1"]
    first = tables["audit-articles"].rows[0]
    assert [field.text for field in first[1:6]] == ["Alpha", "2024-03-01", "Ann Ash", "Pay", str(study["a1"].words)]
    assert first[0].evidence.places[0].node.startswith("The strike at the gate")
    together = {(row[0].text, row[1].text): row for row in tables["audit-together"].rows}
    assert together["outlet", "date"][2].text == "fully"
    assert together["outlet", "story"][4].data == pytest.approx(1.0) or together["outlet", "story"][2].text == "one way"


def test_sides_have_their_words_by_voice_and_every_pair_its_smallest_p(study):
    comparison = compare(study)
    tables = {table.id: table for table in audit_document(comparison).tables()}
    for row, group in zip(tables["audit-sides"].rows, comparison.groups, strict=True):
        numbers = [field.data for field in row[1:-1]]
        assert numbers[0] == len(comparison.articles(group.key))
        assert numbers[2] == sum(numbers[3:]) == comparison.words(group.key)
    pairs = {(row[0].text, row[1].text): row[4].data for row in tables["audit-smallest-p"].rows}
    assert pairs["Alpha", "Beta"] == smallest_dealt(2, 1)
    assert len(pairs) == 3
    speakers = audit_document(compare(study, Options(By.SPEAKER)))
    assert "audit-smallest-p" not in [table.id for table in speakers.tables()]


def test_copies_are_listed_counted_or_not():
    story = text(1)
    study = made_study((
        heard("a", story, "Alpha", "2024-03-02"),
        heard("b", story, "Beta", "2024-03-01"),
        heard("c", text(2), "Gamma", "2024-03-01"),
    ))  # fmt: skip
    document = audit_document(compare(study))
    (table,) = [table for table in document.tables() if table.id == "audit-copies"]
    assert [field.text for field in table.rows[0][:6]] == ["exact", "b", "a", "100 %", "100 %", "240"]
    assert table.rows[0][5].evidence.places[0].article_id == "b"
    assert "With --copies once these are left out: a (of b)." in [note.text for note in table.notes][1]
    once = audit_document(compare(held(study, Counted.ONCE)))
    (table,) = [table for table in once.tables() if table.id == "audit-copies"]
    assert [field.text for field in table.rows[0][:3]] == ["exact", "b", "a"]
    (articles,) = [table for table in once.tables() if table.id == "audit-articles"]
    assert [row[0].text for row in articles.rows] == ["b", "c"]
    assert articles.notes[0].text == "Left out, as copies: a (of b)."


def test_long_tables_are_cut_for_readers_and_whole_for_programs(study):
    cut = {table.id: table for table in audit_document(compare(study), 2).tables()}["audit-articles"]
    assert len(cut.rows) == 2
    assert cut.notes[0].text == "2 more articles; `framediff audit --format json` has them all."


def test_many_outlets_make_a_list():
    articles = tuple(heard(f"a{n}", "A strike.", f"Outlet {n}", "2024-03-01") for n in range(9))
    tables = {table.id: table for table in audit_document(compare(made_study(articles))).tables()}
    assert [column.key for column in tables["audit-outlet-date"].columns] == ["outlet", "date", "articles", "words"]
    assert tables["audit-outlet-date"].rows[3][2].data == ["a3"]


@pytest.mark.parametrize("form", ["text", "md", "html", "csv", "json"])
def test_every_face_of_the_audit_escapes_what_articles_say(form):
    hostile = heard("a|b`*_<script>\x1b[31m", "A strike.", "Out|let <b>\x1b[0m", "2024-03-01")
    said = written(audit_document(compare(made_study((hostile, *ARTICLES)))), form)
    assert "\x1b" not in said
    assert (
        form in {"csv", "json", "text"} or "<script>" not in said.split("```")[0]
    )  # the manifest stands in a code block


def test_the_command_prints_the_seeds_audit():
    result = CliRunner().invoke(faces, ["audit", "--lexicon", "karabakh", "--format", "json"])
    assert result.exit_code == 0
    document = json.loads(result.stdout)
    assert document["manifest"]["command"] == "audit"
    assert document["manifest"]["articles"] == {"copies": "all", "story": None, "left_out": {}}
    assert "No two articles here have the same text" in result.stdout
    assert "Outlet, date, speaker and topic are confounded here" in result.stdout


def test_sources_without_a_name_are_not_one_speaker_in_two_articles(tmp_path):
    for name, day in (("first", "Monday"), ("second", "Friday")):
        words = f"“Nobody was told of the plan on {day},” an official said. The office did not answer.\n"
        (tmp_path / f"{name}.txt").write_text(f"---\noutlet: {name.title()}\n---\n{words}", encoding="utf-8")
    two = open_study(tmp_path, lexicons=["migration"])
    tab = tabs(two)["outlet", "speaker"]
    assert len(tab.rows) == 2
    assert all(len(tab.articles_of(row)) == 1 for row in tab.rows)
    assert {row.speaker for row in compare(two, Options()).audit.rows} == set(tab.rows)
