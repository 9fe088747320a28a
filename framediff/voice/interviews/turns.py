"""Turns: who says what in a transcript or interview, where a label, a dash or a question says who speaks."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from framediff.article import Span, ZoneKind
from framediff.voice.attribution import Attribution, Kind
from framediff.voice.interviews.labels import LabelKind
from framediff.voice.interviews.transcripts import (
    Opening,
    guest_of,
    in_first_person,
    openings,
    plain,
    spoken_paragraphs,
    unquoted,
)
from framediff.voice.people.mentions import MentionKind
from framediff.voice.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article
    from framediff.voice.prose.paragraphs import Paragraph
    from framediff.voice.tracing import Trace

__all__ = ["Turn", "silent", "turns", "with_turns"]


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until the next one does.

    Attributes:
        content: the words, a span for each paragraph or part of one; directions in brackets are left out.
        label: the words that name the speaker here; None where a form without a name says who speaks.
        mark: the label, dash or number that opens the turn; None for one that only follows a question.
        name: the speaker's name as it is meant; "" where none is known.
        question: whether the interviewer speaks.
    """

    content: tuple[Span, ...]
    label: Span | None
    mark: Span | None
    name: str
    question: bool


def turns(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[Turn, ...]:
    """The turns of `article`, whose paragraphs are given, in order; none if it is no transcript."""
    parts = spoken_paragraphs(article, paragraphs)
    found = openings(article, parts)
    if not found:
        return ()
    guest = guest_of(article, parts[: min(found)])
    made = _assembled(article.text, parts, found)
    return tuple(
        turn if turn.name or turn.question or turn.label is not None else replace(turn, name=guest) for turn in made
    )


def silent(found: Sequence[Turn]) -> list[Span]:
    """What stands among the words of turns and is nobody's report: labels, dashes and directions, in order."""
    marks = [turn.mark for turn in found if turn.mark is not None]
    gaps = [Span(one.end, other.start) for turn in found for one, other in pairwise(turn.content)]
    return sorted([*marks, *gaps])


def with_turns(found: Sequence[Attribution], said: Sequence[Turn], trace: Trace | None = None) -> list[Attribution]:
    """The attributions with one for each turn; of the others those that lie inside a turn or outside all of them."""
    spans = sorted((span, number) for number, turn in enumerate(said) for span in turn.content)
    starts = [span.start for span, _ in spans]

    def owner(offset: int) -> int | None:
        position = bisect_right(starts, offset) - 1
        return spans[position][1] if position >= 0 and offset < spans[position][0].end else None

    kept: list[Attribution] = []
    for each in found:
        parts = [*each.content, *([each.cue] if each.cue is not None else [])]
        touched = {owner(at) for span in parts for at in (span.start, span.end - 1)}
        if len(touched) == 1 and ("carried_over" not in each.flags or touched == {None}):
            kept.append(each)
        elif trace is not None:
            trace.dropped("across_turns", each)
    for turn in said:
        kept.append(_attribution(turn))
        if trace is not None:
            trace.read("turn", kept[-1])
    return kept


def _attribution(turn: Turn) -> Attribution:
    return Attribution(
        content=turn.content,
        quoted=turn.content,
        cue=None if turn.label is not None else turn.mark,
        source=turn.label,
        kind=Kind.DIRECT,
        rule="turn",
        confidence=RULES["turn"].precision,
        flags=frozenset({"transcript", "question"} if turn.question else {"transcript"}),
        named=turn.name or None,
    )


_DECORATION = "*_#> \t\r\n\u00a0"
_DIRECTION = re.compile(
    r"\[[^\[\]\n]{1,200}\]|\((?:[A-Z][A-Z ,.;’'/-]{2,80}|(?i:laughs?|laughter|laughing|applause|smiles?|smiling|sighs?"
    r"|pauses?|pause|inaudible|crosstalk|chuckles?|nods?|unintelligible|(?:speaking )?(?:through|via) (?:an? )?"
    r"(?:interpreter|translator)|in [A-Z]\w+|speaking in [A-Z]\w+))[.!]?\)"
)
_CLOSING = re.compile(
    r"[\W_]*(?:interview(?:ed)?(?:(?: was)?(?: conducted)? by|\s*:)|the (?:interview|conversation) was"
    r"|this (?:interview|transcript|conversation)|translat|edited by|photos?\b|sources?:|end (?:of|video)"
    r"|to be continued|prepared by|recorded by)",
    re.IGNORECASE,
)


def _assembled(text: str, parts: Sequence[Paragraph], found: dict[int, Opening]) -> list[Turn]:
    """The turns from one opening to the next, without narration between them."""
    made: list[Turn] = []
    current: Opening | None = None
    content: list[Span] = []
    longer = False  # whether some turn so far went on over a second paragraph

    def close() -> None:
        if current is not None and content:
            label = current.label
            name = "" if label is None else label.name
            named = label is not None and label.kind is LabelKind.NAMED
            made.append(
                Turn(tuple(content), label.span if named and label else None, current.mark, name, current.question)
            )

    last = max(found)
    for number, part in enumerate(parts):
        if number in found:
            close()
            current, content = found[number], []
            content += _words(text, Span(current.start, part.span.end))
            if current.alone:
                close()
                current, content = Opening(part.span.end, None, None, question=False), []
            continue
        if current is None or part.zone is ZoneKind.HEADING:
            continue
        words = plain(part.span.of(text))
        if not any(letter.isalnum() for letter in words) or _CLOSING.match(words):
            close()
            current = None
            continue
        spans = _words(text, part.span)
        if not spans:
            continue  # a direction on a line of its own
        first = current.label is None and current.mark is None and not content
        if _narrates(words, current) or (number > last and not (longer or first or in_first_person(words))):
            close()
            current = None
            continue
        longer = longer or (bool(content) and number < last)
        content += spans
    close()
    return made


def _narrates(words: str, opening: Opening) -> bool:
    """Whether a paragraph speaks of the one whose turn it is, in the third person."""
    mention = None if opening.label is None else opening.label.mention
    if mention is None or mention.kind is not MentionKind.NAME or in_first_person(words):
        return False
    return re.search(rf"(?<![\w-]){re.escape(mention.surname)}(?![\w-])", unquoted(words)) is not None


def _words(text: str, span: Span) -> list[Span]:
    """The parts of a paragraph that are spoken: without directions, and without marks of emphasis around it."""
    found: list[Span] = []
    at = span.start
    for start, end in [
        *(match.span() for match in _DIRECTION.finditer(text, span.start, span.end)),
        (span.end, span.end),
    ]:
        words = text[at:start]
        bare = words.strip(_DECORATION)
        if any(letter.isalnum() for letter in bare):
            begin = at + words.index(bare)
            found.append(Span(begin, begin + len(bare)))
        at = end
    return found
