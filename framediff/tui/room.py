"""What the screens have in common: the lines around them, the keys, and how they come to show what is in hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import Screen

from framediff.tui.ink import INKS
from framediff.tui.lines import KeyRow, TitleRow, VoiceRow
from framediff.tui.listing import Listing
from framediff.tui.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from framediff.tui.app import FramediffApp
    from framediff.tui.desk import Desk

__all__ = ["Room"]

WIDE = 100
"""Columns from which panes stand side by side."""


class Room(Screen[None], inherit_bindings=False):
    """One of the screens.

    A subclass names itself, gives its panes, and shows what is on the desk when that has changed.
    """

    NAME: ClassVar[str]
    FIRST: ClassVar[str]
    SORTINGS: ClassVar[tuple[str, ...]] = ()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - Textual declares it so
    COMPONENT_CLASSES = set(INKS)  # noqa: RUF012 - Textual declares it so
    AUTO_FOCUS = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._seen = -1

    def panes(self) -> Iterable[Widget]:
        """What stands between the title and the keys."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show what is on the desk."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, panes, keys."""
        yield TitleRow(self.desk, self.NAME)
        yield from self.panes()
        yield VoiceRow(self.desk)
        yield KeyRow(self.desk, self.NAME)

    @property
    def house(self) -> FramediffApp:
        """The app, by its own type."""
        return cast("FramediffApp", self.app)

    def on_mount(self) -> None:
        """Let the cursor be in the first pane."""
        self.set_focus(self.query_one(self.FIRST))

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was in front."""
        self.update()

    def update(self, *, always: bool = False) -> None:
        """Show what is on the desk if it has changed since."""
        if always or self._seen != self.desk.changes:
            self._seen = self.desk.changes
            self.fill()
        self.redraw_lines()

    def redraw_lines(self) -> None:
        """Draw title and keys anew."""
        for row in self.query("TitleRow, KeyRow, VoiceRow, AuditRow"):
            row.refresh()

    def say(self, words: str) -> None:
        """Say something in the line of keys, until the next key."""
        self.desk.said = words
        self.query_one(KeyRow).refresh()

    # What keys do, in the order of the table of keys

    async def action_go(self, name: str) -> None:
        """Go to a screen."""
        await self.house.go(name)

    async def action_open(self) -> None:
        """Go deeper."""

    async def action_back(self) -> None:
        """End a search, put the panes back, or go back."""
        if self.desk.sought:
            self.desk.sought = ""
            self.searched()
            self.redraw_lines()
        elif self.has_class("-zoomed"):
            self.action_zoom()
        else:
            await self.house.back()

    def action_move(self, where: str) -> None:
        """Move in the pane that has the cursor."""
        if isinstance(self.focused, Pane):
            self.focused.move(where)

    def action_pane(self, step: int) -> None:
        """The next pane in sight, or the one before."""
        if self.has_class("-zoomed"):
            return
        if step > 0:
            self.focus_next(Pane)
        else:
            self.focus_previous(Pane)

    def action_walk(self, step: int) -> None:
        """The next place that was sought."""
        listing = self.focused
        if not self.desk.sought:
            self.say("Nothing is sought: / finds words.")
        elif isinstance(listing, Listing):
            self._tell_found(*listing.find(self.desk.sought, step))

    def action_find(self) -> None:
        """Ask for words and go to where they stand."""
        from framediff.tui.dialogs import Prompt

        def seek(words: str | None) -> None:
            if words is not None:  # esc leaves what was sought before
                self.desk.sought = words.strip()
                self.searched()

        self.app.push_screen(Prompt("Find:", self.desk.sought), seek)

    def searched(self) -> None:
        """Other words are sought."""
        listing = self.focused
        if self.desk.sought and isinstance(listing, Listing):
            self._tell_found(*listing.find(self.desk.sought, 1, stay=True))

    def _tell_found(self, number: int, count: int) -> None:
        sought = f"“{self.desk.sought}”"
        self.say(f"{sought}: {number}/{count}" if count else f"{sought} stands nowhere here.")

    def action_article(self, step: int) -> None:
        """The next article; only where texts are shown."""

    def action_filter_by(self) -> None:
        """By the next kind of group."""
        self.house.filter(self.desk.filters.next_by())

    def action_filter_around(self) -> None:
        """Ask for a day, and compare what is before it with what is on it or after."""
        from framediff.tui.dialogs import Prompt

        def named(given: str | None) -> None:
            given = (given or "").strip()
            if not given:
                return
            try:
                day = date.fromisoformat(given)
            except ValueError:
                self.say("A day is written 2020-11-10: year, month, day.")
            else:
                self.house.filter(self.desk.filters.by_period(day))

        if self.desk.study is None:
            self.say("The articles are still being read.")
            return
        around = self.desk.filters.around
        self.app.push_screen(Prompt("Before and from the day:", "" if around is None else f"{around}"), named)

    def action_filter_voice(self) -> None:
        """The next choice of voices."""
        self.house.filter(self.desk.filters.next_voice())

    def action_filter_topic(self) -> None:
        """Choose a topic."""
        from framediff.tui.dialogs import Choose

        study, filters = self.desk.study, self.desk.filters
        if study is None:
            self.say("The articles are still being read.")
            return
        keys = [None, *study.topics]
        words = ["every topic", *(topic.label for topic in study.topics.values())]

        def chosen(number: int | None) -> None:
            if number is not None:
                self.house.filter(replace(filters, topic=keys[number]))

        self.app.push_screen(Choose("Topic", words, keys.index(filters.topic)), chosen)

    def action_filter_lexicon(self) -> None:
        """Choose a lexicon, of those in use or another."""
        from framediff.tui.dialogs import Choose
        from framediff.tui.reach import others

        study, filters = self.desk.study, self.desk.filters
        if study is None:
            self.say("The articles are still being read.")
            return
        keys: list[tuple[str, ...]] = [(), *((lexicon.id,) for lexicon in study.lexicons)]
        words = ["every lexicon in use", *(str(lexicon) for lexicon in study.lexicons)]
        more = others(study, self.desk.heads)
        words += [f"+ {head.title} ({head.name})" for head in more]

        def chosen(number: int | None) -> None:
            if number is not None and number >= len(keys):
                self.house.add_lexicon(more[number - len(keys)].name)
            elif number is not None:
                self.house.filter(replace(filters, lexicons=keys[number]))

        title = "Lexicon · + loads one more" if more else "Lexicon"
        self.app.push_screen(Choose(title, words, keys.index(filters.lexicons)), chosen)

    def action_filter_confidence(self) -> None:
        """Take what is attributed with low confidence as undetermined, or all as it is attributed."""
        filters = self.desk.filters
        least = 0.0 if filters.min_confidence else self.desk.least
        self.house.filter(replace(filters, min_confidence=least))

    def action_correct(self) -> None:
        """Put right whose words are in hand; only where texts are shown."""

    def action_mark(self) -> None:
        """Make what the cursor is on a side."""

    def action_swap(self) -> None:
        """Swap the sides."""
        self.desk.swap()
        self.house.touch()

    def action_sort(self) -> None:
        """Sort otherwise."""
        if not self.SORTINGS:
            return
        at = (self.desk.sorting.get(self.NAME, 0) + 1) % len(self.SORTINGS)
        self.desk.sorting[self.NAME] = at
        self.update(always=True)
        self.say(f"Sorted {self.SORTINGS[at]}.")

    @property
    def sorting(self) -> int:
        """Which of the sortings holds."""
        return self.desk.sorting.get(self.NAME, 0)

    def action_zoom(self) -> None:
        """The pane with the cursor alone, or all of them again."""
        alone = not self.has_class("-zoomed") and self.focused is not None
        for pane in self.query(Pane):
            pane.set_class(alone and pane is self.focused, "-alone")
            if pane.parent is not self:
                cast("Widget", pane.parent).set_class(
                    alone and self.focused in cast("Widget", pane.parent).children, "-holds-alone"
                )
        self.set_class(alone, "-zoomed")

    def action_split(self) -> None:
        """Texts side by side or one above the other; only where there are two."""

    def action_theme(self) -> None:
        """Dark or light."""
        self.house.switch_theme()

    def action_audit(self) -> None:
        """Read the whole audit."""
        from framediff.tui.dialogs import Read

        comparison = self.desk.comparison
        if comparison is None:
            self.say("The articles are still being read.")
            return
        lines = [("", "Before any number", "heading")]
        lines += [("", sentence, "") for sentence in comparison.audit.sentences]
        if told := comparison.paraphrase_told:
            lines += [("", "", ""), ("", "Paraphrase only: the wording may be the outlet's", "heading")]
            lines += [("", each.in_words(comparison.study), "") for each in told]
        if comparison.study.corpus.notes:
            lines += [("", "", ""), ("", "On reading the articles", "heading")]
            lines += [("", note, "") for note in comparison.study.corpus.notes]
        self.app.push_screen(Read("Audit", lines))

    def action_copy(self) -> None:
        """Copy the table."""
        self.house.copy_table()

    def action_export(self) -> None:
        """Write the table."""
        self.house.export_table()

    def action_commands(self) -> None:
        """Every command by its name."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """Keys and marks in words."""
        from framediff.tui.dialogs import Read, help_lines

        self.app.push_screen(Read("Help", help_lines(self.desk.keymap)))

    async def action_quit(self) -> None:
        """End."""
        await self.app.action_quit()
