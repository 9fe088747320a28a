"""A terminal that is too small: one sentence, no key but quitting, and everything as it was once it is enlarged."""

from __future__ import annotations

import shutil

import pytest
from tui_pilot import NARROW, PORT, WIDE, opened

from framediff.tui.dialogs import Choose, Prompt, Read
from framediff.tui.keys import KEYS
from framediff.tui.toosmall import TooSmall

SMALL = (59, 17)


async def resize(driver, size) -> None:
    await driver.pilot.resize_terminal(*size)
    await driver.still()


@pytest.mark.parametrize(("screen", "tabs"), [("1", 0), ("1", 1), ("2", 0), ("3", 0), ("3", 2), ("4", 0), ("4", 1)])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "80x24"])
async def test_the_pane_that_had_the_cursor_has_it_again(screen, tabs, size) -> None:
    async with opened(size=size) as driver:
        await driver.press(screen, *["tab"] * tabs)
        had, before = driver.app.focused, await driver.still()
        assert had is not None
        for small in (SMALL, (3, 2), (120, 17), (59, 40)):
            await resize(driver, small)
            assert isinstance(driver.app.screen, TooSmall)
            await resize(driver, size)
            assert driver.app.focused is had
            assert had.has_focus
            if small == SMALL:  # others are wider or higher than what was: scrolled as by any resizing
                assert await driver.still() == before


async def test_the_cursor_moves_at_once_and_panes_stand_as_the_new_size_has_them() -> None:
    async with opened(size=WIDE) as driver:
        await driver.press("3")
        left, right = driver.room.texts
        await resize(driver, SMALL)
        await resize(driver, NARROW)
        assert left.region.y != right.region.y
        assert {len(line) <= NARROW[0] for line in driver.lines} == {True}
        cursor = driver.room.table.cursor
        await driver.press("j")
        assert driver.room.table.cursor == cursor + 1
        await driver.press("n")
        assert "1/" in driver.text


async def test_one_that_was_too_small_from_the_start_has_its_cursor_once_enlarged() -> None:
    async with opened(size=SMALL) as driver:
        assert isinstance(driver.app.screen, TooSmall)
        await resize(driver, NARROW)
        cursor = driver.room.articles.cursor
        await driver.press("j")
        assert driver.room.articles.cursor == cursor + 1


async def test_no_key_acts_unseen(tmp_path) -> None:
    port = shutil.copytree(PORT, tmp_path / "port")
    async with opened(port) as driver:
        await driver.press("2", "j")
        before = await driver.still()
        filters, spot = driver.desk.filters, driver.desk.spot
        await resize(driver, SMALL)
        for key in KEYS:
            if key.id != "quit":
                await driver.press(*(name.strip() for name in key.keys.split(",")))
                assert isinstance(driver.app.screen, TooSmall), key.id
        assert driver.app.is_running
        await resize(driver, WIDE)
        assert (driver.desk.filters, driver.desk.spot, driver.app.current_mode) == (filters, spot, "grid")
        assert await driver.still() == before
        assert sorted(path.name for path in port.iterdir()) == sorted(path.name for path in PORT.iterdir())


@pytest.mark.parametrize(
    ("keys", "dialog"), [(("c", "enter", "j"), Choose), (("slash",), Prompt), (("a", "ctrl+d"), Read)]
)
async def test_a_dialog_stays_as_it_is_and_cannot_be_walked_blind(tmp_path, keys, dialog) -> None:
    port = shutil.copytree(PORT, tmp_path / "port")
    async with opened(port, NARROW) as driver:
        await driver.press("2", "j", "j", "enter", *keys)
        if dialog is Prompt:
            await driver.type("siege")
        before, focused = await driver.still(), driver.app.focused
        assert isinstance(driver.app.screen, dialog)
        await resize(driver, SMALL)
        assert "please enlarge it" in " ".join(driver.text.split())
        await driver.press("j", "enter", "enter", "x", "escape", "ctrl+p", "colon")
        assert isinstance(driver.app.screen, TooSmall)
        await resize(driver, NARROW)
        assert isinstance(driver.app.screen, dialog)
        assert driver.app.focused is focused
        assert await driver.still() == before
        assert not (port / "corrections.toml").exists()
        await driver.press("escape")
        assert driver.app.current_mode == "evidence"
        await resize(driver, SMALL)
        await driver.press("q")
        assert not driver.app.is_running


async def test_the_list_of_commands_stays_too() -> None:
    async with opened(size=NARROW) as driver:
        await driver.press("colon")
        palette = driver.app.screen
        await resize(driver, SMALL)
        await driver.press("down", "enter")
        assert isinstance(driver.app.screen, TooSmall)
        await resize(driver, NARROW)
        assert driver.app.screen is palette
        await driver.press("escape", "2")
        assert driver.app.current_mode == "grid"


async def test_what_a_thread_opens_over_the_sentence_leaves_no_sentence_behind() -> None:
    async with opened(size=SMALL) as driver:
        driver.app.push_screen(Choose("Topic", ["one", "two"], 0))
        await resize(driver, NARROW)
        await driver.press("escape")
        assert driver.app.screen is driver.room
        assert driver.app.focused is driver.room.articles
