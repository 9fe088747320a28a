"""`framediff lexicon list`: which lexicons can be named by their id."""

from __future__ import annotations

import click

from framediff.cli.options import say

__all__ = ["command"]


@click.command("list")
def command() -> None:
    """List the lexicons that can be named by their id, one a line."""
    from framediff.escaping import for_terminal
    from framediff.lexicon import coverage, load_lexicon
    from framediff.places import lexicon_files

    for name in lexicon_files():
        each = load_lexicon(name)
        say(for_terminal(f"{name} {each.version} ({each.language}): {each.title}; {coverage(each)}") + "\n")
