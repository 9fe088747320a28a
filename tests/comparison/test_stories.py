"""Stories: which articles are on one event, by the words that they share and the days between them."""

from __future__ import annotations

import json
from collections import Counter
from csv import DictReader
from math import log, sqrt

import numpy as np
import pytest
from click.testing import CliRunner
from made import heard, made_study
from prose import sentences, word

from framediff import places
from framediff.article import Fact, Status
from framediff.cli.main import faces
from framediff.comparison import By, Options, compare
from framediff.comparison.groups import Grouping
from framediff.comparison.groups.sides import SideBy, sides
from framediff.comparison.opening import open_study
from framediff.comparison.stories import stories_of
from framediff.comparison.study.holding import held
from framediff.comparison.texts.likeness import likeness
from framediff.comparison.texts.terms import is_function_word
from framediff.comparison.texts.wordcolumns import word_columns
from framediff.errors import InputError, UnknownNameError
from framediff.export.stories import stories_document
from framediff.words import words

COMMON = "The talks went on, the envoy said, and the ministry of the country would not say more about it today."


def about(event, seed, told=9):
    """A report on an event: its own names, in every report of it, among words of its own."""
    names = [word(500_000 + 100 * event + n).capitalize() for n in range(10)]
    lines = [
        f"{line[:-1]} {' '.join(names[n % 6 : n % 6 + 5])}." for n, line in enumerate(sentences(seed, told, length=5))
    ]
    return f"{COMMON} {' '.join(lines)}"


ARTICLES = (
    heard("a1", about(1, 11), "Alder", "2024-03-01"),
    heard("a2", about(2, 12), "Alder", "2024-03-05"),
    heard("a3", about(1, 13), "Alder", "2024-06-01"),
    heard("b1", about(1, 14), "Birch", "2024-03-02"),
    heard("b2", about(2, 15), "Birch", "2024-03-05"),
    heard("c1", about(3, 16), "Cedar", None),
)


def grouped(articles=ARTICLES):
    return [story.articles for story in stories_of(made_study(articles)).stories]


@pytest.mark.parametrize("further", [0, 25])
def test_likeness_is_the_cosine_of_smoothed_tf_idf(further):
    texts = ["The harbour's strike, the harbour.", "A strike of docks and docks", "Nothing at all of it", "ship Ship"]
    texts += [f"harbour{number}" for number in range(further)]
    collection = max(len(texts), 20)  # of a handful of articles the words of their event would weigh least for it
    articles = [heard(f"a{n}", each).article for n, each in enumerate(texts)]
    counts = [Counter(each.stem for each in words(text) if not is_function_word(each.stem)) for text in texts]
    often = Counter(form for each in counts for form in each)
    weights = [
        {form: (1 + log(n)) * (log((1 + collection) / (1 + often[form])) + 1) for form, n in each.items()}
        for each in counts
    ]

    def cosine(one, other):
        product = sum(value * other.get(form, 0) for form, value in one.items())
        lengths = [sqrt(sum(value**2 for value in each.values())) for each in (one, other)]
        return product / (lengths[0] * lengths[1]) if all(lengths) else 0.0

    found = likeness(word_columns(articles))
    first, second = np.array([0, 0, 1, 0]), np.array([1, 2, 3, 3])
    expected = [cosine(weights[a], weights[b]) for a, b in zip(first, second, strict=True)]
    assert found.of(first, second).tolist() == pytest.approx(expected)
    assert expected[0] > 0.1
    one, other, alike = found.pairs(0.1)
    assert (one.tolist(), other.tolist(), alike.tolist()) == ([0], [1], pytest.approx([expected[0]]))


def test_pairs_are_found_where_common_words_are_not_searched():
    many = [heard(f"m{n:03}", f"{COMMON} {' '.join(sentences(n, 2))}").article for n in range(260)]
    columns = word_columns([*many, heard("x", about(1, 1)).article, heard("y", about(1, 2)).article])
    alike = likeness(columns)
    one, other, values = alike.pairs(0.3)
    everything = alike.weights @ alike.weights.T
    dense = np.triu(everything.toarray(), 1)
    expected = [(int(a), int(b)) for a, b in np.argwhere(dense >= 0.3)]
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == expected
    assert (260, 261) in expected
    assert values.tolist() == pytest.approx([dense[pair] for pair in expected])


def test_articles_on_one_event_within_days_are_one_story():
    assert grouped() == [("a1", "b1"), ("a2", "b2"), ("a3",), ("c1",)]


def test_each_day_between_asks_for_more():
    links = {(link.first, link.second): link for link in stories_of(made_study(ARTICLES)).links}
    near = links["a1", "b1"]
    assert near.days == 1
    assert near.likeness == pytest.approx(near.cosine - 0.02)
    undated = (heard("a", about(1, 11), "Alder"), heard("b", about(1, 14), "Birch", "2024-03-01"))
    (link,) = stories_of(made_study(undated)).links
    assert (link.days, link.likeness) == (None, pytest.approx(link.cosine - 0.08))


@pytest.mark.parametrize(
    ("one", "other", "days", "known"),
    [
        (("2024-03-01", "day"), ("2024-03-09", "day"), 8, True),
        (("2024-03", "month"), ("2024-03-09", "day"), 0, False),
        (("2024-02", "month"), ("2024-03-09", "day"), 9, False),
        (("2024-03-20", "after"), ("2024-03-09", "day"), 11, False),
        (("2024-03-01", "after"), ("2024-03-09", "day"), 0, False),
        ((None, ""), ("2024-03-09", "day"), 0, False),
    ],
)
def test_days_between_dates_that_are_not_exact_are_the_fewest_possible(one, other, days, known):
    from framediff.comparison.stories.grouping import _days

    facts = [Fact(value, Status.STATED, "", precision) for value, precision in (one, other)]
    assert _days(*facts) == _days(*facts[::-1]) == (days, known)


def test_a_story_is_named_by_what_sets_it_apart_and_has_a_key_that_stays():
    found = stories_of(made_study(ARTICLES))
    first = found.stories[0]
    names = {word(500_100 + n).capitalize() for n in range(10)}
    assert len(first.telling) == 8
    assert set(first.telling) <= names
    assert first.label == f"{', '.join(first.telling[:3])} (2024-03-01 to 2024-03-02)"
    assert first.key == "story:a1"
    more = stories_of(made_study((*ARTICLES, heard("d1", about(1, 30), "Dogwood", "2024-03-02"))))
    assert more.of["d1"].key == "story:a1"
    assert more.of["d1"].articles == ("a1", "b1", "d1")
    assert found.of["c1"].label.startswith("The talks went on")


def test_stories_are_columns_and_sides():
    study = made_study((*ARTICLES, heard("e1", "A strike. " + about(1, 40), "Elm", "2024-03-02")))
    grouping = Grouping.of(study, By.STORY)
    assert [group.key for group in grouping.groups] == ["story:a1", "story:a2", "story:a3", "story:c1"]
    comparison = compare(study, Options(By.STORY))
    assert comparison.articles("story:a1") == ("a1", "b1", "e1")
    assert [hit.article_id for hit in comparison.hits("stoppage/strike", "story:a1")] == ["e1"]
    assert comparison.audit.articles["story:a2"] == 2
    chosen = sides(study, SideBy.STORY, (grouping.groups[0].label, "rest"))
    assert chosen.pair[0].keys == {"story:a1"}


def test_a_comparison_is_held_to_one_story():
    study = made_study(ARTICLES)
    label = stories_of(study).stories[0].label
    on = held(study, story=label.split(",", maxsplit=1)[0])
    assert [studied.article.id for studied in on.articles] == ["a1", "b1"]
    sentence = f"Held to the story “{label}”: 2 of 6 articles."
    assert sentence in compare(on).audit.sentences
    assert stories_of(on).of.keys() == {"a1", "b1"}
    with pytest.raises(UnknownNameError, match="No story is called “moon”"):
        held(study, story="moon")


def test_articles_without_a_word_stand_alone():
    assert grouped((heard("a", ""), heard("b", "... !"), heard("c", "the of and"), heard("d", "the of and"))) == [
        ("a",), ("b",), ("c",), ("d",),
    ]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    for each in ARTICLES:
        article = each.article
        head = f"---\noutlet: {article.outlet}\n"
        head += f"date: {article.metadata.date.value}\n---\n" if article.metadata.date.value else "---\n"
        (tmp_path / f"{article.id}.md").write_text(head + article.text, encoding="utf-8")
    return tmp_path


def stories_in(folder):
    return [(story.label, story.articles) for story in stories_of(open_study(folder, lexicons=["karabakh"])).stories]


def test_a_reader_puts_stories_right(folder):
    assert [articles for _, articles in stories_in(folder)][:2] == [("a1", "b1"), ("a2", "b2")]
    (folder / "stories.toml").write_text(
        '[[story]]\nname = "The strike"\narticles = ["b1", "c1"]\n[[apart]]\narticles = ["a2", "b2"]\n',
        encoding="utf-8",
    )
    found = stories_in(folder)
    assert ("The strike", ("b1", "c1")) in found
    assert [articles for _, articles in found] == [("a1",), ("b1", "c1"), ("a2",), ("b2",), ("a3",)]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[[story]]\nname = "x"\narticles = ["a1", "z9"]', r"stories.toml, story 1: there is no article “z9” here"),
        ('[[apart]]\narticles = ["a1", "a22"]', r"apart 1: there is no article “a22” here \(did you mean \"a2\"\?\)"),
        ('[[story]]\nname = " "\narticles = ["a1"]', "story 1: the name is empty"),
        ('[[story]]\nname = "x"\narticles = ["a1"]\n[[story]]\nname = "X"\narticles = ["a2"]', "have one name"),
        (
            '[[story]]\nname = "x"\narticles = ["a1"]\n[[story]]\nname = "y"\narticles = ["a1"]',
            "story 1 and in story 2",
        ),
        ('[[story]]\nname = "x"\narticles = ["a1", "b1"]\n[[apart]]\narticles = ["b1", "a1"]', "are to be apart"),
        ('[[story]]\nname = "x"\nmembers = ["a1"]', r'there is no key "members"'),
        ("[[story", "is not TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(folder, toml, said):
    (folder / "stories.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(InputError, match=said) as refused:
        stories_in(folder)
    assert "\n" not in str(refused.value)


def test_of_one_file_what_is_said_of_others_is_passed_over(folder):
    (folder / "stories.toml").write_text('[[story]]\nname = "x"\narticles = ["a1", "z9"]', encoding="utf-8")
    assert stories_in(folder / "a1.md") == [("x", ("a1",))]


def run(*arguments):
    return CliRunner().invoke(faces, [str(each) for each in arguments])


def test_stories_are_written_once_and_what_stands_there_stays(folder):
    result = run("stories", folder, "--write")
    assert result.exit_code == 0
    assert "2 stories added" in result.stderr
    path = folder / "stories.toml"
    written = path.read_text(encoding="utf-8")
    before = stories_in(folder)
    assert [articles for _, articles in before] == [("a1", "b1"), ("a2", "b2"), ("a3",), ("c1",)]
    assert "Nothing to add" in run("stories", folder, "--write").stderr
    assert path.read_text(encoding="utf-8") == written
    (folder / "d9.md").write_text("---\noutlet: Dogwood\ndate: 2024-06-01\n---\n" + about(1, 77), encoding="utf-8")
    assert run("stories", folder, "--write").exit_code == 0
    assert path.read_text(encoding="utf-8").startswith(written)
    assert '["a3", "d9"]' in path.read_text(encoding="utf-8")


def test_write_needs_a_place_and_no_other_output(folder):
    assert "needs a PLACE" in run("stories", "--write").stderr
    assert run("stories", folder, "--write", "-o", folder / "x.txt").exit_code == 2
    (folder / "stories.toml").write_text("story = []\n", encoding="utf-8")
    assert "write its entries as [[story]] tables" in str(run("stories", folder, "--write").exception)


def test_the_listing_says_which_article_is_in_which_story(folder):
    result = run("stories", folder, "--format", "json")
    assert result.exit_code == 0
    text = json.loads(result.stdout)
    assert "2 stories of two or more, 2 articles alone" in result.stdout
    assert text["manifest"]["stories"] is None
    csv = run("stories", folder, "--format", "csv").stdout.splitlines()
    rows = list(DictReader(csv))
    assert [row["article"] for row in rows] == ["a1", "b1", "a2", "b2", "a3", "c1"]
    assert [row["key"] for row in rows[:3]] == ["story:a1", "story:a1", "story:a2"]
    assert rows[0]["story"] == rows[1]["story"]


def test_compare_takes_the_story_and_copies(folder):
    label = stories_in(folder)[1][0]
    result = run("compare", folder, "--lexicon", "karabakh", "--story", label, "--format", "json")
    assert result.exit_code == 0
    manifest = json.loads(result.stdout)["manifest"]
    assert manifest["articles"]["story"] == label
    assert [text["id"] for text in manifest["texts"]] == ["a2", "b2"]
    assert isinstance(run("compare", folder, "--story", "nowhere at all").exception, UnknownNameError)


def test_what_is_alike_but_apart_is_listed(folder):
    (folder / "stories.toml").write_text('[[apart]]\narticles = ["a2", "b2"]\n', encoding="utf-8")
    document = stories_document(open_study(folder, lexicons=["karabakh"]))
    (between,) = [table for table in document.tables() if table.id == "stories-between"]
    assert [(row[0].text, row[1].text) for row in between.rows] == [("a2", "b2")]


def test_each_of_the_seeds_is_its_own_story():
    found = stories_of(open_study(places.shipped("seeds"), lexicons=["karabakh"]))
    assert [len(story.articles) for story in found.stories] == [1] * 5
    assert found.links == ()
