"""Unresolved mentions: their bounds in every face, and what a reader has said that they name."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from made import HARBOUR, asked, heard, made_study

from framediff.comparison import By, compare, resolve_indicator
from framediff.comparison.opening import open_study
from framediff.comparison.resolving import Resolution, Resolutions, mentions, read_resolutions, resolved
from framediff.comparison.study import revoiced
from framediff.errors import InputError, UnknownNameError
from framediff.export import to_csv, to_json, to_markdown, to_table
from framediff.export.amendments.resolution import chosen_name, write_resolution
from framediff.matching import HitState
from framediff.voice import Voice

ARTICLES = (
    heard("a1", "The strike. The strike. The siege. The action. The action. {d Ann|The action.}", "Alpha"),
    heard("b1", "The action. {i Ann|The action.}", "Beta"),
)
STUDY = made_study(ARTICLES)


def said(*names, **more):
    """Resolutions of the mentions of STUDY, in their order."""
    entries = tuple(
        Resolution(
            each.hit.article_id,
            each.hit.span.start,
            "The action",
            "harbour:stoppage",
            name,
            STUDY[each.hit.article_id].article.sha256,
            number=number,
            **more,
        )
        for number, (each, name) in enumerate(zip(mentions(STUDY), names, strict=False), 1)
        if name
    )
    return Resolutions(Path("made.toml"), "0" * 64, entries)


def test_bounds_of_a_cell_are_of_its_own_group_and_voice():
    comparison = compare(STUDY)
    bounds = comparison.bounds("stoppage/strike", "Alpha", Voice.OWN)
    assert (bounds.low, bounds.high, bounds.unresolved) == (0.4, 0.8, 2)
    assert comparison.cell("stoppage/strike", "Alpha", Voice.OWN).text == "2 of 3"
    every = comparison.bounds("stoppage/strike", "Alpha", None)
    assert (every.low, every.high) == (pytest.approx(2 / 6), pytest.approx(5 / 6))
    assert comparison.bounds("force", "Alpha", Voice.OWN) is None
    assert comparison.bounds("dockers/rebels", "Alpha", Voice.OWN) is None


def test_bounds_stand_in_every_face():
    comparison = compare(STUDY)
    line = "Alpha, own, with 2 unresolved mentions: strike 40–80 %; siege 20–60 %; any other label 0–40 %"
    assert line in " ".join(to_table(comparison).split())
    markdown = to_markdown(comparison)
    reference = markdown.split("any other label 0–40 %")[1]
    assert reference.startswith(".[^")
    number = reference.split("[^")[1].split("]")[0]
    assert f"[^{number}]: unresolved, stoppage, Alpha, own: 2 hits" in markdown
    assert "Beta, own, with 1 unresolved mention: any other label 0–1 of 1" in to_table(comparison, 140)
    rows = list(csv.DictReader(io.StringIO(to_csv(comparison))))
    (row,) = [r for r in rows if (r["indicator"], r["group"], r["voice"]) == ("stoppage/strike", "Alpha", "own")]
    assert (row["unresolved"], row["bounds_low"], row["bounds_high"]) == ("2", "0.4", "0.8")
    blocks = json.loads(to_json(comparison))["blocks"]
    cell = next(c for c in blocks[0]["indicators"][0]["cells"] if (c["group"], c["voice"]) == ("Alpha", "own"))
    assert (cell["unresolved"], cell["bounds"]) == (2, {"low": 0.4, "high": 0.8})
    assert all("bounds" not in cell for each in blocks[1]["indicators"] for cell in each["cells"])


def test_of_many_columns_with_unresolved_mentions_those_of_most_are_told():
    many = [heard(f"n{n}", "A strike. The action." + " The action." * (n == 13), f"O{n:02}") for n in range(14)]
    text = to_table(compare(made_study(many)), 140)
    assert text.count("unresolved mention:") == 11
    assert "O13, own, with 2 unresolved mentions" in text
    assert "In 2 more columns and voices 2 mentions are unresolved" in text


def test_a_mention_counts_for_a_variant_for_another_label_or_for_nothing():
    study = resolved(STUDY, said("strike", "unlisted", "none", "blockade"))
    comparison = compare(study)
    assert comparison.cell("stoppage/strike", "Alpha", Voice.OWN).text == "60 % (3 of 5)"
    assert comparison.cell("stoppage/unlisted", "Alpha", Voice.OWN).text == "20 % (1 of 5)"
    assert comparison.cell("stoppage/blockade", "Beta", Voice.OWN).text == "1 of 1"
    assert comparison.occasions("stoppage", "Alpha", Voice.DIRECT) == 0
    (other,) = comparison.excluded("stoppage", "Alpha", Voice.DIRECT)
    assert other.reason == "by hand: it does not name the referent"
    assert [len(comparison.unresolved("stoppage", group)) for group in ("Alpha", "Beta")] == [0, 1]
    hits = comparison.hits("stoppage/strike", "Alpha", Voice.OWN)
    assert ["resolved" in hit.flags for hit in hits] == [False, False, True]
    assert resolve_indicator(study, "stoppage/unlisted") == ("stoppage/unlisted",)
    assert [group.label for group in comparison.sets[0].indicators][-1] == "another label (by hand)"
    assert "What 4 unresolved mentions name was said by hand in made.toml" in "\n".join(comparison.audit.sentences)


@pytest.mark.parametrize("by", list(By))
def test_the_law_of_cells_holds_for_resolved_mentions(by):
    comparison = compare(resolved(STUDY, said("strike", "unlisted", "none", "blockade", "unlisted")), asked(by))
    for block, cell in comparison.cells():
        assert cell.count == len(cell.hits) == sum(part.hits for part in cell.parts)
        assert all(hit.state is HitState.COUNTED for hit in cell.hits)
        if block.key == "stoppage":
            listed = [comparison.hits(each.id, cell.group, cell.voice) for each in block.indicators]
            assert cell.denominator == sum(map(len, listed))
    for form in (to_table, to_markdown, to_csv, to_json):
        assert "another label" in form(comparison)


def test_what_was_resolved_can_be_taken_back_and_said_otherwise():
    once = resolved(STUDY, said("strike", "unlisted"))
    assert resolved(once, None) == STUDY
    again = resolved(once, said("", "", "none"))
    assert [each.names for each in mentions(again)] == ["", "", "none", "", ""]
    assert all("stoppage/unlisted" not in block.indicators for block in again.blocks)
    assert [each.number for each in mentions(again)] == [each.number for each in mentions(STUDY)]


def test_a_resolution_outlives_another_hearing():
    study = resolved(STUDY, said("strike"))
    again = revoiced(study, study.hearing.at(1.0))
    assert mentions(again)[0].names == "stoppage/strike"
    stricter = revoiced(made_study(ARTICLES), STUDY.hearing)
    assert mentions(stricter)[0].names == ""


def test_resolved_mentions_are_no_paraphrase_only_wording():
    study = resolved(STUDY, said("", "", "", "", "siege"))
    comparison = compare(study)
    assert comparison.cell("stoppage/siege", "Beta", Voice.INDIRECT).count == 1
    assert comparison.paraphrase_only == ()


def changed(**fields):
    made = said("strike")
    return replace(made, entries=(replace(made.entries[0], **fields),))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"sha256": "1" * 64}, "the text of a1 has changed since it was made"),
        ({"at": 0}, "at 0 in a1 the words are not “The action”"),
        ({"article": "a9"}, "there is no article “a9”"),
        ({"of": "harbour:stopage"}, "no choice set is called “harbour:stopage”"),
        ({"names": "strik"}, "harbour:stoppage has no variant “strik”; did you mean “strike”"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(fields, words):
    with pytest.raises(InputError) as error:
        resolved(STUDY, changed(**fields))
    assert words in str(error.value).replace('"', "“", 1).replace('"', "”", 1)
    assert str(error.value).startswith("made.toml, resolution 1: ")
    assert str(error.value).endswith(".")


def test_two_resolutions_of_one_mention_are_refused():
    made = said("strike")
    twice = replace(made, entries=(*made.entries, replace(made.entries[0], names="none", number=2)))
    with pytest.raises(InputError, match="resolution 2: it and resolution 1 are about the same mention"):
        resolved(STUDY, twice)


def test_what_is_about_other_lexicons_or_finds_no_mention_is_told():
    strike = ARTICLES[0].article.text.index("strike")
    entries = (
        replace(said("strike").entries[0], of="elsewhere:thing"),
        replace(said("strike").entries[0], at=strike, text="strike", number=2),
    )
    study = resolved(STUDY, replace(said(), entries=entries))
    assert (study.resolved.elsewhere, len(study.resolved.idle), study.resolved.made) == (1, 1, ())
    told = "\n".join(compare(study).audit.sentences)
    assert "1 find no such mention now, 1 more about articles or lexicons that are not here" in told


def test_names_that_a_reader_types():
    mention = mentions(STUDY)[0]
    assert [chosen_name(mention, name) for name in ("Strike", "stoppage/siege", "none", "UNLISTED", "block")] == [
        "strike", "siege", "none", "unlisted", "blockade",
    ]  # fmt: skip
    with pytest.raises(UnknownNameError, match="there are: strike, blockade, siege, unlisted, none"):
        chosen_name(mention, "march")


LEXICON = """
id = "harbour"
title = "The harbour"
language = "en"
version = "1"
licence = "CC0-1.0"

[[choice_set]]
id = "stoppage"
referent = "the stoppage"
[[choice_set.variant]]
id = "strike"
label = "strike"
entry = [{ pattern = "strike", match = ["a strike"], no_match = ["a stroke"] }]
[[choice_set.variant]]
id = "siege"
label = "siege"
entry = [{ pattern = "siege", match = ["a siege"], no_match = ["a seat"] }]
[[choice_set.unresolved]]
pattern = "the action"
match = ["the action"]
no_match = ["an action"]
"""


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    text = "Talks resume\n\nThe strike in the harbour goes on. The minister spoke of the action at length.\n"
    (folder / "post.txt").write_text(text, encoding="utf-8")
    (folder / "other.txt").write_text("Talks\n\nThey met on Monday, and the action went on.\n", encoding="utf-8")
    (tmp_path / "harbour.toml").write_text(LEXICON, encoding="utf-8")
    return folder


def test_the_command_lists_and_writes_and_every_command_counts_by_it(place, framediff):
    def ran(*args):
        return framediff(*args, "--lexicon", place.parent / "harbour.toml")

    code, out, _ = ran("resolve", place)
    assert code == 0
    assert "[the action]" in out
    assert "2 mentions of 2 are open" in out
    code, out, err = ran("resolve", place, "--mention", "2", "--as", "siege", "--note", "so the\nlede says")
    assert (code, out) == (0, "post [71–81) “the action”: counts for “siege”.\n")
    assert err == f"Written: {place / 'resolutions.toml'}\n"
    code, out, _ = ran("resolve", place, "other", "--at", "31:41", "--as", "none")
    assert (code, out) == (0, "other [31–41) “the action”: names something else.\n")
    made = read_resolutions(place / "resolutions.toml")
    assert [(each.article, each.names, each.note) for each in made.entries] == [
        ("post.txt", "siege", "so the lede says"),
        ("other.txt", "none", ""),
    ]
    code, out, _ = ran("compare", place, "--format", "json")
    result = json.loads(out)
    assert result["manifest"]["resolutions"]["applied"] == 2
    rows = result["blocks"][0]["indicators"]
    assert {row["id"]: sum(cell["count"] for cell in row["cells"]) for row in rows} == {
        "stoppage/strike": 1,
        "stoppage/siege": 1,
    }
    assert open_study(place, lexicons=[place.parent / "harbour.toml"]).resolved.made == made.entries
    code, out, err = ran("resolve", place, "--mention", "2", "--as", "none")
    assert (code, out) == (2, "")
    assert "Mention 2 is resolved already: it counts for “siege”; change or delete its entry in resolutions.toml" in err
    code, out, _ = ran("resolve", place, "--format", "csv")
    assert [row["names"] for row in csv.DictReader(io.StringIO(out))] == [
        "none",
        "stoppage/siege",
    ]
    (place / "post.txt").write_text("Talks resume\n\nNothing.\n", encoding="utf-8")
    code, out, err = ran("compare", place)
    assert (code, out) == (2, "")
    assert "resolution 1: the text of post.txt has changed since it was made" in err
    assert len(err.splitlines()) == 1


def test_a_file_around_the_folder_may_be_about_other_articles(place):
    text = "[[resolution]]\narticle = 'w1'\nat = 4\ntext = 'the action'\nof = 'harbour:stoppage'\nnames = 'none'\n"
    (place / "resolutions.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match='there is no article "w1"'):
        open_study(place, lexicons=[place.parent / "harbour.toml"])
    (place / "resolutions.toml").rename(place.parent / "resolutions.toml")
    assert len(open_study(place, lexicons=[place.parent / "harbour.toml"]).resolved.made) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[resolution]]\narticle = 'post.txt'\nat = 1\ntext = 'x'\nof = 'a:b'\n", 'lacks "names"'),
        ("[[resolution]]\narticl = 'post.txt'\n", "articl"),
        ("[[resolution]]\narticle = 'p'\nat = -1\ntext = 'x'\nof = 'a:b'\nnames = 'n'\n", "0 or more, not -1"),
        ("[[resolution]]\narticle = 'p'\nat = 1\ntext = '?'\nof = 'a:b'\nnames = 'n'\n", "has no word"),
        ("[[resolution]]\narticle = 'p'\nat = 1\ntext = 'x'\nof = 'b'\nnames = 'n'\n", "karabakh:territory"),
        ("[[resolution]]\narticle = 'p'\nat = 1\ntext = 'x'\nof = 'a:b'\nnames = ''\n", "it is empty"),
        ("[[resolution]]\narticle = 'p'\nat = 1\ntext = 'x'\nof = 'a:b'\nnames = 'n'\nsha256 = 'x'\n", "64 digits"),
        ("[[resolution\n", "TOML"),
    ],
)
def test_a_file_of_another_form_is_refused_with_its_place(tmp_path, text, words):
    path = tmp_path / "resolutions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_resolutions(path)
    assert words in str(error.value)
    assert str(path) in str(error.value)


def test_what_cannot_be_meant_on_the_command_line(place, framediff):
    def refused(*args):
        code, out, err = framediff(*args, "--lexicon", place.parent / "harbour.toml")
        assert (code, out) == (2, "")
        return err

    assert "with --as" in refused("resolve", place, "--mention", "1")
    assert "Say which mention is meant" in refused("resolve", place, "--as", "none")
    assert "There is no mention 9; `framediff resolve PLACE` lists all 2" in refused(
        "resolve", place, "--mention", "9", "--as", "none"
    )
    assert "there is no unresolved mention" in refused("resolve", place, "post", "--at", "0:4", "--as", "none")
    assert "none.toml cannot be read" in refused("compare", place, "--resolutions", place / "none.toml")
    assert not (place / "resolutions.toml").exists()


def test_a_hostile_article_stays_text_in_file_and_list(tmp_path):
    evil = heard('e"\x1b[2J\n]', "The action.", "Alpha")
    study = made_study((evil,))
    path = tmp_path / "resolutions.toml"
    made = write_resolution(study, path, mentions(study)[0], "none", note='a "note"\x1b')
    assert "\x1b" not in path.read_text(encoding="utf-8")
    assert mentions(made)[0].names == "none"
    assert read_resolutions(path).entries[0].article == evil.article.id


def test_a_file_asked_for_stands_in_for_the_one_beside_the_articles(place, tmp_path):
    study = open_study(place, lexicons=[place.parent / "harbour.toml"])
    other = tmp_path / "mine.toml"
    write_resolution(study, other, mentions(study)[0], "unlisted")
    corpus = replace(study.corpus, resolutions=other)
    again = open_study(corpus, lexicons=[place.parent / "harbour.toml"])
    assert mentions(again)[0].names == "stoppage/unlisted"
    assert open_study(replace(corpus, resolutions=None), lexicons=[HARBOUR]).resolved.file is None
