"""A list of any length with a cursor, drawn line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from framediff.tui.pane import Pane

if TYPE_CHECKING:
    from textual import events

    from framediff.tui.ink import Line

__all__ = ["Listing"]

_DOUBLE = 2  # clicks that open


class Listing(Pane):
    """A list with a cursor. A subclass says how many items there are and draws the lines of any one of them.

    The cursor's item has a bar at its left edge and its own ground, so it is seen without colour.
    """

    LINES = 1
    """Lines of an item."""

    class Moved(Message):
        """The cursor stands on another item."""

        def __init__(self, listing: Listing) -> None:
            super().__init__()
            self.listing = listing

        @property
        def control(self) -> Listing:
            """The list, for `@on` selectors."""
            return self.listing

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self.cursor = 0

    def item_count(self) -> int:
        """How many items there are."""
        raise NotImplementedError

    def draw_item(self, item: int, line: int, width: int) -> Line:
        """One line of an item, beside the cursor's bar."""
        raise NotImplementedError

    def selectable(self, item: int) -> bool:
        """Whether the cursor can stand on an item; not on headings."""
        del item
        return True

    def words_of(self, item: int) -> str:
        """The words by which an item is found."""
        return "".join(text for line in range(self.LINES) for text, _ in self.draw_item(item, line, 500))

    def row_count(self) -> int:
        """How many rows all items take."""
        return self.item_count() * self.LINES

    def draw(self, row: int, width: int) -> Line:
        """One row: the cursor's bar, then the item's line."""
        item, line = divmod(row, self.LINES)
        here = item == self.cursor and self.selectable(item)
        bar = ("▌" if self.has_focus else "▏") if here else " "
        return [(bar, "key"), *self.draw_item(item, line, width - 1)]

    def ground(self, row: int) -> str:
        """The cursor's ground."""
        item = row // self.LINES
        if item != self.cursor or not self.selectable(item):
            return ""
        return "cursor" if self.has_focus else "cursor-away"

    def reload(self) -> None:
        """The items are others: put the cursor on one that exists."""
        self.cursor = self._nearest(min(self.cursor, max(0, self.item_count() - 1)), 1)
        self.measure()
        self.show_cursor()

    def put(self, item: int, *, tell: bool = True) -> None:
        """Put the cursor on an item, or the nearest that it can stand on."""
        item = self._nearest(max(0, min(item, self.item_count() - 1)), 1 if item >= self.cursor else -1)
        if item != self.cursor:
            self.cursor = item
            if tell:
                self.post_message(self.Moved(self))
        self.show_cursor()

    def show_cursor(self) -> None:
        """Bring the cursor into sight, with the heading above it where there is one."""
        above = self.cursor > 0 and not self.selectable(self.cursor - 1)
        first = self.cursor - above
        self.show(first * self.LINES, rows=(self.cursor - first + 1) * self.LINES)
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        super().on_resize()
        self.show_cursor()

    def move(self, where: str) -> None:
        """Move the cursor."""
        page = max(1, self.height // self.LINES)
        by = {"down": 1, "up": -1, "half_down": max(1, page // 2), "half_up": -max(1, page // 2), "page_down": page,
              "page_up": -page}  # fmt: skip
        if where in by:
            self.put(self.cursor + by[where])
        elif where == "top":
            self.scroll_to(y=0, animate=False, force=True)
            self.put(0)
        elif where == "bottom":
            self.put(self.item_count() - 1)

    def find(self, words: str, step: int, *, stay: bool = False) -> tuple[int, int]:
        """Go to the next item (by `step`) in which `words` stand, in any case; say which of how many it is."""
        wanted = words.casefold()
        found = [i for i in range(self.item_count()) if self.selectable(i) and wanted in self.words_of(i).casefold()]
        return self.find_among(found, step, stay=stay)

    def find_among(self, found: list[int], step: int, *, stay: bool) -> tuple[int, int]:
        """Go to the next of these items (by `step`); say which of how many it is."""
        if not found:
            return 0, 0
        if stay and self.cursor in found:
            return found.index(self.cursor) + 1, len(found)
        if step > 0:
            item = next((i for i in found if i > self.cursor), found[0])
        else:
            item = next((i for i in reversed(found) if i < self.cursor), found[-1])
        self.put(item)
        return found.index(item) + 1, len(found)

    async def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a double click opens."""
        row = self.row_at(event)
        if row is not None and self.selectable(row // self.LINES):
            self.put(row // self.LINES)
            if event.chain == _DOUBLE:
                await self.run_action("screen.open")

    def _nearest(self, item: int, step: int) -> int:
        """The item itself or the next one, first in the direction of `step`, that the cursor can stand on."""
        count = self.item_count()
        for direction in (step, -step):
            at = item
            while 0 <= at < count:
                if self.selectable(at):
                    return at
                at += direction
        return 0
