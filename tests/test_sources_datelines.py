"""Datelines in the forms of agencies and papers, and beginnings that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framediff.sources.datelines import dateline

REST = "The foreign ministers met on Monday."


def read(line):
    found = dateline(line, 0, len(line))
    if found is None:
        return None
    spans = (found.span, found.place, found.date, found.agency)
    return (*(span.of(line) if span else None for span in spans), found.own)


FORMS = [
    ("MOSCOW, December 30. /TASS/. ", ("MOSCOW", "December 30", "TASS", True)),
    ("BAKU, Azerbaijan, February 12. /Trend/ ", ("BAKU", "February 12", "Trend", True)),
    ("Yerevan /Mediamax/. ", ("Yerevan", None, "Mediamax", True)),
    ("Baku/06.06.22/Turan: ", ("Baku", "06.06.22", "Turan", True)),
    ("MOSCOW. Dec 30 (Interfax) - ", ("MOSCOW", "Dec 30", "Interfax", False)),
    ("WASHINGTON (Reuters) - ", ("WASHINGTON", None, "Reuters", False)),
    ("LOS ANGELES, Sept. 28 (UPI) — ", ("LOS ANGELES", "Sept. 28", "UPI", False)),
    ("(AP) — ", (None, None, "AP", False)),
    ("/ARKA/. ", (None, None, "ARKA", True)),
    ("YEREVAN, FEBRUARY 12, ARMENPRESS. ", ("YEREVAN", "FEBRUARY 12", "ARMENPRESS", True)),
    ("Baku, June 6, 2022, AZERTAC. ", ("Baku", "June 6, 2022", "AZERTAC", True)),
    ("Baku. 8 December. REPORT.AZ/ ", ("Baku", "8 December", "REPORT.AZ", True)),
    ("TASS, December 30. ", (None, "December 30", "TASS", True)),
    ("London, 3 May 2021 — ", ("London", "3 May 2021", None, False)),
    ("Baku – APA. ", ("Baku", None, "APA", True)),
    ("PanARMENIAN.Net - ", (None, None, "PanARMENIAN.Net", True)),
    ("YEREVAN — ", ("YEREVAN", None, None, False)),
    ("YEREVAN. – ", ("YEREVAN", None, None, False)),
    ("NEWPORT NEWS, Va. - ", ("NEWPORT NEWS", None, None, False)),
    ("HEMPSTEAD, N.Y. ― ", ("HEMPSTEAD", None, None, False)),
    ("BOCA RATON, Fla. -- ", ("BOCA RATON", None, None, False)),
    ("ArmInfo.", (None, None, "ArmInfo", True)),
    ("ArmInfo. ", (None, None, "ArmInfo", True)),
]


@pytest.mark.parametrize(("words", "expected"), FORMS, ids=[words for words, _ in FORMS])
def test_forms(words, expected):
    assert read(words + REST) == (words.rstrip(), *expected)


@pytest.mark.parametrize(
    "line",
    [
        REST,
        "NATO – the alliance of 32 states – met on Monday.",
        "CSTO – Member states met. The CSTO was founded in 1992.",
        "Armenia — The country is small.",
        "U.S.Army units left.",
        "Mr.Smith left.",
        "Gen.Smith left.",
        "St.Petersburg is large.",
        "Booking.Com rose.",
        "He left.Then she left.",
        "Monday, May 3, NATO Secretary General Smith said.",
        "“MOSCOW — ” he wrote.",
        "Silence. The hall was empty.",
        "(As seen on Monday) the hall was empty.",
        "and/or both",
        "",
    ],
)
def test_what_is_none(line):
    assert read(line) is None


def test_a_dateline_may_fill_its_line_only_if_agency_or_date_show_it():
    assert read("YEREVAN, FEBRUARY 12, ARMENPRESS.") is not None
    assert read("YEREVAN —") is None


@given(st.text(max_size=200))
def test_any_line_is_read_and_spans_lie_in_it(line):
    found = dateline(line, 0, len(line))
    if found is not None:
        assert 0 == found.span.start < found.span.end <= len(line)
        for span in (found.place, found.date, found.agency):
            assert span is None or found.span.covers(span)
