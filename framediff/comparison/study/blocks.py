"""Blocks: what stands together in a table, and the keys by which results name indicators of several lexicons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from framediff.scoring.cells import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.lexicon.model import Indicator, Lexicon

__all__ = ["Block", "Keys"]

_TWO = 2


@dataclass(frozen=True, slots=True)
class Block:
    """What stands together in a table: the variants of one choice set, or the categories of one lexicon.

    Attributes:
        key: the choice set's id, or `categories`; with the lexicon before it where two lexicons share it.
        title: what a reader sees: the set's label or referent, or `Categories`.
        measure: share for a choice set, rate for categories.
        indicators: in the order of the file, a category's parts directly after it; their ids, set ids and parents are
            keys, as `Study.indicator_keys` gives them.
        lexicon_id: the lexicon it comes from.
    """

    key: str
    title: str
    measure: Measure
    indicators: tuple[Indicator, ...]
    lexicon_id: str


class Keys:
    """Keys for the indicators, blocks and topics of several lexicons: ids, with the lexicon before where two clash."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        clashes: Counter[str] = Counter()
        topic_clashes: Counter[str] = Counter()
        for lexicon in lexicons:
            clashes.update({indicator.id for indicator in lexicon.indicators()})
            clashes.update({choice_set.id for choice_set in lexicon.choice_set})
            clashes.update(["categories"] if lexicon.category else [])
            topic_clashes.update({topic.id for topic in lexicon.topic})

        def key(lexicon: Lexicon, name: str, among: Counter[str]) -> str:
            return name if among[name] < _TWO else f"{lexicon.id}:{name}"

        self.indicators: dict[tuple[str, str], str] = {}
        self.topics: dict[tuple[str, str], str] = {}
        blocks: list[Block] = []
        for lexicon in lexicons:
            for topic in lexicon.topic:
                self.topics[lexicon.id, topic.id] = key(lexicon, topic.id, topic_clashes)
            by_set: dict[str, list[Indicator]] = {}
            for indicator in lexicon.indicators():
                own = self.indicators[lexicon.id, indicator.id] = key(lexicon, indicator.id, clashes)
                set_key = key(lexicon, indicator.set_id, clashes)
                at = set_key if indicator.is_variant else ""
                parent = key(lexicon, indicator.parent, clashes) if indicator.parent else ""
                keyed = structs.replace(indicator, id=own, set_id=set_key, parent=parent)
                by_set.setdefault(at, []).append(keyed)
            for choice_set in lexicon.choice_set:
                at = key(lexicon, choice_set.id, clashes)
                title = choice_set.label or choice_set.referent
                blocks.append(Block(at, title, Measure.SHARE, tuple(by_set.get(at, ())), lexicon.id))
            if lexicon.category:
                at = key(lexicon, "categories", clashes)
                title = "Categories" if clashes["categories"] < _TWO else f"Categories of {lexicon.title}"
                blocks.append(Block(at, title, Measure.RATE, tuple(by_set[""]), lexicon.id))
        self.blocks = tuple(blocks)
