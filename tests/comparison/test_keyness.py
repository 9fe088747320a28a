"""Keyness of two sides: counts against a plain count, measures against published examples, places for every count."""

from __future__ import annotations

import json
import math
from collections import Counter

import pytest
from made import ARTICLES, HARBOUR, heard, made_study

from framediff.cli import run
from framediff.cli.keyness import RANKINGS
from framediff.comparison.differences.keyness import Ranking, keyness
from framediff.comparison.groups.sides import SideBy, sides
from framediff.comparison.study.names import unknown
from framediff.errors import UnknownNameError
from framediff.export.differences.keyness import keyness_section
from framediff.export.document import Document, Table
from framediff.export.document.rendering import written
from framediff.scoring.keyness import Counted, bic, contrasts, dp, dp_norm, g2
from framediff.voice import Voice

# The measures


def test_g2_is_that_of_lancasters_worked_example():
    # Lancaster University, corpus linguistics course: 52 in 50,000 words against 57 in 75,000 give LL 2.65
    assert g2(52, 57, (50_000, 75_000)) == pytest.approx(2.65, abs=0.005)


@pytest.mark.parametrize(
    ("learners", "natives", "expected"), [(392, 170, 90), (348, 99, 147), (15, 14, 0), (9, 32, 14), (21, 25, 0)]
)
def test_g2_is_that_of_rayson_on_the_corpora_list(learners, natives, expected):
    # P. Rayson, Corpora list, 18 January 2002: forms of KEEP in two corpora of a million words, rounded
    assert round(g2(learners, natives, (1_000_000, 1_000_000))) == expected


def test_bic_takes_the_logarithm_of_all_words_off():
    assert bic(10, (400, 600)) == pytest.approx(10 - math.log(1_000))


def test_dp_and_its_norm_are_those_of_gries_example():
    # Gries 2008, IJCL 13(4): “a” 1, 2, 3, 4 and 5 times in parts of 9, 10, 10, 10 and 11 words of 50: DP .18
    sizes = [9, 10, 10, 10, 11]
    found = dp([1, 2, 3, 4, 5], sizes)
    assert found == pytest.approx(0.18)
    # Lijffijt & Gries 2012, IJCL 17(1): over 1 − the smallest part, here 1 − .18
    assert dp_norm(found, sizes) == pytest.approx(0.18 / 0.82)


def test_dp_norm_of_a_word_in_the_smallest_part_alone_is_one():
    sizes = [5, 20, 75]
    assert dp_norm(dp([3, 0, 0], sizes), sizes) == pytest.approx(1)


def test_a_contrast_has_the_dispersion_of_the_formula():
    side = Counted({"dam": {"a": 2, "c": 1}}, {"a": 50, "b": 30, "c": 20})
    (contrast,) = contrasts(side, Counted({}, {"d": 100}), ["dam"], 1)
    assert contrast.dp == pytest.approx(dp([2, 0, 1], [50, 30, 20]))
    assert contrast.dp_norm == pytest.approx(dp_norm(contrast.dp, [50, 30, 20]))
    assert contrast.bic == pytest.approx(contrast.g2 - math.log(200))


# The two sides

STUDY = made_study()


def between(*names, by=SideBy.OUTLET, voice=None, topic=None, study=STUDY, **more):
    return keyness(study, sides(study, by, names, voice), topic, **{"least": 1, **more})


def test_every_word_is_counted_on_its_side_function_words_and_lexicon_too():
    found = between("Alpha", "Beta")
    alpha = "the strike at the gate is a blockade the strike is fair a fair strike she said that the siege of the wage"
    alpha += " talks goes on she added the naval blockade is old the action went on"
    alpha += " the strike attack by attack the strike and the wage a siege"
    expected = Counter(alpha.split())
    assert {each.term: each.counts[0] for each in found.contrasts if each.counts[0]} == dict(expected)
    assert found.words[0] == sum(expected.values())
    assert found.articles == (2, 1)


def test_content_leaves_function_words_out_of_the_list_and_not_out_of_the_denominator():
    whole, held = between("Alpha", "Beta"), between("Alpha", "Beta", content=True)
    assert held.words == whole.words
    assert {each.term for each in whole.contrasts} - {each.term for each in held.contrasts} >= {"the", "a", "and"}
    assert {each.term: each.counts for each in held.contrasts}["strike"] == (5, 2)


def test_phrases_stay_in_their_sentence_and_in_one_sides_words():
    found = between("own", "direct", by=SideBy.VOICE, longest=2)
    terms = {each.term: each.counts for each in found.contrasts}
    assert terms["fair strike"] == (1, 0)
    assert found.sides.pair[0].label.startswith("direct")
    assert "blockade the" not in terms, "a sentence ends between them"
    assert "strike she" not in terms, "the voice changes between them"


def test_a_side_against_the_rest_and_a_voice_and_a_topic():
    assert between("Alpha", "rest").articles == (2, 2)
    own = between("Alpha", "Beta", voice=Voice.OWN)
    assert own.words[0] < between("Alpha", "Beta").words[0]
    wage = between("Alpha", "rest", topic="pay")
    assert 0 < wage.words[0] < between("Alpha", "rest").words[0]
    assert wage.words[1] == 0
    assert wage.contrasts == ()


def test_a_side_lists_what_it_uses_more_ordered_as_asked():
    found = between("Alpha", "Beta")
    for side in (0, 1):
        for ranking in Ranking:
            assert all((each.z > 0) == (side == 0) for each in found.of(side, ranking))
    likelihoods = [each.g2 for each in found.of(0, Ranking.G2)]
    assert likelihoods == sorted(likelihoods, reverse=True)
    assert set(RANKINGS) == set(Ranking)


def test_places_are_as_many_as_the_counts_and_hold_the_term():
    found = between("Alpha", "Beta", longest=3)
    for term in found.terms(found.contrasts):
        assert tuple(map(len, term.places)) == term.contrast.counts
        for article_id, span in (*term.places[0], *term.places[1]):
            assert span.of(STUDY[article_id].article.text).casefold().replace("\n", " ") == term.contrast.term


def test_small_sides_are_said_to_be_small():
    notes = between("Alpha", "Beta").notes()
    assert any("2 articles" in note for note in notes)
    assert any("too few" in note for note in notes)


# For a reader


def tables(found, **more):
    return [block for block in keyness_section(found, **more).blocks if isinstance(block, Table)]


def test_the_table_gives_every_measure_and_cuts_places_as_asked():
    table = tables(between("Alpha", "Beta"), limit=3, places=2)[0]
    keys = [column.key for column in table.columns]
    assert {"g2", "bic", "log_ratio", "log_odds", "z", "range", "dp", "dp_norm", "count_1", "words_2"} <= set(keys)
    assert len(table.rows) == 3
    for row in table.rows:
        count = row[keys.index("count_1")]
        assert len(count.evidence.places) == min(2, count.data)
        assert ("the first 2 of" in count.evidence.of) == (count.data > 2)


def test_json_says_how_many_terms_there_are_in_all():
    found = between("Alpha", "Beta")
    sides_of = [len(found.of(side)) for side in (0, 1)]
    for limit in (2, 10_000):
        document = Document("Keyness", (), (keyness_section(found, limit=limit),))
        lead = json.loads(written(document, "json"))["sections"][0]["blocks"][0]["paragraph"]
        assert lead["data"] == {"terms": sides_of, "listed": [min(limit, terms) for terms in sides_of]}


def test_all_places_on_request():
    table = tables(between("Alpha", "Beta"), places=0)[0]
    for row in table.rows:
        assert len(row[1].evidence.places) == row[1].data


def test_hostile_words_do_no_harm():
    bad = heard("h", "dam\u202e dam| <b>dam</b> dam", "Al\x1b[31mpha")
    study = made_study((*ARTICLES, bad), (HARBOUR,))
    section = keyness_section(between("Beta", "rest", study=study))
    for form in ("text", "md", "csv", "json"):
        shown = written(Document("Keyness", (), (section,)), form, evidence=True)
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_the_command(capsys):
    words = ["keyness", "--against", "Caucasus", "--limit", "3"]
    assert run(print, [*words, "--format", "json"]) == 0
    first = capsys.readouterr().out
    assert json.loads(first)
    assert run(print, [*words, "--format", "json"]) == 0
    assert capsys.readouterr().out == first
    assert run(print, [*words, "--topic", "csto", "--by", "outlet", "--ngrams", "2", "--content"]) == 0
    assert "CSTO" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "reason"),
    [(["--against", "Nobody"], "No outlet is called"), ([], "There are 5 sides by outlet")],
)
def test_sides_that_are_none_are_refused(capsys, words, reason):
    assert run(print, ["keyness", *words]) == 2
    assert reason in capsys.readouterr().err


def test_one_side_is_not_held_against_a_rest_of_nobody():
    with pytest.raises(UnknownNameError, match="only one side by outlet: Alder; contrast by something else"):
        sides(made_study((heard("a", "One two.", "Alder"),)), SideBy.OUTLET, ("Alder", "rest"))


def test_names_with_commas_in_them_are_listed_apart():
    assert "there are: gas, square; strike, bridge." in str(unknown("story", "xyz", ["gas, square", "strike, bridge"]))
