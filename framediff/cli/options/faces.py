"""Options for how a result is written, and to which file."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from collections.abc import Callable


__all__ = ["FORMS", "Form", "faces", "formats", "written"]

FORMS = ("text", "md", "html", "csv", "json")

_Function = TypeVar("_Function", bound="Callable[..., object]")


class Form(click.Choice[str]):
    """One of `FORMS`; `table` is understood as text, which is what a table in a terminal is."""

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
    """The options --format, --evidence, -o and --force of a command that writes a document."""
    function = click.option(
        "--evidence",
        is_flag=True,
        help="List the places behind each number in text; Markdown, HTML and JSON always do.",
    )(function)
    function = click.option(
        "--format",
        "form",
        type=Form(FORMS),
        help="How it is written (csv: its first table); by default text, or what the ending of -o says.",
    )(function)
    return written(function)


def written(function: _Function) -> _Function:
    """The options -o and --force; a file whose ending asks for a form gets it, or is refused if there is none."""

    @wraps(function)
    def asked(*args: Any, **kwargs: Any) -> object:  # noqa: ANN401 - the options of any command
        if kwargs.get("output") is not None and (form := _asked_for(kwargs["output"])) is not None:
            kwargs["form"] = form
        return function(*args, **kwargs)

    with_force = click.option("--force", is_flag=True, help="Replace the file if it exists.")(asked)
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
    form = "jsonl" if output.lower().endswith(".jsonl") else form_of(output, "")
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
