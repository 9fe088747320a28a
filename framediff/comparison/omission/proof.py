"""The proof of absence: what was looked for in how much text, what was refused there, and what came nearest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.comparison.groups import Grouping
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
    from framediff.matching import Hit

__all__ = ["Aside", "Proof", "Proofs", "Tried", "tried"]


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
        patterns: how many patterns were looked for.
        outside: how many more hold only at other dates than the article's, and why the first of them was left out.
        sentences: how many sentences were looked through.
        words: how many running words.
        asides: where a pattern stands and is refused, covered, or may name the referent; in order.
        elsewhere: how often the aspect stands in the same article in words that are not of this group or topic.
        nearest: the most similar stretch of what was looked through; None where no word of any pattern is like one.
        counted_there: labels of the indicators that are counted within that stretch.
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
    nearest: Nearest | None
    counted_there: tuple[str, ...]
    regular: int

    @property
    def score(self) -> float:
        """How near the nearest stretch comes, from 0 to 1; 0 where nothing does."""
        return 0.0 if self.nearest is None else self.nearest.score


def tried(aspect: Aspect) -> tuple[Tried, ...]:
    """Every entry by which an aspect is looked for, each once, in the order of the lexicon."""
    found = [Tried(rule.source, rule.place) for rule in aspect.rules]
    found += [Tried(rule.source, rule.place, denied=True) for rule in aspect.mirrored]
    return tuple(dict.fromkeys(found))


class Proofs:
    """The proofs of a map, made when they are asked for; the words of each article are laid out once."""

    def __init__(self, made: OmissionMap) -> None:
        self._map = made
        self._grouping = Grouping.of(made.study, made.options.by, made.options.around)
        self._laid_out = LaidOut(studied.article for studied in made.study)
        self._sought: dict[tuple[AspectKind, str], Sought] = {}
        self._texts: dict[tuple[str, str, bool], Text] = {}

    def asides(self, spot: Spot, article_id: str) -> tuple[Aside, ...]:
        """Where patterns of a field's aspect stand in an article without being counted."""
        return tuple(self._asides(spot.aspect, spot.group, self._map.study[article_id]))

    def of(self, spot: Spot) -> tuple[Proof, ...]:
        """The proof for each article of a field in which the aspect is absent."""
        return tuple(self._proof(spot, part.article_id) for part in spot.where(Presence.ABSENT))

    def _proof(self, spot: Spot, article_id: str) -> Proof:
        aspect, group = spot.aspect, spot.group
        studied = self._map.study[article_id]
        text = self._text(aspect, group, studied)
        unit = self._map.unit(group, article_id)
        every = self._everywhere(aspect)
        patterns = tried(aspect)
        reasons = [
            reason for rule in (*aspect.rules, *aspect.mirrored) if (reason := outside_dates(rule, studied.article))
        ]
        nearest = self._patterns(aspect).nearest(text)
        others = sum(
            len(part.mentions)
            for other in self._map.groups
            if other.key != group
            for part in self._map.spot(aspect, other.key).parts
            if part.article_id == article_id
        )
        return Proof(
            aspect=aspect,
            article_id=article_id,
            group=group,
            patterns=len(patterns) - len(reasons),
            outside=(len(reasons), reasons[0] if reasons else ""),
            sentences=text.sentence_count,
            words=unit.all_words if every else unit.words,
            asides=tuple(self._asides(aspect, group, studied)),
            elsewhere=others + self._off_topic(aspect, studied),
            nearest=nearest,
            counted_there=() if nearest is None else self._counted(studied, nearest.span),
            regular=sum(not isinstance(rule.pattern, Pattern) for rule in aspect.rules),
        )

    def _everywhere(self, aspect: Aspect) -> bool:
        """Whether the aspect is looked for in all passages: without a topic, or when it is the topic itself."""
        topic = self._map.options.topic
        return topic is None or (aspect.kind is AspectKind.TOPIC and aspect.key == topic)

    def _inside(self, aspect: Aspect, group: str, studied: Studied, offset: int) -> bool:
        """Whether the word at `offset` was looked at: in a passage on the topic, and the group's."""
        if studied.passage_at(offset) is None:
            return False
        if not self._everywhere(aspect) and not studied.on(self._map.options.topic, offset):
            return False
        segment = studied.heard.voices.at(offset)
        return self._grouping.key(studied.article, segment.voice, segment.speaker) == group

    def _text(self, aspect: Aspect, group: str, studied: Studied) -> Text:
        key = studied.article.id, group, self._everywhere(aspect)
        if key not in self._texts:
            whole = self._laid_out.texts[studied.article.id]
            self._texts[key] = whole.only(lambda offset: self._inside(aspect, group, studied, offset))
        return self._texts[key]

    def _patterns(self, aspect: Aspect) -> Sought:
        key = aspect.kind, aspect.key
        if key not in self._sought:
            self._sought[key] = Sought((*aspect.rules, *aspect.mirrored), self._laid_out)
        return self._sought[key]

    def _asides(self, aspect: Aspect, group: str, studied: Studied) -> Iterator[Aside]:
        if aspect.kind is AspectKind.TOPIC:
            yield from self._topic_asides(aspect, group, studied)
            return
        for hit in studied.hits:
            if hit.state is HitState.COUNTED or hit.lexicon_id != aspect.lexicon_id:
                continue
            if self._is_of(aspect, hit) and self._inside(aspect, group, studied, hit.span.start):
                yield Aside(hit.span, hit.pattern, hit.state, hit.reason)

    def _is_of(self, aspect: Aspect, hit: Hit) -> bool:
        """Whether a place that is not counted is one of the aspect's."""
        study = self._map.study
        named = study.set_key(hit)
        if aspect.kind is AspectKind.REFERENT:
            return named == aspect.key
        if hit.state is HitState.UNRESOLVED:
            return named == aspect.within
        return study.key_of(hit) == aspect.key

    def _topic_asides(self, aspect: Aspect, group: str, studied: Studied) -> Iterator[Aside]:
        """Where entries of a topic stand and are refused; the study keeps only those that count."""
        article = studied.article
        lexicon = next(each for each in self._map.study.lexicons if each.id == aspect.lexicon_id)
        matcher = Matcher.for_lexicon(lexicon)
        numbers = {rule.number for rule in aspect.rules}
        zones = [zone.span for zone in article.scored]
        for match in matcher.matches(article.text, zones, article.metadata.date.days):
            refused = match.rule.number in numbers and match.state is not HitState.COUNTED
            if refused and self._inside(aspect, group, studied, match.span.start):
                yield Aside(match.span, match.rule.source, match.state, match.reason)

    def _off_topic(self, aspect: Aspect, studied: Studied) -> int:
        """How often the aspect stands in the article in passages that are not on the topic."""
        topic = self._map.options.topic
        if self._everywhere(aspect):
            return 0
        if aspect.kind is AspectKind.TOPIC:
            spans = dict(studied.mentions).get(aspect.key, ())
            return sum(not studied.on(topic, span.start) for span in spans)
        return sum(
            hit.state is HitState.COUNTED
            and hit.lexicon_id == aspect.lexicon_id
            and self._is_of(aspect, hit)
            and not studied.on(topic, hit.span.start)
            for hit in studied.hits
        )

    def _counted(self, studied: Studied, span: Span) -> tuple[str, ...]:
        """Labels of the indicators that are counted where words of `span` stand."""
        study = self._map.study
        keys = [study.key_of(hit) for hit in studied.hits if hit.state is HitState.COUNTED and hit.span.overlaps(span)]
        return tuple(dict.fromkeys(study.indicator(key).label for key in keys))
