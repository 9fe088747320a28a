"""Coding sheets: blind, shuffled, drawn again alike, and read whatever a spreadsheet made of them."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner
from made import HARBOUR, made_study

from framediff.cli.main import faces
from framediff.comparison.lexicons.coding import Asked, Stratum, draw
from framediff.errors import InputError
from framediff.export.lexicons.codingkey import key_json, key_of, read_key
from framediff.export.lexicons.codingsheet import COLUMNS, belonging, read_sheet, sheet_csv
from framediff.lexicon import load_lexicon
from framediff.lexicon.model import Measured

LEXICON = """\
# Kept by hand.
id = "harbour"
title = "The harbour strike"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"

[[choice_set]]
id = "stoppage"
referent = "the stoppage"

[[choice_set.variant]]
id = "strike"
label = "strike"

[[choice_set.variant.entry]]
pattern = "strike"
match = ["the strike went on"]  # as told

[[choice_set.variant]]
id = "siege"
label = "siege"
entry = [
  { pattern = "siege", match = ["the siege went on"] },
  { pattern = "encirclement", match = ["the encirclement went on"] },
]
"""


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(6):
        text = f"The strike, number {number}, began. Nobody came to the gate on day {number}. The siege went on.\n\n"
        text += "=1+1 for all.\n"
        (folder / f"post{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "harbour.toml").write_text(LEXICON, encoding="utf-8")
    return tmp_path


def command(*arguments):
    return CliRunner().invoke(faces, [str(each) for each in arguments])


@pytest.fixture
def sheet(place):
    path = place / "sheet.csv"
    lexicon = place / "harbour.toml"
    made = command("lexicon", "sample", place / "articles", "--lexicon", lexicon, "--non-hits", 6, "-o", path)
    assert made.exit_code == 0, made.output
    return path


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def saved(sheet, name, codes, *, encoding="utf-8", turn=False, **form):
    """The sheet with codes in it, as another program saves it."""
    rows = rows_of(sheet)
    for row in rows:
        row["code"] = codes(row)
    buffer = io.StringIO()
    writer = csv.writer(buffer, **{"lineterminator": "\r\n", **form})
    writer.writerow(COLUMNS)
    writer.writerows([row[column] for column in COLUMNS] for row in (reversed(rows) if turn else rows))
    path = sheet.parent / name
    path.write_bytes(buffer.getvalue().encode(encoding))
    return path


def is_hit(row):
    return "marked wording" in row["question"]


def yes_for_hits(row):
    return "yes" if is_hit(row) else "no"


def test_a_draw_can_be_made_again_and_another_seed_gives_another():
    study = made_study()
    one, same, other = (draw(study, HARBOUR, Asked(seed=seed)) for seed in (1, 1, 2))
    assert one == same
    assert one.units != other.units
    assert set(one.units) == set(other.units), "everything there is was drawn"


def test_every_counted_hit_can_be_drawn_and_no_sentence_with_one():
    study = made_study()
    drawn = draw(study, HARBOUR, Asked())
    hits = [unit for unit in drawn.units if unit.stratum is Stratum.HIT]
    counted = [hit for studied in study for hit in studied.hits if hit.state == "counted"]
    assert {(u.article_id, u.span, u.indicator) for u in hits} == {(h.article_id, h.span, h.indicator) for h in counted}
    assert sum(drawn.population.entries.values()) == len(hits)
    for unit in drawn.units:
        if unit.stratum is not Stratum.HIT:
            inside = [h for h in counted if h.article_id == unit.article_id and unit.span.covers(h.span)]
            assert not inside
            assert len(unit.span.of(study[unit.article_id].article.text).split()) > 3
    assert {unit.stratum for unit in drawn.units} == {Stratum.HIT, Stratum.NEAR, Stratum.OTHER}


def test_hits_can_be_drawn_by_entry():
    drawn = draw(made_study(), HARBOUR, Asked(per_entry=1, non_hits=0))
    entries = [(unit.indicator, unit.pattern) for unit in drawn.units]
    assert len(entries) == len(set(entries)) == len(drawn.population.entries)


def test_coders_are_blind(sheet):
    text = sheet.read_text(encoding="utf-8-sig")
    for hidden in ("post1", "own", "direct", "stoppage/strike", "pattern"):
        assert hidden not in text
    assert sum("[[strike]]" in row["text"] for row in rows_of(sheet)) == 6
    assert all(row["code"] == row["comment"] == "" for row in rows_of(sheet))


def test_the_sheet_is_safe_in_a_spreadsheet(sheet):
    assert sheet.read_bytes().startswith(b"\xef\xbb\xbf")
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in rows_of(sheet) for cell in row.values())


def test_the_key_opens_the_sheet(sheet):
    key = read_key(sheet.with_suffix(".key.json"))
    units, population = key.drawn
    assert [row["id"] for row in rows_of(sheet)] == [unit.id for unit in units]
    assert population.entries["stoppage/strike", "strike"] == 6
    assert key_json(key) == sheet.with_suffix(".key.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "form",
    [
        {"delimiter": ";", "encoding": "utf-8-sig"},
        {"delimiter": "\t", "encoding": "utf-16"},
        {"delimiter": ";", "encoding": "cp1252", "turn": True},
        {"lineterminator": "\n", "quoting": csv.QUOTE_ALL, "turn": True},
    ],
)
def test_what_spreadsheets_save_is_read(sheet, form):
    plain = read_sheet(saved(sheet, "plain.csv", yes_for_hits))
    assert read_sheet(saved(sheet, "other.csv", yes_for_hits, **form)) == plain


@pytest.mark.parametrize(
    ("yes", "no"), [("1", "0"), ("x", "no"), ("TRUE", "FALSE"), (" Yes ", "N"), ("WAHR", "FALSCH")]
)
def test_codes_of_many_kinds_are_read(sheet, yes, no):
    found = read_sheet(saved(sheet, "coded.csv", lambda row: yes if is_hit(row) else no))
    assert found == read_sheet(saved(sheet, "plain.csv", yes_for_hits))


def test_what_is_no_code_is_named_with_its_row(sheet):
    path = saved(sheet, "odd.csv", lambda _: "perhaps")
    with pytest.raises(InputError, match=r"odd\.csv, row 2: the code “perhaps” is neither yes nor no"):
        read_sheet(path)


def test_files_that_are_no_sheets_are_refused(place):
    (place / "a.csv").write_text("name,code\nx,1\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column “id” in its first line"):
        read_sheet(place / "a.csv")
    (place / "b.xlsx").write_bytes(b"PK\x03\x04rest")
    with pytest.raises(InputError, match="save it as CSV"):
        read_sheet(place / "b.xlsx")
    (place / "empty.csv").write_bytes(b"")
    with pytest.raises(InputError, match="no columns “id” and “code”"):
        read_sheet(place / "empty.csv")
    (place / "a.key.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="not the key"):
        read_key(place / "a.key.json")


def test_columns_that_were_sorted_apart_are_noticed(sheet):
    key = read_key(sheet.with_suffix(".key.json"))
    rows = rows_of(sheet)
    first, second = rows[0]["id"], rows[1]["id"]
    other = {first: second, second: first}
    apart = [{**row, "id": other.get(row["id"], row["id"]), "code": "yes"} for row in rows]

    def written(name, rows, **form):
        path = sheet.with_name(name)
        with path.open("w", newline="", **form) as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        return path

    with pytest.raises(InputError, match=rf"apart\.csv, row 2: beside {second} stands the text of {first}"):
        read_sheet(written("apart.csv", apart, encoding="utf-8"), key)
    # What a coder or a spreadsheet changes in the text is no reason to refuse the codes
    edited = [{**row, "text": row["text"].replace("[[", "« "), "code": "yes"} for row in reversed(rows)]
    assert all(read_sheet(written("edited.csv", edited, encoding="cp1252"), key).values())
    assert all(read_sheet(written("short.csv", [{**r, "text": "", "code": "x"} for r in rows], encoding="utf-8"), key))


def test_sheets_of_two_samples_are_refused(sheet, place):
    ana = saved(sheet, "ana.csv", yes_for_hits)
    key = key_of(study := made_study(), HARBOUR, Asked(), draw(study, HARBOUR, Asked()))
    with pytest.raises(InputError, match="ana does not belong to this key"):
        belonging({"ana": read_sheet(ana)}, key)
    (place / "other.csv").write_text(sheet_csv(study, draw(study, HARBOUR, Asked()).units, key), encoding="utf-8")
    with pytest.raises(InputError, match="no code yet"):
        belonging({"other": read_sheet(place / "other.csv")}, key)


def test_two_coders_give_alpha_and_one_gives_precision(sheet):
    ana = saved(sheet, "ana.csv", yes_for_hits)
    strikes = [row["id"] for row in rows_of(sheet) if "[[strike]]" in row["text"]]
    ben = saved(
        sheet,
        "ben.csv",
        lambda row: "" if row["id"] == strikes[0] else "no" if row["id"] == strikes[1] else yes_for_hits(row),
        delimiter=";",
    )
    key = sheet.with_suffix(".key.json")
    both = command("lexicon", "agree", ana, ben, "--key", key, "--format", "json")
    assert both.exit_code == 0, both.output
    document = json.loads(both.stdout)
    assert document["agreement"]["hits"]["units"] == 11
    assert document["agreement"]["hits"]["alpha"] == pytest.approx(0)
    by_id = {each["id"]: each for each in document["indicators"]}
    assert (by_id["stoppage/strike"]["right"], by_id["stoppage/strike"]["coded"]) == (5, 6)
    assert [each["id"] for each in document["disagreements"]] == [strikes[1]]
    assert document["uncoded"] == {"ana": 0, "ben": 1}
    alone = command("lexicon", "agree", ana)
    assert alone.exit_code == 0, alone.output
    assert "All hits: 12 of 12 right (100 %, 81–100)" in alone.stdout
    assert "α" not in alone.stdout


def test_a_coder_is_not_two(sheet):
    ana = saved(sheet, "ana.csv", yes_for_hits)
    assert isinstance(command("lexicon", "agree", ana, ana).exception, InputError)


def test_precision_is_kept_in_the_lexicon_and_shown_beside_its_numbers(sheet, place):
    path = place / "harbour.toml"
    ana, ben = (saved(sheet, name, yes_for_hits) for name in ("ana.csv", "ben.csv"))
    made = command("lexicon", "agree", ana, ben, "--write", path, "--on", "2026-03-01")
    assert made.exit_code == 0, made.output
    lexicon = load_lexicon(path, test=True)
    strike, siege = (variant.entry for variant in lexicon.choice_set[0].variant)
    assert strike[0].measured == Measured(6, 6, 2, None, strike[0].measured.on)
    assert str(strike[0].measured.on) == "2026-03-01"
    assert siege[0].measured.coded == 6
    assert siege[1].measured is None
    added = "measured = { coded = 6, right = 6, coders = 2, on = 2026-03-01 }"
    expected = LEXICON.replace("# as told\n", f"# as told\n{added}\n").replace(
        'went on"] },\n  { pattern = "enc', f'went on"], {added} }},\n  {{ pattern = "enc'
    )
    assert path.read_text(encoding="utf-8") == expected
    told = "siege 6 of 6 right (100 %, 67–100), 2 coders; 1 of 2 entries"
    for form in ("text", "md", "csv", "json"):
        shown = command("compare", place / "articles", "--lexicon", path, "--format", form).stdout
        assert told.removeprefix("siege ") in " ".join(shown.replace("\\", "").split()), form
    assert "measured: 6 of 6 right" in command("lexicon", "show", path).stdout
    # A day at the end of a table does not hinder what is added later
    assert command("lexicon", "agree", ana, "--write", path, "--on", "2026-03-01").exit_code == 0
    assert path.read_text(encoding="utf-8") == expected.replace("coders = 2", "coders = 1")
    assert command("lexicon", "agree", ana, ben, "--write", path, "--on", "2026-03-01").exit_code == 0
    assert path.read_text(encoding="utf-8") == expected
    evidence = command("evidence", place / "articles", "--lexicon", path, "--indicator", "siege").stdout
    assert "Precision of “siege”, measured: 6 of 6 right" in evidence


def test_nothing_is_said_of_what_was_not_measured(place):
    path = place / "harbour.toml"
    assert "measured" not in command("compare", place / "articles", "--lexicon", path).stdout
    assert command("lexicon", "show", path).stdout.count("measured") == 1


def test_an_entry_that_has_changed_keeps_no_precision(sheet, place):
    path = place / "harbour.toml"
    changed = LEXICON.replace('pattern = "strike"', 'pattern = "strike"\nnot_after = ["fund"]')
    path.write_text(changed, encoding="utf-8")
    refused = command("lexicon", "agree", saved(sheet, "ana.csv", yes_for_hits), "--write", path)
    assert isinstance(refused.exception, InputError)
    assert "1 of its entries have changed" in str(refused.exception)
    assert path.read_text(encoding="utf-8") == changed


def test_a_sentence_without_end_fits_a_cell(tmp_path):
    folder = tmp_path / "long"
    folder.mkdir()
    text = "and on it went " * 5_000 + "the strike " + "and on it went " * 5_000
    (folder / "long.txt").write_text(text, encoding="utf-8")
    (folder / "none.txt").write_text("and on it went " * 5_000, encoding="utf-8")
    (tmp_path / "harbour.toml").write_text(LEXICON, encoding="utf-8")
    path = tmp_path / "sheet.csv"
    made = command("lexicon", "sample", folder, "--lexicon", tmp_path / "harbour.toml", "-o", path)
    assert made.exit_code == 0, made.exception
    rows = rows_of(path)
    assert len(rows) == 2
    assert all(len(row["text"]) < 10_000 for row in rows)
    assert any("[[strike]]" in row["text"] for row in rows)
    assert set(read_sheet(path).values()) == {None}


def test_what_is_no_csv_is_refused(place):
    (place / "odd.csv").write_text('id,code\n"' + "x" * 200_000 + '",1\n', encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read as CSV"):
        read_sheet(place / "odd.csv")
