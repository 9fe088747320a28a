"""Screen 3, compare: the texts of two sides next to each other; the table of indicators beneath is the filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container

from framediff.tui.desk import Place, Spot
from framediff.tui.details import of_place, of_row
from framediff.tui.keys import bindings
from framediff.tui.lines import Detail
from framediff.tui.listing import Listing
from framediff.tui.passage import Mark, Passage
from framediff.tui.room import WIDE, Room
from framediff.tui.sidetable import SideTable
from framediff.tui.walk import hits_of, places_of, spot_at, step_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events
    from textual.widget import Widget

    from framediff.article import Span
    from framediff.matching import Hit
    from framediff.tui.desk import Desk
    from framediff.tui.ink import Line

__all__ = ["CompareRoom"]


class CompareRoom(Room):
    """Two texts over the table of their indicators."""

    NAME = "compare"
    FIRST = "#table"
    SORTINGS = ("as in the lexicon", "by number of hits")
    BINDINGS = bindings("compare")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.texts = (Passage(id="left"), Passage(id="right"))
        self.table = SideTable(desk)
        self.detail = Detail()
        self.sides: tuple[str, ...] = ()
        self._side = 0  # the side in hand
        self._shown: dict[str, str] = {}  # for each group the article last looked at
        self._walk: list[Place] = []
        self._at: int | None = None  # where in the walk
        self._pointed: Place | None = None  # a place that was asked for and is in no walk

    def panes(self) -> Iterable[Widget]:
        """The two texts, the table, the line on the place in hand."""
        yield Container(*self.texts, id="texts")
        yield self.table
        yield self.detail

    def fill(self) -> None:
        """Show the comparison, its sides, and the place that was asked for."""
        sheet = self.desk.sheet
        if sheet is None:
            return
        self.sides = self.desk.sides
        self.table.fill(sheet, self.sides, self.sorting)
        self._side = min(self._side, max(0, len(self.sides) - 1))
        goal, self.desk.goal = self.desk.goal, None
        if goal is not None and goal.group in self.sides:
            self._side = self.sides.index(goal.group)
            self._shown[goal.group] = goal.article_id
        for side in range(2):
            self._show_article(side)
        was = self._place
        self._plan()
        if was is not None and goal is None:
            self._stay(was)
        if goal is not None and goal.group in self.sides:
            if goal.span is not None:
                self._go_to(goal.article_id, goal.span)
            self.set_focus(self.texts[self._side])

    def on_screen_resume(self) -> None:
        """Also when one has come for a place in a text."""
        self.update(always=self.desk.goal is not None)

    # The articles shown

    def _articles(self, side: int) -> Sequence[str]:
        return () if self.desk.sheet is None else self.desk.sheet.articles(self.sides[side])

    def _article_of(self, side: int) -> str | None:
        if side >= len(self.sides):
            return None
        articles = self._articles(side)
        shown = self._shown.get(self.sides[side])
        return shown if shown in articles else articles[0] if articles else None

    def _show_article(self, side: int) -> None:
        article_id = self._article_of(side)
        if article_id is None or self.desk.study is None:
            self.texts[side].show_article(None)
            self.texts[side].entitle(self.desk.label(self.sides[side]) if side < len(self.sides) else "no second side")
            return
        studied = self.desk.study[article_id]
        self.texts[side].show_article(studied.article, studied.heard.voices)

    # Marks, and the walk from one to the next

    @property
    def _place(self) -> Place | None:
        return self._pointed if self._at is None else self._walk[self._at]

    def _chosen(self, hit: Hit) -> bool:
        row = self.table.row_here()
        if row is None or row.indicator is None or self.desk.study is None:
            return True
        return row.voice in (None, hit.voice) and self.desk.study.key_of(hit) == row.indicator.id

    def _plan(self) -> None:
        """Plan the walk anew: every place sought in the texts shown, else the hits of the row on both sides."""
        self._at = self._pointed = None
        if self.desk.sought:
            found = (places_of(self.desk.sought, self.texts[side].article, side) for side in range(len(self.sides)))
            self._walk = [place for places in found for place in places]
        else:
            self._walk = [
                Place(side, article, hit.span, hit)
                for side in range(len(self.sides))
                for article, hits in hits_of(self.desk.sheet, self.sides[side], self.table.row_here()).items()
                for hit in hits
                if self._chosen(hit)
            ]
        self._mark()

    def _mark(self) -> None:
        """Mark both texts: the hits of the row, those of others, what was found, and the place in hand."""
        place = self._place
        for side in range(len(self.sides)):
            article = self.texts[side].article
            if article is None:
                continue
            hits = hits_of(self.desk.sheet, self.sides[side], self.table.row_here()).get(article.id, ())
            chosen = {hit.span for hit in hits if self._chosen(hit)}
            marks = [Mark(span, "hit") for span in chosen]
            marks += [Mark(span, "other") for span in {hit.span for hit in hits} - chosen]
            if self.desk.sought:
                marks += [Mark(found.span, "found") for found in self._walk if found.side == side]
            self.texts[side].mark(marks, place.span if place is not None and place.side == side else None)
            self._entitle(side, article.id)
        self._tell()

    def _entitle(self, side: int, article_id: str) -> None:
        if self.desk.study is None:
            return
        articles = self._articles(side)
        date = str(self.desk.study[article_id].article.metadata.date)
        label = self.desk.label(self.sides[side])
        title = label if date in label else f"{label} · {date}"
        if self._place is not None and self._place.side == side and self._at is not None:
            note = f"{self._at + 1}/{len(self._walk)}"
        else:
            count = sum(1 for place in self._walk if place.side == side)
            note = f"{count:,} {'found' if self.desk.sought else 'hit' if count == 1 else 'hits'}"
        self.texts[side].entitle(f"{title} · {articles.index(article_id) + 1}/{len(articles)}", note)

    def _go(self, at: int) -> None:
        place = self._walk[at]
        self._at, self._side, self._pointed = at, place.side, None
        if self._article_of(place.side) != place.article_id:
            self._shown[self.sides[place.side]] = place.article_id
            self._show_article(place.side)
        self._mark()
        self.texts[place.side].show_span(place.span)
        if self.focused is self.texts[1 - place.side]:
            if self.has_class("-zoomed"):
                self.action_zoom()
            self.set_focus(self.texts[place.side])

    def _go_to(self, article_id: str, span: Span) -> None:
        """To a place of the side in hand: in the row that counts it, if one does, and marked in any case."""
        at = step_at(self._walk, article_id, span, self._side)
        if at is None and not self.desk.sought and self._take_row(article_id, span):
            self._plan()
            at = step_at(self._walk, article_id, span, self._side)
        if at is not None:
            self._go(at)
        else:
            self._point(Place(self._side, article_id, span))

    def _take_row(self, article_id: str, span: Span) -> bool:
        """Let the row be the filter that counts what stands at `span`; whether any does."""
        sheet = self.desk.sheet
        group = self.sides[self._side]
        spot = None if sheet is None else spot_at(sheet, group, article_id, span, self.desk.spot.groups)
        if sheet is None or spot is None:
            return False
        self.desk.spot = spot
        self.table.fill(sheet, self.sides, self.sorting)
        return True

    def _point(self, place: Place) -> None:
        """Mark a place that no row counts, and bring it into sight."""
        self._at, self._pointed = None, place
        self._mark()
        self.texts[place.side].show_span(place.span)

    def _stay(self, was: Place) -> None:
        """At the place that was in hand, if it is one still, whoever its words are now."""
        at = step_at(self._walk, was.article_id, was.span)
        if at is not None:
            self._go(at)
        elif was.hit is None and not self.desk.sought and self._article_of(was.side) == was.article_id:
            self._point(was)

    def action_walk(self, step: int) -> None:
        """The next hit of the row, or place found, in either text."""
        if not self._walk:
            sought = self.desk.sought
            self.say(f"“{sought}” stands nowhere here." if sought else "No hit on either side.")
        elif self._at is not None:
            self._go((self._at + step) % len(self._walk))
        else:
            mine = [at for at, place in enumerate(self._walk) if place.side == self._side] or range(len(self._walk))
            self._go(mine[0] if step > 0 else mine[-1])

    def searched(self) -> None:
        """Mark what was sought, and go to its first place."""
        self._plan()
        if self.desk.sought:
            self.action_walk(1)

    @on(Listing.Moved, "#table")
    def _filtered(self) -> None:
        """Another row is the filter: mark its hits, and bring one into sight in each text."""
        if self.desk.sheet is None:
            return
        row = self.table.row_here()
        if row is not None and row.indicator is not None:
            self.desk.spot = Spot(row.indicator.id, row.voice, self.desk.spot.groups)
        else:
            self.desk.spot = Spot(None, self.desk.sheet.comparison.voices[0], self.desk.spot.groups)
        self._plan()
        for side, pane in enumerate(self.texts):
            if row is not None and pane.article is not None:
                spans = [p.span for p in self._walk if p.side == side and p.article_id == pane.article.id]
                if spans and not any(span.overlaps(pane.in_sight()) for span in spans):
                    pane.show_span(spans[0])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The text that has the cursor is the side in hand."""
        for side, text in enumerate(self.texts):
            if event.widget is text:
                self._side = side

    def _tell(self) -> None:
        """Say whose wording the place in hand is, or what the row counts."""
        row, place = self.table.row_here(), self._place
        words: Line = [("n walks the hits; enter opens the evidence of a row", "dim")]
        if place is not None and self.desk.sheet is not None:
            words = of_place(self.desk, place)
        elif row is not None and row.indicator is not None:
            words = of_row(self.desk, self.sides, row)
        self.detail.words = words
        self.detail.refresh()

    # What keys do

    def action_article(self, step: int) -> None:
        """The next article of the side in hand."""
        articles = self._articles(self._side) if self.sides else ()
        now = self._article_of(self._side)
        if now is None:
            return
        self._shown[self.sides[self._side]] = articles[(articles.index(now) + step) % len(articles)]
        self._show_article(self._side)
        if self.desk.sought:
            self._plan()
        else:
            self._at = self._pointed = None
            self._mark()

    async def action_go(self, name: str) -> None:
        """To the evidence of what is in hand here; else as from any screen."""
        if name == "evidence":
            self._take_up()
        await super().action_go(name)

    async def action_open(self) -> None:
        """The hits of the row, on both sides; from a text, on its side."""
        if self.desk.comparison is not None:
            self._take_up()
            await self.house.go("evidence", deeper=True)

    def _take_up(self) -> None:
        """Put the cell on the desk that row, text and place in hand make up."""
        sheet, place = self.desk.sheet, self._place
        if sheet is None:
            return
        row = self.table.row_here()
        sides = (self.sides[self._side],) if self.focused in self.texts else self.sides
        indicator, voice = (None, None) if row is None or row.indicator is None else (row.indicator.id, row.voice)
        if self.focused in self.texts and place is not None and place.hit is not None:
            shown = sheet.comparison.voices
            indicator = sheet.comparison.study.key_of(place.hit)
            voice = place.hit.voice if place.hit.voice in shown else None
        self.desk.spot = Spot(indicator, voice, sides)

    def action_correct(self) -> None:
        """Put right whose words the place in hand stands in, or those selected with the mouse."""
        here = next((text for text in self.texts if text.article is not None and text.selected_span()), None)
        if here is not None and here.article is not None and (selected := here.selected_span()) is not None:
            self.house.ask_correction(here.article.id, selected, exact=True)
            return
        if self._place is None:
            self.say("n goes to a hit, / finds words, the mouse selects them: then they can be put right.")
        else:
            self.house.ask_correction(self._place.article_id, self._place.span)

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
