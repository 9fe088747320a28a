"""`framediff lexicon list`: which lexicons can be named by their id."""

from __future__ import annotations

import click

from framediff.cli.options import say

__all__ = ["command"]


@click.command("list")
def command() -> None:
    """List the lexicons that can be named by their id, one a line."""
    from framediff.escaping import for_terminal
    from framediff.lexicon import coverage, load_lexicon, shipped_lexicons
    from framediff.places import lexicon_folders

    own = {path.stem for folder in lexicon_folders() for path in folder.glob("*.toml")}
    for name in sorted(own.union(shipped_lexicons())):
        each = load_lexicon(name)
        say(for_terminal(f"{name} {each.version} ({each.language}): {each.title}; {coverage(each)}") + "\n")
