"""Verification under attack: further ways to make a report say something else, and changes that change nothing."""

from __future__ import annotations

import re
import unicodedata

import pytest
from chromium import FOUND, Browser
from test_verification import Shop, once


@pytest.fixture
def shop(tmp_path, capsys):
    return Shop(tmp_path, capsys)


ALTERED = {
    "a footnote's voice": (
        r"A1, own \(the outlet's\): ",
        "A1, direct (speaker verbatim): ",
        r"footnote 1: was “alpha-",
    ),
    "a footnote's article": (r"    - A1, own", "    - A2, own", r"at alpha-two \[4–10\) stands"),
    "an article's name": (
        r"### A1 · alpha-one",
        "### A1 · alpha-two",
        r"was “A1 · alpha-two”, is now “A1 · alpha-one”",
    ),
    "a passage's words": (
        r"(\\\[0–\d+\) .* began) on Monday",
        r"\1 on Friday",
        r"the words of A1: at alpha-one .* Monday",
    ),
    "a passage's offsets": (r"- \\\[0–", r"- \\[1–", r"the words of A1: at alpha-one \[1–"),
    "a passage left out": (r"- \\\[0–.*\n", "", r"an item of the list is missing: “\[0–"),
    "what stands out in a passage": (r"(- \\\[0–\d+\) .*?)\*\*strike\*\*", r"\1strike", "words stand out that do not"),
    "a label by a letter that looks alike": (
        r"\| strike \|",
        "| strikе |",
        r"U\+0435 CYRILLIC SMALL LETTER IE, not U\+0065",
    ),
    "white space that looks alike": (r"3 of 3", "3\u00a0of 3", r"U\+00A0 NO-BREAK SPACE, not U\+0020"),
    "a letter that is not seen": (r"3 of 3", "3\u00ad of 3", r"U\+00AD SOFT HYPHEN"),
    "a key of the manifest twice": (
        r' "command": "compare",',
        ' "command": "x",\n "command": "compare",',
        "says “command” twice",
    ),
    "a key of the manifest more": (
        r' "command": "compare",',
        ' "command": "compare",\n "seal": "yes",',
        'seal: says "yes"',
    ),
    "a link defined out of sight": (
        r"\n## Evidence",
        "\n[strike]: https://example.org\n\n## Evidence",
        "“STRIKE” is defined as a link",
    ),
    "a picture": (r"\n## Evidence", "\n![3 of 4](https://example.org/x.png)\n\n## Evidence", "is not of the report"),
    "a table more": (
        r"\n## Evidence",
        "\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n## Evidence",
        "a table is not of the report",
    ),
    "a number struck through": (r"\| 3 of 3", "| ~~3 of 3~~", "column “"),
    "a task's box": (r"\n- ", "\n- [x] ", r"was “\[x\]"),
    "the manifest in words": (r"- 4 texts, each", "- 3 texts, each", "was “3 texts"),
    "a hash in words": (
        r"(- lexicon harbour 1.0.0, sha256 )....",
        r"\1ffff",
        "was “lexicon harbour 1.0.0, sha256 ffff",
    ),
    "a caveat": (r"(a percentage) only from 5 occasions on", r"\1 always", "was “… "),
}


@pytest.mark.parametrize("way", ALTERED)
def test_an_altered_report_is_refused_and_the_place_is_named(shop, way):
    pattern, new, told = ALTERED[way]
    out = shop.tampered(once(shop.write(), pattern, new))
    assert re.search(told, out), out


def test_two_articles_that_change_places(shop):
    text = shop.write()
    swapped = text.replace("### A1 ·", "### A0 ·").replace("### A2 ·", "### A1 ·").replace("### A0 ·", "### A2 ·")
    assert "stands “" in shop.tampered(swapped)


HARMLESS = {
    "no blanks at the ends of lines": lambda text: re.sub(r"[ \t]+\n", "\n", text),
    "no last line end": lambda text: text.rstrip("\n"),
    "line ends of another system": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: f"\ufeff{text}",
}


@pytest.mark.parametrize("ending", ["md", "html"])
@pytest.mark.parametrize("way", HARMLESS)
def test_what_editors_do_to_a_file_changes_nothing(shop, ending, way):
    text = HARMLESS[way](shop.write("compare", ending))
    shop.report.write_bytes(text.encode())
    code, out, _ = shop.verify()
    assert code == 0, out


def test_bullets_and_rules_of_another_editor_change_nothing(shop):
    text = re.sub(r"(?m)^- ", "* ", shop.write()).replace("| :--- |", "| :---------- |")
    shop.report.write_text(text, encoding="utf-8")
    assert shop.verify()[0] == 0


def test_the_same_letters_in_another_form_are_told_as_such(shop):
    (shop.place / "delta.txt").write_text("The strike at Çeşme ended the siege.\n", encoding="utf-8")
    out = shop.tampered(unicodedata.normalize("NFD", shop.write()))
    assert "(the same letters in another Unicode form)" in out


def test_what_was_added_is_shown_and_can_be_refused(shop):
    text = shop.write().replace("\n## Evidence", "\nAlpha lies.\n\n## Evidence")
    shop.report.write_text(text, encoding="utf-8")
    code, out, _ = shop.verify()
    assert code == 0
    assert re.search(r"at line \d+ “Alpha lies.”; with --strict that is a drift", out)
    code, out, _ = shop.verify("--strict")
    assert code == 1
    assert "“Alpha lies.” was added" in out


PAGES = {
    "a chart's title": (r'(<title id="chart-1-title">)', r"\1X ", "the text “X "),
    "a chart's number": (r"(<text [^>]*>)[^<]+</text>", r"\g<1>99</text>", "the text “99” stands in place of"),
    "a hidden part": (
        r'<section id="s-audit">',
        '<section id="s-audit" hidden>',
        "the element “section hidden= id=s-audit”",
    ),
    "a link to other words": (r'href="#p1-1"', 'href="#p2-1"', "href=#p2-1"),
    "a comment": (r"</main>", "<!-- x --></main>", "the comment “x” stands in place of"),
    "a name for those who hear": (r'aria-label="Contents"', 'aria-label="Verdict"', "aria-label=Verdict"),
    "the policy": (r"<meta http-equiv[^>]*>", "", "stands in place of the element “meta content=default-src"),
}


@pytest.mark.parametrize("way", PAGES)
def test_an_altered_page_is_refused_and_the_element_is_named(shop, way):
    pattern, new, told = PAGES[way]
    assert told in shop.tampered(once(shop.write("compare", "html", "--voice", "all"), pattern, new))


@pytest.mark.skipif(FOUND is None, reason="there is no Chromium on this machine (Debian: apt install chromium)")
def test_a_page_that_a_browser_saved_holds_and_that_is_said(shop):
    shop.write("compare", "html", "--voice", "all")
    with Browser() as browser:
        browser.open(shop.report)
        saved = browser.value("document.documentElement.outerHTML")
    page = f"<!DOCTYPE html>\n<!-- saved from url=(0014)about:internet -->\n{saved}"
    shop.report.write_text(page, encoding="utf-8")
    code, out, _ = shop.verify()
    assert code == 0, out
    assert "its elements, their attributes and all of its words are the same" in out
    assert "is now" in shop.tampered(once(page, r">(\d+) % \(", r">1\1 % ("))


@pytest.mark.parametrize("ending", ["md", "html"])
def test_evidence_is_a_report_that_can_be_checked(shop, ending):
    shop.report = shop.folder / f"evidence.{ending}"
    asked = ("evidence", shop.place, "--lexicon", shop.lexicon, "--by", "article", "--indicator", "strike")
    code, _, err = shop.run(*asked, "--group", "alpha-one", "-o", shop.report)
    assert code == 0, err
    text = shop.report.read_text(encoding="utf-8")
    assert "alpha-two [" not in text.replace("\\", "")
    assert shop.verify()[0] == 0
    assert "was “" in shop.tampered(once(text, r"A second", "No second"))
