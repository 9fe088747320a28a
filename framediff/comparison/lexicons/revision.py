"""A revision: what another version of a lexicon changes in the same texts, hit by hit and number by number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from framediff.comparison.study import study_heard
from framediff.comparison.table import Options, compare
from framediff.lexicon import Entry
from framediff.matching import HitState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import msgspec

    from framediff.comparison.groups import By
    from framediff.comparison.study import Study
    from framediff.comparison.table import Comparison
    from framediff.lexicon import Lexicon, Verb
    from framediff.matching import Hit
    from framediff.scoring import Cell
    from framediff.voice import Voice

    _Cells = dict[tuple[str, str, Voice | None], Cell]

__all__ = ["Change", "EntryChange", "Move", "Revision", "Turn", "revision"]

_Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Move:
    """A place whose fate differs between the two versions.

    Attributes:
        kind: `gained`, `lost`, `moved` (the same words count for another indicator) or `state` (the entry stands there
            in both, counted in one of them at most).
        old: the hit in the old version; None where no entry of its indicator stood there.
        new: the same in the new one.
        why: for a lost hit the longer hit of the new version that now has its words; else "".
    """

    kind: str
    old: Hit | None
    new: Hit | None
    why: str = ""

    @property
    def hit(self) -> Hit:
        """The one that shows where it is: the new one, or the old where there is no new one."""
        found = self.new or self.old
        assert found is not None  # noqa: S101 - a move has at least one of the two
        return found


@dataclass(frozen=True, slots=True)
class Change:
    """A number that differs, of one indicator in one group and voice.

    Attributes:
        indicator: its key.
        group: the group's label.
        voice: whose wording.
        old, new: the cells; None where the indicator, or in one version the voice, is not there.
        ranks: place among the indicators of its choice set, or among all categories, by hits, old and new, where they
            differ; None where they do not, or where one of the cells is missing.
    """

    indicator: str
    group: str
    voice: Voice | None
    old: Cell | None
    new: Cell | None
    ranks: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Turn:
    """Two groups of which now the other has the larger number, or one has where both were equal, or the reverse.

    Attributes:
        indicator: its key.
        voice: whose wording.
        groups: the labels of the two groups.
        old, new: the difference of the first from the second, -1, 0 or 1.
        cells: the four cells: first and second group, old; first and second, new.
    """

    indicator: str
    voice: Voice | None
    groups: tuple[str, str]
    old: int
    new: int
    cells: tuple[Cell, Cell, Cell, Cell]


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An indicator, or an entry of one, that is new, gone, or written otherwise.

    Attributes:
        kind: `added`, `removed` or `changed`.
        indicator: id of the indicator, choice set (its unresolved mentions) or topic.
        pattern: the entry's pattern; "" for the indicator itself.
        fields: for a changed one what differs.
    """

    kind: str
    indicator: str
    pattern: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """Two versions of a lexicon over the same texts.

    Attributes:
        old, new: the studies.
        entries: what was added, removed and changed in the file.
        moves: the places whose fate differs, by kind, in the order of article and offset.
        changes: the numbers that differ.
        turns: pairs of groups whose difference has another sign.
    """

    old: Study = field(repr=False)
    new: Study = field(repr=False)
    entries: tuple[EntryChange, ...]
    moves: tuple[Move, ...]
    changes: tuple[Change, ...]
    turns: tuple[Turn, ...]

    @property
    def lexicons(self) -> tuple[Lexicon, Lexicon]:
        """The two versions."""
        return self.old.lexicons[0], self.new.lexicons[0]

    def of(self, kind: str) -> tuple[Move, ...]:
        """The moves of one kind."""
        return tuple(move for move in self.moves if move.kind == kind)


def revision(old: Study, lexicon: Lexicon, by: By) -> Revision:
    """Match the articles of `old`, a study with one lexicon, with another version of it, and tell the differences."""
    new = study_heard(old.corpus, old.hearing, [lexicon], resolutions=old.resolved.file)
    before, after = compare(old, Options(by)), compare(new, Options(by))
    cells = _cells(before), _cells(after)
    return Revision(
        old=old,
        new=new,
        entries=tuple(_entry_changes(old.lexicons[0], lexicon)),
        moves=tuple(sorted(_moves(old, new), key=lambda move: (move.hit.article_id, move.hit.span))),
        changes=tuple(_changes(before, after, *cells)),
        turns=tuple(_turns(after, *cells)),
    )


def _entry_changes(old: Lexicon, new: Lexicon) -> Iterator[EntryChange]:
    one, other = _owners(old), _owners(new)
    for owner in dict.fromkeys((*one, *other)):
        if owner not in other:
            yield EntryChange("removed", owner)
        elif owner not in one:
            yield EntryChange("added", owner)
        else:
            yield from _indicator_changes(owner, one[owner], other[owner])


def _owners(lexicon: Lexicon) -> dict[str, tuple[msgspec.Struct, tuple[Entry | Verb, ...]]]:
    """What has entries, by id: its fields and its entries."""
    found: dict[str, tuple[msgspec.Struct, tuple[Entry | Verb, ...]]] = {}
    for choice_set in lexicon.choice_set:
        found[choice_set.id] = choice_set, choice_set.unresolved
        for variant in choice_set.variant:
            found[f"{choice_set.id}/{variant.id}"] = variant, variant.entry
    for category in lexicon.category:
        found[category.id] = category, (*category.entry, *category.verb)
    for topic in lexicon.topic:
        found[f"topic {topic.id}"] = topic, topic.entry
    return found


def _indicator_changes(
    owner: str,
    old: tuple[msgspec.Struct, tuple[Entry | Verb, ...]],
    new: tuple[msgspec.Struct, tuple[Entry | Verb, ...]],
) -> Iterator[EntryChange]:
    fields = _differing(old[0], new[0], {"entry", "verb", "variant", "unresolved"})
    if fields:
        yield EntryChange("changed", owner, fields=fields)
    one, other = _by_pattern(old[1]), _by_pattern(new[1])
    for pattern, number in dict.fromkeys((*one, *other)):
        was, now = one.get((pattern, number)), other.get((pattern, number))
        if was is None or now is None:
            yield EntryChange("added" if was is None else "removed", owner, pattern)
        elif was != now:
            yield EntryChange("changed", owner, pattern, _differing(was, now, set()))


def _by_pattern(entries: Iterable[Entry | Verb]) -> dict[tuple[str, int], Entry | Verb]:
    """Entries by pattern, numbered where one stands several times with other contexts."""
    times: Counter[str] = Counter()
    found: dict[tuple[str, int], Entry | Verb] = {}
    for entry in entries:
        pattern = entry.pattern if isinstance(entry, Entry) else entry.lemma
        found[pattern, times[pattern]] = entry
        times[pattern] += 1
    return found


def _differing(old: msgspec.Struct, new: msgspec.Struct, without: set[str]) -> tuple[str, ...]:
    return tuple(
        key for key in old.__struct_fields__ if key not in without and getattr(old, key) != getattr(new, key, None)
    )


def _moves(old: Study, new: Study) -> Iterator[Move]:
    for before, after in zip(old, new, strict=True):
        one, other = _by_place(before.hits), _by_place(after.hits)
        counted = [hit for hit in after.hits if hit.state is HitState.COUNTED]
        for place in sorted(one.keys() | other.keys()):
            yield from _moved(one.get(place, {}), other.get(place, {}), counted)


def _by_place(hits: Iterable[Hit]) -> dict[_Key, dict[str, Hit]]:
    """The hits by span and indicator; of several of one indicator the one that counts, else the first."""
    ranks = {state: rank for rank, state in enumerate(HitState)}
    found: dict[_Key, dict[str, Hit]] = {}
    for hit in sorted(hits, key=lambda hit: ranks[hit.state]):
        found.setdefault((hit.article_id, hit.span.start, hit.span.end), {}).setdefault(hit.indicator, hit)
    return found


def _moved(one: dict[str, Hit], other: dict[str, Hit], counted: list[Hit]) -> Iterator[Move]:
    """The moves at one place."""
    lost = {key: hit for key, hit in one.items() if _counts(hit) and not _counts(other.get(key))}
    gained = {key: hit for key, hit in other.items() if _counts(hit) and not _counts(one.get(key))}
    for key, hit in list(lost.items()):
        # The same words may count for several categories; a move stays within a choice set, or among categories
        to = next((k for k, each in gained.items() if _kin(hit, each)), None)
        if to is not None and key not in other:
            yield Move("moved", hit, gained.pop(to))
            del lost[key]
    for key, hit in lost.items():
        if key in other:
            yield Move("state", hit, other[key])
        else:
            cover = next((h for h in counted if h.set_id == hit.set_id and h.span.overlaps(hit.span)), None)
            yield Move("lost", hit, None, "" if cover is None else f"its words are in a hit of “{cover.pattern}”")
    for key, hit in gained.items():
        yield Move("state", one[key], hit) if key in one else Move("gained", None, hit)
    for key, hit in one.items():
        now = other.get(key)
        if now is not None and not _counts(hit) and not _counts(now) and hit.state is not now.state:
            yield Move("state", hit, now)


def _counts(hit: Hit | None) -> bool:
    return hit is not None and hit.state is HitState.COUNTED


def _kin(hit: Hit, other: Hit) -> bool:
    """Whether a hit can have moved to the other: both of one choice set, or both of categories."""
    return hit.set_id == other.set_id or (hit.set_id == hit.indicator and other.set_id == other.indicator)


def _changes(before: Comparison, after: Comparison, old: _Cells, new: _Cells) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        if (was.text if was and was.count else "") == (now.text if now and now.count else ""):
            continue
        ranks = (_rank(before, was), _rank(after, now)) if was is not None and now is not None else None
        indicator, group, voice = key
        label = (after if any(each.key == group for each in after.groups) else before).group(group).label
        yield Change(indicator, label, voice, was, now, ranks if ranks and ranks[0] != ranks[1] else None)


def _cells(comparison: Comparison) -> _Cells:
    return {(cell.indicator, cell.group, cell.voice): cell for _, cell in comparison.cells()}


def _rank(comparison: Comparison, cell: Cell) -> int:
    """1 for the indicator with the most hits of its block in the cell's group and voice; equals share a rank."""
    block = comparison.block_of(cell.indicator)
    return 1 + sum(
        len(comparison.hits(each.id, cell.group, cell.voice)) > cell.count
        for each in block.indicators
        if each.id != cell.indicator
    )


def _turns(after: Comparison, old: _Cells, new: _Cells) -> Iterator[Turn]:
    """The pairs of groups of which at least one has another number, and whose difference has another sign."""
    labels = {group.key: group.label for group in after.groups}
    rows: dict[tuple[str, Voice | None], list[str]] = {}
    for indicator, group, voice in new:
        rows.setdefault((indicator, voice), []).append(group)
    for (indicator, voice), groups in rows.items():
        shared = [group for group in groups if (indicator, group, voice) in old]
        both = {group: (old[indicator, group, voice], new[indicator, group, voice]) for group in shared}
        other = {group for group, (was, now) in both.items() if was.value != now.value}
        for first, second in combinations(shared, 2) if other else ():
            if first in other or second in other:
                (one, three), (two, four) = both[first], both[second]
                signs = _sign(one, two), _sign(three, four)
                if None not in signs and signs[0] != signs[1]:
                    pair = labels[first], labels[second]
                    yield Turn(indicator, voice, pair, signs[0] or 0, signs[1] or 0, (one, two, three, four))


def _sign(first: Cell, second: Cell) -> int | None:
    """Which of two numbers is larger: 1 the first, -1 the second, 0 neither; None where one is none.

    Hits in too few words for a rate have none that may be compared with another.
    """
    if first.value is None or second.value is None or first.few_words or second.few_words:
        return None
    return (first.value > second.value) - (first.value < second.value)
