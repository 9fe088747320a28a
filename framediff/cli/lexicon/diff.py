"""`framediff lexicon diff`: what another version of a lexicon changes in the same texts."""

from __future__ import annotations

from dataclasses import replace

import click

from framediff.cli.options import BY, Request, Result, certainty, formats, load, written

__all__ = ["command"]


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option(
    "--on", "place", metavar="PLACE", help="The articles; the seed articles that come with framediff if none."
)
@click.option(
    "--by",
    type=click.Choice([by for by in BY if by != "period"]),
    default="outlet",
    show_default=True,
    help="What the columns are.",
)
@certainty
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=100,
    show_default=True,
    help="How many places of each kind are listed at most.",
)
@formats("text", "json", more="json has every place")
@written
def command(request: Request, result: Result, *, old: str, new: str, place: str | None, by: str, limit: int) -> None:
    """Print what changes in the articles of PLACE when lexicon NEW takes the place of OLD.

    OLD and NEW are ids or paths of .toml files. First what differs in the lexicon, then the numbers whose rank or whose
    difference between columns changed, then every place that was gained, lost, moved or judged otherwise.

    \b
    Examples:
      framediff lexicon diff my-lexicon-1.toml my-lexicon-2.toml --on articles/
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import By
    from framediff.comparison.lexicons.revision import revision
    from framediff.export.lexicons.revision import revision_json, revision_text
    from framediff.lexicon import load_lexicon

    versions = load_lexicon(old), load_lexicon(new)
    if versions[0].id != versions[1].id:
        named = " and ".join(f"“{each.id}”" for each in versions)
        click.echo(f"framediff: note: {named} are two lexicons, not two versions of one.", err=True)
    study = load(replace(request, place=place, lexicons=versions[:1]))
    made = revision(study, versions[1], By(by))
    if result.form == "json":
        result.put(revision_json(made))
    else:
        result.put(revision_text(made, result.columns, limit))
