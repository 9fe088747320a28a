"""The audit: what varies together, what is unknown, and what no test can show."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from made import ARTICLES, heard, made_study

from framediff.article import Span
from framediff.cli import run
from framediff.comparison import By, Confounded, Options, compare
from framediff.comparison.audit.association import associate
from framediff.export.evidence.annotation import annotation_jsonl, annotation_text
from framediff.voice import Credit


def pairs(text):
    return [tuple(pair) for pair in text.split()]


@pytest.mark.parametrize(
    ("given", "level", "forward", "backward"),
    [
        ("ax by cz", Confounded.FULLY, 1, 1),
        ("ax ax by by", Confounded.FULLY, 1, 1),
        ("ax bx cy", Confounded.ONE_WAY, 1, 0.5),
        ("ax ay bz", Confounded.ONE_WAY, 0.5, 1),
        ("ax ax ax ay by by by bx", Confounded.PARTLY, 0.5, 0.5),
        ("ax ay bx by", Confounded.NO, 0, 0),
        ("ax bx cx", Confounded.NO, None, 0),
        ("ax", Confounded.NO, None, None),
    ],
)
def test_how_far_two_things_vary_together(given, level, forward, backward):
    found = associate("outlet", "date", pairs(given))
    assert found.level is level
    assert found.second_given_first == (None if forward is None else pytest.approx(forward))
    assert found.first_given_second == (None if backward is None else pytest.approx(backward))


def test_many_values_over_few_articles_are_not_confounded_by_that_alone():
    """Forty speakers over sixty articles of three outlets: λ is high though nothing goes together."""
    outlets = ["a", "b", "c"] * 20
    scattered = [f"s{number * 7 % 40}" for number in range(60)]
    found = associate("outlet", "speaker", list(zip(outlets, scattered, strict=True)))
    assert found.first_given_second == 0.5
    assert found.level is Confounded.NO
    apart = [f"{outlet}{number // 12}" if number % 10 else "shared" for number, outlet in enumerate(outlets)]
    assert associate("outlet", "speaker", list(zip(outlets, apart, strict=True))).level is Confounded.PARTLY


def test_unknown_values_are_left_out_of_an_association():
    found = associate("outlet", "date", [("a", "x"), ("b", None), (None, "y"), ("b", "y")])
    assert found.articles == 2
    assert found.table == (("a", "x", 1), ("b", "y", 1))


def sentences(articles, **options):
    return compare(made_study(articles), Options(**options)).audit.sentences


def test_outlets_of_one_date_and_speaker_each_are_fully_confounded():
    said = sentences([
        heard("a", "A strike. {d Ann|Yes.}", "Alpha", "2024-01-05"),
        heard("b", "A strike. {d Cid|No.}", "Beta", "2024-03-05"),
    ])  # fmt: skip
    assert said[0].startswith("Outlet, date and speaker are confounded here")
    assert said[1] == "Date: fully, each of the 2 outlets stands alone with one date (by month)."
    assert said[2] == "Speaker: fully, each of the 2 outlets stands alone with one main speaker."
    assert said[-1] == "1 against 1 article: smallest attainable p is 1.0; fewer than 3 articles a side: no test."


def test_a_speaker_shared_by_outlets_is_named_as_the_one_ground_for_comparing():
    said = "\n".join(
        sentences([
            heard("a", "{d Ann|Yes.}", "Alpha", "2024-01-05"),
            heard("b", "{d Ann|Yes.}", "Beta", "2024-01-05"),
            heard("c", "{d Cid|Yes.}", "Gamma", "2024-01-05"),
        ])
    )  # fmt: skip
    assert "only within Ann Ash (Alpha and Beta)" in said
    assert said.count("Outlet and speaker") == said.count("onfounded") == 1
    assert "what follows cannot tell their effects apart" in said
    assert "date" not in said.splitlines()[0]


def test_articles_on_one_event_some_days_apart_are_not_confounded_by_date():
    said = sentences([
        heard("a", "{d Ann|Yes.}", "Alpha", "2024-01-05"),
        heard("b", "{d Ann|Yes.}", "Beta", "2024-01-09"),
    ])  # fmt: skip
    assert said[0] == "Nothing else known of the articles is confounded with outlet here."


def test_unknown_outlets_dates_and_speakers_are_counted():
    said = "\n".join(sentences([heard("a", "A strike."), heard("b", "A strike."), heard("c", "x", "Gamma")]))
    assert "The outlet of 2 articles is unknown (a and b); each is a group of its own." in said
    assert "The date of 3 articles is unknown" in said
    assert "The main speaker of 3 articles is unknown" in said


def test_articles_and_occasions_of_each_group():
    audit = compare(made_study(ARTICLES)).audit
    assert audit.articles == {"Alpha": 2, "Beta": 1, "unknown outlet (c1)": 1}
    assert audit.occasions["unknown outlet (c1)"] == 0
    assert audit.occasions["Alpha"] == 8
    assert any("unknown outlet (c1) 1 article, 0 occasions" in sentence for sentence in audit.sentences)
    assert audit.smallest_p == pytest.approx(1 / 3)


def test_there_is_no_test_where_articles_cannot_be_exchanged():
    assert "One article can stand in several groups" in sentences(ARTICLES, by=By.SPEAKER)[-1]
    assert "Each group is one article" in sentences(ARTICLES, by=By.ARTICLE)[-1]
    assert sentences(ARTICLES[:1])[-1] == "There is one group: nothing is compared."
    assert compare(made_study(ARTICLES), Options(by=By.SPEAKER)).audit.smallest_p is None


def test_three_articles_a_side_can_be_tested():
    articles = [heard(f"{o}{n}", "A strike.", o, "2024-01-05") for o in ("Alpha", "Beta") for n in range(3)]
    assert sentences(articles)[-1] == "3 against 3 articles: smallest attainable p is 0.1."


def crediting(each, agency, *via, own=False):
    span = Span(0, 3)
    return replace(each, credits=(*each.credits, Credit(span, agency, span, "formula", via, own=own)))


def test_agencies_that_articles_credit_are_counted_without_the_outlet_itself():
    first, second, *rest = ARTICLES
    articles = (crediting(first, "TASS"), crediting(crediting(second, "Alpha", own=True), "Wire", "TASS"), *rest)
    sentences = compare(made_study(articles=articles)).audit.sentences
    assert "2 of 4 articles credit agencies: TASS and Wire." in sentences
    only_own = (crediting(first, "Alpha", own=True), second, *rest)
    assert not [each for each in compare(made_study(articles=only_own)).audit.sentences if "credit" in each]


def test_annotation_lists_credits_apart_from_attributions():
    study = made_study(articles=(crediting(ARTICLES[0], "Wire", "TASS"),))
    text = annotation_text(study)
    assert "Credited, not speaking\n  [0–3) Wire via TASS (formula): The" in text
    (record,) = [json.loads(line) for line in annotation_jsonl(study).splitlines()]
    assert record["credits"] == [
        {"span": [0, 3], "agency": "Wire", "named": [0, 3], "form": "formula", "via": ["TASS"], "own": False}
    ]


def test_a_date_that_is_given_and_cannot_be_read_is_said_with_its_place(tmp_path, capfd):
    lines = tmp_path / "wire.jsonl"
    lines.write_text('{"id": "a", "text": "It rained.", "date": "03/04/2025"}\n{"id": "b", "text": "It snowed."}\n')
    assert run(print, ["audit", str(lines), "--lexicon", "news-frames"]) == 0
    told = " ".join(capfd.readouterr().out.split())
    assert "The date of 2 articles is unknown (a and b); of a: wire.jsonl, line 1: “03/04/2025” is no date" in told
