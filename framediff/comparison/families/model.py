"""Quote families as records: renderings of one quotation, each with its word diff against one of them, the base."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framediff.article import Span
    from framediff.comparison.families.units import Speech
    from framediff.comparison.worddiff import WordDiff
    from framediff.voice import SpeakerId

__all__ = ["BestPair", "Families", "Family", "FamilyOptions", "Rendering", "Stretch"]


@dataclass(frozen=True, slots=True)
class FamilyOptions:
    """What counts as shared.

    Attributes:
        least_words: words that a shared stretch has at least.
        similarity: how alike the renderings are at least, from 0 to 1; see `likeness.alike`.
        speaker: id of the one speaker to look at; None for all.
    """

    least_words: int = 8
    similarity: float = 0.75
    speaker: SpeakerId | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one speech.

    Attributes:
        speech: who is quoted or paraphrased where.
        spans: where the words stand in the article; more than one where something interrupts them.
    """

    speech: Speech
    spans: tuple[Span, ...]

    @property
    def article_id(self) -> str:
        """The article."""
        return self.speech.article_id


@dataclass(frozen=True, slots=True)
class Rendering:
    """One rendering of a family's quotation.

    Attributes:
        stretch: its words.
        base: the words of the base that it renders.
        likeness: how alike the sentences are that the two share, from 0 to 1; see `likeness.alike`.
        diff: how it is worded beside the base, whole sentences with whole sentences.
        through: id of the article through whose rendering it is joined to the family, when it is less like the base
            than was asked for; else None.
        contents: whether it is joined by what it says, in other words than the base; see `contents.SameContents`.
    """

    stretch: Stretch
    base: Stretch
    likeness: float
    diff: WordDiff = field(repr=False)
    through: str | None = None
    contents: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Renderings of one quotation.

    Attributes:
        base: the rendering that the others are held against, over all that they render of it.
        reason: why this one.
        renderings: the others, in the order of articles.
        translations: why differences are likely a translator's; empty when nothing says so.
        copies: words that stand alike in articles that are copies of others of the family; see `copied`.
    """

    base: Stretch
    reason: str
    renderings: tuple[Rendering, ...]
    translations: tuple[str, ...] = ()
    copies: tuple[Stretch, ...] = ()

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The base and the words of every other rendering."""
        return (self.base, *(rendering.stretch for rendering in self.renderings))

    @property
    def speakers(self) -> tuple[SpeakerId | None, ...]:
        """Whom the renderings credit, each once, in order; None for unknown."""
        return tuple(dict.fromkeys(stretch.speech.speaker for stretch in self.stretches))

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles, each once, in order."""
        return tuple(dict.fromkeys(stretch.article_id for stretch in self.stretches))


@dataclass(frozen=True, slots=True)
class BestPair:
    """The two quotations of different articles that are most alike, where no family is shared.

    Attributes:
        rendering: the one, with the other as its base.
        exact: whether all pairs were compared; else those alone that share rare words.
    """

    rendering: Rendering
    exact: bool


@dataclass(frozen=True, slots=True)
class Families:
    """What is said in several renderings.

    Attributes:
        options: what counts as shared.
        shared: families quoted in two articles or more; here and below those whose renderings differ first, then those
            with most articles.
        paraphrased: in several articles, but quoted in one at most and given in indirect speech elsewhere.
        within: in one article alone.
        translated: quotations of one speaker in several articles that share content words and not their wording, or
            that are shorter than was asked for.
        copied: those that stand alike in articles that are copies of each other, and nowhere else.
        best: the best pair of quotations of different articles, if no family is shared and there is any pair.
        quotations: how many quotations were looked at.
        paraphrases: how many paraphrases.
        sentences: how many sentences of them, or groups of short ones, were compared.
    """

    options: FamilyOptions
    shared: tuple[Family, ...]
    paraphrased: tuple[Family, ...]
    within: tuple[Family, ...]
    translated: tuple[Family, ...]
    copied: tuple[Family, ...]
    best: BestPair | None
    quotations: int
    paraphrases: int
    sentences: int
