"""How much work something is, as a number that no clock and no busy machine can change."""

from __future__ import annotations

import sys


def calls_in(work):
    """How many functions, Python's own among them, are called while `work` runs."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
