"""A group of commands whose every module is a command, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

import click

from framediff.cli.remaking import ASKED

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Modules"]


class Modules(click.Group):
    """Every module of a package holds one `command` under the module's own name, imported when it is asked for.

    A name that Python or its library has taken ends in an underscore there (`try_.py` is `framediff lexicon try`).
    """

    def __init__(self, *args: Any, package: str, paths: Sequence[str], **kwargs: Any) -> None:  # noqa: ANN401 - as click has it
        """A group over the modules of `package`, which lies in the folders `paths`."""
        super().__init__(*args, **kwargs)
        self._package = package
        self._paths = list(paths)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in alphabetical order."""
        return sorted({*super().list_commands(ctx), *self._modules()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None where there is no such module."""
        module = self._modules().get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module(f"{self._package}.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name, which are then kept as its own for its manifest."""
        name, command, rest = super().resolve_command(ctx, args)
        ctx.meta[ASKED] = tuple(rest)
        return name, command, rest

    def _modules(self) -> dict[str, str]:
        """The modules by the commands that they hold; one whose name begins with `_` holds none."""
        return {module.name.rstrip("_"): module.name for module in iter_modules(self._paths) if module.name[0] != "_"}
