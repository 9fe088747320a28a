"""Options for how a result is written, and to which file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

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
    """The options -o and --force."""
    function = click.option("--force", is_flag=True, help="Replace the file if it exists.")(function)
    return click.option("-o", "--output", metavar="FILE", help="Write to this new file instead of stdout.")(function)
