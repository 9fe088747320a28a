"""What lies on the desk: the study, the comparison in hand, filters, the two sides and the cell that all screens share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framediff.article import Corpus, Span
    from framediff.comparison import Comparison, Options, Study
    from framediff.voice import Voice

__all__ = ["BY", "VOICES", "Desk", "Filters", "Goal", "Spot"]

BY = {"outlet": "by outlet", "speaker": "by speaker", "article": "by article"}
VOICES = {
    "split": "each voice apart",
    "own": "own words",
    "direct": "direct speech",
    "indirect": "indirect speech",
    "all": "all voices together",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the comparison is held to; named as `framediff.comparison.Options` names it."""

    by: str = "outlet"
    voice: str = "split"
    topic: str | None = None
    lexicons: tuple[str, ...] = ()

    def next_by(self) -> Filters:
        """The same by the next kind of group."""
        return replace(self, by=_after(self.by, list(BY)))

    def next_voice(self) -> Filters:
        """The same with the next choice of voices."""
        return replace(self, voice=_after(self.voice, list(VOICES)))


@dataclass(frozen=True, slots=True)
class Spot:
    """The cell in hand: an indicator in a voice (None: all together), in one group or in both sides.

    `indicator` None stands for every indicator.
    """

    indicator: str | None = None
    voice: Voice | None = None
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """Where Compare is to be opened: an article of a group, and a place in it."""

    article_id: str
    group: str
    span: Span | None = None


class Desk:
    """What all screens share. Nothing here touches the terminal."""

    def __init__(self) -> None:
        self.filters = Filters()
        self.corpus: Corpus | None = None
        self.study: Study | None = None
        self.comparison: Comparison | None = None
        self.changes = 0
        self.spot = Spot()
        self.sought = ""
        self.said = ""
        self.progress = ""
        self.sorting: dict[str, int] = {}
        self.keymap: dict[str, str] = {}
        self.goal: Goal | None = None
        self._marked: dict[str, list[str]] = {}
        self._swapped = False

    def options(self) -> Options:
        """The filters as the comparison takes them."""
        from framediff.comparison import By, Options, VoiceChoice

        filters = self.filters
        return Options(By(filters.by), VoiceChoice(filters.voice), filters.topic, filters.lexicons)

    def put(self, comparison: Comparison) -> None:
        """Another comparison is in hand; the cell is kept where it still exists."""
        self.comparison = comparison
        self.changes += 1
        known = {indicator.id for block in comparison.sets for indicator in block.indicators}
        groups = {group.key for group in comparison.groups}
        spot = self.spot
        if spot.indicator not in known:
            spot = replace(spot, indicator=None)
        if spot.voice not in comparison.voices:
            spot = replace(spot, voice=comparison.voices[0])
        self.spot = replace(spot, groups=tuple(key for key in spot.groups if key in groups))

    @property
    def sides(self) -> tuple[str, ...]:
        """The keys of the two sides, left and right: those marked last, else the groups with most words."""
        if self.comparison is None:
            return ()
        order = [group.key for group in self.comparison.groups]
        chosen = [key for key in self._marked.get(self.filters.by, []) if key in order][-2:]
        others = sorted((key for key in order if key not in chosen), key=lambda key: -self._words(key))
        chosen += others[: 2 - len(chosen)]
        chosen.sort(key=order.index)
        return tuple(reversed(chosen)) if self._swapped else tuple(chosen)

    def mark(self, key: str) -> None:
        """Make a group a side, in place of the one marked longest ago."""
        kept = [side for side in self._marked.get(self.filters.by, list(self.sides)) if side != key]
        self._marked[self.filters.by] = [*kept, key][-2:]

    def set_side(self, place: int, key: str) -> None:
        """Make a group the left (0) or the right (1) side."""
        other = self.sides[1 - place]
        if key == other:
            self.swap()
            return
        self._marked[self.filters.by] = [other, key]
        self._swapped = False
        if self.sides[place] != key:
            self._swapped = True

    def swap(self) -> None:
        """Left becomes right."""
        self._swapped = not self._swapped

    def group_of(self, article_id: str) -> str | None:
        """The group that an article stands in, or the first of them; None before anything is compared."""
        if self.comparison is None:
            return None
        for group in self.comparison.groups:
            if article_id in self.comparison.articles(group.key):
                return group.key
        return None

    def label(self, group_key: str) -> str:
        """What a reader sees of a group."""
        return group_key if self.comparison is None else self.comparison.group(group_key).label

    def topic_label(self) -> str:
        """The topic in words."""
        if self.filters.topic is None or self.study is None:
            return "every topic"
        return f"topic {self.study.topics[self.filters.topic].label}"

    def lexicon_label(self) -> str:
        """The lexicons in words."""
        return " + ".join(self.filters.lexicons) or "every lexicon"

    def title(self) -> str:
        """The filters and the two sides in words: what stands in the title line of every screen."""
        if self.comparison is None:
            return self.progress or "reading"
        words = [BY[self.filters.by], VOICES[self.filters.voice], self.topic_label(), self.lexicon_label()]
        if len(self.sides) == 2:  # noqa: PLR2004 - two sides
            words.append(" | ".join(self.label(side) for side in self.sides))
        return " · ".join(words)

    def _words(self, group_key: str) -> int:
        return 0 if self.comparison is None else self.comparison.words(group_key)


def _after(value: str, values: list[str]) -> str:
    return values[(values.index(value) + 1) % len(values)]
