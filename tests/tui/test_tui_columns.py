"""Columns by story and around a day, and what could move a share, on the screens."""

from __future__ import annotations

import shutil

from tui_pilot import NARROW, PORT, WIDE, opened

from framediff.export.table.notes import bounds_words
from framediff.tui.desk import BY, Filters
from framediff.voice import Voice


def test_the_cycle_of_columns_ends_where_it_began_and_leaves_the_day_out():
    filters, seen = Filters(), []
    while filters.by not in seen:
        seen.append(filters.by)
        filters = filters.next_by()
    assert seen == ["outlet", "speaker", "article", "month", "story"]
    assert set(seen) == set(BY)


async def test_stories_are_columns():
    async with opened() as driver:
        await driver.press("2", "o", "o", "o", "o")
        assert "by story" in driver.lines[0]
        study = driver.desk.study
        assert sum(len(driver.desk.sheet.articles(group.key)) for group in driver.desk.comparison.groups) == len(
            study.articles
        )


async def test_stories_that_cannot_be_used_leave_the_table_as_it_is_and_say_why(tmp_path):
    port = shutil.copytree(PORT, tmp_path / "port")
    (port / "stories.toml").write_text("[[story]]\nnonsense = 1\n", encoding="utf-8")
    async with opened(port) as driver:
        await driver.press("2", "o", "o", "o")
        before = driver.desk.comparison
        await driver.press("o")
        assert "stories.toml" in driver.lines[-1]
        assert driver.desk.comparison is before
        assert driver.desk.filters.by == "month"
        assert "by month" in driver.lines[0]


async def test_a_day_parts_what_is_before_it_from_what_is_not():
    async with opened() as driver:
        await driver.press("2", "O")
        driver.app.screen.query_one("Input").value = "yesterday"
        await driver.press("enter")
        assert "A day is written 2020-11-10" in driver.text
        days = sorted(str(each.article.metadata.date) for each in driver.desk.study.articles)
        day = next(each for each in reversed(days) if each.count("-") == 2)
        await driver.press("O")
        driver.app.screen.query_one("Input").value = day
        await driver.press("enter")
        assert f"around {day}" in driver.lines[0]
        assert [group.key for group in driver.desk.comparison.groups][:2] == ["before", "after"]
        await driver.press("o")
        assert driver.desk.filters == Filters()


async def test_how_far_unresolved_mentions_could_move_a_share_stands_beside_its_number():
    for size in (WIDE, NARROW):
        async with opened(size=size) as driver:
            await driver.press("2")
            comparison = driver.desk.comparison
            table = driver.room.table
            place = next(
                number
                for number, row in enumerate(table.rows)
                if row.indicator is not None
                and row.voice is Voice.OWN
                and any(comparison.bounds(row.indicator.id, group.key, row.voice) for group in comparison.groups)
            )
            table.put(place)
            await driver.settle()
            row = table.rows[place]
            for group in comparison.groups:
                bounds = comparison.bounds(row.indicator.id, group.key, row.voice)
                if bounds is not None:
                    told = f"{bounds.unresolved} unresolved: {bounds_words(bounds)}"
                    assert any(told in line for line in driver.lines), told
