"""Lexicoder dictionaries (.lc3): a line `+CATEGORY`, then its words, one a line."""

from __future__ import annotations

from framediff.lexicon.formats.dictionary import Dictionary, Key, Loss, Value, merged
from framediff.lexicon.formats.lines import lines_of

__all__ = ["read_lexicoder"]


def read_lexicoder(text: str) -> Dictionary:
    """The dictionary in `text`; the plus sign is a part of a category's name, as in quanteda.

    Not carried over, and listed: words before the first category.
    """
    keys: list[Key] = []
    losses: list[Loss] = []
    words: dict[str, Value] = {}
    for line in lines_of(text):
        if line.text.startswith("+"):
            keys = _closed(keys, words)
            keys.append(Key(line.text, place=line.place))
            words = {}
        elif keys:
            words.setdefault(line.text, Value(line.text, place=line.place))
        else:
            losses.append(Loss(line.place, line.text, "it stands before the first category"))
    return Dictionary(merged(_closed(keys, words)), tuple(losses))


def _closed(keys: list[Key], words: dict[str, Value]) -> list[Key]:
    """The keys, the last one with its words."""
    return [*keys[:-1], Key(keys[-1].name, tuple(words.values()), place=keys[-1].place)] if keys else []
