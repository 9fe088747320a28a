"""A gap taken apart by voice and speaker: it sums to the difference of the cells, and every part opens its hits."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import SPEAKERS, heard, made_study

from framediff.cli.main import run
from framediff.comparison import Options, compare
from framediff.comparison.differences.decomposition import decompose
from framediff.comparison.groups.sides import SideBy, sides
from framediff.errors import UnknownNameError
from framediff.export.differences.decomposition import decomposition_document, in_a_sentence
from framediff.export.document.rendering import written
from framediff.voice import Voice

ARTICLES = (
    heard("a1", "The strike. {d Ann|The siege. The siege.} {i Ann|The siege.}", "Alpha"),
    heard("a2", "{d Ann|The siege. The strike.} {d Cid|A strike. An attack.}", "Alpha"),
    heard("b1", "The strike. The siege. The strike. {d Cid|The strike.} An attack. An attack.", "Beta"),
)
STUDY = made_study(ARTICLES)
SIDES = sides(STUDY, SideBy.OUTLET)


def test_weights_rates_and_parts_by_hand():
    gap = decompose(STUDY, SIDES, "stoppage/siege")
    # Alpha: own 0/1, direct 3/5, indirect 1/1, 4 of 7 in all; Beta: own 1/3, direct 0/1, 1 of 4 in all.
    assert (gap.made.first, gap.made.second) == (Fraction(4, 7), Fraction(1, 4))
    own, direct, indirect = gap.pieces
    level = (Fraction(4, 7) + Fraction(1, 4)) / 2
    assert own.part.composition == (Fraction(1, 7) - Fraction(3, 4)) * (Fraction(1, 6) - level)
    assert own.part.wording == -Fraction(1, 3) * (Fraction(1, 7) + Fraction(3, 4)) / 2
    assert direct.part.wording == Fraction(3, 5) * (Fraction(5, 7) + Fraction(1, 4)) / 2
    assert (indirect.part.wording, indirect.missing) == (0, 1)
    assert gap.made.composition + gap.made.wording == gap.made.gap == Fraction(9, 28)
    assert [len(piece.hits[0]) for piece in gap.pieces] == [0, 3, 1]
    assert [len(piece.hits[1]) for piece in gap.pieces] == [1, 0, 0]


def test_within_a_voice_the_speakers_sum_to_its_wording():
    gap = decompose(STUDY, SIDES, "stoppage/siege", speakers=True)
    direct = gap.pieces[1]
    assert [piece.label for piece in direct.within] == ["Ann Ash", "Cid Cole"]
    assert sum(piece.part.total for piece in direct.within) == direct.part.wording
    # Only Cid speaks on both sides, and says the same: all is whom they let speak.
    assert all(piece.part.wording == 0 for piece in direct.within)
    assert gap.made.composition + gap.made.inner_composition + gap.made.wording == gap.made.gap
    assert "by whom they let speak in a voice" in in_a_sentence(gap)


def test_a_rate_is_weighed_by_words():
    gap = decompose(STUDY, SIDES, "force")
    alpha, beta = gap.sizes
    assert (alpha.count, beta.count) == (1, 2)
    assert alpha.denominator == sum(study.words for study in STUDY.articles[:2])
    assert sum(piece.part.total for piece in gap.pieces) == gap.made.gap
    comparison = compare(STUDY)
    for group, size in zip(("Alpha", "Beta"), gap.sizes, strict=True):
        assert float(size.value * gap.unit) == pytest.approx(comparison.cell("force", group, None).value)


texts = st.lists(
    st.sampled_from([
        "The strike. ", "A siege. ", "{d Ann|The siege.} ", "{d Cid|A strike.} ", "{i Ann|The siege.} ",
        "{i Bob|A blockade.} ", "{u|a siege} ", "An attack. ", "{d ?|The strike.} ",
    ]),
    min_size=1, max_size=9,
).map("".join)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(["Alpha", "Beta"]), texts), min_size=2, max_size=5), st.booleans())
def test_any_gap_is_the_difference_of_the_cells_and_the_sum_of_its_parts(given_texts, speakers):
    pairs = [("Alpha", "A strike."), ("Beta", "A siege."), *given_texts]
    study = made_study([heard(f"n{n}", text, outlet) for n, (outlet, text) in enumerate(pairs)])
    chosen = sides(study, SideBy.OUTLET)
    comparison = compare(study)
    for key in ("stoppage/siege", "stoppage/strike", "force"):
        gap = decompose(study, chosen, key, speakers=speakers)
        cells = [comparison.cell(key, group, None) for group in ("Alpha", "Beta")]
        assert [(size.count, size.denominator) for size in gap.sizes] == [(c.count, c.denominator) for c in cells]
        assert sum(piece.part.total for piece in gap.pieces) == gap.made.gap
        for side, cell in enumerate(cells):
            assert sum(len(piece.hits[side]) for piece in gap.pieces) == cell.count
            assert sum(piece.counts[side].denominator for piece in gap.pieces) == cell.denominator
            for piece in gap.pieces:
                assert len(piece.hits[side]) == piece.counts[side].count
        for piece in gap.pieces:
            if piece.within:
                assert sum(inner.part.total for inner in piece.within) == piece.part.wording
                for side in (0, 1):
                    assert sum(len(inner.hits[side]) for inner in piece.within) == len(piece.hits[side])


def test_sides_that_are_voices_or_held_to_one_are_refused():
    with pytest.raises(UnknownNameError, match="taken apart by voice"):
        decompose(STUDY, sides(STUDY, SideBy.VOICE, ("own", "direct")), "force")
    with pytest.raises(UnknownNameError, match="in all voices"):
        decompose(STUDY, sides(STUDY, SideBy.OUTLET, (), Voice.OWN), "force")


def test_without_an_occasion_on_a_side_there_is_no_gap_and_it_is_said():
    gap = decompose(STUDY, SIDES, "dockers/rebels")
    assert gap.made is None
    assert in_a_sentence(gap) == "There is no gap to take apart: Alpha and Beta have no occasion."


def test_every_face_says_the_same_and_opens_the_hits():
    document = decomposition_document(STUDY, SIDES, ["stoppage/siege"], None, {}, speakers=True)
    text = written(document, "text", 160)
    assert "Alpha 57 % (4 of 7), Beta 1 of 4: a gap of +32.1 points" in text
    assert "Beta has no occasion in Ann Ash, direct; indirect (outlet's paraphrase)" in text
    record = json.loads(written(document, "json"))
    (table,) = [block for block in record["sections"][0]["blocks"] if "rows" in block]
    parts = [row for row in table["rows"] if row["part"] in {str(v.labelled) for v in Voice}]
    last = table["rows"][-1]
    assert sum(row["together"] for row in parts) == pytest.approx(last["together"]) == pytest.approx(900 / 28)
    assert last["by_room"] + last["by_wording"] == pytest.approx(last["together"])
    direct = next(row for row in table["rows"] if row["voice"] == "direct" and not row["speaker"])
    assert direct["first"] == {"count": 3, "denominator": 5, "value": 0.6}
    assert len(direct["evidence"]["first"]["places"]) == 3
    assert "\x1b" not in written(document, "md")


def test_the_command(capfd):
    assert run(lambda *_: None, ["decompose", "--indicator", "artsakh", "--against", "azernews", "--within"]) == 0
    out = capfd.readouterr().out
    assert "Artsakh: AzerNews less the rest · all voices" in out
    assert run(lambda *_: None, ["decompose", "--indicator", "artsakh"]) == 2
    assert "There are 5 sides by outlet" in capfd.readouterr().err
    words = ["decompose", "--indicator", "artsakh", *("--against", "azernews") * 3]
    assert run(lambda *_: None, words) == 2
    assert "--against is given once" in capfd.readouterr().err


def test_a_gap_by_speaker_needs_their_names():
    assert {speaker.name for speaker in SPEAKERS} >= {"Ann Ash"}
    by_speaker = sides(STUDY, SideBy.SPEAKER, ("Ann", "Cid"))
    gap = decompose(STUDY, by_speaker, "stoppage/siege")
    assert [piece.voice for piece in gap.pieces] == [Voice.DIRECT, Voice.INDIRECT]
    assert compare(STUDY, Options()).audit  # the study is as it was
