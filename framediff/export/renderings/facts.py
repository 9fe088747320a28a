"""Facts that several articles of one story report, each beside one of them word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.alignment import facts_across
from framediff.comparison.alignment.conflicts import conflicts
from framediff.comparison.alignment.repetition import repeated
from framediff.comparison.stories import stories_of
from framediff.export.document import Evidence, Paragraph, Said, Section, place_of
from framediff.export.layout import counted
from framediff.export.renderings.wordpairs import pair_of

if TYPE_CHECKING:
    from framediff.article import Span
    from framediff.comparison import Study
    from framediff.comparison.alignment import SharedFact, Statement
    from framediff.comparison.stories import Story
    from framediff.export.document import Pair

__all__ = ["facts_section"]

_STORIES = 5
_FACTS = 6  # of one story
_RENDERINGS = 3  # of one fact beside the one that stands for it


def facts_section(study: Study) -> Section:
    """What articles of one story both report, in their own words: a part for each story of several articles.

    The stories and the facts of most articles are shown.
    """
    several = sorted(
        (story for story in stories_of(study).stories if len(story.articles) > 1),
        key=lambda story: (-len(story.articles), story.key),
    )
    title = "The same facts in other words"
    if not several:
        told = "No two articles here are on one event, so that none reports what another reports, too."
        return Section("passages", title, (Paragraph(Said(told)),))
    told = (
        f"{counted(len(several), 'event')} with two articles or more. Statements are held to report one fact by the "
        "words that they share, the clause that says who said so left aside: a proposal, to be read."
    )
    if study.aligner is not None:
        told += f" Likeness of meaning has a part in it, by {study.aligner.name}."
    more = len(several) - _STORIES
    if more > 0:
        told += f" The {_STORIES} with most articles are shown; `framediff diff A B` shows any two articles."
    parts = tuple(_story(study, story) for story in several[:_STORIES])
    return Section("passages", title, (Paragraph(Said(told)),), parts)


def _story(study: Study, story: Story) -> Section:
    found = facts_across(study, story.articles)
    lead = f"{counted(len(story.articles), 'article')}; {counted(len(found), 'fact')} in two of them or more."
    blocks: list[Paragraph | Pair] = [Paragraph(Said(lead))]
    for number, fact in enumerate(found[:_FACTS], 1):
        blocks += _pairs(study, fact, number)
    if len(found) > _FACTS:
        blocks.append(Paragraph(Said(f"{counted(len(found) - _FACTS, 'further fact')} not shown.")))
    return Section(f"passages-{story.key}", story.label, tuple(blocks))


def _pairs(study: Study, fact: SharedFact, number: int) -> list[Paragraph | Pair]:
    """The statement that stands for a fact beside each other wording of another article, what is repeated once."""
    groups = [[fact.statements[each] for each in group] for group in repeated(fact.statements)]
    mine = next(group for group in groups if fact.central in group)
    if len(groups) == 1:
        others = [next(each for each in mine if each.article_id != fact.central.article_id)]
    else:
        heads = (next((each for each in group if each.article_id != fact.central.article_id), None) for group in groups)
        others = [each for each, group in zip(heads, groups, strict=True) if each is not None and group is not mine]
        known: dict[str, Statement] = {}
        others = [each for each in others if known.setdefault(each.article_id, each) is each]
    pairs: list[Paragraph | Pair] = []
    for other in others[:_RENDERINGS]:
        notes = [
            Said(f"Conflict of {each.kind}: “{each.first or 'none'}” and “{each.second or 'none'}”.")
            for each in conflicts(fact.central.text, other.text)
        ]
        theirs = next(group for group in groups if other in group)
        for name, one, group in (("The first", fact.central, mine), ("The second", other, theirs)):
            further = [each for each in group if each.article_id not in (fact.central.article_id, other.article_id)]
            articles = len({each.article_id for each in further})
            if articles and not (group is mine and one is other):
                places = tuple(place_of(study, each.article_id, each.span) for each in further)
                said = f"{name} stands in {counted(articles, 'further article')}, too, word for word or nearly."
                notes.append(Said(said, articles, Evidence(said[:-1], places, "sentence")))
        title = f"{number}. In {counted(len(fact.articles), 'article')}"
        pairs.append(pair_of(study, _stretch(fact.central), _stretch(other), title=title, notes=notes))
    if len(others) > _RENDERINGS:
        pairs.append(Paragraph(Said(f"{counted(len(others) - _RENDERINGS, 'further wording')} of it.")))
    return pairs


def _stretch(statement: Statement) -> tuple[str, Span]:
    return statement.article_id, statement.content or statement.span
