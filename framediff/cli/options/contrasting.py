"""Options of commands on two sides: which sides, which indicators, in which voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from framediff.cli.options.counting import BY, VOICES
from framediff.cli.options.requests import Request, requesting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framediff.comparison import Study
    from framediff.comparison.groups.sides import Sides

__all__ = ["SIDES_BY", "against", "indicators", "keys_of", "sides_of", "voiced"]

SIDES_BY = (*BY, "voice")  # a test holds them to the room's own list

_Function = TypeVar("_Function", bound="Callable[..., object]")
_TWO = 2


def indicators(function: _Function) -> _Function:
    """The option --indicator."""
    return click.option(
        "--indicator",
        "indicators",
        multiple=True,
        required=True,
        metavar="ID",
        help="The wording: an id such as `territory/artsakh`, its end, or a choice set for all its variants; may be "
        "repeated.",
    )(function)


def voiced(without: str = "") -> Callable[[_Function], _Function]:
    """The option --voice; `without` says what becomes of a command that is given none."""
    more = f"; {without}" if without else ""
    return click.option("--voice", type=click.Choice(VOICES), help=f"Hold both sides to this voice{more}.")


def _two_at_most(_context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    if len(value) > _TWO:
        raise click.UsageError("--against is given once, for one side against the rest, or twice, for two sides.")
    return value


def against(without: str = "Not needed where there are two only.") -> Callable[[_Function], _Function]:
    """The option --against, in `request`; `without` says what becomes of a command that is given none."""

    def decorated(function: _Function) -> _Function:
        return click.option(
            "--against",
            multiple=True,
            metavar="NAME",
            callback=_two_at_most,
            help=f"A side: given once, it is compared with the rest; given twice, the two with each other. {without}",
        )(requesting("against")(function))

    return decorated


def keys_of(study: Study, names: Sequence[str]) -> tuple[str, ...]:
    """The keys of the indicators called `names`, each once."""
    from framediff.comparison import resolve_indicator

    return tuple(dict.fromkeys(key for name in names for key in resolve_indicator(study, name)))


def sides_of(study: Study, request: Request, voice: str | None = None) -> Sides:
    """The two sides that --by and --against give, held to a voice."""
    from framediff.comparison.groups.sides import SideBy, sides
    from framediff.voice import Voice

    held = None if voice is None else Voice(voice)
    return sides(study, SideBy(request.by), request.against, held, request.around)
