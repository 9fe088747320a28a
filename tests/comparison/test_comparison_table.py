"""The comparison: every cell is its list, the voices add up, and filters leave out what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import ARTICLES, HARBOUR, asked, heard, made_study

import framediff
from framediff.article import Span
from framediff.comparison import By, Options, VoiceChoice, compare, resolve_group, resolve_indicator, resolve_topic
from framediff.comparison.study.making import _touches
from framediff.errors import LexiconError, UnknownNameError
from framediff.matching import HitState
from framediff.scoring import Measure
from framediff.voice import Voice
from framediff.words import word_starts

STUDY = made_study()
EVERY = [
    asked(by, voice=voice, topic=topic)
    for by in By
    for voice in VoiceChoice
    for topic in (None, "pay", "safety")
]  # fmt: skip


def held(comparison):
    """Assert the law of cells for every cell of a comparison."""
    for block, cell in comparison.cells():
        assert cell.count == len(cell.hits) == len(comparison.hits(cell.indicator, cell.group, cell.voice))
        assert cell.count == sum(part.hits for part in cell.parts)
        assert cell.denominator == sum(part.denominator for part in cell.parts)
        assert all(hit.state is HitState.COUNTED for hit in cell.hits)
        assert all(cell.voice in (None, hit.voice) for hit in cell.hits)
        if block.measure is Measure.SHARE:
            assert cell.denominator == comparison.occasions(block.key, cell.group, cell.voice)
            listed = [comparison.hits(i.id, cell.group, cell.voice) for i in block.indicators]
            assert cell.denominator == sum(map(len, listed))
            assert cell.count <= cell.denominator
        else:
            assert cell.denominator == comparison.words(cell.group, cell.voice)


@pytest.mark.parametrize("options", EVERY, ids=str)
def test_every_cell_is_the_length_of_its_list(options):
    held(compare(STUDY, options))


@pytest.mark.parametrize("by", list(By))
def test_no_hit_is_lost_or_counted_twice(by):
    comparison = compare(STUDY, asked(by))
    counted = [hit for studied in STUDY for hit in studied.hits if hit.state is HitState.COUNTED]
    cells = [hit for _, cell in comparison.cells() for hit in cell.hits]
    assert sorted(cells, key=repr) == sorted(counted, key=repr)


@pytest.mark.parametrize("by", list(By))
def test_the_voices_words_are_the_articles_words(by):
    comparison = compare(STUDY, asked(by))
    for studied in STUDY:
        text = studied.article.text
        words = sum(len(word_starts(text, zone.span.start, zone.span.end)) for zone in studied.article.scored)
        assert studied.words == sum(studied.words_by_voice().values()) == words
    total = sum(studied.words for studied in STUDY)
    assert sum(comparison.words(group.key) for group in comparison.groups) == total
    assert sum(comparison.words(group.key, voice) for group in comparison.groups for voice in Voice) == total


WORDS = st.lists(st.sampled_from("strike siege attack wage blockade calm it’s rebels,".split()), max_size=9)
FORMS = st.sampled_from(["{}", "{{d Ann|{}}}", "{{i Ann|{}}}", "{{i ?|{}}}", "{{u|{}}}", "{}\n"])
PIECES = st.lists(st.tuples(FORMS, WORDS), max_size=6)


@given(st.lists(PIECES, min_size=1, max_size=4), st.sampled_from(EVERY))
def test_the_law_of_cells_holds_for_any_articles(texts, options):
    articles = [
        heard(f"t{n}", " ".join(form.format(" ".join(words)) for form, words in pieces), f"Outlet {n % 2}")
        for n, pieces in enumerate(texts)
    ]
    comparison = compare(made_study(articles), options)
    held(comparison)
    if options.topic is None and options.voice in (VoiceChoice.SPLIT, VoiceChoice.ALL):
        total = sum(len(word_starts(each.article.text)) for each in articles)
        assert sum(comparison.words(g.key, voice) for g in comparison.groups for voice in comparison.voices) == total


def test_groups_by_outlet_are_in_alphabetical_order_and_unknown_ones_apart():
    more = (*ARTICLES, heard("d1", "A strike."), heard("0", "A strike.", "alpine"))
    comparison = compare(made_study(more))
    assert [group.label for group in comparison.groups] == [
        "Alpha", "alpine", "Beta", "unknown outlet (c1)", "unknown outlet (d1)",
    ]  # fmt: skip
    assert comparison.groups[0].note == "2 articles"


def test_groups_by_speaker_end_with_the_outlets_and_the_unknown():
    comparison = compare(STUDY, Options(by=By.SPEAKER))
    assert [group.label for group in comparison.groups] == [
        "Ann Ash", "Bob Bay (interviewer)", "Cid Cole",
        "Alpha, own voice", "Beta, own voice", "unknown outlet (c1), own voice",
        "speaker unknown (a2)", "speaker unknown (b1)",
    ]  # fmt: skip
    assert "interviewer" in resolve_group(comparison, "bob bay").note
    assert comparison.cell("stoppage/strike", "ann", Voice.DIRECT).text == "3 of 3"
    assert comparison.words("ann", Voice.OWN) == 0
    assert comparison.cell("stoppage/siege", "unknown:a2", Voice.UNDETERMINED).text == "1 of 1"


def test_groups_by_article_are_labelled_by_outlet_and_date_and_stay_apart():
    more = (*ARTICLES, heard("b2", "A strike.", "Beta", "2024-04-02"))
    labels = {group.key: group.label for group in compare(made_study(more), Options(by=By.ARTICLE)).groups}
    assert labels["a1"] == "Alpha, 2024-03-01"
    assert labels["b1"] == "Beta, 2024-04-02 (b1)"
    assert labels["b2"] == "Beta, 2024-04-02 (b2)"
    assert labels["c1"] == "unknown outlet (c1), date unknown"


def test_voices_shown():
    assert compare(STUDY).voices == (Voice.OWN, Voice.DIRECT, Voice.INDIRECT, Voice.UNDETERMINED)
    assert compare(made_study(ARTICLES[:1])).voices == (Voice.OWN, Voice.DIRECT, Voice.INDIRECT)
    assert compare(STUDY, Options(voice=VoiceChoice.ALL)).voices == (None,)
    assert compare(STUDY, Options(voice=VoiceChoice.DIRECT)).voices == (Voice.DIRECT,)
    together = compare(STUDY, Options(voice=VoiceChoice.ALL)).cell("stoppage/strike", "Alpha", None)
    assert together.count == sum(
        compare(STUDY).cell("stoppage/strike", "Alpha", voice).count for voice in Voice
    )  # fmt: skip


def test_a_topic_holds_hits_and_words_to_its_paragraphs():
    comparison = compare(STUDY, Options(topic="pay"))
    hits = comparison.hits("stoppage/siege")
    assert [(hit.article_id, hit.voice) for hit in hits] == [("a1", Voice.INDIRECT), ("a2", Voice.UNDETERMINED)]
    assert comparison.hits("stoppage/blockade") == ()
    assert comparison.words("Beta") == 0
    assert comparison.cell("stoppage/strike", "Beta", Voice.OWN).text == "no occasion"
    assert comparison.cell("force", "Beta", Voice.OWN).text == "no words"
    assert any("on the topic “Pay”" in sentence for sentence in comparison.audit.sentences)
    assert list(STUDY.topics_of("a1")) == ["pay"]
    assert STUDY.topics_of("c1") == {}


def test_what_is_not_counted_is_listed_with_its_reason():
    comparison = compare(STUDY)
    (mention,) = comparison.unresolved("stoppage")
    assert mention.span.of(STUDY["a1"].article.text).lower() == "the action"
    (refused,) = comparison.excluded("stoppage")
    assert refused.indicator == "stoppage/blockade"
    assert "naval" in refused.reason
    assert comparison.excluded("stoppage/strike") == ()
    (covered,) = comparison.shadowed("stoppage/strike")
    assert covered.article_id == "b1"
    assert comparison.unresolved("stoppage", "Beta") == ()
    assert comparison.unresolved("dockers") == ()


SECOND = type(HARBOUR)(
    id="second", title="Second", language="en", version="2", licence="CC0-1.0",
    choice_set=HARBOUR.choice_set[1:], category=HARBOUR.category, topic=HARBOUR.topic[:1],
)  # fmt: skip


def test_two_lexicons_keep_their_indicators_apart():
    both = made_study(lexicons=(HARBOUR, SECOND))
    comparison = compare(both)
    assert [block.key for block in comparison.sets] == [
        "stoppage", "harbour:dockers", "harbour:categories", "second:dockers", "second:categories",
    ]  # fmt: skip
    held(comparison)
    assert resolve_indicator(both, "second:force") == ("second:force",)
    assert resolve_topic(both, "safety") == "safety"
    with pytest.raises(UnknownNameError, match=r"harbour:force.*second:force"):
        resolve_indicator(both, "force")
    assert [block.lexicon_id for block in compare(both, Options(lexicons=("second",))).sets] == ["second", "second"]
    with pytest.raises(UnknownNameError, match="did you mean “second”"):
        compare(both, Options(lexicons=("secnd",)))


def test_names_of_indicators():
    assert resolve_indicator(STUDY, "stoppage/siege") == ("stoppage/siege",)
    assert resolve_indicator(STUDY, "siege") == ("stoppage/siege",)
    assert resolve_indicator(STUDY, "harbour:Siege") == ("stoppage/siege",)
    assert resolve_indicator(STUDY, "stoppage") == ("stoppage/strike", "stoppage/blockade", "stoppage/siege")
    assert resolve_indicator(STUDY, "force") == ("force",)
    with pytest.raises(UnknownNameError, match="did you mean “stoppage/blockade”"):
        resolve_indicator(STUDY, "blokade")
    with pytest.raises(UnknownNameError, match="No indicator is called “zzz”"):
        resolve_indicator(STUDY, "zzz")


def test_names_of_groups_and_topics():
    comparison = compare(STUDY)
    assert resolve_group(comparison, "ALPHA").key == "Alpha"
    assert resolve_group(comparison, "be").key == "Beta"
    with pytest.raises(UnknownNameError, match="Alpha"):
        resolve_group(comparison, "Alpah")
    by_speaker = compare(STUDY, Options(by=By.SPEAKER))
    assert resolve_group(by_speaker, "cole").key == "cid"
    with pytest.raises(UnknownNameError, match="more than one speaker"):
        resolve_group(by_speaker, "speaker")
    assert resolve_topic(STUDY, "PAY") == "pay"
    with pytest.raises(UnknownNameError, match="there are: Pay, Safety"):
        resolve_topic(STUDY, "zzzzzz")


def test_compare_for_scripts(tmp_path):
    (tmp_path / "one.txt").write_text("The strike began.\n\n“It is a siege,” said Ann Ash.\n", encoding="utf-8")
    comparison = framediff.compare(tmp_path, lexicons=[HARBOUR], by="article", voice="all")
    held(comparison)
    assert str(comparison).startswith(comparison.audit.sentences[0])
    assert "siege" in str(comparison)
    again = framediff.compare(comparison.study, by="outlet", topic="pay")
    assert again.options.by is By.OUTLET
    assert framediff.compare(framediff.read(tmp_path), lexicons=[HARBOUR]).study.corpus.name == tmp_path.name
    with pytest.raises(UnknownNameError, match="did you mean “outlet”"):
        framediff.compare(tmp_path, by="outlets")
    with pytest.raises(UnknownNameError, match="“zzz”"):
        framediff.compare(tmp_path, voice="zzz")


def test_two_lexicons_of_one_id_are_refused(tmp_path):
    (tmp_path / "one.txt").write_text("The strike began.", encoding="utf-8")
    other = type(HARBOUR)(id="harbour", title="Other", language="en", version="1", licence="CC0-1.0")
    with pytest.raises(LexiconError, match="“harbour”"):
        framediff.compare(Path(tmp_path), lexicons=[HARBOUR, other])
    assert len(framediff.open_study(tmp_path, lexicons=[HARBOUR, HARBOUR]).lexicons) == 1


def test_progress_is_told(tmp_path):
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text("The strike began.", encoding="utf-8")
    told = []
    framediff.open_study(tmp_path, lexicons=[HARBOUR], progress=lambda done, steps: told.append((done, steps)))
    assert [done for done, _ in told] == [1, 2, 3, 4, 5, 6]
    assert {steps for _, steps in told} == {6}


def test_a_passage_is_on_a_topic_when_any_of_its_spans_touches_it():
    spans = (Span(2, 30), Span(4, 6), Span(40, 44))
    reach = [30, 30, 44]
    for start, end in ((0, 2), (0, 3), (8, 12), (29, 31), (30, 40), (30, 41), (43, 50), (44, 50)):
        span = Span(start, end)
        assert _touches(span, spans, reach) == any(span.overlaps(other) for other in spans)
