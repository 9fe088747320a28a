"""What is written from the screens holds when `framediff verify` makes it anew, whatever the filters are."""

from __future__ import annotations

import asyncio
import shutil
from datetime import date
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from click.testing import CliRunner
from tui_pilot import LEXICON, PORT, opened

from framediff.cli.main import faces
from framediff.tui.app import FramediffApp
from framediff.tui.background import Working
from framediff.tui.desk import Filters

FILTERS = {
    "defaults": (Filters(), "2", "comparison.md"),
    "speakers-own": (Filters(by="speaker", voice="own", topic="talks"), "2", "comparison.md"),
    "sure-report": (Filters(by="month", min_confidence=0.8), "5", "report.md"),
    "page": (Filters(by="period", around=date(2026, 3, 5), topic="talks"), "5", "report.html"),
}


@pytest.mark.parametrize("name", list(FILTERS))
async def test_what_is_written_is_verified(tmp_path, name) -> None:
    filters, screen, file = FILTERS[name]
    port = shutil.copytree(PORT, tmp_path / "port")
    path = tmp_path / file
    async with opened(port) as driver:
        driver.app.filter(filters)
        await driver.settle()
        await driver.press(screen, "e")
        driver.app.screen.query_one("Input").value = str(path)
        await driver.press("enter")
        assert "Written" in driver.lines[-1]
    result = CliRunner().invoke(faces, ["verify", str(path), "--lexicon", str(LEXICON)])
    assert result.exit_code == 0, result.output
    assert "all hold" in result.output


async def test_quitting_ends_after_the_file_is_written(tmp_path) -> None:
    path = tmp_path / "comparison.md"
    go_on = Event()
    async with opened() as driver:
        made = FramediffApp._text  # noqa: SLF001 - what is made takes as long as the test wants

        def slow(*args: object) -> str:
            go_on.wait(300)
            return made(driver.app, *args)

        driver.app._text = slow  # noqa: SLF001 - same
        driver.app.simulate_key("e")
        await driver.pilot.pause()
        driver.app.screen.query_one("Input").value = str(path)
        await driver.pilot.press("enter")
        await driver.pilot.press("q")
        assert "written first, then framediff ends" in driver.lines[-1]
        assert driver.app.is_running
        assert not path.exists()
        go_on.set()
        await driver.settle()
        assert path.read_text(encoding="utf-8").startswith("# ")
    assert not driver.app.is_running


async def test_quitting_does_not_wait_for_reading(monkeypatch) -> None:
    go_on = Event()
    monkeypatch.setattr("framediff.sources.read", lambda _: go_on.wait(300))
    app = FramediffApp(PORT)
    async with app.run_test() as pilot:
        while not any(isinstance(thread, Working) for thread in enumerate_threads()):
            await pilot.pause()
        await pilot.press("q")
    await asyncio.get_running_loop().shutdown_default_executor()  # as asyncio does when a program ends
    assert any(isinstance(thread, Working) for thread in enumerate_threads())  # it still reads
    go_on.set()
