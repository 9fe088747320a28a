"""What the written forms of a comparison say, that they agree, and that no article reaches them unescaped."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata

import pytest
from made import ARTICLES, HARBOUR, SPEAKERS, asked, heard, made_study
from markdown_it import MarkdownIt

from framediff.comparison import By, Options, VoiceChoice, compare
from framediff.export import to_csv, to_json, to_markdown, to_table
from framediff.export.columns import cut, pad, width, wrap
from framediff.export.document.markdown import document_markdown
from framediff.export.evidence.annotation import annotation_jsonl, annotation_text
from framediff.export.evidence.document import evidence_document
from framediff.export.evidence.hits import evidence, evidence_csv, evidence_json, evidence_text
from framediff.export.layout import context
from framediff.voice import Speaker, SpeakerId, Voice
from framediff.voice.responsibility import RESPONSIBILITY, TOGETHER

STUDY = made_study()
FORMS = (to_table, to_markdown, to_csv, to_json)
EVIL = "[bold] [@click=app.quit] \x1b[31m | <script>alert(1)</script> =1+1 \u202e \x9b2J ` * _ ![x](y) https://x.y"


@pytest.fixture(scope="module")
def hostile():
    label = f"strike {EVIL}"
    variants = tuple(
        type(v)(v.id, label, v.entry) if v.id == "strike" else v for v in HARBOUR.choice_set[0].variant
    )  # fmt: skip
    first = type(HARBOUR.choice_set[0])("stoppage", EVIL, variants, label=EVIL)
    lexicon = type(HARBOUR)(
        id="harbour", title=EVIL, language="en", version="1", licence="x", choice_set=(first,),
        category=HARBOUR.category, topic=HARBOUR.topic,
    )  # fmt: skip
    articles = [
        heard("=cmd|'/c calc'!A1", f"{EVIL} a strike {EVIL}\n{{i Ann|={EVIL} siege {EVIL}}}", f"={EVIL}", "2024-01-01"),
        heard("-b\x1b[2J", f"A strike {{d Ann|{EVIL} blockade}} {{i ?|an attack}}", f"Outlet\n{EVIL}"),
    ]
    speakers = (Speaker(SpeakerId("ann"), f"@{EVIL}"),)
    return made_study(articles, (lexicon,), speakers, name=f"# {EVIL}")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("by", list(By))
def test_no_control_character_reaches_a_face(hostile, form, by):
    text = form(compare(hostile, asked(by)))
    # “Cf” are the characters that hide or reorder text
    assert {c for c in text if unicodedata.category(c) in {"Cc", "Cf"}} <= {"\n"}


@pytest.mark.parametrize("by", list(By))
def test_markdown_is_read_back_without_any_markup_from_articles(hostile, by):
    comparison = compare(hostile, asked(by))
    tokens = MarkdownIt("commonmark").enable("table").parse(to_markdown(comparison))
    kinds = {child.type for token in tokens for child in [token, *(token.children or [])]}
    assert not kinds & {"html_block", "html_inline", "link_open", "image", "code_inline", "code_block"}
    (fence,) = [token for token in tokens if token.type == "fence"]  # the manifest, and nothing from an article
    assert json.loads(fence.content)["command"] == "compare"
    rows = {}
    for token in tokens:
        if token.type == "table_open":
            rows = {"cells": 0, "widths": set()}
        elif token.type in {"th_open", "td_open"}:
            rows["cells"] += 1
        elif token.type == "tr_close":
            rows["widths"].add(rows["cells"])
            rows["cells"] = 0
        elif token.type == "table_close":
            assert len(rows["widths"]) == 1


def test_csv_holds_no_formula(hostile):
    for row in csv.reader(io.StringIO(to_csv(compare(hostile)))):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_terminal_output_has_no_escape_even_of_markup_in_names(hostile):
    assert "\x1b" not in to_table(compare(hostile))


@pytest.mark.parametrize("form", FORMS)
def test_the_audit_stands_before_any_number(form):
    text = form(compare(STUDY))
    audit = text.index("onfounded")
    assert re.search(r"\d of \d|cell,|\"cells\"", text).start() > audit


@pytest.mark.parametrize("form", FORMS)
def test_the_same_input_gives_the_same_bytes(form):
    first = form(compare(made_study()))
    assert first == form(compare(made_study()))
    assert first.endswith("\n")
    assert "\r" not in first


def test_there_is_no_row_where_nothing_could_be_counted():
    comparison = compare(STUDY, Options(by=By.SPEAKER))
    found = {(cell.group, cell.voice) for _, cell in comparison.cells()}
    assert ("ann", Voice.DIRECT) in found
    assert ("ann", Voice.OWN) not in found
    rows = list(csv.DictReader(io.StringIO(to_csv(comparison))))
    assert {(row["group"], row["voice"]) for row in rows if row["record"] == "cell"} == {
        (group, str(voice)) for group, voice in found
    }


def cells_of(comparison):
    return {
        (cell.indicator, cell.group, "all" if cell.voice is None else str(cell.voice)): cell
        for _, cell in comparison.cells()
    }


@pytest.mark.parametrize("voice", list(VoiceChoice))
def test_csv_has_every_cell_with_its_numbers(voice):
    comparison = compare(STUDY, Options(voice=voice))
    rows = [row for row in csv.DictReader(io.StringIO(to_csv(comparison))) if row["record"] == "cell"]
    cells = cells_of(comparison)
    assert {(row["indicator"], row["group"], row["voice"]) for row in rows} == cells.keys()
    for row in rows:
        cell = cells[row["indicator"], row["group"], row["voice"]]
        assert int(row["count"]) == cell.count
        assert int(row["denominator"]) == cell.denominator
        if cell.value is None:
            assert (row["value"], row["low"], row["note"]) == ("", "", cell.text)
        else:
            assert float(row["value"]) == pytest.approx(cell.value, abs=1e-6)
            assert float(row["low"]) <= float(row["high"])


def test_csv_notes_what_is_paraphrase_only():
    rows = list(csv.DictReader(io.StringIO(to_csv(compare(STUDY)))))
    noted = [(row["indicator"], row["voice"]) for row in rows if "paraphrase only" in row["note"]]
    assert ("stoppage/siege", "indirect") in noted
    assert {voice for _, voice in noted} == {"indirect"}


def test_json_has_every_cell_with_its_hits():
    comparison = compare(STUDY)
    document = json.loads(to_json(comparison))
    assert list(document)[:2] == ["schema_version", "audit"]
    cells = cells_of(comparison)
    seen = 0
    for block in document["blocks"]:
        for indicator in block["indicators"]:
            for record in indicator["cells"]:
                cell = cells[indicator["id"], record["group"], record["voice"]]
                assert record["count"] == len(record["hits"]) == cell.count
                assert record["text"] == cell.text
                seen += 1
                for hit in record["hits"]:
                    assert STUDY[hit["article"]].article.text[hit["start"] : hit["end"]] == hit["text"]
    assert seen == len(cells)
    assert document["paraphrase_only"][0]["text"].startswith("paraphrase only")
    assert document["blocks"][0]["unresolved"][0]["state"] == "unresolved"
    texts = {each["id"]: each["sha256"] for each in document["manifest"]["texts"]}
    assert texts == {each.article.id: each.article.sha256 for each in ARTICLES}
    assert document["manifest"]["lexicons"][0]["sha256"] == STUDY.fingerprints["harbour"]


def test_every_markdown_number_that_is_not_nought_has_a_footnote_with_its_hits():
    comparison = compare(STUDY)
    text = to_markdown(comparison)
    table, notes = text.split("## Evidence")
    used = re.findall(r"\[\^(\d+)\]", table)
    defined = re.findall(r"^\[\^(\d+)\]: ", notes, re.MULTILINE)
    assert list(dict.fromkeys(used)) == defined == [str(n) for n in range(1, len(defined) + 1)]
    nonzero = sum(1 for _, cell in comparison.cells() if cell.count)
    unresolved = 1  # in one column and voice there are such mentions
    assert len(used) == nonzero + len(comparison.paraphrase_only) + unresolved
    articles = dict(re.findall(r"^### (A\d+) · (\S+)$", notes, re.MULTILINE))
    places = 0
    for name, told in re.findall(r"^    - (A\d+), (.*)$", notes, re.MULTILINE):
        for start, end, words in re.findall(r"\\\[(\d+)–(\d+)\) \*\*(.*?)\*\*", told):
            assert STUDY[articles[name]].article.text[int(start) : int(end)] == words
            places += 1
    assert places >= sum(cell.count for _, cell in comparison.cells())
    assert f'"id": "a1", "sha256": "{STUDY["a1"].article.sha256}"' in text
    assert re.search(r"lexicon harbour 1\.0\.0, sha256 [0-9a-f]{64}", text)


def test_table_says_what_has_no_occasion_and_what_has_no_hit():
    text = to_table(compare(STUDY, Options(voice=VoiceChoice.OWN)))
    assert "no occasion: unknown outlet (c1)" in text
    assert "who answers" not in text
    direct = to_table(compare(made_study([heard("x", "{d Ann|A strike, a strike.}", "Alpha")])))
    assert "2 of 2" in direct
    assert "2 further variants: no hit" in direct
    assert "No occasion in any group: those who stopped work." in direct
    assert "own: the outlet's own words: no occasion" in direct


def test_table_shows_percentages_and_intervals_from_five_occasions_on():
    text = to_table(compare(made_study([heard("x", "strike strike strike strike siege blockade", "Alpha")])))
    assert "67 % (4 of 6)" in text
    assert re.search(r"\[\d+–\d+ %\]", text)


def test_a_cell_with_another_speakers_hit_is_not_marked():
    text = to_table(compare(made_study([heard("x", "{i Ann|a siege} {i Cid|a siege} {d Cid|a siege}", "Alpha")])))
    assert re.search(r"^    siege .*2 of 2$", text, re.MULTILINE)


@pytest.mark.parametrize("form", [to_table, to_markdown])
def test_of_many_groups_only_those_with_a_hit_have_a_column_of_rates(form):
    articles = [heard(f"n{n}", "An attack." if n == 7 else "Calm.", f"Outlet {n}") for n in range(12)]
    text = form(compare(made_study(articles)))
    assert "o hit: Outlet 0; Outlet 1; Outlet 10" in " ".join(text.split())
    assert re.search(r"Outlet\s+7|Outlet 7 \|", text)
    calm = form(compare(made_study(articles[:7] + articles[8:])))
    assert "No hit in any group" in calm


def test_the_mark_of_paraphrase_only_stands_after_a_cells_number():
    text = to_table(compare(STUDY))
    rows = [line for line in text.splitlines() if re.match(r"^    siege ", line)]
    assert any(re.search(r"1 of 2†", row) for row in rows)
    assert not re.search(r"^ *†.* of ", text, re.MULTILINE)
    assert "| siege | 1 of 2†[^" in to_markdown(compare(STUDY))
    assert "† after a number: paraphrase only: the wording may be the outlet's" in text
    assert "Paraphrase only: the wording may be the outlet's" in text


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
@pytest.mark.parametrize("by", list(By))
def test_no_line_of_the_table_is_too_wide(columns, by):
    articles = [heard(f"n{n}", f"A strike by Ann {{d Ann|a siege {n}}}", f"The Outlet of 東京 {n}") for n in range(12)]
    for study in (STUDY, made_study(articles)):
        lines = to_table(compare(study, asked(by)), columns).splitlines()
        assert max(map(width, lines)) <= columns


def test_widths_of_wide_and_combining_characters():
    assert width("東京") == 4
    assert width("e\u0301te\u0301") == 3
    assert pad("東", 4) == "東  "
    assert pad("7", 3, right=True) == "  7"
    assert cut("東京都庁", 5) == "東京…"
    assert cut("abc", 3) == "abc"


def test_wrapping_keeps_every_word_and_its_indents():
    assert wrap("one two three", 9, first="- ", rest="  ") == ["- one two", "  three"]
    assert "".join(wrap("x" * 25, 10)) == "x" * 25
    assert max(map(width, wrap("東" * 30 + " end", 9, rest="  "))) <= 9
    assert wrap("", 10) == [""]


def test_context_is_cut_between_words_and_kept_to_its_paragraph():
    study = made_study([heard("x", "Other paragraph here.\n\nOne two three strike four five\tsix.\n\nLast.")])
    hit = next(hit for hit in study["x"].hits if hit.indicator == "stoppage/strike")
    article, passage = study["x"].article, study["x"].passage_at(hit.span.start)
    assert str(context(article, hit.span, passage.span)) == "One two three [strike] four five six."
    assert str(context(article, hit.span, passage.span, reach=8)) == "… three [strike] four …"


def test_speakers_are_named_and_voices_explained():
    text = to_markdown(compare(STUDY))
    assert SPEAKERS[0].name in text
    for voice in (Voice.OWN, Voice.DIRECT, Voice.INDIRECT):
        assert voice.responsibility in text


def test_every_face_says_whose_wording_a_number_is():
    """From the one table: the terminal, Markdown, CSV, JSON and the evidence, each voice apart or all together."""
    comparison = compare(STUDY)
    apart = {voice: voice.responsibility for voice in comparison.voices}
    for face in (to_table(comparison, 160), to_markdown(comparison), to_csv(comparison), to_json(comparison)):
        for voice, words in apart.items():
            assert words in face, voice
    rows = list(csv.DictReader(io.StringIO(to_csv(comparison))))
    assert {row["responsibility"] for row in rows if row["voice"] == "indirect"} == {apart[Voice.INDIRECT]}
    together = compare(STUDY, Options(voice=VoiceChoice.ALL))
    for face in (to_table(together, 160), to_markdown(together), to_csv(together), to_json(together)):
        assert TOGETHER.words in face
    footnote = next(line for line in to_markdown(comparison).splitlines() if line.startswith("    - A3"))
    assert any(voice.labelled in footnote for voice in Voice)
    found = evidence(comparison, ["stoppage/siege"])
    for written in (evidence_text(found, 160), document_markdown(evidence_document(found))):
        assert "undetermined: whose words they are is not known" in written
        assert "indirect (outlet's paraphrase) · Ann Ash" in written
    for written in (evidence_csv(found), evidence_json(found)):
        assert apart[Voice.INDIRECT] in written
    annotated = annotation_text(STUDY, 160)
    assert "direct (speaker verbatim) · Ann Ash" in annotated
    assert "· own (the outlet's)" in annotated
    first = json.loads(annotation_jsonl(STUDY).splitlines()[0])
    assert first["attributions"][0]["responsibility"] == "speaker verbatim"


def test_letters_and_words_of_voices_are_told_apart():
    for form in ("letter", "word", "short", "words"):
        assert len({getattr(who, form) for who in RESPONSIBILITY.values()}) == len(Voice)
    assert len(" · ".join(f"{who.letter} {who.short}" for who in RESPONSIBILITY.values())) < 80


ARTICLES_APART = [
    heard("x1", "strike strike siege", "Alpha"),
    heard("x2", "siege siege strike", "Alpha"),
    heard("x3", "strike blockade", "Alpha"),
]


def test_both_intervals_stand_in_a_cell_and_the_legend_tells_them_apart():
    comparison = compare(made_study(ARTICLES_APART), Options(voice=VoiceChoice.OWN))
    cell = comparison.cell("stoppage/strike", "Alpha", Voice.OWN)
    credible = f"[{100 * cell.interval.low:.0f}–{100 * cell.interval.high:.0f} %]"
    again = f"‡[{100 * cell.article_interval.low:.0f}–{100 * cell.article_interval.high:.0f} %]"
    table = to_table(comparison)
    lines = table.splitlines()
    row = next(n for n, line in enumerate(lines) if line.startswith("    strike"))
    assert lines[row].endswith("50 % (4 of 8)")
    assert [line.strip() for line in lines[row + 1 : row + 3]] == [credible, again]
    assert len({len(line) for line in lines[row : row + 3]}) == 1
    markdown = to_markdown(comparison).replace("\\", "")
    assert f"50 % (4 of 8) {credible} {again}[^" in markdown
    for text in (table, markdown):
        assert "‡ 95 % interval that takes articles and not hits as independent" in " ".join(text.split())


def test_articles_that_agree_do_not_look_like_certainty():
    alike = [heard(f"x{n}", "strike strike siege siege", "Alpha") for n in range(3)]
    cell = compare(made_study(alike)).cell("stoppage/strike", "Alpha", Voice.OWN)
    assert cell.article_interval.low <= cell.interval.low < cell.interval.high <= cell.article_interval.high


def test_csv_and_json_name_the_method_of_each_interval():
    comparison = compare(made_study(ARTICLES_APART), Options(voice=VoiceChoice.OWN))
    row = next(r for r in csv.DictReader(io.StringIO(to_csv(comparison))) if r["indicator"] == "stoppage/strike")
    assert (row["method"], row["article_method"]) == ("credible", "articles")
    assert float(row["article_low"]) < float(row["article_high"])
    record = json.loads(to_json(comparison))["blocks"][0]["indicators"][0]["cells"][0]
    assert (record["interval"]["method"], record["article_interval"]["method"]) == ("credible", "articles")


def test_a_rate_in_few_words_is_shown_as_its_hits_and_keeps_its_value_in_data():
    comparison = compare(made_study([heard("x", "An attack, a storm.", "Alpha")]))
    for text in (to_table(comparison), to_markdown(comparison)):
        assert "2 hits" in text
        assert "under 100 words of that voice: hits and no rate" in " ".join(text.split())
    row = next(r for r in csv.DictReader(io.StringIO(to_csv(comparison))) if r["indicator"] == "force")
    assert (row["value"], row["note"]) == ("500", "few words")
    block = next(b for b in json.loads(to_json(comparison))["blocks"] if b["measure"] == "rate")
    assert (block["indicators"][0]["cells"][0]["value"], block["indicators"][0]["cells"][0]["note"]) == (
        500,
        "few words",
    )


def test_how_to_read_it_stands_only_where_there_is_something_to_explain():
    nothing = compare(made_study([heard("a", "Nothing was said.", "Alpha"), heard("b", "Nor there.", "Beta")]))
    assert "How to read it" not in to_markdown(nothing)
    assert "\n## How to read it\n\n- " in to_markdown(compare(STUDY))
