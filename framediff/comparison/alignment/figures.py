"""Figures: numbers of a text as values with what they count, however they are written (1,200; three; two dozen)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framediff.article import Span
from framediff.words import fold

__all__ = ["Figure", "figures", "in_digits"]

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES = {"k": 1_000, "m": 10**6, "bn": 10**9, "tn": 10**12}
_HUNDRED, _THOUSAND = 100, 1_000
_ARTICLES = frozenset({"a", "an"})
_TOKEN = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>bn|tn|[km])?(?![\w:])|(?P<word>\b(?!and\b)[a-z]+)"
)
_ANY = re.compile(rf"\d|\b(?:{'|'.join([*_SMALL, *_TENS, *_SCALES])})\b")
_JOINT = re.compile(r"[ \u00a0-]|,? and ")
_PERCENT = re.compile(r"\s?(?:%|per ?cent\b|percentage points?\b)")
_MONEY = re.compile(r"(?:[$€£¥]|\b(?:usd|eur|gbp) )$")
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|over|under|some|at least|at most|up to|(?:more|less|fewer)"
    r" than|close to|an estimated|as many as)(?: a| an| the)? ?[$€£¥]?$"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LOOK_BACK = 24


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text.

    Attributes:
        span: where it stands.
        value: what it comes to.
        measure: `%`, `$` for any currency, `year`, or "" for a count of what stands beside it.
        about: whether it is said to be rounded or a bound (`more than 1,000`).
    """

    span: Span
    value: float
    measure: str = ""
    about: bool = False

    @property
    def digits(self) -> str:
        """The value in digits: `1200`, `0.5`."""
        return f"{self.value:.10g}" if self.value < 10**10 else f"{self.value:.0f}"


def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of `text`, in order. `one` and ordinals are none: they are more often other words."""
    folded = fold(text)
    if not _ANY.search(folded):
        return ()
    tokens = list(_TOKEN.finditer(folded))
    found = []
    at = 0
    while at < len(tokens):
        value, after = _number(folded, tokens, at)
        if value is None:
            at += 1
            continue
        span = Span(tokens[at].start(), tokens[after - 1].end())
        found.append(_figure(folded, span, value))
        at = after
    return tuple(found)


def in_digits(text: str) -> str:
    """`text` with its numbers in digits alone: `three` and `3`, `1,200` and `1200` become equal."""
    parts, at = [], 0
    for figure in figures(text):
        parts += [text[at : figure.span.start], figure.digits]
        at = figure.span.end
    return "".join(parts) + text[at:]


def _figure(folded: str, span: Span, value: float) -> Figure:
    """The number at `span` with its measure."""
    before = folded[max(0, span.start - _LOOK_BACK) : span.start]
    about = _ABOUT.search(before) is not None
    if _PERCENT.match(folded, span.end):
        return Figure(span, value, "%", about)
    if _MONEY.search(before):
        return Figure(span, value, "$", about)
    year = _YEAR.fullmatch(span.of(folded)) is not None
    return Figure(span, value, "year" if year else "", about)


def _number(folded: str, tokens: list[re.Match[str]], at: int) -> tuple[float | None, int]:
    """The value of the number that begins with token `at`, None if none does, and the token after it."""
    first = tokens[at]
    word = first["word"]
    if first["digits"]:
        value = float(first["digits"].replace(",", "")) * _SHORT_SCALES.get(first["scale"] or "", 1)
    elif word in _ARTICLES and _follows(folded, tokens, at + 1) in _SCALES:
        value = 1.0
    elif word == "dozen":
        return float(_SCALES[word]), at + 1
    elif word in _SMALL or word in _TENS:
        value = float(_SMALL.get(word, _TENS.get(word, 0)))
    else:
        return None, at + 1
    value, after = _rest(folded, tokens, at + 1, value, spelt=not first["digits"])
    return (None, after) if word == "one" and after == at + 1 else (value, after)


def _rest(folded: str, tokens: list[re.Match[str]], at: int, value: float, *, spelt: bool) -> tuple[float, int]:
    """The number that begins with `value`, by the scales and smaller numbers that follow, and the token after it."""
    done = 0.0  # what is multiplied no more: the thousands of three thousand two hundred
    room = _SMALL["ten"] if spelt and value in _TENS.values() else 0  # what may still be added must be less
    while (word := _follows(folded, tokens, at)) is not None:
        scale = _SCALES.get(word)
        more = _SMALL.get(word, _TENS.get(word))
        if scale is not None and (scale >= _THOUSAND or value < _HUNDRED):
            value, room = (value or 1) * scale, scale
            if scale >= _THOUSAND:
                done, value = done + value, 0.0
        elif more and more < room and (spelt or done or room == _HUNDRED):
            value, room = value + more, _SMALL["ten"] if more in _TENS.values() else 0
            if done and room == 0 and _follows(folded, tokens, at + 1) == "hundred":
                room = _HUNDRED
        else:
            break
        at += 1
    return done + value, at


def _follows(folded: str, tokens: list[re.Match[str]], at: int) -> str | None:
    """The word that token `at` is, if only a space, hyphen or `and` stands before it."""
    return tokens[at]["word"] if at < len(tokens) and _joined(folded, tokens, at) else None


def _joined(folded: str, tokens: list[re.Match[str]], at: int) -> bool:
    """Whether only a space, hyphen or `and` stands before token `at`."""
    return _JOINT.fullmatch(folded, tokens[at - 1].end(), tokens[at].start()) is not None
