"""Options of commands on two sides: which sides, which indicators, in which voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from framediff.cli.options import around_given

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from framediff.comparison import Study
    from framediff.comparison.groups.sides import Sides

__all__ = ["against", "indicators", "keys_of", "names_of", "sides_of"]

_Function = TypeVar("_Function", bound="Callable[..., object]")
_TWO = 2
_BETWEEN = "framediff.between"  # under which a command's context keeps the two names of --between


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


def against(without: str = "Not needed where there are two only.") -> Callable[[_Function], _Function]:
    """The option --against; `without` says what becomes of a command that is given none."""

    def decorated(function: _Function) -> _Function:
        function = click.option(
            "--against",
            multiple=True,
            metavar="NAME",
            callback=lambda context, _, value: value or context.meta.get(_BETWEEN, ()),
            help=f"A side: given once, it is compared with the rest; given twice, the two with each other. {without}",
        )(function)
        # Both sides in one option: not shown, so that there is one way to learn, and taken all the same.
        return click.option(
            "--between", nargs=2, hidden=True, is_eager=True, expose_value=False, callback=_note_between
        )(function)

    return decorated


def _note_between(context: click.Context, _: click.Parameter, value: tuple[str, ...] | None) -> None:
    if value:
        context.meta[_BETWEEN] = tuple(value)


def keys_of(study: Study, names: Sequence[str]) -> tuple[str, ...]:
    """The keys of the indicators called `names`, each once."""
    from framediff.comparison import resolve_indicator

    return tuple(dict.fromkeys(key for name in names for key in resolve_indicator(study, name)))


def names_of(given: tuple[str, ...]) -> tuple[str, ...]:
    """The names of two sides as --against gives them, one being the rest where it gives one; none without it.

    Raises:
        click.UsageError: there are more than two.
    """
    from framediff.comparison.groups.sides import REST

    if len(given) > _TWO:
        raise click.UsageError("--against is given once, for one side against the rest, or twice, for two sides.")
    return (*given, REST) if len(given) == 1 else given


def sides_of(study: Study, by: str, given: tuple[str, ...], voice: str | None = None) -> Sides:
    """The two sides that --against gives, held to a voice."""
    from framediff.comparison.groups.sides import SideBy, sides
    from framediff.voice import Voice

    return sides(study, SideBy(by), names_of(given), None if voice is None else Voice(voice), around_given())
