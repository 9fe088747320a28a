"""A word diff as a record: edits that tile both strings, and the labels of choice sets that stand in them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from framediff.article import Span
from framediff.matching import HitState
from framediff.scoring.cells import Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framediff.comparison.study import Study

__all__ = ["Edit", "EditKind", "Label", "Variants", "WordDiff", "labels_of", "text_of", "variants_of"]


class EditKind(StrEnum):
    """What became of a stretch of the first string in the second."""

    SAME = "same"
    CUT = "cut"  # only in the first
    ADDED = "added"  # only in the second
    REWORDED = "reworded"  # other words in its place
    CONTESTED = "contested"  # reworded, and the two hold different variants of one choice set
    GLYPH = "glyph"  # the same words: only case, accents, marks, hyphens, contractions or white space differ


@dataclass(frozen=True, slots=True)
class Edit:
    """One stretch of both strings.

    Attributes:
        kind: what became of it.
        first: where it stands in the first string; of what is added, at most white space.
        second: where it stands in the second; of what is cut, at most white space.
        about: of a contested swap the choice set's title; `spelling` where a reworded stretch spells the same words in
            another way; else "".
        moved: of what is cut, or added, and stands elsewhere in the other string: where; else None.
    """

    kind: EditKind
    first: Span
    second: Span
    about: str = ""
    moved: Span | None = None

    @property
    def inverse(self) -> Edit:
        """The same edit on the way from the second string to the first."""
        swapped = {EditKind.CUT: EditKind.ADDED, EditKind.ADDED: EditKind.CUT}
        return replace(self, kind=swapped.get(self.kind, self.kind), first=self.second, second=self.first)


@dataclass(frozen=True, slots=True)
class WordDiff:
    """How one string is worded beside another.

    Attributes:
        first: the one.
        second: the other.
        edits: what became of each stretch, in order; their spans tile both strings.
        similarity: the share of the words of both strings that stand in both, in order or moved, from 0 to 1: Dice's
            coefficient of the aligned words, 2·shared ÷ (words of the first + words of the second). Words that differ
            in glyphs only are shared; those of a contested swap are not. 1 if neither has a word.
    """

    first: str
    second: str
    edits: tuple[Edit, ...]
    similarity: float

    @property
    def inverse(self) -> WordDiff:
        """The diff of the second string against the first."""
        return WordDiff(self.second, self.first, tuple(edit.inverse for edit in self.edits), self.similarity)


@dataclass(frozen=True, slots=True)
class Label:
    """A place in a string where a variant of a choice set stands.

    Attributes:
        span: where, in that string.
        choice_set: key of the choice set.
        variant: key of the variant.
        title: the choice set's title.
    """

    span: Span
    choice_set: str
    variant: str
    title: str


@dataclass(frozen=True, slots=True)
class Variants:
    """Where variants of choice sets stand in the two strings of a diff, each in order."""

    first: tuple[Label, ...] = ()
    second: tuple[Label, ...] = ()

    @property
    def inverse(self) -> Variants:
        """The same for the strings in the other order."""
        return Variants(self.second, self.first)


def text_of(study: Study, article_id: str, spans: Span | Sequence[Span]) -> str:
    """The words of an article at a span, or at several with a space between them."""
    text = study[article_id].article.text
    return " ".join(span.of(text) for span in ((spans,) if isinstance(spans, Span) else spans))


def labels_of(study: Study, article_id: str, spans: Span | Sequence[Span]) -> tuple[Label, ...]:
    """The counted hits of choice sets that lie wholly inside a span, as places in the words `text_of` gives."""
    titles = {block.key: block.title for block in study.blocks if block.measure is Measure.SHARE}
    hits = study[article_id].hits
    found = []
    before = 0
    for span in (spans,) if isinstance(spans, Span) else spans:
        for position in range(bisect_left(hits, span.start, key=lambda hit: hit.span.start), len(hits)):
            hit = hits[position]
            if hit.span.start >= span.end:
                break
            if hit.state is not HitState.COUNTED or hit.span.end > span.end:
                continue
            key = study.set_key(hit)
            if key in titles:
                start = hit.span.start - span.start + before
                inside = Span(start, start + hit.span.end - hit.span.start)
                found.append(Label(inside, key, study.key_of(hit), titles[key]))
        before += span.end - span.start + 1
    return tuple(found)


def variants_of(
    study: Study, first: tuple[str, Span | Sequence[Span]], second: tuple[str, Span | Sequence[Span]]
) -> Variants:
    """The labels of two stretches of articles, each given as the article's id and spans of its text."""
    return Variants(labels_of(study, *first), labels_of(study, *second))
