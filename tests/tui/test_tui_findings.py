"""Screen 5: the parts of the report, made when looked at, every row with places one key from the text."""

from __future__ import annotations

from asyncio import sleep
from dataclasses import replace
from threading import Event
from threading import enumerate as enumerate_threads

from tui_pilot import NARROW, WIDE, opened, wait_for_part

from framediff.article import Span
from framediff.export.document import Evidence, Place
from framediff.export.document.rows import Row
from framediff.export.report import PARTS
from framediff.tui.background import Working
from framediff.tui.behind import Behind
from framediff.tui.parts import same_row
from framediff.tui.screens.findings import FindingsRoom


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
        places = [place for each in room.page.behind() for place in each.places]
        assert places
        assert f"enter: {len(places):,} place" in room.page.note
        cursor = room.page.cursor
        await driver.press("enter")
        if len(places) > 1:
            assert isinstance(driver.app.screen, Behind)
            assert f"{len(places):,} places" in driver.text
            await driver.press("enter")
        await driver.settle()
        assert driver.room.NAME == "compare"
        assert any(text.article is not None and text.article.id == places[0].article_id for text in driver.room.texts)
        await driver.press("escape")
        assert driver.room.NAME == "findings"
        assert room.page.cursor == cursor
        await driver.press("escape")
        assert driver.app.focused is room.parts
        await driver.press("escape")
        assert driver.room.NAME == "evidence"


async def test_the_list_of_places_opens_again_at_the_one_last_read():
    async with opened() as driver:
        await walk_to(driver, "omissions")
        room = driver.room
        await driver.press("enter", "n")
        while sum(len(each.places) for each in room.page.behind()) < 3:
            await driver.press("n")
        await driver.press("enter", "j", "j", "enter")
        assert driver.room.NAME == "compare"
        await driver.press("escape", "enter")
        dialog = driver.app.screen
        assert isinstance(dialog, Behind)
        assert dialog.query_one("Places").number == 2


async def test_what_is_absent_opens_its_proof():
    async with opened(size=NARROW) as driver:
        await walk_to(driver, "omissions")
        page = driver.room.page
        await driver.press("enter")
        page.put(
            next(
                number
                for number, row in enumerate(page.rows)
                if "○" in row.text and any("tried in" in each.of for each in row.evidence)
            )
        )
        await driver.press("enter")
        assert isinstance(driver.app.screen, Behind)
        assert "tried in" in " ".join(driver.text.split())
        await driver.press("escape")
        assert driver.app.screen is driver.room
        told = " ".join(f"word{number}" for number in range(400))
        page.rows[page.cursor] = Row((("○", ""),), (Evidence(f"“x”, Post: {told}", ()),))
        await driver.press("j", "k")
        assert "enter: why" in driver.text
        await driver.press("enter", "G")
        assert "word399" in driver.text
        await driver.press("enter")
        assert driver.app.screen is driver.room


async def test_opening_a_place_of_a_third_group_leaves_the_sides_as_they_were():
    async with opened() as driver:
        await driver.press("o", "o")  # by article: more groups than two
        await walk_to(driver, "wording")
        desk, room = driver.desk, driver.room
        sides, sections = desk.sides, desk.sections("wording")
        await driver.press("enter")
        other = next(
            place
            for row in room.page.rows
            for each in row.evidence
            for place in each.places
            if desk.group_of(place.article_id) not in sides
        )
        await room._go(other)  # noqa: SLF001 - the row that holds it may hold others
        await driver.settle()
        assert desk.group_of(other.article_id) in desk.sides
        await driver.press("escape")
        assert driver.room is room
        assert desk.sides == sides
        assert desk.sections("wording") is sections


async def test_a_row_that_opens_nothing_says_so():
    async with opened(size=NARROW) as driver:
        await walk_to(driver, "audit")
        await driver.press("enter", "enter")
        assert "This row opens nothing" in driver.text


async def test_the_page_is_laid_out_for_the_width_it_has_and_the_cursor_stays_where_it_was():
    async with opened(size=WIDE) as driver:
        await walk_to(driver, "methods")
        page = driver.room.page
        await driver.press("enter", *"jjjjjjjjjjjj")
        word = page.rows[page.cursor].text.split()[0]
        for size in ((100, 40), (80, 24), (60, 20), (120, 40)):
            await driver.pilot.resize_terminal(*size)
            await driver.still()
            assert max(len(row.text) for row in page.rows) <= page.columns
            near = " ".join(row.text for row in page.rows[page.cursor - 1 : page.cursor + 2])
            assert word in near, size


async def test_a_row_of_a_wide_table_is_the_same_row_in_every_width():
    """A table that is too wide is given in pieces, fewer or more of them."""
    async with opened() as driver:
        await driver.press("o", "o")
        await walk_to(driver, "wording")
        page = driver.room.page
        await driver.press("enter", *"nnnnn")
        behind = page.behind()
        assert behind
        for size in ((60, 20), (200, 60), (80, 24), (120, 40)):
            await driver.pilot.resize_terminal(*size)
            await driver.still()
            assert len(page.behind()) == len(behind), size
            assert all(one is other for one, other in zip(page.behind(), behind, strict=True)), size
            assert page.opens(page.cursor), size


def test_a_row_is_found_again_in_another_layout():
    one, two = (Evidence("one", ()),), (Evidence("two", ()),)

    def row(text, behind=()):
        return Row(((text, ""),), behind)

    narrow = [row("title"), row("ab", one), row("cd", one), row("ef", two), row(""), row("gh", one), row("ij", two),
              row("note"), row("of words")]  # fmt: skip
    wide = [row("title"), row("abcd", one), row("efgh", two), row("note of words")]
    assert [same_row(narrow, at, wide) for at in range(len(narrow))] == [0, 1, 1, 2, 3, 1, 2, 3, 3]
    assert [same_row(wide, at, narrow) for at in range(len(wide))] == [0, 1, 3, 7]
    assert same_row(narrow, 1, [row("other words")]) == 0


async def test_headings_are_gone_to_from_the_list_and_the_page():
    async with opened(size=NARROW) as driver:
        await walk_to(driver, "audit")
        page = driver.room.page
        await driver.press("right_square_bracket")
        assert driver.app.focused is page
        first = page.cursor
        assert page.rows[first].text == "The articles"
        assert page.top == first
        await driver.press("right_square_bracket")
        assert page.cursor > first
        await driver.press("left_square_bracket")
        assert page.cursor == first
        await driver.press(*["right_square_bracket"] * 20)
        assert "No further heading." in driver.lines[-1]
        await driver.press("g", "left_square_bracket")
        assert "No heading before this one." in driver.lines[-1]


async def test_a_place_that_no_row_holds_is_marked_in_its_text():
    async with opened() as driver:
        await driver.press("3", "j")
        row = driver.room.table.row_here()
        desk = driver.desk
        hit = next(hit for hit in desk.study["ledger-1"].hits if desk.study.key_of(hit) != row.indicator.id)
        await driver.press("5")
        findings = driver.room
        await wait_for_part(driver, next(iter(PARTS)))
        await findings._go(placed(hit))  # noqa: SLF001 - some row of some part leads there
        await driver.settle()
        compare = driver.room
        assert compare.table.row_here().indicator.id == desk.study.key_of(hit)
        assert compare._place.span == hit.span  # noqa: SLF001 - what is reversed on the screen
        await driver.press("escape")
        assert driver.room is findings
        article = desk.study["ledger-1"].article
        start = article.text.index("Port workers")
        await findings._go(replace(placed(hit), span=Span(start, start + 12)))  # noqa: SLF001 - same
        await driver.settle()
        assert "the place that was opened" in driver.text
        marked = [
            segment.text for strip in driver.strips for segment in strip if segment.style and segment.style.reverse
        ]
        assert "Port workers" in marked
        await driver.press("n")
        assert "the place that was opened" not in driver.text


def placed(hit):
    return Place(hit.article_id, hit.span, "", "", "")


async def test_places_are_counted_and_words_are_found_in_their_list():
    async with opened() as driver:
        await walk_to(driver, "omissions")
        page = driver.room.page
        await driver.press("enter", "n")
        while sum(len(each.places) for each in page.behind()) < 3:
            await driver.press("n")
        places = [place for each in page.behind() for place in each.places]
        await driver.press("enter")
        assert f"1/{len(places)} places" in driver.text
        await driver.press("j")
        assert f"2/{len(places)} places" in driver.text
        await driver.press("slash")
        await driver.type(places[0].article_id)
        await driver.press("enter")
        count = sum(1 for place in places if place.article_id == places[0].article_id)
        assert f"/{count} · n next" in driver.text
        await driver.press("escape")
        assert "esc closes" in driver.text
        assert isinstance(driver.app.screen, Behind)
        await driver.press("escape")
        assert driver.app.screen is driver.room


async def test_words_are_found_in_a_part_even_where_a_line_parts_them():
    async with opened(size=NARROW) as driver:
        await walk_to(driver, "methods")
        await driver.press("enter", "slash")
        page = driver.room.page
        last, first = next(
            (one.text.split()[-1], two.text.split()[0])
            for one, two in zip(page.rows[5:], page.rows[6:], strict=False)
            if one.text.strip() and two.text.startswith("  ") and len(one.text.split()) > 3
        )
        driver.app.screen.query_one("Input").value = f"{last} {first}"
        await driver.press("enter")
        assert page.rows[page.cursor].text.split()[-1] == last
        assert "1/" in driver.text
        await driver.press("escape")
        assert driver.app.focused is page


async def test_keys_that_come_faster_than_parts_are_made_lose_nothing():
    async with opened() as driver:
        await driver.press("5")
        for key in [*"jjjjjjjjjjjjjjjjjj", "o", *"kkkkkkkkkkkkkkkkkk", "o", "tab", "j", "tab", "o", "x", *"jj"]:
            driver.app.simulate_key(key)
        await driver.settle()
        await wait_for_part(driver, "wording")
        assert driver.desk.filters.by == "month"
        assert driver.room.parts.names[driver.room.parts.cursor] == "wording"
        assert not driver.desk.finding
        assert driver.room.page.rows


async def test_quitting_waits_for_no_part(monkeypatch):
    begun, end = Event(), Event()

    def slow(_material):
        begun.set()
        end.wait(300)
        return []

    monkeypatch.setitem(PARTS, "ledgers", replace(PARTS["ledgers"], make=slow))
    async with opened() as driver:
        await driver.press("5")
        for key in "j" * list(PARTS).index("ledgers"):
            driver.app.simulate_key(key)
        while not begun.is_set():
            await driver.pilot.pause(0.05)
        await until(lambda: "Ledgers …" in driver.text)
        driver.app.simulate_key("k")  # another part is made meanwhile
        await until(lambda: driver.desk.sections("omissions") is not None)
        driver.app.simulate_key("q")
        await until(lambda: not driver.app.is_running)
    assert any(isinstance(thread, Working) for thread in enumerate_threads())  # it is still being made
    end.set()


async def until(holds):
    for _ in range(6000):
        await sleep(0.02)
        if holds():
            return
    raise AssertionError


async def test_the_parts_can_be_walked_through_while_their_list_stands_alone():
    async with opened(size=NARROW) as driver:
        await walk_to(driver, "audit")
        await driver.press("z", "j")
        await wait_for_part(driver, "wording")
        await driver.press("z")
        assert "Wording by voice" in (await driver.still()).split("─", 1)[1]
        assert driver.room.page.rows


async def test_space_makes_a_group_a_side():
    async with opened() as driver:
        await driver.press("o", "o")
        await walk_to(driver, "differences")
        desk = driver.desk
        other = next(group for group in desk.comparison.groups if group.key not in desk.sides)
        await driver.press("space", *"j" * desk.comparison.groups.index(other), "enter")
        assert other.key in desk.sides
        await wait_for_part(driver, "differences")
        assert other.label in desk.sections("differences")[0].title


async def test_parts_are_those_of_the_voices_apart_whatever_voice_the_tables_have():
    async with opened() as driver:
        await driver.press("2", "v", "v")
        voice = driver.desk.filters.voice
        await walk_to(driver, "wording")
        sections = driver.desk.sections("wording")
        await driver.press("v")
        assert "each voice apart" in driver.lines[-1]
        assert driver.desk.filters.voice == voice
        await driver.press("2", "v")
        assert driver.desk.filters.voice != voice
        assert driver.desk.sections("wording") is sections


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
