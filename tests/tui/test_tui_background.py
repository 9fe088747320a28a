"""Threads of an app: what they tell it is heard while it runs; what they make is given up, what they write is not."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event, get_ident

import pytest
from tui_pilot import PORT, opened

from framediff.tui import run
from framediff.tui.app import FramediffApp
from framediff.tui.background import Threaded, Working, in_background, whole

HOUSE = Path(__file__).parents[2]


async def test_what_a_thread_tells_runs_in_the_app_s_own() -> None:
    app, heard = Threaded(), []
    async with app.run_test():
        there = await in_background(lambda: (app.tell(lambda: heard.append(get_ident())), get_ident())[1])
    assert heard == [get_ident()]
    assert there != get_ident()


async def test_what_was_told_is_heard_before_what_was_made_comes() -> None:
    app, heard = Threaded(), []
    async with app.run_test():
        await in_background(lambda: [app.tell(heard.append, number) for number in range(100)])
        assert heard == list(range(100))


@pytest.mark.parametrize("made", [None, 0, "words"])
async def test_what_is_made_is_returned(made) -> None:
    assert await in_background(lambda: made) is made


@pytest.mark.parametrize("error", [ValueError("no"), TimeoutError("its own"), SystemExit("even that")])
async def test_what_is_raised_there_is_raised_here(error) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(type(error), match=str(error)):
        await in_background(fail)


async def test_an_error_that_no_future_takes_is_raised_too() -> None:
    with pytest.raises(RuntimeError, match="StopIteration"):
        await in_background(partial(next, iter(())))


async def test_an_app_that_has_ended_hears_nothing_though_its_loop_goes_on() -> None:
    app, heard = Threaded(), []
    async with app.run_test():
        pass
    await in_background(partial(app.tell, heard.append, 1))
    await asyncio.sleep(0)
    assert not heard


async def test_who_has_stopped_waiting_is_told_nothing() -> None:
    go_on = Event()
    told: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))

    def fail() -> None:
        go_on.wait(60)
        raise ValueError("nobody asks any more")

    waiting = asyncio.create_task(in_background(fail))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go_on.set()
    await in_background(_join)
    await asyncio.sleep(0)
    gc.collect()
    assert not told


@pytest.mark.parametrize("makes", [lambda: "made", partial(next, iter(()))])
def test_a_thread_that_outlives_the_loop_ends_and_leaves_nothing(makes) -> None:
    app, begun, go_on = Threaded(), Event(), Event()

    def make() -> object:
        begun.set()
        go_on.wait(60)
        app.tell(app.bell)
        return makes()

    async def run() -> None:
        async with app.run_test() as pilot:
            waiting = asyncio.create_task(in_background(make))
            while not begun.is_set():
                await pilot.pause(0)
            waiting.cancel()

    asyncio.run(run())
    go_on.set()
    _join()
    gc.collect()  # a coroutine that nobody awaited would be warned of here, which fails the test


ENDING = """
import sys, threading
from pathlib import Path
from framediff.tui.background import Working, end, whole
begun, go_on = threading.Event(), threading.Event()
def work():
    from rapidfuzz import fuzz, process
    many = ["ship %d" % number for number in range(200)]
    begun.set()
    while not go_on.is_set():
        process.cdist(many, many, scorer=fuzz.ratio)
def write():
    with whole():
        begun.set()
        go_on.wait(0.2)  # the ending waits for it
        Path(sys.argv[2]).write_text("whole")
for each in {"makes": [work], "writes": [write], "nothing": []}[sys.argv[1]]:
    Working(each).start()
    begun.wait()
print("said")
end(7)
print("Python's own ending")
"""


@pytest.mark.parametrize(("what", "said", "code"), [
    ("makes", "said\n", 7), ("writes", "said\n", 7), ("nothing", "said\nPython's own ending\n", 0),
])  # fmt: skip
def test_the_program_ends_whatever_its_threads_do_and_writes_to_the_end(tmp_path, what, said, code) -> None:
    path = tmp_path / "written"
    done = subprocess.run(
        [sys.executable, "-c", ENDING, what, str(path)], capture_output=True, text=True, check=False, cwd=HOUSE
    )
    assert (done.stdout, done.stderr, done.returncode) == (said, "", code)
    assert path.exists() == (what == "writes")


WAY_IN = """
import sys, threading
import framediff.__main__ as way_in
from framediff.tui.background import Working
begun, never = threading.Event(), threading.Event()
def work():
    begun.set()
    never.wait()
def run(screens):
    Working(work).start()
    begun.wait()
    print("said")
    if sys.argv[1] == "signal":
        raise SystemExit(143)
    return int(sys.argv[1])
way_in.run = run
way_in.main()
"""


@pytest.mark.parametrize(("how", "code"), [("0", 0), ("2", 2), ("130", 130), ("signal", 143)])
def test_the_command_ends_with_its_code_however_the_screens_ended(how, code) -> None:
    done = subprocess.run([sys.executable, "-c", WAY_IN, how], capture_output=True, text=True, check=False, cwd=HOUSE)
    assert (done.stdout, done.stderr, done.returncode) == ("said\n", "", code)


def test_a_program_that_opens_the_screens_goes_on_after_them(monkeypatch) -> None:
    """Only the command ends the process: in a program of somebody else's, `run` returns."""
    go_on, worked = Event(), []

    monkeypatch.setattr(FramediffApp, "run", lambda _: Working(lambda: worked.append(go_on.wait(60))).start())
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(f"sys.{name}.isatty", lambda: True)
    monkeypatch.setattr("os._exit", lambda code: pytest.fail(f"ended with {code}"))
    run(PORT)
    go_on.set()
    _join()
    assert worked == [True]


def test_one_thread_writes_at_a_time() -> None:
    within, most = [], []

    def write() -> None:
        with whole():
            within.append(1)
            most.append(len(within))
            within.pop()

    threads = [Working(write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert most == [1] * 8


def _join() -> None:
    """Wait for every other thread of the screens."""
    import threading

    for thread in threading.enumerate():
        if isinstance(thread, Working) and thread is not threading.current_thread():
            thread.join(60)


async def test_filters_that_come_fast_are_not_all_counted_by_and_the_title_says_that_it_counts() -> None:
    go_on, counted = Event(), []
    async with opened() as driver:
        app, desk = driver.app, driver.desk
        count = app._counted  # noqa: SLF001 - what is counted takes as long as the test wants

        def slow(study, options):
            go_on.wait(300)
            counted.append(str(options.by))
            return count(study, options)

        app._counted = slow  # noqa: SLF001 - same
        for by in ("speaker", "article", "month", "story"):
            app.filter(replace(desk.filters, by=by))
            await driver.pilot.pause(0)
        assert "counting … · by story" in desk.title()
        go_on.set()
        await driver.settle()
        assert counted == ["speaker", "story"]
        assert "counting" not in desk.title()
        assert str(desk.comparison.options.by) == "story"
