"""Explanations as text to read or as JSON: why a span has its voice and speaker, and what else was considered."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.escaping import for_terminal
from framediff.export.columns import wrap
from framediff.voice.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framediff.voice.explaining import Explanation, Piece, RuleFacts, VerbFate

__all__ = ["explanation_json", "explanation_text"]

SCHEMA_VERSION = 1
_LABEL = 11  # cells of the column with what a line is about
_LONG = 480  # a longer piece of the sentence is shown with its middle left out
_END = 200  # characters shown at either end of it


def explanation_json(explanations: Sequence[Explanation]) -> str:
    """All explanations as one JSON object; offsets are `[start, end)` in code points of the unchanged text.

    Letters outside ASCII are written as escapes, so that no control character reaches a terminal.
    """
    document = {"schema_version": SCHEMA_VERSION, "explanations": [_plain(each) for each in explanations]}
    return json.dumps(document, indent=1).replace("\x7f", "\\u007f") + "\n"


def _plain(value: object) -> object:
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return round(value, 4) if isinstance(value, float) else value


def explanation_text(explanations: Sequence[Explanation], columns: int = 80) -> str:
    """Each explanation as text: the sentence with its parts in named brackets, then voice, speaker, rule and others.

    Rules that are only named are told of once, at the end.
    """
    lines: list[str] = []
    for each in explanations:
        lines += [*_one(each, columns), ""]
    named = sorted({name for each in explanations for name in _named(each)})
    if named:
        lines += wrap("The rules named above, and what each needs:", columns)
        for name in named:
            rule = RULES[name]
            text = f"{name} ({rule.precision:.2f}): {rule.summary}, as in: {_single(rule.example)}"
            lines += wrap(text, columns, first="  ", rest="    ")
    if any(each.rule is not None and each.rule.summary for each in explanations):
        lines += wrap(_CONFIDENCE, columns)
    return "".join(f"{for_terminal(line).rstrip()}\n" for line in lines)


_CONFIDENCE = (
    "Confidence (also in brackets after a rule): how much of what the rule found in labelled news articles their "
    "annotators confirm, 0 to 1."
)


def _named(each: Explanation) -> Iterator[str]:
    """The rules that an explanation mentions without telling what they need."""
    for verb in (each.verb, *each.other_verbs):
        if verb is not None and _in_full(each, verb):
            yield from (other.rule for other in verb.alternatives)
            yield from (reason.name for reason in verb.refused)
    yield from (reason.name for reason in each.refused)


def _in_full(each: Explanation, verb: VerbFate) -> bool:
    """Whether the rules at a verb are listed here: not where another attribution's own explanation lists them."""
    return verb is each.verb or verb.attribution is None


def _one(each: Explanation, columns: int) -> Iterator[str]:
    head = [f"{each.article} {_places(each.spans)}", each.zone or "no part of the page"]
    head.append("nobody is credited" if each.attribution is None else f"attribution {each.attribution}")
    yield from wrap(" · ".join(head), columns, rest="  ")
    yield from wrap("".join(_piece(piece) for piece in each.pieces), columns, first="  ", rest="  ")
    yield ""
    if each.asked is not None and each.attribution is not None:
        yield from _field("Asked", f"“{_short(each.asked_words)}” {_place(each.asked)}", columns)
    said = each.voice if each.responsibility.startswith(each.voice) else f"{each.voice}: {each.responsibility}"
    yield from _field("Voice", f"{said}. {_capital(each.voice_because)}.", columns)
    if each.attribution is not None:
        yield from _field("Speaker", " ".join([f"{each.speaker_name}.", *each.speaker_because]), columns)
    if each.rule is not None:
        yield from _field("Rule", _rule(each.rule), columns)
    for flag in each.flags:
        yield from _field("Flag", f"{flag.name}: {flag.because}", columns)
    if each.verb is not None:
        yield from _verb("Verb", each.verb, columns, full=True)
    for verb in each.other_verbs:
        yield from _verb("Verb" if each.verb is None else "Other verb", verb, columns, full=_in_full(each, verb))
    if each.refused:
        names = ", ".join(reason.name for reason in each.refused)
        yield from _field("Sentence", f"Asked of it as a whole, these rules did not fit: {names}.", columns)
    for note in each.notes:
        place = "" if note.span is None else f"{_place(note.span)} "
        yield from _field("Besides", f"{place}{note.because}", columns)


def _rule(rule: RuleFacts) -> str:
    if not rule.summary:
        return f"{rule.name}, confidence {rule.confidence:.2f}."
    counts = f"annotators confirm {rule.confirmed:,} of its {rule.found:,} finds"
    if not rule.found:
        counts = "not measured, since it found nothing in the labelled articles"
    told = f"{rule.name}: {rule.summary} (as in: {_single(rule.example)})."
    return f"{told} Confidence {rule.confidence:.2f}: {counts}."


def _verb(label: str, verb: VerbFate, columns: int, *, full: bool) -> Iterator[str]:
    yield from _field(label, f"“{verb.words}” {_place(verb.span)}: {verb.fate}.", columns)
    if not full:
        return
    if verb.facts:
        yield from _field("", f"{_capital('; '.join(verb.facts))}.", columns)
    for other in verb.alternatives:
        words = other.words if other.words.startswith("the ") else f"{other.words} {_places(other.content)}"
        yield from _field(
            "", f"Would also read: {other.rule} ({other.precision:.2f}), {words}; not taken: {other.because}.", columns
        )
    if verb.refused:
        yield from _field("", f"Did not fit: {', '.join(each.name for each in verb.refused)}.", columns)


def _field(label: str, text: str, columns: int) -> list[str]:
    return wrap(text, columns, first=f"  {label:<{_LABEL}}", rest=" " * (_LABEL + 2))


def _piece(piece: Piece) -> str:
    """A piece of the sentence in named brackets, the white space around it left outside."""
    words = _short(piece.words)
    shown = words if piece.label is None or not words else f"[{piece.label}: {words}]"
    return " " * piece.words[:1].isspace() + shown + " " * piece.words[-1:].isspace()


def _short(text: str) -> str:
    words = _single(text)
    if len(words) <= _LONG:
        return words
    return f"{words[:_END].rpartition(' ')[0]} … {words[-_END:].partition(' ')[2]}"


def _single(text: str) -> str:
    return " ".join(text.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _place(span: Span) -> str:
    return f"[{span.start}–{span.end})"


def _places(spans: Sequence[Span]) -> str:
    return " ".join(_place(span) for span in spans)
