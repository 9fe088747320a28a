"""Conflicts: where two statements of one fact differ in numbers, dates or names, or one denies what the other says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

from framediff.comparison.alignment.figures import figures
from framediff.comparison.alignment.vocabulary import relatives, stem
from framediff.comparison.texts.terms import is_function_word
from framediff.voice.people.folding import fold_name
from framediff.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framediff.article import Span
    from framediff.comparison.alignment.figures import Figure

__all__ = ["Conflict", "ConflictKind", "conflicts"]

_NEAR = 0.1  # by how much of the larger two numbers may differ when one is said to be rounded or a bound
_REACH = 3  # words beside a number that may name what it counts
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = {name[:letters]: number for number, name in enumerate(_MONTHS, 1) for letters in (3, len(name))} | {"sept": 9}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?:(?P<month>{_NAMES})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day_first>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?"
    rf" (?P<month_after>{_NAMES}))\b(?! ?(?:%|percent))"
)
# Words of time and particles beside a number: what they say of it is no thing that it counts.
_NO_UNIT = frozenset(
    "morning afternoon evening night midnight noon today yesterday tomorrow tonight a.m p.m am pm o'clock "
    "away back forth forward ago apart together aside".split()
)
_PART = re.compile(r"\s?%|[\s-]per ?cent(?:age points?)?\b|[\s-](?P<word>[\w’']+)")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_NEGATION = re.compile(
    r"\b(?:(?:can)?not|never|no longer|nobody|no one|none|no|without|yet to|"
    r"(?:fail|refus|declin)(?:es?|s|ed|ing)? to)\b|n't\b"
)
_NO_DENIAL = re.compile(r"[\s,-]*(?:only|just|until|before|merely|least|later|more|less|fewer|so)\b")
# What leaves something undone or unsaid: beside it a negation may say the same.
_DENIES = re.compile(
    _NEGATION.pattern
    + r"|\b(?:nothing|nowhere|neither|nor|hardly|barely|only|until|before|unless|instead|insufficient(?:ly)?|un\w{4,}|"
    r"(?:fail|refus|declin|den|reject|dismiss|lack|miss|avoid|prevent|block|ban|forbid|halt|stop)(?:s|es|ed|ies|ied|ing|"
    r"y|al|ure)?)\b"
)
_CLAUSE_END = re.compile(r"[,;:.!?…()]|\b(?:and|but|or|because|as|that|which|who|while|when|if|to)\b")
_DENIED = 2  # content words after a negation that are taken for what it denies


class ConflictKind(StrEnum):
    """In what two statements differ."""

    NUMBER = "number"
    NUMBER_BY_SOURCE = "number by differently named sources"
    DATE = "date"
    NAME = "name"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that two statements of one fact do not tell alike; which of them has it right is not for us to say.

    Attributes:
        kind: what it is.
        first: the first statement's words for it; "" where it has none.
        second: the second's.
    """

    kind: ConflictKind
    first: str
    second: str


def conflicts(first: str, second: str) -> tuple[Conflict, ...]:
    """The conflicts between two statements that report one fact.

    Numbers conflict when they count or measure the same thing, none of one statement's is the other's, and neither is
    said to be rounded where they are near; not where each statement has both (`police said 11,500, organisers 28,000`);
    dates when both give a day (or a weekday, or a year) and share none; names
    when different ones stand between the same words; a negation when one says that something is not so (`has yet to
    endorse the speaker`) which the other says and in no way denies itself (`endorsed the speaker`).
    """
    return (*_numbers(first, second), *_dates(first, second), *_named(first, second), *_negations(first, second))


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _numbers(first: str, second: str) -> list[Conflict]:
    given, others = _counts(first), _counts(second)
    found: dict[tuple[float, float], Conflict] = {}
    for one in given:
        rivals = [other for other in others if _same_thing(one, other)]
        if not rivals or any(_agree(one.figure, rival.figure) for rival in rivals) or _told(one, given, others):
            continue
        rival = rivals[0]
        if any(_same_thing(rival, each) and _agree(rival.figure, each.figure) for each in given):
            continue
        # Where each statement has both numbers they tell alike that there are two, say of two sources.
        if _told(rival, others, given) or (_has(given, rival.figure) and _has(others, one.figure)):
            continue
        values = one.figure.value, rival.figure.value
        shown = _shown(first, one.figure), _shown(second, rival.figure)
        found.setdefault(values, Conflict(ConflictKind.NUMBER, *shown))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Count:
    """A number, whether a word right after it names what it counts, and the stems of the words beside it."""

    figure: Figure
    unit: bool
    near: tuple[str, ...]


@lru_cache(maxsize=4096)
def _counts(text: str) -> tuple[_Count, ...]:
    """The numbers of `text` that are no year or day, each with the words beside it, the nearest first."""
    folded = fold(text)
    days = [match.span() for match in _DAY.finditer(folded)]
    found = []
    for figure in figures(text):
        if figure.measure == "year" or any(start <= figure.span.start < end for start, end in days):
            continue
        after = [word.stem for word in words(_clause_after(text, figure.span))]
        before = [word.stem for word in words(_clause_before(text, figure.span))]
        near = [each for each in after[: _REACH + 1] if _may_be_counted(each)][:_REACH]
        near += [each for each in before if _may_be_counted(each)][-1:]
        unit = figure.measure != "" or (bool(after) and _may_be_counted(after[0]))
        found.append(_Count(figure, unit, tuple(stem(each) for each in near)))
    return tuple(found)


def _may_be_counted(word: str) -> bool:
    """Whether a folded word may name what a number counts: no preposition, particle, auxiliary or word of time."""
    closed = is_function_word(word) or word in _NO_UNIT or word in _MONTH
    return not (closed or word.endswith("ly") or _WEEKDAY.fullmatch(word))


def _told(one: _Count, own: Sequence[_Count], others: Sequence[_Count]) -> bool:
    """Whether the other statement has a number, too, where it or the other lacks a word for what it counts."""
    mine, theirs = ([each for each in some if each.figure.value == one.figure.value] for some in (own, others))
    return len(mine) <= len(theirs) and any(not (one.unit and each.unit) for each in theirs)


def _has(counts: Sequence[_Count], figure: Figure) -> bool:
    return any((each.figure.value, each.figure.measure) == (figure.value, figure.measure) for each in counts)


def _clause_after(text: str, span: Span) -> str:
    return re.split(r"[,;:.!?…()“”\"]\s|\d", text[span.end :], maxsplit=1)[0]


def _clause_before(text: str, span: Span) -> str:
    return re.split(r"[,;:.!?…()“”\"]\s|\d", text[: span.start])[-1]


def _same_thing(one: _Count, other: _Count) -> bool:
    """Whether two numbers tell of the same thing, as far as the words beside them say."""
    if one.figure.measure != other.figure.measure:
        return False
    return any(relatives(first, second) for first, second in product(one.near, other.near))


def _agree(figure: Figure, other: Figure) -> bool:
    apart = abs(figure.value - other.value)
    near = figure.about or other.about
    return apart == 0 or (near and apart <= _NEAR * max(abs(figure.value), abs(other.value)))


def _shown(text: str, figure: Figure) -> str:
    """A number with the word after it, if that may name what it counts."""
    after = _PART.match(text, figure.span.end)
    unit = after.group() if after and (not after["word"] or _may_be_counted(fold(after["word"]))) else ""
    before = text[figure.span.start - 1 : figure.span.start]
    return f"{before if before and before in '$€£¥' else ''}{figure.span.of(text)}{unit}"


# ── dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _dates(first: str, second: str) -> list[Conflict]:
    found = []
    for given, others in zip(_days(first), _days(second), strict=True):
        if given and others and given.keys().isdisjoint(others):
            found.append(Conflict(ConflictKind.DATE, _listed(given), _listed(others)))
    return found


def _days(text: str) -> tuple[dict[object, str], ...]:
    """The days, weekdays and years of `text`, each with its words."""
    folded = fold(text)
    days: dict[object, str] = {}
    for match in _DAY.finditer(folded):
        month, day = match["month"] or match["month_after"], match["day"] or match["day_first"]
        days.setdefault((_MONTH[month], int(day)), text[match.start() : match.end()])
    weekdays: dict[object, str] = {
        match.group(): text[match.start() : match.end()] for match in _WEEKDAY.finditer(folded)
    }
    years: dict[object, str] = {each.value: each.span.of(text) for each in figures(text) if each.measure == "year"}
    return days, weekdays, years


def _listed(given: Mapping[object, str]) -> str:
    return ", ".join(given.values())


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _named(first: str, second: str) -> list[Conflict]:
    """Different names in the same slot: between, or after, the same words."""
    from rapidfuzz.distance import Indel

    given, others = _tokens(first), _tokens(second)
    matched = Indel.opcodes([each.key for each in given], [each.key for each in others]).as_matching_blocks()
    whole = {each.key for each in given if each.name}, {each.key for each in others if each.name}
    found = []
    for before, after in pairwise((block.a, block.b, block.size) for block in matched):
        one = given[before[0] + before[2] : after[0]]
        two = others[before[1] + before[2] : after[1]]
        if not (one and two and all(each.name for each in (*one, *two))):
            continue
        if (before[2] > 1 or after[2]) and not _same_name(one, two, whole):
            shown = first[one[0].start : one[-1].end], second[two[0].start : two[-1].end]
            found.append(Conflict(ConflictKind.NAME, *shown))
    return found


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    key: str
    name: bool


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[_Token, ...]:
    """The words of `text`; a capital inside a sentence makes a name."""
    found: list[_Token] = []
    title = _title_case(text)
    for word in words(text):
        shown = text[word.start : word.stem_end]
        opens = not found or re.search(r"[.!?…:“\"]\W*$", text[found[-1].end : word.start]) is not None
        capital = shown[:1].isupper() and not is_function_word(word.stem) and fold(shown) not in _MONTH
        weekday = _WEEKDAY.fullmatch(word.stem) is not None
        name = capital and not title and not weekday and (not opens or shown.isupper() or _followed(text, word.end))
        key = fold_name(shown) if name else stem(word.stem)
        found.append(_Token(word.start, word.stem_end, key, name))
    return tuple(found)


def _followed(text: str, end: int) -> bool:
    """Whether a name follows: the first word of a sentence is then part of it (`John Smith said`)."""
    return re.match(r" [A-Z][\w’'-]", text[end:]) is not None


def _title_case(text: str) -> bool:
    """Whether most words have a capital, as in some headlines: names do not stand out there."""
    long = re.findall(r"[^\W\d_]{4,}", text)
    return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.7 * len(long)  # noqa: PLR2004 - most


def _same_name(one: Sequence[_Token], two: Sequence[_Token], whole: tuple[set[str], set[str]]) -> bool:
    """Whether two names may be the same: they share a word, one is short for the other, or each stands in both."""
    from rapidfuzz import fuzz

    keys = {each.key for each in one}, {each.key for each in two}
    if keys[0] & keys[1] or keys[0] <= whole[1] or keys[1] <= whole[0]:
        return True
    initials = ["".join(each.key[:1] for each in part) for part in (one, two)]
    if initials[0] == "".join(each.key for each in two) or initials[1] == "".join(each.key for each in one):
        return True
    return any(fuzz.ratio(a, b) >= 85 for a, b in product(*keys))  # noqa: PLR2004 - of 100: spellings of one name


# ── negation ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _negations(first: str, second: str) -> list[Conflict]:
    """Where one statement denies, in so many words, what the other says: at most one, in the order of the two."""
    for here, there in ((first, second), (second, first)):
        if _DENIES.search(fold(there)):
            continue
        said = {stem(word.stem) for word in words(there)}
        for shown, denied, besides in _denials(here):
            if denied <= said and not denied & besides:
                return [Conflict(ConflictKind.NEGATION, *((shown, "") if here is first else ("", shown)))]
    return []


def _denials(text: str) -> Iterator[tuple[str, set[str], set[str]]]:
    """Each negation with the words up to what it denies, the stems of that, and those of the rest of the statement."""
    folded = fold(text)
    for match in _NEGATION.finditer(folded):
        if _NO_DENIAL.match(folded, match.end()):
            continue
        clause = _CLAUSE_END.split(folded[match.end() :], maxsplit=1)[0]
        denied = [word for word in words(clause) if not is_function_word(word.stem)][:_DENIED]
        if denied:
            outside = folded[: match.start()], folded[match.end() + denied[-1].end :]
            besides = {stem(word.stem) for part in outside for word in words(part)}
            yield text[match.start() : match.end() + denied[-1].end], {stem(word.stem) for word in denied}, besides
