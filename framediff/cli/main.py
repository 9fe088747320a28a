"""The group of commands, the terminal UI behind no command at all, and what becomes of errors."""

from __future__ import annotations

import sys
from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from framediff import __version__
from framediff.cli.annotate import annotate
from framediff.cli.audit import audit
from framediff.cli.compare import compare
from framediff.cli.correct import correct
from framediff.cli.decompose import decompose
from framediff.cli.diff import diff
from framediff.cli.discover import discover
from framediff.cli.evidence import evidence
from framediff.cli.keyness import keyness
from framediff.cli.ledger import ledger
from framediff.cli.lexicon import lexicon
from framediff.cli.omissions import omissions
from framediff.cli.options import Request, certainty, unwritable
from framediff.cli.quotes import quotes
from framediff.cli.remaking import ASKED
from framediff.cli.report import report
from framediff.cli.resolve import resolve
from framediff.cli.sensitivity import sensitivity
from framediff.cli.speakers import speakers
from framediff.cli.stories import stories
from framediff.cli.verify import verify
from framediff.errors import FramediffError, InputError
from framediff.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Screens = Callable[[Path | None, float, Path | None], None]

__all__ = ["run"]

_WRONG = 2
_INTERRUPTED = 130
_LIKE_A_COMMAND = 70  # of 100, rapidfuzz's ratio; “comapre” and “compare” reach 86


class _Faces(click.Group):
    """Commands by name; what is no command is a place, which the terminal UI opens."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            return _open.name, _open, args
        ctx.meta[ASKED] = tuple(args[1:])
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "[PLACE]")
        formatter.write_usage(ctx.command_path, "COMMAND [ARGS]...", prefix="       ")


@click.command("open")
@click.argument("place", required=False)
@certainty
@click.pass_context
def _open(ctx: click.Context, request: Request, place: str | None) -> None:
    """Open the terminal UI on a place."""
    corrections, min_confidence = request.corrections, request.min_confidence
    if ctx.parent is not None:
        # Both may stand before the place, too.
        corrections = corrections or ctx.parent.params.get("corrections")
        min_confidence = min_confidence or ctx.parent.params.get("min_confidence", 0.0)
    if place is not None and not Path(place).expanduser().exists():
        _suggest_command(place)
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):  # None: it is closed
        raise click.UsageError(
            "The terminal UI needs a terminal; use `framediff compare` to print the comparison, "
            "or see `framediff --help`."
        )
    screens: Screens = ctx.obj
    screens(
        None if place is None else Path(place),
        min_confidence,
        None if corrections is None else Path(corrections).expanduser(),
    )


def _suggest_command(place: str) -> None:
    """Refuse a place that does not exist and looks like a mistyped command."""
    from rapidfuzz import fuzz, process

    near = process.extractOne(place.casefold(), list(faces.commands), scorer=fuzz.ratio, score_cutoff=_LIKE_A_COMMAND)
    shown = for_terminal(place)
    if near:
        raise click.UsageError(
            f"There is no file or folder “{shown}”, and no such command; did you mean `framediff {near[0]}`?"
        )
    raise click.UsageError(
        f"There is no file or folder “{shown}”; give a folder of articles, or a command of `framediff --help`."
    )


@click.group(
    cls=_Faces,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 a check failed, 2 wrong use or input, 130 interrupted.",
)
@click.version_option(__version__, message="framediff %(version)s")
@certainty
@click.pass_context
def faces(ctx: click.Context, request: Request) -> None:
    """Compare how news outlets and the people they quote word the same topics.

    With a PLACE (a folder of articles or one article's file), framediff opens its terminal UI there; with nothing, on
    the five seed articles that come with it. The commands print the same numbers.

    \b
    Examples:
      framediff articles/
      framediff compare articles/ --by speaker
      framediff evidence articles/ --indicator territory
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    if ctx.invoked_subcommand is None:
        ctx.invoke(_open, place=None, corrections=request.corrections, min_confidence=request.min_confidence)
    elif ctx.invoked_subcommand != _open.name and (request.corrections is not None or request.min_confidence):
        raise click.UsageError(
            f"Give --min-confidence and --corrections behind the command: framediff {ctx.invoked_subcommand} …"
        )


for command in (
    audit,
    compare,
    evidence,
    report,
    annotate,
    correct,
    resolve,
    diff,
    decompose,
    sensitivity,
    discover,
    speakers,
    stories,
    keyness,
    ledger,
    lexicon,
    omissions,
    quotes,
    verify,
):
    faces.add_command(command)


def run(screens: Screens, args: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        screens: opens the terminal UI on a place, or on the seeds for None, with a least confidence and, unless it is
            None, a file of corrections. It is handed in because the command line and the terminal UI stand side by side
            in the house and do not know each other.
        args: the words after the command's name; those of this process by default.

    Returns:
        0 done, 1 a check failed, 2 wrong use or input, 130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        # What an outdated terminal encoding cannot show is shown by number instead of stopping the output.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")
    if sys.stdout is None:  # `framediff compare >&-`
        _refuse(InputError("The output cannot be written: standard output is closed."))
        return _WRONG
    try:
        words = None if args is None else list(args)
        code = faces.main(words, prog_name="framediff", standalone_mode=False, obj=screens)
    except (FramediffError, click.ClickException) as error:
        _refuse(error)
        code = _WRONG
    except OSError as error:
        # What click itself prints, such as help.
        if error.errno != ENOSPC:
            raise
        _refuse(unwritable(error))
        code = _WRONG
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        code = _INTERRUPTED
    return code if isinstance(code, int) else 0


def _refuse(error: Exception) -> None:
    """Say on stderr what is wrong, in one sentence; a group named alone shows its commands instead."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    text = error.format_message() if isinstance(error, click.ClickException) else str(error)
    click.echo(f"framediff: {text}", err=True)
