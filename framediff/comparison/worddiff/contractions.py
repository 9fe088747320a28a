"""Contractions: `we're` is `we are`; whoever writes the one for the other changes no word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["expanded", "same_expanded"]

_WHOLE = {
    "can't": (("can",), ("not",)),
    "cannot": (("can",), ("not",)),
    "let's": (("let",), ("us",)),
    "shan't": (("shall",), ("not",)),
    "won't": (("will",), ("not",)),
}
_ENDINGS = {
    "n't": ("not",),
    "'m": ("am",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will", "shall"),
    "'d": ("would", "had"),
}
_BEFORE_IS = frozenset("he here how it she that there this what when where who".split())  # of others 's is possessive


def expanded(words: Iterable[str]) -> tuple[str, ...]:
    """Folded words with contractions written out; where one may stand for two words, with the more frequent one."""
    return tuple(options[0] for options in _options(words))


def same_expanded(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two rows of folded words are the same but for contractions."""
    one, two = list(_options(first)), list(_options(second))
    return len(one) == len(two) and all(not set(mine).isdisjoint(theirs) for mine, theirs in zip(one, two, strict=True))


def _options(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """What each word may stand for: of a contraction each of its words in turn."""
    for word in words:
        if word in _WHOLE:
            yield from _WHOLE[word]
            continue
        ending = next((each for each in _ENDINGS if "'" in word and word.endswith(each)), "")
        if ending:
            yield (word.removesuffix(ending),)
            yield _ENDINGS[ending]
        elif word.endswith("'s") and word[:-2] in _BEFORE_IS:
            yield (word[:-2],)
            yield ("is", "has")
        else:
            yield (word,)
