from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

import msgspec
import pytest

from framediff.lexicon import HitState, Matcher, coverage, load_lexicon, shipped_lexicons
from framediff.lexicon.linting import check
from framediff.places import shipped

SIDES = ("Armenian", "Azerbaijani")
MOST_UNEQUAL = Fraction(6, 5)  # neither side may have more than a fifth more entries than the other
CHOICE_SETS = {
    "territory", "conflict-name", "war-name", "first-war-name", "city-shushi", "city-stepanakert", "city-martakert",
    "city-martuni", "city-askeran", "district-lachin", "district-kelbajar", "forces", "peacekeepers-name", "agreements",
    "first-ceasefire", "captives", "people-who-left", "institutions", "events-2023", "lachin-road", "syunik-route",
    "border-line",
}  # fmt: skip
CATEGORIES = {
    "occupation", "occupation-by-azerbaijan", "liberation", "self-determination", "territorial-integrity", "status",
    "victim-counts", "peacekeeping-roles", "mediation", "settlement",
}  # fmt: skip
TOPICS = {"status", "peacekeeping", "peace-treaty", "captives", "csto", "borders"}
# Marks of a verdict; the source of a text is described in a lexicon, never judged
VERDICTS = re.compile(
    r"\b(?:bias\w*|unbiased|neutral\w*|propagand\w*|truth\w*|pro-[a-z]+|correct name)\b", re.IGNORECASE
)
DESCRIBING = ("title", "about", "label", "definition", "referent", "used_by", "objected_by", "note", "side")
QUOTED = {  # what a label may show, by lexicon, each with the reason
    "abortion": {"pro-choice": "the camp's name for itself", "pro-life": "the camp's name for itself"},
    "violence-wording": {"neutralise": "the word for killing that is counted"},
}
COMMENT = re.compile(r'"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|(#.*)')


@pytest.fixture(scope="module")
def karabakh():
    return load_lexicon("karabakh")


@pytest.fixture(scope="module")
def verbs():
    return load_lexicon("reporting-verbs")


@pytest.fixture(scope="module")
def seeds():
    return {
        path.stem.partition("-")[0]: path.read_text(encoding="utf-8")
        for path in (shipped("seeds") / "articles").glob("*.txt")
    }


def found(lexicon, text, group, state=HitState.COUNTED):
    """Indicator and words of each match of one group."""
    return [
        (match.rule.indicator, " ".join(match.span.of(text).split()))
        for match in Matcher.for_lexicon(lexicon).matches(text)
        if match.rule.group == group and match.state is state
    ]


def sided(lexicon):
    """Every group of indicators within which mirrors stand, as id → indicator."""
    for choice_set in lexicon.choice_set:
        yield choice_set.id, {variant.id: variant for variant in choice_set.variant}
    yield "categories", {category.id: category for category in lexicon.category}


@pytest.mark.parametrize("name", shipped_lexicons())
def test_every_example_holds(name):
    assert load_lexicon(name, test=True).id == name


@pytest.mark.parametrize("name", shipped_lexicons())
def test_lint_finds_nothing_that_is_not_accepted(name):
    assert [str(finding) for finding in check(load_lexicon(name)).findings if finding.fails] == []


@pytest.mark.parametrize("name", shipped_lexicons())
def test_every_entry_has_a_match(name):
    assert coverage(load_lexicon(name)).untested == ()


@pytest.mark.parametrize("name", shipped_lexicons())
def test_licence_and_version_are_given(name):
    lexicon = load_lexicon(name)
    assert lexicon.licence == "CC0-1.0"
    assert re.fullmatch(r"\d+\.\d+\.\d+", lexicon.version)
    assert lexicon.sources


def described(name):
    """What a lexicon says in words of its own: its describing fields and comments, without patterns and examples."""
    text = next(shipped("lexicons").glob(f"{name}.*")).read_text(encoding="utf-8")
    yield from (comment for comment in COMMENT.findall(text) if comment)
    waiting = [msgspec.to_builtins(load_lexicon(name))]
    while waiting:
        own = waiting.pop()
        for key, value in own.items():
            if key in DESCRIBING:
                yield value
            elif isinstance(value, list | tuple):
                waiting += [each for each in value if isinstance(each, dict)]


def test_what_lexicons_say_themselves_is_read_at_every_level(karabakh):
    words = set(described("karabakh"))
    assert {each.label for choice_set in karabakh.choice_set for each in choice_set.variant} <= words
    assert {each.definition for each in karabakh.category} <= words
    assert {entry.note for _, entry in karabakh.entries() if entry.note} <= words
    assert any(each.startswith("# ") for each in words)


@pytest.mark.parametrize("name", shipped_lexicons())
def test_no_verdicts(name):
    verdicts = {found.lower() for words in described(name) for found in VERDICTS.findall(words)}
    assert verdicts == set(QUOTED.get(name, {}))


def test_no_verdicts_in_the_words_about_lexicons():
    assert VERDICTS.findall((shipped("lexicons") / "README.md").read_text(encoding="utf-8")) == []


def test_size_of_the_karabakh_lexicon(karabakh):
    counts = coverage(karabakh)
    assert counts.entries >= 150
    assert counts.refused >= 100


def test_promised_ids_exist(karabakh):
    assert {choice_set.id for choice_set in karabakh.choice_set} >= CHOICE_SETS
    assert {category.id for category in karabakh.category} >= CATEGORIES
    assert {topic.id for topic in karabakh.topic} == TOPICS
    territory = next(dict(group) for name, group in sided(karabakh) if name == "territory")
    assert set(territory) >= {
        "artsakh", "azerbaijans-karabakh", "breakaway-region", "enclave", "karabakh", "nagorno-karabakh",
    }  # fmt: skip


def test_no_pattern_stands_twice_in_one_indicator(karabakh):
    for place, group in sided(karabakh):
        for indicator in group.values():
            twice = [pattern for pattern, times in Counter(e.pattern for e in indicator.entry).items() if times > 1]
            assert twice == [], f"{place}/{indicator.id}"


def test_mirrors_are_symmetric_and_of_the_other_side(karabakh):
    for place, group in sided(karabakh):
        for indicator in group.values():
            if not indicator.side:
                assert not indicator.mirror, f"{place}/{indicator.id}"
                continue
            mirror = group[indicator.mirror]
            assert indicator.side in SIDES, f"{place}/{indicator.id}"
            assert mirror.mirror == indicator.id, f"{place}/{indicator.id}"
            assert {indicator.side, mirror.side} == set(SIDES), f"{place}/{indicator.id}"


def test_side_marked_indicators_say_who_and_whence(karabakh):
    top = " ".join(karabakh.sources)
    for place, group in sided(karabakh):
        for indicator in group.values():
            if indicator.side:
                assert indicator.used_by, f"{place}/{indicator.id}"
                assert indicator.objected_by, f"{place}/{indicator.id}"
            for source in indicator.sources:
                first = re.split(r"[ ,(]", source)[0]
                assert first in top, f"{place}/{indicator.id}: “{source}” is not among the lexicon's sources"


def test_both_sides_have_comparable_numbers(karabakh):
    entries: Counter[str] = Counter()
    indicators: Counter[str] = Counter()
    for _, group in sided(karabakh):
        for indicator in group.values():
            if indicator.side:
                entries[indicator.side] += len(indicator.entry)
                indicators[indicator.side] += 1
    assert indicators[SIDES[0]] == indicators[SIDES[1]]
    assert Fraction(max(entries.values()), min(entries.values())) <= MOST_UNEQUAL


def test_verbs_stand_in_one_class_each(verbs):
    lemmas = Counter(verb.lemma for category in verbs.category for verb in category.verb)
    assert [lemma for lemma, times in lemmas.items() if times > 1] == []
    assert lemmas.total() >= 170


def test_verb_classes_have_definition_and_literature(verbs):
    ids = {category.id for category in verbs.category}
    assert ids >= {"plain", "emphatic", "factive", "distancing", "mental", "evaluative"}
    top = " ".join(verbs.sources)
    for category in verbs.category:
        assert category.definition.strip()
        assert category.sources
        for source in category.sources:
            name, year = re.split(r"[ ,]", source)[0], source[-4:]
            assert name in top
            assert year in top


@pytest.mark.parametrize(
    ("lemma", "takes"),
    [
        ("say", {"clause", "that", "quote"}),
        ("tell", {"addressee"}),
        ("inform", {"addressee"}),
        ("remind", {"addressee"}),
        ("ask", {"question", "addressee"}),
        ("condemn", {"object"}),
        ("vow", {"infinitive"}),
    ],
)
def test_what_verbs_take(verbs, lemma, takes):
    verb = next(verb for category in verbs.category for verb in category.verb if verb.lemma == lemma)
    assert set(verb.takes) >= takes


def test_seeds_name_artsakh_once(karabakh, seeds):
    hits = {name: found(karabakh, text, "territory") for name, text in seeds.items()}
    everything = [hit for each in hits.values() for hit in each]
    assert everything.count(("territory/artsakh", "Artsakh")) == 1
    assert ("territory/artsakh", "Artsakh") in hits["caucasuswatch"]
    owned = [words for indicator, words in everything if indicator == "territory/azerbaijans-karabakh"]
    assert owned == ["Azerbaijan’s Nagorno-Karabakh region"]


def test_one_seed_has_no_occasion_of_naming_the_territory(karabakh, seeds):
    assert found(karabakh, seeds["abcmedia"], "territory") == []


def test_stray_space_in_a_hyphenated_name(karabakh, seeds):
    assert ("territory/nagorno-karabakh", "Nagorno- Karabakh") in found(karabakh, seeds["arminfo"], "territory")


def test_the_same_agreements_carry_three_names(karabakh, seeds):
    names = {indicator for text in seeds.values() for indicator, _ in found(karabakh, text, "agreements")}
    assert names == {
        "agreements/trilateral-statement", "agreements/trilateral-agreement", "agreements/tripartite-statement",
    }  # fmt: skip


def test_occupation_language_stands_in_the_background_of_one_seed(karabakh, seeds):
    text = seeds["azernews"]
    background = text.index("Nagorno-Karabakh is Azerbaijan’s breakaway region")
    for name, each in seeds.items():
        hits = found(karabakh, each, "occupation")
        assert bool(hits) == (name == "azernews")
    words = [words for _, words in found(karabakh, text, "occupation")]
    assert words == ["was occupied by Armenian forces", "withdrawal of its armed forces"]
    assert all(text.index(each) > background for each in words)


def test_look_alikes_of_the_territory_are_excluded(karabakh, seeds):
    refused = {
        name: [words for _, words in found(karabakh, text, "territory", HitState.EXCLUDED)]
        for name, text in seeds.items()
    }
    assert refused["newsam"] == ["a region"]
    assert refused["caucasuswatch"] == ["the territory"]
    assert not any(
        "North Caucasus" in words for text in seeds.values() for _, words in found(karabakh, text, "territory")
    )


def test_victims_are_counted_in_one_seed(karabakh, seeds):
    counted = {name: found(karabakh, text, "victim-counts") for name, text in seeds.items()}
    assert [words for _, words in counted.pop("azernews")] == [
        "More than 20,000 Azerbaijanis were killed",
        "around one million were displaced",
    ]
    assert not any(counted.values())


@pytest.mark.parametrize(
    ("text", "group", "expected"),
    [
        ("Artsakhbank opened a branch on Artsakh Street.", "territory", []),
        ("It lies in the Nagorno-Karabakh enclave.", "territory", ["territory/enclave"]),
        ("The Armenian-Azerbaijani Karabakh conflict", "territory", ["territory/karabakh"]),
        ("Georgia’s breakaway region of Abkhazia", "territory", []),
        ("A political settlement near Lachin burned.", "district-lachin", ["district-lachin/lachin"]),
        ("The Lachin corridor is closed.", "district-lachin", []),
        ("The Great Patriotic War ended in 1945.", "war-name", []),
        ("Martuni on Lake Sevan", "city-martuni", []),
        ("Villages occupied by Azerbaijan stay empty.", "occupation", []),
        ("Villages occupied by Azerbaijan stay empty.", "occupation-by-azerbaijan", ["occupation-by-azerbaijan"]),
        ("Districts of Azerbaijan occupied by Armenia", "occupation-by-azerbaijan", []),
        ("His occupation is farming.", "occupation", []),
        ("They live in a settlement near Lachin.", "settlement", []),
    ],
)
def test_look_alikes(karabakh, text, group, expected):
    assert [indicator for indicator, _ in found(karabakh, text, group)] == expected


def test_the_lexicon_printed_in_the_readme_loads(tmp_path):
    readme = (shipped("lexicons") / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    assert len(blocks) == 1
    path = tmp_path / "river.toml"
    path.write_text(blocks[0], encoding="utf-8")
    lexicon = load_lexicon(path, test=True)
    assert coverage(lexicon).untested == ()
    used = {
        key
        for _, entry in lexicon.entries()
        for key in entry.__struct_fields__
        if getattr(entry, key) not in ("", (), False)
    }
    assert used >= {"pattern", "match", "no_match", "case", "regex", "not_after", "near", "not_near", "note"}


def test_patterns_of_the_readme_table_are_as_it_says(tmp_path):
    def hits(pattern, text):
        path = tmp_path / "one.toml"
        path.write_text(
            'id = "one"\ntitle = "One"\nlanguage = "en"\nversion = "1.0.0"\nlicence = "CC0-1.0"\n'
            f'[[category]]\nid = "c"\nlabel = "C"\ndefinition = "C"\nentry = [{{ pattern = "{pattern}" }}]\n',
            encoding="utf-8",
        )
        return [words for _, words in found(load_lexicon(path), text, "c")]

    assert hits("Artsakh", "Artsakh’s towns and Artsakhbank") == ["Artsakh"]
    assert hits("Azerbaijan's region", "Azerbaijan’s region, Azerbaijan region") == ["Azerbaijan’s region"]
    assert hits("armed forces|troops", "armed forces, armed troops, troops") == ["armed forces", "armed troops"]
    assert hits("armed-forces|troops", "armed forces, troops") == ["armed forces", "troops"]
    assert hits("contact|front line", "the contact line and the front line") == ["contact line", "front line"]
    assert hits("lives of {0-3} soldiers", "lives of more than ten soldiers; lives of a b c d soldiers") == [
        "lives of more than ten soldiers"
    ]
