"""Quotation marks as the world's English writes them."""

from __future__ import annotations

import random
import sys
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from framediff.article import Article, Span, Zone, ZoneKind
from framediff.voice import Kind, hear
from framediff.voice.attributor import lines, marked
from framediff.voice.prose.paragraphs import paragraphs
from framediff.voice.prose.quotations import MARKS, Quotation, quotations

if TYPE_CHECKING:
    from types import FrameType


def article(text: str) -> Article:
    return Article("a", text, (Zone(Span(0, len(text)), ZoneKind.BODY, "test"),))


def found(text: str) -> tuple[Quotation, ...]:
    return quotations(text, paragraphs(article(text)))


def flagged(text: str) -> list[tuple[str, set[str]]]:
    return [(quotation.span.of(text), set(quotation.flags)) for quotation in found(text)]


def bracketed(text: str) -> str:
    """The text with white brackets around each quotation."""
    for quotation in reversed(found(text)):
        text = f"{text[: quotation.span.start]}⟦{quotation.span.of(text)}⟧{text[quotation.span.end :]}"
    return text


# White brackets stand around each outermost quotation.
CASES = [
    # Pairs of double marks
    "He said ⟦“we are ready”⟧ today.",
    'He said ⟦"we are ready"⟧ today.',
    "He said ⟦«we are ready»⟧ today.",
    "He said ⟦« we are ready »⟧ today.",
    "He said ⟦»we are ready«⟧ today.",
    "He said ⟦„we are ready“⟧ today.",
    "He said ⟦„we are ready”⟧ today.",
    "He said ⟦”we are ready”⟧ today.",
    "He said ⟦‟we are ready”⟧ today.",
    "He said ⟦＂we are ready＂⟧ today.",
    "He said ⟦''we are ready''⟧ today.",
    "He said ⟦``we are ready''⟧ today.",
    "He said ⟦’’we are ready’’⟧ today.",
    "He said ⟦‘‘we are ready’’⟧ today.",
    "He said ⟦,,we are ready''⟧ today.",
    "He said ⟦″we are ready″⟧ today.",
    "⟦“We are ready,”⟧ he said. ⟦“Now go.”⟧",
    '⟦"We are ready,"⟧ he said. ⟦"Now go."⟧',
    '(⟦"We are ready,"⟧ he said)',
    "[⟦“We are ready”⟧ — Petrov]",
    "He called it ⟦“dead”⟧—and left.",
    'He called it—⟦"dead"⟧—and left.',
    'The ⟦"dead"⟧/⟦"alive"⟧ question.',
    "He said:⟦“We are ready.”⟧",
    'He said:⟦"We are ready."⟧',
    '⟦"We are ready"⟧-style talk.',
    '⟦"We are ready..."⟧, he said.',
    "⟦“We are ready”⟧, ⟦“We go”⟧ and ⟦“We stay”⟧ were the calls.",
    '*⟦"We are ready,"⟧* he said.',
    "**⟦“We are ready,”⟧** he said.",
    '⟦"In 1994,"⟧ he said, ⟦"we won."⟧',
    'He came in ⟦"1994"⟧ and left.',
    # Pairs of single marks
    "He said ⟦‘we are ready,’⟧ and left.",
    "He said ⟦'we are ready,'⟧ and left.",
    "He said ⟦‹we are ready›⟧ today.",
    "He said ⟦‚we are ready‘⟧ today.",
    "He said ⟦‚we are ready’⟧ today.",
    "He said ⟦`we are ready'⟧ today.",
    "He said ⟦`we are ready`⟧ today.",
    "He said ⟦´we are ready´⟧ today.",
    "⟦‘We can’t wait,’⟧ he said.",
    "⟦'We can't wait,'⟧ he said.",
    "⟦‘The workers’ party won’t wait,’⟧ he said.",
    "⟦'The workers' party won't wait,'⟧ he said.",
    "⟦‘It belongs to the workers’⟧, he said.",
    "⟦‘Wait!’⟧ he said. ⟦‘We’ll see.’⟧",
    "The ⟦‘republic’⟧ was never recognised.",
    "The ⟦'republic'⟧ was never recognised.",
    "The ⟦‘people’s republic’⟧ was never recognised.",
    "(⟦‘We are ready,’⟧ he said.)",
    # Nested
    "⟦“The principle of ‘not harming’,”⟧ he said.",
    "⟦“He told me, ‘Never again,’”⟧ she said.",
    "⟦“He told me, ‘Never again.’ ”⟧ she said.",
    "⟦\"He told me, 'Never again,'\"⟧ she said.",
    "⟦\"He told me, 'Never.' I left,\"⟧ she said.",
    "⟦“He told me “never again” and left,”⟧ she said.",
    "⟦«He told me „never again“ and left»⟧, she said.",
    "⟦«He told me “never again” and left»⟧, she said.",
    "⟦„He told me ‚never again‘ and left“⟧, she said.",
    "⟦‘He told me “never again” and left,’⟧ she said.",
    "⟦'He told me \"never again\" and left,'⟧ she said.",
    "⟦‘“Never again,” he told me,’⟧ she said.",
    "⟦‘He told me “never again”’⟧, she said.",
    "⟦‘It’s what he called “the workers’ party”, and we agree,’⟧ she said. ⟦‘Go.’⟧",
    "⟦“‘Never again’ is what he said,”⟧ she said.",
    "⟦“‘Never again,’ he said, ‘and never more,’”⟧ she recalled.",
    # Mismatched
    '⟦“We are ready,"⟧ he said. ⟦“Now go.”⟧',
    '⟦"We are ready,”⟧ he said. ⟦“Now go.”⟧',
    "⟦“We are ready,“⟧ he said. ⟦“Now go.“⟧",
    "⟦”We are ready,“⟧ he said.",
    "⟦“We are ready,''⟧ he said.",
    "⟦«We are ready,”⟧ he said.",
    '⟦„We are ready,"⟧ he said.',
    "⟦‘We are ready,'⟧ he said. ⟦‘Now go.’⟧",
    "⟦'We are ready,’⟧ he said. ⟦‘Now go.’⟧",
    "⟦“ We are ready, ”⟧ he said.",
    '⟦" We are ready, "⟧ he said, ⟦" and we go. "⟧',
    # Marks that quote nothing
    "The dogs' owners met the states' envoys.",
    "The dogs’ owners met the states’ envoys.",
    "It's the minister's plan, isn't it?",
    "Rock 'n' roll of the '90s was the council's choice.",
    "Rock ’n’ roll of the ’90s was the council’s choice.",
    "Rock ‘n’ roll of the ‘90s was the council’s choice.",
    "‘Tis the season of the workers’ party.",
    "'Twas the states' choice.",
    "Get ‘em, said the players’ union.",
    'The pipe is 12" wide.',
    'The pipe is 12" wide and the door 6\'2" high.',
    "The pipe is 5″ wide and the door 6′2″ high.",
    "He stood 6' tall among the 5' players.",
    "It lies at 39°49′N 46°45′E, or 39° 49' 3\" N.",
    "O’Brien met D’Arcy and O'Neill at Ma’rib, Sana’a and Ma'rib.",
    "The ʻayn of ʻAli and the ʼalif of Maʼrib, and ‘Ali and ‘Abd al-Rahman of the ‘Anaza.",
    "Nikol Pashinyan’s and Aliyev’s aides met.",
    "The class of ’94 met ’til dawn.",
    "He’d’ve gone, y’all.",
    "In the 1990's and the '00s.",
    "The Joneses’ house and James’ car were sold.",
    "Goin' and comin' and singin' all day.",
    "The ”.",
    "Press the ` key.",
    # Feet and inches beside speech
    "⟦“He is 6'2\" tall,”⟧ she said. ⟦“Big.”⟧",
    '⟦"He is 6\'2" tall,"⟧ she said. ⟦"Big."⟧',
    '⟦"It was 1994"⟧, he said. ⟦"Then we won."⟧',
    '⟦"It cost $5"⟧ he said.',
    "⟦‘In the ’90s we won,’⟧ he said.",
    "⟦'In the '90s we won,'⟧ he said.",
    # Over paragraphs
    '⟦"First paragraph.\nSecond paragraph.\nThird paragraph,"⟧ he said.',
    "⟦“First paragraph.\n\n“Second paragraph,”⟧ he said.",
    "⟦“First paragraph.\n\n“Second paragraph.\n\n“Third paragraph,”⟧ he said.",
    '⟦"First paragraph.\n\n"Second paragraph.\n\n"Third paragraph,"⟧ he said.',
    "⟦«First paragraph.\n\n«Second paragraph»⟧, he said.",
    "⟦«First paragraph.\n\n»Second paragraph»⟧, he said.",
    "⟦''First paragraph.\n\n''Second paragraph,''⟧ he said.",
    "⟦‘First paragraph.\n\n‘Second paragraph,’⟧ he said.",
    "⟦‘First paragraph.\n\n‘Second paragraph.\n\n‘Third,’⟧ he said. ⟦‘Go.’⟧",
    "⟦“First paragraph with ‘a word’.\n\n“Second with ‘another’,”⟧ he said.",
    "⟦“We are ready, he said.⟧\n\nThe road is open.\n\n⟦“Now go,”⟧ he said.",
    '"They walked in, chanting ⟦“peace, peace!”⟧\n\n⟦“That’s right,”⟧ she said.',
    "⟦“First.”⟧\n\n⟦“Second.”⟧",
    '⟦"First,"⟧ he said. ⟦"More.\n\n"Second,"⟧ he said.',
    # Hard wraps
    "The envoy said ⟦“talks will\ngo on”⟧ in May.",
    "The envoy said ⟦‘talks will\ngo on,’⟧ in May.",
    # Block quotes
    "The envoy wrote:\n\n⟦> We are ready.⟧\n\nHe left.",
    "The envoy wrote:\n\n⟦> We are ready.\n> We go.⟧\n\nHe left.",
    "The envoy wrote:\n\n⟦> We are ready.\n>\n> We go.⟧\n\nHe left.",
    "The envoy wrote:\n\n⟦>We are ready.⟧\n\nHe left.",
    "The envoy wrote:\n\n> ⟦“We are ready,”⟧ he said.\n\nHe left.",
    "It rose from 3 > 2 to 5 > 4.",
]


def bare(case: str) -> str:
    return case.replace("⟦", "").replace("⟧", "")


@pytest.mark.parametrize("case", CASES)
def test_quotations_of(case: str) -> None:
    assert bracketed(bare(case)) == case


def test_there_are_enough_cases_and_no_case_twice() -> None:
    assert len(set(CASES)) == len(CASES) >= 60


FLAGS = [
    ("“We are ready,” he said.", set()),
    ('“We are ready," he said.', {"mismatched"}),
    ("«We are ready,” he said.", {"mismatched"}),
    ("„We are ready,“ he said.", set()),
    ("»We are ready,« he said.", set()),
    ("“He told me “never again” and left,” she said.", {"nested_marks"}),
    ("‘He told me “never again” and left,’ she said.", {"nested_marks"}),
    ('"First paragraph.\nSecond paragraph," he said.', {"multi_paragraph"}),
    ("“First paragraph.\n\n“Second paragraph,” he said.", {"multi_paragraph"}),
    ("‘First paragraph.\n\n‘Second paragraph,’ he said.", {"multi_paragraph"}),
    ("“We are ready, he said.\n\nThe road is open.\n\nThe envoy left.", {"unclosed"}),
    ("He wrote:\n\n> We are ready.\n> We go.", {"multi_paragraph"}),
]


@pytest.mark.parametrize(("text", "flags"), FLAGS)
def test_flags(text: str, flags: set[str]) -> None:
    assert [flags for _, flags in flagged(text)] == [flags]


def test_quotation_never_closed_does_not_swallow_the_article() -> None:
    text = "“We are ready, he said.\n" + "\n".join(f"Paragraph {n} has no marks." for n in range(9))
    assert [words for words, _ in flagged(text)] == ["“We are ready, he said."]


@pytest.mark.parametrize(("text", "inside"), [("« We are ready, »", "We are ready,"), ("> We are ready.", None)])
def test_the_words_inside_are_without_marks_and_space(text: str, inside: str | None) -> None:
    assert Quotation(Span(0, len(text))).inside(text) == (inside or "We are ready.")


NEWS = """The envoy said the talks would go on. “We are ready,” Anna Petrova told reporters. “We’ll go on.”

According to the ministry, “the road is open” and the workers’ party “agrees with ‘every word’ of it.”

“The first answer is no. It’s over.

“The second is yes,” she added. She called the plan “dead”."""


def heard(text: str) -> list[tuple[str, list[str], list[str]]]:
    item = hear([article(text)]).articles[0]
    return [
        (str(a.kind), [span.of(text) for span in a.content], [span.of(text) for span in a.quoted])
        for a in item.attributions
    ]


GLYPHS = {
    "straight": "\"\"''",
    "doubled": ("''", "''", "'", "'"),
    "guillemets": "«»‘’",
    "German": "„“‚’",
    "reversed guillemets": "»«‘’",
    "full width": "＂＂‘’",
}


@pytest.mark.parametrize("glyphs", GLYPHS.values(), ids=GLYPHS)
def test_other_glyphs_do_not_change_voices(glyphs: tuple[str, str, str, str]) -> None:
    first, last, single, apostrophe = glyphs

    def swapped(text: str) -> str:
        for old, new in zip("“”‘’", (first, last, single, apostrophe), strict=True):
            text = text.replace(old, new)
        return text

    expected = [
        (kind, [swapped(text) for text in content], [swapped(text) for text in quoted])
        for kind, content, quoted in heard(NEWS)
    ]
    assert len(expected) > 3
    assert heard(swapped(NEWS)) == expected


# In these nothing but the glyph tells which mark opens, or the marks are odd already.
ODD = ["“ ", "me “", "’’", "‘‘", "y,“", "”we", "”We", "he ”.", "''", *'"„‟«»‹›″‚`´′＂']
CURLY = [case for case in CASES if not any(odd in bare(case) for odd in ODD)]


@pytest.mark.parametrize("case", CURLY)
def test_straight_marks_are_read_like_curly_ones(case: str) -> None:
    straight = str.maketrans("“”‘’", "\"\"''")
    assert bracketed(bare(case).translate(straight)) == case.translate(straight)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028"])
def test_line_ends_change_nothing(ending: str) -> None:
    for case in CASES:
        assert bracketed(bare(case).replace("\n", ending)) == case.replace("\n", ending)
    assert [a for a, *_ in heard(NEWS.replace("\n", ending))] == [a for a, *_ in heard(NEWS)]


def random_text(seed: int, length: int) -> str:
    chance = random.Random(seed)  # noqa: S311 (a test's dice)
    pieces = [*MARKS, "''", "``", " ", " ", " ", "word", "Word", "s", ",", ".", "?", "\n", "\n\n", ":", "5", "> ", "-"]
    return "".join(chance.choice(pieces) for _ in range(length))


@pytest.mark.parametrize("seed", range(40))
def test_any_row_of_marks_gives_quotations_in_order_without_overlap(seed: int) -> None:
    text = random_text(seed, 300)
    position = 0
    for quotation in found(text):
        assert position <= quotation.span.start < quotation.span.end <= len(text)
        assert text[quotation.span.start] in MARKS + ",>"
        position = quotation.span.end
    assert set(marked(article(text))) <= set(found(text))
    sentences = [line.sentence.span for line in lines(article(text))]
    assert all(first.end <= second.start for first, second in pairwise(sentences))
    covered = "".join(span.of(text) for span in sentences)
    assert Counter("".join(covered.split())) == Counter("".join(text.split()))


def calls(text: str) -> int:
    """How many functions, Python's own included, run while the quotations and sentences of `text` are found."""
    number = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    item = article(text)
    sys.setprofile(count)
    try:
        lines(item)
    finally:
        sys.setprofile(None)
    return number


@pytest.mark.parametrize(
    "unit",
    [
        NEWS + "\n\n",
        "“He said “no “and ",
        "‘a ‘b ",
        "“a ‘b” ",
        "> a\n",
        "‘First.\n",
        "“First.\n\n",
        '" ',
        "He said ‘yes’ and “no”. ",
        ". . . ",
    ],
)
def test_four_times_the_text_takes_four_times_the_work(unit: str) -> None:
    once, fourfold = calls(unit * 100), calls(unit * 400)
    assert fourfold < 5 * once


def test_an_outlet_that_quotes_in_single_marks_is_heard_like_any_other() -> None:
    text = "‘I came here’, Helen Marsh said. She said the response had been ‘woefully slow’."
    for marks in (text, text.replace("‘", "“").replace("’", "”")):
        item = hear([article(marks)]).articles[0]
        assert [attribution.kind for attribution in item.attributions] == [Kind.DIRECT, Kind.MIXED]


def test_double_marks_inside_an_outlets_single_ones_are_the_same_quotation() -> None:
    text = "‘He told me “never again” and left,’ Helen Marsh said."
    assert heard(text) == [
        ("direct", ["‘He told me “never again” and left,’"], ["‘He told me “never again” and left,’"])
    ]


def test_a_block_quotation_is_read_with_who_wrote_it() -> None:
    text = "The envoy wrote:\n\n> We are ready.\n> We go.\n\nHe left."
    item = hear([article(text)]).articles[0]
    assert [(a.kind, a.source and a.source.of(text)) for a in item.attributions] == [(Kind.DIRECT, "The envoy")]
    assert heard(text)[0][1] == ["> We are ready.\n> We go."]
    assert heard("It rose.\n\n> We are ready.\n\nHe left.") == []
