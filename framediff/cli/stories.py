"""`framediff stories`: which articles are on one event, and a file in which a reader puts it right."""

from __future__ import annotations

import click

from framediff.cli.options import faces, load, place, put_document

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
def stories(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    write: bool,  # noqa: FBT001 - click passes it by name
    form: str | None,
    evidence: bool,  # noqa: FBT001 - same
    output: str | None,
    force: bool,  # noqa: FBT001 - same
) -> None:
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
    from framediff.export.document.rendering import form_of
    from framediff.export.stories import stories_document

    if write:
        _write(place, keep, output)
        return
    study = load(place, None, keep)
    chosen = form or form_of(output)
    document = stories_document(study, None if chosen in {"csv", "json"} else _MOST)
    put_document(document, chosen, output, force=force, evidence=evidence)


def _write(place: str | None, keep: tuple[str, ...], output: str | None) -> None:
    """Add the stories to the file, and say what was done."""
    from framediff.escaping import for_terminal
    from framediff.export.stories import write_stories

    if output is not None:
        raise click.UsageError("--write adds to stories.toml; -o is for the listing: use one of them.")
    if place is None:
        raise click.UsageError("--write needs a PLACE, whose folder the file is for.")
    path, added = write_stories(load(place, None, keep))
    name = for_terminal(str(path))
    told = "1 story" if added == 1 else f"{added:,} stories"
    click.echo(
        f"Nothing to add: {name} has every story of several articles."
        if not added
        else f"Written: {name}, {told} added",
        err=True,
    )
