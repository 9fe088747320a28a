"""The terminal UI with what lexicons ask for: trees of categories, weights, and lexicons that are loaded later."""

from __future__ import annotations

import pytest
from tui_pilot import LEXICON, NARROW, opened

from framediff.comparison import Options, compare
from framediff.comparison.opening import open_study
from framediff.tui.dialogs import Choose
from framediff.tui.rows import evidence_rows, grid_rows, side_rows
from framediff.tui.screens.compare import CompareRoom

TREE = """
id = "tree"
title = "Words of the strike"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"

[[category]]
id = "stop"
label = "Stopping"
definition = "Words of work that stops."

[[category]]
id = "strikes"
label = "Strikes"
parent = "stop"
definition = "The word strike."
entry = [{ pattern = "strike|strikes", weight = 1.5 }]

[[category]]
id = "shut"
label = "Shutting"
parent = "stop"
definition = "Words of shutting."
entry = [{ pattern = "close|closed|shut" }, { pattern = "siege" }]

[[topic]]
id = "talks"
label = "Other talks"
entry = [{ pattern = "talks" }]
"""


@pytest.fixture
def tree(tmp_path):
    path = tmp_path / "tree.toml"
    path.write_text(TREE, "utf-8")
    return path


@pytest.fixture
def own(tmp_path, monkeypatch):
    """A folder of lexicons of the reader's own."""
    monkeypatch.setattr("framediff.places.settings_folder", lambda: tmp_path)
    folder = tmp_path / "lexicons"
    folder.mkdir()
    return folder


def names(rows):
    return [row.text for row in rows if row.kind == "cells" and row.first]


async def test_parts_stand_under_their_parent_in_grid_and_compare_however_sorted(tree) -> None:
    async with opened(lexicons=(tree,)) as driver:
        await driver.press("2")
        assert "▌  Stopping" in driver.text
        assert "   └ Strikes" in driver.text
        assert driver.text.count("that counts its parts' hits too") == 1
        comparison = driver.desk.comparison
        assert names(grid_rows(comparison)) == ["Stopping", "└ Strikes", "└ Shutting"]
        assert names(grid_rows(comparison, 1)) == ["Stopping", "└ Strikes", "└ Shutting"]
        await driver.press("3")
        assert "└ counts above too" in driver.text
        assert names(side_rows(comparison, driver.desk.sides)) == ["Stopping", "└ Strikes", "└ Shutting"]
        apart = set(names(side_rows(comparison, driver.desk.sides, 1)))
        assert apart == {"Stopping", "Strikes ‹ Stopping", "Shutting ‹ Stopping"}


async def test_every_indicator_together_tells_a_place_once(tree) -> None:
    async with opened(lexicons=(tree,)) as driver:
        comparison, sides = driver.desk.comparison, driver.desk.sides
        once = [sum(len(comparison.hits(key, side)) for key in ("strikes", "shut")) for side in sides]
        assert once == [len(comparison.hits("stop", side)) for side in sides], "no place is both"
        await driver.press("3")
        first = next(line for line in driver.lines if "every indicator" in line)
        assert [int(word) for word in first.split() if word.isdigit()] == once
        room = driver.room
        assert isinstance(room, CompareRoom)
        await driver.press("n")
        assert f"1/{sum(once)}" in driver.text
        assert "Stopping › " in driver.text
        rows = evidence_rows(comparison, None, sides, None)
        assert sum(1 for row in rows if row.number) == sum(once)
        while (row := room.table.row_here()) is None or row.indicator.id != "stop":
            room.table.move("down")
            await driver.settle()
        await driver.press("n")
        assert "Stopping (as " in driver.text


async def test_weights_stand_beside_numbers_and_hits(tree) -> None:
    async with opened(lexicons=(tree,)) as driver:
        comparison = driver.desk.comparison
        cell = next(
            cell for _, cell in comparison.cells() if cell.indicator == "strikes" and cell.group == driver.desk.sides[0]
            and cell.count
        )  # fmt: skip
        assert cell.weighted_sum == 1.5 * cell.count
        await driver.press("3", "j")
        assert "weighted: w " in driver.text
        assert cell.weighted_text.split(" · ")[0] in driver.text
        await driver.press("enter")
        assert "weighted: w " in driver.lines[1]
        assert "weight 1.5" in driver.text
    async with opened(lexicons=(tree,), size=NARROW) as driver:
        await driver.press("3", "j")
        assert "weighted: w " in driver.text


async def test_another_lexicon_is_loaded_and_what_was_heard_is_kept(own) -> None:
    (own / "tree.toml").write_text(TREE, "utf-8")
    async with opened() as driver:
        hearing = driver.desk.study.hearing
        await driver.press("2", "t", "j", "enter", "o", "L")
        dialog = driver.app.screen
        assert isinstance(dialog, Choose)
        choices = dialog._choices._choices  # noqa: SLF001 - the list has no other way to its words
        assert choices[0] == "every lexicon in use"
        assert choices[1].startswith("The port of Varna Bay")
        assert "+ Words of the strike (tree)" in choices[2:]
        assert "+ Nagorno-Karabakh: contested wording (karabakh)" in choices[2:]
        await driver.press(*["j"] * choices.index("+ Words of the strike (tree)"), "enter")
        desk = driver.desk
        assert desk.study.hearing is hearing
        assert [lexicon.id for lexicon in desk.study.lexicons] == ["port", "tree"]
        assert desk.filters.lexicons == ("tree",)
        assert (desk.filters.by, desk.filters.topic) == ("speaker", "port:talks"), "filters hold, under their new name"
        assert "Also in use now: Words of the strike." in driver.text
        assert {block.lexicon_id for block in desk.comparison.sets} == {"tree"}
        assert "tree" in driver.lines[0]
        study = open_study(driver.app.place, lexicons=[LEXICON, own / "tree.toml"])
        expected = compare(study, Options(desk.options().by, topic="port:talks", lexicons=("tree",)))
        assert [cell.text for _, cell in desk.comparison.cells()] == [cell.text for _, cell in expected.cells()]
        await driver.press("1")
        assert "Other talks" in driver.text
        await driver.press("L", "g", "enter")
        assert desk.filters.lexicons == ()
        assert {block.lexicon_id for block in desk.comparison.sets} == {"port", "tree"}


async def test_a_lexicon_that_breaks_its_form_is_refused_in_words_and_nothing_is_lost(own) -> None:
    (own / "aaa.toml").write_text(TREE.replace('id = "tree"', 'id = "aaa"').replace('"siege"', '"(siege"'), "utf-8")
    async with opened() as driver:
        study = driver.desk.study
        await driver.press("2", "L", "j", "j", "enter")
        assert "aaa.toml" in driver.text
        assert driver.desk.study is study
        assert driver.desk.filters.lexicons == ()


async def test_what_is_put_right_while_a_lexicon_is_loaded_is_in_its_numbers(own) -> None:
    (own / "tree.toml").write_text(TREE, "utf-8")
    async with opened() as driver:
        app = driver.app
        app.add_lexicon("tree")
        app.filter(type(app.desk.filters)(min_confidence=0.99))
        await driver.settle()
        assert app.desk.filters.min_confidence == 0.99
        assert app.desk.study.hearing.min_confidence == 0.99
        assert app.desk.sheet.comparison.options == app.desk.options()
        assert app.desk.sheet.comparison.study is app.desk.study
