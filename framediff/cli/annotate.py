"""`framediff annotate`: what was found in each article, zone by zone, speaker by speaker, hit by hit."""

from __future__ import annotations

import click

from framediff.cli.options import columns, lexicons, load, place, put, written

__all__ = ["annotate"]


@click.command()
@place
@lexicons
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "jsonl")),
    default="text",
    show_default=True,
    help="Text to read, or one JSON object an article and line.",
)
@click.option("--show-zones", is_flag=True, help="Print only the zones, with all words of those left out.")
@click.option("--no-hits", is_flag=True, help="Leave the lexicons out of it: zones and attributions only.")
@written
def annotate(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    lexicons: tuple[str, ...],
    form: str,
    show_zones: bool,  # noqa: FBT001 - click passes it by name
    no_hits: bool,  # noqa: FBT001 - same
    output: str | None,
    force: bool,  # noqa: FBT001 - same
) -> None:
    """Print each article's zones, attributions and hits.

    A zone that was left out, such as a cookie line, is put back with `--keep KIND` or `--keep NUMBER`. Hits that a
    rule refused or a longer match covers are listed with the reason.

    \b
    Examples:
      framediff annotate --show-zones
      framediff annotate articles/ --keep boilerplate
      framediff annotate articles.jsonl --format jsonl --no-hits -o attributions.jsonl
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.export.annotation import (
        annotation_jsonl,
        annotation_text,
    )

    hits = not (no_hits or show_zones)
    study = load(place, lexicons if hits else None, keep)
    if form == "jsonl":
        text = annotation_jsonl(study, hits=hits)
    else:
        width = columns() if output is None else 80
        text = annotation_text(study, width, hits=hits, zones_only=show_zones)
    put(text, output, force=force)
