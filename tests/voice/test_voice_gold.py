"""Every attribution that a careful reader requires of the seeds, with voice and speaker."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from framediff.places import shipped
from framediff.sources import read
from framediff.voice import Heard, Kind, Voice, hear

if TYPE_CHECKING:
    from framediff.article import Span
    from framediff.voice import Attribution

GOLD = sorted((Path(__file__).parents[1] / "gold").glob("seed*.json"))
# Speakers of the gold and the register's own ids.
SPEAKERS = {"kopirkin": "sergey-kopirkin", "rudenko": "andrey-rudenko", "ilyichev": "pyotr-ilyichev"}
# The reader's spans and ours may differ by a fronted adverbial or a full stop.
SAME_CONTENT = 0.9


@pytest.fixture(scope="module")
def heard() -> dict[str, Heard]:
    return {item.article.sha256: item for item in hear(read(shipped("seeds"))).articles}


def required() -> list[Any]:
    rows = []
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        rows += [
            pytest.param(gold["sha256"], entry, id=f"{path.stem}-{entry['id']}")
            for entry in gold["attributions"]
            if not entry["optional"]
        ]
    return rows


def letters(text: str, spans: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def overlap(heard_text: str, gold: set[int], attribution: Attribution) -> float:
    ours = letters(heard_text, [(span.start, span.end) for span in attribution.content])
    return len(gold & ours) / len(gold | ours)


def test_the_gold_requires_46_attributions() -> None:
    assert len(required()) == 46


@pytest.mark.parametrize(("sha256", "entry"), required())
def test_attribution_is_found_with_kind_and_speaker(
    heard: dict[str, Heard], sha256: str, entry: dict[str, Any]
) -> None:
    item = heard[sha256]
    text = item.article.text
    gold = letters(text, [(span["start"], span["end"]) for span in entry["content"]])
    best = max(item.attributions, key=lambda attribution: overlap(text, gold, attribution))
    assert overlap(text, gold, best) >= SAME_CONTENT
    assert best.kind == entry["type"]
    assert best.parent is None
    assert best.speaker == SPEAKERS[entry["speaker"]]


@pytest.mark.parametrize(("sha256", "entry"), required())
def test_source_mention_is_the_readers(heard: dict[str, Heard], sha256: str, entry: dict[str, Any]) -> None:
    item = heard[sha256]
    text = item.article.text
    gold = letters(text, [(span["start"], span["end"]) for span in entry["content"]])
    best = max(item.attributions, key=lambda attribution: overlap(text, gold, attribution))
    ours = None if best.source is None else best.source.of(text)
    theirs = None if entry["source"] is None else entry["source"]["text"]
    assert ours == theirs


def test_nothing_else_speaks_at_the_outer_level(heard: dict[str, Heard]) -> None:
    """Optional attributions of the gold may be found or not; nothing beyond them is."""
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        item = heard[gold["sha256"]]
        text = item.article.text
        known = [letters(text, [(s["start"], s["end"]) for s in entry["content"]]) for entry in gold["attributions"]]
        for attribution in item.attributions:
            if attribution.parent is None:
                assert max(overlap(text, spans, attribution) for spans in known) >= SAME_CONTENT, attribution


def test_one_speaker_across_three_articles_and_a_misspelt_name(heard: dict[str, Heard]) -> None:
    register = hear(read(shipped("seeds"))).register
    kopirkin = register["sergey-kopirkin"]  # type: ignore[index]
    assert len(kopirkin.articles) == 3
    ilyichev = register["pyotr-ilyichev"]  # type: ignore[index]
    assert "Pyotr Ilyicheva" in ilyichev.aliases
    assert {speaker.name for speaker in register if not speaker.interviewer} == {
        "Andrey Rudenko",
        "Pyotr Ilyichev",
        "Sergey Kopirkin",
    }
    assert heard


def spoken(item: Heard, words: str) -> Voice:
    start = item.article.text.index(words)
    return item.voices.at(start).voice


def test_quotation_over_paragraphs_is_direct_throughout(heard: dict[str, Heard]) -> None:
    arminfo = next(item for item in heard.values() if "Ilyicheva" in item.article.text)
    assert spoken(arminfo, "Blue Helmets") is Voice.DIRECT
    assert spoken(arminfo, "So, to the question") is Voice.OWN
    quoted = [a for a in arminfo.attributions if a.kind is Kind.DIRECT]
    assert len(quoted) == 3
    assert all("multi_paragraph" in attribution.flags for attribution in quoted)


def test_boilerplate_is_never_scored(heard: dict[str, Heard]) -> None:
    watch = next(item for item in heard.values() if "redaktion@" in item.article.text)
    segment = watch.voices.at(watch.article.text.index("I accept cookies"))
    assert not segment.scored


def test_spans_slice_back(heard: dict[str, Heard]) -> None:
    def whole(span: Span, item: Heard) -> bool:
        return 0 <= span.start < span.end <= len(item.article.text)

    for item in heard.values():
        for attribution in item.attributions:
            assert all(whole(span, item) for span in (*attribution.content, *attribution.quoted))
            assert all(any(part.covers(q) for part in attribution.content) for q in attribution.quoted)
