"""Speakers: the mentions of an article resolved to the persons and bodies they mean."""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat
from typing import TYPE_CHECKING

from framediff.voice.attribution import CORRECTION
from framediff.voice.people.cast import Cast
from framediff.voice.people.folding import name_key
from framediff.voice.people.known import Known
from framediff.voice.people.linking import linked
from framediff.voice.people.mentions import Mention, MentionKind, mention_of
from framediff.voice.people.register import Register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.article import Article
    from framediff.voice.attribution import Attribution
    from framediff.voice.people.persons import Person
    from framediff.voice.tracing import Trace

__all__ = ["resolve"]


def resolve(
    found: Sequence[tuple[Article, Sequence[Attribution]]],
    traces: Sequence[Trace | None] | None = None,
    known: Known | None = None,
) -> tuple[list[tuple[Attribution, ...]], Register]:
    """Name the speaker of every attribution.

    Args:
        found: articles with their attributions, ordered by content.
        traces: for each article where the way to each speaker is noted, if anybody asks.
        known: what a reader has said of speakers; it goes before every rule.

    Returns:
        The attributions of each article with `speaker` filled in where it is known, and the register of all speakers
        with the questions that are open.
    """
    said = Known() if known is None else known
    assigned: list[list[Person | None]] = []
    people: list[Person] = []
    for (article, attributions), trace in zip(found, traces or repeat(None, len(found)), strict=True):
        persons = _of_article(article, attributions, said, trace)
        assigned.append(persons)
        people.extend(dict.fromkeys(person for person in persons if person is not None))
    entries, questions = linked(people, said)
    register = Register(tuple(sorted(dict.fromkeys(entries.values()), key=lambda speaker: speaker.id)), questions)
    resolved = [
        tuple(
            replace(attribution, speaker=None if person is None else entries[person].id)
            for attribution, person in zip(attributions, persons, strict=True)
        )
        for (_, attributions), persons in zip(found, assigned, strict=True)
    ]
    return resolved, register


def _of_article(
    article: Article, attributions: Sequence[Attribution], known: Known, trace: Trace | None = None
) -> list[Person | None]:
    """The person or body behind each attribution of one article, in the order of the attributions."""
    cast = Cast(article, known, [span for attribution in attributions for span in attribution.content])
    order = sorted(range(len(attributions)), key=lambda i: _anchor(attributions[i]))
    mentions = {
        i: _mention(attributions[i], name) for i in order if (name := _name(article, attributions[i])) is not None
    }
    # Names first: a headline gives the surname before the text gives the whole name.
    named = [i for i in order if i in mentions and cast.is_name(mentions[i])]
    people = {i: cast.named(mentions[i]) for i in sorted(named, key=lambda i: not mentions[i].given)}
    result: list[Person | None] = [None] * len(attributions)
    for i in order:
        person = (
            people.get(i)
            or _of_first_person(attributions[i], mentions.get(i), result)
            or _unnamed(cast, article, attributions[i], mentions.get(i))
        )
        if trace is not None:
            trace.resolved(i, attributions[i], mentions.get(i), person, cast.brought_in)
        if person is None:
            continue
        result[i] = person
        if i in mentions:
            cast.note(person, mentions[i], attributions[i].source)
        if "question" in attributions[i].flags:
            person.questions += 1
            continue
        person.answers += 1
        # A correction changes what it is about and no more: whom a later “he” means is not decided by it.
        if attributions[i].parent is None and attributions[i].rule != CORRECTION:
            cast.speaks(person, _named_until(attributions[i]))
    return result


def _name(article: Article, attribution: Attribution) -> str | None:
    """The words by which an attribution's speaker is named; None where there are none."""
    if attribution.named is not None:
        return attribution.named
    return None if attribution.source is None else attribution.source.of(article.text)


def _mention(attribution: Attribution, name: str) -> Mention:
    """The mention that `name` is; one that a reader gave by hand is one name, whatever stands in it."""
    mention = mention_of(name)
    if attribution.rule != CORRECTION or mention.kind is not MentionKind.NAME:
        return mention
    return mention if name_key(mention.name) == name_key(name) else Mention(name, MentionKind.NAME, surname=name)


def _of_first_person(
    attribution: Attribution, mention: Mention | None, result: Sequence[Person | None]
) -> Person | None:
    """Who says I or we inside a turn of a transcript: the one whose turn it is."""
    if mention is None or attribution.parent is None or mention.text.strip().lower() not in ("i", "we"):
        return None
    return result[attribution.parent]


def _unnamed(cast: Cast, article: Article, attribution: Attribution, mention: Mention | None) -> Person | None:
    """The speaker of an attribution whose source is no name, or which has none beside it."""
    if attribution.rule == "turn":
        return cast.of_turn(mention, question="question" in attribution.flags)
    if mention is not None and mention.kind is MentionKind.ROLE and attribution.rule == CORRECTION:
        return cast.of_role(mention)
    if mention is not None:
        cue = "" if attribution.cue is None else attribution.cue.of(article.text)
        return cast.referred(mention, _anchor(attribution), cue.lower())
    if attribution.rule == "reported_question":
        return cast.interviewer()
    if "agentless" in attribution.flags or attribution.rule in ("cue_then_quote", CORRECTION):
        return None
    return cast.last()


def _anchor(attribution: Attribution) -> int:
    """Where in the text an attribution names its speaker."""
    if attribution.source is not None and "carried_over" not in attribution.flags:
        return attribution.source.start
    if attribution.cue is not None:
        return attribution.cue.start
    return attribution.content[0].start


def _named_until(attribution: Attribution) -> int:
    """Where in the text the words that name a speaker and the speech act end."""
    if "carried_over" in attribution.flags:
        return attribution.content[-1].end
    ends = [span.end for span in (attribution.source, attribution.cue) if span is not None]
    return max(ends, default=attribution.content[-1].end)
