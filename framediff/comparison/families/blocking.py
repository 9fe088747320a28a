"""Blocking: which wordings are worth comparing, so that a hundred thousand of them take seconds and not days.

Two wordings are candidates when they share three words in a row, or two of their rarest words in any order; the one
finds what was cut and re-ordered, the other what was translated twice, where no three words in a row need be left.
A key that many wordings share, such as `of the united states`, says little of any two of them: there each is compared
with its nearest neighbours by rarest words only, which joins hundreds of copies of one quotation all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

__all__ = ["candidates", "numbered"]

_RAREST = 6
_MOST = 40  # wordings that share a key, up to which all of them are compared with each other
_NEAREST = 6  # neighbours that each is compared with beyond that
_BITS = 21  # of a word's number in a key of three: two million different words


def numbered(rows: Sequence[tuple[str, ...]]) -> list[Integers]:
    """The words of each row as numbers, rare words first: 0 stands in the fewest rows."""
    import numpy as np

    numbers: dict[str, int] = {}
    flat = np.fromiter((numbers.setdefault(word, len(numbers)) for row in rows for word in row), np.int64)
    lengths = np.fromiter((len(row) for row in rows), np.int64, len(rows))
    owners = np.repeat(np.arange(len(rows)), lengths)
    pairs = np.unique(owners * len(numbers) + flat) if len(flat) else flat
    found_in = np.bincount(pairs % max(1, len(numbers)), minlength=len(numbers))
    ranks = np.empty(len(numbers), np.int64)
    ranks[np.argsort(found_in, kind="stable")] = np.arange(len(numbers))
    return np.split(ranks[flat], np.cumsum(lengths)[:-1]) if rows else []


def candidates(rows: Sequence[tuple[str, ...]]) -> Integers:
    """Pairs of positions of rows that may be renderings of one wording, the smaller first, each once, in order."""
    import numpy as np

    if len(rows) < 2:  # noqa: PLR2004 - a pair has two
        return np.empty((0, 2), np.int64)
    numbers = numbered(rows)
    flat = np.concatenate(numbers)
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in numbers])
    rare, signatures = _rare_pairs(flat, owners, len(rows))
    keys, holders = (np.concatenate(each) for each in zip(_shingles(flat, owners), rare, strict=True))
    order = np.lexsort((holders, signatures[holders], keys))
    codes = _pairs(keys[order], holders[order], len(rows))
    return np.stack((codes // len(rows), codes % len(rows)), axis=1)


def _shingles(flat: Integers, owners: Integers) -> tuple[Integers, Integers]:
    """Every three words in a row as one number, with the row they stand in, each once a row."""
    import numpy as np

    inside = owners[:-2] == owners[2:]
    keys = ((flat[:-2] << (2 * _BITS)) ^ (flat[1:-1] << _BITS) ^ flat[2:])[inside]
    holders = owners[:-2][inside]
    order = np.lexsort((holders, keys))
    keys, holders = keys[order], holders[order]
    new = np.ones(len(keys), bool)
    new[1:] = (keys[1:] != keys[:-1]) | (holders[1:] != holders[:-1])
    return keys[new], holders[new]


def _rare_pairs(flat: Integers, owners: Integers, size: int) -> tuple[tuple[Integers, Integers], Integers]:
    """Every two of a row's rarest words as one negative number, with the row; and a number for each row's rarest."""
    import numpy as np

    width = int(flat.max()) + 1 if len(flat) else 1
    distinct = np.unique(owners * width + flat)
    holders, words = distinct // width, distinct % width
    shared = np.bincount(words, minlength=width) > 1  # a word of one row alone joins nothing
    holders, words = holders[shared[words]], words[shared[words]]
    starts = np.searchsorted(holders, np.arange(size))
    places = np.arange(len(holders)) - starts[holders]
    rarest = np.full((size, _RAREST), -1, np.int64)
    chosen = places < _RAREST
    rarest[holders[chosen], places[chosen]] = words[chosen]
    keys, rows = [], []
    for one in range(_RAREST):
        for two in range(one + 1, _RAREST):
            there = rarest[:, two] >= 0
            keys.append(-1 - ((rarest[there, one] << _BITS) + rarest[there, two]))
            rows.append(np.nonzero(there)[0])
    return (np.concatenate(keys), np.concatenate(rows)), (rarest[:, 0] << _BITS) + rarest[:, 1]


def _pairs(keys: Integers, holders: Integers, size: int) -> Integers:
    """The pairs of rows that share a key, as one number each, from keys in order."""
    import numpy as np

    counts = np.unique(keys, return_counts=True)[1]
    sizes = np.repeat(counts, counts)
    shared = sizes > 1
    keys, holders, sizes = keys[shared], holders[shared], sizes[shared]
    found = [np.empty(0, np.int64)]
    for step in range(1, _MOST):
        if step >= len(keys):
            break
        together = keys[step:] == keys[:-step]
        if step > _NEAREST:
            together &= sizes[step:] <= _MOST
        one, two = holders[:-step][together], holders[step:][together]
        if not len(one):
            break
        found.append(np.unique(np.minimum(one, two) * size + np.maximum(one, two)))
    codes = np.unique(np.concatenate(found))
    apart: Integers = codes[codes // size != codes % size]
    return apart
