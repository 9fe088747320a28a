"""Differences between two sides of a study: the numbers of the table, its tests, and why there may be none."""

from __future__ import annotations

import csv
import io
import json

import pytest
from made import heard, made_study

from framediff.cli import run
from framediff.comparison import By, Options, VoiceChoice, compare
from framediff.comparison.differences import differences
from framediff.comparison.groups.sides import REST, SideBy, sides
from framediff.export.differences.differences import differences_document, differences_section
from framediff.export.document import Bullets, Paragraph, Table
from framediff.export.document.rendering import written
from framediff.scoring.multiplicity import benjamini_hochberg, holm
from framediff.voice import Voice

FILLER = " ".join(["word"] * 30)


def article(number, outlet, strikes, blockades, said=""):
    text = f"{FILLER}. {'strike attack ' * strikes}{'blockade ' * blockades}{said}"
    return heard(f"{outlet[0].lower()}{number}", text, outlet, "2024-03-01")


ALPHA = [article(number, "Alpha", 3, number % 2) for number in range(5)]
BETA = [article(number, "Beta", number % 2, 3, "{d Ann|strike and strike}") for number in range(5)]
GAMMA = [article(0, "Gamma", 1, 1)]
STUDY = made_study([*ALPHA, *BETA, *GAMMA])


def found(*names, study=STUDY, by=SideBy.OUTLET, **options):
    comparison = compare(study, Options(**options))
    return differences(comparison, sides(study, by, names))


def row(made, indicator, voice=Voice.OWN):
    return next(each for each in made.rows if each.indicator.id == indicator and each.voice is voice)


def test_the_numbers_are_those_of_the_table():
    made = found("Alpha", "Beta")
    assert {each.indicator.id for each in made.rows} == {"stoppage/strike", "stoppage/blockade", "force"}
    for each in made.rows:
        for side, outlet in zip(each.sides, ("Alpha", "Beta"), strict=True):
            cell = made.comparison.cell(each.indicator.id, outlet, each.voice)
            assert side.hits == cell.hits
            assert side.cell.denominator == cell.denominator
            assert side.articles == len(cell.parts)
            assert side.range == sum(part.hits > 0 for part in cell.parts)
            assert side.interval == cell.article_interval


def test_the_rest_is_all_other_groups_together():
    made = found("Alpha", REST)
    assert [side.label for side in made.sides.pair] == ["Alpha", "the rest"]
    strike = row(made, "stoppage/strike")
    others = [made.comparison.cell("stoppage/strike", outlet, Voice.OWN) for outlet in ("Beta", "Gamma")]
    assert strike.sides[1].cell.count == sum(cell.count for cell in others)
    assert made.articles == (5, 6)


def test_a_difference_is_the_first_side_less_the_second_with_interval_and_exact_p():
    strike = row(found("Beta", "Alpha"), "stoppage/strike")  # in alphabetical order, however they are named
    assert strike.value == pytest.approx(15 / 17 - 2 / 17)
    assert strike.interval.low < strike.value < strike.interval.high
    assert strike.exact
    assert strike.p == strike.smallest == 2 / 252  # every article of Alpha says strike more often than any of Beta


def test_rates_are_per_thousand_words():
    force = row(found("Alpha", "Beta"), "force")
    first, second = (side.cell for side in force.sides)
    assert force.value == pytest.approx(
        1000 * first.count / first.denominator - 1000 * second.count / second.denominator
    )
    assert force.interval.low < force.value < force.interval.high


def test_the_family_is_every_row_that_is_tested():
    made = found("Alpha", "Beta")
    p = [each.p for each in made.tested]
    assert made.family == len(p) == 3
    assert [each.holm for each in made.tested] == holm(p)
    assert [each.bh for each in made.tested] == benjamini_hochberg(p)
    assert made.nothing + len(made.rows) == 3 * sum(len(block.indicators) for block in made.comparison.sets)


def test_what_rests_on_too_little_has_no_test_and_says_why():
    made = found("Alpha", "Gamma")
    assert {each.untested for each in made.rows} == {"fewer than 3 articles on a side"}
    assert not made.tested
    assert all(each.interval is None and each.p is each.holm is each.bh is None for each in made.rows)
    lone = [heard(f"l{n}", f"{FILLER} strike", "Lone", "2024-01-01") for n in range(3)]
    few = found("Alpha", "Lone", study=made_study([*ALPHA, *lone]))
    assert row(few, "stoppage/strike").untested == "fewer than 5 occasions on a side"
    assert row(few, "stoppage/strike").scarce
    rare = [heard(f"r{n}", f"{FILLER * 3} attack" if n else FILLER * 3, "Rare", "2024-01-01") for n in range(4)]
    none = [heard(f"n{n}", FILLER * 3, "None", "2024-01-01") for n in range(4)]
    assert row(found("Rare", "None", study=made_study([*rare, *none])), "force").untested == "fewer than 5 hits in all"
    same = [heard(f"s{n}", "strike strike strike", "Same", "2024-01-01") for n in range(4)]
    alike = found(
        "Alpha", "Same", study=made_study([*[heard(f"t{n}", "strike strike", "Alpha") for n in range(4)], *same])
    )
    assert row(alike, "stoppage/strike").untested == "fewer than 5 hits of its rivals in all"


def test_without_an_article_it_is_what_a_study_without_it_gives():
    strike = row(found("Alpha", "Beta"), "stoppage/strike")
    left = {}
    for number, each in enumerate([*ALPHA, *BETA]):
        others = [*ALPHA, *BETA]
        del others[number]
        left[each.article.id] = row(found("Alpha", "Beta", study=made_study(others)), "stoppage/strike").value
    assert (strike.resting.low, strike.resting.high) == pytest.approx((min(left.values()), max(left.values())))
    assert strike.resting.without == pytest.approx(left[strike.resting.article_id])
    assert not strike.resting.flips


def test_voices_are_exchanged_within_articles():
    made = found("own", "direct", by=SideBy.VOICE)
    assert all(row.within for row in made.tested)
    strike = row(made, "stoppage/strike", None)
    # by alphabet: direct, then own; Beta alone has both
    assert [side.cell.count for side in strike.sides] == [10, 15 + 2 + 1]
    assert strike.exact
    assert strike.smallest == 2 / 2**11
    assert strike.p is not None


def test_speakers_and_a_topic_hold():
    study = made_study([*ALPHA, *BETA, heard("d1", "The wage strike. {d Bob|a siege}\nA blockade.", "Beta")])
    comparison = compare(study, Options(by=By.SPEAKER))
    made = differences(comparison, sides(study, SideBy.SPEAKER, ("Ann", "Bob")))
    assert row(made, "stoppage/siege", Voice.DIRECT).sides[1].cell.count == 1
    held = found("Alpha", "Beta", study=study, topic="pay", voice=VoiceChoice.ALL)
    assert [(each.indicator.id, each.voice) for each in held.rows] == [
        ("stoppage/strike", None),
        ("stoppage/siege", None),
    ]


def tables(made):
    return {block.id: block for block in differences_section(made).blocks if isinstance(block, Table)}


def test_every_number_of_the_table_has_its_hits():
    made = found("Alpha", "Beta")
    table = tables(made)["differences"]
    keys = [column.key for column in table.columns]
    assert [column.label for column in table.columns[1:3]] == ["Alpha", "Beta"]
    for each, fields in zip([each for each in made.rows if not each.scarce], table.rows, strict=True):
        record = dict(zip(keys, fields, strict=True))
        for side, key in zip(each.sides, ("first", "second"), strict=True):
            places = record[key].evidence.places if record[key].evidence else ()
            assert len(places) == side.cell.count == record[key].data["count"]
        assert record["p"].data == each.p
        assert record["hits_1"].data == each.sides[0].cell.count
        assert record["low_2"].data == each.sides[1].interval.low


def said(made):
    section = differences_section(made)
    texts = [block.said.text for block in section.blocks if isinstance(block, Paragraph)]
    for block in section.blocks:
        if isinstance(block, Bullets):
            texts += [block.title, *(item.text for item in block.items)]
    return texts


def test_what_stands_out_is_said_first_and_for_what_it_is_good():
    texts = said(found("Alpha", "Beta"))
    assert texts[0] == ("Alpha (5 articles) against Beta (5 articles); a difference is what Alpha has more than Beta.")
    assert texts[1].startswith("The family is all 3 tests of this table. Smallest p attainable: .008")
    assert "To claim (Holm ≤ .05): 3 differences" in texts
    strike = "Name of the stoppage: strike, own: Alpha 88 % (15 of 17), Beta 12 % (2 of 17); +76 pt ["
    assert any(text.startswith(strike) for text in texts)


def test_an_interval_of_few_articles_with_a_hit_is_marked():
    made = found("Alpha", "Beta")
    table = tables(made)["differences"]
    keys = [column.key for column in table.columns]
    assert not any(side.firm for side in row(made, "stoppage/strike").sides)
    assert all(fields[keys.index("interval")].text.startswith("≈ ") for fields in table.rows)
    many = [article(n, outlet, 2, 2) for outlet in ("Alpha", "Beta") for n in range(9)]
    firm = found("Alpha", "Beta", study=made_study(many))
    assert all(side.firm for side in row(firm, "stoppage/strike").sides)
    assert "≈" not in tables(firm)["differences"].rows[0][keys.index("interval")].text


def test_with_too_few_articles_nothing_is_tested_and_it_is_said():
    texts = said(found("Alpha", "Gamma"))
    assert texts[1] == "Nothing could be tested: fewer than 3 articles on a side (3 rows)."
    assert "differences-counts" in tables(found("Alpha", "Gamma"))


def test_where_no_result_could_be_claimed_it_is_said_beforehand():
    three = made_study([*ALPHA[:3], *BETA[:3]])
    assert (
        "Smallest p attainable: .100; even that would be .300 after Holm over 3, so that with these articles no "
        "difference can be claimed, whatever they say." in said(found("Alpha", "Beta", study=three))[1]
    )


def test_the_same_sides_always_give_the_same_document():
    made = [written(differences_document(found("Alpha", "Beta")), "json") for _ in range(2)]
    assert made[0] == made[1]
    record = json.loads(made[0])
    assert record["manifest"]["options"]["against"] == ["Alpha", "Beta"]


@pytest.mark.parametrize("form", ["md", "csv", "json", "text", "html"])
def test_the_command_writes_every_form(form, capsys):
    assert run(print, ["compare", "--against", "ArmInfo", "--format", form]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "ArmInfo" in printed
    assert "fewer than 3 articles on a side" in printed


def test_csv_has_the_rows_without_a_difference_too(capsys):
    assert run(print, ["compare", "--against", "ArmInfo", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert {(each["side_1"], each["side_2"]) for each in rows} == {("ArmInfo", "the rest")}
    artsakh = next(each for each in rows if each["indicator"] == "territory/artsakh")
    assert (artsakh["hits_1"], artsakh["denominator_1"], artsakh["hits_2"], artsakh["p"]) == ("0", "4", "1", "")


def test_voices_are_compared_with_each_other(capsys):
    assert run(print, ["compare", "--by", "voice", "--against", "own", "--against", "indirect"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "against own (the outlet's)" in printed
    assert "The family is all" in printed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--by", "voice"], "--by voice needs --against"),
        (["--by", "voice", "--voice", "own", "--against", "own"], "leave --voice out"),
        (["--against", "a", "--against", "b", "--against", "c"], "for one side against the rest"),
        (["--against", "nobody"], "nobody"),
        (["--against", "rest"], "Both sides"),
        (["--against", "ArmInfo", "--against", "arminfo"], "Both sides"),
    ],
)
def test_sides_that_are_none_are_refused_in_a_sentence(arguments, message, capsys):
    assert run(print, ["compare", *arguments]) == 2
    assert message in capsys.readouterr().err
