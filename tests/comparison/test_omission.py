"""The omission map: what stands where and in whose words, and the proof where nothing does."""

from __future__ import annotations

import csv
import io
import json
import math

import pytest
from calls import calls_in
from click.testing import CliRunner
from made import ARTICLES, HARBOUR, entry, fact, heard, made_study
from msgspec import structs

from framediff.cli.main import faces, run
from framediff.cli.omissions import ASPECTS
from framediff.comparison import By
from framediff.comparison.alignment import WORDS, statements_of
from framediff.comparison.alignment.likeness import likeness
from framediff.comparison.omission import AspectChoice, AspectKind, OmissionOptions, Presence, omission_map
from framediff.comparison.omission.laidout import LaidOut
from framediff.comparison.omission.nearest import Sought
from framediff.comparison.omission.proof import Proofs, tried
from framediff.errors import UnknownNameError
from framediff.export.document.rendering import written
from framediff.export.omission.long import omission_table
from framediff.export.omission.map import omissions_document
from framediff.lexicon.matcher import Matcher
from framediff.lexicon.model import Category, ChoiceSet, Lexicon, Variant


def mapped(articles=ARTICLES, lexicons=(HARBOUR,), **options):
    return omission_map(made_study(articles, lexicons), OmissionOptions(**options))


def aspect_of(made, key, kind=None):
    return next(each for each in made.aspects if each.key == key and kind in (None, each.kind))


def signs(made, key, kind=None):
    aspect = aspect_of(made, key, kind)
    return {group.key: made.spot(aspect, group.key).text for group in made.groups}


def proof_of(made, key, group, kind=None):
    (proof,) = Proofs(made).of(made.spot(aspect_of(made, key, kind), group))
    return proof


def lexicon(*patterns, kind="", subject=(), **more):
    category = Category("thing", "thing", "a thing", tuple(entry(each) for each in patterns))
    return Lexicon("made", "Made", "en", "1", "CC0-1.0", kind, subject, category=(category,), **more)


def test_own_words_come_before_attributed_ones_and_those_before_words_of_nobody_known():
    made = mapped(by=By.ARTICLE)
    assert signs(made, "stoppage/strike") == {"a1": "●", "a2": "●", "b1": "●", "c1": "—"}
    assert signs(made, "stoppage/siege") == {"a1": "◐", "a2": "?", "b1": "○", "c1": "—"}
    assert signs(made, "dockers/workers") == {"a1": "—", "a2": "—", "b1": "◐", "c1": "—"}
    assert signs(made, "force") == {"a1": "○", "a2": "●", "b1": "○", "c1": "○"}


def test_a_column_with_several_articles_says_how_many_do_what():
    assert signs(mapped(), "stoppage/siege") == {"Alpha": "◐1 ?1", "Beta": "○", "unknown outlet (c1)": "—"}
    assert signs(mapped(), "force")["Alpha"] == "●1 ○1"
    assert mapped().standing(aspect_of(mapped(), "force")) == (1, 4)
    assert mapped().standing(aspect_of(mapped(), "stoppage/siege")) == (2, 3)


def test_every_field_is_the_list_of_its_places():
    made = mapped(by=By.SPEAKER)
    for aspect in made.aspects:
        for spot in made.row(aspect):
            for part in spot.parts:
                assert part.presence.is_there == bool(part.mentions)
                for mention in part.mentions:
                    assert mention.article_id == part.article_id
    total = sum(len(made.spot(aspect_of(made, "stoppage/strike"), g.key).mentions) for g in made.groups)
    assert total == 7


def test_words_of_one_speaker_are_looked_through_apart():
    made = mapped(by=By.SPEAKER)
    assert signs(made, "stoppage/siege")["ann"] == "◐1 ○1"
    proof = proof_of(made, "stoppage/siege", "ann")
    assert (proof.article_id, proof.sentences, proof.words) == ("b1", 1, 2)
    proof = proof_of(made, "stoppage/blockade", "own:Beta")
    assert proof.elsewhere == 1, "somebody says it in the same article"


def test_a_name_is_not_applicable_where_the_referent_is_never_named():
    made = mapped(by=By.ARTICLE)
    spot = made.spot(aspect_of(made, "stoppage/strike"), "c1")
    assert spot.parts[0].why.startswith("no occasion")
    assert signs(made, "stoppage", AspectKind.REFERENT)["c1"] == "○"


def test_a_mention_that_may_name_it_is_neither_there_nor_absent():
    articles = (heard("a", "The action went on."), heard("b", "The strike and the action went on."))
    made = mapped(articles, by=By.ARTICLE)
    assert signs(made, "stoppage", AspectKind.REFERENT) == {"a": "~", "b": "●"}
    assert signs(made, "stoppage/strike") == {"a": "~", "b": "●"}
    asked = mapped(articles, by=By.ARTICLE, indicators=("siege",))
    assert [each.state for each in proof_of(asked, "stoppage/siege", "b").asides] == ["unresolved"]


def test_an_entry_outside_its_dates_is_not_looked_for():
    dated = HARBOUR.category[0].entry[0]
    early = structs.replace(dated, pattern="raid", since=fact("2024-04-01", "day").days[0])
    category = structs.replace(HARBOUR.category[0], entry=(early,))
    both = structs.replace(category, entry=(early, entry("storm")))
    articles = tuple(
        heard(name, text, name, date)
        for name, text, date in (("a", "A raid.", "2024-03-01"), ("b", "A raid.", "2024-05-01"), ("c", "Rain.", None))
    )
    made = mapped(articles, (structs.replace(HARBOUR, category=(category,)),))
    assert signs(made, "force") == {"a": "—", "b": "●", "c": "○"}
    assert "holds since 2024-04-01" in made.spot(aspect_of(made, "force"), "a").parts[0].why
    made = mapped(articles, (structs.replace(HARBOUR, category=(both,)),))
    proof = proof_of(made, "force", "a")
    assert (proof.patterns, proof.outside[0]) == (1, 1)
    assert [aside.state for aside in proof.asides] == ["excluded"]


def test_an_article_about_something_else_leaves_nothing_out():
    issue = lexicon("attack", kind="issue", subject=("harbour",))
    articles = tuple(heard(name, text) for name, text in (("a", "An attack."), ("b", "The harbour."), ("c", "Rain.")))
    made = mapped(articles, (issue,), by=By.ARTICLE)
    assert signs(made, "thing") == {"a": "●", "b": "○", "c": "—"}
    assert "not about the issue" in made.spot(aspect_of(made, "thing"), "c").parts[0].why
    made = mapped(articles, (structs.replace(issue, kind="rhetoric"),), by=By.ARTICLE)
    assert signs(made, "thing")["c"] == "○", "rhetoric has no issue that an article could be about"


def test_the_map_can_be_held_to_a_topic():
    made = mapped(topic="Pay", by=By.ARTICLE)
    assert made.options.topic == "pay"
    assert signs(made, "stoppage/siege") == {"a1": "◐", "a2": "?", "b1": "—", "c1": "—"}
    assert "no passage on Pay" in made.spot(aspect_of(made, "stoppage/siege"), "b1").parts[0].why
    assert signs(made, "pay") == {"a1": "◐", "a2": "◐", "b1": "○", "c1": "○"}
    asked = mapped(topic="pay", by=By.ARTICLE, indicators=("stoppage",))
    proof = proof_of(asked, "stoppage/blockade", "a1")
    assert (proof.sentences, proof.words, proof.elsewhere) == (3, 20, 1)


def test_the_proof_says_what_was_refused_and_covered_and_by_what():
    articles = (heard("a", "The naval blockade. A strike."), heard("b", "A harbour strike of rebels."))
    made = mapped(articles, by=By.ARTICLE, indicators=("blockade", "workers"))
    proof = proof_of(made, "stoppage/blockade", "a")
    assert (proof.patterns, proof.sentences, proof.words) == (1, 2, 5)
    (aside,) = proof.asides
    assert (aside.state, aside.reason) == ("excluded", "excluded by not_before: “naval”")
    assert proof.nearest.span == aside.span
    assert [each.pattern for each in tried(aspect_of(made, "stoppage", AspectKind.REFERENT))] == [
        "strike",
        "harbour strike",
        "blockade",
        "siege",
    ]


def test_a_shadowed_place_is_told_with_what_covers_it():
    variants = Variant("long", "the Port", (entry("the port"),)), Variant("short", "port", (entry("port"),))
    sets = (ChoiceSet("place", "it", variants),)
    made = mapped((heard("a", "In the port."),), (structs.replace(HARBOUR, choice_set=sets),), indicators=("place",))
    proof = proof_of(made, "place/short", made.groups[0].key)
    (aside,) = proof.asides
    assert (aside.state, aside.reason) == ("shadowed", "covered by “the port” (the Port)")
    assert proof.counted_there == ("the Port",)


def near(text, *patterns, others=()):
    articles = [heard("a", text).article, *(heard(f"o{n}", each).article for n, each in enumerate(others))]
    laid_out = LaidOut(articles)
    found = Sought(Matcher(lexicon(*patterns)).rules, laid_out).nearest(laid_out.texts["a"])
    return None if found is None else (found.span.of(text), found.score)


def test_the_nearest_stretch_has_most_of_what_a_pattern_asks_for():
    # one article: a word that it has weighs ln(2 / 1.5), one that it has not ln(2 / 0.5)
    have, lack = math.log(2 / 1.5), math.log(2 / 0.5)
    assert near("The mission of peace left.", "peace mission") == ("mission of peace", 1.0), "in whatever order"
    assert near("They occupied it.", "occupying") == ("occupied", 1.0), "another form of the word"
    words, score = near("Peace came, peace talks began.", "peace talks treaty", others=["A peace treaty."])
    weights = [math.log(3 / (n + 0.5)) for n in (2, 1, 1)]
    assert words == "peace talks"
    assert score == pytest.approx((weights[0] + weights[1]) / sum(weights), abs=1e-6)
    assert near("A lasting peace.", "peace treaty") is None, "less than a third"
    assert have / (have + lack) < 1 / 3
    words, score = near("Garabagh was quiet.", "Karabagh")
    assert (words, round(score, 3)) == ("Garabagh", 0.875), "2 · 7 common letters of 16"
    assert near("All is peace. Missions went.", "peace mission") == ("peace", 0.5), "never over the end of a sentence"
    assert near("One for all.", "of the") is None


def test_alternatives_ask_for_one_of_them_and_optional_words_for_nothing():
    assert near("The rebel area.", "breakaway|rebel [contested] region|area") == ("rebel area", 1.0)
    assert near("Nothing like it.", "breakaway|rebel region") is None


def test_regular_expressions_are_told_to_have_no_nearness():
    category = Category("thing", "thing", "a thing", (entry("str[aio]ke", regex=True), entry("storm")))
    made = mapped(
        (heard("a", "Rain and stormy wind."),),
        (structs.replace(HARBOUR, category=(category,)),),
        indicators=("thing",),
    )
    proof = proof_of(made, "thing", made.groups[0].key)
    assert (proof.patterns, proof.regular) == (2, 1)


def test_what_stands_nowhere_has_a_row_only_when_it_is_asked_for():
    made = mapped()
    assert "safety" in {each.key for each in made.further}
    assert "dockers" in {each.key for each in mapped(indicators=("dockers",)).aspects}
    asked = mapped((heard("c", "Rain."),), indicators=("force",))
    assert signs(asked, "force") == {"unknown outlet (c)": "○"}
    text = written(omissions_document(made, proofs=False), "text")
    assert "1 further topic stands in no article and has no row." in text
    topics = tuple(each for each in made.aspects if each.kind is AspectKind.TOPIC)
    assert mapped(aspects=(AspectChoice.TOPICS,)).aspects == topics


def test_names_that_do_not_exist_are_refused():
    for options in ({"topic": "weather"}, {"lexicons": ("nothing",)}, {"indicators": ("nothing",)}):
        with pytest.raises(UnknownNameError):
            omission_map(made_study(), OmissionOptions(**options))


def test_denied_wording_of_the_mirror_is_looked_for_too():
    categories = (
        Category("war", "war", "war", (entry("war"),), negated="mirror", mirror="peace"),
        Category("peace", "peace", "peace", (entry("peace"),), mirror="war"),
    )
    made = mapped(
        (heard("a", "It was not war."), heard("b", "It was war.")),
        (structs.replace(HARBOUR, category=categories),),
        by=By.ARTICLE,
    )
    assert signs(made, "peace") == {"a": "●", "b": "○"}
    looked_for = [(each.pattern, each.denied) for each in tried(aspect_of(made, "peace"))]
    assert looked_for == [("peace", False), ("war", True)]


def test_every_face_has_the_proof():
    made = mapped(indicators=("blockade",), by=By.ARTICLE)
    text = written(omissions_document(made), "text", evidence=True)
    assert "absent; 1 pattern tried in 2 sentences (" in text
    assert "What was looked for" in text
    plain = written(omissions_document(made, proofs=False), "text")
    assert "tried in" not in plain
    assert max(len(line) for line in plain.splitlines()) <= 80
    markdown = written(omissions_document(made), "md")
    assert "absent; 1 pattern tried" in markdown
    rows = json.loads(written(omissions_document(made), "json"))["sections"][0]["sections"][0]["blocks"][0]["rows"]
    row = next(row for row in rows if row["key"] == "stoppage/blockade")
    assert row["group_2"]["articles"] == {"absent": ["a2"]}
    assert row["group_2"]["proofs"][0]["patterns"] == 1
    table = list(csv.DictReader(io.StringIO(written(omissions_document(made, long=True), "csv"))))
    assert {each["group"]: each["sign"] for each in table if each["key"] == "stoppage/blockade"}.keys() == {
        group.label for group in made.groups
    }


def test_many_columns_are_numbered():
    articles = tuple(heard(f"x{n}", "The strike.", f"Outlet {n}") for n in range(8))
    text = written(omissions_document(mapped(articles), proofs=False), "text")
    assert "- 8: Outlet 7" in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_the_command_finds_what_the_seeds_leave_out():
    shown = CliRunner().invoke(faces, ["omissions", "--indicator", "artsakh", "--evidence"])
    assert shown.exit_code == 0, shown.stderr
    assert "“Artsakh”, AzerNews: absent; 6 patterns tried in 23 sentences (469 words)" in " ".join(shown.stdout.split())
    assert CliRunner().invoke(faces, ["omissions", "--indicator", "nothing"]).exit_code != 0


def test_the_options_are_the_rooms():
    assert tuple(AspectChoice) == ASPECTS
    assert {presence.sign for presence in Presence} == set("●◐?~○—")


def test_a_map_grows_by_less_than_the_square_of_its_articles():
    def large(many):
        return made_study(tuple(heard(f"n{n}", ARTICLES[n % 4].article.text, f"Outlet {n % 2}") for n in range(many)))

    few, many = large(40), large(80)
    made = omission_map(many)
    assert sum(len(spot.parts) for spot in made.row(made.aspects[0])) == 80
    assert calls_in(lambda: omission_map(many)) < 4 * calls_in(lambda: omission_map(few))


POST = """Some 400 dockers shut the northern gate of Port Meren on Tuesday and stopped all lorries.
Two dockers were hurt when police pushed the crowd away from the gate.
{i ?|The port company lost three million crowns in a day,} it said.
Talks between the union and the company broke down last Friday."""
TIMES = """Police on Tuesday pushed dockers away from the northern gate of Port Meren, which 400 of them had shut.
{i ?|Two dockers were hurt at the gate,} the hospital said.
{i ?|The company lost three million crowns in one day,} it said."""
VALLEY = """Apple orchards in the upper valley came into bloom two weeks early this spring.
Frost could still ruin the harvest of the growers, the weather service warned."""
COAST = "Dockers shut the gate of Port Meren. Two dockers were hurt at the gate."
GATE = (
    heard("x0", POST, "Harbour Post", "2026-03-04"),
    heard("x1", TIMES, "Meren Times", "2026-03-04"),
    heard("x2", VALLEY, "Valley News", "2026-05-01"),
    heard("x3", COAST, "Coast", "2026-03-05"),
)


def test_facts_are_those_of_one_story_and_an_article_on_it_can_leave_them_out():
    made = mapped(GATE, aspects=(AspectChoice.FACTS,))
    lost = next(aspect for aspect in made.aspects if "three million crowns" in aspect.label)
    assert {group.key: made.spot(lost, group.key).text for group in made.groups} == {
        "Coast": "○",
        "Harbour Post": "◐",
        "Meren Times": "◐",
        "Valley News": "—",
    }
    assert made.spot(lost, "Valley News").parts[0].why == "a fact of another story"
    assert made.standing(lost) == (2, 3)
    (proof,) = Proofs(made).of(made.spot(lost, "Coast"))
    assert (proof.patterns, proof.sentences, proof.words) == (2, 2, 14)
    assert proof.nearest is None or proof.nearest.rule is None
    text = written(omissions_document(made), "text", evidence=True)
    assert "compared with the 2 statements that report it" in " ".join(text.split())
    assert "What was looked for" not in text, "facts have no patterns"


NEWS = (
    "Dockers shut the gate of Port Meren. It rained. "
    "Shops near the quay lost customers all week, and the owner of the largest one said that he would close."
)


def test_a_statement_near_a_fact_makes_no_absence_of_it():
    made = mapped((*GATE, heard("x4", NEWS, "News", "2026-03-05")), aspects=(AspectChoice.FACTS,))
    articles = [studied for studied in made.study if studied.article.id != "x2"]
    statements = [each for studied in articles for each in statements_of(studied.heard)]
    pairs = likeness(statements, statements)
    alike = {
        (statements[i].span, statements[i].article_id, statements[j].span, statements[j].article_id): score
        for i, j, score in zip(pairs.first, pairs.second, pairs.scores, strict=True)
    }
    seen = set()
    for aspect in made.aspects:
        parts = [part for spot in made.row(aspect) for part in spot.parts]
        told = [(each.span, each.article_id) for part in parts for each in part.mentions]
        for part in parts:
            seen.add(part.presence.sign)
            if part.presence not in (Presence.ABSENT, Presence.UNRESOLVED):
                continue
            near = [
                each.span
                for each in statements
                if each.article_id == part.article_id
                and sum(alike.get((*one, each.span, each.article_id), 0) for one in told) / len(told) >= WORDS.near
            ]
            assert [each.span for each in part.perhaps] == near
            assert (part.presence is Presence.UNRESOLVED) == bool(near)
    assert seen == {"●", "◐", "~", "○", "—"}
    text = " ".join(written(omissions_document(made), "text", evidence=True).split())
    assert "x4 [0–36), may report it: [Dockers shut the gate of Port Meren.]" in text
    rows = list(csv.DictReader(io.StringIO(written(omissions_document(made, long=True), "csv"))))
    nearest = {row["nearest_words"].rstrip(".") for row in rows if row["unresolved"] == "1"}
    assert nearest == {"Dockers shut the gate of Port Meren"}


def test_a_fact_names_its_story_and_a_number_told_in_two_ways_is_marked():
    ferry = "Two ferries collided off the port of Marven on Sunday, killing {} people. The bay was searched all night."
    again = "Fifteen people died on Sunday when two ferries collided near the port of Marven. Divers found the horn."
    articles = (
        *GATE,
        heard("y0", ferry.format(12), "Harbour Post", "2026-06-01"),
        heard("y1", again, "Meren Times", "2026-06-02"),
    )
    made = mapped(articles, aspects=(AspectChoice.FACTS,))
    (crash,) = (aspect for aspect in made.aspects if "ferries" in aspect.label)
    (differ,) = made.facts.disagreements(crash.key)
    assert {differ.conflict.first, differ.conflict.second} == {"12 people", "Fifteen people"}
    document = omissions_document(made)
    (part,) = (each for each in document.sections[0].sections if each.id == "omissions-facts")
    assert [each.title for each in part.sections] == [
        f"Story: {label}" for label in dict.fromkeys(aspect.story for aspect in made.aspects)
    ]
    assert len(part.sections) == 2
    marked = [
        row[2]
        for each in part.sections
        for table in each.blocks[1:]
        for row in table.rows
        if row[2].text.startswith("!")
    ]
    assert [each.data for each in marked] == [crash.label]
    assert {place.note for place in marked[0].evidence.places} == {"number: “12 people”", "number: “Fifteen people”"}
    text = " ".join(written(document, "text", evidence=True).split())
    assert "! before a fact: articles do not tell it alike" in text
    assert "! number: “12 people” (Harbour Post) and “Fifteen people” (Meren Times)" in text
    rows = [row for row in omission_table(made).rows if row[2].data == crash.key]
    assert {(row[4].data, row[5].data) for row in rows} == {(crash.story, "number: 12 people and Fifteen people")}


def test_the_table_of_a_story_has_the_columns_and_articles_that_are_on_it():
    coast = heard("x5", VALLEY, "Coast", "2026-05-02")
    made = mapped((*GATE, coast), aspects=(AspectChoice.FACTS,))
    labels = {}
    for part in omissions_document(made).sections[0].sections[0].sections:
        (table,) = part.blocks[1:]
        labels[tuple(column.label for column in table.columns[5:])] = [row[-1].text for row in table.rows]
    assert labels.keys() == {("Coast", "Harbour Post", "Meren Times"), ("Coast", "Valley News")}
    assert set(labels["Coast", "Valley News"]) == {"●"}, "of Coast's two articles one is on each story"


def test_without_a_story_there_is_no_fact_to_leave_out():
    made = mapped((heard("a", "The strike went on."),), aspects=(AspectChoice.FACTS,))
    assert made.aspects == ()
    assert "No two articles are on one story" in " ".join(written(omissions_document(made), "text").split())


def test_what_is_written_can_be_verified(tmp_path, capsys):
    file = tmp_path / "written.md"
    assert run(print, ["omissions", "--aspects", "topics", "-o", str(file)]) == 0
    assert run(print, ["verify", str(file)]) == 0
    assert "all hold" in capsys.readouterr().out
