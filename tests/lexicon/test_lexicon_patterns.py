from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from calls import calls_in
from hypothesis import given, settings
from hypothesis import strategies as st

from framediff.article import Span
from framediff.lexicon.matcher import HitState, Matcher
from framediff.lexicon.model import Category, Entry, Lexicon
from framediff.lexicon.patterns.grammar import PatternError, parse_pattern
from framediff.lexicon.patterns.inflection import noun_forms, verb_forms
from framediff.lexicon.patterns.regular import parse_regular
from framediff.lexicon.patterns.wildcards import wildcard


def lexicon(*entries):
    entries = tuple(Entry(entry) if isinstance(entry, str) else entry for entry in entries)
    category = Category("found", "Found", "what is found", entries)
    return Lexicon("test", "Test", "en", "1", "CC0-1.0", category=(category,))


def found(entry, text):
    """The words of `text` that count."""
    matches = Matcher(lexicon(entry)).matches(text)
    return [match.span.of(text) for match in matches if match.state is HitState.COUNTED]


@pytest.mark.parametrize(
    ("pattern", "text", "hits"),
    [
        ("Artsakh", "ARTSAKH, artsakh; Artsakhbank", ["ARTSAKH", "artsakh"]),
        ("Artsakh", "in Artsakh’s hills", ["Artsakh"]),
        ("forces", "the forces’ camp", ["forces"]),
        ("Azerbaijan's Karabakh", "Azerbaijan’s Karabakh, Azerbaijan Karabakh", ["Azerbaijan’s Karabakh"]),
        ("Azerbaijan’s", "Azerbaijan's and Azerbaijan", ["Azerbaijan's"]),
        ("Nagorno-Karabakh", "Nagorno- Karabakh", ["Nagorno- Karabakh"]),
        ("Nagorno-Karabakh", "Nagorno Karabakh", ["Nagorno Karabakh"]),
        ("Nagorno-Karabakh", "Nagorno–Karabakh's", ["Nagorno–Karabakh"]),
        ("Nagorno Karabakh", "Nagorno\r\nKarabakh", ["Nagorno\r\nKarabakh"]),
        ("Nagorno Karabakh", "Nagorno “Karabakh”", ["Nagorno “Karabakh"]),
        ("Nagorno Karabakh", "Nagor\u00adno Karabakh", ["Nagor\u00adno Karabakh"]),
        ("Nagorno Karabakh", "Nagorno, Karabakh", []),
        ("Nagorno Karabakh", "Nagorno. Karabakh", []),
        ("Nagorno Karabakh", "Nagorno (Karabakh)", []),
        ("Nagorno Karabakh", "Nagorno; Karabakh: Nagorno: Karabakh", []),
        ("Nagorno Karabakh", "Nagorno - Karabakh", []),
        ("Nagorno Karabakh", "Nagorno\n \nKarabakh", []),
        ("Nagorno Karabakh", "Nagorno\r\n\r\nKarabakh", []),
        ("U.S. troops", "the U.S. troops", ["U.S. troops"]),
        ("Mr Putin", "said Mr. Putin", ["Mr. Putin"]),
        ("occup*", "occupied, occupation’s, preoccupied", ["occupied", "occupation"]),
        ("*stan", "Pakistan and standing", ["Pakistan"]),
        ("organi?ation", "organisation organization organiation", ["organisation", "organization"]),
        ("Artsakh|Karabakh", "Artsakh or Karabakh", ["Artsakh", "Karabakh"]),
        ("peace treaty|accord", "peace treaty, peace accord, treaty", ["peace treaty", "peace accord"]),
        ("Upper-Karabakh|Artsakh region", "Upper Karabakh region", ["Upper Karabakh region"]),
        (
            "(peace treaty|ceasefire) signed",
            "ceasefire signed, peace treaty signed",
            ["ceasefire signed", "peace treaty signed"],
        ),
        ("((peace|truce) (treaty|accord)|deal)", "truce accord and deal", ["truce accord", "deal"]),
        ("[the] Artsakh", "the Artsakh; Artsakh", ["the Artsakh", "Artsakh"]),
        ("the [so|very] same", "the same, the so same, the very same", ["the same", "the so same", "the very same"]),
        ("(Nagorno|Mountainous)-Karabakh", "Mountainous Karabakh", ["Mountainous Karabakh"]),
        ("occup* {0-3} territor*", "occupied by them, (their) territory", ["occupied by them, (their) territory"]),
        ("occup* {0-3} territor*", "occupied territories", ["occupied territories"]),
        ("occup* {0-3} territor*", "occupied one two three four territories", []),
        ("occup* {1-3} territor*", "occupied territories", []),
        ("occup* {0-3} territor*", "occupied it. The territory", []),
        ("occup* {0-3} territor*", "occupied it; the territory", []),
        ("occup* {0-3} territor*", "occupied\n\nterritory", []),
        ("occup* {0-3} territor*", "occupied by Mr. Big, territory", ["occupied by Mr. Big, territory"]),
        ("refugee+", "a refugee, the refugees’ camp, refugeeism", ["refugee", "refugees"]),
        (
            "occupied territory+",
            "occupied territory, occupied territories",
            ["occupied territory", "occupied territories"],
        ),
        ("gunman+|child+", "gunmen and children, a child, gunmans", ["gunmen", "children", "child"]),
        ("seize~", "they seize, seized, are seizing; seizure", ["seize", "seized", "seizing"]),
        ("overrun~|shoot~ down", "was shot down, overrunning down", ["shot down", "overrunning down"]),
        ("neutrali?e~", "neutralised, neutralizing, neutrality", ["neutralised", "neutralizing"]),
        (Entry("Birch+", case=True), "Birches, birches, Birch", ["Birches", "Birch"]),
        ("{0-2: killed & child+|woman+}", "killed two children", ["killed two children"]),
        ("{0-2: killed & child+|woman+}", "women were killed", ["women were killed"]),
        ("{0-2: killed & child+|woman+}", "women who had been killed", []),
        (
            "{0-1: peace talks & Baku & the [new] envoy}",
            "the envoy in Baku held peace talks",
            ["the envoy in Baku held peace talks"],
        ),
        ("no {0-0: war & peace}|truce", "no peace war, no truce", ["no peace war", "no truce"]),
        (Entry("US", case=True), "the US told us", ["US"]),
        (Entry("Turk*", case=True), "Turks turkey TURKEY", ["Turks"]),
        (Entry(r"(19|20)\d\d war", regex=True), "the 2020 War, 12020 wars", ["2020 War"]),
        (Entry("occup|occupied", regex=True), "occupied it", ["occupied"]),
        (Entry('[“"]zone[”"]', regex=True), "a ‘zone’ or “zone”", ["“zone”"]),
        (Entry(r"\$5", regex=True), "US$5 or $50", ["$5"]),
        (Entry("Şuşa|Baku", regex=True, case=True), "Şuşa, baku, Baku, xBaku", ["Şuşa", "Baku"]),
    ],
)
def test_what_a_pattern_finds(pattern, text, hits):
    assert found(pattern, text) == hits


def test_half_a_character_disturbs_no_match():
    assert found(Entry("zon[e]", regex=True), "\ud800 zone") == ["zone"]
    assert found("zone", "\ud800zone \udfff zone") == ["zone", "zone"]


@pytest.mark.parametrize(
    ("entry", "text", "hits"),
    [
        (Entry("region", not_after=("for peace",)), "a region for peace, the region", 1),
        (Entry("region", not_after=("for peace",)), "a region, for peace", 0),
        (Entry("region", not_after=("for peace",)), "a region. For peace", 1),
        (Entry("settlement [of]", not_after=("[of] [the] conflict",)), "settlement of the conflict", 0),
        (Entry("region", after=("of Azerbaijan",)), "region of Azerbaijan, region of Syunik", 1),
        (Entry("Karabakh", before=("Nagorno",)), "Nagorno-Karabakh and Karabakh", 1),
        (Entry("[the] region", not_before=("of",)), "of the region", 0),
        (Entry("[the] region", before=("the",)), "the region", 1),
        (Entry("forces", near=("Armenia*",)), "The forces left. Armenia stayed.", 0),
        (Entry("forces", near=("Armenia*",)), "Armenia, he said, kept its forces.", 1),
        (Entry("Armenian forces", near=("Armenia*",)), "Armenian forces left.", 0),
        (Entry("forces", not_near=("NATO", "CSTO")), "CSTO forces came; forces left.", 0),
        (Entry("forces", not_near=("NATO", "CSTO")), "CSTO came. Its forces left.", 1),
        (Entry("forces", not_near=("CSTO",)), "The CSTO came\n\nforces left.", 1),
    ],
)
def test_contexts(entry, text, hits):
    assert len(found(entry, text)) == hits


def test_a_refused_match_names_its_context():
    text = "territory that is in its area of responsibility"
    (match,) = Matcher(lexicon(Entry("territory", not_after=("that is in its area",)))).matches(text)
    assert (match.state, match.reason) == (HitState.EXCLUDED, "excluded by not_after: “that is in its area”")
    (match,) = Matcher(lexicon(Entry("territory", near=("Baku", "Yerevan")))).matches(text)
    assert match.reason == "required near: “Baku” or “Yerevan” not found"


@pytest.mark.parametrize(
    "source", ["", "[a]", "*", "a {0-11} b", "a {0-1}", "a)", "(a", "a|", "a||b", "a / b", "{", "-"]
)
def test_what_is_no_pattern(source):
    with pytest.raises(PatternError):
        parse_pattern(source)


def refusal(parse, source):
    """What `parse` gives for `source`: a pattern, or the error that refuses it."""
    try:
        return parse(source)
    except PatternError as error:
        return error


@given(st.text(alphabet="ab*?|()[]{}0-3' \"é+~:&", max_size=25))
def test_any_text_is_a_pattern_or_is_refused_as_one(source):
    pattern = refusal(parse_pattern, source)
    if isinstance(pattern, PatternError):
        assert 0 <= pattern.position <= len(source) + 1
        assert pattern.reason
    else:
        assert pattern.anchors
        assert not Matcher(lexicon(Entry(source))).matches("...")


@given(st.text(alphabet="a(|)[*+?]\\^$.{1,}pL", max_size=12))
def test_any_text_is_a_regular_expression_or_is_refused_as_one(source):
    pattern = refusal(parse_regular, source)
    assert pattern.reason if isinstance(pattern, PatternError) else pattern.source == source


# A plain matcher to compare with: every start, every way through the pattern, word by word


WORD = st.sampled_from(["peace", "deal", "the", "a", "pact"])
WILD = st.sampled_from(["pea*", "?eal", "*ct", "th?"])
PART = st.one_of(WORD, WILD, WORD.map(lambda w: f"[{w}]"), st.tuples(WORD, WORD).map("|".join))


def ways(part):
    if part.startswith("["):
        return [None, part[1:-1]]
    return part.split("|")


def wildcard_by_hand(form, word):
    if not form:
        return not word
    if form[0] == "*":
        return any(wildcard_by_hand(form[1:], word[i:]) for i in range(len(word) + 1))
    return bool(word) and form[0] in ("?", word[0]) and wildcard_by_hand(form[1:], word[1:])


@settings(max_examples=300)
@given(st.lists(PART, min_size=1, max_size=4), st.lists(WORD, max_size=12))
def test_hits_equal_those_of_a_plain_matcher(parts, tokens):
    if all(part.startswith("[") for part in parts):
        return
    text = " ".join(tokens)
    starts = [len(" ".join(tokens[:i])) + (i > 0) for i in range(len(tokens))]
    ends = [start + len(token) for start, token in zip(starts, tokens, strict=True)]
    assert sorted(match.span for match in Matcher(lexicon(" ".join(parts))).matches(text)) == sorted(
        slow_spans(parts, tokens, starts, ends)
    )


def slow_spans(parts, tokens, starts, ends):
    """Longest spans first, none overlapping, by trying everything."""
    spans = set()
    for start in range(len(tokens)):
        reached = {start}
        for part in parts:
            reached = {
                at + (way is not None)
                for at in reached
                for way in ways(part)
                if way is None or (at < len(tokens) and wildcard_by_hand(way, tokens[at]))
            }
        spans |= {Span(starts[start], ends[end - 1]) for end in reached if end > start}
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return kept


@given(st.text(alphabet="ab*?", min_size=1, max_size=8), st.text(alphabet="ab", max_size=10))
def test_wildcards_equal_those_of_a_plain_matcher(form, word):
    assert wildcard(form)(word) == wildcard_by_hand(form, word)


def test_many_wildcards_on_a_hostile_word_end_soon():
    # who tries every way to part it never comes back from either
    assert found("*a*a*a*a*a*b", "a" * 5_000) == []
    assert found(Entry("(a*)*b", regex=True), "a" * 5_000) == []


def test_a_large_lexicon_is_no_more_work_than_its_matches():
    # a pattern is only tried where its anchor stands: 20,000 entries that stand nowhere cost next to nothing
    small = Matcher(lexicon("peace deal"))
    big = Matcher(lexicon(*[f"word{number} [of] the thing{number}" for number in range(20_000)], "peace deal"))
    text = "They said the peace deal of the year was signed. " * 200
    assert len(big.matches(text)) == len(small.matches(text)) == 200
    assert calls_in(lambda: big.matches(text)) < 1.5 * calls_in(lambda: small.matches(text))


def contextual(**contexts):
    return Matcher(lexicon(Entry("Alder", **contexts)))


def states(matcher, text, **options):
    return [match.state for match in matcher.matches(text, **options)]


def test_a_context_anywhere_in_the_article_counts_in_other_zones_too():
    matcher = contextual(anywhere=("river",))
    text = "The Alder\n\nBoats on the river stopped."
    assert states(matcher, text) == [HitState.COUNTED]
    assert states(matcher, text, zones=[Span(0, 9), Span(11, len(text))]) == [HitState.COUNTED]
    assert states(matcher, text, zones=[Span(0, 9)]) == [HitState.EXCLUDED]
    assert states(contextual(not_anywhere=("river",)), text) == [HitState.EXCLUDED]


def test_a_hit_is_no_context_of_itself():
    assert states(contextual(anywhere=("Alder",)), "The Alder rose.") == [HitState.EXCLUDED]
    assert states(contextual(anywhere=("Alder",)), "The Alder rose. The Alder fell.") == [HitState.COUNTED] * 2


SINCE, UNTIL = date(2020, 11, 10), date(2023, 9, 19)


@pytest.mark.parametrize(
    ("days", "state", "undated"),
    [
        ((date(2020, 11, 9), date(2020, 11, 9)), HitState.EXCLUDED, False),
        ((date(2020, 11, 10), date(2020, 11, 10)), HitState.COUNTED, False),
        ((date(2023, 9, 19), date(2023, 9, 19)), HitState.COUNTED, False),
        ((date(2023, 9, 20), date(2023, 9, 20)), HitState.EXCLUDED, False),
        ((date(2020, 1, 1), date(2020, 12, 31)), HitState.COUNTED, True),
        ((date(2019, 1, 1), None), HitState.COUNTED, True),
        ((date(2024, 1, 1), None), HitState.EXCLUDED, False),
        ((None, None), HitState.COUNTED, True),
    ],
)
def test_an_entry_holds_between_its_dates(days, state, undated):
    (match,) = contextual(since=SINCE, until=UNTIL).matches("The Alder rose.", days=days)
    assert (match.state, match.undated) == (state, undated)
    assert bool(match.reason) is (state is HitState.EXCLUDED)


def polar(**settings):
    good = Category("good", "Good", "praise", (Entry("fine"),), mirror="poor", **settings)
    poor = Category("poor", "Poor", "blame", (Entry("poor"), Entry("not fine at all")))
    return Matcher(Lexicon("test", "Test", "en", "1", "CC0-1.0", category=(good, poor)))


@pytest.mark.parametrize(
    ("negated", "counted"),
    [("flag", [("good", False)]), ("exclude", []), ("mirror", [("poor", True)])],
)
def test_what_becomes_of_a_denied_hit(negated, counted):
    matches = polar(negated=negated).matches("It was not so fine.")
    assert [(m.indicator, m.inverted) for m in matches if m.state is HitState.COUNTED] == counted
    assert [m.indicator for m in polar(negated=negated).matches("It was fine.")] == ["good"]


def test_a_denied_hit_yields_to_a_longer_one_of_the_mirror():
    matches = polar(negated="mirror").matches("It was not fine at all.")
    assert [(m.rule.source, m.state) for m in matches] == [
        ("not fine at all", HitState.COUNTED),
        ("fine", HitState.SHADOWED),
    ]


def test_a_category_counts_what_its_parts_count_each_place_once():
    top = Category("violence", "Violence", "force", (Entry("violence"),))
    killing = Category("killing", "Killing", "death", (Entry("killed"), Entry("killed and wounded")), parent="violence")
    wounds = Category("wounds", "Wounds", "harm", (Entry("wounded"),), parent="violence")
    tree = Lexicon("test", "Test", "en", "1", "CC0-1.0", category=(wounds, top, killing))
    matches = Matcher(tree).matches("Killed and wounded in the violence; more were wounded.")
    counted = Counter(match.indicator for match in matches if match.state is HitState.COUNTED)
    assert counted == {"violence": 3, "killing": 1, "wounds": 2}
    assert [(each.id, each.depth) for each in tree.indicators()] == [("violence", 0), ("wounds", 1), ("killing", 1)]


def test_forms_of_verbs_and_nouns():
    assert verb_forms("refer") == ("refer", "refers", "referred", "referring")
    assert verb_forms("lie") == ("lie", "lies", "lay", "lain", "lying")
    assert verb_forms("undercut") == ("undercut", "undercuts", "undercutting")
    assert verb_forms("Travel") == ("Travel", "Travels", "Traveled", "Traveling", "Travelled", "Travelling")
    assert noun_forms("person") == ("person", "persons", "people")
    assert noun_forms("policewoman")[1:] == ("policewomen",)
    assert noun_forms("German")[1:] == ("Germans",)
    assert noun_forms("CHURCH")[1:] == ("CHURCHES",)
    hard = ("oligarch", "monarch", "patriarch", "stomach", "epoch", "loch")
    assert [noun_forms(word)[1] for word in hard] == [word + "s" for word in hard]
    soft = ("arch", "march", "search", "starch", "branch", "speech", "watch")
    assert [noun_forms(word)[1] for word in soft] == [word + "es" for word in soft]
