"""Resolving an unresolved mention on the Evidence screen, by one key and a choice."""

from __future__ import annotations

import shutil

import pytest
from tui_pilot import LEXICON, NARROW, PORT, opened

from framediff.comparison.resolving import read_resolutions
from framediff.matching import HitState
from framediff.tui.app import FramediffApp
from framediff.tui.desk import Spot
from framediff.tui.dialogs import Choose
from framediff.voice import Voice


@pytest.fixture
def port(tmp_path):
    return shutil.copytree(PORT, tmp_path / "port")


async def to_mention(driver):
    """To the unresolved mention behind “siege” in the Post's own words."""
    driver.desk.spot = Spot("dispute/siege", Voice.OWN, ("Harbour Post",))
    await driver.press("4", "G")
    row = driver.room.hits.hit_here()
    assert row.hit.state is HitState.UNRESOLVED
    return row.hit


async def test_a_mention_counts_for_a_label_and_the_table_is_counted_anew(port) -> None:
    async with opened(port, NARROW) as driver:
        hit = await to_mention(driver)
        before = driver.desk.sheet.cell("dispute/siege", "Harbour Post", Voice.OWN)
        await driver.press("r")
        assert isinstance(driver.app.screen, Choose)
        assert "something else: it is no occasion" in driver.text
        await driver.press("escape")
        assert not (port / "resolutions.toml").exists()
        await driver.press("r")
        while "▌" not in next(line for line in driver.lines if "counts for “siege”" in line):
            await driver.press("j")
        await driver.press("enter")
        assert "Written to resolutions.toml: it counts for “siege”." in driver.text
        after = driver.desk.sheet.cell("dispute/siege", "Harbour Post", Voice.OWN)
        assert (after.count, after.denominator) == (before.count + 1, before.denominator + 1)
        (entry,) = read_resolutions(port / "resolutions.toml").entries
        assert (entry.at, entry.names) == (hit.span.start, "siege")
        assert driver.desk.study.resolved.made == (entry,)
        await driver.press("u", "u")  # what was resolved outlives another hearing
        assert driver.desk.sheet.cell("dispute/siege", "Harbour Post", Voice.OWN).count == after.count
    async with opened(port) as driver:  # and it stays
        assert driver.desk.sheet.cell("dispute/siege", "Harbour Post", Voice.OWN).count == after.count
        driver.desk.spot = Spot("dispute/siege", Voice.OWN, ("Harbour Post",))
        await driver.press("4")
        row = next(row for row in driver.room.hits.rows if row.hit is not None and row.hit.span == hit.span)
        assert "resolved" in row.hit.flags
        await driver.press("g")
        while driver.room.hits.hit_here().hit.span != hit.span:
            await driver.press("j")
        await driver.press("r")
        assert "It is resolved already" in driver.text


async def test_another_label_becomes_a_row_and_nothing_an_exclusion(port) -> None:
    async with opened(port) as driver:
        await to_mention(driver)
        await driver.press("r", "G", "enter")
        assert driver.desk.sheet.cell("dispute/unlisted", "Harbour Post", Voice.OWN).count == 1
        await driver.press("2")
        assert "another label (by hand)" in driver.text
    (port / "resolutions.toml").unlink()
    async with opened(port) as driver:
        hit = await to_mention(driver)
        await driver.press("r", "enter")
        assert "it names something else" in driver.text
        assert hit.span in {each.span for each in driver.desk.comparison.excluded("dispute")}


async def test_a_counted_hit_needs_no_resolving_and_the_seeds_are_not_written_to(port) -> None:
    async with opened(port) as driver:
        driver.desk.spot = Spot("dispute/siege", Voice.OWN, ("Harbour Post",))
        await driver.press("4", "g", "r")
        assert "Its words tell what it names" in driver.text
        driver.app.can_correct = False
        await driver.press("G", "r")
        assert "The seeds came with framediff" in driver.text
    assert FramediffApp(PORT, (LEXICON,)).can_correct
