"""Verification: a report holds as it was written, on any machine; whatever is changed in it or under it is named."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from made import HARBOUR_TOML

from framediff.cli import run
from framediff.export.verification.drift import parted, shortened
from framediff.export.verification.reading import Reading, read_report
from framediff.export.verification.standing import standing
from framediff.sources import read

TEXTS = {
    "alpha-one": "The strike began on Monday. A second strike followed, and a third strike.\n\n"
    "“It is a siege,” said Ann Ash, a harbour pilot. “The siege must end.”\n",
    "alpha-two": "The siege went on.\n\nAnn Ash said that the strike was lawful. The strike ended.\n",
    "beta-one": "The siege began on Monday. The siege was long, and the strike short.\n\n"
    "“It is a strike,” said Ben Birch, the harbour master. “A strike is a right.”\n",
    "beta-two": "A [strike] | of <b>sorts</b> \\*ended\\* [^1] in Alpha’s harbour: (“the strike”).\n",
}


class Shop:
    """A folder with articles, a lexicon and a report of them."""

    def __init__(self, folder, capsys):
        self.folder, self.capsys = folder, capsys
        self.place, self.lexicon = folder / "articles", folder / "harbour.toml"
        self.place.mkdir()
        for name, text in TEXTS.items():
            (self.place / f"{name}.txt").write_text(text, encoding="utf-8")
        self.lexicon.write_text(HARBOUR_TOML, encoding="utf-8")
        self.report = folder / "report.md"

    def run(self, *words):
        self.capsys.readouterr()
        code = run(print, [str(word) for word in words])
        out, err = self.capsys.readouterr()
        return code, out, err

    def write(self, command="compare", ending="md", *more):
        self.report = self.folder / f"report.{ending}"
        code, _, err = self.run(
            command, self.place, "--lexicon", self.lexicon, "--by", "article", *more, "-o", self.report, "--force"
        )
        assert code == 0, err
        return self.report.read_text(encoding="utf-8")

    def verify(self, *more):
        return self.run("verify", self.report, "--lexicon", self.lexicon, *more)

    def tampered(self, text):
        """What verify says of the report when it reads `text`; it must refuse it."""
        self.report.write_text(text, encoding="utf-8")
        code, out, err = self.verify()
        assert code == 1, (out, err)
        return out


@pytest.fixture
def shop(tmp_path, capsys):
    return Shop(tmp_path, capsys)


def once(text, pattern, new):
    """`text` with the one match of `pattern` replaced."""
    changed, number = re.subn(pattern, new, text, count=1)
    assert number == 1, pattern
    return changed


@pytest.mark.parametrize("ending", ["md", "html"])
@pytest.mark.parametrize("command", ["compare", "report"])
def test_a_report_holds_as_it_was_written(shop, command, ending):
    shop.write(command, ending)
    code, out, err = shop.verify()
    assert (code, err) == (0, "")
    assert re.fullmatch(
        r"[\d,]+ fields of tables, .* footnotes with .* places, .* passages of the articles: all hold\.\n", out
    )


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_report_with_a_formula_of_a_house_holds(shop, ending):
    formula = "The harbour strike is the longest strike since the council sold the piers to a company."
    for number in range(3):
        news = " ".join(
            f"Crane{number}{letter} stood idle{number} beside pier{number}{letter}." for letter in "abcdefgh"
        )
        front = "---\noutlet: Alpha\n---\n"
        (shop.place / f"gamma-{number}.txt").write_text(f"{front}{news}\n\n{formula}\n", encoding="utf-8")
    assert "word for word" in shop.write("report", ending)
    code, out, err = shop.verify()
    assert code == 0, (out, err)


def test_a_report_holds_with_the_options_that_it_was_made_with(shop):
    shop.write("compare", "md", "--voice", "direct", "--min-confidence", "0.5")
    assert '"arguments": {"by": "article", "min_confidence": "0.5", "voice": "direct"}' in shop.report.read_text()
    assert shop.verify()[0] == 0


def test_a_report_holds_wherever_it_and_its_articles_go_together(shop, tmp_path):
    text = shop.write()
    assert str(tmp_path) not in text
    elsewhere = tmp_path / "else" / "where"
    elsewhere.mkdir(parents=True)
    shutil.move(shop.place, elsewhere / "articles")
    shutil.move(shop.report, elsewhere / "report.md")
    shop.report = elsewhere / "report.md"
    assert shop.verify()[0] == 0


def test_the_place_can_be_said_when_the_articles_lie_elsewhere(shop, tmp_path):
    shop.write()
    shutil.move(shop.place, tmp_path / "moved")
    code, _, err = shop.verify()
    assert code == 2
    assert "give their place" in err
    assert shop.verify(tmp_path / "moved")[0] == 0


def test_what_a_reader_adds_is_counted_and_not_checked(shop):
    text = shop.write()
    added = text.replace("\n## ", "\nI wonder about this:\nsee below.\n\n- one\n- two\n\n## ", 2)
    shop.report.write_text(f"{added}\nThe end.\n", encoding="utf-8")
    code, out, _ = shop.verify()
    assert code == 0
    noted = once(added, r"\n## (?=Made)", "\n## Notes\n\nMine.\n\n## ")
    shop.report.write_text(noted, encoding="utf-8")
    assert "Not checked: 10 lines" in shop.verify()[1]
    assert re.search(r"Not checked: 9 lines that framediff did not write, at line \d+", out)


def test_line_ends_of_another_system_do_not_matter(shop):
    text = shop.write()
    shop.report.write_bytes(text.replace("\n", "\r\n").encode())
    assert shop.verify()[0] == 0


def test_a_number_altered_in_a_table(shop):
    text = shop.write()
    out = shop.tampered(once(text, r"3 of 3", "2 of 3"))
    assert re.search(r"line \d+, the stoppage · .* · own.*, row “strike”, column “.*alpha-one.*”", out)
    assert "was “2 of 3" in out
    assert "is now “3 of 3" in out


def test_a_footnote_altered_together_with_the_number(shop):
    text = shop.write()
    text = once(text, r"3 of 3", "2 of 3")
    text = once(text, r"(\[\^1\]: .*): 3 hits\n.*\n", r"\1: 2 hits\n")
    out = shop.tampered(text)
    assert "is now “3 of 3" in out
    assert "this place is missing: “alpha-one, own (the outlet's): [4–10) strike”" in out


def test_a_footnote_whose_number_is_not_that_of_its_places(shop):
    out = shop.tampered(once(shop.write(), r"(\[\^1\]: .*): 3 hits", r"\1: 4 hits"))
    assert "says 4 and lists 3" in out


def test_a_footnote_removed(shop):
    text = shop.write()
    number = re.search(r"\[\^(1)\]: .*: 3 hits\n(?: {4}- .*\n)+", text)
    out = shop.tampered(text.replace(number[0], ""))
    assert f"footnote {number[1]} is missing" in out


def test_a_reference_removed(shop):
    out = shop.tampered(once(shop.write(), r"(3 of 3[^|]*)\[\^\d+\]", r"\1"))
    assert "nothing refers to footnote" in out
    assert "no footnote stands there any more" in out


def test_a_footnote_given_twice(shop):
    text = shop.write()
    out = shop.tampered(
        once(text, r"(\n## Evidence\n\n)", r"\1[^1]: strike: 1 hit\n    - alpha-one [0–3), own: **The**\n\n")
    )
    assert "footnote 1 stands there more than once" in out


def test_a_hit_moved(shop):
    out = shop.tampered(once(shop.write(), r"(A1, own.*?: )\\\[4–10\)", r"\1\\[5–11)"))
    assert "at alpha-one [5–11) stands “trike”, not “strike”" in out


def test_the_words_around_a_hit_altered(shop):
    out = shop.tampered(once(shop.write(), r"(- \\\[0–\d+\) )The \*\*strike\*\*", r"\1No **strike**"))
    assert re.search(r"Evidence, the words of A1: at alpha-one \[0–\d+\) stands “The strike .*”, not “No strike", out)


def test_a_sentence_altered(shop):
    text = shop.write()
    sentence = re.search(r"^- .* stands alone.*$|^- .*occasions.*$", text, re.MULTILINE)[0]
    out = shop.tampered(text.replace(sentence, sentence.replace("1 article", "9 articles")))
    assert "9 articles" in out
    assert "Before any number" in out


def test_a_row_added_and_a_row_removed(shop):
    text = shop.write()
    row = re.search(r"^\| siege \|.*\n", text, re.MULTILINE)[0]
    assert "a row of the table is not of the report" in shop.tampered(text.replace(row, row + row, 1))
    assert "a row of the table is missing: “siege |" in shop.tampered(text.replace(row, "", 1))


def test_prose_added_where_it_becomes_part_of_a_table_or_of_a_sentence(shop):
    text = shop.write()
    row = re.search(r"^\| siege \|.*\n", text, re.MULTILINE)[0]
    assert "not of the report" in shop.tampered(text.replace(row, f"{row}none of which counts\n", 1))
    item = re.search(r"^- .*\n", text, re.MULTILINE)[0]
    assert "which is untrue" in shop.tampered(text.replace(item, f"{item}which is untrue\n", 1))
    assert "an item of the list is not of the report" in shop.tampered(text.replace(item, f"{item}- more\n", 1))


@pytest.mark.parametrize("hiding", [("<!--", "-->"), ("<details><summary>x</summary>", "</details>"), ("```", "```")])
def test_what_is_there_but_hidden(shop, hiding):
    before, after = hiding
    text = shop.write()
    table = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)[0]
    out = shop.tampered(text.replace(table, f"{before}\n\n{table}\n{after}\n", 1))
    assert "not of the report" in out


def test_a_heading_over_what_framediff_wrote_under_another(shop):
    text = shop.write()
    table = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)[0]
    assert "a heading is not of the report" in shop.tampered(text.replace(table, f"### Mine\n\n{table}", 1))


def test_html_in_prose_that_swallows_what_follows(shop):
    text = shop.write()
    table = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)[0]
    assert "not of the report" in shop.tampered(text.replace(table, f"Mine: <details>\n\n{table}", 1))


def test_charts_of_another_version_of_their_library_are_not_compared(shop):
    text = shop.write("compare", "html", "--voice", "all")
    assert "<svg" in text
    older = once(text, r"charts by Matplotlib [\d.]+", "charts by Matplotlib 3.10.1")
    shop.report.write_text(once(older, r'(<path d="M )\d+', r"\g<1>1"), encoding="utf-8")
    code, out, _ = shop.verify()
    assert code == 0
    assert "Charts were drawn by Matplotlib 3.10.1" in out
    altered = once(older, r"(<desc[^>]*>[^<]*?)interval", r"\1exactly")
    assert "is now" in shop.tampered(altered)


def test_words_made_a_link(shop):
    out = shop.tampered(once(shop.write(), r"^# ([^\n]*)", r"# [\1](https://example.org)"))
    assert "https://example.org" in out


@pytest.mark.parametrize(
    ("pattern", "new", "told"),
    [
        (r'("id": "alpha-one", "sha256": ")\w{4}', r"\1ffff", "text alpha-one is not the one"),
        (r'("id": "harbour", "version": ")1\.0\.0', r"\g<1>0.9.0", "lexicon harbour is not the one"),
        (r'"voice": "split"', '"voice": "all"', "manifest, options"),
        (r'("arguments": \{"by": )"article"', r'\1"outlet"', "manifest, options"),
        (r'("arguments": \{"by": )"article"', r'\1"sideways"', "it cannot be made anew"),
        (r'"arguments": \{', '"arguments": {"shout": true, ', "has no option shout"),
    ],
)
def test_a_manifest_altered(shop, pattern, new, told):
    assert told in shop.tampered(once(shop.write(), pattern, new))


def test_a_second_manifest(shop):
    text = shop.write()
    block = re.search(r"```json\n.*?```\n", text, re.DOTALL)[0]
    out = shop.tampered(f"{text}\n{block}")
    assert "a code is not of the report" in out


def test_a_text_edited(shop):
    shop.write()
    (shop.place / "alpha-one.txt").write_text(TEXTS["alpha-one"].replace("third strike", "third siege"))
    code, out, _ = shop.verify()
    assert code == 1
    assert "text alpha-one is not the one that the report was made from" in out
    assert re.search(r"was “3 of 3.*is now “2 of 3", out)
    assert re.search(r"at alpha-one \[\d+–\d+\) stands “siege.*”, not “strike”", out)


def test_a_text_edited_where_nothing_is_counted(shop):
    shop.write()
    (shop.place / "alpha-two.txt").write_text(TEXTS["alpha-two"].rstrip() + " ")
    code, out, _ = shop.verify()
    assert code == 1
    assert "text alpha-two is not the one" in out


def test_a_text_missing_and_a_text_more(shop):
    shop.write()
    (shop.place / "beta-one.txt").rename(shop.place / "gamma.txt")
    code, out, _ = shop.verify()
    assert code == 1
    assert "text beta-one is missing" in out
    assert "text gamma is there now, and the report does not know it" in out
    assert "there is no text “beta-one”" in out


def test_a_lexicon_edited(shop):
    shop.write()
    shop.lexicon.write_text(HARBOUR_TOML.replace('pattern = "siege"', 'pattern = "siege|long"'))
    code, out, _ = shop.verify()
    assert code == 1
    assert "lexicon harbour is not the one" in out
    assert "under the same version 1.0.0" in out
    assert "is now" in out


def test_another_version_of_a_lexicon(shop):
    shop.write()
    shop.lexicon.write_text(HARBOUR_TOML.replace("1.0.0", "2.0.0"))
    code, out, _ = shop.verify()
    assert code == 1
    assert "lexicon harbour is not the one that the report was made with: version 1.0.0, now 2.0.0" in out


def test_corrections_made_since(shop):
    shop.write()
    (shop.place / "corrections.toml").write_text(
        '[[correction]]\narticle = "alpha-two"\ntext = "The siege went on."\nvoice = "direct"\nspeaker = "Ann Ash"\n'
    )
    code, out, _ = shop.verify()
    assert code == 1
    assert "corrections: the report was made without, and now there are some" in out


def test_another_version_of_framediff_is_said_and_is_no_drift_where_all_holds(shop):
    text = shop.write()
    version = re.search(r'"framediff": "(.*?)"', text)[1]
    shop.report.write_text(text.replace(f'"{version}"', '"0.0.1"').replace(version.replace(".", "\\.", 1), "0\\.0.1"))
    code, out, _ = shop.verify()
    assert code == 0
    assert f"It was written by framediff 0.0.1; this is framediff {version}." in out


@pytest.mark.parametrize(
    ("pattern", "new", "told"),
    [
        (r">3 of 3", ">2 of 3", "was “2 of 3"),
        (r"\[4–10\)", "[5–11)", "at alpha-one [5–11) stands"),
        (r"--ink: #\w+", "--ink: #fdfcfa", "its markup, style or charts"),
        (r"</main>", "<p>One word more.</p></main>", "a paragraph is not of the report"),
        (r"</main>", '<script src="https://example.org/x.js"></script></main>', "its markup, style or charts"),
        (r"<li id=\"n1\">", '<li id="n999">', "footnote 1 is missing"),
        (r"<tr><th scope=\"row\"><bdi>siege.*?</tr>", "", "a row of the table is missing"),
    ],
)
def test_a_page_altered(shop, pattern, new, told):
    assert told in shop.tampered(once(shop.write("compare", "html"), pattern, new))


def test_drifts_as_json(shop):
    shop.report.write_text(once(shop.write(), r"3 of 3", "2 of 3"))
    code, out, _ = shop.verify("--format", "json")
    told = json.loads(out)
    assert (code, told["holds"]) == (1, False)
    assert told["drifts"][0]["line"] > 1
    assert told["checked"]["places"] > 5


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("prose.md", b"# Title\n\nWords.\n"),
        ("empty.md", b""),
        ("bytes.md", b"\xff\xfe\x00"),
        ("page.html", b"<!DOCTYPE html><p>x</p>"),
        ("json.md", b'## Made from\n\n```json\n{"a": 1}\n```\n'),
        ("deep.md", b"## Made from\n\n```json\n" + b"[" * 100_000 + b"\n```\n"),
        ("command.md", b'## Made from\n\n```json\n{"command": "correct", "texts": [], "place": "./articles"}\n```\n'),
    ],
)
def test_a_file_that_is_no_report(shop, name, content):
    (shop.folder / name).write_bytes(content)
    code, out, err = shop.run("verify", shop.folder / name)
    assert (code, out) == (2, "")
    assert err.startswith("framediff: ")
    assert len(err.strip().splitlines()) == 1


def test_a_report_that_is_not_there(shop):
    assert shop.run("verify", shop.folder / "none.md")[0] == 2


def test_a_lexicon_that_is_not_there(shop):
    shop.write()
    code, _, err = shop.run("verify", shop.report)
    assert code == 2
    assert "“harbour” that is not here; give its file with --lexicon" in err


def test_hostile_words_of_a_report_do_not_reach_the_terminal(shop):
    text = shop.write()
    out = shop.tampered(once(text, r"3 of 3", "2 of 3 \x1b]0;x\x07\u202e"))
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_words_that_look_like_marks_of_the_reader_are_words(shop):
    (shop.place / "odd.txt").write_text("A \ue000strike\ue001 of \ue002sorts, said the strike.\n", encoding="utf-8")
    for ending in ("md", "html"):
        shop.write("report", ending)
        assert shop.verify()[0] == 0


@pytest.mark.parametrize("ending", ["md", "html"])
def test_a_passage_that_an_outlet_repeats_holds_though_nothing_is_said_of_it(shop, ending):
    formula = "The harbour has stood idle since the strike of the pilots began in the spring of that year.\n"
    for name in ("gamma-one", "gamma-two"):
        (shop.place / f"{name}.txt").write_text(f"News of {name}.\n\n{formula}", encoding="utf-8")
    table = "file,outlet\ngamma-one.txt,Gamma\ngamma-two.txt,Gamma\n"
    (shop.place / "metadata.csv").write_text(table, encoding="utf-8")
    text = shop.write("report", ending, "--by", "outlet")
    assert "idle since the strike" in text
    code, out, _ = shop.verify()
    assert code == 0, out


def test_a_colon_in_the_words_before_a_place_is_not_taken_for_the_end_of_what_is_said_of_it(shop):
    (shop.place / "colon.txt").write_text(
        "Birch: “Here comes the strike,” said Ann Ash.\n\nASH: “It is a strike,” she said. They say: no strike.\n",
        encoding="utf-8",
    )
    shop.write("report")
    code, out, _ = shop.verify()
    assert code == 0, out


def test_long_places_of_copies_hold(shop):
    copied = "\n\n".join(
        f"Paragraph {number}: the “strike” *went* on — and [so] did it, p. {number}." for number in range(300)
    )
    for name in ("long-one", "long-two"):
        (shop.place / f"{name}.txt").write_text(f"A word of {name} first.\n\n{copied}\n", encoding="utf-8")
    for ending in ("md", "html"):
        shop.write("audit", ending, "--copies", "once")
        code, out, _ = shop.verify()
        assert code == 0, out


def test_a_row_is_named_by_its_words(shop):
    text = shop.write("report")
    row = next(line for line in text.splitlines() if line.startswith("| own | strike |"))
    out = shop.tampered(text.replace(row, row.replace("2 of 2", "1 of 2", 1).replace("3 of 3", "2 of 3", 1)))
    assert "row “own · strike”" in out


def test_the_articles_of_a_report_are_looked_up_once_however_many_footnotes_it_has(shop, monkeypatch):
    shop.write()
    reading, looked = read_report(shop.report), []
    found = reading.articles
    monkeypatch.setattr(Reading, "articles", property(lambda self: looked.append(self) or found))
    texts = {article.id: article.text for article in read(shop.place)}
    assert list(standing(reading, texts)) == []
    assert len(reading.footnotes) > 1
    assert len(looked) == 1


def test_long_words_that_differ_late_are_shown_where_they_differ():
    same = "word " * 60
    one, other = parted(f"{same}killed there", f"{same}slain there")
    assert "killed" in shortened(one)
    assert "slain" in shortened(other)
    assert parted("a", "b") == ("a", "b")
