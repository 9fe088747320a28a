"""The ledger of reporting verbs: every cue once, classed, with its clause; shares against closed forms."""

from __future__ import annotations

import hashlib
import json

import pytest
from scipy.stats import beta

from framediff.article import Article, Corpus, Fact, Metadata, Span, Status, Zone, ZoneKind
from framediff.cli import run
from framediff.comparison.groups import By, Grouping
from framediff.comparison.ledgers.verbs import NO_VERB, UNCLASSIFIED, class_share, verb_ledger
from framediff.comparison.study import study
from framediff.export.document import Document, Table
from framediff.export.document.rendering import written
from framediff.export.ledgers.verbs import verbs_section
from framediff.export.speakers.register import register_text
from framediff.lexicon import load_lexicon
from framediff.scoring.shares import share_of


def article(name, text, outlet, headline=""):
    zones = [Zone(Span(0, len(headline)), ZoneKind.HEADLINE, "made")] if headline else []
    whole = f"{headline}\n\n{text}" if headline else text
    zones.append(Zone(Span(len(whole) - len(text), len(whole)), ZoneKind.BODY, "made"))
    fact = Fact(outlet, Status.STATED, "made")
    sha = hashlib.sha256(whole.encode()).hexdigest()
    return Article(name, whole, tuple(zones), Metadata(outlet=fact), sha)


def heard(*articles, **more):
    return study(Corpus("made", tuple(articles)), (), **more)


ALPHA = article(
    "a1",
    "The minister Ann Ash stressed that the dam is safe. “It holds,” Ash told reporters. According to Ash, the lake is "
    "full. Ash claimed that nobody had asked.\n\nBo Bell joined Ann Ash’s call for a dam.",
    "Alpha",
    "Ash: Dam is safe",
)
BETA = article("b1", "The minister Ann Ash said the dam was safe. She also noted that the lake is full.", "Beta")


def test_every_cue_of_every_attribution_is_counted_once():
    made = heard(ALPHA, BETA)
    ledger = verb_ledger(made)
    cues = [a.cue for studied in made for a in studied.heard.attributions if a.cue is not None]
    assert len(ledger.introductions) == len(cues) > 5
    assert sum(len(row.places) for row in ledger.rows) == len(ledger.introductions)
    assert {each.verb_class for each in ledger.introductions} <= {each.id for each in ledger.classes}


def test_cues_have_the_lemma_and_class_of_the_lexicon_and_what_is_no_verb_is_said_to_be_none():
    ledger = verb_ledger(heard(ALPHA, BETA))
    found = {(row.outlet, row.verb_class, row.lemma) for row in ledger.rows}
    assert found >= {
        ("Alpha", "emphatic", "stress"),
        ("Alpha", "plain", "tell"),
        ("Alpha", "distancing", "claim"),
        ("Alpha", NO_VERB, "according to"),
        ("Alpha", NO_VERB, ":"),
        ("Alpha", NO_VERB, "call"),
        ("Beta", "plain", "say"),
        ("Beta", "factive", "note"),
    }
    assert {row.speaker for row in ledger.rows} == {"ann-ash"}


def test_headlines_are_flagged():
    ledger = verb_ledger(heard(ALPHA, BETA))
    (headline,) = [each for each in ledger.introductions if each.headline]
    assert (headline.lemma, headline.article_id) == (":", "a1")


def test_a_verb_outside_the_lexicon_is_unclassified():
    ledger = verb_ledger(heard(article("c", "“Get out of my way,” the guard Bo Bell barked.", "Gamma")))
    assert [(each.verb_class, each.lemma) for each in ledger.introductions] == [(UNCLASSIFIED, "barked")]


def test_a_passive_before_this_is_a_verb_and_no_noun():
    text = "The dam is safe. This was stated by the minister Ann Ash in parliament, the agency reports."
    assert ("plain", "state") in {
        (e.verb_class, e.lemma) for e in verb_ledger(heard(article("p", text, "P"))).introductions
    }


def test_classes_are_those_of_the_lexicon_and_each_of_its_verbs_finds_its_own():
    lexicon = load_lexicon("reporting-verbs")
    ledger = verb_ledger(heard(BETA))
    assert [each.id for each in ledger.classes] == [*(each.id for each in lexicon.category), UNCLASSIFIED, NO_VERB]


def test_shares_have_the_cues_of_the_outlet_below_them_and_sum_to_one():
    ledger = verb_ledger(heard(ALPHA, BETA))
    for outlet in ledger.outlets():
        cues = [each for each in ledger.introductions if each.outlet == outlet]
        assert list(ledger.of_outlet(outlet)) == cues
        shares = [class_share(cues, each.id) for each in ledger.classes]
        assert {share.total for share in shares} == {len(cues)}
        assert sum(share.value for share in shares) == pytest.approx(1)
    assert class_share(ledger.of_outlet("Beta"), "plain").text == "1 of 2"
    assert len(ledger.of_speaker("ann-ash")) == len(ledger.introductions)
    assert class_share(ledger.of_speaker(None), "plain").total == 0


def test_the_interval_of_a_share_is_jeffreys():
    share = share_of([(3, 6), (2, 4), (0, 0)])
    assert (share.count, share.total, share.text) == (5, 10, "50 % (5 of 10)")
    assert (share.interval.low, share.interval.high) == pytest.approx(beta.ppf([0.025, 0.975], 5.5, 5.5))
    assert share.article_interval is None, "an article without a cue is none to draw"
    assert share_of([]).text == "none"


def test_the_uncertain_are_left_out_when_asked():
    everything = len(verb_ledger(heard(ALPHA)).introductions)
    certain = verb_ledger(heard(ALPHA, min_confidence=0.95))
    assert len(certain.introductions) < everything


def test_numbers_are_as_many_as_their_clauses_and_hostile_names_do_no_harm():
    bad = article("h", "The minister Ann Ash said the dam\x1b[31m was safe.", "Al\x1b[31mpha | <b>")
    made = heard(ALPHA, BETA, bad)
    section = verbs_section(made, verb_ledger(made))
    rows, shares = [block for block in section.blocks if isinstance(block, Table)][:2]
    at = [column.key for column in rows.columns].index("count")
    for row in rows.rows:
        assert row[at].data == len(row[at].evidence.places)
    counts = [column.key for column in shares.columns]
    for row in shares.rows:
        places = row[counts.index("share")].evidence
        assert row[counts.index("count")].data == (len(places.places) if places else 0)
    document = Document("Verbs", (), (section,))
    for form in ("text", "md", "csv", "json"):
        shown = written(document, form, evidence=True)
        assert "\x1b" not in shown
        assert written(document, form, evidence=True) == shown


def test_rows_can_be_limited_and_the_rest_is_counted():
    made = heard(ALPHA, BETA)
    table = next(b for b in verbs_section(made, verb_ledger(made), rows=2, speakers=0).blocks if isinstance(b, Table))
    assert len(table.rows) == 2
    assert "further rows" in table.notes[0].text


def test_the_command_on_the_seeds(capsys):
    assert run(print, ["ledger", "verbs", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "reporting-verbs" in json.dumps(told)
    assert run(print, ["ledger", "verbs", "--evidence"]) == 0
    assert "[Recalling]" in capsys.readouterr().out


@pytest.mark.parametrize("which", ["verbs", "labels", "formulas"])
def test_a_written_ledger_can_be_verified(tmp_path, capsys, which):
    file = tmp_path / "ledger.md"
    assert run(print, ["ledger", which, "-o", str(file)]) == 0
    assert run(print, ["verify", str(file)]) == 0
    assert "all hold" in capsys.readouterr().out


def test_speakers_of_one_name_are_told_apart_by_their_articles():
    made = heard(
        article("c1", "The spokesman said the road was open.", "Alpha"),
        article("c2", "The spokesman said the road was shut.", "Beta"),
        article("c3", "Ann Ash said the road was long.", "Beta"),
    )
    names = {speaker.name for speaker in made.register}
    labels = {made.register.label_of(speaker.id) for speaker in made.register}
    assert names == {"The spokesman", "Ann Ash"}
    assert labels == {"The spokesman (c1)", "The spokesman (c2)", "Ann Ash"}
    text = written(Document("made", (), (verbs_section(made, verb_ledger(made)),)), "text")
    assert "The spokesman (c1)" in text
    assert "The spokesman (c2)" in text
    listed = register_text(made)
    assert "The spokesman (c1)" in listed
    assert "Ann Ash (" not in listed
    assert {group.label for group in Grouping.of(made, By.SPEAKER).groups} >= {
        "The spokesman (c1)",
        "The spokesman (c2)",
        "Ann Ash",
    }
