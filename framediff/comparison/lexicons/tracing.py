"""A trace: everything that lexicons make of one place in one article, counted or not, and what nearly stood there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.lexicon.nearness import near_misses
from framediff.matching import HitState, Matcher

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article, Span, Zone
    from framediff.comparison.study import Study
    from framediff.lexicon import Match
    from framediff.lexicon.nearness import NearMiss
    from framediff.lexicon.rules import Rule
    from framediff.voice import VoiceSegment

__all__ = ["Standing", "Trace", "trace", "traces"]


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry that stands at the place asked about, and what became of it.

    Attributes:
        lexicon_id: the lexicon.
        place: where in the lexicon's file, in words.
        pattern: the entry's pattern.
        indicators: ids of what it counts for: its own indicator, then the categories above it.
        label: the words a reader sees for the first of them.
        span: where it stands.
        state: counted, unresolved, excluded or shadowed.
        reason: the rule that refused it, with the words; for shadowed the words that cover it; else "".
        by: for shadowed the place and pattern of the entry that covers it; else "".
        topic: whether it is an entry of a topic, which decides what a passage is about and counts for nothing.
        flags: `undated` and `inverted`; see `framediff.lexicon.Match`.
    """

    lexicon_id: str
    place: str
    pattern: str
    indicators: tuple[str, ...]
    label: str
    span: Span
    state: HitState
    reason: str
    by: str = ""
    topic: bool = False
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trace:
    """What lexicons make of one place.

    Attributes:
        article: the article.
        span: the place.
        zone: the part of the page it begins in; None between zones.
        voices: the voices it touches, in order.
        topics: keys of the topics that its paragraph is on.
        standing: the entries that stand there: counted, unresolved, excluded, shadowed, topics; in the order of the
            lexicons and files.
        near: by lexicon and entry, what one telling word of stands there while the rest was not found; the nearest
            first.
        on: the study it was made in.
    """

    article: Article = field(repr=False)
    span: Span
    zone: Zone | None
    voices: tuple[VoiceSegment, ...]
    topics: tuple[str, ...]
    standing: tuple[Standing, ...]
    near: tuple[tuple[str, NearMiss], ...]
    on: Study = field(repr=False)

    @property
    def scored(self) -> bool:
        """Whether words are counted there."""
        return self.zone is not None and self.zone.scored


_ORDER = {state: rank for rank, state in enumerate(HitState)}


def trace(study: Study, article_id: str, span: Span) -> Trace:
    """What every lexicon of `study` makes of `span` in one of its articles."""
    return traces(study, [(article_id, span)])[0]


def traces(study: Study, places: Sequence[tuple[str, Span]]) -> tuple[Trace, ...]:
    """What every lexicon of `study` makes of each of `places`, by article id and span; in their order."""
    standing: list[list[Standing]] = [[] for _ in places]
    near: list[list[tuple[str, NearMiss]]] = [[] for _ in places]
    for lexicon in study.lexicons:
        matcher = Matcher.for_lexicon(lexicon)
        everywhere = {key: _matches(matcher, study[key].article) for key in dict.fromkeys(key for key, _ in places)}
        for number, (key, span) in enumerate(places):
            here = [match for match in everywhere[key] if match.span.overlaps(span)]
            standing[number] += _standing(lexicon.id, here, everywhere[key])
            article = study[key].article
            zone = _zone(article, span)
            if zone is not None and zone.scored:
                there = {match.rule.number for match in here}
                others = [rule for rule in matcher.rules if rule.number not in there]
                near[number] += [(lexicon.id, miss) for miss in near_misses(article.text, zone.span, span, others)]
    return tuple(_trace(study, key, span, standing[number], near[number]) for number, (key, span) in enumerate(places))


def _trace(
    study: Study, article_id: str, span: Span, standing: Sequence[Standing], near: Sequence[tuple[str, NearMiss]]
) -> Trace:
    studied = study[article_id]
    passage = studied.passage_at(span.start)
    return Trace(
        article=studied.article,
        span=span,
        zone=_zone(studied.article, span),
        voices=studied.heard.voices.over(span),
        topics=() if passage is None else tuple(key for key in study.topics if key in passage.topics),
        standing=tuple(sorted(standing, key=lambda each: (each.topic, _ORDER[each.state]))),
        near=tuple(sorted(near, key=lambda each: -each[1].found)),
        on=study,
    )


def _zone(article: Article, span: Span) -> Zone | None:
    """The part of the page in which `span` begins."""
    return next((zone for zone in article.zones if zone.span.start <= span.start < zone.span.end), None)


def _matches(matcher: Matcher, article: Article) -> tuple[Match, ...]:
    return matcher.matches(article.text, [zone.span for zone in article.scored], article.metadata.date.days)


def _standing(lexicon_id: str, here: Sequence[Match], everywhere: Sequence[Match]) -> list[Standing]:
    """The matches here, one for each entry, place and fate, whatever categories it counts for."""
    gathered: dict[tuple[Rule, Span, HitState, str, bool], list[Match]] = {}
    for match in here:
        key = (match.rule, match.span, match.state, match.reason, match.inverted)
        gathered.setdefault(key, []).append(match)
    return [
        Standing(
            lexicon_id=lexicon_id,
            place=rule.place,
            pattern=rule.source,
            indicators=tuple(match.indicator for match in matches),
            label=matches[0].owner.label,
            span=span,
            state=state,
            reason=reason,
            by=_cover(matches[0], everywhere) if state is HitState.SHADOWED else "",
            topic=rule.topic,
            flags=frozenset(
                name
                for name, holds in (("inverted", inverted), ("undated", any(match.undated for match in matches)))
                if holds
            ),
        )
        for (rule, span, state, reason, inverted), matches in gathered.items()
    ]


def _cover(match: Match, everywhere: Sequence[Match]) -> str:
    """The entry that counts where `match` is shadowed."""
    for other in everywhere:
        if (
            other.group == match.group
            and other.state in (HitState.COUNTED, HitState.UNRESOLVED)
            and other.span.overlaps(match.span)
        ):
            return f"{other.rule.place}, “{other.rule.source}”"
    return ""
