"""`framediff lexicon show`: a lexicon's own page."""

from __future__ import annotations

import shutil
import sys

import click

from framediff.cli.options import columns, formats, put, say, written

__all__ = ["command"]


@click.command("show")
@click.argument("name", metavar="ID")
@click.option("--examples", is_flag=True, help="With every example: + must give a hit, - must give none.")
@formats("text", "md", "json", more="JSON holds the lexicon whole")
@written
def command(
    name: str,
    examples: bool,  # noqa: FBT001 - click passes it by name
    form: str,
    output: str | None,
    force: bool,  # noqa: FBT001 - click passes it by name
) -> None:
    """Show a lexicon's page: what it is about, its sources, and each indicator with its patterns.

    Of each indicator there are its id, definition, who uses and who objects to it, its mirror, its sources, and its
    entries with their contexts, dates and weights. ID is the lexicon's id, or the path of its .toml or .yaml file. In
    a terminal a page longer than the screen opens in your pager.
    """
    from framediff.export.lexicons.page import page_json, page_markdown, page_text
    from framediff.lexicon import load_lexicon

    lexicon = load_lexicon(name)
    if form == "json":
        put(page_json(lexicon), output, force=force)
    elif form == "md":
        put(page_markdown(lexicon, examples=examples), output, force=force)
    elif output is not None:
        put(page_text(lexicon, examples=examples), output, force=force)
    else:
        text = page_text(lexicon, columns(), examples=examples)
        if sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines:
            click.echo_via_pager(text)
        else:
            say(text)
