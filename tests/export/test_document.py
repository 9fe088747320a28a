"""Documents: the same sentences, tables and pairs in every face, no wider than asked, nothing of an article acting."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from markdown_it import MarkdownIt

from framediff.article import Span
from framediff.export.columns import width
from framediff.export.document import (
    Bullets,
    Column,
    Document,
    Evidence,
    Excerpt,
    Mark,
    Pair,
    Paragraph,
    Place,
    Run,
    Said,
    Section,
    Table,
)
from framediff.export.document.bounding import bounded
from framediff.export.document.rendering import FORMS, written

EVIL = "=1+1 | <b>x</b> `y` *z* [a](b) \x1b[31m \u202e ```"
PLACE = Place("art|icle", Span(3, 10), "in the ", "Artsakh", f" {EVIL}", "own")
EVIDENCE = Evidence("artsakh, Alpha", (PLACE, PLACE))


def table(columns=3, label="Alpha"):
    return Table(
        "shares",
        "Shares",
        (
            Column("outlet", "outlet"),
            *(Column(f"c{n}", f"column number {n}", numeric=True) for n in range(columns)),
            Column("full", "", shown=False),
        ),
        (
            (
                Said(label),
                *(Said(f"{n} of 7", n / 7, EVIDENCE if n == 1 else None) for n in range(columns)),
                Said("", [1]),
            ),
        ),
        (Said("A note."),),
    )


PAIR = Pair(
    "One statement",
    Excerpt("Alpha", (Run("We hold "), Run("the region", Mark.CONTESTED), Run(" now")), PLACE),
    Excerpt("Beta", (Run("We hold "), Run("Artsakh", Mark.CONTESTED)), PLACE),
    (
        Run("We hold "),
        Run("the region", Mark.CONTESTED, "Artsakh", "Name of the territory"),
        Run(" now", Mark.CUT),
        Run(EVIL, Mark.ADDED),
    ),
)


def document(*blocks):
    return Document("Title", ("corpus",), (Section("s", "Section", tuple(blocks)),), {"framediff": "0", "options": {}})


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("wide", [1, 4, 30])
def test_text_is_never_wider_than_asked_and_loses_no_column(columns, wide):
    text = written(document(table(wide, "A label " * 12)), "text", columns, evidence=True)
    assert max(width(line) for line in text.splitlines()) <= columns
    for number in range(wide):
        assert re.search(rf"(?<!\d){number} of 7", text)


def test_places_stand_in_text_only_when_asked_for():
    made = document(table())
    assert "Artsakh" not in written(made, "text")
    assert "artsakh, Alpha: 2 hits" in written(made, "text", evidence=True)
    assert "[Artsakh]" in written(made, "text", evidence=True)


def test_every_mark_can_be_told_without_colour():
    text = written(document(PAIR), "text")
    assert "⟦the region ⇄ Artsakh⟧ (Name of the territory)[- now-]" in text
    assert "two of the names that the lexicon lists" in text
    side_by_side = Pair(PAIR.title, PAIR.first, PAIR.second)
    assert "│ We hold ⟦Artsakh⟧" in written(document(side_by_side), "text")


def test_markdown_has_one_footnote_a_number_with_places_and_reads_back_as_tables():
    text = written(document(Paragraph(Said("Said.", None, EVIDENCE)), table(), PAIR), "md")
    used = re.findall(r"(?<!^)\[\^(\d+)\](?!:)", text, re.MULTILINE)
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    # The same places are one footnote, whoever refers to them: here a sentence, a number, and both sides of a pair.
    assert used == ["1", "1", "2", "2"]
    assert defined == ["1", "2"]
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    kinds = {child.type for token in tokens for child in [token, *(token.children or [])]}
    assert "table_open" in kinds
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "code_block"}


def test_csv_has_every_column_and_json_every_number_in_full():
    made = document(table())
    rows = list(csv.DictReader(io.StringIO(written(made, "csv"))))
    assert rows == [{"outlet": "Alpha", "c0": "0", "c1": "0.142857", "c2": "0.285714", "full": "[1]"}]
    (section,) = json.loads(written(made, "json"))["sections"]
    (row,) = section["blocks"][0]["rows"]
    assert row["c1"] == 0.142857
    assert row["evidence"]["c1"]["count"] == len(row["evidence"]["c1"]["places"]) == 2


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_an_article_acts(form):
    made = document(Bullets((Said(EVIL),)), table(label=EVIL), PAIR, Excerpt(EVIL, (Run(EVIL),)))
    text = written(made, form)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text == written(made, form)


@pytest.mark.parametrize("form", ["md", "html", "json", "text"])
def test_bounded_evidence_lists_so_many_and_says_how_many_there_are(form):
    places = tuple(Place("a", Span(n, n + 1), "", f"w{n}", "", "own") for n in range(9))
    whole = document(Paragraph(Said("Nine.", None, Evidence("all, Alpha", places))))
    text = written(bounded(whole, 3), form, evidence=True)
    assert ("w2" in text, "w3" in text) == (True, False)
    assert ('"count": 9' if form == "json" else "all, Alpha: 9 hits, 3 of them listed") in text
    assert bounded(whole, 9) is whole
    assert bounded(whole, 0) is whole
