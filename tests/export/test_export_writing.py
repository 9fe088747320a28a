"""Files are written whole, or not at all, and never over another one unasked."""

from __future__ import annotations

import os

import pytest

from framediff.errors import InputError
from framediff.export import write_new


def test_a_new_file_is_written_byte_for_byte(tmp_path):
    path = write_new(tmp_path / "out.md", "one\ntwo “é”\n")
    assert path.read_bytes() == "one\ntwo “é”\n".encode()
    assert [each.name for each in tmp_path.iterdir()] == ["out.md"]


def test_a_file_that_exists_is_left_alone_unless_forced(tmp_path):
    path = tmp_path / "out.md"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"exists already.*--force"):
        write_new(path, "other")
    assert path.read_text(encoding="utf-8") == "mine"
    write_new(path, "other", force=True)
    assert path.read_text(encoding="utf-8") == "other"
    assert [each.name for each in tmp_path.iterdir()] == ["out.md"]


def test_a_broken_link_counts_as_a_file(tmp_path):
    (tmp_path / "out.md").symlink_to(tmp_path / "nowhere")
    with pytest.raises(InputError, match="exists already"):
        write_new(tmp_path / "out.md", "x")


def test_places_that_cannot_be_written_to(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        write_new(tmp_path, "x")
    with pytest.raises(InputError, match="cannot be written: no such file or directory"):
        write_new(tmp_path / "none" / "out.md", "x")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write_new(tmp_path / "file" / "out.md", "x")


def test_a_name_with_control_characters_is_shown_harmlessly(tmp_path):
    with pytest.raises(InputError) as raised:
        write_new(tmp_path / "none\x1b[31m" / "out.md", "x")
    assert "\x1b" not in str(raised.value)


def test_nothing_is_left_behind_when_writing_fails(tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="no space left on device"):
        write_new(tmp_path / "out.md", "x")
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_is_no_unicode_is_written_by_number(tmp_path):
    assert write_new(tmp_path / "out.md", "\ud800").read_bytes() == b"\\ud800"
