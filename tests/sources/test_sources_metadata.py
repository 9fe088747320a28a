"""What a text itself says of where it comes from, each fact with the words it rests on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framediff.article import Status
from framediff.sources import article_from_text
from framediff.sources.dates import compatible, complete_date, precision_of

BODY = "The foreign ministers met on Monday and agreed to meet again within the month, officials said."


def facts(text):
    return article_from_text(text).metadata


def known(fact):
    return fact.value, str(fact.status)


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (BODY, (None, "unknown")),
        (f"ArmInfo.{BODY}", ("ArmInfo", "stated")),
        (f"MOSCOW, December 30. /TASS/. {BODY}", ("TASS", "stated")),
        (f"YEREVAN, FEBRUARY 12, ARMENPRESS. {BODY}", ("ARMENPRESS", "stated")),
        (f"WASHINGTON (Reuters) - {BODY}", ("Reuters", "inferred")),
        (f"WASHINGTON (AP) - {BODY}\n\n© 2020 Example Media. All rights reserved.", ("Example Media", "inferred")),
        (f"{BODY}\n\nCopyright 2020 The Example Press. All rights reserved.", ("The Example Press", "inferred")),
        (f"{BODY}\n\nSend CV to jobs@dailyexample.org. “Daily Example” seeks editors.", ("Daily Example", "inferred")),
        (f"{BODY}\n\nSend CV to jobs@dailyexample.org.", ("dailyexample.org", "inferred")),
        (f"{BODY}\n\nSend CV to daily@gmail.com.", (None, "unknown")),
        (f"{BODY}\n\nSend CV to a@one.org or b@two.org.", (None, "unknown")),
        (f"{BODY} Write to him at him@ministry.org, he said.", (None, "unknown")),
        (f"The talks were useful, the minister said in an interview with Izvestia. {BODY}", (None, "unknown")),
        (f"“They were useful,” the minister told RIA Novosti agency. {BODY}", (None, "unknown")),
        (f"“They were useful,” the minister said, TASS reports. {BODY}", (None, "unknown")),
    ],
)
def test_outlet(text, outlet):
    found = facts(text).outlet
    assert known(found) == outlet
    assert bool(found.evidence) == (found.value is not None)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (BODY, (None, "unknown")),
        (f"date 2020-02-12 By Anna Berg\n\n{BODY}", ("2020-02-12", "stated")),
        (
            f"Talks resume\n\nPublished: 12 February 2020, 14:30\n\nUpdated: 13 February 2020\n\n{BODY}",
            ("2020-02-12", "stated"),
        ),
        (f"Talks resume\n\n12.02.2020\n\n{BODY}", ("2020-02-12", "stated")),
        (f"Talks resume\n\n04/05/2020\n\n{BODY}", (None, "unknown")),
        (f"GENEVA, Feb. 12, 2020 — {BODY}", ("2020-02-12", "stated")),
        (f"GENEVA, Feb. 12 — {BODY}", (None, "unknown")),
        (f"Baku/06.06.22/Turan: {BODY}", ("2022-06-06", "inferred")),
        (f"{BODY} The agreement of November 9, 2020 holds.", (None, "unknown")),
    ],
)
def test_date(text, date):
    found = facts(text).date
    assert known(found) == date
    assert found.precision == ("day" if found.value else "")


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Anna Berg", "Anna Berg"),
        ("By ANNA BERG and IVO LUND, Example Times", "ANNA BERG and IVO LUND"),
        ("By Anna Berg | 12 February 2020", "Anna Berg"),
        ("*By Anna de la Cruz*", "Anna de la Cruz"),
        ("Author: Anna Berg", "Anna Berg"),
    ],
)
def test_author(line, author):
    found = facts(f"Talks resume\n\n{line}\n\n{BODY}").author
    assert known(found) == (author, "stated")
    assert author in found.evidence


def test_a_reporting_credit_at_the_end_is_no_author():
    assert facts(f"{BODY}\n\n{BODY}\n\n(Reporting by Anna Berg; editing by Ivo Lund)").author.value is None


def test_place_is_the_city_of_the_dateline():
    assert known(facts(f"NEWPORT NEWS, Va. - {BODY}").place) == ("Newport News", "stated")
    assert known(facts(f"Baku/06.06.22/Turan: {BODY}").place) == ("Baku", "stated")
    assert facts(BODY).place.status is Status.UNKNOWN


def test_headline_is_given_without_marks():
    assert facts(f"# Talks *resume* #\n\n{BODY}").headline.value == "Talks *resume*"
    assert facts(f"Talks resume\r\n===\r\n\r\n{BODY}").headline.value == "Talks resume"
    assert facts(BODY).headline.value is None


@pytest.mark.parametrize(
    ("sentence", "asker"),
    [
        ("The talks go on, he said in an interview with the Example TV channel.", "Example TV"),
        ("In an exclusive interview with Example News Agency he said so.", "Example News Agency"),
        ("The talks go on, he told Example News agency on Monday.", "Example News"),
        ("In an interview with Foreign Minister Ivo Lund, it was asked. Lund said yes.", None),
        ("He said so in an interview with First Paper and in an interview with Second Paper.", None),
        ("He gave an interview.", None),
    ],
)
def test_interviewer(sentence, asker):
    assert facts(f"{sentence} {BODY}").interviewer.value == asker


def test_an_interview_far_down_is_another_one():
    assert facts(BODY * 15 + " He said so in an interview with Example Paper.").interviewer.value is None


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("February 12, 2020", ("2020-02-12", True)),
        ("12th Sept. 2020", ("2020-09-12", True)),
        ("25/12/2020", ("2020-12-25", True)),
        ("12/25/2020", ("2020-12-25", True)),
        ("05/05/2020", ("2020-05-05", True)),
        ("04/05/2020", None),
        ("4.5.2020", ("2020-05-04", True)),
        ("31 June 2020", None),
        ("2020-13-01", None),
        ("February 12", None),
        ("version 1.2.3.4", None),
    ],
)
def test_complete_dates(words, date):
    assert complete_date(words) == date


def test_precision_of_dates():
    assert [precision_of(v) for v in ("2020", "2020-02", "2020-02-29", "2021-02-29", "20", "2020-2-1", "")] == [
        "year", "month", "day", "", "", "", "",
    ]  # fmt: skip
    assert compatible("2020-02", "2020-02-12")
    assert not compatible("2020-02", "2020-03-12")


@given(st.text(max_size=400))
def test_any_text_has_metadata_and_a_record_of_how(text):
    article = article_from_text(text)
    for name in article.metadata.__slots__:
        fact = getattr(article.metadata, name)
        assert (fact.value is None) == (fact.status is Status.UNKNOWN)
