"""A passage: one zone of a text as words, with what stands between them and where its sentences end."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from framediff.lexicon.patterns.wildcards import wildcard
from framediff.lexicon.search.block import Block
from framediff.words import Word

if TYPE_CHECKING:
    from framediff.article import Span
    from framediff.lexicon.patterns.grammar import Pattern
    from framediff.lexicon.patterns.nodes import Literal
    from framediff.lexicon.search.vocabulary import Numbers, Vocabulary

__all__ = ["Passage", "ReadPassage", "block_of", "passage_of"]


class Passage:
    """One stretch of a block as a text of its own, ready for matching; its words are counted from 0.

    Attributes:
        text: the whole text, unchanged.
        span: the zone's place in it.
        size: how many words it has.
        first: the number of its first word in the block.
        shift: what is added to an offset in the block's text to have one in `text`.
    """

    __slots__ = ("__dict__", "_block", "first", "shift", "size", "span", "text")

    def __init__(self, block: Block, number: int) -> None:
        self._block = block
        self.text, self.span = block.sources[number]
        border = int(block.stretches[number])
        self.shift = self.span.start - border
        self.first, after = np.searchsorted(block.starts, (border, border + self.span.end - self.span.start)).tolist()
        self.size: int = after - self.first

    @cached_property
    def folded(self) -> str:
        """The zone's own text, folded."""
        start = self.span.start - self.shift
        return self._block.folded[start : start + self.span.end - self.span.start]

    @cached_property
    def words(self) -> list[Word]:
        """The zone's words, with offsets into the text."""
        return [
            Word(self.start(index), self.end(index), self.word(index), self.stem(index), self.stem_end(index))
            for index in range(self.size)
        ]

    @property
    def starts(self) -> list[int]:
        """The offset in the text at which each word begins."""
        found: list[int] = (
            self._block.starts[self.first : self.first + self.size].astype(np.int64) + self.shift
        ).tolist()
        return found

    @cached_property
    def joints(self) -> list[int]:
        """What each place between a word and the next lets through."""
        return [self.joint(index) for index in range(self.size - 1)]

    @cached_property
    def sentences(self) -> list[int]:
        """The number of the sentence that each word stands in."""
        found = [0] if self.size else []
        for index in range(self.size - 1):
            found.append(found[-1] + self._block.ends_sentence(self.first + index))
        return found

    def start(self, index: int) -> int:
        """The offset in the text at which word `index` begins."""
        return int(self._block.starts[self.first + index]) + self.shift

    def end(self, index: int) -> int:
        """The offset after the last letter of word `index`."""
        return int(self._block.ends[self.first + index]) + self.shift

    def stem_end(self, index: int) -> int:
        """The offset at which word `index` ends without a possessive ending."""
        return int(self._block.stem_ends[self.first + index]) + self.shift

    def word(self, index: int) -> str:
        """Word `index`, folded."""
        return self._block.forms(self.first + index)[0]

    def stem(self, index: int) -> str:
        """Word `index`, folded, without a possessive ending."""
        return self._block.forms(self.first + index)[1]

    def with_capitals(self, index: int) -> str:
        """Word `index` as the text has it, capitals kept, glyphs folded."""
        return self._block.with_capitals(self.first + index)

    def fits(self, index: int, literal: Literal) -> bool:
        """Whether word `index` is the literal's, whatever its capitals."""
        form = self.word(index) if literal.exact else self.stem(index)
        return wildcard(literal.symbol)(form) if literal.test else form == literal.symbol

    def joint(self, index: int) -> int:
        """What the place between word `index` and the next lets through."""
        return self._block.joint(self.first + index)

    def sentence_of(self, index: int) -> range:
        """The indices of the words in the sentence of word `index`; a blank line ends a sentence, too.

        No farther than `FAR` words to either side: a text without a full stop is one sentence, however long.
        """
        first, after = self._block.sentence_of(self.first + index)
        return range(max(0, first - self.first), min(self.size, after - self.first))

    def first_after(self, offset: int) -> int:
        """The index of the first word that ends after `offset`."""
        index: int = int(np.searchsorted(self._block.ends, offset - self.shift, side="right")) - self.first
        return index

    def first_from(self, offset: int) -> int:
        """The index of the first word that begins at `offset` or later."""
        index: int = int(np.searchsorted(self._block.starts, offset - self.shift)) - self.first
        return index


class ReadPassage(Passage):
    """A passage of which it is known what each word is to a lexicon."""

    __slots__ = ("_sets", "_vocabulary")

    def __init__(self, block: Block, number: int, sets: Numbers, vocabulary: Vocabulary) -> None:
        super().__init__(block, number)
        self._vocabulary = vocabulary
        self._sets = sets

    def starts_of(self, pattern: Pattern, indices: range) -> list[int]:
        """Those of the `indices` at which a match of the pattern can begin, by its telling words."""
        found: set[int] = set()
        for anchor in pattern.anchors:
            holders = self._vocabulary.holders(anchor.word)
            if holders.isdisjoint(self.sets[indices.start : indices.stop + anchor.last]):
                continue
            for position in range(indices.start, min(self.size, indices.stop + anchor.last)):
                if self.sets[position] in holders:
                    found.update(range(position - anchor.last, position - anchor.first + 1))
        return sorted(found.intersection(indices))

    @cached_property
    def sets(self) -> list[int]:
        """For each word the number of the set of the lexicon's words that it stands for."""
        sets: list[int] = self._sets[self.first : self.first + self.size].tolist()
        return sets

    def fits(self, index: int, literal: Literal) -> bool:
        """Whether word `index` is the literal's, whatever its capitals."""
        return literal.symbol in self._vocabulary.forms(self.sets[index])


@lru_cache(maxsize=64)
def passage_of(text: str, span: Span) -> Passage:
    """One zone of a text as a passage by itself, kept for a while."""
    return Passage(Block([(text, span)]), 0)


@lru_cache(maxsize=32)
def block_of(text: str, zones: tuple[Span, ...]) -> Block:
    """The block, kept for a while: one article is matched by several lexicons, one after another."""
    return Block([(text, zone) for zone in zones])
