"""Tokens: the words and marks of a string with their offsets, each with the key under which it is compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from framediff.article import Span
from framediff.comparison.texts.terms import is_function_word
from framediff.words import INSIDE, fold, words

__all__ = ["Token", "Tokens", "tokenised", "word_key"]

_HIDDEN = f"\\s{re.escape(INSIDE)}"
_GAP = re.compile(rf"[{_HIDDEN}]+")
_MARK = re.compile(rf"''|\.{{2,}}|--+|[^{_HIDDEN}]")
_HYPHEN = re.compile(rf"[{_HIDDEN}]*[-‐‑]|[-‐‑][{_HIDDEN}]*|[‒–−]")
_LETTERS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")  # U.N, to which the next full stop belongs, too
_GROUP = 3  # digits between two commas of a number
_SENTENCE_ENDS = frozenset(".!?")
_CLAUSE_ENDS = frozenset(",;:-")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark.

    Attributes:
        start: where it begins.
        end: where it ends, white space after it left out.
        key: its form for comparison: lower case, accents and glyphs folded away.
        is_word: whether it is a word; else it is a mark.
        is_content: whether it is a word of an open class.
    """

    start: int
    end: int
    key: str
    is_word: bool
    is_content: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a string.

    Attributes:
        text: the string.
        all: its tokens, in order.
        words: positions of those that are words.
        gaps: what stands behind each token before the next: white space, or the hyphen of a compound.
    """

    text: str
    all: tuple[Token, ...]
    words: tuple[int, ...]
    gaps: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, position: int) -> Token:
        return self.all[position]

    def surface(self, position: int) -> str:
        """The token as it is written."""
        token = self.all[position]
        return self.text[token.start : token.end]

    def span(self, first: int, end: int) -> Span:
        """Where tokens `first` to `end`, exclusive, stand, with all up to the next token.

        White space at the beginning of the string belongs to its first token.
        """
        return Span(self._edge(first), self._edge(end)) if self.all else Span(0, len(self.text))

    def _edge(self, position: int) -> int:
        if position == 0:
            return 0
        return self.all[position].start if position < len(self.all) else len(self.text)

    def at(self, span: Span) -> range:
        """The positions of the tokens that `span` touches."""
        touched = [i for i, token in enumerate(self.all) if token.start < span.end and span.start < token.end]
        return range(touched[0], touched[-1] + 1) if touched else range(0)

    def count(self, first: int, end: int) -> int:
        """How many words there are among tokens `first` to `end`, exclusive."""
        return sum(self.all[position].is_word for position in range(first, end))

    def border(self, position: int) -> int:
        """How natural a border there is before a token: 2 of a sentence, 1 of a clause, else 0."""
        if position in (0, len(self.all)):
            return 2
        before = position - 1
        while before > 0 and self.all[before].key == '"' and not self.gaps[before - 1]:
            before -= 1  # a closing quotation mark stands behind the stop
        key = self.all[before].key[:1]
        return 2 if key in _SENTENCE_ENDS else int(key in _CLAUSE_ENDS)


def tokenised(text: str) -> Tokens:
    """The tokens of `text`. The hyphen of a compound is no token: `Nagorno- Karabakh` has two words and nothing else.

    Marks of one kind have one key: all quotation marks, single and double, all dashes, three full stops and `…`.
    """
    folded = fold(text)
    found: list[Token] = []
    at = 0
    for word in words(text):
        if found and _is_thousands(text, found[-1], word.start, word.text):
            last = found.pop()
            at = word.end
            found.append(Token(last.start, at, f"{last.key}{word.text}", is_word=True, is_content=True))
            continue
        if not (found and found[-1].is_word and _is_hyphen(text[at : word.start])):
            _marks(folded, at, word.start, found)
        key, at = word_key(word.text), word.end
        if "." in word.text and key.isalpha():
            at += text.startswith(".", at)
        found.append(Token(word.start, at, key, is_word=True, is_content=not is_function_word(word.stem)))
    _marks(folded, at, len(text), found)
    ends = [*(token.start for token in found[1:]), len(text)]  # one too many if there is no token
    gaps = tuple(_GAP.sub(" ", text[token.end : end]) for token, end in zip(found, ends, strict=False))
    return Tokens(text, tuple(found), tuple(i for i, token in enumerate(found) if token.is_word), gaps)


def _is_thousands(text: str, before: Token, start: int, word: str) -> bool:
    """Whether a word goes on with the number before it: the `000` of `40,000`, not the `200` of `2019,200 people`."""
    if text[before.end : start] != "," or len(word) != _GROUP or not (word.isdecimal() and before.key.isdecimal()):
        return False
    return len(text[before.start : before.end].partition(",")[0]) <= _GROUP


def word_key(word: str) -> str:
    """A folded word as it is compared: without accents, and without the full stops of `u.n`."""
    plain = _plain(word)
    return plain.replace(".", "") if "." in plain and _LETTERS.fullmatch(plain) else plain


def _is_hyphen(between: str) -> bool:
    """Whether what stands between two words is the hyphen of a compound, with a stray space on one side at most."""
    return _HYPHEN.fullmatch(between) is not None


def _marks(folded: str, start: int, end: int, found: list[Token]) -> None:
    """Add the marks of `folded[start:end]`."""
    found.extend(
        Token(mark.start(), mark.end(), _mark_key(mark.group()), is_word=False, is_content=False)
        for mark in _MARK.finditer(folded, start, end)
    )


def _mark_key(mark: str) -> str:
    if mark[0] in "'\"":
        return '"'
    if mark[0] == "-":
        return "-"
    return "…" if mark.startswith("..") else mark


def _plain(word: str) -> str:
    """A folded word without accents."""
    if word.isascii():
        return word
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.replace("ı", "i") or word
