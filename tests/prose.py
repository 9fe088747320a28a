"""Made prose for tests of copies and stories: sentences of made words, the same for the same seed."""

from __future__ import annotations

import random

_SYLLABLES = "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu".split()


def word(number):
    found = ""
    for _ in range(4):
        number, place = divmod(number, len(_SYLLABLES))
        found += _SYLLABLES[place]
    return found


def sentences(seed, count, vocabulary=20_000, length=12):
    """`count` sentences of made words, drawn from the first `vocabulary` words."""
    rng = random.Random(seed)  # noqa: S311 - made text, not a secret
    return [" ".join(word(rng.randrange(vocabulary)) for _ in range(length)).capitalize() + "." for _ in range(count)]


def text(seed, count=20):
    return " ".join(sentences(seed, count))


def edited(words, share, seed=0):
    """The words with every nth replaced by a new one, so that `share` of them are new."""
    rng = random.Random(seed)  # noqa: S311 - same
    return " ".join(word(900_000 + n) if rng.random() < share else each for n, each in enumerate(words.split()))
