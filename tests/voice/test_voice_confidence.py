"""Held to a least confidence: what is less certain is undetermined, and every number still adds up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import HARBOUR, SPEAKERS, asked, heard
from test_voice_map import PIECES, check, whole

import framediff
from framediff.article import Corpus
from framediff.comparison import Options, compare
from framediff.comparison.groups import By
from framediff.comparison.study import revoiced, study, study_heard
from framediff.errors import InputError
from framediff.export import to_csv, to_json, to_markdown, to_table
from framediff.export.manifest import manifest
from framediff.voice import Hearing, Register, SpeakerId, Voice, hear
from framediff.voice.responsibility import LOW_CONFIDENCE
from framediff.words import word_starts

WORDED = [
    "The envoy said that the strike goes on. ",
    "“The blockade hurts workers,” he said. ",
    "He called the strike “a siege by rebels” on Monday. ",
    "Talks about wages would go on, Anna Petrova added. ",
    "Asked about the attack, she smiled. ",
]
texts = st.lists(st.sampled_from([*PIECES, *WORDED]), min_size=1, max_size=12).map("".join)
thresholds = st.one_of(st.sampled_from([0.0, 0.5, 0.65, 0.8, 0.83, 0.9, 0.92, 1.0]), st.floats(0, 1))


@given(st.lists(texts, min_size=1, max_size=2), thresholds, st.sampled_from(list(By)))
def test_voices_add_up_and_cells_equal_their_hits_at_any_threshold(given_texts, least, by):
    articles = tuple(replace(whole(text), id=f"a{number}") for number, text in enumerate(given_texts))
    everything = study(Corpus("made", articles), (HARBOUR,))
    held = study(Corpus("made", articles), (HARBOUR,), min_confidence=least)
    assert revoiced(everything, everything.hearing.at(least)) == held
    uncertain = words = 0
    for free, strict in zip(everything, held, strict=True):
        check(strict.heard)
        assert (
            sum(strict.words_by_voice().values()) == strict.words == free.words == len(word_starts(strict.article.text))
        )
        assert strict.words_by_voice().get(Voice.OWN, 0) == free.words_by_voice().get(Voice.OWN, 0)
        low = set()
        for start in word_starts(strict.article.text):
            here, there = strict.heard.voices.at(start), free.heard.voices.at(start)
            if LOW_CONFIDENCE in here.flags:
                assert here.voice is Voice.UNDETERMINED
                assert here.speaker is None
                assert strict.heard.attributions[here.attribution].confidence < least
                words += 1
                low.add(here.attribution)
            elif here.voice.spoken:
                assert strict.heard.attributions[here.attribution].confidence >= least
            else:
                assert here.voice is there.voice
        uncertain += len(low)
    assert (held.low_confidence.attributions, held.low_confidence.words) == (uncertain, words)
    table = compare(held, asked(by))
    assert sum(table.words(group.key) for group in table.groups) == sum(each.words for each in held)
    counted = 0
    for _, cell in table.cells():
        assert cell.count == len(cell.hits) == sum(part.hits for part in cell.parts)
        assert all(hit.voice is cell.voice for hit in cell.hits)
        counted += cell.count
    assert counted == sum(hit.state == "counted" for each in held for hit in each.hits)
    for each in table.paraphrase_only:
        assert all(LOW_CONFIDENCE not in hit.flags for hit in each.indirect_hits)


@given(texts, thresholds)
def test_holding_what_is_heard_already_is_hearing_it_so(text, least):
    article = whole(text)
    assert hear([article]).at(least).articles == hear([article], min_confidence=least).articles
    assert hear([article]).at(least).at(0).articles == hear([article]).articles


@pytest.mark.parametrize("least", [-0.1, 1.01, float("nan"), 80])
def test_a_threshold_is_a_share(least):
    with pytest.raises(InputError, match="a number from 0 to 1"):
        hear([], min_confidence=least)


def uncertain(article, **confidences):
    """An article of `made` in which the attributions of some speakers are less certain."""
    sure = tuple(replace(each, confidence=confidences.get(each.speaker, 1.0)) for each in article.attributions)
    return replace(article, attributions=sure)


def held_study(articles, least):
    corpus = Corpus("made", tuple(each.article for each in articles))
    hearing = Hearing(tuple(articles), Register(SPEAKERS), "made 1").at(least)
    return study_heard(corpus, hearing, (HARBOUR,))


def test_speakers_and_cells_follow():
    article = uncertain(heard("a", "A strike. {d Ann|Our strike.} {i Bob|a siege}", "Alpha"), bob=0.6)
    loose, strict = (compare(held_study([article], least), Options(by=By.SPEAKER)) for least in (0.6, 0.61))
    assert {"ann", "bob"} <= {group.key for group in loose.groups}
    assert "bob" not in {group.key for group in strict.groups}
    assert loose.cell("stoppage/siege", "bob", Voice.INDIRECT).count == 1
    assert strict.cell("stoppage/siege", "unknown:a", Voice.UNDETERMINED).count == 1
    assert strict.cell("stoppage/strike", "own:Alpha", Voice.OWN).count == 1


def test_paraphrase_only_follows_and_says_never_only_of_what_is_certain():
    marked = "{i Ann|a siege} and {d Ann|a strike} and {i Bob|a blockade} and {d Bob|The blockade.}"
    article = heard("a", marked, "Alpha")
    assert [each.speaker for each in compare(held_study([article], 0)).paraphrase_only] == ["ann"]
    unsure = replace(
        article,
        attributions=tuple(replace(each, confidence=0.6 if each.quoted else 0.9) for each in article.attributions),
    )
    found = compare(held_study([unsure], 0.8)).paraphrase_only
    # Ann's “strike” is no certain contrast any more, but her “siege” still stands in paraphrase alone. Bob is perhaps
    # quoted with “blockade”, so “never” would not be true of him.
    assert [(each.speaker, each.direct_alternatives) for each in found] == [(SpeakerId("ann"), ())]


def test_every_face_says_so():
    article = uncertain(heard("a", "A strike. {d Ann|Our strike.} {i Bob|a siege of ours}", "Alpha"), bob=0.6)
    table = compare(held_study([article], 0.8))
    sentence = "What is attributed with a confidence below 0.8 counts as undetermined here: 1 attribution, 4 words."
    for face in (to_table(table, 200), to_markdown(table), to_csv(table), to_json(table)):
        assert sentence in face.replace("\\", "")
    assert "confidence from 0.8" in to_table(table, 200)
    assert manifest(table)["low_confidence"] == {"attributions": 1, "words": 4}
    assert manifest(table)["options"]["min_confidence"] == 0.8
    loose = compare(held_study([article], 0))
    assert "confidence" not in to_table(loose, 200)
    assert manifest(loose)["corrections"] is None


def test_scripts_hold_a_study_to_it_and_let_it_go(tmp_path):
    (tmp_path / "a.txt").write_text("“The strike is a siege,” he said. Mr Brand said that a blockade holds.\n", "utf-8")
    (tmp_path / "corrections.toml").write_text(
        '[[correction]]\narticle = "a"\ntext = "a blockade"\nvoice = "own"\n', "utf-8"
    )
    made = framediff.open_study(tmp_path, lexicons=[HARBOUR])
    assert len(made.hearing.corrections) == 1
    strict = framediff.compare(made, min_confidence=1)
    assert strict.study.hearing.min_confidence == 1
    assert strict.study.low_confidence.words > 0
    assert strict.cell("stoppage/blockade", strict.groups[0].key, Voice.OWN).count == 1
    assert framediff.compare(strict.study).study is strict.study
    assert framediff.compare(strict.study, min_confidence=0).study.low_confidence.words == 0
    assert framediff.compare(tmp_path, lexicons=[HARBOUR], min_confidence=1).study.low_confidence.words > 0
