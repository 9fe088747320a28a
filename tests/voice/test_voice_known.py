"""speakers.toml: read, refused with file and place, and in force in every face."""

from __future__ import annotations

import hashlib
import tomllib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import framediff
from framediff.cli.main import faces
from framediff.comparison.study import study
from framediff.errors import InputError
from framediff.export.amendments.questions import question_toml, write_questions
from framediff.sources import read
from framediff.voice import SpeakerKind, hear
from framediff.voice.people.known import Known, known_speakers, speakers_of
from framediff.voice.people.register import Party, Question

if TYPE_CHECKING:
    from pathlib import Path

ARTICLES = {
    "monday": "Transport Minister Anna Petrova said that the ferry would run again. Ambassador Sergey Kopirkin said "
    "that it was late. The ministry said that tickets would cost less.",
    "tuesday": "Maria Petrova, a baker, said that she would take the first boat. Kopyrkin said that he would not.",
    "wednesday": "Petrova said that it was high time. Sergey Kopeikin said that the engine was cold.",
}
ENTRY = '[[speaker]]\nname = "Ana of the Pier"\naliases = ["Petrova", "Anna Petrova"]\nrole = "mayor"\nside = "Varna"\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(faces, [str(argument) for argument in arguments])
    if isinstance(result.exception, InputError):
        return 2, result.stdout, str(result.exception)
    return result.exit_code, result.stdout, result.stderr


def names(place: Path) -> set[str]:
    return {speaker.name for speaker in study(read(place), ()).register}


WRONG = [
    (
        '[[speaker]]\nnam = "A"',
        'speaker 1: there is no key "nam" (did you mean "name"?); use name, aliases, kind, role',
    ),
    ('[[person]]\nname = "A"', 'there is no key "person"'),
    ("[[speaker]]\nkind = 'person'", 'speaker 1: the entry lacks "name"'),
    ('[[speaker]]\nname = "A"\nkind = "party"', 'speaker 1, kind: there is no kind "party"; use person, organisation'),
    ('[[speaker]]\nname = "A"\naliases = "B"', "speaker 1, aliases: it must be a list, not text"),
    ('[[speaker]]\nname = " "', "speaker 1, name: a name is empty"),
    ('[[question]]\nnames = ["A"]', "question 1, names: it must list two names, not one"),
    ('[[question]]\nnames = ["A", "B"]\narticles = ["x", "y", "z"]', "articles: it must list two articles, not three"),
    ('[[question]]\nnames = ["A", "B"]\nanswer = "three"', 'there is no answer "three"; use one, two, or "" while you'),
    ('[[question]]\nnames = ["A", "B"]\nanswer = "yes"', 'question 1, answer: there is no answer "yes"; use one, two'),
    ('[[speaker]]\nname = "A"\n[[speaker]]\nname = "B"\naliases = ["the a"]', "is given to speaker 1 and to speaker 2"),
    (
        '[[question]]\nnames = ["A", "B"]\nanswer = "one"\n[[question]]\nnames = ["b", "A"]\nanswer = "two"',
        "question 2: ",
    ),
    (f'{ENTRY}[[question]]\nnames = ["Petrova", "Anna Petrova"]\nanswer = "two"', "an alias or another answer makes"),
    (
        f'{ENTRY}[[speaker]]\nname = "B"\n[[question]]\nnames = ["Petrova", "B"]\nanswer = "one"',
        "each has an entry of its own",
    ),
    ("[[speaker", "is not TOML"),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_wrong_file_is_refused_with_place_and_reason(place: Path, text: str, said: str) -> None:
    (place / "speakers.toml").write_text(text, encoding="utf-8")
    for command in (("speakers",), ("compare",), ("evidence", "--indicator", "territory"), ("annotate",)):
        code, out, err = run(command[0], place, *command[1:])
        assert (code, out) == (2, "")
        assert "speakers.toml" in err
        assert said in err
        assert err.count("\n") <= 1


def test_no_file_is_nothing_known(place: Path) -> None:
    assert speakers_of(read(place)) == Known()


def test_an_entry_is_in_force_in_every_face(place: Path) -> None:
    (place / "speakers.toml").write_text(ENTRY, encoding="utf-8")
    sha256 = hashlib.sha256(ENTRY.encode()).hexdigest()
    for arguments in (
        ("speakers", place),
        ("annotate", place),
        ("compare", place, "--by", "speaker", "--format", "json"),
    ):
        code, out, _ = run(*arguments)
        assert code == 0
        assert "Ana of the Pier" in out
    for form in ("json", "md"):
        assert sha256 in run("compare", place, "--format", form)[1]
    assert sha256 in run("speakers", place)[1]
    comparison = framediff.compare(place, by="speaker")
    assert comparison.study.known.sha256 == sha256
    mayor = next(speaker for speaker in comparison.study.register if speaker.known)
    assert (mayor.articles, mayor.side, mayor.roles[0]) == (("monday", "wednesday"), "Varna", "mayor")


def test_names_of_the_file_beat_linking_and_merge_in_one_article(place: Path) -> None:
    text = '[[speaker]]\nname = "The Ministry"\naliases = ["ministry", "Anna Petrova"]\nkind = "organisation"\n'
    (place / "speakers.toml").write_text(text, encoding="utf-8")
    register = study(read(place), ()).register
    entry = next(speaker for speaker in register if speaker.known)
    assert entry.kind is SpeakerKind.ORGANISATION
    assert set(entry.aliases) == {"Anna Petrova", "ministry"}


def test_apart_is_kept_apart_within_an_article(tmp_path: Path) -> None:
    text = "Kopirkin said that the ferry was late. Kopyrkin said that it was not."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert len(names(tmp_path)) == 1
    said = '[[question]]\nnames = ["Kopirkin", "Kopyrkin"]\nanswer = "two"\n'
    (tmp_path / "speakers.toml").write_text(said, encoding="utf-8")
    assert names(tmp_path) == {"Kopirkin", "Kopyrkin"}


def test_another_file_may_be_given(place: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (place / "speakers.toml").write_text("[[speaker", encoding="utf-8")
    other = tmp_path_factory.mktemp("elsewhere") / "who.toml"
    other.write_text(ENTRY, encoding="utf-8")
    code, out, _ = run("speakers", place, "--speakers", other)
    assert code == 0
    assert "names and answers from who.toml" in out
    code, _, err = run("compare", place, "--speakers", other.with_name("none.toml"))
    assert code == 2
    assert "none.toml cannot be read" in err


def test_an_answer_leaves_the_same_name_in_other_articles_alone(tmp_path: Path) -> None:
    texts = {
        "monday": "Senator Anna Petrova said that the ferry would run again.",
        "tuesday": "Senator Petrova said that tickets would cost less.",
        "extra": "Petrova, a farmer, said that she would take the first boat.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    def articles() -> set[tuple[str, ...]]:
        return {speaker.articles for speaker in study(read(tmp_path), ()).register}

    assert articles() == {("monday", "tuesday"), ("extra",)}
    assert run("speakers", tmp_path, "--write")[0] == 0
    path = tmp_path / "speakers.toml"
    (question,) = tomllib.loads(path.read_text("utf-8"))["question"]
    assert dict(zip(question["names"], question["articles"], strict=True)) == {"Anna Petrova": "", "Petrova": "extra"}
    path.write_text(path.read_text("utf-8").replace('answer = ""', 'answer = "two"'), "utf-8")
    assert articles() == {("monday", "tuesday"), ("extra",)}
    assert study(read(tmp_path), ()).register.questions == ()
    path.write_text(path.read_text("utf-8").replace('answer = "two"', 'answer = "one"'), "utf-8")
    assert articles() == {("extra", "monday", "tuesday")}


def test_names_that_no_article_has_are_noted(place: Path) -> None:
    entries = (
        ENTRY.replace('["Petrova",', '["Petrowka", "Petrova",'),
        '[[speaker]]\nname = "Nina\\u001b Okafor"\naliases = ["Okafor"]\n',
        '[[question]]\nnames = ["Sergey Kopeikin", "Kopeyko"]\nanswer = ""\n',
    )
    (place / "speakers.toml").write_text("\n".join(entries), encoding="utf-8")
    for command in ("speakers", "compare", "annotate"):
        code, _, err = run(command, place)
        assert code == 0
        assert "speakers.toml: no article has “Petrowka”, “Nina� Okafor”, “Okafor”, “Kopeyko”.\n" in err
        assert "no article has" not in run(command, place / "monday.txt")[2]
    (place / "speakers.toml").write_text(ENTRY, encoding="utf-8")
    assert run("speakers", place)[2] == ""


def test_write_makes_the_file_and_then_changes_nothing(place: Path) -> None:
    path = place / "speakers.toml"
    code, out, err = run("speakers", place, "--write")
    assert (code, out) == (0, "")
    assert "3 questions to answer" in err
    first = path.read_bytes()
    assert all(answer.same is None for answer in known_speakers(path).answers)
    assert "Nothing to add" in run("speakers", place, "--write")[2]
    assert path.read_bytes() == first
    assert "3 pairs that may be one speaker" in run("speakers", place)[1]


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_write_keeps_every_byte_that_was_there(place: Path, end: str) -> None:
    path = place / "speakers.toml"
    line = end or "\n"
    mine = f'# mine “ö”{line}[[question]]{line}answer = "two" # sure{line}names = ["petrova", "Anna  Petrova"]{end}'
    path.write_bytes(mine.encode())
    path.chmod(0o600)
    assert run("speakers", place, "--write")[0] == 0
    written = path.read_bytes().decode()
    assert written.startswith(mine)
    assert written.count("[[question]]") == 2  # once two are two, only Kopeikin is left to ask about
    assert ("\r\n" in written) == (end == "\r\n")
    assert "\n\n" in written.replace("\r\n", "\n")
    assert path.stat().st_mode & 0o777 == 0o600


def test_answers_close_questions(place: Path) -> None:
    path = place / "speakers.toml"
    run("speakers", place, "--write")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('answer = ""', 'answer = "two"'), encoding="utf-8")
    register = study(read(place), ()).register
    assert register.questions == ()
    assert {"Petrova", "Anna Petrova", "Maria Petrova", "Sergey Kopeikin"} <= {speaker.name for speaker in register}
    one = text.replace('answer = ""', 'answer = "one"', 1)
    path.write_text(one, encoding="utf-8")
    asked = known_speakers(path).answers[0]
    assert asked.same
    register = study(read(place), ()).register
    assert "Petrova" not in {speaker.name for speaker in register}


def test_a_list_of_questions_on_one_line_is_not_added_to(place: Path) -> None:
    path = place / "speakers.toml"
    path.write_text("question = []\n", encoding="utf-8")
    code, _, err = run("speakers", place, "--write")
    assert code == 2
    assert "[[question]]" in err
    assert path.read_text(encoding="utf-8") == "question = []\n"


def test_write_asks_for_a_place_and_goes_with_no_output(place: Path) -> None:
    assert run("speakers", "--write")[0] == 2
    assert run("speakers", place, "--write", "-o", place / "x")[0] == 2


def test_names_that_nobody_bears_are_told(place: Path) -> None:
    (place / "speakers.toml").write_text('[[speaker]]\nname = "Zora Zed"\n', encoding="utf-8")
    assert "quoted by no article here: Zora Zed" in run("speakers", place)[1].replace("\n  ", " ")


def test_what_is_beside_a_single_file_counts_too(place: Path) -> None:
    (place / "speakers.toml").write_text(ENTRY, encoding="utf-8")
    assert names(place / "wednesday.txt") == {"Ana of the Pier", "Sergey Kopeikin"}


def test_csv_and_json_hold_the_same_words(place: Path) -> None:
    import csv
    import json

    rows = list(csv.DictReader(run("speakers", place, "--format", "csv")[1].splitlines()))
    document = json.loads(run("speakers", place, "--format", "json")[1])
    assert [row["name"] for row in rows] == [each["name"] or "speaker unknown" for each in document["speakers"]]
    assert [int(row["words_quoted"]) for row in rows] == [each["words_quoted"] for each in document["speakers"]]
    assert len(document["questions"]) == 3
    mention = document["questions"][0]["parties"][0]["mentions"][0]
    start, end = mention["span"]
    assert ARTICLES[mention["article"]][start:end] == mention["text"]


def test_speakers_and_unknown_add_up_to_what_is_spoken(place: Path) -> None:
    import json

    (place / "thursday.txt").write_text("It was noted that the sea was calm. “Very calm.”", encoding="utf-8")
    studied = study(read(place), ())
    document = json.loads(run("speakers", place, "--format", "json")[1])
    for key, voice in (("words_quoted", "direct"), ("words_paraphrased", "indirect")):
        spoken = sum(dict(each.words_by_voice()).get(voice, 0) for each in studied)
        assert sum(each[key] for each in document["speakers"]) == spoken
    assert document["speakers"][-1]["name"] is None


WORDS = st.text(min_size=1, max_size=20).filter(
    lambda text: bool(text.split()) and not any("\ud800" <= c <= "\udfff" for c in text)
)


@given(WORDS, WORDS, WORDS, st.sampled_from(["", "one", "two"]))
@settings(max_examples=150)
def test_any_question_is_read_back_as_it_was_put(tmp_path_factory, one, other, article, answer) -> None:
    question = Question((Party(None, one, article, ()), Party(None, other, "", ())), 90.0, "")
    text = question_toml(question, answer)
    (read_back,) = tomllib.loads(text)["question"]
    path = tmp_path_factory.getbasetemp() / "round.toml"
    path.write_text(text, encoding="utf-8")
    try:
        (asked,) = known_speakers(path).answers
    except InputError as error:
        assert "to be two" in str(error) or "name is empty" in str(error)  # noqa: PT017 - either may be
        return
    assert asked.same is {"": None, "one": True, "two": False}[answer]
    assert " ".join(read_back["names"][1].split()) == asked.names[1]


def test_hostile_names_cannot_reach_the_terminal_or_break_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Ke\x1b[31mel said that it rained. Jon Bra\u202end said that it did.", "utf-8")
    (tmp_path / "b.txt").write_text("Ana Kell\x07 said that it rained.", "utf-8")
    code, out, _ = run("speakers", tmp_path)
    assert code == 0
    assert not {"\x1b", "\u202e", "\x07"} & set(out)
    studied = study(read(tmp_path), ())
    write_questions(studied, tmp_path / "speakers.toml")
    known_speakers(tmp_path / "speakers.toml")
    assert not {"\x1b", "\u202e", "\x07"} & set((tmp_path / "speakers.toml").read_text("utf-8"))


def test_hearing_without_a_file_is_as_before(place: Path) -> None:
    corpus = read(place)
    assert hear(corpus).register == hear(corpus, known=Known()).register
