"""Judging: which of an entry's candidates its contexts and dates allow, and which of several entries has a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.article import Span

if TYPE_CHECKING:
    from datetime import date

    from framediff.lexicon.patterns.grammar import Pattern
    from framediff.lexicon.rules import Owner, Rule
    from framediff.lexicon.search.passage import ReadPassage as Passage

    Days = tuple[date | None, date | None]

__all__ = ["Candidate", "Days", "HitState", "Match", "Scope", "judged", "settled", "untimely_of"]

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
class Candidate:
    """A match before contexts: first word, word after the last, span; a regular expression may have no words."""

    first: int
    after: int
    span: Span


class Scope:
    """What lies around a passage: all zones of its article, and the days on which it may have been written."""

    def __init__(self, passages: tuple[Passage, ...], days: Days) -> None:
        self.days = days
        self._passages = passages
        self._known: dict[int, list[tuple[Passage, int, int, Span]]] = {}

    def stands(self, pattern: Pattern, passage: Passage, candidate: Candidate) -> Span | None:
        """Where `pattern` first stands in the article outside the candidate, or None."""
        for other, first, after, span in self._places(pattern):
            if other is not passage or after <= candidate.first or first >= candidate.after:
                return span
        return None

    def _places(self, pattern: Pattern) -> list[tuple[Passage, int, int, Span]]:
        """Everywhere in the article that `pattern` stands, found once."""
        known = self._known.get(id(pattern))
        if known is None:
            known = self._known[id(pattern)] = [
                (passage, index, after, Span(passage.start(index), end))
                for passage in self._passages
                for index in passage.starts_of(pattern, range(passage.size))
                for after, end in pattern.ends_from(passage, index)
            ]
        return known


class _Row:
    """Matches without overlap, by the characters that they cover: time grows with their length, not their number."""

    def __init__(self) -> None:
        self.matches: list[Match] = []
        self._at: dict[int, Match] = {}

    def under(self, span: Span) -> Match | None:
        """The first match that overlaps `span`."""
        return next((match for at in range(span.start, span.end) if (match := self._at.get(at)) is not None), None)

    def add(self, match: Match) -> None:
        """Put `match`, which overlaps none, in its place."""
        self.matches.append(match)
        self._at.update(dict.fromkeys(range(match.span.start, match.span.end), match))


def judged(passage: Passage, rule: Rule, candidates: set[Candidate], scope: Scope) -> list[Match]:
    """The rule's longest matches that its contexts allow, and the longest that they refuse, without overlap.

    A shorter match may find the context that a longer one lacks, but none may slip past a context that must not be:
    `[the] region` refused after `of` stays refused in “of the region”.
    """
    kept = _Row()
    refused: list[Match] = []
    owner = rule.owners[0]
    untimely, undated = untimely_of(rule, scope.days)
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


def untimely_of(rule: Rule, days: Days) -> tuple[str, bool]:
    """Why the rule does not hold for an article of these days, or ""; and whether they cannot tell."""
    since, until = rule.entry.since, rule.entry.until
    if since is None and until is None:
        return "", False
    earliest, latest = days
    if since is not None and latest is not None and latest < since:
        told = f"{latest}" if latest == earliest else f"{latest} or earlier"
        return f"outside its dates: holds since {since}, and the article is of {told}", False
    if until is not None and earliest is not None and earliest > until:
        told = f"{earliest}" if latest == earliest else f"{earliest} or later"
        return f"outside its dates: holds until {until}, and the article is of {told}", False
    certain = (since is None or (earliest is not None and earliest >= since)) and (
        until is None or (latest is not None and latest <= until)
    )
    return "", not certain


def _refusal(passage: Passage, rule: Rule, candidate: Candidate, scope: Scope) -> str:
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


def _context(passage: Passage, kind: str, pattern: Pattern, candidate: Candidate, scope: Scope) -> Span | None:
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
        ahead, behind = range(sentence.start, candidate.first), range(candidate.after, sentence.stop)
        found = pattern.stands_in(passage, passage.starts_of(pattern, ahead), ahead.stop) or pattern.stands_in(
            passage, passage.starts_of(pattern, behind), behind.stop
        )
    return None if found is None else Span(*found)


def _beside_speech(passage: Passage, leads: frozenset[str], candidate: Candidate) -> bool:
    """Whether one of `leads` or an opening quotation mark follows, or a quotation has just closed."""
    start = passage.span.start
    following = passage.word(candidate.after) if candidate.after < passage.size else ""
    return (
        following in leads
        or _OPENING.match(passage.folded, candidate.span.end - start) is not None
        or _CLOSING.search(passage.folded[max(0, candidate.span.start - start - 80) : candidate.span.start - start])
        is not None
    )


def settled(text: str, matches: list[Match]) -> list[Match]:
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


def _by_length(match: Match) -> tuple[int, int, int]:
    return match.span.start - match.span.end, match.span.start, match.rule.number


def _shadow(text: str, match: Match, winner: Match) -> str:
    if winner.span == match.span and winner.rule.indicator == match.rule.indicator:
        return f"also matched by “{winner.rule.source}”"
    return f"covered by “{_on_one_line(winner.span.of(text))}” ({winner.rule.label})"


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _listed(leads: frozenset[str]) -> str:
    return "“that”" if leads == {"that"} else "“that”, a question word"
