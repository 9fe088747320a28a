from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from made import heard

from framediff.export.lexicons.linting import lint_json, lint_text
from framediff.lexicon import (
    Accepted,
    Category,
    ChoiceSet,
    Entry,
    HitState,
    Lexicon,
    Matcher,
    Topic,
    Variant,
    load_lexicon,
    parse_lexicon,
)
from framediff.lexicon.linting import RULES, Severity, check, rules_markdown
from framediff.lexicon.patterns.grammar import parse_pattern
from framediff.lexicon.patterns.surfaces import surfaces_of
from framediff.lexicon.soundness import first_fault
from framediff.lexicon.starter import starter

MATCH = {"match": ("a text",), "no_match": ("another",)}


def entry(pattern, **more):
    return Entry(pattern, **{**MATCH, **more})


def variant(name, *entries, **more):
    return Variant(
        name, more.pop("label", name), tuple(e if isinstance(e, Entry) else entry(e) for e in entries), **more
    )


def category(name, *entries, **more):
    definition = more.pop("definition", "Words that count here.")
    label = more.pop("label", name)
    return Category(name, label, definition, tuple(e if isinstance(e, Entry) else entry(e) for e in entries), **more)


def lexicon(*parts, **more):
    return Lexicon(
        id="dam",
        title="The dam",
        language="en",
        version="1.0.0",
        licence="CC0-1.0",
        choice_set=tuple(part for part in parts if isinstance(part, ChoiceSet)),
        category=tuple(part for part in parts if isinstance(part, Category)),
        topic=tuple(part for part in parts if isinstance(part, Topic)),
        **more,
    )


def choice(*variants, name="river", referent="the river"):
    return ChoiceSet(name, referent, variants)


def found(made, *codes, articles=None):
    """Code, place and pattern of the findings of those codes."""
    return [(f.code, f.at, f.pattern) for f in check(made, articles).findings if f.code in codes]


def sided(name, side, mirror, *entries, **more):
    more = {"used_by": "they", "objected_by": "others", "sources": ("Elm 2001",), **more}
    return variant(name, *entries, side=side, mirror=mirror, **more)


def article(name, text):
    return heard(name, text).article


def test_an_entry_that_an_equal_one_precedes_is_dead():
    made = lexicon(choice(variant("alder", "Alder|Alders", "the alder"), variant("birch", "alders")))
    assert found(made, "dead", "unreachable") == [
        ("dead", "river/birch", "alders"),
        ("unreachable", "river/birch", ""),
    ]


def test_a_context_or_capitals_of_the_other_keep_an_entry_alive():
    assert not found(lexicon(choice(variant("alder", entry("alder", near=("bank",)), "alder"))), "dead")
    assert not found(lexicon(choice(variant("alder", entry("Alder", case=True), "alder"))), "dead")
    assert found(lexicon(choice(variant("alder", "alder", entry("alder", near=("bank",))))), "dead")


def test_patterns_that_cannot_be_listed_are_dead_only_when_written_twice():
    made = lexicon(category("seizure", "seiz* the dam", "Seiz*  the dam", "seiz* the {0-2} dam"))
    assert found(made, "dead", "duplicate") == [("dead", "seizure", "Seiz*  the dam")]


def test_categories_do_not_compete():
    made = lexicon(category("seizure", "seized"), category("force", "seized"))
    assert not found(made, "dead", "duplicate")


def test_an_entry_that_may_count_beside_a_longer_form_of_another_is_no_more_than_a_duplicate():
    made = lexicon(choice(variant("dam", "dam [dam]", "dam"), variant("lock", "lock [gate]"), variant("gate", "lock")))
    assert found(made, "dead", "duplicate") == [("duplicate", "river/dam", "dam"), ("duplicate", "river/gate", "lock")]


def test_words_of_a_required_context_do_not_make_an_entry_dead():
    made = lexicon(category("dam", entry("dam", after=("gate", "wall")), "dam gate"))
    assert not found(made, "dead", "duplicate")


def test_an_entry_that_a_later_one_takes_whole_is_a_duplicate():
    made = lexicon(category("seizure", "seized dam", "seized|taken dam|lock"))
    assert found(made, "dead", "duplicate") == [("duplicate", "seizure", "seized dam")]


def test_two_halves_of_an_entry_do_not_hide_each_other():
    made = lexicon(category("seizure", "seized|taken dam", "taken|held dam"))
    assert not found(made, "dead", "duplicate")


def test_an_entry_that_wins_in_none_of_its_examples_is_shadowed():
    one = entry("dam", match=("the seized dam stands", "a seized dam"))
    made = lexicon(category("seizure", one, entry("seized dam", match=("a seized dam",))))
    assert found(made, "shadowed") == [("shadowed", "seizure", "dam")]
    wins = entry("dam", match=("the seized dam stands", "a dam"))
    assert not found(lexicon(category("seizure", wins, "seized dam")), "shadowed")


def test_what_must_stand_anywhere_is_asked_of_each_example_by_itself():
    dam = entry("dam", match=("the seized dam",))
    seized = entry("seized dam", match=("the seized dam of the lock",), anywhere=("lock",))
    other = entry("lock", match=("a lock",))
    assert not found(lexicon(category("seizure", dam, seized, other)), "shadowed", "dead", "duplicate")
    helped = entry("dam", match=("the seized dam and the lock",))
    assert found(lexicon(category("seizure", helped, seized, other)), "shadowed") == [("shadowed", "seizure", "dam")]


def test_contexts_that_contradict_each_other():
    contrary = entry("seized", before=("was", "is"), not_near=("is",))
    made = lexicon(category("seizure", contrary, entry("held", near=("dam",), not_near=("lock",))))
    assert found(made, "contradiction") == [("contradiction", "seizure", "seized")]
    (words,) = [f.words for f in check(made).findings if f.code == "contradiction"]
    assert "“is”" in words
    assert "part" in words


def test_short_wildcards_are_over_broad_unless_a_context_holds_them():
    made = lexicon(category("force", "mil*", "milit*", "mil* post", entry("arm*", near=("dam",))))
    assert found(made, "over-broad") == [("over-broad", "force", "mil*")]
    assert found(lexicon(category("force", "armed {0-7} men", "armed {0-6} men")), "wide-gap") == [
        ("wide-gap", "force", "armed {0-7} men")
    ]


def test_a_group_of_words_that_ends_in_a_phrase_is_pointed_at():
    odd = "(mostly|largely peaceful) protest"
    others = (
        "(mostly|largely) peaceful march",
        "(police|armed forces)",
        "(armed forces|police) raid",
        "police|guard raid",
    )
    made = lexicon(category("calm", odd, *others))
    assert found(made, "uneven-group") == [("uneven-group", "calm", odd)]
    (finding,) = [f for f in check(made).findings if f.code == "uneven-group"]
    assert "(mostly|largely) peaceful" in finding.remedy
    assert not finding.fails


def test_mirrors_must_stand_point_back_and_be_of_the_other_side():
    made = lexicon(
        choice(
            sided("alder", "Eastern", "birch", "alder"),
            sided("birch", "Western", "cedar", "birch"),
            sided("cedar", "Western", "birch", "cedar"),
            sided("elm", "Eastern", "", "elm"),
        )
    )
    codes = found(made, "missing-mirror", "same-side-mirror", "asymmetric-mirror")
    assert codes == [
        ("same-side-mirror", "river/birch", ""),
        ("same-side-mirror", "river/cedar", ""),
        ("missing-mirror", "river/elm", ""),
        ("asymmetric-mirror", "river/alder", ""),
    ]


def test_a_set_with_labels_of_one_side_only():
    made = lexicon(choice(sided("alder", "Eastern", "birch", "alder"), variant("birch", "birch", mirror="alder")))
    assert ("missing-mirror", "river", "") in found(made, "missing-mirror")


@pytest.mark.parametrize(("more", "apart"), [(6, False), (7, True)])
def test_a_fifth_more_entries_is_allowed(more, apart):
    east = sided("alder", "Eastern", "birch", *[f"alder {letter}" for letter in "abcdefg"[:more]])
    west = sided("birch", "Western", "alder", *[f"birch {letter}" for letter in "abcde"])
    made = lexicon(choice(east, west))
    assert bool(found(made, "unequal-sides")) is apart
    if apart:
        (finding,) = [f for f in check(made).findings if f.code == "unequal-sides"]
        assert "7 and 5 entries" in finding.words


def test_mirrors_are_compared_one_by_one():
    east = sided("alder", "Eastern", "birch", "alder", entry("alders", no_match=("a", "b", "c", "d")))
    west = sided("birch", "Western", "alder", "birch", "birches")
    made = lexicon(choice(east, west))
    assert found(made, "unequal-mirrors") == [("unequal-mirrors", "river/alder", "")]


def test_sources_are_named_and_listed_whole():
    made = lexicon(
        choice(
            sided("alder", "Eastern", "birch", "alder", sources=("Elm 2001", "Oak 1999")),
            sided("birch", "Western", "alder", "birch", sources=()),
        ),
        sources=("Elm, A. (2001). Rivers.", "Oak, B. (1998). Dams."),
    )
    assert found(made, "missing-source", "unlisted-source") == [
        ("missing-source", "river/birch", ""),
        ("unlisted-source", "river/alder", ""),
    ]


def test_years_of_a_short_form_may_stand_in_several_references():
    made = lexicon(
        choice(sided("alder", "Eastern", "birch", "alder", sources=("Elm 2001 and 2004",))),
        sources=("Elm, A. (2001). Rivers.", "Elm, A. (2004). Dams."),
    )
    assert not found(made, "unlisted-source")


def test_a_category_must_say_what_it_counts():
    made = lexicon(category("seizure", "seized", definition="Seizure words"))
    assert found(made, "missing-definition") == [("missing-definition", "seizure", "")]


def test_labels_that_judge_unless_the_wording_itself_does():
    made = lexicon(
        choice(
            variant("alder", "alder", label="the proper name"),
            variant("so-named", "the real alder", label="the real Alder"),
        ),
        category("myths", "seized", definition="Words that others call “fake” or a “lie”."),
    )
    assert found(made, "loaded-label") == [("loaded-label", "river/alder", "")]
    assert found(lexicon(category("seizure", "seized", definition="A false account of it all.")), "loaded-label")
    assert not found(lexicon(category("seizure", "seized", definition="A danger, real or not.")), "loaded-label")


def test_inflected_wording_may_stand_in_a_label_and_quoted_words_in_an_id():
    made = lexicon(
        choice(
            variant("distorted-water", "distort~ the water", label="water distorted"),
            variant("fake-water", "no water", label="“fake water”"),
            variant("false-water", "dry", label="dry"),
        )
    )
    assert found(made, "loaded-label") == [("loaded-label", "river/false-water", "")]


def test_labels_that_name_the_side():
    made = lexicon(
        choice(
            sided("eastern-name", "Eastern", "birch", "alder", label="the Eastern name"),
            sided("birch", "Western", "eastern-name", "western birch", label="the western birch"),
        )
    )
    assert found(made, "side-in-label") == [("side-in-label", "river/eastern-name", "")]


def test_missing_examples_by_owner():
    made = lexicon(
        choice(variant("alder", Entry("alder", ("an alder",)), Entry("elm"))),
        Topic("dam", "The dam", (Entry("dam", ("a dam",), ("a damp")),)),
    )
    missing = [f for f in check(made).findings if f.code.startswith("missing-")]
    assert [(f.code, f.at, f.words) for f in missing] == [
        ("missing-match", "river/alder", "1 of 2 entries without `match`: “elm”."),
        ("missing-no-match", "river/alder", "2 of 2 entries without `no_match`: “alder”, “elm”."),
    ]
    assert [f.fails for f in missing] == [True, False]


def test_what_is_accepted_does_not_fail_and_what_does_not_stand_does():
    bare = lexicon(category("force", "mil*", "arm*"))
    assert check(bare).fails
    made = lexicon(
        category("force", "mil*", "arm*"),
        accepted=(
            Accepted("over-broad", "force", "Read in every text.", "mil*"),
            Accepted("over-broad", "force", "Few words begin so."),
        ),
    )
    checked = check(made)
    assert not checked.fails
    assert [f.accepted for f in checked.findings] == ["Read in every text.", "Few words begin so."]
    idle = lexicon(
        category("force", "force"), accepted=(Accepted("dead", "force", "no"), Accepted("no-hit", "force", "no"))
    )
    assert found(idle, "idle-acceptance") == [("idle-acceptance", "force", "")]
    assert len(found(idle, "idle-acceptance", articles=[article("a", "Force.")])) == 2
    silent = lexicon(category("force", "mil*"), accepted=(Accepted("over-broad", "force", " "),))
    assert [f.code for f in check(silent).findings if f.fails] == ["over-broad", "idle-acceptance"]


def test_the_texts_show_idle_shadowed_and_broad_entries():
    words = ["milk", "mild"] + [f"mil{a}{b}" for a in "aeiou" for b in "bcdfg"]
    texts = [article("a", "The seized dam. " + ". ".join(f"The {word} post" for word in words) + ".")]
    made = lexicon(category("seizure", "dam", "seized dam", "held"), category("force", "mil* post"))
    codes = found(made, "no-hit", "always-shadowed", "many-forms", articles=texts)
    assert codes == [
        ("many-forms", "force", "mil* post"),
        ("always-shadowed", "seizure", "dam"),
        ("no-hit", "seizure", ""),
    ]
    (taken,) = check(made, texts).wordings
    assert (taken.pattern, len(taken.forms), taken.forms[0]) == ("mil* post", 27, ("milab post", 1))


def test_what_optional_words_take_is_listed_with_counts():
    texts = [article("a", "The dam. The OLD dam. An old  dam.")]
    (taken,) = check(lexicon(category("dam", "[old] dam", "lock")), texts).wordings
    assert taken.forms == (("old dam", 2), ("dam", 1))


def test_dates_and_parents():
    summer = {"since": date(2021, 6, 1), "until": date(2021, 8, 31)}
    made = lexicon(
        category("wall", entry("dam", **summer), "lock"),
        Category("mud", "mud", "The mud of it.", (entry("dam"),), parent="wall"),
    )
    assert not found(made, "dead")
    (words,) = [
        f.words for f in check(made, [heard("a", "Dam", date="2022-01-01").article]).findings if f.code == "no-hit"
    ]
    assert words.startswith("1 of 2 entries")
    assert "“lock”" in words


def test_a_single_common_word():
    text = "Word. " * 9000 + "dam " * 10
    made = lexicon(category("wall", "dam"), category("held", entry("word", near=("dam",))))
    assert found(made, "common-word", articles=[article("a", text)]) == [("common-word", "wall", "dam")]
    assert not found(made, "common-word", articles=[article("a", text + " Word." * 1100)])


def test_hits_of_the_sides():
    made = lexicon(choice(sided("alder", "Eastern", "birch", "alder"), sided("birch", "Western", "alder", "birch")))
    assert found(made, "unequal-hits", articles=[article("a", "Alder, alder, alder, alder; birch.")]) == [
        ("unequal-hits", "dam", ""),
        ("unequal-hits", "river/alder", ""),
    ]
    assert not found(made, "unequal-hits", articles=[article("a", "Alder, alder; birch.")])


WORDS = st.sampled_from(["al", "be", "ce"])
PARTS = st.one_of(WORDS, st.lists(WORDS, min_size=2, max_size=3).map("|".join), WORDS.map("[{}]".format))
PATTERNS = st.lists(PARTS, min_size=1, max_size=3).map(" ".join)
ENTRIES = st.builds(
    entry, PATTERNS, not_before=st.sampled_from([(), (), ("ce",)]), near=st.sampled_from([(), (), ("be",)])
)


@given(st.lists(st.lists(ENTRIES, min_size=1, max_size=3), min_size=1, max_size=3), st.lists(WORDS, max_size=12))
@settings(max_examples=40)
def test_what_is_dead_may_go_without_a_change(variants, words):
    assume(not any(first_fault(trial_lexicon_of(e)) for entries in variants for e in entries))
    made = lexicon(choice(*(variant(f"v{i}", *entries) for i, entries in enumerate(variants))))
    text = " ".join(words)
    for finding in check(made).findings:
        if finding.code == "dead":
            kept = [list(entries) for entries in variants]
            own = kept[int(finding.at.removeprefix("river/v"))]
            # of entries of the same pattern the finding is about one; which one shows in that nothing changes
            outcomes = []
            for gone in [e for e in own if e.pattern == finding.pattern]:
                rest = [[e for e in entries if e is not gone] for entries in kept]
                less = lexicon(choice(*(variant(f"v{i}", *entries) for i, entries in enumerate(rest))))
                outcomes.append(counted(less, text) == counted(made, text))
            assert any(outcomes), (finding, text)


def trial_lexicon_of(one):
    return lexicon(category("one", one))


def counted(made, text):
    return {(m.span, m.indicator) for m in Matcher(made).matches(text) if m.state is HitState.COUNTED}


def test_surface_forms():
    forms = surfaces_of(parse_pattern("the [old] dam|lock").root)
    assert {form.text for form in forms.forms} == {"the dam", "the lock", "the old dam", "the old lock"}
    assert forms.complete
    for open_pattern in ("dam*", "the {0-1} dam", "(a|b|c|d) (a|b|c|d) (a|b|c|d) (a|b|c|d)"):
        assert not surfaces_of(parse_pattern(open_pattern).root).complete


def test_many_alternatives_take_no_time():
    pattern = " ".join(["a|b|c|d|e|f|g|h"] * 12)
    assert not surfaces_of(parse_pattern(pattern).root).complete


def test_the_rules_stand_in_the_readme_of_the_lexicons():
    readme = Path(__file__).parents[2] / "lexicons" / "README.md"
    assert rules_markdown() in readme.read_text(encoding="utf-8")


def test_every_rule_is_tested_here():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [code for code in RULES if f'"{code}"' not in source] == []


def test_text_and_json_are_harmless_and_stable():
    made = lexicon(category("force", "mil*", label="\x1b[31m fake"))
    checked = [check(made, [article("a", "The milk.")])]
    text, document = lint_text(checked, 60), lint_json(checked)
    assert "\x1b" not in text + document
    assert max(map(len, text.splitlines())) <= 60
    assert (text, document) == (lint_text(checked, 60), lint_json(checked))
    (each,) = json.loads(document)["lexicons"]
    assert each["passes"] is False
    assert each["standing"] == {"error": 0, "warning": 2, "note": 0}
    assert each["wordings"] == [{"at": "force", "pattern": "mil*", "forms": {"milk": 1}}]
    assert {f["severity"] for f in each["findings"]} == {str(Severity.WARNING)}


FILE = """
id = "dam"
title = "The dam"
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
{accepted}
[[category]]
id = "force"
label = "Force"
definition = "Words that count here."
entry = [{{ pattern = "mil*", match = ["The mill."], no_match = ["A ham."] }}]
"""
ACCEPTED = 'accepted = [{ finding = "over-broad", at = "force", reason = "All are meant." }]'


def test_exit_codes_of_the_command(framediff, tmp_path):
    path = tmp_path / "dam.toml"
    path.write_text(FILE.format(accepted=""), encoding="utf-8")
    code, out, _ = framediff("lexicon", "lint", path)
    assert code == 1
    assert "warning · over-broad" in out
    path.write_text(FILE.format(accepted=ACCEPTED), encoding="utf-8")
    code, out, _ = framediff("lexicon", "lint", path)
    assert code == 0
    assert "Because: All are meant." in out
    assert "All are meant." in framediff("lexicon", "show", path)[1]
    assert load_lexicon(path).accepted[0].at == "force"
    assert Matcher(load_lexicon(path)).matches("The mill.")


def test_the_command_on_a_place(framediff, tmp_path):
    path = tmp_path / "dam.toml"
    path.write_text(FILE.format(accepted=ACCEPTED), encoding="utf-8")
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.txt").write_text("The mill stood by the river. The mild water ran.\n", encoding="utf-8")
    code, out, _ = framediff("lexicon", "lint", path, "--on", folder, "--format", "json")
    (each,) = json.loads(out)["lexicons"]
    assert (code, each["articles"]) == (0, 1)
    assert each["wordings"][0]["forms"] == {"mild": 1, "mill": 1}
    code, _, err = framediff("lexicon", "lint", path, "--on", tmp_path / "nowhere")
    assert (code, len(err.splitlines())) == (2, 1)


def test_what_a_new_lexicon_has_to_be_written_over_is_named():
    made = parse_lexicon(starter("dock", "Dock", sides=("East", "West")), "dock.toml")
    assert [at for code, at, _ in found(made, "left-over")] == ["dock", "dock", "wall/sea-wall", "wall/barrier"]
    written = starter("dock", "Dock", sides=("East", "West")).replace("because …", "a wall is a wall")
    assert [at for _, at, _ in found(parse_lexicon(written, "dock.toml"), "left-over")] == ["dock", "dock"]
