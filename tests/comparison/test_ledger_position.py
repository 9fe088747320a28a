"""The position ledger: headline, lead, body and background, each with its words."""

from __future__ import annotations

import csv
import io

import pytest
from click.testing import CliRunner
from made import ARTICLES, heard, made_study

from framediff.article import Span, Zone, ZoneKind
from framediff.cli.main import faces, run
from framediff.comparison import Options, VoiceChoice
from framediff.comparison.ledgers.position import LEAD_WORDS, Position, position_ledger, positions_of
from framediff.errors import UnknownNameError
from framediff.export.document.rendering import written
from framediff.export.ledgers.ledger import ledger_document
from framediff.export.ledgers.position import position_section
from framediff.scoring.intervals import rate_interval
from framediff.voice import Voice

LONG = "The strike at the gate of the harbour went on for a third day and the port stayed shut here."
SHORT = "A strike."


def page(name, headline, *paragraphs, outlet="Alpha"):
    text = "\n".join((headline, *paragraphs)) if headline else "\n".join(paragraphs)
    bare = heard(name, text).article.text
    cut = len(headline)
    zones = [Zone(Span(0, cut), ZoneKind.HEADLINE, "made")] if headline else []
    zones.append(Zone(Span(cut + 1 if headline else 0, len(bare)), ZoneKind.BODY, "made"))
    return heard(name, text, outlet, "2024-03-01", tuple(zones))


def placed(*pages):
    study = made_study(pages)
    return [[str(each) for each in positions_of(studied)] for studied in study.articles]


def test_the_four_positions():
    said, own = "{d Ann|We strike,} she said.", "The siege began in May."
    assert placed(page("a", "Strike", LONG, said, own, said, own, own)) == [
        ["headline", "lead", "body", "body", "body", "background", "background"]
    ]


def test_a_short_first_paragraph_is_taken_with_the_next():
    assert len(LONG.split()) == LEAD_WORDS
    assert placed(page("a", "", SHORT, LONG, SHORT), page("b", "", LONG, SHORT)) == [
        ["lead", "lead", "body"],
        ["lead", "body"],
    ]


def test_background_needs_speech_below_the_lead_and_ends_with_it():
    said = "{i Ann|A siege,} she said."
    assert placed(page("a", "", LONG + " " + said, SHORT, SHORT)) == [["lead", "body", "body"]]
    assert placed(page("b", "", LONG, SHORT, said)) == [["lead", "body", "body"]]
    assert placed(page("c", "", LONG, "{u|a siege}", SHORT)) == [["lead", "body", "background"]]


def test_every_hit_is_in_one_position_and_words_add_up():
    ledger = position_ledger(made_study(ARTICLES))
    hits = [hit for row in ledger.rows for cell in row.cells.values() for hit in cell.hits]
    assert len(hits) == len({(hit.article_id, hit.span, hit.indicator) for hit in hits})
    counted = [hit for studied in ledger.study for hit in studied.hits if hit.state == "counted"]
    assert len(hits) == len(counted)
    words = sum(ledger.words(g.key, voice, p) for g in ledger.groups for voice in ledger.voices for p in Position)
    assert words == sum(studied.words for studied in ledger.study)


def test_a_field_is_hits_over_the_words_of_that_position_and_voice():
    ledger = position_ledger(made_study((page("a", "Strike now", LONG, "{d Ann|A strike, a strike,} she said."),)))
    rows = {(row.indicator, row.voice): row for row in ledger.rows}
    own, direct = rows["stoppage/strike", Voice.OWN], rows["stoppage/strike", Voice.DIRECT]
    assert [own.cells[p].count for p in Position] == [1, 1, 0, 0]
    assert [own.cells[p].denominator for p in Position] == [2, 20, 2, 0]
    assert [direct.cells[p].count for p in Position] == [0, 0, 2, 0]
    assert direct.cells[Position.BODY].denominator == 4
    assert own.cells[Position.LEAD].interval == rate_interval(1, 20)
    assert (own.early, direct.early) == (2, 0)


def test_voices_and_topics():
    study = made_study(ARTICLES)
    together = position_ledger(study, Options(voice=VoiceChoice.ALL))
    assert together.voices == (None,)
    assert sum(len(row.hits) for row in together.rows) == sum(len(row.hits) for row in position_ledger(study).rows)
    held = position_ledger(study, Options(topic="Pay"))
    assert {hit.article_id for row in held.rows for hit in row.hits} == {"a1", "a2"}
    with pytest.raises(UnknownNameError):
        position_ledger(study, Options(topic="weather"))


def test_the_faces():
    study = made_study((page("a", "Strike", LONG, "{d Ann|A strike,} she said."), page("b", "", LONG, outlet="Beta")))
    document = ledger_document(study, position_section(position_ledger(study)), "ledger position")
    text = written(document, "text")
    assert "No headline stands in the text of: 1 article (b)." in text
    rows = list(csv.DictReader(io.StringIO(written(document, "csv"))))
    first = next(row for row in rows if row["group"] == "Alpha" and row["voice"] == "own")
    assert (first["headline"], first["lead"], first["lead_words"], first["lead_rate"]) == ("1", "1", "20", "50")
    cut = position_section(position_ledger(study), most=1)
    assert len(next(block for block in cut.blocks if getattr(block, "id", "") == "position").rows) == 1


def test_occupation_stands_in_the_background_alone():
    shown = CliRunner().invoke(faces, ["ledger", "position", "--voice", "own"])
    assert shown.exit_code == 0, shown.stderr
    line = next(line for line in shown.stdout.splitlines() if "Occupation (by" in line)
    assert line.split()[-4:] == ["0", "0", "2", "(12.7)"]
    assert max(len(line) for line in shown.stdout.splitlines()) <= 80


def test_what_is_written_can_be_verified(tmp_path, capsys):
    file = tmp_path / "written.md"
    assert run(print, ["ledger", "position", "-o", str(file)]) == 0
    assert run(print, ["verify", str(file)]) == 0
    assert "all hold" in capsys.readouterr().out
