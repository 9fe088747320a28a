"""Bodies: when two names of organisations, or of offices, are one, however they are put together."""

from __future__ import annotations

import re
from functools import lru_cache

from framediff.voice.people.folding import fold_name
from framediff.voice.people.names import is_office_word, is_place_word

__all__ = ["acronym", "body_words", "head_word", "is_one_office"]

_WORD = re.compile(r"[^\W_]+(?:[.’'&-][^\W_]+)*")
_LEFT_OUT = frozenset("the a an of for and to in on at".split())
_OF = re.compile(r"\s(?:of|for|to|in|on|at)\s", re.IGNORECASE)
# Words of which the second says the same in the name of a body.
_SAME = {"affairs": "", "defence": "defense", "organisation": "organization", "labour": "labor", "centre": "center"}
_STATES = {
    "french": "france", "dutch": "netherlands", "greek": "greece", "british": "britain", "uk": "britain",
    "danish": "denmark", "spanish": "spain", "swiss": "switzerland", "polish": "poland", "turkish": "turkey",
    "türkiye": "turkey", "turkiye": "turkey", "us": "america", "u.s": "america", "usa": "america", "swedish": "sweden",
    "finnish": "finland", "welsh": "wales", "irish": "ireland", "scottish": "scotland", "u.k": "britain",
    "chinese": "china",
}  # fmt: skip
_ADJECTIVE = re.compile(r"\w{3}(?:ian|ish|ese)$")
_STEM = 4  # letters in which a state and its adjective agree: Russia, Russian; Azerbaijan, Azerbaijani


@lru_cache(maxsize=1 << 14)
def body_words(name: str) -> frozenset[str]:
    """The words that make the name of a body or office, whatever their order: states and their adjectives are one.

    `Foreign Ministry of Russia`, `Russian Foreign Ministry` and `Russia's Ministry of Foreign Affairs` are equal.
    """
    found = set()
    for match in _WORD.finditer(name):
        low = re.sub(r"['’]s?$", "", match.group().lower())
        if low in _LEFT_OUT:
            continue
        state = _STATES.get(low, low)
        if is_place_word(low) or state != low or (match.group()[0].isupper() and _ADJECTIVE.search(low)):
            found.add(f"@{fold_name(state)[:_STEM]}")
        elif _SAME.get(low, low):
            found.add(fold_name(_SAME.get(low, low)))
    return frozenset(found)


def head_word(name: str) -> str:
    """The noun that says what a body is: `ministry` of `Ministry of Defence` and of `Russian Foreign Ministry`."""
    words = _WORD.findall(_OF.split(name, maxsplit=1)[0])
    return words[-1].lower() if words else ""


def acronym(name: str) -> str:
    """The initials of the capitalised words of a name, in capitals; of fewer than two of them none."""
    initials = "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
    return initials if len(initials) > 1 else ""


def is_one_office(name: str) -> bool:
    """Whether words name an office that one person at a time holds in a certain state (`the Armenian president`)."""
    words = [word.lower() for word in _WORD.findall(name)]
    return any(is_office_word(word) for word in words) and any(part.startswith("@") for part in body_words(name))
