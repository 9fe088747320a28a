"""A candidate taken over: the reader's own file gets the entry, its evidence and a stub of the mirror, nothing else."""

from __future__ import annotations

import tomllib

import pytest
from click.testing import CliRunner

from framediff import places
from framediff.cli.main import faces
from framediff.errors import InputError, LexiconError, UnknownNameError
from framediff.export.lexicons.file import LexiconFile
from framediff.lexicon import Entry, load_lexicon

HEAD = """\
# The dock, by hand.
id = "dock"
title = "The dock"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
"""

SIDED = 'side = "{0}"\nused_by = "{0}"\nobjected_by = "the others"\nsources = ["Port 2001"]\n'

TABLES = (
    HEAD
    + """
[[choice_set]]
id = "stop"
referent = "the stoppage"

[[choice_set.variant]]
id = "strike"
label = "strike"
mirror = "blockade"
"""
    + SIDED.format("Eastern")
    + """
[[choice_set.variant.entry]]
pattern = "strike"   # the plain word
match = ["The strike went on."]
no_match = ["They strike oil."]
not_after = ["oil"]

# Between two variants.
[[choice_set.variant]]
id = "blockade"
label = "blockade"
mirror = "strike"
"""
    + SIDED.format("Western")
    + """
[[choice_set.variant.entry]]
pattern = "blockade"
match = ["The blockade went on."]

[[category]]
id = "force"
label = "Force"
definition = "words of force"
entry = [{ pattern = "storm*", match = ["They stormed it."] }]
"""
)

LISTS = (
    HEAD
    + """
[[choice_set]]
id = "stop"
referent = "the stoppage"

[[choice_set.variant]]
id = "strike"
label = "strike"
mirror = "blockade"
"""
    + SIDED.format("Eastern")
    + """entry = [
  { pattern = "strike", match = ["The strike went on."] },   # the plain word
]

[[choice_set.variant]]
id = "blockade"
label = "blockade"
mirror = "strike"
"""
    + SIDED.format("Western")
    + """entry = [
  { pattern = "blockade", match = ["The blockade went on."] },
]
"""
)

ARTICLES = {
    "one": "In the zone of the strike pay fell. The union mission to the strike left.",
    "two": "Said he: “In the zone of the great\nlockout pay fell.” The union mission to the great lockout left.",
    "three": "In the zone of the great lockout, all was calm. In the zone of the blockade pay fell.",
}


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / f"{name}.txt").write_text(text + "\n", encoding="utf-8")
    return folder


def accept(articles, path, *more, words="great lockout", to="stop/strike"):
    given = ["discover", articles, "--lexicon", path, "--accept", words, "--as", f"{path}:{to}", *more]
    return CliRunner().invoke(faces, [str(each) for each in given])


def lines_added(old, new):
    """The lines that `new` has more than `old`, whose own lines all stand in it in their order."""
    left = iter(old.splitlines())
    wanted = next(left, None)
    added = []
    for line in new.splitlines():
        if line == wanted:
            wanted = next(left, None)
        else:
            added.append(line)
    assert wanted is None, f"{wanted!r} is lost"
    return [line for line in added if line.strip()]


@pytest.mark.parametrize("text", [TABLES, LISTS], ids=["tables", "lists"])
def test_the_entry_its_evidence_and_a_stub_are_added_and_nothing_else(articles, tmp_path, text):
    path = tmp_path / "dock.toml"
    path.write_text(text, encoding="utf-8")
    done = accept(articles, path)
    assert done.exit_code == 0, done.exception
    written = path.read_text(encoding="utf-8")
    added = lines_added(text, written)
    stub = [line for line in added if line.lstrip().startswith("#")]
    assert any("Mirror of “great lockout” (stop/strike)" in line for line in stub)
    assert any('pattern = ""' in line for line in stub)
    assert written.index("Mirror of “great") > written.index('pattern = "blockade"')
    old, new = tomllib.loads(text), tomllib.loads(written)
    entry = new["choice_set"][0]["variant"][0]["entry"].pop()
    assert new == old
    assert entry["pattern"] == "great lockout"
    assert "“In the zone of the great lockout pay fell.”" in " ".join(entry["match"])
    assert "In the zone of the great lockout, all was calm." in entry["match"]
    assert set(entry) == {"pattern", "match", "note"}
    for name in ("two", "three"):
        assert f"{name} [{ARTICLES[name].replace(chr(10), ' ').index('great lockout')}–" in entry["note"]
    load_lexicon(path, test=True)
    assert "stub of its mirror stands in comments under stop/blockade" in done.stdout


def test_what_is_there_already_is_not_written_twice(tmp_path):
    path = tmp_path / "dock.toml"
    path.write_text(TABLES, encoding="utf-8")
    file = LexiconFile(str(path))
    with pytest.raises(LexiconError, match="stop/strike has “strike” already"):
        file.add("stop/strike", Entry("strike", match=("The strike went on.",)))


def test_mixed_line_ends_stay_where_they_are(articles, tmp_path):
    path = tmp_path / "dock.toml"
    raw = TABLES.replace("\n", "\r\n", 5).encode()
    path.write_bytes(raw)
    assert accept(articles, path).exit_code == 0
    assert path.read_bytes().startswith(raw[:200])
    assert path.read_bytes().count(b"\r\n") == 5


def test_an_indicator_without_a_side_gets_no_stub(articles, tmp_path):
    path = tmp_path / "dock.toml"
    path.write_text(TABLES, encoding="utf-8")
    assert accept(articles, path, to="force").exit_code == 0
    assert "Mirror" not in path.read_text(encoding="utf-8")
    assert [entry.pattern for entry in load_lexicon(path).category[0].entry] == ["storm*", "great lockout"]


def test_line_ends_and_the_mark_of_the_file_stay(articles, tmp_path):
    path = tmp_path / "dock.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TABLES.replace("\n", "\r\n").encode())
    path.chmod(0o600)
    assert accept(articles, path).exit_code == 0
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf#")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert path.stat().st_mode & 0o777 == 0o600


def test_an_example_that_would_not_hold_leaves_the_file_as_it_is(articles, tmp_path):
    path = tmp_path / "dock.toml"
    text = TABLES.replace("They strike oil.", "They strike oil at the great lockout.")
    path.write_text(text, encoding="utf-8")
    refused = accept(articles, path)
    assert isinstance(refused.exception, LexiconError)
    assert str(refused.exception).startswith("Nothing is written: dock.toml: choice_set stop, variant strike, entry 1")
    assert path.read_text(encoding="utf-8") == text


def test_names_that_are_not_there_are_refused(articles, tmp_path):
    path = tmp_path / "dock.toml"
    path.write_text(TABLES, encoding="utf-8")
    unknown = accept(articles, path, words="great lockuot").exception
    assert isinstance(unknown, UnknownNameError)
    assert "did you mean “great lockout”" in str(unknown)
    assert "no indicator called “stop/lockout”" in str(accept(articles, path, to="stop/lockout").exception)
    assert path.read_text(encoding="utf-8") == TABLES


def test_a_lexicon_given_by_its_file_is_known_by_its_id(articles, tmp_path):
    path = tmp_path / "by-hand.toml"
    path.write_text(TABLES, encoding="utf-8")
    given = ["discover", str(articles), "--lexicon", str(path), "--accept", "great lockout", "--as", "dock:stop/strike"]
    assert CliRunner().invoke(faces, given).exit_code == 0
    assert "great lockout" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "told"), [("new.yaml", "end in .toml"), ("nowhere/new.toml", "there is no folder"), ("-", "end in .toml")]
)
def test_a_target_must_be_toml_in_a_folder(articles, tmp_path, name, told):
    path = tmp_path / "dock.toml"
    path.write_text(TABLES, encoding="utf-8")
    refused = accept(articles, path, "-o", tmp_path / name).exception
    assert isinstance(refused, InputError)
    assert told in str(refused)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["articles", "dock.toml"]


def test_accept_needs_a_target(articles):
    for given in (["--accept", "x"], ["--as", "a:b"], ["--accept", "x", "--as", "nothing"]):
        done = CliRunner().invoke(faces, ["discover", str(articles), "--lexicon", "karabakh", *given])
        assert done.exit_code == 2


def test_a_shipped_lexicon_is_copied_and_stays(tmp_path, monkeypatch):
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "dock.toml").write_text(TABLES, encoding="utf-8")
    monkeypatch.setattr(places, "shipped", lambda _: shipped)
    monkeypatch.setattr(places, "settings_folder", lambda: tmp_path / "own")
    file = LexiconFile("dock")
    file.add("stop/strike", Entry("walkout", match=("The walkout went on.",), note="n"))
    assert file.write() == tmp_path / "own" / "lexicons" / "dock.toml"
    assert (shipped / "dock.toml").read_text(encoding="utf-8") == TABLES
    assert load_lexicon("dock").choice_set[0].variant[0].entry[-1].pattern == "walkout"
    again = LexiconFile("dock")
    again.add("stop/strike", Entry("stoppage", match=("The stoppage went on.",), note="n"))
    again.write()
    patterns = [entry.pattern for entry in load_lexicon("dock").choice_set[0].variant[0].entry]
    assert patterns == ["strike", "walkout", "stoppage"]
    elsewhere = LexiconFile("dock", str(tmp_path / "other.toml"))
    elsewhere.write()
    with pytest.raises(InputError, match="exists already"):
        LexiconFile("dock", str(tmp_path / "other.toml")).write()


def test_a_path_into_the_shipped_folder_never_replaces_an_own_file(tmp_path, monkeypatch):
    shipped, own = tmp_path / "shipped", tmp_path / "own" / "lexicons"
    shipped.mkdir()
    own.mkdir(parents=True)
    for folder in (shipped, own):
        (folder / "dock.toml").write_text(TABLES, encoding="utf-8")
    monkeypatch.setattr(places, "shipped", lambda _: shipped)
    monkeypatch.setattr(places, "settings_folder", lambda: tmp_path / "own")
    with pytest.raises(InputError, match="exists already"):
        LexiconFile(str(shipped / "dock.toml")).write()


def test_tables_that_would_be_moved_are_left_alone(tmp_path):
    path = tmp_path / "dock.toml"
    second = (
        '\n[[choice_set]]\nid = "gate"\nreferent = "the gate"\n\n[[choice_set.variant]]\nid = "gate"\nlabel = "gate"\n'
    )
    text = TABLES + second + 'entry = [{ pattern = "gate", match = ["The gate shut."] }]\n'
    path.write_text(text, encoding="utf-8")
    assert load_lexicon(path, test=True)
    with pytest.raises(LexiconError, match=r"put all its .* tables together"):
        LexiconFile(str(path))


def test_a_file_that_is_not_toml_is_not_changed(tmp_path):
    path = tmp_path / "dock.yaml"
    path.write_text("id: dock\n", encoding="utf-8")
    with pytest.raises((InputError, LexiconError, UnknownNameError)):
        LexiconFile(str(path))
