"""Who speaks and how far what is said reaches: sentences of our own in which one of the two is hard to tell."""

from __future__ import annotations

import pytest

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.voice.attributor import RulesAttributor, lines

# text, and for each outermost attribution its source and content, parts of a content joined by " … "
CASES = [
    ("He said he’d build a wall.", [("He", "he’d build a wall")]),
    ("Jolly said he has worked with both sides.", [("Jolly", "he has worked with both sides")]),
    ("Some said they have left.", [("Some", "they have left")]),
    ("Both agreed that the raid was wrong.", [("Both", "that the raid was wrong")]),
    ("By two to one, those surveyed say the road is safe.", [("those surveyed", "the road is safe")]),
    ("Keel, Brand and Dorr said the road is open.", [("Keel, Brand and Dorr", "the road is open")]),
    ("In Paris, Brand and Dorr said it is open.", [("Brand and Dorr", "it is open")]),
    ("Speaking to reporters, the mayor said the road is open.", [("the mayor", "the road is open")]),
    ("Keel on Tuesday said the plan is dead.", [("Keel", "the plan is dead")]),
    ("Brek, who won last month, said the road is open.", [("Brek", "the road is open")]),
    ("Sen. Rob Port (R-Ohio), a critic of the plan, said it is dead.", [("Sen. Rob Port", "it is dead")]),
    ("Members who back the plan warned that it may fail.", [("Members", "that it may fail")]),
    ("“It is over,” said retired surgeon Ben Dorr.", [("retired surgeon Ben Dorr", "“It is over,”")]),
    ("He walked back his words and said women are victims.", [("He", "women are victims")]),
    ("They fled, the officer told reporters on Monday.", [("the officer", "They fled")]),
    ("Keel used his speech to call for a truce.", [("Keel", "a truce")]),
    ("With Keel calling it a “farce,” the deal died.", [("Keel", "it a “farce,”")]),
    ("Keel issued a statement saying the raid was wrong.", [("Keel", "the raid was wrong")]),
    ("He went on to say the road is unsafe.", [("He", "the road is unsafe")]),
    ("The ministry said that 300 people died, which Baku denies.", [("The ministry", "that 300 people died")]),
    ("Keel said the road was open, a modest gain for Brand.", [("Keel", "the road was open")]),
    ("While Keel said the road was open, the guards turned back.", [("Keel", "the road was open")]),
    ("Keel, who said the road was open, left on Monday.", [("Keel", "the road was open")]),
    ("Those who said the road was unsafe left the town.", [("Those", "the road was unsafe")]),
    ("Keel said the plan is “dead,” but signed it.", [("Keel", "the plan is “dead,”")]),
    (
        "Officials say the road is closed, but Baku insists it is open.",
        [
            ("Officials", "the road is closed"),
            ("Baku", "it is open"),
        ],
    ),
    ("Keel said talks go on and added that they are hard.", [("Keel", "talks go on"), ("Keel", "that they are hard")]),
    (
        "The deal holds, he said, finding a buyer would be hard.",
        [("he", "The deal holds … finding a buyer would be hard")],
    ),
    ("Sales were great, he said, wiping sweat off his face.", [("he", "Sales were great")]),
    ("They cited policies which he said had failed.", [("They", "policies"), ("he", "which … had failed")]),
    ("About 12,000 people fled, he noted.", [("he", "About 12,000 people fled")]),
    ("The envoy criticized the delay when he met the press.", [("The envoy", "the delay")]),
    ("Keel promised to build a road, and the crowd cheered.", [("Keel", "to build a road")]),
    ("The move was criticized by the union for its cost.", [("the union", "The move … for its cost")]),
    ("The talks are expected to fail.", [(None, "The talks … to fail")]),
    ("She was asked whether the talks would fail.", [(None, "whether the talks would fail")]),
    ("A poll showed Keel ahead.", [("A poll", "Keel ahead")]),
    ("The evening show began.", []),
    ("Both towns face questions about the dam.", []),
    ("A firm called Ginkgo Works opened a branch.", []),
    ("The union would demand a truce.", []),
    ("Nobody said that the road was open.", []),
    ("The band was led by a man called Keel.", []),
]


def heard(text: str) -> list[tuple[str | None, str]]:
    article = Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),))
    return [
        (None if each.source is None else each.source.of(text), " … ".join(span.of(text) for span in each.content))
        for each in RulesAttributor().attribute(article)
        if each.parent is None
    ]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:40] for case in CASES])
def test_source_and_extent(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert heard(text) == expected


VERBS = [
    ("The talks will go on.", "will go"),
    ("He talks of peace.", "talks"),
    ("The launched ship sank.", "sank"),
    ("Keel launched a ship.", "launched"),
    ("The road built by the army broke.", "broke"),
    ("They claim victory.", "claim"),
    ("The claim was false.", "was"),
    ("A plan to leave failed.", "failed"),
]


@pytest.mark.parametrize(("text", "finite"), VERBS)
def test_finite_verbs(text: str, finite: str) -> None:
    article = Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),))
    (line,) = lines(article)
    assert " ".join(token.text for token, verb in zip(line.tokens, line.verbs, strict=True) if verb) == finite
