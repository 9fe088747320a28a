"""Screen 5: the parts of the report, made when looked at, every row with places one key from the text."""

from __future__ import annotations

from tui_pilot import NARROW, opened

from framediff.export.report import PARTS
from framediff.tui.screens.findings import FindingsRoom


async def wait_for_part(driver, name):
    await driver.pilot.pause(0.3)  # the rest of the cursor before a part is made
    await driver.settle()
    for _ in range(50):
        if driver.desk.sections(name) is not None:
            return
        await driver.pilot.pause(0.1)
        await driver.settle()
    raise AssertionError(name)


async def walk_to(driver, name):
    await driver.press("5", *"j" * list(PARTS).index(name))
    await wait_for_part(driver, name)


async def test_every_part_of_the_report_can_be_read_and_holds_for_the_comparison_in_hand():
    async with opened() as driver:
        await driver.press("5")
        for name in PARTS:
            await wait_for_part(driver, name)
            sections = driver.desk.sections(name)
            assert not sections or sections[0].title in await driver.still()
            await driver.press("j")
        assert driver.desk.sections("audit")
        await driver.press("o")  # by speaker: what was made holds no more
        await driver.settle()
        assert driver.desk.sections("audit") is None


async def test_a_row_opens_its_places_and_a_place_its_text():
    async with opened() as driver:
        await walk_to(driver, "wording")
        await driver.press("enter", "n")
        room = driver.room
        assert isinstance(room, FindingsRoom)
        places = room.page.places()
        assert places
        await driver.press("enter")
        if len(places) > 1:
            assert f"{len(places):,} places" in driver.text
            await driver.press("enter")
        await driver.settle()
        assert driver.room.NAME == "compare"
        assert any(text.article is not None and text.article.id == places[0].article_id for text in driver.room.texts)
        await driver.press("escape")
        assert driver.room.NAME == "findings"


async def test_a_row_without_places_says_so():
    async with opened(size=NARROW) as driver:
        await walk_to(driver, "audit")
        await driver.press("enter", "enter")
        assert "opens no place" in driver.text


async def test_the_whole_report_is_written_and_never_over_a_file_unasked(tmp_path):
    path = tmp_path / "report.md"
    async with opened() as driver:
        await walk_to(driver, "audit")
        await driver.press("e")
        driver.app.screen.query_one("Input").value = str(path)
        await driver.press("enter")
        first = path.read_text(encoding="utf-8")
        assert first.startswith("# ")
        assert '"command": "report"' in first
        path.write_text("mine", encoding="utf-8")
        await driver.press("e")
        driver.app.screen.query_one("Input").value = str(path)
        await driver.press("enter", "escape")
        assert path.read_text(encoding="utf-8") == "mine"
