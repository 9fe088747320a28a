"""`framediff lexicon show`: what one lexicon holds."""

from __future__ import annotations

import click

from framediff.cli.options import say

__all__ = ["command"]


@click.command("show")
@click.argument("name", metavar="ID")
def command(name: str) -> None:
    """Show what a lexicon holds: indicators with their ids, provenance and patterns, and topics.

    ID is the lexicon's id, or the path of its .toml file.
    """
    from framediff.export.dictionary import to_text
    from framediff.lexicon import load_lexicon

    say(to_text(load_lexicon(name)))
