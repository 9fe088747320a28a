"""What a row of a part rests on: each number's places in their lines, and in words what is proved to be nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.escaping import for_terminal
from framediff.tui.dialogs import Dialog
from framediff.tui.listing import Listing
from framediff.tui.wrapping import fit, tail, width_of, wrap_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from framediff.export.document import Evidence, Place
    from framediff.tui.desk import Desk
    from framediff.tui.ink import Line

__all__ = ["Behind"]

_INDENT = 2


class Places(Listing):
    """The places under what they are of; only places are gone to, and where there is none, the words are read down."""

    def __init__(self, desk: Desk, behind: Sequence[Evidence], at: int) -> None:
        super().__init__()
        self._desk = desk
        self._behind = behind
        self._rows: list[tuple[str, Place | None, int]] = []  # words, place, its number
        number = sum(len(each.places) for each in behind)
        self._none = not number
        self._at = at
        self._count = number
        self.title = "Nowhere" if not number else "1 place" if number == 1 else f"{number:,} places"
        self.note = "esc closes" if not number else "enter opens the text · esc closes"

    @property
    def number(self) -> int | None:
        """The number of the place under the cursor, counted through all; None where there is none."""
        return None if self._none or not self._rows else self._rows[self.cursor][2]

    def put(self, item: int, *, tell: bool = True) -> None:
        """Put the cursor on an item, and say which place of how many it is."""
        super().put(item, tell=tell)
        self._say_which()

    def _say_which(self) -> None:
        if self.number is not None and self._count > 1:
            self.entitle(f"{self.number + 1:,}/{self._count:,} places", self.note)

    def lay_out(self, width: int) -> None:
        """Wrap what is said above the places; a place takes one row, and one below says whose it is."""
        if self._rows and not self._none:
            self._at = self._rows[self.cursor][2]
        self._rows = []
        number = 0
        for each in self._behind:
            if self._rows:
                self._rows.append(("", None, number))
            words = for_terminal(each.titled)
            self._rows += [(line, None, number) for line in wrap_words(words, width - _INDENT - 1)]
            for place in each.places:
                self._rows.append(("", place, number))
                self._rows.append((self._whence(place), None, number))
                number += 1
        if not self._none:
            self.cursor = next((i for i, row in enumerate(self._rows) if row[1] and row[2] == self._at), 0)
            self._say_which()

    def _whence(self, place: Place) -> str:
        study = self._desk.study
        article = None if study is None else study[place.article_id].article
        whose = [] if article is None else [article.outlet, str(article.metadata.date)]
        return "    " + " · ".join(filter(None, (place.article_id, *whose, place.note)))

    def item_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def selectable(self, item: int) -> bool:
        """Only places; where there is none, whatever there is to read."""
        return self._none or (item < len(self._rows) and self._rows[item][1] is not None)

    def words_of(self, item: int) -> str:
        """The line in which a place stands, and whose it is."""
        words, place, _ = self._rows[item]
        return words if place is None else f"{place.left}{place.node}{place.right} {self._whence(place)}"

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """Words, or a place in its line."""
        del line
        words, place, _ = self._rows[item]
        if place is None:
            words = fit(words, width - 1)
            return [(f" {words}", "dim" if words.startswith("    ") else "heading" if not self._none else "")]
        node = fit(place.node, width // 2).rstrip() if width_of(place.node) > width // 2 else place.node
        left = max(1, (width - width_of(node)) // 2 - _INDENT)
        right = max(0, width - left - width_of(node))
        return [(tail(place.left, left), ""), (node, "hit"), (fit(place.right, right), "")]


class Behind(Dialog):
    """What a row rests on; the number of the place that was chosen, or None when closed."""

    def __init__(self, desk: Desk, behind: Sequence[Evidence], at: int = 0) -> None:
        super().__init__()
        self._places = Places(desk, behind, at)

    def compose(self) -> ComposeResult:
        """The places."""
        yield self._places

    def on_mount(self) -> None:
        """Let the cursor be in them."""
        self.set_focus(self._places)

    def action_open(self) -> None:
        """Choose the place that the cursor is on."""
        self.dismiss(self._places.number)
