"""What is written from the screens holds when `framediff verify` makes it anew, whatever the filters are."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from click.testing import CliRunner
from tui_pilot import LEXICON, PORT, opened

from framediff.cli.main import faces
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
