"""The figures of tests/benchmarks/voice.py, worked out by hand on labels of our own invention."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

import agreement
import pytest
import systems
import voice as benchmark
from agreement import Answer, Label, Labelled

SPEECH = frozenset({"said", "warned"})
TEXT = (
    "“Talks go on,” the envoy said. Baku warned that the “old road” is shut. Aides hoped for snow. "
    "According to Anna Petrova, trucks wait."
)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def label(content: str, cue: str, source: str) -> Label:
    return Label((at(content),), (at(cue),), (at(source),))


DIRECT = label("“Talks go on,”", "said", "the envoy")
MIXED = label("that the “old road” is shut", "warned", "Baku")
BELIEF = label("for snow", "hoped", "Aides")
INDIRECT = label("trucks wait", "According to", "Anna Petrova")
ARTICLE = Labelled("one", TEXT, (DIRECT, MIXED, BELIEF, INDIRECT))


def measured(article: Labelled, answers: list[Answer]) -> tuple[dict[str, float], agreement.Tally]:
    each = agreement.tally(article, answers, SPEECH)
    return {name: round(values[0], 4) for name, values in agreement.intervals({"x": [each]}, 1)["x"].items()}, each


def test_perfect_answers_have_perfect_figures():
    answers = [Answer(each.content, each.source[0]) for each in ARTICLE.labels]
    figures, each = measured(ARTICLE, answers)
    assert set(figures.values()) == {1.0}
    assert each.counts["labelled, all"] == 4
    assert {kind: each.counts[f"labelled, {kind}"] for kind in agreement.KINDS[1:]} == {
        "speech": 3,
        "direct": 1,
        "mixed": 1,
        "indirect speech": 1,
    }


def test_figures_of_partly_right_answers():
    answers = [
        Answer((at("“Talks go on,”"),), at("envoy")),  # right, the source shares a word
        Answer((at("the “old road” is shut. Aides hoped for"),), at("warned")),  # 5 of 9 words: right, but whose?
        Answer((at("Baku"),)),  # of nothing
        Answer((at("wait"),), at("trucks")),  # 1 of 2 words: just the same, but not by Petrova
    ]
    figures, each = measured(ARTICLE, answers)
    assert each.confirmed == (True, True, False, True)
    assert figures["span precision"] == 0.75
    assert figures["span recall, all"] == 0.75
    assert figures["span recall, speech"] == 1.0
    assert figures["span F1 against speech"] == pytest.approx(2 * 0.75 / 1.75, abs=1e-4)
    assert figures["source right, speech"] == pytest.approx(1 / 3, abs=1e-4)
    # Labelled 3 + 6 + 2 + 2 words, found 3 + 8 + 1 + 1, in both 3 + 5 + 1 (“for”) + 1.
    assert figures["content words, precision"] == pytest.approx(10 / 13, abs=1e-4)
    assert figures["content words, recall"] == pytest.approx(10 / 13, abs=1e-4)
    assert figures["quoted words, F1"] == 1.0


def test_one_partner_each_and_the_nearer_first():
    whole, part = Answer((at("“Talks go on,”"),), None, "whole"), Answer((at("Talks go"),), None, "part")
    _, each = measured(replace(ARTICLE, labels=(DIRECT,)), [part, whole])
    assert each.confirmed == (False, True)
    _, each = measured(replace(ARTICLE, labels=(DIRECT,)), [part])
    assert each.confirmed == (True,)


@pytest.mark.parametrize(
    ("cue", "speech"), [("said", True), ("According to", True), ("hoped", False), ("said. Baku", True), ("is", False)]
)
def test_what_makes_a_cue_one_of_speech(cue: str, *, speech: bool):
    _, each = measured(replace(ARTICLE, labels=(label("for snow", cue, "Aides"),)), [])
    assert each.counts["labelled, speech"] == speech


def test_sources_that_end_in_the_same_word_are_the_same():
    text = "“Yes,” Anna Petrova said. Later Petrova left for good."
    labels = (Label(((0, 6),), ((21, 25),), ((7, 19),)),)
    later = text.rindex("Petrova")
    for source, right in (((later, later + 7), 1), ((text.index("Later"), later), 0)):
        each = agreement.tally(Labelled("two", text, labels), [Answer(((0, 6),), source)], SPEECH)
        assert each.counts["source right, all"] == right


def test_empty_contents_count_nowhere():
    figures, each = measured(replace(ARTICLE, labels=(Label(((13, 14),)),)), [Answer(()), Answer(((13, 14),))])
    assert each.counts["found"] == each.counts["labelled, all"] == 0
    assert each.confirmed == (False, False)
    assert figures["span precision"] == 0.0


def test_intervals_draw_the_same_articles_for_every_system():
    good = agreement.tally(ARTICLE, [Answer(DIRECT.content)], SPEECH)
    bad = agreement.tally(ARTICLE, [Answer((at("Baku"),))], SPEECH)
    mixed = [good, bad, good, bad, bad]
    first = agreement.intervals({"a": mixed, "b": list(mixed)}, 200)
    again = agreement.intervals({"a": mixed}, 200)
    precision = first["a"]["span precision"]
    assert precision[0] == 0.4
    assert (precision == first["b"]["span precision"]).all()
    assert (precision == again["a"]["span precision"]).all()
    assert 0.0 <= precision.min() < 0.4 < precision.max() <= 1.0


@pytest.fixture
def labelled(tmp_path):
    annotations = [
        {"content": list(each.content), "cue": list(each.cue), "source": list(each.source)} for each in ARTICLE.labels
    ]
    path = tmp_path / "labelled.jsonl"
    path.write_text(json.dumps({"id": "one", "text": TEXT, "annotations": {"first": annotations}}) + "\n")
    return path


def test_one_run_prints_quality_intervals_speed_and_rules(labelled, tmp_path, capsys):
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"id": "one", "attributions": [{"content": [at("for snow")], "source": None}]}))
    cues = tmp_path / "cues.txt"
    cues.write_text("said\nwarned\n")
    benchmark.main([str(labelled), "--speech-cues", str(cues), "--answers", f"other={other}", "--samples", "50"])
    printed = capsys.readouterr().out.splitlines()
    assert printed[1] == "speech cues: 2 words of cues.txt"

    def row(name: str) -> list[str]:
        return next(line for line in printed if line.startswith(name)).split()

    assert row("  ")[-4:] == ["only", "marks", "only", "other"]
    assert row("span recall, direct (1)")[-4:] == ["100.0", "100.0", "100.0", "0.0"]
    assert row("span recall, speech (3)")[-1] == "0.0"
    assert row("span precision")[-1] == "100.0"
    assert row("articles per CPU second")[-1] == "–"
    assert row("lead of framediff in F1")
    assert row("quote_then_cue")[1:4] == ["1", "1", "1.00"]


def test_without_a_list_speech_is_told_by_our_own_verbs(labelled, capsys):
    words = benchmark.own_speech_words()
    assert {"said", "told", "noting"} <= words
    assert not words & {"believed", "hopes"}
    benchmark.main([str(labelled), "--samples", "5", "--passes", "1"])
    assert f"speech cues: {len(words):,} forms of our own reporting verbs" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for the peer's Python")
def test_the_peer_answers_from_a_python_of_its_own(labelled, tmp_path):
    peer = tmp_path / "python"
    peer.write_text(
        f"#!{sys.executable}\n"
        "import json, sys\n"
        "for line in sys.stdin:\n"
        "    record = json.loads(line)\n"
        "    found = [{'content': [[0, 14]], 'source': [15, 24]}]\n"
        "    print(json.dumps({'id': record['id'], 'attributions': found}))\n"
        "assert sys.argv[5:] == ['--paragraphs']\n"
        "print(json.dumps({'version': 'peer 1', 'seconds': 0.5, 'silent': int(sys.argv[4])}))\n"
    )
    peer.chmod(0o755)
    articles = systems.read_labelled(labelled)
    run = systems.textacy(articles, peer, 2, paragraphs=True)
    assert (run.name, run.seconds, run.silent, run.version) == ("textacy by paragraph", 0.5, 2, "peer 1")
    assert run.answers == ((Answer(((0, 14),), (15, 24)),),)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "one", "text": "Yes."}', "line 2: not a labelled article (KeyError('annotations'))"),
        ("{", "line 2: no JSON"),
        ('{"id": "one", "text": "Yes.", "annotations": {"a": [{"content": [3]}]}}', "line 2: not a labelled article"),
    ],
)
def test_a_bad_line_is_named(labelled, line: str, told: str, capsys):
    with labelled.open("a") as more:
        more.write(line + "\n")
    with pytest.raises(SystemExit) as stopped:
        benchmark.main([str(labelled)])
    assert stopped.value.code == 2
    assert f"{labelled}, {told}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--peer-python", "no/python"], "no/python: cannot be run"),
        (["--answers", "other"], "--answers other: give NAME=FILE"),
        (["--samples", "0"], "must be at least 1"),
        (["--speech-cues", "none.txt"], "none.txt"),
    ],
)
def test_a_bad_option_is_named(labelled, arguments: list[str], told: str, capsys):
    with pytest.raises(SystemExit) as stopped:
        benchmark.main([str(labelled), *arguments])
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err
