"""The program in a terminal of its own: it gives the terminal back however it ends, and sleeps when it is told to."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tui_pilot import PORT

HOUSE = Path(__file__).parents[2]
PATIENCE = 180  # seconds: nothing here takes as many, on however busy a machine
LEFT = b"\x1b[?1049l"  # the alternate screen is left again

pytestmark = pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")


class Terminal:
    """framediff on a pseudo-terminal."""

    def __init__(self, place, **more):
        self._main, side = os.openpty()
        code = "import sys; from framediff.__main__ import main; sys.argv[0] = 'framediff'; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, str(place)], stdin=side, stdout=side, stderr=side, cwd=HOUSE,
            env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"} | more, start_new_session=True,
        )  # fmt: skip
        os.close(side)
        self.out = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.close()

    def close(self):
        if self._main >= 0:
            os.close(self._main)
            self._main = -1

    def type(self, keys):
        os.write(self._main, keys)

    def until(self, done):
        """Read what is drawn until that is so."""
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, self.out[-2000:]
            if self._main >= 0 and select.select([self._main], [], [], 0.02)[0]:
                try:
                    self.out += os.read(self._main, 65536)
                except OSError:  # the other side is closed
                    break
            elif self._main < 0:
                time.sleep(0.02)

    def seen(self, words):
        self.until(lambda: words in re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", self.out))

    def ended(self):
        self.until(lambda: self.process.poll() is not None)
        return self.process.wait(PATIENCE)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_gives_the_terminal_back(name) -> None:
    with Terminal(PORT) as terminal:
        terminal.seen(b"Commands")
        terminal.process.send_signal(getattr(signal, name))
        assert terminal.ended() == 128 + getattr(signal, name)
        assert LEFT in terminal.out
        assert b"Traceback" not in terminal.out


def test_it_ends_when_its_terminal_is_gone() -> None:
    with Terminal(PORT) as terminal:
        terminal.seen(b"Commands")
        terminal.close()
        terminal.process.send_signal(signal.SIGHUP)  # as the system does to what a terminal holds
        assert terminal.ended() == 128 + signal.SIGHUP


def test_it_sleeps_and_wakes() -> None:
    with Terminal(PORT) as terminal:
        terminal.seen(b"Commands")
        terminal.type(b"\x1a")
        _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        terminal.until(lambda: LEFT in terminal.out)
        terminal.out = b""
        terminal.process.send_signal(signal.SIGCONT)
        terminal.seen(b"Commands")
        terminal.type(b"q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("closed", ["stdin", "stderr"])
def test_without_what_it_needs_it_says_so_in_a_sentence(closed) -> None:
    """A shell's `<&-` or `2>&-`."""
    code = f"import sys; sys.{closed} = None; from framediff.__main__ import main; main()"
    main, side = os.openpty()
    done = subprocess.run(
        [sys.executable, "-c", code, str(PORT)], stdin=side, stdout=side, stderr=subprocess.PIPE, check=False, cwd=HOUSE
    )
    os.close(side)
    os.close(main)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert (b"needs a terminal" in done.stderr) == (closed == "stdin")
