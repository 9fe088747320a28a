"""Phrases: all patterns of a lexicon that are rows of words, found for all places of a block at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framediff.lexicon.patterns.nodes import Choice, Gap, Literal, rarity
from framediff.lexicon.patterns.nodes import Sequence as Series
from framediff.lexicon.search.hashtable import HashTable
from framediff.lexicon.search.joints import PHRASE
from framediff.lexicon.search.rows import Rows
from framediff.lexicon.search.vocabulary import OR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from framediff.lexicon.patterns.nodes import Node
    from framediff.lexicon.search.block import Block
    from framediff.lexicon.search.vocabulary import Vocabulary

    Numbers = NDArray[np.int64]

__all__ = ["Found", "Link", "Phrases", "plain_paths"]

_MOST_PATHS = 256  # of one pattern; with more of them it is followed word by word
_LONGEST_PATH = 12  # words
_ENOUGH = 10_000  # words that show how often others like them stand
_NONE, _SEVERAL = -1, -2  # of a set of the lexicon's words that holds none of them, or more than one


class Found(NamedTuple):
    """Where rules stand in a block, in columns.

    Attributes:
        rule: number of the rule.
        first, after: the first word and the word after the last.
        start, end: offsets in the block's text.
    """

    rule: Numbers
    first: Numbers
    after: Numbers
    start: Numbers
    end: Numbers


class Link(NamedTuple):
    """A row of words with the gap before it: the fewest and the most words between."""

    low: int
    high: int
    words: list[int]


def plain_paths(node: Node) -> list[tuple[str | Gap, ...]] | None:
    """Every row of words, with gaps between some, that the node stands for; None if there are too many of them.

    Capitals are left out of account.
    """
    rows: list[tuple[str | Gap, ...]]
    if isinstance(node, Literal):
        return [(node.symbol,)]
    if isinstance(node, Gap):
        return [(node,)]
    rows = [()] if isinstance(node, Series) or node.optional else []
    if isinstance(node, Choice) and (words := alternatives(node)):
        return [*rows, (words,)]
    for part in node.parts:
        paths = plain_paths(part)
        if paths is None:
            return None
        rows = [row + path for row in rows for path in paths] if isinstance(node, Series) else rows + paths
        if len(rows) > _MOST_PATHS or any(len(row) > _LONGEST_PATH for row in rows):
            return None
    return rows


def alternatives(choice: Choice) -> str:
    """The words of a choice as one word of the vocabulary; "" if it is not between single words."""
    words = dict.fromkeys(_single_words(choice.parts))
    return "" if "" in words or len(words) == 1 else OR.join(words)


def _single_words(parts: Iterable[Node]) -> Iterator[str]:
    """The words of parts that stand for one word each; "" for one that does not."""
    for part in parts:
        if isinstance(part, Choice) and not part.optional:
            yield from _single_words(part.parts)
        else:
            yield part.symbol if isinstance(part, Literal) and not part.exact else ""


class Phrases:
    """Rows of a lexicon's words, each looked for where its rarest word stands, then its next rarest, and so on.

    Which are rare is told from their letters until a block of some length shows how often each stands in such texts.
    """

    def __init__(self, paths: Iterable[tuple[int, Sequence[int]]], vocabulary: Vocabulary) -> None:
        """Rows of words, each with the number of its rule; words are numbers, as the vocabulary counts them."""
        self._vocabulary = vocabulary
        rows = sorted({(rule, tuple(path)) for rule, path in paths})
        self._rule = np.array([rule for rule, _ in rows], dtype=np.int64)
        self._length = np.array([len(path) for _, path in rows], dtype=np.int64)
        marked = np.array(["'" in word for word in vocabulary.words], dtype=bool)
        self._whole = marked[[path[-1] for _, path in rows]]
        self._words = np.full((len(rows), max(self._length, default=1)), _NONE, dtype=np.int64)
        for number, (_, path) in enumerate(rows):
            self._words[number, : len(path)] = path
        self._places = np.tile(np.arange(self._words.shape[1]), (len(rows), 1))
        self._only = np.zeros(0, dtype=np.int64)
        self._held = HashTable()
        self._seen = False
        rare = (min(map(rarity, word.split(OR))) for word in vocabulary.words)
        self._begin(-np.fromiter(rare, dtype=np.int64, count=len(vocabulary.words)))

    def _begin(self, often: Numbers) -> None:
        """Have each row begin with the word that stands least often."""
        most = np.iinfo(np.int64).max
        order = np.argsort(np.where(self._words >= 0, often[self._words], most), axis=1, kind="stable")
        self._words = np.take_along_axis(self._words, order, axis=1)
        self._places = np.take_along_axis(self._places, order, axis=1)
        self._paths_at: dict[int, list[int]] = {}
        for number, word in enumerate(self._words[:, 0].tolist()):
            self._paths_at.setdefault(word, []).append(number)
        self._paths = Rows()

    def _look(self, sets: Numbers) -> None:
        """See how often each word stands in a block of some length, once."""
        if self._seen or sets.size < _ENOUGH:
            return
        self._seen = True
        times = np.bincount(sets, minlength=len(self._vocabulary.sets))
        at, word = self._vocabulary.members.of(np.arange(times.size))
        self._begin(np.bincount(word, times[at], minlength=len(self._vocabulary.words)).astype(np.int64))

    def find(self, block: Block, sets: Numbers) -> Found:
        """Where the rows stand in `block`; `sets` are the numbers of the sets of words that its words are."""
        self._look(sets)
        self._learn()
        anchored = np.flatnonzero((self._paths.counts() > 0)[sets])
        at, path = self._paths.of(sets[anchored])
        first = anchored[at] - self._places[path, 0]
        keep = np.flatnonzero((first >= 0) & (first + self._length[path] <= sets.size))
        first, path = first[keep], path[keep]
        for nth in range(1, self._words.shape[1]):
            wanted = self._words[path, nth]
            asked = np.flatnonzero(wanted >= 0)
            if not asked.size:
                break
            right = np.ones(path.size, dtype=bool)
            right[asked] = self._stands(sets[first[asked] + self._places[path[asked], nth]], wanted[asked])
            keep = np.flatnonzero(right)
            first, path = first[keep], path[keep]
        keep = _joined(block, first, self._length[path])
        first, path = first[keep], path[keep]
        order = np.argsort(first, kind="stable")
        first, path = first[order], path[order]
        last = first + self._length[path] - 1
        end = np.where(self._whole[path], block.ends[last], block.stem_ends[last])
        return Found(self._rule[path], first, last + 1, block.starts[first], end)

    def _stands(self, sets: Numbers, words: Numbers) -> NDArray[np.bool_]:
        """Whether each of the sets holds the word beside it."""
        only = self._only[sets]
        found: NDArray[np.bool_] = only == words
        several = np.flatnonzero(only == _SEVERAL)
        if several.size:
            found[several] = self._held.get(self._key(sets[several], words[several])) >= 0
        return found

    def _key(self, sets: Numbers, words: Numbers) -> NDArray[np.uint64]:
        return (sets * len(self._vocabulary.words) + words).astype(np.uint64)

    def _learn(self) -> None:
        """Lay out what is new in the vocabulary."""
        for words in self._vocabulary.sets[len(self._paths) :]:
            self._paths.append([path for word in words for path in self._paths_at.get(word, ())])
        before = self._only.size
        new = self._vocabulary.sets[before:]
        if not new:
            return
        only = [words[0] if len(words) == 1 else _SEVERAL if words else _NONE for words in new]
        self._only = np.concatenate((self._only, np.array(only, dtype=np.int64)))
        pairs = [(before + number, word) for number, words in enumerate(new) if len(words) > 1 for word in words]
        if pairs:
            sets, held = np.array(pairs, dtype=np.int64).T
            self._held.put(self._key(sets, held), np.zeros(len(pairs), dtype=np.int64))


def _joined(block: Block, first: Numbers, length: Numbers) -> Numbers:
    """The places in `first` from which a phrase goes on over so many words."""
    passes = np.ones(first.size, dtype=bool)
    for joint in range(int(length.max(initial=1)) - 1):
        asked = np.flatnonzero(passes & (length > joint + 1))
        uneven = asked[~block.plain[first[asked] + joint]]
        for place in uneven.tolist():
            passes[place] = bool(block.joint(int(first[place]) + joint) & PHRASE)
    return np.flatnonzero(passes)
