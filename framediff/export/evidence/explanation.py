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
    from collections.abc import Iterator, Mapping, Sequence

    from framediff.voice.explaining import Explanation, Piece, Reason, RuleFacts, VerbFate

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


def explanation_text(
    explanations: Sequence[Explanation],
    columns: int = 80,
    *,
    all_rules: bool = False,
    remarks: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """Each explanation as text: the sentence with its parts in named brackets, then voice, speaker, rule and others.

    Args:
        explanations: what is written.
        columns: the width.
        all_rules: name every rule that did not fit, not only those that were near, and tell at the end what each needs.
        remarks: for each article that was asked about what else is to be said of it; one without any explanation is
            said to have none.
    """
    lines: list[str] = []
    for each in explanations:
        lines += [*_one(each, columns, all_rules=all_rules), ""]
    told = {each.article for each in explanations}
    for article, sentences in (remarks or {}).items():
        said = [*([] if article in told else ["Nothing is attributed here."]), *sentences]
        if said:
            lines += [*wrap(f"{article} · {' '.join(said)}", columns, rest="  "), ""]
    named = sorted({name for each in explanations for name in _named(each)}) if all_rules else ()
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


def _one(each: Explanation, columns: int, *, all_rules: bool) -> Iterator[str]:
    head = [f"{each.article} {_places(each.spans)}", each.zone or "no part of the page"]
    head.append("nobody is credited" if each.attribution is None else f"attribution {each.attribution}")
    yield from wrap(" · ".join(head), columns, rest="  ")
    yield from wrap("".join(_piece(piece) for piece in each.pieces), columns, first="  ", rest="  ")
    yield ""
    if each.asked is not None and each.attribution is not None:
        yield from _field("Asked", f"“{_short(each.asked_words)}” {_place(each.asked)}", columns)
    yield from _field("Voice", f"{_voice(each)}. {_capital(each.voice_because)}.", columns)
    if each.attribution is not None:
        yield from _field("Speaker", " ".join([f"{each.speaker_name}.", *each.speaker_because]), columns)
    if each.rule is not None:
        yield from _field("Rule", _rule(each.rule), columns)
    for flag in each.flags:
        yield from _field("Flag", f"{flag.name}: {flag.because}", columns)
    if each.verb is not None:
        yield from _verb("Verb", each.verb, columns, full=True, all_rules=all_rules)
    for verb in each.other_verbs:
        label = "Verb" if each.verb is None else "Other verb"
        yield from _verb(label, verb, columns, full=_in_full(each, verb), all_rules=all_rules)
    yield from _sentence(each, columns, all_rules=all_rules)
    for note in each.notes:
        place = "" if note.span is None else f"{_place(note.span)} "
        yield from _field("Besides", f"{place}{note.because}", columns)


def _voice(each: Explanation) -> str:
    """Whose wording it is, with who answers for it; of words in a part of the page left out, that they do not count."""
    if not each.counted:
        return f"not counted ({each.zone or 'between the parts of the page'})"
    return each.voice if each.responsibility.startswith(each.voice) else f"{each.voice}: {each.responsibility}"


def _sentence(each: Explanation, columns: int, *, all_rules: bool) -> list[str]:
    """The rules that were asked of the sentence as a whole; nothing where none was near."""
    if each.refused and all_rules:
        names = ", ".join(reason.name for reason in each.refused)
        return _field("Sentence", f"Asked of it as a whole, these rules did not fit: {names}.", columns)
    if any(reason.evidence for reason in each.refused):
        return _field("Sentence", f"Asked of it as a whole: {_near(each.refused, 'did')}", columns)
    return []


def _rule(rule: RuleFacts) -> str:
    if not rule.summary:
        return f"{rule.name}, confidence {rule.confidence:.2f}."
    counts = f"annotators confirm {rule.confirmed:,} of its {rule.found:,} finds"
    if not rule.found:
        counts = "not measured, since it found nothing in the labelled articles"
    told = f"{rule.name}: {rule.summary} (as in: {_single(rule.example)})."
    return f"{told} Confidence {rule.confidence:.2f}: {counts}."


def _verb(label: str, verb: VerbFate, columns: int, *, full: bool, all_rules: bool) -> Iterator[str]:
    yield from _field(label, f"“{verb.words}” {_place(verb.span)}: {verb.fate}.", columns)
    if not full:
        return
    if verb.facts:
        yield from _field("", f"{_capital('; '.join(verb.facts))}.", columns)
    for other in verb.alternatives:
        words = other.words if other.words.startswith("the ") else f"{other.words} {_places(other.content)}"
        rule = f"{other.rule} ({other.summary}; {other.precision:.2f})"
        yield from _field("", f"Would also read: {rule}, {words}; not taken: {other.because}.", columns)
    if verb.refused and all_rules:
        yield from _field("", f"Did not fit: {', '.join(each.name for each in verb.refused)}.", columns)
    elif verb.refused:
        yield from _field("", _near(verb.refused), columns)


def _near(refused: Sequence[Reason], did: str = "Did") -> str:
    """The rules that did not fit though what they go by stands there, and how many others did not."""
    near = [f"{each.name} ({each.evidence})" for each in refused if each.evidence]
    others = len(refused) - len(near)
    if not near:
        return f"{others} {'other rule' if others == 1 else 'other rules'} did not fit."
    return f"{did} not fit though near: {', '.join(near)}; {others} {'other' if others == 1 else 'others'} did not fit."


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
