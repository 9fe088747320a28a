"""Whether the sides of a lexicon are treated alike: mirrors, and how finely each side is catalogued."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from framediff.lexicon.linting.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from framediff.lexicon.model import Category, Lexicon, Variant

__all__ = ["Marked", "marked_of", "mirrored_sides", "side_findings", "unequal"]

_FIFTH = Fraction(6, 5)  # what DESIGN.md allows one side more than the other
_WORTH_SAYING = 3  # of a single pair: one entry against two is no difference
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Marked:
    """A variant or category with what its mirrors are named by.

    Attributes:
        id: the indicator's id.
        own: the variant or category.
        peers: the indicators among which its mirror is, by the name that `mirror` has for them.
        set_id: the choice set; "" for a category.
    """

    id: str
    own: Variant | Category
    peers: Mapping[str, Variant | Category]
    set_id: str = ""

    def id_of(self, name: str) -> str:
        """The id of the indicator that a mirror of this one names."""
        return f"{self.set_id}/{name}" if self.set_id else name

    @property
    def mirror(self) -> Variant | Category | None:
        """Its mirror, if it has one."""
        return self.peers.get(self.own.mirror)


def marked_of(lexicon: Lexicon) -> Iterator[Marked]:
    """Every variant and category, in the order of the file."""
    for choice_set in lexicon.choice_set:
        variants = {variant.id: variant for variant in choice_set.variant}
        for variant in choice_set.variant:
            yield Marked(f"{choice_set.id}/{variant.id}", variant, variants, choice_set.id)
    categories = {category.id: category for category in lexicon.category}
    for category in lexicon.category:
        yield Marked(category.id, category, categories)


def side_findings(lexicon: Lexicon) -> Iterator[Finding]:
    """Mirrors that are missing or do not point at each other, and sides of unequal detail."""
    marked = list(marked_of(lexicon))
    for each in marked:
        yield from _mirror(each)
    for choice_set in lexicon.choice_set:
        sides = {variant.side for variant in choice_set.variant if variant.side}
        if len(sides) == 1:
            yield Finding(
                "missing-mirror",
                choice_set.id,
                f"All its sided labels are marked “{sides.pop()}”; what another party calls this is not there.",
                "Add the label of the other side, or take the side off where both use the label.",
            )
    yield from _sides(lexicon, marked)
    yield from _pairs(marked)


def _mirror(each: Marked) -> Iterator[Finding]:
    own, mirror = each.own, each.mirror
    if mirror is None:
        if own.side:
            yield Finding(
                "missing-mirror",
                each.id,
                f"It is marked with the side “{own.side}” and has no mirror.",
                "Name the counterpart that the other side uses in `mirror`, or accept this with the reason.",
            )
        return
    named = each.id_of(own.mirror)
    if own.side and own.side == mirror.side:
        yield Finding(
            "same-side-mirror",
            each.id,
            f"Its mirror {named} is of the same side, “{own.side}”.",
            "Name the counterpart that another side uses.",
        )
    denied = getattr(own, "negated", "") == "mirror" and not own.side  # the mirror is where denied hits count
    if mirror.mirror != own.id and not denied:
        points = f"has {each.id_of(mirror.mirror)} for its mirror" if mirror.mirror else "has no mirror"
        yield Finding(
            "asymmetric-mirror",
            each.id,
            f"Its mirror {named} {points}.",
            f"Let {named} name {each.id} as its mirror, or name another.",
        )


def mirrored_sides(marked: Iterable[Marked]) -> dict[tuple[str, str], tuple[list[Marked], list[Marked]]]:
    """For each two sides, in alphabetical order, that have mirrors in each other, the indicators that do."""
    found: dict[tuple[str, str], tuple[list[Marked], list[Marked]]] = {}
    for each in marked:
        mirror = each.mirror
        if mirror is None or not each.own.side or not mirror.side or each.own.side == mirror.side:
            continue
        first, second = sorted((each.own.side, mirror.side))
        found.setdefault((first, second), ([], []))[each.own.side == second].append(each)
    return dict(sorted(found.items()))


def unequal(one: int, other: int, least: int = 1) -> bool:
    """Whether the larger is more than a fifth larger than the smaller, and by `least` at least."""
    small, large = sorted((one, other))
    return large - small >= least and large > small * _FIFTH


def _sides(lexicon: Lexicon, marked: list[Marked]) -> Iterator[Finding]:
    for (first, second), sides in mirrored_sides(marked).items():
        counts = [sum((detail(each.own) for each in side), Counter[str]()) for side in sides]
        apart = [
            f"{counts[0][what]:,} and {counts[1][what]:,} {what}"
            for what in ("entries", "match", "no_match")
            if unequal(counts[0][what], counts[1][what], _PAIR)
        ]
        if apart:
            yield Finding(
                "unequal-sides",
                lexicon.id,
                f"“{first}” and “{second}” are not catalogued alike (more than a fifth apart): {'; '.join(apart)}.",
                "Look for what the other side's wording lacks, and write it with its examples.",
            )


def _pairs(marked: list[Marked]) -> Iterator[Finding]:
    done = set()
    for each in marked:
        mirror = each.mirror
        if mirror is None or mirror.mirror != each.own.id or each.own.side == mirror.side:
            continue
        named = each.id_of(each.own.mirror)
        if frozenset((each.id, named)) in done:
            continue
        done.add(frozenset((each.id, named)))
        one, other = detail(each.own), detail(mirror)
        apart = [
            f"{one[what]:,} and {other[what]:,} {what}"
            for what in ("entries", "match", "no_match")
            if unequal(one[what], other[what], _WORTH_SAYING)
        ]
        if apart:
            yield Finding(
                "unequal-mirrors",
                each.id,
                f"It and its mirror {named} are not catalogued alike: {'; '.join(apart)}.",
                "Look for what the smaller lacks; where its wording has no more forms, this may stand.",
            )


def detail(own: Variant | Category) -> Counter[str]:
    """How many entries and examples of either kind an indicator has; verbs count as entries."""
    entries = [*own.entry, *getattr(own, "verb", ())]
    return Counter(
        entries=len(entries),
        match=sum(len(entry.match) for entry in entries),
        no_match=sum(len(entry.no_match) for entry in entries),
    )
