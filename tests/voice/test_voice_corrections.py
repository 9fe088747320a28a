"""Corrections: read, refused, placed, and stronger than whatever the rules find."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_voice_map import PIECES, check, whole

from framediff.errors import InputError
from framediff.places import shipped
from framediff.sources import read
from framediff.voice import Kind, SpeakerKind, Voice, hear
from framediff.voice.amendments.agreement import agreements, rules_say
from framediff.voice.amendments.corrections import (
    Correction,
    Corrections,
    corrections_of,
    read_corrections,
)
from framediff.voice.amendments.placing import occurrences, place, sought
from framediff.words import word_starts

TEXT = (
    "Gates stay shut\n\n"
    "The union said on Monday that the gates would stay shut. Mira Dall, its secretary, called the offer “an insult to "
    "night workers.” The board has no further money, and night pay is for others to settle.\n\n"
    "“We have nothing more to give,” board chairman Tom Reyes said. The gates would stay shut.\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "post.txt").write_text(TEXT, "utf-8")
    (tmp_path / "wire.jsonl").write_text('{"id": "w1", "text": "Talks go on."}\n{"id": "w2", "text": "No talks."}\n')
    return tmp_path


def written(folder, *entries):
    """The corpus, heard with the corrections that are `entries`."""
    (folder / "corrections.toml").write_text("\n".join(f"[[correction]]\n{entry}" for entry in entries), "utf-8")
    corpus = read(folder)
    return hear(corpus, corrections=corrections_of(corpus))


def post(hearing):
    return next(heard for heard in hearing.articles if heard.article.id == "post")


def said(heard, words, occurrence=0):
    """The voices and speakers of the words of `heard` at `words`, each once."""
    span = occurrences(heard.article.text, words)[occurrence]
    starts = word_starts(heard.article.text, span.start, span.end)
    return {(heard.voices.at(start).voice, heard.voices.at(start).speaker) for start in starts}


def test_without_a_file_there_are_none(folder):
    corpus = read(folder)
    assert corrections_of(corpus) is None
    assert hear(corpus).corrections == ()


def test_own_words_are_given_to_a_speaker_of_the_register(folder):
    hearing = written(
        folder,
        'article = "post.txt"\ntext = "The board has no further money"\nvoice = "indirect"\nspeaker = "Tom Reyes"\n',
    )
    heard = post(hearing)
    assert said(heard, "The board has no further money") == {(Voice.INDIRECT, "tom-reyes")}
    assert said(heard, "and night pay is for others") == {(Voice.OWN, None)}
    (made,) = (each for each in heard.attributions if each.rule == "correction")
    assert (made.kind, made.confidence, made.flags) == (Kind.INDIRECT, 1.0, {"corrected"})
    assert [speaker.name for speaker in hearing.register if speaker.name == "Tom Reyes"] == ["Tom Reyes"]


def test_a_name_that_no_article_has_becomes_a_new_entry(folder):
    hearing = written(
        folder, 'article = "post"\ntext = "night pay"\nvoice = "direct"\nspeaker = "Nina Okafor"\nnote = "heard it"\n'
    )
    assert hearing.register["nina-okafor"].articles == ("post",)
    assert said(post(hearing), "night pay") == {(Voice.DIRECT, "nina-okafor")}


@pytest.mark.parametrize(
    "name",
    ['Mira "The Boss" Dall', "Mr. Dall, harbour chief", "Tom Reyes of the board", "the secretary", "O'Dall (crane 4)"],
)
def test_a_name_given_by_hand_stands_as_it_is_given(folder, name):
    entry = f'article = "post"\ntext = "night pay"\nvoice = "direct"\nspeaker = {json.dumps(name)}\n'
    hearing = written(folder, entry)
    ((_, speaker),) = said(post(hearing), "night pay")
    assert hearing.register.name_of(speaker) == name
    assert hearing.register[speaker].aliases == ()
    assert hearing.register["mira-dall"].name == "Mira Dall"


def test_an_unknown_speaker_is_unknown(folder):
    hearing = written(folder, 'article = "post"\ntext = "night pay"\nvoice = "direct"\nspeaker = "unknown"\n')
    assert said(post(hearing), "night pay") == {(Voice.DIRECT, None)}


def test_a_part_of_an_attribution_is_cut_out_and_the_rest_stays(folder):
    before = post(hear(read(folder)))
    assert said(before, "the offer") == {(Voice.INDIRECT, "mira-dall")}
    heard = post(written(folder, 'article = "post"\ntext = "the offer"\nvoice = "own"\n'))
    assert said(heard, "the offer") == {(Voice.OWN, None)}
    assert said(heard, "an insult to night workers") == {(Voice.DIRECT, "mira-dall")}
    (left,) = (each for each in heard.attributions if "trimmed" in each.flags)
    assert left.kind is Kind.DIRECT
    assert left.content == left.quoted
    assert "corrected" in heard.voices.at(heard.article.text.index("the offer")).flags


def test_a_speaker_of_whom_no_word_is_left_leaves_the_register(folder):
    entry = 'article = "post"\ntext = "“We have nothing more to give,”"\nvoice = "undetermined"\n'
    hearing = written(folder, entry)
    assert "tom-reyes" not in {speaker.id for speaker in hearing.register}
    assert said(post(hearing), "nothing more to give") == {(Voice.UNDETERMINED, None)}
    assert not any("give" in each.content[0].of(TEXT) for each in post(hearing).attributions)


def test_words_that_stand_twice_are_told_apart(folder):
    twice = "the gates would stay shut"
    assert len(occurrences(TEXT, twice)) == 1  # capitals count
    by_rules = said(post(hear(read(folder))), twice)
    assert {voice for voice, _ in by_rules} == {Voice.INDIRECT}
    for key in ("occurrence = 2", f"at = {TEXT.rindex('gates would')}"):
        entry = f'article = "post"\ntext = "gates would stay shut"\n{key}\nvoice = "indirect"\nspeaker = "Tom Reyes"\n'
        heard = post(written(folder, entry))
        assert said(heard, "gates would stay shut", 1) == {(Voice.INDIRECT, "tom-reyes")}
        assert said(heard, "gates would stay shut", 0) == by_rules


def test_white_space_and_kinds_of_marks_do_not_matter(folder):
    hearing = written(
        folder, 'article = "post"\ntext = "called  the\\noffer \\"an insult"\nvoice = "direct"\nspeaker = "Mira Dall"\n'
    )
    assert len(hearing.corrections) == 1


def test_a_later_he_is_not_moved_by_a_correction(folder):
    (folder / "post.txt").write_text(
        "Tom Reyes said talks failed. The board is poor. He added that pay is low.\n", "utf-8"
    )
    heard = post(
        written(folder, 'article = "post"\ntext = "The board is poor"\nvoice = "indirect"\nspeaker = "Mira Dall"\n')
    )
    assert said(heard, "that pay is low") == {(Voice.INDIRECT, "tom-reyes")}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('article = "post"\ntext = "night pay"\nvoice = "owned"\n', 'there is no voice "owned"; use own, direct'),
        ('article = "post"\ntext = "pay"\nvoice = "own"\nspeeker = "x"\n', 'no key "speeker" (did you mean "speaker"'),
        ('article = "post"\nvoice = "own"\n', 'correction 1: the entry lacks "text"'),
        ('article = "post"\ntext = 3\nvoice = "own"\n', "correction 1, text: it must be text, not a number"),
        ('article = "post"\ntext = " … "\nvoice = "own"\n', "text has no word in it"),
        ('article = "post"\ntext = "night pay"\nvoice = "direct"\n', "direct speech has a speaker"),
        ('article = "post"\ntext = "night pay"\nvoice = "own"\nspeaker = "Tom"\n', 'voice "own" has no speaker'),
        ('article = "post"\ntext = "night pay"\nvoice = "direct"\nspeaker = "she"\n', '"she" names nobody'),
        ('article = "post"\ntext = "night pay"\nvoice = "direct"\nspeaker = "?"\n', '"?" names nobody'),
        ('article = "post"\ntext = "no such words"\nvoice = "own"\n', "the words “no such words” do not stand in post"),
        ('article = "post"\ntext = "gates would stay shut"\nvoice = "own"\n', "stand 2 times in post (at "),
        ('article = "post"\ntext = "gates would stay shut"\noccurrence = 3\nvoice = "own"\n', "stand only 2 times"),
        ('article = "post"\ntext = "night pay"\nat = 3\nvoice = "own"\n', "at 3 the words “night pay” do not begin"),
        ('article = "post"\ntext = "pay"\nat = -1\nvoice = "own"\n', "an offset in the article's text, 0 or more"),
        ('article = "post"\ntext = "night pay"\noccurrence = 0\nvoice = "own"\n', "occurrence counts from 1"),
        ('article = "pier.txt"\ntext = "night pay"\nvoice = "own"\n', 'there is no article "pier.txt"; give its file'),
        ('article = "old"\ntext = "pay"\nvoice = "own"\nwas = "own"\n', 'there is no article "old" any more; delete'),
        ('article = "post"\ntext = "night pay"\nof = 1\nvoice = "own"\n', "of says how often the words stand"),
        ('article = "post"\ntext = "night pay"\nat = 1\noccurrence = 1\nvoice = "own"\n', "keep one of them"),
        ('article = "past"\ntext = "night pay"\nvoice = "own"\n', 'there is no article "past" (did you mean "post"?)'),
        ('article = "a\\u0000b"\ntext = "night pay"\nvoice = "own"\n', 'there is no article "a�b"'),
        (f'article = "{"x" * 999}"\ntext = "night pay"\nvoice = "own"\n', 'there is no article "xxx'),
        ('article = "wire.jsonl"\ntext = "talks"\nvoice = "own"\n', '"wire.jsonl" holds 2 articles; give the id'),
        ('article = "post"\ntext = "ight pay"\nvoice = "own"\n', "do not stand in post"),
        ('article = "post"\ntext = "night pay"\nvoice = "own', "is not TOML"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_one_sentence(folder, entry, words):
    with pytest.raises(InputError, match=re.escape(words)) as refused:
        written(folder, entry)
    assert "corrections.toml" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_overlapping_corrections_are_refused(folder):
    with pytest.raises(InputError, match="correction 2 and correction 1 are both about “night pay” in post"):
        written(
            folder,
            'article = "post"\ntext = "night pay"\nvoice = "own"\n',
            'article = "post.txt"\ntext = "and night pay is for others"\nvoice = "undetermined"\n',
        )


def test_all_that_does_not_apply_is_told_and_the_rest_has_its_place(folder):
    entries = (
        'article = "post"\ntext = "Mira Dall"\nvoice = "own"\n',
        'article = "post"\ntext = "day pay"\nvoice = "own"\nwas = "own"\n',
        'article = "pier.txt"\ntext = "night pay"\nvoice = "own"\nwas = "own"\n',
        'article = "post"\ntext = "gates would stay shut"\noccurrence = 2\nof = 3\nvoice = "own"\n',
        'article = "post"\ntext = "Dall"\nvoice = "own"\n',
    )
    with pytest.raises(InputError) as refused:
        written(folder, *entries)
    assert "correction 2: the words “day pay” do not stand in post any more" in str(refused.value)
    assert "; 3 more do not apply either, and `framediff correct PLACE --list` shows them." in str(refused.value)
    corpus = read(folder)
    corrections = corrections_of(corpus)
    assert corrections is not None
    placed, stale = sought(corrections, corpus)
    assert [each.correction.number for each in placed] == [1]
    assert [(each.correction.number, each.reason.partition(";")[0]) for each in stale] == [
        (2, "the words “day pay” do not stand in post any more"),
        (3, 'there is no article "pier.txt" any more'),
        (4, "the words “gates would stay shut” stand 2 times in post now, no longer 3 times"),
        (5, "it and correction 1 are both about “Mira Dall” in post"),
    ]
    assert [each.placed.correction.number for each in agreements(corpus, corrections)] == [1]


def test_corrections_of_other_files_of_the_folder_are_passed_over(folder):
    entry = 'article = "post.txt"\ntext = "night pay"\nvoice = "undetermined"\n'
    written(folder, entry, 'article = "w1"\ntext = "Talks go on"\nvoice = "undetermined"\n')
    corpus = read(folder / "post.txt")
    corrections = corrections_of(corpus)
    hearing = hear(corpus, corrections=corrections)
    assert [each.correction.number for each in hearing.corrections] == [1]


def test_another_file_can_be_given(folder, tmp_path):
    own = tmp_path / "mine.toml"
    own.write_text('[[correction]]\narticle = "post"\ntext = "night pay"\nvoice = "undetermined"\n', "utf-8")
    corpus = read(folder / "post.txt")
    hearing = hear(corpus, corrections=corrections_of(corpus, own))
    assert said(hearing.articles[0], "night pay") == {(Voice.UNDETERMINED, None)}
    with pytest.raises(InputError, match="cannot be read"):
        corrections_of(corpus, tmp_path / "none.toml")


def test_hearing_again_with_other_corrections_is_hearing_with_them(folder):
    entry = 'article = "post"\ntext = "the offer"\nvoice = "own"\n'
    at_once = written(folder, entry)
    corpus = read(folder)
    again = hear(corpus).corrected(corrections_of(corpus))
    assert again.articles == at_once.articles
    assert again.register == at_once.register
    assert again.corrected(None).articles == hear(corpus).articles


def test_agreement_tells_what_the_rules_say(folder):
    written(
        folder,
        'article = "post"\ntext = "“We have nothing more to give,”"\nvoice = "direct"\nspeaker = "Reyes"\n',
        'article = "post"\ntext = "The board has no further money"\nvoice = "indirect"\nspeaker = "Tom Reyes"\n',
    )
    corpus = read(folder)
    corrections = corrections_of(corpus)
    assert corrections is not None
    found = {each.placed.correction.number: each for each in agreements(corpus, corrections)}
    assert found[1].agrees
    assert found[1].says == found[1].rules == "direct (speaker verbatim), Tom Reyes"
    assert not found[2].agrees
    assert (found[2].says, found[2].rules) == ("indirect (outlet's paraphrase), Tom Reyes", "own (the outlet's)")
    article = next(article for article in corpus if article.id == "post")
    assert rules_say(corpus, article, occurrences(article.text, "the offer “an")[0]) == (
        "indirect (outlet's paraphrase), Mira Dall; direct (speaker verbatim), Mira Dall"
    )


def test_an_empty_file_is_a_file_without_corrections(tmp_path):
    path = tmp_path / "corrections.toml"
    path.write_text("# none yet\n", "utf-8")
    assert read_corrections(path).entries == ()


texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


@st.composite
def corrected_texts(draw):
    """A text, and corrections of some stretches of whole words in it that do not overlap."""
    text = draw(texts)
    starts = word_starts(text)
    if not starts:
        return text, ()
    edges = sorted(draw(st.sets(st.sampled_from(starts), max_size=6)))
    entries = []
    for start, end in list(pairwise(edges))[::2]:
        words = text[start:end].rstrip(" \n“‘”’,.—…")
        at = [each.start for each in occurrences(text, words)] if words else []
        if start in at:
            voice = draw(st.sampled_from(list(Voice)))
            speaker = draw(st.sampled_from(["unknown", "Nina Okafor", "Rudenko"])) if voice.spoken else None
            entries.append(Correction("a", words, voice, speaker, at=start, number=len(entries) + 1))
    return text, tuple(entries)


@given(corrected_texts())
def test_corrected_words_have_their_voice_and_all_others_keep_theirs(made):
    text, entries = made
    article = whole(text)
    corrections = Corrections(Path("corrections.toml"), "f", entries)
    before = hear([article]).articles[0]
    hearing = hear([article], corrections=corrections)
    after = hearing.articles[0]
    check(after)
    placed = place(corrections, [article])
    for start in word_starts(text):
        inside = next((each for each in placed if each.span.start <= start < each.span.end), None)
        segment = after.voices.at(start)
        if inside is None:
            assert segment.voice is before.voices.at(start).voice
        else:
            assert segment.voice is inside.correction.voice
            assert "corrected" in segment.flags
            expected = None if inside.correction.name is None else inside.correction.name.split()[-1]
            name = None if segment.speaker is None else hearing.register.name_of(segment.speaker)
            assert (expected is None and name is None) or (name is not None and expected in name)
    contents = sorted(span for each in after.attributions if each.parent is None for span in each.content)
    for each in placed:
        over = [span for span in contents if span.overlaps(each.span)]
        assert over == ([each.span] if each.correction.spoken else [])


def test_whom_the_rules_took_for_an_interviewer_can_speak(tmp_path):
    text = "Asked by Port Radio about pay, Tom Reyes smiled. The strike is long. “It is long,” Reyes said.\n"
    (tmp_path / "post.txt").write_text(f"---\ninterviewer: Port Radio\n---\n{text}", "utf-8")
    before = hear(read(tmp_path)).register
    assert [each.interviewer for each in before if each.name == "Port Radio"] in ([], [True])
    (tmp_path / "corrections.toml").write_text(
        '[[correction]]\narticle = "post"\ntext = "The strike is long"\nvoice = "direct"\nspeaker = "Port Radio"\n',
        "utf-8",
    )
    corpus = read(tmp_path)
    after = hear(corpus, corrections=corrections_of(corpus)).register
    assert [each.interviewer for each in after if each.name == "Port Radio"] == [False]


def test_an_explanation_says_that_a_correction_names_the_speaker(folder):
    written(
        folder,
        'article = "post"\ntext = "night pay"\nvoice = "direct"\nspeaker = "Tom Reyes"\n',
        'article = "post"\ntext = "the offer"\nvoice = "direct"\nspeaker = "unknown"\n',
    )
    corpus = read(folder)
    hearing = hear(corpus, corrections=corrections_of(corpus), traced={"post"})
    heard = post(hearing)
    assert heard.trace is not None
    steps = {
        heard.attributions[number].content[0].of(heard.article.text): heard.trace.resolutions[origin].step
        for number, origin in enumerate(heard.origins)
        if heard.attributions[number].rule == "correction"
    }
    assert steps == {"night pay": "correction", "the offer": "correction_unknown"}


@pytest.fixture(scope="module")
def seeds():
    return hear(read(shipped("seeds")))


def test_whoever_is_in_the_register_is_named_by_that_name_in_every_article(seeds):
    """The same name is the same entry, as a reader who picks it from the list expects."""
    asked = 0
    for heard in seeds.articles:
        text = heard.article.text
        segment = next(each for each in heard.voices.segments if each.scored and each.voice is Voice.OWN)
        words = segment.span.of(text).strip(" \n:;,.")
        for speaker in seeds.register:
            if heard.article.id in speaker.articles or speaker.kind in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION):
                at = text.index(words)
                entry = Correction(heard.article.id, words, Voice.INDIRECT, speaker.name, at=at, number=1)
                made = seeds.corrected(Corrections(Path("c.toml"), "f", (entry,)))
                (found,) = (each for one in made.articles for each in one.attributions if each.rule == "correction")
                assert made.register.name_of(found.speaker) == speaker.name
                assert found.speaker == speaker.id
                asked += 1
    assert asked > len(seeds.register)
