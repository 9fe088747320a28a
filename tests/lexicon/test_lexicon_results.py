"""What results make of weights, trees of categories, and the flags `inverted` and `undated`."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from made import HARBOUR, entry, heard, made_study

from framediff import places
from framediff.comparison import By, Options, VoiceChoice, compare
from framediff.comparison.groups import Grouping
from framediff.comparison.lexicons.discovery.slots import slots
from framediff.comparison.opening import open_study
from framediff.comparison.table.trees import lineage, once, parts_of, path
from framediff.export import to_csv, to_json, to_markdown, to_table
from framediff.export.document.markdown import document_markdown
from framediff.export.evidence.annotation import annotation_text
from framediff.export.evidence.document import evidence_document
from framediff.export.evidence.hits import evidence, evidence_csv, evidence_json, evidence_text
from framediff.export.table.notes import not_counted
from framediff.lexicon.model import Category, Lexicon
from framediff.matching import HitState
from framediff.scoring.cells import plain
from framediff.voice import Voice
from framediff.voice.flags import FLAGS

CATEGORIES = (
    Category("harm", "Harm", "all wording of harm", (entry("harm"),)),
    Category("killing", "Killing", "deaths", (entry("killed", weight=2.5), entry("massacre", weight=4)), parent="harm"),
    Category("mass", "Mass killing", "of many", (entry("massacre"), entry("killed hundreds")), parent="killing"),
    Category("ruin", "Ruin", "things", (entry("ruined", not_before=("fish",)), entry("killed")), parent="harm"),
    Category("peace", "Peace", "calm", (entry("calm"),), negated="mirror", mirror="unrest"),
    Category("unrest", "Unrest", "no calm", (entry("riot", since=dt.date(2024, 2, 1)),), mirror="peace"),
)
TREE = Lexicon("tree", "Tree", "en", "1.0.0", "CC0-1.0", category=CATEGORIES)
ARTICLES = (
    heard("a", "They killed two. A massacre. They killed hundreds. Ruined fish, ruined boats. It is not calm. "
               "{i Ann|They were killed|} {d Ann|A fair day.}", "Alpha", "2024-03-01"),
    heard("b", "They killed one, and harm was done. A riot began.", "Beta", None),
)  # fmt: skip
STUDY = made_study(ARTICLES, (TREE,))
COMPARED = compare(STUDY, Options(voice=VoiceChoice.ALL))


def words_of(hits):
    texts = {studied.article.id: studied.article.text for studied in STUDY}
    return [hit.span.of(texts[hit.article_id]) for hit in hits]


def test_a_weighted_sum_stands_beside_a_number_that_stays_the_length_of_its_list():
    cell = COMPARED.cell("killing", "Alpha", None)
    assert words_of(cell.hits) == ["killed", "massacre", "killed hundreds", "killed"]
    assert cell.count == len(cell.hits) == 4
    assert cell.weighted_sum == 2.5 + 4 + 1 + 2.5
    assert cell.weighted_rate == pytest.approx(10 / cell.denominator * 1000)
    assert cell.value == pytest.approx(4 / cell.denominator * 1000)
    harm = COMPARED.cell("harm", "Alpha", None)
    assert harm.weighted, "a part's weights are its parent's"
    mass = COMPARED.cell("mass", "Alpha", None)
    assert (mass.weighted, mass.weighted_sum, mass.weighted_rate, mass.weighted_text) == (False, None, None, "")


def test_a_mirror_to_which_weighted_denied_hits_go_is_weighted_and_names_never_are():
    calm = Category("calm", "Calm", "d", (entry("calm", weight=3),), negated="mirror", mirror="unrest")
    lexicon = Lexicon("l", "L", "en", "1", "CC0-1.0", choice_set=HARBOUR.choice_set,
                      category=(calm, *CATEGORIES[5:]))  # fmt: skip
    assert {each.id for each in lexicon.indicators() if each.weighted} == {"calm", "unrest"}
    study = made_study([heard("a", "It is not calm. A strike.", "A", "2024-03-01")], (lexicon,))
    cell = compare(study).cell("unrest", "A", Voice.OWN)
    assert (cell.count, cell.weighted_sum) == (1, 3)


@pytest.mark.parametrize(
    ("number", "text"), [(2, "2"), (0.5, "0.5"), (1204.25, "1,204.25"), (-1.5, "-1.5"), (-0.001, "0"), (1 / 3, "0.33")]
)
def test_weights_are_plain_numbers(number, text):
    assert plain(number) == text


def test_every_form_shows_the_sum_beside_the_number():
    cell = COMPARED.cell("killing", "Alpha", None)
    assert cell.weighted_text == "w 10"  # under 100 words there is no rate
    long = made_study([heard("a", f"They killed two. {'More words. ' * 60}", "A", "2024-03-01")], (TREE,))
    assert compare(long).cell("killing", "A", Voice.OWN).weighted_text == "w 2.5 · 20.3"
    for text in (to_table(COMPARED), to_markdown(COMPARED)):
        assert "w 10" in text
        assert text.count("the weights of the hits added up") == 1
    rows = list(csv.DictReader(line for line in io.StringIO(to_csv(COMPARED)) if not line.startswith("audit")))
    row = next(row for row in rows if (row["indicator"], row["group"]) == ("killing", "Alpha"))
    assert (row["count"], row["weighted_sum"]) == ("4", "10")
    assert float(row["weighted_value"]) == pytest.approx(cell.weighted_rate, abs=1e-5)
    assert {row["weighted_sum"] for row in rows if row["indicator"] == "mass"} == {""}
    found = json.loads(to_json(COMPARED))["blocks"][0]["indicators"]
    killing = next(each for each in found if each["id"] == "killing")["cells"][0]
    assert (killing["count"], killing["weighted_sum"]) == (4, 10.0)
    assert [hit["weight"] for hit in killing["hits"]] == [2.5, 4.0, 1.0, 2.5]


def test_evidence_gives_each_hit_its_weight():
    shown = evidence(COMPARED, ["killing"])
    text = evidence_text(shown, 200)
    assert "weighted sum 7.5" in text
    assert "weight 4" in text
    assert "weight 4" in document_markdown(evidence_document(shown))
    rows = list(csv.DictReader(io.StringIO(evidence_csv(shown))))
    assert [row["weight"] for row in rows if row["state"] == "counted"] == ["2.5", "4", "1", "2.5", "2.5"]
    cells = json.loads(evidence_json(shown))["cells"]
    assert [cell["weighted_sum"] for cell in cells] == [7.5, 2.5, 2.5]


def test_without_weights_and_trees_nothing_is_said_of_them():
    comparison = compare(made_study())
    text = to_table(comparison) + to_markdown(comparison) + to_json(comparison)
    text += evidence_text(evidence(comparison, ["force"])) + evidence_json(evidence(comparison, ["force"]))
    for word in ("weight", "└", "undated", "inverted", "w 1"):
        assert word not in text


def test_parts_stand_under_their_parent_and_the_legend_says_once_what_that_means():
    for text in (to_table(COMPARED), to_markdown(COMPARED)):
        assert text.count("never added up") == 1
    table = to_table(COMPARED).splitlines()
    rows = [line for line in table if line.startswith("    ") and "hits" in line]
    names = [line[: line.index("hit") - 3].rstrip() for line in rows]
    assert names[:4] == ["    Harm", "    └ Killing", "      └ Mass killing", "    └ Ruin"]
    markdown = to_markdown(COMPARED)
    assert all(f"| {name} |" in markdown for name in ("Harm", "└ Killing", "└└ Mass killing", "└ Ruin"))
    assert path(STUDY, "mass") == "Harm › Killing › Mass killing"
    assert "Categories | Harm › Killing | Alpha | all voices: 4 hits, w 10" in str(COMPARED)


def test_data_names_the_parent_by_its_key():
    second = Lexicon("other", "Other", "en", "1", "CC0-1.0", category=CATEGORIES[:2])
    comparison = compare(made_study(ARTICLES, (TREE, second)))
    rows = csv.DictReader(line for line in io.StringIO(to_csv(comparison)) if not line.startswith("audit"))
    parents = {row["indicator"]: row["parent"] for row in rows}
    assert parents["mass"] == "tree:killing"
    assert parents["other:killing"] == "other:harm"
    assert parents["tree:harm"] == ""
    found = json.loads(to_json(comparison))["blocks"]
    told = {each["id"]: each["parent"] for block in found for each in block["indicators"]}
    assert told == {key: value or None for key, value in parents.items()}
    assert lineage(comparison.study, "mass") == ("mass", "tree:killing", "tree:harm")


def test_a_place_that_counts_for_a_part_and_its_parents_is_told_once():
    counted = [hit for hit in STUDY["a"].hits if hit.state is HitState.COUNTED]
    assert [each.keys for each in once(STUDY, counted)] == [
        ("killing", "ruin", "harm"),
        ("mass", "killing", "harm"),
        ("ruin",),  # the first word of “killed hundreds”
        ("mass", "killing", "harm"),
        ("ruin", "harm"),
        ("unrest",),
        ("killing", "ruin", "harm"),
    ]  # fmt: skip
    text = annotation_text(STUDY, 200)
    assert "mass (also for killing, harm)" in text
    assert text.count("killing (also for ruin, harm)") == 3


def test_evidence_of_a_category_says_as_which_of_its_parts_a_place_counts():
    harm = COMPARED.cell("harm", "Alpha", None).hits
    assert [parts_of(STUDY, hit) for hit in harm][:2] == [("killing", "ruin"), ("mass",)]
    text = evidence_text(evidence(COMPARED, ["harm"]), 200)
    assert "as “Killing” and “Ruin”" in text
    assert "as “Mass killing”" in text
    rows = list(csv.DictReader(io.StringIO(evidence_csv(evidence(COMPARED, ["harm"])))))
    assert rows[1]["parts"] == "mass"
    record = json.loads(evidence_json(evidence(COMPARED, ["harm"])))["cells"][0]["hits"][1]
    assert record["parts"] == ["mass"]


def test_what_is_not_counted_in_a_tree_is_one_place():
    boats = entry("boats", not_before=("old",))
    categories = Category("top", "Top", "d"), Category("part", "Part", "d", (boats,), parent="top")
    apart = made_study(
        [heard("a", "Old boats. Boats.", "A", "2024-03-01")], (Lexicon("l", "L", "en", "1", "x", category=categories),)
    )
    assert sum(hit.state is HitState.EXCLUDED for hit in apart["a"].hits) == 2
    assert not_counted(compare(apart)) == ["Categories: 1 excluded by a context."]


def test_paraphrase_only_is_told_of_the_parts_and_marked_on_every_number():
    by_speaker = compare(STUDY, Options(by=By.SPEAKER))
    assert {each.indicator for each in by_speaker.paraphrase_only} == {"harm", "killing", "ruin"}
    assert [each.indicator for each in by_speaker.paraphrase_told] == ["killing", "ruin"]
    text = to_table(by_speaker)
    assert text.count("in indirect speech of") == 2
    assert text.count("†") == 3 + 1  # the three numbers, and the legend


def test_flags_are_explained_where_hits_have_them():
    assert "“inverted”: it is denied" in to_table(COMPARED)
    assert "“undated”: its entry holds only between dates" in to_table(COMPARED)
    assert "negated”: it is denied" not in to_table(COMPARED), "the table shows no such flag"
    assert "“negated”: it is denied" in to_markdown(COMPARED)
    text = evidence_text(evidence(COMPARED, ["unrest"]), 200)
    assert text.split("Flags\n")[1].splitlines() == [
        f"- “{flag}”: {FLAGS[flag]}." for flag in ("inverted", "negated", "undated")
    ]


def test_the_audit_says_when_a_date_that_matters_is_unknown():
    sentence = next(each for each in COMPARED.audit.sentences if "flagged undated" in each)
    assert sentence.startswith("1 place has wording")
    assert "(b)" in sentence
    dated = made_study([heard("b", "A riot began.", "Beta", "2024-03-01")], (TREE,))
    assert not any("undated" in each for each in compare(dated).audit.sentences)
    both = compare(made_study(ARTICLES, (TREE, HARBOUR)), Options(lexicons=("harbour",)))
    assert not any("undated" in each for each in both.audit.sentences), "another lexicon's dates matter to no number"


@pytest.mark.parametrize("name", ["agency", "legitimation", "hedges-boosters", "war-peace-journalism"])
def test_shipped_trees_on_the_seeds_count_each_place_once(name):
    study = open_study(lexicons=[name])
    comparison = compare(study, Options(voice=VoiceChoice.ALL))
    parts = 0
    for block in comparison.sets:
        for indicator in block.indicators:
            hits = comparison.hits(indicator.id)
            assert len({(hit.article_id, hit.span) for hit in hits}) == len(hits)
            if indicator.parent:
                above = {(hit.article_id, hit.span.start) for hit in comparison.hits(indicator.parent)}
                parts += len(hits)
                assert len(hits) <= len(comparison.hits(indicator.parent))
                assert sum((hit.article_id, hit.span.start) not in above for hit in hits) == 0
    assert parts
    for studied in study:
        counted = [hit for hit in studied.hits if hit.state is HitState.COUNTED]
        told = once(study, counted)
        places = [(each.hit.span, lineage(study, each.keys[0])[-1]) for each in told]
        assert len(set(places)) == len(places) < max(2, len(counted))
        assert sum(len(each.keys) for each in told) == len(counted)


def test_the_readme_of_the_lexicons_explains_the_same_flags():
    text = (places.shipped("lexicons") / "README.md").read_text("utf-8")
    for flag, words in FLAGS.items():
        assert f"| `{flag}` | {words} |" in text


def test_discovery_names_a_candidate_of_a_part_and_its_parent_once():
    texts = [("a", "They spoke of the killed miners of Elm. They spoke of the silent miners of Elm."),
             ("b", "He told of the killed miners of Elm. He told of the silent miners of Elm.")]  # fmt: skip
    study = made_study([heard(name, text, name.upper(), "2024-03-01") for name, text in texts], (TREE,))
    found = slots(study, Grouping.of(study, By.OUTLET), {"harm", "killing"})
    assert {each.of for each in found} == {"killing"}
    alone = slots(study, Grouping.of(study, By.OUTLET), {"harm"})
    assert {each.of for each in alone} == {"harm"}
    assert [each.term for each in alone] == [each.term for each in found]
