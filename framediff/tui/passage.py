"""An article's text with its voices in the margin and its hits marked, drawn line by line and laid out once a width."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from framediff.article import Span, ZoneKind
from framediff.escaping import for_terminal
from framediff.tui.bars import LETTERS
from framediff.tui.pane import Pane
from framediff.tui.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.geometry import Offset
    from textual.selection import Selection
    from textual.strip import Strip

    from framediff.article import Article
    from framediff.tui.ink import Line
    from framediff.voice import VoiceMap

__all__ = ["Mark", "Passage"]

_MARGIN = 4  # up to three letters of voices and a space
_LEFT_OUT = "–"  # in the margin of text that is not counted
_LONGEST_HIT = 500  # characters; hits are phrases, and a mark is looked for no further back than this


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of text to be marked with an ink: `hit`, `other` (dimmed), or `found`."""

    span: Span
    ink: str


class Passage(Pane):
    """The text of one article, never changed, with a margin.

    In the margin stand the letters of the voices on the line: `o` own, `D` direct, `i` indirect, `?` undetermined,
    `–` left out of every count. Text can be selected with the mouse; what is copied is harmless, as what is shown is.
    """

    ALLOW_SELECT = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.article: Article | None = None
        self._voices: VoiceMap | None = None
        self._marks: list[Mark] = []
        self._starts: list[int] = []
        self._now: Span | None = None
        self._wanted: Span | None = None
        self._lines: list[tuple[int, int]] = []
        self._line_starts: list[int] = []

    def show_article(self, article: Article | None, voices: VoiceMap | None = None) -> None:
        """Show another article; without a voice map the margin is empty."""
        if article is self.article and voices is self._voices:
            return
        self.article, self._voices = article, voices
        self._marks, self._starts, self._now, self._wanted = [], [], None, None
        self.lay_out(self.width)
        self.measure()
        self.scroll_to(y=self._begin(), animate=False, force=True)

    def _begin(self) -> int:
        """The row on which what is counted begins: what stands before it, such as front matter, is scrolled past."""
        if self.article is None or not self.article.scored:
            return 0
        return self.line_of(self.article.scored[0].span.start)

    def mark(self, marks: Iterable[Mark], now: Span | None = None) -> None:
        """Mark stretches of the text, one of them as the one in hand."""
        self._marks = sorted(marks)
        self._starts = [mark.span.start for mark in self._marks]
        self._now = now
        self.refresh()

    def show_span(self, span: Span) -> None:
        """Bring a stretch of the text into sight; once the pane has a size, if it has none yet."""
        self._wanted = None if self.size.height else span
        self.show(self.line_of(span.start), middle=True)

    def on_resize(self) -> None:
        """Keep what was at the top at the top, and what was wanted in sight."""
        top = self._lines[self.top][0] if self._width and self.top < len(self._lines) else 0
        was = self._width
        super().on_resize()
        if was != self._width:
            self.scroll_to(y=self.line_of(top) if was else self._begin(), animate=False, force=True)
        wanted = self._wanted or self._now
        if wanted is not None and self.size.height:
            self.show_span(wanted)

    def line_of(self, offset: int) -> int:
        """The row on which the character at `offset` stands."""
        return max(0, bisect_right(self._line_starts, offset) - 1)

    def in_sight(self) -> Span:
        """The stretch of text now on the screen."""
        if not self._lines:
            return Span(0, 0)
        last = min(len(self._lines), self.top + self.height) - 1
        return Span(self._lines[min(self.top, last)][0], self._lines[last][1])

    def row_count(self) -> int:
        """How many lines the text takes."""
        return len(self._lines)

    def lay_out(self, width: int) -> None:
        """Break the text into lines of the pane's width; several blank lines become one."""
        self._lines = [] if self.article is None else lines_of(self.article.text, width - _MARGIN - 1)
        self._line_starts = [start for start, _ in self._lines]

    def draw(self, row: int, width: int) -> Line:
        """One line: the letters of its voices, then the text in pieces of one voice and mark each."""
        del width
        start, end = self._lines[row]
        if self.article is None or start == end:
            return []
        line: Line = self._margin(start, end)
        borders = {start, end}
        voices = self._voices.over(Span(start, end)) if self._voices is not None else ()
        for segment in voices:
            borders |= {segment.span.start, segment.span.end}
        marks = self._marks_over(start, end)
        for mark in marks:
            borders |= {mark.span.start, mark.span.end}
        selected = self._selected()
        for span in (self._now, selected):
            if span is not None:
                borders |= {span.start, span.end}
        cuts = sorted(border for border in borders if start <= border <= end)
        for left, right in pairwise(cuts):
            inks = self._inks(left, marks)
            if selected is not None and selected.start <= left < selected.end:
                inks += " selected"
            line.append((self.article.text[left:right], inks))
        return line

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen; the mouse finds its place in the text by it."""
        strip = super().render_line(y)
        return strip if y < self.HEADERS else strip.apply_offsets(0, y - self.HEADERS + self.top)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected, paragraphs as they are, with control characters shown as signs."""
        span = self._span_of(selection)
        if self.article is None or span is None:
            return None
        paragraphs = span.of(self.article.text).replace("\r\n", "\n").split("\n")
        return "\n".join(for_terminal(paragraph) for paragraph in paragraphs), "\n"

    def selected_span(self) -> Span | None:
        """What is selected with the mouse as a stretch of the text; None when nothing is."""
        span = self._selected()
        return None if span is None or span.start == span.end else span

    def _selected(self) -> Span | None:
        return None if self.text_selection is None else self._span_of(self.text_selection)

    def _span_of(self, selection: Selection) -> Span | None:
        """What was selected on screen as a stretch of the text."""
        if not self._lines:
            return None
        start = 0 if selection.start is None else self._offset_at(selection.start)
        end = self._lines[-1][1] if selection.end is None else self._offset_at(selection.end)
        return Span(start, max(start, end))

    def _offset_at(self, place: Offset) -> int:
        """The offset in the text of a place in the pane, counted in characters and rows."""
        start, end = self._lines[max(0, min(place.y, len(self._lines) - 1))]
        return min(end, start + max(0, place.x - _MARGIN))

    def _inks(self, offset: int, marks: Sequence[Mark]) -> str:
        names = []
        if self._voices is not None:
            segment = self._voices.at(offset)
            names.append(str(segment.voice) if segment.scored else "out")
            if segment.zone in (ZoneKind.HEADLINE, ZoneKind.HEADING):
                names.append("strong")
        over = {mark.ink for mark in marks if mark.span.start <= offset < mark.span.end}
        names += [ink for ink in ("other", "hit", "found") if ink in over]
        if self._now is not None and self._now.start <= offset < self._now.end:
            names.append("now")
        return " ".join(names)

    def _margin(self, start: int, end: int) -> Line:
        if self._voices is None or self.article is None:
            return [(" " * _MARGIN, "")]
        letters: dict[str, str] = {}
        for segment in self._voices.over(Span(start, end)):
            part = self.article.text[max(start, segment.span.start) : min(end, segment.span.end)]
            if any(character.isalnum() for character in part) or (not segment.scored and part.strip()):
                letter = LETTERS[segment.voice] if segment.scored else _LEFT_OUT
                letters.setdefault(letter, f"{segment.voice} letter" if segment.scored else "out")
        shown: Line = list(letters.items())[: _MARGIN - 1]
        return [*shown, (" " * (_MARGIN - len(shown)), "")]

    def _marks_over(self, start: int, end: int) -> list[Mark]:
        first = bisect_left(self._starts, start - _LONGEST_HIT)
        last = bisect_left(self._starts, end)
        return [mark for mark in self._marks[first:last] if mark.span.end > start]


def lines_of(text: str, width: int) -> list[tuple[int, int]]:
    """Where the lines of a whole text begin and end when laid out `width` cells wide; blank ones are empty ranges."""
    lines: list[tuple[int, int]] = []
    offset = 0
    for paragraph in text.split("\n"):
        shown = for_terminal(paragraph.rstrip("\r"))
        for start, end in wrap(shown, width):
            blank = start == end
            if not blank or (lines and lines[-1][0] != lines[-1][1]):
                lines.append((offset + start, offset + end))
        offset += len(paragraph) + 1
    while lines and lines[-1][0] == lines[-1][1]:
        lines.pop()
    return lines
