"""`framediff lexicon list`: which lexicons can be named by their id."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framediff.cli.options import say

if TYPE_CHECKING:
    from framediff.lexicon import Lexicon

__all__ = ["command"]


@click.command("list")
def command() -> None:
    """List the lexicons that can be named by their id, one a line."""
    from framediff.escaping import for_terminal
    from framediff.lexicon import coverage, load_lexicon
    from framediff.places import lexicon_files

    for name in lexicon_files():
        each = load_lexicon(name)
        say(
            for_terminal(f"{name} {each.version} ({each.language}): {each.title}; {coverage(each)}; {_measured(each)}")
            + "\n"
        )


def _measured(lexicon: Lexicon) -> str:
    """Of how many indicators the precision was measured by coding."""
    from framediff.scoring import pooled

    measured, all_of_them = len(pooled(lexicon)), len(list(lexicon.indicators()))
    return f"precision measured of {measured} of {all_of_them} indicators" if measured else "precision not measured"
