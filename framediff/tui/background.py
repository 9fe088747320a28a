"""Work in threads that end with the program: quitting waits for none of them."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["in_background"]

_T = TypeVar("_T")


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
