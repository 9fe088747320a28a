"""`framediff lexicon`: the bench on which lexicons are listed, tested, questioned and exchanged."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import click

__all__ = ["lexicon"]


class _Bench(click.Group):
    """Every module beside this one holds one `command` under the module's own name, imported when it is asked for.

    A name that Python or its library has taken ends in an underscore there (`try_.py` is `framediff lexicon try`).
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_modules()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _modules().get(cmd_name)
        if module is None:
            return super().get_command(ctx, cmd_name)
        command: click.Command = import_module(f"{__name__}.{module}").command
        return command


def _modules() -> dict[str, str]:
    """The modules of this folder by the commands that they hold; one whose name begins with `_` holds none."""
    return {module.name.rstrip("_"): module.name for module in iter_modules(__path__) if module.name[0] != "_"}


@click.group(cls=_Bench)
def lexicon() -> None:
    """List, show, test, question and compare lexicons.

    \b
    Examples:
      framediff lexicon list
      framediff lexicon show karabakh
      framediff lexicon test my-lexicon.toml
      framediff lexicon lint my-lexicon.toml --on articles/
    """  # noqa: D301 - the escape keeps click from wrapping the examples
