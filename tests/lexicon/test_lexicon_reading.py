from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from framediff import places
from framediff.errors import LexiconError, UnknownNameError
from framediff.lexicon import Lexicon, fingerprint, load_lexicon, shipped_lexicons

ODD = sorted((Path(__file__).parents[1] / "odd" / "lexicons").glob("*.toml"))
GOOD = """
id = "small"
title = "A small lexicon"
language = "en"
version = "0.1"
licence = "CC0-1.0"

[[choice_set]]
id = "territory"
referent = "the territory"

[[choice_set.variant]]
id = "artsakh"
label = "Artsakh"

[[choice_set.variant.entry]]
pattern = "Artsakh"
match = ["in Artsakh"]
"""


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.toml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_there_are_many_kinds_of_odd_files():
    assert len(ODD) >= 20


@pytest.mark.parametrize("path", ODD, ids=lambda path: path.stem)
def test_odd_files_are_refused_in_one_sentence(path):
    """The first line of each odd file is a comment with the refusal it must get."""
    expected = path.read_bytes().split(b"\n")[0].decode("utf-8").removeprefix("# ")
    with pytest.raises(LexiconError) as refusal:
        load_lexicon(path)
    assert str(refusal.value) == expected
    assert str(refusal.value).startswith(f"{path.name}: ")
    assert str(refusal.value).isprintable()


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(LexiconError, match=r"absent\.toml: it cannot be read"):
        load_lexicon(tmp_path / "absent.toml")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(LexiconError, match="cannot be read"):
        load_lexicon(tmp_path)


def test_deeply_nested_tables_are_refused(tmp_path):
    path = tmp_path / "deep.toml"
    path.write_text("id = " + "[" * 5000 + "]" * 5000, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"^deep.toml: "):
        load_lexicon(path)


def test_an_unknown_id_is_refused_with_a_guess():
    with pytest.raises(
        UnknownNameError, match=r"no lexicon “karabak” \(did you mean “karabakh”\?\); there are: .*karabakh"
    ):
        load_lexicon("karabak")
    with pytest.raises(UnknownNameError, match="no lexicon “�x”; there are"):
        load_lexicon("\x1bx")


@pytest.mark.parametrize("name", shipped_lexicons())
def test_shipped_lexicons_hold_their_own_examples(name):
    assert load_lexicon(name, test=True).id == name


def test_own_lexicons_are_found_before_shipped_ones(small, monkeypatch):
    own = small.parent / "karabakh.toml"
    small.rename(own)
    monkeypatch.setattr(places, "lexicon_folders", lambda: (own.parent, places.shipped("lexicons")))
    assert load_lexicon("karabakh").id == "small"


def test_a_path_may_be_text_or_a_path(small):
    assert load_lexicon(str(small)) == load_lexicon(small)


def test_a_failing_example_is_named(small):
    small.write_text(GOOD.replace('"in Artsakh"', '"in Artsakh", "in Karabakh", "in Shusha"'), encoding="utf-8")
    load_lexicon(small)
    with pytest.raises(LexiconError) as refusal:
        load_lexicon(small, test=True)
    assert str(refusal.value) == (
        "small.toml: choice_set territory, variant artsakh, entry 1: match “in Karabakh”: the pattern stands "
        "nowhere in it (1 more example fails)"
    )


def test_comments_and_spaces_do_not_change_the_fingerprint(small):
    before = fingerprint(load_lexicon(small))
    small.write_bytes(b"\xef\xbb\xbf# a comment\r\n" + GOOD.replace("\n", "\r\n\r\n").encode())
    assert fingerprint(load_lexicon(small)) == before
    small.write_text(GOOD.replace("in Artsakh", "at Artsakh"), encoding="utf-8")
    assert fingerprint(load_lexicon(small)) != before


def test_the_fingerprint_is_the_same_in_every_run():
    code = "from framediff.lexicon import *; print(fingerprint(load_lexicon('karabakh')))"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env=env | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {f"{fingerprint(load_lexicon('karabakh'))}\n".encode()}


def test_a_lexicon_prints_in_one_line(small):
    lexicon = load_lexicon(small)
    assert isinstance(lexicon, Lexicon)
    assert str(lexicon) == "A small lexicon (small 0.1): 1 choice set, 1 entry"
    assert repr(lexicon) == "Lexicon(small 0.1)"


def test_reading_needs_no_heavy_import():
    code = (
        "import sys; from framediff.lexicon import load_lexicon; load_lexicon('reporting-verbs'); "
        "print(sorted({'nltk', 'numpy', 'scipy', 'textual', 're2'} & set(sys.modules)))"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    assert (
        subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True).stdout.strip() == b"[]"
    )
