"""Options of commands on one difference of two sides: which indicators, which sides, in which voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from framediff.cli.options import around_given

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framediff.comparison import Study
    from framediff.comparison.groups.sides import Sides

__all__ = ["against", "indicators", "keys_of", "sides_of"]

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


def against(function: _Function) -> _Function:
    """The option --against."""
    return click.option(
        "--against",
        multiple=True,
        metavar="NAME",
        help="A side: given once, it is compared with the rest; given twice, the two with each other. Not needed where "
        "there are two only.",
    )(function)


def keys_of(study: Study, names: Sequence[str]) -> tuple[str, ...]:
    """The keys of the indicators called `names`, each once."""
    from framediff.comparison import resolve_indicator

    return tuple(dict.fromkeys(key for name in names for key in resolve_indicator(study, name)))


def sides_of(study: Study, by: str, names: tuple[str, ...], voice: str | None = None) -> Sides:
    """The two sides called `names`, or one and the rest, held to a voice."""
    from framediff.comparison.groups.sides import REST, SideBy, sides
    from framediff.voice import Voice

    if len(names) > _TWO:
        raise click.UsageError("--against is given once, for one side against the rest, or twice, for two sides.")
    between = (*names, REST) if len(names) == 1 else names
    return sides(study, SideBy(by), between, None if voice is None else Voice(voice), around_given())
