"""A lexicon's page and the list of lexicons: whole, in lines that fit, harmless, and the same as the file."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata

import pytest
from markdown_it import MarkdownIt
from msgspec import structs

from framediff.export.columns import width
from framediff.export.lexicons.listing import list_json, list_text
from framediff.export.lexicons.page import page_json, page_markdown, page_text
from framediff.lexicon import fingerprint, load_lexicon, shipped_lexicons
from framediff.lexicon.model import (
    Accepted,
    Category,
    ChoiceSet,
    Entry,
    Lexicon,
    Measured,
    Topic,
    Variant,
    Verb,
)
from framediff.places import lexicon_files

ENTRY = Entry(
    "river|stream {0-2} Birch", ("A river called Birch.",), ("Birch street.",), case=True, not_after=("street",),
    near=("bank",), since=dt.date(2001, 6, 1), until=dt.date(2009, 1, 1), note="As the commission has it.",
    measured=Measured(40, 37, 2, 0.81, dt.date(2026, 11, 22)),
)  # fmt: skip
WHOLE = Lexicon(
    id="river", title="The river", language="en", version="2.0.0", licence="CC0-1.0", kind="issue",
    subject=("river+", "dam"), about="First paragraph\nof two lines.\n\nSecond paragraph.",
    sources=("River Commission (2001). Names.", "Elm, A. (2002). Rivers."),
    choice_set=(
        ChoiceSet("name", "the border river", (
            Variant("birch", "the Birch", (ENTRY,), "Western", "the west", "the east", "alder", ("Elm 2002",),
                    "A note."),
            Variant("alder", "the Alder", (Entry(r"\balders?\b", regex=True),), "Eastern", mirror="birch"),
        ), (Entry("the river"),), "Name of the river", "Of the set."),
    ),
    category=(
        Category("seizing", "Seizing", "Taking by force.", negated="exclude"),
        Category("reporting", "Reporting", "Speech.", verb=(
            Verb("say"), Verb("ask", ("asked",), ("question",), ("asks",), ("He asked.",)),
        )),
        Category("taking", "Taking", "The very word.", (Entry("seize~", weight=-1.5),), parent="seizing"),
    ),
    topic=(Topic("dam", "The dam", (Entry("dam|lock"),), "Passages on the dam."),),
    accepted=(Accepted("missing-mirror", "name/alder", "It has none.", "alder"),),
)  # fmt: skip


def test_the_page_says_all_that_the_lexicon_says_of_itself():
    text = page_text(WHOLE)
    for words in (
        "The river\n═════════\n\nFirst paragraph of two lines.\n\nSecond paragraph.\n\nriver 2.0.0 · en · CC0-1.0\n",
        "about: the wording of one issue\nholds: 1 choice set with 2 variants, 3 categories, 1 topic; 7 entries, 2",
        "  1. River Commission (2001). Names.\n 2. Elm, A. (2002). Rivers.\n",
        "name: Name of the river\n  names: the border river\n  note: Of the set.\n",
        "  name/birch: the Birch\n    side: Western\n    used by: the west\n",
        "    objected by: the east\n    mirror: alder\n",
        "    sources: Elm 2002\n    measured: 37 of 40 right (92 %, 81–98), 2 coders, α .81\n    note: A note.\n",
        "    entries: 1, 1 with match, 1 with no_match\n      river|stream {0-2} Birch\n",
        "          capitals matter, since 2001-06-01, until 2009-01-01\n",
        "          near: bank\n          not after: street\n",
        "          measured 37 of 40 right, 2 coders, α 0.81, 2026-11-22\n          note: As the commission has it.\n",
        "          regular expression\n",
        "  name, unresolved: mentions that may name it, in no share\n",
        "seizing: Seizing\n  definition: Taking by force.\n  denied: does not count\n\n  taking: Taking\n",
        "    part of: seizing\n    entries: 1, 0 with match, 0 with no_match\n      seize~\n          weight -1.5\n",
        "  verbs: 2, 1 with match, 0 with no_match\n    say\n    ask\n",
        "        forms: asked; takes: question; ambiguous: asks\n",
        "dam: The dam\n  definition: Passages on the dam.\n",
        "missing-mirror, name/alder “alder”: It has none.\n",
    ):
        assert words.lstrip() in text, words
    assert "A river called Birch." not in text
    with_examples = page_text(WHOLE, examples=True)
    assert "          + A river called Birch.\n          - Birch street.\n" in with_examples
    assert "        + He asked.\n" in with_examples
    assert text.index("Second paragraph") < text.index("Sources") < text.index("Choice sets") < text.index("Topics")


@pytest.mark.parametrize("name", shipped_lexicons())
def test_every_shipped_page_fits_and_loses_nothing(name):
    lexicon = load_lexicon(name)
    text = page_text(lexicon)
    assert max(map(width, text.splitlines())) <= 80
    assert "\n\n\n" not in text
    bare = "".join(text.split())
    said = [lexicon.title, *lexicon.sources, *(indicator.label for indicator in lexicon.indicators())]
    said += [entry.pattern for _, entry in lexicon.entries()]
    said += [entry.note for _, entry in lexicon.entries()]
    said += [category.definition for category in lexicon.category]
    said += [variant.objected_by for choice_set in lexicon.choice_set for variant in choice_set.variant]
    said += [accepted.reason for accepted in lexicon.accepted]
    assert [each for each in said if "".join(each.split()) not in bare] == []
    mid_word = re.compile(r"[a-z]$")
    for before, after in zip(text.splitlines(), text.splitlines()[1:], strict=False):
        whole = before.split()[-1:] + after.split()[:1]
        if len(before) == 80 and mid_word.search(before) and len(whole) == 2:
            assert "".join(whole) not in " ".join(said).split(), "a word is broken in the middle"


def test_a_wide_terminal_gets_wider_lines_and_a_long_alternative_breaks_behind_its_bars():
    lexicon = structs.replace(WHOLE, category=(
        Category("long", "Long", "d", (Entry("the " + "|".join(f"word{number:03}" for number in range(40))),)),
    ))  # fmt: skip
    for columns in (60, 80, 100, 160):
        lines = [line for line in page_text(lexicon, columns).splitlines() if "word0" in line]
        assert max(map(len, lines)) <= min(columns, 100)
        assert all(line.endswith("|") for line in lines[:-1])
        assert "".join(line.strip() for line in lines).replace("the ", "").split("|") == [
            f"word{number:03}" for number in range(40)
        ]


def test_json_is_the_file_whole():
    document = json.loads(page_json(WHOLE))
    assert document["fingerprint"] == fingerprint(WHOLE)
    assert document["coverage"] == {"entries": 7, "with_match": 2, "with_no_match": 1}
    assert document["lexicon"]["choice_set"][0]["variant"][0]["entry"][0]["since"] == "2001-06-01"
    taking = next(each for each in document["indicators"] if each["id"] == "taking")
    assert taking == {"id": "taking", "label": "Taking", "parent": "seizing", "weighted": True}
    assert document["measured"] == {"name/birch": "37 of 40 right (92 %, 81–98), 2 coders, α .81"}


EVIL = "[b] \x1b[31m <b>x</b> | `a` * _ ![x](y) \u202e ]0;x\x07 # 1."


@pytest.mark.parametrize("form", [page_text, page_markdown, page_json])
def test_a_hostile_lexicon_is_harmless(form):
    evil = Entry(f"pattern {EVIL}", (EVIL,), (EVIL,), note=EVIL, not_after=(EVIL,))
    lexicon = structs.replace(
        WHOLE,
        title=EVIL,
        about=f"# {EVIL}\n\n- {EVIL}",
        sources=(EVIL,),
        category=(Category("c", EVIL, EVIL, (evil,)),),
    )
    text = form(lexicon) if form is page_json else form(lexicon, examples=True)
    assert {c for c in text if unicodedata.category(c) in {"Cc", "Cf"}} <= {"\n"}
    if form is page_markdown:
        tokens = MarkdownIt("commonmark").parse(text)
        kinds = {child.type for token in tokens for child in [token, *(token.children or [])]}
        assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_block", "fence"}
        assert next(token.content for token in tokens if token.type == "inline").startswith("\\[b\\]")


def test_the_list_stands_by_kind_in_lines_that_fit():
    files = lexicon_files()
    lexicons = {name: load_lexicon(name) for name in shipped_lexicons()}
    for columns in (80, 120):
        text = list_text(lexicons, files, columns)
        assert max(map(width, text.splitlines())) <= columns
        heads = [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()][:4]
        assert heads == ["Issues", "Frames", "Rhetoric", "Verbs that report speech"]
        for name in lexicons:
            assert sum(line.split()[:1] == [name] for line in text.splitlines()) == 1
    document = json.loads(list_json(lexicons, files, ["x"]))
    assert [each["name"] for each in document["lexicons"]] == list(lexicons)
    karabakh = next(each for each in document["lexicons"] if each["name"] == "karabakh")
    assert karabakh["kind"] == "issue"
    assert karabakh["entries"] == karabakh["with_match"] > 300
    assert document["unread"] == ["x"]


def test_the_commands(tmp_path, monkeypatch, framediff):
    def command(*words):
        return framediff("lexicon", *words)

    monkeypatch.setattr("framediff.places.settings_folder", lambda: tmp_path)
    own = tmp_path / "lexicons"
    own.mkdir()
    (own / "mine.toml").write_text(
        'id = "mine"\ntitle = "Mine"\nlanguage = "en"\nversion = "1"\nlicence = "x"\n[[category]]\nid = "c"\n'
        'label = "C"\ndefinition = "d"\nentry = [{ pattern = "word" }]\n', "utf-8",
    )  # fmt: skip
    (own / "broken.toml").write_text("id = 3", "utf-8")
    code, out, err = command("list")
    assert code == 0
    assert "* mine" in out
    assert "broken.toml" in err
    assert "broken.toml" not in out
    listed = json.loads(command("list", "--format", "json")[1])
    assert [each["own"] for each in listed["lexicons"] if each["name"] == "mine"] == [True]
    assert "broken.toml" in listed["unread"][0]
    assert command("show", "mine", "--format", "md")[1].startswith("# Mine\n\nmine 1 · en · x\n")
    assert json.loads(command("show", "mine", "--format", "json")[1])["lexicon"]["id"] == "mine"
    target = tmp_path / "page.md"
    assert command("show", "mine", "--format", "md", "-o", target)[0] == 0
    assert target.read_text("utf-8").startswith("# Mine")
