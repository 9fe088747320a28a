"""A comparison made ready to be looked at: its cells, and who stands where; built in a thread, read on the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.groups import Grouping
from framediff.comparison.table.trees import once
from framediff.scoring import Measure
from framediff.tui.rows import grid_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framediff.comparison import Comparison
    from framediff.matching import Hit
    from framediff.scoring import Cell
    from framediff.tui.rows import GridRow
    from framediff.voice import Voice

__all__ = ["Sheet", "cell_words"]

_LEAST_CELL = 11  # cells of `no occasion`


class Sheet:
    """One comparison, with all that would be too slow to ask of it between two keys.

    Cells are computed when they are first drawn: a corpus by article has many, a screen few.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.rows: tuple[tuple[GridRow, ...], ...] = tuple(grid_rows(comparison, order) for order in (0, 1))
        self.labels = {group.key: group.label for group in comparison.groups}
        self.places = {studied.article.id: place for place, studied in enumerate(comparison.study.articles)}
        self.words: dict[str, int] = dict.fromkeys(self.labels, 0)
        self._articles: dict[str, list[str]] = {}
        self._group_of: dict[str, str] = {}
        self.measured = {key: f"measured: {each.text}" for key, each in comparison.study.measured.items()}
        self._count_words()
        self._hits = self._by_group()
        self._told = {
            group: {article: [told.hit for told in once(comparison.study, hits)] for article, hits in articles.items()}
            for group, articles in self._hits.items()
        }
        self._cells: dict[tuple[str, str, Voice | None], Cell] = {}
        self._paraphrased = {
            (each.indicator, hit.article_id, hit.span)
            for each in comparison.paraphrase_only
            for hit in each.indirect_hits
        }
        most = max(
            (
                comparison.occasions(block.key, group)
                for block in comparison.sets
                if block.measure is Measure.SHARE
                for group in self._articles
            ),
            default=0,
        )
        self.cell_width = max(_LEAST_CELL, 12 + 2 * len(f"{most}"))

    def cell(self, indicator: str, group: str, voice: Voice | None) -> Cell:
        """A cell of the comparison."""
        key = indicator, group, voice
        if key not in self._cells:
            self._cells[key] = self.comparison.cell(*key)
        return self._cells[key]

    def articles(self, group: str) -> Sequence[str]:
        """The articles in which a group has words (on the topic), in the order of the corpus."""
        return self._articles.get(group, [])

    def group_of(self, article_id: str) -> str | None:
        """The group with most words of an article; None when it has none (on the topic)."""
        return self._group_of.get(article_id)

    def hits(self, group: str) -> Mapping[str, Sequence[Hit]]:
        """The counted hits of a group in the voices shown, by article, in order."""
        return self._hits.get(group, {})

    def told(self, group: str) -> Mapping[str, Sequence[Hit]]:
        """What `hits` gives, with each place of a tree of categories once, as a hit of the lowest of them."""
        return self._told.get(group, {})

    def weighted(self, indicator: str, groups: Sequence[str], voice: Voice | None) -> str:
        """The weighted sums of an indicator in some groups, in words; "" where every entry weighs 1."""
        if not self.comparison.indicator(indicator).weighted:
            return ""
        cells = [self.cell(indicator, group, voice) for group in groups]
        return f"weighted: {' | '.join(cell.weighted_text or 'w 0' for cell in cells)}"

    def paraphrase_only(self, cell: Cell) -> bool:
        """Whether a hit of the cell is wording that its speaker is given in paraphrase only."""
        return any((cell.indicator, hit.article_id, hit.span) in self._paraphrased for hit in cell.hits)

    def is_paraphrase(self, indicator: str, hit: Hit) -> bool:
        """Whether one hit is."""
        return (indicator, hit.article_id, hit.span) in self._paraphrased

    def _count_words(self) -> None:
        """The words of each group, its articles, and for each article the group with most words."""
        study, options = self.comparison.study, self.comparison.options
        grouping = Grouping.of(study, options.by, options.around)
        for studied in study.articles:
            here: dict[str, int] = {}
            for passage in studied.passages:
                if options.topic is None or options.topic in passage.topics:
                    for tally in passage.tallies:
                        group = grouping.key(studied.article, tally.voice, tally.speaker)
                        here[group] = here.get(group, 0) + tally.words
            for group, words in here.items():
                self.words[group] += words
                self._articles.setdefault(group, []).append(studied.article.id)
            if here:
                self._group_of[studied.article.id] = max(here, key=lambda group: here[group])

    def _by_group(self) -> dict[str, dict[str, list[Hit]]]:
        comparison = self.comparison
        found: dict[str, dict[str, list[Hit]]] = {}
        keys = [one.id for block in comparison.sets for one in block.indicators]
        for group in self._articles:
            hits = [hit for key in keys for voice in comparison.voices for hit in comparison.hits(key, group, voice)]
            hits.sort(key=lambda hit: (self.places[hit.article_id], hit.span, hit.indicator))
            for hit in hits:
                found.setdefault(group, {}).setdefault(hit.article_id, []).append(hit)
        return found


def cell_words(cell: Cell) -> str:
    """A cell's number, with counts that are too few for a percentage in brackets."""
    if cell.measure is Measure.SHARE and cell.few and cell.denominator:
        return f"({cell.text})"
    return cell.text
