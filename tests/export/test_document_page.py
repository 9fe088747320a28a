"""The page: well-formed, self-contained, accessible; a real browser asks for nothing, and everything stays text."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from chromium import FOUND, Browser
from test_document_markdown import HOSTILE, everywhere

from framediff.comparison import Options, compare
from framediff.comparison.opening import open_study
from framediff.escaping import for_html, for_terminal
from framediff.export.document import (
    Chart,
    Document,
    Excerpt,
    Mark,
    Pair,
    Point,
    Run,
    Section,
    Series,
)
from framediff.export.document.page import document_page
from framediff.export.document.page.charts import chart_words
from framediff.export.table.wording import wording_document

ATTACKS = [
    "<script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    '"><svg onload=window.pwned=1>',
    "' onmouseover='window.pwned=1",
    "</style></title></textarea><script>window.pwned=1</script>",
    "</svg><script>window.pwned=1</script>",
    "javascript:window.pwned=1",
    "<iframe srcdoc='<script>parent.pwned=1</script>'>",
    "<a href=//example.org>x</a><base href=//example.org><link rel=stylesheet href=//example.org>",
    "<meta http-equiv=refresh content=0;url=//example.org>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "]]><!--><script>window.pwned=1</script>",
    "{{constructor.constructor('window.pwned=1')()}}",
    "\u202etxet\u2066 <\u0000script>",
]
KINDS = ("intervals", "bars", "lines")


def charts(text="Alpha"):
    points = (
        Point(text, 0.75, 0.3, 0.95, f"3 of 4 {text}"),
        Point(f"{text} with a label that is much longer than any line of a chart", 0.2, None, None, "1 of 3"),
        Point("Gamma", None, note="no occasion"),
    )
    series = (Series(text, points), Series(f"_{text}", points[:1]))
    return tuple(Chart(kind, f"{kind} {text}", kind, series, "share of occasions") for kind in KINDS)


def with_everything(text, *drawn):
    made = everywhere(text)
    (section,) = made.sections
    return replace(made, sections=(replace(section, blocks=(*section.blocks, *drawn)),), manifest={"a": text})


class Tags(HTMLParser):
    """Every element with its attributes, and whether they nest."""

    def __init__(self):
        super().__init__()
        self.tags, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def tags(page):
    parser = Tags()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser.tags


@pytest.fixture(scope="module")
def seeds():
    return wording_document(compare(open_study(lexicons=["karabakh"]), Options()))


def test_text_is_escaped_between_tags_and_in_attributes():
    assert for_html('<a href="x">&\'') == "&lt;a href=&quot;x&quot;&gt;&amp;&#x27;"
    assert for_html("a\nb\x00c\u202ed\ud800e\uffff") == "a b�c�d�e�"


def shape(page):
    return [(tag, sorted(given)) for tag, given in tags(page)]


@pytest.mark.parametrize("text", [*HOSTILE, *ATTACKS])
def test_no_text_makes_an_element_or_an_attribute(text):
    assert shape(document_page(with_everything(text))) == shape(document_page(with_everything("Alpha")))


def test_no_text_of_a_chart_makes_an_element_or_an_attribute():
    found = shape(document_page(with_everything("Alpha", *charts(" ".join(ATTACKS)))))
    # A label is drawn in one line or two, so elements of text may be more.
    plain = shape(document_page(with_everything("Alpha", *charts())))
    assert [each for each in found if each[0] != "text"] == [each for each in plain if each[0] != "text"]
    assert {name for tag, names in found if tag == "text" for name in names} <= {
        "class", "font-size", "text-anchor", "transform", "x", "y",
    }  # fmt: skip


def test_a_page_is_self_contained(seeds):
    page = document_page(seeds)
    names = {tag for tag, _ in tags(page)}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    for tag, given in tags(page):
        assert not any(name.startswith("on") or name == "style" for name in given), (tag, given)
        assert given.get("href", "#").startswith("#")
    assert "@import" not in page
    assert not re.search(r"url\((?!#)", page)
    assert "default-src 'none'" in unescape(page)


def test_every_link_leads_somewhere_and_every_id_is_one(seeds):
    every = tags(document_page(replace(seeds, sections=(*everywhere("x").sections, *seeds.sections))))
    ids = [given["id"] for _, given in every if "id" in given]
    assert len(ids) == len(set(ids))
    targets = [given["href"][1:] for _, given in every if "href" in given]
    assert set(targets) <= set(ids)
    assert {target for target in targets if target.startswith("n")} == {each for each in ids if each.startswith("n")}
    # Notes are numbered as they come, and each reference has its way back.
    first = [each for each in ids if re.fullmatch(r"r\d+-1", each)]
    assert first == [f"r{number}-1" for number in range(1, len(first) + 1)]
    assert {each for each in ids if re.fullmatch(r"r\d+-\d+", each)} <= set(targets)


def test_tables_say_what_they_head_and_headings_do_not_jump(seeds):
    every = tags(document_page(seeds))
    assert all(given.get("scope") in {"col", "row"} for tag, given in every if tag == "th")
    levels = [int(tag[1]) for tag, _ in every if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert ("html", {"lang": "en"}) in every


def test_marks_are_told_by_elements_and_by_signs():
    pair = Pair(
        "Two",
        Excerpt("A", (Run("now", Mark.CUT), Run("x", Mark.REWORDED))),
        Excerpt("B", (Run("then", Mark.ADDED), Run("y", Mark.GLYPH))),
        (Run("region", Mark.CONTESTED, "Artsakh", "Name"), Run("word", Mark.HIT)),
    )
    page = document_page(Document("t", (), (Section("s", "s", (pair,)),)))
    text = re.sub(r"<[^>]*>", "", page)
    assert "[-now-]" in text
    assert "{+then+}" in text
    assert "⟦region ⇄ Artsakh⟧ (Name)" in text
    assert "<mark>word</mark>" in page
    assert "<del>region</del>" in page
    assert "stand only in the first rendering" in text


@pytest.mark.parametrize("chart", charts("R&D $x$ <b>"))
def test_a_chart_says_its_numbers_and_keeps_its_text(chart):
    page = document_page(Document("t", (), (Section("s", "s", (chart,)),)))
    (words,) = re.findall(r"<desc [^>]*>(.*?)</desc>", page)
    assert words == for_html(chart_words(chart))
    assert "0.75, interval 0.3 to 0.95 (3 of 4" in words
    assert "Gamma: no occasion" in words
    drawn = " ".join(re.findall(r"<text [^>]*>(.*?)</text>", page))
    assert "R&amp;D $x$ &lt;b&gt;" in drawn
    assert "_R&amp;D $x$ &lt;b&gt;" in drawn
    # The second point has no interval: its shape is hollow.
    assert re.search(r'class="(?:f-paper k-c1|k-c1 f-paper)"', page) or chart.kind == "bars"


def test_the_same_document_gives_the_same_page_in_every_process():
    code = (
        "import sys; sys.path[:0] = ['tests', 'tests/export']; from test_document_page import charts, with_everything; "
        "from framediff.export.document.page import document_page; import hashlib; "
        "print(hashlib.sha256(document_page(with_everything('Alpha', *charts())).encode()).hexdigest())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    here = document_page(with_everything("Alpha", *charts()))
    assert done.stdout.strip() == hashlib.sha256(here.encode()).hexdigest()


in_a_browser = pytest.mark.skipif(
    FOUND is None, reason="there is no Chromium on this machine (Debian: apt install chromium)"
)


@pytest.fixture(scope="module")
def browser():
    with Browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def page(tmp_path_factory, seeds):
    """The seeds' comparison, followed by every attack in every place that can hold one."""
    long = "Donaudampfschifffahrtsgesellschaft" * 8
    attacked = [with_everything(text).sections[0] for text in (*ATTACKS, long, "עברית العربية")]
    drawn = Section("charts", "Charts", charts(ATTACKS[0]))
    made = replace(seeds, sections=(*seeds.sections[:4], *attacked, drawn))
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(document_page(made), encoding="utf-8")
    return path


@in_a_browser
def test_the_browser_asks_for_nothing_and_complains_of_nothing(browser, page):
    browser.look(1280)
    browser.open(page)
    asked = [e["params"]["request"]["url"] for e in browser.events if e["method"] == "Network.requestWillBeSent"]
    assert asked == [page.as_uri()]
    heard = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
    assert [event for event in browser.events if event["method"] in heard] == []


@in_a_browser
def test_hostile_text_stays_text_in_the_browser(browser, page):
    browser.look(1280)
    browser.open(page)
    assert browser.value("typeof window.pwned") == "undefined"
    assert (
        browser.value("document.querySelectorAll('script,iframe,img,link,base,object,form,[onload],[onerror]').length")
        == 0
    )
    text = browser.value("document.body.textContent")
    for attack in ATTACKS:
        assert for_terminal(attack) in text
    assert browser.value("getComputedStyle(document.body).fontSize") == "17px"  # the policy lets our own style through


@in_a_browser
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser, page, width):
    browser.look(width)
    browser.open(page)
    assert browser.value("document.documentElement.scrollWidth") <= width
    outside = browser.value(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll') && !e.closest('.skip')"
        " && e.getClientRects().length && e.getBoundingClientRect().right > innerWidth + 1)"
        ".map(e => e.tagName + ' ' + e.textContent.slice(0, 40))"
    )
    assert outside == []


@in_a_browser
def test_every_number_leads_to_its_places_and_back(browser, page):
    browser.look(1280)
    browser.open(page)
    assert browser.value("document.querySelectorAll('a[href]').length") > 100
    assert browser.value("[...document.querySelectorAll('a[href]')].every(a => document.querySelector(a.hash))")
    browser.value("document.querySelector('td a.ref').click()")
    assert browser.value("location.hash") == "#n1"
    top = browser.value("document.getElementById('n1').getBoundingClientRect().top")
    assert 0 <= top < 900
    assert browser.value("document.querySelector('#n1 mark').textContent")
    browser.value("document.querySelector('#n1 .back a').click()")
    assert browser.value("document.querySelector(location.hash).matches('a.ref')")


CONTRAST = """
(() => {
  const channel = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number);
    return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
  const paper = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (c !== 'rgba(0, 0, 0, 0)') return c; } return 'rgb(255, 255, 255)'; };
  let least = 99, where = '';
  for (const e of document.querySelectorAll('h1,h2,p,a,li,td,th,caption,del,ins,mark,small,dt,dd,summary,.told,text')) {
    const style = getComputedStyle(e), ink = e.tagName === 'text' ? style.fill : style.color;
    const [a, b] = [light(ink), light(paper(e))], ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < least) { least = ratio; where = e.tagName + '.' + e.className; }
  }
  return [least, where];
})()
"""


@in_a_browser
@pytest.mark.parametrize("dark", [False, True])
def test_words_can_be_read_in_the_light_and_in_the_dark(browser, page, dark):
    browser.look(1280, dark=dark)
    browser.open(page)
    paper = browser.value("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", paper)[:3])) < 200) == dark
    ratio, where = browser.value(CONTRAST)
    assert ratio >= 4.5, where  # WCAG 2.2, 1.4.3


@in_a_browser
def test_it_prints_with_everything_open_and_nothing_cut(browser, page):
    browser.look(1280, dark=True, media="print")
    browser.open(page)
    assert browser.value("getComputedStyle(document.body).color") == "rgb(29, 28, 26)"  # ink of the light page
    browser.look(700, media="print")
    cut = browser.value(
        "[...document.querySelectorAll('.scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).length"
    )
    assert cut == 0
    assert browser.value("[...document.querySelectorAll('.pair details .beside')].every(e => e.offsetHeight > 0)")
    browser.look(1280)
    data = browser.pdf()
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) > 3
