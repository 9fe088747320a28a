"""`framediff ledger`: lists of how speech is introduced, which wording is only paraphrased and what is repeated."""

from __future__ import annotations

import click

from framediff.cli.modules import Modules

__all__ = ["ledger"]


@click.group(cls=Modules, package=__name__, paths=__path__)
def ledger() -> None:
    """Print one of the ledgers: reporting verbs, labels, formulas and what else stands below.

    \b
    Examples:
      framediff ledger verbs articles/
      framediff ledger labels articles/ --topic peacekeeping
      framediff ledger formulas articles/ --format csv -o formulas.csv
    """  # noqa: D301 - the escape keeps click from wrapping the examples
