"""Tables narrower than what they hold: numbers break before their intervals, rows keep their names."""

from __future__ import annotations

from framediff.export.document import Column, Said, Table
from framediff.export.document.grid import table_lines


def table(*rows: tuple[str, ...]) -> Table:
    columns = (
        Column("voice", "voice"),
        Column("wording", "wording"),
        Column("first", "Harbour Post", numeric=True),
        Column("second", "Valley Herald", numeric=True),
    )
    return Table("wording", "", columns, tuple(tuple(map(Said, row)) for row in rows))


def lines(made: Table, columns: int) -> list[str]:
    return [line for line, _ in table_lines(made, columns)]


LONG = "30 % (6 of 20) [14–52 %] ‡[10–62 %]"
MADE = table(("own", "Artsakh", LONG, "3 of 4"), ("own", "Karabakh", LONG, "no occasion"))


def test_a_number_stands_over_its_intervals_where_the_line_is_too_short_for_both() -> None:
    assert any(LONG in line for line in lines(MADE, 80))
    shown = lines(MADE, 60)
    at = next(number for number, line in enumerate(shown) if "Artsakh" in line)
    assert shown[at].split() == ["own", "Artsakh", "30", "%", "(6", "of", "20)", "3", "of", "4"]
    assert shown[at + 1].strip() == "[14–52 %] ‡[10–62 %]"
    assert max(map(len, shown)) <= 60


def test_what_is_continued_below_repeats_as_many_columns_as_tell_the_rows_apart() -> None:
    shown = lines(MADE, 38)
    heads = [line for line in shown if "voice" in line]
    assert len(heads) == 2
    assert all("wording" in line for line in heads)
    last = shown[shown.index(heads[1]) :]
    assert any(line.split() == ["own", "Karabakh", "no", "occasion"] for line in last)


def test_one_column_is_repeated_where_it_tells_the_rows_apart_alone() -> None:
    made = table(("own", "Artsakh", LONG, "3 of 4"), ("direct", "Artsakh", LONG, "no occasion"))
    heads = [line for line in lines(made, 32) if "voice" in line]
    assert len(heads) > 1
    assert "wording" not in heads[-1]


def test_a_line_belongs_to_its_row() -> None:
    numbers = [number for _, number in table_lines(MADE, 60)]
    assert [number for number in numbers if number is not None] == [0, 0, 1, 1]
