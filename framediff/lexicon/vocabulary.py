"""The vocabulary of a lexicon: which of its words and wildcards each word of a text is, found once for each form."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from framediff.lexicon.alphabet import code_points
from framediff.lexicon.block import POSSESSIVE, numbers_of
from framediff.lexicon.hashtable import HashTable
from framediff.lexicon.wildcards import has_wildcard, wildcard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from framediff.lexicon.block import Block

    Numbers = NDArray[np.int64]
    _Wildcard = tuple[Callable[[str], bool], int]

__all__ = ["Numbers", "Vocabulary"]

_NOTHING = np.uint64(0)
_ASCII = 0x80
_READ = 16  # letters of a wildcard's beginning or end that are compared before the wildcard itself is
_AFFIX = 3  # letters of a wildcard's beginning or end that choose its bucket
_REMEMBERED = 2_000_000  # distinct words after which the memory of resolved words starts afresh


class Vocabulary:
    """The words of a lexicon, each with a number, and the sets of them that words of texts are.

    “Occupied” may be both `occupied` and `occup*`: a word of a text stands for a set of the lexicon's words. Words
    that stand for the same set are the same to the lexicon, and most are the empty set, number 0.

    Attributes:
        words: the lexicon's words, folded, perhaps with wildcards.
        sets: each set of their numbers, in order.
        forms: the same sets as words.
        holders: for each of the lexicon's words the numbers of the sets that it is in.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words: tuple[str, ...] = tuple(dict.fromkeys(words))
        self.sets: list[tuple[int, ...]] = [()]
        self.forms: list[frozenset[str]] = [frozenset()]
        self.holders: dict[str, set[int]] = {}
        self._members = np.zeros(0, dtype=np.int64)
        self._bounds = np.zeros(2, dtype=np.int64)
        self._numbers: dict[tuple[int, ...], int] = {(): 0}
        self._literal: dict[str, int] = {}
        self._by_start: dict[str, list[_Wildcard]] = {}
        self._by_end: dict[str, list[_Wildcard]] = {}
        for number, word in enumerate(self.words):
            if not has_wildcard(word):
                self._literal[word] = number
                continue
            start, end = re.split(r"[*?]", word)[0][:_AFFIX], re.split(r"[*?]", word)[-1][-_AFFIX:]
            bucket = self._by_end.setdefault(end, []) if len(end) > len(start) else self._by_start.setdefault(start, [])
            bucket.append((wildcard(word), number))
        self._known = HashTable()
        self._filter = _Filter(self.words)

    def sets_in(self, block: Block) -> Numbers:
        """For each word of `block` the number of the set that it stands for."""
        found = self._known.get(block.hashes)
        new = np.flatnonzero(found < 0)
        if new.size:
            hashes, first, where = np.unique(block.hashes[new], return_index=True, return_inverse=True)
            numbers = np.zeros(first.size, dtype=np.int64)
            places = new[first]
            for at in np.flatnonzero(self._filter.may_hold(block, places)).tolist():
                numbers[at] = self._set_of(*block.forms(int(places[at])))
            found[new] = numbers[where]
            if len(self._known) > _REMEMBERED:
                self._known = HashTable()
            self._known.put(hashes, numbers)
        return found

    def columns(self) -> tuple[Numbers, Numbers]:
        """The sets as columns: the words in each, one after another, and where each set begins there."""
        new = self.sets[self._bounds.size - 1 :]
        if new:
            members = np.fromiter(chain.from_iterable(new), dtype=np.int64)
            bounds = np.cumsum([len(each) for each in new], dtype=np.int64) + self._bounds[-1]
            self._members = np.concatenate((self._members, members))
            self._bounds = np.concatenate((self._bounds, bounds))
        return self._members, self._bounds

    def _set_of(self, text: str, stem: str) -> int:
        """The set for a word: those of the lexicon's words that are its stem, or with an apostrophe the whole of it."""
        found = [number for number in self._find(stem) if "'" not in self.words[number]]
        if "'" in text:
            found += [number for number in self._find(text) if "'" in self.words[number]]
        if not found:
            return 0
        key = tuple(sorted(set(found)))
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.sets)
            self.sets.append(key)
            self.forms.append(frozenset(self.words[each] for each in key))
            for each in key:
                self.holders.setdefault(self.words[each], set()).add(number)
        return number

    def _find(self, form: str) -> Iterable[int]:
        if form in self._literal:
            yield self._literal[form]
        for buckets, affixes in (
            (self._by_start, (form[:0], form[:1], form[:2], form[:3])),
            (self._by_end, (form[-1:], form[-2:], form[-3:])),
        ):
            if buckets:
                for affix in dict.fromkeys(affixes):
                    for test, number in buckets.get(affix, ()):
                        if test(form):
                            yield number


class _Filter:
    """Tells from a word's letters, for many words at once, which of them cannot be a word of the lexicon."""

    def __init__(self, words: Sequence[str]) -> None:
        whole: set[str] = set()
        starts: dict[int, set[str]] = {}
        ends: dict[int, set[str]] = {}
        self._any = False
        self._marked = any("'" in word for word in words)
        for word in words:
            if not has_wildcard(word):
                whole.add(word)
                continue
            start, end = re.split(r"[*?]", word)[0][:_READ], re.split(r"[*?]", word)[-1][-_READ:]
            if start:
                starts.setdefault(len(start), set()).add(start)
            elif end:
                ends.setdefault(len(end), set()).add(end)
            else:
                self._any = True
        self._whole = _table(whole)
        self._starts = {length: _table(affixes) for length, affixes in sorted(starts.items())}
        self._ends = {length: _table(affixes) for length, affixes in sorted(ends.items())}

    def may_hold(self, block: Block, places: Numbers) -> NDArray[np.bool_]:
        """Of each word of `block` at `places` whether it may be a word of the lexicon."""
        found = block.odd[places]
        if self._any:
            return np.ones(places.size, dtype=bool)
        starts, ends = block.starts[places], block.stem_ends[places]
        marked = block.ends[places] != ends
        found |= (self._whole.get(block.hashes[places] ^ np.where(marked, POSSESSIVE, _NOTHING)) >= 0) | (
            marked & self._marked
        )
        letters = block.codes[np.minimum(starts[:, None] + np.arange(_READ), ends[:, None] - 1)]
        found |= (letters >= _ASCII).any(axis=1)
        if self._starts:
            read = numbers_of(letters[:, : max(self._starts)])
            for length, table in self._starts.items():
                found |= (ends - starts >= length) & (table.get(read[:, length - 1]) >= 0)
        for length, table in self._ends.items():
            tail = block.codes[np.maximum(ends[:, None] - length + np.arange(length), 0)]
            found |= (ends - starts >= length) & (table.get(numbers_of(tail)[:, -1]) >= 0)
            found |= (tail >= _ASCII).any(axis=1)
        return found


def _table(words: Iterable[str]) -> HashTable:
    """The numbers of plain words; those of other letters are looked up one by one anyway."""
    plain = sorted(word for word in words if word.isascii())
    table = HashTable(len(plain))
    by_length: dict[int, list[str]] = {}
    for word in plain:
        by_length.setdefault(len(word), []).append(word)
    for each in by_length.values():
        letters = code_points("".join(each)).reshape(len(each), -1)
        table.put(numbers_of(letters)[:, -1], np.zeros(len(each), dtype=np.int64))
    return table
