"""The screens as text: every one of them at both sizes, compared with the files in tests/screens/shown."""

from __future__ import annotations

import pytest
from tui_pilot import NARROW, SCREENS, WIDE, opened, wait_for_part

from framediff.export.report import PARTS


@pytest.fixture
def shown(request):
    """Compare a screen with its file; `pytest --snapshot-update` writes the file anew."""

    def compare(text: str, name: str) -> None:
        path = SCREENS / "shown" / f"{name}.txt"
        if request.config.getoption("update_snapshots", default=False):
            path.write_text(text, "utf-8")
        assert text == path.read_text("utf-8"), f"{path} differs; look at both, then pytest --snapshot-update"

    return compare


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "80x24"])
async def test_every_screen_stands_as_in_its_file(shown, size) -> None:
    name = f"{size[0]}x{size[1]}"
    async with opened(size=size) as driver:
        shown(await driver.still(), f"corpus-{name}")
        await driver.press("2", "j", "j")
        shown(await driver.still(), f"grid-{name}")
        await driver.press("enter")
        shown(await driver.still(), f"evidence-{name}")
        await driver.press("3", "n")
        shown(await driver.still(), f"compare-{name}")
        await driver.press("question_mark")
        shown(await driver.still(), f"help-{name}")
        await driver.press("escape", "a")
        shown(await driver.still(), f"audit-{name}")
        await driver.press("escape", "2", "o", "t")
        shown(await driver.still(), f"grid-by-speaker-topic-{name}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x40", "80x24"])
async def test_findings_stand_as_in_their_files(shown, size) -> None:
    name = f"{size[0]}x{size[1]}"
    async with opened(size=size) as driver:
        await driver.press("5", *"j" * list(PARTS).index("omissions"))
        await wait_for_part(driver, "omissions")
        await driver.press("enter", "n", "n", "n")
        shown(await driver.still(), f"findings-omissions-{name}")
        await driver.press("enter")
        shown(await driver.still(), f"findings-behind-{name}")


async def test_panes_stand_side_by_side_from_100_columns_and_live_resizing_works() -> None:
    async with opened(size=(100, 30)) as driver:
        await driver.press("3")
        left, right = driver.room.texts
        assert left.region.y == right.region.y
        for size, beside in (((99, 30), False), ((140, 30), True), ((80, 24), False)):
            await driver.pilot.resize_terminal(*size)
            await driver.settle()
            assert (left.region.y == right.region.y) is beside
            assert {len(line) <= size[0] for line in driver.lines} == {True}
        await driver.press("vertical_line")
        assert left.region.y == right.region.y
        await driver.press("vertical_line")
        assert left.region.y != right.region.y


async def test_a_small_terminal_gets_a_sentence_and_a_larger_one_its_screen_back() -> None:
    async with opened() as driver:
        for key, name in zip("1234", ("1 Corpus", "2 Grid", "3 Compare", "4 Evidence"), strict=True):
            await driver.press(key)
            await driver.pilot.resize_terminal(59, 17)
            text = " ".join((await driver.still()).split())
            assert text == ("framediff needs 60 columns and 18 rows; this terminal has 59 and 17: please enlarge it.")
            await driver.pilot.resize_terminal(60, 18)
            await driver.still()
            assert name in driver.text
        await driver.pilot.resize_terminal(10, 3)
        await driver.settle()
        assert "framedif" in driver.text


async def test_a_search_says_that_it_goes_on_and_how_it_ends() -> None:
    async with opened(size=NARROW) as driver:
        await driver.press("slash")
        await driver.type("wire")
        await driver.press("enter")
        assert "“wire”: 1/1" in driver.lines[-1]
        await driver.press("tab")
        assert "n Next “wire”" in driver.lines[-1]
        assert "esc End search" in driver.lines[-1]
        await driver.press("slash", "escape")  # what was sought is sought still
        assert "n Next “wire”" in driver.lines[-1]
        await driver.press("escape")
        assert "wire" not in driver.lines[-1]
        assert "End search" not in driver.lines[-1]


async def test_help_is_searched() -> None:
    async with opened(size=NARROW) as driver:
        await driver.press("question_mark", "slash")
        await driver.type("corrections.toml")
        await driver.press("enter")
        assert "“corrections.toml” 1/1" in driver.text
        assert any("corrections.toml" in line and "“" not in line for line in driver.lines)
        await driver.press("slash", "backspace")
        await driver.type("!")
        await driver.press("enter")
        assert "stands nowhere" in driver.text
        await driver.press("escape", "escape")
        assert driver.app.screen is driver.room


async def test_a_lexicon_is_found_in_its_list_by_its_name() -> None:
    async with opened() as driver:
        await driver.press("L", "slash")
        await driver.type("karabakh")
        await driver.press("enter")
        choices = driver.app.screen.query_one("Choices")
        assert "karabakh" in choices.words_of(choices.cursor)
        assert "1/" in driver.text


async def test_zoom_shows_one_pane_alone() -> None:
    async with opened() as driver:
        await driver.press("3", "tab", "tab", "z")
        focused = driver.app.focused
        assert focused.size.height == WIDE[1] - 4  # all but title, detail, voices and keys
        assert [pane for pane in driver.room.query("Pane") if pane.region.height] == [focused]
        await driver.press("z")
        assert len([pane for pane in driver.room.query("Pane") if pane.region.height]) == 3


async def test_no_color_leaves_no_colour_and_marks_still_show(monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(size=NARROW) as driver:
        await driver.press("3", "n")
        styles = [segment.style for strip in driver.strips for segment in strip]
        colours = {colour.name for style in styles if style for colour in (style.color, style.bgcolor) if colour}
        assert colours <= {"default"}
        assert any(style.underline and style.bold for style in styles if style)
        assert any(style.reverse for style in styles if style)


async def test_themes_change_colours_and_nothing_else() -> None:
    async with opened(size=NARROW) as driver:
        before = driver.text
        dark = driver.app.screen.styles.background
        await driver.press("T")
        assert driver.app.theme == "framediff-light"
        assert driver.app.screen.styles.background != dark
        assert driver.text == before
        await driver.press("T")
        assert driver.app.theme == "framediff-dark"
