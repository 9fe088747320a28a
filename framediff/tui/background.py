"""Work in threads that end with the program: what is made is given up on quitting, what is being written is not."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["StoppedError", "Threaded", "Working", "end", "in_background", "whole"]

_T = TypeVar("_T")
_PATIENCE = 10.0  # seconds that a file may take to be put in its place while the program ends
_writing = threading.Lock()


class StoppedError(Exception):
    """Raised in a thread that goes on for nobody; nobody hears it."""


class Working(threading.Thread):
    """A thread that does something for the screens, and ends with the program."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__(target=work, name="framediff", daemon=True)


async def in_background(make: Callable[[], _T]) -> _T:
    """What `make` returns, called in a thread.

    Python waits for a worker's thread before it ends, and nothing can stop one from outside; here that would be many
    seconds of an empty terminal. Nobody waits for this one, and it waits for nobody: whoever has stopped waiting for
    what it makes is told nothing.

    Raises:
        Exception: whatever `make` raises.
    """
    loop = asyncio.get_running_loop()
    made: asyncio.Future[tuple[Callable[[], _T] | None, BaseException | None]] = loop.create_future()

    def tell(result: Callable[[], _T] | None, error: BaseException | None) -> None:
        if not made.done():
            made.set_result((result, error))

    def run() -> None:
        result, error = None, None
        try:
            value = make()
        except BaseException as raised:  # noqa: BLE001 - raised again where it is awaited
            error = raised
        else:
            result = lambda: value  # noqa: E731 - so that None can be told from nothing
        with suppress(RuntimeError):  # the loop has ended: nobody wants to know any more
            loop.call_soon_threadsafe(tell, result, error)

    Working(run).start()
    result, error = await made
    if result is None:
        assert error is not None  # noqa: S101 - one of the two is told
        raise error
    return result()


@contextmanager
def whole() -> Iterator[None]:
    """What a thread writes within is written to its end, though the program may be ending; one thread at a time."""
    with _writing:
        yield


def end(code: int) -> None:
    """End the program at once with that code if any thread still works; otherwise just return.

    Where Python ends with a thread inside a compiled library (RapidFuzz, for one), the thread is unwound through code
    that cannot be, and the program is aborted. Nothing is left to be done here, so Python's own ending is done without.
    """
    if not any(isinstance(thread, Working) for thread in threading.enumerate()):
        return
    _writing.acquire(timeout=_PATIENCE)  # and never let go: no thread begins to write any more
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


class Threaded(App[None]):
    """An app whose threads may outlive it: what they tell it then is not heard."""

    def tell(self, callback: Callable[..., object], *args: Any) -> None:  # noqa: ANN401 - whatever the callback takes
        """Have `callback` called in the app's own thread if it still runs by then; for any thread, which goes on."""
        loop = self._loop

        def call() -> None:
            if self.is_running:
                with self._context():
                    callback(*args)

        if loop is not None:
            with suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(call)
