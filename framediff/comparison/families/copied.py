"""Copied renderings: what copies of an article print alike, told apart from what articles word anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.comparison.worddiff import text_of
from framediff.comparison.worddiff.contractions import expanded
from framediff.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framediff.comparison.families.model import Family, Rendering, Stretch
    from framediff.comparison.study import Study
    from framediff.voice import SpeakerId

__all__ = ["without_copies"]


def without_copies(study: Study, family: Family, left_out: Mapping[str, str]) -> Family:
    """The family without the renderings that an article has only since it is a copy of another one of the family.

    They are kept as its `copies`: the same words by the same speaker, marks and glyphs aside, as another rendering of
    which the article is a copy, or of the same third article; see `framediff.comparison.audit.copies`. What a copy
    words anew is a rendering like any other.

    Args:
        study: the articles.
        family: of statements in them.
        left_out: for each article that is a copy the one counted in its place, as `Copies` has it.
    """
    if not any(article_id in left_out for article_id in family.articles):
        return family

    def printed(stretch: Stretch) -> tuple[str, SpeakerId | None, tuple[str, ...]]:
        said = text_of(study, stretch.article_id, stretch.spans)
        counted = left_out.get(stretch.article_id, stretch.article_id)
        return counted, stretch.speech.speaker, expanded(word.text for word in words(said))

    seen = {printed(family.base): {family.base.article_id}}
    kept: list[Rendering] = []
    copies: list[Rendering] = []
    for rendering in family.renderings:
        there = seen.setdefault(printed(rendering.stretch), set())
        (copies if there - {rendering.stretch.article_id} else kept).append(rendering)
        there.add(rendering.stretch.article_id)
    return replace(family, renderings=tuple(kept), copies=tuple(rendering.stretch for rendering in copies))
