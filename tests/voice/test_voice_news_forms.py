"""Turns of phrase of news agencies, each with a sentence of our own: what is reported, and who says it."""

from __future__ import annotations

import pytest

from framediff.article import Article, Fact, Metadata, Span, Status, Zone, ZoneKind
from framediff.voice import Voice, hear


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
    # A figure that somebody gives.
    ("Organisers put the turnout at 40,000.", ("figure", "Organisers", ["the turnout at 40,000"])),
    (
        "The union gives the number of strikers as 300, while the firm counts fewer.",
        ("figure", "union", ["the number of strikers as 300"]),
    ),
    # A report, who said it, and a quotation that goes on.
    (
        "By then the stove was cold, said the host, Premier Jon Brand, “and that, I think, ended the talks in time”.",
        (
            "cue_then_quote",
            "Jon Brand",
            ["By then the stove was cold", "“and that, I think, ended the talks in time”"],
        ),
    ),
    (
        "The rest, he went on, is owed to the valley.",
        ("parenthetical", "speaker unknown", ["The rest", "is owed to the valley"]),
    ),
    # What stands beside the subject of the content does not end it.
    (
        "The court found that Brand, 61, had ordered the raid on the archive.",
        ("that_clause", "court", ["that Brand, 61, had ordered the raid on the archive"]),
    ),
    # Another name in a relative clause.
    ("Lake Amal, which Velia calls the Mirror, froze early.", ("described_as", "Velia", ["the Mirror"])),
    (
        "The bridge, as the mayor put it, had always been a loan.",
        ("as_clause", "the mayor", ["The bridge", "had always been a loan"]),
    ),
    # No town promises what no town could.
    (
        "No town could promise that the road stays open, the mayor argued.",
        ("fronted_clause", "the mayor", ["No town could promise that the road stays open"]),
    ),
    # The promise is the minister's, not the council's.
    (
        "Minister Anna Petrova ruled out that the council would order a curfew and promised to lift the ban.",
        ("infinitive", "Anna Petrova", ["to lift the ban"]),
    ),
    # A verb that no list knows.
    (
        "Rescuers from the south stand ready to help, it said in a statement.",
        ("fronted_clause", "speaker unknown", ["Rescuers from the south stand ready to help"]),
    ),
    ("The bank calculates that 300 shops will shut.", ("that_clause", "bank", ["that 300 shops will shut"])),
    (
        "“It is a wet spring,” said Anna Petrova of that institute.",
        ("quote_then_cue", "Anna Petrova", ["“It is a wet spring,”"]),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_form(text: str, expected: tuple[str, str, list[str]]) -> None:
    assert expected in reports(text)


NOBODY = [
    "If prices rise, the mayor said on Monday.",
    "Two reports on the budget appeared.",
    "The court is to confirm the result in May.",
    "The firm put pressure on the mayor at 300 meetings.",
    "The levy was put at 40 per cent.",
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


def test_whoever_is_called_by_age_is_nobody_where_several_may_be() -> None:
    text = (
        "The court jailed the former mayor, Jon Brand. “He kept a list,” judge Anna Petrova said."
        " “I am clean,” said the 61-year-old. He denied all."
    )
    assert [speaker for _, speaker, _ in reports(text)] == ["Anna Petrova", "the 61-year-old", "the 61-year-old"]


def test_the_minister_is_the_one_last_told_of() -> None:
    text = (
        "“We sold no fish,” the trade minister, Jon Brand, said. The night was led by the host's foreign minister,"
        " Emil Keel, and ended at dawn. The minister joked that there was no coffee left."
    )
    assert [speaker for _, speaker, _ in reports(text)] == ["Jon Brand", "Emil Keel"]


def test_an_outlet_recalls_in_its_own_voice() -> None:
    text = "NPA recalls that two guards were wounded in April. The NPA desk said so."
    facts = Metadata(outlet=Fact("Northern Press Agency", Status.ESTABLISHED))
    item = hear([Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),), facts)]).articles[0]
    assert item.voices.at(text.index("guards")).voice is Voice.OWN
    assert [credit.form for credit in item.credits][:1] == ["self"]


def test_a_raid_that_nobody_condemned_credits_nobody_with_what_stands_before() -> None:
    text = "Two guards were wounded in April. That raid was not condemned by any state."
    assert all("guards" not in part for _, _, content in reports(text) for part in content)


def test_a_spokesman_with_an_owner_is_not_whoever_spoke_last() -> None:
    text = "The shaft is blocked, said Anna Petrova. Police took a server, the prosecutor's spokesman said."
    assert [speaker for _, speaker, _ in reports(text)] == ["Anna Petrova", "the prosecutor's spokesman"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # The whole name stands behind two titles, or begins like the name of a people.
        ("Prime Minister Odile Brand met them. “It is dry,” Brand said.", ["Odile Brand"]),
        ("The court sent Bastian Keel to prison. “It is dry,” Keel said.", ["Bastian Keel"]),
        # Papers that somebody has seen are not somebody.
        ("The dam was weak, according to a letter seen by Northern Wire.", ["letter seen by Northern Wire"]),
        # A body may have an office in its name, or end in a plural.
        ("The pier is shut, the police press service reported.", ["police press service"]),
        ("The vote was calm, the League of Harbour Observers said.", ["League of Harbour Observers"]),
        ("The cells are full, according to the Relief Committee, which has seen them.", ["Relief Committee"]),
        # Whom a relative clause is about.
        ("It suits Mayor Jon Keel, who led the port until May and says he left in time.", ["Jon Keel"]),
        ("Police used gas last night against hundreds of voters who say the count was cut.", ["hundreds of voters"]),
    ],
)
def test_named_as_what_they_are(text: str, speakers: list[str]) -> None:
    assert [speaker for _, speaker, _ in reports(text)] == speakers
