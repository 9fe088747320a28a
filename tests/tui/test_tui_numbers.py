"""The terminal UI's numbers are compare()'s: in the grid, behind every cell, over every filter, and as written."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tui_pilot import LEXICON, NARROW, PORT, WIDE, opened

from framediff.comparison import By, Options, VoiceChoice, compare
from framediff.comparison.opening import open_study
from framediff.errors import FramediffError, InputError
from framediff.matching import HitState
from framediff.tui import run
from framediff.tui.desk import BY, Spot
from framediff.voice import Voice

HOUSE = PORT.parents[2]


async def test_every_number_of_the_grid_is_a_cell_and_opens_onto_its_hits() -> None:
    study = open_study(PORT, lexicons=[LEXICON])
    async with opened() as driver:
        await driver.press("2")
        for by in BY:
            comparison = compare(study, Options(By(by)))
            assert driver.desk.comparison.options == comparison.options
            grid = driver.room.table
            shown = {}
            for number, row in enumerate(grid.rows):
                if row.kind == "cells":
                    cells = [comparison.cell(row.indicator.id, group.key, row.voice) for group in comparison.groups]
                    line = "".join(text for text, _ in grid.draw_item(number, 0, 400))
                    assert [cell.text for cell in cells if cell.text not in line] == []
                    shown |= {(cell.indicator, cell.group, cell.voice): cell.count for cell in cells}
            for _, cell in comparison.cells():  # what is not shown has no hit
                assert shown.get((cell.indicator, cell.group, cell.voice), 0) == cell.count
            await driver.press("o")
        assert driver.desk.filters.by == "outlet"
        comparison = compare(study)
        for _, cell in comparison.cells():
            if cell.count:
                driver.desk.spot = Spot(cell.indicator, cell.voice, (cell.group,))
                await driver.press("4")
                hits = [row.hit for row in driver.room.hits.rows if row.number]
                assert sorted(hits, key=lambda hit: (hit.article_id, hit.span)) == list(cell.hits)
                others = [row.hit for row in driver.room.hits.rows if row.hit and not row.number]
                assert all(hit.state is not HitState.COUNTED for hit in others)
                await driver.press("2")


async def test_filters_hold_across_screens_and_stand_in_the_title() -> None:
    async with opened() as driver:
        await driver.press("o", "v", "t", "j", "enter", "L", "j", "enter", "x")
        expected = Options(By.SPEAKER, VoiceChoice.OWN, "talks", ("port",))
        for key in "1234":
            await driver.press(key)
            assert driver.desk.comparison.options == expected
            left, right = driver.desk.sides
            sides = f"{driver.desk.label(left)} | {driver.desk.label(right)}"
            assert f"by speaker · own words · topic Talks · port · {sides}" in driver.lines[0]
        await driver.press("3")
        assert [driver.desk.label(side) for side in (left, right)] == [
            pane.title.split(" · ")[0] for pane in driver.room.texts
        ]


async def test_what_has_hits_in_another_voice_or_elsewhere_is_not_said_to_stand_nowhere() -> None:
    async with opened() as driver:
        await driver.press("2")

        def absent() -> list[str]:
            return [row.text for row in driver.room.table.rows if row.kind == "absent"]

        assert "in no text: blockade" in absent()
        await driver.press("v")
        assert driver.desk.filters.voice == "own"
        assert "no hit in this voice: work-to-rule, stoppage, blockade" in absent()
        assert not any("in no text" in text for text in absent())
        await driver.press("t", "j", "enter")
        assert absent()
        assert all(text.startswith("no hit in this voice on this topic: ") for text in absent())
        await driver.press("v", "v", "v")
        assert driver.desk.filters.voice == "all"
        assert all(text.startswith("no hit on this topic: ") for text in absent())
        await driver.press("t", "g", "enter")
        assert "in no text: blockade" in absent()


async def test_the_dagger_stands_behind_the_number_on_every_screen() -> None:
    for size in (WIDE, NARROW):
        async with opened(size=size) as driver:
            for key in "23":
                await driver.press(key)
                await driver.press("G")
                assert "(1 of 1)†" in driver.text
                assert "†(" not in driver.text


async def test_enter_on_a_cell_shows_its_hits_and_enter_on_a_hit_its_text() -> None:
    async with opened(size=NARROW) as driver:
        await driver.press("2", "j", "l")
        cell = driver.room.table.cell_here()
        await driver.press("enter")
        assert driver.app.current_mode == "evidence"
        assert f" {cell.count} hit" in driver.lines[1]
        row = driver.room.hits.hit_here()
        assert "verbatim" in driver.text  # who answers for the wording
        await driver.press("enter")
        assert driver.app.current_mode == "compare"
        side = driver.desk.sides.index(cell.group)
        text = driver.room.texts[side]
        assert text.article.id == row.hit.article_id
        assert text.in_sight().covers(row.hit.span)
        assert driver.app.focused is text
        await driver.press("escape")
        assert driver.app.current_mode == "evidence"
        await driver.press("escape")
        assert driver.app.current_mode == "grid"
        assert driver.room.table.cell_here().indicator == cell.indicator


async def test_a_mention_that_was_not_counted_opens_in_its_text_too() -> None:
    async with opened() as driver:
        driver.desk.spot = Spot("dispute/siege", Voice.OWN, ("Harbour Post",))
        await driver.press("4", "G")
        row = driver.room.hits.hit_here()
        assert row.hit.state is HitState.UNRESOLVED
        assert "Not counted: may name the referent, unresolved" in driver.text
        await driver.press("enter")
        assert driver.app.focused.article.id == row.hit.article_id
        assert driver.app.focused.in_sight().covers(row.hit.span)


def command(*options: str) -> bytes:
    """What `framediff compare` prints."""
    words = ["compare", str(PORT), "--lexicon", str(LEXICON), *options, "--format", "md"]
    done = subprocess.run([sys.executable, "-m", "framediff", *words], capture_output=True, check=True, cwd=HOUSE)
    return done.stdout


async def test_export_writes_the_command_s_bytes_and_replaces_nothing_unasked(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened() as driver:
        await driver.press("2", "o", "v", "e", "enter")
        written = tmp_path / "comparison.md"
        expected = written.read_bytes()
        assert str(written.resolve())[:60] in driver.text
        await driver.press("y")
        assert driver.app.clipboard.encode() == expected
        await driver.press("o", "e", "enter")
        assert "It exists" in driver.text
        await driver.press("escape")
        assert written.read_bytes() == expected
        await driver.press("e", "enter", "enter")
        assert written.read_bytes() != expected
        await driver.press("e")
        await driver.type("/x/y.md")
        await driver.press("enter")
        assert "cannot be written" in driver.text
    assert command("--by", "speaker", "--voice", "own", "-o", str(tmp_path / "other.md")) == b""
    assert (tmp_path / "other.md").read_bytes() == expected


async def test_text_selected_with_the_mouse_is_copied() -> None:
    async with opened() as driver:
        preview = driver.room.preview
        row = next(row for row in range(preview.row_count()) if "began a third" in str(preview.draw(row, 100)))
        at = row - preview.top + preview.HEADERS
        await driver.pilot.mouse_down(preview, offset=(4, at))
        await driver.pilot.hover(preview, offset=(10, at))
        await driver.pilot.mouse_up(preview, offset=(10, at))
        await driver.settle()
        assert any(segment.text == "Dockers" and segment.style.reverse for strip in driver.strips for segment in strip)
        await driver.press("ctrl+c")
        assert driver.app.clipboard == "Dockers"


@pytest.mark.parametrize("name", ["missing", "empty", "picture.png", "nothing.txt"])
def test_run_refuses_a_place_before_the_terminal_is_touched(tmp_path, name) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    with pytest.raises(InputError) as refused:
        run(tmp_path / name)
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("text", [b"\xff\xfe\x00", b"", b"caf\xe9"])
async def test_what_only_reading_finds_ends_the_app_with_its_sentence(tmp_path, text) -> None:
    (tmp_path / "a.txt").write_bytes(text)
    from framediff.tui.app import FramediffApp

    app = FramediffApp(tmp_path, (LEXICON,))
    async with app.run_test() as pilot:
        while app.failure is None:
            await pilot.pause()
            await app.workers.wait_for_complete()
    assert isinstance(app.failure, FramediffError)
    assert "a.txt" in str(app.failure)
    assert app.return_code == 2


async def test_a_table_outlives_the_grouping_it_was_made_for() -> None:
    """Keys typed faster than the screen is drawn leave, for a moment, sides of one grouping beside names of another."""
    async with opened(size=NARROW) as driver:
        await driver.press("3")
        table = driver.room.query_one("#table")
        by_outlet = driver.desk.sides
        assert by_outlet
        driver.desk.sheet = None
        assert driver.desk.label("no such group") == "no such group"
        assert any(by_outlet[0] in piece[0] for piece in table.draw_header(0, 80))
    async with opened(size=NARROW) as driver:
        assert driver.desk.label("no such group") == "no such group"
        for key in ("o", "escape", "v", "1", "j", "enter", "escape", "L", "escape", "o", "escape", "3", "2", "3"):
            driver.app.simulate_key(key)
            await driver.pilot.pause(0)
        await driver.settle()
        assert driver.app.is_running
