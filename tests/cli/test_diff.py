"""`framediff diff A B`: files, folders, articles and outlets, statement by statement, in every face."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from framediff.cli.diff import BY
from framediff.cli.main import faces
from framediff.comparison.alignment import Likeness, contrast
from framediff.comparison.groups import By
from framediff.comparison.opening import open_study

FIRST = """Ferries collide off Marven

Two ferries collided off the port of Marven on Sunday, killing 12 people. The harbour master, Lena Orst, said that \
thick fog had hidden the smaller vessel.

Parliament will debate the school budget in June.
"""
SECOND = """Fog blamed for ferry crash

Fifteen people died on Sunday when two ferries crashed near the port of Marven. Rescue teams searched the bay all \
night. According to the harbour master, the smaller vessel could not be seen in dense fog.
"""


@pytest.fixture
def place(tmp_path):
    (tmp_path / "alder.txt").write_text("---\noutlet: Alder Post\ndate: 2021-05-03\n---\n" + FIRST, "utf-8")
    (tmp_path / "birch.txt").write_text("---\noutlet: Birch Wire\ndate: 2021-05-03\n---\n" + SECOND, "utf-8")
    choir = "The choir of Lund sang in the old hall. Tickets cost ten euros.\n"
    (tmp_path / "cedar.txt").write_text(f"---\noutlet: Cedar News\ndate: 2023-09-01\n---\n{choir}", "utf-8")
    return tmp_path


def run(*arguments):
    result = CliRunner().invoke(faces, ["diff", *map(str, arguments)])
    assert result.exit_code == 0, result.output
    return result.stdout


def refused(*arguments):
    result = CliRunner().invoke(faces, ["diff", *map(str, arguments)])
    assert result.exit_code != 0
    return str(result.exception)


def test_two_files_are_put_side_by_side(place):
    text = run(place / "alder.txt", place / "birch.txt")
    assert "Same fact: 3 pairs of statements" in text
    assert "number (“12 people” and “Fifteen people”)" in " ".join(text.split())
    assert "Alder Post alone: 1 of 4 statements." in " ".join(text.split())


def test_names_of_a_place_are_files_of_it(place):
    by_file = json.loads(run(place / "alder.txt", place / "birch.txt", "--format", "json"))
    by_name = json.loads(run("alder", "birch", "--in", place, "--format", "json"))
    by_outlet = json.loads(run("Alder Post", "Birch Wire", "--in", place, "--by", "outlet", "--format", "json"))
    assert by_file["sections"] == by_name["sections"] == by_outlet["sections"]


def test_outlets_with_a_dot_in_their_names_are_no_files():
    assert "ArmInfo and NEWS.am" in " ".join(run("ArmInfo", "NEWS.am").split())
    assert "no file or folder" in refused("ArmInfo", "NEWS.txt")
    assert "Both are" in refused("NEWS.am", "NEWS.am")


def test_csv_has_every_link_with_its_places_voices_and_speakers(place):
    rows = list(csv.DictReader(io.StringIO(run("alder", "birch", "--in", place, "--format", "csv"))))
    assert [row["kind"] for row in rows[:2]] == ["fact", "fact"]
    fog = next(row for row in rows if "fog" in row["first"])
    assert fog["first"] == "thick fog had hidden the smaller vessel."
    assert (fog["first_voice"], fog["first_speaker"]) == ("indirect", "Lena Orst")
    text = (place / "birch.txt").read_text("utf-8")
    assert text[int(fog["second_start"]) : int(fog["second_end"])].startswith("According to the harbour master")


def test_evidence_lists_what_one_alone_says(place):
    text = run("alder", "birch", "--in", place, "--evidence")
    assert "Rescue teams searched the bay all night." in " ".join(text.split())
    assert "[Parliament will debate the school budget in June.]" in " ".join(text.split())


def test_where_nothing_aligns_the_best_pair_is_named(place):
    text = " ".join(run("alder", "cedar", "--in", place).split())
    assert "No statement of Alder Post reports a fact that one of Cedar News reports" in text
    assert "No two of them share a telling word." in text or "Best pair, likeness" in text


def test_the_seeds_report_different_interviews():
    text = " ".join(run("ABCmedia", "Caucasus Watch").split())
    assert "Same fact: 0 pairs of statements." in text
    assert "Best pair, likeness" in text


def test_limit_leaves_pairs_to_the_table(place):
    text = " ".join(run("alder", "birch", "--in", place, "--limit", "1").split())
    assert "2 further pairs: a higher --limit shows them with their words." in text
    assert text.count("same fact") == 3


def test_articles_long_apart_share_a_theme_and_not_a_fact(place):
    text = (
        "---\noutlet: Dale Daily\ndate: 2022-08-01\n---\nA ferry ran aground off the port of Arden. Nobody was hurt.\n"
    )
    (place / "dale.txt").write_text(text, "utf-8")
    study = open_study(place, lexicons=["hedges-boosters"])
    found = contrast(study, ["alder"], ["dale"], ("Alder Post", "Dale Daily"))
    assert found.of(Likeness.FACT) == ()
    assert found.of(Likeness.THEME)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("alder.txt", "nowhere.txt"), "There is no file or folder"),
        (("alder.txt", "alder.txt"), "give two that differ"),
    ],
)
def test_what_is_no_file_is_refused(place, arguments, told):
    assert told in refused(*(place / each for each in arguments))


def test_names_that_do_not_exist_or_mean_the_same_are_refused(place):
    assert "No outlet or article is called" in refused("alder", "zebra", "--in", place)
    assert "No article is called" in refused("alder", "zebra", "--in", place, "--by", "article")
    assert "name two that differ" in refused("alder", "Alder Post", "--in", place)


def test_what_sides_are_is_among_the_groups():
    assert set(BY) <= set(By)


def test_hostile_words_are_escaped(tmp_path):
    (tmp_path / "one.txt").write_text("The \x1b[31mred bridge | of Marven <b>fell</b> on Sunday night.\n", "utf-8")
    (tmp_path / "two.txt").write_text("The red bridge of Marven | fell on `Sunday` night.\n", "utf-8")
    assert "\x1b" not in run("one", "two", "--in", tmp_path)
    assert "<b>" not in run("one", "two", "--in", tmp_path, "--format", "md").replace("\\<b>", "")


def test_output_is_stable(place):
    assert run("alder", "birch", "--in", place, "--format", "md") == run(
        "alder", "birch", "--in", place, "--format", "md"
    )
