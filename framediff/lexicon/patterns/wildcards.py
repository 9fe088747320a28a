"""Wildcards inside a word: `*` is any number of letters, `?` exactly one; time grows with length, never explodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["has_wildcard", "wildcard"]

_MARKS = "'.&"  # what a word may hold beside letters and digits; wildcards do not stand for them


def has_wildcard(form: str) -> bool:
    """Whether `form` holds `*` or `?`."""
    return "*" in form or "?" in form


def wildcard(form: str) -> Callable[[str], bool]:
    """A test of whole words against `form`.

    No regular expression: `*a*a*b` against ten thousand letters a would keep a backtracking engine for hours.
    """
    marks = _marks(form)
    start = form[:-1]
    if form.endswith("*") and not has_wildcard(start):
        if not marks:
            return lambda word: word.startswith(start) and (word.isalnum() or not _marks(word))
        return lambda word: word.startswith(start) and _marks(word) == marks
    return lambda word: _marks(word) == marks and _fits(form, word)


def _marks(word: str) -> int:
    return 0 if word.isalnum() else sum(word.count(mark) for mark in _MARKS)


def _fits(form: str, word: str) -> bool:
    """Whether `form` covers all of `word`; on a mismatch only the last `*` needs to take one letter more."""
    at = here = 0
    star = resume = -1
    while here < len(word):
        if at < len(form) and form[at] == "*":
            star, resume = at, here
            at += 1
        elif at < len(form) and form[at] in ("?", word[here]):
            at, here = at + 1, here + 1
        elif star >= 0:
            resume += 1
            at, here = star + 1, resume
        else:
            return False
    return not form[at:].strip("*")
