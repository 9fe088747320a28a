"""Work in threads that end with the program: quitting waits for none of them."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from threading import Thread, get_ident
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Threaded", "in_background"]

_T = TypeVar("_T")
_LOOK_EVERY = 0.5  # seconds after which a thread that waits looks whether there is still an app


async def in_background(make: Callable[[], _T]) -> _T:
    """What `make` returns, called in a thread.

    Python waits for a worker's thread before it ends, and nothing can stop one from outside; here that would be many
    seconds of an empty terminal. Nobody waits for this one.

    Raises:
        Exception: whatever `make` raises.
    """
    loop = asyncio.get_running_loop()
    made: asyncio.Future[_T] = loop.create_future()

    def tell(put: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop has ended: nobody wants to know any more
            loop.call_soon_threadsafe(lambda: None if made.done() else put())

    def run() -> None:
        try:
            result = make()
        except BaseException as error:  # noqa: BLE001 - raised again where it is awaited
            tell(partial(made.set_exception, error))
        else:
            tell(partial(made.set_result, result))

    Thread(target=run, daemon=True).start()
    return await made


class Threaded(App[None]):
    """An app whose threads may outlive it: what they then call ends them, and leaves nothing behind."""

    def call_from_thread(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as Textual has it
        """What `callback` returns, called in the app's own thread; it is a plain function.

        Textual's own makes a coroutine before it is known whether the app still runs, and then waits for it however
        long. Here the app's thread itself looks, so that none can end in between.

        Raises:
            RuntimeError: the app has ended, or has not begun, or this is its own thread.
        """
        loop = self._loop
        if loop is None or self._thread_id == get_ident():
            raise RuntimeError("Called where no thread of a running app is.")
        called: Future[Any] = Future()

        def call() -> None:
            if not self.is_running:
                called.set_exception(RuntimeError("The app has ended."))
                return
            try:
                with self._context():
                    called.set_result(callback(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
                called.set_exception(error)

        loop.call_soon_threadsafe(call)
        while True:
            try:
                return called.result(_LOOK_EVERY)
            except TimeoutError:
                if called.done():  # what was called has raised it
                    raise
                if loop.is_closed():
                    raise RuntimeError("The app has ended.") from None
