"""Heads: what the lexicons in the folders say of themselves, read without the entries below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import tomli

from framediff import places
from framediff.lexicon.yamltext import YamlError, load_yaml

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Head", "heads"]

_FIRST_TABLE = re.compile(rb"^\[\[?\s*(?:choice_set|category|topic|accepted)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of a lexicon's file says.

    Attributes:
        name: by which it is asked for: the file's name without its ending.
        path: the file.
        title: what a reader sees; its name where it says none.
        kind: what it is about: `issue`, `frames`, `rhetoric`, `verbs`, or "".
        subject: patterns that stand in articles about its issue.
    """

    name: str
    path: Path
    title: str
    kind: str
    subject: tuple[str, ...]


def heads() -> tuple[Head, ...]:
    """The heads of all lexicons that can be named by their id, the reader's own before the shipped, by name.

    A file that cannot be read has no head; `load_lexicon` says what is wrong with it.
    """
    found: dict[str, Head] = {}
    for name, path in places.lexicon_files().items():
        if (top := _top(path)) is not None:
            subject = top.get("subject", ())
            patterns = tuple(each for each in subject if isinstance(each, str)) if isinstance(subject, list) else ()
            title = str(top.get("title", "")) or name
            found[name] = Head(name, path, title, str(top.get("kind", "")), patterns)
    return tuple(found.values())


def _top(path: Path) -> dict[str, Any] | None:
    """The keys above the first table; the whole file is read only where that is no TOML by itself."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    if path.suffix != ".toml":
        return _yaml(whole)
    table = _FIRST_TABLE.search(whole)
    for part in (whole[: table.start()] if table else whole, whole):
        try:
            return tomli.loads(part.decode("utf-8-sig"))
        except (tomli.TOMLDecodeError, UnicodeDecodeError, RecursionError):
            continue
    return None


def _yaml(whole: bytes) -> dict[str, Any] | None:
    try:
        data = load_yaml(whole.decode("utf-8-sig"))
    except (YamlError, UnicodeDecodeError, RecursionError):
        return None
    return data if isinstance(data, dict) else None
