"""Driving the terminal UI in tests: open it on a place, press keys, and read the screen as text."""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.worker import WorkerCancelled

from framediff.tui.app import FramediffApp

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

SCREENS = Path(__file__).parent / "screens"
PORT = SCREENS / "port"
LEXICON = SCREENS / "port.toml"
ROUNDS = 8  # a key may open a screen, that is mounted, that is sized, and so on: each message brings another
WIDE, NARROW = (120, 40), (80, 24)


class Driver:
    """The app with its pilot."""

    def __init__(self, app: FramediffApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.desk = app.desk

    async def settle(self) -> None:
        """Wait until threads and messages have done their work."""
        for _ in range(ROUNDS):
            await self.pilot.pause(0)
        while any(not worker.is_finished for worker in self.app.workers):
            with suppress(WorkerCancelled):  # another has taken its place
                await self.app.workers.wait_for_complete()
            for _ in range(ROUNDS):
                await self.pilot.pause(0)

    async def still(self) -> str:
        """The screen as text once nothing moves on it any more."""
        text = ""
        while text != (text := self.text):
            await self.settle()
            await self.pilot.pause()
        return text

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.simulate_key(key)
            await self.settle()

    async def type(self, text: str) -> None:
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))

    @property
    def strips(self):
        """The rows of the screen as styled pieces."""
        return self.app.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no public way to them

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as they stand in the terminal."""
        return ["".join(segment.text for segment in strip).rstrip() for strip in self.strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"

    @property
    def room(self):
        return self.app.room


async def wait_for_part(driver: Driver, name: str) -> None:
    """Wait until a part of the report is made, and all that its being there sets off."""
    for _ in range(2000):
        await driver.settle()
        if driver.desk.sections(name) is not None:
            await driver.settle()
            return
        await driver.pilot.pause(0.03)
    raise AssertionError(name)


@asynccontextmanager
async def opened(
    place: Path = PORT, size: tuple[int, int] = WIDE, lexicons: tuple[Path, ...] = (LEXICON,), keymap=None
) -> AsyncIterator[Driver]:
    """The app, run without a terminal, with its place read and studied."""
    app = FramediffApp(place, lexicons, keymap)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        while app.desk.study is None:
            await driver.settle()
        await driver.settle()
        yield driver
