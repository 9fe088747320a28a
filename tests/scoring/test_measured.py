"""Measured precision: pooled by indicator, in a few words, and on the screens where there is room."""

from __future__ import annotations

import datetime as dt

import pytest
from made import entry
from tui_pilot import LEXICON, NARROW, PORT, WIDE, opened

from framediff.comparison import compare
from framediff.comparison.opening import open_study
from framediff.export import to_csv, to_json, to_markdown, to_table
from framediff.export.lexicons.file import LexiconFile
from framediff.lexicon import Category, ChoiceSet, Lexicon, Variant
from framediff.lexicon.model import Measured
from framediff.scoring import pooled

DAY = dt.date(2026, 3, 1)


def lexicon(*entries, **more):
    variant = Variant("wall", "wall", entries)
    return Lexicon("dam", "Dam", "en", "1", "CC0-1.0", choice_set=(ChoiceSet("dam", "the dam", (variant,)),), **more)


def test_entries_are_pooled():
    made = lexicon(
        entry("wall", measured=Measured(30, 28, 3, 0.9, DAY)),
        entry("barrier", measured=Measured(10, 9, 2, 0.81, DAY)),
    )
    each = pooled(made)["dam/wall"]
    assert each.text == "37 of 40 right (92 %, 81–98), 2 coders, α .81"
    assert (each.interval.low, each.interval.high) == (pytest.approx(0.81, abs=0.01), pytest.approx(0.98, abs=0.01))


def test_what_is_measured_in_part_is_said_to_be_so():
    made = lexicon(entry("wall", measured=Measured(10, 10)), entry("barrier"))
    assert pooled(made)["dam/wall"].text == "10 of 10 right (100 %, 78–100), 1 coder; 1 of 2 entries"
    assert pooled(lexicon(entry("wall"))) == {}


def test_one_entry_without_alpha_leaves_the_indicator_without():
    made = lexicon(entry("wall", measured=Measured(5, 5, 2, 0.7)), entry("barrier", measured=Measured(5, 5)))
    assert pooled(made)["dam/wall"].alpha is None


def test_a_category_holds_what_was_measured_of_its_parts():
    parts = (
        Category("force", "force", "force", (entry("attack"),)),
        Category("fire", "fire", "fire", (entry("shoot~", measured=Measured(8, 6)),), parent="force"),
    )
    made = pooled(lexicon(entry("wall"), category=parts))
    assert (made["force"].coded, made["force"].measured, made["force"].entries) == (8, 1, 2)
    assert (made["fire"].coded, made["fire"].entries) == (8, 1)


@pytest.fixture
def measured(tmp_path):
    file = LexiconFile(str(LEXICON), str(tmp_path / "port.toml"))
    file.measure({("dispute/strike", "strike|strikes"): Measured(40, 37, 2, 0.81, DAY)})
    return file.write()


def test_every_written_face_says_it_once_and_of_nothing_else(measured):
    comparison = compare(open_study(PORT, lexicons=[measured]))
    plain = compare(open_study(PORT, lexicons=[LEXICON]))
    for written in (to_table, to_markdown):
        told = " ".join(written(comparison).split()).replace("\\", "")
        assert told.count("measured: strike 37 of 40 right (92 %, 81–98), 2 coders, α .81") == 1
        assert "measured" not in written(plain)
    assert '"coded": 40' in to_json(comparison)
    assert '"coded"' not in to_json(plain)
    rows = [row for row in to_csv(comparison).splitlines() if "37 of 40 right" in row]
    assert rows
    assert all(",dispute/strike," in row for row in rows)


def test_the_numbers_are_not_changed_by_it(measured):
    cells = [
        [
            (cell.indicator, cell.group, cell.voice, cell.text)
            for _, cell in compare(open_study(PORT, lexicons=[each])).cells()
        ]
        for each in (measured, LEXICON)
    ]
    assert cells[0] == cells[1]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_compare_and_evidence_show_it(measured, size) -> None:
    async with opened(size=size, lexicons=(measured,)) as driver:
        await driver.press("2")
        assert "measured" not in driver.text, "the grid stays narrow"
        await driver.press("3")
        rows = driver.room.table.rows
        spot = next(n for n, row in enumerate(rows, 1) if row.indicator and row.indicator.id == "dispute/strike")
        await driver.press(*["j"] * spot)
        assert "measured: 37 of 40" in driver.text
        await driver.press("enter")
        assert ("37 of 40 right" in driver.text) is (size == WIDE), "the title is as long as there is room"
