"""Options for how a result is written and to which file, and the writing: on stdout, or into a new file."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from functools import wraps
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from framediff.errors import InputError
    from framediff.export.document import Document

__all__ = ["FORMS", "Form", "Result", "columns", "faces", "formats", "say", "unwritable", "written"]

FORMS = ("text", "md", "html", "csv", "json")  # written out so that help needs no import; a test holds it to the room's

# Endings of other programs' files, which would not open what is written here.
_FOREIGN = frozenset(
    {".jsonl", ".doc", ".docx", ".odt", ".ods", ".pdf", ".rtf", ".tex", ".tsv", ".xls", ".xlsx", ".xml"}
)
_PIPE_COLUMNS = 80  # a file must not depend on the width of the terminal it was made in
_WIDEST = 160

_Function = TypeVar("_Function", bound="Callable[..., object]")


@dataclass(frozen=True, slots=True)
class Result:
    """How a result is asked to be written, and where.

    Attributes:
        form: what --format says, else what the ending of the file does, else what the command does without either.
        output: the new file; None for stdout.
        force: whether the file is replaced if it exists.
        evidence: whether text lists the places behind each number.
    """

    form: str = "text"
    output: str | None = None
    force: bool = False
    evidence: bool = False

    @property
    def columns(self) -> int:
        """How many cells a line of text may take: as the terminal has, 80 in a file."""
        return columns() if self.output is None else _PIPE_COLUMNS

    def put(self, text: str) -> None:
        """Print `text`, or write it to the file asked for and say so on stderr."""
        if self.output is None:
            say(text)
            return
        from framediff.escaping import for_terminal
        from framediff.export import write_new

        path = write_new(self.output, text, force=self.force)
        click.echo(f"Written: {for_terminal(str(path))}", err=True)

    def put_document(self, document: Document) -> None:
        """Print a document, or write it to the file asked for; one that `verify` asks for is left to it."""
        from framediff.cli.remaking import MADE, remembering
        from framediff.export.document.rendering import written as rendered

        made = click.get_current_context().meta.get(MADE)
        if made is not None:
            made.append(document)
            return
        document = remembering(document, self.output)
        self.put(rendered(document, self.form, self.columns, evidence=self.evidence))


class Form(click.Choice[str]):
    """One of `FORMS`; what is read in a terminal may be asked for as a `table` too, which is text."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The form."""
        return super().convert("text" if value == "table" else value, param, ctx)


def formats(*forms: str, more: str = "") -> Callable[[_Function], _Function]:
    """The option --format of `forms`, the first of which is the default; `more` says what differs between them."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help=f"How it is written{more and '; '}{more}.",
    )


def faces(function: _Function) -> _Function:
    """The options --format, --evidence, -o and --force of a command that writes a document, in `result`."""
    function = click.option(
        "--evidence",
        is_flag=True,
        help="List the places behind each number in text; Markdown, HTML and JSON always do.",
    )(function)
    function = click.option(
        "--format",
        "form",
        type=Form(FORMS),
        default=FORMS[0],
        help="How it is written (csv: its first table); by default text, or what the ending of -o says.",
    )(function)
    return written(function)


def written(function: _Function) -> _Function:
    """The options -o and --force; hands the command all that says how and where it is written as one `result`.

    A file whose ending asks for a form gets it, or is refused if the command does not write it.
    """

    @wraps(function)
    def handed(*args: Any, **kwargs: Any) -> object:  # noqa: ANN401 - the options of any command
        said = {name: kwargs.pop(name) for name in Result.__dataclass_fields__ if name in kwargs}
        if said["output"] is not None and (form := _asked_for(said["output"])) is not None:
            said["form"] = form
        return function(*args, result=Result(**said), **kwargs)

    with_force = click.option("--force", is_flag=True, help="Replace the file if it exists.")(handed)
    with_output = click.option("-o", "--output", metavar="FILE", help="Write to this new file instead of stdout.")
    return cast("_Function", with_output(with_force))


def _asked_for(output: str) -> str | None:
    """The form that the file's ending asks for; none where --format says it, or the ending says nothing.

    Raises:
        click.UsageError: the command does not write that form.
    """
    from framediff.escaping import for_terminal
    from framediff.export.document.rendering import form_of

    context = click.get_current_context()
    listed = next((each for each in context.command.params if "--format" in each.opts and each.name == "form"), None)
    ending = PurePath(output).suffix.lower()
    form = ending[1:] if ending in _FOREIGN else form_of(output, "")
    if listed is None or not form or context.get_parameter_source("form") is click.core.ParameterSource.COMMANDLINE:
        return None
    forms = tuple(cast("click.Choice[str]", listed.type).choices)
    if form in forms:
        return form
    folder = any("--tables" in each.opts for each in context.command.params)
    tables = "; its tables are written as CSV and JSON with --tables FOLDER" if folder else ""
    raise click.UsageError(
        f"-o {for_terminal(output)}: `{context.command_path}` does not write {form}, but {', '.join(forms)}{tables}."
    )


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
