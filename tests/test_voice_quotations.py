"""Quotation marks as the world's English writes them."""

from __future__ import annotations

import pytest

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.voice import Kind, hear
from framediff.voice.paragraphs import paragraphs
from framediff.voice.quotations import quotations


def found(text: str) -> list[tuple[str, set[str]]]:
    article = Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),))
    return [(q.span.of(text), set(q.flags)) for q in quotations(text, paragraphs(article))]


def words(text: str) -> list[str]:
    return [quoted for quoted, _ in found(text)]


PAIRS = [
    ("He said “we are ready” today.", ["“we are ready”"]),
    ('He said "we are ready" today.', ['"we are ready"']),
    ("He said «we are ready» today.", ["«we are ready»"]),
    ("He said „we are ready“ today.", ["„we are ready“"]),
    ("He said ''we are ready'' today.", ["''we are ready''"]),
    ("He said ``we are ready'' today.", ["``we are ready''"]),
    ("He said ‘we are ready,’ and left.", ["‘we are ready,’"]),
    ("He said 'we are ready,' and left.", ["'we are ready,'"]),
    ('“We are ready," he said. “Now go.”', ['“We are ready,"', "“Now go.”"]),
    ("“The principle of ‘not harming’,” he said.", ["“The principle of ‘not harming’,”"]),
    ('("We are ready," he said)', ['"We are ready,"']),
    ("He called it “dead”—and left.", ["“dead”"]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs(text: str, expected: list[str]) -> None:
    assert words(text) == expected


NO_QUOTATIONS = [
    "The dogs' owners met the states' envoys.",
    "It's the minister's plan, isn't it?",
    "Rock 'n' roll of the '90s was the council's choice.",
    'The pipe is 12" wide.',
    "Nikol Pashinyan’s and Aliyev’s aides met.",
]


@pytest.mark.parametrize("text", NO_QUOTATIONS)
def test_apostrophes_and_inches_open_nothing(text: str) -> None:
    assert words(text) == []


def test_mismatched_pair_is_flagged() -> None:
    assert found('“We are ready," he said.') == [('“We are ready,"', {"mismatched"})]


def test_quotation_runs_on_without_a_mark_of_its_own() -> None:
    text = '"First paragraph.\nSecond paragraph.\nThird paragraph," he said.'
    assert found(text) == [('"First paragraph.\nSecond paragraph.\nThird paragraph,"', {"multi_paragraph"})]


def test_opening_mark_repeated_at_each_paragraph() -> None:
    text = "“First paragraph.\n\n“Second paragraph,” he said."
    assert found(text) == [("“First paragraph.\n\n“Second paragraph,”", {"multi_paragraph"})]


def test_forgotten_closing_mark_ends_with_its_paragraph() -> None:
    text = "“We are ready, he said.\n\nThe road is open.\n\n“Now go,” he said."
    assert found(text) == [("“We are ready, he said.", {"unclosed"}), ("“Now go,”", set())]


def test_quotation_never_closed_does_not_swallow_the_article() -> None:
    text = "“We are ready, he said.\n" + "\n".join(f"Paragraph {n} has no marks." for n in range(9))
    assert words(text) == ["“We are ready, he said."]


def test_stray_straight_mark_before_curly_pairs_is_passed_over() -> None:
    text = '"They walked in, chanting “peace, peace!”\n\n“That’s right,” she said.'
    assert words(text) == ["“peace, peace!”", "“That’s right,”"]


def test_double_marks_inside_double_marks() -> None:
    text = "“He told me “never again” and left,” she said."
    assert found(text) == [("“He told me “never again” and left,”", {"nested_marks"})]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "The envoy said “talks will\ngo on” in May."
    assert words(text) == ["“talks will\ngo on”"]


def test_an_outlet_that_quotes_in_single_marks_is_heard_like_any_other() -> None:
    text = "‘I came here’, Helen Marsh said. She said the response had been ‘woefully slow’."
    for marks in (text, text.replace("‘", "“").replace("’", "”")):
        item = hear([Article("a", marks, (Zone(Span(0, len(marks)), ZoneKind.BODY, "test"),))]).articles[0]
        assert [attribution.kind for attribution in item.attributions] == [Kind.DIRECT, Kind.MIXED]
