from __future__ import annotations

from pathlib import Path

from framediff import places


def test_shipped_folders_are_found_in_a_checkout():
    assert (places.shipped("lexicons") / "karabakh.toml").is_file()
    assert places.shipped("seeds").is_dir()


def test_a_wheel_carries_them_inside_the_package(tmp_path, monkeypatch):
    inside = tmp_path / "framediff" / "_shipped" / "lexicons"
    inside.mkdir(parents=True)
    (tmp_path / "lexicons").mkdir()
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "framediff")
    assert places.shipped("lexicons") == inside
    assert places.shipped("seeds") == tmp_path / "seeds"


def test_settings_lie_in_a_folder_named_after_the_program():
    folder = places.settings_folder()
    assert isinstance(folder, Path)
    assert "framediff" in folder.parts


def test_own_lexicons_come_before_the_shipped(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "settings_folder", lambda: tmp_path)
    assert places.lexicon_folders() == (places.shipped("lexicons"),)
    (tmp_path / "lexicons").mkdir()
    assert places.lexicon_folders() == (tmp_path / "lexicons", places.shipped("lexicons"))
