"""Screen 3, compare: the texts of two sides next to each other; the table of indicators beneath is the filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container

from framediff.article import Span
from framediff.comparison.paraphrase import TEXT as PARAPHRASE_ONLY
from framediff.scoring import Measure
from framediff.tui.bars import butterfly
from framediff.tui.desk import Spot
from framediff.tui.ink import Line, cut_line, table_line
from framediff.tui.keys import bindings
from framediff.tui.lines import Row
from framediff.tui.listing import Listing
from framediff.tui.passage import Mark, Passage
from framediff.tui.room import WIDE, Room
from framediff.tui.rows import hits_of, side_rows, voice_letter, voice_words
from framediff.tui.screens.grid import Sheet, cell_words
from framediff.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.widget import Widget

    from framediff.comparison import Comparison
    from framediff.matching import Hit
    from framediff.tui.desk import Desk
    from framediff.tui.rows import GridRow

__all__ = ["CompareRoom"]

_BUTTERFLY = 17


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a side's texts: which side, which article, where; and the hit, unless it was found by its words."""

    side: int
    article_id: str
    span: Span
    hit: Hit | None = None


class SideTable(Listing):
    """Every indicator and voice with a hit on either side; its first row stands for all of them."""

    HEADERS = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="table")
        self._desk = desk
        self.rows: tuple[GridRow, ...] = ()
        self._sheet: Sheet | None = None
        self._sides: tuple[str, ...] = ()
        self._scales: dict[Measure, float] = {}

    def fill(self, sheet: Sheet, sides: tuple[str, ...], order: int) -> None:
        """Show another comparison or other sides, with the cursor on the indicator in hand."""
        self._sheet, self._sides = sheet, sides
        self.rows = side_rows(sheet.comparison, sides, order)
        spot = self._desk.spot
        self.cursor = next(
            (i for i, row in enumerate(self.rows, 1)
             if row.indicator is not None and row.indicator.id == spot.indicator and row.voice == spot.voice),
            0,
        )  # fmt: skip
        rates = [
            cell.value or 0
            for row in self.rows
            if row.indicator is not None and row.block.measure is Measure.RATE
            for cell in (sheet.cell(row.indicator.id, side, row.voice) for side in sides)
            if not cell.few
        ]
        self._scales = {Measure.SHARE: 1.0, Measure.RATE: max(rates, default=0.0)}
        self.entitle("Indicators", "the cursor's row is the filter")
        self.reload()

    def item_count(self) -> int:
        """The rows, and one for all."""
        return len(self.rows) + 1 if self._sheet is not None else 0

    def row_here(self) -> GridRow | None:
        """The row under the cursor; None on the one for all."""
        return self.rows[self.cursor - 1] if 0 < self.cursor <= len(self.rows) else None

    def words_of(self, item: int) -> str:
        """The indicator and what it stands under."""
        row = self.rows[item - 1] if item else None
        return (
            f"{row.indicator.label} {row.indicator.id} {row.block.title}" if row is not None and row.indicator else ""
        )

    def draw_header(self, number: int, width: int) -> Line:
        """The two sides."""
        del number
        name, voice, each, bar = self._layout(width - 1)
        cells = [("Indicator", name, "dim"), ("Voice" if voice > 1 else "", voice, "dim")]
        cells += [(self._desk.label(side), -each, "strong") for side in self._sides]
        cells += [(" ◂ left · right ▸".center(bar), bar, "dim")] * (bar > 0)
        return [(" ", ""), *table_line(cells)]

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One row."""
        del line
        if self._sheet is None:
            return []
        name, voice, each, bar = self._layout(width)
        if item == 0:
            counts = [sum(len(self._sheet.comparison.hits(one.id, side, voice_shown))
                          for block in self._sheet.comparison.sets for one in block.indicators
                          for voice_shown in self._sheet.comparison.voices) for side in self._sides]  # fmt: skip
            cells = [("every indicator", name + voice + 1, "strong")]
            return table_line(
                [*cells, *((f"{count:,} hits" if count != 1 else "1 hit", -each, "") for count in counts)]
            )
        row = self.rows[item - 1]
        if row.indicator is None:
            return []
        letter = voice_letter(row.voice)
        cells = [
            (row.indicator.label, name, ""),
            (f"{letter} {voice_words(row.voice)}" if voice > 1 else letter, voice,
             "" if row.voice is None else f"{row.voice} letter"),
        ]  # fmt: skip
        pair = [self._sheet.cell(row.indicator.id, side, row.voice) for side in self._sides]
        for cell in pair:
            dagger = "†" if self._sheet.paraphrase_only(cell) else ""
            cells.append((dagger + cell_words(cell), -each, "" if cell.count else "dim"))
        if bar and len(pair) == 2:  # noqa: PLR2004 - two sides
            values = [None if cell.few else cell.value for cell in pair]
            cells.append((" " + butterfly(values[0], values[1], self._scales[row.block.measure], bar - 1), bar, "key"))
        return table_line(cells)

    def _layout(self, width: int) -> tuple[int, int, int, int]:
        """Cells of name, voice, each side and the bars."""
        each = (self._sheet.cell_width if self._sheet is not None else 12) + 1
        wide = width >= WIDE - 2
        voice = 10 if wide else 1
        bar = _BUTTERFLY + 1 if wide else 0
        if wide:
            each = max(each, 22)
        name = width - voice - 2 * each - bar - (4 if bar else 3)
        return max(8, name), voice, each, bar


class Detail(Row):
    """One line on the place in hand: whose wording it is, and who answers for it."""

    def __init__(self) -> None:
        super().__init__(id="detail")
        self.words: Line = []

    def compose_line(self, width: int) -> Line:
        """What was put there."""
        return cut_line([(" ", ""), *self.words], width)


class CompareRoom(Room):
    """Two texts over the table of their indicators."""

    NAME = "compare"
    FIRST = "#table"
    SORTINGS = ("as in the lexicon", "by number of hits")
    BINDINGS = bindings("compare")

    def panes(self) -> Iterable[Widget]:
        """The two texts, the table, the line on the place in hand."""
        self.texts = (Passage(id="left"), Passage(id="right"))
        self.table = SideTable(self.desk)
        self.detail = Detail()
        yield Container(*self.texts, id="texts")
        yield self.table
        yield self.detail

    def fill(self) -> None:
        """Show the comparison, its sides, and the place that was asked for."""
        comparison = self.desk.comparison
        if comparison is None:
            return
        self.sheet = Sheet(comparison)
        self.sides = self.desk.sides
        self._hits = [hits_of(comparison, None, side, comparison.voices) for side in self.sides]
        self._articles = [comparison.articles(side) for side in self.sides]
        if not hasattr(self, "_shown"):
            self._shown: dict[str, str] = {}
            self._side = 0
            self._place: Place | None = None
        self._place = None
        self.table.fill(self.sheet, self.sides, self.sorting)
        self._side = min(self._side, max(0, len(self.sides) - 1))
        goal, self.desk.goal = self.desk.goal, None
        if goal is not None and goal.group in self.sides:
            self._side = self.sides.index(goal.group)
            self._shown[goal.group] = goal.article_id
        for side in range(2):
            self._show_article(side)
        self._mark()
        if goal is not None and goal.span is not None and goal.group in self.sides:
            found = next((place for place in self._walk() if place.article_id == goal.article_id
                          and place.side == self._side and place.span == goal.span), None)  # fmt: skip
            self._go(found or Place(self._side, goal.article_id, goal.span))
        if goal is not None:
            self.texts[self._side].focus()

    def on_screen_resume(self) -> None:
        """Also when one has come for a place in a text."""
        self.update(always=self.desk.goal is not None)

    def _article_of(self, side: int) -> str | None:
        if side >= len(self.sides) or not self._articles[side]:
            return None
        shown = self._shown.get(self.sides[side])
        return shown if shown in self._articles[side] else self._articles[side][0]

    def _show_article(self, side: int) -> None:
        pane = self.texts[side]
        article_id = self._article_of(side)
        if article_id is None or self.desk.study is None:
            pane.show_article(None)
            pane.entitle(self.desk.label(self.sides[side]) if side < len(self.sides) else "no second side")
            return
        studied = self.desk.study[article_id]
        pane.show_article(studied.article, studied.heard.voices)

    def _entitle(self, side: int) -> None:
        article_id = self._article_of(side)
        if article_id is None or self.desk.study is None:
            return
        articles = self._articles[side]
        date = self.desk.study[article_id].article.metadata.date
        label = self.desk.label(self.sides[side])
        places = self._walk()
        here = sum(1 for place in places if place.side == side)
        kind = "found" if self.desk.sought else "hits" if here != 1 else "hit"
        if self._place in places and self._place is not None and self._place.side == side:
            note = f"{places.index(self._place) + 1}/{len(places)}"
        else:
            note = f"{here} {kind}"
        title = f"{label} · {date}" if str(date) not in label else label
        self.texts[side].entitle(f"{title} · {articles.index(article_id) + 1}/{len(articles)}", note)

    # Marks and the walk from one to the next

    def _chosen(self, hit: Hit) -> bool:
        row = self.table.row_here()
        if row is None or row.indicator is None:
            return True
        study = self.sheet.comparison.study
        return study.key_of(hit) == row.indicator.id and row.voice in (None, hit.voice)

    def _walk(self) -> list[Place]:
        """Every place that n walks through: what was sought in the texts shown, else the hits of the row, both sides."""
        places = []
        for side in range(len(self.sides)):
            if self.desk.sought:
                places += self._found(side)
            else:
                order = {article: place for place, article in enumerate(self._articles[side])}
                hits = [hit for hit in self._hits[side] if self._chosen(hit)]
                hits.sort(key=lambda hit: (order[hit.article_id], hit.span))
                places += [Place(side, hit.article_id, hit.span, hit) for hit in hits]
        return places

    def _found(self, side: int) -> list[Place]:
        article = self.texts[side].article
        if article is None:
            return []
        text, words = fold(article.text), fold(self.desk.sought)
        places = []
        at = text.find(words)
        while at >= 0:
            places.append(Place(side, article.id, Span(at, at + len(words))))
            at = text.find(words, at + len(words))
        return places

    def _mark(self) -> None:
        """Mark both texts anew."""
        for side in range(len(self.sides)):
            article = self.texts[side].article
            if article is None:
                continue
            here = [hit for hit in self._hits[side] if hit.article_id == article.id]
            marks = [Mark(hit.span, "hit" if self._chosen(hit) else "other") for hit in here]
            if self.desk.sought:
                marks += [Mark(place.span, "found") for place in self._found(side)]
            now = self._place.span if self._place is not None and self._place.side == side else None
            self.texts[side].mark(marks, now)
            self._entitle(side)
        self._tell()

    def _go(self, place: Place) -> None:
        self._place, self._side = place, place.side
        if self._article_of(place.side) != place.article_id:
            self._shown[self.sides[place.side]] = place.article_id
            self._show_article(place.side)
        self._mark()
        self.texts[place.side].show_span(place.span)
        if self.focused is self.texts[1 - place.side]:
            self.texts[place.side].focus()
        if self.has_class("-zoomed") and not self.texts[place.side].has_class("-alone"):
            self.action_zoom()

    def action_walk(self, step: int) -> None:
        """The next hit of the row, or place found, in either text."""
        if self.desk.comparison is None:
            return
        places = self._walk()
        if not places:
            self.say(f"“{self.desk.sought}” stands nowhere here." if self.desk.sought else "No hit on either side.")
            return
        if self._place in places and self._place is not None:
            at = (places.index(self._place) + step) % len(places)
        else:
            mine = [place for place in places if place.side == self._side] or places
            at = places.index(mine[0] if step > 0 else mine[-1])
        self._go(places[at])

    def searched(self) -> None:
        """Mark what was sought, and go to its first place."""
        self._place = None
        if self.desk.comparison is None:
            return
        self._mark()
        if self.desk.sought:
            self.action_walk(1)

    @on(Listing.Moved, "#table")
    def _filtered(self) -> None:
        """Another row is the filter: mark its hits, and bring one into sight in each text."""
        self._place = None
        row = self.table.row_here()
        if row is not None and row.indicator is not None:
            self.desk.spot = Spot(row.indicator.id, row.voice, self.desk.spot.groups)
        else:
            self.desk.spot = Spot(None, self.sheet.comparison.voices[0], self.desk.spot.groups)
        self._mark()
        for side, pane in enumerate(self.texts[: len(self.sides)]):
            if row is not None and pane.article is not None:
                spans = [p.span for p in self._walk() if p.side == side and p.article_id == pane.article.id]
                if spans and not any(span.overlaps(pane.in_sight()) for span in spans):
                    pane.show_span(spans[0])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The text that has the cursor is the side in hand."""
        if event.widget in self.texts:
            self._side = self.texts.index(event.widget)  # type: ignore[arg-type]

    def _tell(self) -> None:
        """Say whose wording the place in hand is, or what the row counts."""
        comparison = self.sheet.comparison
        place, row = self._place, self.table.row_here()
        if place is not None and place.hit is not None:
            self.detail.words = _hit_line(comparison, self.sheet, place.hit)
        elif row is not None and row.indicator is not None:
            voice = "all voices together" if row.voice is None else row.voice.responsibility
            self.detail.words = [(f"{row.block.title}: {row.block.measure.words}; {voice}", "dim")]
        else:
            self.detail.words = [("n walks the hits; enter opens the evidence of a row", "dim")]
        self.detail.refresh()

    # What keys do

    def action_article(self, step: int) -> None:
        """The next article of the side in hand."""
        if self.desk.comparison is None or not self.sides or not self._articles[self._side]:
            return
        articles = self._articles[self._side]
        at = (articles.index(self._article_of(self._side) or articles[0]) + step) % len(articles)
        self._shown[self.sides[self._side]] = articles[at]
        self._place = None
        self._show_article(self._side)
        self._mark()

    def action_go(self, name: str) -> None:
        """To the evidence of what is in hand here; else as from any screen."""
        if name == "evidence":
            self._take_up()
        super().action_go(name)

    def action_open(self) -> None:
        """The hits of the row, on both sides; from a text, on its side."""
        if self.desk.comparison is not None:
            self._take_up()
            self.house.go("evidence", deeper=True)

    def _take_up(self) -> None:
        """Put the cell on the desk that row, text and place in hand make up."""
        if self.desk.comparison is None:
            return
        row = self.table.row_here()
        sides = (self.sides[self._side],) if self.focused in self.texts else self.sides
        indicator, voice = (None, None) if row is None or row.indicator is None else (row.indicator.id, row.voice)
        hit = self._place.hit if self._place is not None else None
        if self.focused in self.texts and hit is not None:
            shown = self.sheet.comparison.voices
            indicator, voice = self.sheet.comparison.study.key_of(hit), hit.voice if hit.voice in shown else None
        self.desk.spot = Spot(indicator, voice, sides)

    def action_mark(self) -> None:
        """Choose who the side in hand is."""
        from framediff.tui.dialogs import Choose

        comparison = self.desk.comparison
        if comparison is None or len(self.sides) < 2:  # noqa: PLR2004 - two sides
            return
        keys = [group.key for group in comparison.groups]
        words = [f"{group.label}  {group.note}" if group.note else group.label for group in comparison.groups]
        side = self._side

        def chosen(number: int | None) -> None:
            if number is not None:
                self.desk.set_side(side, keys[number])
                self.house.touch()

        name = "The left side" if side == 0 else "The right side"
        self.app.push_screen(Choose(name, words, keys.index(self.sides[side])), chosen)

    def action_split(self) -> None:
        """Side by side or one above the other."""
        beside = self.has_class("-beside") or (self.app.size.width >= WIDE and not self.has_class("-stacked"))
        self.set_class(beside, "-stacked")
        self.set_class(not beside, "-beside")


def _hit_line(comparison: Comparison, sheet: Sheet, hit: Hit) -> Line:
    study = comparison.study
    key = study.key_of(hit)
    paraphrase = sheet.is_paraphrase(key, hit)
    words: Line = [
        (study.indicator(key).label, "hit"),
        (" · ", "dim"),
        (f"{voice_letter(hit.voice)} ", f"{hit.voice} letter"),
        (f"† {PARAPHRASE_ONLY}", "warn") if paraphrase else (hit.voice.responsibility, ""),
    ]
    if hit.speaker is not None:
        words += [(" · ", "dim"), (study.register.name_of(hit.speaker), "strong")]
    if hit.flags:
        words += [(" · ", "dim"), (", ".join(sorted(hit.flags)).replace("_", " "), "dim")]
    return words
