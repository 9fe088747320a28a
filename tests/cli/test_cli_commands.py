"""The command line: data on stdout, words on stderr, and one sentence with exit code 2 for what is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from made import ARTICLES, HARBOUR_TOML, made_study

from framediff.cli import options, run
from framediff.comparison import By, VoiceChoice
from framediff.comparison.groups.sides import SideBy
from framediff.export.document.rendering import FORMS
from framediff.tui.keys import KEYS
from framediff.voice import Voice


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text("The strike began.\n\n“It is a siege,” said Ann Ash.\n", encoding="utf-8")
    (folder / "two.txt").write_text("The strike ended. [bold] \x1b[31m | <script> =1+1\n", encoding="utf-8")
    (tmp_path / "harbour.toml").write_text(HARBOUR_TOML, encoding="utf-8")
    return folder


@pytest.fixture
def lexicon(place):
    return str(place.parent / "harbour.toml")


def refused(result, *parts):
    """Assert that nothing was printed but one line of reason."""
    code, out, err = result
    lines = [line for line in err.splitlines() if not line.startswith("No PLACE is given")]
    assert (code, out, len(lines)) == (2, "", 1), err
    assert lines[0].startswith("framediff: ")
    assert all(part in lines[0] for part in parts), lines[0]


def test_options_are_those_of_the_rooms():
    assert tuple(By) == options.BY
    assert tuple(VoiceChoice) == options.VOICE_CHOICES
    assert set(Voice) == set(options.VOICES)
    assert tuple(SideBy) == options.SIDES_BY
    assert options.FORMS == FORMS


def test_compare_prints_the_audit_and_the_table(framediff, place, lexicon):
    code, out, err = framediff("compare", place, "--lexicon", lexicon)
    assert (code, err) == (0, "")
    assert out.index("Before any number") < out.index("1 of 1")
    assert "\x1b" not in out


@pytest.mark.parametrize("form", ["text", "md", "csv", "json"])
def test_a_file_holds_the_same_bytes_as_stdout(framediff, place, lexicon, form, monkeypatch):
    tmp_path = place.parent
    monkeypatch.chdir(tmp_path)  # a manifest says where the articles lie as seen from the file
    words = ("compare", place, "--lexicon", lexicon, "--by", "article", "--format", form)
    _, out, _ = framediff(*words)
    code, nothing, err = framediff(*words, "-o", tmp_path / "out.txt")
    assert (code, nothing) == (0, "")
    assert err.startswith("Written: ")
    assert (tmp_path / "out.txt").read_bytes().decode() == out


def test_the_format_follows_the_files_ending(framediff, place, lexicon, tmp_path):
    framediff("compare", place, "--lexicon", lexicon, "-o", tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["schema_version"] == 1
    framediff("compare", place, "--lexicon", lexicon, "-o", tmp_path / "out.md")
    assert (tmp_path / "out.md").read_text(encoding="utf-8").startswith("# ")


def test_compare_without_a_place_is_about_the_seeds_and_says_so(framediff):
    code, out, err = framediff("compare", "--voice", "own", "--by", "article")
    assert code == 0
    assert err.startswith("No PLACE is given")
    assert "5 articles · by article · voice: own" in " ".join(out.split())


def test_evidence_prints_each_hit_in_its_words(framediff, place, lexicon):
    code, out, _ = framediff("evidence", place, "--lexicon", lexicon, "--indicator", "siege")
    assert code == 0
    assert "direct: a speaker's words, verbatim" in out
    assert "“It is a [siege],”" in out
    assert "one [28–33) · direct (speaker verbatim) · Ann Ash" in out


def test_evidence_of_a_choice_set_group_and_voice(framediff, place, lexicon):
    words = ("evidence", place, "--lexicon", lexicon, "--indicator", "stoppage", "--by", "speaker", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(framediff(*words)[1])))
    assert [(row["indicator"], row["words"]) for row in rows] == [
        ("stoppage/strike", "strike"), ("stoppage/strike", "strike"), ("stoppage/siege", "siege"),
    ]  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(framediff(*words, "--group", "ann ash")[1])))
    assert [row["speaker"] for row in rows] == ["Ann Ash"]
    assert list(csv.DictReader(io.StringIO(framediff(*words, "--voice", "indirect")[1]))) == []


@pytest.mark.parametrize("form", ["text", "md", "csv", "json"])
def test_evidence_is_harmless_in_every_format(framediff, place, lexicon, form):
    code, out, _ = framediff("evidence", place, "--lexicon", lexicon, "--indicator", "strike", "--format", form)
    assert code == 0
    assert "\x1b" not in out
    if form == "md":
        assert "<script>" not in out.replace("\\<", "")
    if form == "json":
        found = json.loads(out)
        assert found["audit"]
        assert sum(cell["count"] for cell in found["cells"]) == 2


def test_annotate_shows_zones_attributions_and_hits(framediff, place, lexicon):
    code, out, _ = framediff("annotate", place, "--lexicon", lexicon)
    assert code == 0
    assert "Zones" in out
    assert "direct (speaker verbatim) · Ann Ash" in out
    assert "stoppage/siege" in out
    assert "\x1b" not in out


def test_annotate_shows_what_was_left_out_and_puts_it_back(framediff, tmp_path):
    article = tmp_path / "page.txt"
    article.write_text(
        "The strike began on Monday in the harbour.\n\nSee Also\n\n"
        "Our website uses cookies. By clicking on accept, you consent to our use of cookies.\n",
        encoding="utf-8",
    )
    _, before, _ = framediff("annotate", article, "--show-zones")
    before = " ".join(before.split())
    assert "left out; put back by --keep boilerplate" in before
    assert "you consent to our use of cookies" in before
    _, after, _ = framediff("annotate", article, "--show-zones", "--keep", "boilerplate")
    assert "counted, put back" in after


def test_annotate_as_json_lines_of_json_lines(framediff, tmp_path):
    texts = {"a": "“It is a siege,” said Ann Ash.", "b\x1b": "Bob Bay said that the strike was over."}
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"id": k, "text": v}) + "\n" for k, v in texts.items()), encoding="utf-8")
    code, out, _ = framediff("annotate", source, "--format", "jsonl", "--no-hits")
    assert code == 0
    assert "\x1b" not in out
    records = {record["id"]: record for record in map(json.loads, out.splitlines())}
    assert records.keys() == texts.keys()
    for name, record in records.items():
        (said,) = record["attributions"]
        assert set(said) >= {"content", "cue", "source", "kind", "quoted", "speaker", "rule", "confidence", "flags"}
        assert "hits" not in record
        assert texts[name][slice(*said["cue"])] == "said"
    assert records["a"]["attributions"][0]["kind"] == "direct"
    assert records["b\x1b"]["attributions"][0]["kind"] == "indirect"


def test_lexicons_are_listed_shown_and_tested(framediff, lexicon):
    assert "karabakh" in framediff("lexicon", "list")[1]
    assert "stoppage/siege: siege" in framediff("lexicon", "show", lexicon)[1]
    code, out, _ = framediff("lexicon", "test", lexicon)
    assert (code, out) == (0, "harbour 1.0.0: 2 entries, 2 with match, 0 with no_match; every example holds\n")


def test_a_lexicon_whose_examples_fail_leaves_with_1(framediff, tmp_path):
    broken = tmp_path / "broken.toml"
    broken.write_text(HARBOUR_TOML.replace("the siege went on", "nothing of it"), encoding="utf-8")
    code, out, _ = framediff("lexicon", "test", broken)
    assert code == 1
    assert "variant siege, entry 1: match “nothing of it”" in out


def test_wrong_input_gets_one_sentence(framediff, place, lexicon, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "bad.toml").write_text(HARBOUR_TOML.replace("version", "vresion"), encoding="utf-8")
    refused(framediff("compare", tmp_path / "nowhere"), "nowhere")
    refused(framediff("compare", tmp_path / "empty"), "empty")
    refused(framediff("compare", tmp_path / "binary.txt"), "binary.txt")
    refused(framediff("compare", place, "--lexicon", tmp_path / "bad.toml"), "bad.toml", "vresion")
    refused(framediff("compare", place, "--lexicon", "karabach"), "karabakh")
    refused(framediff("compare", place, "--lexicon", "karabakh", "--topic", "statsu"), "statsu")
    refused(framediff("compare", place, "--by", "outlets"), "outlets")
    refused(framediff("compare", place, "--keep", "boilerplat"), "boilerplat")
    refused(framediff("compare", place, place), "unexpected extra argument")
    refused(framediff("evidence", place), "--indicator")
    refused(framediff("evidence", place, "--lexicon", lexicon, "--indicator", "seige"), "did you mean “stoppage/siege”")
    refused(framediff("evidence", place, "--lexicon", lexicon, "--indicator", "siege", "--group", "x"), "“x”")


def test_a_file_that_exists_or_cannot_be_written_is_left_alone(framediff, place, lexicon, tmp_path):
    there = tmp_path / "there.md"
    there.write_text("mine", encoding="utf-8")
    words = ("compare", place, "--lexicon", lexicon, "-o")
    refused(framediff(*words, there), "there.md", "--force")
    assert there.read_text(encoding="utf-8") == "mine"
    refused(framediff(*words, tmp_path / "none" / "x.md"), "cannot be written")
    assert framediff(*words, there, "--force")[0] == 0
    assert there.read_text(encoding="utf-8").startswith("# ")


def test_a_mistyped_command_is_recognised(framediff):
    refused(framediff("comapre"), "`framediff compare`")
    refused(framediff("no-such-folder-here"), "no-such-folder-here", "no file or folder")


def test_without_a_terminal_the_screens_are_not_opened(framediff, place):
    refused(framediff(), "`framediff compare`")
    refused(framediff(place), "`framediff compare`")
    assert framediff.opened == []


def test_a_place_alone_opens_the_screens_there(framediff, place, monkeypatch):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert framediff(place)[0] == 0
    assert framediff()[0] == 0
    assert framediff(place, "--min-confidence", 0.8)[0] == 0
    assert framediff("--min-confidence", 0.8, place, "--corrections", "own.toml")[0] == 0
    assert framediff("--min-confidence", 0.8)[0] == 0
    own = Path("own.toml")
    assert framediff.opened == [
        (place, 0.0, None), (None, 0.0, None), (place, 0.8, None), (place, 0.8, own), (None, 0.8, None)
    ]  # fmt: skip
    refused(framediff("--min-confidence", 0.8, "compare", place), "behind the command: framediff compare")
    refused(framediff("compare", place, "--min-confidence", 80), "it must be a number from 0 to 1, such as 0.8, not 80")


def test_an_interrupt_leaves_with_130(framediff, place, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("framediff.sources.read", interrupted)
    code, out, err = framediff("compare", place)
    assert (code, out, err.strip()) == (130, "", "Interrupted.")


@pytest.mark.parametrize("words", [[], ["compare"], ["evidence"], ["annotate"], ["lexicon"], ["lexicon", "test"]])
def test_help_is_whole_sentences(framediff, words):
    code, out, _ = framediff(*words, "--help")
    assert code == 0
    assert out.startswith("Usage: framediff")
    assert "Options:" in out
    body = out.split("\n\n")[1].strip()
    assert body.endswith((".", "from them."))


def test_a_closed_pipe_is_no_error(place, lexicon):
    words = [sys.executable, "-m", "framediff", "annotate", str(place), "--lexicon", lexicon]
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run(words, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_output_does_not_depend_on_the_encoding_of_the_terminal(place, lexicon):
    words = [sys.executable, "-m", "framediff", "compare", str(place), "--lexicon", lexicon]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(words, capture_output=True, check=True, env=environment)
    assert done.stderr == b""
    assert max(map(len, done.stdout.decode("ascii").replace("\\u2014", "-").splitlines())) < 200


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["lexicon", "list"], ["--help"]])
def test_a_full_disk_is_said_in_one_sentence(words):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "framediff", *words], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "framediff: The output cannot be written: no space left on device.\n"


@pytest.mark.parametrize(("times", "bar"), [(1, False), (15_000, True)])
def test_one_long_article_has_a_progress_bar_on_a_terminal(framediff, tmp_path, monkeypatch, times, bar):
    (tmp_path / "a.txt").write_text("The harbour is calm.\n\n" * times)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("framediff.comparison.study.study", lambda *_, **__: made_study(ARTICLES))
    code, _, err = framediff("compare", tmp_path)
    assert code == 0
    assert ("Reading articles" in err) == bar


def test_topic_all_is_every_topic(framediff, place, lexicon):
    everything = framediff("compare", place, "--lexicon", lexicon)
    assert framediff("compare", place, "--lexicon", lexicon, "--topic", "all") == everything


CLOSED = "import sys; sys.stdout = None; from framediff.__main__ import main; main()"


def test_a_closed_stdout_is_said_in_a_sentence(place):
    done = subprocess.run(
        [sys.executable, "-c", CLOSED, "speakers", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "output cannot be written" in done.stderr


def test_an_ending_that_a_command_does_not_write_is_refused(place, lexicon, tmp_path, capfd):
    words = ["report", str(place), "--lexicon", lexicon, "-o"]
    assert run(print, [*words, str(tmp_path / "x.csv")]) == 2
    told = capfd.readouterr().err
    assert "`framediff report` does not write csv, but md, html, json" in told
    assert "--tables FOLDER" in told
    assert not (tmp_path / "x.csv").exists()
    lint = ["lexicon", "lint", lexicon, "-o"]
    assert run(print, [*lint, str(tmp_path / "x.html")]) == 2
    assert "`framediff lexicon lint` does not write html, but text, json." in capfd.readouterr().err
    assert run(print, ["compare", str(place), "--lexicon", lexicon, "-o", str(tmp_path / "x.docx")]) == 2
    assert "`framediff compare` does not write docx, but text, md, html, csv, json." in capfd.readouterr().err


@pytest.mark.parametrize("command", ["compare", "decompose", "discover", "keyness", "report", "sensitivity"])
def test_three_sides_are_refused(framediff, place, lexicon, command):
    more = ["--indicator", "strike"] if command in {"decompose", "sensitivity"} else []
    names = [word for name in ("one", "two", "three") for word in ("--against", name)]
    refused(framediff(command, place, "--lexicon", lexicon, *more, *names), "--against is given once")


@pytest.mark.parametrize("command", ["compare", "audit"])
def test_text_may_be_asked_for_as_a_table(framediff, place, lexicon, command):
    said = [framediff(command, place, "--lexicon", lexicon, "--format", form)[:2] for form in ("table", "text")]
    assert said[0] == said[1]
    assert said[0][0] == 0
    assert said[0][1]


def test_an_ending_says_the_form_unless_format_does(place, lexicon, tmp_path):
    words = ["evidence", str(place), "--lexicon", lexicon, "--indicator", "strike", "-o"]
    assert run(print, [*words, str(tmp_path / "x.json")]) == 0
    json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    assert (
        run(print, ["report", str(place), "--lexicon", lexicon, "-o", str(tmp_path / "y.csv"), "--format", "md"]) == 0
    )
    assert (tmp_path / "y.csv").read_text(encoding="utf-8").startswith("# ")
    assert run(print, ["annotate", str(place), "--no-hits", "-o", str(tmp_path / "z.jsonl")]) == 0
    for line in (tmp_path / "z.jsonl").read_text(encoding="utf-8").splitlines():
        json.loads(line)


def test_a_topic_is_made_of_passages_wherever_it_is_spoken_of(capfd):
    """Help, keys and results have one word for what a topic holds a number to."""
    assert run(print, ["compare", "--help"]) == 0
    assert "Count only passages on this topic" in " ".join(capfd.readouterr().out.split())
    assert "passages on one topic" in next(key.words for key in KEYS if key.id == "filter.topic")
