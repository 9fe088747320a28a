"""Every table of a document as files of a folder, each as CSV and as JSON, with a list of what is there."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from framediff.errors import InputError
from framediff.escaping import for_terminal
from framediff.export.document.delimited import table_csv
from framediff.export.document.model import Table
from framediff.export.document.structured import table_json
from framediff.export.table.structured import SCHEMA_VERSION, shown
from framediff.export.writing import umask, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framediff.export.document.model import Document, Section

__all__ = ["LIST", "write_tables"]

LIST = "tables.json"
"""The file that lists the tables with their files, and what they were made from."""

_LONGEST = 60  # letters of a table's id in the name of its files


def write_tables(document: Document, folder: str | Path, *, force: bool = False) -> tuple[Path, int]:
    """Write every table of `document` to `folder`, all of them or none.

    Args:
        document: whose tables.
        folder: a new or an empty folder, or with `force` any; there files of other names stay as they are.
        force: whether files that are there may be replaced.

    Returns:
        The folder, and how many tables it has.

    Raises:
        InputError: the folder has something in it, or cannot be written to.
    """
    folder = Path(folder).expanduser()
    name = for_terminal(str(folder))
    files = _files(document)
    try:
        if folder.exists() and not folder.is_dir():
            raise InputError(f"{name} is a file; give the name of a folder for the tables.")
        if folder.is_dir() and any(folder.iterdir()):
            if not force:
                raise InputError(f"{name} is not empty; choose another folder, or write into it with --force.")
            for file, text in files.items():
                write_new(folder / file, text, force=True)
            return folder, (len(files) - 1) // 2
        _write_whole(folder, files)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{name} cannot be written: {reason[:1].lower()}{reason[1:]}.") from None
    return folder, (len(files) - 1) // 2


def _write_whole(folder: Path, files: dict[str, str]) -> None:
    """Write the files to a folder beside, which then takes the name."""
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}.", suffix=".part", dir=folder.parent))
    try:
        for file, text in files.items():
            with (beside / file).open("wb") as handle:
                handle.write(text.encode("utf-8", "backslashreplace"))
                handle.flush()
                os.fsync(handle.fileno())
        beside.chmod(0o777 & ~umask())
        if folder.is_dir():
            folder.rmdir()
        beside.replace(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _files(document: Document) -> dict[str, str]:
    """The texts of the files by their names; numbers keep the order of the document and names apart."""
    found: dict[str, str] = {}
    listed = []
    for number, (title, table) in enumerate(_titled(document.sections), 1):
        stem = f"{number:03}-{_stem(table)}"
        found |= {f"{stem}.csv": table_csv(table), f"{stem}.json": table_json(table)}
        listed.append({"table": table.id, "title": title, "rows": len(table.rows), "csv": f"{stem}.csv"})
    whole = {
        "schema_version": SCHEMA_VERSION,
        "title": document.title,
        "tables": listed,
        "manifest": document.manifest,
    }
    found[LIST] = json.dumps(shown(whole), ensure_ascii=False, indent=1) + "\n"
    return found


def _titled(sections: Iterable[Section], above: str = "") -> Iterator[tuple[str, Table]]:
    """Every table, in order, with the titles of its sections and its own."""
    for section in sections:
        under = f"{above} › {section.title}" if above else section.title
        for block in section.blocks:
            if isinstance(block, Table):
                yield f"{under} › {block.title}" if block.title else under, block
        yield from _titled(section.sections, under)


def _stem(table: Table) -> str:
    """The table's id as part of a file's name, on any system."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in table.id.lower())
    return "-".join(part for part in plain.split("-") if part)[:_LONGEST].strip("-") or "table"
