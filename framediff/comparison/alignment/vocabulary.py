"""Vocabulary: what the words of statements are compared by: stems, figures, and families of general news words."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framediff.comparison.alignment.figures import in_digits
from framediff.comparison.texts.terms import is_function_word
from framediff.lexicon.patterns.inflection import noun_forms, verb_forms
from framediff.lexicon.patterns.irregular import NOUNS, VERBS
from framediff.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nltk.stem.snowball import SnowballStemmer

__all__ = ["concepts", "content", "families", "folded_words", "letters", "relatives", "stem"]

_DOTS = re.compile(r"(?<!\d)\.|\.(?!\d)")
_RUN = 4  # letters; runs of three or of five, or of all these lengths, do no better
_TELLING = 3  # words of content that tell a statement


@cache
def _stemmer() -> SnowballStemmer:
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


@cache
def _bases() -> Mapping[str, str]:
    """Irregular forms to their base: `went` to `go`, `children` to `child`."""
    found: dict[str, str] = {}
    for noun in NOUNS:
        for form in noun_forms(noun):
            found.setdefault(form, noun)
    for verb in VERBS:
        for form in verb_forms(verb):
            found.setdefault(form, verb)
    return found


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a folded word, irregular forms by their base: `killed` and `kills` become `kill`, `shot` `shoot`."""
    plain = _DOTS.sub("", word)
    return str(_stemmer().stem(_bases().get(plain, plain)))


@cache
def families() -> Mapping[str, tuple[int, ...]]:
    """For each stem that has any, the numbers of its families; see families.toml."""
    table = tomllib.loads(files("framediff.comparison.alignment").joinpath("families.toml").read_text("utf-8"))
    found: dict[str, dict[int, None]] = {}
    lines = (line.split() for block in table.values() for line in block.splitlines())
    for number, members in enumerate(members for members in lines if members):
        for member in members:
            found.setdefault(stem(member), {})[number] = None
    return {each: tuple(numbers) for each, numbers in found.items()}


def relatives(first: str, second: str) -> bool:
    """Whether two stems are equal or of one family."""
    return first == second or not set(families().get(first, ())).isdisjoint(families().get(second, ()))


@lru_cache(maxsize=1 << 15)
def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of `text` without possessive endings, numbers in digits."""
    return tuple([word.stem for word in words(in_digits(text))])


def content(text: str) -> tuple[str, ...]:
    """The stems of the words of `text`, in order; numbers in digits.

    Function words are left out, unless there is little else: `I am not there yet` is told by nothing but them.
    """
    found = folded_words(text)
    told = [word for word in found if not is_function_word(word)]
    return tuple(stem(word) for word in (told if len(told) >= _TELLING else found))


def concepts(text: str) -> tuple[str, ...]:
    """The families of the content words of `text`; of a word without family its stem."""
    known = families()
    found: list[str] = []
    for each in content(text):
        numbers = known.get(each)
        found += [each] if numbers is None else [f"={number}" for number in numbers]
    return tuple(found)


def letters(text: str) -> tuple[str, ...]:
    """The runs of four characters of `text`, folded, over its words and the single spaces between them.

    They hold what stems do not: phrases, derived words (`sexist`, `sexism`), names spelt in two ways.
    """
    line = f" {' '.join(folded_words(text))} "
    return tuple([line[start : start + _RUN] for start in range(len(line) - _RUN + 1)])
