"""Article text made harmless for each face, read back by strict parsers."""

from __future__ import annotations

import csv
import html
import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from framediff.escaping import for_csv, for_html, for_markdown, for_terminal

HOSTILE = [
    "[bold]x[/bold]",
    "[@click=app.quit]x[/]",
    "\x1b]0;title\x07",
    "\x1b[31mred",
    "\x9b31mred",
    "a|b|c",
    "<script>alert(1)</script>",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "[x](javascript:alert(1))",
    "![x](http://evil.example/a.png)",
    "# heading",
    "1. list",
    "- list",
    "> quote",
    "```\ncode\n```",
    "http://evil.example www.evil.example a@evil.example",
    "*bold* _it_ ~~gone~~ `code` $math$ &amp; &lt;",
    "line\nbreak\r\nand\u2028more",
    "\u202egnp.exe",
    "a\u200bb\ufeffc",
    "[^1]: note",
    "\\[escaped\\]",
    "<!-- comment -->",
]
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HIDDEN = frozenset(map(chr, (0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F), *range(0x2060, 0x206A), 0xFEFF)))
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")


@pytest.mark.parametrize("text", HOSTILE)
def test_terminal_gets_no_control_character(text: str) -> None:
    shown = for_terminal(text)
    assert not CONTROL.search(shown)
    assert len(shown) == len(text)


@given(st.text())
def test_terminal_never_gets_a_control_character(text: str) -> None:
    assert not CONTROL.search(for_terminal(text))


def inline(html: str) -> list[str]:
    return re.findall(r"<(?!/?p>)[^>]*>", html)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_renders_as_the_text_itself(text: str) -> None:
    tokens = MARKDOWN.parse(for_markdown(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == for_terminal(text).strip()


@given(st.text())
def test_markdown_makes_no_element_of_any_text(text: str) -> None:
    assert inline(MARKDOWN.render("x " + for_markdown(text))) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_cell_stays_one_cell(text: str) -> None:
    html = MARKDOWN.render(f"| a | b |\n| - | - |\n| {for_markdown(text)} | end |\n")
    assert html.count("<td") == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_cell_is_no_formula(text: str) -> None:
    target = io.StringIO()
    csv.writer(target).writerow([for_csv(text)])
    (cell,) = next(csv.reader(io.StringIO(target.getvalue())))
    assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r")


def test_plain_names_stay_readable() -> None:
    assert for_markdown("Azerbaijan’s Nagorno-Karabakh region (1994)") == "Azerbaijan’s Nagorno-Karabakh region (1994)"


PIECES = st.text(alphabet="a_w.:/ -#1+)*&<>\"'\t\n\x85\u200b\u2028\u00a0\ud800\ufffe\u202e", max_size=12)
MARKUP = re.compile(r"[\\`*_\[\]<>|~&$@^]|(?<=\w)(?=://)|(?<=\bwww)(?=\.)")
START = re.compile(r"^(\s*)(?=[#+\-=:]|\d+[.)])(\d*)")


@given(st.lists(st.one_of(PIECES, st.text(max_size=5), st.sampled_from(["www.", "x://", "_://", "1. "]))).map("".join))
def test_escaping_is_what_one_character_after_another_says(text: str) -> None:
    white = re.sub(r"[\t\n\v\f\r\x85\u2028\u2029]", " ", text)
    plain = "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(each) == "Cc" or each in HIDDEN else each for each in white
    )
    assert for_terminal(text) == plain
    assert for_markdown(text) == START.sub(r"\1\2\\", MARKUP.sub(lambda match: "\\" + match.group(), plain))
    xml = "".join(
        "\N{REPLACEMENT CHARACTER}" if each in "\ufffe\uffff" or unicodedata.category(each) == "Cs" else each
        for each in plain
    )
    assert for_html(text) == html.escape(xml)
