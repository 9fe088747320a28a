"""`framediff lexicon`: the bench on which lexicons are listed, tested, questioned and exchanged."""

from __future__ import annotations

import click

from framediff.cli.modules import Modules

__all__ = ["lexicon"]


@click.group(cls=Modules, package=__name__, paths=__path__)
def lexicon() -> None:
    """List, show, test, question and compare lexicons.

    \b
    Examples:
      framediff lexicon list
      framediff lexicon show karabakh
      framediff lexicon test my-lexicon.toml
      framediff lexicon lint my-lexicon.toml --on articles/
    """  # noqa: D301 - the escape keeps click from wrapping the examples
