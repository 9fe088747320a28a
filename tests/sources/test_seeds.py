"""The seeds are the texts they were, and what is said of them rests on evidence."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from framediff.article import Status
from framediff.sources import article_from_text, read
from framediff.sources.records import FIELDS

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
GOLD = {
    gold["sha256"]: gold
    for gold in map(json.loads, (p.read_text("utf-8") for p in (ROOT / "tests/gold").glob("*.json")))
}
TEXTS = sorted((SEEDS / "articles").iterdir())


def gold_of(path):
    return GOLD[hashlib.sha256(path.read_bytes()).hexdigest()]


def test_the_seeds_are_the_five_labelled_texts_byte_for_byte():
    assert sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in TEXTS) == sorted(GOLD)
    assert len(TEXTS) == 5


def test_reading_the_seeds_changes_no_character():
    for article in read(SEEDS):
        assert article.sha256 == hashlib.sha256(article.path.read_bytes()).hexdigest()
        assert article.text.encode() == article.path.read_bytes()


def test_every_outlet_is_established_from_its_page():
    corpus = read(SEEDS)
    assert [a.outlet for a in corpus] == ["ABCmedia", "ArmInfo", "AzerNews", "Caucasus Watch", "NEWS.am"]
    for article in corpus:
        assert article.metadata.outlet.status is Status.ESTABLISHED
        assert article.metadata.address.value in article.metadata.outlet.evidence


def test_dates_keep_their_precision():
    dates = {
        a.outlet: (str(a.metadata.date), a.metadata.date.precision, str(a.metadata.date.status)) for a in read(SEEDS)
    }
    assert dates == {
        "ABCmedia": ("after 2024-10-24", "after", "inferred"),
        "ArmInfo": ("2023-02", "month", "inferred"),
        "AzerNews": ("2020-02-12", "day", "stated"),
        "Caucasus Watch": ("after 2022-12-01", "after", "inferred"),
        "NEWS.am": ("2021-12", "month", "inferred"),
    }


def test_the_record_speaks_of_every_field_with_evidence():
    for article in read(SEEDS):
        for name in FIELDS:
            fact = getattr(article.metadata, name)
            assert fact.evidence, (article.id, name)


def test_what_is_called_stated_and_what_is_quoted_stands_in_the_text():
    for article in read(SEEDS):
        for name in FIELDS:
            fact = getattr(article.metadata, name)
            quoted = re.findall("“([^”]+)”", fact.evidence)
            if fact.status is Status.STATED:
                assert fact.evidence in article.text
            for words in quoted:
                assert words in article.text


def test_record_and_text_of_the_seeds_agree():
    assert read(SEEDS).notes == ()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_text_alone_gives_what_a_careful_reader_found(path):
    gold = gold_of(path)["metadata"]
    found = article_from_text(path.read_bytes().decode()).metadata
    for name in ("outlet", "date", "author", "headline"):
        assert getattr(found, name).value == gold[name]["value"], name
    status = {"stated": Status.STATED, "unknown": Status.UNKNOWN, "inferred_from_boilerplate": Status.INFERRED}
    for name in ("outlet", "date", "author"):
        assert getattr(found, name).status is status[gold[name]["status"]], name
    asker = gold["interview"]["with_"]
    assert found.interviewer.value == asker
    assert found.outlet.value != asker


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_seed_reads_alike_alone_in_its_folder_and_with_the_others(path):
    alone = read(path).articles
    assert len(alone) == 1
    assert alone[0] in read(SEEDS).articles
    assert alone[0] in read(SEEDS / "articles").articles
