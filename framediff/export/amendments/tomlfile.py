"""A table added at the end of a reader's TOML file; what a person wrote there stays as it is."""

from __future__ import annotations

import os
import tomllib
from contextlib import suppress
from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from framediff.article import Article, Corpus

__all__ = ["append_table", "name_of", "toml_string", "toml_table"]


def append_table(path: Path, name: str, block: str, head: str) -> None:
    """Append the table `block`, one of the list `name`, to the file at `path`, which is made with `head` if need be.

    Raises:
        InputError: the file cannot be read or written, or holds the list in a form that nothing can be added to.
    """
    try:
        old = path.read_bytes() if path.exists() else b""
        lead = head if not old.strip() else "" if old.endswith(b"\n") else "\n"
        added = f"{lead}\n{block}".encode()
        _refuse_if_unreadable(path, name, old + added)
        with path.open("ab") as file:
            size = file.tell()
            try:
                file.write(added)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):
                    file.truncate(size)
                raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(f"{for_terminal(str(path))} cannot be written: {reason[:1].lower()}{reason[1:]}.") from None


def _refuse_if_unreadable(path: Path, name: str, data: bytes) -> None:
    try:
        tomllib.loads(data.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError:
        raise InputError(
            f"{for_terminal(str(path))}: nothing can be added behind what stands there; write its entries as "
            f"[[{name}]] tables."
        ) from None


def toml_table(name: str, fields: Mapping[str, str | int | None]) -> str:
    """One table of the list `name` with the fields that say something, which are neither None nor empty."""
    lines = [f"[[{name}]]"]
    for key, value in fields.items():
        if isinstance(value, str):
            lines += [f"{key} = {toml_string(value)}"] if value else []
        elif value is not None:
            lines.append(f"{key} = {value}")
    return "".join(f"{line}\n" for line in lines)


def toml_string(text: str) -> str:
    """A TOML basic string on one line; letters stay as they are, what a terminal would act on is written by number."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if for_terminal(each) == each else f"\\U{ord(each):08x}" for each in shown) + '"'


def name_of(corpus: Corpus, path: Path, article: Article) -> str:
    """What an article is called in a file at `path`: its own file from there, where it holds no other; else its id."""
    if article.path is None or sum(other.path == article.path for other in corpus) > 1:
        return article.id
    file, folder = article.path.resolve(), path.resolve().parent
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else article.id
