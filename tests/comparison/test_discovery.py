"""Discovery: what a lexicon lacks is found where its labels stand, near its referents and by what sides say more."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from made import heard, made_study

from framediff.cli.main import faces
from framediff.comparison.lexicons.discovery import Found, SideBy, Wanted, discover
from framediff.comparison.texts.streams import stream
from framediff.comparison.texts.terms import is_function_word, is_wording
from framediff.errors import UnknownNameError
from framediff.export.lexicons.discovery import discovery_json, discovery_text
from framediff.voice import Voice

SLOTS = (
    heard("a1", "In the zone of the strike pay fell. The union mission to the strike left.", "Alpha", "2024-03-01"),
    heard("a2", "In the zone of the great lockout pay fell. The union mission to the great lockout left.", "Alpha"),
    heard("b1", "In the zone of the great lockout, all was calm. In the zone of the blockade pay fell.", "Beta"),
    heard("b2", "Rain fell on the roof of the great lockout museum.", "Beta"),
)

SIDES = tuple(
    heard(f"{name}{number}", text, outlet)
    for name, outlet, text in (
        ("a", "Alpha", "The ruinous strike by the gate went on. Grain was dear. {d Ann|Ruinous prices hurt us.}"),
        ("b", "Beta", "The lawful strike by the gate went on. Grain was dear. {d Bob|Lawful pay helps us.}"),
    )
    for number in range(1, 4)
)


def found_in(articles, **wanted):
    return discover(made_study(articles), Wanted(SideBy.OUTLET, **wanted))


def test_what_stands_where_labels_stand_is_found():
    candidate, *_ = found_in(SLOTS, slots=True).slots
    assert candidate.text == "great lockout"
    assert candidate.found is Found.SLOT
    assert candidate.of == "stoppage"
    assert set(candidate.contexts) == {"the zone of ___", "zone of ___ pay fell", "union mission to ___ left"}
    assert candidate.counts == (("Alpha", 2), ("Beta", 1))
    assert candidate.ranges == (("Alpha", 1), ("Beta", 1))
    assert candidate.beside == ("stoppage/strike", "stoppage/blockade")


def test_places_are_the_words_themselves():
    discovery = found_in(SLOTS, slots=True)
    for candidate in discovery.slots:
        for place in candidate.places:
            article = discovery.study[place.article_id].article
            assert place.span.of(article.text).casefold() == candidate.term
    assert {place.article_id for place in discovery.slots[0].places} == {"a2", "b1"}


def test_what_the_lexicon_matches_is_no_candidate():
    terms = {each.term for each in found_in(SLOTS, slots=True).slots}
    assert not any(label in term.split() for term in terms for label in ("strike", "blockade", "siege"))


def test_slots_can_be_held_to_one_set():
    assert found_in(SLOTS, slots=True, of=("dockers",)).slots == ()
    assert found_in(SLOTS, slots=True, of=("stoppage",)).slots
    with pytest.raises(UnknownNameError, match="No indicator"):
        found_in(SLOTS, slots=True, of=("harbor",))


def test_keyness_names_what_each_side_says_more():
    discovery = found_in(SIDES, keyness=True)
    top, last = discovery.keywords[0], discovery.keywords[-1]
    assert (top.term, top.counts, top.ranges) == ("ruinous", (("Alpha", 6), ("Beta", 0)), (("Alpha", 3), ("Beta", 0)))
    assert (last.term, last.counts) == ("lawful", (("Alpha", 0), ("Beta", 6)))
    assert top.contrast.dp == pytest.approx(0)
    terms = {each.term for each in discovery.keywords}
    assert "the" not in terms
    assert "strike" not in terms, "the lexicon finds it"
    assert next(each for each in discovery.keywords if each.term == "grain").contrast.g2 == pytest.approx(0)


def test_denominators_are_the_words_of_the_house():
    discovery = found_in(SIDES, keyness=True)
    assert discovery.keywords[0].contrast.words == tuple(
        sum(each.words for each in discovery.study if each.article.outlet == outlet) for outlet in ("Alpha", "Beta")
    )
    for studied in discovery.study:
        assert len(stream(discovery.study, studied)) == studied.words


def test_sides_can_be_voices_and_can_be_held_to_one():
    own_direct = discover(made_study(SIDES), Wanted(SideBy.VOICE, ("own", "direct"), keyness=True, least=2))
    assert [side.label for side in own_direct.sides.pair] == ["direct (speaker verbatim)", "own (the outlet's)"]
    assert {"prices", "pay"} <= {each.term for each in own_direct.keywords if each.contrast.z > 0}
    held = found_in(SIDES, keyness=True, voice=Voice.DIRECT)
    assert {each.term for each in held.keywords} == {"ruinous", "prices", "hurt", "us", "lawful", "pay", "helps"} - {
        "us"
    }


def test_phrases_stay_in_their_sentence():
    terms = {each.term for each in found_in(SIDES, keyness=True, longest=3).keywords}
    assert "grain was dear" in terms
    assert not any("dear ruinous" in term or "on grain" in term for term in terms)


def test_the_rest_is_everything_else():
    discovery = discover(made_study(SIDES), Wanted(SideBy.ARTICLE, ("a1", "rest"), keyness=True, least=1))
    assert [side.label for side in discovery.sides.pair][1] == "the rest"
    assert discovery.keywords[0].contrast.articles == (1, 5)
    assert any("Small sample: under 3 articles" in note for note in discovery.notes)


def test_sides_must_be_two():
    with pytest.raises(UnknownNameError, match="There are 6 sides by article"):
        discover(made_study(SIDES), Wanted(SideBy.ARTICLE, keyness=True))
    with pytest.raises(UnknownNameError, match="only one side by outlet: Alpha; contrast by something else"):
        found_in(SIDES[:3], keyness=True)
    with pytest.raises(UnknownNameError, match="two different"):
        found_in(SIDES, keyness=True, against=("Alpha", "alpha"))
    with pytest.raises(UnknownNameError, match="Gamma"):
        found_in(SIDES, keyness=True, against=("Gamma", "rest"))


def test_collocates_stand_near_and_in_the_same_voice():
    discovery = found_in(SIDES, collocates="stoppage", least=2)
    by_term = {each.term: each for each in discovery.collocates}
    assert by_term["ruinous"].counts == (("Alpha", 3), ("Beta", 0))
    assert by_term["lawful"].counts == (("Alpha", 0), ("Beta", 3))
    assert "grain" not in by_term, "another sentence"
    assert "prices" not in by_term, "another voice"
    assert by_term["ruinous"].contrast.words == (21, 21)  # the, ruinous; by, the, gate, went, on: in three articles
    assert all(place.span.start < 20 for place in by_term["ruinous"].places)


def test_unresolved_mentions_are_nodes_too():
    articles = [heard(f"a{n}", "Costly as it was, the action went on.", outlet) for n, outlet in enumerate(("A", "B"))]
    discovery = found_in(articles, collocates="stoppage", least=1)
    assert "Hits of stoppage, unresolved ones too: A 1; B 1" in " ".join(discovery.notes)
    assert {"costly", "went"} <= {each.term for each in discovery.collocates}


def test_function_words_and_numbers_are_no_wording():
    assert is_function_word("the")
    assert is_function_word("within")
    assert not is_wording("1994")
    assert not is_wording("which")
    assert is_wording("enclave")


def test_both_faces_say_the_same():
    discovery = found_in(SIDES, keyness=True, collocates="stoppage", slots=True)
    document = json.loads(discovery_json(discovery, 50))
    text = discovery_text(discovery, 50)
    assert [each["text"] for each in document["candidates"] if each["found"] == "keyword"]
    for each in document["candidates"]:
        assert each["text"] in text
        for place in each["places"]:
            assert f"{place['article']}:{place['start']} " in text
    assert discovery_text(discovery, 1).count("per 1,000") == 4


def test_hostile_words_reach_no_terminal():
    articles = (heard("a1", "The strike \x1b[31mred\x1b[0m strike.", "A"), heard("b1", "A blue strike.", "B\x1b[2J"))
    discovery = found_in(articles, keyness=True, least=1)
    assert "\x1b" not in discovery_text(discovery, 5)
    assert "\\u001b" not in discovery_json(discovery, 5)


def test_the_command_prints_and_refuses(tmp_path):
    for name, text in (("one", "The strike began in the port."), ("two", "The lockout began in the port.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run = CliRunner()
    made = run.invoke(faces, ["discover", str(tmp_path), "--keyness", "--by", "article", "--least", "1"])
    assert made.exit_code == 0
    assert "lockout: " in made.stdout
    refused = run.invoke(
        faces, ["discover", str(tmp_path), "--keyness", "--against", "one", "--against", "three", "--by", "article"]
    )
    assert isinstance(refused.exception, UnknownNameError)


def test_a_word_that_stands_everywhere_is_no_candidate():
    often = heard("c1", "Rain came. " * 60 + "In the zone of rain pay fell. The union mission to rain left.", "Gamma")
    assert any(
        each.term == "rain"
        for each in found_in((*SLOTS, heard("c2", often.article.text[-60:], "Gamma")), slots=True).slots
    )
    assert not any(each.term == "rain" for each in found_in((*SLOTS, often), slots=True).slots)
