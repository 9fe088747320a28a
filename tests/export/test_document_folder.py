"""Tables of a document as files: all of them or none, nothing of a reader's replaced unasked."""

from __future__ import annotations

import csv
import json

import pytest
from made import made_study

from framediff.cli import run
from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.export.document import Column, Document, Excerpt, Mark, Said, Section, Table
from framediff.export.document.folder import LIST, write_tables
from framediff.export.evidence.texts import texts_section


def table(name, title=""):
    return Table(name, title, (Column("who", "Who"), Column("n", "Number")), ((Said("=1+1"), Said("3 of 4", 0.75)),))


DOCUMENT = Document(
    "Title",
    (),
    (
        Section("a", "First", (table("../../etc/pass wd"), table("shares", "Shares"))),
        Section("b", "Second", (), (Section("c", "Inner", (table("shares"), table("—"), table("x" * 200))),)),
    ),
    {"framediff": "0"},
)


def test_every_table_is_there_as_csv_and_json_under_a_safe_name(tmp_path):
    folder, number = write_tables(DOCUMENT, tmp_path / "tables")
    assert number == 5
    names = sorted(path.name for path in folder.iterdir())
    assert names == sorted(
        [LIST]
        + [f"{stem}.{form}" for stem in ("001-etc-pass-wd", "002-shares", "003-shares", "004-table", f"005-{'x' * 60}")
           for form in ("csv", "json")]
    )  # fmt: skip
    with (folder / "002-shares.csv").open(newline="") as file:
        assert list(csv.DictReader(file)) == [{"who": "'=1+1", "n": "0.75"}]
    assert json.loads((folder / "002-shares.json").read_text())["rows"] == [{"who": "=1+1", "n": 0.75}]
    listed = json.loads((folder / LIST).read_text())
    assert [each["title"] for each in listed["tables"]][:3] == ["First", "First › Shares", "Second › Inner"]
    assert all((folder / each["csv"]).is_file() for each in listed["tables"])
    assert listed["manifest"] == {"framediff": "0"}


def test_an_empty_folder_is_filled(tmp_path):
    (tmp_path / "tables").mkdir()
    assert write_tables(DOCUMENT, tmp_path / "tables")[1] == 5


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="is not empty"):
        write_tables(DOCUMENT, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    write_tables(DOCUMENT, tmp_path, force=True)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / LIST).is_file()


def test_a_file_and_a_place_that_is_not_there_are_refused(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError, match="is a file"):
        write_tables(DOCUMENT, tmp_path / "file")
    with pytest.raises(InputError, match="cannot be written"):
        write_tables(DOCUMENT, tmp_path / "none" / "tables")


def test_all_or_none(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("framediff.export.document.folder.table_json", lambda _: "x")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputError, match=r"tables cannot be written: no space left on device\.$") as refused:
        write_tables(DOCUMENT, tmp_path / "tables")
    assert str(refused.value).startswith(str(tmp_path / "tables"))
    assert list(tmp_path.iterdir()) == []


def test_the_report_writes_them(tmp_path, capfd):
    place = tmp_path / "articles"
    place.mkdir()
    (place / "one.txt").write_text("The crisis in Kosovo. Kosovo declared independence.\n")
    words = ["report", str(place), "--lexicon", "kosovo", "-o", str(tmp_path / "r.md"), "--tables"]
    assert run(print, [*words, str(tmp_path / "tables")]) == 0
    assert "tables to" in capfd.readouterr().err
    assert (tmp_path / "tables" / LIST).is_file()
    assert run(print, [*words, str(tmp_path / "tables")]) == 2
    assert "is not empty" in capfd.readouterr().err


def test_the_texts_are_whole_by_voice_with_every_hit_marked():
    study = made_study()
    section = texts_section(study)
    assert len(section.sections) == len(study.articles)
    for studied, shown in zip(study.articles, section.sections, strict=True):
        excerpts = [block for block in shown.blocks if isinstance(block, Excerpt)]
        said = " ".join("".join(run.text for run in each.runs).strip() for each in excerpts)
        zones = " ".join(studied.article.text[p.span.start : p.span.end] for p in studied.passages)
        assert "".join(for_terminal(said).split()) == "".join(for_terminal(zones).split())
        counted = {hit.span for hit in studied.hits if str(hit.state) == "counted"}
        marked = [run.text for each in excerpts for run in each.runs if run.mark is Mark.HIT]
        assert (not counted) == (not marked)
        assert sum(len(text) for text in marked) <= sum(span.end - span.start for span in counted)
