"""`framediff lexicon sample`: a blind coding sheet of a lexicon's hits, and of sentences without one."""

from __future__ import annotations

import click

from framediff.cli.options import Request, certainty, lexicons, load, place

__all__ = ["command"]


@click.command("sample")
@place
@certainty
@lexicons
@click.option("--hits", type=click.IntRange(min=0), default=100, show_default=True, help="Hits to draw.")
@click.option("--per-entry", type=click.IntRange(min=1), metavar="N", help="Draw N hits of each entry instead.")
@click.option(
    "--non-hits", type=click.IntRange(min=0), default=50, show_default=True, help="Sentences without a hit to draw."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another number draws another sample.")
@click.option("-o", "--output", metavar="FILE", required=True, help="The sheet, a new file; its key comes beside it.")
@click.option("--force", is_flag=True, help="Replace the files if they exist.")
def command(
    request: Request,
    *,
    hits: int,
    per_entry: int | None,
    non_hits: int,
    seed: int,
    output: str,
    force: bool,
) -> None:
    """Draw a blind, shuffled sample for people to code.

    The sheet is CSV for any spreadsheet: a text with the words in question in [[double brackets]], a question, and an
    empty column for yes or no. Outlet, voice and entry stand in the key beside it, FILE.key.json, which coders must not
    see. Give each coder a copy, then run `framediff lexicon agree`.

    Sentences without a hit show what the lexicon misses: half of them hold a word of hits or a mention that was not
    counted, half are any others of four different words or more.

    \b
    Examples:
      framediff lexicon sample articles/ --lexicon my-lexicon.toml -o sheet.csv
      framediff lexicon sample articles/ --lexicon karabakh --per-entry 5 --non-hits 100 -o sheet.csv
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from pathlib import Path

    from framediff.comparison.lexicons.coding import Asked, draw
    from framediff.errors import InputError
    from framediff.escaping import for_terminal
    from framediff.export import write_new
    from framediff.export.lexicons.codingkey import key_json, key_of
    from framediff.export.lexicons.codingsheet import sheet_csv

    sheet = Path(output).expanduser()
    key_file = sheet.with_suffix(".key.json")
    for each in (sheet, key_file):
        if each.exists() and not force:
            raise InputError(
                f"{for_terminal(str(each))} exists already; choose another name, or replace it with --force."
            )
    study = load(request)
    if len(study.lexicons) != 1:
        ids = ", ".join(each.id for each in study.lexicons)
        raise click.UsageError(f"A sheet is about one lexicon; name it with --lexicon: {ids}.")
    asked = Asked(hits, non_hits, per_entry or 0, seed)
    drawn = draw(study, study.lexicons[0], asked)
    if not drawn.units:
        raise InputError(f"{for_terminal(study.corpus.name)}: there is no hit and no sentence to draw.")
    key = key_of(study, study.lexicons[0], asked, drawn)
    for path, text in ((key_file, key_json(key)), (sheet, sheet_csv(study, drawn.units, key))):
        write_new(path, text, force=force)
        click.echo(f"Written: {for_terminal(str(path))}", err=True)
