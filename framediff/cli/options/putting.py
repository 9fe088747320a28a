"""Putting a result where the options say: on stdout, into a new file, or into a folder of tables."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from framediff.errors import InputError
    from framediff.export.document import Document

__all__ = ["columns", "put", "put_document", "put_tables", "say", "unwritable"]

_PIPE_COLUMNS = 80  # a file must not depend on the width of the terminal it was made in
_WIDEST = 160


def columns() -> int:
    """How wide a table may be: as the terminal, or 80 columns when stdout is none."""
    if not sys.stdout.isatty():
        return _PIPE_COLUMNS
    return min(shutil.get_terminal_size((_PIPE_COLUMNS, 24)).columns, _WIDEST)


def say(text: str) -> None:
    """Print `text` on stdout; leaves quietly when the reader, such as `head`, has closed the pipe and has enough.

    Raises:
        InputError: stdout cannot be written to, for instance because the disk is full.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        raise click.exceptions.Exit(0) from None
    except OSError as error:
        raise unwritable(error) from None


def unwritable(error: OSError) -> InputError:
    """What is said when stdout cannot be written to; closes it."""
    from framediff.errors import InputError

    _close_stdout()
    reason = error.strerror or str(error)
    return InputError(f"The output cannot be written: {reason[:1].lower()}{reason[1:]}.")


def _close_stdout() -> None:
    """Send what is still to come nowhere: Python flushes stdout once more at its end, and that must not fail too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def put(text: str, output: str | None, *, force: bool) -> None:
    """Print `text`, or write it to the file asked for and say so on stderr."""
    if output is None:
        say(text)
        return
    from framediff.escaping import for_terminal
    from framediff.export import write_new

    path = write_new(output, text, force=force)
    click.echo(f"Written: {for_terminal(str(path))}", err=True)


def put_document(document: Document, form: str | None, output: str | None, *, force: bool, evidence: bool) -> None:
    """Print a document, or write it to the file asked for, as asked for or as the file's ending says."""
    from framediff.cli.remaking import MADE, remembering
    from framediff.export.document.rendering import form_of
    from framediff.export.document.rendering import written as rendered

    made = click.get_current_context().meta.get(MADE)
    if made is not None:
        made.append(document)
        return
    document = remembering(document, output)
    width = columns() if output is None else _PIPE_COLUMNS
    put(rendered(document, form or form_of(output), width, evidence=evidence), output, force=force)


def put_tables(document: Document, folder: str, *, force: bool) -> None:
    """Write every table of a document to a folder, and say so on stderr."""
    from framediff.escaping import for_terminal
    from framediff.export.document.folder import write_tables
    from framediff.export.layout import counted

    path, number = write_tables(document, folder, force=force)
    click.echo(f"Written: {counted(number, 'table')} to {for_terminal(str(path))}", err=True)
