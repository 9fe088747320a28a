"""The terminal UI: one app over one desk; reading, counting and writing go on in threads, so that no key waits."""

from __future__ import annotations

import signal
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual import work
from textual.app import SystemCommand
from textual.events import Key
from textual.worker import get_current_worker

from framediff.errors import FramediffError
from framediff.tui import theme
from framediff.tui.background import StoppedError, in_background
from framediff.tui.desk import LEAST, Desk, Filters
from framediff.tui.findings import Findings
from framediff.tui.keys import keys_for, shown_key
from framediff.tui.lines import SCREENS
from framediff.tui.room import Room
from framediff.tui.toosmall import TooSmall, is_small
from framediff.tui.writing import arguments_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual.events import Event, Resize
    from textual.geometry import Size
    from textual.screen import Screen

    from framediff.article import Corpus
    from framediff.comparison import Comparison, Study
    from framediff.export.document import Document
    from framediff.lexicon.heads import Head
    from framediff.tui.sheet import Sheet
    from framediff.voice.amendments.corrections import Corrections

__all__ = ["FramediffApp"]

_PROGRESS_EVERY = 0.1  # seconds between two words of progress: enough to see it move, too little to cost anything
_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
_EXPORT_NAME = "comparison.md"


class FramediffApp(Findings):
    """framediff on one place.

    Args:
        place: the folder or file of articles.
        lexicons: ids or paths of the lexicons to look for; none means those of the articles' subject.
        keymap: the reader's own keys, by the ids of the table of keys.
        min_confidence: how certain an attribution must be, from 0 to 1, until the reader asks otherwise.
        corrections: a file of corrections, in place of corrections.toml in the folder.
        can_correct: whether corrections may be written; not beside what came with framediff.
    """

    TITLE = "framediff"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    COMMAND_PALETTE_BINDING = "ctrl+p"
    ENABLE_COMMAND_PALETTE = True
    AUTO_FOCUS = ""
    NOTIFICATION_TIMEOUT = 5
    DEFAULT_MODE = "corpus"

    def __init__(  # noqa: PLR0913 - one argument an option
        self,
        place: Path,
        lexicons: Sequence[str | Path] = (),
        keymap: Mapping[str, str] | None = None,
        *,
        min_confidence: float = 0.0,
        corrections: Path | None = None,
        can_correct: bool = True,
    ) -> None:
        plain = theme.first_theme() == theme.PLAIN
        super().__init__(ansi_color=True if plain else None)  # so that Textual takes all colour away, not only hues
        self.place = place
        self.lexicons = lexicons
        self.desk = Desk()
        self.desk.keymap = dict(keymap or {})
        self.desk.filters = Filters(min_confidence=min_confidence)
        self.desk.least = min_confidence or LEAST
        self.corrections = corrections
        self.can_correct = can_correct
        self.failure: Exception | None = None
        self._trail: list[str] = []
        self._begun = False
        self.register_theme(theme.DARK)
        self.register_theme(theme.LIGHT)
        self.theme = theme.first_theme()
        # Screens are made when they are first gone to: the first paint needs one of them
        for name, room in zip(
            SCREENS, (self._corpus, self._grid, self._compare, self._evidence, self._findings), strict=True
        ):
            self.add_mode(name, room)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our variables, for themes that do not know them."""
        return theme.DEFAULTS

    def _corpus(self) -> Room:
        from framediff.tui.screens.corpus import CorpusRoom

        return CorpusRoom(self.desk)

    def _grid(self) -> Room:
        from framediff.tui.screens.grid import GridRoom

        return GridRoom(self.desk)

    def _compare(self) -> Room:
        from framediff.tui.screens.compare import CompareRoom

        return CompareRoom(self.desk)

    def _evidence(self) -> Room:
        from framediff.tui.screens.evidence import EvidenceRoom

        return EvidenceRoom(self.desk)

    def _findings(self) -> Room:
        from framediff.tui.screens.findings import FindingsRoom

        return FindingsRoom(self.desk)

    async def on_event(self, event: Event) -> None:
        """A key has been pressed: what was said has been read."""
        if isinstance(event, Key) and self.desk.said and not isinstance(self.screen, TooSmall):
            self.say("")
        await super().on_event(event)

    def on_resize(self, event: Resize) -> None:
        """Cover everything in a terminal that is too small, and uncover it in one that is not."""
        if self._begun:  # before that there is no screen to cover
            self._cover(event.size)

    def _cover(self, size: Size) -> None:
        covered = any(isinstance(screen, TooSmall) for screen in self.screen_stack)
        if is_small(size) and not covered:
            self.push_screen(TooSmall())
        elif not is_small(size) and isinstance(self.screen, TooSmall):
            self.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing but quitting while the terminal is too small for what a key would do to be seen."""
        if self._begun and isinstance(self.screen, TooSmall) and action != "quit":
            return False
        return super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Begin reading once the first screen is painted; end cleanly when told to by the system."""
        if self.desk.keymap:
            self.set_keymap(self.desk.keymap)
        if not self.is_headless:
            self._end_on_signals()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self._begun = True
        self._cover(self.size)
        self.read_and_study()

    def _end_on_signals(self) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError):
                    loop.add_signal_handler(number, self.exit, None, 128 + number)

    # Screens

    async def go(self, name: str, *, deeper: bool = False) -> None:
        """Go to a screen and wait for it, so that no key falls between; `deeper` so that going back leads here."""
        now = self.current_mode
        self._trail = [*self._trail, now] if deeper else []
        if name != now:
            await self.switch_mode(name)
        elif self.room is not None:
            self.room.update(always=True)

    async def back(self) -> None:
        """Go to where one came from, else to the screen before."""
        if self._trail:
            name = self._trail.pop()
        else:
            names = list(SCREENS)
            name = names[max(0, names.index(self.current_mode) - 1)]
        if name != self.current_mode:
            await self.switch_mode(name)

    def touch(self) -> None:
        """Something on the desk has changed: show it."""
        self.desk.changes += 1
        if self.room is not None:
            self.room.update()

    # Work in threads

    @work(exclusive=True, group="study")
    async def read_and_study(self) -> None:
        """Read the place, hear and match its articles, and compare them."""
        worker = get_current_worker()
        try:
            corpus = await in_background(self._read)
            self._has_read(corpus)
            studied = await in_background(partial(self._study, corpus, lambda: worker.is_cancelled))
            self._has_studied(*studied)
        except FramediffError as error:
            self._fail(error)

    def _read(self) -> Corpus:
        from framediff.sources import read

        return read(self.place)

    def _study(
        self, corpus: Corpus, stopped: Callable[[], bool]
    ) -> tuple[Study, Sheet, Mapping[str, int], tuple[Head, ...]]:
        """Called in a thread, as what reads the articles is."""
        from framediff.comparison import compare
        from framediff.comparison.opening import lexicons_of
        from framediff.comparison.study import study
        from framediff.lexicon.heads import heads
        from framediff.scoring.intervals import rate_interval
        from framediff.tui.sheet import Sheet

        lexicons = lexicons_of(self.lexicons, corpus)
        last = monotonic()

        def progress(done: int, steps: int) -> None:
            nonlocal last
            if stopped():
                raise StoppedError
            if monotonic() - last >= _PROGRESS_EVERY:
                last = monotonic()
                self.tell(self._has_come, done, steps)

        least = self.desk.filters.min_confidence
        studied = study(corpus, lexicons, progress, corrections=self._corrections(), min_confidence=least)
        sheet = Sheet(compare(studied))
        counts = Counter(key for each in studied.articles for key in studied.topics_of(each.article))
        rate_interval(1, 1000)  # loads scipy here, so that drawing the first interval does not wait for it
        return studied, sheet, counts, heads()

    def _corrections(self) -> Path | Corrections | None:
        """The file that was asked for; it may be one that the first correction will make."""
        from framediff.voice.amendments.corrections import Corrections

        path = self.corrections
        return path if path is None or path.exists() else Corrections(path)

    def _has_read(self, corpus: Corpus) -> None:
        self.desk.corpus = corpus
        self.desk.progress = f"hearing who speaks in {len(corpus):,} articles"
        self.touch()

    def _has_come(self, done: int, steps: int) -> None:
        self.desk.progress = f"hearing who speaks, finding wording: {100 * done // max(1, steps)} %"
        if self.room is not None:
            self.room.redraw_lines()

    def _has_studied(self, study: Study, sheet: Sheet, counts: Mapping[str, int], heads: tuple[Head, ...]) -> None:
        self.desk.progress = ""
        self.desk.heads = heads
        self.desk.study, self.desk.topic_counts = study, counts
        self.desk.corrections = study.hearing.corrected_by
        self.desk.resolutions = study.resolved.file
        self.desk.put(sheet)
        if self.room is not None:
            self.room.update()

    def _fail(self, error: Exception) -> None:
        self.failure = error
        self.exit(return_code=2)

    # Results

    def copy_table(self) -> None:
        """Copy the comparison as Markdown."""
        if self.desk.comparison is None:
            self.say("The articles are still being read.")
        else:
            self.copy_document(partial(_document, self.desk.comparison), self._arguments())

    def export_table(self) -> None:
        """Ask for a file's name and write the comparison to it as Markdown."""
        if self.desk.comparison is None:
            self.say("The articles are still being read.")
        else:
            make = partial(_document, self.desk.comparison)
            self.export_document(make, self._arguments(), "Write Markdown to:", _EXPORT_NAME)

    def _arguments(self) -> dict[str, object]:
        """What `framediff compare` is given to make the comparison in hand."""
        voice = self.desk.filters.voice
        return arguments_of(self.desk.filters) | ({} if voice == "split" else {"voice": voice})

    def switch_theme(self) -> None:
        """Dark to light, and back."""
        self.theme = theme.LIGHT.name if self.current_theme.dark else theme.DARK.name

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the screen as a command by its name."""
        room = screen if isinstance(screen, Room) else self.room
        if room is None:
            return
        for key in keys_for(room.NAME, self.desk.keymap):
            if key.group != "Moving" and key.id != "commands":
                words = key.words[0].upper() + key.words[1:]
                yield SystemCommand(words, f"key {' or '.join(shown_key(key.keys))}", self._runner(room, key.action))
        yield SystemCommand("Choose a theme", "one of all that Textual has", self.action_change_theme)

    @staticmethod
    def _runner(room: Room, action: str) -> Callable[[], object]:
        def run() -> object:
            return room.run_action(action)

        return run


def _document(comparison: Comparison) -> Document:
    from framediff.export.table.wording import wording_document

    return wording_document(comparison)
