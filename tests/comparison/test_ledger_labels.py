"""The ledger of labels that only paraphrase gives to a speaker: by outlet, with what is said verbatim instead."""

from __future__ import annotations

import pytest
from made import heard, made_study

from framediff.cli import run
from framediff.comparison.ledgers.paraphrase import paraphrase_only
from framediff.export.document import Table
from framediff.export.ledgers.paraphrase import labels_section

ARTICLES = (
    heard("a1", "{i Ann|The siege goes on, a siege.} {d Ann|It is a strike, no more.}", "Alpha"),
    heard("b1", "{i Ann|The siege is over.} {i Cid|A blockade.} {i Cid|They attack.}", "Beta"),
)


def rows(articles=ARTICLES):
    study = made_study(articles)
    table = next(b for b in labels_section(study, paraphrase_only(study, ["harbour"])).blocks if isinstance(b, Table))
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def test_each_outlet_has_its_own_row_and_its_own_places():
    siege = [row for row in rows() if row["label"].text == "siege"]
    assert [(row["outlet"].text, row["indirect"].data) for row in siege] == [("Alpha", 2), ("Beta", 1)]
    for row in siege:
        assert len(row["indirect"].evidence.places) == row["indirect"].data


def test_the_speakers_own_choice_stands_beside_it_with_its_places():
    siege = rows()[0]
    assert siege["direct"].text == "“strike” ×1"
    assert siege["direct_alternatives"].data == {"stoppage/strike": 1}
    (place,) = siege["direct"].evidence.places
    assert (place.article_id, place.node) == ("a1", "strike")
    assert siege["direct_words"].data == 6


def test_who_is_never_quoted_is_said_to_be_so():
    (blockade,) = [row for row in rows() if row["label"].text == "blockade"]
    assert (blockade["direct"].text, blockade["direct"].evidence) == ("no quotation of the speaker", None)


def test_what_is_quoted_too_is_not_listed():
    said = heard("c1", "{d Ann|A siege, they say.}", "Gamma")
    before, after = ({row["label"].text for row in found} for found in (rows(), rows((*ARTICLES, said))))
    assert before - after == {"siege"}


@pytest.mark.parametrize("form", ["text", "md", "csv", "json"])
def test_the_command_on_the_seeds(capsys, form):
    assert run(print, ["ledger", "labels", "--format", form]) == 0
    assert "Artsakh" in capsys.readouterr().out


def test_a_topic_that_is_none_is_refused(capsys):
    assert run(print, ["ledger", "labels", "--topic", "nothing"]) == 2
    assert "No topic is called" in capsys.readouterr().err
