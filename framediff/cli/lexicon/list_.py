"""`framediff lexicon list`: which lexicons can be named by their id."""

from __future__ import annotations

import click

from framediff.cli.options import columns, formats, say

__all__ = ["command"]


@click.command("list")
@formats("text", "json")
def command(form: str) -> None:
    """List the lexicons that can be named by their id, by kind, one a line: name, title, number of entries."""
    from framediff.errors import LexiconError
    from framediff.escaping import for_terminal
    from framediff.export.lexicons.listing import list_json, list_text
    from framediff.lexicon import Lexicon, load_lexicon
    from framediff.places import lexicon_files

    files = lexicon_files()
    lexicons: dict[str, Lexicon] = {}
    unread: list[str] = []
    for name in files:
        try:
            lexicons[name] = load_lexicon(name)
        except LexiconError as error:
            unread.append(str(error))
    if form == "json":
        say(list_json(lexicons, files, unread))
        return
    say(list_text(lexicons, files, columns()))
    for sentence in unread:
        click.echo(for_terminal(f"framediff: note: cannot be read: {sentence}"), err=True)
