"""Which tokens a value of a dictionary stands for: as a glob, as a regular expression, or as it is written."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from typing import TYPE_CHECKING, Literal, TypeAlias

from framediff.errors import InputError
from framediff.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["ValueType", "form_of", "matching_forms"]

ValueType: TypeAlias = Literal["glob", "regex", "fixed"]

_CLASSES = {  # RE2 knows ASCII alone by these names; ICU, and so quanteda, knows every script
    "d": r"\p{Nd}",
    "w": r"\pL\pM\p{Nd}\p{Pc}",
    "s": r"\t\n\f\r\pZ",
}
_NAMED = {  # the same for the names of POSIX; that of ASCII alone counts signs such as “$” as punctuation, too
    "alnum": r"\pL\pM\p{Nd}",
    "alpha": r"\pL\pM",
    "digit": r"\p{Nd}",
    "lower": r"\p{Ll}",
    "punct": r"\pP",
    "space": r"\t\n\f\r\pZ",
    "upper": r"\p{Lu}",
}
_QUESTION_MARK = "?"
_WILDCARD = re.compile(r"[*?]")
_ESCAPE_OR_CLASS = re.compile(
    r"\\u(?P<code>[0-9A-Fa-f]{4})|\\(?P<letter>.)|\[:(?P<name>[a-z]+):\]|(?P<opens>\[)|\]", re.DOTALL
)


def form_of(token: str, valuetype: ValueType, *, case_insensitive: bool) -> str:
    """The form in which a token is compared: composed (NFC), and in small letters where case is ignored."""
    composed = token if token.isascii() else unicodedata.normalize("NFC", token)
    return composed.lower() if case_insensitive and valuetype != "regex" else composed


def matching_forms(
    patterns: Iterable[str], forms: Iterable[str], valuetype: ValueType, *, case_insensitive: bool
) -> dict[str, frozenset[str]]:
    """By pattern, the forms that it stands for; patterns without any are left out.

    In a glob `*` is any number of characters and `?` exactly one, but `?` alone is the question mark; every other
    character is itself, and the whole token must fit. A regular expression may fit anywhere in a token.

    Raises:
        InputError: a regular expression cannot be read.
    """
    forms = dict.fromkeys(forms)  # a set in a stable order
    found: dict[str, frozenset[str]] = {}
    index: _Ends | None = None
    for pattern in patterns:
        shape = form_of(pattern, valuetype, case_insensitive=case_insensitive)
        if valuetype == "regex":
            fits = _regular(pattern, shape, case_insensitive=case_insensitive)
            stands = frozenset(form for form in forms if fits(form))
        elif valuetype == "fixed" or shape == _QUESTION_MARK or not _has_wildcard(shape):
            stands = frozenset((shape,)) if shape in forms else frozenset()
        else:
            index = index or _Ends(forms)
            stands = index.glob(shape)
        if stands:
            found[pattern] = stands
    return found


class _Ends:
    """Forms sorted by their beginnings and by their ends, so that a glob need not be held against each."""

    def __init__(self, forms: Iterable[str]) -> None:
        self.forward = sorted(forms)
        self.backward = sorted(form[::-1] for form in self.forward)

    def glob(self, pattern: str) -> frozenset[str]:
        """The forms that `pattern` stands for."""
        stem, *_, tail = _WILDCARD.split(pattern)
        if len(stem) >= len(tail):
            candidates = _beginning(self.forward, stem)
        else:
            candidates = [form[::-1] for form in _beginning(self.backward, tail[::-1])]
        fits = _glob(pattern)
        return frozenset(form for form in candidates if fits(form))


def _beginning(ordered: list[str], stem: str) -> list[str]:
    """Those of the sorted texts that begin with `stem`."""
    if not stem:
        return ordered
    first = bisect_left(ordered, stem)
    after = bisect_left(ordered, stem + "\U0010ffff", lo=first)
    return [text for text in ordered[first:after] if text.startswith(stem)]


def _has_wildcard(text: str) -> bool:
    return "*" in text or "?" in text


def _glob(pattern: str) -> Callable[[str], bool]:
    """A test of whole forms against a glob; its time grows with both lengths, it never explodes."""
    if "*" not in pattern:
        return lambda form: len(form) == len(pattern) and _same(pattern, form)
    first, *middle, last = pattern.split("*")

    def fits(form: str) -> bool:
        if len(form) < len(first) + len(last) or not _same(first, form[: len(first)]):
            return False
        if last and not _same(last, form[-len(last) :]):
            return False
        at, end = len(first), len(form) - len(last)
        for part in middle:
            while at + len(part) <= end and not _same(part, form[at : at + len(part)]):
                at += 1
            if at + len(part) > end:
                return False
            at += len(part)
        return True

    return fits


def _same(part: str, text: str) -> bool:
    """Whether texts of one length are equal but for what `?` stands for."""
    return part == text or ("?" in part and all(a in ("?", b) for a, b in zip(part, text, strict=True)))


def _regular(pattern: str, shape: str, *, case_insensitive: bool) -> Callable[[str], bool]:
    """A test whether the regular expression fits anywhere in a form."""
    import re2  # type: ignore[import-untyped]

    options = re2.Options()
    options.case_sensitive = not case_insensitive
    options.log_errors = False
    try:
        compiled = re2.compile(_every_script(shape), options)
    except re2.error as error:
        reason = error.args[0] if error.args else "no reason given"
        shown = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
        raise InputError(
            f"the regular expression “{for_terminal(pattern)}” of the dictionary cannot be read"
            f" ({for_terminal(shown)}); RE2 knows no look-around and no back-references."
        ) from None
    return lambda form: compiled.search(form.encode("utf-8", "replace").decode()) is not None


def _every_script(pattern: str) -> str:
    r"""The pattern with `\w`, `\d`, `\s` and `[:alpha:]` (and the like) for the letters of every script."""
    inside = False

    def written(match: re.Match[str]) -> str:
        nonlocal inside
        code, letter, name, opens = match.group("code", "letter", "name", "opens")
        if code is not None:
            return f"\\x{{{code}}}"
        if name is not None and inside:
            return _NAMED.get(name, match.group())
        if letter is None:
            inside = bool(opens or name)
            return match.group()
        members = _CLASSES.get(letter.lower())
        if members is None or (inside and letter.isupper()):
            return match.group()
        return members if inside else f"[{'^' if letter.isupper() else ''}{members}]"

    return _ESCAPE_OR_CLASS.sub(written, pattern)
