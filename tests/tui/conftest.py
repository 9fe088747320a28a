"""No test of the screens leaves a thread behind: what one has begun has ended before the next begins."""

from __future__ import annotations

import threading

import pytest

from framediff.tui.background import Working

PATIENCE = 120  # seconds: nothing here takes as many, on however busy a machine


@pytest.fixture(autouse=True)
def _no_thread_outlives_its_test():
    yield
    for thread in threading.enumerate():
        if isinstance(thread, Working):
            thread.join(PATIENCE)
            assert not thread.is_alive(), thread
