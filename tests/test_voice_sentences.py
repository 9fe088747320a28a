"""Sentence boundaries in the hard cases of news prose."""

from __future__ import annotations

import pytest

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.voice.attributor import lines


def split(text: str) -> list[str]:
    article = Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),))
    return [line.sentence.span.of(text) for line in lines(article)]


ONE = [
    "Russia keeps close contact with the U.S. and French partners.",
    "The leaders met on Oct. 24 at the summit in Kazan.",
    "Gen. Rustam Muradov met Maj. Gen. Andrey Volkov in the city.",
    "Mr. Lavrov and Mrs. Zakharova spoke at 5 p.m. in Moscow.",
    "The mission works in Nagorno- Karabakh and the districts.",
    "J. K. Smith of Acme Corp. signed the deal.",
    "Some 3.5 million people live there.",
    "“Why now? Nobody knows. We wait,” he said.",
    "“Will talks go on?” Mirzoyan said in parliament.",
    "“Enough!” said the minister.",
    "He called it “a farce.”",
    "The so-called N.K.R. representative left early.",
    "It cost about $1.2 billion vs. $900 million in 2021.",
    "The text, cf. No. 12, was signed.",
    "The UN (est. 1945) has five permanent members.",
    "Vice Adm. Ivan Petrov commands the fleet.",
    "Sen. Bob Menendez, D-N.J., wrote the letter.",
    "The road (approx. 5 km) is closed.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence(text: str) -> None:
    assert split(text) == [text]


TWO = [
    ("Ten citizens returned on Dec. 4.", "Overall, 15 have returned."),
    ("He met partners from the U.S.", "He left on Monday."),
    ("“Talks will go on,” he said.", "“We are ready.”"),
    ("“Talks will go on.”", "The envoy left."),
    ("He asked: “Why now?”", "The hall fell silent."),
    ("The truce holds!", "Nobody was hurt."),
    ("It began in 1994.", "The war was over."),
    ("He came at 5 p.m.", "The talks began."),
]


@pytest.mark.parametrize(("first", "second"), TWO)
def test_two_sentences(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_paragraph_ends_a_sentence_without_a_full_stop() -> None:
    assert split("On the border\n\nThe truce holds.") == ["On the border", "The truce holds."]


def test_quotation_over_paragraphs_is_one_sentence() -> None:
    text = '"First. Second.\nThird," he said. He left.'
    assert split(text) == ['"First. Second.\nThird," he said.', "He left."]
