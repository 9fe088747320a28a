"""`framediff correct`: writes what a reader says, never rewrites what is there, and lists it beside the rules."""

from __future__ import annotations

import csv
import io
import json
import tomllib

import pytest
from made import HARBOUR_TOML

from framediff.errors import InputError
from framediff.export.amendments.correction import write_correction
from framediff.sources import read
from framediff.voice import Voice
from framediff.voice.amendments.corrections import Correction

POST = (
    "Gates stay shut\n\nThe union said on Monday that the gates would stay shut. Mira Dall, its secretary, said pay is "
    "low. The board has no money for the strike.\n\n“Never,” Tom Reyes said. The gates would stay shut.\n"
)


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "post.txt").write_text(POST, "utf-8")
    (folder / "wire.jsonl").write_text('{"id": "w1", "text": "Talks go on."}\n{"id": "w2", "text": "No talks."}\n')
    (tmp_path / "harbour.toml").write_text(HARBOUR_TOML, "utf-8")
    return folder


def correct(framediff, place, *args):
    code, out, err = framediff("correct", place, *args)
    assert code == 0, err
    return out


def entries(place):
    return tomllib.loads((place / "corrections.toml").read_text("utf-8"))["correction"]


def test_a_correction_is_written_said_and_made(framediff, place):
    out = correct(
        framediff, place, "post", "--text", "The board has no money", "--voice", "indirect", "--speaker", "Tom Reyes",
        "--note", "free indirect speech", "--by", "N. O.",
    )  # fmt: skip
    assert "indirect (outlet's paraphrase), Tom Reyes; the rules had said: own (the outlet's)" in out
    assert entries(place) == [
        {
            "article": "post.txt", "text": "The board has no money", "voice": "indirect", "speaker": "Tom Reyes",
            "note": "free indirect speech", "by": "N. O.", "was": "own (the outlet's)",
        }
    ]  # fmt: skip
    code, out, _ = framediff("annotate", place, "--no-hits")
    assert code == 0
    assert "rule correction, confidence 1.00 · corrected" in " ".join(out.split())


def test_every_export_reports_the_corrections(framediff, place):
    correct(framediff, place, "post.txt", "--text", "for the strike", "--voice", "direct", "--speaker", "unknown")
    lexicon = place.parent / "harbour.toml"
    compared = ("compare", place, "--lexicon", lexicon)
    for form in ("text", "md", "csv", "json"):
        _, out, _ = framediff(*compared, "--format", form)
        assert "1 of corrections.toml applied" in " ".join(out.split()).replace("\\", "")
    _, out, _ = framediff(*compared, "--format", "json")
    document = json.loads(out)
    reported = document["manifest"]["corrections"]
    assert reported.keys() == {"file", "sha256", "applied", "elsewhere"}
    assert (reported["file"], reported["applied"], len(reported["sha256"])) == ("corrections.toml", 1, 64)
    (strike,) = (
        each for block in document["blocks"] for each in block["indicators"] if each["id"] == "stoppage/strike"
    )
    assert [(cell["voice"], cell["count"]) for cell in strike["cells"] if cell["count"]] == [("direct", 1)]
    for form in ("text", "md", "json"):
        _, out, _ = framediff("evidence", place, "--lexicon", lexicon, "--indicator", "strike", "--format", form)
        assert "corrections.toml applied" in " ".join(out.split()).replace("\\", "")
    _, out, _ = framediff("evidence", place, "--lexicon", lexicon, "--indicator", "strike", "--format", "csv")
    row = next(csv.DictReader(io.StringIO(out)))
    assert "corrected" in row["flags"]
    assert "1 of corrections.toml applied" in row["basis"]
    _, out, _ = framediff("annotate", place, "--no-hits", "--format", "jsonl")
    assert {json.loads(line)["corrections"]["sha256"] for line in out.splitlines()} == {reported["sha256"]}
    _, out, _ = framediff("speakers", place, "--format", "json")
    assert json.loads(out)["corrections"] == reported
    assert "1 of corrections.toml applied" in framediff("speakers", place)[1]


def test_what_a_person_wrote_stays_byte_for_byte(framediff, place):
    path = place / "corrections.toml"
    own = b'# mine\r\n[[correction]]  # odd  spacing\narticle="post"\ntext="pay is low"\nvoice = "own"'
    path.write_bytes(own)
    correct(framediff, place, "w1", "--text", "Talks", "--voice", "undetermined")
    assert path.read_bytes().startswith(own)
    assert [entry["article"] for entry in entries(place)] == ["post", "w1"]


def test_offsets_and_occurrences(framediff, place):
    again = POST.rindex("gates would")
    correct(framediff, place, "post", "--at", f"{again}:{again + 22}", "--voice", "indirect", "--speaker", "Tom Reyes")
    assert (entries(place)[0]["occurrence"], entries(place)[0]["of"]) == (2, 2)
    out = correct(
        framediff, place, "post", "--text", "gates would stay shut", "--occurrence", 1, "--voice", "undetermined"
    )
    assert "the rules had said: indirect (outlet's paraphrase), " in out
    assert (entries(place)[1]["occurrence"], entries(place)[1]["of"]) == (1, 2)
    (place / "post.txt").write_text(POST.replace("on Monday", "yesterday"), "utf-8")
    listed = correct(framediff, place, "--list")
    assert "does not apply" not in listed
    assert "rules now say: own (the outlet's), which differs" in " ".join(listed.split())


def test_what_does_not_apply_any_more_is_listed_and_keeps_nobody_from_correcting(framediff, place):
    correct(framediff, place, "post", "--text", "pay is low", "--voice", "own")
    correct(framediff, place, "w1", "--text", "Talks", "--voice", "undetermined", "--note", "heard it")
    (place / "wire.jsonl").write_text('{"id": "w2", "text": "No talks."}\n')
    (place / "post.txt").write_text(POST.replace("pay is low", "pay is poor"), "utf-8")
    correct(framediff, place, "post", "--text", "no money", "--voice", "undetermined")
    out = " ".join(correct(framediff, place, "--list").split())
    assert "1. post.txt “pay is low” does not apply: the words “pay is low” do not stand in post.txt any more" in out
    assert '2. w1 “Talks” does not apply: there is no article "w1" any more' in out
    assert "note: heard it" in out
    assert "3. post [" in out
    assert "1 correction; the rules now agree with 0; 2 more not applying" in out
    for command in ("compare", "annotate", "speakers"):
        code, _, err = framediff(command, place)
        assert code == 2
        assert "correction 1: the words “pay is low” do not stand in post.txt any more" in err
        assert "1 more does not apply either, and `framediff correct PLACE --list` shows them" in err
        assert len(err.splitlines()) == 1


def test_the_list_stands_beside_the_rules(framediff, place):
    assert correct(framediff, place, "--list") == "There are no corrections.\n"
    correct(framediff, place, "post", "--text", "The board has no money", "--voice", "indirect", "--speaker", "Reyes")
    with (place / "corrections.toml").open("a", encoding="utf-8") as file:
        file.write('[[correction]]\narticle = "post"\ntext = "“Never,”"\nvoice = "direct"\nspeaker = "Tom Reyes"\n')
    out = " ".join(correct(framediff, place, "--list").split())
    assert "1. post [" in out
    assert "corrected: indirect (outlet's paraphrase), Tom Reyes" in out
    assert "the rules had said: own (the outlet's) the rules now say: own (the outlet's), which differs" in out
    assert "the rules now say: direct (speaker verbatim), Tom Reyes, which agrees" in out
    assert "2 corrections; the rules now agree with 1." in out


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("post",), "A correction needs an ARTICLE"),
        (("post", "--text", "pay", "--at", "1:2", "--voice", "own"), "use one of them, not both"),
        (("post", "--text", "", "--voice", "own"), "post: --text has no word in it"),
        (("post", "--text", " “ ”", "--voice", "own"), "post: --text has no word in it"),
        (("pots", "--text", "pay", "--voice", "own"), "did you mean “post”?"),
        (("wire.jsonl", "--text", "Talks", "--voice", "own"), "No one article is called “wire.jsonl”"),
        (("post", "--text", "pay", "--voice", "direct"), "direct speech has a speaker"),
        (("post", "--text", "pay", "--voice", "own", "--speaker", "Mira Dall"), 'voice "own" has no speaker'),
        (("post", "--text", "no such words", "--voice", "own"), "do not stand in post"),
        (
            ("post", "--text", "gates would stay shut", "--voice", "own"),
            "The words “gates would stay shut” stand 2 times in post (at 51, 186); say which with --occurrence",
        ),
        (("post", "--at", "9:5", "--voice", "own"), "--at is START:END"),
        (("post", "--at", "1:9999", "--voice", "own"), "--at is START:END"),
        (("post", "--at", "7:12", "--voice", "own"), "begins or ends inside a word"),
        (("post", "--at", "15:17", "--voice", "own"), "there is no word"),
        (("post", "--at", "0:5", "--occurrence", "1", "--voice", "own"), "--occurrence goes with --text"),
        (("--list", "--voice", "own"), "--list shows all corrections of PLACE; leave --voice out."),
        (("post", "--list"), "--list shows all corrections of PLACE; leave ARTICLE out."),
        (("post", "--list", "--at", "1:2"), "--list shows all corrections of PLACE; leave ARTICLE and --at out."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(framediff, place, args, words):
    code, out, err = framediff("correct", place, *args)
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.splitlines()) == 1
    assert not (place / "corrections.toml").exists()


@pytest.mark.parametrize(
    ("words", "said", "says"),
    [
        ("The board has no money", ("--voice", "own"), "own (the outlet's)"),
        ("“Never,”", ("--voice", "direct", "--speaker", "Tom Reyes"), "direct (speaker verbatim), Tom Reyes"),
        ("“Never,”", ("--voice", "direct", "--speaker", "Reyes"), "direct (speaker verbatim), Tom Reyes"),
    ],
)
def test_what_is_so_already_is_not_written(framediff, place, words, said, says):
    at = POST.index(words)
    out = correct(framediff, place, "post", "--text", words, *said)
    assert out == f"Nothing is written: post [{at}–{at + len(words)}) is {says} already.\n"
    assert not (place / "corrections.toml").exists()


def test_what_another_correction_has_changed_already_is_told_apart(framediff, place):
    correct(framediff, place, "post", "--text", "The board has no money", "--voice", "undetermined")
    before = (place / "corrections.toml").read_bytes()
    out = correct(framediff, place, "post", "--text", "for the strike", "--voice", "own")
    assert "Nothing is written" in out
    assert (place / "corrections.toml").read_bytes() == before
    correct(framediff, place, "post", "--text", "for the strike", "--voice", "indirect", "--speaker", "unknown")
    assert len(entries(place)) == 2


def test_a_conflict_is_refused_and_the_file_left_alone(framediff, place):
    correct(framediff, place, "post", "--text", "pay is low", "--voice", "own")
    before = (place / "corrections.toml").read_bytes()
    code, _, err = framediff(
        "correct", place, "post.txt", "--text", "said pay", "--voice", "direct", "--speaker", "Mira Dall"
    )
    assert code == 2
    assert "This correction and correction 1 are both about “pay is low”" in err
    assert (place / "corrections.toml").read_bytes() == before


def test_a_file_of_another_form_is_not_added_to(place):
    path = place / "corrections.toml"
    path.write_text("correction = []\n", "utf-8")
    entry = Correction("post", "pay is low", Voice.OWN)
    with pytest.raises(InputError, match="write its entries as"):
        write_correction(read(place), path, entry)
    assert path.read_text("utf-8") == "correction = []\n"


def test_hostile_words_are_written_so_that_they_are_read_back(framediff, place):
    words = 'He "said\\so" \x1b[31m twice\u202e today'
    (place / "evil.txt").write_text(f"Start.\n\n{words}.\n", "utf-8")
    correct(framediff, place, "evil.txt", "--text", words, "--voice", "undetermined", "--note", "a\x07b")
    raw = (place / "corrections.toml").read_text("utf-8")
    assert "\x1b" not in raw
    assert entries(place)[0]["text"] == words
    code, out, _ = framediff("correct", place, "--list")
    assert code == 0
    assert "\x1b" not in out


def test_a_single_file_and_a_file_of_corrections_elsewhere(framediff, place, tmp_path):
    own = tmp_path / "mine.toml"
    correct(framediff, place / "post.txt", "post", "--corrections", own, "--text", "pay is low", "--voice", "own")
    assert not (place / "corrections.toml").exists()
    assert tomllib.loads(own.read_text("utf-8"))["correction"][0]["article"] == "articles/post.txt"
    _, out, _ = framediff("annotate", place / "post.txt", "--no-hits", "--corrections", own)
    assert "1 of mine.toml applied" in out
    code, _, err = framediff("annotate", place, "--corrections", tmp_path / "none.toml")
    assert code == 2
    assert "none.toml cannot be read" in err


def test_the_file_of_the_folder_around_counts_too(framediff, place):
    inner = place / "inner"
    inner.mkdir()
    (place / "post.txt").rename(inner / "post.txt")
    (place / "corrections.toml").write_text(
        '[[correction]]\narticle = "inner/post.txt"\ntext = "pay is low"\nvoice = "own"\n'
        '[[correction]]\narticle = "w1"\ntext = "Talks"\nvoice = "undetermined"\n',
        "utf-8",
    )
    for where in (inner, inner / "post.txt"):
        _, out, _ = framediff("annotate", where, "--no-hits")
        assert "1 of corrections.toml applied, 1 more about articles that are not here" in " ".join(out.split())
    correct(framediff, inner, "post", "--text", "no money", "--voice", "undetermined")
    assert [entry["article"] for entry in entries(place)] == ["inner/post.txt", "w1", "inner/post.txt"]
    assert not (inner / "corrections.toml").exists()


def test_a_wrong_file_stops_every_command_with_a_sentence(framediff, place):
    (place / "corrections.toml").write_text(
        '[[correction]]\narticle = "post"\ntext = "x y z"\nvoice = "own"\n', "utf-8"
    )
    for command in (("compare",), ("annotate",), ("evidence", "--indicator", "x"), ("speakers",)):
        code, out, err = framediff(command[0], place, *command[1:])
        assert (code, out) == (2, "")
        assert "corrections.toml, correction 1: the words “x y z” do not stand in post" in err
        assert len(err.splitlines()) == 1


@pytest.mark.parametrize("given", ["abc", "2", "-0.1", "nan"])
def test_a_least_confidence_that_is_none_is_refused_in_words(framediff, place, given):
    code, out, err = framediff("annotate", place, "--min-confidence", given)
    assert (code, out) == (2, "")
    assert f"it must be a number from 0 to 1, such as 0.8, not {given}" in err or "is a number from 0 to 1" in err


def test_min_confidence_is_one_option_away(framediff, place):
    lexicon = place.parent / "harbour.toml"
    _, out, _ = framediff("compare", place, "--lexicon", lexicon, "--min-confidence", "1", "--format", "json")
    made = json.loads(out)["manifest"]
    assert made["options"]["min_confidence"] == 1
    assert made["low_confidence"]["attributions"] > 0
    _, out, _ = framediff("annotate", place, "--no-hits", "--min-confidence", "1")
    assert "below 1: undetermined" in " ".join(out.split())
    _, out, _ = framediff("annotate", place, "--no-hits", "--min-confidence", "1", "--format", "jsonl")
    assert all(each["low_confidence"] for line in out.splitlines() for each in json.loads(line)["attributions"])
