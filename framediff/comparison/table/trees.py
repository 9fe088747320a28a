"""Trees of categories in results: a place that counts for a part and for what stands above it is told once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.matching import HitState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framediff.comparison.ledgers.paraphrase import ParaphraseOnly
    from framediff.comparison.study import Study
    from framediff.matching import Hit

__all__ = ["PARTS", "TREE", "Told", "counts_for", "lineage", "once", "parts_of", "path", "told_once", "tree_label"]

TREE = "└ "
"""Before the label of a part, under that of its parent; farther in for each category more above it."""

PARTS = (
    f"“{TREE.strip()}”: a part of the category above it; that counts its parts' hits too, each place once, so the two "
    "are never added up."
)


@dataclass(frozen=True, slots=True)
class Told:
    """A place, once.

    Attributes:
        hit: the hit of the lowest category that it counts for, the first of the lexicon where several are as low.
        keys: of everything in that tree that it counts for, the lowest first.
    """

    hit: Hit
    keys: tuple[str, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """What it counts for beside `hit`'s own category."""
        return self.keys[1:]


def lineage(study: Study, key: str) -> tuple[str, ...]:
    """The key of an indicator, then those of the categories above it, the nearest first."""
    return tuple(_upward(study, key))


def _upward(study: Study, key: str) -> Iterator[str]:
    while key:
        yield key
        key = study.indicator(key).parent


def path(study: Study, key: str) -> str:
    """The label of an indicator after those of the categories above it: `Hedges › Modal hedges`."""
    return " › ".join(study.indicator(each).label for each in reversed(lineage(study, key)))


def tree_label(label: str, depth: int) -> str:
    """The label of an indicator as it stands in a column under its parent's."""
    return f"{'  ' * (depth - 1)}{TREE}{label}" if depth else label


def once(study: Study, hits: Iterable[Hit]) -> tuple[Told, ...]:
    """Each place of `hits` once in each tree of categories, in the order in which it first comes.

    Records of one place are those of the same span and state whose categories are of one tree; of refused places also
    of the same pattern. What has no category above or below it is a tree of its own.
    """
    found: dict[tuple[object, ...], list[tuple[int, str, Hit]]] = {}
    known: dict[tuple[str, str, str], tuple[str, str, int]] = {}
    for hit in hits:
        named = hit.lexicon_id, hit.indicator, hit.set_id
        if named not in known:
            key = study.key_of(hit)
            above = lineage(study, key) if study.is_indicator(key) else (key,)
            known[named] = key, above[-1], -len(above)
        key, root, depth = known[named]
        pattern = "" if hit.state is HitState.COUNTED else hit.pattern
        place = hit.article_id, hit.span.start, hit.span.end, hit.state, pattern, hit.lexicon_id, root
        found.setdefault(place, []).append((depth, key, hit))
    told = []
    for records in found.values():
        if len(records) == 1:
            told.append(Told(records[0][2], (records[0][1],)))
            continue
        ordered = sorted(records, key=lambda each: each[0])
        told.append(Told(ordered[0][2], tuple(dict.fromkeys(key for _, key, _ in ordered))))
    return tuple(told)


def parts_of(study: Study, hit: Hit) -> tuple[str, ...]:
    """Keys of the lowest categories below that of a counted hit for which its very place counts as well."""
    own = study.key_of(hit)
    here = [
        lineage(study, study.key_of(other))
        for other in study[hit.article_id].hits_at(hit.span)
        if other.state is HitState.COUNTED and other.lexicon_id == hit.lexicon_id
    ]
    below = [each for each in here if own in each[1:]]
    above = {key for each in below for key in each[1:]}
    return tuple(dict.fromkeys(each[0] for each in below if each[0] not in above))


def counts_for(study: Study, hit: Hit) -> str:
    """What a place counts for, in words: `Harm › Killing`; a whole with its part: `Harm (as Killing)`."""
    below = parts_of(study, hit)
    named = path(study, study.key_of(hit))
    return f"{named} (as {' and '.join(study.indicator(key).label for key in below)})" if below else named


def told_once(found: Sequence[ParaphraseOnly], study: Study) -> tuple[ParaphraseOnly, ...]:
    """`found` without the categories all of whose places are told of their parts, for the same speaker."""
    places: dict[tuple[str, str], set[object]] = {}
    for each in found:
        for above in lineage(study, each.indicator)[1:]:
            there = places.setdefault((above, each.speaker), set())
            there.update((hit.article_id, hit.span) for hit in each.indirect_hits)
    return tuple(
        each
        for each in found
        if not {(hit.article_id, hit.span) for hit in each.indirect_hits}.issubset(
            places.get((each.indicator, each.speaker), ())
        )
    )
