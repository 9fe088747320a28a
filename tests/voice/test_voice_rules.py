"""What each rule of attribution reads, in sentences of our own."""

from __future__ import annotations

import pytest

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.voice import Attribution, Kind, Voice, hear
from framediff.voice.rules import RULES


def article(text: str, headline: int = 0) -> Article:
    zones = [Zone(Span(headline, len(text)), ZoneKind.BODY, "test")]
    if headline:
        zones.insert(0, Zone(Span(0, headline), ZoneKind.HEADLINE, "test"))
    return Article("a", text, tuple(zones))


def heard(text: str, headline: int = 0) -> list[tuple[str, str, str | None, list[str]]]:
    """Rule, kind, source and contents of each attribution."""
    item = hear([article(text, headline)]).articles[0]
    return [
        (a.rule, str(a.kind), None if a.source is None else a.source.of(text), [s.of(text) for s in a.content])
        for a in item.attributions
    ]


CASES = [
    (
        "quote_then_cue",
        "“Talks will go on,” the envoy said on Monday.",
        ("direct", "the envoy", ["“Talks will go on,”"]),
    ),
    (
        "quote_then_cue",
        "“Talks will go on,” said Anna Petrova, a spokeswoman for the ministry.",
        ("direct", "Anna Petrova, a spokeswoman for the ministry", ["“Talks will go on,”"]),
    ),
    (
        "quote_then_cue",
        "“Talks will go on,” Jon Brand said on Monday.",
        ("direct", "Jon Brand", ["“Talks will go on,”"]),
    ),
    (
        "described_as",
        "The dam that the council calls a lake has been leaking since May.",
        ("indirect", "the council", ["a lake"]),
    ),
    ("quote_then_cue", "“Talks will go on,” told TASS on Monday.", ("direct", None, ["“Talks will go on,”"])),
    (
        "quote_then_cue",
        "“Talks,” he said, “will go on.”",
        ("direct", "he", ["“Talks,”", "“will go on.”"]),
    ),
    (
        "quote_then_cue",
        "“Will talks go on?” Mirzoyan asked.",
        ("direct", "Mirzoyan", ["“Will talks go on?”"]),
    ),
    (
        "quote_then_cue",
        "The plan is “dead on arrival,” the senator said.",
        ("mixed", "the senator", ["The plan is “dead on arrival,”"]),
    ),
    (
        "cue_then_quote",
        "The envoy told reporters in Baku: “Talks will go on.”",
        ("direct", "The envoy", ["“Talks will go on.”"]),
    ),
    (
        "that_clause",
        "The envoy stressed on Monday that talks will go on.",
        ("indirect", "The envoy", ["that talks will go on"]),
    ),
    (
        "that_clause",
        "As for the border, Rudenko informed that it remains calm.",
        ("indirect", "Rudenko", ["As for the border", "that it remains calm"]),
    ),
    (
        "that_clause",
        "Anna Petrova, who leads the mission, added that talks “gave useful impetus.”",
        ("mixed", "Anna Petrova", ["that talks “gave useful impetus.”"]),
    ),
    ("that_clause", "It was noted that talks will go on.", ("indirect", None, ["that talks will go on"])),
    (
        "bare_clause",
        "He said the contingent is performing its task.",
        ("indirect", "He", ["the contingent is performing its task"]),
    ),
    (
        "bare_clause",
        "The minister told reporters the border would open in May.",
        ("indirect", "The minister", ["the border would open in May"]),
    ),
    (
        "fronted_clause",
        "Reaching a compromise is a long process, Russian Ambassador Sergey Kopirkin said in an interview.",
        ("indirect", "Russian Ambassador Sergey Kopirkin", ["Reaching a compromise is a long process"]),
    ),
    (
        "parenthetical",
        "The talks, the envoy said, will go on.",
        ("indirect", "the envoy", ["The talks", "will go on"]),
    ),
    ("as_clause", "As Rudenko stressed, talks will go on.", ("indirect", "Rudenko", ["talks will go on"])),
    (
        "participle",
        "“We are done,” he said, adding that talks will go on.",
        ("indirect", "he", ["that talks will go on"]),
    ),
    (
        "question_clause",
        "Reporters asked whether the talks will go on.",
        ("indirect", "Reporters", ["whether the talks will go on"]),
    ),
    (
        "reported_question",
        "Asked about the truce, the envoy said that it holds.",
        ("indirect", None, ["the truce"]),
    ),
    ("figure", "Organisers put the turnout at 40,000.", ("indirect", "Organisers", ["the turnout at 40,000"])),
    (
        "according_to",
        "According to Kopirkin, the key role is played by the contingent.",
        ("indirect", "Kopirkin", ["the key role is played by the contingent"]),
    ),
    (
        "according_to",
        "Two soldiers were wounded, according to the ministry.",
        ("indirect", "the ministry", ["Two soldiers were wounded"]),
    ),
    (
        "quoted_as_saying",
        "The agency quoted Mirzoyan as saying that talks will go on.",
        ("indirect", "Mirzoyan", ["that talks will go on"]),
    ),
    (
        "described_as",
        "He described the summit as a step forward.",
        ("indirect", "He", ["the summit as a step forward"]),
    ),
    (
        "passive_report",
        "The talks are expected to fail by May.",
        ("indirect", None, ["The talks", "to fail by May"]),
    ),
    ("passive_report", "The delay was criticized by the union.", ("indirect", "the union", ["The delay"])),
    ("quote_then_verb", "“It is over and done,” Brek barked.", ("direct", "Brek", ["“It is over and done,”"])),
    (
        "colon_quote",
        "Brek was blunt: “It is over and done with.”",
        ("direct", "Brek", ["“It is over and done with.”"]),
    ),
    ("in_words", "In the words of the envoy, talks will go on.", ("indirect", "the envoy", ["talks will go on"])),
    (
        "noun_cue",
        "The envoy’s claim that the talks failed surprised many.",
        ("indirect", "The envoy’s", ["that the talks failed"]),
    ),
    ("speech_act", "The envoy rejected the plan on Monday.", ("indirect", "The envoy", ["the plan"])),
    (
        "speech_act",
        "Keel criticized the delay and flew home.",
        ("indirect", "Keel", ["the delay"]),
    ),
    (
        "infinitive",
        "The envoy urged both sides to resume talks.",
        ("indirect", "The envoy", ["both sides to resume talks"]),
    ),
    (
        "turn",
        "Q: Did you go?\n\nTOM KEEL: I did.\n\nQ: Why?\n\nKEEL: You know why.",
        ("direct", "TOM KEEL", ["I did."]),
    ),
    (
        "relayed",
        "Talks will go on, Trend reports citing the envoy.",
        ("indirect", "the envoy", ["Talks will go on"]),
    ),
    (
        "credited_next",
        "We presume that talks will go on. This was stated by Director Pyotr Ilyichev in an interview with the agency.",
        ("indirect", "Director Pyotr Ilyichev", ["We presume that talks will go on."]),
    ),
    (
        "carried_over",
        "The envoy noted that the road is open.\n\n“Talks will go on. We are ready for them.”",
        ("direct", "The envoy", ["“Talks will go on. We are ready for them.”"]),
    ),
    (
        "colon_lead",
        "Then the envoy added:\n\n“Talks will go on.”",
        ("direct", "the envoy", ["“Talks will go on.”"]),
    ),
]


@pytest.mark.parametrize(("rule", "text", "expected"), CASES, ids=[f"{c[0]}-{i}" for i, c in enumerate(CASES)])
def test_rule_reads(rule: str, text: str, expected: tuple[str, str | None, list[str]]) -> None:
    assert (rule, *expected) in heard(text)


HEADLINES = [
    ("headline_colon", "Kopirkin: Peace treaty should be fair", "Kopirkin", " Peace treaty should be fair".strip()),
    ("headline_dash", "Talks will go on — Lavrov", "Lavrov", "Talks will go on"),
    ("headline_colon", "Keel camp: Raid threatens talks", "Keel camp", "Raid threatens talks"),
    ("fronted_clause", "Peace treaty close, says Mirzoyan", "Mirzoyan", "Peace treaty close"),
]


@pytest.mark.parametrize(("rule", "headline", "source", "content"), HEADLINES)
def test_headline(rule: str, headline: str, source: str, content: str) -> None:
    found = heard(f"{headline}\n\nThe text begins here.", len(headline))
    assert (rule, "indirect", source, [content]) in found


def test_every_rule_has_been_shown_to_read() -> None:
    shown = {case[0] for case in CASES} | {case[0] for case in HEADLINES} | {"quote_dash", "object_quote"}
    assert shown == set(RULES)
    assert heard("“Talks will go on.” — Sergey Lavrov")[0][0] == "quote_dash"
    assert heard("The envoy warned of “grave consequences” for the region.")[0][0] == "object_quote"


@pytest.mark.parametrize("name", RULES)
def test_precision_is_that_of_the_counts(name: str) -> None:
    entry = RULES[name]
    assert 0 <= entry.confirmed <= entry.found
    assert 0 < entry.precision < 1


NOTHING = [
    "The claims of the report were read aloud.",
    "The CSTO statement was signed by the states that border the sea.",
    "The said document has 12 pages.",
    "The troops call at the port in May.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_look_alikes_report_nothing(text: str) -> None:
    assert heard(text) == []


def attributions(text: str) -> tuple[Attribution, ...]:
    return hear([article(text)]).articles[0].attributions


def test_agentless_report_has_no_speaker() -> None:
    (found,) = attributions("It was noted that talks will go on.")
    assert found.speaker is None
    assert "agentless" in found.flags


def test_addressee_is_never_the_speaker() -> None:
    text = "Deputy Minister Andrey Rudenko smiled, he said.\n\n“Talks will go on,” told RIA Novosti on Monday."
    hearing = hear([article(text)])
    quoted = next(a for a in hearing.articles[0].attributions if a.kind is Kind.DIRECT)
    assert quoted.source is None
    assert "missing_subject" in quoted.flags


def test_nested_report_keeps_the_outer_voice() -> None:
    text = "The envoy said that Moscow stated that talks will go on."
    found = attributions(text)
    outer = next(a for a in found if a.parent is None)
    assert outer.source is not None
    assert outer.source.of(text) == "The envoy"
    assert all(a.parent is not None for a in found if a is not outer)


def test_scare_quote_stays_in_the_outlets_voice() -> None:
    text = "The “ceasefire” lasted an hour."
    item = hear([article(text)]).articles[0]
    assert item.unattributed == ()
    assert item.voices.at(text.index("ceasefire")).voice is Voice.OWN


def test_long_quotation_of_nobody_is_undetermined() -> None:
    text = "A banner over the square read in large letters “peace for all the people of the valley” that day."
    item = hear([article(text)]).articles[0]
    voice = item.voices.at(text.index("peace")).voice
    assert voice in (Voice.UNDETERMINED, Voice.DIRECT)
    if voice is Voice.UNDETERMINED:
        assert [span.of(text) for span in item.unattributed] == ["“peace for all the people of the valley”"]


def test_second_verb_of_the_speaker_is_a_second_report() -> None:
    text = "The envoy said that talks will go on and added that the road is open."
    contents = [[s.of(text) for s in a.content] for a in attributions(text)]
    assert ["that talks will go on"] in contents
    assert ["that the road is open"] in contents


def test_a_credit_introduces_nothing_after_it() -> None:
    text = "Talks are hard. This is what Ambassador Sergey Kopirkin said in reply to the question about the border."
    outer = [a for a in attributions(text) if a.parent is None and "question" not in a.flags]
    assert [s.of(text) for a in outer for s in a.content] == ["Talks are hard."]
