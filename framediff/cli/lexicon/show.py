"""`framediff lexicon show`: a lexicon's own page."""

from __future__ import annotations

import shutil
import sys

import click

from framediff.cli.options import Result, formats, say, written

__all__ = ["command"]


@click.command("show")
@click.argument("name", metavar="ID")
@click.option("--examples", is_flag=True, help="With every example: + must give a hit, - must give none.")
@formats("text", "md", "json", more="JSON holds the lexicon whole")
@written
def command(result: Result, *, name: str, examples: bool) -> None:
    """Show a lexicon's page: what it is about, its sources, and each indicator with its patterns.

    Of each indicator there are its id, definition, who uses and who objects to it, its mirror, its sources, and its
    entries with their contexts, dates and weights. ID is the lexicon's id, or the path of its .toml or .yaml file. In
    a terminal a page longer than the screen opens in your pager.
    """
    from framediff.export.lexicons.page import page_json, page_markdown, page_text
    from framediff.lexicon import load_lexicon

    lexicon = load_lexicon(name)
    if result.form == "json":
        result.put(page_json(lexicon))
    elif result.form == "md":
        result.put(page_markdown(lexicon, examples=examples))
    elif result.output is not None:
        result.put(page_text(lexicon, examples=examples))
    else:
        text = page_text(lexicon, result.columns, examples=examples)
        if sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines:
            click.echo_via_pager(text)
        else:
            say(text)
