"""The matcher: a lexicon's entries, compiled once, and where they stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.lexicon.negation import negator
from framediff.lexicon.passage import passage_of
from framediff.lexicon.patterns import Pattern
from framediff.lexicon.regular import RegularPattern
from framediff.lexicon.rules import Owner, Rule, rules_of
from framediff.lexicon.wordindex import WordIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from framediff.lexicon.model import Lexicon
    from framediff.lexicon.passage import Passage

    Days = tuple[date | None, date | None]

__all__ = ["HitState", "Match", "Matcher"]

_OPENING = re.compile(r"[,:]?\s*\"")
_CLOSING = re.compile(r"\"[,.]?(?:\s+[^\s\".!?;:]+){0,4}\s+$")


class HitState(StrEnum):
    """What became of a place where an entry's pattern stands."""

    COUNTED = "counted"
    UNRESOLVED = "unresolved"  # may name the referent; listed, in no share
    EXCLUDED = "excluded"  # refused by one of the entry's contexts
    SHADOWED = "shadowed"  # covered by a longer match of the same choice set or category


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a text where an entry stands, before anyone asks whose words they are.

    Attributes:
        span: where, in the unchanged text.
        rule: the entry or verb that stands there.
        state: counted, unresolved, excluded or shadowed.
        owner: what it counts for: the rule's own indicator, a category above it, or, when denied, the mirror of one.
        reason: why it is not counted; "" when it is.
        undated: whether the rule holds between dates and the article's date cannot tell.
        inverted: whether it is denied and therefore counts for the mirror of its category.
    """

    span: Span
    rule: Rule
    state: HitState
    owner: Owner
    reason: str = ""
    undated: bool = False
    inverted: bool = False

    @property
    def indicator(self) -> str:
        """Id of the indicator it counts for."""
        return self.owner.indicator

    @property
    def group(self) -> str:
        """The choice set, category or topic within which the longest match wins."""
        return self.owner.group


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A match before contexts: first word, word after the last, span; a regular expression may have no words."""

    first: int
    after: int
    span: Span


@dataclass(frozen=True, slots=True)
class _Scope:
    """What lies around a passage: the other zones of its article, and the days on which it may have been written."""

    passages: tuple[Passage, ...]
    days: Days

    def stands(self, pattern: Pattern, passage: Passage, candidate: _Candidate) -> Span | None:
        """Where `pattern` first stands in the article outside the candidate, or None."""
        for other in self.passages:
            for index in range(len(other.words)):
                for after, end in pattern.ends_from(other, index):
                    if other is not passage or after <= candidate.first or index >= candidate.after:
                        return Span(other.words[index].start, end)
        return None


class _Row:
    """Matches without overlap, in the order of the text, so that what lies under a span is found by halving."""

    def __init__(self) -> None:
        self.matches: list[Match] = []

    def under(self, span: Span) -> Match | None:
        """The first match that overlaps `span`."""
        place = bisect_right(self.matches, span.start, key=lambda match: match.span.end)
        if place < len(self.matches) and self.matches[place].span.overlaps(span):
            return self.matches[place]
        return None

    def add(self, match: Match) -> None:
        """Put `match`, which overlaps none, in its place."""
        self.matches.insert(bisect_left(self.matches, match.span.start, key=lambda other: other.span.start), match)


class Matcher:
    """A lexicon compiled once; it finds entries in any number of texts.

    Attributes:
        lexicon: what it was compiled from.
        rules: its entries and verbs, in the order of the file.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile `lexicon`.

        Raises:
            PatternError: one of its patterns cannot be read (a lexicon that was loaded from a file has none such).
        """
        self.lexicon = lexicon
        self.rules: tuple[Rule, ...] = tuple(rules_of(lexicon))
        self._index = WordIndex(
            (rule.number, anchor)
            for rule in self.rules
            if isinstance(rule.pattern, Pattern)
            for anchor in rule.pattern.anchors
        )
        mirrors = {category.id: category.mirror for category in lexicon.category if category.negated == "mirror"}
        owners = {rule.indicator: rule.owners for rule in self.rules}
        self._mirrors = {name: owners.get(mirror, ()) for name, mirror in mirrors.items()}
        self._asks_for_negation = any(category.negated != "flag" for category in lexicon.category)
        self._regular = tuple(rule for rule in self.rules if isinstance(rule.pattern, RegularPattern))

    def __repr__(self) -> str:
        return f"Matcher({self.lexicon.id} {self.lexicon.version}, {len(self.rules)} rules)"

    @staticmethod
    def for_lexicon(lexicon: Lexicon) -> Matcher:
        """The matcher of `lexicon`, kept from an earlier call where there was one."""
        return _kept(lexicon)

    def matches(self, text: str, zones: Sequence[Span] | None = None, days: Days = (None, None)) -> tuple[Match, ...]:
        """Every place in `zones` (by default the whole text) where an entry stands, whatever became of it.

        Ordered by where they begin, longest first, then as in the lexicon. No match crosses the border of a zone.
        `days` are the first and the last day on which the text may have been written; None where that is unknown.
        """
        passages = tuple(passage_of(text, zone) for zone in ((Span(0, len(text)),) if zones is None else zones))
        scope = _Scope(passages, days)
        return tuple(sorted((match for each in passages for match in self._matches(each, scope)), key=_by_place))

    def _matches(self, passage: Passage, scope: _Scope) -> Iterator[Match]:
        """As `matches`, in one passage, in no order."""
        groups: dict[str, list[Match]] = {}
        for number, candidates in sorted(self._candidates(passage).items()):
            for match in _judged(passage, self.rules[number], candidates, scope):
                for owned in self._owned(passage, match):
                    groups.setdefault(owned.group, []).append(owned)
        for matches in groups.values():
            yield from _settled(passage.text, matches)

    def _owned(self, passage: Passage, match: Match) -> Iterator[Match]:
        """The match for each indicator that it counts for."""
        denied = ""
        if self._asks_for_negation and any(owner.negated != "flag" for owner in match.rule.owners):
            denied = negator(passage, _indices(passage, match.span)[0])
        if not denied or match.state is not HitState.COUNTED:
            yield match
            for owner in match.rule.owners[1:]:
                yield replace(match, owner=owner)
            return
        for owner in match.rule.owners:
            mirrored = self._mirrors.get(owner.indicator, ()) if owner.negated == "mirror" else ()
            for other in mirrored:
                yield replace(match, owner=other, inverted=True)
            if owner.negated == "flag":
                yield replace(match, owner=owner)
            elif not mirrored:
                yield replace(match, owner=owner, state=HitState.EXCLUDED, reason=f"negated by “{denied}”")

    def _candidates(self, passage: Passage) -> dict[int, set[_Candidate]]:
        """By rule, every match of its pattern in the passage."""
        found: dict[int, set[_Candidate]] = {}
        tried: set[tuple[int, int]] = set()
        for position, word in enumerate(passage.words):
            for number, anchor in self._index.of(word):
                pattern = self.rules[number].pattern
                for start in range(max(0, position - anchor.last), position - anchor.first + 1):
                    if (number, start) in tried or not isinstance(pattern, Pattern):
                        continue
                    tried.add((number, start))
                    for after, end in pattern.ends_from(passage, start):
                        candidate = _Candidate(start, after, Span(passage.words[start].start, end))
                        found.setdefault(number, set()).add(candidate)
        for rule in self._regular:
            if isinstance(rule.pattern, RegularPattern):
                spans = rule.pattern.spans(passage)
                if spans:
                    found[rule.number] = {_Candidate(*_indices(passage, span), span) for span in spans}
        return found


@lru_cache(maxsize=16)
def _kept(lexicon: Lexicon) -> Matcher:
    return Matcher(lexicon)


def _by_place(match: Match) -> tuple[int, int, int]:
    return match.span.start, -match.span.end, match.rule.number


def _by_length(match: Match) -> tuple[int, int, int]:
    return match.span.start - match.span.end, match.span.start, match.rule.number


def _indices(passage: Passage, span: Span) -> tuple[int, int]:
    """First word that `span` touches and the word after its last; equal where it touches none."""
    first = bisect_right(passage.words, span.start, key=lambda word: word.end)
    return first, bisect_left(passage.words, span.end, key=lambda word: word.start)


def _judged(passage: Passage, rule: Rule, candidates: set[_Candidate], scope: _Scope) -> list[Match]:
    """The rule's longest matches that its contexts allow, and the longest that they refuse, without overlap.

    A shorter match may find the context that a longer one lacks, but none may slip past a context that must not be:
    `[the] region` refused after `of` stays refused in “of the region”.
    """
    kept = _Row()
    refused: list[Match] = []
    owner = rule.owners[0]
    untimely, undated = _untimely(rule, scope.days)
    for candidate in sorted(candidates, key=lambda c: (c.span.start - c.span.end, c.span.start)):
        if kept.under(candidate.span) is not None:
            continue
        reason = untimely or _refusal(passage, rule, candidate, scope)
        if not reason:
            kept.add(Match(candidate.span, rule, HitState.COUNTED, owner, undated=undated))
        elif reason.startswith("excluded"):
            kept.add(Match(candidate.span, rule, HitState.EXCLUDED, owner, reason))
        else:
            refused.append(Match(candidate.span, rule, HitState.EXCLUDED, owner, reason))
    for match in refused:
        if kept.under(match.span) is None:
            kept.add(match)
    return kept.matches


def _untimely(rule: Rule, days: Days) -> tuple[str, bool]:
    """Why the rule does not hold for an article of these days, or ""; and whether they cannot tell."""
    since, until = rule.entry.since, rule.entry.until
    if since is None and until is None:
        return "", False
    earliest, latest = days
    if since is not None and latest is not None and latest < since:
        return f"outside its dates: holds since {since}, and the article is of {latest} or earlier", False
    if until is not None and earliest is not None and earliest > until:
        return f"outside its dates: holds until {until}, and the article is of {earliest} or later", False
    certain = (since is None or (earliest is not None and earliest >= since)) and (
        until is None or (latest is not None and latest <= until)
    )
    return "", not certain


def _refusal(passage: Passage, rule: Rule, candidate: _Candidate, scope: _Scope) -> str:
    """Why the rule's contexts refuse the candidate; "" when they do not."""
    for kind, patterns in rule.contexts:
        wanted = not kind.startswith("not_")
        stands = next(filter(None, (_context(passage, kind, each, candidate, scope) for each in patterns)), None)
        if wanted and stands is None:
            return f"required {kind}: {' or '.join(f'“{pattern.source}”' for pattern in patterns)} not found"
        if not wanted and stands is not None:
            return f"excluded by {kind}: “{_on_one_line(stands.of(passage.text))}”"
    if rule.leads and not _beside_speech(passage, rule.leads, candidate):
        return f"“{candidate.span.of(passage.text)}” stands without {_listed(rule.leads)} or a quotation beside it"
    return ""


def _context(passage: Passage, kind: str, pattern: Pattern, candidate: _Candidate, scope: _Scope) -> Span | None:
    """Where the context stands, or None."""
    side = kind.removeprefix("not_")
    if side == "before":
        found = pattern.stands_before(passage, candidate.first)
    elif side == "after":
        found = pattern.stands_after(passage, candidate.after)
    elif side == "anywhere":
        return scope.stands(pattern, passage, candidate)
    else:
        sentence = passage.sentence_of(candidate.first)
        before = pattern.stands_in(passage, range(sentence.start, candidate.first), candidate.first)
        found = before or pattern.stands_in(passage, range(candidate.after, sentence.stop), sentence.stop)
    return None if found is None else Span(*found)


def _beside_speech(passage: Passage, leads: frozenset[str], candidate: _Candidate) -> bool:
    """Whether one of `leads` or an opening quotation mark follows, or a quotation has just closed."""
    start = passage.span.start
    following = passage.words[candidate.after].text if candidate.after < len(passage.words) else ""
    return (
        following in leads
        or _OPENING.match(passage.folded, candidate.span.end - start) is not None
        or _CLOSING.search(passage.folded[max(0, candidate.span.start - start - 80) : candidate.span.start - start])
        is not None
    )


def _settled(text: str, matches: list[Match]) -> list[Match]:
    """One group's matches after the overlap rule: the longest wins, then the earliest, then the order of the file."""
    settled = [match for match in matches if match.state is HitState.EXCLUDED or match.rule.topic]
    live = [match for match in matches if match.state is HitState.COUNTED and not match.rule.topic]
    winners = _Row()
    for match in sorted(live, key=lambda match: (match.rule.unresolved, _by_length(match))):
        winner = winners.under(match.span)
        if winner is None:
            winners.add(replace(match, state=HitState.UNRESOLVED) if match.rule.unresolved else match)
        else:
            settled.append(replace(match, state=HitState.SHADOWED, reason=_shadow(text, match, winner)))
    return winners.matches + settled


def _shadow(text: str, match: Match, winner: Match) -> str:
    if winner.span == match.span and winner.rule.indicator == match.rule.indicator:
        return f"also matched by “{winner.rule.source}”"
    return f"covered by “{_on_one_line(winner.span.of(text))}” ({winner.rule.label})"


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _listed(leads: frozenset[str]) -> str:
    return "“that”" if leads == {"that"} else "“that”, a question word"
