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
_NUMBERS = re.compile(r"(?:\t|\s+(?=\d))")  # the first of them ends the word


def read_liwc(text: str, *, as_quanteda: bool = False) -> Dictionary:
    """The dictionary in `text`; categories that are set in are parts of the one before that is set in less.

    Numbers may be padded with zeros and parted by any white space. Words are sorted within a category and stand there
    once; a category without words is left out. Not carried over, and listed: forms that depend on the word beside
    them (`<of>131/125`, `(02 134)125/464`), numbers of no category, words without one, categories without words.

    With `as_quanteda` it is what quanteda makes of the file: only tabs set a category in, and a name begins anew
    behind a number within it.

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
    words = _words(lines[second + 1 :], {number: name for number, name, _ in heads if number is not None}, losses)
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
    name = numbered["name"] if numbered else line.text
    if as_quanteda:
        name = _WITHIN.split(name)[-1]
    name = name.rsplit("\t", 1)[-1].strip()
    return (int(numbered["number"]) if numbered else None), name, line


def _words(lines: Sequence[Line], names: Mapping[int, str], losses: list[Loss]) -> dict[str, tuple[Value, ...]]:
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
        word, *rest = _NUMBERS.split(stated, maxsplit=1)
        word = word.strip()
        numbers = [int(number) for number in _NUMBER.findall(rest[0])] if rest else []
        if not numbers or not word:
            losses.append(Loss(line.place, line.text, "it names no category"))
        for number in numbers:
            if number in names:
                found[names[number]].setdefault(word, Value(word, place=line.place))
            else:
                losses.append(Loss(line.place, word, f"there is no category with the number {number}"))
    return {name: tuple(words[word] for word in sorted(words)) for name, words in found.items()}


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
