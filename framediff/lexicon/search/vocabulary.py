"""The vocabulary of a lexicon: which of its words and wildcards each word of a text is, found once for each form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from framediff.lexicon.patterns.wildcards import has_wildcard, wildcard
from framediff.lexicon.search.alphabet import LATIN, LONGEST, PADDING, numbers_of
from framediff.lexicon.search.block import MARKS
from framediff.lexicon.search.hashtable import HashTable
from framediff.lexicon.search.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from framediff.lexicon.search.block import Block

    Numbers = NDArray[np.int64]
    _Wildcard = tuple[Callable[[str], bool], int]

__all__ = ["OR", "Numbers", "Vocabulary"]

OR = "|"
"""What stands between the words of a lexicon that serve as one, since any of them may stand at a place."""

_READ = 16  # letters of a wildcard's beginning or end that are compared before the wildcard itself is
_AFFIX = 3  # letters of a wildcard's beginning or end that choose its bucket
_REMEMBERED = 2_000_000  # distinct words after which the memory of resolved words starts afresh


class Vocabulary:
    """The words of a lexicon, each with a number, and the sets of them that words of texts are.

    “Occupied” may be both `occupied` and `occup*`: a word of a text stands for a set of the lexicon's words. Words
    that stand for the same set are the same to the lexicon, and most are the empty set, number 0.

    Attributes:
        words: the lexicon's words, folded, perhaps with wildcards, and alternatives of them.
        sets: each set of their numbers, in order.
        members: the same, to read many at once.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words: tuple[str, ...] = tuple(dict.fromkeys(words))
        self.sets: list[tuple[int, ...]] = [()]
        self.members = Rows([()])
        self._forms: list[frozenset[str]] = []
        self._holders: dict[str, set[int]] = {}
        self._numbers: dict[tuple[int, ...], int] = {(): 0}
        self._literal: dict[str, int] = {}
        self._by_start: dict[str, list[_Wildcard]] = {}
        self._by_end: dict[str, list[_Wildcard]] = {}
        self._alternatives: dict[int, list[int]] = {}
        for number, word in enumerate(self.words):
            if OR in word:
                continue
            if not has_wildcard(word):
                self._literal[word] = number
                continue
            start, end = re.split(r"[*?]", word)[0][:_AFFIX], re.split(r"[*?]", word)[-1][-_AFFIX:]
            bucket = self._by_end.setdefault(end, []) if len(end) > len(start) else self._by_start.setdefault(start, [])
            bucket.append((wildcard(word), number))
        self._start_lengths = sorted({len(start) for start in self._by_start})
        self._end_lengths = sorted({len(end) for end in self._by_end})
        self._marked = frozenset(number for number, word in enumerate(self.words) if "'" in word)
        self._known = HashTable()
        single = {word: number for number, word in enumerate(self.words) if OR not in word}
        for number, word in enumerate(self.words):
            for part in word.split(OR) if OR in word else ():
                self._alternatives.setdefault(single[part], []).append(number)
        self._filter = _Filter(list(single))

    def sets_in(self, block: Block) -> Numbers:
        """For each word of `block` the number of the set that it stands for."""
        found = self._known.get(block.hashes)
        new = np.flatnonzero(found < 0)
        if new.size:
            hashes, first, where = np.unique(block.hashes[new], return_index=True, return_inverse=True)
            numbers = np.zeros(first.size, dtype=np.int64)
            places = new[first]
            asked = np.flatnonzero(self._filter.may_hold(block, places))
            numbers[asked] = [self._set_of(text, stem) for text, stem in block.forms_of(places[asked])]
            found[new] = numbers[where]
            if len(self._known) > _REMEMBERED:
                self._known = HashTable()
            self._known.put(hashes, numbers)
        return found

    def _set_of(self, text: str, stem: str) -> int:
        """The set for a word: those of the lexicon's words that are its stem, or with an apostrophe the whole of it."""
        found = self._find(stem)
        if self._marked:
            found = [number for number in found if number not in self._marked]
            if "'" in text:
                found += [number for number in self._find(text) if number in self._marked]
        if not found:
            return 0
        if self._alternatives:
            for each in tuple(found):
                found += self._alternatives.get(each, ())
        key = tuple(found) if len(found) == 1 else tuple(sorted(set(found)))
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.sets)
            self.sets.append(key)
            self.members.append(key)
        return number

    def forms(self, number: int) -> frozenset[str]:
        """The words in a set."""
        self._lay_out()
        return self._forms[number]

    def holders(self, word: str) -> set[int]:
        """The numbers of the sets that hold one of the lexicon's words."""
        self._lay_out()
        return self._holders.get(word, set())

    def _lay_out(self) -> None:
        """Write out the sets that came since this was last asked for; a lexicon of plain phrases never asks."""
        for number in range(len(self._forms), len(self.sets)):
            words = [self.words[each] for each in self.sets[number]]
            self._forms.append(frozenset(words))
            for word in words:
                self._holders.setdefault(word, set()).add(number)

    def _find(self, form: str) -> list[int]:
        """The numbers of the lexicon's words that `form` is."""
        number = self._literal.get(form)
        found = [] if number is None else [number]
        for length in self._start_lengths:
            for test, number in self._by_start.get(form[:length], ()):
                if test(form):
                    found.append(number)
        for length in self._end_lengths:
            for test, number in self._by_end.get(form[-length:], ()):
                if test(form):
                    found.append(number)
        return found


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
        marked = block.ends[places] - ends
        lengths = ends - starts
        found |= (marked > 0) & self._marked
        found |= self._whole.get(block.hashes[places] ^ MARKS[marked]) >= 0
        for from_end, tables in ((False, self._starts), (True, self._ends)):
            for length, table in tables.items():
                long = np.flatnonzero((lengths >= length) & ~found)
                begin = ends[long] - length if from_end else starts[long]
                found[long] = table.get(numbers_of(block.letters, begin, np.full(long.size, length))) >= 0
        return found


def _table(words: Iterable[str]) -> HashTable:
    """The numbers of words; those that have none stand in texts for words that are looked up by themselves."""
    plain = sorted(word for word in words if len(word) <= LONGEST and max(word) <= LATIN)
    table = HashTable(len(plain))
    letters = np.frombuffer("".join(plain).encode("latin-1") + bytes(PADDING), dtype=np.uint8)
    lengths = np.array([len(word) for word in plain], dtype=np.int64)
    numbers = np.unique(numbers_of(letters, np.cumsum(lengths) - lengths, lengths))
    table.put(numbers, np.zeros(numbers.size, dtype=np.int64))
    return table
