"""Contested swaps: where the two strings hold different variants of one choice set in the same place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.comparison.worddiff.alignment import FREE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.worddiff.model import Label, Variants
    from framediff.comparison.worddiff.tokens import Tokens

__all__ = ["Block", "blocks_of", "with_swaps"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of tokens of both strings: an aligned pair, or what stands between two such pairs.

    Attributes:
        begin: first token of the first string.
        end: after its last.
        other: first token of the second string.
        other_end: after its last.
        aligned: whether it is one aligned pair.
        about: of a contested swap the choice set's title, else "".
    """

    begin: int
    end: int
    other: int
    other_end: int
    aligned: bool = False
    about: str = ""


def blocks_of(partners: Sequence[int], size: int) -> list[Block]:
    """The blocks of an alignment with a string of `size` tokens; they tile both strings."""
    found = []
    begin = other = 0
    for position, partner in enumerate(partners):
        if partner == FREE:
            continue
        if begin < position or other < partner:
            found.append(Block(begin, position, other, partner))
        found.append(Block(position, position + 1, partner, partner + 1, aligned=True))
        begin, other = position + 1, partner + 1
    if begin < len(partners) or other < size:
        found.append(Block(begin, len(partners), other, size))
    return found


def with_swaps(first: Tokens, second: Tokens, blocks: list[Block], variants: Variants) -> list[Block]:
    """The blocks with every contested swap as one of its own: the whole of both labels, even where they share words."""
    here = [(first.at(label.span), label) for label in variants.first]
    there = [(second.at(label.span), label) for label in variants.second]
    for tokens, label in here:
        for others, other in there:
            if tokens and others and label.choice_set == other.choice_set and label.variant != other.variant:
                blocks = _swapped(blocks, tokens, others, label)
    return blocks


def _swapped(blocks: list[Block], tokens: range, others: range, label: Label) -> list[Block]:
    """The blocks with one swap, if the two labels touch one block and none that holds a swap already."""
    touched = [i for i, block in enumerate(blocks) if block.begin < tokens.stop and tokens.start < block.end]
    facing = [i for i, block in enumerate(blocks) if block.other < others.stop and others.start < block.other_end]
    if not set(touched) & set(facing):
        return blocks
    low, high = min(touched[0], facing[0]), max(touched[-1], facing[-1])
    if any(block.about for block in blocks[low : high + 1]):
        return blocks
    start, end = blocks[low], blocks[high]
    # At its ends a swap holds the labels only; of an aligned pair both tokens.
    begin, other = start.begin, start.other
    if not start.aligned:
        begin = tokens.start if low in touched else start.end
        other = others.start if low in facing else start.other_end
    stop, other_stop = end.end, end.other_end
    if not end.aligned:
        stop = tokens.stop if high in touched else end.begin
        other_stop = others.stop if high in facing else end.other
    swap = Block(begin, stop, other, other_stop, about=label.title)
    before = Block(start.begin, begin, start.other, other)
    after = Block(stop, end.end, other_stop, end.other_end)
    rest = [block for block in (before, swap, after) if block.begin < block.end or block.other < block.other_end]
    return [*blocks[:low], *rest, *blocks[high + 1 :]]
