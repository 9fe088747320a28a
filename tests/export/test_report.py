"""The report: what a reader who was not there finds in it, and what is said once and not again."""

from __future__ import annotations

import json

import pytest

from framediff.cli import run

WIRE = (
    "Guards stopped eighty people near the crossing on Tuesday, the ministry said. The group had walked for three days "
    "from the hills above the river. It was taken to a hall at the edge of the town, where it spent the night."
)
QUOTED = (
    "“We will not {} that people who came in search of work are held in a hall while ministers argue,” said Mira Sol."
)
ARTICLES = (
    ("one", "Courier", f"{WIRE}\n\nUndocumented migrants and asylum seekers have used the path since autumn."),
    ("two", "Tribune", f"{WIRE}\n\nIllegal immigrants and refugees have used the path since autumn."),
    ("three", "Courier", "Undocumented migrants met asylum seekers there. " + QUOTED.format("accept")),
    ("four", "Tribune", "Illegal immigrants spoke. " + QUOTED.format("tolerate")),
)


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    place = folder / "articles.jsonl"
    rows = [{"id": name, "outlet": outlet, "date": "2024-03-05", "text": text} for name, outlet, text in ARTICLES]
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    written = folder / "report.md"
    assert run(print, ["report", str(place), "--lexicon", "migration", "-o", str(written)]) == 0
    return written.read_text(encoding="utf-8")


def part(text, title, level="##"):
    """The part with that title, up to the next heading of its level or above."""
    after = text.partition(f"\n{level} {title}")[2]
    assert after, title
    return after.partition("\n## ")[0]


def test_copies_are_told_first(report):
    assert "2 of 4 articles are copies of another one here" in part(report, "In short")


def test_how_to_read_the_tables_stands_before_them(report):
    wording = part(report, "Wording by voice")
    assert wording.index("### How to read it") < wording.index("| voice |")
    assert wording.index("| voice |") < wording.index("### What has no table")


def test_labels_that_stand_together_once_are_counted_and_not_listed(report):
    told = part(report, "Labels that travel together", "###")
    pairs = [line for line in told.splitlines() if " + " in line and line.startswith("|")]
    assert any(line.startswith("| undocumented immigrants + asylum seekers | own | 2") for line in pairs)
    assert not any("refugees" in line for line in pairs)
    assert "in fewer than 2 sentences: \\`framediff ledger together\\`" in told


def test_what_was_looked_for_is_printed_once(report):
    told = part(report, "What was looked for", "###")
    assert "stands in the lexicon, printed below" in told
    assert "asylum seeker" not in told.partition("\n### ")[0]
    assert "asylum seeker+" in part(report, "The lexicons, printed")


def test_word_diffs_read_in_the_source_with_one_legend(report):
    told = part(report, "The same quotation in other words")
    assert "We will not ~~tolerate~~ **accept** that people" in told
    assert told.count("struck through") == 1


def test_methods_name_what_rests_on_what(report):
    told = part(report, "Methods, in plain words")
    for begun in ("Copies.", "Unresolved mentions.", "Stories.", "The lexicon.", "Position, and labels"):
        assert f"- {begun}" in told


def test_a_chart_of_one_column_says_whose_it_is(tmp_path):
    place = tmp_path / "articles.jsonl"
    many = "Illegal immigrants came. Illegal immigrants left. Illegal immigrants wait. "
    rows = [
        {"id": "many", "outlet": "Tribune", "date": "2024-03-05", "text": many * 2},
        {"id": "few", "outlet": "Courier", "date": "2024-03-06", "text": "Undocumented migrants came."},
    ]
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    written = tmp_path / "report.html"
    assert run(print, ["report", str(place), "--lexicon", "migration", "-o", str(written)]) == 0
    figure = written.read_text(encoding="utf-8").partition("<figure")[2].partition("</figure>")[0]
    assert "Tribune" in figure.partition("<svg")[0]
    assert "Courier" not in figure


def test_nothing_is_told_twice(report):
    _, _, body = report.partition("## In short")
    body = body.partition("## Methods")[0]
    # Labels of word diffs, and what their signs mean, stand with each.
    signs = ("|", "- ", ">", "*", "In one line", "In two columns")
    long = [line for line in body.splitlines() if len(line) > 120 and "⇄" not in line and not line.startswith(signs)]
    assert long
    twice = {line for line in long if long.count(line) > 1}
    assert not twice


def test_numbers_on_the_same_places_share_a_footnote_and_passages_stand_once(report):
    evidence = part(report, "Evidence")
    for article in evidence.split("\n### ")[1:]:
        passages = [line for line in article.splitlines() if line.startswith(r"- \[")]
        assert len(passages) == len(set(passages)) > 0
    defined = [line.partition("]: ")[2] for line in evidence.splitlines() if line.startswith("[^")]
    used = report.partition("## Evidence")[0].count("[^")
    assert used > len(defined) > 5


def test_of_the_lexicon_what_was_found_is_printed_and_the_rest_is_named(report):
    told = part(report, "The lexicons, printed")
    assert "undocumented immigrants" in told
    assert "found in none" in told
    assert "sha256" in told
    named = told.partition("found in none")[2].partition("Patterns:")[0]
    label = named.partition("entries in all: ")[2].partition(" (")[0]
    assert label
    assert f"** {label} ·" not in told


def test_the_whole_lexicon_is_printed_when_asked_for(tmp_path):
    place = tmp_path / "one.txt"
    place.write_text("Illegal immigrants came.\n", encoding="utf-8")
    texts = {}
    for entries in ("found", "all"):
        written = tmp_path / f"{entries}.md"
        words = ["report", str(place), "--lexicon", "migration", "--lexicon-entries", entries, "-o", str(written)]
        assert run(print, words) == 0
        texts[entries] = written.read_text(encoding="utf-8")
    assert "found in none" not in texts["all"]
    assert texts["all"].count("patterns: ") > texts["found"].count("patterns: ") > 0


def test_methods_are_of_what_stands_in_the_report(tmp_path):
    place = tmp_path / "one.txt"
    place.write_text("Illegal immigrants came.\n", encoding="utf-8")
    written = tmp_path / "report.md"
    assert run(print, ["report", str(place), "--lexicon", "migration", "-o", str(written)]) == 0
    told = part(written.read_text(encoding="utf-8"), "Methods, in plain words")
    assert "- Voice." in told
    assert "- Sensitivity." not in told
    assert "- Key words." not in told
