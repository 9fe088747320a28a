"""The index of a lexicon's anchor words, so that a text's words find the few patterns that they can belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framediff.lexicon.wildcards import has_wildcard, wildcard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from framediff.lexicon.nodes import Anchor
    from framediff.words import Word

    _Posting = tuple[int, Anchor]
    _Wildcard = tuple[Callable[[str], bool], _Posting]

__all__ = ["WordIndex"]

_AFFIX = 3  # letters of a wildcard's beginning or end that choose its bucket
_REMEMBERED = 200_000  # distinct words after which the memory of resolved words starts afresh


class WordIndex:
    """Anchors by word; wildcards by the letters they begin or end with. Each distinct word is resolved once."""

    def __init__(self, postings: Iterable[_Posting]) -> None:
        self._words: dict[str, list[_Posting]] = {}
        self._by_start: dict[str, list[_Wildcard]] = {}
        self._by_end: dict[str, list[_Wildcard]] = {}
        self._resolved: dict[tuple[str, str], tuple[_Posting, ...]] = {}
        for posting in postings:
            word = posting[1].word
            if not has_wildcard(word):
                self._words.setdefault(word, []).append(posting)
                continue
            start, end = re.split(r"[*?]", word)[0][:_AFFIX], re.split(r"[*?]", word)[-1][-_AFFIX:]
            bucket = self._by_end.setdefault(end, []) if len(end) > len(start) else self._by_start.setdefault(start, [])
            bucket.append((wildcard(word), posting))

    def of(self, word: Word) -> tuple[_Posting, ...]:
        """The patterns, by number, that have an anchor which `word` matches."""
        key = (word.text, word.stem)
        found = self._resolved.get(key)
        if found is None:
            if len(self._resolved) >= _REMEMBERED:
                self._resolved.clear()
            found = self._resolved[key] = tuple(
                dict.fromkeys(p for form in dict.fromkeys(key) for p in self._find(form))
            )
        return found

    def _find(self, form: str) -> Iterable[_Posting]:
        yield from self._words.get(form, ())
        for buckets, affixes in (
            (self._by_start, [form[:length] for length in range(min(_AFFIX, len(form)) + 1)]),
            (self._by_end, [form[-length:] for length in range(1, min(_AFFIX, len(form)) + 1)]),
        ):
            for affix in affixes:
                for test, posting in buckets.get(affix, ()):
                    if test(form):
                        yield posting
