"""`framediff lexicon new`: a lexicon to begin with."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("new")
@click.argument("lexicon_id", metavar="ID")
@click.option("--title", metavar="TEXT", help="Title, as readers see it; by default made of the id.")
@click.option("--kind", type=click.Choice(("issue", "frames", "rhetoric", "verbs")), help="What it is about.")
@click.option("--sides", nargs=2, metavar="A B", help="The two parties of a dispute, each with its own label.")
@click.option(
    "-o", "--output", metavar="FILE", help="Write to this new file (.toml), not to the folder of your own lexicons."
)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def command(
    *,
    lexicon_id: str,
    title: str | None,
    kind: str | None,
    sides: tuple[str, str] | None,
    output: str | None,
    force: bool,
) -> None:
    """Write a lexicon to begin with: it loads, its examples hold, and its comments say what to write where.

    It goes to the folder of your own lexicons, where commands find it by its ID, or to the file named with -o.

    \b
    Examples:
      framediff lexicon new harbour --title "The harbour" --sides Eastern Western
      framediff lexicon new hedges --kind rhetoric -o hedges.toml
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.errors import InputError
    from framediff.escaping import for_terminal
    from framediff.export import write_new
    from framediff.lexicon import parse_lexicon, shipped_lexicons
    from framediff.lexicon.starter import starter
    from framediff.places import settings_folder

    if sides and kind == "verbs":
        raise click.UsageError("--sides belongs to labels of one thing; a lexicon of verbs has none.")
    if sides and (sides[0].strip().casefold() == sides[1].strip().casefold() or not all(map(str.strip, sides))):
        raise click.UsageError("--sides needs two names that differ.")
    if output is not None and not output.endswith(".toml"):
        raise click.UsageError("a new lexicon is TOML: let the name after -o end in .toml.")
    text = starter(
        lexicon_id,
        title or lexicon_id.replace("-", " ").capitalize(),
        kind=kind or "",
        sides=sides,
        name=for_terminal(output or lexicon_id),
    )
    parse_lexicon(text, output or f"{lexicon_id}.toml")
    if output is None and lexicon_id in shipped_lexicons() and not force:
        raise InputError(
            f"A lexicon “{lexicon_id}” comes with framediff; choose another id, or let yours hide it with --force."
        )
    if output is None:
        folder = settings_folder() / "lexicons"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{for_terminal(str(folder))} cannot be made: {error.strerror or error}.") from None
        output = str(folder / f"{lexicon_id}.toml")
        name = lexicon_id
    else:
        name = output
    path = write_new(output, text, force=force)
    click.echo(for_terminal(f"Written: {path}"), err=True)
    click.echo(for_terminal(f"Edit it, then: framediff lexicon test {name}"), err=True)
