"""The bench: a pattern tried, a place traced, two versions of a lexicon told apart."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import ARTICLES, HARBOUR, heard, made_study

from framediff.article import Span, Zone, ZoneKind
from framediff.cli.lexicon.try_ import _CONTEXTS
from framediff.comparison import By
from framediff.comparison.lexicons.revision import revision
from framediff.comparison.lexicons.tracing import trace
from framediff.comparison.lexicons.trial import trial, trial_lexicon
from framediff.errors import LexiconError
from framediff.export.columns import width
from framediff.export.evidence.kwic import around, kwic
from framediff.export.lexicons.revision import revision_json, revision_text
from framediff.export.lexicons.trace import trace_json, trace_text
from framediff.export.lexicons.trial import trial_json, trial_text
from framediff.lexicon import Category, Entry, HitState, Topic
from framediff.lexicon.nearness import near_misses
from framediff.lexicon.rules import CONTEXTS, rules_of
from framediff.matching.sentences import sentence_around
from framediff.voice import Voice

HOSTILE = heard("h", "A \x1b[31m{d Ann|strike\u202e [bold]} ended.", "Al\x1bpha")


def tried(entry, articles=ARTICLES, voice=None):
    return trial(made_study(articles, (trial_lexicon(entry),)), entry, voice)


# Keyword in context


def test_context_ends_with_its_sentence_but_not_at_an_abbreviation():
    article = heard("a", "It rained. The U.S. “strike, and so on,” ended. Then it rained.").article
    at = article.text.index("strike")
    assert around(article, Span(at, at + 6)) == ("The U.S. “", "strike", ", and so on,” ended.")
    assert sentence_around(article, Span(3, 4)).of(article.text) == "It rained."


def test_context_stays_inside_its_zone():
    zones = (Zone(Span(0, 6), ZoneKind.HEADLINE, "made"), Zone(Span(8, 14), ZoneKind.BODY, "made"))
    article = heard("a", "Strike\n\nstrike", zones=zones).article
    assert around(article, Span(8, 14)) == ("", "strike", "")
    assert sentence_around(article, Span(6, 7)) == Span(6, 7)


@given(st.text("ab c.“日\n", max_size=60), st.integers(0, 59), st.integers(1, 20), st.integers(1, 90))
def test_a_line_of_context_is_never_too_wide_and_has_the_hit(text, start, length, cells):
    text += " end"
    article = heard("a", text).article
    span = Span(min(start, len(text) - 1), min(len(text), start + length + 1))
    line = kwic(article, span, cells)
    assert width(line) <= max(cells, 3)
    assert "[" in line
    assert "]" in line


def test_hits_stand_one_below_the_other():
    article = heard("a", "One strike. " + "many " * 30 + "words before a strike and " + "after " * 30).article
    first, second = article.text.index("strike"), article.text.rindex("strike")
    lines = [kwic(article, Span(at, at + 6), 60) for at in (first, second)]
    assert len({line.index("[strike]") for line in lines}) == 1
    assert lines[1].lstrip().startswith("… ")
    assert lines[1].endswith(" …")
    assert max(map(len, lines)) <= 60


# try


def test_a_trial_counts_by_voice_and_outlet():
    found = tried(Entry("strike"))
    assert found.by_voice() == {
        Voice.OWN: {"Alpha": 2, "Beta": 1},
        Voice.DIRECT: {"Alpha": 2, "Beta": 1},
        Voice.INDIRECT: {"Alpha": 1},
    }
    assert (len(found.hits), found.articles) == (7, 3)
    assert found.forms() == (("strike", 7),)


def test_a_trial_lists_one_voice_and_counts_all():
    found = tried(Entry("strike"), voice=Voice.DIRECT)
    assert (len(found.hits), len(found.listed(found.hits))) == (7, 3)
    text = trial_text(found)
    assert text.startswith("“strike”: 7 hits in 3 of 4 articles; listed: direct\n")
    assert text.count("[strike]") + text.count("[Strike]") == 3
    assert {hit["voice"] for hit in json.loads(trial_json(found))["counted"]} == {"direct"}


def test_what_contexts_refuse_is_listed_with_the_words():
    found = tried(Entry("blockade", not_before=("naval",)))
    assert [hit.article_id for hit in found.hits] == ["a1", "b1"]
    assert [hit.reason for hit in found.aside] == ["excluded by not_before: “naval”"]
    text = trial_text(found)
    assert "“blockade”: 2 hits in 2 of 4 articles; 1 refused by a context" in text
    assert text.index("Not counted") < text.index("naval [blockade]")


def test_a_trial_names_dates_and_a_voice_without_hits():
    article = heard("a", "The siege went on.")
    found = tried(Entry("siege", since=date(2026, 1, 1)), [article], Voice.DIRECT)
    assert "None of them is direct (speaker verbatim)." in trial_text(found)
    dated = heard("b", "The siege went on.", date="2025-03-04")
    text = trial_text(tried(Entry("siege", since=date(2026, 1, 1)), [dated]))
    assert "1 refused by context or date" in text
    assert text.endswith("and the article is of\n        2025-03-04\n")


def test_forms_are_counted_without_capitals_and_line_breaks():
    article = heard("a", "The OLD strike. An old\nstrike.")
    assert tried(Entry("old strike"), [article]).forms() == (("old strike", 2),)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry("the (strike"), "The pattern “the (strike” cannot be used at character 5: “(” is never closed."),
        (Entry("strike", near=("{0-3} dam",)), "The near pattern “{0-3} dam” cannot be used"),
        (Entry("(a", regex=True), "The pattern “(a” cannot be used"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(entry, said):
    with pytest.raises(LexiconError) as refused:
        trial_lexicon(entry)
    assert str(refused.value).startswith(said)
    assert str(refused.value).endswith(".")


def test_the_limit_of_a_trial_holds_and_says_so():
    text = trial_text(tried(Entry("strike")), limit=2)
    assert text.count("[strike]") == 2
    assert "5 more; --limit shows them." in text


def test_the_options_of_try_are_the_contexts_of_an_entry():
    assert sorted(_CONTEXTS) == sorted(CONTEXTS)


# trace


def places(made, state=None):
    return [(each.indicators, each.pattern, each.reason) for each in made.standing if state in (None, each.state)]


def traced(article_id, words, study=None):
    study = study or made_study()
    at = study[article_id].article.text.index(words)
    return trace(study, article_id, Span(at, at + len(words)))


def test_a_trace_tells_what_counts_and_what_another_entry_covers():
    made = traced("b1", "harbour strike")
    assert places(made, HitState.COUNTED) == [(("stoppage/strike",), "harbour strike", "")]
    (shadowed,) = [each for each in made.standing if each.state is HitState.SHADOWED]
    assert shadowed.by == "choice_set stoppage, variant strike, entry 2, “harbour strike”"
    assert [segment.voice for segment in made.voices] == [Voice.OWN]


def test_a_trace_tells_which_words_refused_an_entry():
    made = traced("a1", "naval blockade")
    assert places(made, HitState.EXCLUDED) == [(("stoppage/blockade",), "blockade", "excluded by not_before: “naval”")]
    assert "excluded by not_before: “naval”" in trace_text([made])


def test_a_trace_tells_unresolved_mentions_and_topics():
    assert places(traced("a1", "The action"), HitState.UNRESOLVED) == [(("stoppage",), "the action", "")]
    made = traced("a1", "wage")
    assert made.topics == ("pay",)
    assert [each.topic for each in made.standing] == [True]
    assert "Topics that it makes the paragraph be on" in trace_text([made])


def test_a_trace_tells_of_entries_out_of_their_dates():
    entry = Entry("strike", since=msgspec.convert("2024-04-01", type=__import__("datetime").date))
    study = made_study(lexicons=(trial_lexicon(entry),))
    (standing,) = traced("a2", "strike", study).standing
    assert standing.state is HitState.EXCLUDED
    assert "2024-04-01" in standing.reason
    assert traced("b1", "strike", study).standing[0].state is HitState.COUNTED
    (undated,) = traced("u", "strike", made_study((heard("u", "A strike."),), (trial_lexicon(entry),))).standing
    assert undated.flags == {"undated"}


def test_a_trace_names_the_categories_above():
    part = Category("part", "part", "A part of it all.", (Entry("storm"),), parent="whole")
    whole = Category("whole", "whole", "The whole of it.", (Entry("attack"),))
    lexicon = msgspec.structs.replace(trial_lexicon(Entry("x")), category=(whole, part))
    (standing,) = traced("s", "storm", made_study((heard("s", "A storm."),), (lexicon,))).standing
    assert standing.indicators == ("part", "whole")


def test_a_place_outside_counted_zones_says_so():
    zones = (Zone(Span(0, 6), ZoneKind.BOILERPLATE, "made"), Zone(Span(8, 14), ZoneKind.BODY, "made"))
    study = made_study((heard("z", "Strike\n\nstrike", zones=zones),))
    made = trace(study, "z", Span(0, 6))
    assert (made.scored, made.standing, made.near) == (False, (), ())
    assert "Nothing is counted here: it stands in the boilerplate, which is left out" in " ".join(
        trace_text([made]).split()
    )
    assert "between the zones of the page" in trace_text([trace(study, "z", Span(6, 7))])


def missed(pattern, text, words, **more):
    at = text.index(words)
    rules = list(rules_of(trial_lexicon(Entry(pattern, **more))))
    return [
        (miss.missing, miss.why) for miss in near_misses(text, Span(0, len(text)), Span(at, at + len(words)), rules)
    ]


def test_near_misses_name_the_part_that_was_not_found():
    assert missed("harbour strike", "The harbour wall.", "harbour") == [("strike", "“wall” stands there")]
    assert missed("old harbour", "The new harbour.", "harbour") == [("old", "it was looked for before “harbour”")]
    assert missed("harbour strike", "The harbour", "harbour") == [("strike", "the text ends there")]
    assert missed("harbour strike", "The harbour. Strike!", "harbour") == [
        ("strike", "it stands there, behind a mark that ends a phrase")
    ]
    assert missed("Harbour", "The harbour", "harbour", case=True) == [
        ("Harbour", "“harbour” stands there in other capitals")
    ]
    assert missed("harbour strike", "The strike.", "The") == []


def test_near_misses_follow_alternatives_gaps_and_windows():
    assert missed("harbour strike|siege", "A harbour war", "harbour") == [("strike|siege", "“war” stands there")]
    assert missed("harbour {0-1} strike", "A harbour war ends", "harbour") == [
        ("strike", "“war” to “ends” stands there")
    ]
    assert missed("{0-2: harbour & strike}", "A harbour war", "harbour")
    assert missed("harb* at", "A harbourside war", "harbourside") == [("at", "“war” stands there")]


def test_the_nearest_miss_comes_first():
    entries = (Entry("harbour strike of workers"), Entry("harbour siege"))
    lexicon = msgspec.structs.replace(HARBOUR, choice_set=(), topic=(), category=(Category("c", "c", "d", entries),))
    made = traced("n", "harbour strike", made_study((heard("n", "A harbour strike of theirs."),), (lexicon,)))
    assert [miss.missing for _, miss in made.near] == ["workers", "siege"]
    assert "1 more; --near shows them." in trace_text([made], near=1)


# diff


def revised(new, by=By.OUTLET, articles=ARTICLES):
    return revision(made_study(articles), new, by)


def with_variants(**patterns):
    """The lexicon of the harbour with other entries for some variants of the stoppage."""
    stoppage, *rest = HARBOUR.choice_set
    variants = tuple(
        msgspec.structs.replace(
            each, entry=tuple(e if isinstance(e, Entry) else Entry(e) for e in patterns.get(each.id, each.entry))
        )
        for each in stoppage.variant
    )
    return msgspec.structs.replace(
        HARBOUR, version="1.1.0", choice_set=(msgspec.structs.replace(stoppage, variant=variants), *rest)
    )


def moves(made, kind):
    return [
        (move.hit.article_id, move.old and move.old.pattern, move.new and move.new.pattern) for move in made.of(kind)
    ]


def test_the_same_lexicon_changes_nothing():
    made = revised(HARBOUR)
    assert (made.entries, made.moves, made.changes, made.turns) == ((), (), (), ())
    assert "nothing changed" in revision_text(made)


def test_gained_and_lost_hits_with_the_entry_that_did_it():
    made = revised(with_variants(siege=["gate"]))
    assert moves(made, "gained") == [("a1", None, "gate")]
    assert moves(made, "lost") == [("a1", "siege", None), ("a2", "siege", None)]
    assert [(each.kind, each.pattern) for each in made.entries] == [("removed", "siege"), ("added", "gate")]


def test_a_hit_that_a_longer_one_takes_says_so():
    made = revised(with_variants(siege=["siege of the wage"]))
    lost = {move.hit.article_id: move.why for move in made.of("lost")}
    assert lost["a1"] == "its words are in a hit of “siege of the wage”"
    assert lost["a2"] == ""


def test_the_same_words_for_another_variant_are_moved():
    made = revised(with_variants(siege=["siege", "blockade"], blockade=["barrier"]))
    assert moves(made, "moved") == [("a1", "blockade", "blockade"), ("b1", "blockade", "blockade")]
    assert made.of("moved")[0].new.indicator == "stoppage/siege"


def test_a_context_that_refuses_is_a_change_of_state():
    made = revised(with_variants(blockade=[Entry("blockade", not_before=("naval", "a"))]))
    assert [(m.old.state, m.new.state, m.new.reason) for m in made.of("state")] == [
        (HitState.COUNTED, HitState.EXCLUDED, "excluded by not_before: “a”"),
        (HitState.COUNTED, HitState.EXCLUDED, "excluded by not_before: “a”"),
    ]
    assert [(each.kind, each.fields) for each in made.entries] == [("changed", ("not_before",))]
    assert made.of("lost") == ()


def test_numbers_ranks_and_signs():
    made = revised(with_variants(strike=["harbour strike"], blockade=["blockade", "strike"]))
    own = {(c.indicator, c.group): c for c in made.changes if c.voice is Voice.OWN}
    strike = own["stoppage/strike", "Alpha"]
    assert (strike.old.count, strike.new.count, strike.ranks) == (2, 0, (1, 2))
    assert ("stoppage/strike", "Beta") not in own
    text = revision_text(made, 200)
    assert "rank 1 → 2" in text


def test_a_difference_that_turns_round():
    made = revised(with_variants(strike=[Entry("strike", not_before=("harbour",))], siege=["harbour"]))
    turns = {t.indicator: t for t in made.turns if t.voice is Voice.OWN}
    turn = turns["stoppage/strike"]
    assert (turn.groups, turn.old, turn.new) == (("Alpha", "Beta"), -1, 1)
    assert [cell.text for cell in turn.cells] == ["2 of 3", "1 of 1", "2 of 3", "0 of 1"]
    assert "Alpha 2 of 3 < Beta 1 of 1, now Alpha 2 of 3 > Beta 0 of 1" in revision_text(made, 200)


def test_hits_in_too_few_words_are_not_compared_with_a_rate():
    padding = "Nobody came to the gate on that day. " * 20
    articles = [heard("a", "The siege began.", "Alpha"), heard("b", f"The siege began. {padding}", "Beta")]
    harm = Category("harm", "Harm", "Words of harm.", entry=(Entry("siege"),))
    old = msgspec.structs.replace(HARBOUR, category=(harm,), choice_set=())
    more = msgspec.structs.replace(harm, entry=(Entry("siege"), Entry("nobody")))
    made = revision(made_study(articles, (old,)), msgspec.structs.replace(old, category=(more,)), By.OUTLET)
    assert [change.group for change in made.changes if change.voice is Voice.OWN] == ["Beta"]
    assert made.turns == ()


def test_indicators_added_removed_and_changed():
    stoppage, dockers = HARBOUR.choice_set
    renamed = msgspec.structs.replace(stoppage, referent="the stop")
    new = msgspec.structs.replace(
        HARBOUR, choice_set=(renamed,), topic=(*HARBOUR.topic, Topic("law", "Law", (Entry("law"),)))
    )
    made = revised(new)
    assert [(each.kind, each.indicator, each.fields) for each in made.entries] == [
        ("changed", "stoppage", ("referent",)),
        ("removed", "dockers", ()),
        ("removed", "dockers/workers", ()),
        ("removed", "dockers/rebels", ()),
        ("added", "topic law", ()),
    ]
    assert {(c.indicator, c.new) for c in made.changes} == {("dockers/workers", None), ("dockers/rebels", None)}
    assert dockers.id in revision_text(made)


def test_gained_lost_and_moved_are_the_difference_of_the_counts():
    for new in (with_variants(siege=["gate", "the {0-2} strike"]), with_variants(strike=["strik*", "storm"])):
        made = revised(new)
        totals = [
            sum(hit.state is HitState.COUNTED for each in study for hit in each.hits) for study in (made.old, made.new)
        ]
        state = [(m.new.state is HitState.COUNTED) - (m.old.state is HitState.COUNTED) for m in made.of("state")]
        assert len(made.of("gained")) - len(made.of("lost")) + sum(state) == totals[1] - totals[0]


# faces


def test_faces_are_harmless_stable_and_narrow():
    entry = Entry("strike", near=("\x1b[31m"[2:],))
    study = made_study((HOSTILE, *ARTICLES))
    found = trial(made_study((HOSTILE, *ARTICLES), (trial_lexicon(Entry("strike")),)), entry)
    traces = [traced("h", "strike", study), traced("a1", "naval blockade", study)]
    made = revision(study, with_variants(strike=["harbour strike"]), By.OUTLET)
    texts = [trial_text(found, 60), trace_text(traces, 60), revision_text(made, 60)]
    for text in (*texts, trial_json(found), trace_json(traces), revision_json(made)):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert text.endswith("\n")
    assert all(width(line) <= 60 for text in texts for line in text.splitlines())
    for document in (trial_json(found), trace_json(traces), revision_json(made)):
        assert json.loads(document)["schema_version"] == 1
    again = revision(made_study((HOSTILE, *ARTICLES)), with_variants(strike=["harbour strike"]), By.OUTLET)
    assert revision_json(again) == revision_json(made)


FILE = """
id = "harbour"
title = "The harbour"
language = "en"
version = "{version}"
licence = "CC0-1.0"
[[category]]
id = "stoppage"
label = "Stoppage"
definition = "Words for the stoppage."
entry = [{{ pattern = "{pattern}", match = ["{pattern}"] }}]
"""


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text("The strike began.\n\n“It is a siege,” said Ann Ash.\n", encoding="utf-8")
    for name, pattern in (("old", "strike"), ("new", "strike|siege")):
        text = FILE.format(version="1.0.0" if name == "old" else "2.0.0", pattern=pattern)
        (tmp_path / f"{name}.toml").write_text(text.replace('match = ["strike|siege"]', 'match = ["siege"]'), "utf-8")
    return folder


def test_try_on_the_command_line(framediff, place):
    code, out, _ = framediff("lexicon", "try", "strike|siege", place, "--not-near", "ann")
    assert code == 0
    assert out.startswith("“strike|siege”: 1 hit in 1 of 1 article; 1 refused by a context\n")
    code, out, _ = framediff("lexicon", "try", "siege", place, "--format", "json", "--voice", "direct")
    assert (code, [hit["text"] for hit in json.loads(out)["counted"]]) == (0, ["siege"])
    code, out, err = framediff("lexicon", "try", "(siege", place)
    assert (code, out) == (2, "")
    assert err == "framediff: The pattern “(siege” cannot be used at character 1: “(” is never closed.\n"


def test_trace_on_the_command_line(framediff, place):
    lexicon = place.parent / "old.toml"
    code, out, _ = framediff("lexicon", "trace", place, "--at", "one:6", "--lexicon", lexicon)
    assert code == 0
    assert "by “strike”, category stoppage, entry 1" in out
    code, out, _ = framediff("lexicon", "trace", place, "--text", "siege", "--lexicon", lexicon, "--format", "json")
    assert (code, json.loads(out)["places"][0]["entries"]) == (0, [])
    code, out, err = framediff("lexicon", "trace", place, "--text", "e", "--lexicon", lexicon, "--limit", "1")
    assert code == 2
    (place / "two.txt").write_text("The strike ended. The strike went on.\n", encoding="utf-8")
    code, out, err = framediff("lexicon", "trace", place, "--text", "strike", "--lexicon", lexicon, "--limit", "2")
    assert (code, out.count("[strike]"), err) == (0, 2, "Not told of: 1 place more; --limit raises how many are.\n")
    for wrong in ([], ["--at", "one:6", "--text", "siege"], ["--at", "one:9999"], ["--text", "nowhere"]):
        code, out, err = framediff("lexicon", "trace", place, "--lexicon", lexicon, *wrong)
        assert (code, out, len(err.splitlines())) == (2, "", 1), err


def test_a_lexicon_beside_the_reader_is_hinted_at(framediff, place, monkeypatch):
    monkeypatch.chdir(place.parent)
    code, out, err = framediff("lexicon", "test", "old")
    assert (code, out) == (2, "")
    assert "there is no lexicon “old”; for the file here write old.toml" in err
    assert framediff("lexicon", "test", ".")[2] == (
        "framediff: “.” is no lexicon: give an id of `framediff lexicon list`, or a .toml or .yaml file\n"
    )


def test_show_tells_what_an_entry_asks_for(framediff, place):
    path = place.parent / "old.toml"
    text = path.read_text(encoding="utf-8")
    asked = 'pattern = "strike", near = ["dock|gate", "quay"], not_after = ["oil"], since = 2020-11-10, weight = 2'
    path.write_text(text.replace('pattern = "strike"', asked), encoding="utf-8")
    out = framediff("lexicon", "show", path)[1]
    assert "strike since 2020-11-10, weight 2 near: dock|gate; quay not after: oil" in " ".join(out.split())
    path.write_text(text.replace('pattern = "strike"', 'pattern = "strike", since = 2020-11-10T10:00:00'), "utf-8")
    assert "“since” must be a date such as 2020-11-10, not a date with a time" in framediff("lexicon", "show", path)[2]
    path.write_text(text.replace('pattern = "strike"', f'pattern = "strike ({"x" * 5000}"'), encoding="utf-8")
    assert len(framediff("lexicon", "show", path)[2]) < 400


def test_a_new_lexicon_names_its_own_file(framediff, tmp_path):
    path = tmp_path / "dock.toml"
    assert framediff("lexicon", "new", "dock", "-o", path)[0] == 0
    assert f"framediff lexicon test {path}\n" in path.read_text(encoding="utf-8")
    code, out, _ = framediff("lexicon", "lint", path)
    assert (code, out.count("is still “")) == (1, 2)
    sided = tmp_path / "sided.toml"
    framediff("lexicon", "new", "sided", "--sides", "East", "West", "-o", sided)
    assert "sea-wall: `objected_by` is still “Officials of West: because …”." in framediff("lexicon", "lint", sided)[1]
    bare = tmp_path / "bare.csv"
    bare.write_text("word,category\nwall,Stone\n", encoding="utf-8")
    framediff("lexicon", "convert", bare, "-o", tmp_path / "bare.toml")
    out = framediff("lexicon", "test", tmp_path / "bare.toml")[1]
    assert out == "bare 1.0.0: 1 entry, 0 with match, 0 with no_match; it has no example to test it by\n"


def test_diff_on_the_command_line(framediff, place):
    old, new = place.parent / "old.toml", place.parent / "new.toml"
    code, out, _ = framediff("lexicon", "diff", old, new, "--on", place)
    assert code == 0
    assert "1 gained, 0 lost" in out
    assert "stoppage by “strike|siege” (direct)" in out
    code, out, _ = framediff("lexicon", "diff", old, new, "--on", place, "--format", "json")
    assert (code, [p["kind"] for p in json.loads(out)["places"]]) == (0, ["gained"])
    assert framediff("lexicon", "diff", old, new, "--on", place)[2] == ""
    new.write_text(new.read_text(encoding="utf-8").replace('id = "harbour"', 'id = "port"'), encoding="utf-8")
    code, _, err = framediff("lexicon", "diff", old, new, "--on", place)
    assert (code, err) == (0, "framediff: note: “harbour” and “port” are two lexicons, not two versions of one.\n")
    code, _, err = framediff("lexicon", "diff", old, place.parent / "none.toml", "--on", place)
    assert (code, len(err.splitlines())) == (2, 1)


def test_every_command_of_the_bench_is_in_the_readme():
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for name in ("lint", "try", "trace", "diff"):
        assert f"framediff lexicon {name}" in readme
