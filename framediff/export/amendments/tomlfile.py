"""Tables added at the end of a reader's TOML file; what a person wrote there stays as it is."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.export.writing import write_new

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from framediff.article import Article, Corpus

__all__ = ["append_tables", "name_of", "toml_string", "toml_table"]


def append_tables(path: Path, name: str, blocks: Sequence[str], head: str) -> None:
    """Add the tables `blocks`, each of the list `name`, to the file at `path`, which is made with `head` if need be.

    What is there stays as it is, with its line ends and its rights; the new text takes the old one's place whole.

    Raises:
        InputError: the file cannot be read or written, or holds the list in a form that nothing can be added to.
    """
    there = path.exists()
    try:
        old = path.read_bytes().decode("utf-8") if there else ""
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise InputError(f"{for_terminal(str(path))} cannot be read: {reason[:1].lower()}{reason[1:]}.") from None
    end = "\r\n" if "\r\n" in old else "\n"
    lead = head if not old.strip() else "" if old.endswith("\n") or not blocks else "\n"
    text = old + (lead + "".join(f"\n{block}" for block in blocks)).replace("\n", end)
    try:
        tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        raise InputError(
            f"{for_terminal(str(path))}: nothing can be added behind what stands there; write its entries as "
            f"[[{name}]] tables."
        ) from None
    if there and not os.access(path, os.W_OK):  # another file may take its name all the same, but it is protected
        raise InputError(f"{for_terminal(str(path))} cannot be written: it is protected.")
    target = path.resolve()  # a link stays one
    rights = target.stat().st_mode & 0o777 if there else None
    write_new(target, text, force=there)
    if rights is not None:
        target.chmod(rights)


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
    plain = text.encode("utf-8", "replace").decode()  # half of a pair of code units can stand in no file
    shown = plain.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if for_terminal(each) == each else f"\\U{ord(each):08x}" for each in shown) + '"'


def name_of(corpus: Corpus, path: Path, article: Article) -> str:
    """What an article is called in a file at `path`: its own file from there, where it holds no other; else its id."""
    if article.path is None or sum(other.path == article.path for other in corpus) > 1:
        return article.id
    file, folder = article.path.resolve(), path.resolve().parent
    return file.relative_to(folder).as_posix() if file.is_relative_to(folder) else article.id
