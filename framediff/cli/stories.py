"""`framediff stories`: which articles are on one event, and a file in which a reader puts it right."""

from __future__ import annotations

from dataclasses import replace

import click

from framediff.cli.options import Request, Result, faces, load, place

__all__ = ["stories"]

_MOST = 40


@click.command()
@place
@click.option(
    "--write",
    is_flag=True,
    help="Print nothing, but add the stories found to stories.toml, which is made if need be; nothing in it changes.",
)
@faces
def stories(request: Request, result: Result, *, write: bool) -> None:
    """Print which articles are on the same event: those that share telling words within some days.

    What is wrong is put right in stories.toml in the folder of the articles: a [[story]] has a name and exactly the
    articles it lists, [[apart]] keeps articles from being one story. Then `--by story` compares stories, and `--story
    NAME` holds a comparison to one, so that outlets are compared on the same event.

    \b
    Examples:
      framediff stories articles/
      framediff stories articles/ --write
      framediff compare articles/ --story "harbour strike"
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.export.stories import stories_document

    if write:
        _write(replace(request, lexicons=None), result)
        return
    study = load(replace(request, lexicons=None))
    result.put_document(stories_document(study, None if result.form in {"csv", "json"} else _MOST))


def _write(request: Request, result: Result) -> None:
    """Add the stories to the file, and say what was done."""
    from framediff.escaping import for_terminal
    from framediff.export.stories import write_stories

    if result.output is not None:
        raise click.UsageError("--write adds to stories.toml; -o is for the listing: use one of them.")
    if request.place is None:
        raise click.UsageError("--write needs a PLACE, whose folder the file is for.")
    path, added = write_stories(load(request))
    name = for_terminal(str(path))
    told = "1 story" if added == 1 else f"{added:,} stories"
    click.echo(
        f"Nothing to add: {name} has every story of several articles."
        if not added
        else f"Written: {name}, {told} added",
        err=True,
    )
