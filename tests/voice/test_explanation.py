"""Explanations: never at odds with the result, with a reason for everything, and enough by themselves."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framediff import places, read
from framediff.article import Article, Span, Zone, ZoneKind
from framediff.export.evidence.explanation import explanation_json, explanation_text
from framediff.voice import SpeakerKind, Voice, hear
from framediff.voice.amendments.corrections import Correction, Corrections
from framediff.voice.attribution import CORRECTION, Attribution, Kind
from framediff.voice.attributor import RulesAttributor
from framediff.voice.explaining import explain, passage_at, unread_notes
from framediff.voice.explaining.reasons import FLAGS, RESOLUTIONS, STEPS
from framediff.voice.people.mentions import Mention, MentionKind
from framediff.voice.people.persons import Person
from framediff.voice.rules import HEAD_RULES, LINE_RULES, RULES, VERB_RULES
from framediff.voice.tracing import Trace

ROOM = Path(__file__).parents[2] / "framediff" / "voice"
SENTENCES = (
    "Talks will go on, the envoy said.",
    "The envoy Sergey Kopirkin stressed on Monday that talks “will go on.”",
    "“Talks will go on,” he added.",
    "“Yes.”",
    "“No.” “It is a farce that we all see here today,” Petrova noted.",
    "According to Anna Petrova, the truce holds.",
    "Asked about the truce, the envoy said it holds.",
    "It was noted that peace is near.",
    "The so-called “farce” went on.",
    "The agency quoted Lavrov as saying talks go on.",
    "Petrova said the envoy hoped that the truce holds, adding that talks go on.",
    "The truce holds. This was stated by Anna Petrova.",
    "She warned of “grave consequences” and urged both sides to talk.",
    "He explained:",
    "The claims of Mr. Brown were on state television",
    "“We will see",
    "Kopirkin: Talks will go on",
    "The truce, the minister said, will hold.",
    "As the envoy stressed, talks will go on.",
    "Report informs via TASS that Sergey Lavrov said talks go on.",
    "“Talks will go on,” Lavrov told TASS.",
    "Q: How long will it last?",
    "ROSS: We do not know.",
    "“The plan is dead,” the envoy said, and Petrova said “the plan is dead.”",
)
TEXTS = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from((" ", "\n", "\n\n"))), min_size=1, max_size=7)


def article(text, headline=0, name="a"):
    zones = [Zone(Span(headline, len(text)), ZoneKind.BODY, "test")]
    if headline:
        zones.insert(0, Zone(Span(0, headline), ZoneKind.HEADLINE, "test"))
    return Article(name, text, tuple(zones))


def told(text, words=None, headline=0, **more):
    """The explanations of `words` in a text, or of all of it."""
    hearing = hear([article(text, headline)], traced={"a"}, **more)
    start = 0 if words is None else text.index(words)
    asked = None if words is None else Span(start, start + len(words))
    return explain(hearing.articles[0], hearing.register, asked, hearing.corrections)


def one(text, words=None, **more):
    (found,) = told(text, words, **more)
    return found


def notes(explanation):
    return " ".join(note.because for note in explanation.notes)


def agrees(item):
    """Tracing changes nothing, and what is explained is what was found."""
    plain, traced = hear([item]), hear([item], traced={item.id})
    assert plain == traced
    heard = traced.articles[0]
    trace = heard.trace
    assert trace.result == RulesAttributor().attribute(item)
    for attribution in trace.every():
        dropped = [step for step in trace.future(attribution) if step.after is None]
        assert trace.position(attribution) is not None or dropped, f"nothing says what became of {attribution}"
    known = {id(attribution) for attribution in trace.every()}
    for attribution in trace.result:
        steps = trace.history(attribution)
        first = steps[0].after if steps and steps[0].before is None else steps[0].before if steps else attribution
        assert id(first) in known, f"nothing says where {attribution} comes from"
    explanations = explain(heard, traced.register)
    assert {each.attribution for each in explanations} >= set(range(len(heard.attributions)))
    for each in explanations:
        if each.attribution is None:
            continue
        attribution = heard.attributions[each.attribution]
        assert each.spans == attribution.content
        assert each.speaker == attribution.speaker
        assert each.speaker_because
        assert (each.rule.name, each.rule.confidence) == (attribution.rule, attribution.confidence)
        assert {flag.name for flag in each.flags} == attribution.flags
        voices = {str(s.voice) for span in attribution.content for s in heard.voices.over(span)}
        assert set(each.voice.split(" and ")) == voices
    assert explanation_text(explanations) == explanation_text(explain(heard, traced.register))
    json.loads(explanation_json(explanations))
    return heard, traced.register


@pytest.fixture(scope="module")
def seeds():
    return read(places.shipped("seeds"))


def test_explaining_the_seeds_changes_nothing(seeds):
    for item in seeds:
        agrees(item)


@settings(max_examples=60)
@given(TEXTS, st.booleans())
def test_explaining_any_text_changes_nothing(parts, headline):
    text = "".join(sentence + gap for sentence, gap in parts)
    item = article(text, len(parts[0][0]) if headline else 0)
    heard, register = agrees(item)
    for start in range(0, len(text), 11):
        asked = Span(start, min(start + 5, len(text)))
        explained = explain(heard, register, asked)
        covered = {at for each in explained for span in each.spans for at in range(span.start, span.end)}
        for at in range(asked.start, asked.end):
            if text[at].isalnum():
                assert at in covered
        for each in explained:
            if each.attribution is None:
                found = {str(heard.voices.at(at).voice) for span in each.spans for at in range(span.start, span.end)}
                assert found == set(each.voice.split(" and "))


def test_examples_of_all_rules_are_explained():
    for rule in RULES.values():
        headline = len(rule.example) if rule.name.startswith("headline") else 0
        agrees(article(rule.example, headline))


def modules():
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOM.rglob("*.py"))]


def words_of(node):
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def test_every_flag_of_the_code_is_explained():
    found = set()
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name == "Reading" and len(node.args) > 3:
                    found |= words_of(node.args[3])
                owner = getattr(getattr(node.func, "value", None), "id", "")
                if name == "add" and owner == "flags":
                    found |= words_of(node.args[0])
                found |= {word for key in node.keywords if key.arg == "flags" for word in words_of(key.value)}
            elif isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)) and node.value is not None:
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(getattr(target, "id", getattr(target, "attr", "")) == "flags" for target in targets):
                    found |= words_of(node.value)
    found -= {"mental", "nested_marks"}  # a class of verbs; a flag of quotations that attributions do not take over
    assert {"agentless", "thought", "carried_over", "question"} <= found
    assert found - set(FLAGS) == set(), "framediff/voice/explaining/reasons.py has no sentence for these flags"


def test_every_step_of_the_code_is_explained():
    found, rules = set(), set()
    for module in modules():
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and getattr(getattr(node.func, "value", None), "id", "") == "trace":
                if node.func.attr in {"changed", "dropped"}:
                    found |= words_of(node.args[0])
                elif node.func.attr == "read":
                    rules |= words_of(node.args[0])
    assert {"double", "joined", "weak_inside"} <= found
    assert found - set(STEPS) == set()
    assert rules - set(RULES) == set()


def test_every_way_to_a_speaker_is_explained():
    span = Span(0, 1)
    steps = set()
    for kind in [None, *MentionKind]:
        for given_name in ("", "Anna"):
            for person in (None, Person(SpeakerKind.PERSON), Person(SpeakerKind.PERSON, given="Anna")):
                for flags in ((), ("carried_over",), ("agentless",), ("transcript",), ("transcript", "question")):
                    for rule in ("that_clause", "reported_question", CORRECTION):
                        for named in (None, "Anna"):
                            trace = Trace()
                            words = "we" if kind is MentionKind.PRONOUN and given_name else "x"
                            mention = None if kind is None else Mention(words, kind, given=given_name)
                            attribution = Attribution(
                                (span,), (), None, span, Kind.INDIRECT, rule, 1.0, flags=frozenset(flags), named=named
                            )
                            trace.resolved(0, attribution, mention, person)
                            trace.resolved(1, attribution, mention, person)
                            steps |= {each.step for each in trace.resolutions.values()}
    assert steps <= set(RESOLUTIONS)


def test_the_sentence_is_told_apart_without_colour():
    text = explanation_text(told("The envoy stressed on Monday that talks go on.", "talks"))
    assert "[source: The envoy] [cue: stressed] on Monday [content: that talks go on]." in text


def test_rule_with_example_and_counts():
    found = one("The envoy stressed that talks will go on.", "talks")
    rule = RULES["that_clause"]
    assert (found.rule.summary, found.rule.example) == (rule.summary, rule.example)
    assert (found.rule.confirmed, found.rule.found) == (rule.confirmed, rule.found)
    text = explanation_text((found,))
    assert f"Confidence {rule.precision:.2f}: annotators confirm {rule.confirmed:,} of its {rule.found:,} finds." in (
        " ".join(text.split())
    )


def test_other_rules_at_the_same_verb():
    found = one("The envoy stressed that talks “will go on.”", "talks")
    assert [other.rule for other in found.verb.alternatives] == ["object_quote"]
    assert found.verb.alternatives[0].because == "that_clause is asked first"
    others = {reason.name for reason in found.verb.refused}
    assert others | {"that_clause", "object_quote"} == {name for name, _ in VERB_RULES}


def test_other_verbs_of_the_sentence():
    found = one("The envoy said talks go on, adding that the truce holds.", "talks")
    assert found.verb.words == "said"
    fates = {verb.words: verb for verb in found.other_verbs}
    assert fates["adding"].attribution == 1
    assert "rule participle reads “that the truce holds”: attribution 1" in fates["adding"].fate


def test_a_pronoun_names_its_antecedent():
    found = one("Anna Petrova said talks go on. She said the truce holds.", "the truce")
    assert found.speaker_name == "Anna Petrova"
    assert "“She” refers back to the last speaker who fits: “Anna Petrova” [0–12)." in found.speaker_because[0]


def test_a_surname_and_a_role_are_told():
    text = "The envoy Sergey Kopirkin said talks go on. Kopirkin said the sun shines. The envoy said the truce holds."
    assert "names Sergey Kopirkin by the surname" in one(text, "the sun").speaker_because[0]
    assert "“The envoy” refers back" in one(text, "the truce").speaker_because[0]


def test_unknown_speakers_say_why():
    found = one("It was noted that peace is near.", "peace")
    assert (found.speaker, found.speaker_name) == (None, "speaker unknown")
    assert found.speaker_because == ("Unknown: the report names nobody on purpose.",)
    assert "names nobody on purpose" in found.flags[0].because


def test_a_question_takes_what_was_read_in_it():
    found = told("Asked about the reports that he said talks go on, the envoy smiled.", "talks")
    (question,) = (each for each in found if each.rule is not None and each.rule.name == "reported_question")
    assert any("its words belong to a question put to the speaker" in verb.fate for verb in question.other_verbs)


def test_a_floating_quotation_is_said_to_be_joined():
    found = one("“No.” “It is a farce that we see here,” Petrova noted.", "No")
    assert "no reporting words of their own were joined to it" in found.verb.fate


def test_a_quotation_carried_over_says_from_whom():
    found = one("“It holds,” Anna Petrova said.\n“We all see that today.”", "today")
    assert found.speaker_because[0] == "Carried over from the last who spoke, “Anna Petrova” [12–24)."


def test_weak_ones_inside_are_said_to_be_left_out():
    found = told("Petrova said the envoy hoped that the truce holds.", "truce")
    assert "seldom reports of their own" in found[0].other_verbs[0].fate


def test_own_words_say_that_no_verb_stands_there():
    found = one("The market was full on Monday.", "market")
    assert (found.voice, found.attribution) == (Voice.OWN, None)
    assert found.voice_because.startswith("no reporting verb")
    assert {reason.name for reason in found.refused} == {*dict(HEAD_RULES), *dict(LINE_RULES)}


def test_own_words_say_which_verb_was_refused():
    found = one("The minister was expected at noon.", "noon")
    assert [verb.words for verb in found.other_verbs] == ["expected"]
    assert "no rule reads it" in found.other_verbs[0].fate
    assert {reason.name for reason in found.other_verbs[0].refused} == {name for name, _ in VERB_RULES}
    assert "as in “The envoy" in " ".join(reason.because for reason in found.other_verbs[0].refused)


def test_words_that_only_look_like_a_verb():
    found = one("The claims of others were many.", "others")
    assert found.voice_because.startswith(
        "“claims” stands there, but is not taken for a reporting verb: after “The” it"
    )
    assert "no reporting verb" not in found.voice_because
    assert found.notes == ()
    beside = one("The envoy said the claims of others were many.", "envoy")
    assert "“claims” stands there, but is not taken for a reporting verb: after “the” it is a noun" in notes(beside)


@pytest.mark.parametrize(
    ("text", "words", "because"),
    [
        ("The minister was expected at noon.", "noon", "this form is more often another word, and needs “that”"),
        ("He walked away, promising.", "walked", "ends in -ing, and reports nothing by itself"),
        ("Said of old.", "old", "nobody who could speak stands beside it"),
    ],
)
def test_a_verb_that_no_rule_reads_says_why(text, words, because):
    found = one(text, words)
    assert found.attribution is None
    assert because in found.other_verbs[0].fate
    assert not any(because in fact for fact in found.other_verbs[0].facts)


@pytest.mark.parametrize(
    ("text", "because"),
    [
        (
            "They met people from Claim Board today.",
            "“Claim” stands there, but is not taken for a reporting verb: it has a capital",
        ),
        ("A point was lost.", "it is one only with “out” or “to” right after it"),
        ("The town claim was low.", "nothing beside it shows that it is the verb"),
    ],
)
def test_a_form_that_is_no_verb_says_why(text, because):
    (found,) = told(text, text)
    assert because in found.voice_because


LONG = "The list, " + ", ".join(f"item {number} claims" for number in range(200)) + ", said the envoy."


def test_a_sentence_too_long_to_be_one_has_that_reason_only():
    found = one(LONG, "item 7")
    assert "more than 500 words and marks is taken for a list or table" in found.voice_because
    assert (found.other_verbs, found.refused, found.notes) == ((), (), ())
    quoted = one(f"“The plan of the town is dead” and {LONG}", "plan")
    assert "taken for a list or table" in quoted.voice_because
    (said_of,) = unread_notes(article(f"Talks go on. {LONG}"))
    assert said_of.startswith(f"Not read for speech [13–{13 + len(LONG)}): a “sentence” of more than 500")
    assert unread_notes(article("Talks go on. " * 200)) == ()


def test_a_mention_that_refers_to_its_own_words():
    text = "The mayor said talks go on. The mayor said the truce holds. The mayor said the sun shines."
    assert one(text, "the truce").speaker_because[0] == (
        "“The mayor” speaks at [0–9) too, and is named only so in this article."
    )
    text = "The mayor Anna Keel said talks go on. The mayor said the truce holds. The mayor said the sun shines."
    because = one(text, "the sun").speaker_because[0]
    assert because.startswith("“The mayor” is the same as at [38–47), who is “The mayor Anna Keel” [0–19).")


def test_a_quotation_credited_by_hand_is_no_label():
    text = "The banner read “open now” on Monday."
    assert "label or a title" in one(text, "open").voice_because
    entries = (Correction("a", "open now", Voice.DIRECT, "Anna Petrova", number=1),)
    more = {"corrections": Corrections(Path("corrections.toml"), "", entries)}
    beside = one(text, "banner", **more)
    assert "label" not in notes(beside) + beside.voice_because
    assert "Attribution 0 of this sentence, by rule correction" in notes(beside)
    assert "without quotation marks" not in one(text, "open now", **more).voice_because


def test_a_label_of_no_transcript():
    text = "It rained.\n\nJON BRANDT: The quay is a mess.\n\nHe walked home."
    assert "“JON BRANDT:” is a label as before a turn, but the article as a whole" in notes(one(text, "JON"))
    (note,) = unread_notes(article(text))
    assert note.startswith("Labels such as “JON BRANDT:” [12–22) were seen but not taken as turns: that takes two")
    assert "only “JON BRANDT:” has so many" in unread_notes(article(f"{text}\n\nJON BRANDT: Yes."))[0]
    assert unread_notes(article("It rained.\n\nOpening hours: nine to five.\n\nEntry: free.")) == ()
    turns = "Q: How long will it last?\n\nROSS: We do not know.\n\nQ: Who pays?\n\nROSS: The town pays, I think."
    assert unread_notes(article(turns)) == ()


def test_a_label_in_marks():
    found = one("The “grey zone” was quiet.", "grey")
    assert found.voice == Voice.OWN
    assert "label or a title" in found.voice_because


def test_a_quotation_of_nobody():
    found = one("The banner with “a long list of all the things that went wrong” hung in the square.", "things")
    assert found.voice == Voice.UNDETERMINED
    assert "no rule finds who says it" in found.voice_because


def test_cue_and_source_are_the_outlets_own():
    found = one("Talks will go on, the envoy said.", "envoy")
    assert found.voice == Voice.OWN
    assert "“the envoy” names the speaker of attribution 0" in found.voice_because


def test_a_headline_read_as_a_whole():
    text = "Kopirkin: He said talks will go on"
    found = one(text, "talks", headline=len(text))
    assert found.rule.name == "headline_colon"
    assert all("read the whole line" in verb.fate for verb in found.other_verbs)


def test_a_wire_credit_is_provenance():
    text = "Report informs via TASS that Sergey Lavrov said talks go on."
    assert "credits Report, which has it from TASS: the agency is where" in one(text, "informs").voice_because
    assert "credits Report" in notes(one(text, "talks"))
    assert "“TASS” is the agency to which it was said" in notes(one("“Talks go on,” Lavrov told TASS.", "Talks"))


def test_a_role_that_only_fits_is_said_to_be_a_guess():
    found = one("Anna Petrova said talks go on. The mayor said the truce holds.", "the truce")
    assert found.speaker_name == "Anna Petrova"
    assert "whose role the article does not say" in found.speaker_because[0]


def test_turns_of_a_transcript():
    text = "Q: How long will it last?\n\nROSS: We do not know. The talks go on.\n\nQ: Who pays?\n\nROSS: The town pays."
    asked = one(text, "How long")
    assert "without quotation marks, as rule turn reads it" in asked.voice_because
    assert "It is the interviewer who asks" in asked.speaker_because[0]
    assert "says whose words attribution" in one(text, "Q").voice_because
    assert one(text, "talks").speaker_name == "Ross"


def test_left_out_parts_of_the_page():
    text = "Read more: the envoy said talks go on."
    item = Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BOILERPLATE, "see_also"),))
    hearing = hear([item], traced={"a"})
    (found,) = explain(hearing.articles[0], hearing.register, Span(0, 4))
    assert "boilerplate, placed by rule see_also" in found.voice_because
    assert "Voice      not counted (boilerplate). This part" in explanation_text((found,))


def test_corrections_are_told():
    text = "The envoy said talks go on. The market was full."
    entries = (
        Correction("a", "talks go on", Voice.OWN, note="a slogan", was="indirect", number=1),
        Correction("a", "The market was full", Voice.INDIRECT, "Anna Petrova", number=2),
    )
    more = {"corrections": Corrections(Path("corrections.toml"), "", entries)}
    own = one(text, "talks go on", **more)
    assert "by hand" in own.voice_because
    assert "Correction 1: own. Note: a slogan. The rules had said: indirect." in notes(own)
    assert "a correction by hand took its place" in own.other_verbs[0].fate
    assert "as a reader has said by hand" in one(text, "market", **more).voice_because
    named = one(text, "market", **more)
    assert (named.rule.name, named.speaker_name) == (CORRECTION, "Anna Petrova")
    assert "A correction by hand names “Anna Petrova”." in named.speaker_because


def test_low_confidence_is_told():
    found = one("The envoy said talks go on.", "talks", min_confidence=0.99)
    assert found.voice == Voice.UNDETERMINED
    assert "below what was asked for" in found.voice_because


def test_without_a_trace_the_result_is_still_told():
    hearing = hear([article("The envoy said talks go on.")])
    (found,) = explain(hearing.articles[0], hearing.register)
    assert (found.rule.name, found.verb, found.speaker_because) == ("bare_clause", None, ())
    assert "bare_clause" in explanation_text((found,))


def test_passages_by_offset():
    items = [article("The envoy said so.", name="one"), article("Talks go on.", name="two")]
    assert passage_at(items, "one:5").span == Span(4, 9)
    assert passage_at(items, "two:[0–5)").span == Span(0, 5)
    assert passage_at(items[:1], "10-14").span == Span(10, 14)
    assert passage_at(items, "tw:0").article_id == "two"


@pytest.fixture
def place(tmp_path):
    (tmp_path / "one.txt").write_text("Talks go on\n\nThe envoy said the truce \x1b[31mholds.\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("Peace is near\n\nPetrova said peace is near.\n", encoding="utf-8")
    return str(tmp_path)


def test_annotate_explains_everything(framediff, place):
    code, out, _ = framediff("annotate", place, "--explain")
    assert code == 0
    assert "one [" in out
    assert "two [" in out
    assert "\x1b" not in out
    assert "14 other rules did not fit." in out
    assert "what each needs" not in out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_annotate_names_all_rules_when_asked(framediff, place):
    _, out, _ = framediff("annotate", place, "--explain", "--all-rules")
    assert "Did not fit: quoted_as_saying, as_clause," in out
    assert "The rules named above, and what each needs:" in out
    assert all(f"  {name} (" in out for name, _ in VERB_RULES if name != "bare_clause")


def test_rules_that_were_near_are_named(framediff, place):
    (Path(place) / "one.txt").write_text("Talks\n\nThe “grey” envoy said the truce holds.\n", encoding="utf-8")
    _, out, _ = framediff("annotate", place, "--text", "the truce")
    told = " ".join(out.split())
    assert "Did not fit though near: quote_then_cue (a quotation stands before it); 13 others did not fit." in told


def test_annotate_says_when_nothing_is_attributed(framediff, place):
    (Path(place) / "two.txt").write_text("The market\n\nThe market was full.\n", encoding="utf-8")
    _, out, _ = framediff("annotate", place, "--explain")
    assert "two · Nothing is attributed here." in out
    assert "one · " not in out
    _, out, _ = framediff("annotate", f"{place}/two.txt", "--explain", "--format", "json")
    assert json.loads(out)["explanations"] == []


def test_annotate_says_what_was_not_read(framediff, place):
    (Path(place) / "one.txt").write_text(f"Talks\n\nKeel spoke.\n\n{LONG}\n", encoding="utf-8")
    (Path(place) / "two.txt").write_text("Talks\n\nIt rained.\n\nJON BRANDT: A mess.\n", encoding="utf-8")
    for more in ((), ("--explain",)):
        told = " ".join(framediff("annotate", place, *more)[1].split())
        assert told.count("Not read for speech [") == 1
        assert told.count("Labels such as “JON BRANDT:”") == 1


def test_annotate_explains_words_and_places(framediff, place):
    _, by_words, _ = framediff("annotate", place, "--explain", "--text", "the truce")
    assert "[cue: said] [content: the truce" in by_words
    assert "two [" not in by_words
    _, by_place, _ = framediff("annotate", place, "--at", "two:35")
    assert "[source: Petrova]" in by_place
    _, data, _ = framediff("annotate", place, "--at", "two:35", "--format", "json")
    document = json.loads(data)
    assert document["schema_version"] == 1
    assert document["explanations"][0]["asked"] == [34, 36]
    assert document["explanations"][0]["verb"]["words"] == "said"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--at", "two"], "is no place in an article"),
        (["--at", "two:900"], "lies outside of two, whose offsets run from 0 to"),
        (["--at", "two:5-5"], "lies outside"),
        (["--at", "3"], "needs the article's id"),
        (["--at", "three:3"], "there is no such article"),
        (["--at", ":3"], "several articles"),
        (["--text", "no such words"], "stands in no article here"),
        (["--text", " "], "--text is empty"),
        (["--at", "two:1", "--text", "peace"], "one choice"),
        (["--explain", "--format", "jsonl"], "written as text or json"),
        (["--explain", "--show-zones"], "without --show-zones"),
        (["--format", "json"], "goes with --explain"),
    ],
)
def test_wrong_choices_are_refused_in_a_sentence(framediff, place, words, message):
    code, out, err = framediff("annotate", place, *words)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_somebody_brought_in_by_the_text():
    text = "Petrova said talks go on. Mayor Ruth Amsel arrived late. She said the truce holds."
    found = one(text, "the truce")
    assert found.speaker_name == "Ruth Amsel"
    assert "“She” refers back to whom the text has brought in last: “Mayor Ruth Amsel”" in found.speaker_because[0]


def test_short_for_a_whole_name():
    text = "The Ministry of Health said talks go on. The ministry said the truce holds."
    found = one(text, "the truce")
    assert "“The ministry” is short for Ministry of Health" in found.speaker_because[0]


def test_annotate_explains_corrections_and_low_confidence(framediff, place):
    (Path(place) / "corrections.toml").write_text(
        '[[correction]]\narticle = "two.txt"\ntext = "peace is near"\nvoice = "own"\nby = "a reader"\n',
        encoding="utf-8",
    )
    _, out, _ = framediff("annotate", place, "--text", "peace is near")
    assert "Correction 1, by a reader: own." in " ".join(out.split())
    _, out, _ = framediff("annotate", place, "--text", "the truce", "--min-confidence", "0.99")
    assert "undetermined" in out
    assert "below what was asked for" in " ".join(out.split())
