from __future__ import annotations

import pytest

from framediff.lexicon import (
    Category,
    ChoiceSet,
    Entry,
    Lexicon,
    Topic,
    Variant,
    Verb,
    check_examples,
    coverage,
    forms_of,
)


def lexicon(*, entries=(), unresolved=(), others=(), verbs=(), topics=()):
    sets = ()
    if entries or unresolved:
        variants = (
            Variant("artsakh", "Artsakh", tuple(entries) or (Entry("Artsakh"),)),
            Variant("nk", "Nagorno-Karabakh", tuple(others) or (Entry("Nagorno-Karabakh"),)),
        )
        sets = (ChoiceSet("territory", "the territory", variants, tuple(unresolved)),)
    category = (Category("says", "Says", "reporting", verb=tuple(verbs)),) if verbs else ()
    topic = (Topic("status", "Status", tuple(topics)),) if topics else ()
    return Lexicon("x", "X", "en", "1", "CC0-1.0", choice_set=sets, category=category, topic=topic)


def failures(**parts):
    return [str(failure) for failure in check_examples(lexicon(**parts))]


def test_examples_that_hold():
    assert not failures(
        entries=[
            Entry("Artsakh", match=("in Artsakh",), no_match=("Artsakhbank opened",)),
            Entry("Republic of Artsakh", match=("the Republic of Artsakh",)),
        ],
        unresolved=[
            Entry("the region", match=("in the region",), not_after=("for peace",), no_match=("the region for peace",))
        ],
        verbs=[Verb("state", ambiguous=("states",), match=("It states that",), no_match=("the states of",))],
        topics=[Entry("status", match=("its status",), no_match=("statuses",))],
    )


def test_a_match_may_lie_under_a_longer_hit_of_the_same_indicator():
    longer = Entry("Republic of Artsakh")
    assert not failures(entries=[Entry("Artsakh", match=("the Republic of Artsakh",)), longer])


def test_a_match_may_not_lie_under_another_variant():
    (failure,) = failures(
        entries=[Entry("Karabakh", match=("in Nagorno-Karabakh",))], others=[Entry("Nagorno-Karabakh")]
    )
    assert failure == (
        "choice_set territory, variant artsakh, entry 1: match “in Nagorno-Karabakh”: "
        "covered by “Nagorno-Karabakh” (Nagorno-Karabakh)"
    )


def test_a_match_by_another_entry_is_not_enough():
    (failure,) = failures(entries=[Entry("Artsakh"), Entry("Republic of Artsakh", match=("in Artsakh",))])
    assert failure.endswith("entry 2: match “in Artsakh”: the pattern stands nowhere in it")


def test_an_excluded_match_says_why():
    (failure,) = failures(entries=[Entry("Artsakh", not_after=("bank",), match=("Artsakh Bank",))])
    assert failure.endswith("match “Artsakh Bank”: excluded by not_after: “Bank”")


def test_a_no_match_that_counts_is_named():
    (failure,) = failures(entries=[Entry("Artsakh", no_match=("in Artsakh",))])
    assert failure.endswith("no_match “in Artsakh”: “Artsakh” is a hit, by the pattern “Artsakh”")


def test_unresolved_examples_must_stay_unresolved():
    (failure,) = failures(unresolved=[Entry("Artsakh region", match=("the Artsakh region",))])
    assert failure.startswith("choice_set territory, unresolved 1: match")


def test_failing_verbs_and_topics_are_named():
    verb, topic = failures(
        verbs=[Verb("state", ambiguous=("states",), match=("the states of",))],
        topics=[Entry("status", no_match=("its status",))],
    )[::-1]
    assert verb.startswith(
        "category says, verb 1: match “the states of”: “states” stands without “that” or a quotation"
    )
    assert topic.startswith("topic status, entry 1: no_match “its status”")


def test_coverage_counts_entries_and_verbs():
    found = coverage(
        lexicon(
            entries=[Entry("Artsakh", match=("Artsakh",), no_match=("x",)), Entry("Khachen")],
            verbs=[Verb("state", ambiguous=("states",), match=("stated",))],
        )
    )
    assert (found.entries, found.matched, found.refused) == (4, 2, 1)
    assert found.untested == (
        "choice_set territory, variant artsakh, entry 2",
        "choice_set territory, variant nk, entry 1",
    )
    assert str(found) == "4 entries, 2 with match, 1 with no_match"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        (Verb("claim"), "claim claims claimed claiming"),
        (Verb("note"), "note notes noted noting"),
        (Verb("cry"), "cry cries cried crying"),
        (Verb("stress"), "stress stresses stressed stressing"),
        (Verb("veto"), "veto vetoes vetoed vetoing"),
        (Verb("agree"), "agree agrees agreed agreeing"),
        (Verb("lie"), "lie lies lied lying"),
        (Verb("stop"), "stop stops stopped stopping"),
        (Verb("quip"), "quip quips quipped quipping"),
        (Verb("argue"), "argue argues argued arguing"),
        (Verb("reveal"), "reveal reveals revealed revealing"),
        (Verb("answer"), "answer answers answered answering"),
        (Verb("vow"), "vow vows vowed vowing"),
        (Verb("play"), "play plays played playing"),
        (Verb("say", forms=("said",)), "say says said saying"),
        (Verb("say", forms=("says", "said", "saying")), "say says said saying"),
        (Verb("admit", forms=("admitted", "admitting")), "admit admits admitted admitting"),
        (Verb("write", forms=("wrote", "written")), "write writes wrote written writing"),
        (Verb("sing", forms=("sang", "sung")), "sing sings sang sung singing"),
    ],
)
def test_inflection(verb, forms):
    assert forms_of(verb) == tuple(forms.split())


def test_a_particle_follows_every_form():
    assert forms_of(Verb("point out")) == ("point out", "points out", "pointed out", "pointing out")
    assert forms_of(Verb("make clear", forms=("made clear",))) == (
        "make clear",
        "makes clear",
        "made clear",
        "making clear",
    )
    assert forms_of(Verb("make clear", forms=("made",)))[2] == "made clear"
