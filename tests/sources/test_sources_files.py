"""Reading a place: what is read, under which name, and what is refused in one sentence."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from calls import calls_in
from hypothesis import given
from hypothesis import strategies as st

from framediff.article import Status
from framediff.errors import InputError
from framediff.sources import article_from_text, read
from framediff.sources.files import texts

ODD = Path(__file__).parents[1] / "odd/articles"
TEXT = "The two ministers met on Monday.\n"


def refusal(place, **kwargs):
    with pytest.raises(InputError) as caught:
        read(place, **kwargs)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith((".", "?"))
    return sentence


def write(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def test_a_folder_is_read_with_the_folders_in_it_in_order(tmp_path):
    write(
        tmp_path,
        b_txt=TEXT,
        a_md=TEXT,
        c__d_TEXT=TEXT,
        c__e_markdown=TEXT,
        f_jsonl=json.dumps({"id": "z", "text": TEXT}),
    )
    corpus = read(tmp_path)
    assert [article.id for article in corpus] == ["a", "b", "c/d", "c/e", "z"]
    assert corpus.name == tmp_path.name
    assert read(str(tmp_path)).articles == corpus.articles


def test_other_files_are_passed_over(tmp_path):
    write(
        tmp_path,
        a_txt=TEXT,
        README_md=TEXT,
        readme_txt=TEXT,
        _hidden_txt=TEXT,
        _git__b_txt=TEXT,
        c_pdf=b"%PDF\0",
        d_csv="x",
    )
    assert [article.id for article in read(tmp_path)] == ["a"]


def test_no_id_carries_a_folder_that_all_share(tmp_path):
    write(tmp_path, x__y__a_txt=TEXT, x__y__b_txt=TEXT)
    assert [article.id for article in read(tmp_path)] == ["a", "b"]


def test_files_of_one_name_keep_their_endings(tmp_path):
    write(tmp_path, a_txt=TEXT, a_md=TEXT, b_txt=TEXT, a_md_txt=TEXT)
    assert [article.id for article in read(tmp_path)] == ["a.md", "a.md.txt", "a.txt", "b"]


def test_text_and_hash_are_those_of_the_file():
    article = read(ODD / "crlf.txt").articles[0]
    data = (ODD / "crlf.txt").read_bytes()
    assert article.text.encode() == data
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert article.path == ODD / "crlf.txt"


def test_a_byte_order_mark_is_no_part_of_the_text():
    article = read(ODD / "bom.txt").articles[0]
    assert article.text.startswith("Talks resume\n")
    assert article.sha256 == hashlib.sha256((ODD / "bom.txt").read_bytes()).hexdigest()


@pytest.mark.parametrize("name", ["lone-cr.txt", "line-separators.txt", "escape-sequences.txt", "long-line.txt"])
def test_newlines_and_odd_characters_stay_as_they_are(name):
    assert read(ODD / name).articles[0].text.encode() == (ODD / name).read_bytes()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("zero-bytes.txt", "is empty (0 bytes)"),
        ("white-space.txt", "has no text in it"),
        ("mark-only.txt", "has no text in it"),
        ("nul.txt", "is a binary file (byte 0 at offset 22)"),
        ("utf-16.txt", "is UTF-16, not UTF-8; convert it"),
        ("utf-16-no-mark.txt", "looks like UTF-16"),
        ("latin-1.txt", "is not UTF-8: byte 0xE9 at offset 7; convert it"),
        ("front-matter-open.md", 'the front matter that begins with "+++" has no closing "+++" line'),
        ("front-matter-bad-line.md", 'line 3: front matter between "---" takes lines of the form "key: value"'),
        ("front-matter-not-toml.md", "the front matter is not TOML"),
        ("front-matter-unknown-key.md", 'there is no key "outlett" (did you mean "outlet"?)'),
        ("front-matter-bad-date.md", '"31 June 2020" is not a date; write 2020, 2020-02 or 2020-02-12'),
        ("front-matter-only.md", "has no text after its front matter"),
        ("broken.jsonl", "line 2: not an article as JSON"),
        ("no-text.jsonl", "line 1: not an article as JSON"),
        ("twice.jsonl", 'Two articles are called "a"'),
        ("surrogate.jsonl", "line 1: not an article as JSON"),
        ("blank-lines.jsonl", "has no articles in it"),
    ],
)
def test_a_bad_file_is_refused_by_name_alone_and_in_a_folder(name, says, tmp_path):
    sentence = refusal(ODD / name)
    assert says in sentence
    assert name in sentence
    write(tmp_path, good_txt=TEXT)
    (tmp_path / name).write_bytes((ODD / name).read_bytes())
    assert says in refusal(tmp_path)


def test_two_lines_with_one_id_are_named_both(tmp_path):
    line = '{"id": "a", "text": "Words here."}\n'
    other = line.replace('"a"', '"b"')
    (tmp_path / "one.jsonl").write_text(f"{line}\n{other}{line}{line}", encoding="utf-8")
    assert "one.jsonl, line 1 and " in refusal(tmp_path)
    assert "one.jsonl, line 4); give each line its own id." in refusal(tmp_path)
    (tmp_path / "one.jsonl").write_text(line, encoding="utf-8")
    (tmp_path / "two.jsonl").write_text(f"\n{line}", encoding="utf-8")
    assert "one.jsonl, line 1 and " in refusal(tmp_path)
    assert "two.jsonl, line 2)" in refusal(tmp_path)


def test_no_such_place(tmp_path):
    assert "There is no file or folder" in refusal(tmp_path / "nowhere")
    assert "nowhere" in refusal(tmp_path / "nowhere")


def test_a_place_that_no_system_can_have(tmp_path):
    assert "\0" not in refusal(str(tmp_path) + "/a\0b")
    assert "xxx" in refusal(tmp_path / ("x" * 5000))


def test_an_empty_folder_and_one_without_articles(tmp_path):
    assert "holds no article" in refusal(tmp_path)
    write(tmp_path, picture_png=b"\x89PNG", README_md=TEXT)
    assert "holds no article" in refusal(tmp_path)


def test_a_file_of_another_kind(tmp_path):
    write(tmp_path, picture_png=b"\x89PNG")
    assert ".png is not read as an article; give one of .txt" in refusal(tmp_path / "picture.png")


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    write(tmp_path, a_txt=TEXT)

    def forbid(self):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", forbid)
    sentence = refusal(tmp_path)
    assert "a.txt cannot be read: Permission denied" in sentence


def test_a_link_that_leads_nowhere(tmp_path):
    write(tmp_path, a_txt=TEXT)
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
    assert "b.txt is not a file that can be read" in refusal(tmp_path)
    assert "b.txt is not a file that can be read" in refusal(tmp_path / "b.txt")


def test_a_name_with_control_characters_is_shown_harmless(tmp_path):
    (tmp_path / "a\x1b[2J.txt").write_bytes(b"")
    assert "\x1b" not in refusal(tmp_path)
    (tmp_path / "a\x1b[2J.txt").write_text(TEXT)
    assert "\x1b" not in read(tmp_path).articles[0].id


def test_json_lines_are_parted_by_line_feeds_only(tmp_path):
    rows = [
        {
            "id": "b",
            "text": "One\u2028two\u0085three.",
            "publisher": "Daily Example",
            "date": "2020-02-12",
            "title": "Talks",
            "x": [1],
        },
        {
            "id": 7,
            "text": TEXT,
            "author": ["Anna Berg", "Ivo Lund"],
            "date": "2020-02-12T10:00:00Z",
            "url": "x.example/7",
        },
        {"id": "c", "text": TEXT, "outlet": "A", "publisher": "B", "date": "last week"},
    ]
    (tmp_path / "rows.jsonl").write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n\n", "utf-8"
    )
    seven, b, c = read(tmp_path)
    assert (seven.id, b.id, c.id) == ("7", "b", "c")
    assert b.text == "One\u2028two\u0085three."
    assert b.sha256 == hashlib.sha256(b.text.encode()).hexdigest()
    assert (b.outlet, b.metadata.outlet.status, b.metadata.outlet.evidence) == (
        "Daily Example", Status.ESTABLISHED, "rows.jsonl, line 1",
    )  # fmt: skip
    assert (str(b.metadata.date), b.metadata.date.precision, b.metadata.headline.value) == (
        "2020-02-12",
        "day",
        "Talks",
    )
    assert (seven.metadata.author.value, str(seven.metadata.date)) == ("Anna Berg, Ivo Lund", "2020-02-12")
    assert seven.metadata.address.value == "x.example/7"
    assert c.outlet == "A"
    assert c.metadata.date.value is None
    assert "last week" in c.metadata.date.evidence


def test_a_line_of_json_may_not_repeat_an_id_of_another_file(tmp_path):
    write(tmp_path, a_jsonl='{"id": "x", "text": "One."}', b_jsonl='{"id": "x", "text": "Two."}')
    sentence = refusal(tmp_path)
    assert "a.jsonl" in sentence
    assert "b.jsonl" in sentence


def test_a_text_file_gives_way_to_a_line_of_json_of_its_name(tmp_path):
    write(tmp_path, x_txt=TEXT, b_jsonl='{"id": "x", "text": "Two."}')
    assert [article.id for article in read(tmp_path)] == ["x", "x.txt"]


def test_a_text_in_memory():
    article = article_from_text("Talks resume\n\nBy Anna Berg\n\nThey met.", "note", keep="byline")
    assert (article.id, article.metadata.author.value) == ("note", "Anna Berg")
    assert [str(zone.kind) for zone in article.scored] == ["headline", "byline", "body"]


def test_reading_grows_with_the_articles_and_not_with_their_square(tmp_path):
    def rows(many):
        page = "Ministers agree to meet again\n\nBy Anna Berg\n\nGENEVA — " + "\n\n".join([TEXT.strip() * 6] * 25)
        path = tmp_path / f"{many}.jsonl"
        path.write_text("\n".join(json.dumps({"id": str(number), "text": page}) for number in range(many)))
        return path

    few, many = rows(20), rows(120)
    assert len(read(many)) == 120
    read(few)
    assert calls_in(lambda: read(many)) < 8 * calls_in(lambda: read(few))


@given(st.binary(max_size=200))
def test_any_bytes_are_an_article_or_a_refusal(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("odd") / "a.txt"
    path.write_bytes(data)
    refused = ""
    text = ""
    try:
        text = read(path).articles[0].text
    except InputError as error:
        refused = str(error)
    assert ("a.txt" in refused) != (text.encode() == data.removeprefix(b"\xef\xbb\xbf") and bool(text.strip()))


def test_texts_start_after_front_matter(tmp_path):
    write(tmp_path, a_md="---\noutlet: Daily Example\n---\n" + TEXT)
    (text,) = texts([tmp_path / "a.md"], tmp_path)
    assert text.text[text.start :].strip() == TEXT.strip()
