"""Tables added to a reader's TOML file: what stands there stays as it is."""

from __future__ import annotations

import tomllib

import pytest

from framediff.errors import InputError
from framediff.export.amendments.tomlfile import append_tables, toml_string, toml_table

HEAD = "# What is said here.\n"


def test_a_new_file_begins_with_its_head(tmp_path):
    path = tmp_path / "said.toml"
    append_tables(path, "said", [toml_table("said", {"text": "one"}), toml_table("said", {"text": "two"})], HEAD)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(HEAD)
    assert tomllib.loads(text) == {"said": [{"text": "one"}, {"text": "two"}]}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "the end"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_is_there_stays_with_its_line_ends_and_rights(tmp_path, end, last, mark):
    path = tmp_path / "said.toml"
    old = f'{mark}# mine{end}{end}[[said]]{end}text   = "one"  # odd spaces{end if not last else ""}'
    path.write_bytes(old.encode())
    path.chmod(0o640)
    append_tables(path, "said", [toml_table("said", {"text": "two"})], HEAD)
    new = path.read_bytes().decode()
    assert new.startswith(old)
    assert new[len(old) :].count("\n") == new[len(old) :].count(end)
    assert [each["text"] for each in tomllib.loads(new.removeprefix("\ufeff"))["said"]] == ["one", "two"]
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_to_the_file_stays_one(tmp_path):
    there, link = tmp_path / "there.toml", tmp_path / "link.toml"
    there.write_text("", encoding="utf-8")
    link.symlink_to(there)
    append_tables(link, "said", [toml_table("said", {"text": "one"})], HEAD)
    assert link.is_symlink()
    assert tomllib.loads(there.read_text(encoding="utf-8")) == {"said": [{"text": "one"}]}


@pytest.mark.parametrize(("old", "said"), [(b"said = []\n", "[[said]] tables"), (b"\xff\n", "not UTF-8")])
def test_what_cannot_be_added_to_is_refused_and_kept(tmp_path, old, said):
    path = tmp_path / "said.toml"
    path.write_bytes(old)
    with pytest.raises(InputError, match=r"said\.toml") as refused:
        append_tables(path, "said", [toml_table("said", {"text": "one"})], HEAD)
    assert said in str(refused.value)
    assert path.read_bytes() == old


@pytest.mark.parametrize("text", ['a "b" \\c', "tab\tand\x07 bell", "Ильичёв", "\x7f\u2028\u202e"])
def test_a_string_says_what_it_was_given(text):
    assert tomllib.loads(f"x = {toml_string(text)}")["x"] == text
    assert "\x07" not in toml_string(text)


def test_half_of_a_pair_of_code_units_is_replaced():
    assert tomllib.loads(f"x = {toml_string('a' + chr(0xD800))}")["x"] == "a?"
