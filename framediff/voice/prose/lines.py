"""A sentence as a line of tokens, in which each quotation is one token: what the attribution rules read."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from framediff.article import Span
from framediff.voice.prose.clauses import SPEECH
from framediff.voice.prose.verbs import finite_verbs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import ZoneKind
    from framediff.voice.prose.quotations import Quotation
    from framediff.voice.prose.sentences import Sentence

__all__ = ["Line", "Token", "line_of"]

_TOKEN = re.compile(
    r"""
      \d{1,3}(?:,\d{3})++(?![\w,])                               # a number with commas
    | [^\W_]++(?:[-’'.&/][^\W_]++)*+(?:[’'](?=\s|$|[,.;:!?]))?   # a word, with hyphens, apostrophes, inner full stops
    | \.{3}|…
    | --+
    | [^\w\s]                                                  # a mark
    """,
    re.VERBOSE,
)
_ABBREVIATED = re.compile(r"[A-Za-z]|[A-Z]\w{1,4}|(?:\w+\.)+\w+")


class Token(NamedTuple):
    """One token: a word, a mark, or a whole quotation; a tuple, because an article has a thousand of them.

    Attributes:
        start: offset of its first code point in the article's text.
        end: offset after its last.
        text: its surface; for a quotation `"`.
        low: lower case with straight apostrophes.
        quotation: the quotation it stands for, if it is one.
    """

    start: int
    end: int
    text: str
    low: str
    quotation: Quotation | None = None

    @property
    def word(self) -> bool:
        """Whether it is a word (or number), not a mark or quotation."""
        return self.text[0].isalnum()  # a quotation’s text is a mark

    @property
    def capital(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.text[0].isupper()


# In title case only words longer than this are sure to begin with a capital, and at least this share of them does.
LONG_WORD = 3
TITLE_SHARE = 0.7


@dataclass(frozen=True)
class Line:
    """One sentence with its tokens; `number` is its position among the article's sentences."""

    number: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    text: str  # the whole article's
    subjects: dict[int, tuple[int, int] | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def verbs(self) -> bytes:
        """For each token whether it may be or is a finite verb; see `framediff.voice.prose.verbs`."""
        return finite_verbs(self.tokens, capitals=self.title_case)

    @cached_property
    def title_case(self) -> bool:
        """Whether most words begin with a capital, as in many headlines, so that a capital tells nothing.

        A headline of that kind writes its verbs large too: `Tomas Brand said on Wednesday` is none.
        """
        if any(token.low in SPEECH and not token.capital for token in self.tokens):
            return False
        firsts = [token.text[0] for token in self.tokens if len(token.text) > LONG_WORD]
        return len(firsts) >= LONG_WORD and sum(map(str.isupper, firsts)) >= TITLE_SHARE * len(firsts)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words and marks in it, in lower case: a rule that needs one of them need not look where there is none."""
        return frozenset([token.low for token in self.tokens])

    @property
    def block(self) -> int:
        """Number of the block the sentence belongs to."""
        return self.sentence.block

    @property
    def zone(self) -> ZoneKind:
        """The part of the page."""
        return self.sentence.zone

    def span(self, first: int, last: int) -> Span:
        """The span of tokens `[first, last)`; `first < last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def quotations(self, first: int = 0, last: int | None = None) -> list[Quotation]:
        """The double-marked quotations among tokens `[first, last)`."""
        return [token.quotation for token in self.tokens[first:last] if token.quotation is not None]

    def begins_capital(self, index: int) -> bool:
        """Whether token `index` is a quotation whose first letter is a capital, as in a whole quoted sentence."""
        quotation = self.tokens[index].quotation
        return quotation is not None and quotation.inside(self.text)[:1].isupper()

    @cached_property
    def body_end(self) -> int:
        """Number of tokens without the sentence-final full stop, question or exclamation mark."""
        end = len(self.tokens)
        while end and self.tokens[end - 1].text in ".!?…":
            end -= 1
        return end


def line_of(number: int, sentence: Sentence, text: str, quotations: Sequence[Quotation]) -> Line:
    """The tokens of `sentence`; `quotations` are all of the article's, in order, and may include single-marked ones."""
    tokens: list[Token] = []
    at = sentence.span.start
    first = bisect_left(quotations, sentence.span.start, key=lambda quotation: quotation.span.end)
    for quotation in quotations[first:]:
        if quotation.span.start >= sentence.span.end:
            break
        if quotation.span.start < at:
            continue
        tokens.extend(_words(text, at, quotation.span.start))
        end = min(quotation.span.end, sentence.span.end)
        tokens.append(Token(quotation.span.start, end, '"', '"', quotation))
        at = end
    tokens.extend(_words(text, at, sentence.span.end))
    return Line(number, sentence, tuple(tokens), text)


def _words(text: str, start: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    lowered = _lowered(text[start:end])
    for match in _TOKEN.finditer(text, start, end):
        at, to = match.span()
        surface = text[at:to]
        if surface == "." and tokens and tokens[-1].end == at and to < end:
            word = tokens[-1]
            if _ABBREVIATED.fullmatch(word.text):
                tokens[-1] = Token(word.start, to, word.text + ".", word.low + ".")
                continue
        tokens.append(Token(at, to, surface, lowered[at - start : to - start]))
    return tokens


def _lowered(part: str) -> str:
    """Lower case with straight apostrophes, at unchanged length."""
    straight = part.replace("’", "'").replace("‘", "'")
    lowered = straight.lower()
    # One capital, the dotted I, has a lower case of two code points; it keeps the first.
    return lowered if len(lowered) == len(part) else "".join(letter.lower()[0] for letter in straight)
