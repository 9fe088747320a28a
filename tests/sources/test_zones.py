"""Zones: against the labelled seeds, against texts in other styles, and as properties of any text."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framediff.article import ZoneKind
from framediff.sources import article_from_text, read
from framediff.sources.zones import zones

ROOT = Path(__file__).parents[2]
GOLD = {
    gold["sha256"]: gold
    for gold in map(json.loads, (p.read_text("utf-8") for p in (ROOT / "tests/gold").glob("*.json")))
}
TEXTS = sorted((ROOT / "seeds/articles").iterdir())
KINDS = {
    "dateline_header": "byline",
    "dateline_source": "dateline",
    "section_heading": "heading",
    "non_article": "boilerplate",
}

P1 = "The foreign ministers of both countries met in Geneva on Monday and agreed to meet again within the month."
P2 = "“We talked about borders, trade and the return of those still held,” one of them told reporters after the talks."
LONG = (
    "Officials on both sides called the meeting useful, although neither of them would say what had been put on the "
    "table, and a joint statement that had been expected in the evening was not issued until long after midnight."
)
WRAPPED = "The foreign ministers of both countries met in\nGeneva on Monday and agreed to meet\nagain within the month."


def parts(text, **kwargs):
    return [(str(zone.kind), " ".join(zone.span.of(text).split())) for zone in zones(text, **kwargs)]


def kinds(text, **kwargs):
    return [kind for kind, _ in parts(text, **kwargs)]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_zones_of_a_seed_are_those_a_careful_reader_found(path):
    data = path.read_bytes()
    gold = GOLD[hashlib.sha256(data).hexdigest()]["structure"]
    found = [(z.span.start, z.span.end, str(z.kind)) for z in zones(data.decode())]
    assert found == [(part["start"], part["end"], KINDS.get(part["type"], part["type"])) for part in gold]


STYLES = {
    "headline, byline and date with blank lines": (
        f"Ministers agree to meet again\n\nBy Anna Berg\n\n12 February 2020, 14:30\n\n{P1}\n\n{P2}\n",
        [
            ("headline", "Ministers agree to meet again"),
            ("byline", "By Anna Berg"),
            ("byline", "12 February 2020, 14:30"),
            ("body", f"{P1} {P2}"),
        ],
    ),
    "Windows line ends": (
        f"Ministers agree to meet again\r\n\r\nBy Anna Berg and Ivo Lund, Example Times\r\n\r\n{P1}\r\n\r\n{P2}\r\n",
        [
            ("headline", "Ministers agree to meet again"),
            ("byline", "By Anna Berg and Ivo Lund, Example Times"),
            ("body", f"{P1} {P2}"),
        ],
    ),
    "old Macintosh line ends": (
        f"Ministers agree to meet again\r\r{P1}\r\r{P2}\r",
        [("headline", "Ministers agree to meet again"), ("body", f"{P1} {P2}")],
    ),
    "no blank lines between paragraphs": (
        f"Ministers agree to meet again\n{P1}\n{P2}",
        [("headline", "Ministers agree to meet again"), ("body", f"{P1} {P2}")],
    ),
    "lines of fixed width": (
        f"Ministers agree to meet again within the month, say officials\nfrom both sides\n\n{WRAPPED}\n",
        [
            ("headline", "Ministers agree to meet again within the month, say officials from both sides"),
            ("body", " ".join(WRAPPED.split())),
        ],
    ),
    "lines of fixed width without a headline": (
        f"{WRAPPED}\n\nThey left.\n",
        [("body", " ".join(WRAPPED.split()) + " They left.")],
    ),
    "wire copy": (
        f"GENEVA, Feb 12 (Reuters) - {P1}\n\n{P2}\n\n(Reporting by Anna Berg; Editing by Ivo Lund)\n",
        [
            ("dateline", "GENEVA, Feb 12 (Reuters) -"),
            ("body", f"{P1} {P2}"),
            ("byline", "(Reporting by Anna Berg; Editing by Ivo Lund)"),
        ],
    ),
    "headline with a full stop, known by the dateline after it": (
        f"Ministers agree to meet again.\n\nThe date is open.\n\nGENEVA — {P1}\n\n{P2}\n",
        [
            ("headline", "Ministers agree to meet again."),
            ("headline", "The date is open."),
            ("dateline", "GENEVA —"),
            ("body", f"{P1} {P2}"),
        ],
    ),
    "headline with a full stop, known by its capitals": (
        f"Foreign Ministers Agree to Meet Again.\n\n{P1}\n",
        [("headline", "Foreign Ministers Agree to Meet Again."), ("body", P1)],
    ),
    "agency in strokes": (
        f"Ministers agree to meet again\n\nMOSCOW, December 30. /TASS/. {P1}\n",
        [("headline", "Ministers agree to meet again"), ("dateline", "MOSCOW, December 30. /TASS/."), ("body", P1)],
    ),
    "dateline on a line of its own": (
        f"Ministers agree to meet again\n\nYEREVAN, FEBRUARY 12, ARMENPRESS.\n\n{P1}\n",
        [
            ("headline", "Ministers agree to meet again"),
            ("dateline", "YEREVAN, FEBRUARY 12, ARMENPRESS."),
            ("body", P1),
        ],
    ),
    "Markdown": (
        (
            f"# Ministers agree to meet again\n\n*By Anna Berg*\n\n{P1}\n\n## What was agreed\n\n{P2}\n\n"
            "### Related\n\n- [Other](x)\n"
        ),
        [
            ("headline", "# Ministers agree to meet again"),
            ("byline", "*By Anna Berg*"),
            ("body", P1),
            ("heading", "## What was agreed"),
            ("body", P2),
            ("boilerplate", "### Related"),
            ("boilerplate", "- [Other](x)"),
        ],
    ),
    "Markdown, underlined": (
        f"Ministers agree to meet again\n===\n\n{P1}\n",
        [("headline", "Ministers agree to meet again ==="), ("body", P1)],
    ),
    "section path and buttons": (
        (
            "Home > World > Europe\n\nMinisters agree to meet again\n\nShare | Tweet | Email\n\n"
            f"Photo: Example Agency\n\n{P1}\n"
        ),
        [
            ("kicker", "Home > World > Europe"),
            ("headline", "Ministers agree to meet again"),
            ("boilerplate", "Share | Tweet | Email"),
            ("boilerplate", "Photo: Example Agency"),
            ("body", P1),
        ],
    ),
    "section name above": (
        f"POLITICS\n\nMinisters agree to meet again\n\n{P1}\n",
        [("kicker", "POLITICS"), ("headline", "Ministers agree to meet again"), ("body", P1)],
    ),
    "section names below, unmarked": (
        f"Ministers agree to meet again\n\nNews, Politics, Georgia\n\n{P1}\n",
        [("headline", "Ministers agree to meet again"), ("kicker", "News, Politics, Georgia"), ("body", P1)],
    ),
    "headings inside": (
        f"{P1}\n\nA Long Road to Geneva\n\n{P2}\n\nOn the exchange of those held\n\n{P1}\n",
        [
            ("body", P1),
            ("heading", "A Long Road to Geneva"),
            ("body", P2),
            ("heading", "On the exchange of those held"),
            ("body", P1),
        ],
    ),
    "headings inside, no blank lines": (
        f"Ministers agree to meet again\n{LONG}\nA Long Road to Geneva\n{LONG}\n",
        [
            ("headline", "Ministers agree to meet again"),
            ("body", LONG),
            ("heading", "A Long Road to Geneva"),
            ("body", LONG),
        ],
    ),
    "links, newsletter, copyright": (
        f"{P1}\n\n{P2}\n\nSubscribe to our newsletter\n\n© 2020 Example Media. All rights reserved.\n",
        [
            ("body", f"{P1} {P2}"),
            ("boilerplate", "Subscribe to our newsletter"),
            ("boilerplate", "© 2020 Example Media. All rights reserved."),
        ],
    ),
    "a link amid the text": (
        f"{P1}\n\nRead more: What the last talks were about\n\n{P2}\n\nADVERTISEMENT\n\n{LONG}\n",
        [
            ("body", P1),
            ("boilerplate", "Read more: What the last talks were about"),
            ("body", P2),
            ("boilerplate", "ADVERTISEMENT"),
            ("body", LONG),
        ],
    ),
    "links after the text": (
        f"{P1}\n\n{P2}\n\nRelated stories\n\nOther ministers met in Vienna\n\nPrices rise again\n",
        [
            ("body", f"{P1} {P2}"),
            ("boilerplate", "Related stories"),
            ("boilerplate", "Other ministers met in Vienna"),
            ("boilerplate", "Prices rise again"),
        ],
    ),
    "a box of links near the beginning": (
        f"{P1}\n\nRead more\n\n{LONG * 2}\n\n{LONG * 2}\n",
        [("body", P1), ("boilerplate", "Read more"), ("body", f"{LONG * 2} {LONG * 2}")],
    ),
    "cookie banner first": (
        f"We use cookies on this page. Accept all cookies?\n\nMinisters agree to meet again\n\n{P1}\n",
        [
            ("boilerplate", "We use cookies on this page. Accept all cookies?"),
            ("headline", "Ministers agree to meet again"),
            ("body", P1),
        ],
    ),
    "transcript": (
        "Q: Will you meet again?\n\nA: We will.\n\nQ: When?\n\nA: Soon, I hope.\n",
        [("body", "Q: Will you meet again? A: We will. Q: When? A: Soon, I hope.")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), STYLES.values(), ids=STYLES)
def test_styles_of_other_pages(text, expected):
    assert parts(text) == expected


@pytest.mark.parametrize(
    "first",
    [
        "“We will meet again,",  # a quotation that goes on
        '"The talks were useful',
        "The ministers said:",
        "The foreign ministers of both countries met on Monday.",
        "and agreed to meet again",
        " ".join(["word"] * 26).capitalize(),
    ],
)
def test_a_first_line_that_is_no_headline(first):
    assert kinds(f"{first}\n\n{P1}\n") == ["body"]


@pytest.mark.parametrize(
    "line",
    [
        "By Thursday the army had left the town.",
        "Copyright law was changed in the spring, he said.",
        "Reporting by the ministry showed that prices rose.",
        "The report may not be published until May, she said.",
        "He asked them to support us now, and they did.",
        "The site uses old bricks.",
        "“Share this burden with us,” he said.",
        "The editor can be reached at any hour, she said.",
        "(c) the third demand is the return of those held.",
    ],
)
def test_sentences_about_such_things_stay_in_the_body(line):
    assert kinds(f"{P1}\n\n{line}\n\n{P2}\n\n{line}\n") == ["body"]


def test_a_single_line_is_text_and_not_a_headline():
    assert kinds("Ministers agree to meet again") == ["body"]


def test_a_recorded_headline_is_found_though_nothing_else_shows_it():
    text = f"Ministers agree to meet again within the month.\n\n{P1}\n"
    assert kinds(text) == ["body"]
    assert kinds(text, recorded="MINISTERS agree  to meet again within the month") == ["headline", "body"]


def test_every_zone_names_its_rule():
    text = (
        f"POLITICS\n\nMinisters agree to meet again\n\nBy Anna Berg\n\nGENEVA — {P1}\n\nSee also\n\nPrices rise again\n"
    )
    assert [zone.rule for zone in zones(text)] == [
        "section_names", "first_line", "byline", "place", "paragraph", "see_also", "after_see_also",
    ]  # fmt: skip


def test_only_headline_headings_and_body_are_counted_at_first():
    text = f"POLITICS\n\nTalks\n\nBy Anna Berg\n\nGENEVA — {P1}\n\nA Long Road\n\n{P2}\n\nSee also\n\nPrices rise\n"
    assert {str(zone.kind) for zone in zones(text) if zone.scored} == {"headline", "heading", "body"}
    assert {str(zone.kind) for zone in zones(text) if not zone.scored} == {
        "kicker",
        "byline",
        "dateline",
        "boilerplate",
    }


LINES = st.sampled_from(
    [
        *(P1, P2, LONG, "", "", " ", "See also", "Read more: other", "By Anna Berg", "date 2020-02-12 By Anna Berg"),
        *("POLITICS", "# Title", "## Heading", "===", "***", "GENEVA — It rained.", "ArmInfo.We", "A Short Heading"),
        *("On talks", "Share", "© 2020 Example", "Our website uses cookies.", "“An open quotation", "end.”", "/TASS/"),
        *("MOSCOW, May 3. /TASS/.", "\ufeff", "\u200b", "| a | b |", "12.02.2020", "a" * 300),
    ]
)
PAGES = st.builds(
    lambda rows, ends: "".join(row + end for row, end in zip(rows, ends, strict=False)),
    st.lists(LINES, max_size=14),
    st.lists(st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\u2028", "\x0b", "\x85"]), min_size=14, max_size=14),
)


@given(st.one_of(st.text(max_size=300), PAGES), st.text(max_size=20))
def test_every_character_that_is_not_white_space_lies_in_exactly_one_zone(text, recorded):
    covered = [0] * len(text)
    end = 0
    for zone in zones(text, recorded=recorded):
        assert end <= zone.span.start < zone.span.end <= len(text)
        assert zone.span.of(text) == zone.span.of(text).strip()
        end = zone.span.end
        for offset in range(zone.span.start, zone.span.end):
            covered[offset] += 1
    assert all(covered[offset] == 1 for offset, character in enumerate(text) if not character.isspace())


@given(PAGES)
def test_windows_line_ends_change_no_zone(text):
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    windows = unix.replace("\n", "\r\n")
    assert [(z.kind, z.rule, z.span.of(unix)) for z in zones(unix)] == [
        (z.kind, z.rule, z.span.of(windows).replace("\r\n", "\n")) for z in zones(windows)
    ]


@given(PAGES)
def test_a_text_with_words_is_never_left_out_wholly_by_its_tail(text):
    found = zones(text)
    body = [zone for zone in found if zone.kind is ZoneKind.BODY]
    tail = [zone for zone in found if zone.rule in ("see_also", "after_see_also")]
    assert body or not tail


@pytest.mark.parametrize(
    "name", ["long-line", "long-word", "line-separators", "escape-sequences", "lone-cr", "ornament"]
)
def test_odd_texts_are_read_with_total_zones(name):
    path = next((ROOT / "tests/odd/articles").glob(f"{name}.*"))
    article = read(path).articles[0]
    inside = set()
    for zone in article.zones:
        inside.update(range(zone.span.start, zone.span.end))
    assert all(offset in inside or character.isspace() for offset, character in enumerate(article.text))


@pytest.mark.parametrize(
    "hostile",
    [
        "# a" + " " * 40000 + "b",
        "By " + "and " * 15 + "and" + " " * 40000 + ".",
        "a.a." * 20000 + "x",
        "See also\n" * 4000 + "word " * 100000 + "end.",
        "They met.\n\nSee also\n\n" + "a" * 60000,
        "They met.\n\nSee also\n\n© " + " " * 40000 + "x",
        "A " * 30000,
        "A, " * 30000 + "/",
        "1" * 60000 + "\n\nThey met.",
        "| " * 12 + " " * 40000 + "a",
        "---\n" + "a " * 20000,
        '"' * 40000,
    ],
    ids=range(12),
)
def test_hostile_text_costs_no_more_time_than_its_length(hostile):
    start = time.process_time()
    article_from_text(hostile)
    assert time.process_time() - start < 30  # a tenth of a second here; with the square of the length, minutes
