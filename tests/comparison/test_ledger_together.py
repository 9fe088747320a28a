"""Labels that travel together: sentences with both, by voice and group, and whether one article carries it."""

from __future__ import annotations

import csv
import io

import pytest
from click.testing import CliRunner
from made import HARBOUR, entry, heard, made_study
from msgspec import structs
from scipy.stats import false_discovery_control

from framediff.cli.main import faces, run
from framediff.comparison import By, Options, VoiceChoice
from framediff.comparison.ledgers.cooccurrence import together_ledger
from framediff.errors import UnknownNameError
from framediff.export.document.rendering import written
from framediff.export.ledgers.ledger import ledger_document
from framediff.export.ledgers.together import together_section
from framediff.lexicon.model import Category
from framediff.scoring.contingency import Fourfold, clustered
from framediff.voice import Voice

MIXED = (
    heard(
        "a", "A siege and an attack. A siege. An attack. Rain. {d Ann|A siege.} {d Ann|A siege, an attack.}", "Alpha"
    ),
    heard("b", "A strike and an attack. A siege and a storm.", "Beta"),
)


def ledger_of(articles=MIXED, lexicons=(HARBOUR,), **options):
    return together_ledger(made_study(articles, lexicons), Options(**options))


def pair_of(ledger, first, second, voice=Voice.OWN):
    return next(each for each in ledger.pairs if (each.first, each.second, each.voice) == (first, second, voice))


def test_sentences_are_counted_in_one_voice_at_a_time():
    ledger = ledger_of()
    own = pair_of(ledger, "stoppage/siege", "force")
    assert own.table == Fourfold(2, 1, 2, 1)
    assert own.by_group == {"Alpha": Fourfold(1, 1, 1, 1), "Beta": Fourfold(1, 0, 1, 0)}
    assert pair_of(ledger, "stoppage/siege", "force", Voice.DIRECT).table == Fourfold(1, 1, 0, 0)
    assert own.articles == 2
    assert own.few


def test_all_voices_together_count_a_sentence_once():
    articles = (heard("a", "They attack, {d Ann|a siege}. Rain."),)
    assert ledger_of(articles).pairs == ()
    (pair,) = ledger_of(articles, voice=VoiceChoice.ALL).pairs
    assert pair.table == Fourfold(1, 0, 0, 1)


def test_every_pair_is_its_sentences():
    ledger = ledger_of()
    for pair in ledger.pairs:
        assert len(pair.sentences) == pair.table.both
        for where in pair.sentences:
            words = where.span.of(ledger.study[where.article_id].article.text)
            assert words.endswith(".")
            assert {ledger.study.key_of(hit) for hit in where.hits} == {pair.first, pair.second}
    assert ledger.sentences[Voice.OWN] == 6


def test_labels_that_share_their_words_are_no_pair():
    categories = (*HARBOUR.category, Category("gate", "gate", "gate", (entry("siege of the gate"),)))
    lexicon = structs.replace(HARBOUR, category=categories)
    articles = (heard("a", "The siege of the gate. A siege and the siege of the gate. Rain."),)
    pair = pair_of(ledger_of(articles, (lexicon,)), "stoppage/siege", "gate")
    assert (pair.table, pair.overlapping) == (Fourfold(1, 0, 0, 1), 1)


def test_a_category_and_its_part_are_no_pair_and_told_once():
    parts = (
        Category("force", "force", "force"),
        Category("raid", "raid", "raid", (entry("raid"),), parent="force"),
    )
    lexicon = structs.replace(HARBOUR, category=parts)
    ledger = ledger_of((heard("a", "A siege and a raid."),), (lexicon,))
    assert [(pair.first, pair.second) for pair in ledger.pairs] == [("stoppage/siege", "raid")]


def test_association_from_five_sentences_on_and_one_article_is_named():
    together, apart = "A siege, an attack. ", "A siege. An attack. Rain. "
    spread = tuple(heard(f"a{n}", together * 3 + apart, "Alpha") for n in range(4))
    ledger = ledger_of(spread)
    pair = pair_of(ledger, "stoppage/siege", "force")
    assert pair.table == Fourfold(12, 4, 4, 4)
    assert pair.certain == clustered([Fourfold(3, 1, 1, 1)] * 4)
    assert pair.q == pytest.approx(pair.certain.p)
    assert (pair.carried_by, pair.dp) == ("", 0)
    one = (heard("big", together * 12, "Alpha"), *(heard(f"a{n}", apart * 4 + together, "Alpha") for n in range(3)))
    pair = pair_of(ledger_of(one), "stoppage/siege", "force")
    assert pair.table.log_odds > 0
    assert pair.carried_by == "big"
    alone = pair_of(ledger_of((heard("x", together * 6 + apart), heard("y", "Rain."))), "stoppage/siege", "force")
    assert alone.carried_by == "x"
    assert (alone.certain, alone.q) == (None, None), "one article with either"
    assert alone.dp == pytest.approx(1 - 9 / 10), "one of ten sentences is elsewhere"


def test_q_is_scipys_over_the_pairs_tested():
    texts = (
        "A siege, an attack. A strike. " * more + "A strike, an attack. Rain. A siege by rebels. " * 3
        for more in (1, 2, 4)
    )
    ledger = ledger_of(tuple(heard(f"a{number}", text) for number, text in enumerate(texts)))
    tested = [pair for pair in ledger.pairs if not pair.few]
    assert ledger.family == len(tested) >= 3
    expected = false_discovery_control([pair.certain.p for pair in tested])
    assert [pair.q for pair in tested] == pytest.approx(list(expected))


def test_groups_and_topics():
    by_article = ledger_of(by=By.ARTICLE)
    assert pair_of(by_article, "stoppage/siege", "force").by_group["b"].both == 1
    speaker = ledger_of(by=By.SPEAKER)
    assert pair_of(speaker, "stoppage/siege", "force", Voice.DIRECT).by_group["ann"] == Fourfold(1, 1, 0, 0)
    articles = (heard("a", "A siege, an attack on the wage.\nA siege, an attack."),)
    assert pair_of(ledger_of(articles, topic="pay"), "stoppage/siege", "force").table.both == 1
    with pytest.raises(UnknownNameError):
        ledger_of(topic="weather")


def test_the_faces():
    ledger = ledger_of()
    document = ledger_document(ledger.study, together_section(ledger), "ledger together")
    text = written(document, "text", evidence=True)
    assert "[A siege and an attack.]" in text
    assert max(len(line) for line in text.splitlines()) <= 80
    rows = list(csv.DictReader(io.StringIO(written(document, "csv"))))
    row = next(r for r in rows if (r["first_key"], r["voice"]) == ("stoppage/siege", "own"))
    assert (row["both"], row["first_alone"], row["second_alone"], row["neither"]) == ("2", "1", "2", "1")
    assert row["p"] == "", "counts only"
    assert "Nothing" not in written(document, "md")


def test_the_seeds_have_the_contingent_with_its_roles():
    shown = CliRunner().invoke(faces, ["ledger", "together", "--voice", "all"])
    assert shown.exit_code == 0, shown.stderr
    assert "peacekeeping      all       5   0 + 3         3       5.6  −1.2 to 12.4  0.428" in shown.stdout


def test_what_is_written_can_be_verified(tmp_path, capsys):
    file = tmp_path / "written.md"
    assert run(print, ["ledger", "together", "-o", str(file)]) == 0
    assert run(print, ["verify", str(file)]) == 0
    assert "all hold" in capsys.readouterr().out
