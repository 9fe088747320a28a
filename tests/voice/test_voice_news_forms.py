"""Turns of phrase of news agencies, each with a sentence of our own: what is reported, and who says it."""

from __future__ import annotations

import pytest

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.voice import hear


def reports(text: str) -> list[tuple[str, str, list[str]]]:
    """Rule, speaker and contents of each outermost attribution."""
    hearing = hear([Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),))])
    return [
        (a.rule, hearing.register.name_of(a.speaker), [span.of(text) for span in a.content])
        for a in hearing.articles[0].attributions
        if a.parent is None
    ]


CASES = [
    # A fronted adverbial without a comma, and the reporting clause at the end.
    (
        "By noon twelve ferries had turned back, the harbour office said.",
        ("fronted_clause", "harbour office", ["By noon twelve ferries had turned back"]),
    ),
    (
        "In the morning two boys were found alive, the county fire brigade reported.",
        ("fronted_clause", "county fire brigade", ["In the morning two boys were found alive"]),
    ),
    # A relative clause behind the name.
    (
        "The ice is too thin, said Anna Petrova, whose team measured it.",
        ("fronted_clause", "Anna Petrova", ["The ice is too thin"]),
    ),
    # Verbs that need `that` before a clause may stand amid one.
    (
        "The bridge, he noted, had been closed before the flood came.",
        ("parenthetical", "speaker unknown", ["The bridge", "had been closed before the flood came"]),
    ),
    (
        "Three wells are dry; no village, the mayor stressed, would be left without water.",
        ("parenthetical", "the mayor", ["no village", "would be left without water"]),
    ),
    # `by telephone` is no agent.
    (
        "The school will stay shut, its headmaster, Jon Brand, said by telephone.",
        ("fronted_clause", "Jon Brand", ["The school will stay shut"]),
    ),
    # A date before the comma is not what the office stands in apposition to.
    (
        "The dam has leaked since February, a member of the board disclosed.",
        ("fronted_clause", "a member of the board", ["The dam has leaked since February"]),
    ),
    # Who is told does not speak.
    (
        "The road will open in May, the company's director, Jon Brand, told a briefing.",
        ("fronted_clause", "Jon Brand", ["The road will open in May"]),
    ),
    (
        "The road will open in May, the host, Premier Jon Brand, told the press.",
        ("fronted_clause", "Jon Brand", ["The road will open in May"]),
    ),
    # After a quotation, who stands behind the verb speaks.
    (
        "“We will open every file,” promised Jon Brand, who leads the council.",
        ("quote_then_cue", "Jon Brand", ["“We will open every file,”"]),
    ),
    (
        "“We will run out of bread,” warned its head, Jon Brand.",
        ("quote_then_cue", "Jon Brand", ["“We will run out of bread,”"]),
    ),
    # An office that looks like a verb.
    (
        "“You kept a list of names,” presiding judge Anna Petrova said.",
        ("quote_then_cue", "Anna Petrova", ["“You kept a list of names,”"]),
    ),
    # A name behind a fronted place.
    (
        "On the other bank Anna Petrova, who had waited all night, said the ferry was late.",
        ("bare_clause", "Anna Petrova", ["the ferry was late"]),
    ),
    # Documents that close a report.
    (
        "The bank lent the firm two million, the judgment states.",
        ("fronted_clause", "judgment", ["The bank lent the firm two million"]),
    ),
    (
        "Both sides share the cost, the joint communiqué reads.",
        ("fronted_clause", "joint communiqué", ["Both sides share the cost"]),
    ),
    (
        "Catches have fallen by half, data from the Sea Council show.",
        ("fronted_clause", "data from the Sea Council", ["Catches have fallen by half"]),
    ),
    (
        "In 2019, the indictment states, he took the money.",
        ("parenthetical", "indictment", ["In 2019", "he took the money"]),
    ),
    # Whose count it is.
    (
        "By the union's count, some 300 drivers stayed at home.",
        ("in_words", "union", ["some 300 drivers stayed at home"]),
    ),
    (
        "Some 300 drivers stayed at home by the union's count.",
        ("in_words", "union", ["Some 300 drivers stayed at home"]),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_form(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert expected in reports(text)


NOBODY = [
    "If prices rise, the mayor said on Monday.",
    "Two reports on the budget appeared.",
    "The clock on the tower show two hands.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_no_report(text: str) -> None:
    assert reports(text) == []


def test_a_month_may_be_a_name() -> None:
    text = "The plan is dead, Theresa May, the prime minister, said."
    assert reports(text) == [("fronted_clause", "Theresa May", ["The plan is dead"])]


def test_words_that_begin_a_sentence_are_no_speaker() -> None:
    text = "Every Monday the clerk took notes. Every Monday, he said, a list was read."
    assert "Every" not in {speaker for _, speaker, _ in reports(text)}


def test_whoever_is_called_by_age_is_whom_he_would_mean() -> None:
    text = "Jon Brand was freed. “I slept on stone,” said the 61-year-old."
    assert reports(text)[-1][1] == "Jon Brand"


def test_a_spokesman_with_an_owner_is_not_whoever_spoke_last() -> None:
    text = "The shaft is blocked, said Anna Petrova. Police took a server, the prosecutor's spokesman said."
    assert [speaker for _, speaker, _ in reports(text)] == ["Anna Petrova", "the prosecutor's spokesman"]
