"""Quote families: renderings of one quotation found in any order, told apart from common phrases, with their edits."""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import replace

import numpy as np
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from made import heard, made_study
from markdown_it import MarkdownIt

from framediff.cli.main import faces
from framediff.comparison.audit.copies import Counted
from framediff.comparison.families import FamilyOptions, contents, quote_families
from framediff.comparison.families.blocking import candidates
from framediff.comparison.families.contents import DAYS, FEW_SHARE, LEAST_SHARE, LEAST_WEIGHT, SMALL
from framediff.comparison.families.likeness import alike, likeness
from framediff.comparison.families.tiling import tiled, tiled_share
from framediff.comparison.families.units import speeches_of, units_of
from framediff.comparison.study.holding import held
from framediff.comparison.worddiff import EditKind, summed
from framediff.export.document.rendering import written
from framediff.export.renderings.quotes import answer, quotes_document
from framediff.voice import Heard, Speaker, SpeakerId, voice_map

SPEAKERS = (Speaker(SpeakerId("ann"), "Ann Ash"), Speaker(SpeakerId("bob"), "Bob Bay"))
FIRST = "We will not leave the harbour before the owners have signed every page of the agreement."
SECOND = "The children of this town have waited long enough for a school of their own."
THIRD = "Nobody in the council knew of the letter that the bank had sent in March."


def found_in(*texts, options=None, outlets="ABCDEFG", dates=None):
    days = dates or [None] * len(texts)
    articles = [  # each begins with words of its own: what has none is a copy of what it quotes
        heard(f"a{n}", f"Reporter{n} in town{n}{n}. {text}", f"Outlet {outlets[n]}", day)
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]
    study = made_study(articles, speakers=SPEAKERS)
    return study, quote_families(study, options)


def test_cuts_and_reordering_do_not_hide_a_quotation():
    study, found = found_in(
        f"Today. {{d Ann|{FIRST} {SECOND} {THIRD}}} she said.",
        f"{{d Ann|{SECOND} We will not leave the harbour before they have signed every page.}}",
    )
    (family,) = found.shared
    assert family.base.article_id == "a0"
    assert family.reason == "the longest"
    (rendering,) = family.renderings
    sums = summed(rendering.diff)
    assert sums.moved > 10  # the two sentences have changed places
    assert rendering.likeness > 0.75
    assert found.best is None
    assert answer(study, found).text.startswith("1 quotation of 8 words or more is shared at 0.75")


def test_a_fragment_of_a_sentence_is_a_rendering_and_what_is_cut_is_counted():
    _, found = found_in(f"{{d Ann|{FIRST}}}", "{d Ann|before the owners have signed every page of the agreement}")
    (family,) = found.shared
    (rendering,) = family.renderings
    assert rendering.likeness == 1.0
    assert summed(rendering.diff).cut == 6


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Only when the water is clean will the school reopen.",
            "The school will reopen only when the water is clean.",
        ),
        (
            "By spring the ferry, the lighthouse and the pier must be repaired.",
            "The pier, the lighthouse and the ferry must be repaired by spring.",
        ),
        (
            "Not one hour before the company opens its books will we open the bridge.",
            "We will not open the bridge one hour before the company opens its books.",
        ),
        (
            "In the tunnel the night shift was ordered by the board, not by the crew.",
            "The board, not the crew, ordered the night shift in the tunnel.",
        ),
    ],
)
def test_clauses_in_another_order_do_not_hide_a_quotation(one, other):
    _, found = found_in(f"{{d Ann|{one}}}", f"{{d Ann|{other}}}")
    assert [family.articles for family in found.shared] == [("a0", "a1")]
    assert found.shared[0].renderings[0].likeness < 1


def test_stock_phrases_and_scattered_words_in_another_order_are_no_quotation():
    _, found = found_in(
        "{d Ann|I don't know, but I will tell you what.}",
        "{d Ann|I will tell you what, I don't know one miller who does not want a bridge.}",
    )
    assert not found.shared
    words = "harbour owners page council letter bank march school town children"
    assert tiled_share(words.split(), words.split()[::-1], 0.0) == 0.0


def test_runs_are_counted_in_any_order_and_once():
    first = "ash bay cove dune | elm fern glen".split()
    assert tiled(first, "elm fern glen / ash bay cove dune".split()) == "ash bay cove dune elm fern glen".split()
    assert tiled("ash bay ash bay".split(), "ash bay cove".split()) == ["ash", "bay"]
    wide = "x y elm fern glen ash bay cove dune z x y z x y z".split()
    assert tiled_share("ash bay cove dune elm fern glen".split(), wide, 0.5) == 1.0
    apart = "elm fern glen x y z x y z x y z ash bay cove dune".split()
    assert tiled_share("ash bay cove dune elm fern glen".split(), apart, 0.0) == pytest.approx(4 / 7)
    assert tiled_share("ash bay cove dune elm fern glen".split(), apart, 0.75) == 0.0


def test_a_rendering_takes_in_the_sentence_beside_it_that_renders_the_rest():
    whole = "We will not sail to the northern islands before the owners have paid the widows of the lost crew."
    parts = "The owners must pay what the widows of the lost crew are due.", "We will not sail to the northern islands."
    beside = "Bread has become dearer in every shop of this town."
    for order in ((*parts, beside), (beside, *parts[::-1])):
        _, found = found_in(f"{{d Ann|{whole}}}", f"{{d Ann|{' '.join(order)}}}")
        (rendering,) = found.shared[0].renderings
        assert "widows of the lost crew" in rendering.diff.second
        assert "northern islands" in rendering.diff.second
        assert "Bread" not in rendering.diff.second  # it says nothing of the rest
        _, turned = found_in(f"{{d Ann|{' '.join(order)}}}", f"{{d Ann|{whole}}}")
        assert "Bread" not in turned.shared[0].renderings[0].diff.first


def test_a_sentence_is_in_one_family_even_if_another_would_take_it_in():
    _, found = found_in(f"{{d Ann|{FIRST} {SECOND}}}", f"{{d Ann|{SECOND}}}", f"{{d Ann|{FIRST} {THIRD}}}")
    places = [
        (stretch.article_id, span) for family in found.shared for stretch in family.stretches for span in stretch.spans
    ]
    assert len(places) == len(set(places))


def test_an_interrupted_quotation_is_one():
    _, found = found_in(
        f"{{d Ann|{FIRST}}}",
        "{d Ann|We will not leave the harbour} — she said — nothing more.",
    )
    assert not found.shared  # six words are too few
    text = FIRST.split(" before ")
    article = heard("a1", f"{{d Ann|{text[0]}}} — so she said — {{d Ann|before {text[1]}}}", "Outlet B")
    one = article.attributions[0]
    spans = tuple(each.content[0] for each in article.attributions)
    joined = replace(one, content=spans, quoted=spans)
    made = Heard(article.article, (joined,), (), voice_map(article.article, (joined,), ()))
    study = made_study((heard("a0", f"Today. {{d Ann|{FIRST}}}", "Outlet A"), made), speakers=SPEAKERS)
    (family,) = quote_families(study).shared
    assert len(family.renderings[0].stretch.spans) == 2
    assert summed(family.renderings[0].diff).verbatim


@pytest.mark.parametrize(("between", "sentences"), [("she said. ", 2), ("she said, ", 1)])
def test_what_follows_an_interruption_is_a_sentence_of_its_own_if_it_begins_as_one(between, sentences):
    article = heard("a1", f"{{d Ann|{FIRST[:-1]},}} {between}{{d Ann|{SECOND}}}")
    one, two = article.attributions
    joined = replace(one, content=one.content + two.content, quoted=one.quoted + two.quoted)
    made = Heard(article.article, (joined,), (), voice_map(article.article, (joined,), ()))
    (speech,) = speeches_of(made_study((made,), speakers=SPEAKERS))
    assert len(speech.sentences) == sentences


def test_a_contested_swap_is_an_edit_of_its_own():
    study, found = found_in(
        "{d Ann|The strike at the gate will end when the owners come to the table.}",
        "{d Ann|The blockade at the gate will end when the owners come to the table.}",
    )
    (rendering,) = found.shared[0].renderings
    swap = next(edit for edit in rendering.diff.edits if edit.kind is EditKind.CONTESTED)
    assert swap.about == "Name of the stoppage"
    assert "contested swap 1" in written(quotes_document(study, found), "text")


def test_a_common_phrase_of_two_speakers_is_no_family():
    phrase = "the president of the united states of america and his government"
    _, found = found_in(f"{{d Ann|I spoke to {phrase}}}", f"{{d Bob|Nobody elected {phrase}}}")
    assert not found.shared
    same, _ = found_in(f"{{d Ann|{FIRST}}}", f"{{d Bob|{FIRST}}}")
    text = " ".join(written(quotes_document(same, quote_families(same)), "text").split())
    assert "The articles credit it to different speakers: Ann Ash (Outlet A); Bob Bay (Outlet B)." in text


def test_paraphrase_renders_its_own_speaker_only():
    plain = FIRST.removesuffix(".").replace("We", "they")
    _, found = found_in(f"{{d Ann|{FIRST}}}", f"She said that {{i Ann|{plain}}}.", f"He said {{i Bob|{plain}}}.")
    assert not found.shared
    (family,) = found.paraphrased
    assert family.articles == ("a0", "a1")
    assert family.base.speech.quoted


def test_twice_in_one_article_is_listed_apart():
    _, found = found_in(f"{{i Ann|that {FIRST}}} Later: {{d Ann|{FIRST}}}", f"{{d Ann|{THIRD}}}")
    assert not found.shared
    (family,) = found.within
    assert family.articles == ("a0",)
    assert len(family.renderings) == 1


def test_alike_is_said_to_be_of_what_the_shorter_has_once():
    shorter = "Attempts to hinder the work of the commission will not lead to the return of refugees."
    longer = f"{shorter[:-1]} to the long eastern border of this country."
    study, found = found_in(f"{{d Ann|{longer}}}", f"{{d Ann|{shorter}}}")
    text = " ".join(written(quotes_document(study, found), "text").split())
    assert "1.00 alike: cut 8 words" in text
    assert text.count("at 1.00 the longer has all of the shorter, whatever else it has") == 1


def test_two_translations_are_said_to_be_likely():
    one = "Attempts to hinder the work of the commission on the border will not lead to the return of refugees by 2025."
    two = "The attempts at hindering the border commission's work won't bring about a return of refugees before 2025."
    study, found = found_in(f"{{d Ann|{one}}}", f"{{d Ann|{two}}}")
    assert not found.shared
    (family,) = found.translated
    assert len(family.renderings) == 1
    text = " ".join(written(quotes_document(study, found), "text").split())
    assert "Likely two translations" in text
    assert "content words are the same. Differences may be a translator's wording." in text
    said = found_in(f"{{d Ann|{one}}}", f"{{i Ann|{two}}}", dates=["2024-03-01", "2024-03-01"])[1].paraphrased
    assert [family.translations for family in said] == [()]  # a paraphrase is in other words anyhow
    _, other = found_in(f"{{d Ann|{one}}}", f"{{d Bob|{two}}}")
    assert not other.translated


DAY = ["2024-03-01", "2024-03-03"]
STEPS = "They told us at five in the morning to fold our blankets, and nobody believed it."
OTHER_STEPS = "At five in the morning they said that we must fold the blankets; no one believed them."


def test_one_speaker_of_the_same_days_is_found_in_other_words():
    texts = f"{{d Ann|{STEPS}}}", f"{{d Ann|{OTHER_STEPS}}}"
    study, found = found_in(*texts, dates=DAY)
    assert not found.shared
    (family,) = found.translated
    assert family.renderings[0].contents
    assert family.renderings[0].likeness < 0.75
    assert "joined by its contents" in " ".join(written(quotes_document(study, found), "text").split())
    for dates in (["2024-03-01", "2024-03-05"], None):
        assert not found_in(*texts, dates=dates)[1].translated
    assert not found_in(texts[0], texts[1].replace("d Ann", "d Bob"), dates=DAY)[1].translated


def test_what_one_quotes_another_may_paraphrase_in_other_words_of_the_same_days():
    texts = f"{{d Ann|{STEPS}}}", f"{{i Ann|{OTHER_STEPS}}}"
    (family,) = found_in(*texts, dates=DAY)[1].paraphrased
    assert family.base.speech.quoted
    assert not found_in(f"{{i Ann|{STEPS}}}", texts[1], dates=DAY)[1].paraphrased  # both are the outlets' words


def test_a_short_quotation_of_the_same_days_is_found_and_no_slogan():
    short = "until we know why it happened"
    texts = f"{{d Ann|The mine stays shut {short}, and wages will be paid.}}", f"It is shut {{d Ann|{short}}}."
    study, found = found_in(*texts, dates=DAY)
    assert not found.shared
    assert found.translated[0].renderings[0].diff.second == short
    assert "1 quotation" not in answer(study, found).text
    assert not found_in(*texts)[1].translated
    slogan = "{d Ann|Bread, work and peace}"
    assert not found_in(f"{slogan} is what she asked.", f"{slogan} was on the walls.", dates=DAY)[1].translated


def test_a_rendering_in_other_words_joins_the_family_of_those_alike():
    third = "We shall not go from the harbour until each page of that agreement is signed by its owners."
    _, found = found_in(f"{{d Ann|{FIRST}}}", f"{{d Ann|{FIRST}}}", f"{{d Ann|{third}}}", dates=[*DAY, DAY[0]])
    (family,) = found.shared
    assert [rendering.contents for rendering in family.renderings] == [False, True]
    assert not found.translated


def sharing_by_hand(one, two):
    """Whether two rows share enough, by the definition in `contents`."""
    content, small = len(one[1] & two[1]), len(one[2] & two[2])
    lighter = min(len(each[1]) + SMALL * len(each[2]) for each in (one, two))
    weight = content + SMALL * small
    share = FEW_SHARE if content < 3 else LEAST_SHARE
    return one[0] == two[0] and content > 1 and weight >= LEAST_WEIGHT and weight >= share * lighter


def test_pairs_of_one_content_are_those_that_comparing_each_with_each_finds(monkeypatch):
    monkeypatch.setattr(contents, "_AT_ONCE", 16)
    draw = random.Random(11)  # noqa: S311 - the same rows each time
    rows = [
        (
            draw.choice("ab"),
            frozenset(draw.choices("cdefghijkl", k=draw.randint(2, 6))),
            frozenset(draw.choices(["of", "the", "in", "we"], k=draw.randint(0, 3))),
        )
        for _ in range(120)
    ]
    days = [(first, first + draw.randint(0, 2)) for first in draw.choices(range(12), k=120)]
    found = sorted(contents.sharing_pairs(rows, days))
    expected = [
        (one, two)
        for one in range(120)
        for two in range(one + 1, 120)
        if sharing_by_hand(rows[one], rows[two])
        and max(days[one][0] - days[two][1], days[two][0] - days[one][1]) <= DAYS
    ]
    assert found == expected
    assert 50 < len(found) < 2000


def test_another_order_of_clauses_is_no_sign_of_translation():
    one = "We will not clear the orchard one week before the growers open their ledgers to the judges of the valley."
    two = "The growers must open their ledgers to the judges of the valley. Not one week before that will we clear it."
    _, found = found_in(f"{{d Ann|{one}}}", f"{{d Ann|{two}}}")
    (family,) = found.shared
    assert not family.translations


def test_an_agency_that_reports_in_another_language_first_is_named():
    seeds = CliRunner().invoke(faces, ["quotes", "--format", "json"])
    told = json.dumps(json.loads(seeds.stdout), ensure_ascii=False)
    assert "ArmInfo credits RIA Novosti, which reports in Russian first" in told


def test_far_apart_dates_are_told():
    study, found = found_in(f"{{d Ann|{FIRST}}}", f"{{d Ann|{FIRST}}}", dates=["2024-01-01", "2024-03-01"])
    assert found.shared[0].reason == "the earliest of equals"
    assert "dated up to 60 days apart" in written(quotes_document(study, found), "text", 200)


def test_options_hold_to_a_speaker_a_length_and_a_likeness():
    texts = f"{{d Ann|{FIRST}}} {{d Bob|{SECOND}}}", f"{{d Ann|{FIRST}}} {{d Bob|{SECOND}}}"
    assert len(found_in(*texts)[1].shared) == 2
    _, found = found_in(*texts, options=FamilyOptions(speaker=SpeakerId("bob")))
    assert [family.speakers for family in found.shared] == [("bob",)]
    assert not found_in(*texts, options=FamilyOptions(least_words=40))[1].shared
    near = f"{{d Ann|{FIRST}}}", f"{{d Ann|{FIRST.replace('owners', 'bosses')}}}"
    assert found_in(*near)[1].shared
    assert not found_in(*near, options=FamilyOptions(similarity=1.0))[1].shared


def test_many_copies_are_one_family():
    texts = [
        f"{{d Ann|{FIRST}}} {{d Bob|The number that counts in town {n} is nothing but {n * 7}.}}" for n in range(60)
    ]
    articles = [heard(f"a{n:02}", text, f"Outlet {n:02}") for n, text in enumerate(texts)]
    found = quote_families(made_study(articles, speakers=SPEAKERS))
    assert max(len(family.articles) for family in found.shared) == 60


OWN = "The council met on Monday behind closed doors and then spoke to reporters in the rain for almost an hour."


def test_what_copies_print_alike_is_told_apart():
    copied = f"{OWN} {{d Ann|{FIRST}}} {{d Bob|{THIRD}}}"
    other = f"Nothing of that. {{d Ann|{FIRST.replace('owners', 'masters')}}}"
    dates = ["2024-03-01", "2024-03-01", "2024-03-02"]
    study, found = found_in(copied, copied, other, dates=dates)
    (family,) = found.shared
    assert set(family.articles) == {"a0", "a2"}
    assert [stretch.article_id for stretch in family.copies] == ["a1"]
    (alone,) = found.copied
    assert alone.speakers == ("bob",)
    assert (alone.articles, alone.renderings) == (("a0",), ())
    text = " ".join(written(quotes_document(study, found), "text").split())
    assert "Copies of these articles print the same: Outlet B, 2024-03-01." in text
    assert "1 more statement stands alike in articles that are copies of each other" in text
    assert text.index("masters") < text.index("In copied articles alone") < text.index("Bob Bay Nobody in the council")


def test_what_a_copy_words_anew_is_a_rendering():
    copied = f"{OWN} {{d Ann|{FIRST}}} {{d Bob|{THIRD}}}"
    _, found = found_in(copied, copied.replace("letter", "telegram"), dates=["2024-03-01", "2024-03-01"])
    (family,) = found.shared
    assert "telegram" in family.renderings[0].diff.second
    assert [each.speakers for each in found.copied] == [("ann",)]


def test_copies_counted_once_are_no_renderings():
    copied = f"{OWN} {{d Ann|{FIRST}}} {{d Bob|{THIRD}}}"
    study, found = found_in(copied, copied, dates=["2024-03-01", "2024-03-01"])
    assert not found.shared
    assert len(found.copied) == 2
    once = quote_families(held(study, Counted.ONCE))
    assert not once.copied


def test_renderings_that_differ_come_first():
    texts = f"{{d Ann|{FIRST}}} {{d Bob|{THIRD}}}", f"{{d Ann|{FIRST}}} {{d Bob|{THIRD.replace('bank', 'mill')}}}"
    _, found = found_in(*texts, f"{{d Ann|{FIRST}}}")
    assert [(family.speakers, len(family.articles)) for family in found.shared] == [(("bob",), 2), (("ann",), 3)]


def test_none_is_said_with_the_best_pair():
    study, found = found_in(
        "{d Ann|The owners of the old harbour have broken the agreement of last winter again.}",
        "{d Bob|The owners of the old harbour have kept every promise that the town recalls.}",
        "{d Bob|Bread has become dearer.}",
    )
    assert not found.shared
    said = answer(study, found)
    assert said.text.startswith("No quotation of 8 words or more is shared by two articles at 0.75; best pair: 0.")
    assert said.text.endswith("Outlet A and Outlet B.")
    one, alone = found_in(f"{{d Ann|{FIRST}}}")
    assert "there is only one article" in answer(one, alone).text
    none, empty = found_in("Nothing is said.", "Nor here.")
    assert empty.best is None
    assert "No statement stands in two renderings." in written(quotes_document(none, empty), "text")


def test_seeds_share_no_quotation_and_arminfo_says_one_thing_twice():
    result = CliRunner().invoke(faces, ["quotes"])
    assert result.exit_code == 0
    assert "No quotation of 8 words or more is shared by two articles at 0.75; best pair:\n0.40" in result.stdout
    assert "{~that Moscow proceeds from the fact ⇄ We presume~}" in result.stdout
    assert "‹Nagorno- Karabakh ⇄ Nagorno-Karabakh›" in result.stdout


def test_every_face_has_every_rendering_with_its_place():
    csv_text = CliRunner().invoke(faces, ["quotes", "--format", "csv"]).stdout
    rows = list(csv.DictReader(io.StringIO(csv_text.lstrip("\ufeff"))))
    assert rows[0]["likeness"] == "base"
    assert {row["kind"] for row in rows} == {"within"}
    assert all(row["text"] and row["article"].startswith("arminfo") for row in rows)
    made = json.loads(CliRunner().invoke(faces, ["quotes", "--format", "json"]).stdout)
    (table,) = [block for block in made["sections"][0]["blocks"] if "rows" in block]
    assert len(table["rows"]) == 2
    assert CliRunner().invoke(faces, ["quotes", "--speaker", "nobody at all"]).exit_code != 0
    ada = CliRunner().invoke(faces, ["quotes", "--speaker", "ilyichev"])
    assert "Said twice in one article" in ada.stdout


HOSTILE = (
    "<script>alert(1)</script> `x` | **b** [a](javascript:x) \x1b[31m \u202e and so the long sentence goes on & on"
)


@pytest.mark.parametrize("form", ["text", "md", "csv", "json"])
def test_hostile_words_stay_words(form):
    study, found = found_in(f"{{d Ann|{HOSTILE.replace('|', '/')}}}", f"{{d Ann|{HOSTILE.replace('|', '/')} now}}")
    assert found.shared
    text = written(quotes_document(study, found), form)
    assert "\x1b" not in text
    assert "\u202e" not in text
    if form == "md":
        page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
        assert "<script" not in page
        assert "javascript:x" not in page.replace("(javascript:x)", "")


def test_likeness_is_two_shared_over_both():
    first = "one two three four five six seven eight".split()
    assert likeness(first, first) == 1.0
    assert likeness(first, [*first[:6], "x", "y"]) == pytest.approx(12 / 16)
    assert likeness(first, ["a", "b", *first, "c", "d"]) == 1.0  # the stretch of as many words that is most like it
    assert likeness(first, [*first[4:], *first[:4]]) == 1.0  # moved, not missing
    assert likeness(first, "a b c d e f g h".split()) == 0.0


WORDS = [f"w{n}" for n in range(12)]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(tuple), min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_likeness_is_symmetric_and_a_cutoff_only_hides(rows):
    pairs = np.stack(np.triu_indices(len(rows), 1), axis=1).astype(np.int64)
    full = alike(rows, pairs, 0.0)
    assert np.allclose(full, alike(rows, pairs[:, ::-1], 0.0))
    held = alike(rows, pairs, 0.7)
    assert np.allclose(held[full >= 0.7], full[full >= 0.7])
    assert (held[full < 0.7] < 0.7).all()
    assert ((full >= 0) & (full <= 1)).all()


def test_blocking_proposes_every_pair_that_is_alike():
    draw = random.Random(4)  # noqa: S311 - a fixed stock of sentences
    stock = [f"word{n}" for n in range(900)]
    rows = [tuple(draw.choices(stock, k=draw.randint(8, 24))) for _ in range(250)]
    for row in rows[:120]:
        kept = [word for word in row if draw.random() > 0.12]
        rows.append(tuple([*kept[len(kept) // 2 :], *kept[: len(kept) // 2]] if draw.random() < 0.3 else kept))
    every = np.stack(np.triu_indices(len(rows), 1), axis=1).astype(np.int64)
    scores = alike(rows, every, 0.75)
    wanted = {tuple(pair) for pair in every[scores >= 0.75].tolist()}
    assert len(wanted) > 90
    proposed = {tuple(pair) for pair in candidates(rows).tolist()}
    assert wanted <= proposed
    assert len(proposed) < len(every) / 4


def test_units_have_words_enough_and_cover_short_sentences():
    study = made_study(
        (heard("a0", "{d Ann|Never. Not now. We will not leave this harbour today or tomorrow.}", "A"),),
        speakers=SPEAKERS,
    )
    speeches = speeches_of(study)
    units = units_of(speeches, 8)
    assert [(unit.first, unit.last) for unit in units] == [(0, 2), (1, 2), (2, 2)]
    assert all(len(unit.words) >= 8 for unit in units)
