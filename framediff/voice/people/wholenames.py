"""Whole names: the given and last names that stand together in an article, for a last name that stands alone."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from framediff.voice.people.folding import fold_name
from framediff.voice.people.mentions import MentionKind, mention_of

if TYPE_CHECKING:
    from framediff.article import Article

__all__ = ["WholeNames", "stands"]

_WORD = r"[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?"
# With the titles before it: `Prime Minister Odile Brandt` ends in her name.
_WHOLE = re.compile(rf"(?<![\w.])(?:{_WORD}\s){{1,5}}({_WORD})(?:\s(?:Jr|Sr)\b)?")
_NONE: Counter[tuple[str, str]] = Counter()


@lru_cache(maxsize=1 << 14)
def stands(word: str, text: str) -> bool:
    """Whether `word`, as it is written, stands in `text`."""
    at = text.find(word)
    while at >= 0:
        after = text[at + len(word) : at + len(word) + 1]
        if not (after.isalnum() or text[at - 1 : at].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False


class WholeNames:
    """Given and last names met together in the scored text of an article; looked at only as far as they are asked for.

    `surname in names` tells whether a last name stands somewhere with a given name.
    """

    def __init__(self, article: Article) -> None:
        self._article = article
        self._met: dict[str, list[str]] | None = None
        self._counted: dict[str, Counter[tuple[str, str]]] = {}

    def __contains__(self, surname: object) -> bool:
        return isinstance(surname, str) and bool(self.of(surname))

    def of(self, surname: str) -> Counter[tuple[str, str]]:
        """The whole names, as given and last name, that end in `surname` however it is spelt, counted."""
        folded = fold_name(surname)
        met = self._all()
        if folded not in met:
            return _NONE
        if folded not in self._counted:
            self._counted[folded] = self._count(met[folded], folded)
        return self._counted[folded]

    def _all(self) -> dict[str, list[str]]:
        if self._met is None:
            self._met = {}
            for zone in self._article.scored:
                for match in _WHOLE.finditer(self._article.text, zone.span.start, zone.span.end):
                    self._met.setdefault(fold_name(match[1]), []).append(match.group())
        return self._met

    def _count(self, phrases: list[str], folded: str) -> Counter[tuple[str, str]]:
        counted: Counter[tuple[str, str]] = Counter()
        for phrase, times in Counter(phrases).items():
            mention = mention_of(phrase)
            if mention.kind is not MentionKind.NAME or not mention.given or fold_name(mention.surname) != folded:
                continue
            # A word that the text also writes small is no given name, only the first of its sentence (`As Rudenko
            # stressed`).
            first = mention.given.split()[0].lower()
            if not stands(first, self._article.text):
                counted[mention.given, mention.surname] += times
        return counted
