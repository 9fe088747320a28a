"""Putting right whose words a passage is, and holding all numbers to a least confidence, by keys."""

from __future__ import annotations

import shutil
import tomllib

import pytest
from tui_pilot import LEXICON, NARROW, PORT, WIDE, opened

from framediff.article import Span
from framediff.comparison.study import study
from framediff.sources import read
from framediff.tui.app import FramediffApp
from framediff.tui.correcting import wordings
from framediff.tui.dialogs import Choose, Prompt
from framediff.voice import Voice


@pytest.fixture
def port(tmp_path):
    return shutil.copytree(PORT, tmp_path / "port")


def written(port):
    return tomllib.loads((port / "corrections.toml").read_text("utf-8"))["correction"]


async def to_siege(driver):
    """To the evidence of “siege” in the outlet's own words."""
    await driver.press("2", "j", "j", "enter")
    assert driver.app.current_mode == "evidence"
    row = driver.room.hits.hit_here()
    assert row.hit.voice is Voice.OWN
    return row.hit


async def test_a_hit_is_given_to_a_speaker_and_the_table_counted_anew(port) -> None:
    async with opened(port, NARROW) as driver:
        hit = await to_siege(driver)
        own = driver.desk.sheet.cell("dispute/siege", "Harbour Post", Voice.OWN).count
        study = driver.desk.study
        await driver.press("c")
        assert isinstance(driver.app.screen, Choose)
        assert "Put right: which words?" in driver.text
        await driver.press("enter")
        assert "Whose words:" in driver.text
        assert "i indirect: paraphrase of a speaker, in the outlet's wording" in driver.text
        await driver.press("j", "j", "enter")
        assert "Who speaks:" in driver.text
        assert "Mira Dall" in driver.text
        await driver.press("g", "enter")
        assert driver.desk.study is not study
        assert driver.desk.sheet.cell("dispute/siege", "Harbour Post", Voice.OWN).count == own - 1
        assert "Written to corrections.toml: indirect (outlet's paraphrase), Mira Dall." in driver.text
        (entry,) = written(port)
        assert entry["voice"], entry["speaker"] == ("indirect", "Mira Dall")
        assert entry["was"] == "own (the outlet's)"
        segment = driver.desk.study[hit.article_id].heard.voices.majority(hit.span)
        assert (segment.voice, segment.speaker) == (Voice.INDIRECT, "mira-dall")
        assert "corrections.toml applied" in driver.desk.comparison.audit.sentences[-1]
    async with opened(port) as driver:  # and it stays
        assert driver.desk.sheet.cell("dispute/siege", "Harbour Post", Voice.OWN).count == own - 1


async def test_in_compare_another_name_is_typed_and_esc_leaves_all_as_it_is(port) -> None:
    async with opened(port) as driver:
        await driver.press("3", "c")
        assert "n goes to a hit" in driver.text
        await driver.press("n", "c", "escape")
        await driver.press("c", "enter", "escape")
        await driver.press("c", "enter", "g", "j", "enter", "escape")
        assert not (port / "corrections.toml").exists()
        assert driver.app.current_mode == "compare"
        here = driver.room._place  # noqa: SLF001 - where the reader is
        await driver.press("c", "enter", "g", "j", "enter", "g")
        lines = [line for line in driver.lines if "another name …" in line]
        assert lines
        while "▌" not in next(line for line in driver.lines if "another name …" in line):
            await driver.press("j")
        await driver.press("enter")
        assert isinstance(driver.app.screen, Prompt)
        await driver.type("Nina Okafor")
        await driver.press("enter")
        assert [(entry["voice"], entry["speaker"]) for entry in written(port)] == [("direct", "Nina Okafor")]
        assert driver.room._place.article_id == here.article_id  # noqa: SLF001 - where the reader is
        assert driver.room._place.span == here.span  # noqa: SLF001 - same
        assert "nina-okafor" in {speaker.id for speaker in driver.desk.study.register}


async def test_own_words_and_undetermined_ask_for_no_speaker_and_twice_is_refused(port) -> None:
    async with opened(port) as driver:
        await to_siege(driver)
        await driver.press("c", "enter", "G", "enter")
        assert [(entry["voice"], entry.get("speaker")) for entry in written(port)] == [("undetermined", None)]
        await driver.press("3", "slash")
        await driver.type("siege of the port")
        await driver.press("enter", "c")
        assert "It is put right already, by correction 1 of corrections.toml; change it there." in driver.text
        assert len(written(port)) == 1


async def test_what_stays_as_it_is_is_not_written_and_that_is_said(port) -> None:
    async with opened(port, NARROW) as driver:
        await to_siege(driver)
        study = driver.desk.study
        await driver.press("c", "enter", "enter")
        assert "Nothing is written: it is own (the outlet's) already." in driver.text
        await driver.press("3", "G", "g", "slash")
        await driver.type("strike ends when")
        await driver.press("enter", "c", "enter", "enter", "enter")
        assert "Nothing is written: it is direct (speaker verbatim), Mira Dall already." in driver.text
        assert not (port / "corrections.toml").exists()
        assert driver.desk.study is study
        await driver.press("c", "enter", "enter", "j", "enter")
        assert len(written(port)) == 1


async def test_what_is_unsure_can_be_made_sure(port) -> None:
    """Held to a confidence it lacks, it stands as undetermined; saying so changes nothing, saying whose it is does."""
    async with opened(port) as driver:
        driver.desk.least = 1.0
        await driver.press("u", "3", "slash")
        await driver.type("strike ends when")
        await driver.press("enter", "c", "enter", "enter")
        assert "Nothing is written: it is undetermined already." in driver.text
        await driver.press("c", "enter", "g", "j", "enter", "g", "enter")
        (entry,) = written(port)
        assert (entry["voice"], entry["speaker"]) == ("direct", "Mira Dall")


async def test_what_a_person_broke_in_the_file_is_said_and_nothing_lost(port) -> None:
    async with opened(port) as driver:
        await to_siege(driver)
        (port / "corrections.toml").write_text("oops", "utf-8")
        await driver.press("c", "enter", "g", "enter")
        assert "corrections.toml is not TOML" in driver.text
        assert (port / "corrections.toml").read_text("utf-8") == "oops"
        assert driver.app.is_running


async def test_words_selected_with_the_mouse_are_what_is_put_right(port) -> None:
    async with opened(port, WIDE) as driver:
        await to_siege(driver)
        text = driver.room.text
        start = text.article.text.index("the port reportedly")
        text.selected_span = lambda: Span(start, start + len("the port reportedly"))
        await driver.press("c")
        assert "Whose words: “the port reportedly”" in driver.text
        await driver.press("G", "enter")
        assert written(port)[0]["text"] == "the port reportedly"


async def test_what_came_with_framediff_is_not_written_to() -> None:
    app = FramediffApp(PORT, (LEXICON,), can_correct=False, min_confidence=0.9)
    async with app.run_test(size=WIDE) as pilot:
        while app.desk.study is None:
            await pilot.pause(0.05)
        assert "confidence ≥ 0.9" in app.desk.title()
        assert app.desk.study.hearing.min_confidence == app.desk.least == 0.9
        for key in ("4", "c"):
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        assert "came with framediff" in app.desk.said
    assert not (PORT / "corrections.toml").exists()


async def test_a_key_holds_everything_to_a_least_confidence_and_lets_go_again(port) -> None:
    async with opened(port, NARROW) as driver:
        await driver.press("2")
        driver.desk.least = 0.9
        everything = driver.desk.study
        own = {each.article.id: each.words_by_voice().get(Voice.OWN) for each in everything}
        await driver.press("u")
        held = driver.desk.study
        low = held.low_confidence
        assert (
            f"Undetermined, with a confidence below 0.9: {low.attributions} attributions, {low.words} words."
            in driver.lines[-1]
        )
        assert "confidence ≥ 0.9" in driver.lines[0]
        assert held.hearing.min_confidence == 0.9
        assert {each.article.id: each.words_by_voice().get(Voice.OWN) for each in held} == own
        assert sum(each.words_by_voice().get(Voice.UNDETERMINED, 0) for each in held) >= low.words > 0
        await driver.press("a")
        assert "What is attributed with a confidence below 0.9 counts as undetermined" in " ".join(driver.text.split())
        await driver.press("escape", "o", "u")
        assert "Everything counts as it is attributed, however certain that is." in driver.lines[-1]
        assert driver.desk.filters.by == "speaker"
        assert "confidence" not in driver.lines[0]
        assert [each.heard.voices for each in driver.desk.study] == [each.heard.voices for each in everything]


async def test_a_topic_or_lexicon_chosen_later_keeps_the_least_confidence(port) -> None:
    async with opened(port) as driver:
        await driver.press("2", "u", "t", "j", "enter", "L", "j", "enter")
        assert driver.desk.filters.min_confidence == 0.8
        assert driver.desk.study.hearing.min_confidence == 0.8
        await driver.press("1", "shift+tab", "G", "enter")
        assert driver.desk.filters.min_confidence == 0.8


async def test_all_voices_together_are_explained_where_they_stand_in_one_number() -> None:
    for size in (WIDE, NARROW, (60, 24)):
        async with opened(size=size) as driver:
            for key in "1234":
                await driver.press(key)
                assert "∑" not in driver.text
            await driver.press("v", "v", "v", "v")
            for key in "1234":
                await driver.press(key)
                assert "? undetermined" in driver.lines[size[1] - 2]
                assert ("∑ all four" in driver.lines[size[1] - 2]) is (size != (60, 24))
                assert size[0] < 80 or "∑ all four in one number" in driver.lines[size[1] - 2]
            await driver.press("question_mark")
            assert "∑" in driver.text
            told = " ".join(driver.text.translate(dict.fromkeys(range(0x2581, 0x2589), " ")).split())  # the scroll bar
            assert "all voices together: the outlet's own, verbatim, paraphrased and undetermined" in told


async def test_every_screen_tells_who_answers_for_each_letter() -> None:
    for size, words in ((NARROW, "i outlet's paraphrase"), ((60, 24), "i paraphrase")):
        async with opened(size=size) as driver:
            for key in "1234":
                await driver.press(key)
                assert words in driver.lines[size[1] - 2]


def test_what_can_be_put_right_is_whole_words_of_one_passage() -> None:
    made = study(read(PORT), ())
    text = made["harbour-1"].article.text
    for words in ("siege of the port", "strike ends", "work-to-rule"):
        here = Span(text.index(words), text.index(words) + len(words))
        found = wordings(made, "harbour-1", here)
        assert found[0].name == "this passage of one voice"
        for each in found:
            assert each.span.covers(here)
            assert each.span.of(text) == each.span.of(text).strip()
            assert len(made["harbour-1"].heard.voices.over(found[0].span)) == 1
