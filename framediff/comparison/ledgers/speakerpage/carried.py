"""What outlets carry of one speaker on one story, and what an outlet leaves out that another one has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framediff.comparison.ledgers.formulas.shingles import Sets
from framediff.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from framediff.comparison.alignment import Statement
    from framediff.comparison.study import Study
    from framediff.voice import SpeakerId

__all__ = ["Carried", "Near", "carried"]


@dataclass(frozen=True, slots=True)
class Near:
    """What comes nearest to a statement in an outlet that does not carry it.

    Attributes:
        outlet: the outlet.
        statement: its statement that is most alike; None where none shares a word with it.
        score: how alike the two are, as alignment tells it.
        speaks: whether the outlet lets the speaker speak on this story at all.
    """

    outlet: str
    statement: Statement | None
    score: float
    speaks: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """One thing that the speaker says on a story, as the outlets that carry it have it.

    Attributes:
        story: the ids of the story's articles.
        renderings: the speaker's statements that report it, in the order of articles.
        also: statements that report it and are not the speaker's: the outlet's own words, or another's.
        left_out: outlets on the same story that do not report it, each with what comes nearest.
    """

    story: tuple[str, ...]
    renderings: tuple[Statement, ...] = field(repr=False)
    also: tuple[Statement, ...] = field(repr=False)
    left_out: tuple[Near, ...] = field(repr=False)


def carried(study: Study, speaker: SpeakerId, stories: Iterable[Collection[str]]) -> tuple[Carried, ...]:
    """What the speaker says on each story that two outlets or more tell.

    Statements of the speaker are put beside everything that the other outlets say on the story, whoever says it there:
    what an outlet reports in its own words it does not leave out. Two statements are one thing where alignment finds
    the same fact in them.

    Args:
        study: the articles.
        speaker: who.
        stories: for each story the ids of its articles.
    """
    found: list[Carried] = []
    for ids in stories:
        story = tuple(studied.article.id for studied in study.articles if studied.article.id in ids)
        if len({study[each].article.outlet for each in story}) > 1:
            found += _on_story(study, speaker, story)
    return tuple(found)


def _on_story(study: Study, speaker: SpeakerId, story: tuple[str, ...]) -> list[Carried]:
    from framediff.comparison.alignment import Likeness, align, nearest, statements_of, weights_of

    everything = {each: statements_of(study[each].heard) for each in story}
    ours = [each for ids in story for each in everything[ids] if _is_speakers(each, speaker)]
    if not ours:
        return []
    weights = weights_of([each for statements in everything.values() for each in statements])
    known = {id(each): number for number, each in enumerate(ours)}
    outlet = {each: study[each].article.outlet for each in story}
    sets = Sets(len(ours))
    also: dict[int, list[Statement]] = {}
    for ids in story:
        mine = [each for each in ours if outlet[each.article_id] != outlet[ids]]
        for link in align(mine, everything[ids], weights, study.aligner):
            if link.kind is not Likeness.FACT:
                continue
            if id(link.second) in known:
                sets.join(known[id(link.first)], known[id(link.second)])
            else:
                also.setdefault(known[id(link.first)], []).append(link.second)
    speaking = {outlet[each.article_id] for each in ours}
    made = []
    for group in sets.groups():
        renderings = tuple(ours[each] for each in group)
        others = {id(each): each for number in group for each in also.get(number, ())}
        having = {outlet[each.article_id] for each in (*renderings, *others.values())}
        lacking = sorted(set(outlet.values()) - having, key=lambda name: (name.casefold(), name))
        near = []
        for name in lacking:
            theirs = [each for ids in story if outlet[ids] == name for each in everything[ids]]
            best = nearest(renderings, theirs, weights, study.aligner)
            there, score = (None, 0.0) if best is None else best[1:]
            near.append(Near(name, there, score, name in speaking))
        made.append(Carried(story, renderings, tuple(others.values()), tuple(near)))
    return made


def _is_speakers(statement: Statement, speaker: SpeakerId) -> bool:
    return statement.speaker == speaker and statement.voice in (Voice.DIRECT, Voice.INDIRECT)
