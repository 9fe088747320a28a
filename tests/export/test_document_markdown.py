"""Markdown read back by a strict parser: whatever articles, names and headlines hold comes out as text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from framediff.article import Span
from framediff.escaping import for_terminal
from framediff.export.document import (
    Bullets,
    Column,
    Document,
    Evidence,
    Excerpt,
    Mark,
    Pair,
    Paragraph,
    Place,
    Run,
    Said,
    Section,
    Table,
)
from framediff.export.document.footnotes import LEAD
from framediff.export.document.markdown import document_markdown

HOSTILE = [
    "a | b || c \\| d",
    "`code` ``more`` ```",
    "[link](https://example.org) [ref] [ref][x] ![image](x.png) ![]()",
    "<b>bold</b> <script>alert(1)</script> <!-- comment --> <?php ?> <![CDATA[x]]>",
    "[^1] [^1]: a note ^[inline note] [^x",
    "[^1]: a note",
    "[label]: https://example.org 'title'",
    "https://example.org www.example.org someone@example.org <https://example.org> //x.org ftp://x.org",
    "# heading",
    "####### seven",
    "- item",
    "+ item",
    "* item",
    "1. first",
    "10) tenth",
    "> quoted",
    "===",
    "---",
    "- - -",
    "***",
    "___",
    "| a | b |",
    "| --- | --- |",
    ":--- | ---:",
    "~~~ fence",
    "``` python",
    "~~struck~~ ~one~ **bold** __bold__ *em* _em_ ***both***",
    "&amp; &lt; &#35; &copy; &nbsp; AT&T;",
    "back\\slash \\* \\\\ end\\",
    "two  \nlines",
    "paragraph\n\nparagraph\r\nthird\u2028fourth\u2029fifth\x0bsixth",
    "    four spaces before",
    "\ta tab before",
    "controls \x00\x07\x1b[31m\x7f\x9b bidi \u202eabc\u2066def\u2069 \u200b\ufeff",
    "$x$ $$y$$ @someone #12 GH-12 :smile: {.class} ==marked== H~2~O x^2^ ++in++",
    "Verschlimmbesserung" * 200,
    "日本語 العربية עברית Հայերեն",
    "e\u0301 \U0001f600 \ue000\ue001",
    "(“quoted”)—dash… ’s 'single' \"double\"",
    ":",
    "=",
    "12",
]


def seen(text):
    """What a reader sees of a text: one line, controls shown, white space single."""
    return " ".join(for_terminal(text).split())


def parsed(markdown):
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).parse(markdown)


def words(tokens):
    """Text of every line of inline tokens, without references to footnotes, white space single."""
    lines = [token.children for token in tokens if token.type == "inline"]
    return [" ".join("".join(child.content for child in line).split()) for line in lines]


OURS = {
    "paragraph",
    "heading",
    "bullet_list",
    "list_item",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "inline",
    "text",
    "strong",
    "s",
    "footnote_ref",
    "footnote_block",
    "footnote",
    "footnote_anchor",
}


def kinds(tokens):
    every = [child for token in tokens for child in (token, *(token.children or ()))]
    return {re.sub(r"_(open|close)$", "", token.type) for token in every}


def everywhere(text):
    """A document with `text` in every place that can hold one."""
    place = Place(text, Span(3, 10), text, text, text, text)
    note = Evidence(text, (place, place), "hit")
    run = (Run(text), Run(text, Mark.HIT), Run(text, Mark.CUT), Run(text, Mark.ADDED), Run(text, Mark.REWORDED, text))
    table = Table(
        "t",
        text,
        (Column("a", text), Column("b", text, numeric=True)),
        ((Said(text), Said(text, 1, note)), (Said(text, None, note), Said("2"))),
        (Said(text, None, note),),
    )
    excerpt = Excerpt(text, (*run, Run(text, Mark.CONTESTED, text, text)), place)
    blocks = (
        Paragraph(Said(text, None, note)),
        Bullets((Said(text), Said(text, None, note)), text),
        table,
        Table("e", text, (Column("a", text),), (), (), text),
        excerpt,
        Pair(text, excerpt, excerpt, excerpt.runs, (Said(text),)),
        Pair(text, excerpt, excerpt),
    )
    inner = Section("inner", text, (Paragraph(Said(text)),))
    return Document(text, (text, text), (Section("s", text, blocks, (inner,)),), None)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_others_comes_out_as_text_everywhere(text):
    tokens = parsed(document_markdown(everywhere(text)))
    assert kinds(tokens) <= OURS
    lines = words(tokens)
    for line in lines:
        assert seen(text) in line or line in {"Evidence", "2", LEAD} or line.startswith("In one line, struck")
    rows = [token for token in tokens if token.type == "tr_open"]
    cells = [token for token in tokens if token.type in {"td_open", "th_open"}]
    # Three rows of one table and two of the pair that stands side by side.
    assert (len(rows), len(cells)) == (5, 10)
    assert sum(token.type == "heading_open" for token in tokens) == 4 + 1  # the last one over the article's passages
    # Two items of our list, one passage, and one line in each footnote: its places are of one article.
    assert sum(token.type == "list_item_open" for token in tokens) == 2 + 1 + 2
    # What is said of the same places is one footnote, however often it is referred to.
    assert sum(token.type == "footnote_open" for token in tokens) == 2


@settings(max_examples=150)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_text_at_all_comes_out_as_text(text):
    tokens = parsed(document_markdown(everywhere(f"a{text}z")))
    assert kinds(tokens) <= OURS
    for line in words(tokens):
        assert seen(f"a{text}z") in line or line in {"Evidence", "2", LEAD} or line.startswith("In one line, struck")


@settings(max_examples=200)
@given(*[st.text(st.sampled_from("ab 1.,:;!()[]“”’'\"*_~`|\\<&–-…\u202eй"), max_size=6)] * 3)
def test_the_words_of_a_place_stand_out_whatever_stands_around_them(left, node, right):
    node = " ".join(node.split())
    place = Place("article", Span(0, 1), left, node, right, "own")
    made = Document("t", (), (Section("s", "s", (Paragraph(Said("x", None, Evidence("of", (place,)))),)),))
    tokens = parsed(document_markdown(made))
    (line,) = [token for token in tokens if token.type == "inline" and token.content.startswith(r"\[0–1)")]
    bold = [
        child.content
        for before, child in zip(line.children, line.children[1:], strict=False)
        if before.type == "strong_open"
    ]
    assert bold == ([for_terminal(node)] if node else [])
    shown = "".join(child.content for child in line.children)
    assert " ".join(shown.split()) == seen(f"[0–1) {left}{node}{right}")
