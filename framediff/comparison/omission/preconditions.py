"""Preconditions: what must be there for it to make a difference that an article does not have an aspect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.omission.aspects import AspectKind
from framediff.comparison.omission.presence import Part, Presence, presence_of
from framediff.lexicon.judging import untimely_of
from framediff.lexicon.matcher import Matcher
from framediff.lexicon.model import Entry, Lexicon, Topic
from framediff.matching import topic_spans

if TYPE_CHECKING:
    from framediff.article import Article
    from framediff.comparison.omission.aspects import Aspect
    from framediff.comparison.omission.facts import Facts
    from framediff.comparison.omission.gathering import Gathered, Unit
    from framediff.comparison.study import Study
    from framediff.lexicon.rules import Rule

__all__ = ["Preconditions", "outside_dates"]


class Preconditions:
    """What stands in the articles of a study, asked for each aspect in turn; subjects are looked up once."""

    def __init__(self, study: Study, found: Gathered, topic: str | None, facts: Facts | None = None) -> None:
        self._study = study
        self._found = found
        self._topic = topic
        self._facts = facts
        self._titles = {lexicon.id: lexicon.title for lexicon in study.lexicons}
        self._subjects = {
            lexicon.id: Matcher(_subject(lexicon))
            for lexicon in study.lexicons
            if lexicon.kind == "issue" and lexicon.subject
        }
        self._about: dict[tuple[str, str], bool] = {}

    def part(self, aspect: Aspect, unit: Unit) -> Part:
        """What the words of `unit` do with `aspect`."""
        mentions = self._found.of(aspect.kind, aspect.key, unit)
        if mentions:
            return Part(unit.article_id, presence_of(mentions), mentions)
        missing = self._missing(aspect, unit)
        if missing:
            return Part(unit.article_id, Presence.NOT_APPLICABLE, why=missing)
        if aspect.kind is AspectKind.FACT:
            may = tuple(self._found.perhaps.get((aspect.key, unit.article_id, unit.group), ()))
            return Part(unit.article_id, Presence.UNRESOLVED if may else Presence.ABSENT, perhaps=may)
        perhaps = aspect.within if aspect.kind is AspectKind.VARIANT else aspect.key
        if aspect.kind in (AspectKind.VARIANT, AspectKind.REFERENT):
            named = self._found.of(AspectKind.REFERENT, perhaps, unit)
            if not named and self._found.unresolved[perhaps, unit.article_id, unit.group]:
                return Part(unit.article_id, Presence.UNRESOLVED)
            if not named and aspect.kind is AspectKind.VARIANT:
                return Part(unit.article_id, Presence.NOT_APPLICABLE, why="no occasion: the referent is never named")
        return Part(unit.article_id, Presence.ABSENT)

    def _missing(self, aspect: Aspect, unit: Unit) -> str:
        """What is missing in the article as a whole, or in the words on the topic; "" where nothing is."""
        topic = self._topic
        if not unit.words and not (aspect.kind is AspectKind.TOPIC and aspect.key == topic):
            return f"no passage on {self._study.topics[topic].label}" if topic is not None else "no words"
        if aspect.kind is AspectKind.FACT:
            other = self._facts is not None and not self._facts.is_on(aspect.key, unit.article_id)
            return "a fact of another story" if other else ""
        if not self._is_about(unit.article_id, aspect.lexicon_id):
            return f"the article is not about the issue of {self._titles[aspect.lexicon_id]}"
        article = self._study[unit.article_id].article
        rules = aspect.rules + aspect.mirrored
        if rules and all(outside_dates(rule, article) for rule in rules):
            return outside_dates(rules[0], article)
        return ""

    def _is_about(self, article_id: str, lexicon_id: str) -> bool:
        """Whether an article has anything of a lexicon: an indicator, a topic or its subject; where it names one."""
        if lexicon_id not in self._subjects or lexicon_id in self._found.issues[article_id]:
            return True
        key = article_id, lexicon_id
        if key not in self._about:
            spans = topic_spans(self._study[article_id].article, self._subjects[lexicon_id])
            self._about[key] = any(spans.values())
        return self._about[key]


def outside_dates(rule: Rule, article: Article) -> str:
    """Why an entry was not looked for in an article of that date; "" where it was."""
    entry = rule.entry
    if entry.since is None and entry.until is None:
        return ""
    return untimely_of(rule, article.metadata.date.days)[0]


def _subject(lexicon: Lexicon) -> Lexicon:
    """A lexicon of which the only topic is the subject of another."""
    entries = tuple(Entry(source) for source in lexicon.subject)
    return Lexicon(lexicon.id, lexicon.title, "en", "1", "CC0-1.0", topic=(Topic("subject", "Subject", entries),))
