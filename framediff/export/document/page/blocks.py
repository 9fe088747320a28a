"""The blocks of a document as HTML: sentences, lists, tables, passages, word diffs and charts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framediff.export.document.model import Bullets, Chart, Evidence, Excerpt, Mark, Pair, Paragraph, Table
from framediff.export.document.page.charts import figure
from framediff.export.document.page.markup import Markup, element, joined
from framediff.export.document.page.notes import Notes
from framediff.export.document.signs import SIGNS, SWAP, legend_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framediff.export.document.model import Block, Column, Run, Said

__all__ = ["Blocks"]

_ROOM = ((5, None), (9, "many"))  # columns that a sheet of paper has room for, and how they are set
_LINKED = 48  # letters of a field that are a link as a whole: the longest number with its intervals


class Blocks:
    """Turns blocks into HTML and keeps the notes that they refer to."""

    def __init__(self) -> None:
        self.notes = Notes()
        self.charts = 0

    def of(self, blocks: Sequence[Block]) -> list[Markup]:
        """The blocks of one section, and what the signs in them mean."""
        shown = [self._block(block) for block in blocks]
        # A pair is shown both ways, in one line and side by side.
        told = legend_of([*blocks, *(replace(block, inline=()) for block in blocks if isinstance(block, Pair))])
        return [*shown, element("p", told, class_="note legend")] if told else shown

    def _block(self, block: Block) -> Markup:
        if isinstance(block, Paragraph):
            return element("p", self._said(block.said), dir="auto")
        if isinstance(block, Bullets):
            items = (element("li", self._said(item), dir="auto") for item in block.items)
            title = [element("p", block.title, class_="over", dir="auto")] if block.title else []
            return joined(*title, element("ul", joined(*items, by="\n")))
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Pair):
            return self._pair(block)
        if isinstance(block, Excerpt):
            return element("div", self._excerpt(block), class_="excerpt")
        assert isinstance(block, Chart)  # noqa: S101 - the last kind of block
        self.charts += 1
        return figure(block, f"chart-{self.charts}")

    def _said(self, said: Said) -> Markup:
        """A sentence, its note's number behind it."""
        return joined(said.text, *([] if said.evidence is None else [self.notes.reference(said.evidence)]))

    def _field(self, said: Said) -> Markup:
        """A field of a table: the whole of a number leads to its places, of words the note's number."""
        if said.evidence is None or len(said.text) > _LINKED:
            return self._said(said)
        return self.notes.reference(said.evidence, said.text)

    def _table(self, table: Table) -> Markup:
        notes = [element("p", self._said(note), class_="note", dir="auto") for note in table.notes]
        if not table.rows:
            title = [element("p", element("strong", table.title), dir="auto")] if table.title else []
            return joined(*title, element("p", table.empty, class_="empty"), *notes, by="\n")
        if table.lines:
            told = (table.in_line(row) for row in table.rows)
            items = (element("li", element("strong", first), f" {rest}", dir="auto") for first, rest in told)
            return joined(element("ul", joined(*items, by="\n"), class_="lines"), *notes, by="\n")
        shown = [number for number, column in enumerate(table.columns) if column.shown]
        caption = [element("caption", table.title, dir="auto")] if table.title else []
        heads = (self._head(table.columns[number]) for number in shown)
        rows = (
            element(
                "tr", *(self._cell(table.columns[number], row[number], place) for place, number in enumerate(shown))
            )
            for row in table.rows
        )
        drawn = element(
            "table",
            *caption,
            element("thead", element("tr", *heads)),
            Markup("\n"),
            element("tbody", joined(*rows, by="\n")),
            class_=next((name for most, name in _ROOM if len(shown) <= most), "crowd"),
        )
        label = table.title or "Table"
        return joined(
            element("div", drawn, class_="scroll", tabindex="0", role="region", aria_label=label), *notes, by="\n"
        )

    @staticmethod
    def _head(column: Column) -> Markup:
        return element("th", element("bdi", column.label), scope="col", class_="number" if column.numeric else None)

    def _cell(self, column: Column, said: Said, place: int) -> Markup:
        shown = element("bdi", self._field(said))
        if place == 0 and not column.numeric:
            return element("th", shown, scope="row")
        return element("td", shown, class_="number" if column.numeric else None)

    def _pair(self, pair: Pair) -> Markup:
        title = element("p", element("strong", pair.title), class_="over", dir="auto")
        notes = [element("p", self._said(note), class_="note", dir="auto") for note in pair.notes]
        beside = element("div", self._excerpt(pair.first), self._excerpt(pair.second), class_="beside")
        if pair.inline:
            line = element("blockquote", _runs(pair.inline), dir="auto")
            beside = element("details", element("summary", "Side by side"), beside)
            return element("div", title, line, beside, *notes, class_="pair")
        return element("div", title, beside, *notes, class_="pair")

    def _excerpt(self, excerpt: Excerpt) -> Markup:
        """Words of an article with whose they are, and where they stand."""
        label: list[Markup] = []
        if excerpt.label:
            whose = [element("bdi", excerpt.label)]
            if excerpt.place is not None:
                whose.append(self.notes.reference(Evidence(excerpt.label, (excerpt.place,), "passage")))
            label = [element("p", *whose, class_="whose")]
        return element("div", *label, element("blockquote", _runs(excerpt.runs), dir="auto"))


def _runs(runs: Iterable[Run]) -> Markup:
    return joined(*(_run(run) for run in runs))


def _run(run: Run) -> Markup:
    """One run: its element says what it is to a program, its signs to a reader, and colour only repeats it."""
    before, after = (element("span", sign, class_="sign") for sign in SIGNS[run.mark])
    if run.mark is Mark.NONE:
        return joined(run.text)
    if run.mark is Mark.HIT:
        return element("mark", run.text)
    if run.mark is Mark.CUT:
        return element("del", before, run.text, after)
    if run.mark is Mark.ADDED:
        return element("ins", before, run.text, after)
    words = joined(run.text)
    if run.instead:
        words = joined(element("del", run.text), element("span", SWAP, class_="sign"), element("ins", run.instead))
    about = [element("small", " (", element("bdi", run.note), ")")] if run.note and run.mark is Mark.CONTESTED else []
    return element("span", before, words, after, *about, class_=str(run.mark))
