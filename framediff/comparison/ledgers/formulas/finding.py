"""Finding formulas: sequences of words that several articles repeat, exactly or nearly, each part of a text in one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.comparison.ledgers.formulas.shingles import Sets, holders_of, repeated, shared_counts, shingles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    import numpy.typing as npt

    from framediff.comparison.ledgers.formulas.shingles import Numbers

    Flags = npt.NDArray[np.bool_]

__all__ = ["ALIKE", "NEAR_FROM", "Found", "Stretch", "find"]

ALIKE = 0.8
"""Least similarity (1 − Indel distance ÷ words of both) of a near-identical wording: one word of five replaced."""

NEAR_FROM = 8
"""Words from which a wording can be nearly another; with one of fewer words replaced it says something else."""

_HALF = 0.5
_BLOCK = 3  # words of the shingles by which near-identical wordings are looked for
_COMMON = 200  # a shingle of three words at more places than this leads nowhere
_MARGIN = 3  # words by which a near-identical wording may begin earlier or end later


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words `[start, end)` of the sequence; `exact` unless it is only nearly what the formula is."""

    start: int
    end: int
    exact: bool = True

    @property
    def words(self) -> int:
        """How many words it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Found:
    """One formula: where it stands, and the stretch whose wording stands for all."""

    stretches: tuple[Stretch, ...]
    model: Stretch


def find(words: Numbers, owners: Numbers, size: int) -> list[Found]:
    """The sequences of `size` words or more that stand in two owners or more.

    First the longest stretches in which every shingle of `size` words is repeated; those that share at least half of
    the shorter one's shingles belong together, and what most of them have is the formula. What is left of them is
    looked through again. Then formulas that are nearly the same are joined, and wordings nearly the same are added.

    Args:
        words: a number for each word; one that occurs nowhere else, such as a negative one, parts what may not be
            crossed.
        owners: for each word the article whose it is.
        size: the least number of words.
    """
    import numpy as np

    numbers = shingles(words - int(words.min(initial=0)), size)
    marked = repeated(numbers, owners[: len(numbers)])
    positions = np.flatnonzero(marked)
    if not len(positions):
        return []
    cuts = np.flatnonzero(np.diff(positions) > 1) + 1
    runs = [Stretch(int(part[0]), int(part[-1]) + size) for part in np.split(positions, cuts)]
    found: list[Found] = []
    while runs:
        made, runs = _layer(runs, numbers, owners, size)
        found += made
    found = _joined(_parted(found, owners, size), words)
    return sorted(_with_near(found, words, owners), key=lambda each: each.stretches[0])


def _parted(found: Sequence[Found], owners: Numbers, size: int) -> list[Found]:
    """The formulas with each word in one of them only: what ends one and begins the next goes to the longer one."""
    import numpy as np

    taken = np.zeros(len(owners), dtype=np.bool_)
    made = []
    for each in sorted(found, key=lambda one: (-one.model.words, one.model)):
        stretches = []
        for stretch in each.stretches:
            start, end = stretch.start, stretch.end
            while start < end and taken[start]:
                start += 1
            while end > start and taken[end - 1]:
                end -= 1
            if end - start >= size and not taken[start:end].any():
                taken[start:end] = True
                stretches.append(Stretch(start, end))
        if len({int(owners[stretch.start]) for stretch in stretches}) > 1:
            model = each.model if each.model in stretches else max(stretches, key=lambda one: (one.words, -one.start))
            made.append(Found(tuple(sorted(stretches)), model))
    return made


def _layer(runs: Sequence[Stretch], numbers: Numbers, owners: Numbers, size: int) -> tuple[list[Found], list[Stretch]]:
    """The formulas that the runs have at their cores, and what is left of the runs."""
    found: list[Found] = []
    left: list[Stretch] = []
    for group in _belonging(runs, numbers, size):
        cores = _cores([runs[each] for each in group], numbers, owners, size)
        if len({int(owners[core.start]) for core in cores}) < 2:  # noqa: PLR2004 - in one article it repeats nothing
            continue
        forms = Counter(tuple(numbers[core.start : core.end - size + 1].tolist()) for core in cores)
        best = max(forms, key=lambda form: (forms[form], len(form)))
        model = next(c for c in cores if tuple(numbers[c.start : c.end - size + 1].tolist()) == best)
        found.append(Found(tuple(cores), model))
        for each, core in zip(group, cores, strict=True):
            run = runs[each]
            rests = (Stretch(run.start, core.start), Stretch(core.end, run.end))
            left += [rest for rest in rests if rest.words >= size]
    return found, left


def _belonging(runs: Sequence[Stretch], numbers: Numbers, size: int) -> list[list[int]]:
    """Groups of runs that share half of the shorter one's shingles or more."""
    import numpy as np

    lengths = np.array([run.words - size + 1 for run in runs])
    within = np.concatenate([numbers[run.start : run.end - size + 1] for run in runs])
    pairs = np.unique(within * len(runs) + np.repeat(np.arange(len(runs)), lengths))
    kinds = np.bincount(pairs % len(runs), minlength=len(runs))
    sets = Sets(len(runs))
    for (one, other), shared in shared_counts(holders_of(pairs // len(runs), pairs % len(runs)), kinds).items():
        if shared >= _HALF * min(kinds[one], kinds[other]):
            sets.join(one, other)
    return [group for group in sets.groups() if len(group) > 1]


def _cores(runs: Sequence[Stretch], numbers: Numbers, owners: Numbers, size: int) -> list[Stretch]:
    """Of each run the longest part whose every shingle half of the articles have, or at least two of them."""
    having = Counter(
        number
        for number, _ in {
            (int(number), int(owners[run.start])) for run in runs for number in numbers[run.start : run.end - size + 1]
        }
    )
    articles = len({int(owners[run.start]) for run in runs})
    least = max(2, -(-articles // 2))
    return [_core(run, numbers, having, least, size) or _core(run, numbers, having, 2, size) or run for run in runs]


def _core(run: Stretch, numbers: Numbers, having: Counter[int], least: int, size: int) -> Stretch | None:
    best = start = length = 0
    for position in range(run.start, run.end - size + 1):
        length = length + 1 if having[int(numbers[position])] >= least else 0
        if length > best:
            best, start = length, position - length + 1
    return Stretch(start, start + best + size - 1) if best else None


def _joined(found: Sequence[Found], words: Numbers) -> list[Found]:
    """The formulas with those put together whose wordings are nearly the same."""
    from rapidfuzz.distance import Indel

    models = [words[each.model.start : each.model.end].tolist() for each in found]
    holders: dict[tuple[int, ...], list[int]] = {}
    for number, model in enumerate(models):
        if len(model) < NEAR_FROM:
            continue
        for block in {tuple(model[i : i + _BLOCK]) for i in range(len(model) - _BLOCK + 1)}:
            holders.setdefault(block, []).append(number)
    sets = Sets(len(found))
    pairs = {(a, b) for each in holders.values() if len(each) <= _COMMON for a in each for b in each if a < b}
    for one, other in sorted(pairs):
        if Indel.normalized_similarity(models[one], models[other], score_cutoff=ALIKE) >= ALIKE:
            sets.join(one, other)
    made = []
    for group in sets.groups():
        best = max(group, key=lambda number: (len(found[number].stretches), found[number].model.words, -number))
        model = words[found[best].model.start : found[best].model.end].tolist()
        stretches = sorted(
            Stretch(each.start, each.end, number == best or words[each.start : each.end].tolist() == model)
            for number in group
            for each in found[number].stretches
        )
        made.append(Found(tuple(stretches), found[best].model))
    return made


def _with_near(found: Sequence[Found], words: Numbers, owners: Numbers) -> list[Found]:
    """The formulas with the places that have them nearly, and are part of no other formula."""
    import numpy as np

    numbers = shingles(words - int(words.min(initial=0)), _BLOCK)
    order = np.argsort(numbers, kind="stable")
    taken = np.zeros(len(words), dtype=np.bool_)
    for each in found:
        for stretch in each.stretches:
            taken[stretch.start : stretch.end] = True
    index = _Index(numbers, order, numbers[order])
    made = []
    # The longest first, since a part of it may be near to a shorter one as well.
    for each in sorted(found, key=lambda one: (-one.model.words, one.model)):
        if each.model.words < NEAR_FROM:
            made.append(each)
            continue
        grown = [_grown(words, owners, each.model, stretch, taken) for stretch in each.stretches]
        made.append(Found(tuple(sorted((*grown, *_more(words, owners, each.model, index, taken)))), each.model))
    return made


@dataclass(frozen=True, slots=True)
class _Index:
    """Where each short shingle stands: the number at each position, and positions in the order of their numbers."""

    numbers: Numbers
    order: Numbers
    ranked: Numbers

    def places(self, number: int) -> list[int]:
        """The positions of a shingle; none of one so common that it leads nowhere."""
        import numpy as np

        first, last = np.searchsorted(self.ranked, [number, number + 1])
        return [] if last - first > _COMMON else self.order[first:last].tolist()


def _grown(words: Numbers, owners: Numbers, model: Stretch, stretch: Stretch, taken: Flags) -> Stretch:
    """A stretch that has a part of the model, with the words around it where all of it is nearly the model."""
    wanted, part = words[model.start : model.end].tolist(), words[stretch.start : stretch.end].tolist()
    if part == wanted:
        return stretch
    offset = next((i for i in range(len(wanted) - len(part) + 1) if wanted[i : i + len(part)] == part), None)
    near = None if offset is None else _near(words, owners, model, stretch.start - offset)
    if near is None or near.start > stretch.start or near.end < stretch.end:
        return Stretch(stretch.start, stretch.end, exact=False)
    if taken[near.start : stretch.start].any() or taken[stretch.end : near.end].any():
        return Stretch(stretch.start, stretch.end, exact=False)
    taken[near.start : near.end] = True
    return near


def _more(words: Numbers, owners: Numbers, model: Stretch, index: _Index, taken: Flags) -> list[Stretch]:
    """Places that have the model nearly and are part of no formula yet."""
    starts: Counter[int] = Counter()
    for offset in range(model.words - _BLOCK + 1):
        starts.update(place - offset for place in index.places(int(index.numbers[model.start + offset])))
    found = []
    for start in _tried(starts):
        near = _near(words, owners, model, start)
        if near is not None and not taken[near.start : near.end].any():
            taken[near.start : near.end] = True
            found.append(near)
    return found


def _tried(starts: Counter[int]) -> Iterable[int]:
    """Where a wording may begin: those on which most shingles agree first."""
    return (start for start, votes in sorted(starts.items(), key=lambda item: (-item[1], item[0])) if votes > 1)


def _near(words: Numbers, owners: Numbers, model: Stretch, start: int) -> Stretch | None:
    """The stretch about `start` that is nearly the model; None when it is not near enough, or crosses an article."""
    from rapidfuzz.distance import Indel

    first, last = max(0, start - _MARGIN), min(len(words), start + model.words + _MARGIN)
    window = words[first:last].tolist()
    wanted = words[model.start : model.end].tolist()
    equal = [code for code in Indel.opcodes(wanted, window) if code.tag == "equal"]
    if not equal:
        return None
    begin, end = equal[0].dest_start, equal[-1].dest_end
    if any(word < 0 for word in window[begin:end]) or owners[first + begin] != owners[first + end - 1]:
        return None
    similarity = Indel.normalized_similarity(wanted, window[begin:end])
    return Stretch(first + begin, first + end, exact=False) if similarity >= ALIKE else None
