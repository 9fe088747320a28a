"""Writing a file whole or not at all, and never over another one unasked."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from framediff.errors import InputError
from framediff.escaping import for_terminal

__all__ = ["umask", "write_new"]


def write_new(path: str | Path, text: str, *, force: bool = False) -> Path:
    """Write `text` as UTF-8 to a new file at `path`.

    The text goes to a temporary file beside it first, which then takes its name: a reader finds the whole text or no
    file, never half of one.

    Args:
        path: where to.
        text: what to write; its line ends are written as they are.
        force: whether a file that is there may be replaced.

    Returns:
        The path.

    Raises:
        InputError: a file is there already, or the place cannot be written to.
    """
    path = Path(path).expanduser()
    name = for_terminal(str(path))
    if path.is_dir():
        raise InputError(f"{name} is a folder; give the name of a file to write.")
    if not force and (path.exists() or path.is_symlink()):
        raise InputError(f"{name} exists already; choose another name, or replace it with --force.")
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    except (OSError, ValueError) as error:
        raise InputError(f"{name} cannot be written: {_reason(error)}.") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o666 & ~umask())
        _take_name(beside, path, name, force=force)
    except OSError as error:
        raise InputError(f"{name} cannot be written: {_reason(error)}.") from None
    finally:
        with suppress(FileNotFoundError):
            Path(beside).unlink()
    return path


def _take_name(beside: str, path: Path, name: str, *, force: bool) -> None:
    if force:
        Path(beside).replace(path)
        return
    try:
        # A hard link fails where a file has appeared in the meantime; a rename would replace it.
        os.link(beside, path)
    except FileExistsError:
        raise InputError(f"{name} exists already; choose another name, or replace it with --force.") from None
    except OSError:
        # Some file systems have no hard links.
        Path(beside).replace(path)


def umask() -> int:
    """The rights that this process does not give to what it makes."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _reason(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]
