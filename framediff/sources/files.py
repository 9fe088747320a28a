"""A place's files as texts: found, decoded and named, or refused in one sentence. Nothing is silently lost."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from framediff.errors import InputError
from framediff.sources.frontmatter import front_matter
from framediff.sources.records import Record, record_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["ENDINGS", "Text", "article_files", "texts"]

ENDINGS = (".txt", ".text", ".md", ".markdown", ".jsonl")
"""Endings of the files that are read as articles, in any case."""

_KINDS = "a .txt or .md file, or a .jsonl file with one article a line"
_BINARY_HEAD = 8192
_MOSTLY, _HARDLY = 0.5, 0.05


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it was found, before anything is known of it but what stands before it.

    Attributes:
        id: name of the article, unique in its place.
        text: the decoded text; a byte order mark is no part of it, newlines are as they were.
        start: offset after its front matter.
        sha256: of the file's bytes, or of the text in UTF-8 if it is one of several in a file.
        path: the file.
        record: what its front matter or JSON line says.
        line: the number of its line in a JSON-lines file, counted from 1; 0 of a file of its own.
    """

    id: str
    text: str
    start: int
    sha256: str
    path: Path
    record: Record
    line: int = 0


def article_files(place: Path) -> list[Path]:
    """The article files of a folder and the folders in it, sorted by their path within it.

    Hidden files and folders, files named README and files of other kinds are passed over.

    Raises:
        InputError: a folder cannot be listed.
    """

    def refuse(error: OSError) -> None:
        raise InputError(f"{shown(error.filename)} cannot be listed: {error.strerror or error}.") from error

    found: list[Path] = []
    for folder, inner, names in os.walk(place, onerror=refuse):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        found += [
            Path(folder, name)
            for name in names
            if name.lower().endswith(ENDINGS) and not name.startswith(".") and not name.lower().startswith("readme")
        ]
    return sorted(found, key=lambda path: path.relative_to(place).parts)


def texts(files: Iterable[Path], base: Path) -> list[Text]:
    """Read `files` and give every text a name that is unique among them: its path within `base`, without its ending.

    Files that would share a name keep their endings.

    Raises:
        InputError: a file is missing, unreadable, empty, binary, not UTF-8 or not of its form, or two JSON lines share
            an id.
    """
    found = [text for path in files for text in _read(path, base)]
    while clashing := {name for name, count in Counter(text.id for text in found).items() if count > 1}:
        renamed = []
        for text in found:
            full = shown(text.path.relative_to(base).as_posix())
            if text.id in clashing and text.path.suffix.lower() != ".jsonl" and text.id != full:
                text = replace(text, id=full)  # noqa: PLW2901 - the same text under its longer name
            renamed.append(text)
        if renamed == found:
            name = min(clashing)
            first, second, *_ = [_place(text) for text in found if text.id == name]
            raise InputError(
                f'Two articles are called "{shown(name)}" ({first} and {second}); give each line its own id.'
            )
        found = renamed
    return found


def _place(text: Text) -> str:
    return f"{shown(text.path)}, line {text.line}" if text.line else shown(text.path)


def _read(path: Path, base: Path) -> Iterator[Text]:
    data = _bytes(path)
    if path.suffix.lower() == ".jsonl":
        yield from _json_lines(data, path)
        return
    text = _decoded(data, shown(path))
    if not text.strip():
        raise InputError(f"{shown(path)} has no text in it; remove it or fill it.")
    start, record = front_matter(text, shown(path))
    if not text[start:].strip():
        raise InputError(f"{shown(path)} has no text after its front matter; remove it or fill it.")
    name = shown(path.relative_to(base).with_suffix("").as_posix())
    yield Text(name, text, start, hashlib.sha256(data).hexdigest(), path, record)


def _bytes(path: Path) -> bytes:
    where = shown(path)
    try:
        if not path.is_file():  # a pipe or device would wait for ever
            raise InputError(f"{where} is not a file that can be read; give {_KINDS}, or a folder of them.")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{where} cannot be read: {error.strerror or error}.") from error
    if not data:
        raise InputError(f"{where} is empty (0 bytes); remove it or fill it.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{where} is UTF-16, not UTF-8; convert it, for example with: iconv -f UTF-16 -t UTF-8.")
    if b"\0" in data and _alternates(data[:_BINARY_HEAD]):
        raise InputError(f"{where} looks like UTF-16; convert it to UTF-8, for example with: {_convert(data)}.")
    if b"\0" in data[:_BINARY_HEAD] or b"\0" in data:
        raise InputError(f"{where} is a binary file (byte 0 at offset {data.index(0)}); give {_KINDS}.")
    return data


def _alternates(head: bytes) -> bool:
    """Whether bytes of 0 fill most of every other place and hardly any of the rest, as in western text in UTF-16."""
    shares = [part.count(0) / max(1, len(part)) for part in (head[::2], head[1::2])]
    return min(shares) < _HARDLY and max(shares) > _MOSTLY


def _convert(data: bytes) -> str:
    return f"iconv -f UTF-16{'LE' if data[1::2].count(0) > data[::2].count(0) else 'BE'} -t UTF-8"


def _decoded(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        mark = 3 if data.startswith(b"\xef\xbb\xbf") and len(error.object) < len(data) else 0
        raise InputError(
            f"{where} is not UTF-8: byte 0x{byte:02X} at offset {error.start + mark}; convert it to UTF-8, for example "
            "with: iconv -f WINDOWS-1252 -t UTF-8."
        ) from error


class _Line(msgspec.Struct):
    id: str | int
    text: str
    outlet: str | None = None
    publisher: str | None = None
    date: str | int | None = None
    author: str | list[str] | None = None
    headline: str | None = None
    title: str | None = None
    interviewer: str | None = None
    place: str | None = None
    address: str | None = None
    url: str | None = None


_LINES = msgspec.json.Decoder(_Line)


def _json_lines(data: bytes, path: Path) -> Iterator[Text]:
    found = 0
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not raw.strip():
            continue
        found += 1
        where = f"{shown(path)}, line {number}"
        try:
            line = _LINES.decode(raw)
            digest = hashlib.sha256(line.text.encode()).hexdigest()
        except (msgspec.MsgspecError, UnicodeError) as error:
            said = str(error).replace("`", '"').replace("$.", "")
            raise InputError(f'{where}: not an article as JSON {{"id", "text"}}: {shown(said)}.') from error
        name = " ".join(str(line.id).split())
        if not name:
            raise InputError(f"{where}: the id is empty; give each article its own.")
        if not line.text.strip():
            raise InputError(f'{where}: article "{shown(name)}" has no text; remove the line or fill it.')
        fields = msgspec.structs.asdict(line)
        if isinstance(line.author, list):
            fields["author"] = ", ".join(line.author)
        # Of two names for one field the exact one counts; it comes later and so overwrites the other.
        given = {key: fields[key] for key in ("publisher", "title", "url") if fields[key]}
        given |= {key: fields[key] for key in fields if key not in ("id", "text", *given) and fields[key]}
        record = record_of(given, name=f"{path.name}, line {number}", where=where, known_only=True)
        yield Text(name, line.text, 0, digest, path, record, number)
    if not found:
        raise InputError(f"{shown(path)} has no articles in it; remove it or fill it.")
