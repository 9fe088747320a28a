"""Aspects: what an article can have or leave out, each with all the patterns by which it is looked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.comparison.table.trees import lineage
from framediff.lexicon.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from framediff.comparison.study import Study
    from framediff.lexicon.model import Lexicon
    from framediff.lexicon.rules import Rule

__all__ = ["Aspect", "AspectChoice", "AspectKind", "aspects_of"]


class AspectKind(StrEnum):
    """What an aspect is."""

    TOPIC = "topic"
    REFERENT = "referent"  # what the variants of a choice set name, under whatever name
    VARIANT = "variant"
    CATEGORY = "category"
    FACT = "fact"


class AspectChoice(StrEnum):
    """Which aspects a map shows."""

    TOPICS = "topics"
    INDICATORS = "indicators"  # referents, variants and categories
    FACTS = "facts"


@dataclass(frozen=True, slots=True)
class Aspect:
    """One row of an omission map.

    Attributes:
        kind: what it is.
        key: of the topic, choice set or indicator, as results name it; of a fact its number.
        label: what a reader sees.
        lexicon_id: the lexicon that looks for it; "" for a fact.
        within: for a variant the key of its choice set, which must be named for it to be chosen; for a part of a
            category the key of the category above it; else "".
        depth: how many rows it stands below: 1 for a variant, and for each category above it one more.
        rules: the entries that look for it, in the order of the lexicon.
        mirrored: the entries whose hits count for it where they are denied.
        story: of a fact the label of its story; else "".
    """

    kind: AspectKind
    key: str
    label: str
    lexicon_id: str = ""
    within: str = ""
    depth: int = 0
    rules: tuple[Rule, ...] = field(default=(), repr=False, compare=False)
    mirrored: tuple[Rule, ...] = field(default=(), repr=False, compare=False)
    story: str = ""


def aspects_of(study: Study, lexicons: Collection[str], which: Collection[AspectChoice]) -> tuple[Aspect, ...]:
    """Every aspect that `lexicons` look for: topics, then referents each with its variants, then categories."""
    chosen = [lexicon for lexicon in study.lexicons if lexicon.id in lexicons]
    found: list[Aspect] = []
    if AspectChoice.TOPICS in which:
        found += [aspect for lexicon in chosen for aspect in _topics(study, lexicon)]
    if AspectChoice.INDICATORS in which:
        by_lexicon = {lexicon.id: _rules(lexicon) for lexicon in chosen}
        for block in study.blocks:
            if block.lexicon_id in by_lexicon:
                found += _block(study, block.key, by_lexicon[block.lexicon_id])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Rules:
    """A lexicon's rules by what they count for: ids as the lexicon has them."""

    lexicon: Lexicon
    by_indicator: Mapping[str, list[Rule]]
    by_set: Mapping[str, list[Rule]]
    mirrored: Mapping[str, list[Rule]]


def _rules(lexicon: Lexicon) -> _Rules:
    by_indicator: dict[str, list[Rule]] = {}
    by_set: dict[str, list[Rule]] = {}
    for rule in Matcher.for_lexicon(lexicon).rules:
        if rule.topic or rule.unresolved:
            continue
        by_set.setdefault(rule.group, []).append(rule)
        for owner in rule.owners:
            by_indicator.setdefault(owner.indicator, []).append(rule)
    mirrored: dict[str, list[Rule]] = {}
    for category in lexicon.category:
        if category.negated == "mirror" and category.mirror:
            mirrored.setdefault(category.mirror, []).extend(by_indicator.get(category.id, ()))
    return _Rules(lexicon, by_indicator, by_set, mirrored)


def _topics(study: Study, lexicon: Lexicon) -> Iterator[Aspect]:
    rules = [rule for rule in Matcher.for_lexicon(lexicon).rules if rule.topic]
    for topic in lexicon.topic:
        key = study.topic_keys[lexicon.id, topic.id]
        mine = tuple(rule for rule in rules if rule.indicator == topic.id)
        yield Aspect(AspectKind.TOPIC, key, topic.label, lexicon.id, rules=mine)


def _block(study: Study, key: str, rules: _Rules) -> Iterator[Aspect]:
    """The referent of a choice set and its variants, or the categories of a lexicon."""
    lexicon = rules.lexicon
    ids = {own: name for (lexicon_id, name), own in study.indicator_keys.items() if lexicon_id == lexicon.id}
    block = next(each for each in study.blocks if each.key == key and each.lexicon_id == lexicon.id)
    for number, indicator in enumerate(block.indicators):
        name = ids[indicator.id]
        if indicator.is_variant:
            if number == 0:
                every = tuple(rules.by_set.get(name.partition("/")[0], ()))
                yield Aspect(AspectKind.REFERENT, key, f"{block.title}: any", lexicon.id, rules=every)
            mine = tuple(rules.by_indicator.get(name, ()))
            yield Aspect(AspectKind.VARIANT, indicator.id, indicator.label, lexicon.id, key, 1, mine)
            continue
        yield Aspect(
            AspectKind.CATEGORY,
            indicator.id,
            indicator.label,
            lexicon.id,
            indicator.parent,
            len(lineage(study, indicator.id)) - 1,
            tuple(rules.by_indicator.get(name, ())),
            tuple(rules.mirrored.get(name, ())),
        )
