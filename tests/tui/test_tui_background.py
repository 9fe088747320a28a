"""Threads of an app: what they call runs in the app's own thread, and nothing is left behind when it has ended."""

from __future__ import annotations

import asyncio
import gc
from functools import partial
from threading import Event, Thread, get_ident

import pytest

from framediff.tui.background import Threaded, in_background


async def test_a_thread_gets_what_the_app_returns() -> None:
    app = Threaded()
    async with app.run_test():
        where, there = await in_background(lambda: app.call_from_thread(lambda: (get_ident(), app.is_running)))
    assert where == get_ident()
    assert there


@pytest.mark.parametrize("error", [ValueError("no"), TimeoutError("its own")])
async def test_what_is_raised_there_is_raised_in_the_thread(error) -> None:
    def fail() -> None:
        raise error

    app = Threaded()
    async with app.run_test():
        with pytest.raises(type(error), match=str(error)):
            await in_background(partial(app.call_from_thread, fail))


async def test_its_own_thread_is_refused_before_it_waits_for_itself() -> None:
    app = Threaded()
    async with app.run_test():
        with pytest.raises(RuntimeError, match="no thread of a running app"):
            app.call_from_thread(app.bell)


async def test_an_app_that_has_ended_is_said_so_though_its_loop_goes_on() -> None:
    app, called = Threaded(), []
    async with app.run_test():
        pass
    with pytest.raises(RuntimeError, match="ended"):
        await in_background(partial(app.call_from_thread, called.append, 1))
    assert not called


@pytest.mark.parametrize("when", ["after the loop", "while it closes"])
def test_a_thread_that_outlives_the_loop_ends_and_leaves_no_coroutine(when) -> None:
    app, ended, told = Threaded(), Event(), []

    async def run() -> None:
        async with app.run_test():
            pass

    def late() -> None:
        try:
            app.call_from_thread(app.bell)
        except RuntimeError as error:
            told.append(str(error))
        ended.set()

    loop = asyncio.new_event_loop()
    loop.run_until_complete(run())
    thread = Thread(target=late, daemon=True)
    if when == "after the loop":
        loop.close()
        thread.start()
    else:
        thread.start()
        while not loop._ready:  # noqa: SLF001 - the call is waiting, and nobody will run it any more
            pass
        loop.close()
    assert ended.wait(10)
    assert told
    gc.collect()  # a coroutine that nobody awaited would be warned of here, which fails the test
