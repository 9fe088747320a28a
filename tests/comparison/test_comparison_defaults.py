from __future__ import annotations

import pytest

import framediff
from framediff.comparison.opening import lexicons_of
from framediff.comparison.study.defaults import default_lexicons
from framediff.lexicon.heads import heads

LEXICON = """
id = "{name}"
title = "Rivers"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
kind = "{kind}"
subject = ["{subject}"]
about = \"\"\"
[[category]] may stand in a text.
\"\"\"

[[category]]
id = "rivers"
label = "Rivers"
definition = "Names of rivers."
entry = [{{ pattern = "Alder|Birch" }}]
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    own = tmp_path / "settings" / "lexicons"
    own.mkdir(parents=True)
    monkeypatch.setattr("framediff.places.settings_folder", lambda: tmp_path / "settings")
    for name, kind, subject in (
        ("alder", "issue", "Alder"), ("birch", "issue", "Birch+"), ("elm", "issue", "(elm"),
        ("oak", "rhetoric", "Alder"),
    ):  # fmt: skip
        (own / f"{name}.toml").write_text(LEXICON.format(name=name, kind=kind, subject=subject), encoding="utf-8")
    return own


def corpus(tmp_path, *texts):
    place = tmp_path / "place"
    place.mkdir()
    for number, text in enumerate(texts):
        (place / f"{number}.txt").write_text(text, encoding="utf-8")
    return framediff.read(place)


@pytest.mark.usefixtures("folder")
def test_lexicons_of_the_articles_subject_are_chosen_those_of_most_articles_first(tmp_path):
    articles = corpus(
        tmp_path, "The Alder rose.", "Birches and the Alder.", "Nothing.", "None.", "At the Alder, again."
    )
    chosen = default_lexicons(articles)
    assert (chosen.names, chosen.articles, chosen.total) == (("alder",), (3,), 5)
    assert str(chosen) == "alder (its subject stands in 3 of 5 articles)"
    assert [each.id for each in lexicons_of(None, articles)] == ["alder"]
    assert [each.id for each in lexicons_of(["birch"], articles)] == ["birch"]


@pytest.mark.usefixtures("folder")
def test_a_quarter_of_the_articles_is_enough(tmp_path):
    assert default_lexicons(corpus(tmp_path, "A birch.", "Two.", "Three.", "Four.")).names == ("birch",)


@pytest.mark.usefixtures("folder")
def test_articles_on_no_known_issue_are_said_to_be_so(tmp_path):
    chosen = default_lexicons(corpus(tmp_path, "Nothing.", "Of the sort."))
    assert chosen.names
    assert chosen.articles == ()
    assert str(chosen).endswith("(no lexicon has the subject of these articles)")


def test_heads_of_the_readers_own_come_before_the_shipped(folder):
    found = {head.name: head for head in heads()}
    assert found["oak"].kind == "rhetoric"
    assert found["birch"].subject == ("Birch+",)
    assert found["karabakh"].kind == "issue"
    (folder / "karabakh.toml").write_text("id = 'karabakh'\nsubject = 'x'\n[[category]]\nid = ", encoding="utf-8")
    (folder / "odd.toml").write_bytes(b"\xff\xfe")
    found = {head.name: head for head in heads()}
    assert found["karabakh"].path.parent == folder
    assert found["karabakh"].subject == ()
    assert "odd" not in found
