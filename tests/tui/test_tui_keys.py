"""The table of keys: every key does what the table says, can be given away, and is written out in words."""

from __future__ import annotations

import re
import shutil

import pytest
from tui_pilot import PORT, WIDE, opened

from framediff.errors import InputError
from framediff.tui.dialogs import Choose, Prompt, Read, help_lines
from framediff.tui.keys import KEYS, key_table_markdown, read_keymap, shown_key
from framediff.tui.passage import Passage

pressed: set[str] = set()


@pytest.fixture(scope="module", autouse=True)
def every_key_is_exercised():
    """What the tests of this module press must be the whole table."""
    yield
    table = {name.strip() for key in KEYS for name in key.keys.split(",")}
    assert table <= pressed, table - pressed


class Hand:
    """Presses keys and remembers which."""

    def __init__(self, driver) -> None:
        self.driver = driver

    async def __call__(self, *keys: str) -> None:
        pressed.update(keys)
        await self.driver.press(*keys)


async def test_keys_of_screens() -> None:
    async with opened() as driver:
        press = Hand(driver)
        for key, name in (("2", "grid"), ("3", "compare"), ("4", "evidence"), ("5", "findings"), ("1", "corpus")):
            await press(key)
            assert driver.app.current_mode == name
        await press("enter")  # an article opens in its text
        assert driver.app.current_mode == "compare"
        assert driver.app.focused.article.id == "harbour-1"
        await press("escape")
        assert driver.app.current_mode == "corpus"
        await press("4", "escape")
        assert driver.app.current_mode == "compare"


async def test_keys_of_moving() -> None:
    async with opened(size=(80, 21)) as driver:
        press = Hand(driver)
        await press("2")
        grid = driver.room.table
        first, last = grid.cursor, max(i for i in range(grid.item_count()) if grid.selectable(i))
        for down, up in (("j", "k"), ("down", "up")):
            await press(down)
            assert grid.cursor == first + 1
            await press(up)
            assert grid.cursor == first
        for bottom, top in (("G", "g"), ("end", "home")):
            await press(bottom)
            assert grid.cursor == last
            await press(top)
            assert grid.cursor == first
        for forth, back in (("ctrl+d", "ctrl+u"), ("pagedown", "pageup"), ("ctrl+f", "ctrl+b")):
            await press(forth)
            assert grid.cursor > first
            await press(back)
            assert grid.cursor == first
        column = grid.column
        for left, right in (("h", "l"), ("left", "right")):
            await press(left)
            assert grid.column == column - 1
            await press(right)
            assert grid.column == column
        await press("3", "tab")
        assert isinstance(driver.app.focused, Passage)
        left_text = driver.app.focused
        await press("tab")
        assert driver.app.focused is not left_text
        await press("shift+tab")
        assert driver.app.focused is left_text
        top = left_text.top
        await press("j")
        assert left_text.top == top + 1
        await press("G", "g")
        assert left_text.top == 0


async def test_keys_of_finding() -> None:
    async with opened() as driver:
        press = Hand(driver)
        await press("3")
        room = driver.room
        total = sum(len(hits) for side in room.sides for hits in driver.desk.sheet.hits(side).values())
        await press("G", "g", "n")  # the first row stands for every indicator
        assert f"1/{total}" in driver.text
        await press("n")
        assert f"2/{total}" in driver.text
        await press("N", "N")
        assert f"{total}/{total}" in driver.text
        await press("shift+tab", "tab", "tab")
        shown = room.texts[0].article.id
        await press("right_square_bracket")
        assert room.texts[0].article.id == "harbour-2" != shown
        await press("left_square_bracket")
        assert room.texts[0].article.id == shown
        await press("slash")
        assert isinstance(driver.app.screen, Prompt)
        await driver.type("the union")
        await press("enter")
        assert "1/2" in driver.text
        assert "“the union” · " in driver.text
        await press("n")
        assert "2/2" in driver.text
        await press("escape")
        assert driver.desk.sought == ""
        assert driver.app.current_mode == "compare"
        await press("1", "slash")
        await driver.type("wire")
        await press("enter")
        assert driver.room.articles.articles[driver.room.articles.cursor].id == "wire"
        assert "“wire”: 1/1" in driver.text


async def test_keys_of_filters() -> None:
    async with opened() as driver:
        press = Hand(driver)
        await press("2")
        for words in ("by speaker", "by article", "by month", "by story", "by outlet"):
            await press("o")
            assert words in driver.lines[0]
        await press("O")
        await driver.type("2026-03-05")
        await driver.press("enter")
        assert "around 2026-03-05" in driver.lines[0]
        await press("o")
        for words in ("own words", "direct speech", "indirect speech", "all voices together", "each voice apart"):
            await press("v")
            assert words in driver.lines[0]
        await press("t")
        assert isinstance(driver.app.screen, Choose)
        await press("j", "enter")
        assert driver.desk.filters.topic == "talks"
        assert "topic Talks" in driver.lines[0]
        await press("t", "k", "space")
        assert driver.desk.filters.topic is None
        await press("L", "j", "enter")
        assert driver.desk.filters.lexicons == ("port",)
        await press("t", "escape")
        sides = driver.desk.sides
        await press("h", "space")
        assert driver.desk.sides == ("Coast Wire", sides[1])
        await press("x")
        assert driver.desk.sides == (sides[1], "Coast Wire")
        await press("3", "tab", "space")
        assert isinstance(driver.app.screen, Choose)
        await press("g", "j", "enter")
        assert driver.desk.sides == ("Harbour Post", "Coast Wire")
        await press("1", "G", "space")
        assert "Coast Wire" in driver.desk.sides


async def test_keys_of_voices(tmp_path) -> None:
    async with opened(shutil.copytree(PORT, tmp_path / "port")) as driver:
        press = Hand(driver)
        await press("2", "u")
        assert driver.desk.filters.min_confidence == driver.desk.least
        await press("u", "enter", "c")
        assert isinstance(driver.app.screen, Choose)
        await press("escape")
        assert not (tmp_path / "port" / "corrections.toml").exists()
        await press("r")
        assert "only unresolved mentions are resolved" in driver.text


async def test_keys_of_view_and_help() -> None:
    async with opened() as driver:
        press = Hand(driver)
        articles = [article.id for article in driver.room.articles.articles]
        await press("s", "s", "s")
        by_words = [article.id for article in driver.room.articles.articles]
        assert "Sorted by number of words" in driver.text
        assert by_words != articles
        assert sorted(by_words) == articles
        await press("s", "z")
        assert driver.room.has_class("-zoomed")
        await press("z", "T", "T", "3", "vertical_line", "vertical_line", "a")
        assert isinstance(driver.app.screen, Read)
        assert "Before any number" in driver.text
        await press("escape", "question_mark")
        assert "What the marks mean" in driver.text
        await press("escape", "f1")
        assert isinstance(driver.app.screen, Read)
        await press("enter", "ctrl+c")
        for key in ("colon", "ctrl+p"):
            await press(key)
            assert type(driver.app.screen).__name__ == "CommandPalette"
            await driver.press("escape")
        await press("ctrl+z")  # without a terminal nothing is left; test_tui_terminal.py has one
        pressed.update(("y", "e"))  # test_tui_numbers.py presses them and reads what they write
        await press("q")
    assert driver.app.return_code == 0


async def test_commands_are_found_by_name() -> None:
    async with opened() as driver:
        await driver.press("2", "colon")
        await driver.type("by outlet, speaker")
        await driver.press("enter")
        await driver.settle()
        assert driver.desk.filters.by == "speaker"
        titles = [command.title.casefold() for command in driver.app.get_system_commands(driver.room)]
        missing = [key.words for key in KEYS if key.group != "Moving" and not key.scope
                   and key.id != "commands" and key.words.casefold() not in titles]  # fmt: skip
        assert missing == []


async def test_keys_can_be_given_away_even_to_another_script() -> None:
    async with opened(keymap={"filter.by": "п,B", "quit": "Q"}) as driver:
        await driver.press("п")
        assert driver.desk.filters.by == "speaker"
        await driver.press("B")
        assert driver.desk.filters.by == "article"
        await driver.press("o", "q")
        assert driver.desk.filters.by == "article"
        assert "п By" in driver.lines[WIDE[1] - 1]
        assert any(left == "п B" for left, _, _ in help_lines(driver.desk.keymap))


def test_keymap_is_read_and_refused_in_a_sentence(tmp_path) -> None:
    path = tmp_path / "keys.toml"
    assert read_keymap(path) == {}
    path.write_text('"hit.next" = "n,т"\n', "utf-8")
    assert read_keymap(path) == {"hit.next": "n,т"}
    for text, words in (
        ('"hit.nxt" = "n"\n', "hit.nxt"),
        ('"hit.next" = 3\n', "hit.next"),
        ('"hit.next" = "n,"\n', "hit.next"),
        ("hit next\n", "keys.toml"),
    ):
        path.write_text(text, "utf-8")
        with pytest.raises(InputError, match=re.escape(words)) as refused:
            read_keymap(path)
        assert "\n" not in str(refused.value)


def test_keys_are_one_table() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)
    names = [name.strip() for key in KEYS for name in key.keys.split(",")]
    assert len(set(names)) == len(names)
    table = key_table_markdown()
    rows = table.splitlines()
    assert len(rows) == len(KEYS) + 2
    for key, row in zip(KEYS, rows[2:], strict=True):
        assert f"`{key.id}`" in row
        assert key.words in row
        assert len(re.split(r"(?<!\\)\|", row)) == 6
    assert shown_key("right_square_bracket,G") == ("]", "G")
