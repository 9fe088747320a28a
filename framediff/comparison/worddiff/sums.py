"""What the edits of a word diff come to, in words and marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framediff.comparison.worddiff.model import EditKind
from framediff.words import words

if TYPE_CHECKING:
    from framediff.comparison.worddiff.model import WordDiff

__all__ = ["Sums", "in_words", "summed"]


@dataclass(frozen=True, slots=True)
class Sums:
    """What the edits of one diff come to.

    Attributes:
        same: words of the first string that stand in the second, glyph differences among them, moved ones left out.
        cut: words of the first string that have no place in the second.
        added: words of the second that have none in the first.
        reworded: words of the first that others stand in place of.
        rewording: the words in their place.
        moved: words that stand elsewhere in the second.
        contested: contested swaps.
        glyphs: stretches that differ in glyphs only.
        marks: edits of marks only, such as a comma that is cut.
    """

    same: int = 0
    cut: int = 0
    added: int = 0
    reworded: int = 0
    rewording: int = 0
    moved: int = 0
    contested: int = 0
    glyphs: int = 0
    marks: int = 0

    @property
    def verbatim(self) -> bool:
        """Whether both strings have the same words in the same order, glyphs and marks aside."""
        return not (self.cut or self.added or self.reworded or self.rewording or self.moved or self.contested)


def summed(diff: WordDiff) -> Sums:
    """The edits of `diff`, summed."""
    same = cut = added = reworded = rewording = moved = contested = glyphs = marks = 0
    for edit in diff.edits:
        here, there = len(words(edit.first.of(diff.first))), len(words(edit.second.of(diff.second)))
        if edit.kind is EditKind.CONTESTED:
            contested += 1
        elif edit.kind in (EditKind.SAME, EditKind.GLYPH):
            same += here
            glyphs += edit.kind is EditKind.GLYPH
        elif here == there == 0:
            marks += 1
        elif edit.moved is not None:
            moved += here  # of the two edits that make a move, the cut one has its words in the first string
        elif edit.kind is EditKind.CUT:
            cut += here
        elif edit.kind is EditKind.ADDED:
            added += there
        else:
            reworded += here
            rewording += there
    return Sums(same, cut, added, reworded, rewording, moved, contested, glyphs, marks)


def in_words(sums: Sums) -> str:
    """The sums in words: `cut 5 words, added 2, contested swap 1`; `the same words` when nothing else differs."""
    told = []
    if sums.contested:
        told.append(f"contested swap {sums.contested}")
    for verb, count in (("cut", sums.cut), ("added", sums.added), ("moved", sums.moved)):
        if count:
            told.append(f"{verb} {count} word{'s' * (count != 1)}")
    if sums.reworded or sums.rewording:
        told.append(f"reworded {sums.reworded} word{'s' * (sums.reworded != 1)} as {sums.rewording}")
    if sums.verbatim:
        told.append("the same words")
    if sums.marks:
        told.append(f"punctuation {sums.marks}")
    if sums.glyphs:
        told.append(f"glyphs only {sums.glyphs}")
    return ", ".join(told)
