"""LIWC dictionaries (.dic): categories by number between two lines “%”, then each word with its numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.lexicon.formats.dictionary import Dictionary, Key, Loss, Value, merged
from framediff.lexicon.formats.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.lexicon.formats.lines import Line

__all__ = ["read_liwc"]

_NUMBER = re.compile(r"\d+")
_CATEGORY = re.compile(r"(?P<number>\d+)\s+(?P<name>.*)")
_WITHIN = re.compile(r"(?<=\d)\s+")
_CONDITION = re.compile(r"\(.+\)")
_SPACED_NUMBER = re.compile(r"\s+(?=\d)")
_NUMBERS = re.compile(r"(?:\t|\s+(?=\d))")  # the first of them ends the word


def read_liwc(text: str, *, as_quanteda: bool = False) -> Dictionary:
    """The dictionary in `text`; categories that are set in are parts of the one before that is set in less.

    Numbers may be padded with zeros and parted by any white space. Words are sorted within a category and stand there
    once; a category without words is left out. Not carried over, and listed: forms that depend on the word beside
    them (`<of>131/125`, `(02 134)125/464`), numbers of no category, words without one, categories without words.

    With `as_quanteda` it is what quanteda makes of the file: only tabs set a category in, the first number of its
    line is its own, and its name begins anew behind a number within it.

    Raises:
        InputError: the two lines “%” are missing.
    """
    lines = lines_of(text)
    borders = [index for index, line in enumerate(lines) if line.text == "%"][:2]
    if len(borders) < 2:  # noqa: PLR2004 - one before the categories, one after
        raise InputError("a LIWC dictionary lists its categories between two lines “%”, which are not there.")
    first, second = borders
    losses = [Loss(line.place, line.text, "it stands before the categories") for line in lines[:first]]
    heads = [_head(line, as_quanteda=as_quanteda) for line in lines[first + 1 : second]]
    names = {number: name for number, name, _ in reversed(heads) if number is not None}
    words = _words(lines[second + 1 :], names, losses, as_quanteda=as_quanteda)
    keys = _nested(
        [
            (line.tabs if as_quanteda else line.indent, Key(name, words.get(name, ()), (), line.place))
            for _, name, line in heads
        ]
    )
    return Dictionary(_filled(merged(keys), losses), tuple(losses))


def _head(line: Line, *, as_quanteda: bool) -> tuple[int | None, str, Line]:
    """Number and name of a category; some have no number and only hold others."""
    numbered = _CATEGORY.fullmatch(line.text)
    number = numbered["number"] if numbered else None
    name = numbered["name"] if numbered else line.text
    if as_quanteda:
        first = _NUMBER.search(line.text)
        number = first.group() if first else None
        name = _WITHIN.split(name)[-1]
    return (None if number is None else int(number)), name.rsplit("\t", 1)[-1].strip(), line


def _words(
    lines: Sequence[Line], names: Mapping[int, str], losses: list[Loss], *, as_quanteda: bool
) -> dict[str, tuple[Value, ...]]:
    """By category the words that have its number, sorted."""
    found: dict[str, dict[str, Value]] = {name: {} for name in names.values()}
    for line in lines:
        if "<of>" in line.text:
            losses.append(
                Loss(line.place, line.text, "whether it counts depends on “of” after it: say so with `after`")
            )
            continue
        stated = line.text
        if condition := _CONDITION.search(stated):
            losses.append(Loss(line.place, condition.group(), "numbers that depend on the word beside it are not read"))
            stated = _CONDITION.sub(" ", stated)
        word, numbers = _parted_as_quanteda(stated) if as_quanteda else _parted(stated)
        if not numbers or not word:
            losses.append(Loss(line.place, line.text, "it names no category" if word else "there is no word"))
            continue
        for number in numbers:
            if number in names:
                found[names[number]].setdefault(word, Value(word, place=line.place))
            else:
                losses.append(Loss(line.place, word, f"there is no category with the number {number}"))
    return {name: tuple(words[word] for word in sorted(words)) for name, words in found.items()}


def _parted(stated: str) -> tuple[str, list[int]]:
    """A word and the numbers behind it."""
    word, *rest = _NUMBERS.split(stated, maxsplit=1)
    return word.strip(), [int(number) for number in _NUMBER.findall(rest[0])] if rest else []


def _parted_as_quanteda(stated: str) -> tuple[str, list[int]]:
    """The same for quanteda: the word is what stands first, be it a number, and digits of a word alone are numbers."""
    fields = _SPACED_NUMBER.sub("\t", stated).strip(" ")
    word = next((field.strip() for field in fields.split("\t") if field), "")
    end = fields.find("\t", 1)
    return word, [int(number) for number in _NUMBER.findall(fields[end + 1 :])]


def _nested(heads: Sequence[tuple[int, Key]]) -> list[Key]:
    """Keys with those below them that follow and are set in further."""
    keys: list[Key] = []
    index = 0
    while index < len(heads):
        depth, key = heads[index]
        after = index + 1
        while after < len(heads) and heads[after][0] > depth:
            after += 1
        keys.append(Key(key.name, key.values, tuple(_nested(heads[index + 1 : after])), key.place))
        index = after
    return keys


def _filled(keys: Sequence[Key], losses: list[Loss]) -> tuple[Key, ...]:
    """The keys that hold a value or another key."""
    full = []
    for key in keys:
        if key.values or key.keys:
            full.append(Key(key.name, key.values, _filled(key.keys, losses), key.place))
        else:
            losses.append(Loss(key.place, key.name, "the category has no words"))
    return tuple(full)
