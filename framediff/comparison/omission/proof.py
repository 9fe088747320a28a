"""The proof of absence: what was looked for in how much text, what was refused there, and what came nearest."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.comparison.groups import By, Grouping
from framediff.comparison.omission.aspects import AspectKind
from framediff.comparison.omission.laidout import LaidOut
from framediff.comparison.omission.nearest import Sought
from framediff.comparison.omission.preconditions import outside_dates
from framediff.comparison.omission.presence import Presence
from framediff.lexicon.matcher import Matcher
from framediff.lexicon.patterns.grammar import Pattern
from framediff.matching import HitState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framediff.article import Span
    from framediff.comparison.omission.aspects import Aspect
    from framediff.comparison.omission.laidout import Text
    from framediff.comparison.omission.map import OmissionMap
    from framediff.comparison.omission.nearest import Nearest
    from framediff.comparison.omission.presence import Spot
    from framediff.comparison.study import Studied
    from framediff.lexicon import Match
    from framediff.lexicon.rules import Rule

__all__ = ["COMPARED", "Aside", "Proof", "Proofs", "Tried", "tried"]

COMPARED = 20
"""Articles of one field that are looked into: their nearest stretch and their refused places; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One entry by which an aspect is looked for.

    Attributes:
        pattern: as the lexicon has it; of a verb its lemma.
        place: where it stands in the lexicon, in words.
        denied: whether it counts only where it is denied, as the mirror of its own category.
    """

    pattern: str
    place: str
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A place where a pattern of the aspect stands without being counted.

    Attributes:
        span: where.
        pattern: the pattern.
        state: excluded, shadowed or unresolved.
        reason: the rule that refused it, or the words that cover it; "" for unresolved.
    """

    span: Span
    pattern: str
    state: HitState
    reason: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Why an aspect is called absent in an article's words in one group.

    Attributes:
        aspect: what was looked for.
        article_id: the article.
        group: key of the group.
        patterns: how many patterns were looked for; of a fact how many statements report it elsewhere.
        outside: how many more hold only at other dates than the article's, and why the first of them was left out.
        sentences: how many sentences were looked through.
        words: how many running words.
        asides: where a pattern stands and is refused, covered, or may name the referent; in order.
        elsewhere: how often the aspect stands in the same article in words that are not of this group or topic.
        compared: whether a nearest stretch was looked for.
        nearest: the most similar stretch of what was looked through; None where nothing comes near.
        counted_there: labels of the indicators that are counted within that stretch; of a fact, the other facts that
            the statement reports.
        regular: how many of the patterns are regular expressions, of which no nearness is known.
    """

    aspect: Aspect
    article_id: str
    group: str
    patterns: int
    outside: tuple[int, str]
    sentences: int
    words: int
    asides: tuple[Aside, ...] = field(repr=False)
    elsewhere: int
    compared: bool
    nearest: Nearest | None
    counted_there: tuple[str, ...]
    regular: int

    @property
    def score(self) -> float:
        """How near the nearest stretch comes, from 0 to 1; 0 where nothing does."""
        return 0.0 if self.nearest is None else self.nearest.score


def tried(aspect: Aspect) -> tuple[Tried, ...]:
    """Every entry by which an aspect is looked for, each once, in the order of the lexicon."""
    denied = {rule.number for rule in aspect.mirrored}
    return tuple(Tried(rule.source, rule.place, rule.number in denied) for rule in _once(aspect))


def _once(aspect: Aspect) -> tuple[Rule, ...]:
    """The rules of an aspect, those of one entry or verb once."""
    return tuple({rule.place: rule for rule in reversed((*aspect.rules, *aspect.mirrored))}.values())[::-1]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is the same in all proofs of one aspect.

    Attributes:
        patterns: how many entries look for it; of a fact how many statements report it.
        dated: those of the entries that hold at some dates only.
        regular: how many are regular expressions.
        everywhere: whether it is looked for in all passages: without a topic, or when it is the topic itself.
    """

    patterns: int
    dated: tuple[Rule, ...]
    regular: int
    everywhere: bool


class Proofs:
    """The proofs of a map, made when they are asked for; the words of each article are laid out once."""

    def __init__(self, made: OmissionMap) -> None:
        self._map = made
        self._grouping = Grouping.of(made.study, made.options.by, made.options.around)
        self._laid_out = LaidOut(studied.article for studied in made.study)
        self._units = {(unit.article_id, unit.group): unit for units in made.units.values() for unit in units}
        self._sought: dict[tuple[AspectKind, str], Sought] = {}
        self._texts: dict[tuple[str, str, bool], Text] = {}
        self._uncounted: dict[str, dict[str, list[Aside]]] = {}
        self._refused: dict[tuple[str, str], tuple[Match, ...]] = {}
        self._standing: dict[tuple[AspectKind, str], Counter[str]] = {}
        self._of_aspect: dict[tuple[AspectKind, str], _Asked] = {}

    def asides(self, spot: Spot, article_id: str) -> tuple[Aside, ...]:
        """Where patterns of a field's aspect stand in an article without being counted."""
        return tuple(self._asides(spot.aspect, spot.group, self._map.study[article_id]))

    def of(self, spot: Spot, compared: int = COMPARED) -> tuple[Proof, ...]:
        """The proof for each article of a field in which the aspect is absent.

        Args:
            spot: the field.
            compared: in how many of them, the first, the nearest stretch is looked for.
        """
        absent = spot.where(Presence.ABSENT)
        return tuple(self._proof(spot, part.article_id, number < compared) for number, part in enumerate(absent))

    def _proof(self, spot: Spot, article_id: str, compared: bool) -> Proof:  # noqa: FBT001 - one caller
        aspect, group = spot.aspect, spot.group
        studied = self._map.study[article_id]
        text = self._text(aspect, group, studied)
        unit = self._units[article_id, group]
        asked = self._asked(aspect)
        outside = [reason for rule in asked.dated if (reason := outside_dates(rule, studied.article))]
        nearest = self._nearest(aspect, group, studied, text) if compared else None
        return Proof(
            aspect=aspect,
            article_id=article_id,
            group=group,
            patterns=asked.patterns - len(outside),
            outside=(len(outside), outside[0] if outside else ""),
            sentences=text.sentence_count,
            words=unit.all_words if asked.everywhere else unit.words,
            asides=tuple(self._asides(aspect, group, studied)),
            elsewhere=self._all_standing(aspect)[article_id],
            compared=compared,
            nearest=nearest,
            counted_there=() if nearest is None else self._counted(aspect, studied, nearest.span),
            regular=asked.regular,
        )

    def _asked(self, aspect: Aspect) -> _Asked:
        key = aspect.kind, aspect.key
        if key not in self._of_aspect:
            rules, topic, facts = _once(aspect), self._map.options.topic, self._map.facts
            self._of_aspect[key] = _Asked(
                patterns=facts.statements(aspect.key)
                if facts is not None and aspect.kind is AspectKind.FACT
                else len(rules),
                dated=tuple(rule for rule in rules if (rule.entry.since, rule.entry.until) != (None, None)),
                regular=sum(not isinstance(rule.pattern, Pattern) for rule in rules),
                everywhere=topic is None or (aspect.kind is AspectKind.TOPIC and aspect.key == topic),
            )
        return self._of_aspect[key]

    def _nearest(self, aspect: Aspect, group: str, studied: Studied, text: Text) -> Nearest | None:
        if aspect.kind is not AspectKind.FACT:
            return self._patterns(aspect).nearest(text)
        facts = self._map.facts
        if facts is None:
            return None
        return facts.nearest(
            aspect.key, studied.article.id, lambda span: self._inside(aspect, group, studied, span.start)
        )

    def _inside(self, aspect: Aspect, group: str, studied: Studied, offset: int) -> bool:
        """Whether the word at `offset` was looked at: in a passage on the topic, and the group's."""
        if studied.passage_at(offset) is None:
            return False
        if not self._asked(aspect).everywhere and not studied.on(self._map.options.topic, offset):
            return False
        segment = studied.heard.voices.at(offset)
        return self._grouping.key(studied.article, segment.voice, segment.speaker) == group

    def _text(self, aspect: Aspect, group: str, studied: Studied) -> Text:
        key = studied.article.id, group, self._asked(aspect).everywhere
        if key not in self._texts:
            whole = self._laid_out.texts[studied.article.id]
            apart = not key[2] or self._grouping.by is By.SPEAKER
            self._texts[key] = (
                whole.only(lambda offset: self._inside(aspect, group, studied, offset)) if apart else whole
            )
        return self._texts[key]

    def _patterns(self, aspect: Aspect) -> Sought:
        key = aspect.kind, aspect.key
        if key not in self._sought:
            self._sought[key] = Sought((*aspect.rules, *aspect.mirrored), self._laid_out)
        return self._sought[key]

    def _asides(self, aspect: Aspect, group: str, studied: Studied) -> Iterator[Aside]:
        if aspect.kind is AspectKind.TOPIC:
            found = self._topic_asides(aspect, studied)
        elif aspect.kind is AspectKind.FACT:
            found = []
        else:
            by_key = self._by_key(studied)
            found = list(by_key.get(f"{aspect.kind}:{aspect.key}", ()))
            found += by_key.get(f"unresolved:{aspect.within}", ()) if aspect.kind is AspectKind.VARIANT else ()
        yield from sorted(
            (aside for aside in found if self._inside(aspect, group, studied, aside.span.start)),
            key=lambda aside: aside.span,
        )

    def _by_key(self, studied: Studied) -> dict[str, list[Aside]]:
        """An article's places that are not counted, by what they would have counted for."""
        article_id = studied.article.id
        if article_id not in self._uncounted:
            study = self._map.study
            found = self._uncounted[article_id] = {}
            for hit in studied.hits:
                if hit.state is HitState.COUNTED:
                    continue
                aside = Aside(hit.span, hit.pattern, hit.state, hit.reason)
                key, named = study.key_of(hit), study.set_key(hit)
                one = study.indicator(key) if study.is_indicator(key) else None
                if one is None or one.is_variant:
                    found.setdefault(f"{AspectKind.REFERENT}:{named}", []).append(aside)
                if one is not None:
                    kind = AspectKind.VARIANT if one.is_variant else AspectKind.CATEGORY
                    found.setdefault(f"{kind}:{key}", []).append(aside)
                elif hit.state is HitState.UNRESOLVED:
                    found.setdefault(f"unresolved:{named}", []).append(aside)
        return self._uncounted[article_id]

    def _topic_asides(self, aspect: Aspect, studied: Studied) -> list[Aside]:
        """Where entries of a topic stand and are refused; the study keeps only those that count."""
        article = studied.article
        key = article.id, aspect.lexicon_id
        if key not in self._refused:
            lexicon = next(each for each in self._map.study.lexicons if each.id == aspect.lexicon_id)
            zones = [zone.span for zone in article.scored]
            matches = Matcher.for_lexicon(lexicon).matches(article.text, zones, article.metadata.date.days)
            self._refused[key] = tuple(
                match for match in matches if match.rule.topic and match.state is not HitState.COUNTED
            )
        numbers = {rule.number for rule in aspect.rules}
        return [
            Aside(match.span, match.rule.source, match.state, match.reason)
            for match in self._refused[key]
            if match.rule.number in numbers
        ]

    def _all_standing(self, aspect: Aspect) -> Counter[str]:
        """How often the aspect stands in each article, whatever the group and the topic."""
        if not self._standing:
            self._standing = self._all_counts()
        return self._standing.get((aspect.kind, aspect.key), Counter())

    def _all_counts(self) -> dict[tuple[AspectKind, str], Counter[str]]:
        counts: defaultdict[tuple[AspectKind, str], Counter[str]] = defaultdict(Counter)
        study = self._map.study
        for studied in study:
            article_id = studied.article.id
            for topic, spans in studied.mentions:
                counts[AspectKind.TOPIC, topic][article_id] = len(spans)
            for hit in studied.hits:
                if hit.state is HitState.COUNTED:
                    key = study.key_of(hit)
                    counts[AspectKind.REFERENT, study.set_key(hit)][article_id] += 1
                    counts[AspectKind.VARIANT, key][article_id] += 1
                    counts[AspectKind.CATEGORY, key][article_id] += 1
        return dict(counts)

    def _counted(self, aspect: Aspect, studied: Studied, span: Span) -> tuple[str, ...]:
        """Labels of the indicators that are counted where words of `span` stand; for a fact of those reported there."""
        if aspect.kind is AspectKind.FACT:
            return () if self._map.facts is None else self._map.facts.at(studied.article.id, span)
        study = self._map.study
        keys = [study.key_of(hit) for hit in studied.hits if hit.state is HitState.COUNTED and hit.span.overlaps(span)]
        return tuple(dict.fromkeys(study.indicator(key).label for key in keys))
