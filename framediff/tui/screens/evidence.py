"""Screen 4, evidence: every hit behind a number in its line, by voice, with who answers for the wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from framediff.comparison.table.trees import parts_of, path
from framediff.export.table.notes import weight_words
from framediff.tui.desk import Goal
from framediff.tui.ink import Line, cut_line
from framediff.tui.keys import bindings
from framediff.tui.listing import Listing
from framediff.tui.passage import Mark, Passage
from framediff.tui.room import Room
from framediff.tui.rows import evidence_rows, voice_letter, voice_words
from framediff.tui.wrapping import fit, tail, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.widget import Widget

    from framediff.article import Span
    from framediff.comparison import Study
    from framediff.matching import Hit
    from framediff.tui.desk import Desk
    from framediff.tui.rows import EvidenceRow
    from framediff.tui.sheet import Sheet

__all__ = ["EvidenceRoom"]

_REACH = 400  # characters of context fetched on either side: more than any line holds


class HitList(Listing):
    """The hits, two lines each: the words around the hit, aligned on it; then who speaks, where."""

    LINES = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(id="hits")
        self._desk = desk
        self._sheet: Sheet | None = None
        self.rows: tuple[EvidenceRow, ...] = ()

    def fill(self, sheet: Sheet, rows: tuple[EvidenceRow, ...]) -> None:
        """Show other hits."""
        was = None if (row := self.hit_here()) is None or row.hit is None else (row.hit.article_id, row.hit.span)
        self._sheet, self.rows = sheet, rows
        self.cursor = next(
            (i for i, row in enumerate(rows) if row.hit is not None and (row.hit.article_id, row.hit.span) == was), 0
        )
        self.reload()
        if not self.cursor:
            self.scroll_to(y=0, animate=False, force=True)

    def item_count(self) -> int:
        """Hits and headings."""
        return len(self.rows)

    def selectable(self, item: int) -> bool:
        """Only hits are gone to."""
        return item < len(self.rows) and self.rows[item].hit is not None

    def hit_here(self) -> EvidenceRow | None:
        """The hit under the cursor."""
        return self.rows[self.cursor] if self.selectable(self.cursor) else None

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One line of a hit or of a heading."""
        row = self.rows[item]
        if row.hit is None:
            return [(row.text, "heading")] if line else []
        if self._sheet is None:
            return []
        study = self._sheet.comparison.study
        return self._in_line(study, row.hit, width) if line == 0 else self._whence(study, row, width)

    @staticmethod
    def _in_line(study: Study, hit: Hit, width: int) -> Line:
        article = study[hit.article_id].article
        passage = study[hit.article_id].passage_at(hit.span.start)
        start = max(0 if passage is None else passage.span.start, hit.span.start - _REACH)
        end = min(len(article.text) if passage is None else passage.span.end, hit.span.end + _REACH)
        before = _flat(article.text[start : hit.span.start])
        words = _flat(hit.span.of(article.text))
        after = _flat(article.text[hit.span.end : end])
        left = max(1, (width - width_of(words)) * 2 // 5 if width_of(words) > width // 3 else width * 2 // 5)
        right = max(0, width - left - width_of(words))
        voice = str(hit.voice)
        return [(tail(before, left), voice), (words, f"{voice} hit"), (fit(after, right), voice)]

    def _whence(self, study: Study, row: EvidenceRow, width: int) -> Line:
        if row.hit is None or self._sheet is None:
            return []
        hit = row.hit
        article = study[hit.article_id].article
        number = f"{row.number:>4} " if row.number else "     "
        parts = [] if hit.speaker is None else [study.register.name_of(hit.speaker)]
        parts += [article.outlet, str(article.metadata.date), _paragraph(study, hit.article_id, hit.span)]
        if self._desk.spot.indicator is None:
            parts.insert(0, path(study, study.key_of(hit)) if row.number else hit.indicator)
        elif row.number and (below := parts_of(study, hit)):
            parts.insert(0, f"as {' and '.join(study.indicator(key).label for key in below)}")
        if not row.number:
            parts.append(f"{voice_letter(hit.voice)} {hit.voice.labelled}")
            parts += [hit.reason] if hit.reason else []
        parts += weight_words(self._sheet.comparison, hit) if row.number else []
        parts += [flag.replace("_", " ") for flag in sorted(hit.flags)]
        line: Line = [(number, "dim"), (voice_letter(hit.voice), f"{hit.voice} letter"), (" ", "")]
        if row.number and self._sheet.is_paraphrase(study.key_of(hit), hit):
            line.append(("† paraphrase only · ", "warn"))
        return cut_line([*line, (" · ".join(parts), "dim")], width)


class EvidenceRoom(Room):
    """The hits of the cell in hand over the text that the cursor's hit stands in."""

    NAME = "evidence"
    FIRST = "#hits"
    SORTINGS = ("by voice", "by article")
    BINDINGS = bindings("evidence")

    def panes(self) -> Iterable[Widget]:
        """The hits and their text."""
        self.hits = HitList(self.desk)
        self.text = Passage(id="context")
        yield self.hits
        yield self.text

    def on_screen_resume(self) -> None:
        """Another cell may be in hand."""
        self.update(always=getattr(self, "_spot", None) != self.desk.spot)

    def fill(self) -> None:
        """Show the hits of the cell in hand; of both sides when no group is."""
        sheet = self.desk.sheet
        if sheet is None:
            return
        comparison = sheet.comparison
        self._spot = spot = self.desk.spot
        groups = spot.groups or self.desk.sides
        rows = evidence_rows(comparison, spot.indicator, groups, spot.voice, self.sorting)
        self.hits.fill(sheet, rows)
        label = "every indicator" if spot.indicator is None else comparison.indicator(spot.indicator).label
        voice = "" if spot.voice is None else f" · {voice_letter(spot.voice)} {voice_words(spot.voice)}"
        count = sum(1 for row in rows if row.number)
        told = (
            [sheet.measured.get(spot.indicator, ""), sheet.weighted(spot.indicator, groups, spot.voice)]
            if (spot.indicator is not None)
            else []
        )
        names = " | ".join(self.desk.label(group) for group in groups)
        self.hits.entitle(
            " · ".join((f"{label} · {names}{voice}", *filter(None, told))),
            "no hit" if not count else "1 hit" if count == 1 else f"{count:,} hits",
        )
        self._show_text()

    @on(Listing.Moved, "#hits")
    def _show_text(self) -> None:
        row = self.hits.hit_here()
        if row is None or row.hit is None or self.desk.study is None:
            self.text.show_article(None)
            self.text.entitle("")
            return
        studied = self.desk.study[row.hit.article_id]
        article = studied.article
        self.text.show_article(article, studied.heard.voices)
        marks = [
            Mark(each.hit.span, "hit" if each.number else "other")
            for each in self.hits.rows
            if each.hit is not None and each.hit.article_id == article.id
        ]
        self.text.mark(marks, row.hit.span)
        self.text.entitle(f"{article.outlet} · {article.metadata.date} · {article.headline}")
        self.text.show_span(row.hit.span)

    def action_walk(self, step: int) -> None:
        """The next hit, or the next that was sought."""
        if self.desk.sought:
            super().action_walk(step)
        else:
            self.hits.move("down" if step > 0 else "up")

    def action_correct(self) -> None:
        """Put right whose words the hit stands in, or those selected with the mouse."""
        row = self.hits.hit_here()
        if row is None or row.hit is None:
            self.say("There is no hit to put right.")
            return
        self.house.ask_correction(row.hit.article_id, self.text.selected_span() or row.hit.span,
                                  exact=self.text.selected_span() is not None)  # fmt: skip

    def action_resolve(self) -> None:
        """Say what the mention names that the cursor is on."""
        row = self.hits.hit_here()
        if row is None or row.hit is None:
            self.say("There is no mention to resolve.")
        else:
            self.house.ask_resolution(row.hit)

    async def action_open(self) -> None:
        """The text, at the hit."""
        row = self.hits.hit_here()
        if row is None or row.hit is None:
            self.say("There is no hit to open.")
            return
        self.desk.goal = Goal(row.hit.article_id, row.group, row.hit.span)
        if row.group not in self.desk.sides:
            self.desk.mark(row.group)
            self.desk.changes += 1
        await self.house.go("compare", deeper=True)


def _flat(text: str) -> str:
    """White space made single, on one line."""
    return " ".join(part for part in text.replace("\n", " ").split(" ")) if "\n" not in text else " ".join(text.split())


def _paragraph(study: Study, article_id: str, span: Span) -> str:
    passages = study[article_id].passages
    here = study[article_id].passage_at(span.start)
    return f"paragraph {passages.index(here) + 1}" if here is not None else "no paragraph"
