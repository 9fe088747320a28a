"""Paraphrase only: wording given to a speaker that never stands in the speaker's quotations."""

from __future__ import annotations

from made import heard, made_study

from framediff.comparison import Options, compare


def found(*articles, **options):
    study = made_study([heard(f"t{n}", text, f"O{n}") for n, text in enumerate(articles)])
    return study, compare(study, Options(**options)).paraphrase_only


def test_wording_in_indirect_speech_alone_is_listed_with_what_the_speaker_says_in_quotation():
    study, (only,) = found("{i Ann|the siege goes on} {d Ann|the strike, our strike}")
    assert (only.indicator, only.speaker) == ("stoppage/siege", "ann")
    assert len(only.indirect_hits) == 1
    assert [(key, len(hits)) for key, hits in only.direct_alternatives] == [("stoppage/strike", 2)]
    assert only.text == "paraphrase only: the wording may be the outlet's"
    assert only.in_words(study) == (
        "“siege”: once in indirect speech of Ann Ash, in direct quotation never; there the speaker has “strike” twice."
    )


def test_wording_that_the_speaker_uses_in_quotation_anywhere_in_the_corpus_is_not_listed():
    _, listed = found("{i Ann|the siege goes on}", "{d Ann|a siege}")
    assert listed == ()


def test_another_speakers_quotation_does_not_count():
    _, (only,) = found("{i Ann|the siege goes on}", "{d Cid|a siege}")
    assert only.speaker == "ann"


def test_unknown_speakers_and_the_outlets_own_words_are_not_listed():
    _, listed = found("A siege. {i ?|the siege goes on} {u|a blockade}")
    assert listed == ()


def test_a_speaker_never_quoted_is_said_to_be_so_and_comes_last():
    study, listed = found("{i Bob|a strike} {i Ann|a siege} {d Ann|a blockade}")
    assert [only.speaker for only in listed] == ["ann", "bob"]
    assert "no direct quotation of this speaker stands in the corpus" in listed[1].in_words(study)


def test_categories_are_listed_after_variants_and_only_for_speakers_who_are_quoted():
    study, listed = found("{i Bob|an attack} {i Ann|an attack, an attack, a strike} {d Ann|words of hers}")
    assert [(only.indicator, only.speaker) for only in listed] == [("stoppage/strike", "ann"), ("force", "ann")]
    assert listed[0].in_words(study).endswith("in 3 words of direct quotation there is no occasion of naming it.")
    assert listed[1].in_words(study) == (
        "“force”: twice in indirect speech of Ann Ash, in direct quotation never, in 3 words."
    )


def test_a_topic_holds_the_indirect_hits_but_quotations_count_from_everywhere():
    articles = ("{i Ann|a siege over the wage}\n\n{i Ann|a blockade}", "{d Ann|a strike}")
    _, listed = found(*articles, topic="pay")
    assert [only.indicator for only in listed] == ["stoppage/siege"]
    assert listed[0].direct_alternatives[0][0] == "stoppage/strike"
