"""The survey: what a lexicon lacks in a corpus, by slots, collocates and keyness, with what to know before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.comparison.groups import By, Grouping
from framediff.comparison.groups.sides import SMALL, SideBy, Sides, sides
from framediff.comparison.lexicons.discovery.candidates import Candidate, with_places
from framediff.comparison.lexicons.discovery.collocates import WINDOW, collocates
from framediff.comparison.lexicons.discovery.keywords import keywords
from framediff.comparison.lexicons.discovery.slots import slots
from framediff.comparison.lexicons.discovery.tally import side_of_each
from framediff.comparison.study.names import resolve_indicator
from framediff.comparison.texts.streams import stream
from framediff.scoring.cells import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from framediff.comparison.study import Study
    from framediff.comparison.texts.streams import Stream
    from framediff.voice import Voice

__all__ = ["Discovery", "Wanted", "discover"]

FEW_NODES = 20  # hits; in windows of ten words a side then has under 200 words to compare


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for.

    Attributes:
        by: what sides, and the groups of slots, are.
        against: the two sides; none where the corpus has two only, or where nothing is contrasted.
        voice: hold both sides to this voice.
        slots: whether to look into the slots of known labels.
        of: the choice sets or categories whose slots are meant; none given means all choice sets.
        collocates: the referent (a choice set's or an indicator's id) whose neighbours are contrasted; "" for none.
        keyness: whether to contrast all words of the two sides.
        longest: words of the longest phrase in keyness.
        least: how often a candidate must stand.
        window: words on either side of a hit, for collocates.
        around: the day that parts periods.
    """

    by: SideBy
    against: tuple[str, ...] = ()
    voice: Voice | None = None
    slots: bool = False
    of: tuple[str, ...] = ()
    collocates: str = ""
    keyness: bool = False
    longest: int = 1
    least: int = 3
    window: int = WINDOW
    around: date | None = None


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found, and what a reader must know before it.

    Attributes:
        study: where it was looked for.
        wanted: what was asked for.
        sides: the two sides; None where nothing was contrasted.
        notes: what to know first, one sentence each.
        slots: those found in slots.
        collocates: those near the referent, the first side's first.
        keywords: those of either side, the first side's first.
    """

    study: Study
    wanted: Wanted
    sides: Sides | None
    notes: tuple[str, ...]
    slots: tuple[Candidate, ...] = ()
    collocates: tuple[Candidate, ...] = ()
    keywords: tuple[Candidate, ...] = ()

    def all(self) -> tuple[Candidate, ...]:
        """Every candidate, as found."""
        return self.slots + self.collocates + self.keywords

    def named(self, name: str) -> tuple[Candidate, ...]:
        """The candidates of that name, however its capitals and spaces are written."""
        wanted = " ".join(name.casefold().split())
        return tuple(each for each in self.all() if wanted in {each.term.casefold(), each.text.casefold()})


def discover(study: Study, wanted: Wanted) -> Discovery:
    """Look for wording that the lexicons of `study` lack.

    Raises:
        UnknownNameError: there is no such side, choice set or indicator; or sides are needed and none can be taken.
    """
    notes: list[str] = []
    in_slots: tuple[Candidate, ...] = ()
    near: tuple[Candidate, ...] = ()
    key: tuple[Candidate, ...] = ()
    chosen = None
    if wanted.slots:
        by = By.OUTLET if wanted.by is SideBy.VOICE else By(wanted.by.value)
        grouping = Grouping.of(study, by, wanted.around)
        in_slots = tuple(slots(study, grouping, _sets(study, wanted.of)))
    if wanted.collocates or wanted.keyness:
        chosen = sides(study, wanted.by, wanted.against, wanted.voice, wanted.around)
        streams = [stream(study, studied) for studied in study.articles]
        notes += _notes(streams, chosen)
        if wanted.collocates:
            keys = _keys(study, wanted.collocates)
            found = collocates(
                study, streams, wanted.collocates, keys, chosen, window=wanted.window, least=wanted.least
            )
            notes.append(_nodes(found.nodes, chosen, wanted.collocates))
            near = tuple(with_places(found.candidates, streams, found.near))
        if wanted.keyness:
            key = tuple(with_places(keywords(streams, chosen, longest=wanted.longest, least=wanted.least), streams))
    return Discovery(study, wanted, chosen, tuple(notes), in_slots, near, key)


def _sets(study: Study, names: Sequence[str]) -> tuple[str, ...]:
    """The keys of the choice sets and categories meant; of all choice sets, or without any of all categories."""
    if names:
        return tuple(dict.fromkeys(study.indicator(k).set_id for name in names for k in resolve_indicator(study, name)))
    share = [block.key for block in study.blocks if block.measure is Measure.SHARE]
    return tuple(share or (each.id for block in study.blocks for each in block.indicators))


def _keys(study: Study, name: str) -> frozenset[str]:
    """The keys of the hits that a name stands for; of a whole choice set, its unresolved mentions too."""
    keys = set(resolve_indicator(study, name))
    for block in study.blocks:
        if keys.issuperset(each.id for each in block.indicators) and block.measure is Measure.SHARE:
            keys.add(block.key)
    return frozenset(keys)


def _notes(streams: Sequence[Stream], chosen: Sides) -> list[str]:
    """How large the sides are, and whether that is small."""
    words, articles = [0, 0], [0, 0]
    for each in streams:
        whose = [side for side in side_of_each(each, chosen) if side is not None]
        for side in set(whose):
            articles[side] += 1
        for side in (0, 1):
            words[side] += whose.count(side)
    notes = []
    sizes = zip(chosen.pair, words, articles, strict=True)
    told = [f"{side.label} {size:,} words in {count:,} article{'s' * (count != 1)}" for side, size, count in sizes]
    held = "" if chosen.voice is None else f", {chosen.voice.labelled} alone"
    notes.append(f"Sides{held}: {'; '.join(told)}.")
    small = [side.label for side, count in zip(chosen.pair, articles, strict=True) if count < SMALL]
    if small:
        notes.append(
            f"Small sample: under {SMALL} articles of {' and of '.join(small)}, so that one article may carry any "
            "difference; read the places before the numbers."
        )
    return notes


def _nodes(nodes: tuple[int, int], chosen: Sides, referent: str) -> str:
    told = "; ".join(f"{side.label} {count:,}" for side, count in zip(chosen.pair, nodes, strict=True))
    few = f" Small sample: under {FEW_NODES} on a side." if min(nodes) < FEW_NODES else ""
    return f"Hits of {referent}, unresolved ones too: {told}.{few}"
