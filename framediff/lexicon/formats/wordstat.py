"""WordStat dictionaries (.cat): categories and, set in below them, words with their weight: `ART (1)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.lexicon.formats.dictionary import Dictionary, Key, Loss, Value, merged
from framediff.lexicon.formats.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.lexicon.formats.lines import Line

__all__ = ["read_wordstat"]

_WEIGHTED = re.compile(r"(?P<word>.+?)\s*\((?P<weight>-?\d+(?:[.,]\d+)?)\)")
_ONE_DIGIT = re.compile(r"(?P<word>.+) \((?P<weight>\d)\)")
_RULE = re.compile(r"^@|\b(?:NOT\s+)?(?:NEAR|AFTER|BEFORE)\b|/[SPW]\s*\d+", re.IGNORECASE)
_BRACKETED = re.compile(r"\[.*\]")


def read_wordstat(text: str, *, as_quanteda: bool = False) -> Dictionary:
    """The dictionary in `text`: a line with a weight is a word of the category above that is set in less.

    Not carried over, and listed: rules of proximity (`@RULE [A NEAR B]`, `NOT NEAR`, `AFTER`, `/S 5`), and words that
    stand in no category.

    With `as_quanteda` it is what quanteda makes of the file: rules are words; a word whose weight is not one digit
    alone is an empty category; of two categories of one name on a level the later one stands. All that is listed. A
    file with words in no category, such as one set in by spaces, is none for quanteda and is read as it is meant.
    """
    lines = lines_of(text)
    losses: list[Loss] = []
    if as_quanteda:
        values, found = _as_quanteda(lines, losses)
        if not values:
            return Dictionary(tuple(found), tuple(losses))
        losses = []
    values, keys = _content(lines, losses)
    losses.extend(Loss(value.place, value.text, "it stands in no category") for value in values)
    return Dictionary(merged(keys), tuple(losses))


def _content(lines: Sequence[Line], losses: list[Loss]) -> tuple[list[Value], list[Key]]:
    """Words and categories of one level, in order."""
    values: list[Value] = []
    keys: list[Key] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        after = index + 1
        while after < len(lines) and lines[after].indent > line.indent:
            after += 1
        weighted = _WEIGHTED.fullmatch(line.text)
        if _RULE.search(line.text) and (line.text.startswith("@") or _BRACKETED.search(line.text)):
            losses.append(Loss(line.place, line.text, "a rule of proximity: write it with a window, `near` or `after`"))
        elif weighted:
            weight = float(weighted["weight"].replace(",", "."))
            values.append(Value(weighted["word"], weight, line.place))
            inner, below = _content(lines[index + 1 : after], losses)
            values.extend(inner)  # set in further than the word before, by mistake
            keys.extend(below)
        else:
            inner, below = _content(lines[index + 1 : after], losses)
            keys.append(Key(line.text, tuple(inner), tuple(below), line.place))
        index = after
    return values, keys


def _as_quanteda(lines: Sequence[Line], losses: list[Loss]) -> tuple[list[Value], list[Key]]:
    """Words and categories of one level, in order, as quanteda tells them apart."""
    values: list[Value] = []
    keys: dict[str, Key] = {}
    index = 0
    while index < len(lines):
        line = lines[index]
        after = index + 1
        while after < len(lines) and lines[after].tabs > line.tabs:
            after += 1
        text = line.whole.replace("\t", "  ")
        weighted = _ONE_DIGIT.fullmatch(text)
        inner, below = _as_quanteda(lines[index + 1 : after], losses)
        if weighted:
            values += [Value(weighted["word"], float(weighted["weight"]), line.place), *inner]
            keys |= {key.name: key for key in below}
        else:
            if text in keys:
                losses.append(Loss(keys[text].place, text, "quanteda keeps the last of two categories of one name"))
            if _WEIGHTED.fullmatch(line.text):
                losses.append(Loss(line.place, text, "quanteda takes a word with such a weight for a category"))
            keys[text] = Key(text, tuple(inner), tuple(below), line.place)
        index = after
    return values, list(keys.values())
