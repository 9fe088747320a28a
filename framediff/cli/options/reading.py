"""Options for what is read: the place, and what a reader has put right in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from framediff.cli.options.requests import requesting

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["certainty", "corrections_file", "place"]

_Function = TypeVar("_Function", bound="Callable[..., object]")


def place(function: _Function) -> _Function:
    """The argument PLACE and the options --keep, --speakers and --resolutions, in `request`."""
    function = click.option(
        "--resolutions",
        metavar="FILE",
        help="Use this file of resolutions in place of resolutions.toml in the folder of PLACE; see `framediff "
        "resolve`.",
    )(requesting("place", "keep", "speakers", "resolutions")(function))
    function = click.option(
        "--speakers",
        metavar="FILE",
        help="Use this file of speakers in place of speakers.toml in the folder of PLACE; see `framediff speakers`.",
    )(function)
    function = click.option(
        "--keep",
        multiple=True,
        metavar="KIND",
        help="Count zones of this kind too, or the zone of this number; `framediff annotate --show-zones` lists them.",
    )(function)
    return click.argument("place", required=False)(function)


def corrections_file(function: _Function) -> _Function:
    """The option --corrections."""
    return click.option(
        "--corrections",
        metavar="FILE",
        help="Corrections of who says what, in place of corrections.toml in the folder of the articles.",
    )(function)


class _Certainty(click.FloatRange):
    """A number from 0 to 1, refused in plain words."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:  # noqa: ANN401 - as click has it
        """The number, or a refusal."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"it must be a number from 0 to 1, such as 0.8, not {value}.", param, ctx)


def certainty(function: _Function) -> _Function:
    """The options --min-confidence and --corrections, in `request`."""
    function = corrections_file(requesting("min_confidence", "corrections")(function))
    return click.option(
        "--min-confidence",
        type=_Certainty(0, 1),
        default=0.0,
        metavar="P",
        help="Count what is attributed with less confidence than this, from 0 to 1, as undetermined; confidence is the "
        "measured precision of the rule.",
    )(function)
