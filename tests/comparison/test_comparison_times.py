"""Time: months and periods as columns and sides, dates that are partly known, and events between columns."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import HARBOUR, entry, heard, made_study

import framediff
from framediff.article import Fact
from framediff.comparison import By, Options, compare, resolve_group
from framediff.comparison.groups.events import Event, events_of
from framediff.comparison.groups.sides import SideBy, sides
from framediff.comparison.groups.times import When, in_order_of_time, month_label, month_of, side_of, when
from framediff.errors import InputError, UnknownNameError
from framediff.export import to_json, to_table
from framediff.lexicon.model import Lexicon, Topic
from framediff.voice import Voice

DAY = date(2020, 11, 10)


def dated(value, precision):
    return Fact(value, precision=precision)


@pytest.mark.parametrize(
    ("value", "precision", "month", "label", "side"),
    [
        ("2020-11-09", "day", "2020-11", "2020-11", When.BEFORE),
        ("2020-11-10", "day", "2020-11", "2020-11", When.AFTER),
        ("2020-11", "month", "2020-11", "2020-11", When.UNCERTAIN),
        ("2020-10", "month", "2020-10", "2020-10", When.BEFORE),
        ("2020", "year", "2020", "2020, month unknown", When.UNCERTAIN),
        ("2021", "year", "2021", "2021, month unknown", When.AFTER),
        ("2019-05-01", "after", "2019-05+", "2019-05 or later", When.UNCERTAIN),
        ("2020-11-10", "after", "2020-11+", "2020-11 or later", When.AFTER),
        (None, "", "unknown", "date unknown", When.UNCERTAIN),
    ],
)
def test_what_a_date_tells_of_month_and_side(value, precision, month, label, side):
    assert month_of(dated(value, precision)) == month
    assert month_label(month) == label
    assert side_of(dated(value, precision), DAY) is side


def test_months_are_in_order_of_time():
    given_keys = ["unknown", "2021", "2020-11", "2020", "2020-02", "2020-11+", "2021-03"]
    assert in_order_of_time(given_keys) == ["2020-02", "2020-11", "2020-11+", "2020", "2021-03", "2021", "unknown"]


def test_several_dates_lie_on_a_side_only_together():
    before, after, unsure = dated("2020-01-01", "day"), dated("2021", "year"), dated("2020", "year")
    assert when([before, before], DAY) is When.BEFORE
    assert when([after], DAY) is When.AFTER
    assert when([before, after], DAY) is when([after, unsure], DAY) is when([], DAY) is When.UNCERTAIN


ARTICLES = (
    heard("a1", "The strike goes on.", "Alpha", "2024-03-01"),
    heard("a2", "The blockade, the strike. {d Ann|A siege.}", "Alpha", "2024-04", precision="month"),
    heard("b1", "The strike.", "Beta", "2024", precision="year"),
    heard("b2", "The siege, the strike.", "Beta", "2024-03-30"),
    heard("c1", "The siege."),
)


def test_by_month_each_month_is_a_column_and_what_is_less_exact_has_its_own():
    comparison = compare(made_study(ARTICLES), Options(By.MONTH))
    assert [(group.key, group.label, group.note) for group in comparison.groups] == [
        ("2024-03", "2024-03", "2 articles"),
        ("2024-04", "2024-04", "1 article"),
        ("2024", "2024, month unknown", "1 article"),
        ("unknown", "date unknown", "1 article"),
    ]
    assert comparison.articles("2024-03") == ("a1", "b2")
    assert comparison.cell("stoppage/strike", "2024-03", Voice.OWN).text == "2 of 3"
    assert comparison.occasions("stoppage", "unknown") == 1
    assert resolve_group(comparison, "2024").key == "2024"
    assert resolve_group(comparison, "date unknown").key == "unknown"
    assert comparison.audit.smallest_p == pytest.approx(1 / 3)


def test_around_a_day_columns_are_before_after_and_not_certain():
    comparison = compare(made_study(ARTICLES), Options(By.PERIOD, around=date(2024, 3, 30)))
    assert [(group.key, group.label) for group in comparison.groups] == [
        ("before", "before 2024-03-30"),
        ("after", "on or after 2024-03-30"),
        ("uncertain", "before or after: not certain"),
    ]
    assert comparison.articles("before") == ("a1",)
    assert comparison.articles("after") == ("a2", "b2")
    assert comparison.articles("uncertain") == ("b1", "c1")
    assert any(
        sentence.startswith("By period: before 2024-03-30 1 article, 1 occasion; on or after 2024-03-30 2 articles")
        for sentence in comparison.audit.sentences
    )
    assert "by period around 2024-03-30" in to_table(comparison, 140)
    assert json.loads(to_json(comparison))["manifest"]["options"]["around"] == "2024-03-30"


@pytest.mark.parametrize(
    ("articles", "day", "says"),
    [
        (ARTICLES[:1], date(2030, 1, 1), "Every article lies before 2030-01-01: nothing is compared."),
        (ARTICLES[:1], date(2020, 1, 1), "Every article lies on or after 2020-01-01: nothing is compared."),
        (
            [heard("u", "The strike.", "Alpha")],
            date(2020, 1, 1),
            "The dates of the articles leave open on which side of 2020-01-01 each lies: nothing is compared.",
        ),
    ],
)
def test_where_all_articles_lie_on_one_side_of_the_day_it_is_said(articles, day, says):
    comparison = compare(made_study(articles), Options(By.PERIOD, around=day))
    assert says in comparison.audit.sentences
    assert not any(sentence.startswith("There is one group") for sentence in comparison.audit.sentences)


def test_periods_need_a_day():
    with pytest.raises(InputError, match="--around"):
        compare(made_study(ARTICLES), Options(By.PERIOD))
    with pytest.raises(
        InputError, match="“2020-11” is no day of the calendar; write one year first, such as 2020-11-10"
    ):
        framediff.compare(made_study(ARTICLES), by="period", around="2020-11")
    made = framediff.compare(made_study(ARTICLES), by="period", around="2024-03-30")
    assert made.options == Options(By.PERIOD, around=date(2024, 3, 30))


def test_months_and_periods_are_sides():
    study = made_study(ARTICLES)
    chosen = sides(study, SideBy.MONTH, ("2024-04", "2024-03"))
    assert [side.label for side in chosen.pair] == ["2024-03", "2024-04"]
    chosen = sides(study, SideBy.PERIOD, ("after", "before"), around=date(2024, 3, 30))
    assert [chosen.of(each.article, Voice.OWN, None) for each in study] == [0, 1, None, 1, None]
    with pytest.raises(UnknownNameError, match="2024-03"):
        sides(study, SideBy.MONTH, ("2024-07", "2024-03"))


dates = st.one_of(
    st.just((None, "")),
    st.tuples(st.dates(date(2019, 1, 1), date(2022, 12, 31)).map(str), st.sampled_from(["day", "after"])),
    st.integers(2019, 2022).map(lambda year: (str(year), "year")),
    st.dates(date(2019, 1, 1), date(2022, 12, 31)).map(lambda day: (str(day)[:7], "month")),
)


@given(st.lists(dates, min_size=1, max_size=5), st.sampled_from([By.MONTH, By.PERIOD]))
def test_every_article_stands_in_one_column_with_all_its_words(found, by):
    articles = [
        heard(f"n{number}", "A strike. {d Ann|A siege.}", "Alpha", value, precision=precision)
        for number, (value, precision) in enumerate(found)
    ]
    comparison = compare(made_study(articles), Options(by, around=DAY))
    placed = [each for group in comparison.groups for each in comparison.articles(group.key)]
    assert sorted(placed) == sorted(each.article.id for each in articles)
    assert sum(comparison.words(group.key) for group in comparison.groups) == 4 * len(articles)
    for group in comparison.groups:
        for each in comparison.articles(group.key):
            first, last = comparison.study[each].article.metadata.date.days
            if group.key == "before":
                assert last < DAY
            if group.key == "after":
                assert first >= DAY


def with_dates(*entries):
    """The lexicon of the harbour with these entries as its one topic."""
    return Lexicon(
        id="harbour", title="x", language="en", version="1", licence="x", choice_set=HARBOUR.choice_set,
        category=HARBOUR.category, topic=(Topic("dated", "The lockout", entries),),
    )  # fmt: skip


def test_events_are_the_days_on_which_entries_begin_or_cease_to_count():
    lexicon = with_dates(
        entry("lockout", since=date(2024, 3, 15)),
        entry("lock-out", since=date(2024, 3, 15), until=date(2024, 3, 31)),
    )
    study = made_study(ARTICLES, (lexicon,))
    assert events_of(study, {"harbour"}) == (
        Event(date(2024, 3, 15), ("The lockout",)),
        Event(date(2024, 4, 1), ("The lockout",)),
    )
    assert events_of(study, set()) == ()
    assert events_of(study, set(), DAY) == (Event(DAY, ()),)


def warned(articles, lexicon=HARBOUR, **options):
    said = compare(made_study(articles, (lexicon,)), Options(**options)).audit.sentences
    return [sentence for sentence in said if "What differs may come from time" in sentence]


APART = (
    heard("a1", "The strike.", "Alpha", "2024-03-01"),
    heard("a2", "The strike.", "Alpha", "2024-03-05"),
    heard("b1", "The siege.", "Beta", "2024-03-20"),
    heard("c1", "The siege.", "Gamma", "2024-03", precision="month"),
)


def test_columns_on_different_sides_of_an_event_are_warned_of():
    lexicon = with_dates(entry("lockout", since=date(2024, 3, 15)))
    (said,) = warned(APART, lexicon)
    assert said == (
        "2024-03-15 lies between them (it is in the dates of “The lockout”): Alpha before, Beta after. What differs "
        "may come from time."
    )
    assert warned(APART) == []
    assert warned(APART, around=date(2024, 3, 6)) == [
        "2024-03-06 lies between them: Alpha before, Beta after. What differs may come from time."
    ]
    assert warned(APART, lexicon, by=By.MONTH) == []


def test_no_event_between_columns_that_lie_on_both_sides():
    lexicon = with_dates(entry("lockout", since=date(2024, 3, 15)))
    mixed = (*APART, heard("a3", "The strike.", "Alpha", "2024-03-30"))
    assert warned(mixed, lexicon) == []


def test_of_several_events_the_one_that_parts_most_evenly_is_told_and_the_others_named():
    lexicon = with_dates(
        entry("one", since=date(2024, 3, 3)), entry("two", since=date(2024, 3, 15)), entry("three", since=DAY)
    )
    articles = [heard(f"n{n}", "A strike.", f"O{n}", f"2024-03-{day:02}") for n, day in enumerate((1, 9, 20, 25))]
    (said,) = warned(articles, lexicon)
    assert said == (
        "2024-03-15 lies between them (it is in the dates of “The lockout”): O0 and O1 before, O2 and O3 after. What "
        "differs may come from time. Others of them are parted by 2024-03-03."
    )
    asked = warned(articles, lexicon, around=date(2024, 3, 3))
    assert asked[0].startswith("2024-03-03 lies between them")


def test_two_periods_may_lie_on_different_sides_of_another_event():
    lexicon = with_dates(entry("lockout", since=date(2024, 3, 10)))
    parted = (APART[0], APART[2])
    assert warned(parted, lexicon, by=By.PERIOD, around=date(2024, 3, 6))[0].startswith("2024-03-10 lies between them")
    assert warned(parted, by=By.PERIOD, around=date(2024, 3, 6)) == []


def test_a_hostile_name_stays_text_in_the_warning():
    study = made_study([APART[0], heard("x", "A strike.", "O\x1b[2J\n| *b*", "2024-04-01")])
    text = to_table(compare(study, Options(around=date(2024, 3, 6))))
    assert "\x1b" not in text
    assert "lies between them" in text


def test_the_commands_take_months_and_a_day(tmp_path, framediff):
    for name, day, word in (("a", "2024-03-01", "strike"), ("b", "2024-05-01", "siege")):
        text = f"---\ndate: {day}\noutlet: Alpha\n---\nTalks\n\nThe minister spoke of the {word} in the harbour.\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")

    code, out, _ = framediff("compare", tmp_path, "--by", "month", "--format", "json")
    assert (code, [group["key"] for group in json.loads(out)["groups"]]) == (0, ["2024-03", "2024-05"])
    code, out, _ = framediff("compare", tmp_path, "--around", "2024-04-01", "--format", "json")
    assert (code, [group["key"] for group in json.loads(out)["groups"]]) == (0, ["before", "after"])
    code, out, _ = framediff("compare", tmp_path, "--around", "2024-04-01", "--by", "article", "--format", "json")
    assert [group["key"] for group in json.loads(out)["groups"]] == ["a", "b"]
    assert "2024-04-01 lies between them" in out
    assert framediff("compare", tmp_path, "--by", "period")[::2] == (
        2,
        "framediff: --by period needs the day that parts the periods, such as --around 2020-11-10.\n",
    )
    code, out, err = framediff("compare", tmp_path, "--around", "April")
    assert (code, out) == (2, "")
    assert "year first" in err
