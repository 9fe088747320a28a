"""Records: front matter and corpus.toml, what they say, what they refuse, and which of them goes first."""

from __future__ import annotations

import pytest

from framediff.article import Status
from framediff.errors import InputError
from framediff.sources import read

TEXT = "The two ministers met on Monday.\n"


def write(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def refusal(place, **kwargs):
    with pytest.raises(InputError) as caught:
        read(place, **kwargs)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def only(place, **kwargs):
    (article,) = read(place, **kwargs)
    return article


PLAIN = (
    '---\noutlet: "Daily Example"\nDate: 2020-02-12\n# a note\ntitle: Talks resume: what now\nurl: x.example/1\n---\n\n'
)
TOML = """+++
outlet = "Daily Example"
date = 2020-02-12
title = "Talks resume: what now"
address = "x.example/1"
+++

"""


@pytest.mark.parametrize("block", [PLAIN, TOML, PLAIN.replace("\n", "\r\n")], ids=["plain", "toml", "windows"])
def test_front_matter_is_read_and_stays_in_the_text(tmp_path, block):
    (tmp_path / "a.md").write_bytes((block + TEXT).encode())
    article = only(tmp_path)
    assert article.text == block + TEXT
    facts = article.metadata
    assert (facts.outlet.value, facts.date.value, facts.date.precision) == ("Daily Example", "2020-02-12", "day")
    assert (facts.headline.value, facts.address.value) == ("Talks resume: what now", "x.example/1")
    assert {facts.outlet.status, facts.date.status} == {Status.ESTABLISHED}
    assert {facts.outlet.evidence, facts.date.evidence} == {"front matter"}
    first = article.zones[0]
    assert (str(first.kind), first.rule, first.scored) == ("boilerplate", "front_matter", False)
    assert first.span.of(article.text) == block.strip()
    assert article.zones[1].span.of(article.text) == TEXT.strip()


@pytest.mark.parametrize(
    "text", ["---\n\nThey met.\n", "---\nThey met on Monday.\n\n---\n", "--- They met.", "+++ They met."]
)
def test_an_ornament_is_no_front_matter(tmp_path, text):
    write(tmp_path, a_md=text)
    assert all(zone.rule != "front_matter" for zone in only(tmp_path).zones)


@pytest.mark.parametrize(
    ("block", "says"),
    [
        ("---\noutlet: A\noutlet: B\n---\n", 'a.md, line 3: "outlet" is given twice'),
        ("---\noutlet: A\n  nested: B\n---\n", "a.md, line 3: front matter"),
        ("---\noutlet: A\n\nThey met.\n", 'no closing "---" line'),
        ('+++\n[outlet]\nvalue = "A"\n+++\n', "outlet must be a line of text"),
        ("+++\ndate = 2020-13-01\n+++\n", "is not TOML"),
        ('+++\ndate = "12.2.2020"\n+++\n', "is not a date"),
        ("+++\nkeep = 3.5\n+++\n", "keep must be a list"),
        ('+++\nkeep = ["boilerplat"]\n+++\n', '"boilerplat" is no zone (did you mean "boilerplate"?)'),
        ("---\nkeep: 9\n---\n", "There is no zone 9 to keep: a has 2"),
    ],
)
def test_front_matter_that_is_refused(tmp_path, block, says):
    write(tmp_path, a_md=block + TEXT)
    assert says in refusal(tmp_path)


RECORD = """
title = "Two texts"

[[article]]
file = "a.txt"
outlet = { value = "Daily Example", status = "established", evidence = "x.example/1" }
date = { value = "2020-02-12", precision = "after", status = "inferred", evidence = "“on Monday”" }
author = { status = "unknown", evidence = "no byline" }

[[article]]
file = "in/b.md"
outlet = "Other Example"
date = 2020-02
"""


def test_corpus_toml_says_what_is_known_and_how(tmp_path):
    write(tmp_path, a_txt=TEXT, in__b_md=TEXT, corpus_toml=RECORD.replace("2020-02\n", '"2020-02"\n'))
    corpus = read(tmp_path)
    a, b = corpus
    assert corpus.name == "Two texts"
    assert (a.outlet, a.metadata.outlet.status, a.metadata.outlet.evidence) == (
        "Daily Example", Status.ESTABLISHED, "x.example/1",
    )  # fmt: skip
    assert (str(a.metadata.date), a.metadata.date.status) == ("after 2020-02-12", Status.INFERRED)
    assert (a.metadata.author.value, a.metadata.author.evidence) == (None, "no byline")
    assert (b.metadata.outlet.status, b.metadata.outlet.evidence) == (Status.ESTABLISHED, "corpus.toml")
    assert (b.metadata.date.value, b.metadata.date.precision) == ("2020-02", "month")
    assert b.metadata.place.status is Status.UNKNOWN


@pytest.mark.parametrize(("given", "exact"), [("2020", "year"), ("2020-02-12", "day"), ('"2020-02"', "month")])
def test_a_date_needs_no_quotation_marks(tmp_path, given, exact):
    write(tmp_path, a_txt=TEXT, corpus_toml=f'[[article]]\nfile = "a.txt"\ndate = {given}\n')
    date = only(tmp_path).metadata.date
    assert (date.value, date.precision) == (given.strip('"'), exact)


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('outlett = "A"', 'article 1: there is no key "outlett" (did you mean "outlet"?)'),
        (
            'outlet = { value = "A", stauts = "stated" }',
            'article 1, outlet: there is no key "stauts" (did you mean "status"?)',
        ),
        ('outlet = { value = "A", status = "certain" }', 'article 1, outlet, status: there is no status "certain"'),
        ("outlet = 3", "article 1, outlet: it must be text or a table, not a number"),
        ('outlet = { value = "A", status = "unknown" }', 'a value and status "unknown" exclude each other'),
        ('outlet = { status = "stated" }', "every other status needs a value"),
        ('outlet = { value = "A", precision = "day" }', "only a date has a precision"),
        ('date = "last week"', '"last week" is not a date; write 2020, 2020-02 or 2020-02-12'),
        ('date = "2020-02-30"', '"2020-02-30" is not a date'),
        (
            'date = { value = "2020", precision = "day" }',
            '"2020" is exact to the year, so its precision cannot be "day"',
        ),
        ('date = { value = "2020-02", precision = "after" }', 'cannot be "after"'),
        ('keep = ["kickers"]', '"kickers" is no zone (did you mean "kicker"?)'),
        ("outlet = A", "is not TOML"),
    ],
)
def test_a_record_that_is_refused(tmp_path, entry, says):
    write(tmp_path, a_txt=TEXT, corpus_toml=f'[[article]]\nfile = "a.txt"\n{entry}\n')
    sentence = refusal(tmp_path)
    assert says in sentence
    assert "corpus.toml" in sentence


def test_a_record_of_a_file_that_is_not_there(tmp_path):
    write(tmp_path, minister_txt=TEXT, corpus_toml='[[article]]\nfile = "ministr.txt"\n')
    assert 'there is no file "ministr.txt" beside it (did you mean "minister.txt"?)' in refusal(tmp_path)


def test_a_record_without_a_file_and_one_given_twice(tmp_path):
    write(tmp_path, a_txt=TEXT, corpus_toml='[[article]]\noutlet = "A"\n')
    assert 'article 1: the entry lacks "file"' in refusal(tmp_path)
    write(tmp_path, corpus_toml='[[article]]\nfile = "a.txt"\n[[article]]\nfile = "./a.txt"\n')
    assert 'article 2: "./a.txt" is described twice' in refusal(tmp_path)


def test_a_record_is_found_from_the_folder_around_and_the_nearest_counts(tmp_path):
    write(
        tmp_path,
        corpus_toml=(
            'title = "Outer"\n[[article]]\nfile = "in/a.txt"\noutlet = "Outer"\n'
            '[[article]]\nfile = "in/b.txt"\noutlet = "B"\n'
        ),
        in__corpus_toml='title = "Inner"\n[[article]]\nfile = "a.txt"\noutlet = "Inner"\n',
        in__a_txt=TEXT,
        in__b_txt=TEXT,
    )
    for place in (tmp_path, tmp_path / "in"):
        assert [article.outlet for article in read(place)] == ["Inner", "B"]
    assert read(tmp_path).name == "Outer"
    assert read(tmp_path / "in").name == "Inner"
    assert only(tmp_path / "in" / "b.txt").outlet == "B"


def test_a_record_around_that_speaks_of_other_files_is_not_ours(tmp_path):
    write(tmp_path, corpus_toml='[[article]]\nfile = "gone.txt"\n', in__a_txt=TEXT)
    assert only(tmp_path / "in").metadata.outlet.status is Status.UNKNOWN


def test_records_go_before_the_text_and_disagreement_is_noted(tmp_path):
    front = "---\nauthor: Ivo Lund\noutlet: Daily Example\n---\n"
    text = f"{front}Talks resume\n\nBy Anna Berg\n\n12 February 2020\n\nThey met.\n"
    write(tmp_path, a_md=text, corpus_toml='[[article]]\nfile = "a.md"\noutlet = "Other"\ndate = "2020-02"\n')
    corpus = read(tmp_path)
    article = corpus.articles[0]
    assert article.metadata.author.value == "Ivo Lund"
    assert article.outlet == "Other"
    assert article.metadata.date.value == "2020-02"  # less exact, no disagreement
    assert corpus.notes == (
        "a: front matter gives the author as “Ivo Lund”, its text as “Anna Berg”; front matter was followed.",
        "a: corpus.toml gives the outlet as “Other”, front matter as “Daily Example”; corpus.toml was followed.",
    )


def test_a_record_may_say_that_what_the_text_says_is_unknown(tmp_path):
    write(
        tmp_path,
        a_txt="By Anna Berg\n\nThey met.\n",
        corpus_toml='[[article]]\nfile = "a.txt"\nauthor = { status = "unknown" }\n',
    )
    corpus = read(tmp_path)
    assert corpus.articles[0].metadata.author.value is None
    assert corpus.notes == (
        "a: corpus.toml gives the author as unknown, its text as “Anna Berg”; corpus.toml was followed.",
    )


PAGE = "POLITICS\n\nTalks resume\n\nBy Anna Berg\n\nThey met on Monday.\n\nSee also\n\nOther talks\n"


@pytest.mark.parametrize(
    ("keep", "back"),
    [
        ((), []),
        (("boilerplate",), ["See also", "Other talks"]),
        (["kicker", "byline"], ["POLITICS", "By Anna Berg"]),
        ("boilerplate", ["See also", "Other talks"]),
        (("6",), ["Other talks"]),
        (("4", "body"), []),
    ],
)
def test_what_was_left_out_is_put_back(tmp_path, keep, back):
    write(tmp_path, a_txt=PAGE)
    article = only(tmp_path, keep=keep)
    assert [zone.span.of(article.text) for zone in article.zones if zone.kept] == back
    assert all(zone.scored for zone in article.zones if zone.kept)


def test_a_record_puts_back_for_its_own_article(tmp_path):
    write(tmp_path, a_txt=PAGE, b_txt=PAGE, corpus_toml='[[article]]\nfile = "a.txt"\nkeep = ["boilerplate", 1]\n')
    a, b = read(tmp_path)
    assert [zone.kept for zone in a.zones] == [True, False, False, False, True, True]
    assert not any(zone.kept for zone in b.zones)


def test_front_matter_comes_back_by_its_number_only(tmp_path):
    write(tmp_path, a_md="---\noutlet: A\n---\n" + PAGE)
    assert not only(tmp_path, keep=["boilerplate"]).zones[0].kept
    assert only(tmp_path, keep=["1"]).zones[0].kept


@pytest.mark.parametrize("name", ["headlines", "", "0", "-1", "1.5", "²"])
def test_a_zone_that_does_not_exist_is_refused(tmp_path, name):
    write(tmp_path, a_txt=PAGE)
    assert "is no zone" in refusal(tmp_path, keep=[name])


def test_a_zone_number_beyond_the_last_is_refused(tmp_path):
    write(tmp_path, a_txt=PAGE, b_txt=TEXT)
    assert only(tmp_path / "a.txt", keep=["6"]).zones[5].kept
    assert read(tmp_path, keep=["6"]).articles[0].zones[5].kept
    assert "There is no zone 7 to keep: the longest article has 6" in refusal(tmp_path, keep=["7"])


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("title =", "at line 1"),
        ("\ntitle = [", "at line 2, where the file ends"),
        ("[[article]]\nfile = 3", "article 1, file: it must be text, not a number."),
        (
            '[[article]]\nfile = "a.txt"\noutlet = { value = "X", status = "maybe" }',
            'there is no status "maybe"; use stated, established, inferred, unknown.',
        ),
        ('[[article]]\nfile = "../b.txt"', "a file must lie in the folder of corpus.toml."),
    ],
)
def test_a_refusal_says_what_is_allowed_and_where(tmp_path, record, said):
    (tmp_path / "b.txt").write_text("Outside.")
    place = tmp_path / "place"
    place.mkdir()
    (place / "a.txt").write_text("Inside.")
    (place / "corpus.toml").write_text(record)
    with pytest.raises(InputError) as refused:
        read(place)
    assert said in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_byte_order_mark_is_recognised(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("The rebels fled.".encode(encoding))
    with pytest.raises(InputError, match="looks like UTF-16; convert it to UTF-8"):
        read(tmp_path)
