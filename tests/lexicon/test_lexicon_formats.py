"""Dictionaries of other tools: what each odd file is read as, what is left out of it, and the lexicon made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framediff.article import Span
from framediff.cli.lexicon.convert import FORMS
from framediff.errors import InputError, LexiconError
from framediff.lexicon import Matcher, check_examples, load_lexicon, parse_lexicon
from framediff.lexicon.formats import FORMATS, Dictionary, read_dictionary
from framediff.lexicon.formats.conversion import About, convert_file, converted, pattern_of
from framediff.lexicon.formats.encodings import decode
from framediff.lexicon.formats.writing import to_toml, to_yaml
from framediff.lexicon.linting import lint
from framediff.lexicon.patterns.grammar import PatternError

ODD = Path(__file__).parents[1] / "odd" / "dictionaries"


def values(*texts, **below):
    return ({"_values": list(texts)} if texts else {}) | below


READ_AS = {
    "padded.dic": {"boats": values("fog", "ferr*", "light ship"), "weather": values("fog", "light ship", "storm")},
    "levels.dic": {
        "sea": values(
            "storm",
            boats=values("boat*", **{"small boats": values("skiff")}),
            weather=values("storm"),
        ),
        "coast": {"port": values("quay")},
    },
    "spaces.dic": {
        "sea": {"boats": values("boat*", **{"small boats": values("skiff")}), "weather": values("storm")},
    },
    "conditions.dic": {"boats": values("like", "ship"), "weather": values("like")},
    "western.dic": {"méteo": values("tempête*", "écueil")},
    "nested.cat": {
        "HARBOUR": values("quay", BOATS=values("ferry", "light_ship", "tug*")),
        "WEATHER": values("storm"),
        "NA": values("na"),
    },
    "spaced.cat": {"HARBOUR": values("quay", BOATS=values("ferry"))},
    "rules.cat": {"HARBOUR": values("ferry"), "EMPTY": {}, "SAME": values("tug", "tug", "buoy", "barge")},
    "stray.cat": {"HARBOUR": values("quay")},
    "czech.cat": {"PŘÍSTAV": values("loď", "bouř*", "přívoz")},
    "wide.cat": {"ПОРТ": values("паром", "буря")},
    "marked.cat": {"HARBOUR": values("café")},
    "mixed.ykd": {"Harbour": values("quay", Boats=values("ferr*", "light ship"))},
    "latin.lcd": {"Météo": values("tempête & écueil", "tempête")},
    "tones.lc3": {"+CALM SEA": values("calm", "flat calm", "calm"), "+ROUGH SEA": values("storm*")},
    "nested.yml": {
        "harbour": values("quay", "light  ship", boats=values("ferr*", "tug", "barge"), NO=values("no", "12", "1e3")),
        "empty": {},
        "listed": values("storm", calm=values("flat sea")),
    },
    "nested.yaml": {"harbour": {"boats": values("ferry")}},
    "heads.csv": {"Boats": {"Small": values("ferry, old")}, "Weather": values("storm")},
    "plain.csv": {"Boats": values("ferry", 'big "tug"'), "Weather": values("storm*")},
    "matrix.dicx": {"Boats": values("ferr*", "tug"), "Weather": values("storm", "ferr*")},
    "scores.tsv": {"scores": values("ferry", "storm")},
}

REFUSED = {
    "nolegend.dic": "between two lines",
    "entities.ykd": "document type",
    "broken.ykd": "not well-formed XML",
    "aliases.yml": "referred to",
    "list.yml": "mapping of names to words",
    "badweight.csv": "“heavy”",
    "badcell.dicx": "neither an X nor a weight",
}


AS_QUANTEDA = {
    "conditions.dic": {"boats": values("1", "like", "ship"), "weather": values("like")},
    "spaces.dic": {"boats": values("boat*"), "small boats": values("skiff"), "weather": values("storm")},
    "nested.cat": {
        "HARBOUR": values("quay", BOATS=values("ferry", "tug*", **{"LIGHT_SHIP (2.5)": {}})),
        "WEATHER": {"STORM (10)": {}},
        "NA": values("na"),
    },
    "rules.cat": {
        "HARBOUR": values("ferry", "@late [ferry near storm /s 3]", "@dry [ferry not near rain]"),
        "EMPTY": {},
        "SAME": values("barge"),
    },
    "mixed.ykd": {"Harbour": {"Boats": values("ferr*", "light ship")}},
}


@pytest.mark.parametrize("name", sorted(READ_AS))
def test_a_file_is_read_as(name):
    plain = read_dictionary(ODD / name, as_quanteda=False).plain()
    assert plain == READ_AS[name]
    assert list(plain) == list(READ_AS[name])


@pytest.mark.parametrize("name", sorted(READ_AS))
def test_a_file_is_read_as_quanteda_reads_it_where_nothing_else_is_asked(name):
    assert read_dictionary(ODD / name).plain() == AS_QUANTEDA.get(name, READ_AS[name])


def test_what_quanteda_drops_or_copies_is_listed(tmp_path):
    file = tmp_path / "two.ykd"
    file.write_text(
        '<dictionary><cnode name="Sea"><cnode name="Boats "><pnode name=" Tug"/></cnode></cnode><cnode name="Land">'
        '<cnode name="Carts"><pnode name="cart" note="Old"/></cnode><pnode name="road"/></cnode></dictionary>',
        encoding="utf-8",
    )
    sea = {"Boats ": values("tug")}
    read = read_dictionary(file)
    assert read.plain() == {"Sea": sea, "Land": {"Sea": sea, "Carts": values("cart", "old")}}
    assert [(loss.text, loss.reason) for loss in read.losses] == [
        ("Land", "quanteda copies the categories before it into it"),
        ("road", "quanteda leaves out words beside categories"),
    ]
    meant = {"Sea": {"Boats": values("tug")}, "Land": values("road", Carts=values("cart"))}
    assert read_dictionary(file, as_quanteda=False).plain() == meant
    weighted = {loss.text: loss.reason for loss in read_dictionary(ODD / "nested.cat").losses}
    assert list(weighted) == ["LIGHT_SHIP (2.5)", "STORM (10)"]
    assert [loss.text for loss in read_dictionary(ODD / "rules.cat").losses] == ["SAME"]


def test_copies_without_end_are_refused(tmp_path):
    row = "".join(f'<cnode name="k{i}"><cnode name="w"><pnode name="a"/></cnode></cnode>' for i in range(60))
    file = tmp_path / "many.ykd"
    file.write_text(f"<dictionary>{row}</dictionary>", encoding="utf-8")
    with pytest.raises(InputError, match="as_quanteda=False"):
        read_dictionary(file)
    assert len(read_dictionary(file, as_quanteda=False).keys) == 60


def test_a_name_of_a_liwc_category_begins_anew_behind_a_number(tmp_path):
    file = tmp_path / "names.dic"
    file.write_text("%\n1\tsea\tThe sea\n2\tTop 10 boats\n%\nquay\t1\t2\nBoat\t2\n", encoding="utf-8")
    assert read_dictionary(file).plain() == {"The sea": values("quay"), "boats": values("boat", "quay")}
    assert list(read_dictionary(file, as_quanteda=False).plain()) == ["The sea", "Top 10 boats"]


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_file_is_refused_in_a_sentence_that_names_it(name):
    with pytest.raises(InputError, match=REFUSED[name]) as refusal:
        read_dictionary(ODD / name)
    assert str(refusal.value).startswith(f"{name}: ")


def test_every_odd_file_is_looked_at():
    assert {path.name for path in ODD.iterdir()} - {"README.md"} == set(READ_AS) | set(REFUSED)


def losses(name):
    return [(loss.place, loss.text, loss.reason) for loss in read_dictionary(ODD / name, as_quanteda=False).losses]


def test_what_cannot_be_read_is_listed_with_its_place():
    conditions = losses("conditions.dic")
    assert [place for place, _, _ in conditions] == ["line 1", "line 6", "line 7", "line 8", "line 9", "line 10"]
    assert ("line 7", "(02 1)", "numbers that depend on the word beside it are not read") in conditions
    assert [text for _, text, _ in losses("rules.cat")] == [
        "@LATE [FERRY NEAR STORM /S 3] (1)",
        "@DRY [FERRY NOT NEAR RAIN] (1)",
    ]
    assert losses("stray.cat") == [("line 1", "FERRY", "it stands in no category")]
    assert [(place, text) for place, text, _ in losses("mixed.ykd")] == [
        ("line 3", "what floats"),
        ("line 6", "None"),
        ("line 8", "astray"),
    ]
    assert [place for place, _, _ in losses("heads.csv")] == ["line 1", "line 4", "line 5"]
    assert losses("levels.dic") == [("line 8", "empty", "the category has no words")]
    assert losses("nested.cat") == []


def test_weights_are_read():
    def weights(name):
        keys = [key for _, key in read_dictionary(ODD / name, as_quanteda=False).walk()]
        return {value.text: value.weight for key in keys for value in key.values}

    assert weights("nested.cat") == {"quay": 1, "ferry": 1, "light_ship": 2.5, "tug*": 1, "storm": 10, "na": 1}
    assert weights("matrix.dicx") == {"ferr*": 0.5, "tug": 1, "storm": 1}
    assert weights("heads.csv") == {"ferry, old": 2.5, "storm": 1}


def test_an_encoding_that_was_guessed_is_said_and_one_that_was_given_is_taken():
    guess = read_dictionary(ODD / "czech.cat")
    assert (guess.encoding, guess.guessed) == ("windows-1250", True)
    told = read_dictionary(ODD / "czech.cat", "windows-1250")
    assert not told.guessed
    assert told.plain() == guess.plain()
    with pytest.raises(InputError, match="not utf-8 text"):
        read_dictionary(ODD / "czech.cat", "utf-8")
    with pytest.raises(InputError, match="no encoding “nonsense”"):
        read_dictionary(ODD / "czech.cat", "nonsense")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("guerre\nréfugié*\nà côté", "windows-1252"),
        ("FLÜCHTLING*\nGRÖSSE", "windows-1252"),
        ("żołnierz*\nuchodźc*\nśmierć", "windows-1250"),
        ("menekült\nhatár\nhősök", "windows-1250"),
        ("žluťoučký\nkůň", "iso-8859-2"),
        ("война\nбеженц*\nграница", "windows-1251"),
        ("война\nбеженц*\nграница", "koi8-r"),
        ("Ḃ\nĊ\nḊ", "iso-8859-14"),
        ("戦争\n難民", "shift_jis"),
        ("あ\nい\nう", "euc_jp"),
        ("war\nczęść", "utf-16"),
        ("warzone\nmusic", "utf-16-le"),
        ("é", "utf-8-sig"),
    ],
)
def test_an_encoding_is_told_from_the_bytes(text, encoding):
    assert decode(text.encode(encoding)).text == text


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60), st.sampled_from([".dic", ".dicx", ".cat", ".ykd", ".lc3", ".yml", ".csv", ".tsv"]))
def test_no_bytes_do_anything_but_read_or_be_refused(tmp_path_factory, raw, ending):
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(raw)
    try:
        read_dictionary(path)
    except InputError as error:
        assert str(error).startswith(path.name)  # noqa: PT017 - most bytes are refused, some are read


def test_a_file_that_is_not_there_or_says_not_what_it_is():
    with pytest.raises(InputError, match="cannot be read"):
        read_dictionary(ODD / "none.dic")
    with pytest.raises(InputError, match="ends in"):
        read_dictionary(ODD / "README.md")
    assert read_dictionary(ODD / "nested.yml", ending=".yaml") == read_dictionary(ODD / "nested.yml")


def test_deep_files_are_refused(tmp_path):
    deep = tmp_path / "deep.yml"
    deep.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(InputError, match="deep"):
        read_dictionary(deep)
    nodes = tmp_path / "deep.ykd"
    nodes.write_text('<cnode name="a">' * 5000, encoding="utf-8")
    with pytest.raises(InputError, match="deep"):
        read_dictionary(nodes)


@pytest.mark.parametrize(
    ("value", "pattern"),
    [
        ("ferr*", "ferr*"),
        ("war_in_harbour", "war in harbour"),
        ("  light   ship ", "light ship"),
        ("republic of * and * * more", "republic of {1-1} and {2-2} more"),
        ("co-op*", "co-op*"),
        ("don't", "don't"),
        ("u.s.", "u.s."),
    ],
)
def test_a_value_becomes_a_pattern(value, pattern):
    assert pattern_of(value) == pattern


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("*", "any word at all"),
        ("* sea", "begins or ends"),
        ("sea *", "begins or ends"),
        ("c++", "a meaning of its own"),
        ("ferry|tug", "a meaning of its own"),
        ("pre-", "a hyphen"),
        ("anti-*", "stands alone beside a hyphen"),
        (":)", "a meaning of its own"),
        ("24/7", "cannot stand"),
    ],
)
def test_a_value_that_no_pattern_says_is_given_with_the_reason(value, reason):
    with pytest.raises(PatternError, match=reason):
        pattern_of(value)
    done = converted(Dictionary.of({"k": [value, "sea"]}), About("k", "K", "made.yml"))
    assert [(loss.text, reason in loss.reason) for loss in done.losses] == [(value, True)]


def hits(lexicon, text):
    matches = Matcher(lexicon).matches(text, [Span(0, len(text))])
    return sorted((match.rule.indicator, match.span.of(text)) for match in matches)


def test_a_converted_dictionary_counts_in_texts(tmp_path):
    done = convert_file(ODD / "nested.cat")
    path = tmp_path / "harbour.toml"
    path.write_text(done.to_toml(), encoding="utf-8")
    lexicon = load_lexicon(path, test=True)
    assert [(category.id, category.parent) for category in lexicon.category] == [
        ("harbour", ""),
        ("harbour-boats", "harbour"),
        ("weather", ""),
        ("na", ""),
    ]
    assert {entry.pattern: entry.weight for _, entry in lexicon.entries()}["light ship"] == 2.5
    found = hits(lexicon, "Tugs met the light ship in a storm.")
    assert ("harbour-boats", "light ship") in found
    assert ("harbour-boats", "Tugs") in found
    assert ("weather", "storm") in found


def test_toml_and_yaml_of_one_lexicon_say_the_same(tmp_path):
    done = convert_file(ODD / "nested.yml", title='Odd “title” with "quotes", \\ and \x7f')
    toml = parse_lexicon(done.to_toml(), "a.toml")
    assert toml == parse_lexicon(done.to_yaml(), "a.yaml")
    assert toml.title == 'Odd “title” with "quotes", \\ and \x7f'
    path = tmp_path / "nested.yaml"
    path.write_text(done.to_yaml(), encoding="utf-8")
    assert load_lexicon(str(path)) == toml


def test_a_lexicon_of_ours_goes_from_toml_to_yaml_and_back(tmp_path):
    karabakh = load_lexicon("karabakh")
    there = convert_file(Path(__file__).parents[2] / "lexicons" / "karabakh.toml")
    assert {loss.reason for loss in there.losses} == {"a comment"}
    path = tmp_path / "karabakh.yaml"
    path.write_text(there.to_yaml(), encoding="utf-8")
    assert load_lexicon(path) == karabakh
    assert parse_lexicon(convert_file(path).to_toml(), "karabakh.toml") == karabakh


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8),
        st.lists(st.text(alphabet="ab*? -_'.|(é1", min_size=1, max_size=8), max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_becomes_of_a_dictionary_loads_and_nothing_is_lost_in_silence(plain):
    dictionary = Dictionary.of(plain)
    try:
        done = converted(dictionary, About("odd", "Odd", "odd.yml"))
    except InputError:
        return
    lexicon = parse_lexicon(to_toml(done.lexicon), "odd.toml")
    assert lexicon == parse_lexicon(to_yaml(done.lexicon), "odd.yaml")
    values_lost = [loss for loss in done.losses if not loss.reason.startswith("the category")]
    given_values = sum(len(key.values) for _, key in dictionary.walk())
    assert sum(1 for _ in lexicon.entries()) + len(values_lost) == given_values


def test_a_yaml_lexicon_is_refused_as_a_toml_one_is():
    with pytest.raises(LexiconError, match="twice"):
        parse_lexicon("id: a\nid: b\n", "twice.yaml")
    with pytest.raises(LexiconError, match=r"the key “title” is missing"):
        parse_lexicon("id: a\n", "short.yml")
    with pytest.raises(LexiconError, match="not valid YAML"):
        parse_lexicon("id: [a\n", "open.yaml")
    with pytest.raises(LexiconError, match="mapping of keys"):
        parse_lexicon("- a\n", "list.yaml")
    with pytest.raises(LexiconError, match="constructor"):
        parse_lexicon("id: !!python/name:os.system\n", "tag.yaml")


def test_a_yaml_lexicon_is_named_by_its_id(tmp_path, monkeypatch):
    own = tmp_path / "framediff" / "lexicons"
    own.mkdir(parents=True)
    (own / "sea.yaml").write_text(convert_file(ODD / "nested.cat", lexicon_id="sea").to_yaml(), encoding="utf-8")
    monkeypatch.setattr("framediff.places.settings_folder", lambda: tmp_path / "framediff")
    assert load_lexicon("sea").id == "sea"


# --- The commands


def test_the_readers_and_the_command_know_the_same_forms():
    assert set(FORMS.values()) <= set(FORMATS)


def test_convert_writes_the_lexicon_and_lists_what_it_leaves_out(tmp_path, framediff):
    out = tmp_path / "rules.toml"
    code, said, words = framediff("lexicon", "convert", str(ODD / "rules.cat"), "-o", str(out), "--title", "Rules")
    assert (code, said) == (0, "")
    assert "line 3: “@LATE [FERRY NEAR STORM /S 3] (1)”: a rule of proximity" in words
    assert "line 8: “TUG”" not in words
    assert "line 8: “tug”: it stands in this category already" in words
    assert "line 9: “buoy”: its weight is 0" in words
    assert "line 5: “EMPTY”: the category has no words that can be carried over" in words
    assert "rules.cat: 3 entries; not carried over: 5" in words
    assert load_lexicon(out).title == "Rules"
    assert framediff("lexicon", "convert", str(ODD / "rules.cat"), "-o", str(out))[0] == 2
    assert load_lexicon(out).title == "Rules"


def test_convert_lists_as_json_where_it_is_asked_to(tmp_path, framediff):
    out = tmp_path / "stray.yaml"
    code, said, _ = framediff("lexicon", "convert", str(ODD / "stray.cat"), "-o", str(out), "--format", "json")
    assert code == 0
    assert json.loads(said)["lost"] == [{"place": "line 1", "text": "FERRY", "reason": "it stands in no category"}]
    assert load_lexicon(out).id == "stray"
    assert framediff("lexicon", "convert", str(ODD / "stray.cat"), "--format", "json")[0] == 2


def test_convert_says_which_encoding_it_guessed(tmp_path, framediff):
    out = str(tmp_path / "czech.toml")
    _, _, words = framediff("lexicon", "convert", str(ODD / "czech.cat"), "-o", out)
    assert "read as windows-1250, which is a guess" in words
    assert "czech.cat: 3 entries; everything was carried over" in words
    told = ["--encoding", "windows-1250", "--format", "json", "--force"]
    _, said, words = framediff("lexicon", "convert", str(ODD / "czech.cat"), "-o", out, *told)
    assert "guess" not in words
    assert (json.loads(said)["encoding"], json.loads(said)["encoding_guessed"]) == ("windows-1250", False)


def test_convert_prints_without_a_file_and_takes_a_form_and_an_id(tmp_path, framediff):
    odd = tmp_path / "harbour.txt"
    odd.write_bytes((ODD / "nested.cat").read_bytes())
    assert framediff("lexicon", "convert", str(odd))[0] == 2
    code, said, _ = framediff("lexicon", "convert", str(odd), "--from", "wordstat", "--id", "harbour-2", "--to", "yaml")
    assert code == 0
    assert parse_lexicon(said, "said.yaml").id == "harbour-2"
    assert framediff("lexicon", "convert", str(odd), "--from", "wordstat", "--id", "Harbour!")[0] == 2


@pytest.mark.parametrize("options", [[], ["--kind", "frames"], ["--kind", "rhetoric"], ["--kind", "verbs"]])
def test_a_new_lexicon_passes_its_own_test(options, tmp_path, framediff):
    out = tmp_path / "harbour.toml"
    code, _, words = framediff("lexicon", "new", "harbour", *options, "-o", str(out))
    assert code == 0
    assert f"framediff lexicon test {out}" in words
    lexicon = load_lexicon(out, test=True)
    assert (lexicon.id, lexicon.title, check_examples(lexicon)) == ("harbour", "Harbour", ())


def test_a_new_lexicon_of_two_sides_has_mirrors(tmp_path, framediff):
    out = tmp_path / "harbour.toml"
    assert (
        framediff("lexicon", "new", "harbour", "--kind", "issue", "--sides", "Western", 'E "ast', "-o", str(out))[0]
        == 0
    )
    lexicon = load_lexicon(out, test=True)
    assert [(variant.side, variant.mirror) for variant in lexicon.choice_set[0].variant] == [
        ('E "ast', "barrier"),
        ("Western", "sea-wall"),
    ]
    assert lexicon.subject


def test_a_new_lexicon_goes_to_the_own_folder_and_over_nothing(tmp_path, framediff, monkeypatch):
    monkeypatch.setattr("framediff.places.settings_folder", lambda: tmp_path / "settings")
    assert framediff("lexicon", "new", "harbour")[0] == 0
    assert (tmp_path / "settings" / "lexicons" / "harbour.toml").is_file()
    assert load_lexicon("harbour", test=True).id == "harbour"
    for refused in (
        ["harbour"],
        ["karabakh"],
        ["Harbour"],
        ["sides", "--sides", "A", " a "],
        ["verbs", "--kind", "verbs", "--sides", "A", "B"],
        ["form", "-o", str(tmp_path / "form.yaml")],
    ):
        code, _, words = framediff("lexicon", "new", *refused)
        assert code == 2, refused
        assert words.startswith("framediff: ") or "Error" in words
    assert framediff("lexicon", "new", "harbour", "--force")[0] == 0


def test_lint_names_the_definitions_that_a_converted_lexicon_lacks(tmp_path):
    path = tmp_path / "moods.csv"
    path.write_text("word,category\ngrim,Dark\n", encoding="utf-8")
    found = lint(parse_lexicon(convert_file(path).to_toml(), "moods.toml"))
    assert "missing-definition" in {each.code for each in found}
