"""Holding a study to some of its articles: those on one story, and of articles with the same text one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.comparison.audit.copies import Counted, copies_of
from framediff.comparison.stories import stories_of
from framediff.comparison.study import Held
from framediff.comparison.study.basis import low_confidence
from framediff.comparison.study.names import among

if TYPE_CHECKING:
    from collections.abc import Container

    from framediff.comparison.stories import Story
    from framediff.comparison.study import Study

__all__ = ["held", "story_called"]


def held(study: Study, copies: Counted = Counted.ALL, story: str | None = None) -> Study:
    """The same study of fewer articles: whatever is counted from it, is counted from these.

    Args:
        study: what was studied.
        copies: `once` leaves out the copies that `copies_of` leaves out.
        story: name, label or key of a story, or the beginning of one; None for all articles.

    Raises:
        UnknownNameError: no story, or more than one, is called so.
        InputError: stories.toml cannot be used.
    """
    whole = study.whole
    chosen = None if story is None else story_called(study, story)
    left_out = {} if study.held is None else dict(study.held.left_out)
    found = study if chosen is None else _only(study, set(chosen.articles))
    if copies is Counted.ONCE:
        new = copies_of(found).left_out
        left_out |= new
        found = _only(found, {studied.article.id for studied in found.articles} - new.keys())
    if found is study and copies is Counted.ALL:
        return study
    label = chosen.label if chosen is not None else "" if study.held is None else study.held.story
    once = copies is Counted.ONCE or (study.held is not None and study.held.once)
    return replace(found, held=Held(whole, label, once, left_out))


def story_called(study: Study, name: str) -> Story:
    """The story called `name`.

    Raises:
        UnknownNameError: none, or more than one, is called so.
    """
    stories = {story.key: story for story in stories_of(study).stories}
    labels = {key: story.label for key, story in stories.items()}
    return stories[among("story", name, labels, "`framediff stories` lists them")]


def _only(study: Study, ids: Container[str]) -> Study:
    articles = tuple(studied for studied in study.articles if studied.article.id in ids)
    corpus = replace(study.corpus, articles=tuple(article for article in study.corpus if article.id in ids))
    heard = tuple(heard for heard in study.hearing.articles if heard.article.id in ids)
    hearing = replace(study.hearing, articles=heard)
    return replace(study, articles=articles, corpus=corpus, hearing=hearing, low_confidence=low_confidence(hearing))
